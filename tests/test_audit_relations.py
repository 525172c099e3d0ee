"""Every kind of relation with figures that agree and with figures that do not."""

import pytest

from scripts.ground.codebook import read_codebook
from tests.audits import CODES, audited, contradictions, told, verdicts

BOOK = read_codebook(CODES)

ALL, ADULTS, CHILDREN, DIRECT = (f"contacts.total.{code}" for code in ("all", "adults", "children", "adults_direct"))
OUTSIDE, EU, ORIGIN = (f"origin_outside_eu.{code}.adults_direct" for code in ("outside_eu", "eu", "total"))
GIVEN, HELPED = "authority_support.answers.adults_direct", "civil_support.answers.adults_direct"
MORE = {"measure": "comparison", "qualifier": "over", "printed": "fler"}
MORE |= {"compared_indicator": "origin_outside_eu", "compared_category": "eu"}
CHILD_NEEDS, MEAN = "children_support_needs.answers.children", {"measure": "mean", "unit": "needs_per_person"}
MET, ADULT_NEEDS = "needs_met.met.adults_direct", "support_needs.answers.adults_direct"
RANK = {"measure": "rank", "printed": "vanligast"}
HALF = {"qualifier": "over", "printed": "en majoritet"}
LEGAL_NEED, LEGAL = (f"{name}.legal_advice.adults_direct" for name in ("support_needs", "authority_support"))
ALL_NEEDS = "support_needs.all_of_the_above.adults_direct"
CHILD_HOUSING_NEED, CHILD_HOUSING = (
    f"{name}.housing.children" for name in ("children_support_needs", "children_authority_support")
)
CROSSED, BOYS = "gender_by_exploitation_form.sexual.adults_direct", "children_gender.boys.children"
INDIRECT, WITHIN_DIRECT = (
    {"within_indicator": "children_exposure", "within_category": code} for code in ("indirect", "direct")
)
WOMEN = "exploitation_place.online.adults_direct"
FROM_SWEDEN, FROM_NIGERIA = (
    {"within_indicator": "origin_country", "within_category": code} for code in ("sweden", "nigeria")
)

