"""Bars below each other: shares of one base or of a base each, pairs on a scale of their own, a figure and the year before."""

from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import replace
from fractions import Fraction

from scripts.ground.bases import size_of
from scripts.ground.claim import COUNT
from scripts.ground.data_package import Row
from scripts.ground.interval import EXACT
from scripts.ground.row_notes import PERCENT as SHARE
from scripts.ground.years import years_of
from scripts.site.charts.colours import colour_of
from scripts.site.charts.crowd import CrowdPart, Outcome, outcomes
from scripts.site.charts.display import DisplayTrack, tracks
from scripts.site.charts.drawn_rows import quantity
from scripts.site.charts.elements import Cells, Drawing, Element, MissingError, signs_of, text_of
from scripts.site.charts.marks import MISSING, PERCENT, Extent, Strip, full, strip
from scripts.site.figure.against import count_of
from scripts.site.figure.amounts import bare_value
from scripts.site.package.labels import Labels
from scripts.site.package.lookup import EACH

BARS = frozenset({"bar", "more", "base", "apart", "sign"})
PLAIN = "adults"
# What all of a bar is: a hundred per cent, or those of whom a bar says so many of so many.
WHOLE, ANSWERED = "whole", "answered"
# One number alone stands beside nothing.
FEWEST = 2
Bar = tuple[Element, str, Row, Extent]


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
        beside_last_year(DisplayTrack(label(element, name, cells), (cell,), colours=element.look[:1]), row, cells)
        for element, name, row, cell in found
    ]
    scale = [ANSWERED if sign == WHOLE and wholes else sign for sign in signs_of(elements)]
    signs = (*scale, *(("about",) if any(row["qualifier"] != EXACT for row in rows) else ()))
    return Drawing(tracks(kept, (PLAIN,)), (*rows, *wholes), said_of(kept), signs)


def beside_last_year(track: DisplayTrack, row: Row, cells: Cells) -> DisplayTrack:
    """A bar with the year before: below it where it may be compared, else only in words to the right."""
    before = cells.before(row, count_of(row, cells.labels))
    return replace(track, before=before.mark, note="" if before.mark else before.text)


def said_of(kept: Sequence[DisplayTrack]) -> tuple[tuple[str, str], ...]:
    """What bars say."""
    return tuple(
        (
            track.label,
            f"{track.cells[0].text} ({beside})"
            if (beside := track.before.text if track.before else track.note)
            else track.cells[0].text,
        )
        for track in kept
        if track.cells[0]
    )


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


def share_or_count(name: str, base: str, cells: Cells) -> tuple[Row, Extent] | None:
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
    text = cells.labels.language.words["of_whole"].format(number(counted["value"]), number(whole["value"]))
    return counted, Extent(text, length, length)


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
    kept: list[DisplayTrack] = []
    for group in groups:
        most = max((float(row["value"]) for _, row in group), default=0) or 1
        for at, (element, row) in enumerate(group):
            length = float(row["value"]) / most
            cell = Extent(cells.labels.language.number(row["value"]), length, length)
            track = DisplayTrack(
                text_of(element, cells), (cell,), colours=element.look[:1], apart=bool(kept) and not at
            )
            kept.append(beside_last_year(track, row, cells))
    return Drawing(tracks(kept, (PLAIN,), top=1), tuple(rows), said_of(kept), signs_of(elements))


def exactly(element: Element, cells: Cells) -> Row:
    """The row of a number that is known exactly. Raises MissingError."""
    row = cells.row(element.cells)
    if row["qualifier"] != EXACT:
        raise MissingError(element.cells)
    return row


# The colour of the year before.
SECOND = "soft"
# So many marks can be counted in a small picture.
MOST_MARKS = 120


def pair(rows: Sequence[Row], shared: bool, labels: Labels) -> Drawing:
    """The rows, the newest first. `shared`: each as a share of what it is of; else counts on a scale of their own."""
    found, colours = tuple(rows), (colour_of(rows[0], labels), SECOND)
    if shared or rows[0]["measure"] == SHARE:
        kept = [share(row, colour, labels) for row, colour in zip(rows, colours, strict=False)]
        said = tuple((track.label, track.cells[0].text if track.cells[0] else "") for track in kept)
        return Drawing(tracks(kept, colours[:1]), found, said)
    numbers = [int(float(row["value"])) for row in rows]
    said = tuple((row["year"], bare_value(row, labels)) for row in rows)
    if all(numbers) and (max(numbers) <= MOST_MARKS or len(rows) == 1):
        marks = [
            Outcome(row["year"], (CrowdPart(number, full(colours[place])),), stressed=not place)
            for place, (row, number) in enumerate(zip(rows, numbers, strict=True))
        ]
        return Drawing(outcomes(marks), found, said)
    bars = [
        DisplayTrack(row["year"], (Extent(bare_value(row, labels), number, number),), colours=(colour,))
        for row, number, colour in zip(rows, numbers, colours, strict=False)
    ]
    return Drawing(tracks(bars, colours[:1], top=max(numbers) or 1), found, said)


def share(row: Row, colour: str, labels: Labels) -> DisplayTrack:
    """A row as a bar of what it is of: its share, and beside it the year with the counts where they are known."""
    words, size = labels.language.words, size_of(row, years_of(labels.package))
    if row["measure"] == SHARE:
        return DisplayTrack(row["year"], (quantity(row, labels) or Extent("", state=MISSING),), colours=(colour,))
    part = 100 * Fraction(row["value"]) / Fraction(size)
    text = words["percent_in_table"].format(labels.language.number(f"{float(part):.1f}"))
    counts = words["of_whole"].format(bare_value(row, labels), labels.language.number(size))
    label = words["against_year"].format(row["year"], counts)
    return DisplayTrack(label, (Extent(text, float(part), float(part)),), colours=(colour,))


THICK = 12


def bar(row: Row | None, colour: str, labels: Labels) -> Strip:
    """The bar of a number, its track the whole; hatched all over where there is no number."""
    whole = PERCENT if row is None or row["measure"] == SHARE else float(size_of(row, years_of(labels.package)))
    return strip(quantity(row, labels, whole) or Extent("", state=MISSING), "", colour, THICK, whole)
