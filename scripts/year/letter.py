"""The letter to the publisher of a report: the open questions, and the numbers that stand only in its charts. Rows in, text out."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import groupby

from scripts.ground.data_package import Package, Row
from scripts.ground.decisions import CORRECTED, STANDS
from scripts.ground.missing import missing, open_questions
from scripts.ground.numbers import comma
from scripts.ground.statuses import IN_CHART
from scripts.package.asking import EVIDENCE
from scripts.year import letter_words as words

Lacking = tuple[Row, Row]  # an observation without a number, and the statement that takes it up


def letter(package: Package, year: str, threshold: int, figures: Sequence[Row]) -> str:
    """The letter, to send as it is; "" where the year lacks no number and no question is open.

    `threshold`: the least count of people that anybody may be told; `figures`: the rows of `question_figures.csv`.
    """
    questions = open_questions(year, package.rows("questions"), package.rows("observations"))
    found = lacking(package, year)
    charted, others = ([one for one in found if (one[0]["obs_status"] == IN_CHART) == drawn] for drawn in (True, False))
    if not (questions or found):
        return ""
    parts = [*opening(package, year, (len(questions), len(charted), len(others))), *how_to_answer(threshold)]
    if questions:
        of = (report_of(package, year), figures, package)
        parts += [
            words.QUESTIONS,
            words.QUESTIONS_LEAD,
            *(asked(number, row, *of) for number, row in enumerate(questions, 1)),
        ]
    if charted:
        parts += [words.NUMBERS, words.READ_OFF, *charts(charted, package)]
    if others:
        parts += [words.BEYOND, words.HAVE_YOU, "\n".join(beyond_charts(others, package))]
    return "\n\n".join([*parts, words.THANKS, words.REGARDS]) + "\n"


def lacking(package: Package, year: str) -> list[Lacking]:
    """What the year lacks, in the order of the report."""
    statements: dict[str, Row] = {}
    for row in package.rows("statements"):
        if row["year"] == year and not row["value"]:
            statements.setdefault(row["observation"], row)
    rows = [row for row in missing(package.rows("observations")) if row["year"] == year]
    found = [(row, statements[row["observation"]]) for row in rows]
    return sorted(found, key=lambda one: (int(one[1]["page"] or 0), int(one[1]["seq"])))


def report_of(package: Package, year: str) -> str:
    """The source that most of a year's figures stand in: the report that the letter is about."""
    return Counter(row["source"] for row in package.rows("statements") if row["year"] == year).most_common(1)[0][0]


def opening(package: Package, year: str, counts: Sequence[int]) -> Iterator[str]:
    """The subject, who writes and why, and how much there is to answer: questions, numbers in charts and numbers in none."""
    forms = (
        (words.ONE_QUESTION, words.QUESTIONS_ASKED),
        (words.ONE_NUMBER, words.NUMBERS_ASKED),
        (words.ONE_BEYOND, words.BEYOND_ASKED),
    )
    told = [
        one if count == 1 else several.format(count)
        for count, (one, several) in zip(counts, forms, strict=True)
        if count
    ]
    title = package.by_name["sources"][report_of(package, year)]["title_sv"]
    yield from (words.SUBJECT.format(year), words.GREETING, words.WHY_WE_WRITE.format(quoted(title)))
    enumerated = words.AND.join(filter(None, (", ".join(told[:-1]), told[-1])))
    yield " ".join([words.ASKS.format(enumerated), words.NOT_ALL])


def how_to_answer(threshold: int) -> Iterator[str]:
    """How to answer without telling of anybody, and what comes of it."""
    yield from (words.HOW, words.ANSWER_HERE, words.SMALL.format(threshold))
    yield from (words.THEN, words.PUBLISHED, words.CHANGES)


def asked(number: int, question: Row, report: str, figures: Sequence[Row], package: Package) -> str:
    """One question: what the report prints and where, why it is asked, and what its answer changes."""
    lines = [
        f"{number}. {question['title_sv']}",
        words.PRINTED.format("; ".join(prints(question, report, figures, package))),
        words.WHY.format(question["why_sv"]),
        words.ASKED.format(question["text_sv"]),
        words.SETTLES.format(" ".join(changes(question, package))),
    ]
    return "\n".join(lines)


