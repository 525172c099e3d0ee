"""What a workbook that was read would publish: the observations of all years, with what follows from the figures."""

from collections.abc import Mapping

import pandas as pd

from scripts.ground.codebook import read_codebook
from scripts.ground.data_package import Row
from scripts.ground.statements import forms, is_answered, statement
from scripts.package.build import observe, with_doubts
from scripts.package.observations import resolve
from scripts.year.added.tables import Tables


def would_publish(
    tables: Tables, figures: Mapping[int, list[Row]], columns: Mapping[str, list[str]]
) -> dict[str, list[Row]]:
    """The tables by name, `statements` and `observations` among them. `figures`: after protection; `columns`: of each table."""
    asked, units = forms(tables["sources"]), read_codebook(tables).units
    statements = [
        statement(row, year, units) for year in sorted(figures) for row in figures[year] if is_answered(row, asked)
    ]
    book = read_codebook({**tables, "statements": statements})
    codes = {name: pd.DataFrame(rows, columns=columns[name]) for name, rows in tables.items()}
    printed = with_doubts(resolve(statements, units, tables["corrections"]), tables["corrections"])
    made = [one.row() for one in observe(printed, codes, book).values()]
    return {**tables, "statements": statements, "observations": made}
