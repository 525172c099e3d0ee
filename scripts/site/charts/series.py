"""The series of an indicator: the cells that have values in enough years, and their bars year by year."""

from dataclasses import dataclass, replace

from scripts.ground.data_package import Row
from scripts.site.charts.known import quantity
from scripts.site.charts.quantity import MISSING, Quantity
from scripts.site.figure.selection import GROUP_FIELDS, Groups
from scripts.site.figure.wording import as_computed
from scripts.site.package.labels import Labels

# Two years are a comparison, which the table shows as well.
FEWEST_YEARS = 3


@dataclass(frozen=True)
class Entry:
    """One bar: its label, what is known, and its number where the source gives one.

    `second`: another selection of cases; `broken`: a break before it; `inner`: a part of another bar or the same with
    another selection, and so none to compare the others with.
    """

    label: str
    quantity: Quantity
    value: float | None = None
    second: bool = False
    broken: bool = False
    inner: bool = False


def all_series(rows: list[Row]) -> list[list[Row]]:
    """The cells that have values in enough years: the same in all but the year."""
    cells: Groups = {}
    same = [
        field
        for field in (*GROUP_FIELDS, "category", "measure", "unit", "base_indicator")
        if not field.startswith("year")
    ]
    for row in rows:
        if row["value"] and not row["year_to"]:
            cells.setdefault(tuple(row[field] for field in same), []).append(row)
    return [sorted(series, key=lambda row: row["year"]) for series in cells.values() if len(series) >= FEWEST_YEARS]


def series_entries(series: list[Row], broken: set[str], labels: Labels) -> list[Entry]:
    """A bar for each year from the first to the last; a year between without a figure says so."""
    values = {row["year"]: row for row in series}
    entries = []
    for year in map(str, range(int(series[0]["year"]), int(series[-1]["year"]) + 1)):
        row = values.get(year)
        found = quantity(row, labels)
        if row is None or found is None:
            entries.append(Entry(year, Quantity(labels.language.words["chart_no_year"], state=MISSING)))
            continue
        found = replace(found, text=as_computed(row, found.text, labels.language))
        entries.append(Entry(year, found, float(row["value"]), broken=year in broken))
    return entries
