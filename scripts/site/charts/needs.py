"""Figures of needs and what met them: all of them as squares, or kind by kind in a table."""

from collections.abc import Sequence
from dataclasses import dataclass

from scripts.ground.codes import HIDDEN as SUPPRESSED
from scripts.ground.data_package import Row
from scripts.ground.interval import has_number, stated
from scripts.site.charts.crowd import CrowdPart, Group, crowd
from scripts.site.charts.data import signs_of_bars
from scripts.site.charts.display import CELL, Display, DisplayLine, TableCell
from scripts.site.charts.drawn_rows import quantity
from scripts.site.charts.elements import Cells, Drawing, Element, MissingError, exact, one, signs_of, text_of
from scripts.site.charts.marks import HIDDEN, MISSING, PERCENT, Extent, full, ring, strip
from scripts.site.figure.amounts import bare_value

SQUARES = frozenset({"whole", "part", "share", "rest", "sign"})
KINDS = frozenset({"needs", "column", "rest", "sign"})
# Fewer rows make no table.
FEWEST = 3


@dataclass(frozen=True)
class NeedsSide:
    """What one met: as a share of the needs of the kind (in per cent), its count, and what is said of another year."""

    share: Extent
    count: str = ""
    before: str = ""

    @property
    def text(self) -> str:
        """All of it in words."""
        return bracketed(self.share.text, "; ".join(filter(None, (self.count, self.before))))


@dataclass(frozen=True)
class Need:
    """A kind of need: how many, the sides, and the least that nobody met, in words."""

    label: str
    number: str
    sides: tuple[NeedsSide, ...]
    rest: str

    def line(self, colours: Sequence[str]) -> DisplayLine:
        """The row of the table."""
        met = [
            TableCell(own.text, strip(own.share, self.label, colour, CELL))
            for own, colour in zip(self.sides, colours, strict=False)
        ]
        return DisplayLine(self.label, below=(self.number,), cells=(*met, TableCell(self.rest)))


def squares(elements: Sequence[Element], cells: Cells) -> Drawing:
    """The needs, a square each: what was met by the one and by the other, and the least that nobody met.

    Raises MissingError without one of these, or where they are together more than the needs.
    """
    drawn = [each for each in elements if each.kind in ("whole", "part", "rest")]
    rows = [cells.row(each.cells) for each in drawn]
    shares = shares_of(elements)
    whole, *parts = [part(*one, cells) for one in zip(drawn, rows, shares, strict=True)]
    left = whole.count - sum(one.count for one in parts)
    if left < 0:
        raise MissingError(drawn[-1].cells)
    rest = CrowdPart(left, ring("soft"), cells.labels.language.words["drawn_unknown"])
    own = (*parts, rest)
    said = [(each.name, each.said) for each in (whole, *parts)]
    told = [row for name in shares if name and (row := cells.maybe(name))]
    display = crowd([Group(whole.said, whole.name, "ink", own)], wide=True, square=True)
    return Drawing(display, (*rows, *told), tuple(said), signs_of(elements), wide=True)


def shares_of(elements: Sequence[Element]) -> list[str]:
    """For each number that is drawn the name of its share of the whole, which stands after it in the table; or nothing."""
    found: list[str] = []
    for element in elements:
        if element.kind in ("whole", "part", "rest"):
            found.append("")
        elif element.kind == "share":
            found[-1] = element.cells
    return found


def part(element: Element, row: Row, share: str, cells: Cells) -> CrowdPart:
    """A number of squares, with its share where the year has one."""
    text, own = text_of(element, cells), cells.maybe(share) if share else None
    if own:
        text = cells.word("with_share", text, bare_value(own, cells.labels))
    return CrowdPart(
        int(float(next(iter(stated(row).values())))), full(element.look[0]), text, bare_value(row, cells.labels)
    )


