"""What an answer says of the year before: at most three sentences, each with the name of its state."""

from collections.abc import Iterable, Sequence

from markupsafe import Markup

from scripts.ground import comparing
from scripts.ground.claim import Claim, as_written
from scripts.ground.columns import Column
from scripts.ground.data_package import Row
from scripts.site.figure.against import Against, against, count_of, parts
from scripts.site.package.labels import Labels
from scripts.site.text.templates import macros

TEMPLATE = "answer.html"
MOST = 3
# So many of each state, the first that there are.
MOST_OF_A_STATE = {comparing.COMPARED: 2, comparing.DIRECTION: 2, comparing.BESIDE: 2, comparing.NOT_COMPARED: 1}
# What tells an answer from others.
ANSWER: tuple[Column, ...] = ("indicator", "category", "population", "scope")
# Why an indicator is not compared that is worth a sentence; what is hidden has its own words where it stands.
SAID = (comparing.NO_NUMBER, comparing.NOT_ASKED, comparing.BREAK)


def beside(rows: Iterable[Row], labels: Labels, level: str = "h3") -> Markup:
    """The block below what an answer means, with a heading of a `level`; nothing where no figure has one of the year before."""
    year, told = lines(rows, labels)
    return macros(TEMPLATE, words=labels.words).against(year, told, level) if told else Markup()


def lines(rows: Iterable[Row], labels: Labels) -> tuple[str, list[tuple[str, str, str]]]:
    """The year before, and each sentence with the name of its state and what it claims."""
    newest = [row for row in rows if row["year"] == labels.package.latest_year]
    counts = [row for share in newest for row in (share, count_of(share, labels)) if row]  # a year may say only the one
    told = chosen([against(row, labels) for row in {row["observation"]: row for row in counts}.values()], labels)
    names = [labels.answer(each.now) for each in told]
    alike = [called for called, _ in {(labels.answer(row), row["indicator"]) for row in newest}] + names
    found: dict[tuple[str, str], list[tuple[str, list[Claim]]]] = {}
    for each, called in zip(told, names, strict=True):
        body, tail = parts(each, labels, several=alike.count(called) > 2)  # an answer of two questions says of which
        found.setdefault((each.found.state, tail or body), []).append((body, each.claims))
    made = []
    for (state, tail), own in found.items():
        text = " ".join(dict.fromkeys([*(body for body, _ in own), tail]))
        made.append((state, text, as_written(claim for _, claims in own for claim in claims)))
    return told[0].year if told else "", made[:MOST]


def chosen(told: Sequence[Against], labels: Labels) -> list[Against]:
    """The sentences: the largest differences first, one for each answer; of what is not compared one for each indicator."""
    seen = [each for each in told if each.is_shown and not each.points_at]
    shown = [each for each in seen if each.found.reason != comparing.MEASURE]
    if not shown and not any(each.found.reason == comparing.BREAK for each in told):
        return []
    inner = [each for each in shown if not is_everybody(each, labels)]
    size = [each for each in shown if (each.now["indicator"], each.now["category"]) == labels.book.size]
    asked = [one for one in told if one.found.reason in SAID and not one.now["within_indicator"]]
    first: dict[tuple[str, ...], Against] = {}
    for each in sorted(inner or size, key=lambda each: order(each, labels)):
        first.setdefault(tuple(each.now[column] for column in ANSWER), each)
    for each in asked:
        if each.now["indicator"] not in {one.now["indicator"] for one in seen}:
            first.setdefault((each.now["indicator"],), each)
    kept: list[Against] = []
    for each in first.values():
        if sum(one.found.state == each.found.state for one in kept) < MOST_OF_A_STATE[each.found.state]:
            kept.append(each)
    return kept


def is_everybody(told: Against, labels: Labels) -> bool:
    """Whether a figure is of all persons of its indicator, which others are parts of."""
    return labels.book.role(told.now["indicator"], told.now["category"]) == "whole_persons"


def order(told: Against, labels: Labels) -> tuple[int, bool, float]:
    """What is compared first, few cases last, the largest difference first."""
    weight = comparing.weight(told.found, told.now, told.then, labels.years) if told.then else 0.0
    return [*MOST_OF_A_STATE].index(told.found.state), told.found.few, -weight


def in_a_sentence(first: Sequence[Row], rows: Iterable[Row], labels: Labels) -> Markup:
    """Whether and how the newest year of an indicator compares with the one before; nothing where there is nothing before it.

    `first`: the rows of its headline; of the other `rows` one is told where the headline's has none of the year before.
    """
    named = {row.get("observation") for row in first}
    newest = [row for row in rows if row["year"] == labels.package.latest_year and not row["year_to"]]
    newest = [row for row in newest if row["observation"] in named or not labels.book.counts_answers(row)]
    told = [against(row, labels) for row in newest]
    own = [each for each in told if each.now["observation"] in named]

    def usual(each: Against) -> tuple[bool, bool, int, bool, float]:
        other = each.now["population"] != newest[0]["population"]
        return is_everybody(each, labels), other, *order(each, labels)

    shown = [each for each in (*own, *sorted(told, key=usual)) if each.is_shown and not each.points_at]
    apart = [each for each in own if each.found.reason in (*SAID, comparing.GAP) and each.then is not None]
    for each in [*shown, *apart][:1]:
        said = each.found.state, " ".join(filter(None, parts(each, labels))), as_written(each.claims)
        return macros(TEMPLATE, words=labels.words).against_line(*said)
    return Markup()
