"""How figures that cannot all be right are said: the arithmetic with values and cells on both sides. Cells in, one sentence out."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from scripts.ground.messages import CONTRADICTION
from scripts.year.rule_words import joined

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


def together(suspect: Cell, found: Sequence[tuple[Sides, str]], lang: str) -> str:
    """Several contradictions that one cell is in: the cell first, then each of them by its number, and a rule once."""
    words, numbered, told = CONTRADICTION[lang], [], set[str]()
    known = replace(suspect, label="")
    for number, (sides, rules) in enumerate(found, 1):
        told_of = replace(sides, one=swapped(sides.one, suspect, known), other=swapped(sides.other, suspect, known))
        said = sentence(told_of, "" if rules in told else rules, lang, sheet(suspect.place))
        numbered.append(words["number"].format(number=number, said=said))
        told.add(rules)
    return words["look"].format(cell=named(suspect, lang), count=len(found), said=" ".join(numbered))


def swapped(cells: Sequence[Cell], one: Cell, other: Cell) -> tuple[Cell, ...]:
    """The cells with one in the place of another."""
    return tuple(other if cell == one else cell for cell in cells)


def sentence(sides: Sides, rules: str, lang: str, after: str = "") -> str:
    """One contradiction with its cells and values, and the rule in words. `after`: the sheet that was named last."""
    words = CONTRADICTION[lang]
    cells = [*sides.one, *sides.other]
    before = dict(zip(cells, [after, *(sheet(cell.place) for cell in cells)], strict=False))
    if sides.share:
        part, whole = (valued(cell, lang, before[cell]) for cell in sides.other)
        one = side(sides.one, lang, after)
        said = words["share"].format(one=one, part=part, value=sides.share, whole=whole, rules=rules)
    elif sides.other:
        one, other = side(sides.one, lang, after), side(sides.other, lang, before[sides.other[0]])
        said = words["against"].format(one=one, other=other, rules=rules)
    elif len(cells) == 1:
        said = words["alone"].format(one=side(cells, lang, after), rules=rules)
    else:
        said = words["among"].format(one=", ".join(side([cell], lang, before[cell]) for cell in cells), rules=rules)
    return said.strip()


def side(cells: Sequence[Cell], lang: str, after: str = "") -> str:
    """What one side says: a cell its value, several cells (all of them with numbers) their sum."""
    value = str(sum(cell.number or 0 for cell in cells)) if len(cells) > 1 else cells[0].value
    said = CONTRADICTION[lang]["percent"].format(value=value) if cells[0].share else value
    return saying(cells, said, lang, after)


def saying(cells: Sequence[Cell], value: str, lang: str, after: str = "") -> str:
    """The cells of one side, and a value that they say together."""
    words = CONTRADICTION[lang]
    if len(cells) == 1:
        return words["says"].format(cells=named(cells[0], lang, after), value=value)
    return words["adds"].format(cells=ranges([cell.place for cell in cells], lang, after), value=value)


def named(cell: Cell, lang: str, after: str = "") -> str:
    """A cell with its label, where it has one."""
    place = shortened(cell.place, after)
    return CONTRADICTION[lang]["cell"].format(place=place, label=cell.label) if cell.label else place


def valued(cell: Cell, lang: str, after: str = "") -> str:
    """The value of a cell, and where it stands."""
    return CONTRADICTION[lang]["cell"].format(place=cell.value, label=shortened(cell.place, after))


def sheet(place: str) -> str:
    """The sheet of a cell; of what is no cell, nothing."""
    return place.rpartition("!")[0]


def shortened(place: str, after: str) -> str:
    """A cell as it is said after another: a sheet is named where it begins."""
    return place.removeprefix(f"{after}!") if after else place


def ranges(places: Sequence[str], lang: str, after: str = "") -> str:
    """Cells in their order; those that stand right below each other as one range. The sheet is named where it begins."""
    runs: list[list[str]] = []
    for place in places:
        if runs and below(runs[-1][-1]) == place:
            runs[-1].append(place)
        else:
            runs.append([place])
    named_runs = [part for run in runs for part in named_run(run, lang)]
    sheets = [after, *(sheet(part) for part in named_runs)]
    return joined([shortened(part, last) for part, last in zip(named_runs, sheets, strict=False)], lang)


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
