"""From statements to facts: what every printed number, rank and comparison says of which quantities."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from fractions import Fraction

from scripts.ground.cells import as_row, named_base
from scripts.ground.codebook import Codebook
from scripts.ground.codes import (
    ABOUT_REACHES,
    ASSUMPTION,
    DEFINITION,
    JUST_REACHES,
    NAMED_GROUP,
    SHARE_OF_ANSWERED,
    SHARE_OF_NEEDS,
    SHARE_OF_RULE,
    STRENGTHS,
    WHOLES,
    WORDING,
    says_number,
)
from scripts.ground.data_package import Row
from scripts.ground.declared import Declared
from scripts.ground.interval import QUALIFIERS, Interval, of_statement, printed_part
from scripts.guard.reasoning.quantities import Fact, Quantity, touched

UNKNOWN = "base_not_stated"  # stands for a base that nobody has named: an unknown of its own


def read_facts(statements: Sequence[Row], book: Codebook) -> list[Fact]:
    """The facts in the order of the statements; what is said twice in the same way is one fact with both statements."""
    merged: dict[tuple[object, ...], Fact] = {}
    for number, row in enumerate(statements):
        for fact in facts_of(number, row, book):
            key = (*fact.subject, fact.reach, fact.times)
            known = merged.get(key)
            merged[key] = together(known, fact) if known else fact
    return list(merged.values())


def together(one: Fact, other: Fact) -> Fact:
    """Two facts that say the same, as strong as the stronger of them."""
    strong = min(one, other, key=lambda fact: STRENGTHS.index(fact.strength))
    return replace(strong, figures=one.figures + other.figures, bases=one.bases + other.bases)


def facts_of(number: int, row: Row, book: Codebook) -> Iterator[Fact]:
    """What one statement says; nothing for words and for what the audit has no measure of."""
    me = quantity(row, book)
    if row["measure"] == "rank" and row["value"]:
        yield from rank(number, row, me, book)
    elif row["measure"] == "comparison":
        yield from comparison(number, row, me, book)
    elif row["value"] and row["qualifier"] in QUALIFIERS:
        base = base_of(row, me, book)
        said = weighed(Fact((number,), me, of_statement(row), exact=row["qualifier"] == "exact"), row, base, book)
        if row["measure"] == "count":
            yield said
        elif row["measure"] == "percent" and base != me:
            yield replace(said, kind="percent", base=base, times=100)
        elif row["measure"] == "mean" and (terms := mean_terms(me, book)):
            yield replace(said, kind="mean", quantity=terms[0], base=terms[1])
        if row["base"] and base is not None:
            size = Fraction(row["base"])
            span = Interval(size, size)
            yield Fact((number,), base, span, exact=True, bases=(number,), sure=span)


def weighed(fact: Fact, row: Row, base: Quantity | None, book: Codebook) -> Fact:
    """The fact of a number with what it can carry, and the assumptions that its reach and its base rest on."""
    assumed = {"about": ABOUT_REACHES, "just_over": JUST_REACHES, "just_under": JUST_REACHES}.get(row["qualifier"], "")
    of_base = assumed_base(row, base, book) if row["measure"] == "percent" else ""
    assumes = tuple(one for one in (assumed, of_base) if one)
    strength = ASSUMPTION if assumes else DEFINITION
    if not says_number(row["printed"], row["value"]):
        strength = WORDING
    return replace(fact, strength=strength, assumes=assumes, sure=printed_part(row), sure_base=not of_base)


def assumed_base(row: Row, base: Quantity | None, book: Codebook) -> str:
    """The assumption by which a percentage has its base; "" where the sentence names it, or a form does.

    "Of the needs" may mean those of the same kind: the report also says that its percentages are shares of all answers. "Of those
    affected" may mean those with an answer.
    """
    if row["year"] in book.form_years:
        return ""
    entry, role = book.indicators[row["indicator"]], book.role(row["indicator"], row["category"])
    if row["base"] or row["within_indicator"] or base is None or base.unit == UNKNOWN:
        return ""
    if row["base_indicator"] not in ("", row["indicator"]) and book.everybody(base.indicator, base.category):
        return NAMED_GROUP if role not in WHOLES else ""
    if row["base_indicator"] or base.indicator == entry["base_indicator"]:
        return SHARE_OF_NEEDS if entry["base_rule"] == "needs" and role == "part" else ""
    if base.indicator != row["indicator"]:
        return ""
    return SHARE_OF_ANSWERED if entry["base_rule"] == "not_stated" else SHARE_OF_RULE


def certain(facts: Sequence[Fact]) -> list[tuple[Fact, Fact]]:
    """(what a fact proves, the fact) for those that prove something: without the ends and bases that are only assumed."""
    return [
        (
            replace(
                fact,
                reach=fact.sure,
                base=fact.base if fact.sure_base else unknown(fact.quantity),
                strength=DEFINITION,
                assumes=(),
            ),
            fact,
        )
        for fact in facts
        if fact.strength != WORDING and fact.sure is not None
    ]


def quantity(row: Row, book: Codebook) -> Quantity:
    """The count that a statement is about. A unit of persons says what a percentage is of, not that something else is counted."""
    usual = book.units.get((row["indicator"], row["category"]), "")
    unit = "" if row["unit"] in ("", usual, "persons") or row["measure"] == "mean" else row["unit"]
    return Quantity(
        row["producer"],
        row["indicator"],
        row["category"],
        row["population"],
        row["scope"],
        row["within_indicator"],
        row["within_category"],
        row["year"],
        row["year_to"],
        unit,
    )


def sibling(me: Quantity, indicator: str, category: str) -> Quantity:
    """Another cell of the same people: without a further condition."""
    return me._replace(indicator=indicator, category=category, within_indicator="", within_category="", unit="")


def base_of(row: Row, me: Quantity, book: Codebook) -> Quantity | None:
    """What a percentage is a percentage of, or what a printed base counts.

    The named cell, else the condition, else as the indicator says (the needs of the same kind, or its base rule); where nobody
    says it, an unknown of its own.
    """
    if named := named_base(row):
        return sibling(me, *named)
    indicator, role = book.indicators[me.indicator], book.role(me.indicator, me.category)
    if (
        row["measure"] == "percent"
        and role in ("part", "whole_answers")
        and me.category in book.categories.get(indicator["base_indicator"], ())
    ):
        return sibling(me, indicator["base_indicator"], me.category)
    if role in ("outside", "whole_persons") and row["measure"] == "percent":
        return sibling(me, *book.size) if book.size[0] else None
    persons = book.whole(me.indicator, "whole_persons")
    if row["base"] or book.one_each(me.indicator) or "persons" in (row["unit"], indicator["unit"]):
        return sibling(me, me.indicator, persons) if persons else unknown(me)
    answers = book.whole(me.indicator, "whole_answers")
    return sibling(me, me.indicator, answers) if indicator["base_rule"] == "answers" and answers else unknown(me)


def unknown(me: Quantity) -> Quantity:
    """A base that the print does not name."""
    return me._replace(unit=UNKNOWN)


def bound(relation: Declared, producer: str, scope: str, year: str, book: Codebook) -> list[Quantity]:
    """The counts that a declared relation binds in the figures of a producer, the result first."""
    return [quantity(as_row(cell) | {"producer": producer}, book) for cell in relation.cells(scope, year)]


def given_by(kind: str, me: Quantity, book: Codebook) -> list[Quantity]:
    """The terms of the declared relation, of a kind that begins so, that gives a count; none where no relation does."""
    own = sibling(me, me.indicator, me.category)._replace(year_to="")
    about = [one for one in book.relations if (one.result["indicator"], one.result["category"]) == own[1:3]]
    for relation in (one for one in about if one.kind.startswith(kind)):
        cells = bound(relation, me.producer, me.scope, me.year, book)
        if own in cells[:1]:
            return [term._replace(year_to=me.year_to) for term in cells[1:]]
    return []


def mean_terms(me: Quantity, book: Codebook) -> tuple[Quantity, Quantity] | None:
    """What is divided by what: as declared, else answers by persons. None where a mean is of something that is not counted."""
    if declared := given_by("mean", me, book):
        return declared[0], declared[1]
    persons = book.whole(me.indicator, "whole_persons")
    answers = book.role(me.indicator, me.category) == "whole_answers"
    return (me, sibling(me, me.indicator, persons)) if answers and persons else None


def rank(number: int, row: Row, me: Quantity, book: Codebook) -> Iterator[Fact]:
    """The place among the parts of the whole.

    What gathers the rest has no place, and among what a group, or a part of a part, is ranked, nobody says.
    """
    parts = book.parts(me.indicator, year=me.year)
    if book.role(me.indicator, me.category) == "part" and me.category in parts and not me.unit:
        place = Interval(Fraction(row["value"]), Fraction(row["value_to"] or row["value"]))
        field = tuple(
            me._replace(category=code)
            for code in parts
            if code != me.category and book.role(me.indicator, code) == "part"
        )
        kind = "not_rank" if row["qualifier"] == "not" else "rank"
        yield Fact((number,), me, place, field=field, kind=kind, strength=WORDING)


def comparison(number: int, row: Row, me: Quantity, book: Codebook) -> Iterator[Fact]:
    """More or fewer than another cell of the same people in the same year: other comparisons are of shares that nobody names."""
    if not row["compared_indicator"] or row["compared_year"] not in ("", row["year"]) or me.unit or me.within_indicator:
        return
    if book.indicators[row["compared_indicator"]]["population"] != me.population:
        return
    other = sibling(me, row["compared_indicator"], row["compared_category"])
    more = row["qualifier"] in ("over", "just_over")
    if more or row["qualifier"] in ("under", "just_under"):
        first, second = (me, other) if more else (other, me)
        yield Fact((number,), first, Interval(None, None), base=second, kind="more", strength=WORDING)


def asked(facts: Sequence[Fact], statements: Sequence[Row], year: str, book: Codebook) -> set[Quantity]:
    """The counts of the form that no exact figure gives, and the bases of percentages."""
    cells = {
        quantity(row, book) for row in statements if row["year"] == year and row["measure"] in ("count", "percent")
    }
    cells |= touched(fact for fact in facts if fact.kind in ("rank", "percent"))
    printed = {fact.quantity for fact in facts if fact.kind == "count" and fact.exact}
    return {one for one in cells - printed if one.unit != UNKNOWN and not one.year_to}
