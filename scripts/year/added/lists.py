"""What the cells of the free sheets choose from, in Swedish: name of a list -> label -> code. Code lists in, lists out."""

from collections.abc import Collection, Iterable, Mapping

from scripts.ground.cells import NUMERIC
from scripts.ground.data_package import Row
from scripts.ground.interval import QUALIFIERS
from scripts.ground.organisations import JOINED, LEFT
from scripts.ground.problems import LISTS
from scripts.ground.years import NO_CASE
from scripts.year.form import order
from scripts.year.plan import CHOICES

RANK, COMPARISON = "rank", "comparison"
ONCE, AGAIN, ALONE = "once", "again", "alone"  # who has an answer, so many times or no other
EVERYBODY, SOME = "all", "some"  # has an answer, as the form says it
BEFORE, EARLIER = "before", "earlier"  # what a comparison is with: the year before, or what the report calls earlier
OF_INDICATORS = ("indicators", "all_indicators")  # those that are asked for, and all that a report may speak of
Lists = dict[str, dict[str, str]]
# Lists of which only a part is offered, name here -> there: what the form does not say by itself, or has a number.
PARTS: dict[str, tuple[str, Collection[str]]] = {
    "statuses": ("obs_status", CHOICES),
    "measures": ("measure", NUMERIC),
    "measures_in_prose": ("measure", (*NUMERIC, RANK, COMPARISON)),
    "qualifiers": ("qualifier", QUALIFIERS),
}


def to_lists(codes: Mapping[str, list[Row]], years: Iterable[int]) -> Lists:
    """Every list but the categories, which depend on their indicator. `years`: those that have figures."""
    vocabulary = codes["vocabulary"]
    found = {name: short_list(vocabulary, name) for name in dict.fromkeys(row["list"] for row in vocabulary)}
    found |= {name: short_list(vocabulary, there, some) for name, (there, some) in PARTS.items()}
    every = sorted(codes["indicators"], key=order)
    found["indicators"] = {one["title_sv"]: one["indicator"] for one in every if one["measurement_point"]}
    found["all_indicators"] = {one["title_sv"]: one["indicator"] for one in every}
    found["populations"] = {one["label_sv"]: one["population"] for one in sorted(codes["populations"], key=order)}
    found["recommendations"] = {one["title_sv"]: one["recommendation"] for one in codes["recommendations"]}
    found["accounts"] = {row["account"]: row["account"] for row in codes["accounts"]}
    found["said"] = {"Ja": "yes"}
    found["held"] = {"Inget stort ärende ingår": NO_CASE, "I samma tal som året före": BEFORE}
    found["compared"] = {"Året före": BEFORE, "Tidigare": EARLIER}
    found["membership"] = {"Har kommit till": JOINED, "Har lämnat": LEFT}
    found["givens"] = {"Kan bara ha det en gång": ONCE, "Kan ha det flera gånger": AGAIN, "Har inget annat svar": ALONE}
    found["everybody"] = {"Ja, alla": EVERYBODY, "Nej, inte alla": SOME}
    found["years"] = {str(year): str(year) for year in sorted(years, reverse=True)}
    return found


def short_list(vocabulary: Iterable[Row], name: str, some: Collection[str] | None = None) -> dict[str, str]:
    """Label -> code of one short list, in its order."""
    rows = sorted((row for row in vocabulary if row["list"] == name), key=order)
    return {row["label_sv"]: row["code"] for row in rows if some is None or row["code"] in some}


def countries() -> dict[str, tuple[str, ...]]:
    """Swedish name of each country -> its name in English, its code, its region and whether it is in the EU."""
    found, names = {}, LISTS["countries"]
    for where, told in names["sv"].items():
        for known, english in zip(told.split("; "), names["en"][where].split("; "), strict=True):
            code, _, name = known.partition(" ")
            found[name] = (english, code, *where.split())
    return found


COUNTRIES = countries()


def to_answers(codes: Mapping[str, list[Row]]) -> dict[str, dict[str, str]]:
    """Indicator -> label -> category, in order."""
    found: dict[str, dict[str, str]] = {}
    for row in sorted(codes["categories"], key=order):
        found.setdefault(row["indicator"], {})[row["label_sv"]] = row["category"]
    return found
