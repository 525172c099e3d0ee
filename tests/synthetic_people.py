"""Made-up people with made-up answers: whatever is counted of them agrees with everything else that is counted of them."""

from collections.abc import Mapping, Sequence
from random import Random

from scripts.ground.codes import NOBODY, PARTS
from scripts.ground.data_package import Row
from tests.same_people import Places, gathered, genders, origin, places

LEAVES = {"adults_direct": 350, "adults_indirect": 60, "children_direct": 60, "children_indirect": 70}
OTHERS = 100  # people, or cases, of each population that is no part of those met
ANSWERING = 0.9  # of those asked, where not everybody has an answer
LARGE_CASE = 0.25  # of the directly affected adults
# indicator -> the earlier one and its answers: those alone who have one of these have an answer here
ALONE = {"children_abroad": ("victims_with_children", {"has_children"})}
# indicator -> the one whose answer gives the answer here
FOLLOWS = {
    "origin_region": "origin_country",
    "origin_outside_eu": "origin_country",
    "gender_by_exploitation_form": "exploitation_form",
}

Person = dict[str, set[str]]  # indicator -> the categories that the person is counted in; and `population`, `scope`


def people(codes: Mapping[str, Sequence[Row]], random: Random) -> list[Person]:
    """Everybody, with the answers to every indicator."""
    found: list[Person] = []
    for leaf, size in LEAVES.items():
        for _ in range(size + random.randrange(40)):
            large = leaf == "adults_direct" and random.random() < LARGE_CASE
            scopes = {"all_cases", "asele_only" if large else "excluding_asele"}
            found.append({"population": reach(leaf, codes["sums"], "population"), "scope": scopes})
    known = set().union(*(one["population"] for one in found))
    for other in dict.fromkeys(row["population"] for row in codes["populations"]):
        if other not in known:
            found += [{"population": {other}, "scope": {"all_cases"}} for _ in range(OTHERS)]
    lying = places([row for row in codes["categories"] if row["indicator"] == "origin_country"])
    for indicator in sorted(codes["indicators"], key=lambda row: int(row["order"])):
        categories = [row for row in codes["categories"] if row["indicator"] == indicator["indicator"]]
        for one in found:
            if indicator["population"] in one["population"]:
                one[indicator["indicator"]] = answers(one, indicator, categories, lying, random)
    return found


def reach(code: str, sums: Sequence[Row], dimension: str) -> set[str]:
    """A code and every whole that it is part of, directly or not."""
    found = {code}
    while more := {row["whole"] for row in sums if row["dimension"] == dimension and row["part"] in found} - found:
        found |= more
    return found


def answers(one: Person, indicator: Row, categories: Sequence[Row], known: Places, random: Random) -> set[str]:
    """The categories that a person is counted in, the wholes among them."""
    role = {row["category"]: row["role"] for row in categories}
    everybody = indicator["base_rule"] == "persons_all" or indicator["indicator"] in (*ALONE, *FOLLOWS)
    some = {row["category"] for row in categories if row["role"] == "group" and random.random() < 0.3}
    if not everybody and random.random() > ANSWERING or not asked(one, indicator["indicator"]):
        return {code for code, each in role.items() if each == "outside"}
    top = [row["category"] for row in categories if row["role"] in PARTS and not row["parent"]]
    chosen = picked(one, indicator, top, known, random)
    for parent in () if indicator["indicator"] in FOLLOWS else sorted(chosen):
        inner = [row["category"] for row in categories if row["parent"] == parent]
        if len(inner) > 1 or (inner and random.random() < 0.6):
            chosen |= {random.choice([code for code in inner if not (code == "none" and helped(one))])}
    steps = [code for code, each in role.items() if each == "cumulative"]
    later = set(steps[random.randrange(len(steps) + 1) :])
    others = {
        code
        for code, each in role.items()
        if each in ("part_persons", NOBODY, "adds_to_each") and random.random() < 0.4
    }
    if "no_report" in chosen:  # whoever has reported nothing has no other case
        chosen = {"no_report"}
    several = {code for code, each in role.items() if each == "more_than_one" and len(chosen & set(top)) > 1}
    found = some | chosen | later | others | several | {code for code, each in role.items() if each == "whole_persons"}
    return with_gathered(one, indicator["indicator"], found)


def helped(one: Person) -> bool:
    """Whether social services gave a child any support: that public bodies gave none is then no answer."""
    return "some_support" in one.get("children_social_services_support", ())


def with_gathered(one: Person, indicator: str, found: set[str]) -> set[str]:
    """The categories with those that gather others as these have it."""
    gathers = gathered(indicator, found)
    if indicator == "contacts":
        gathers = {"children": "children" in one["population"]}
        gathers |= {"children_of_exposed": "children" in one["population"] or "children_of_exposed" in found}
    return {code for code in found if gathers.get(code, True)} | {code for code, there in gathers.items() if there}


def asked(one: Person, indicator: str) -> bool:
    """Whether a question is put to a person at all."""
    if indicator in FOLLOWS:
        return "total" in one[FOLLOWS[indicator]]
    before, answers = ALONE.get(indicator, ("", set()))
    return not before or bool(answers & one[before])


def following(one: Person, indicator: str, known: Places, random: Random) -> set[str]:
    """The answer that another answer of the same person gives, with what it is a part of."""
    if indicator == "gender_by_exploitation_form":
        (gender,) = (one["gender"] & {"women", "men", "other_gender"}) or {"other_gender"}
        found = genders(one["exploitation_form"], gender)
        return {*found, *(code.partition("_")[0] for code in found if code != "other_forms")}
    if indicator == "origin_outside_eu":
        (region,) = one["origin_region"] - {"europe", "total"}
        return {"eu" if region == "europe_eu" else "outside_eu"}
    (country,) = one["origin_country"] & {*known, "countries_with_one_person", "other_countries"}
    region, _ = origin(country, known, "asele_only" in one["scope"], random)
    return {region} | ({"europe"} if region.startswith("europe_") else set())


def picked(one: Person, indicator: Row, top: Sequence[str], known: Places, random: Random) -> set[str]:
    """What the person answers: one of the answers, the first ones more often, or several; as it must be where it follows."""
    name = indicator["indicator"]
    if name == "children_social_services_support":
        return {code for code in top if random.random() < 0.6}
    if name == "reflection_period" and not one["residence_permit"] & {"granted", "information_missing"}:
        return set()
    if name == "children_exposure":
        return {"direct" if "children_direct" in one["population"] else "indirect"}
    if name in ("authority_support", "civil_support", "children_authority_support"):
        needs = one[name.replace("authority_support", "support_needs").replace("civil_support", "support_needs")]
        return {code for code in top if code in needs and random.random() < 0.45}
    if name == "needs_met" or not top:
        return set()
    if name == "origin_country" and "asele_only" in one["scope"]:
        outside = [code for code in top if known.get(code, ("", ""))[1] != "eu"]  # as the report says of that case
        return {random.choice(outside)}
    if name in FOLLOWS:
        return following(one, name, known, random)
    if indicator["answers"] == "one":
        return {random.choices(top, [len(top) - place for place in range(len(top))])[0]}
    return {code for place, code in enumerate(top) if random.random() < 0.7 / (1 + place / 3)} or {top[0]}
