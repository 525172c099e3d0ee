"""What a workbook that was read would publish: the observations of all years, with what follows from the figures."""

from collections.abc import Mapping

from scripts.ground.codebook import read_codebook
from scripts.ground.data_package import Row
from scripts.ground.statements import forms, is_answered, statement
from scripts.package.observing import observe
from scripts.year.added.tables import Tables


def would_publish(tables: Tables, figures: Mapping[int, list[Row]]) -> dict[str, list[Row]]:
    """The tables by name, `statements` and `observations` among them. `figures`: after protection."""
    asked, units = forms(tables["sources"]), read_codebook(tables).units
    statements = [
        statement(row, year, units) for year in sorted(figures) for row in figures[year] if is_answered(row, asked)
    ]
    book = read_codebook({**tables, "statements": statements})
    made = [one.row() for one in observe(statements, tables, book).values()]
    return {**tables, "statements": statements, "observations": made}
