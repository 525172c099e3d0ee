"""The page Check it yourself: the invented people of a year, added up beside what is published. Rows in, HTML out.

The file says of each row which counts count its people, so that nothing but adding up is left: for whoever builds the page, of the
first table, and for the reader's own browser (`docs/assets/check.js`), of all.
"""

import csv
import io
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from markupsafe import Markup

from scripts.ground.codes import ALL, HIDDEN
from scripts.ground.data_package import PROMISED, WITNESS, Package, Row, once
from scripts.site.addresses import LATEST, file_name, to_root
from scripts.site.package.labels import Labels
from scripts.site.pages.lists import by_theme
from scripts.site.text.templates import rendered

PAGE, ADDRESS = "check.md", "check/"
# What its prose asks for.
NAMES = ("witness", "witness_file", "witness_files", "witness_year", "witness_values", "witness_tables")
Place = tuple[str, str]  # a reading of "all of the above", and the number of a table


@dataclass(frozen=True)
class WitnessLine:
    """A published count: its name, what it is called, its number ("" where it is hidden), its sum and what is said of that."""

    cell: str
    name: str
    published: str
    sum: int
    told: str


@dataclass(frozen=True, eq=False)
class Witness:
    """The witness of a year of a package, as its file says it."""

    year: str
    need: int
    rows: list[dict[str, str]]

    @cached_property
    def tables(self) -> dict[Place, Counter[str]]:
        """What the counts of each table sum to."""
        found: dict[Place, Counter[str]] = {}
        for row in sorted(self.rows, key=lambda row: (row["reading"], int(row["table_number"]))):
            sums = found.setdefault((row["reading"], row["table_number"]), Counter())
            for cell in row["counted_in"].split():
                name, _, times = cell.partition("*")
                sums[name] += int(times or 1) * int(row["invented_people"])
        return found

    @cached_property
    def first(self) -> Place:
        """The table that is shown first."""
        return next(iter(self.tables))

    @cached_property
    def cells(self) -> set[str]:
        """All that somebody is counted in."""
        return {cell for sums in self.tables.values() for cell in sums}

    def values(self, cell: str) -> list[int]:
        """The numbers that the tables of the first reading show a count at."""
        return sorted({sums[cell] for (reading, _), sums in self.tables.items() if reading == self.first[0]} - {0})


@once
def newest(package: Package) -> Witness | None:
    """The witness of the newest year that has one."""
    if not package.witnesses:
        return None
    resource = package.resource(max(package.witnesses))
    text = package.files[resource["path"]].decode("utf-8")
    rows = [*csv.DictReader(io.StringIO(text, newline=""))]
    return Witness(resource["name"].removeprefix(WITNESS), resource[PROMISED], rows)


def left_out(package: Package) -> str:
    """The file of the page where there is nothing to add up; else none."""
    return "" if package.witnesses else PAGE


def parts(labels: Labels) -> dict[str, str]:
    """The parts of the page, by the names that its prose calls them; empty where there is nothing to add up."""
    one, number = newest(labels.package), labels.language.number
    if one is None:
        return dict.fromkeys(NAMES, "")
    addresses = [
        to_root(ADDRESS, labels.language.code) + LATEST + labels.package.resource(name)["path"]
        for name in sorted(labels.package.witnesses, reverse=True)
    ]
    listed = ", ".join(f"[{file_name(address)}]({address})" for address in addresses)
    told = (
        table(one, addresses[0], labels),
        addresses[0],
        listed,
        one.year,
        number(str(one.need)),
        number(str(len(one.tables))),
    )
    return dict(zip(NAMES, told, strict=True))


def table(one: Witness, file: str, labels: Labels) -> Markup:
    """The control, the lines of each theme with the sums of the first table, and what is not in it."""
    published = {  # each count of the year that is published as it is, or hidden, by its name
        cell_of(row): row
        for row in labels.package.rows("observations")
        if (row["year"], row["measure"], row["scope"], row["within_indicator"]) == (one.year, "count", ALL, "")
        and (row["obs_status"] == HIDDEN or row["qualifier"] == "exact")
    }
    themes = [
        (labels.code("theme", theme), theme, lines)
        for theme, rows in by_theme(labels)
        if (lines := {row["indicator"]: lines_of(row["indicator"], published, one, labels) for row in rows})
        and any(lines.values())
    ]
    shown = {line.cell for _, _, lines in themes for own in lines.values() for line in own}
    hidden, bracketed = labels.words["check_hidden"], labels.words["in_brackets"]
    left = [row for cell, row in published.items() if cell not in shown]
    names = ((f"{labels.title('indicators', row['indicator'])}: {name_of(row, labels)}", row["value"]) for row in left)
    apart = sorted(name if value else bracketed.format(name, hidden) for name, value in names)
    told = {"one": one, "file": file, "themes": themes, "apart": apart}
    return Markup(rendered("check.html", labels=labels, words=labels.language.words, **told))


def cell_of(row: Row) -> str:
    """What the file calls a count."""
    return ".".join((row["indicator"], row["category"], row["population"]))


def shows(rows: Iterable[Row], package: Package) -> bool:
    """Whether the page shows what a hidden count among some rows can be."""
    one = newest(package)
    return one is not None and any(
        (row["obs_status"], row["year"], row["measure"]) == (HIDDEN, one.year, "count") and cell_of(row) in one.cells
        for row in rows
    )


def lines_of(indicator: str, published: Mapping[str, Row], one: Witness, labels: Labels) -> list[WitnessLine]:
    """The lines of an indicator, in the order of its lists. One that nobody is counted in is there where it is nought."""
    own = {cell: row for cell, row in published.items() if row["indicator"] == indicator}
    if not any(cell in one.cells for cell in own):
        return []
    order = sorted(
        own, key=lambda cell: (labels.category_order(own[cell]), labels.population_order(own[cell]["population"]))
    )
    several = len({row["population"] for row in own.values()}) > 1
    return [
        WitnessLine(
            cell,
            name_of(own[cell], labels, several),
            own[cell]["value"],
            found,
            told(own[cell]["value"], found, cell, one, labels),
        )
        for cell in order
        if cell in one.cells or own[cell]["value"] == "0"
        for found in [one.tables[one.first][cell]]
    ]


def name_of(row: Row, labels: Labels, several: bool = True) -> str:
    """What a count is called below its indicator, with whom it counts where those are `several`."""
    name = labels.answer(row)
    return f"{name}, {labels.population_in_sentence(row['population'])}" if several else name


def told(published: str, found: int, cell: str, one: Witness, labels: Labels) -> str:
    """What is said of a sum: whether it is what is published, or as how many numbers a hidden count is shown."""
    words, number = labels.language.words, labels.language.number
    if published:
        return words["check_same" if str(found) == published else "check_other"]
    values = ", ".join(number(str(value)) for value in one.values(cell))
    if not found:
        return words["check_nobody"]
    few = len(one.values(cell)) < one.need
    return words["check_few"].format(values, one.need) if few else words["check_open"].format(values)
