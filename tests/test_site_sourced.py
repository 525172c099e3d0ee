"""Printed, counted, or ours: each number is on a page that is named beside it, of a form, or said to be our computation.

Where a number stands is read from the statements, and not asked of the site.
"""

import re
from collections.abc import Iterable, Iterator

import pytest
from bs4 import BeautifulSoup, Tag

from scripts.ground.bases import base_of
from scripts.ground.claim import COUNT, DIFFERENCE, PERCENT, Claim, all_written, claim_of
from scripts.ground.columns import Column
from scripts.ground.data_package import Package, Row
from scripts.ground.facts import Facts, facts_of
from scripts.ground.markup import as_text
from scripts.paths import DOCS
from scripts.site.frame.sharing import figure_quotation, quotable, quotation
from scripts.site.frame.signing import CLAIM
from scripts.site.frame.subject import subject_of
from scripts.site.prose.answer import Teller, alone
from scripts.site.prose.new_page import alone as new_alone
from scripts.site.prose.new_page import items
from scripts.site.prose.plan import FACT, FINDING, LAW, SENTENCE, SIZE, read_plan
from scripts.site.prose.plan import told as planned
from tests.claims_told import ANSWERED, OTHER, called_by_a_number, differences, numbers_in
from tests.frozen_pages import speaking
from tests.frozen_years import NAMES, PRINTED, labels, package
from tests.seldom import seldom
from tests.site_package import no_drawing
from tests.site_server import answers

LANGUAGES = ("sv", "en")
TRIED = [*NAMES, "few", "like_2025"]
PAGES = re.compile(r"\b(?:s|pp?)\.[ \u00a0]((?:\d+(?:–\d+)?(?:,[ \u00a0]?(?=\d))?)+)")
OURS = re.compile(r"(?:vår uträkning|our computation)(?:: ((?:[^.;]|\.\d)*))?", re.IGNORECASE)
SHARES = ("andelarna", "the shares")
# A sign that the legend explains as computed.
STARRED = re.compile(r"\d[\d\u00a0,.]*(?:\u00a0?%)?\*")
# (what is said, its claims, where it stands and who says so)
Said = tuple[str, list[Claim], str]


def pages_in(text: str) -> set[int]:
    """The pages that a text names."""
    ends = (part.partition("–") for span in PAGES.findall(text) for part in re.split(r",[ \u00a0]?", span))
    return {page for first, _, last in ends for page in range(int(first), int(last or first) + 1)}


def is_ours(number: str, row: Row | None, text: str) -> bool:
    """Whether a text says of a number of a row (None: of two) that we worked it out."""
    told = OURS.findall(text)
    share = row is not None and row["measure"] == PERCENT
    return any(
        not said or number in numbers_in(said) or (share and any(word in said for word in SHARES)) for said in told
    )


def taken_from(row: Row, facts: Facts) -> Row:
    """The row that a number is taken over from as it is."""
    rows = {each["observation"]: each for each in facts.rows.values()}
    while row["origin"] == "computed" and len(made := row["inputs"].split()) == 1:
        if any(rows[made[0]][name] != row[name] for name in ("value", "lower", "upper", "measure")):
            break
        row = rows[made[0]]
    return row


def printed_twins(row: Row, made: Package) -> list[Row]:
    """The printed figures of its year with a computed one's number that count the same: declared, or all who have an answer."""
    answer: tuple[Column, ...] = ("indicator", "category", "population")
    named: dict[str, list[tuple[str, ...]]] = {}
    for each in made.rows("relations"):
        if each["relation_kind"] == "same":
            named.setdefault(each["relation"], []).append(tuple(each[name] for name in answer))
    own = tuple(row[name] for name in answer)
    others = {one for cells in named.values() if own in cells for one in cells} - {own}
    roles = {(each["indicator"], each["category"]): each["role"] for each in made.rows("categories")}
    size = next(each for each in made.rows("relations") if each["relation_kind"] == "population_size")
    if roles[row["indicator"], row["category"]] == "whole_persons":
        others.add((size["indicator"], size["category"], row["population"]))
    alike: tuple[Column, ...] = (*answer, "year", "measure", "value", "origin")
    wanted = [(*other, row["year"], row["measure"], row["value"], "printed") for other in others]
    return [one for one in made.rows("observations") if tuple(one[name] for name in alike) in wanted]


def of_row(row: Row) -> set[str]:
    """What a row says, as a whole number too."""
    ends = {row[name] for name in ("value", "lower", "upper", "printed_value")}
    return ends | {str(round(float(each))) for each in (row["value"], row["printed_value"]) if each}


