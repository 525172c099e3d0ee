"""The figures among all that differs: which are new, changed or gone, in which theme, and how far from the year before."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from scripts.ground.cells import CELL_COLUMNS
from scripts.ground.columns import Column
from scripts.ground.data_package import Package, Row
from scripts.ground.interval import NUMBERS, has_number
from scripts.ground.roles import WHOLES
from scripts.ground.years import COUNT
from scripts.package.differences import withheld
from scripts.package.revisions import figure
from scripts.year.surprise import deviations

SHARE = "percent"
STATES = ("new", "changed", "gone")


@dataclass(frozen=True)
class Figure:
    """A figure that differs. `state` is one of `STATES`; `before` and `after` are rows of observations, or None."""

    state: str
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
    def size(self) -> Decimal:
        """How far apart they are."""
        return Decimal(self.now["value"]) - Decimal(self.earlier["value"])

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


def figures(before: Package, after: Package) -> list[Figure]:
    """The figures that differ, in the order of the newer package, the gone ones last. A figure has a number or a bound.

    What the newer package withholds has no number before either.
    """
    # A column that the older package did not have is empty there.
    unknown = dict.fromkeys(after.fields("observations"), "")
    hidden: tuple[Column, ...] = (*NUMBERS, "base")
    secret = withheld(before, after)
    old = {
        row["observation"]: unknown | row | dict.fromkeys(hidden if row["observation"] in secret else (), "")
        for row in before.rows_if_any("observations")
        if has_number(row)
    }
    new = {row["observation"]: row for row in after.rows_if_any("observations") if has_number(row)}
    found = [
        Figure("changed" if name in old else "new", old.get(name), row)
        for name, row in new.items()
        if name not in old or figure(old[name]) != figure(row)
    ]
    return found + [Figure("gone", row, None) for name, row in old.items() if name not in new]


def by_theme(found: Iterable[Figure], themes: dict[str, str]) -> dict[str, dict[str, int]]:
    """Theme -> state -> how many figures, in the order of `themes` (indicator -> theme)."""
    counts = {theme: dict.fromkeys(STATES, 0) for theme in [*themes.values(), ""]}
    for one in found:
        counts[themes.get(one.row["indicator"], "")][one.state] += 1
    return {theme: states for theme, states in counts.items() if any(states.values())}


def jumps(found: Iterable[Figure], after: Package) -> list[Jump]:
    """The new figures of the newest year beside the year before, in the order of the package.

    A figure that has changed is told by itself, one whose year before has no number is no change from it, and what is computed
    follows from the rest: its share alone is told, since a reader sees a share.
    """
    rows = [row for row in after.rows_if_any("observations") if row["value"] and not row["year_to"]]
    newest = max((row["year"] for row in rows), default="")
    known = {(*beside(row), row["year"]): row for row in rows}
    new = [one.row for one in found if one.state == "new" and one.row["year"] == newest and one.row["value"]]
    asked = [row for row in new if not row["year_to"] and (row["origin"] != "computed" or row["measure"] == SHARE)]
    pairs = ((row, known.get((*beside(row), str(int(newest) - 1)))) for row in asked)
    return [Jump(now, earlier) for now, earlier in pairs if earlier]


def totals(found: Iterable[Jump], after: Package) -> list[Jump]:
    """The wholes among them: how many of each group; those that several questions have in common once."""
    wholes = {
        (row["indicator"], row["category"]) for row in after.rows_if_any("categories") if row.get("role") in WHOLES
    }
    own = [
        one for one in found if one.now["measure"] == COUNT and (one.now["indicator"], one.now["category"]) in wholes
    ]
    said = {
        (one.now["population"], one.now["unit"], one.now["value"], one.earlier["value"]): one for one in reversed(own)
    }
    return [*reversed(said.values())]


def unlike(found: Iterable[Jump], most: int) -> list[Jump]:
    """Those that are most unlike the year before: of each answer the one that is, a share before its count."""
    best: dict[tuple[str, str], Jump] = {}
    for one in sorted(found, key=lambda one: (one.now["measure"] != SHARE, -one.surprise)):
        best.setdefault((one.now["indicator"], one.now["category"]), one)
    ordered = sorted(best.values(), key=lambda one: (-one.surprise, one.now["observation"]))
    return [one for one in ordered if one.surprise][:most]


def beside(row: Row) -> tuple[str, ...]:
    """What a figure shares with the same figure of another year."""
    return tuple(row[name] for name in CELL_COLUMNS if name != "year")
