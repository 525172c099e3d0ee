"""A made-up full year whose figures all agree: what a report would print if it counted the people of `synthetic_people`.

Counts and percentages of every indicator with and without their bases, means, ranks, comparisons, bounds, populations and
scopes, conditions and repeated figures, from the code lists alone. The numbers are invented and seeded by the year.
"""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from random import Random

from scripts.ground.codebook import is_asked
from scripts.ground.codes import PARTS
from scripts.ground.columns import Column
from scripts.ground.data_package import Row
from scripts.ground.numbers import rounded, share
from tests.synthetic_people import LEAVES, Person, people, reach

PLACE = "Syntetiskt avsnitt"
USUAL: Row = {"scope": "all_cases", "obs_status": "A", "producer": "platform", "qualifier": "exact"}
FEW = 5  # nobody prints a count below, nor the share that would give it away
MET = ("authority_support", "civil_support")
WHOLES = {"total", "answers", "more_than_one", "all_of_the_above"}  # of what is needed and given


def synthetic_year(codes: Mapping[str, Sequence[Row]], columns: Sequence[Column], year: int) -> list[Row]:
    """The rows of the figures file of one made-up year. `columns`: its own. The usual cell of a figure comes last."""
    codes = {**codes, "categories": [row for row in codes["categories"] if is_asked(row, str(year))]}
    everybody = people(codes, Random(year))
    rows: list[Row] = []
    for number, indicator in enumerate(sorted(codes["indicators"], key=lambda row: int(row["order"]))):
        categories = [row for row in codes["categories"] if row["indicator"] == indicator["indicator"]]
        for population, scope in groups(indicator, codes["sums"]):
            there = [one for one in everybody if population in one["population"] and scope in one["scope"]]
            where: Row = {"indicator": indicator["indicator"], "population": population, "scope": scope}
            rows += printed(where, indicator, categories, there, number)
    rows += declared(codes["relations"], rows)
    same: Row = {"year": str(year), "source": codes["sources"][0]["source"], "place": PLACE}
    rows = [dict.fromkeys(columns, "") | USUAL | same | row for row in [*repeated(rows), *rows]]
    return [{**row, "seq": str(seq)} for seq, row in enumerate(rows, 1)]


def groups(indicator: Row, sums: Sequence[Row]) -> list[tuple[str, str]]:
    """(population, scope) of which an indicator has figures; the usual one last."""
    usual = indicator["population"]
    reaches = {code for leaf in LEAVES for code in reach(leaf, sums, "population")}
    if indicator["answers"] != "one" or usual not in reaches:
        return [(usual, "all_cases")]
    inside = [code for code in sorted(reaches - {usual}) if usual in reach(code, sums, "population")]
    scopes = [row["part"] for row in sums if row["dimension"] == "scope"] if usual == "adults_direct" else []
    return [*((code, "all_cases") for code in inside), *((usual, scope) for scope in scopes), (usual, "all_cases")]


def printed(
    where: Row, indicator: Row, categories: Sequence[Row], there: Sequence[Person], number: int
) -> Iterator[Row]:
    """What a report says of one indicator of one group of people. Every other indicator prints the bases of its percentages."""
    counts = counted(indicator["indicator"], categories, there)
    for row in categories:
        if counts[row["category"]] >= FEW:
            yield where | told("count", str(counts[row["category"]])) | {"category": row["category"]}
    for row in categories:
        base, named = base_of(row, indicator, categories, counts, there, number % 2 == 0)
        if counts[row["category"]] >= FEW and base - counts[row["category"]] >= FEW:
            value = share(str(counts[row["category"]]), str(base))
            yield where | told("percent", value) | {"category": row["category"]} | named
    parts = [row["category"] for row in categories if row["role"] == "part" and not row["parent"]]
    yield from (where | row for row in in_order(indicator, parts, counts))


