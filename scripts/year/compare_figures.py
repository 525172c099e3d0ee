"""The figures among all that differs: which are new, changed or gone, in which theme, and how far from the year before."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from scripts.ground.cells import CELL_COLUMNS
from scripts.ground.data_package import Package, Row
from scripts.ground.interval import has_number
from scripts.ground.releases import NUMBERS
from scripts.package.differences import withheld
from scripts.package.revisions import figure

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


def figures(before: Package, after: Package) -> list[Figure]:
    """The figures that differ, in the order of the newer package, the gone ones last. A figure has a number or a bound.

    What the newer package withholds has no number before either.
    """
    # A column that the older package did not have is empty there.
    unknown = dict.fromkeys(after.fields("observations"), "")
    nothing = dict.fromkeys((*NUMBERS, "base"), "")
    secret = withheld(before, after)
    old = {
        row["observation"]: unknown | row | (nothing if row["observation"] in secret else {})
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


def jumps(found: Iterable[Figure], after: Package, most: int) -> list[Jump]:
    """The largest changes from one year to the next among the new figures: at most `most` of each measure.

    A figure that has changed is told by itself, and one whose year before has no number is no change from it. Of one category only
    the largest, so that a total and its parts do not fill the list; what is computed follows from the rest.
    """
    known = {
        (*beside(row), row["year"]): row
        for row in after.rows_if_any("observations")
        if row["value"] and not row["year_to"]
    }
    pairs: dict[tuple[str, str, str], Jump] = {}
    for now in [one.row for one in found if one.state == "new"]:
        if not now["value"] or now["year_to"] or now["origin"] == "computed":
            continue
        earlier = known.get((*beside(now), str(int(now["year"]) - 1)))
        if earlier:
            jump = Jump(now, earlier)
            group = (now["indicator"], now["category"], now["measure"])
            if jump.size and (group not in pairs or abs(jump.size) > abs(pairs[group].size)):
                pairs[group] = jump
    ordered = sorted(pairs.values(), key=lambda jump: (jump.now["measure"], -abs(jump.size), jump.now["observation"]))
    kinds = sorted({jump.now["measure"] for jump in ordered})
    return [jump for kind in kinds for jump in [each for each in ordered if each.now["measure"] == kind][:most]]


def beside(row: Row) -> tuple[str, ...]:
    """What a figure shares with the same figure of another year."""
    return tuple(row[name] for name in CELL_COLUMNS if name != "year")
