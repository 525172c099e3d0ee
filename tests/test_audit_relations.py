"""Every kind of relation with figures that agree and with figures that do not: the worlds of `cases/world_audit.txt`."""

from tests.audits import audited, contradictions, told, verdicts
from tests.world_book import figure, worlds

ALL, ORIGIN, OUTSIDE = (
    "contacts.total.all",
    "origin_outside_eu.total.adults_direct",
    "origin_outside_eu.outside_eu.adults_direct",
)


@worlds("world_audit", "relations")
def test_figures_that_agree_are_no_finding_and_others_are(world):
    """Whatever the relation: what is possible is not called a contradiction, by no check and not by the solver."""
    found = audited(*(figure(one, "", told) for one in world.names("")))
    assert bool(found.findings) == (world.told == "contradict")
    assert found.findings or "contradicts" not in {check.verdict for check in found.checks}


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
