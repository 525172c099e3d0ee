"""The flat file of a package: one row for each figure and each thing that is said, with labels in both languages."""

from collections.abc import Mapping
from functools import lru_cache

from scripts.ground.data_package import Package, Row
from scripts.ground.reading_rules import read_reading_rules
from scripts.site.exports.flat.columns import Groups, cells
from scripts.site.exports.flat.comparables import compare_groups, read_twins
from scripts.site.exports.flat.lines import Line, lines
from scripts.site.exports.flat.partitions import sum_groups
from scripts.site.package.earlier import years_of
from scripts.site.package.labels import Labels
from scripts.site.text.language import Language
from scripts.site.text.words import LANGUAGES


def flat_rows(package: Package) -> list[Row]:
    """Every row, in the order of the code lists: by indicator, then the newest year first."""
    return [row for rows in by_indicator(package).values() for row in rows]


@lru_cache(maxsize=4)
def by_indicator(package: Package) -> dict[str, list[Row]]:
    """The rows of each indicator."""
    labels = {lang: Labels(package, Language(lang)) for lang in LANGUAGES}
    own = next(iter(labels.values()))
    found = sorted(lines(package), key=lambda line: place(line, own))
    rules, years = read_reading_rules(package.rows("rules")), years_of(package)
    twins = read_twins(package.rows_if_any("pairs"))
    sums, compared = sum_groups(found, years.book, rules), compare_groups(found, years, twins, rules)
    groups = Groups(sums, compared, twins)
    told: dict[str, list[Row]] = {}
    for line in found:
        told.setdefault(line.row["indicator"], []).append(cells(line, labels, groups))
    return told


def place(line: Line, labels: Labels) -> tuple[int | str, ...]:
    """Where a line stands among the others."""
    row: Mapping[str, str] = line.row
    return (
        int(labels.package.by_name["indicators"][row["indicator"]]["order"]),
        -int(row["year"]),
        labels.code_order("scope", row["scope"]),
        labels.population_order(row["population"]),
        int(labels.categories[row["indicator"], row["category"]]["order"]) if row["category"] else 0,
        row["observation"],
    )
