"""The series of an indicator: the cells that have values in enough years, and their bars year by year."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from scripts.ground.columns import Column
from scripts.ground.data_package import Row
from scripts.ground.years import COUNT
from scripts.site.charts.hue import ADULTS, colour_of
from scripts.site.charts.known import quantity
from scripts.site.charts.quantity import MISSING, Quantity
from scripts.site.figure.selection import GROUP_FIELDS, Groups, left_open
from scripts.site.figure.wording import as_computed
from scripts.site.package.labels import Labels

# A series begins with two years. Of those that have no more, which in the second year of a form are most of all figures, one is
# drawn for an indicator: what its headline says, or else the largest count. Of the others, which in its third year are most of all
# figures, so many are drawn as one looks at: the rest stands in the table.
FEWEST_YEARS, LONG, MOST_SHORT, MOST_LONG = 2, 3, 1, 6


@dataclass(frozen=True)
class Entry:
    """One bar: its label, what is known, and its number where the source gives one.

    `colour`: its name; `broken`: a break before it; `inner`: a part of another bar or the same with
    another selection, and so none to compare the others with; `left`: no source prints it, it is one of what the figures leave.
    """

    label: str
    quantity: Quantity
    value: float | None = None
    colour: str = ADULTS
    broken: bool = False
    inner: bool = False
    left: bool = False


def all_series(rows: list[Row], said: Sequence[Row] = ()) -> list[list[Row]]:
    """The cells that have values in enough years: the same in all but the year. `said`: what the headline speaks of."""
    cells: Groups = {}
    told_apart: tuple[Column, ...] = (*GROUP_FIELDS, "category", "measure", "unit", "base_indicator")
    same = [field for field in told_apart if not field.startswith("year")]
    for row in rows:
        if row["value"] and not row["year_to"]:
            cells.setdefault(tuple(row[field] for field in same), []).append(row)
    found = [sorted(series, key=lambda row: row["year"]) for series in cells.values() if len(series) >= FEWEST_YEARS]
    short = [
        series for series in found if len(series) < LONG and series[-1]["year"] == max(row["year"] for row in rows)
    ]
    long = [series for series in found if len(series) >= LONG]
    by_worth = (sorted(those, key=lambda series: worth(series, said)) for those in (short, long))
    kept = [series for those, most in zip(by_worth, (MOST_SHORT, MOST_LONG), strict=True) for series in those[:most]]
    return [series for series in found if series in kept]


def worth(series: Sequence[Row], said: Sequence[Row]) -> tuple[bool, bool, float]:
    """The place of a series among those of its indicator."""
    newest = series[-1]
    return newest not in said, newest["measure"] != COUNT, -float(newest["value"])


def series_entries(series: list[Row], broken: set[str], labels: Labels) -> list[Entry]:
    """A bar for each year from the first to the last; a year between without a figure has what the others leave, or says so."""
    values = {row["year"]: row for row in series}
    open_years = left_open(series[0], values, labels)
    entries = []
    for year in map(str, range(int(series[0]["year"]), int(series[-1]["year"]) + 1)):
        row = values.get(year)
        if year in open_years:
            left = open_years[year]
            entries.append(Entry(year, Quantity(left.text, min(left.values), max(left.values)), left=True))
            continue
        found = quantity(row, labels)
        if row is None or found is None:
            entries.append(Entry(year, Quantity(labels.language.words["chart_no_year"], state=MISSING)))
            continue
        found = replace(found, text=as_computed(row, found.text, labels.language))
        entries.append(Entry(year, found, float(row["value"]), colour_of(row, labels), year in broken))
    return entries
