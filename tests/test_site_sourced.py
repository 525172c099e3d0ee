"""Printed, counted, or ours: every number that a page says is on the page of the report that it names, or said to be our computation."""

import re

import pytest
from bs4 import BeautifulSoup, Tag

from scripts.ground.bases import base_of
from scripts.ground.claim import DIFFERENCE, all_written
from scripts.ground.facts import facts_of
from tests.claims_told import differences, numbers_in
from tests.frozen_pages import speaking
from tests.frozen_years import PRINTED, labels, package
from tests.seldom import seldom
from tests.test_claims_carried import LANGUAGES, OTHER, called_by_a_number

TRIED = (PRINTED, "platform", "few", "like_2025")
# What is told of one thing, with where it stands; of the rest it is the page.
UNITS = "section.answer, .new-item, li, .account, article, .demand, .gist, .door, .frame"
PAGES = re.compile(r"\b(?:s|pp?)\.[ \u00a0]((?:\d+(?:[–,][ \u00a0]?)?)+)")
OURS = re.compile(r"(?:[Vv]år uträkning|[Oo]ur computation)(?:: ([^.;]*(?:\.\d[^.;]*)*))?")
SHARES = ("andelarna", "the shares")


def unit_of(element: Tag) -> str:
    """The text of what an element is told in."""
    found = element.find_parent(["section", "li", "article"])
    return (found or [*element.parents][-1]).get_text(" ")


def pages_in(text: str) -> set[int]:
    """The pages that a text names."""
    found = set[int]()
    for span in PAGES.findall(text):
        for part in re.split(r",[ \u00a0]?", span.strip(" ,")):
            first, _, last = part.partition("–")
            found |= {*range(int(first), int(last or first) + 1)}
    return found


def taken_from(row, facts, rows):
    """The row that a number is taken over from as it is."""
    while row["origin"] == "computed" and len(made := row["inputs"].split()) == 1:
        other = rows[made[0]]
        if any(other[name] != row[name] for name in ("value", "lower", "upper", "measure")):
            break
        row = other
    return row


def bearing(number, claims, facts):
    """The rows whose number it is, what it is of among them; None for a difference."""
    for claim in claims:
        rows = [row for cell in claim.cells if (row := facts.row(cell))]
        for row in rows:
            if number in whole(row):
                yield row
            base = base_of(row, facts.years)
            if base and number in whole(base):
                yield base
            elif number == row["base"]:
                yield row | {"origin": "printed"}
        if claim.kind == DIFFERENCE and len(rows) == len(claim.cells) and number in set(differences(rows, facts)):
            yield None


def whole(row):
    """What a row says, as a whole number too."""
    return {row[name] for name in ("value", "lower", "upper", "printed_value")} | {
        str(round(float(each))) for each in (row["value"], row["printed_value"]) if each
    }


def lacks_source(number, claims, text, facts, printed):
    """Why a number is neither where its unit says nor ours; nothing where it is, or where no claim bears it, which others ask."""
    told, reasons = OURS.findall(text), []
    for row in bearing(number, claims, facts):
        if row is None:
            if told:
                return ""
            reasons.append("a difference that is not said to be ours")
            continue
        row = taken_from(row, facts, facts_rows(facts))
        if row["origin"] == "computed":
            if any(not each or number in numbers_in(each) or (row["measure"] == "percent" and any(w in each for w in SHARES)) for each in told):
                return ""
            reasons.append(f"ours, not said: {row['observation']}")
        else:
            places = printed.get(row["observation"], {""})
            if "" in places or pages_in(text) & {int(page) for page in places}:
                return ""
            reasons.append(f"on {sorted(places)}, not said: {row['observation']}")
    return "; ".join(reasons)


def facts_rows(facts):
    return {row["observation"]: row for row in facts.rows.values()}


def printed_on(made):
    """Observation -> the pages that print it; "" for a source without pages."""
    found = {}
    for row in made.rows("statements"):
        for name in (row["observation"], row["base_observation"]):
            found.setdefault(name, set()).add(row["page"])
    return found


@pytest.mark.parametrize("lang", seldom(LANGUAGES))
@pytest.mark.parametrize("name", seldom(TRIED))
def test_every_number_is_printed_where_it_says_or_ours(name, lang):
    """In titles, headings, captions, quotations, cards and what they mean."""
    facts, printed, lacking = facts_of(package(name)), printed_on(package(name)), []
    for path, text in speaking(name, lang).items():
        page = BeautifulSoup(text, "html.parser")
        for each in page.select(".doubt-here, .against"):
            each.decompose()
        for sentence in page.select("[data-claim]"):
            if sentence.find_parent(["table", "figcaption"]) or sentence.name == "figcaption":
                continue
            said = " ".join(called_by_a_number(labels(name, lang)).split(OTHER.sub("", sentence.get_text())))
            claims, unit = all_written(str(sentence["data-claim"])), unit_of(sentence)
            lacking += [
                (path, number, why, said[:120])
                for number in sorted(numbers_in(said))
                if (why := lacks_source(number, claims, unit, facts, printed))
            ]
    assert lacking == []
