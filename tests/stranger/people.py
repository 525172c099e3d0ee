"""Draws invented people one by one, by what the form asks: their answers, and what the form leaves open about counting them.

By somebody who had the text of the workbook and the code lists, and has read neither the declaration nor what reasons with it.
"""

from collections.abc import Collection, Iterable, Mapping
from random import Random
from typing import Any

from tests.stranger.usual import ALWAYS, DEFAULT, IDENTIFYING, NEEDS, READ

Person = dict[str, Any]  # her answers; None: not answered; of several answers an empty set is a known nothing
Chances = Mapping[str, float]
Readings = Mapping[str, int]


def people_of(seed: int, shape: Mapping[str, Any]) -> tuple[list[Person], Readings]:
    """The people of a year, and how it reads what the form leaves open. `shape`: what differs from what is usual."""
    strange = {*shape} - {*DEFAULT} | ({*shape.get("q", ())} & ALWAYS)
    assert not strange, strange
    usual, random = {**DEFAULT, **shape}, Random(seed)
    readings = {name: usual["readings"].get(name, values[0]) for name, values in READ.items()}
    kinds = zip(((True, True), (True, False), (False, True), (False, False)), usual["n"], strict=True)
    people = [Drawing(random, usual, readings).person(*kind) for kind, many in kinds for _ in range(many)]
    many, fixed = usual["cluster"]
    for one in people[:many]:
        one.update(fixed)
    return people, readings


