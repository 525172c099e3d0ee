"""What a fact prints, and what it says once people have decided about its figures: facts in, figures and facts out."""

from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction
from hashlib import sha256

from scripts.ground.cells import cell_id, cell_of
from scripts.ground.data_package import Row
from scripts.ground.decisions import CORRECTED, Figure
from scripts.ground.interval import Interval, of_statement
from scripts.reasoning.quantities import Fact


def figure_of(fact: Fact, number: int, row: Row) -> Figure:
    """What a statement, with its number, prints for a fact: its value, or the base that it is printed with."""
    if number in fact.bases:
        return Figure(row["base_observation"] or row["observation"], row["base"])
    return Figure(row["observation"] or cell_id(cell_of(row)), row["value"])


def figures_of(fact: Fact, statements: Sequence[Row]) -> list[Figure]:
    """What all the statements of a fact print; one entry where they print the same."""
    return list(dict.fromkeys(figure_of(fact, number, statements[number]) for number in fact.figures))


def figures_in(facts: Sequence[Fact], statements: Sequence[Row]) -> set[Figure]:
    """The printed numbers of some facts."""
    return {figure for fact in facts for figure in figures_of(fact, statements)}


def finding_id(facts: Sequence[Fact], statements: Sequence[Row], year: str) -> str:
    """A name that stays as long as the same cells contradict each other: year, indicator and a mark of the cells."""
    cells = sorted({figure.observation for fact in facts for figure in figures_of(fact, statements)})
    mark = sha256("\n".join(cells).encode()).hexdigest()[:8]
    return f"{year}-{facts[0].quantity.indicator}-{mark}"


def decided(facts: Sequence[Fact], statements: Sequence[Row], decisions: Sequence[Row]) -> list[Fact]:
    """The facts as we publish them: corrected where a decision says so, without those that only stand as printed."""
    by_figure = {Figure(row["observation"], row["printed_value"]): row for row in decisions}
    result = []
    for fact in facts:
        row = next((by_figure[one] for one in figures_of(fact, statements) if one in by_figure), None)
        if row is None:
            result.append(fact)
        elif row["decision"] == CORRECTED and row["published_value"]:
            result.append(corrected(fact, statements[fact.figures[0]], row["published_value"]))
    return result


def corrected(fact: Fact, row: Row, value: str) -> Fact:
    """The same fact with another number."""
    size = Fraction(value)
    span = Interval(size, size) if fact.as_base else of_statement(row | {"value": value, "qualifier": "exact"})
    return replace(fact, reach=span, exact=True, sure=span)