CASES = {
    "a share is its count divided by its base, as printed": (
        [told(OUTSIDE, "235", base="286"), told(OUTSIDE, "82.2%", base="286")],
        [told(OUTSIDE, "135", base="286"), told(OUTSIDE, "82.2%", base="286")],
    ),
    "some count gives the share of a printed base": (
        [told(OUTSIDE, "33.3%", base="9")],
        [told(OUTSIDE, "35.0%", base="9")],
    ),
    "the share of a base that is printed elsewhere": (
        [told(ORIGIN, "286"), told(OUTSIDE, "235"), told(OUTSIDE, "82.2%")],
        [told(ORIGIN, "286"), told(OUTSIDE, "235"), told(OUTSIDE, "82.4%")],
    ),
    "parts add up to their whole where one answer is given": (
        [told(OUTSIDE, "200"), told(EU, "86"), told(ORIGIN, "286")],
        [told(OUTSIDE, "200"), told(EU, "87"), told(ORIGIN, "286")],
    ),
    "no part is more than its whole where several answers are given": (
        [told("exploitation_form.sexual.adults_direct", "300"), told("exploitation_form.total.adults_direct", "300")],
        [told("exploitation_form.sexual.adults_direct", "301"), told("exploitation_form.total.adults_direct", "300")],
    ),
    "who gave more than one answer gave two at least": (
        [told("exploitation_form.multiple.adults_direct", "20"), told("exploitation_form.answers.adults_direct", "40")],
        [told("exploitation_form.multiple.adults_direct", "21"), told("exploitation_form.answers.adults_direct", "40")],
    ),
    "adults and children are everybody": (
        [told(ALL, "420"), told(ADULTS, "358"), told(CHILDREN, "62")],
        [told(ALL, "420"), told(ADULTS, "359"), told(CHILDREN, "62")],
    ),
    "nobody is counted who was not met": (
        [told(DIRECT, "354"), told(ORIGIN, "354")],
        [told(DIRECT, "354"), told(ORIGIN, "355")],
    ),
    "the shares of all parts are 100 percent within rounding": (
        [told(OUTSIDE, "66.7%"), told(EU, "33.4%")],
        [told(OUTSIDE, "66.7%"), told(EU, "33.5%")],
    ),
    "the same figure in two places": (
        [told(ALL, "420"), told(ALL, "420", place="Slutsats")],
        [told(ALL, "420"), told(ALL, "402", place="Slutsats")],
    ),
    "the same share with and without decimals": (
        [told(OUTSIDE, "82.2%"), told(OUTSIDE, "82%")],
        [told(OUTSIDE, "82.6%"), told(OUTSIDE, "82%")],
    ),
    "all cases are those without the large one and that one": (
        [told(DIRECT, "354"), told(DIRECT, "300", scope="excluding_asele"), told(DIRECT, "54", scope="asele_only")],
        [told(DIRECT, "354"), told(DIRECT, "300", scope="excluding_asele"), told(DIRECT, "55", scope="asele_only")],
    ),
    "what changes without the large case is no more than that case": (
        [told(DIRECT, "40", scope="asele_only"), told(OUTSIDE, "235"), told(OUTSIDE, "195", scope="excluding_asele")],
        [told(DIRECT, "39", scope="asele_only"), told(OUTSIDE, "235"), told(OUTSIDE, "195", scope="excluding_asele")],
    ),
    "who meets a condition is among those who have the answer": (
        [told(OUTSIDE, "50"), told(OUTSIDE, "50", within_indicator="gender", within_category="women")],
        [told(OUTSIDE, "50"), told(OUTSIDE, "51", within_indicator="gender", within_category="women")],
    ),
    "the most common answer is the greatest": (
        [told(OUTSIDE, "1", **RANK), told(OUTSIDE, "70"), told(EU, "70")],
        [told(OUTSIDE, "1", **RANK), told(OUTSIDE, "70"), told(EU, "71")],
    ),
    "more than another": (
        [told(OUTSIDE, **MORE), told(OUTSIDE, "71"), told(EU, "70")],
        [told(OUTSIDE, **MORE), told(OUTSIDE, "70"), told(EU, "70")],
    ),
    "a majority is more than half": (
        [told(OUTSIDE, "50%", **HALF), told(OUTSIDE, "51", base="100")],
        [told(OUTSIDE, "50%", **HALF), told(OUTSIDE, "50", base="100")],
    ),
    "less than a third": (
        [told(OUTSIDE, "33.33%", qualifier="under", printed="mindre än en tredjedel"), told(OUTSIDE, "33", base="100")],
        [told(OUTSIDE, "33.33%", qualifier="under", printed="mindre än en tredjedel"), told(OUTSIDE, "34", base="100")],
    ),
    "just under 20 is at most a fifth under": (
        [told(OUTSIDE, "20", qualifier="just_under", printed="strax under 20"), told(OUTSIDE, "17")],
        [told(OUTSIDE, "20", qualifier="just_under", printed="strax under 20"), told(OUTSIDE, "15")],
    ),
    "within a week is within a month": (
        [told("time_to_support.within_week.adults", "30"), told("time_to_support.within_month.adults", "30")],
        [told("time_to_support.within_week.adults", "31"), told("time_to_support.within_month.adults", "30")],
    ),
    "needs met are those met by authorities and by civil society": (
        [told(GIVEN, "266"), told(HELPED, "498"), told(MET, "764")],
        [told(GIVEN, "266"), told(HELPED, "498"), told(MET, "774")],
    ),
    "needs for each child": (
        [told(CHILD_NEEDS, "235"), told(CHILD_NEEDS, "3.8", **MEAN), told("children_exposure.total.children", "62")],
        [told(CHILD_NEEDS, "235"), told(CHILD_NEEDS, "3.9", **MEAN), told("children_exposure.total.children", "62")],
    ),
    "the share of needs met": (
        [told(MET, "764"), told(ADULT_NEEDS, "895"), told(MET, "85.4%")],
        [told(MET, "764"), told(ADULT_NEEDS, "895"), told(MET, "84.5%")],
    ),
    "the share of the needs of a kind": (
        [told(LEGAL_NEED, "250"), told(LEGAL, "4"), told(LEGAL, "1.6%")],
        [told(LEGAL_NEED, "250"), told(LEGAL, "5"), told(LEGAL, "1.6%")],
    ),
    "the three indicators of origin are about as many": (
        [told(ORIGIN, "286"), told("origin_country.total.adults_direct", "286")],
        [told(ORIGIN, "286"), told("origin_country.total.adults_direct", "285")],
    ),
    "who comes from the EU comes from the EU part of Europe": (
        [told("origin_region.europe_eu.adults_direct", "72"), told(EU, "72")],
        [told("origin_region.europe_eu.adults_direct", "72"), told(EU, "10")],
    ),
    "a country is in its part of the world": (
        [told("origin_country.thailand.adults_direct", "121"), told("origin_region.asia.adults_direct", "121")],
        [told("origin_country.thailand.adults_direct", "121"), told("origin_region.asia.adults_direct", "10")],
    ),
    "a country that no part of the world is named for is among the rest": (
        [told("origin_country.nigeria.adults_direct", "20"), told("origin_region.other_regions.adults_direct", "20")],
        [told("origin_country.nigeria.adults_direct", "20"), told("origin_region.other_regions.adults_direct", "19")],
    ),
    "countries outside the EU are together no more than all outside it": (
        [told("origin_country.thailand.adults_direct", "100"), told("origin_country.nigeria.adults_direct", "20"),
         told(OUTSIDE, "120")],
        [told("origin_country.thailand.adults_direct", "100"), told("origin_country.nigeria.adults_direct", "20"),
         told(OUTSIDE, "119")],
    ),
    "the directly affected among the children are the directly affected children": (
        [told(BOYS, "25", **INDIRECT), told("children_gender.boys.children_indirect", "25")],
        [told(BOYS, "25", **INDIRECT), told("children_gender.boys.children_indirect", "24")],
    ),
    "those within direct and within indirect are all": (
        [told(BOYS, "25", **INDIRECT), told(BOYS, "3", **WITHIN_DIRECT), told(BOYS, "28")],
        [told(BOYS, "25", **INDIRECT), told(BOYS, "3", **WITHIN_DIRECT), told(BOYS, "29")],
    ),
    "those from two countries who meet a condition are no more than all who meet it": (
        [told(WOMEN, "30", **FROM_SWEDEN), told(WOMEN, "10", **FROM_NIGERIA), told(WOMEN, "40")],
        [told(WOMEN, "30", **FROM_SWEDEN), told(WOMEN, "11", **FROM_NIGERIA), told(WOMEN, "40")],
    ),
}  # fmt: skip


