"""What a year's workbook holds and where: every line with its sheet and row, and the row of the figures file behind each cell."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from scripts.ground.data_package import Row
from scripts.year.form import FormLine, labelled, listed

UNFIT = re.compile(r"[][:*?/\\']")  # in the name of a sheet
HEADER_ROW = 4  # title, a sentence and an empty row stand above
CHOICES = ("P", "M", "Q")  # what a person may say of a line; the others follow from whether it has a number
RETIRED = "retired"  # or that its answer is not asked for any more, which is no status of a figure


@dataclass(frozen=True)
class Slot:
    """One cell to fill in. `at`: the place in the figures file of the row that it answers, None where it is locked.

    `shown` is what stands there from the start; `hides` says whether a small number in it has to be hidden; `blank` is the status
    of the row as long as nothing is filled in.
    """

    at: int | None = None
    shown: str = ""
    hides: bool = False
    blank: str = "O"


@dataclass(frozen=True)
class Line:
    """A line of the form with its place, and what stands in it from the start.

    `wholes` are keys of other lines: what it is a share of.
    `before` is last year's count and percentage, or the words of a bound. `least`: what it has at least, unless it has nobody;
    `why`: how it has been explained, in both languages.
    """

    form: FormLine
    sheet: str
    row: int
    count: Slot
    percent: Slot
    base: str
    status: str
    wholes: tuple[str, ...]
    before: tuple[str, str]
    least: int = 0
    why: tuple[str, str] = ("", "")

    @property
    def key(self) -> str:
        """The name of the line in the workbook, by which it is found again."""
        return self.form.key

    @property
    def cell(self) -> tuple[str, str, str]:
        """What it counts."""
        return self.form.cell

    @property
    def slots(self) -> tuple[tuple[int, str, Slot], ...]:
        """(number within the place, measure, cell) for the two numbers that become rows of their own."""
        return (1, "count", self.count), (2, "percent", self.percent)


@dataclass(frozen=True)
class Plan:
    """All of a workbook. `rows`: the year's figures file, and from `asked` on a blank for each cell of the form that it lacks.

    `years`: the earlier ones with figures; `headings`: (sheet, row) -> the indicator whose lines follow.
    """

    year: int
    years: tuple[int, ...]
    source: str
    threshold: int
    rows: list[Row]
    asked: int
    lines: list[Line]
    headings: dict[tuple[str, int], str]

    @property
    def before(self) -> int | None:
        """The last year before with figures."""
        return max(self.years, default=None)

    def sheets(self) -> list[tuple[str, list[Line]]]:
        """The theme sheets in order, each with its lines."""
        return [(sheet, list(lines)) for sheet, lines in groupby(self.lines, lambda line: line.sheet)]


def form_source(codes: Mapping[str, list[Row]], year: int) -> str:
    """The code in `sources` of the form of a year."""
    return f"{listed(codes['vocabulary'], 'producer')[0]}_form_{year}"


Places = dict[FormLine, tuple[str, int]]


def placed(lines: Sequence[FormLine], vocabulary: Iterable[Row]) -> tuple[Places, dict[tuple[str, int], str]]:
    """Line -> (sheet, row), and where the headings of the indicators stand. Each theme is a sheet."""
    labels = labelled(vocabulary, "theme")
    places: Places = {}
    headings = {}
    for theme, in_theme in groupby(lines, lambda line: line.theme):
        sheet, row = UNFIT.sub("-", labels[theme])[:31], HEADER_ROW  # the longest name that Excel takes
        for indicator, answers in groupby(in_theme, lambda line: line.indicator):
            row += 1
            headings[(sheet, row)] = indicator
            for line in answers:
                row += 1
                places[line] = (sheet, row)
    return places, headings


def placed_at(sheet: str, row: int) -> str:
    """A row of the workbook, as the figures file says where a figure stands."""
    return f"{sheet}, rad {row}"
