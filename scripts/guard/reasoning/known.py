"""What the print says directly: what a fact prints, what it says once people have decided, and the range left of each count."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from hashlib import sha256

from scripts.ground.cells import cell_id, cell_of
from scripts.ground.data_package import Row
from scripts.ground.decisions import CORRECTED, DecidedFigure
from scripts.ground.interval import Interval, of_statement
from scripts.guard.reasoning.quantities import Fact, Quantity, Relation


@dataclass(frozen=True)
class Span:
    """Whole numbers from `lower` to `upper` (None: open). `implied`: it comes from a percentage of a known base."""

    lower: int
    upper: int | None
    facts: tuple[Fact, ...] = ()
    implied: bool = False

    @property
    def point(self) -> bool:
        """Whether only one number is left."""
        return self.lower == self.upper

    @property
    def width(self) -> float:
        """How many numbers more than one are left."""
        return float("inf") if self.upper is None else self.upper - self.lower


OPEN = Span(0, None)
Known = Mapping[Quantity, Span]


def read_known(facts: Iterable[Fact]) -> dict[Quantity, Span]:
    """Quantity -> its span, from counts first, and from exact percentages of a base that is known exactly where no count is."""
    spans: dict[Quantity, Span] = {}
    ratios = []
    for fact in facts:
        if fact.kind == "count":
            spans[fact.quantity] = narrowed(spans.get(fact.quantity, OPEN), fact)
        elif fact.kind == "percent" and fact.exact:
            ratios.append(fact)
    for fact in ratios:
        base = spans.get(fact.base) if fact.base else None
        if base and base.point and not base.implied and fact.quantity not in spans:
            low, high = counts_of(fact, base.lower)
            if high is not None and low <= high:
                spans[fact.quantity] = Span(low, high, (fact, *base.facts), implied=True)
    return spans


def narrowed(span: Span, fact: Fact) -> Span:
    """The part of a span that a further figure leaves; the figure alone where nothing is left (that is another check's matter)."""
    low, high = fact.reach.whole()
    lower = max(span.lower, low)
    upper = high if span.upper is None else span.upper if high is None else min(span.upper, high)
    if upper is not None and lower > upper:
        return span if span.width <= Span(low, high).width else Span(low, high, (fact,))
    facts = (fact,) if (lower, upper) == (low, high) and fact.exact else (*span.facts, fact)
    return Span(lower, upper, facts)


def counts_of(fact: Fact, base: int) -> tuple[int, int | None]:
    """The whole numbers that, as a share of a base, are what the figure says; the first above the second when there is none.

    Source: the GRIM test of Brown and Heathers (Social Psychological and Personality Science, volume 8), for percentages.
    """
    each = Fraction(base, fact.times)
    low, high = (None if end is None else end * each for end in (fact.reach.lower, fact.reach.upper))
    return Interval(low, high, fact.reach.strict).whole()


def derived(known: Known, relations: Iterable[Relation]) -> dict[Quantity, Span]:
    """The known counts, and those that sums of exactly known ones give: no base is missing where all its parts are printed."""
    found = dict(known)
    sums = [relation for relation in relations if relation.sense == "=="]
    growing = True
    while growing:
        growing = False
        for relation in sums:
            open_terms = [(factor, one) for factor, one in relation.terms if one not in found]
            rest = [(factor, found[one]) for factor, one in relation.terms if one in found]
            if len(open_terms) == 1 and all(span.point and not span.implied for _, span in rest):
                factor, one = open_terms[0]
                value = -sum(each * span.lower for each, span in rest) // factor
                if value >= 0:
                    facts = tuple(dict.fromkeys(fact for _, span in rest for fact in span.facts))
                    found[one] = Span(value, value, facts)
                    growing = True
    return found


def figure_of(fact: Fact, number: int, row: Row) -> DecidedFigure:
    """What a statement, with its number, prints for a fact: its value, or the base that it is printed with."""
    if number in fact.bases:
        return DecidedFigure(row["base_observation"] or row["observation"], row["base"])
    return DecidedFigure(row["observation"] or cell_id(cell_of(row)), row["value"])


def figures_of(fact: Fact, statements: Sequence[Row]) -> list[DecidedFigure]:
    """What all the statements of a fact print; one entry where they print the same."""
    return list(dict.fromkeys(figure_of(fact, number, statements[number]) for number in fact.figures))


def figures_in(facts: Sequence[Fact], statements: Sequence[Row]) -> set[DecidedFigure]:
    """The printed numbers of some facts."""
    return {figure for fact in facts for figure in figures_of(fact, statements)}


def finding_id(facts: Sequence[Fact], statements: Sequence[Row], year: str) -> str:
    """A name that stays as long as the same cells contradict each other: year, indicator and a mark of the cells."""
    cells = sorted({figure.observation for fact in facts for figure in figures_of(fact, statements)})
    mark = sha256("\n".join(cells).encode()).hexdigest()[:8]
    return f"{year}-{facts[0].quantity.indicator}-{mark}"


def decided(facts: Sequence[Fact], statements: Sequence[Row], decisions: Sequence[Row]) -> list[Fact]:
    """The facts as we publish them: corrected where a decision says so, without those that only stand as printed."""
    by_figure = {DecidedFigure(row["observation"], row["printed_value"]): row for row in decisions}
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
