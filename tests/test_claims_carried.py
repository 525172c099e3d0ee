"""Every sentence about figures is borne by claims, on every page that speaks of any, and a claim that is wrong is found."""

import re
from fractions import Fraction
from functools import cache

import pytest
from bs4 import BeautifulSoup

from scripts.ground.answered import everybody
from scripts.ground.bases import base_of
from scripts.ground.cells import cell_of, with_codes
from scripts.ground.claim import (
    AVERAGE,
    COUNT,
    DIFFERENCE,
    LARGEST,
    MEAN,
    MORE,
    NUMBER,
    OF,
    Claim,
    all_written,
    claim_of,
)
from scripts.ground.facts import facts_of
from scripts.ground.markup import as_text
from scripts.ground.row_notes import PERCENT
from scripts.ground.verdict import TRUE, verdict
from scripts.site.charts.figures import drawing
from scripts.site.exports.figures.forms import by_indicator
from scripts.site.figure.argued import evidence_of, figures
from scripts.site.figure.headline import people_with_answer
from scripts.site.frame.signing import signed
from scripts.site.pages.demands import in_order
from scripts.site.pages.paper import number
from scripts.site.prose.answer import Teller
from scripts.site.prose.beside import spoken
from scripts.site.prose.novelty import by_rule
from tests.claims_told import NUMBER as DIGITS
from tests.claims_told import OTHER, called_by_a_number, left_open, numbers_of, standing, told, unborne, undated
from tests.frozen_pages import speaking
from tests.frozen_years import NAMES, PRINTED, YEAR, labels, package
from tests.seldom import seldom
from tests.site_package import no_drawing
from tests.site_server import answers

LANGUAGES = ("sv", "en")
# A printed year and one of forms, on which all that is slower is tried.
TRIED = (PRINTED, "platform")
# What speaks of figures and carries no claim, each with its reason.
UNCLAIMED = {
    "table": "a line of a table has the name of its figure as its address",
    ".shown": "a figure says what its table says; that is asked of the maker",
    ".card-share": "what is copied is the sentence above, which is claimed, with addresses",
    ".place, .card-source, .demand-facts": "where it is printed",
    "dl.answered": "the sentences that the figures file has of its rows, and what is worked out of them: asked of the benchmark",
    "dl.facts, .cite": "how to cite a version, and what a measurement point is",
    ".limits": "the base and the difference of what is new: asked of the maker",
    "q": "the words of a source, which nobody else may change",
    "code, .file, .card-links, .downloads": "names, sizes and sums of files",
    ".missing-count": "it counts figures, and no people",
    ".said, .account": "what a report or a law says, with its year and page",
    ".not-said, .voices": "what a report says without a figure, with its page",
    ".quiet:not([data-claim]), .card-care, .signs": "notes on figures that are claimed above, and their sources",
    "summary": "it counts what it opens",
    ".publication": "the days of publication",
    "h2#notes ~ ol, ol, ul": "notes that somebody wrote, links and lists of files",
}


# A file has a plain space between thousands.
GROUPED = re.compile(r"(?<=\d) (?=\d{3}\b)")
# A place in an order is no number of people.
PLACE = re.compile(r"(?:plats|place|number) [\d–]+")


@pytest.mark.by_turns
@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("name", seldom(NAMES))
def test_every_sentence_is_borne_by_what_it_claims(name, lang):
    """Each claim that a page carries is true, and each number in its sentence is that of a cell which the claims name."""
    facts, seen = facts_of(package(name)), 0
    for path, text in speaking(name, lang).items():
        for sentence, claims, above in standing(text):
            assert [str(claim) for claim in claims if verdict(claim, facts) != TRUE] == [], (path, sentence)
            loose = unborne(" ".join(called_by_a_number(labels(name, lang)).split(sentence)), claims, facts)
            assert loose <= left_open(package(name)), (path, sentence, [*map(str, claims)])
            # The page of what is new sets each figure against the year before: its title says so, once.
            assert path == "new.md" or undated(above + sentence, claims, package(name).latest_year) == [], (
                path,
                sentence,
            )
            seen += len(claims)
    assert seen >= 100


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("name", seldom(TRIED))
def test_a_number_that_no_claim_bears_has_a_reason(name, lang):
    """Outside claims, tables, dates, laws and addresses no page says a number, but where the list says why."""
    notes = {labels(name, lang).note(row["note"]) for row in package(name).rows("notes")}
    for path, text in speaking(name, lang).items():
        page = BeautifulSoup(text.partition("\n# ")[2] or text, "html.parser")
        for each in page.select("[data-claim], " + ", ".join(UNCLAIMED)):
            each.decompose()
        lines = [
            OTHER.sub("", line) for line in re.sub(r"\]\([^)]*\)|\{#[^}]*\}", "", page.get_text("\n")).splitlines()
        ]
        assert [line for line in lines if DIGITS.search(line) and line.strip() not in notes] == [], path


