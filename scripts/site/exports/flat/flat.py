"""The flat file of a package: one row for each figure and each thing that is said, with labels in both languages."""

from scripts.ground.data_package import Package
from scripts.ground.once import once
from scripts.site.exports.flat.columns import cells
from scripts.site.exports.flat.lines import Line, lines
from scripts.site.exports.flat.stops import groups, uses
from scripts.site.package.labels import Labels
from scripts.site.text.language import Language
from scripts.site.text.words import LANGUAGES


def flat_rows(package: Package) -> list[dict[str, str]]:
    """Every row, in the order of the code lists: by indicator, then the newest year first."""
    return [row for rows in by_indicator(package).values() for row in rows]


@once
def by_indicator(package: Package) -> dict[str, list[dict[str, str]]]:
    """The rows of each indicator."""
    labels = {lang: Labels(package, Language(lang)) for lang in LANGUAGES}
    own = next(iter(labels.values()))
    told: dict[str, list[dict[str, str]]] = {}
    for line in sorted(lines(package), key=lambda line: place(line, own)):
        use = uses(package).get(line.row["observation"])
        told.setdefault(line.row["indicator"], []).append(cells(line, labels, groups(package), use))
    return told


def place(line: Line, labels: Labels) -> tuple[int | str, ...]:
    """Where a line stands among the others."""
    row = line.row
    return (
        int(labels.package.by_name["indicators"][row["indicator"]]["order"]),
        -int(row["year"]),
        labels.code_order("scope", row["scope"]),
        labels.population_order(row["population"]),
        int(labels.categories[row["indicator"], row["category"]]["order"]) if row["category"] else 0,
        row["observation"],
    )