def base_of(
    row: Row,
    indicator: Row,
    categories: Sequence[Row],
    counts: Mapping[str, int],
    there: Sequence[Person],
    stated: bool,
) -> tuple[int, Row]:
    """What a percentage is a share of, and the columns that say so; 0 where a report would print none.

    As the indicator's base rule has it: the needs of the same kind, all the answers, or the persons with an answer.
    """
    wholes = {each["role"]: each["category"] for each in categories}
    if indicator["base_rule"] == "needs":
        needs = "children_support_needs" if indicator["population"] == "children" else "support_needs"
        base = sum(row["category"] in one.get(needs, set()) - WHOLES for one in there)
        return base, {"base_indicator": needs, "base_category": row["category"]}
    if indicator["base_rule"] == "answers" and "whole_answers" in wholes:
        return counts[wholes["whole_answers"]] if row["role"] in PARTS else 0, {}
    if row["role"] not in (*PARTS, "more_than_one", "cumulative") or "whole_persons" not in wholes:
        return 0, {}
    base = counts[wholes["whole_persons"]]
    if indicator["answers"] == "several":
        return base, {"base": str(base), "unit": "persons"}
    return base, {"base": str(base) if stated else ""}


def in_order(indicator: Row, parts: Sequence[str], counts: Mapping[str, int]) -> Iterator[Row]:
    """The two most common answers, that each is more common than the next, and that the first is the majority's."""
    ranked = sorted(parts, key=lambda code: -counts[code])
    for place, (first, second) in enumerate(zip(ranked[:2], ranked[1:], strict=False), 1):
        if counts[first] > counts[second] >= FEW:
            yield {"category": first, "measure": "rank", "value": str(place), "printed": "i ordning"}
            other: Row = {"compared_indicator": indicator["indicator"], "compared_category": second}
            yield other | {"category": first, "measure": "comparison", "qualifier": "over", "printed": "fler än"}
    everybody = counts.get("total", 0)
    if ranked and indicator["answers"] == "one" and 2 * counts[ranked[0]] > everybody > FEW:
        half: Row = {"measure": "percent", "value": "50", "qualifier": "over", "printed": "en majoritet"}
        yield half | {"category": ranked[0]}


def counted(indicator: str, categories: Sequence[Row], there: Sequence[Person]) -> dict[str, int]:
    """Category -> how many are counted there; all answers are those to the parts, and needs met are what both sides gave."""
    if indicator == "needs_met":
        return needs_met(categories, there)
    counts = {row["category"]: sum(row["category"] in one.get(indicator, ()) for one in there) for row in categories}
    every = sum(counts[row["category"]] for row in categories if row["role"] in PARTS and not row["parent"])
    return counts | {row["category"]: every for row in categories if row["role"] == "whole_answers"}


def needs_met(categories: Sequence[Row], there: Sequence[Person]) -> dict[str, int]:
    """What authorities and civil society gave, each time; and the needs that nobody met, with no support noted either."""
    sides = [one.get(side, set()) - WHOLES for one in there for side in MET]
    given = {row["category"]: sum(row["category"] in side for side in sides) for row in categories}
    helped = [(one, set().union(*(one.get(side, ()) for side in MET))) for one in there]
    unmet = sum(len(one.get("support_needs", set()) - WHOLES - some) for one, some in helped)
    return given | {"met": sum(len(side) for side in sides), "unmet": unmet, "not_noted": unmet}


def declared(relations: Sequence[Row], rows: Sequence[Row]) -> Iterator[Row]:
    """The means that relations between indicators give, from the counts that are printed."""
    counts = {
        (row["indicator"], row["category"], row["population"]): row["value"]
        for row in rows
        if row["measure"] == "count"
    }
    for result in (row for row in relations if row["relation_role"] == "result" and row["relation_kind"] == "mean"):
        terms = [row for row in relations if row["relation"] == result["relation"] and row["relation_role"] == "term"]
        above, below = (counts[row["indicator"], row["category"], row["population"]] for row in terms)
        value = str(rounded(Decimal(above) / Decimal(below), 1))
        where: Row = {name: result[name] for name in ("indicator", "category", "population", "unit")}
        yield where | told(result["measure"], value) | {"scope": "all_cases"}


def told(measure: str, value: str) -> Row:
    """A number as a report prints it."""
    return {
        "measure": measure,
        "value": value,
        "printed": value.replace(".", ",") + (" %" if measure == "percent" else ""),
    }


def repeated(rows: Sequence[Row]) -> list[Row]:
    """Every third count printed in another place too, as reports do."""
    counts = [row for row in rows if row["measure"] == "count"]
    return [row | {"place": f"{PLACE}, sammanfattning"} for row in counts[::3]]
