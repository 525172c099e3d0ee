"""A filled year before it is written: what to hide beside the small counts. Rows in, rows out."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from scripts.ground.codebook import Codebook
from scripts.ground.data_package import Row
from scripts.ground.problems import Problem
from scripts.ground.statuses import HIDDEN
from scripts.protection.cells import Cell
from scripts.protection.everybody import same_for_everybody
from scripts.protection.evidence import Published
from scripts.protection.hiding import MOST_IMPORTANT, hide, loss
from scripts.protection.proposal import UnprotectableError, propose
from scripts.reasoning import Quantity, quantity
from scripts.reasoning.model import UndecidedError
from scripts.year.added.prose import with_order_hidden, with_small_hidden
from scripts.year.answers import Entry, filled_rows
from scripts.year.form import called
from scripts.year.reading import Reading

Pairs = list[tuple[Quantity, Quantity]]


@dataclass(frozen=True)
class Choice:
    """What decides among figures that could be hidden. `keep`: cells (Sheet!C12) that are to stay; `bits`: random."""

    keep: Collection[str] = ()
    bits: str = ""


def protected(reading: Reading, choice: Choice) -> tuple[Reading, list[Problem]]:
    """The reading with the least hidden besides, and what a person should know.

    What is hidden for another's sake leaves the same rows as a line that a person hides, and as a small count. What an earlier
    reading has hidden stays hidden: two hidings of the same year together would tell more than each.
    """
    shown = with_small_hidden(reading.prose, reading.book, reading.now.disclosure)
    reading = replace(reading, prose=shown)
    published = reading.published(reading.rows, shown)
    lines = {quantity(reading.rows[at], published.book): reading.entries[key] for key, at in reading.asked}
    kept = {one for one, entry in lines.items() if addresses(entry) & set(choice.keep)}
    known = {cell for entry in lines.values() for cell in addresses(entry)}
    wrong = [reading.problem(cell, "workbook_keep_unknown") for cell in sorted(set(choice.keep) - known)]
    once = hidden_before(reading, published)
    stays = [cell for one in sorted(once & kept) for cell in sorted(addresses(lines[one]) & set(choice.keep))]
    if stays:
        return reading, [reading.problem(cell, "workbook_keep_hidden") for cell in stays]
    now = replace(published, statements=hide(published.statements, once, published.book))
    hiding = Hiding(reading, now, choice, kept, Named(lines, reading.now.tables, published.book))
    try:
        more = hiding.propose(kept)
        wrong += hiding.chosen(more)
    except UnprotectableError as error:
        return reading, [*wrong, hiding.unprotectable(error)]
    except UndecidedError:
        return reading, [*wrong, reading.problem("", "hidden_undecided")]
    return hiding.with_hidden(sorted({*once, *more})), wrong


@dataclass(frozen=True)
class Named:
    """Counts as the workbook has them. `lines`: those with a line of the form."""

    lines: Mapping[Quantity, Entry]
    codes: Mapping[str, Sequence[Row]]
    book: Codebook

    def one(self, count: Quantity) -> str:
        """A count by its cell and what stands there: "Barn!D12 (Barn, kön, Flickor, Barn)"."""
        about: Row = {"indicator": count.indicator, "category": count.category, "population": count.population}
        label = ", ".join(called(about | {"scope": count.scope}, self.codes))
        return f"{self.lines[count].cells['count']} ({label})" if count in self.lines else label

    def several(self, counts: Iterable[Quantity]) -> str:
        """Some counts, those that a reader loses most by first."""
        ordered = sorted(counts, key=lambda one: (-loss(one, self.book), one))
        return "; ".join(map(self.one, ordered)) or "–"

    def cell(self, cell: Cell) -> str:
        """A count, or the difference that it is."""
        ordered = sorted(cell.terms, key=lambda term: (-term[0], term[1]))
        signs = "".join(f" {'+' if factor > 0 else '−'} {self.one(one)}" for factor, one in ordered)
        return signs.removeprefix(" + ")

    def is_headline(self, count: Quantity) -> bool:
        """Whether a reader misses a count more than others: one of an indicator that is among the most important."""
        return int(self.book.indicators[count.indicator]["importance"]) >= MOST_IMPORTANT


@dataclass(frozen=True)
class Hiding:
    """The search for what to hide besides. `now`: what would be published; `kept`: counts that are to stay."""

    reading: Reading
    now: Published
    choice: Choice
    kept: Collection[Quantity]
    named: Named

    def propose(self, keep: Collection[Quantity]) -> list[Quantity]:
        """The least to hide where these are kept. Raises `UnprotectableError` or `UndecidedError`."""
        year, disclosure = str(self.reading.plan.year), self.reading.now.disclosure
        return [*propose(year, self.now, disclosure, keep, self.choice.bits)]

    def instead_of(self, keep: Collection[Quantity]) -> set[Quantity]:
        """What would be hidden besides where these are kept; nothing where no hiding is found."""
        try:
            return {*self.propose(keep)}
        except UnprotectableError:
            return set()

    def with_hidden(self, counts: Collection[Quantity]) -> Reading:
        """The reading with some counts hidden, and all that follows from that."""
        plan, entries, book = self.reading.plan, self.reading.entries, self.now.book
        lines = {id(self.named.lines[one]) for one in counts if one in self.named.lines}
        asked = {key: replace(one, status=HIDDEN) if id(one) in lines else one for key, one in entries.items()}
        rows = hide(filled_rows(plan, asked), counts, book)
        return replace(self.reading, rows=rows, prose=with_order_hidden(hide(self.reading.prose, counts, book), rows))

    def chosen(self, more: Collection[Quantity]) -> list[Problem]:
        """A notice of what is hidden since other cells are kept; where none is, one of each headline: what to keep it would hide.

        To find that takes seconds for each, so that it is not said of all that is hidden.
        """
        if self.kept:
            other, keep = set(more) - self.instead_of(()), ", ".join(sorted(self.choice.keep))
            return [self.reading.problem("", "notice_as_kept", keep, self.named.several(other))]
        found = []
        for one in (one for one in more if self.named.is_headline(one) and one in self.named.lines):
            if other := self.instead_of({one}) - {*more}:
                place, told = self.named.lines[one].cells["count"], self.named.several(other)
                found.append(self.reading.problem(place, "notice_hidden_choice", hint=place, more=told))
        return found

    def unprotectable(self, error: UnprotectableError) -> Problem:
        """What stays too well known, whether that is proved, and what to do."""
        sure = error.prove()
        tried, told = ("_tried", error.told) if sure is None else ("", sure)
        cell, kept = self.named.cell(told.cell), self.named.several(self.kept)
        return self.reading.problem("", "workbook_unprotectable" + tried, hint=cell, more=kept)


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


def addresses(entry: Entry) -> set[str]:
    """The cells of an entry's numbers, as Excel writes them."""
    return {entry.cells["count"], entry.cells["percent"]}
