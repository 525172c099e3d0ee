"""Counts people into the cells of the form."""

import csv
from collections.abc import Collection, Iterable, Mapping
from pathlib import Path
from typing import Any

from tests.stranger.people import Person, Readings, people_of
from tests.stranger.usual import COUNTRY, IDENTIFYING, REST

Counts = dict[str, int]  # question.line.population -> how many
HERE = Path(__file__).parent
WITHIN = {"week": ("within_week", "within_month"), "month": ("within_month",)}
LISTED = {"TH": "thailand", "SE": "sweden", "NG": "nigeria"}


def rows(name: str) -> list[dict[str, str]]:
    """The rows of a file beside this one."""
    with (HERE / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


CELLS = [f"{one['question']}.{line}.{one['population']}" for one in rows("cells.csv") for line in one["lines"].split()]


def draw(seed: int, shape: Mapping[str, Any]) -> Counts:
    """A year of any shape: what differs from what is usual, {} for nothing."""
    people, readings = people_of(seed, shape)
    return Counting(readings).count(people)


class Counting:
    """A year while its people are counted."""

    def __init__(self, readings: Readings) -> None:
        self.readings, self.counts = readings, dict.fromkeys(CELLS, 0)

    def add(self, question: str, population: str, *lines: str, many: int = 1) -> None:
        """Count in some lines of a question."""
        for line in lines:
            self.counts[f"{question}.{line}.{population}"] += many

    def one(
        self, question: str, population: str, answer: str | None, *also: str, unlisted: Collection[str] = ()
    ) -> None:
        """A question with one answer; `also`: wider lines; an answer in `unlisted` has no line."""
        if answer is not None:
            self.add(question, population, "total", *(() if answer in unlisted else (answer,)), *also)

    def several(
        self, question: str, population: str, answers: Collection[str] | None, more: str = "more_than_one"
    ) -> None:
        """A question with several answers."""
        if answers is None:
            return
        self.add(question, population, "total")
        if f"{question}.answers.{population}" in self.counts:
            self.add(question, population, "answers", many=len(answers))
        if len(answers) > 1 and f"{question}.{more}.{population}" in self.counts:
            self.add(question, population, more)
        for answer in answers if question != "relative_exploitation_form" else ():
            listed = f"{question}.{answer}.{population}" in self.counts
            self.add(question, population, answer if listed else REST[question])

    def time(self, question: str, population: str, answer: str | None) -> None:
        """How soon somebody got support: within a week is within a month."""
        self.one(question, population, answer, *WITHIN.get(answer or "", ()), unlisted=("week", "month", "longer"))

    def contact(self, question: str, population: str, answers: Collection[str] | None) -> None:
        """The authorities somebody was in contact with."""
        self.several(question, population, answers)
        if answers:
            self.add(question, population, "any")

    def reason(self, question: str, population: str, answer: str | None) -> None:
        """Why civil society gave support."""
        both = ("insufficient_or_none",) if answer in ("insufficient", "none") else ()
        self.one(question, population, answer, *both)

    def count(self, people: Iterable[Person]) -> Counts:
        """Everybody in every line."""
        homes: list[str] = []
        for she in people:
            group, side = ("adults" if she["adult"] else "children"), ("direct" if she["direct"] else "indirect")
            for population in ("all", side, group, f"{group}_{side}"):
                self.add("contacts", population, "total")
            self.add("contacts", "all", *she["groups"], *(() if she["adult"] else ("children",)))
            self.one("new_contacts", "all", she["new"])
            if she["adult"]:
                self.adult(she)
                homes += [she["country"]] if she["direct"] and she["country"] else []
            else:
                self.child(she)
        for country in {*homes}:
            self.country(country, homes.count(country))
        return self.counts

    def country(self, country: str, many: int) -> None:
        """All who come from one country; a single one is not shown by her country."""
        population, (region, eu) = "adults_direct", COUNTRY[country]
        line = LISTED.get(country, "other_countries")
        alone = many == 1 and country != "SE"
        abroad = ("outside_sweden",) if country != "SE" else ()
        self.add("origin_country", population, "total", *abroad, many=many)
        self.add("origin_country", population, "countries_with_one_person" if alone else line, many=many)
        self.add("origin_outside_eu", population, "total", "eu" if eu else "outside_eu", many=many)
        shown = region if region in ("europe", "asia", "south_america") else "other_regions"
        half = ("europe_eu" if eu else "europe_non_eu",) if region == "europe" else ()
        self.add("origin_region", population, "total", shown, *half, many=many)

    def adult(self, she: Person) -> None:
        """What every adult is asked, and what a directly affected one is besides."""
        self.one("gender", "adults", she["gender"])
        if she["unnamed"]:
            self.add("adults_unnamed_chart", "adults", "total")
        wider = ("self",) if she["ident"] == "self_civil_society" else ()
        self.one("identified_by", "adults", she["ident"], *(("authorities",) if she["ident"] in IDENTIFYING else wider))
        self.time("time_to_support", "adults", she["time"])
        if she["direct"]:
            self.exploited(she)
            self.supported(she)
            self.justice(she)

    def exploited(self, she: Person) -> None:
        """In what, and how it began."""
        direct, forms, listed = "adults_direct", she["forms"], she["forms"] & {"sexual", "labour"}
        if she["established"]:
            self.add("origin_country", direct, "born_or_established")
        self.several("exploitation_form", direct, forms or None, "multiple")
        if listed:
            self.add("exploitation_form", direct, "sexual_or_labour")
        self.add("gender_by_exploitation_form", direct, *listed, *(("other_forms",) if forms - listed else ()))
        if she["gender"] in ("women", "men"):
            self.add("gender_by_exploitation_form", direct, *(f"{form}_{she['gender']}" for form in listed))
        self.several("exploitation_start", direct, she["start"])
        physical = ("physical",) if she["place"] != "online" else ()
        self.one("exploitation_place", direct, she["place"], *physical)

    def supported(self, she: Person) -> None:
        """What she needed and got, and her children."""
        direct = "adults_direct"
        self.contact("authority_contact", direct, she["contact"])
        if she["needs"] == {"all"}:
            self.add("support_needs", direct, "total", "all_of_the_above", "more_than_one")
            self.add("support_needs", direct, "answers", many=self.readings["all_answers"])
        known = 0
        for question, answers in (
            ("support_needs", she["needs"]),
            ("authority_support", she["auth"]),
            ("civil_support", she["civil"]),
        ):
            if answers or (answers is not None and self.readings["none_in_total"]):
                known += 1
                if answers != {"all"}:
                    self.several(question, direct, answers)
        if known == 3:
            self.add("civil_support", direct, "all_three")
        self.reason("civil_support_reason", direct, she["reason"])
        also = ("has_children", "child_with_guardian") if she["children"] == "with_child" else ()
        self.one("victims_with_children", direct, she["children"], *also, unlisted=("with_child",))
        self.one("children_abroad", direct, she["abroad"])

    def justice(self, she: Person) -> None:
        """Crimes, cases, rights and permits."""
        direct, cases = "adults_direct", she["cases"]
        self.several("crime_category", direct, she["crimes"])
        if cases:
            self.add("legal_status", direct, "total", *(("more_than_one",) if len(cases) > 1 else ()))
            self.add("legal_status", direct, "answers", many=len(cases))
        for case in cases:
            self.add("legal_status", direct, case, *(("conviction",) if case == "conviction_trafficking" else ()))
        self.one("legal_rights_met", direct, she["rights"])
        if she["permit"] is None:
            self.add("residence_permit", direct, "information_missing")
        self.one("residence_permit", direct, she["permit"])
        if she["reflection"] is not None:
            self.add("reflection_period", direct, "total", *(("temporary_permit",) if she["reflection"] else ()))

    def child(self, she: Person) -> None:
        """What is asked of every child, and of those directly or indirectly affected."""
        all_, direct = "children", "children_direct"
        witnessed = ("witnessed",) if she["witnessed"] else ()
        self.one("children_exposure", all_, "direct" if she["direct"] else "indirect", *witnessed)
        home = "sweden" if she["country"] == "SE" else "other_countries"
        for population in (all_, direct) if she["direct"] else (all_,):
            self.one("children_origin_country", population, home)
            self.one("children_gender", population, she["gender"])
            self.reason("children_civil_support_reason", population, she["reason"])
        self.add("children_age", all_, "total", *(("under_1",) if she["age"] == 0 else ()))
        if she["direct"]:
            if she["parent"]:
                self.add("children_exposure", all_, "direct_parent_exposed")
            self.several("children_exploitation_form", direct, she["forms"], "multiple")
            self.one("children_police_report", direct, she["police"])
        else:
            self.several("relative_exploitation_form", "children_indirect", she["relative"])
        guardian = ("through_guardian",) if she["guardian"] else ()
        self.one("children_identified_by", all_, she["ident"], *guardian)
        self.time("children_time_to_support", all_, she["time"])
        self.child_support(she)

    def child_support(self, she: Person) -> None:
        """What a child needed and got, and whether it seeks asylum."""
        all_, social = "children", she["social"]
        everybody = she["needs"] is None and self.readings["all_children"]
        self.several("children_support_needs", all_, set() if everybody else she["needs"])
        self.several("children_authority_support", all_, she["auth"])
        self.contact("children_authority_contact", all_, she["contact"])
        if social is not None:
            self.add("children_social_services_support", all_, "total", "some_support" if social else "none")
            answers = social or self.readings["social_none_is_answer"]
            self.add("children_social_services_support", all_, "answers", many=answers)
        self.one("children_asylum", all_, she["asylum"])
        if she["pending"]:
            self.add("children_asylum", all_, "permit_pending")