@pytest.mark.parametrize("lang", seldom(LANGUAGES))
def test_each_sentence_that_leans_on_a_figure_in_doubt_has_its_sign(lang):
    """The next thing to press behind it, and behind no other: of what is decided on a figure that it names, or asked about it."""
    facts, seen = facts_of(package(PRINTED)), 0
    for path, text in speaking(PRINTED, lang).items():
        page = BeautifulSoup(signed(text, path, labels(PRINTED, lang)), "html.parser")
        for sentence in page.select("[data-claim]:not([data-claim] [data-claim])"):
            whole = [sentence, *sentence.select("[data-claim]")]
            cells = [cell for each in whole for one in all_written(str(each["data-claim"])) for cell in one.cells]
            if any(row["doubt"] or row["reason_sv"] for cell in cells if (row := facts.row(cell))):
                (sign,) = sentence.find_all_next("button", class_="doubt", limit=1)
                assert sign.find_previous(attrs={"data-claim": True}) in whole, (path, sentence)
                seen += 1
    assert seen > 50


@pytest.mark.parametrize("name", TRIED)
def test_a_sentence_of_the_flat_file_says_the_numbers_of_its_row(name):
    """Where a medium has no place for a claim, the maker is asked: each number of the sentence is one of its row's cells."""
    facts, checked = facts_of(package(name)), 0
    for lang in LANGUAGES:
        for row in (one for own in by_indicator(package(name))[lang].values() for one in own if one["quote"]):
            observed = package(name).by_name["observations"].get(row["id"])
            if observed is None or row["kind"] != "number" or observed["reason_sv"]:
                continue  # of what is asked or corrected it says both numbers, which its own test holds
            claims = [claim_of(each) for each in (observed, people_with_answer(observed, labels(name))) if each]
            text = GROUPED.sub("\u00a0", OTHER.sub("", row["quote"]))
            loose = unborne(text, claims, facts)
            assert loose <= set(DIGITS.findall(row["category"] + row["condition"])), row["quote"]
            checked += 1
    assert checked > 200


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("name", TRIED)
def test_a_picture_is_told_in_the_numbers_of_its_rows(name, lang):
    """What a screen reader says of a composed figure: numbers of the rows that it draws, or of the same a year before."""
    own, checked = labels(name, lang), 0
    facts = facts_of(own.package)
    for figure in answers().figures.names:
        found = drawing(figure, answers().figures, own)
        if found is None:
            continue
        rows = [row for row in found.rows if row["measure"] in (COUNT, PERCENT, MEAN)]
        earlier = [then for row in rows if (then := facts.years.earlier(row))]
        about = {(row["category"], row["population"], row["year"]) for row in rows}
        whole = [row for row in facts.rows.values() if (row["category"], row["population"], row["year"]) in about]
        wholes = [
            row for row in whole if row["measure"] == COUNT and not row["within_indicator"]
        ]  # the need that was met
        claims = [Claim(NUMBER, (cell_of(row),)) for row in (*rows, *earlier, *wholes)]
        loose = unborne(PLACE.sub("", spoken(found, own)), claims, facts) - left_open(package(name))
        assert loose <= made_of(claims, facts), (figure, loose)
        checked += 1
    assert checked > 10


def made_of(claims, facts):
    """What a figure works out: one number without another, their share, the least that is a majority and the most that is not."""
    known = [row for claim in claims if (row := facts.known(claim.cells[0]))]
    every = {Fraction(end) for row in known for end in (row["value"], row["lower"], row["upper"]) if end}
    left = {str(one - other) for one in every for other in every if one > other}
    left |= {str(int(one / 2) + more) for one in every for more in (0, 1)}
    return left | {f"{float(100 * one / other):.1f}" for one in every for other in every if 0 < one <= other}


