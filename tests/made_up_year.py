"""A made-up year for the workbook: a count for every line, so that all of them agree with each other and with the code lists.

The numbers follow from the lines alone: a population of invented size is divided among the answers.
"""

from collections.abc import Iterable, Mapping, Sequence

from scripts.ground.data_package import Row
from scripts.ground.roles import PARTS
from scripts.year.plan import Plan

# Persons of each kind; the populations that they make up follow from the code list of the sums.
PEOPLE = {"adults_direct": 361, "adults_indirect": 42, "children_direct": 38, "children_indirect": 67}
OTHERS = 60  # of a population that is no part of everybody met
Counts = dict[str, int]


def made_up_counts(plan: Plan, codes: Mapping[str, list[Row]]) -> Counts:
    """Line -> count. Nothing is above its whole, every whole is its parts, and what is declared in the relations holds."""
    people = populations(codes["sums"])
    categories: dict[str, list[Row]] = {}
    for row in codes["categories"]:
        categories.setdefault(row["indicator"], []).append(row)
    several = {row["indicator"] for row in codes["indicators"] if row["answers"] == "several"}
    made = {
        (name, population): counts_of(categories[name], people.get(population, OTHERS), name in several)
        for name, population in {(line.form.indicator, line.form.population) for line in plan.lines}
    }
    relate(made, categories, people)
    return {line.key: made[line.form.indicator, line.form.population][line.form.category] for line in plan.lines}


def populations(sums: Iterable[Row]) -> Counts:
    """Population -> persons, wholes included."""
    people = dict(PEOPLE)
    groups: dict[tuple[str, str], list[str]] = {}
    for row in (one for one in sums if one["dimension"] == "population"):
        groups.setdefault((row["whole"], row["split"]), []).append(row["part"])
    while ready := [
        (whole, parts) for (whole, _), parts in groups.items() if whole not in people and set(parts) <= set(people)
    ]:
        people |= {whole: sum(people[part] for part in parts) for whole, parts in ready}
    return people


def counts_of(answers: Sequence[Row], persons: int, several: bool) -> Counts:
    """Category -> count of one indicator: of so many persons, who give one answer or several."""
    by_role = {
        role: [row["category"] for row in answers if row["role"] == role] for role in {r["role"] for r in answers}
    }
    outside = persons // 4 if "outside" in by_role else 0
    inside = persons - outside
    tops = [row["category"] for row in answers if row["role"] in PARTS and not row["parent"]]
    most = inside - inside // 10
    found = {code: most - at * (inside // 12) for at, code in enumerate(tops)} if several else divided(inside, tops)
    for parent in {row["parent"] for row in answers} & set(found):
        inner = [row["category"] for row in answers if row["parent"] == parent]
        found |= divided(found[parent], inner)
    each = inside // 12 if "adds_to_each" in by_role else 0
    answered = sum(found[code] for code in tops) + each * len(tops)
    steps = by_role.get("cumulative", [])
    found |= {code: inside * at // (len(steps) + 1) for at, code in enumerate(steps, 1)}
    sizes = {
        "whole_persons": inside,
        "whole_answers": answered if tops else inside,
        "outside": outside,
        "adds_to_each": each,
    }
    sizes |= {"more_than_one": inside // 5, "group": inside // 3}
    found |= {code: size for role, size in sizes.items() for code in by_role.get(role, [])}
    return found | {code: inside // 10 if code == "none" else most for code in by_role.get("part_persons", [])}


def divided(whole: int, codes: Sequence[str]) -> Counts:
    """The whole among the codes, the first gets the most; half of it where there is only one."""
    if len(codes) == 1:  # the other answers are not asked for
        return {codes[0]: whole // 2}
    weights = range(len(codes), 0, -1)
    found = {code: whole * weight // sum(weights) for code, weight in zip(codes, weights, strict=True)}
    return found | {codes[0]: found[codes[0]] + whole - sum(found.values())} if codes else {}


def relate(made: dict[tuple[str, str], Counts], categories: Mapping[str, Sequence[Row]], people: Counts) -> None:
    """Change what one indicator says of another, as `codes/relations.csv` declares it."""
    needs, authorities, civil, met = (
        made[name, "adults_direct"] for name in ("support_needs", "authority_support", "civil_support", "needs_met")
    )
    for support, share in ((authorities, 2), (civil, 3)):
        parts = [code for code in support if code in needs and code not in ("answers", "total", "more_than_one")]
        support |= {code: needs[code] // share for code in parts}
        support["answers"] = sum(support[code] for code in parts)
    met |= {code: authorities[code] + civil[code] for code in met if code in authorities}
    met["met"] = authorities["answers"] + civil["answers"]
    met["unmet"] = needs["answers"] - met["met"]
    exposure = made["children_exposure", "children"]
    exposure |= {kind: people[f"children_{kind}"] for kind in ("direct", "indirect")}
    exposure["direct_parent_exposed"] = exposure["direct"] // 2
    parents = made["victims_with_children", "adults_direct"]["has_children"]
    made["children_abroad", "adults_direct"] |= counts_of(categories["children_abroad"], parents, several=False)
