"""What differs between two packages, as those ask who judge it: the template `changes.md` says it, in plain Swedish."""

from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from markupsafe import Markup

from scripts.ground.cells import CELL_COLUMNS
from scripts.ground.codes import WHOLES
from scripts.ground.columns import Column
from scripts.ground.data_package import Package, Row
from scripts.ground.decisions import decisions
from scripts.ground.holding import withheld
from scripts.ground.interval import EXACT, NUMBERS, figure, has_number
from scripts.ground.numbers import comma
from scripts.ground.row_notes import EXPLAINED
from scripts.ground.years import COUNT
from scripts.package.differences import Difference
from scripts.year.laid_out import COMMENTS, escaped
from scripts.year.lines import PERCENT, AnswerReader, AnswerYears, explanation, is_plain, read_lines
from scripts.year.shifts import Shift, shifts
from scripts.year.words import CodeWords

SHARED: tuple[Column, ...] = ("population", "unit", "value")  # what the same total of several questions has in common


@dataclass(frozen=True)
class ChangedFigure:
    """A figure that differs: rows of observations, None where it is new or gone."""

    before: Row | None
    after: Row | None

    @property
    def row(self) -> Row:
        """The row that says what the figure is about."""
        return self.after or self.before or {}


@dataclass(frozen=True)
class Jump:
    """A figure of `now` beside the same cell in the year before."""

    now: Row
    earlier: Row

    @property
    def change(self) -> str:
        """How far apart they are; nothing where one of them is not exact."""
        if any(row["qualifier"] != EXACT for row in (self.now, self.earlier)):
            return ""
        size = comma(f"{Decimal(self.now['value']) - Decimal(self.earlier['value']):+}").replace("-", "\N{MINUS SIGN}")
        return f"{size} procentenheter" if self.now["measure"] == PERCENT else size