@pytest.mark.parametrize("name", TRIED)
def test_a_sheet_says_the_numbers_of_what_it_rests_on(name):
    """The paper of a demand: each number beside its bar is that of the observation, and what it is of."""
    own, checked = labels(name), 0
    facts, teller = facts_of(own.package), Teller(answers(), own, no_drawing, "")
    for demand in in_order(own):
        for evidence, row in figures(evidence_of(demand["recommendation"], own), own):
            observed = own.package.by_name["observations"][row["observation"]]
            base = base_of(row, facts.years)
            claims = [claim_of(each) for each in (observed, base) if each]
            made = number(evidence, row, teller)
            assert unborne(OTHER.sub("", f"{made['number']} {made['follows']}"), claims, facts) == set(), made
            checked += 1
    assert checked > 5


def test_what_is_new_says_the_numbers_of_its_figures():
    """Its difference and its base, too: of the two years that it compares, and of how many the members met."""
    own, facts = labels("platform"), facts_of(package("platform"))
    found = by_rule(own)
    assert len(found) > 1
    for item in found:
        rows = [row for claim in item.claims for cell in claim.cells if (row := facts.row(cell))]
        met = [claim_of(each) for row in rows if (each := everybody(row, facts.years))]
        told = " ".join(as_text(each) for each in (item.sentence, item.difference, item.base))
        assert unborne(told, [*item.claims, *met], facts) == set(), told


@cache
def sentences():
    """(text, claims) of each sentence of a year of forms."""
    return [each for text in speaking("platform", "sv").values() for each in told(text)]


def bears(text, claims, facts):
    """Whether claims bear a sentence: all of them true, of the newest year or one that it says, and all its numbers theirs."""
    true = all(verdict(claim, facts) == TRUE for claim in claims) and not undated(text, claims, YEAR)
    return true and unborne(text, claims, facts) == set()


def wrong(claim, facts):
    """(what is wrong, claim): each claim that is one thing beside the true one."""
    cell, *rest = claim.cells
    for what, codes in (
        ("unit", {"unit": "countries"}),
        ("base", {"base_indicator": "children_gender", "base_category": "girls"}),
        ("year", {"year": PRINTED if facts.known(with_codes(cell, year=PRINTED)) else "1999"}),
    ):
        yield what, Claim(claim.kind, (with_codes(cell, **codes), *rest))
    same = with_codes(cell, category="")  # the cells with a number that differ in nothing but the answer
    siblings = [one for one in facts.rows if one != cell and with_codes(one, category="") == same and facts.known(one)]
    yield from (("cell", Claim(claim.kind, (other, *rest))) for other in siblings[:3])
    if claim.kind in (MORE, OF):
        yield "order", Claim(claim.kind, claim.cells[::-1])


def test_a_claim_that_is_wrong_in_one_thing_is_found():
    """In its unit, base, year, answer or order: it is no longer true, or no longer bears the number of its sentence."""
    facts, planted = facts_of(package("platform")), dict.fromkeys(("unit", "base", "year", "cell", "order"), 0)
    for text, claims in dict.fromkeys((text, tuple(claims)) for text, claims in sentences()):
        for at, claim in enumerate(claims):
            without = [*claims[:at], *claims[at + 1 :]]
            row = facts.known(claim.cells[0])
            if claim.kind == NUMBER and (row is None or row["value"] not in unborne(text, without, facts)):
                continue  # another claim says the same number, or the sentence says only what it is of
            for what, other in wrong(claim, facts):
                if {*numbers_of(other, facts)} >= {*numbers_of(claim, facts)} and claim.kind in (NUMBER, AVERAGE):
                    continue  # the other figure has the same number
                if claim.kind not in (NUMBER, AVERAGE, LARGEST, MORE, OF, DIFFERENCE):
                    continue
                assert not bears(text, [*claims[:at], other, *claims[at + 1 :]], facts), (what, text, str(other))
                planted[what] += 1
    assert min(planted.values()) >= 1, planted
    assert sum(planted.values()) > 400, planted


def test_a_number_one_higher_is_found():
    """Each number of a sentence that says one: the claims do not have it."""
    facts, planted = facts_of(package("platform")), 0
    for text, claims in sentences():
        plain = OTHER.sub("", text)
        numbers = DIGITS.findall(plain)
        if len(numbers) == 1 and numbers[0].isdecimal():
            assert unborne(plain.replace(numbers[0], str(int(numbers[0]) + 1)), claims, facts), text
            planted += 1
    assert planted > 20
