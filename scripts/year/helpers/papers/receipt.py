"""The receipt of a year, a page to print: rows in, bytes out, of the same rows the same. The template `receipt.html` says it.

A page and not a workbook: nobody takes it for the one that is filled in, nothing in it is typed over by a slip, and any browser
prints it.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby

from scripts.ground.codes import HIDDEN
from scripts.ground.data_package import Row
from scripts.ground.numbers import told_number
from scripts.year.changed_answers import Becoming
from scripts.year.laid_out import OF_YEAR
from scripts.year.lines import GONE, NEW, PERCENT, AnswerReader, AnswerYears, explanation, is_told, lines_of
from scripts.year.plan import Plan
from scripts.year.shifts import Shift, shifts
from scripts.year.words import CodeWords
from scripts.year.workbook_words import INTERNAL, RECEIPT

ENDS, WRITTEN = RECEIPT, "notice_receipt_written"  # what its name ends with, and what is said of it


@dataclass(frozen=True)
class Receipt:
    """What is published of a year beside the year before. `tables`: what its codes are called, and the notes.

    `answers`: what becomes of the answers on the pages, where that is told.
    """

    lines: Sequence[AnswerYears]
    looks: Sequence[Shift]
    tables: Mapping[str, Sequence[Row]]
    year: int
    before: int | None
    answers: Becoming | None = None

    @cached_property
    def words(self) -> CodeWords:
        """What questions, answers and groups are called."""
        return CodeWords(self.tables)

    def answer(self, line: AnswerYears) -> str:
        """The answer of a line."""
        return self.words.category(*line.key[:2])

    def list_of(self, line: AnswerYears) -> str:
        """The question of a line, and about whom it is asked where that can be several."""
        indicator, group = line.asked_of
        several = len({one.asked_of for one in self.lines if one.key[0] == indicator}) > 1
        return self.words.indicators[indicator] + (f": {self.words.populations[group].lower()}" if several else "")

    @property
    def lists(self) -> list[tuple[str, list[AnswerYears]]]:
        """The lines by the list that they are in."""
        return [(name, [*some]) for name, some in groupby(self.lines, self.list_of)]

    @property
    def new(self) -> list[AnswerYears]:
        """What only this year has something of."""
        return [line for line in self.lines if line.change == NEW]

    @property
    def new_lists(self) -> list[tuple[str, int]]:
        """The lists that these are in, each with how many they are."""
        return [(name, len([*some])) for name, some in groupby(self.new, self.list_of)]

    @property
    def gone(self) -> list[AnswerYears]:
        """What only the year before has something of."""
        return [line for line in self.lines if line.change == GONE]

    @property
    def hidden(self) -> int:
        """How many answers have a hidden number."""
        return sum(line.now.hidden for line in self.lines)

    def is_hidden(self, row: Row | None) -> bool:
        """Whether a number is hidden."""
        return row is not None and row["obs_status"] == HIDDEN

    def number(self, row: Row | None) -> str:
        """A number as it is printed: "88", "över 50 %"; nothing where none is told."""
        if row is None or not is_told(row):
            return ""
        return told_number(row, self.words.qualifiers, "\u00a0%" if row["measure"] == PERCENT else "")

    def explanations(self, look: Shift) -> list[str]:
        """What the workbook says of it, where that is published."""
        told = {row["note"]: row["text_sv"] for row in self.tables["notes"]}
        names = [explanation(key, str(self.year)) for key in look.explained_at]
        return [told[name] for name in names if name in told]

    def page(self) -> bytes:
        """The page."""
        told = self.answers.facts() if self.answers else {}
        return f"{OF_YEAR.rendered('receipt.html', receipt=self, internal=INTERNAL, **told)}\n".encode()


def paper(plan: Plan, tables: Mapping[str, list[Row]], told: Becoming | None) -> bytes:
    """The receipt of a year. `plan`: its form; `tables`: the package that the workbook gives, `observations` among them."""
    reader = AnswerReader(tables)
    lines = lines_of(plan, reader)
    return Receipt(lines, shifts(lines, reader.years), tables, plan.year, plan.before, told).page()
