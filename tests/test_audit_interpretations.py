"""How numbers that cannot stand together may be read: the worlds of `cases/world_audit.txt`."""

from fractions import Fraction

import pytest

from scripts.guard.audit.interpretations import decimals_of
from tests.audits import YEAR, audited, told
from tests.world_book import figure, items, worlds

SHARE = f"origin_outside_eu.outside_eu.adults_direct.excluding_asele.{YEAR}.percent.persons"


@worlds("world_audit", "ways")
def test_how_figures_that_do_not_agree_may_be_read_in_a_world(world):
    """Those first that keep every printed number. `doubted`: somebody has decided that the share stands as it is printed."""
    doubted = {"question": "q", "observation": SHARE, "decision": "stands", "published_value": "", "findings": ""}
    decisions = [doubted | {"printed_value": number} for number in world.names("doubted")]
    found: dict[tuple[str, bool], None] = {}
    for finding in audited(*(figure(one, "", told) for one in world.names("")), decisions=tuple(decisions)).findings:
        for one in finding.ways:
            way = f"{one.taken_from} {one.precision} {decimals_of(one.result)}".strip()
            if one.instead:
                number = "-".join(dict.fromkeys(map(decimals_of, one.instead)))
                way += f" {'if' if one.gives_up else 'with'} {one.other} {number}"
            found[way, one.gives_up] = None
    assert [way for way, _ in sorted(found, key=lambda way: way[-1])] == items(world.told)


@pytest.mark.parametrize(("number", "text"), [("3", "3"), ("80.078125", "80.08")])
def test_what_a_way_comes_to_has_two_decimals_at_most(number, text):
    """Enough to see whether it was rounded or cut."""
    assert decimals_of(Fraction(number)) == text