@pytest.mark.parametrize("rows", [right for right, _ in CASES.values()], ids=list(CASES))
def test_figures_that_agree_are_no_finding(rows):
    """Whatever the relation: what is possible is not called a contradiction, by no check and not by the solver."""
    found = audited(*rows)
    assert found.findings == ()
    assert "contradicts" not in {check.verdict for check in found.checks}


@pytest.mark.parametrize("rows", [wrong for _, wrong in CASES.values()], ids=list(CASES))
def test_figures_that_do_not_agree_are_a_finding(rows):
    """One number away from the figures that agree."""
    assert contradictions(*rows)


def test_a_share_holds_or_holds_within_rounding():
    """A quarter is exactly that; a third is one decimal's worth of it."""
    assert verdicts("share", told(OUTSIDE, "1", base="4"), told(OUTSIDE, "25.0%", base="4")) == {"holds"}
    rounded = verdicts("share", told(OUTSIDE, "1", base="3"), told(OUTSIDE, "33.3%", base="3"))
    assert rounded == {"holds_within_rounding"}


def test_what_lacks_a_number_cannot_be_decided():
    """A whole and one of two parts; a share of nobody knows what."""
    assert verdicts("parts", told(ORIGIN, "286"), told(OUTSIDE, "200")) == {"cannot_be_decided"}
    assert verdicts("share", told("reflection_period.temporary_permit.adults_direct", "35.0%")) == {"cannot_be_decided"}


def test_figures_of_two_producers_are_never_put_together():
    """Another producer counts other people."""
    assert contradictions(told(ALL, "420"), told(ALL, "402", producer="regional_coordinators")) == []


def test_who_is_not_stated_is_put_beside_nothing():
    """More than everybody is no contradiction where the source does not say whom it counts."""
    assert contradictions(told(ALL, "420"), told("contacts.total.not_stated", "500")) == []
    assert contradictions(told(ALL, "420"), told("contacts.total.adults", "500")) != []
