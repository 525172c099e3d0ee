"""What one answer of a made-up person says of the next: where a country lies, where the crossing counts a form and a gender.

Written down by hand: the code lists say the same, and a test of the relations must not learn it from them. Where a country lies
that the form has got since is in the code lists alone.
"""

from collections.abc import Collection, Iterable, Mapping
from random import Random

from scripts.ground.data_package import Row

# country -> part of the world, and whether it is in the EU
PLACES = {"thailand": ("asia", "outside_eu"), "sweden": ("europe_eu", "eu"), "nigeria": ("other_regions", "outside_eu")}
ANYWHERE = [
    ("asia", "outside_eu"),
    ("europe_eu", "eu"),
    ("europe_non_eu", "outside_eu"),
    ("south_america", "outside_eu"),
    ("other_regions", "outside_eu"),
]
FORMS = ("sexual", "labour")
AUTHORITIES = {"regional_coordinator", "migration_agency", "social_services", "police"}


Places = Mapping[str, tuple[str, str]]


def places(countries: Iterable[Row]) -> Places:
    """Those known here, and those of later countries: the rows of the code list that name one."""
    later = {}
    for row in countries:
        if row["country"]:
            inside = row["eu"] == "yes"
            region = ("europe_eu" if inside else "europe_non_eu") if row["region"] == "europe" else row["region"]
            later[row["category"]] = (region or "other_regions", "eu" if inside else "outside_eu")
    return later | PLACES


def origin(country: str, known: Places, outside: bool, random: Random) -> tuple[str, str]:
    """(part of the world, in or outside the EU) of somebody from a country. `outside`: it is known to be outside the EU."""
    return known.get(country) or random.choice([one for one in ANYWHERE if not outside or one[1] == "outside_eu"])


def genders(forms: Collection[str], gender: str) -> list[str]:
    """Where the crossing of form and gender counts somebody of a gender who was exploited in these forms."""
    if gender not in ("women", "men"):
        return [*(form for form in FORMS if form in forms)] or ["other_forms"]
    return [f"{form}_{gender}" for form in FORMS if form in forms] or ["other_forms"]


def gathered(indicator: str, ticked: Collection[str]) -> dict[str, bool]:
    """The categories that gather some answers of one person who has an answer, and whether the person is in them."""
    given = set(ticked)
    found = {
        "authority_contact": {"any": bool(given & AUTHORITIES)},
        "children_authority_contact": {"any": bool(given & AUTHORITIES)},
        "children_social_services_support": {"none": "some_support" not in given},
        "exploitation_form": {"sexual_or_labour": bool(given & {*FORMS})},
        "identified_by": {"authorities": bool(given & AUTHORITIES)},
        "origin_country": {"outside_sweden": "sweden" not in given},
    }
    return found.get(indicator, {})
