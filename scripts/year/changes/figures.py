"""What differs between two packages, as those ask who judge it: the template `changes.md` says it, in plain Swedish."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import cached_property

from markupsafe import Markup

from scripts.ground.cells import CELL_COLUMNS
from scripts.ground.columns import Column
from scripts.ground.data_package import Package, Row
from scripts.ground.interval import NUMBERS, has_number
from scripts.ground.numbers import comma
from scripts.ground.roles import WHOLES
from scripts.ground.row_notes import EXPLAINED
from scripts.ground.years import COUNT
from scripts.package.differences import Difference, withheld
from scripts.package.revisions import figure
from scripts.year.laid_out import COMMENTS, escaped
from scripts.year.surprise import deviations
from scripts.year.words import Words

SHARE = "percent"
MOST_JUMPS = 10  # a person reads each
ROWS = ("row_added", "row_removed", "cell_changed")


@dataclass(frozen=True)
class Figure:
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
        """How far apart they are."""
        size = comma(f"{Decimal(self.now['value']) - Decimal(self.earlier['value']):+}").replace("-", "\N{MINUS SIGN}")
        return f"{size} procentenheter" if self.now["measure"] == SHARE else size

    @property
    def surprise(self) -> float:
        """How unlike they are, in standard deviations; 0 where a share has no base to judge it by."""
        rows = (self.now, self.earlier)
        if self.now["measure"] == COUNT:
            now, earlier = (Fraction(row["value"]) for row in rows)
            return deviations((now, earlier), (1, 1))
        if self.now["measure"] != SHARE or not all(row["base"] for row in rows):
            return 0
        now, earlier = (Fraction(row["value"]) * Fraction(row["base"]) / 100 for row in rows)
        return deviations((now, earlier), (Fraction(self.now["base"]), Fraction(self.earlier["base"])))


class Changes:
    """All that differs between two packages. `found`: every difference; `names`: what the two are called."""

    def __init__(self, before: Package, after: Package, found: Sequence[Difference], names: tuple[str, str]) -> None:
        self.before, self.after, self.found, self.names = before, after, found, names
        self.words = Words(after.tables)

    def told(self, asking: bool = True) -> Markup:
        """All of it in Markdown. `asking`: with the changes that a reviewer judges."""
        return COMMENTS.rendered("changes.md", changes=self, asking=asking)

    @cached_property
    def figures(self) -> list[Figure]:
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
        both = [Figure(old.get(name), row) for name, row in new.items()]
        found = [one for one in both if not one.before or figure(one.before) != figure(one.row)]
        return found + [Figure(row, None) for name, row in old.items() if name not in new]

    @property
    def new(self) -> list[Figure]:
        """The figures that were not there."""
        return [one for one in self.figures if not one.before]

    @property
    def changed(self) -> list[Figure]:
        """The figures that say something else."""
        return [one for one in self.figures if one.before and one.after]

    @property
    def gone(self) -> list[Figure]:
        """The figures that are there no more."""
        return [one for one in self.figures if not one.after]

    @cached_property
    def jumps(self) -> list[Jump]:
        """The new figures of the newest year beside the year before, in the order of the package.

        A figure that has changed is told by itself, one whose year before has no number is no change from it, and what is computed
        follows from the rest: its share alone is told, since a reader sees a share.
        """
        rows = [row for row in self.after.rows_if_any("observations") if row["value"] and not row["year_to"]]
        newest = max((row["year"] for row in rows), default="")
        known = {(*beside(row), row["year"]): row for row in rows}
        new = [one.row for one in self.new if one.row["year"] == newest and one.row["value"] and not one.row["year_to"]]
        asked = [row for row in new if row["origin"] != "computed" or row["measure"] == SHARE]
        pairs = ((row, known.get((*beside(row), str(int(newest) - 1)))) for row in asked)
        return [Jump(now, earlier) for now, earlier in pairs if earlier]

    @property
    def years(self) -> tuple[str, str]:
        """The two years of the jumps, which are the same for all."""
        return self.jumps[0].earlier["year"], self.jumps[0].now["year"]

    @property
    def totals(self) -> list[Jump]:
        """The wholes among them: how many of each group; those that several questions have in common once."""
        categories = self.after.rows_if_any("categories")
        wholes = {(row["indicator"], row["category"]) for row in categories if row.get("role") in WHOLES}
        counts = [one for one in self.jumps if one.now["measure"] == COUNT]
        own = [one for one in counts if (one.now["indicator"], one.now["category"]) in wholes]
        said = {
            (one.now["population"], one.now["unit"], one.now["value"], one.earlier["value"]): one
            for one in reversed(own)
        }
        return [*reversed(said.values())]

    @cached_property
    def unlike(self) -> list[Jump]:
        """Those that are most unlike the year before: of each answer the one that is, a share before its count."""
        best: dict[tuple[str, str], Jump] = {}
        for one in sorted(self.jumps, key=lambda one: (one.now["measure"] != SHARE, -one.surprise)):
            best.setdefault((one.now["indicator"], one.now["category"]), one)
        ordered = sorted(best.values(), key=lambda one: (-one.surprise, one.now["observation"]))
        return [one for one in ordered if one.surprise][:MOST_JUMPS]

    def explanations(self, row: Row) -> dict[str, Markup]:
        """Note -> the explanation of a figure that somebody wrote in the workbook."""
        names = [name for name in row.get("notes", "").split() if name.startswith(EXPLAINED)]
        return {name: escaped(self.after.by_name["notes"][name]["text_sv"]) for name in names}

    def why(self, jump: Jump) -> Markup:
        """What somebody wrote of a jump."""
        return Markup(" ").join(self.explanations(jump.now).values())

    @property
    def is_explained(self) -> bool:
        """Whether somebody wrote of one of the most unlike."""
        return any(map(self.why, self.unlike))

    @property
    def other_explanations(self) -> list[tuple[Row, Markup]]:
        """The explanations that are new and of none of the largest changes, each with a figure that it is on."""
        known = {row["note"] for row in self.before.rows_if_any("notes")}
        known |= {name for jump in self.unlike for name in self.explanations(jump.now)}
        found: dict[str, tuple[Row, Markup]] = {}
        for row in self.after.rows_if_any("observations"):
            for name, text in self.explanations(row).items():
                found.setdefault(name, (row, text))
        return [told for name, told in found.items() if name not in known]

    def reason(self, row: Row) -> str:
        """Why a figure changed, as the log of revisions of the newer package says."""
        log = [one for one in self.after.rows_if_any("revisions") if one["observation"] == row["observation"]]
        return " ".join(dict.fromkeys(one["reason_sv"] for one in log if one["revision_version"] == self.after.version))

    @property
    def themes(self) -> list[tuple[object, ...]]:
        """How many figures are new, changed and gone in each theme, in the order of the themes."""
        theme = {row["indicator"]: row["theme"] for row in self.after.rows_if_any("indicators")}
        known = [code for codelist, code in self.words.codes if codelist == "theme"]
        states = [[theme.get(one.row["indicator"]) for one in some] for some in (self.new, self.changed, self.gone)]
        counts = [(self.words.code("theme", one), *(some.count(one) for some in states)) for one in known]
        others = ("Okänt tema", *(sum(one not in known for one in some) for some in states))
        return [one for one in (*counts, others) if any(one[1:])]

    @property
    def tables(self) -> list[tuple[object, ...]]:
        """How much differs in each table: its name, rows that came and went, changed cells, and anything else."""
        found, resources = [], self.after.descriptor["resources"]
        called = {one["name"]: str(one.get("title", one["name"])) for one in resources}
        for name in dict.fromkeys(one.table for one in self.found):
            own = [one.kind for one in self.found if one.table == name]
            title = f"{called.get(name, name)} ({name})" if name else "Paketet som helhet"
            found.append((title, *map(own.count, ROWS), sum(kind not in ROWS for kind in own)))
        return found

    @property
    def cells(self) -> list[Difference]:
        """Each difference but the new rows."""
        return [one for one in self.found if one.kind != "row_added"]


def beside(row: Row) -> tuple[str, ...]:
    """What a figure shares with the same figure of another year."""
    return tuple(row[name] for name in CELL_COLUMNS if name != "year")
