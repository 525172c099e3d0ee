"""What figures files would publish, before a build: their statements, and what follows. Tables and figures files in, tables out."""

from collections.abc import Mapping, Sequence

from scripts.ground.codebook import Codebook, read_codebook
from scripts.ground.data_package import Row
from scripts.ground.statements import forms, is_answered, statement
from scripts.package.observing import observe, published_rows
from scripts.package.recommendation_evidence import resolve_evidence
from scripts.year.added.tables import Tables

Figures = Mapping[int, Sequence[Row]]


def stated(tables: Tables, figures: Figures) -> tuple[list[Row], Codebook]:
    """The statements of all years, and the code lists with what follows from them. `figures`: year -> its file."""
    asked, units = forms(tables["sources"]), read_codebook(tables).units
    every = ((row, year) for year in sorted(figures) for row in figures[year])
    statements = [statement(row, year, units) for row, year in every if is_answered(row, asked)]
    return statements, read_codebook({**tables, "statements": statements})


def would_publish(tables: Tables, figures: Figures) -> dict[str, list[Row]]:
    """The tables by name, `statements` and `observations` of all years among them, as answers are told of them."""
    statements, book = stated(tables, figures)
    made = observe(statements, tables, book)
    evidence, _ = resolve_evidence(dict(enumerate(tables["recommendation_evidence"])), made)
    more = {"statements": statements, "observations": published_rows(made, tables, book)}
    return {**tables, **more, "recommendation_evidence": evidence}
