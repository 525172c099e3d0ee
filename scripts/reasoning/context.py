"""Which groups of people the figures of each indicator are about, and which others they must be put beside.

A context is a quantity without its category: the same producer, population, scope, condition and year. Where figures of several
populations or scopes are printed, those that bind them together are there too, printed or not.
"""

from collections.abc import Iterable, Sequence

from scripts.ground.codebook import Codebook
from scripts.reasoning.quantities import Quantity


def contexts(quantities: Iterable[Quantity], book: Codebook) -> list[Quantity]:
    """The contexts of the quantities and those that bind them, sorted; the category is empty."""
    found = {one._replace(category="", unit="") for one in quantities}
    while more := bound(found, book) - found:
        found |= more
    return sorted(found)


def bound(found: set[Quantity], book: Codebook) -> set[Quantity]:
    """What one round of binding adds."""
    more = set()
    for dimension in ("scope", "population"):
        more |= spread(found, dimension, book)
    people = book.members("population")
    for one in found:
        if one.within_indicator:
            more |= {
                one._replace(within_indicator="", within_category=""),
                one._replace(indicator=one.within_indicator, within_indicator="", within_category=""),
            }
            group = book.groups.get((one.population, one.within_indicator, one.within_category))
            if group:
                more.add(one._replace(population=group, within_indicator="", within_category=""))
        elif book.size[0] and one.population in people and not one.year_to:
            more.add(one._replace(indicator=book.size[0]))
    return more | declared(found, book)


def declared(found: set[Quantity], book: Codebook) -> set[Quantity]:
    """The one context that a declared sum lacks: what nobody speaks of may follow from the others."""
    more = set()
    for one in {each._replace(indicator="", population="") for each in found if not each.within_indicator}:
        for relation in [each for each in book.relations if each.kind in ("sum", "same") and not one.year_to]:
            terms = (relation.result, *relation.terms)
            around = {one._replace(indicator=term["indicator"], population=term["population"]) for term in terms}
            lacking = around - found
            if len(lacking) == 1 and len(around) > 2 and relation.scope in ("", one.scope):
                more |= lacking
    return more


def spread(found: set[Quantity], dimension: str, book: Codebook) -> set[Quantity]:
    """The contexts that bind an indicator's figures of several populations, or scopes, to each other.

    The count of everybody is spread over all populations at once: it is what binds the others.
    """
    values: dict[Quantity, set[str]] = {}
    for one in found:
        value = getattr(one, dimension)
        if value in book.members(dimension) and not one.year_to:
            values.setdefault(one._replace(**{dimension: ""}), set()).add(value)
    more = set()
    for one, here in values.items():
        everybody = dimension == "population" and one.indicator == book.size[0]
        wanted = book.members(dimension) if everybody else binding(here, book.sums[dimension])
        more |= {one._replace(**{dimension: value}) for value in wanted}
    return more


def binding(here: set[str], groups: Sequence[tuple[str, ...]]) -> set[str]:
    """What lies between a whole and a part of a part of it that are both there, and what makes their sums complete."""
    below = {code: reach(code, groups, down=True) for code in here}
    above = {code: reach(code, groups, down=False) for code in here}
    between = {code for low in below.values() for high in above.values() for code in low & high}
    sums = [group for group in groups if group[0] in between and any(part in between for part in group[1:])]
    return between | {code for group in sums for code in group}


def reach(code: str, groups: Sequence[tuple[str, ...]], down: bool) -> set[str]:
    """A code with everything that is part of it, or that it is part of."""
    found = {code}
    while True:
        steps = [group for group in groups if (group[0] in found if down else any(part in found for part in group[1:]))]
        more = {member for group in steps for member in (group[1:] if down else group[:1])} - found
        if not more:
            return found
        found |= more
