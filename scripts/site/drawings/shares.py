"""Figures of shares below each other, each with what is known of it."""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from scripts.ground.data_package import Row
from scripts.ground.interval import of_observation
from scripts.site.charts.known import quantity
from scripts.site.charts.quantity import PERCENT, Quantity
from scripts.site.charts.tracks import Row as Track
from scripts.site.charts.tracks import tracks
from scripts.site.drawings.numbers import Drawing, Numbers
from scripts.site.package.labels import Labels

# name -> (a figure by its name in the prose, the word for it, its colour); the first of each there must be.
GIVEN, NEEDED = "children_authority_support", "children_support_needs"
BY_FORM = "gender_by_exploitation_form"
SHARES = {
    "reasons": (
        (
            "civil_support_reason.insufficient_or_none.adults_direct.all_cases.percent",
            "reason_insufficient_or_none",
            "authorities",
        ),
        ("civil_support_reason.none.adults_direct.all_cases.percent", "reason_none", "authorities"),
        ("civil_support_reason.afraid_to_contact.adults_direct.all_cases.percent", "reason_afraid", "adults"),
    ),
    "identified": (
        ("identified_by.regional_coordinator.adults.all_cases.percent", "identified_coordinator", "authorities"),
        (
            "identified_by.regional_coordinator.adults.excluding_asele.percent",
            "identified_coordinator_without",
            "authorities",
        ),
        ("identified_by.members.adults.all_cases.percent", "identified_members", "civil"),
    ),
    "forms": (
        ("gender.women.adults.all_cases.percent", "forms_all", "adults"),
        (f"{BY_FORM}.sexual_women.adults_direct.all_cases.percent.of.{BY_FORM}.sexual", "forms_sexual", "adults"),
        (f"{BY_FORM}.labour_women.adults_direct.all_cases.percent.of.{BY_FORM}.labour", "forms_labour", "adults"),
    ),
    "children_support": (
        (f"{GIVEN}.housing.children.all_cases.percent.of.{NEEDED}.housing", "given_housing", "authorities"),
        (f"{GIVEN}.basic_needs.children.all_cases.percent.of.{NEEDED}.basic_needs", "given_basic_needs", "authorities"),
    ),
    "seen": (
        ("children_identified_by.members.children.all_cases.percent", "seen_children", "children"),
        ("identified_by.members.adults.all_cases.percent", "seen_adults", "adults"),
    ),
}


def of_shares(names: Sequence[tuple[str, str, str]], numbers: Numbers) -> Drawing:
    """Shares below each other, the first of which there must be: (name of a figure, word, colour)."""
    numbers.row(names[0][0])
    found = [(numbers.maybe(name), word, own) for name, word, own in names]
    rows = [row for row, _, _ in found if row]
    kept = []
    for row, word, own in found:
        if row is None:
            continue
        cell = within(quantity(row, numbers.labels), row, rows, numbers.labels)
        kept.append(Track(numbers.word(word), (cell,), colours=(own,)))
    said = tuple((track.label, track.cells[0].text) for track in kept if track.cells[0])
    signs = ("whole", *(("about",) if any(row["qualifier"] != "exact" for row in rows) else ()))
    return Drawing(partial(tracks, kept, ("adults",), ()), tuple(rows), said, signs)


def within(cell: Quantity | None, row: Row, rows: Sequence[Row], labels: Labels) -> Quantity | None:
    """A part is never more than the answer that it is a part of, where both are drawn."""
    parent = labels.book.parent(row["indicator"], row["category"])
    tops = [of_observation(each).upper for each in rows if each["category"] == parent and each["scope"] == row["scope"]]
    top = min((float(each) for each in tops if each is not None), default=PERCENT)
    return replace(cell, high=min(cell.high, top)) if cell else None