class Changes:
    """All that differs between two packages. `found`: every difference; `names`: what the two are called."""

    def __init__(self, before: Package, after: Package, found: Sequence[Difference], names: tuple[str, str]) -> None:
        self.before, self.after, self.found, self.names = before, after, found, names
        self.words = CodeWords(after.tables)

    def told(self, asking: bool = True) -> Markup:
        """All of it in Markdown. `asking`: with the changes that a reviewer judges."""
        return COMMENTS.rendered("changes.md", changes=self, asking=asking)

    @cached_property
    def figures(self) -> list[ChangedFigure]:
        """The figures that differ, in the order of the newer package, the gone ones last. A figure has a number or a bound.

        What the newer package withholds has no number before either.
        """
        # A column that the older package did not have is empty there.
        unknown = dict.fromkeys(self.after.fields("observations"), "")
        hidden: tuple[Column, ...] = (*NUMBERS, "base")
        secret = withheld(self.before, self.after)
        old = {
            row["observation"]: unknown | row | dict.fromkeys(hidden if row["observation"] in secret else (), "")
            for row in self.before.rows_if_any("observations")
            if has_number(row)
        }
        new = {row["observation"]: row for row in self.after.rows_if_any("observations") if has_number(row)}
        both = [ChangedFigure(old.get(name), row) for name, row in new.items()]
        found = [one for one in both if not one.before or figure(one.before) != figure(one.row)]
        return found + [ChangedFigure(row, None) for name, row in old.items() if name not in new]

    @property
    def new(self) -> list[ChangedFigure]:
        """The figures that were not there."""
        return [one for one in self.figures if not one.before]

    @property
    def changed(self) -> list[ChangedFigure]:
        """The figures that say something else."""
        return [one for one in self.figures if one.before and one.after]

    @property
    def gone(self) -> list[ChangedFigure]:
        """The figures that are there no more."""
        return [one for one in self.figures if not one.after]

    @cached_property
    def years(self) -> tuple[str, str]:
        """The last year before the newest one with a figure, and that year; "" where there is none."""
        rows = filter(is_plain, self.after.rows_if_any("observations"))
        *_, then, now = ["", "", *sorted({row["year"] for row in rows if has_number(row)})]
        return then, now

    @property
    def totals(self) -> list[Jump]:
        """How many of each group are new of the newest year, beside the year before; what several questions have in common once.

        A figure that has changed is told by itself, and what is computed follows from the rest.
        """
        categories = self.after.rows_if_any("categories")
        wholes = {(row["indicator"], row["category"]) for row in categories if row.get("role") in WHOLES}
        rows = [row for row in self.after.rows_if_any("observations") if row["value"] and row["measure"] == COUNT]
        then, now = ({beside(row): row for row in rows if is_plain(row) and row["year"] == year} for year in self.years)
        new = [one.row for one in self.new if one.row["origin"] != "computed" and beside(one.row) in then]
        own = [row for row in new if now.get(beside(row)) == row and (row["indicator"], row["category"]) in wholes]
        pairs = [Jump(row, then[beside(row)]) for row in reversed(own)]
        said = {(*(one.now[name] for name in SHARED), one.earlier["value"]): one for one in pairs}
        return [*reversed(said.values())]

    @cached_property
    def unlike(self) -> list[Shift]:
        """What is new of the newest year and unlike the year before, by the rule that the workbook asks by.

        Nothing where today's code cannot read the package, as of an old release.
        """
        new = {one.row["observation"] for one in self.new if one.row["year"] == self.years[1]}
        if not new or not self.years[0]:
            return []
        rows = filter(is_plain, self.after.rows_if_any("observations"))
        keys = dict.fromkeys((row["indicator"], row["category"], row["population"]) for row in rows)
        with suppress(LookupError):
            reader = AnswerReader(self.after.tables)
            found = shifts(read_lines(keys, (self.years[1], self.years[0]), reader), reader.years)
            names = (({row["observation"] for line in one.lines for row in line.now.rows}, one) for one in found)
            return [one for own, one in names if own & new]
        return []

    def jump(self, line: AnswerYears) -> Jump | None:
        """The numbers of both years of a line, where they may stand beside each other."""
        return Jump(*line.moved) if line.moved else None

    def explanations(self, row: Row) -> dict[str, Markup]:
        """Note -> the explanation of a figure that somebody wrote in the workbook."""
        names = [name for name in row.get("notes", "").split() if name.startswith(EXPLAINED)]
        return {name: escaped(self.after.by_name["notes"][name]["text_sv"]) for name in names}

    def why(self, one: Shift) -> dict[str, Markup]:
        """Note -> what somebody wrote of a shift."""
        notes = self.after.by_name["notes"]
        names = [explanation(key, self.years[1]) for key in one.explained_at]
        return {name: escaped(notes[name]["text_sv"]) for name in names if name in notes}

    @property
    def other_explanations(self) -> list[tuple[Row, Markup]]:
        """The explanations that are new and of none of these, each with a figure that it is on."""
        known = {row["note"] for row in self.before.rows_if_any("notes")}
        known |= {name for one in self.unlike for name in self.why(one)}
        found: dict[str, tuple[Row, Markup]] = {}
        for row in self.after.rows_if_any("observations"):
            for name, text in self.explanations(row).items():
                found.setdefault(name, (row, text))
        return [told for name, told in found.items() if name not in known]

    @cached_property
    def decided(self) -> Callable[[str], Row | None]:
        """What decides a figure of the newer package."""
        return decisions(self.after)

    def reason(self, row: Row) -> str:
        """Why a figure changed, as the log of revisions of the newer package says, or will by a decision once it is published."""
        log = [one for one in self.after.rows_if_any("revisions") if one["observation"] == row["observation"]]
        told = dict.fromkeys(one["reason_sv"] for one in log if one["revision_version"] == self.after.version)
        decided = None if told else self.decided(row["observation"])
        return decided["reason_sv"] if decided else " ".join(told)

    @property
    def cells(self) -> list[Difference]:
        """Each difference but the new rows."""
        return [one for one in self.found if one.kind != "row_added"]


def beside(row: Row) -> tuple[str, ...]:
    """What a figure shares with the same figure of another year."""
    return tuple(row[name] for name in CELL_COLUMNS if name != "year")
