"""A figure year by year as a composed figure: a point a year, its gaps and its breaks, and nothing that joins them."""

from collections.abc import Sequence

from scripts.site.charts.hue import colour_of
from scripts.site.charts.years import GAP, Point, years
from scripts.site.drawings.bars import signs_of
from scripts.site.drawings.figure_cells import Cells, Drawing, MissingError
from scripts.site.drawings.table import Element
from scripts.site.figure.selection import breaks_of, left_open
from scripts.site.figure.wording import bare_value
from scripts.site.package.lookup import over_years

ELEMENTS = frozenset({"of", "sign"})


def series(elements: Sequence[Element], cells: Cells) -> Drawing:
    """The points of one figure. Raises MissingError where the newest year has no number, or no other year has one."""
    name = next(each.cells for each in elements if each.kind == "of")
    newest, _ = cells.count(name)
    rows = {year: row for year, row in over_years(name, cells.package).items() if row["value"]}
    if len(rows) < 2:
        raise MissingError(name)
    broken = {row["year"] for row in breaks_of(list(rows.values()), cells.package)}
    every = [str(year) for year in range(int(min(rows)), int(newest["year"]) + 1)]
    left = {year: one for year, one in left_open(newest, rows, cells.labels).items() if year in every}
    points = [
        Point(year, (float(rows[year]["value"]),), bare_value(rows[year], cells.labels), year in broken)
        if year in rows
        else Point(year, left[year].values, left[year].text)
        if year in left
        else Point(year, (), cells.labels.language.words["chart_no_year"])
        for year in every
    ]
    said = tuple((point.year, point.text or GAP) for point in points)
    return Drawing(
        years(points, colour_of(newest, cells.labels)),
        tuple(rows.values()),
        said,
        (*signs_of(elements), *(("break",) if broken else ()), *(("computed",) if left else ())),
    )
