"""The rows of the figures file: one for each figure and each thing that is said, with labels in one language."""

import json
from collections.abc import Iterable

from scripts.ground.data_package import Package
from scripts.ground.once import once
from scripts.ground.years import years_of
from scripts.site.exports.figures.columns import cells, codes
from scripts.site.exports.figures.lines import Line, lines
from scripts.site.exports.figures.stops import groups, uses
from scripts.site.kept import of_package
from scripts.site.package.labels import Labels
from scripts.site.text.language import Language
from scripts.site.text.words import LANGUAGES

FigureRow = dict[str, str]


def figure_rows(package: Package, lang: str) -> list[FigureRow]:
    """Every row, by indicator as in the code list, then the newest year first."""
    return [row for rows in by_indicator(package)[lang].values() for row in rows]


@once
def by_id(package: Package) -> dict[str, dict[str, FigureRow]]:
    """Language -> the name of a row -> the row."""
    return {lang: {row["id"]: row for row in figure_rows(package, lang)} for lang in LANGUAGES}


@once
def by_indicator(package: Package) -> dict[str, dict[str, list[FigureRow]]]:
    """Language -> indicator -> its rows, kept for the next build."""
    made = of_package(package, "rows", lambda: json.dumps(worked_out(package)).encode())
    return json.loads(made)  # type: ignore[no-any-return]


def worked_out(package: Package) -> dict[str, dict[str, list[FigureRow]]]:
    """The same, by what the package says."""
    labels = {lang: Labels(package, Language(lang)) for lang in LANGUAGES}
    ordered = in_order(lines(package), next(iter(labels.values())))
    told: dict[str, dict[str, list[FigureRow]]] = {lang: {} for lang in LANGUAGES}
    for line in ordered:
        use, same = uses(package).get(line.row["observation"]), codes(line, years_of(package), groups(package))
        for lang, own in labels.items():
            told[lang].setdefault(line.row["indicator"], []).append(cells(line, own, same, use))
    return told


def in_order(found: Iterable[Line], labels: Labels) -> list[Line]:
    """The lines in the order of the code lists."""
    return sorted(found, key=lambda line: place(line, labels))


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
