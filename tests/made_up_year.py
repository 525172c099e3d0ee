"""A made-up year for the workbook: a count for every line, so that all of them agree with each other and with the code lists.

The people met are those of a plausible year, so many times over that no count is small. Others are divided among the answers.
"""

from collections.abc import Mapping, Sequence

from scripts.ground.codes import NOBODY, PARTS
from scripts.ground.data_package import Row
from scripts.year.plan import Plan
from tests.plausible_years import plausible_year

SEED, TIMES = 4, 7
OTHERS = 60  # of a population that is no part of everybody met
Counts = dict[str, int]


def made_up_counts(plan: Plan, codes: Mapping[str, list[Row]]) -> Counts:
    """Line -> count. What nobody has drawn, such as an answer that is new in the form, is nobody."""
    people = {part for row in codes["sums"] if row["dimension"] == "population" for part in (row["whole"], row["part"])}
    drawn = plausible_year(SEED)
    several = {row["indicator"] for row in codes["indicators"] if row["answers"] == "several"}
    made: Counts = {}
    for line in plan.lines:
        name, code, population = line.form.indicator, line.form.category, line.form.population
        if population in people:
            made[line.key] = drawn.get((name, code, population), 0) * TIMES
        else:
            answers = [row for row in codes["categories"] if row["indicator"] == name]
            made[line.key] = counts_of(answers, OTHERS, name in several)[code]
    return made


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
    return (
        found
        | dict.fromkeys(by_role.get(NOBODY, []), inside // 10)
        | dict.fromkeys(by_role.get("part_persons", []), most)
    )


def divided(whole: int, codes: Sequence[str]) -> Counts:
    """The whole among the codes, the first gets the most; half of it where there is only one."""
    if len(codes) == 1:  # the other answers are not asked for
        return {codes[0]: whole // 2}
    weights = range(len(codes), 0, -1)
    found = {code: whole * weight // sum(weights) for code, weight in zip(codes, weights, strict=True)}
    return found | {codes[0]: found[codes[0]] + whole - sum(found.values())} if codes else {}
