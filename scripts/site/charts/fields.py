"""Fields of marks, each mark a person; and facts about few people, each by itself, as dots of one colour, majorities in words.

A group has parts that lie in each other, the smallest first; a band is an answer. No row of facts says anything of the next.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from scripts.ground.claim import MAJORITY
from scripts.ground.codes import HIDDEN
from scripts.ground.data_package import Row
from scripts.ground.interval import of_observation
from scripts.site.charts.crowd import CrowdPart, Group, crowd
from scripts.site.charts.display import Display, DisplayLine, LegendKey
from scripts.site.charts.elements import Cells, Drawing, Element, MissingError, exact, one, text_of
from scripts.site.charts.marks import UNKNOWN, Dress, MarkField, full, ring
from scripts.site.figure.amounts import bare_value
from scripts.site.figure.sources import paged, pages
from scripts.site.package.lookup import EACH, claimed, holds

FIELDS = frozenset({"group", "part", "outside", "band", "beyond", "sign"})
WIDE = "wide"
Shown = tuple[list[Group], list[Row]]


def fields(elements: Sequence[Element], cells: Cells) -> Drawing:
    """The groups, or a band for each answer. Raises MissingError where a number is not known exactly, or all are nobody."""
    form, *others = elements
    groups, rows = bands(others, cells) if any(each.kind == "band" for each in others) else nested(others, cells)
    beyond = next((text_of(each, cells) for each in others if each.kind == "beyond"), "")
    dresses = [part.dress for group in groups for part in group.parts if part.count]
    if not dresses:
        raise MissingError(others[0].cells)
    told = {"unknown_marks": UNKNOWN in dresses}
    signs = tuple(word for each in others if each.kind == "sign" for word in each.look if told.get(word, True))
    wide = WIDE in form.look
    shown = {row["observation"]: row for row in rows}
    return Drawing(crowd(groups, wide, beyond), tuple(shown.values()), said_of_groups(groups), signs, wide)


def nested(elements: Sequence[Element], cells: Cells) -> Shown:
    """The groups: each has a number, and parts that each have all those before."""
    groups: list[Group] = []
    rows: list[Row] = []
    starts = [at for at, element in enumerate(elements) if element.kind == "group"]
    for start, end in zip(starts, [*starts[1:], len(elements)], strict=True):
        head, *others = elements[start:end]
        row, number = cells.count(head.cells)
        parts, found = parts_of([each for each in others if each.kind in ("part", "outside")], number, cells)
        own = tuple(parts) or (CrowdPart(number, full(head.look[0])),)
        groups.append(Group(str(number), text_of(head, cells), head.look[0], own, before=cells.before(row).text))
        rows += [row, *found]
    return groups, rows


def parts_of(elements: Sequence[Element], size: int, cells: Cells) -> tuple[list[CrowdPart], list[Row]]:
    """The parts of a group: of what is counted so far, what comes on top; outside, those who certainly are not among a share."""
    parts, rows, reached = [], [], 0
    for element in elements:
        if element.kind == "outside":
            row, count = least_outside(element.cells, size, cells)
            at_least = cells.labels.language.words["said_at_least"].format(count)
            parts.append(CrowdPart(count, dress(element), text_of(element, cells), at_least))
            reached = count
        else:
            row, count = cells.count(element.cells)
            if count < reached:
                raise MissingError(element.cells)
            parts.append(CrowdPart(count - reached, dress(element), text_of(element, cells)))
            reached = count
        rows.append(row)
    return parts, rows


def least_outside(name: str, size: int, cells: Cells) -> tuple[Row, int]:
    """The row of a share of so many people, and how many are not in it at least. Raises MissingError where anybody may be."""
    row = cells.row(name)
    reach = of_observation(row)
    allowed = [n for n in range(size + 1) if size and reach.holds(100 * Fraction(n) / size)]
    if reach.upper is None or not allowed:
        raise MissingError(name)
    return row, size - allowed[-1]  # strictly under half of 23 is at most 11


def dress(element: Element) -> Dress:
    """How the marks of a part look."""
    how, *colour = element.look
    return {"full": full, "ring": ring}[how](*colour) if colour else UNKNOWN


def bands(elements: Sequence[Element], cells: Cells) -> Shown:
    """A group for each answer that has a number, the largest first. Raises MissingError with fewer than two."""
    band = next(each for each in elements if each.kind == "band")
    groups: list[tuple[int, Group, list[Row]]] = []
    for name in cells.each(band.cells).values():
        if (row := cells.maybe(name)) is None:
            continue
        row, count = cells.count(name)
        share = cells.maybe(name.replace(".count", ".percent"))
        said = bare_value(share, cells.labels) if share else ""
        colour, before = band.look[0], cells.before(row, share).text
        group = Group(
            str(count), cells.labels.within(cells.label(name)), colour, (CrowdPart(count, full(colour)),), said, before
        )
        groups.append((-count, group, [row, *([share] if share else [])]))
    if len(groups) < 2:
        raise MissingError(band.cells)
    groups.sort(key=lambda each: each[0])
    return [group for _, group, _ in groups], [row for _, _, rows in groups for row in rows]


def said_of_groups(groups: Sequence[Group]) -> tuple[tuple[str, str], ...]:
    """What fields of marks say: each group, and after it its parts, by the group's name where its number is of all of them."""
    found = []
    for group in groups:
        beside = "; ".join(filter(None, (group.share, group.before)))
        found.append((group.name, f"{group.number} ({beside})" if beside else group.number))
        inside = f"{group.name}, " if group.number == str(group.size) else ""
        found += [(inside + part.name, part.said) for part in group.keys]
    return tuple(found)


FACTS = frozenset({"whole", "fact", "part", "rest", "most"})
# The room of a dot, in pixels; of fewer people or facts there is no figure; and one row may hide something.
DOT, FEWEST, MOST_HIDDEN = 16, 2, 1


@dataclass(frozen=True)
class FieldRow:
    """A row: its line, the observations that it shows, and whether one of its answers is hidden."""

    line: DisplayLine
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
    said = tuple(
        (line.name if name is None else f"{line.name}: {name}", text)
        for line in lines
        for name, text in [*((None, text) for text in line.below), *((key.text, key.number) for key in line.keys)]
    )
    return Drawing(Display("facts", lines), tuple(rows.values()), said, ("rest",) if rings else ())


def fact(elements: Sequence[Element], whole: Element, cells: Cells) -> FieldRow:
    """A row: its parts, what they leave of the whole, and what is said of most. One that hides an answer has no dots."""
    head, *others = elements
    parts = [each for each in others if each.kind == "part"]
    hidden = any(hides(each.cells, cells) for each in parts)
    counted = [] if hidden else [(each, row) for each in parts if (row := exact(each.cells, cells))]
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
    line = DisplayLine(
        text_of(head, cells),
        note=paged(set().union(*pages(shown, cells.labels).values()), cells.labels),
        below=told,
        keys=tuple(keys),
    )
    return FieldRow(line, tuple(shown), hidden)


def key(element: Element, count: int, dress: Dress, cells: Cells) -> LegendKey:
    """So many dots and what they are; the number has a colour of its own where the table gives it one."""
    return LegendKey(MarkField(((count, dress),), DOT), text_of(element, cells), str(count), *element.look[:1])


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
