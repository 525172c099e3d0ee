"""What a year's workbook holds and where: the cells of its form, each with its sheet, its row, and its row of the figures file.

Which cells the form has follows from the code lists, and from what earlier years counted. Rows in, rows out.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from scripts.ground.codebook import is_asked, read_codebook
from scripts.ground.codes import ALL, PARTS, WHOLES
from scripts.ground.data_package import Row
from scripts.ground.declared import BY_ANSWER
from scripts.year.words import labelled, listed, order

# What is asked of other populations than the indicator's own: the wholes, and what adds up to them.
ADDED_UP = (*WHOLES, *PARTS)
UNFIT = re.compile(r"[][:*?/\\']")  # in the name of a sheet
HEADER_ROW = 4  # title, a sentence and an empty row stand above
CHOICES = ("P", "M", "Q")  # what a person may say of a line; the others follow from whether it has a number
RETIRED = "retired"  # or that its answer is not asked for any more, which is no status of a figure


@dataclass(frozen=True)
class FormLine:
    """One line to fill in: an answer of an indicator, counted in one population. A whole has a count and no percentage."""

    theme: str
    indicator: str
    category: str
    population: str
    whole: bool

    @property
    def key(self) -> str:
        """The name of the line."""
        return ".".join(self.cell)

    @property
    def cell(self) -> tuple[str, str, str]:
        """What it counts."""
        return self.indicator, self.category, self.population


def form_lines(codes: Mapping[str, list[Row]], shapes: Iterable[list[Row]], year: int) -> list[FormLine]:
    """Every line of a year's form: indicators by theme; populations and categories in order, but none that is retired or follows.

    `shapes`: the figures files whose populations the form takes over, last year's and the year's own.
    """
    counts = (row for rows in shapes for row in rows if row["measure"] == "count" and is_plain(row))
    counted = {(row["indicator"], row["population"]) for row in counts}
    book = read_codebook(codes)
    groups = book.sums.get("population", [])
    following = {(one.result["indicator"], one.result["category"]) for one in book.relations if one.kind in BY_ANSWER}
    asked = sorted((one for one in codes["indicators"] if one["measurement_point"]), key=order)
    lines = []
    for theme in listed(codes["vocabulary"], "theme"):
        for indicator in (one for one in asked if one["theme"] == theme):
            name = indicator["indicator"]
            before = {population for one, population in counted if one == name}
            for population in populations(indicator["population"], before, groups, codes["populations"]):
                lines += [
                    FormLine(theme, name, code, population, book.is_whole(name, code))
                    for code, one in book.categories[name].items()
                    if is_asked(one, str(year))
                    and (name, code) not in following
                    and (population == indicator["population"] or one["role"] in ADDED_UP)
                ]
    return lines


def populations(own: str, counted: Iterable[str], groups: Sequence[tuple[str, ...]], known: Iterable[Row]) -> list[str]:
    """The indicator's own population, those of the groups that were counted before, and the wholes that these make up.

    `groups`: (whole, part, ...) for each way to divide a population; `known`: the code list of populations.
    """
    people = {code for group in groups for code in group}
    found = {own, *people.intersection(counted)}
    while fresh := {whole for whole, *parts in groups if set(parts) <= found} - found:
        found |= fresh
    return [row["population"] for row in sorted(known, key=order) if row["population"] in found]


def is_plain(row: Row) -> bool:
    """Whether the form can hold the row: exact or blank, of all cases, without a condition or another base."""
    return row["scope"] == ALL and is_unconditional(row) and row["qualifier"] in ("exact", "")


def is_unconditional(row: Row) -> bool:
    """Whether the row is of one year, without a condition or another base."""
    return not (row["within_indicator"] or row["base_indicator"] or row["year_to"])


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
