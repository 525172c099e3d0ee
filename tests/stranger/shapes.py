"""The fifty shapes: name -> (seed, what differs from what is usual). Each way to read is that of half of the years or a third."""

from collections.abc import Iterator
from random import Random
from typing import Any

from tests.stranger.counting import Counts, draw
from tests.stranger.usual import READ, of

Shape = dict[str, Any]

# As many of each kind as one year had, with a case of thirty people.
LIKE: Shape = {
    "n": (354, 4, 10, 52),
    "q": of(
        "gender 0.97, origin_country 0.8, exploitation_form 0.98, exploitation_start 0.75, "
        "exploitation_place 0.7, identified_by 0.98, authority_contact 0.73, time_to_support 0.6, "
        "support_needs 0.95, authority_support 0.8, civil_support 0.9, civil_support_reason 0.9, "
        "victims_with_children 0.6, crime_category 0.8, legal_status 0.55, legal_rights_met 0.6, "
        "residence_permit 0.33, reflection_period 0.25, children_authority_contact 0.85, "
        "children_authority_support 0.85, children_social_services_support 0.75, children_asylum 0.7, "
        "children_civil_support_reason 0.97"
    ),
    "gender": of("women 0.86, men 0.12, other_gender 0.02"),
    "auth_none": 0.12,
    "auth": of(
        "advice 0.08, legal_advice 0.1, interpretation 0.45, psychological 0.3, material 0.4, "
        "basic_needs 0.45, housing 0.62, child_education 0.5"
    ),
    "reason": of("none 0.45, insufficient 0.36, afraid_to_contact 0.16, support_ended 0.03"),
    "cluster": (
        30,
        {
            "country": "TH",
            "gender": "men",
            "forms": {"labour"},
            "ident": "regional_coordinator",
            "start": {"work_recruitment"},
            "crimes": {"human_exploitation"},
            "cases": ["conviction"],
            "established": False,
        },
    ),
    "country": of("TH 0.16, SE 0.17, NG 0.11, * 0.56"),
}
SHAPES: dict[str, tuple[int, Shape]] = {f"like2025_{number + 1:02d}": (2500 + number, {**LIKE}) for number in range(10)}
SHAPES["like2025_10"][1]["cluster"] = (0, {})
SHAPES |= {
    "small_9_people": (101, {"n": (6, 0, 1, 2)}),
    "small_18_no_children": (102, {"n": (17, 1, 0, 0), "q_default": 0.7}),
    "small_34_many_unanswered": (103, {"n": (26, 0, 2, 6), "q_default": 0.3}),
    "small_47_full_answers": (104, {"n": (35, 2, 3, 7), "q_default": 1.0}),
    "small_55_children_only_indirect": (105, {"n": (30, 0, 0, 25), "q_default": 0.75}),
    "small_70_all_direct": (106, {"n": (64, 0, 6, 0), "multi": 0.3, "crime_multi": 0.5, "legal_multi": 0.4}),
    "small_88_other_forms": (
        107,
        {
            "n": (70, 3, 5, 10),
            "forms": of("sexual 0.2, labour 0.2, begging 0.3, crime 0.3, marriage 0.2, other 0.1"),
            "multi": 0.97,
            "q": of("exploitation_form 1"),
            "c_forms": of("sexual 0.2, labour 0.2, begging 0.4, crime 0.4"),
            "c_multi": 0.5,
        },
    ),
    "small_104_one_person_countries": (108, {"n": (80, 2, 4, 18), "country": of("SE 0.02, * 0.98")}),
    "small_126_loose": (
        109,
        {
            "n": (100, 2, 6, 18),
            "q": of("support_needs 0.2, authority_support 1, civil_support 1"),
            "auth_none": 0.02,
            "auth": of(
                "advice 0.7, legal_advice 0.7, interpretation 0.7, psychological 0.7, material 0.7, "
                "basic_needs 0.7, housing 0.7, child_education 0.7"
            ),
        },
    ),
    "small_143_few_with_support": (
        110,
        {"n": (110, 5, 8, 20), "auth_none": 0.9, "civil_none": 0.4, "c_auth_none": 0.8, "c_noneed": 0.9},
    ),
    "mid_nearly_all_men": (
        301,
        {
            "n": (190, 2, 3, 15),
            "gender": of("women 0.02, men 0.97, other_gender 0.01"),
            "forms": of("sexual 0.05, labour 0.9, crime 0.1"),
        },
    ),
    "mid_nearly_all_women": (
        302,
        {"n": (230, 1, 9, 40), "gender": of("women 0.99, men 0.01"), "forms": of("sexual 0.95, labour 0.06")},
    ),
    "mid_nearly_all_sweden": (
        303,
        {
            "n": (180, 4, 20, 30),
            "country": of("SE 0.95, NG 0.01, * 0.04"),
            "c_country": of("SE 0.95, * 0.05"),
            "place": of("offline 0.2, online_and_offline 0.4, online 0.4"),
        },
    ),
    "mid_many_children": (304, {"n": (90, 3, 60, 150)}),
    "mid_only_children_direct": (305, {"n": (0, 0, 120, 40), "c_multi": 0.3}),
    "mid_no_children_at_all": (306, {"n": (260, 6, 0, 0)}),
    "mid_romania_dominates": (
        307,
        {"n": (240, 3, 8, 30), "country": of("SE 0.05, NG 0.03, TH 0.01, * 0.91"), "others": of("RO 12, BG 1, PL 1")},
    ),
    "mid_nigeria_dominates": (308, {"n": (210, 2, 10, 44), "country": of("NG 0.8, SE 0.05, TH 0.02, * 0.13")}),
    "mid_thailand_everyone": (309, {"n": (170, 0, 4, 20), "country": of("TH 1"), "q": of("origin_country 1")}),
    "mid_colombia_dominates": (
        310,
        {"n": (200, 3, 5, 25), "country": of("SE 0.1, * 0.9"), "others": of("CO 9, VE 2, BR 1, BO 0.3")},
    ),
    "mid_nobody_gender": (311, {"n": (220, 4, 8, 36), "q": of("gender 0"), "readings": of("women_and_men_all 0")}),
    "mid_nobody_origin": (312, {"n": (200, 2, 6, 30), "q": of("origin_country 0")}),
    "mid_nobody_support": (
        313,
        {
            "n": (205, 3, 9, 33),
            "q": of(
                "support_needs 0, authority_support 0, civil_support 0, civil_support_reason 0, "
                "children_support_needs 0, children_authority_support 0, children_social_services_support 0"
            ),
        },
    ),
    "mid_nobody_legal": (
        314,
        {
            "n": (180, 2, 7, 31),
            "q": of("crime_category 0, legal_status 0, legal_rights_met 0, residence_permit 0, reflection_period 0"),
        },
    ),
    "mid_nobody_form": (
        315,
        {
            "n": (160, 2, 12, 26),
            "q": of("exploitation_form 0, relative_exploitation_form 0, exploitation_start 0, exploitation_place 0"),
        },
    ),
    "mid_form_answered_only": (316, {"n": (230, 3, 11, 36), "q": of("exploitation_form 0.6")}),
    "mid_all_same_answer": (
        317,
        {
            "n": (150, 0, 6, 20),
            "q_default": 1.0,
            "gender": of("women 1"),
            "country": of("SE 1"),
            "forms": of("sexual 1"),
            "multi": 0,
            "start": of("stranger 1"),
            "place": of("online 1"),
            "contact": of("police 1"),
            "contact_none": 0,
            "ident": of("police 1"),
            "time": of("week 1"),
            "need": of("psychological 1"),
            "need_all": 0,
            "auth": of("psychological 0"),
            "auth_none": 1,
            "civil": of("psychological 1"),
            "civil_none": 0,
            "reason": of("none 1"),
            "has_children": 0,
            "crime": of("human_trafficking 1"),
            "crime_multi": 0,
            "reported": 1,
            "legal": of("conviction_trafficking 1"),
            "legal_multi": 0,
            "rights": of("met 1"),
            "permit": of("not_applied 1"),
            "new": 1,
            "c_country": of("SE 1"),
            "c_gender": of("girls 1"),
            "c_forms": of("sexual 1"),
            "c_multi": 0,
            "rel_forms": of("sexual 1"),
            "rel_multi": 0,
            "c_ident": of("members 1"),
        },
    ),
    "mid_all_need_everything": (
        318,
        {
            "n": (150, 1, 5, 30),
            "need_all": 0.9,
            "q": of("support_needs 1"),
            "c_need": of(
                "advice 0.95, psychological 0.95, material 0.95, interpretation 0.95, basic_needs 0.95, "
                "housing 0.95, other 1 0.95, other 2 0.95"
            ),
        },
    ),
    "mid_all_need_everything_as_nine": (319, {"n": (170, 1, 5, 30), "need_all": 0.7, "q": of("support_needs 0.9")}),
    "mid_multiple_everywhere": (
        320,
        {
            "n": (240, 3, 14, 40),
            "multi": 0.9,
            "start_multi": 0.8,
            "crime_multi": 0.9,
            "legal_multi": 0.8,
            "c_multi": 0.9,
            "rel_multi": 0.9,
            "contact": of("migration_agency 0.8, regional_coordinator 0.8, social_services 0.8, police 0.8"),
            "contact_none": 0,
        },
    ),
    "mid_single_everywhere": (
        321,
        {
            "n": (240, 3, 14, 40),
            "multi": 0,
            "start_multi": 0,
            "crime_multi": 0,
            "legal_multi": 0,
            "c_multi": 0,
            "rel_multi": 0,
        },
    ),
    "mid_one_member_finds_all": (
        322,
        {
            "n": (190, 2, 9, 30),
            "ident": of("members 1"),
            "c_ident": of("members 1"),
            "time": of("week 0.97, month 0.03"),
        },
    ),
    "mid_police_and_courts": (
        323,
        {
            "n": (210, 0, 15, 25),
            "ident": of("police 0.7, social_services 0.1, self 0.1"),
            "reported": 0.97,
            "legal": of("conviction 0.18, conviction_trafficking 0.42, prosecution 0.2, investigation_ongoing 0.2"),
            "legal_multi": 0.75,
            "q": of("legal_status 0.95, crime_category 0.95, authority_contact 0.25"),
            "c_police": 0.9,
        },
    ),
    "mid_no_reports": (
        324,
        {"n": (200, 2, 6, 22), "reported": 0.02, "no_report": 1, "q": of("legal_status 0.9"), "c_police": 0},
    ),
    "mid_authorities_give_all": (
        325,
        {
            "n": (185, 3, 9, 40),
            "auth": of(
                "advice 0.95, legal_advice 0.95, interpretation 0.95, psychological 0.95, material 0.95, "
                "basic_needs 0.95, housing 0.95, child_education 0.95"
            ),
            "auth_none": 0.01,
            "c_auth": of("housing 0.95, basic_needs 0.95, advice 0.5"),
            "c_auth_none": 0.01,
            "c_social": 0.9,
            "civil_none": 0.5,
            "reason": of("none 0.1, insufficient 0.5, support_ended 0.4"),
        },
    ),
    "mid_afraid": (
        326,
        {
            "n": (160, 2, 4, 14),
            "reason": of("none 0.06, insufficient 0.04, afraid_to_contact 0.9"),
            "contact_none": 0.8,
            "auth_none": 0.9,
            "ident": of("members 0.5, self 0.5"),
            "q": of("identified_by 1"),
        },
    ),
    "mid_all_new_permits": (
        327,
        {
            "n": (220, 2, 9, 35),
            "new": 1,
            "q": of("residence_permit 0.95, reflection_period 0.95"),
            "permit": of("granted 0.9, not_applied 0.05, other_outcome 0.05"),
            "reflection": 0.85,
            "country": of("SE 0, NG 0.2, TH 0.3, * 0.5"),
        },
    ),
    "mid_parents_abroad": (
        328,
        {"n": (230, 1, 3, 60), "has_children": 0.9, "abroad_home": 0.9, "q": of("victims_with_children 0.5")},
    ),
    "mid_infants": (
        329,
        {
            "n": (140, 2, 6, 80),
            "age": [0, 0, 0, 1, 2, 3],
            "c_ident": of("members 0.4, authorities 0.4, self 0.1"),
            "asylum": 0.9,
        },
    ),
    "mid_many_indirect_adults": (330, {"n": (130, 70, 5, 60), "gender": of("women 0.5, men 0.45, other_gender 0.05")}),
}
for number, (name, ways) in enumerate(READ.items()):
    half = [ways[place % len(ways)] for place in range(len(SHAPES))]
    Random((88, 0, 45, 14, 1, 7, 23, 3)[number]).shuffle(half)
    for (_, shape), way in zip(SHAPES.values(), half, strict=True):
        shape.setdefault("readings", {}).setdefault(name, way)


def year(name: str) -> Counts:
    """One of the fifty years."""
    return draw(*SHAPES[name])


def more_years(chance: int = 0) -> Iterator[tuple[str, Counts, dict[str, int]]]:
    """Every shape again and again with other seeds, readings, answer rates and sizes: name, counts, how it reads."""
    random, number = Random(5 + chance), 0
    while True:
        for name, (seed, usual) in SHAPES.items():
            shape = {**usual, "cluster": (0, {}), "readings": {one: random.choice(ways) for one, ways in READ.items()}}
            if number % 3:
                shape |= {"q": {}, "q_default": random.choice((0.1, 0.5, 0.9, 1))}
            scale = random.choice((1, 0.3, 0.1, 0.03))
            shape["n"] = [round(many * scale * random.random() * 1.5) for many in shape["n"]]
            yield f"{name}/{number}", draw((chance * 1000 + seed) * 1000 + number, shape), shape["readings"]
        number += 1
