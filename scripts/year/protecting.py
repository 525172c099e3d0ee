"""A filled year before it is written: what to hide beside the small counts. Rows in, rows out."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from scripts.ground.codebook import Codebook, read_codebook
from scripts.ground.data_package import Row
from scripts.ground.problems import Problem
from scripts.ground.small import Disclosure
from scripts.ground.statements import forms, is_answered, statement
from scripts.ground.statuses import HIDDEN
from scripts.protection.everybody import same_for_everybody
from scripts.protection.evidence import Published
from scripts.protection.hiding import hide
from scripts.protection.proposal import UnprotectableError, propose
from scripts.reasoning import Quantity, quantity
from scripts.reasoning.model import UndecidedError
from scripts.year.added.prose import with_order_hidden, with_prose, with_small_hidden
from scripts.year.answers import Entry, filled_rows
from scripts.year.before import Before
from scripts.year.hiding_words import Named
from scripts.year.plan import Plan

Protected = tuple[list[Row], list[Row], list[Problem]]
Pairs = list[tuple[Quantity, Quantity]]


@dataclass(frozen=True)
class Choice:
    """What decides among figures that could be hidden. `keep`: cells (Sheet!C12) that are to stay; `bits`: random."""

    keep: Collection[str] = ()
    bits: str = ""


def protected(
    plan: Plan, entries: Mapping[str, Entry], prose: Sequence[Row], before: Before, choice: Choice, file: str
) -> Protected:
    """The rows of the plan and those in prose, with the least hidden besides, and what a person should know.

    `entries`: what was written in each line; `before`: what there is besides. What is hidden for another's sake leaves the same
    rows as a line that a person hides, and as a small count. What an earlier reading has hidden stays hidden: two hidings of the
    same year together would tell more than each.
    """
    rows, prose = filled_rows(plan, entries), with_small_hidden(prose, read_codebook(before.tables), before.disclosure)
    published = published_of({**before.figures, plan.year: with_prose(rows, prose)}, before, file)
    book, year = published.book, str(plan.year)
    lines = {quantity(rows[at], book): entries[key] for key, at in asked_for(plan, entries)}
    kept = {one for one, entry in lines.items() if addresses(entry) & set(choice.keep)}
    known = {cell for entry in lines.values() for cell in addresses(entry)}
    wrong = [Problem(file, 0, cell, "workbook_keep_unknown") for cell in sorted(set(choice.keep) - known)]
    once = hidden_before(plan, entries, book)
    stays = [cell for one in sorted(once & kept) for cell in sorted(addresses(lines[one]) & set(choice.keep))]
    if stays:
        return rows, prose, [Problem(file, 0, cell, "workbook_keep_hidden") for cell in stays]
    now = replace(published, statements=hide(published.statements, once, book))
    named = Named(lines, before.tables, book)
    try:
        more = propose(year, now, before.disclosure, kept, choice.bits)
        wrong += chosen(year, now, before.disclosure, choice, kept, more, named, file)
    except UnprotectableError as error:
        return rows, prose, [*wrong, unprotectable(error, plan, kept, named, file)]
    except UndecidedError:
        return rows, prose, [*wrong, Problem(file, 0, "", "hidden_undecided")]
    more = sorted({*once, *more})
    hidden = {id(lines[one]) for one in more if one in lines}
    asked = {key: replace(entry, status=HIDDEN) if id(entry) in hidden else entry for key, entry in entries.items()}
    rows = hide(filled_rows(plan, asked), more, book)
    return rows, with_order_hidden(hide(prose, more, book), rows), wrong


def chosen(
    year: str, now: Published, disclosure: Disclosure, choice: Choice, kept: Collection[Quantity],
    more: Collection[Quantity], named: Named, file: str,
) -> list[Problem]:  # fmt: skip
    """A notice of what is hidden since other cells are kept; where none is, one of each headline: what to keep it would hide.

    To find that takes seconds for each, so that it is not said of all that is hidden.
    """
    if kept:
        other = set(more) - instead_of(year, now, disclosure, (), choice.bits)
        return [Problem(file, 0, "", "notice_as_kept", ", ".join(sorted(choice.keep)), named.several(other))]
    found = []
    for one in (one for one in more if named.is_headline(one) and one in named.lines):
        if other := instead_of(year, now, disclosure, {one}, choice.bits) - {*more}:
            place = named.lines[one].cells["count"]
            found.append(Problem(file, 0, place, "notice_hidden_choice", hint=place, more=named.several(other)))
    return found


def instead_of(
    year: str, now: Published, disclosure: Disclosure, keep: Collection[Quantity], bits: str
) -> set[Quantity]:
    """What would be hidden besides where these are kept; nothing where no hiding is found."""
    try:
        return {*propose(year, now, disclosure, keep, bits)}
    except UnprotectableError:
        return set()


def unprotectable(
    error: UnprotectableError, plan: Plan, kept: Collection[Quantity], named: Named, file: str
) -> Problem:
    """What stays too well known, whether that is proved, and what to do."""
    sure = error.prove()
    tried, told = ("_tried", error.told) if sure is None else ("", sure)
    return Problem(file, 0, "", "workbook_unprotectable" + tried, hint=named.cell(told.cell), more=named.several(kept))


def hidden_before(plan: Plan, entries: Mapping[str, Entry], book: Codebook) -> set[Quantity]:
    """The counts that the year's file hides since an earlier reading, but those of nobody: a zero is shown."""
    somebody = {at for key, at in asked_for(plan, entries) if entries[key].count.strip("0") or entries[key].percent}
    return {
        quantity(row, book)
        for at, row in enumerate(plan.rows)
        if at in somebody and row["obs_status"] == HIDDEN and row["source"] == plan.source
    }


def everybody(
    plan: Plan, entries: Mapping[str, Entry], rows: Sequence[Row], prose: Sequence[Row], before: Before, file: str
) -> tuple[Pairs, dict[Quantity, Entry]]:
    """(whole, part) of each answer that everybody has by what is shown of the year, and the line of each count."""
    counts = [entry.count for entry in entries.values() if entry.count.strip("0")]
    if len(counts) == len(set(counts)):  # no two are the same: it need not be worked out what is a part of what
        return [], {}
    published = published_of({**before.figures, plan.year: with_prose(rows, prose)}, before, file)
    lines = {quantity(rows[at], published.book): entries[key] for key, at in asked_for(plan, entries)}
    return same_for_everybody(str(plan.year), published, before.disclosure), lines


def published_of(figures: Mapping[int, Sequence[Row]], before: Before, file: str) -> Published:
    """What would be published of these figures files. `file`: the workbook, which is where all of it is told to stand."""
    asked, units = forms(before.tables["sources"]), read_codebook(before.tables).units
    statements = [
        statement(row, year, units) for year in sorted(figures) for row in figures[year] if is_answered(row, asked)
    ]
    book = read_codebook({**before.tables, "statements": statements})
    return Published(statements, [(file, 0)] * len(statements), (), book, before.tables, before.releases)


def asked_for(plan: Plan, entries: Mapping[str, Entry]) -> Iterator[tuple[str, int]]:
    """(key, place of the row) of each number that was asked for: percentages first, so that a count is known by its own cell."""
    read = [line for line in plan.lines if line.key in entries]
    yield from ((line.key, line.percent.at) for line in read if line.percent.at is not None)
    yield from ((line.key, line.count.at) for line in read if line.count.at is not None)


def addresses(entry: Entry) -> set[str]:
    """The cells of an entry's numbers, as Excel writes them."""
    return {entry.cells["count"], entry.cells["percent"]}