def kinds(elements: Sequence[Element], cells: Cells) -> Drawing:
    """A table: a row for each kind of which the year counts the needs, the most needed first.

    Raises MissingError with fewer than three.
    """
    needs, rest = one(elements, "needs"), one(elements, "rest")
    columns = [each for each in elements if each.kind == "column"]
    counted = [(answer, row) for answer, name in cells.each(needs.cells).items() if (row := exact(name, cells))]
    if len(counted) < FEWEST:
        raise MissingError(needs.cells)
    counted.sort(key=lambda each: -float(each[1]["value"]))
    made, rows = list[Need](), list[Row]()
    for answer, row in counted:
        sides = [side(each.cells, answer, row, cells) for each in columns]
        least = cells.maybe(rest.cells.replace("*", answer))
        counted_both = not any(own.share.state for own, _ in sides)
        told = bare_value(least, cells.labels) if least else cells.word("rest_none" if counted_both else "rest_unknown")
        share = share_of(least, row, cells) if least else ""
        label = cells.label(needs.cells.replace("*", answer))
        number = f"{bare_value(row, cells.labels)} {cells.labels.code_in_sentence('unit', row['unit'])}"
        made.append(Need(label, number, tuple(own for own, _ in sides), bracketed(told, share)))
        rows += [row, *(each for _, found in sides for each in found), *([least] if least else [])]
    heads = [(text_of(each, cells), each.look[0]) for each in (*columns, rest)]
    display = Display("table", tuple(need.line([colour for _, colour in heads]) for need in made), tuple(heads))
    states = signs_of_bars(side.share for need in made for side in need.sides)
    return Drawing(
        display, tuple(rows), said_of(made, [head for head, _ in heads]), (*signs_of(elements), *states), True
    )


def side(pattern: str, answer: str, needs: Row, cells: Cells) -> tuple[NeedsSide, list[Row]]:
    """What one side met of a kind: its share, or its count where that is too small for a share."""
    name = pattern.replace("*", answer)
    if answer not in cells.each(pattern):
        return NeedsSide(Extent(cells.word("not_asked"), state=MISSING)), []
    counted, share = cells.there(name), share_row(name, answer, needs, cells)
    if share is not None:
        count = bare_value(counted, cells.labels) if counted and has_number(counted) else ""
        found = quantity(share, cells.labels) or Extent("", state=MISSING)
        return NeedsSide(found, count, cells.before(share, counted).text), [
            share,
            *([counted] if count and counted else []),
        ]
    if counted is None:
        return NeedsSide(Extent(cells.word("unknown"), state=MISSING)), []
    if not has_number(counted):
        status = counted["obs_status"]
        if status == SUPPRESSED:
            return NeedsSide(Extent(cells.word("hidden"), state=HIDDEN)), [counted]
        return NeedsSide(Extent(cells.labels.code_in_sentence("obs_status", status), state=MISSING)), [counted]
    length = min(PERCENT, PERCENT * float(counted["value"] or 0) / float(needs["value"]))
    found = Extent(bare_value(counted, cells.labels), length, length)
    return NeedsSide(found, before=cells.before(counted).text), [counted]


def share_row(name: str, answer: str, needs: Row, cells: Cells) -> Row | None:
    """The share of the needs of a kind that one side met, with a number; one of other needs than the bar is of is not drawn."""
    share = cells.maybe(name.replace(".count", f".percent.of.{needs['indicator']}.{answer}"))
    return share if share and share["base"] in ("", needs["value"]) else None


def share_of(least: Row, needs: Row, cells: Cells) -> str:
    """A least number as a share of the needs, where that can be said."""
    number = float(next(iter(stated(least).values())))
    share = f"{PERCENT * number / float(needs['value']):.1f}"
    return cells.labels.language.words["percent_in_table"].format(cells.labels.language.number(share))


def bracketed(text: str, more: str) -> str:
    """A text and in brackets what is said beside it."""
    return f"{text} ({more})" if more else text


def said_of(made: Sequence[Need], heads: Sequence[str]) -> tuple[tuple[str, str], ...]:
    """What the table says, row by row."""
    return tuple(
        pair
        for need in made
        for pair in [
            (need.label, need.number),
            *(
                (f"{need.label}, {head[:1].lower()}{head[1:]}", text)
                for head, text in zip(heads, [*(side.text for side in need.sides), need.rest], strict=True)
            ),
        ]
    )
