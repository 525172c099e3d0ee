"""Receipts of made-up lines: what enters each branch of their template."""

from collections.abc import Sequence
from fractions import Fraction

from scripts.ground.data_package import Row
from scripts.ground.ranking import Place
from scripts.year.receipt.lines import Line, Side
from scripts.year.receipt.looking import Look
from scripts.year.receipt.receipt import Receipt

ANSWERS = "abcdefghijklmn"
TABLES: dict[str, list[Row]] = {
    "indicators": [{"indicator": "needs", "title_sv": "Behov"}],
    "categories": [{"indicator": "needs", "category": one, "label_sv": one.upper()} for one in ANSWERS],
    "populations": [{"population": one, "label_sv": one.capitalize()} for one in ("vuxna", "barn")],
    "notes": [{"note": "explained_a", "text_sv": "Fler kom."}],
    "vocabulary": [],
}


def side(
    value: str, place: Place | None = None, *, told: bool = False, measure: str = "count", status: str = "A"
) -> Side:
    """A year of an answer: a number of this measure, hidden or none, and its place."""
    row: Row = {
        "value": value,
        "lower": "",
        "upper": "",
        "qualifier": "exact",
        "obs_status": status,
        "measure": measure,
    }
    row |= {"notes": "explained_a", "base": ""}
    return Side(None if measure == "percent" else row, row if measure == "percent" else None, place, told)


def line(answer: str, now: Side, then: Side, group: str = "vuxna") -> Line:
    """An answer about a group in both years."""
    return Line(("needs", answer, group), now, then)


NO = Side()
LINES = [
    line("a", side("9", (1, 1)), side("5", (2, 2))),
    line("b", side("3", (2, 2), measure="percent"), side("8", (3, 3), measure="percent")),
    line("c", side("2", (3, 3)), side("8", (1, 1))),
    line("d", side("2", (2, 3)), side("", (1, 1), told=True)),
    line("e", side("", status="Q"), side("8", (4, 4))),
    line("f", side("", (2, 2)), side("", (4, 4))),
    *(line(answer, side("5"), NO, group) for answer in ANSWERS for group in ("barn", "vuxna")),
    *(line(answer, NO, side("5")) for answer in ANSWERS),
]


def receipt(lines: Sequence[Line], looks: Sequence[Look] = (), before: int | None = 2030) -> str:
    """The receipt of some lines."""
    return Receipt(lines, looks, TABLES, 2031, before).page().decode()


def everything() -> None:
    """Make receipts by which every branch of the template is entered: without a year before, with nothing and all to look at."""
    fits = {one.key: Fraction(9) for one in LINES[:2]}
    receipt(LINES, [Look(9, (one,)) for one in LINES[:6]] + [Look(9, tuple(LINES[:2]), fits)])
    receipt(LINES[:1])
    receipt([], before=None)