class Drawing:
    """One person is drawn: by chance, by what is usual in the year, by how it reads the form."""

    def __init__(self, random: Random, usual: Mapping[str, Any], readings: Readings) -> None:
        self.random, self.usual, self.readings = random, usual, readings

    def yes(self, chance: float) -> bool:
        """Whether something with this chance is so."""
        return self.random.random() < chance

    def asked(self, question: str) -> bool:
        """Whether she has an answer."""
        return question in ALWAYS or self.random.random() < self.usual["q"].get(question, self.usual["q_default"])

    def pick(self, chances: Chances) -> str:
        """One of some answers."""
        keys = [key for key in chances if chances[key] > 0]
        return self.random.choices(keys, [chances[key] for key in keys])[0]

    def one(self, question: str, chances: Chances) -> str | None:
        """Her one answer to a question."""
        return self.pick(chances) if self.asked(question) else None

    def some(self, chances: Chances, another: float) -> set[str]:
        """One answer, with the chance `another` a second, seldom a third."""
        given = {self.pick(chances)}
        while len(given) < 3 and self.yes(another):
            left = {key: chance for key, chance in chances.items() if key not in given and chance > 0}
            if not left:
                break
            given.add(self.pick(left))
            another /= 3
        return given

    def each(self, chances: Chances, keys: Collection[str] | None = None) -> set[str]:
        """Those of some answers that she gives."""
        return {key for key in chances if (keys is None or key in keys) and self.yes(chances[key])}

    def supported(
        self, kinds: Chances, question: str, needs: set[str] | None, none: float, free: Iterable[str] = ()
    ) -> set[str] | None:
        """Support, if it is known: of the kinds needed, or of the `free` kinds; known to be none, or at all events some."""
        if not self.asked(question):
            return None
        if self.yes(none):
            return set() if needs is not None or self.readings["none_in_total"] else None
        return self.each(kinds, (needs or set()) | {*free}) if needs is not None or free else None

    def person(self, adult: bool, direct: bool) -> Person:
        """All her answers."""
        usual, yes = self.usual, self.yes
        new = self.one("new_contacts", {"new": usual["new"], "known_before": 1 - usual["new"]})
        she: Person = {"adult": adult, "direct": direct, "new": new}
        brought = usual["brought"] * ((1 if adult else 0.4) if direct else 0.01)
        she["groups"] = {"brought_to_sweden"} if yes(brought) else set()
        near = (0.02, 0.02, 0.03) if direct else (0.1, 0.15, 0.6) if adult else (0.84, 0.11, 0.05)
        groups = zip(("children_of_exposed", "siblings", "relatives_or_partners"), near, strict=True)
        she["groups"] |= {group for group, chance in groups if yes(chance)}
        if she["groups"] & {"children_of_exposed", "siblings"} and yes(usual["kin"]):
            she["groups"].add("relatives_or_partners")
        if not adult:
            return self.child(she)
        she["gender"] = self.one("gender", usual["gender"])
        she["ident"] = self.one("identified_by", usual["ident"])
        civil = she["ident"] in ("members", "self_civil_society", None)
        she["time"] = (
            self.one("time_to_support", usual["time"]) if not self.readings["time_by_civil"] or civil else None
        )
        she["unnamed"] = self.asked("adults_unnamed_chart")
        return {**she, **self.exploited(she)} if direct else she

    def child(self, she: Person) -> Person:
        """The answers of a child."""
        usual, yes = self.usual, self.yes
        she["country"] = self.one("children_origin_country", usual["c_country"])
        low = 9 if not usual["age"] and she["direct"] and yes(0.9) else 0
        she["age"] = self.random.choice(usual["age"]) if usual["age"] else self.random.randint(low, 17)
        she["gender"] = self.one("children_gender", usual["c_gender"])
        she["witnessed"] = yes(usual["witnessed"] * (0.4 if she["direct"] else 1))
        if she["direct"]:
            she["parent"] = yes(usual["c_parent"])
            if she["parent"]:
                she["groups"].add("children_of_exposed")
            she["forms"] = self.some(usual["c_forms"], usual["c_multi"])
            police = {"reported": usual["c_police"], "not_reported": 1 - usual["c_police"]}
            she["police"] = self.one("children_police_report", police)
        else:
            answered = self.asked("relative_exploitation_form")
            she["relative"] = self.some(usual["rel_forms"], usual["rel_multi"]) if answered else None
        she["ident"] = self.one("children_identified_by", usual["c_ident"])
        she["guardian"] = she["ident"] is not None and yes(usual["guardian"])
        she["time"] = self.one("children_time_to_support", usual["time"])
        return self.child_support(she)

    def child_support(self, she: Person) -> Person:
        """What a child needed and got, and whether it seeks asylum."""
        usual, yes, asked = self.usual, self.yes, self.asked
        she["needs"] = None
        if asked("children_support_needs"):
            she["needs"] = set() if yes(usual["c_noneed"]) else self.each(usual["c_need"])
        free = () if self.readings["other_support_by_need"] else ("advice", "psychological", "other 1")
        she["auth"] = self.supported(
            usual["c_auth"], "children_authority_support", she["needs"], usual["c_auth_none"], free
        )
        she["social"] = None
        if asked("children_social_services_support"):
            she["social"] = self.random.choice((1, 1, 1, 2, 3)) if yes(usual["c_social"]) else 0
        she["contact"] = None
        if asked("children_authority_contact"):
            she["contact"] = set() if yes(usual["c_contact_none"]) else self.each(usual["c_contact"])
        she["reason"] = self.one("children_civil_support_reason", usual["c_reason"])
        if she["reason"] == "none" and she["social"]:
            she["reason"] = "insufficient"  # B342 of the sheet Kontroll
        she["asylum"] = None
        if self.readings["all_children"] or asked("children_asylum"):
            she["asylum"] = "seeking_asylum" if yes(usual["asylum"]) else "not_seeking_asylum"
        she["pending"] = she["asylum"] is not None and yes(0.7 if she["asylum"] == "seeking_asylum" else 0.15)
        return she

    def exploited(self, she: Person) -> Person:
        """The answers of a directly affected adult."""
        usual, answers = self.usual, Person()
        country = self.one("origin_country", usual["country"])
        if country == "*":
            country = self.pick(usual["others"])
        answers["country"] = country
        established = 0.93 if country == "SE" else usual["established"]
        answers["established"] = country is not None and self.yes(established)
        forms = self.some(usual["forms"], usual["multi"]) if self.asked("exploitation_form") else set()
        answers["forms"] = forms
        if (
            self.readings["women_and_men_all"]
            and forms & {"sexual", "labour"}
            and she["gender"] not in ("women", "men")
        ):
            if she["gender"]:
                answers["forms"] = {"other"}
            else:
                answers["gender"] = self.pick({one: usual["gender"].get(one, 0) for one in ("women", "men")})
        start = self.asked("exploitation_start")
        answers["start"] = self.some(usual["start"], usual["start_multi"]) if start else None
        answers["place"] = self.one("exploitation_place", usual["place"])
        return answers | self.support(she) | self.family(country) | self.justice(country)

    def support(self, she: Person) -> Person:
        """What she needed and got, and from whom; needs {"all"}: all of the above."""
        usual, answers, yes = self.usual, Person(needs=None), self.yes
        if self.asked("support_needs"):
            answers["needs"] = self.needs()
        needs = {*NEEDS} if answers["needs"] == {"all"} else answers["needs"]
        answers["auth"] = self.supported(usual["auth"], "authority_support", needs, usual["auth_none"])
        answers["civil"] = self.supported(usual["civil"], "civil_support", needs, usual["civil_none"])
        answers["reason"] = self.one("civil_support_reason", usual["reason"])
        if answers["reason"] in ("none", "insufficient") and answers["auth"] is not None and yes(0.9):
            answers["reason"] = "insufficient" if answers["auth"] else "none"
        answers["contact"] = None
        if self.asked("authority_contact"):
            answers["contact"] = set() if yes(usual["contact_none"]) else self.each(usual["contact"])
        if answers["contact"] is not None and she["ident"] in IDENTIFYING and yes(0.9):
            answers["contact"].add(she["ident"])
        return answers

    def needs(self) -> set[str]:
        """What she needed: nothing, all of the above, or some of it."""
        if self.yes(self.usual["need_none"]):
            return set()
        if self.yes(self.usual["need_all"]):
            return {"all"}
        return self.each(self.usual["need"]) or {self.pick(self.usual["need"])}

    def family(self, country: str | None) -> Person:
        """Whether she has children, and where."""
        has, here = self.usual["has_children"], self.usual["child_with"]
        chances = {"with_child": has * here, "has_children": has * (1 - here), "no_children": 1 - has}
        answers = Person(children=self.one("victims_with_children", chances), abroad=None)
        if answers["children"] in ("with_child", "has_children"):
            home = country != "SE" and self.yes(self.usual["abroad_home"])
            answers["abroad"] = "home_country" if home else "elsewhere"
        return answers

    def justice(self, country: str | None) -> Person:
        """Crimes, cases (none: not answered), rights and permits."""
        usual, yes, asked = self.usual, self.yes, self.asked
        reported = yes(usual["reported"])
        answers = Person(crimes=None, cases=[])
        if reported and asked("crime_category"):
            answers["crimes"] = self.some(usual["crime"], usual["crime_multi"])
        if asked("legal_status") and (reported or yes(usual["no_report"])):
            answers["cases"] = self.cases(reported)
        answers["rights"] = self.one("legal_rights_met", usual["rights"]) if reported or yes(0.05) else None
        reflection = usual["reflection"] * (0.05 if country == "SE" else 1)
        answers["reflection"] = yes(reflection) if asked("reflection_period") else None
        answers["permit"] = self.one("residence_permit", {"granted": 1} if answers["reflection"] else usual["permit"])
        return answers

    def cases(self, reported: bool) -> list[str]:
        """Where each of her cases stands."""
        legal = self.usual["legal"]
        found = (
            [self.pick(legal)] if reported and (self.readings["no_report_alone"] or self.yes(0.9)) else ["no_report"]
        )
        while found != ["no_report"] and len(found) < 5 and self.yes(self.usual["legal_multi"]):
            found.append(self.pick(legal))
        return found
