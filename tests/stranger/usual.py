"""What is usual in a year, what the form leaves open, and the countries of the world as the code lists have them."""

from collections.abc import Mapping
from typing import Any

NEEDS = [
    "advice",
    "legal_advice",
    "interpretation",
    "psychological",
    "material",
    "basic_needs",
    "housing",
    "child_education",
    "authority_liaison",
]
IDENTIFYING = ("regional_coordinator", "migration_agency", "social_services", "police")  # the authorities of the form
# A form that names several kinds only together ("other forms") still lets one person tick several of them: that line.
REST = {
    "exploitation_form": "other_forms",
    "children_exploitation_form": "other_forms",
    "children_support_needs": "other_needs",
    "children_authority_support": "other_support",
    "crime_category": "other_crimes",
}
# What the form does not settle, and the ways to read it: each year has one of each.
READ = {
    "all_answers": (0, 1, 9),  # how many answers "all of the above" is in support_needs.answers
    "none_in_total": (0, 1),  # (support_needs|authority_support|civil_support).total counts those known to have none
    "all_children": (0, 1),  # "Alla barn" of children's needs and asylum: all children met, or those with an answer
    "social_none_is_answer": (0, 1),  # no intervention is one of the answers of children_social_services_support
    "women_and_men_all": (0, 1),  # women and men within a form are everyone in it
    "other_support_by_need": (0, 1),  # children: other support, too, is only counted for a need of the kind
    "time_by_civil": (0, 1),  # time_to_support: only who was identified by civil society has an answer
    "no_report_alone": (0, 1),  # nobody for whom no report was made has reported a crime in another matter
}
# The form counts everyone in these, or takes them from another question: they have no answer rate.
ALWAYS = {
    "new_contacts",
    "children_origin_country",
    "children_age",
    "children_gender",
    "children_exploitation_form",
    "children_police_report",
    "children_abroad",
}


def of(chances: str) -> dict[str, float]:
    """`women .8, men .2`: each answer with its chance."""
    return {name: float(chance) for name, _, chance in (one.rpartition(" ") for one in chances.split(", "))}


# Region, whether in the EU, and its countries.
WORLD = (
    ("europe", True, "SE RO BG PL HU LT LV SK CZ IT ES DE FI EE GR HR PT AT BE FR NL IE SI"),
    ("europe", False, "UA MD AL RS GE BY RU BA MK GB NO TR XK ME AM CH"),
    ("asia", False, "TH PH VN IN BD PK AF IQ IR SY MN CN UZ NP LK KZ KG TJ PS LB JO ID MM KH KR JP"),
    ("africa", False, "NG MA ER SO ET UG GM CM GH KE SL TN DZ CD EG SD GN CI SN ZW ZM RW BI TG BJ LR"),
    ("south_america", False, "CO BR VE PE BO EC PY AR CL"),
    ("north_america", False, "CU DO MX US"),
    ("oceania", False, "AU"),
)
COUNTRY = {country: (region, eu) for region, eu, countries in WORLD for country in countries.split()}
COMMON = of("RO 9, UA 5, CO 5, PH 5, VN 5, MN 3, UG 4, MA 4, BG 3, BD 3, IN 2, AL 2, VE 2, ER 2, GM 2, BR 2, SY 2")
OTHERS = {country: COMMON.get(country, 0.35) for country in COUNTRY if country not in ("TH", "SE", "NG")}