def bearing(number: str, claims: Iterable[Claim], facts: Facts) -> Iterator[Row | None]:
    """The rows whose number it is, what they are of among them; None where it is the difference of two."""
    for claim in claims:
        rows = [row for cell in claim.cells if (row := facts.row(cell))]
        for row in rows:
            base = base_of(row, facts.years)
            yield from (each for each in (row, base) if each and number in of_row(each))
            if number == row["base"] and not (base and number in of_row(base)):
                yield row | {"origin": "printed"}
        if claim.kind == DIFFERENCE and len(rows) == len(claim.cells) and number in {*differences(rows, facts)}:
            yield None


def printed_on(facts: Facts, made) -> dict[str, set[str]]:
    """Observation -> the pages that print it; "" for a source that has none, as a form."""
    found: dict[str, set[str]] = {}
    for row in made.rows("statements"):
        for name in (row["observation"], row["base_observation"]):
            found.setdefault(name, set()).add(row["page"])
    return found


def unsourced(told: Iterable[Said], name: str, lang: str) -> list[tuple[str, str, str]]:
    """(number, why, sentence) of each number that is neither on a page that is named, nor of a form, nor said to be ours."""
    facts, made = facts_of(package(name)), package(name)
    printed, found = printed_on(facts, made), []
    for sentence, claims, text in told:
        said = " ".join(called_by_a_number(labels(name, lang)).split(OTHER.sub("", STARRED.sub("", sentence))))
        for number in sorted(numbers_in(said)):
            rows = [*bearing(number, claims, facts)]
            rows += [twin for row in rows if row and row["origin"] == "computed" for twin in printed_twins(row, made)]
            reasons = [lacking(number, row, f"{said} {text}", facts, printed) for row in rows]
            if reasons and all(reasons):
                found.append((number, reasons[0], said))
    return found


def lacking(number: str, row: Row | None, text: str, facts: Facts, printed) -> str:
    """Why a number of a row is not said where it is from; nothing where it is."""
    row = row and taken_from(row, facts)
    if row is None or row["origin"] == "computed":
        return "" if is_ours(number, row, text) else f"ours, and not said to be: {row and row['observation']}"
    places = printed.get(row["observation"], {""})
    if "" in places:
        return unanswered(row, text, facts)
    is_named = pages_in(text) & {int(page) for page in places}
    return "" if is_named else f"printed on {sorted(places)}, and not said where: {row['observation']}"


def unanswered(row: Row, text: str, facts: Facts) -> str:
    """Why a count of a form is not said with who answered; nothing where it is, where everybody did, or where that is hidden."""
    book = facts.years.book
    whole = book.whole(row["indicator"], "whole_persons")
    answered = counted(row["indicator"], whole, row, facts) if whole else ""
    if row["measure"] != COUNT or not answered or answered == counted(*book.size, row, facts):
        return ""
    return "" if answered in numbers_in(text) else f"{answered} answered, and not said: {row['observation']}"


def counted(indicator: str, category: str, row: Row, facts: Facts) -> str:
    """The number of an answer where a row is; nothing where it has none."""
    there: tuple[Column, ...] = ("population", "scope", "year")
    wanted = [indicator, category, COUNT, "", "", *(row[name] for name in there)]
    asked: tuple[Column, ...] = ("indicator", "category", "measure", "within_indicator", "base_indicator", *there)
    return next((one["value"] for one in facts.rows.values() if [one[name] for name in asked] == wanted), "")


def unit_of(element: Tag) -> str:
    """The text of what an element is told in: an answer, a demand, a line of a list; else the page."""
    found = element.find_parent(["section", "li", "article"])
    return (found or [*element.parents][-1]).get_text(" ")


def on_pages(name: str, lang: str) -> Iterator[Said]:
    """Titles, headings, captions, cards, demands and what they mean."""
    for text in speaking(name, lang).values():
        page = BeautifulSoup(text, "html.parser")
        answered = " ".join(ANSWERED.findall(page.get_text(" ")))  # once of a figure: it holds for its page
        for each in page.select(".doubt-here"):  # what was printed, in its own note
            each.decompose()
        for sentence in page.select("[data-claim]"):
            if not sentence.find_parent(
                "table"
            ):  # a row of a table has the name of its figure, and a remark of its own
                yield sentence.get_text(), all_written(str(sentence["data-claim"])), f"{unit_of(sentence)} {answered}"


