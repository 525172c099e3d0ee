"""Bars below each other: shares of one base, or of a base each that the label names, and pairs on a scale of their own."""

from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import replace

from scripts.ground.claim import COUNT
from scripts.ground.data_package import Row
from scripts.ground.interval import EXACT
from scripts.site.charts.known import quantity
from scripts.site.charts.quantity import PERCENT, Quantity
from scripts.site.charts.tracks import Track, tracks
from scripts.site.drawings.fields import text_of
from scripts.site.drawings.figure_cells import Cells, Drawing, MissingError
from scripts.site.drawings.table import Element
from scripts.site.figure.against import count_of
from scripts.site.package.lookup import EACH

ELEMENTS = frozenset({"bar", "more", "base", "apart", "sign"})
PLAIN = "adults"
# What all of a bar is: a hundred per cent, or those of whom a bar says so many of so many.
WHOLE, ANSWERED = "whole", "answered"
# One number alone stands beside nothing.
FEWEST = 2
Bar = tuple[Element, str, Row, Quantity]


def bars(elements: Sequence[Element], cells: Cells) -> Drawing:
    """A bar for each figure that the year has; each `bar` there must be, `more` there may be. Raises MissingError without one."""
    found = list(of_elements(elements, cells))
    if not found:
        raise MissingError(elements[0].cells)
    rows, base = [row for _, _, row, _ in found], base_of(elements)
    if EACH in base and not any(whole_of(name, base, cells) for _, name, *_ in found):
        raise MissingError(
            base
        )  # bars of a base each, of which none has a number: another drawing says it in their labels
    wholes = [whole for _, name, row, _ in found if row["measure"] == COUNT and (whole := whole_of(name, base, cells))]
    kept = [
        beside_last_year(Track(label(element, name, cells), (cell,), colours=element.look[:1]), row, cells)
        for element, name, row, cell in found
    ]
    scale = [ANSWERED if sign == WHOLE and wholes else sign for sign in signs_of(elements)]
    signs = (*scale, *(("about",) if any(row["qualifier"] != EXACT for row in rows) else ()))
    return Drawing(tracks(kept, (PLAIN,)), (*rows, *wholes), said_of(kept), signs)


def beside_last_year(track: Track, row: Row, cells: Cells) -> Track:
    """A bar with the year before: below it where it may be compared, else only in words to the right."""
    before = cells.before(row, count_of(row, cells.labels))
    return replace(track, before=before.mark, note="" if before.mark else before.text)


def signs_of(elements: Sequence[Element]) -> tuple[str, ...]:
    """The words that explain how the figure is read."""
    return tuple(word for each in elements if each.kind == "sign" for word in each.look)


def said_of(kept: Sequence[Track]) -> tuple[tuple[str, str], ...]:
    """What bars say."""
    return tuple((track.label, with_before(track, track.cells[0].text)) for track in kept if track.cells[0])


def with_before(track: Track, text: str) -> str:
    """The number of a bar, and after it the year before where that stands beside it."""
    beside = track.before.text if track.before else track.note
    return f"{text} ({beside})" if beside else text


def of_elements(elements: Sequence[Element], cells: Cells) -> Iterator[Bar]:
    """Each bar with its row: a share, or a count of the base where it is too small to be said as a share."""
    base = base_of(elements)
    asked = cells.each(base) if EACH in base else None
    for element in elements:
        if element.kind not in ("bar", "more"):
            continue
        each = cells.each(element.cells) if EACH in element.cells else {"": element.cells}
        names = [name for answer, name in each.items() if asked is None or answer in asked]
        found = [(name, *known) for name in names if (known := share_or_count(name, base, cells))]
        if not found and element.kind == "bar":
            cells.row(element.cells)
            raise MissingError(element.cells)
        yield from ((element, name, row, cell) for name, row, cell in found)


def base_of(elements: Sequence[Element]) -> str:
    """What the bars are parts of: the name of a figure; nothing where each names its own."""
    return next((each.cells for each in elements if each.kind == "base"), "")


def whole_of(name: str, base: str, cells: Cells) -> Row | None:
    """The whole of a bar, with a number."""
    return cells.maybe(base.replace(EACH, name.split(".")[1])) if base else None


def share_or_count(name: str, base: str, cells: Cells) -> tuple[Row, Quantity] | None:
    """The row of a figure and how long its bar is, in per cent of the base; None where the year has no number for it.

    A share of another base than the axis is not drawn.
    """
    row, whole = cells.maybe(name), whole_of(name, base, cells)
    if row is not None and (whole is None or row["base"] in ("", whole["value"])):
        cell = quantity(row, cells.labels)
        return (row, cell) if cell else None
    counted = cells.maybe(name.replace(".percent", ".count").partition(".of.")[0])
    if counted is None or whole is None or counted["qualifier"] != EXACT or not float(whole["value"] or 0):
        return None
    length = PERCENT * float(counted["value"]) / float(whole["value"])
    number = cells.labels.language.number
    text = cells.labels.language.words["drawn_of_base"].format(number(counted["value"]), number(whole["value"]))
    return counted, Quantity(text, length, length)


def label(element: Element, name: str, cells: Cells) -> str:
    """What a bar is of: as the table writes it, with the large case by its name, or else what its answer is called."""
    text = text_of(element, cells)
    return text.format(case=cells.case_names()[0]) if text else cells.label(name)


def pairs(elements: Sequence[Element], cells: Cells) -> Drawing:
    """Numbers beside each other that have no whole; `apart` begins another scale. Each `bar` there must be, `more` there may be.

    Raises MissingError where one is missing, or there are fewer than two.
    """
    groups: list[list[tuple[Element, Row]]] = [[]]
    for element in elements[1:]:
        if element.kind == "apart":
            groups.append([])
        elif element.kind == "bar":
            groups[-1].append((element, exactly(element, cells)))
        elif element.kind == "more":
            with suppress(MissingError):
                groups[-1].append((element, exactly(element, cells)))
    rows = [row for group in groups for _, row in group]
    if len(rows) < FEWEST:
        raise MissingError(elements[0].cells)
    kept: list[Track] = []
    for group in groups:
        most = max((float(row["value"]) for _, row in group), default=0) or 1
        for at, (element, row) in enumerate(group):
            length = float(row["value"]) / most
            cell = Quantity(cells.labels.language.number(row["value"]), length, length)
            track = Track(text_of(element, cells), (cell,), colours=element.look[:1], apart=bool(kept) and not at)
            kept.append(beside_last_year(track, row, cells))
    return Drawing(tracks(kept, (PLAIN,), top=1), tuple(rows), said_of(kept), signs_of(elements))


def exactly(element: Element, cells: Cells) -> Row:
    """The row of a number that is known exactly. Raises MissingError."""
    row = cells.row(element.cells)
    if row["qualifier"] != EXACT:
        raise MissingError(element.cells)
    return row
