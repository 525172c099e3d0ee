"""Fields of marks: each mark a person. A group has parts that lie in each other, the smallest first; a band is an answer."""

from collections.abc import Sequence
from fractions import Fraction

from scripts.ground.data_package import Row
from scripts.ground.interval import of_observation
from scripts.site.charts.crowd import Group, Part, crowd
from scripts.site.charts.marks import UNKNOWN, Dress, full, ring
from scripts.site.drawings.figure_cells import Cells, Drawing, MissingError
from scripts.site.drawings.table import Element
from scripts.site.figure.wording import bare_value

ELEMENTS = frozenset({"group", "part", "outside", "band", "beyond", "sign"})
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
    return Drawing(crowd(groups, wide, beyond), tuple(shown.values()), said_of(groups), signs, wide)


def text_of(element: Element, cells: Cells) -> str:
    """What is written in the language of the page."""
    return element.texts[cells.labels.language.code]


def nested(elements: Sequence[Element], cells: Cells) -> Shown:
    """The groups: each has a number, and parts that each have all those before."""
    groups: list[Group] = []
    rows: list[Row] = []
    starts = [at for at, element in enumerate(elements) if element.kind == "group"]
    for start, end in zip(starts, [*starts[1:], len(elements)], strict=True):
        head, *others = elements[start:end]
        row, number = cells.count(head.cells)
        inner = [each for each in others if each.kind in ("part", "outside")]
        parts, found = parts_of(inner, number, cells)
        own = tuple(parts) or (Part(number, full(head.look[0])),)
        before = cells.before(row).text
        groups.append(Group(str(number), text_of(head, cells), head.look[0], own, before=before))
        rows += [row, *found]
    return groups, rows


def parts_of(elements: Sequence[Element], size: int, cells: Cells) -> tuple[list[Part], list[Row]]:
    """The parts of a group: of what is counted so far, what comes on top; outside, those who certainly are not among a share."""
    parts, rows, reached = [], [], 0
    for element in elements:
        if element.kind == "outside":
            row, count = least_outside(element.cells, size, cells)
            at_least = cells.labels.language.words["said_at_least"].format(count)
            parts.append(Part(count, dress(element), text_of(element, cells), at_least))
            reached = count
        else:
            row, count = cells.count(element.cells)
            if count < reached:
                raise MissingError(element.cells)
            parts.append(Part(count - reached, dress(element), text_of(element, cells)))
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
            str(count), cells.labels.within(cells.label(name)), colour, (Part(count, full(colour)),), said, before
        )
        groups.append((-count, group, [row, *([share] if share else [])]))
    if len(groups) < 2:
        raise MissingError(band.cells)
    groups.sort(key=lambda each: each[0])
    return [group for _, group, _ in groups], [row for _, _, rows in groups for row in rows]


def said_of(groups: Sequence[Group]) -> tuple[tuple[str, str], ...]:
    """What fields of marks say: each group, and after it its parts, by the group's name where its number is of all of them."""
    found = []
    for group in groups:
        beside = "; ".join(filter(None, (group.share, group.before)))
        found.append((group.name, f"{group.number} ({beside})" if beside else group.number))
        inside = f"{group.name}, " if group.number == str(group.size) else ""
        found += [(inside + part.name, part.said) for part in group.keys]
    return tuple(found)
