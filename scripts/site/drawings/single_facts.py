"""Facts about few people, each by itself: counts as dots of one colour, majorities in words. No row says anything of the next."""

from collections.abc import Sequence
from dataclasses import dataclass

from scripts.ground.claim import MAJORITY
from scripts.ground.codes import HIDDEN
from scripts.ground.data_package import Row
from scripts.ground.interval import EXACT
from scripts.site.charts.display import Display, Key, Line
from scripts.site.charts.marks import Dress, Field, full, ring
from scripts.site.drawings.fields import text_of
from scripts.site.drawings.figure_cells import Cells, Drawing, MissingError
from scripts.site.drawings.needs import one
from scripts.site.drawings.table import Element
from scripts.site.figure.printed import paged, pages
from scripts.site.package.lookup import EACH, claimed, holds

ELEMENTS = frozenset({"whole", "fact", "part", "rest", "most"})
# The room of a dot, in pixels; of fewer people or facts there is no figure; and one row may hide something.
DOT, FEWEST, MOST_HIDDEN = 16, 2, 1


@dataclass(frozen=True)
class Fact:
    """A row: its line, the observations that it shows, and whether one of its answers is hidden."""

    line: Line
    rows: tuple[Row, ...]
    hidden: bool

    @property
    def says(self) -> bool:
        """Whether anything is left of it."""
        return bool(self.line.keys or self.line.below)


def facts(elements: Sequence[Element], cells: Cells) -> Drawing:
    """The facts of a whole. Raises MissingError of too few people or facts, and where more than one row hides something."""
    whole = one(elements, "whole")
    row, size = cells.count(whole.cells)
    starts = [at for at, element in enumerate(elements) if element.kind == "fact"]
    groups = [elements[start:end] for start, end in zip(starts, [*starts[1:], len(elements)], strict=True)]
    found = [fact(group, whole, cells) for group in groups]
    kept = [each for each in found if each.says]
    if size < FEWEST or len(kept) < FEWEST or sum(each.hidden for each in found) > MOST_HIDDEN:
        raise MissingError(whole.cells)
    lines = tuple(each.line for each in kept)
    rows = {each["observation"]: each for each in (row, *(own for each in kept for own in each.rows))}
    rings = any(dress.stroke for line in lines for key in line.keys if key.mark for _, dress in key.mark.parts)
    signs = ("rest",) if rings else ()
    return Drawing(Display("facts", lines), tuple(rows.values()), said_of(lines), signs)


def fact(elements: Sequence[Element], whole: Element, cells: Cells) -> Fact:
    """A row: its parts, what they leave of the whole, and what is said of most. One that hides an answer has no dots."""
    head, *others = elements
    parts = [each for each in others if each.kind == "part"]
    hidden = any(hides(each.cells, cells) for each in parts)
    counted = [] if hidden else [(each, row) for each in parts if (row := exactly(each.cells, cells))]
    colour, shown = whole.look[0], [row for _, row in counted]
    keys = [key(each, int(row["value"]), full(colour), cells) for each, row in counted]
    rest = next((each for each in others if each.kind == "rest"), None)
    if rest and counted and len(counted) == len(parts):
        left = cells.count(head.cells or whole.cells)[1] - sum(int(each["value"]) for each in shown)
        keys += [key(rest, left, ring(colour), cells)] if left > 0 else []
    answers = {answer_of(each.cells) for each, _ in counted}
    most = [
        each for each in others if each.kind == "most" and answer_of(each.cells) not in answers and is_most(each, cells)
    ]
    shown += [cells.row(each.cells) for each in most]
    told = tuple(text_of(each, cells) for each in most)
    line = Line(
        text_of(head, cells),
        note=paged(set().union(*pages(shown, cells.labels).values()), cells.labels),
        below=told,
        keys=tuple(keys),
    )
    return Fact(line, tuple(shown), hidden)


def key(element: Element, count: int, dress: Dress, cells: Cells) -> Key:
    """So many dots and what they are; the number has a colour of its own where the table gives it one."""
    return Key(Field(((count, dress),), DOT), text_of(element, cells), str(count), *element.look[:1])


def exactly(name: str, cells: Cells) -> Row | None:
    """The row of a count of somebody that is known exactly."""
    row = cells.maybe(name)
    return row if row and row["qualifier"] == EXACT and float(row["value"]) else None


def hides(name: str, cells: Cells) -> bool:
    """Whether an answer of the same question about the same people is hidden."""
    indicator, _, rest = name.split(".", 2)
    found = [cells.there(each) for each in (name, *cells.each(f"{indicator}.{EACH}.{rest}").values())]
    return any(row["obs_status"] == HIDDEN for row in found if row)


def answer_of(name: str) -> tuple[str, ...]:
    """The indicator and the category of a figure."""
    return tuple(name.split(".")[:2])


def is_most(element: Element, cells: Cells) -> bool:
    """Whether the newest year says that most are so."""
    found = claimed(f"{MAJORITY} {element.cells}", cells.package) if cells.maybe(element.cells) else None
    return found is not None and holds(found, cells.package)


def said_of(lines: Sequence[Line]) -> tuple[tuple[str, str], ...]:
    """What the facts say."""
    return tuple(
        (line.name if name is None else f"{line.name}: {name}", text)
        for line in lines
        for name, text in [*((None, text) for text in line.below), *((key.text, key.number) for key in line.keys)]
    )
