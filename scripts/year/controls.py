"""What a workbook can try by itself: every sum and comparison of the form's own cells that follows from what it asks. Pure."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from scripts.ground.codebook import read_codebook
from scripts.ground.data_package import Row
from scripts.guard.api import CountRule, sums_of_form
from scripts.year.plan import Line, Plan

Control = CountRule[Line]  # of the counts of some lines


def controls(plan: Plan, codes: Mapping[str, list[Row]]) -> list[Control]:
    """In the order in which the sheets are filled in; none that is part of a sum, and no sum that follows from others."""
    year, book = str(plan.year), read_codebook(codes)
    lines = {line.cell: line for line in plan.lines if line.count.at is not None}
    rows = {cell: plan.rows[at] for cell, line in lines.items() if (at := line.count.at) is not None}
    return [
        Control(tuple(lines[cell] for cell in one.one), tuple(lines[cell] for cell in one.other), one.rule, one.divided)
        for one in sums_of_form(rows, codes, replace(book, form_years=book.form_years | {year}), year)
    ]


def sums_of(every: Iterable[Control]) -> dict[str, list[tuple[str, ...]]]:
    """Key of a line -> the keys of the parts on its own sheet that are together as many, for each way to divide it."""
    found: dict[str, list[tuple[str, ...]]] = {}
    for one in every:
        if not one.most and len(one.other) == 1 < len(one.one):
            (total,) = one.other
            if {line.sheet for line in one.one} == {total.sheet}:
                found.setdefault(total.key, []).append(tuple(line.key for line in one.one))
    return found
