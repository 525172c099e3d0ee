"""What a cell is: the thing that a figure is about, whoever says it and wherever. Its id is built from its codes.

A row of a figures file becomes a statement here: a printed figure, with the cell that it speaks of.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from operator import itemgetter

from scripts.ground.codes import UNANSWERED
from scripts.ground.columns import Column
from scripts.ground.data_package import Row

NUMERIC = ("count", "percent", "mean")
UNIT_NOT_STATED = "not_stated"  # a number, of nobody knows what
CELL_COLUMNS: list[Column] = [
    "indicator",
    "category",
    "population",
    "scope",
    "within_indicator",
    "within_category",
    "year",
    "year_to",
    "measure",
    "base_indicator",
    "base_category",
    "unit",
]
PLACES = {column: place for place, column in enumerate(CELL_COLUMNS)}
Cell = tuple[str, ...]
Answer = tuple[str, str]  # indicator and category
# The other answers that a row may speak of: that of its condition, of what it is a share of, of what it is compared with.
SIDES: dict[str, tuple[Column, Column]] = {
    "within": ("within_indicator", "within_category"),
    "base": ("base_indicator", "base_category"),
    "compared": ("compared_indicator", "compared_category"),
}


# The cell of a row, in the order of `CELL_COLUMNS`. The number of a base is no part of it.
cell_of: Callable[[Row], Cell] = itemgetter(*CELL_COLUMNS)


def as_row(cell: Cell) -> Row:
    """The cell as a mapping from column to code."""
    return dict(zip(CELL_COLUMNS, cell, strict=True))


def code_of(cell: Cell, column: Column) -> str:
    """One code of a cell: of a hundred thousand, a row for each would be most of the work."""
    return cell[PLACES[column]]


def is_observed(row: Row) -> bool:
    """Whether a statement gives a number for its cell, or says that there is one: not words, ranks and comparisons."""
    return row["measure"] in (*NUMERIC, UNIT_NOT_STATED) and row["qualifier"] not in ("words", "not")


def with_codes(cell: Cell, **codes: str) -> Cell:
    """The cell with some of its codes replaced."""
    return tuple(map(codes.get, CELL_COLUMNS, cell))


def cell_id(cell: Cell) -> str:
    """`indicator.category[.in.indicator.category].population.scope.year[-year_to].measure[.of.indicator.category].unit`.

    One name for a figure in tables, pages, anchors and references; it changes only when a code does.
    """
    indicator, category, population, scope, outer, condition, year, year_to, measure, whole, part, unit = cell
    years = f"{year}-{year_to}" if year_to else year
    within = f".in.{outer}.{condition}" if outer else ""
    base = f".of.{whole}.{part}" if whole else ""
    return f"{indicator}.{category}{within}.{population}.{scope}.{years}.{measure}{base}.{unit}"


def cell_from_id(name: str) -> Cell:
    """The cell that a `cell_id` names: codes have no full stops. Raises ValueError for what is no such name."""
    indicator, category, *rest = name.split(".")
    within, rest = (rest[1:3], rest[3:]) if rest[:1] == ["in"] else (["", ""], rest)
    population, scope, years, measure, *rest = rest
    base, (unit,) = (rest[1:3], rest[3:]) if rest[:1] == ["of"] else (["", ""], rest)
    year, _, year_to = years.partition("-")
    return (indicator, category, population, scope, *within, year, year_to, measure, *base, unit)


def parts_of(name: str) -> tuple[list[Answer], str, str, str]:
    """(its answers, population, scope, measure) of a name as people write it: without year and unit, and perhaps without measure.

    Raises ValueError where it has too few parts, or too many.
    """
    indicator, category, *rest = name.split(".")
    within, rest = (rest[1:3], rest[3:]) if rest[:1] == ["in"] else ([], rest)
    population, scope, *rest = rest
    measure, *rest = rest or [""]
    of, rest = (rest[1:3], rest[3:]) if rest[:1] == ["of"] else ([], rest)
    if rest or len(within) == 1 or len(of) == 1:
        raise ValueError(name)
    return [(indicator, category), *answer(within), *answer(of)], population, scope, measure


def answer(codes: list[str]) -> Iterator[Answer]:
    """The answer that two codes name, if any."""
    if codes:
        indicator, category = codes
        yield indicator, category


Units = Mapping[tuple[str, str], str]


def named_base(row: Row) -> Answer | None:
    """The answer that a row says it is of: its condition, else the one that it names as its base; None where it says neither."""
    sides = (SIDES["within"], SIDES["base"])
    return next(((row[indicator], row[category]) for indicator, category in sides if row[indicator]), None)


def base_cell(row: Row, units: Units) -> Cell | None:
    """The cell whose count a printed base is, or None. `units`: (indicator, category) -> unit.

    Within a condition it is the condition's cell (93 of the 117 recruited through work); else the cell that the row names
    as its base; else everyone counted in the indicator. Source: the rule for `base` in `.github/guides/figures.md`.
    """
    if not row["base"]:
        return None
    indicator, category = named_base(row) or (row["indicator"], "total")
    if (indicator, category) not in units:  # the code list has no such line, so the base is the count of no cell
        return None
    return with_codes(
        cell_of(row),
        indicator=indicator,
        category=category,
        measure="count",
        within_indicator="",
        within_category="",
        base_indicator="",
        base_category="",
        unit=units[(indicator, category)],
    )


def forms(sources: Iterable[Row]) -> set[str]:
    """The sources that are forms."""
    return {row["source"] for row in sources if row["source_kind"] == "form"}


def is_answered(row: Row, forms: Collection[str]) -> bool:
    """Whether a row says something: a blank of a report is about something that the report takes up, one of a form says nothing."""
    return not (row["obs_status"] == UNANSWERED and row["source"] in forms)


def statement(row: Row, year: int, units: Units) -> Row:
    """A row of a year's figures file as a statement.

    Adds `report_year` (the file's year), `unit` where it follows from the category (`units`: (indicator, category) -> unit),
    `observation` (the cell that a number is about; empty for words, ranks and comparisons) and `base_observation`
    (the cell whose count the printed base gives).
    """
    made = row | {"unit": row["unit"] or units.get((row["indicator"], row["category"]), ""), "report_year": str(year)}
    base = base_cell(made, units)
    return made | {
        "observation": cell_id(cell_of(made)) if is_observed(made) else "",
        "base_observation": cell_id(base) if base else "",
    }