def prints(question: Row, report: str, figures: Sequence[Row], package: Package) -> Iterator[str]:
    """Page by page what the report prints of the figures of a question: "s. 6: ”135 av 286”"; where it prints nothing, its section.

    A figure that a question only leans on is there where it stands on a page with one that it is about.
    """
    mine = [row for row in figures if row["question"] == question["question"]]
    leant = {row["observation"] for row in mine if row["used_as"] == EVIDENCE}
    about = {row["observation"] for row in (*decided(question, package), *mine)} - leant
    own = [row for row in package.rows("statements") if row["source"] == report]
    first = [row for row in own if about & {row["observation"], row["base_observation"]}]
    pages = {row["page"] for row in first}
    beside = [row for row in own if row["page"] in pages and leant & {row["observation"], row["base_observation"]}]
    told = sorted((row for row in (*first, *beside) if row["printed"]), key=lambda row: int(row["page"] or 0))
    for page, rows in groupby(told, lambda row: row["page"]):
        quotes = ", ".join(dict.fromkeys(quoted(row["printed"]) for row in rows))
        yield words.ON_PAGE.format(page, quotes) if page else quotes
    if not told:
        yield from dict.fromkeys(words.IN_SECTION.format(row["page"], quoted(row["place"])) for row in first)


def changes(question: Row, package: Package) -> Iterator[str]:
    """What the site says until the answer has come, and so what it changes."""
    rows = decided(question, package)
    for row in rows:
        if row["decision"] == CORRECTED:
            yield words.CORRECTED.format(comma(row["published_value"]), comma(row["printed_value"]))
    if doubtful := [quoted(as_printed(row, package)) for row in rows if row["decision"] == STANDS]:
        yield words.STANDS.format(", ".join(doubtful))
    count = len(named(question, package))
    yield words.STANDS_AT_ONE if count == 1 else words.STANDS_AT.format(count)


def decided(question: Row, package: Package) -> list[Row]:
    """The decisions on the figures of a question."""
    return [row for row in package.rows("corrections") if row["question"] == question["question"]]


def named(question: Row, package: Package) -> list[Row]:
    """The figures that a question stands at."""
    return [row for row in package.rows("observations") if question["question"] in row["question"].split()]


def as_printed(decision: Row, package: Package) -> str:
    """A number that is decided on in the words of its source."""
    rows = (row for row in package.rows("statements") if row["printed"])
    about = (
        row["printed"]
        for row in rows
        if decision["printed_value"] in (row["value"], row["base"])
        and decision["observation"] in (row["observation"], row["base_observation"])
    )
    return next(about, comma(decision["printed_value"]))


def charts(found: Iterable[Lacking], package: Package) -> Iterator[str]:
    """Section by section, and in it chart by chart, the answers to read off, each with room for its number."""
    for (page, place), own in apart(found, lambda one: (one[1]["page"], one[1]["place"])).items():
        yield words.SECTION.format(page, quoted(place)) if page else words.SECTION_ALONE.format(quoted(place))
        for (head,), rows in apart(own, lambda one: (heading(one[0], package),)).items():
            yield "\n".join([head, *(words.BLANK.format(answer(row, package)) for row, _ in rows)])


def apart(found: Iterable[Lacking], by: Callable[[Lacking], tuple[str, ...]]) -> dict[tuple[str, ...], list[Lacking]]:
    """What lacks a number, put together by what they share, in the order in which it is first met."""
    groups: dict[tuple[str, ...], list[Lacking]] = {}
    for one in found:
        groups.setdefault(by(one), []).append(one)
    return groups


def heading(row: Row, package: Package) -> str:
    """What a chart is about, and whom it counts where the title does not say that."""
    title = package.by_name["indicators"][row["indicator"]]["title_sv"]
    groups = {one["population"]: one["label_in_sentence_sv"] for one in package.rows("populations")}
    people = groups[row["population"]]
    return title if title.endswith(f", {people}") else words.CHART.format(title, people)


def beyond_charts(found: Iterable[Lacking], package: Package) -> Iterator[str]:
    """What the report takes up without a number in any chart, an indicator a line, with its page."""
    for (indicator, page), own in apart(found, lambda one: (one[0]["indicator"], one[1]["page"])).items():
        title = package.by_name["indicators"][indicator]["title_sv"]
        yield words.BEYOND_LINE.format(title, page, "; ".join(answer(row, package) for row, _ in own))


def answer(row: Row, package: Package) -> str:
    """The answer that a row counts."""
    key = row["indicator"], row["category"]
    return next(one["label_sv"] for one in package.rows("categories") if (one["indicator"], one["category"]) == key)


def quoted(text: str) -> str:
    """A text in Swedish quotation marks."""
    return f"”{text}”"
