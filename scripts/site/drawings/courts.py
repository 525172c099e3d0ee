"""What became of the cases, with and without the large one."""

from contextlib import suppress
from functools import partial

from scripts.site.charts.crowd import Part
from scripts.site.charts.outcomes import Outcome, outcomes
from scripts.site.charts.plane import UNKNOWN, full, ring
from scripts.site.drawings.numbers import WITHOUT, Drawing, MissingError, Numbers

# An outcome that says that nobody knows.
NOT_KNOWN = "outcome_unknown"


def of_courts(numbers: Numbers) -> Drawing:
    """What became of the cases: a mark each, and apart those that are there with the large case only."""
    labels = numbers.labels
    rows, kept = [], []
    for category in numbers.parts("legal_status"):
        try:
            row, count = numbers.count(f"legal_status.{category}.adults_direct.all_cases.count")
        except MissingError:
            continue
        rows.append(row)
        parts = [Part(count, UNKNOWN if category == NOT_KNOWN else full("soft"))]
        with suppress(MissingError):
            other, own = numbers.count(f"legal_status.{category}.adults_direct.{WITHOUT}.count")
            if 0 < own < count:
                rows.append(other)
                parts = [
                    Part(own, full("ink"), numbers.word("without_case")),
                    Part(count - own, ring("ink"), numbers.word("in_case")),
                ]
        kept.append(Outcome(labels.category("legal_status", category), tuple(parts), len(parts) > 1))
    _, whole = numbers.count("legal_status.answers.adults_direct.all_cases.count")
    if sum(outcome.size for outcome in kept) != whole:
        raise MissingError("some of the outcomes")
    kept.sort(key=lambda outcome: -outcome.size)
    said = tuple(
        pair
        for outcome in kept
        for pair in [
            (outcome.label, str(outcome.size)),
            *((f"{outcome.label}, {part.name}", part.said) for part in outcome.parts if part.name),
        ]
    )
    signs = ("case", *(("case_ring",) if any(outcome.stressed for outcome in kept) else ()), "case_unknown")
    return Drawing(partial(outcomes, kept), tuple(rows), said, signs)
