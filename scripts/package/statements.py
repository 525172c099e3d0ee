"""The figures files, as tables, become `statements`."""

from collections.abc import Iterable, Mapping

from scripts.ground.cells import Units
from scripts.ground.data_package import Row
from scripts.ground.statements import forms, is_answered, statement
from scripts.package.tables import Lines, records


def answered(files: Mapping[int, Lines], sources: Iterable[Row]) -> dict[int, Lines]:
    """The figures files without the lines of a form that nobody has filled in; a year with nothing else is not there yet.

    `sources`: the code list of the documents.
    """
    asked = forms(sources)
    told = {year: {line: row for line, row in rows.items() if is_answered(row, asked)} for year, rows in files.items()}
    return {year: rows for year, rows in told.items() if rows}


def build_statements(files: Mapping[int, Lines], units: Units) -> list[Row]:
    """All figures files, in year and file order, as rows of text. `units`: (indicator, category) -> unit."""
    return [statement(row, year, units) for year in sorted(files) for row in records(files[year])]


def places_of(figures: Mapping[int, Lines]) -> list[tuple[str, int]]:
    """(file, line) of every statement, in the order of `build_statements`."""
    return [(f"figures/{year}.csv", line) for year in sorted(figures) for line in figures[year]]
