"""What is said beside numbers: how their signs are read, where they stand, the year before, what a report wrote before it."""

from collections.abc import Callable, Iterable, Sequence

from markupsafe import Markup

from scripts.ground import comparing
from scripts.ground.cells import code_of
from scripts.ground.claim import Claim, as_written, claim_of
from scripts.ground.columns import Column
from scripts.ground.data_package import Row
from scripts.ground.row_notes import PERCENT
from scripts.ground.verdict import FALSE, PLACES
from scripts.site.addresses import indicator_address, page_address, page_link, to_root
from scripts.site.charts.elements import Drawing
from scripts.site.figure.against import Against, against, count_of, name, parts, value
from scripts.site.figure.amounts import unmarked_value
from scripts.site.figure.base import answers_not_known, base
from scripts.site.figure.selection import added_notes
from scripts.site.figure.sources import paged, pages, places, unpaged, with_bases
from scripts.site.figure.wording import lower_first, upper_first
from scripts.site.frame.subject import subject_of
from scripts.site.package.labels import Labels
from scripts.site.package.lookup import STANDS, TURNED, UNSAID, judged, standing
from scripts.site.text.templates import macros

# The notes of a row that the quiet line says; what else a row decides is drawn, or said where it stands.
NO_BASE, FEW = "base_not_stated", "few_cases"
# The words that stand where there is no number; they come after what they are about.
WITHOUT = ("drawn_unknown", "drawn_hidden", "drawn_not_asked", "drawn_rest_none", "drawn_rest_unknown", "chart_no_year")


def key(found: Drawing, labels: Labels) -> str:
    """How the signs of a figure are read, and which answers it leaves out since they are hidden."""
    words = labels.language.words
    hidden = [words["figure_hidden"].format("; ".join(found.hidden))] if found.hidden else []
    return " ".join([*(words[f"sign_{sign}"] for sign in found.signs), *hidden])


def spoken(found: Drawing, labels: Labels) -> str:
    """The figure in one sentence: what a screen reader says in place of hundreds of marks."""
    words = labels.language.words
    without = {words[word] for word in WITHOUT}
    told = [
        words["drawn_spoken"].format(number, name)
        if any(map(str.isdigit, number)) or (name[:1].islower() and number not in without)
        else words["described_entry"].format(name, number)
        for name, number in found.said
    ]
    return "; ".join(told) + "."


def row_notes(rows: Iterable[Row], labels: Labels) -> list[str]:
    """What drawn numbers ask to be said: that a base, or who answered, is not known, that cases are few, and what is left out.

    Where only some of the shares lack their base it is said which.
    """
    rows = list(rows)
    noted = {note for row in rows for note in row["notes"].split()}
    shares = [row for row in rows if row["measure"] == PERCENT]
    of_nothing = [row for row in shares if NO_BASE in row["notes"].split()]
    told = [labels.note(NO_BASE)] if of_nothing else []
    if of_nothing and len(of_nothing) < len(shares):
        named = dict.fromkeys(unmarked_value(row, labels) for row in of_nothing)
        told = [labels.say("described_entry", upper_first(labels.language.listed([*named])), lower_first(told[0]))]
    few = [labels.note(name) for name in (FEW,) if name in noted]
    return [*told, *answers_not_known(rows, labels), *few, *added_notes(rows, labels)]


def source_line(rows: Iterable[Row], labels: Labels) -> str:
    """The sources of some observations as a sentence; nothing where no source has them."""
    told = "; ".join(places(rows, labels))
    return f"{labels.language.words['source_line'].format(told)}." if told else ""


def source_links(rows: Iterable[Row], at: str, labels: Labels) -> Markup:
    """The same on the page at `at`: each source leads to where it is, or else to what the method says of the sources."""
    rows, known = with_bases(rows, labels), labels.package.by_name["sources"]
    method = page_link(at, f"{page_address('method.md')}#sources")
    told = [
        (known[source]["address"] or method, labels.title("sources", source), paged(found, labels))
        for source, found in pages(rows, labels).items()
    ]
    word, besides = (
        Markup(f"{labels.words['source_line']}."),
        [f"{upper_first(each)}." for each in unpaged(rows, labels)],
    )
    line = word.format(macros("parts.html").printed(told)) if told else Markup()
    return Markup(" ").join(filter(None, [line, *map(Markup.escape, besides)]))


def said(found: Drawing) -> list[tuple[str, str]]:
    """What a figure says, for a table."""
    return [(upper_first(what), number) for what, number in found.said]


def pages_of(indicators: Iterable[str], address: str, labels: Labels) -> list[tuple[str, str]]:
    """The pages of some indicators, from the page at `address`: address and title."""
    return [(page_link(address, indicator_address(each)), labels.title("indicators", each)) for each in indicators]


def files(data: str, shown: str, address: str, labels: Labels) -> list[tuple[str, str]]:
    """The files of a figure, from the page at `address`: what each is called, and its address."""
    words, of_data = labels.language.words, to_root(address, labels.language.code) + data
    return [(words["download_csv"], of_data), (words["picture"], page_link(address, shown))]


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


def holding(rows: Sequence[Row], labels: Labels) -> list[Row]:
    """The accounts that the newest figures leave as they are."""
    return [row for row in rows if standing(row, labels.package) == STANDS]


ToldBeside = tuple[str, list[tuple[str, ...]]]


def bygone(rows: Sequence[Row], labels: Labels, place: Callable[[Row, Labels], str]) -> list[ToldBeside]:
    """(that the newest figures say otherwise, or do not say, the accounts): each claim, where it stands, and what is known now."""
    found: dict[tuple[str, str], list[tuple[str, ...]]] = {}
    for row in rows:
        told = labels.language.text(row, "claim"), place(row, labels), row["place"], *now(row, labels)
        found.setdefault((row["year"], standing(row, labels.package)), []).append(told)
    newest = labels.package.latest_year
    states = [each for each in sorted(found) if each[1] in (TURNED, UNSAID)]
    return [(labels.say(f"account_{state}", year, newest), found[year, state]) for year, state in states]


def now(row: Row, labels: Labels) -> tuple[str, str]:
    """What the newest year says instead of the first claim that is false, and what that claims: the most common, else numbers."""
    claim = next((one for one, said in judged(row, labels.package) if said == FALSE), None)
    if claim is None:
        return "", ""
    year, one = labels.package.latest_year, subject_of(code_of(claim.cells[0], "indicator"), labels)
    known = [each for cell in claim.cells if (each := labels.facts.known(cell))]
    said, claims = [number(each, labels) for each in known], as_written(map(claim_of, known))
    if claim.kind in PLACES:
        said, claims = [one.headline.rstrip(".")] if one.gist.rows and one.year == year else [], one.claims
    return (labels.say("account_now", year, "; ".join(said)), claims) if said else ("", "")


def number(row: Row, labels: Labels) -> str:
    """A figure by its name, with what it is of, who answered, and that it is ours."""
    of = [base(row, labels)] if row["measure"] == PERCENT and row["base"] else []
    text, besides = value(row, labels), "; ".join([*of, *unpaged([row], labels)])
    text = labels.say("in_brackets", text, besides) if besides else text
    return labels.say("described_entry", name(row, labels, several=True), text)
