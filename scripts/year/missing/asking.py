"""The plan of a workbook that asks for what a report leaves out: the year's own lines, those without a number only.

An answer is a row of its own beside the row of the report, with the place that it is asked about: what the report prints stays.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace

from openpyxl import Workbook

from scripts.ground.codebook import read_codebook
from scripts.ground.columns import Column
from scripts.ground.data_package import Row
from scripts.ground.problems import Refused
from scripts.ground.small import Disclosure
from scripts.ground.statements import forms
from scripts.ground.statuses import BLANK, IN_CHART, NOBODY_SAID, UNANSWERED
from scripts.year.added.tables import Tables, replaced
from scripts.year.added.writing import LISTS_SHEET
from scripts.year.cell_values import CellReader, as_text, filled, sheet_named
from scripts.year.form import all_cases, is_plain, labelled, listed
from scripts.year.plan import Line, Plan, Slot, placed
from scripts.year.planning import is_sensitive, make_plan
from scripts.year.workbook_words import HELP_SHEET

DAY, DAY_LABEL_CELL, DAY_CELL = "Besvarat den (ÅÅÅÅ-MM-DD)", "A4", "B4"
CHART_LIST: Column = "chart_prints"
SOURCE: Row = {
    "title_sv": "Plattformens svar om siffrorna för {}",
    "title_en": "The platform's answer on the figures of {}",
    "source_kind": "answer",
    "remark_sv": "Talen står inte i rapportens text. Plattformen har lämnat dem i efterhand, senast {}. Året är det som "
    "statistiken gäller.",
    "remark_en": "The numbers are not in the text of the report. The platform gave them afterwards, most lately on {}. The year is "
    "the one that the statistics are about.",
}


@dataclass(frozen=True)
class Asked:
    """What a workbook of missing numbers says of itself: the keys of the lines that it asks for, and the day of the answer."""

    keys: Collection[str]
    day: str


def asked_in(book: Workbook, file: str) -> Asked | None:
    """What the workbook asks; None where it is that of a year. Raises `Refused` when nobody has said when it was answered."""
    sheet = sheet_named(book, HELP_SHEET)
    if sheet is None or as_text(sheet[DAY_LABEL_CELL].value) != DAY:
        return None
    reader = CellReader(sheet, file)
    day = reader.day(DAY_CELL)
    if not day and not reader.problems:
        reader.tell(DAY_CELL, "workbook_needed", DAY)
    if reader.problems:
        raise Refused(reader.problems)
    lists = sheet_named(book, LISTS_SHEET)
    keys = filled(lists, range(2, lists.max_row + 1), [1]) if lists else ()
    return Asked(frozenset(as_text(key.value) for key in keys), day)


def planned(
    codes: Mapping[str, list[Row]],
    figures: Mapping[int, list[Row]],
    disclosure: Disclosure,
    year: int,
    asked: Asked | None = None,
) -> Plan:
    """The plan of the workbook of a year, or of the one that asks for what the year's report leaves out."""
    plan = make_plan(codes, figures, disclosure, year)
    return plan if asked is None else answering(plan, codes, disclosure, asked.keys)


def answering(plan: Plan, codes: Mapping[str, list[Row]], disclosure: Disclosure, keys: Collection[str]) -> Plan:
    """The plan with only these lines, of which a report gives no number. `plan`: the whole of the year's."""
    source = answer_source(codes, plan.year)
    maker = AnswerMaker(plan, codes, disclosure, source)
    lines = [maker.line(line) for line in plan.lines if line.key in maker.blanks and line.key in keys]
    places, headings = placed([line.form for line in lines], codes["vocabulary"])
    lines = [replace(line, sheet=places[line.form][0], row=places[line.form][1]) for line in lines]
    charts = labelled(codes["vocabulary"], CHART_LIST)
    choices = {label: code for code, label in charts.items() if code != NOBODY_SAID}
    return replace(plan, source=source, rows=maker.rows, lines=lines, headings=headings, charts=choices)


class AnswerMaker:
    """Makes of each line one whose cells are answers, each with a row beside the one of the report."""

    def __init__(self, plan: Plan, codes: Mapping[str, list[Row]], disclosure: Disclosure, source: str) -> None:
        self.source, self.disclosure, self.book = source, disclosure, read_codebook(codes)
        self.rows = [*plan.rows]
        scope, asked = all_cases(codes["vocabulary"]), {*forms(codes["sources"]), source}
        mine = [(at, row) for at, row in enumerate(plan.rows[: plan.asked]) if is_plain(row, scope)]
        mine = [(at, row) for at, row in mine if row["year"] == str(plan.year)]
        self.blanks = {key_of(row): row for _, row in mine if row["obs_status"] in BLANK and row["source"] not in asked}
        self.given = {(key_of(row), row["measure"]): at for at, row in mine if row["source"] == source}

    def line(self, line: Line) -> Line:
        """The line, open for what the report lacks; a percentage that the report prints stays as it is."""
        count = self.slot(line, "count")
        is_open = line.percent.at is not None or (line.key, "percent") in self.given
        percent = self.slot(line, "percent") if is_open else line.percent
        return replace(line, count=count, percent=percent, base="", status="")

    def slot(self, line: Line, measure: str) -> Slot:
        """The cell of a measure, with the row that an answer becomes."""
        blank = self.blanks[line.key]
        at = self.given.get((line.key, measure), len(self.rows))
        if at == len(self.rows):
            self.rows.append(unanswered(blank, measure, self.source))
        public = blank["obs_status"] == IN_CHART and blank["source"] in self.disclosure.already_public
        return Slot(at, "", is_sensitive(self.rows[at], self.book, self.disclosure), UNANSWERED, public)


def unanswered(blank: Row, measure: str, source: str) -> Row:
    """The row of an answer that nobody has given yet, at the place of the report's own."""
    seq = 2 * int(blank["seq"]) - (measure == "count")  # a place may lack several counts, and each has a percentage too
    told: Row = {"measure": measure, "source": source, "seq": str(seq), "obs_status": UNANSWERED}
    empty: tuple[Column, ...] = ("printed", "note", CHART_LIST)
    return blank | told | dict.fromkeys(empty, "")


def key_of(row: Row) -> str:
    """The line that a row answers."""
    return f"{row['indicator']}.{row['category']}.{row['population']}"


def answer_source(codes: Mapping[str, list[Row]], year: int) -> str:
    """The code in `sources` of the answer on a year's figures."""
    return f"{listed(codes['vocabulary'], 'producer')[0]}_answer_{year}"


def with_answer(tables: Tables, publisher: str, year: int, day: str) -> Tables:
    """The tables with the answer among the sources, dated by the latest day on which something was answered."""
    told: Row = {name: text.format(day if name.startswith("remark") else year) for name, text in SOURCE.items()}
    row = told | {"address_kind": "none", "language": "sv", "publisher": publisher, "year": str(year)}
    return replaced(tables, "sources", ("source",), [row | {"source": answer_source(tables, year)}])


def without_empty_answers(tables: Tables, figures: Iterable[Row]) -> Tables:
    """The tables without an answer of which nothing is left: somebody has taken all of it back. `figures`: of all years."""
    used = {row["source"] for row in figures}
    kept = [row for row in tables["sources"] if row["source_kind"] != SOURCE["source_kind"] or row["source"] in used]
    return {**tables, "sources": kept}
