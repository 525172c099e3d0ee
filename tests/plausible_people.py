"""People of a made-up year, drawn one by one, and what is counted of them: nothing here knows a relation between two figures.

Each person is asked what the form asks, and answers or does not; every number is a count of persons, of their answers or needs.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from random import Random

from tests.plausible_children import Children
from tests.plausible_drawing import COMMON, RARE, SOME

KINDS = ("adults_direct", "adults_indirect", "children_direct", "children_indirect")
COUNTRIES = {  # country -> region, as the form divides the world
    "thailand": "asia",
    "vietnam": "asia",
    "philippines": "asia",
    "bangladesh": "asia",
    "sweden": "europe_eu",
    "romania": "europe_eu",
    "bulgaria": "europe_eu",
    "poland": "europe_eu",
    "hungary": "europe_eu",
    "albania": "europe_non_eu",
    "ukraine": "europe_non_eu",
    "moldova": "europe_non_eu",
    "brazil": "south_america",
    "colombia": "south_america",
    "peru": "south_america",
    "nigeria": "other_regions",
    "uganda": "other_regions",
    "morocco": "other_regions",
    "eritrea": "other_regions",
    "mexico": "other_regions",
}
LISTED = ("thailand", "sweden", "nigeria")
NEEDS = ["advice", "legal_advice", "interpretation", "psychological", "material", "basic_needs", "housing"]
NEEDS += ["child_education", "authority_liaison"]


class People(Children):
    """The people of a year. `reading`: how the need `all of the above` is counted among the needs; `size`: 1 is as usual."""

    def __init__(self, random: Random, reading: str, size: float = 1) -> None:
        super().__init__(random)
        self.reading = reading
        self.countries: Counter[str] = Counter()
        sizes = {"adults_direct": (130, 480), "adults_indirect": (3, 50), "children_direct": (8, 80)}
        sizes["children_indirect"] = (40, 130)
        for kind in KINDS:
            for _ in range(round(size * random.randint(*sizes[kind]))):
                self.draw(kind)
        self.by_country()

    def draw(self, kind: str) -> None:
        """One person."""
        self.met(kind)
        adults = (self.adult,) if kind.startswith("adults") else (self.child,)
        more = {"adults_direct": (self.exploited, self.supported, self.law), "children_direct": (self.exploited_child,)}
        for part in (*adults, *more.get(kind, ())):
            part(kind)
        if kind == "children_indirect" and self.asked("relative_exploitation_form"):
            self.several(
                kind,
                "relative_exploitation_form",
                [("", COMMON), ("", SOME), ("", RARE)],
                mixed="more_than_one",
                least=1,
            )

    def met(self, kind: str) -> None:
        """What is known of everybody."""
        self.count(kind, "contacts", "total")
        self.one(kind, "new_contacts", "new known_before")
        for group in ("brought_to_sweden", "siblings", "relatives_or_partners"):
            if self.chance("contacts", group, within=SOME):
                self.count(kind, "contacts", group)

    def adult(self, kind: str) -> None:
        """What every adult is asked."""
        self.gender = self.one(kind, "gender", "women men other_gender") if self.asked("gender") else ""
        if self.asked("adults_unnamed_chart"):
            self.count(kind, "adults_unnamed_chart", "total")
        if self.asked("identified_by"):
            by = "regional_coordinator members self migration_agency social_services police"
            who = self.one(kind, "identified_by", by)
            if who == "self" and self.chance("self_civil_society", within=COMMON):
                self.count(kind, "identified_by", "self_civil_society")
            if who not in ("members", "self"):
                self.count(kind, "identified_by", "authorities")
        self.waited(kind, "time_to_support")

    def exploited(self, kind: str) -> None:
        """Where a directly affected adult comes from, and how the person was exploited."""
        self.swede = False
        if self.asked("origin"):
            weights = [self.rate("origin", code, within=(0.1, 1)) ** 3 for code in COUNTRIES]
            country = self.random.choices([*COUNTRIES], [weights[0] * 3, *weights[1:]])[0]
            self.countries[country] += 1
            self.swede = country == "sweden"
            if country == "sweden" and self.chance("born", within=COMMON):
                self.count(kind, "origin_country", "born_or_established")
        if self.asked("exploitation_form"):
            forms = [("sexual", COMMON), ("labour", SOME), ("other_forms", RARE)]
            self.forms(kind, self.several(kind, "exploitation_form", forms, mixed="multiple", least=1))
        if self.asked("exploitation_start"):
            ways = [
                ("work_recruitment", COMMON),
                ("stranger", SOME),
                ("relative_partner", SOME),
                ("acquaintance", RARE),
            ]
            self.several(kind, "exploitation_start", [*ways, ("social_media", RARE)], least=1)
        if self.asked("exploitation_place"):
            place = self.one(kind, "exploitation_place", "offline online_and_offline online")
            self.count(kind, "exploitation_place", *([] if place == "online" else ["physical"]))
        self.contact(kind, "authority_contact", "migration_agency regional_coordinator social_services police")

    def forms(self, kind: str, forms: Sequence[str]) -> None:
        """The genders within the forms; the gender of some is not known."""
        genders = {"women": "women", "men": "men"}
        for form in forms:
            self.count(kind, "gender_by_exploitation_form", form)
            if form != "other_forms" and self.gender in genders:
                self.count(kind, "gender_by_exploitation_form", f"{form}_{self.gender}")
        if {"sexual", "labour"} & {*forms}:
            self.count(kind, "exploitation_form", "sexual_or_labour")

    def supported(self, kind: str) -> None:
        """The needs of a directly affected adult, and the support for some of them, of authorities or civil society or both."""
        asked = self.asked("support_needs")
        needed = self.needs(kind) if asked else []
        known = [one for one in ("authority_support", "civil_support") if self.asked(one)]
        by_authorities = {need for need in needed if need != "authority_liaison" and self.helped("authorities", need)}
        by_authorities &= {*needed} if "authority_support" in known else set()
        by_civil_society = {need for need in needed if self.helped("civil", need) and "civil_support" in known}
        if len(by_authorities) > 1:
            self.count(kind, "authority_support", "more_than_one")
        if asked and len(known) > 1:
            self.count(kind, "civil_support", "all_three")
        for indicator, kinds in (("authority_support", by_authorities), ("civil_support", by_civil_society)):
            self.count(kind, indicator, *kinds, *(["total"] if indicator in known else []))
            self.count(kind, indicator, "answers", times=len(kinds))

    def needs(self, kind: str) -> list[str]:
        """What a person needs: some of the kinds, or all of the above."""
        if not self.chance("all_of_the_above", within=(0.01, 0.1)):
            ticks = [(need, RARE if need == "child_education" else (0.15, 0.6)) for need in NEEDS]
            return self.several(kind, "support_needs", ticks, mixed="more_than_one")
        times = {"not added": 0, "added once": 1, "added to each": 9}[self.reading]
        self.count(kind, "support_needs", "all_of_the_above", "more_than_one", "total")
        self.count(kind, "support_needs", "answers", times=times)
        return NEEDS

    def law(self, kind: str) -> None:
        """Why civil society was needed, the children of the person, the legal process and the permit."""
        if self.asked("civil_support_reason"):
            why = self.one(kind, "civil_support_reason", "none insufficient afraid_to_contact support_ended")
            if why in ("none", "insufficient"):
                self.count(kind, "civil_support_reason", "insufficient_or_none")
        if self.asked("victims_with_children") and self.one(
            kind, "victims_with_children", "no_children has_children"
        ) == ("has_children"):
            self.one(kind, "children_abroad", "elsewhere" if self.swede else "home_country elsewhere")
            if self.chance("child_with_guardian", within=(0.2, 0.9)):
                self.count(kind, "victims_with_children", "child_with_guardian")
        if self.chance("crime", within=(0.2, 0.6)):
            crimes = [
                ("human_exploitation", COMMON),
                ("human_trafficking", SOME),
                ("child_peace", RARE),
                ("other_crimes", SOME),
            ]
            self.several(kind, "crime_category", crimes, mixed="more_than_one", least=1)
        self.cases(kind)
        if self.asked("legal_rights_met"):
            self.one(kind, "legal_rights_met", "met not_met")
        permit = "granted"
        if self.chance("residence_permit", within=(0.2, 0.9)):
            permit = self.one(kind, "residence_permit", "granted not_applied other_outcome")
        else:
            self.count(kind, "residence_permit", "information_missing")
        if self.chance("reflection_period", within=(0.1, 0.6)):
            given = permit == "granted" and self.chance("tut", within=SOME)
            self.count(kind, "reflection_period", *(["temporary_permit"] if given else []), "total")

    def cases(self, kind: str) -> None:
        """How far the cases of a person have come: one, more than one, or none is reported."""
        if not self.chance("legal_status", within=(0.2, 0.7)):
            return
        ends = ["investigation_closed", "conviction", "investigation_ongoing", "outcome_unknown"]
        ends += ["investigation_not_opened", "prosecution"]
        reports = self.random.choices((0, 1, 2, 3), (0.6, 8, 0.6, 0.1))[0]
        found = self.random.choices(ends, (9, 6, 6, 4, 1, 0.6), k=reports) or ["no_report"]
        for case in found:
            self.count(kind, "legal_status", case, "answers")
            if case == "conviction" and self.chance("trafficking", within=RARE):
                self.count(kind, "legal_status", "conviction_trafficking")
        self.count(kind, "legal_status", "total", *(["more_than_one"] if reports > 1 else []))

    def by_country(self) -> None:
        """Count the countries when everybody is known: those that only one person comes from are shown together."""
        for country, people in self.countries.items():
            for indicator, *categories in self.placed(country):
                self.count("adults_direct", indicator, *categories, times=people)

    def placed(self, country: str) -> Iterator[list[str]]:
        """Where somebody from a country is counted: an indicator and its categories."""
        region = COUNTRIES[country]
        line = country if country in LISTED else "other_countries"
        line = "countries_with_one_person" if self.countries[country] == 1 and country != "sweden" else line
        yield ["origin_country", line, "total", *(["outside_sweden"] if country != "sweden" else [])]
        yield ["origin_region", region, "total", *(["europe"] if region.startswith("europe") else [])]
        yield ["origin_outside_eu", "eu" if region == "europe_eu" else "outside_eu", "total"]
