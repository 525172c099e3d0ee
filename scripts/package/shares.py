"""Shares and means that follow from counts: by the base of each indicator, as the code lists state it, and by nothing else.

A share is of the base that is printed, of everybody with an answer or all answers, of the part that it is a part of, or of the
needs of the same kind. What was given is no share of all that was given: an intervention is measured against a need.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from scripts.ground.cells import Cell, as_row, with_codes
from scripts.ground.codebook import Codebook
from scripts.ground.interval import EXACT
from scripts.ground.numbers import Reading, rounded, share
from scripts.ground.roles import NOBODY, PARTS
from scripts.ground.thresholds import FEW
from scripts.package.derived import Derived, computed, counts, improves, usable
from scripts.package.observations import Observation, Observations

A_PERSON, MEANS = "_per_person", ("needs_per_person", "interventions_per_person")
NEEDS = "needs"  # the rule of an indicator whose percentages are of the needs that there were


def with_shares(known: Observations, held: Sequence[Cell], book: Codebook) -> Observations:
    """The shares of all counts that have one and whose share is not printed exactly."""
    sound = usable(known, held)
    added: Observations = {}
    for cell, base, rule, terms in shares(sound, book):
        value = Reading(share(terms[0].exact, base), EXACT)
        if cell not in held and improves(value, known.get(cell)):
            one = computed(Derived(cell, value, rule, terms), known.get(cell))
            added[cell] = replace(one, base=base)
    return added


def with_means(known: Observations, held: Sequence[Cell], book: Codebook) -> Observations:
    """How many needs, or interventions, there are a person, where they and everybody are counted and no mean is printed."""
    sound = usable(known, held)
    added: Observations = {}
    for cell in counts(sound):
        code = as_row(cell)
        one = f"{code['unit']}{A_PERSON}"
        if one not in MEANS or book.role(*cell[:2]) != "whole_answers":
            continue
        people = with_codes(cell, indicator=book.size[0], category=book.size[1], unit="persons")
        target = with_codes(cell, measure="mean", unit=one)
        if people in sound and Decimal(sound[people].exact or 0) and target not in {*known, *held}:
            mean = rounded(Decimal(sound[cell].exact) / Decimal(sound[people].exact), 2)
            derived = Derived(target, Reading(str(mean), EXACT), "per_person", (sound[cell], sound[people]))
            added[target] = computed(derived, None)
    return added


def with_bases(known: Observations, held: Sequence[Cell], book: Codebook) -> Observations:
    """The percentages whose base follows from the indicator's rule and a count that is known, with that base."""
    sound = usable(known, held)
    added: Observations = {}
    for cell, one in known.items():
        code = as_row(cell)
        open_base = code["measure"] == "percent" and not one.base and not code["base_indicator"]
        if open_base and one.reading.qualifier and not code["within_indicator"]:
            base = ruled_base(cell, sound, book)
            if base:
                added[cell] = replace(one, base=base)
    return added


def ruled_base(cell: Cell, sound: Observations, book: Codebook) -> str:
    """What a percentage is of by the rule of its indicator: everybody, or all persons or answers with an answer; "" elsewhere."""
    indicator, category = cell[:2]
    rule = book.indicators[indicator]["base_rule"]
    count = with_codes(cell, measure="count", unit=book.units[indicator, category])
    whole: Observation | None = None
    if rule == "persons_all" and book.size[0] and book.role(indicator, category) in PARTS:
        size = with_codes(count, indicator=book.size[0], category=book.size[1], unit=book.units[book.size])
        whole = sound.get(size)
    elif rule in ("answers", "persons_answered"):
        whole = whole_of(count, sound, book)
    return whole.exact if whole else ""


Share = tuple[Cell, str, str, tuple[Observation, ...]]  # its cell, the base, the rule, and what it is worked out from


def shares(sound: Observations, book: Codebook) -> Iterator[Share]:
    """The shares of counts of at least `FEW`, by the rule of their indicator: of the whole, of a part with parts, of the needs."""
    for cell in counts(sound):
        if (cell[0], cell[1]) not in book.units or Decimal(sound[cell].exact) < FEW:
            continue
        for found in (share_of_base, share_of_whole, share_of_parent):
            yield from (each for each in found(cell, sound, book) if Decimal(sound[cell].exact) <= Decimal(each[1]))


def share_of_whole(cell: Cell, sound: Observations, book: Codebook) -> Iterator[Share]:
    """Of the base that is printed, or of all answers or persons; but what meets needs is no share of what was given."""
    if book.is_whole(cell[0], cell[1]) or book.indicators[cell[0]]["base_rule"] == NEEDS:
        return
    one = sound[cell]
    whole = None if one.base else whole_of(cell, sound, book)
    base = one.base or (whole.exact if whole else "")
    if base:
        yield with_codes(cell, measure="percent"), base, "share", (one, *([whole] if whole else []))


def share_of_parent(cell: Cell, sound: Observations, book: Codebook) -> Iterator[Share]:
    """A part of a part: how large it is of that, as women of those exploited in one way."""
    parent = book.parent(cell[0], cell[1]) if book.role(cell[0], cell[1]) in PARTS else ""
    outer = sound.get(with_codes(cell, category=parent)) if parent and not as_row(cell)["within_indicator"] else None
    if outer is not None and outer.exact:
        own = with_codes(cell, measure="percent", base_indicator=cell[0], base_category=parent)
        yield own, outer.exact, "share_of_part", (sound[cell], outer)


def share_of_base(cell: Cell, sound: Observations, book: Codebook) -> Iterator[Share]:
    """What was given of a kind: how large it is of the needs of the same kind, where the rule says so."""
    rule = book.indicators[cell[0]]
    base = (rule.get("base_indicator", ""), cell[1])
    role = book.role(cell[0], cell[1])
    if rule["base_rule"] != NEEDS or base not in book.units or role not in PARTS or as_row(cell)["within_indicator"]:
        return
    needed = sound.get(with_codes(cell, indicator=base[0], unit=book.units[base]))
    if needed is not None and needed.exact:
        own = with_codes(cell, measure="percent", base_indicator=base[0], base_category=base[1])
        yield own, needed.exact, "share_of_needs", (sound[cell], needed)


def whole_of(cell: Cell, sound: Observations, book: Codebook) -> Observation | None:
    """The count of everything that a category is a part of: the answers for a part of answers, else the persons."""
    if book.role(cell[0], cell[1]) not in (*PARTS, "part_persons", NOBODY):
        return None
    for whole in book.bases_of(cell[0], cell[1]):
        one = sound.get(with_codes(cell, category=whole))
        if one is not None and one.exact:
            return one
    return None
