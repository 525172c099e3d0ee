"""A filled year before it is written: what to hide beside the small counts. Rows in, rows out."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace

from scripts.ground.codebook import Codebook
from scripts.ground.codes import HIDDEN
from scripts.ground.data_package import Row
from scripts.ground.problems import Problem
from scripts.protection.cells import Cell, hide
from scripts.protection.evidence import Published
from scripts.protection.judgement import same_for_everybody
from scripts.protection.proposal import UnprotectableError, propose
from scripts.reasoning import Quantity, quantity
from scripts.reasoning.model import UndecidedError
from scripts.year.added.prose import with_order_hidden, with_small_hidden
from scripts.year.answers import Entry, filled_rows
from scripts.year.form import called
from scripts.year.reading import Reading

Pairs = list[tuple[Quantity, Quantity]]


def protected(reading: Reading, bits: str) -> tuple[Reading, list[Problem]]:
    """The reading with the least hidden besides, or why it cannot be protected. `bits`: random, which decide among equals.

    What is hidden for another's sake leaves the same rows as a line that a person hides, and as a small count. What an earlier
    reading has hidden stays hidden: two hidings of the same year together would tell more than each. Nobody is asked which number
    is rather hidden: who knew that a person had chosen would know what the program had hidden, and of which guesses that is so.
    """
    shown = with_small_hidden(reading.prose, reading.book, reading.now.disclosure)
    reading = replace(reading, prose=shown)
    published = reading.published(reading.rows, shown)
    lines = {quantity(reading.rows[at], published.book): reading.entries[key] for key, at in reading.asked}
    once = hidden_before(reading, published)
    now = replace(published, statements=hide(published.statements, once, published.book))
    try:
        more = propose(str(reading.plan.year), now, reading.now.disclosure, bits=bits)
    except UnprotectableError as error:
        return reading, [unprotectable(error, reading, lines)]
    except UndecidedError:
        return reading, [reading.problem("", "hidden_undecided")]
    return with_hidden(reading, {*once, *more}, lines, published.book), []


def named(cell: Cell, lines: Mapping[Quantity, Entry], codes: Mapping[str, Sequence[Row]]) -> str:
    """A count, or the difference that it is, each by its cell and what stands there: "Barn!D12 (Barn, kön, Flickor, Barn)"."""
    signs = ""
    for factor, one in sorted(cell.terms, key=lambda term: (-term[0], term[1])):
        about: Row = {"indicator": one.indicator, "category": one.category, "population": one.population}
        label = ", ".join(called(about | {"scope": one.scope}, codes))
        place = f"{lines[one].cells['count']} ({label})" if one in lines else label
        signs += f" {'+' if factor > 0 else '−'} {place}"
    return signs.removeprefix(" + ")


def with_hidden(
    reading: Reading, counts: Collection[Quantity], lines: Mapping[Quantity, Entry], book: Codebook
) -> Reading:
    """The reading with some counts hidden, and all that follows from that. `lines`: the line of each count that has one."""
    own = {id(lines[one]) for one in counts if one in lines}
    asked = {key: replace(one, status=HIDDEN) if id(one) in own else one for key, one in reading.entries.items()}
    rows = hide(filled_rows(reading.plan, asked), counts, book)
    return replace(reading, rows=rows, prose=with_order_hidden(hide(reading.prose, counts, book), rows))


def unprotectable(error: UnprotectableError, reading: Reading, lines: Mapping[Quantity, Entry]) -> Problem:
    """What stays too well known, whether that is proved, and what to do."""
    sure = error.prove()
    tried, told = ("_tried", error.told) if sure is None else ("", sure)
    return reading.problem("", f"workbook_unprotectable{tried}", hint=named(told.cell, lines, reading.now.tables))


def hidden_before(reading: Reading, published: Published) -> set[Quantity]:
    """The counts that the year's file hides since an earlier reading, but those of nobody: a zero is shown."""
    plan, entries = reading.plan, reading.entries
    somebody = {at for key, at in reading.asked if entries[key].count.strip("0") or entries[key].percent}
    return {
        quantity(row, published.book)
        for at, row in enumerate(plan.rows)
        if at in somebody and row["obs_status"] == HIDDEN and row["source"] == plan.source
    }


def everybody(reading: Reading) -> tuple[Pairs, dict[Quantity, Entry]]:
    """(whole, part) of each answer that everybody has by what is shown of the year, and the line of each count."""
    counts = [entry.count for entry in reading.entries.values() if entry.count.strip("0")]
    if len(counts) == len(set(counts)):  # no two are the same: it need not be worked out what is a part of what
        return [], {}
    published = reading.published(reading.rows, reading.prose)
    lines = {quantity(reading.rows[at], published.book): reading.entries[key] for key, at in reading.asked}
    return same_for_everybody(str(reading.plan.year), published, reading.now.disclosure), lines
