"""What a careful reader knows of the figures of a form year, as an intruder writes it down: `intruder_relations.csv`, read.

The list is written by hand from the definitions of the indicators. Nothing here knows the relation engine of the build, nor the
roles of the categories: whoever believes in both has to explain each difference between them.

A line has the indicator that it is about. A category alone is one of that indicator; `@` says a population other than its own.
`*` is each of the words in `each`, `populations` the populations in which the line holds. The signs: `=`, `<=`, `of` (a
percentage of the left is a share of the right; `a | b`: nobody knows of which of the two, and a is the smaller), `per` (a mean),
`never 1`, `taken for part of` (it binds nothing, but what is printed of both seems to leave some people). `rest` says whether
what the left is less than the right is a count to protect, or open: a count of those who were not asked or did not answer, or
of nothing.
"""

import csv
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from functools import cache
from math import lcm
from pathlib import Path

from scripts.paths import DATAPACKAGE

READINGS = ("not added", "added once", "added to each")  # of the need `all of the above` in the sum of the needs
LISTED = Path(__file__).with_name("intruder_relations.csv")
TAKEN = "taken for part of"
SIGNS = re.compile(rf" ({TAKEN}|=|<=|of|per|never) ")
# Their numbers are no people whom the members met, or say only of whom nothing is known.
NOT_PROTECTED = ("member_organisations.", "reported_crimes.", "residence_permit.information_missing.")

Cell = str  # indicator.category.population
Expression = dict[Cell, int]
Exact = dict[Cell, Fraction]
Form = frozenset[tuple[Cell, Fraction]]


@dataclass
class Known:
    """What is known under one reading. `zero`: expressions that are 0; `not_negative`: those that are at least 0.

    `bases`: cell -> the cells that a percentage or a mean of it can be of, the least first. `differences`: name -> a count of
    people, or of answers, that has no line of its own. `taken`: what seems to be one. `sums`: the parts of a whole. `solved`:
    cell -> what it always is. `forms`: name of a cell or a difference -> its form; what has the same form is always the same
    number.
    """

    zero: list[Expression] = field(default_factory=list)
    not_negative: list[Expression] = field(default_factory=list)
    bases: dict[Cell, tuple[Cell, ...]] = field(default_factory=dict)
    never_one: set[Cell] = field(default_factory=set)
    differences: dict[str, Expression] = field(default_factory=dict)
    taken: dict[str, Expression] = field(default_factory=dict)
    sums: list[list[Cell]] = field(default_factory=list)
    solved: dict[Cell, Exact] = field(default_factory=dict)
    cells: list[Cell] = field(default_factory=list)
    forms: dict[str, Form] = field(default_factory=dict)

    def form(self, one: Expression) -> Form:
        """What is left of an expression when everything that follows from the others is put in their terms."""
        return frozenset(substituted({cell: Fraction(factor) for cell, factor in one.items()}, self.solved).items())


@cache
def known(reading: str) -> Known:
    """Everything that a reader knows who reads `all of the above` in this way."""
    found = Known()
    with LISTED.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            if row["reading"] in ("", reading):
                for population in row["populations"].split() or [own_populations()[row["about"]]]:
                    for word in row["each"].split() or [""]:
                        write_down(found, row, row["relation"].replace("*", word), population)
    found.cells = list(dict.fromkeys(cell for one in (*found.zero, *found.not_negative) for cell in one))
    found.solved = solved(found.zero)
    found.forms = {cell: found.form({cell: 1}) for cell in found.cells}
    found.differences = dict(without_double(found))
    return found


@cache
def own_populations() -> dict[str, str]:
    """Indicator -> whom it is about."""
    with (DATAPACKAGE / "codes" / "indicators.csv").open(encoding="utf-8", newline="") as file:
        return {row["indicator"]: row["population"] for row in csv.DictReader(file)}


def write_down(found: Known, row: Mapping[str, str], relation: str, population: str) -> None:
    """Add one relation to what is known."""
    left, sign, right = SIGNS.split(relation)
    smaller = expression(left, row["about"], population)
    if sign == "never":
        found.never_one.update(smaller)
        return
    if sign in ("of", "per"):
        [cell] = smaller
        found.bases[cell] = tuple(
            cell for one in right.split(" | ") for cell in expression(one, row["about"], population)
        )
        return
    larger = expression(right, row["about"], population)
    rest = difference(larger, smaller)
    if sign == TAKEN:
        found.taken[" - ".join([*larger, *smaller])] = rest
        return
    (found.zero if sign == "=" else found.not_negative).append(rest)
    if sign == "=" and len(smaller) > 1:
        found.sums.append([*smaller])
    if row["rest"] == "protected":
        found.differences[" - ".join([" + ".join(larger), *smaller])] = rest


def expression(text: str, about: str, population: str) -> Expression:
    """`2 multiple + contacts.total@adults` -> cell -> factor."""
    found: Expression = {}
    for term in text.split(" + "):
        factor, _, name = term.rpartition(" ")
        name, _, said = name.partition("@")
        indicator, _, category = name.rpartition(".")
        own = population if indicator in ("", about, "contacts") else own_populations()[indicator]
        found[f"{indicator or about}.{category}.{said or own}"] = int(factor or 1)
    return found


def difference(larger: Expression, smaller: Expression) -> Expression:
    """One expression minus another."""
    both = {cell: larger.get(cell, 0) - smaller.get(cell, 0) for cell in (*larger, *smaller)}
    return {cell: factor for cell, factor in both.items() if factor}


def without_double(found: Known) -> Iterator[tuple[str, Expression]]:
    """The differences that are not always equal to a cell, or to a difference before them; their forms are kept."""
    seen = {*found.forms.values()}
    for name, one in found.differences.items():
        if (form := found.form(one)) and form not in seen:
            seen.add(form)
            found.forms[name] = form
            yield name, one


def solved(equations: Iterable[Expression]) -> dict[Cell, Exact]:
    """Equations solved for as many cells as they can be: cell -> what it is in terms of those that stay free."""
    found: dict[Cell, Exact] = {}
    for equation in equations:
        left = substituted({cell: Fraction(factor) for cell, factor in equation.items()}, found)
        if not left:
            continue
        pivot = min(left, key=lambda cell: (abs(left[cell]) != 1, cell))
        factor = left.pop(pivot)
        found[pivot] = {cell: -one / factor for cell, one in left.items()}
        for cell, one in found.items():
            if pivot in one:
                found[cell] = substituted(one, {pivot: found[pivot]})
    return found


def substituted(one: Exact, values: Mapping[Cell, Exact]) -> Exact:
    """An expression with what is known of its cells put in."""
    found: Exact = {}
    for cell, factor in one.items():
        for inner, each in values[cell].items() if cell in values else ((cell, Fraction(1)),):
            found[inner] = found.get(inner, Fraction(0)) + factor * each
    return {cell: factor for cell, factor in found.items() if factor}


def whole_numbers(one: Exact) -> Expression:
    """An expression times what makes all its factors whole numbers."""
    scale = lcm(*(factor.denominator for factor in one.values()))
    return {cell: int(factor * scale) for cell, factor in one.items()}