def with_claims(text: str, where: str) -> Said:
    """A line of Markdown that carries its claims, and where it stands."""
    return as_text(text), [one for each in CLAIM.findall(text) for one in all_written(each)], where


def on_sheets(name: str, lang: str) -> Iterator[Said]:
    """What the doors, the sheet of the year and those of the themes say in sentences."""
    plan, teller = read_plan(DOCS), Teller(answers(), labels(name, lang), no_drawing, "")
    for sheet in {row["sheet"] for row in plan.rows}:
        for part in (FINDING, FACT, SENTENCE, SIZE, LAW):
            for each in planned(plan, sheet, part, teller):
                yield with_claims(each.text, f"{as_text(each.text)} {each.place}")


def in_frames(name: str, lang: str) -> Iterator[Said]:
    """What leaves the site: frames, what is quoted from them, and what is quoted of an indicator."""
    named, teller = labels(name, lang), Teller(answers(), labels(name, lang), no_drawing, "")
    for one in filter(
        None,
        [*(alone(each, teller) for each in teller.answers.names), *(new_alone(each, teller) for each in items(teller))],
    ):
        below = as_text(" ".join(map(str, one.notes)))
        for text in (str(one.headline), str(one.subtitle)):
            yield with_claims(text, below)
            yield with_claims(text, figure_quotation(one, (), named))
    for row in named.package.rows("indicators"):
        subject = subject_of(row["indicator"], named)
        if quotable(subject):
            claims = [claim_of(each) for each in subject.gist.rows if each.get("observation")]
            yield quotation(subject).partition("(")[0], claims, quotation(subject)


@pytest.mark.parametrize("lang", seldom(LANGUAGES))
@pytest.mark.parametrize("name", seldom(TRIED))
@pytest.mark.parametrize("where", [on_pages, on_sheets, in_frames])
def test_every_number_is_printed_where_it_says_counted_or_ours(where, name, lang):
    """No title, heading, quotation, card, door, frame or sheet has another."""
    assert unsourced(where(name, lang), name, lang) == []


@pytest.mark.parametrize("lang", LANGUAGES)
def test_what_a_page_is_called_says_only_numbers_that_it_bears(lang):
    """Its title and what a search engine or a shared link says of it repeat what stands on it."""
    for path, text in speaking(PRINTED, lang).items():
        head, _, body = text.partition("\n---\n")
        told = " ".join(re.findall(r"^(?:title|description): (.*)$", head, re.MULTILINE))
        assert numbers_in(OTHER.sub("", told)) <= numbers_in(body), path


PRINTED_ONCE = "contacts.total.direct.all_cases.2025.count.persons"
OURS_ALONE = "contacts.total.indirect.all_cases.2025.count.persons"


@pytest.mark.parametrize(
    ("sentence", "name", "text", "is_found"),
    [
        ("364 personer", PRINTED_ONCE, "364 personer, s. 3", False),
        ("364 personer", PRINTED_ONCE, "364 personer, s. 2–4, 9", False),
        ("364 personer", PRINTED_ONCE, "364 personer, s. 13–14", True),
        ("364 personer", PRINTED_ONCE, "364 personer: vår uträkning", True),
        ("56 personer", OURS_ALONE, "56 personer, s. 3", True),
        ("56 personer", OURS_ALONE, "56 personer. Vår uträkning: 52.", True),
        ("56 personer", OURS_ALONE, "56 personer (vår uträkning)", False),
        ("56 personer", OURS_ALONE, "Vår uträkning: 52 och 56 (420 − 364).", False),
    ],
)
def test_a_number_without_its_page_or_of_ours_with_one_is_found(sentence, name, text, is_found):
    """Of a printed number the page that prints it; of ours that it is."""
    row = package(PRINTED).by_name["observations"][name]
    assert bool(unsourced([(sentence, [claim_of(row)], text)], PRINTED, "sv")) == is_found


@pytest.mark.parametrize(("said", "is_found"), [("", True), ("svar för {}", False), ("{} svarade inte", True)])
def test_a_count_of_a_form_without_who_answered_is_found(said, is_found):
    """Another number of its question is not it."""
    name, facts = "platform", facts_of(package("platform"))
    row = package(name).by_name["observations"]["legal_status.conviction.adults_direct.all_cases.2026.count.cases"]
    answered = counted("legal_status", "total", row, facts)
    number = answered if not is_found else str(int(answered) + 1)
    told = [(f"{row['value']} ärenden", [claim_of(row)], said.format(number))]
    assert bool(unsourced(told, name, "sv")) == is_found
