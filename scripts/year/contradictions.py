"""Every contradiction among the figures of a filled year, told at its cells in one reading. Rows in, problems out."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from scripts.ground.codes import HIDDEN
from scripts.ground.data_package import Row
from scripts.ground.problems import Problem
from scripts.guard.api import ContradictionTeller, Fact, GuardError, Published, disputes
from scripts.year.controls import controls
from scripts.year.planning import filled_rows
from scripts.year.reading import Reading
from scripts.year.words import CodeWords

# (source, place, number within the place) of a row -> where its number and its base stand in the workbook
Addresses = Mapping[tuple[str, str, str], tuple[str, str]]


def contradicted(reading: Reading) -> list[Problem]:
    """A problem for each contradiction, those of the fewest cells first; where there is none, for what the form says cannot be."""
    # Every number that was typed, also those that will be hidden: a sum with a small part is a sum too.
    entries = reading.entries.items()
    shown_all = {key: replace(entry, status="") if entry.status == HIDDEN else entry for key, entry in entries}
    rows = filled_rows(replace(reading.plan, threshold=0), shown_all)
    published, year = reading.published(rows, reading.prose), str(reading.plan.year)
    teller = at_cells(published, addresses(reading, rows))
    try:
        found, may_be_more = disputes(year, published, [one.rule for one in controls(reading.plan, reading.now.tables)])
    except GuardError as error:
        return [reading.problem("", error.kind)]
    more = [reading.problem("", "notice_more_contradictions")] if may_be_more else []
    return [*more, *(Problem(reading.file, 0, "", "workbook_contradiction", said=teller.told(one)) for one in found)]


def at_cells(published: Published, addresses: Addresses) -> ContradictionTeller:
    """Says figures by their cells and what the workbook calls an answer; a row that it has not by its place in the source."""
    called = CodeWords(published.codes)

    def named(fact: Fact, number: int, _: str) -> tuple[str, str]:
        row = published.statements[number]
        value, base = addresses.get(key_of(row), (row["place"], row["place"]))
        return base if fact.as_base else value, called.category(fact.quantity.indicator, fact.quantity.category)

    return ContradictionTeller(published.statements, published.codes, named)


def addresses(reading: Reading, rows: Sequence[Row]) -> Addresses:
    """Where the number and the base of each row stand in the workbook."""
    cells = ((rows[at], reading.entries[key].cells) for key, at in reading.asked)
    of_form = {key_of(row): (own[row["measure"]], own["base"]) for row, own in cells}
    prose = zip(reading.prose, reading.lines["prose"], strict=True)
    return of_form | {key_of(row): (line.cells["value"], line.cells["base"]) for row, line in prose}


def key_of(row: Row) -> tuple[str, str, str]:
    """What tells a row of a figures file from the others of its year."""
    return (row["source"], row["place"], row["seq"])
