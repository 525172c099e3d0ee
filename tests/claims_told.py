"""What pages claim: each sentence with the claims that it carries, and the numbers in it that none of them bears."""

import re
from collections.abc import Iterator

from bs4 import BeautifulSoup

from scripts.ground.claim import DIFFERENCE, Claim, all_written
from scripts.ground.columns import Column
from scripts.ground.comparing import compare
from scripts.ground.data_package import Row
from scripts.ground.facts import Facts
from scripts.ground.years import size_of

NUMBER = re.compile(r"\d[\d\u00a0,.]*\d|\d")
THOUSANDS = re.compile(r"\u00a0|,(?=\d{3}\b)")
ENDS: tuple[Column, ...] = ("value", "lower", "upper", "base", "printed_value", "year", "year_to")


def told(page: str) -> Iterator[tuple[str, list[Claim]]]:
    """(text, claims) of each sentence of a page that carries any. Raises ValueError on what is no claim."""
    for sentence in BeautifulSoup(page, "html.parser").select("[data-claim]"):
        yield re.sub(r"[ \n]+", " ", sentence.get_text()).strip(), all_written(str(sentence["data-claim"]))


def unborne(text: str, claims: list[Claim], facts: Facts) -> set[str]:
    """The numbers of a sentence that no cell of its claims has: neither its number nor what it is of, its year, or a difference."""
    plain = (THOUSANDS.sub("", each.rstrip(".,")) for each in NUMBER.findall(text))
    found = {each.replace(",", ".") for each in plain}
    return found - {number for claim in claims for number in numbers_of(claim, facts)}


def numbers_of(claim: Claim, facts: Facts) -> Iterator[str]:
    """What a sentence that makes a claim may say."""
    rows = [row for cell in claim.cells if (row := facts.row(cell))]
    for row in rows:
        own = {row[name] for name in ENDS} | {size_of(row, facts.years)}
        yield from own | {str(round(float(each))) for each in own if each}
    if claim.kind == DIFFERENCE:
        yield from differences(rows, facts)


def differences(rows: list[Row], facts: Facts) -> Iterator[str]:
    """The difference of two figures in number, and in percentage points."""
    found = compare(rows[0], rows[1], facts.years)
    yield from (str(abs(each)) for each in (found.count, found.points) if each is not None)
