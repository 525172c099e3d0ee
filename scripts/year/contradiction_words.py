"""How figures that cannot all be right are said: the arithmetic with values and cells on both sides. Cells in, one sentence out."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from scripts.ground.messages import CONTRADICTION

FEW = 2  # cells beside each other that are named one by one


@dataclass(frozen=True)
class Cell:
    """A figure as a person finds it: `place` is its cell (Barn!D12), `label` its answer, `value` what stands there.

    `number`: the count that it gives; None for a percentage, which is a `share`, and for a count that is not exact.
    """

    place: str
    label: str
    value: str
    number: int | None = None
    share: bool = False


@dataclass(frozen=True)
class Sides:
    """What is set against each other. `other` is empty where nothing adds up by itself: then all of it is in `one`.

    `share`: the percentage that the two cells of `other`, a count and its base, really are.
    """

    one: tuple[Cell, ...]
    other: tuple[Cell, ...] = ()
    share: str = ""


def sentence(sides: Sides, rules: str, lang: str) -> str:
    """One contradiction with its cells and values, and the rule in words."""
    words = CONTRADICTION[lang]
    if sides.share:
        part, whole = (valued(cell, lang) for cell in sides.other)
        said = words["share"].format(one=side(sides.one, lang), part=part, value=sides.share, whole=whole, rules=rules)
    elif sides.other:
        said = words["against"].format(one=side(sides.one, lang), other=side(sides.other, lang), rules=rules)
    else:
        said = words["among"].format(one=", ".join(side([cell], lang) for cell in sides.one), rules=rules)
    return said.strip()


def side(cells: Sequence[Cell], lang: str) -> str:
    """What one side says: a cell its value, several cells (all of them with numbers) their sum."""
    words = CONTRADICTION[lang]
    if len(cells) == 1:
        value = words["percent"].format(value=cells[0].value) if cells[0].share else cells[0].value
        return words["says"].format(cells=named(cells[0], lang), value=value)
    total = sum(cell.number or 0 for cell in cells)
    return words["adds"].format(cells=ranges([cell.place for cell in cells], lang), value=total)


def named(cell: Cell, lang: str) -> str:
    """A cell with its label."""
    return CONTRADICTION[lang]["cell"].format(place=cell.place, label=cell.label)


def valued(cell: Cell, lang: str) -> str:
    """The value of a cell, and where it stands."""
    return CONTRADICTION[lang]["cell"].format(place=cell.value, label=cell.place)


def ranges(places: Sequence[str], lang: str) -> str:
    """Cells in their order; those that stand right below each other as one range. The sheet is named where it begins."""
    runs: list[list[str]] = []
    for place in places:
        if runs and below(runs[-1][-1]) == place:
            runs[-1].append(place)
        else:
            runs.append([place])
    named_runs = [part for run in runs for part in named_run(run, lang)]
    sheets = [part.partition("!")[0] for part in named_runs]
    again = [False, *(one == other for one, other in pairwise(sheets))]
    return ", ".join(
        part.partition("!")[2] or part if same else part for part, same in zip(named_runs, again, strict=True)
    )


def named_run(run: Sequence[str], lang: str) -> list[str]:
    """The names of cells that stand right below each other."""
    if len(run) <= FEW:
        return [*run]
    return [CONTRADICTION[lang]["range"].format(first=run[0], last=run[-1].partition("!")[2])]


def below(place: str) -> str:
    """The cell below a cell (Barn!D12 -> Barn!D13); nothing for what is no cell."""
    sheet, _, cell = place.partition("!")
    column = cell.rstrip("0123456789")
    row = cell.removeprefix(column)
    return f"{sheet}!{column}{int(row) + 1}" if row else ""