# n: direct adults, indirect adults, direct children, indirect children; q: the answer rate of each question; readings: other than
# the first; cluster: number and answers of direct adults who share a case; kin: how often a child or sibling is a relative too.
DEFAULT: Mapping[str, Any] = {
    "n": (200, 3, 8, 30),
    "q": {},
    "q_default": 0.8,
    "readings": {},
    "cluster": (0, {}),
    "new": 0.55,
    "brought": 0.35,
    "kin": 0.5,
    "gender": of("women 0.76, men 0.22, other_gender 0.02"),
    "country": of("TH 0.15, SE 0.2, NG 0.1, * 0.55"),
    "others": OTHERS,
    "established": 0.06,
    "forms": of("sexual 0.6, labour 0.33, begging 0.04, crime 0.06, marriage 0.03, organs 0.004, other 0.03"),
    "multi": 0.09,
    "start": of("work_recruitment 0.45, stranger 0.22, relative_partner 0.18, acquaintance 0.12, social_media 0.1"),
    "start_multi": 0.15,
    "place": of("offline 0.62, online_and_offline 0.28, online 0.1"),
    "contact": of("migration_agency 0.48, regional_coordinator 0.45, social_services 0.38, police 0.35"),
    "contact_none": 0.1,
    "ident": of(
        "regional_coordinator 0.38, members 0.16, self 0.07, self_civil_society 0.13, "
        "migration_agency 0.06, social_services 0.06, police 0.07"
    ),
    "time": of("week 0.6, month 0.27, longer 0.13"),
    "need": of(
        "advice 0.4, legal_advice 0.48, interpretation 0.42, psychological 0.42, material 0.22, "
        "basic_needs 0.28, housing 0.3, child_education 0.02, authority_liaison 0.2"
    ),
    "need_all": 0.09,
    "need_none": 0.02,
    "auth": of(
        "advice 0.06, legal_advice 0.06, interpretation 0.3, psychological 0.15, material 0.28, "
        "basic_needs 0.3, housing 0.5, child_education 0.5"
    ),
    "auth_none": 0.3,
    "civil": of(
        "advice 0.6, legal_advice 0.5, interpretation 0.35, psychological 0.85, material 0.45, "
        "basic_needs 0.5, housing 0.35, child_education 0.3, authority_liaison 0.6"
    ),
    "civil_none": 0.04,
    "reason": of("none 0.45, insufficient 0.3, afraid_to_contact 0.15, support_ended 0.1"),
    "has_children": 0.33,
    "child_with": 0.45,
    "abroad_home": 0.55,
    "crime": of(
        "human_exploitation 0.45, human_trafficking 0.28, child_peace 0.01, rape 0.12, assault 0.1, "
        "fraud 0.06, pimping 0.12"
    ),
    "crime_multi": 0.22,
    "reported": 0.5,
    "legal": of(
        "investigation_closed 0.32, conviction 0.19, conviction_trafficking 0.01, "
        "investigation_ongoing 0.22, outcome_unknown 0.16, investigation_not_opened 0.05, prosecution "
        "0.03"
    ),
    "legal_multi": 0.08,
    "no_report": 0.2,
    "rights": of("met 0.6, not_met 0.36"),
    "permit": of("granted 0.42, not_applied 0.3, other_outcome 0.28"),
    "reflection": 0.3,
    "c_country": of("SE 0.36, * 0.64"),
    "age": (),
    "c_gender": of("girls 0.42, boys 0.55, other_gender 0.03"),
    "witnessed": 0.4,
    "c_forms": of("sexual 0.7, labour 0.15, begging 0.1, crime 0.15"),
    "c_multi": 0.12,
    "c_parent": 0.5,
    "c_police": 0.15,
    "rel_forms": of("sexual 0.6, labour 0.35, begging 0.05, marriage 0.05"),
    "rel_multi": 0.15,
    "c_ident": of("members 0.48, regional_coordinator 0.2, self 0.06, authorities 0.2"),
    "guardian": 0.3,
    "c_need": of(
        "advice 0.72, psychological 0.66, material 0.6, interpretation 0.35, basic_needs 0.6, housing "
        "0.5, other 1 0.12, other 2 0.08"
    ),
    "c_noneed": 0.03,
    "c_contact": of("migration_agency 0.5, social_services 0.38, regional_coordinator 0.2"),
    "c_contact_none": 0.12,
    "c_auth": of("housing 0.6, basic_needs 0.5, advice 0.25, psychological 0.15, other 1 0.1"),
    "c_auth_none": 0.2,
    "c_social": 0.4,
    "asylum": 0.4,
    "c_reason": of("insufficient 0.5, none 0.3, other_reasons 0.2"),
}
