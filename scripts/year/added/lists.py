"""What the cells of the free sheets choose from, in Swedish: name of a list -> label -> code. Code lists in, lists out."""

from collections.abc import Iterable, Mapping

from scripts.ground.cells import NUMERIC
from scripts.ground.data_package import Row
from scripts.year.form import order
from scripts.year.plan import CHOICES

RANK, COMPARISON = "rank", "comparison"
BEFORE, EARLIER = "before", "earlier"  # what a comparison is with: the year before, or what the report calls earlier
OF_INDICATORS = ("indicators", "all_indicators")  # those that are asked for, and all that a report may speak of
Lists = dict[str, dict[str, str]]
# Lists of the vocabulary, and of what they are the list here.
SHORT = {
    "scopes": "scope",
    "regions": "region",
    "eu": "eu",
    "areas": "area",
    "addressees": "addressee",
    "recommendation_status": "recommendation_status",
    "account_themes": "account_theme",
    "voices": "voice",
    "account_kinds": "account_kind",
    "account_bases": "account_basis",
    "statuses": "obs_status",
    "measures": "measure",
    "measures_in_prose": "measure",
    "qualifiers": "qualifier",
    "units": "unit",
}
# Of these only some can be chosen: what the form does not say by itself, and what has a number.
SOME = {
    "statuses": CHOICES,
    "measures": NUMERIC,
    "measures_in_prose": (*NUMERIC, RANK, COMPARISON),
    "qualifiers": ("exact", "about", "over", "under", "at_least", "at_most", "just_over", "just_under", "between"),
}


def to_lists(codes: Mapping[str, list[Row]], years: Iterable[int]) -> Lists:
    """Every list but the categories, which depend on their indicator. `years`: those that have figures."""
    found = {name: short_list(codes["vocabulary"], list_name, SOME.get(name)) for name, list_name in SHORT.items()}
    asked = sorted((one for one in codes["indicators"] if one["measurement_point"]), key=order)
    found["indicators"] = {one["title_sv"]: one["indicator"] for one in asked}
    found["all_indicators"] = {one["title_sv"]: one["indicator"] for one in sorted(codes["indicators"], key=order)}
    found["populations"] = {one["label_sv"]: one["population"] for one in sorted(codes["populations"], key=order)}
    found["recommendations"] = {one["title_sv"]: one["recommendation"] for one in codes["recommendations"]}
    found["compared"] = {"Året före": BEFORE, "Tidigare": EARLIER}
    found["years"] = {str(year): str(year) for year in sorted(years, reverse=True)}
    return found


def short_list(vocabulary: Iterable[Row], name: str, some: Iterable[str] | None) -> dict[str, str]:
    """Label -> code of one short list, in its order."""
    rows = sorted((row for row in vocabulary if row["list"] == name), key=order)
    return {row["label_sv"]: row["code"] for row in rows if some is None or row["code"] in some}


def to_answers(codes: Mapping[str, list[Row]]) -> dict[str, dict[str, str]]:
    """Indicator -> label -> category, in order."""
    found: dict[str, dict[str, str]] = {}
    for row in sorted(codes["categories"], key=order):
        found.setdefault(row["indicator"], {})[row["label_sv"]] = row["category"]
    return found
