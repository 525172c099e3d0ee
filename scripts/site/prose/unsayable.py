"""The differences that are tempting to say of the newest year and must not be said. Rows in, claims with their reasons out.

The function that makes what is new decides here too, so that nothing stands in both.
"""

from typing import NamedTuple

from scripts.ground.claim import Claim, claim_of
from scripts.ground.comparing import BESIDE, COMPARED, GAP, MEASURE, OTHER, UNSAID, direction, weight
from scripts.ground.data_package import Row
from scripts.ground.interval import has_number, of_observation
from scripts.ground.row_notes import PERCENT
from scripts.site.figure.against import Against, against, few, name, value, why
from scripts.site.figure.amounts import only_words
from scripts.site.package.labels import Labels
from scripts.site.prose.last_year import is_everybody
from scripts.site.prose.novelty import by_rule, newest_rows

# So many claims, and so many about one indicator.
MOST, MOST_OF_ONE = 4, 2


class Unsayable(NamedTuple):
    """A difference that is tempting to say, and why it must not be said."""

    claim: str
    reason: str
    claims: tuple[Claim, ...] = ()


def unsayable(labels: Labels) -> list[Unsayable]:
    """The tempting differences that must not be said, the largest first: one for each reason before a second of any."""
    drawn = (item.drawing.rows for item in by_rule(labels) if item.drawing)
    said = {(row["indicator"], row["population"]) for rows in drawn for row in rows}
    # Of what is said as new, another answer to the same question is not called unsayable; that more gave an answer tempts nobody.
    rows = [row for row in newest_rows(labels) if (row["indicator"], row["population"]) not in said]
    told = [each for each in (against(row, labels) for row in rows) if is_tempting(each, labels)]
    told.sort(key=lambda each: -weight(each.found, each.now, each.then or each.now, labels.years))
    first = {each.found.reason or each.found.state: each for each in reversed(told)}
    kept: list[Against] = []
    for each in sorted(told, key=lambda each: each not in first.values()):
        same = [one.now["population"] for one in kept if one.now["indicator"] == each.now["indicator"]]
        if len(same) < MOST_OF_ONE and each.now["population"] not in same:
            kept.append(each)
    return [refused(each, labels) for each in kept[:MOST]]


def is_tempting(told: Against, labels: Labels) -> bool:
    """Whether two numbers of the same look as if they could be subtracted."""
    now, then, found = told.now, told.then, told.found
    if then is None or not has_number(then) or looks(now, then) == UNSAID:
        return False
    if not (then["lower"] and then["upper"]) and only_words(then, labels.package):
        return False  # from “most” to 48.3% is no step between numbers
    if is_everybody(told, labels) and (now["indicator"], now["category"]) != labels.book.size:
        return False
    beside = found.state == BESIDE and found.reason != MEASURE
    return beside or (found.state == COMPARED and found.few) or found.reason in (GAP, OTHER)


def looks(now: Row, then: Row) -> str:
    """Which way two numbers go as they are printed."""
    return direction(of_observation(now), of_observation(then))


def refused(told: Against, labels: Labels) -> Unsayable:
    """The claim, and why it must not be made."""
    assert told.then is not None
    now, then = told.now, told.then
    kind = "share" if now["measure"] == PERCENT else "count"
    numbers = [value(row, labels, with_base=False) for row in (then, now)]
    claim = labels.say(f"new_claim_{kind}_{looks(now, then)}", *numbers)
    if told.found.reason == GAP:
        claim = labels.say("new_claim_since", claim, then["year"])
    claim = labels.say("new_claim_of", claim, name(now, labels, several=True))
    reason = few(told, labels) if told.found.state == COMPARED else why(told, labels)
    return Unsayable(claim, reason, (claim_of(now), claim_of(then)))
