"""The children of a made-up year: what they are asked."""

from tests.plausible_drawing import COMMON, SOME, Drawing

CHILD_NEEDS = ("advice", "psychological", "material", "interpretation", "basic_needs", "housing", "other_needs")


class Children(Drawing):
    """Children are asked other questions than adults."""

    def child(self, kind: str) -> None:
        """What every child is asked, and who is a child of somebody affected."""
        exposure = kind.removeprefix("children_")
        self.count(kind, "children_exposure", exposure, "total")
        self.count(kind, "contacts", "children")
        if exposure == "indirect" or self.chance("parent", within=(0.3, 0.9)):
            self.count(kind, "contacts", "children_of_exposed")
            if exposure == "direct":
                self.count(kind, "children_exposure", "direct_parent_exposed")
        if self.chance("witnessed", within=SOME):
            self.count(kind, "children_exposure", "witnessed")
        self.one(kind, "children_origin_country", "other_countries sweden")
        self.one(kind, "children_gender", "boys girls other_gender")
        self.count(kind, "children_age", "total", *(["under_1"] if self.chance("under_1", within=(0.01, 0.15)) else []))
        if self.asked("children_identified_by"):
            self.one(kind, "children_identified_by", "members authorities regional_coordinator self")
            if self.chance("through_guardian", within=COMMON):
                self.count(kind, "children_identified_by", "through_guardian")
        self.waited(kind, "children_time_to_support")
        self.child_support(kind)
        if self.asked("children_asylum"):
            self.one(kind, "children_asylum", "not_seeking_asylum seeking_asylum")
            if self.chance("permit_pending", within=SOME):
                self.count(kind, "children_asylum", "permit_pending")
        if self.asked("children_civil_support_reason"):
            reasons = "insufficient other_reasons" if self.helped_child else "insufficient none other_reasons"
            if self.one(kind, "children_civil_support_reason", reasons) != "other_reasons":
                self.count(kind, "children_civil_support_reason", "insufficient_or_none")

    def child_support(self, kind: str) -> None:
        """The needs of a child, and what authorities and social services gave."""
        needs: list[str] = []
        if self.asked("children_support_needs"):
            needs = self.several(kind, "children_support_needs", [(need, (0.2, 0.9)) for need in CHILD_NEEDS])
        self.contact(kind, "children_authority_contact", "migration_agency social_services regional_coordinator")
        if self.asked("children_authority_support"):
            given = [
                need for need in needs if need in ("housing", "basic_needs") and self.helped("civil", f"child {need}")
            ]
            given += ["other_support"] if self.chance("other_support", within=SOME) else []
            self.count(
                kind, "children_authority_support", *given, "total", *(["more_than_one"] if len(given) > 1 else [])
            )
            self.count(kind, "children_authority_support", "answers", times=len(given))
        self.helped_child = False
        if self.asked("children_social_services_support"):
            some = self.one(kind, "children_social_services_support", "some_support none") == "some_support"
            # Nobody knows whether "none" has been counted as an answer: a year either does, or does not.
            none = self.rate("none is an answer", within=(0, 1)) > 1 / 2
            times = self.random.choice((1, 1, 1, 2, 3)) if some else int(none)
            self.count(kind, "children_social_services_support", "answers", times=times)
            self.helped_child = some

    def exploited_child(self, kind: str) -> None:
        """How a directly affected child was exploited, and whether it is reported."""
        forms = [("sexual", COMMON), ("other_forms", SOME)]
        self.several(kind, "children_exploitation_form", forms, mixed="multiple", least=1)
        self.one(kind, "children_police_report", "not_reported reported")
