"""What pages claim: each sentence with the claims that it carries, and the numbers in it that none of them bears."""

import re
from collections.abc import Iterable, Iterator
from functools import cache

from bs4 import BeautifulSoup

from scripts.ground.answered import everybody, with_answer
from scripts.ground.bases import base_of, size_of
from scripts.ground.cells import code_of
from scripts.ground.claim import DIFFERENCE, Claim, all_written
from scripts.ground.columns import Column
from scripts.ground.comparing import compare
from scripts.ground.data_package import Package, Row
from scripts.ground.facts import Facts

NUMBER = re.compile(r"\d[\d\u00a0,.]*\d|\d")
THOUSANDS = re.compile(r"\u00a0|,(?=\d{3}\b)")
PLACE = re.compile(r"\b(?:s|pp?)\.\u00a0\d+(?:(?:–|, )\d+)*")  # the page that prints a number says nothing of people
# Years, days, laws and public inquiries are no figures of people.
OTHER = re.compile(
    r"SOU \d{4}:\d+|\b(?:19|20)\d\d\b|\b\d+ (?:kap\.|§|dagar|days)|\b\d{1,2}[ \u00a0](?:[a-zåäö]+|[A-Z][a-z]+)[ \u00a0](?=\d{4})"
)
# Who answered a form is said in one way, and how a share was worked out in another: neither is a number of the figure.
NUMBERED = r"(?!20\d\d\b)\d(?:[\d\u00a0]|,(?=\d))*(?: \([^)]*\))?"  # of several questions each has its name
ANSWERED = re.compile(
    rf"(?:svar för|answered for)\s{NUMBERED}(?:(?:, | och | and ){NUMBERED})*(?:\s(?:av|of)\s\d[\d\u00a0,]*)?",
    re.IGNORECASE,
)
MADE = re.compile(r"(\d+[.,]\d)\u00a0?% (\((\d[\d\u00a0,]*) (?:av|of) (\d[\d\u00a0,]*)\))")
BEFORE = ("året före", "the year before")
ENDS: tuple[Column, ...] = ("value", "lower", "upper", "base", "printed_value", "year", "year_to")


def told(page: str) -> Iterator[tuple[str, list[Claim]]]:
    """(text, claims) of each sentence of a page that carries any. Raises ValueError on what is no claim."""
    yield from ((text, claims) for text, claims, _ in standing(page))


def standing(page: str) -> Iterator[tuple[str, list[Claim], str]]:
    """The same, with what stands above a caption: the line that says for all charts below it which year they are of."""
    soup = BeautifulSoup(page, "html.parser")
    for doubt in soup.select(".doubt-here"):  # what was printed: no sentence of ours
        doubt.decompose()
    for sentence in soup.select("[data-claim]"):
        line = sentence.find_previous(class_="card-line") if sentence.name == "figcaption" else None
        text = PLACE.sub("", re.sub(r"[ \n]+", " ", sentence.get_text()).strip())
        yield text, all_written(str(sentence["data-claim"])), line.get_text() if line else ""


def numbers_in(*texts: str) -> set[str]:
    """The numbers of texts, written in one way."""
    plain = (THOUSANDS.sub("", each.rstrip(".,")) for text in texts for each in NUMBER.findall(text))
    return {each.replace(",", ".") for each in plain}


def unborne(text: str, claims: list[Claim], facts: Facts) -> set[str]:
    """The numbers of a sentence that no cell of its claims has: neither its number nor what it is of, its year, or a difference.

    Where it says who answered, these are numbers of the question of a cell, or of the question that it is a share of; and where
    it says of how many of how many a share was made, they make it.
    """
    found = numbers_in(MADE.sub(made, ANSWERED.sub("", text)))
    asked = numbers_in(*ANSWERED.findall(text)) - {number for claim in claims for number in who_answered(claim, facts)}
    years = [int(row["year"]) for claim in claims for cell in claim.cells if (row := facts.row(cell))]
    between = map(
        str, range(min(years, default=0), max(years, default=-1) + 1)
    )  # of which a series says that there is nothing
    return asked | (found - {*between, *(number for claim in claims for number in numbers_of(claim, facts))})


def made(share: re.Match[str]) -> str:
    """A share without the numbers that make it, or as it was where they do not."""
    (number,), (part,), (whole,) = (numbers_in(share[at]) for at in (1, 3, 4))
    return share[1] if f"{100 * int(part) / int(whole):.1f}" == number else share[0]


def who_answered(claim: Claim, facts: Facts) -> Iterator[str]:
    """For how many the questions behind a claim were answered, and how many there were."""
    rows = [row for cell in claim.cells if (row := facts.row(cell))]
    for row in (*rows, *filter(None, (base_of(row, facts.years) for row in rows))):
        found = (with_answer(row, facts.years), everybody(row, facts.years))
        yield from (one["value"] for one in found if one)


def undated(text: str, claims: Iterable[Claim], newest: str) -> list[str]:
    """The claims on another year than the newest of which the sentence does not say which it is, if only as the year before."""
    known = {newest, *([str(int(newest) - 1)] if any(words in text for words in BEFORE) else [])}
    years = {str(each): {code_of(one, "year_to") or code_of(one, "year") for one in each.cells} for each in claims}
    return [claim for claim, own in years.items() if any(year not in text for year in own - known)]


def numbers_of(claim: Claim, facts: Facts) -> Iterator[str]:
    """What a sentence that makes a claim may say."""
    rows = [row for cell in claim.cells if (row := facts.row(cell))]
    for row in rows:
        own = {row[name] for name in ENDS} | {size_of(row, facts.years)}
        yield from own | {str(round(float(each))) for each in (row["value"], row["printed_value"]) if each}
    if claim.kind == DIFFERENCE and len(rows) == len(claim.cells):
        yield from differences(rows, facts)


def differences(rows: list[Row], facts: Facts) -> Iterator[str]:
    """The difference of two figures in number, and in percentage points."""
    found = compare(rows[0], rows[1], facts.years)
    yield from (str(abs(each)) for each in (found.count, found.points) if each is not None)


def left_open(package: Package) -> set[str]:
    """The numbers of which one is proved to be that of a year without a figure: a series draws them, and no row has them."""
    rows = package.rows_if_any("derived_ranges")
    return {number for row in rows for number in (row["lower"], row["upper"], *row["values"].split())}


@cache
def called_by_a_number(named):
    """Any of the answers whose name has a number."""
    called = {named.category(*key) for key in named.categories}
    return re.compile("|".join(map(re.escape, sorted(each for each in called if NUMBER.search(each)))))
