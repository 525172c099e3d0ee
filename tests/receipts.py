"""Receipts of made-up lines: what they say of why a person should look, and what enters each branch of their template."""

import re
from collections.abc import Sequence
from fractions import Fraction
from html import unescape
from pathlib import Path

from scripts.ground.data_package import Row
from scripts.ground.facts import Place
from scripts.year.changed_answers import answers
from scripts.year.helpers.papers.receipt import Receipt
from scripts.year.lines import AnswerYear, AnswerYears
from scripts.year.shifts import Shift
from tests.summaries import BEFORE, HIDDEN, some
from tests.year_folder import YEAR

ANSWERS = "abcdefghijklmn"
TABLES: dict[str, list[Row]] = {
    "indicators": [{"indicator": "needs", "title_sv": "Behov"}],
    "categories": [{"indicator": "needs", "category": one, "label_sv": one.upper()} for one in ANSWERS],
    "populations": [{"population": one, "label_sv": one.capitalize()} for one in ("vuxna", "barn")],
    "notes": [
        {"note": "explained_needs_e_vuxna_2031", "text_sv": "Fler kom."},
        {"note": "changed_2031", "text_sv": "Fler möter."},
    ],
    "members": [{"member": one, "year": "2031", "membership": one} for one in ("joined", "left")],
    "vocabulary": [],
}
NO = AnswerYear()


def count(value: str, place: Place | None = None, measure: str = "count", **more: str) -> AnswerYear:
    """A year of an answer: its number, if it has one, and its place."""
    row: Row = {"value": value, "lower": "", "upper": "", "qualifier": "exact", "base": "", "measure": measure}
    row |= {"obs_status": more.get("status", "A")}
    return AnswerYear(
        None if measure == "percent" else row, row if measure == "percent" else None, place, "told" in more
    )


def line(answer: str, now: AnswerYear, then: AnswerYear, group: str = "vuxna") -> AnswerYears:
    """An answer about a group in both years."""
    pairs = ((now.count, then.count), (now.share, then.share))
    told = tuple((own, other) for own, other in pairs if own and other and own["value"] and other["value"])
    return AnswerYears(("needs", answer, group), now, then, told)


# What happened to an answer -> why a person should look at it.
LOOKS = [
    (line("a", count("9", (1, 1)), count("5", (2, 2))), "2030 var antalet 5, nu 9; gick från plats 2 till störst."),
    (line("b", count("3", (2, 2), "percent"), count("8", (2, 2), "percent")), "2030 var andelen 8 %, nu 3 %."),
    (line("c", count("2", (4, 4)), count("8", (1, 1))), "2030 var antalet 8, nu 2; gick från plats 1 till plats 4."),
    (line("d", count("2", (2, 3)), count("", (1, 1), told="")), "2030 års rapport säger plats 1, nu är det plats 2–3."),
    (line("e", count("9"), count("5")), "2030 var antalet 5, nu 9. Förklaring: ”Fler kom.”"),
    (line("f", count("", (2, 2), status="Q"), count("", (4, 4))), "Gick från plats 4 till plats 2."),
]
LINES = [
    *(one for one, _ in LOOKS),
    *(line(answer, count("5"), NO, group) for answer in ANSWERS for group in ("barn", "vuxna")),
    *(line(answer, NO, count("5")) for answer in ANSWERS),
]


def receipt(
    lines: Sequence[AnswerYears], looks: Sequence[Shift] = (), before: int | None = 2030, states: str = ""
) -> str:
    """The receipt of some lines, and of answers that stay, fall and so on."""
    old, new = some(states)
    told = answers(old, new, BEFORE, HIDDEN) if states else None
    return Receipt(lines, looks, TABLES, 2031, before, told).page().decode()


def look(one: AnswerYears) -> Shift:
    """Something to look at: a line by itself."""
    return Shift(9, (one,), explained_at=(one.key,))


def everything() -> None:
    """Make receipts by which every branch of the template is entered."""
    fits = {one.key: Fraction(9) for one in LINES[:2]}
    receipt(LINES, [*(look(one) for one, _ in LOOKS), Shift(9, tuple(LINES[:2]), fits)])
    receipt(LINES[:1])
    receipt([], before=None, states="sfhn")


def receipt_of(folder: Path, year: str = YEAR) -> Path:
    """The receipt beside the workbook of a year."""
    return folder.parent / f"{year}-kvitto.html"


def looks(page: str) -> list[str]:
    """What the receipt says to look at first, as plain text."""
    return [unescape(re.sub(r"<[^>]+>", "", one)) for one in re.findall(r"<li>(.*?)</li>", page)]
