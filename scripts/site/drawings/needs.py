"""Figures of needs and what met them: the whole in steps, or kind by kind as a matrix."""

from collections.abc import Sequence
from functools import partial

from scripts.ground.added import NONE, left_out
from scripts.ground.data_package import Row
from scripts.ground.interval import EXACT, has_number, stated
from scripts.ground.statuses import HIDDEN as SUPPRESSED
from scripts.ground.years import years_of
from scripts.site.charts.cascade import Step, cascade
from scripts.site.charts.chart_words import signs_of_matrix
from scripts.site.charts.known import quantity
from scripts.site.charts.matrix import Heads, Need, Side, matrix
from scripts.site.charts.quantity import HIDDEN, MISSING, PERCENT, Quantity
from scripts.site.drawings.bars import signs_of
from scripts.site.drawings.fields import text_of
from scripts.site.drawings.figure_cells import Cells, Drawing, MissingError
from scripts.site.drawings.table import Element
from scripts.site.figure.wording import bare_value

STEPS = frozenset({"whole", "part", "share", "rest", "more", "overlap", "sign"})
KINDS = frozenset({"needs", "kinds", "bars", "left", "right", "rest", "sign"})
# Fewer rows make no matrix.
FEWEST = 3


def one(elements: Sequence[Element], kind: str) -> Element:
    """The one element of a kind."""
    return next(element for element in elements if element.kind == kind)


def steps(elements: Sequence[Element], cells: Cells) -> Drawing:
    """The needs, what was met of them by the one and by the other, and the least that nobody met.

    Raises MissingError without one of these, or where they are together more than the needs.
    """
    drawn = [each for each in elements if each.kind in ("whole", "part", "rest")]
    rows = [cells.row(each.cells) for each in drawn]
    shares = shares_of(elements)
    made = [step(each, row, share, cells) for each, row, share in zip(drawn, rows, shares, strict=True)]
    whole, *parts, rest = made
    if sum(part.size for part in parts) + rest.size > whole.size:
        raise MissingError(drawn[-1].cells)
    more = one(elements, "more")
    extra = cells.maybe(more.cells) if left_out(rows[0], years_of(cells.package)) != NONE else None
    beside, in_table = more.texts_in(cells.labels.language.code)
    said_extra = beside.format(bare_value(extra, cells.labels)) if extra else ""
    plane = partial(cascade, whole, parts, rest, said_extra, text_of(one(elements, "overlap"), cells))
    said = [(each.text, each.number) for each in made]
    said += [(in_table, bare_value(extra, cells.labels))] if extra else []
    told = [*(row for name in shares if name and (row := cells.maybe(name))), *([extra] if extra else [])]
    return Drawing(plane, (*rows, *told), tuple(said), signs_of(elements))


def shares_of(elements: Sequence[Element]) -> list[str]:
    """For each number that is drawn the name of its share of the whole, which stands after it in the table; or nothing."""
    found: list[str] = []
    for element in elements:
        if element.kind in ("whole", "part", "rest"):
            found.append("")
        elif element.kind == "share":
            found[-1] = element.cells
    return found


def step(element: Element, row: Row, share: str, cells: Cells) -> Step:
    """A number of the steps, with its share where the year has one."""
    long, short = element.texts_in(cells.labels.language.code)
    own = cells.maybe(share) if share else None
    if own:
        said = bare_value(own, cells.labels)
        long, short = (cells.word("with_share", text, said) for text in (long, short))
    size = float(next(iter(stated(row).values())))
    return Step(bare_value(row, cells.labels), size, long, element.look[0], short)


def kinds(elements: Sequence[Element], cells: Cells) -> Drawing:
    """The matrix: a row for each kind of which the year counts the needs, the most needed first.

    Raises MissingError with fewer than three.
    """
    needs, left, right, rest = (one(elements, kind) for kind in ("needs", "left", "right", "rest"))
    counted = [(answer, row) for answer, name in cells.each(needs.cells).items() if (row := exact(name, cells))]
    if len(counted) < FEWEST:
        raise MissingError(needs.cells)
    counted.sort(key=lambda each: -float(each[1]["value"]))
    made, rows = [], []
    for answer, row in counted:
        sides = [side(each.cells, answer, row, cells) for each in (left, right)]
        least = cells.maybe(rest.cells.replace("*", answer))
        counted_both = not any(own.share.state for own, _ in sides)
        told = bare_value(least, cells.labels) if least else cells.word("rest_none" if counted_both else "rest_unknown")
        share = share_of(least, row, cells) if least else ""
        label = cells.label(needs.cells.replace("*", answer))
        unit = cells.labels.code_in_sentence("unit", row["unit"])
        number = bare_value(row, cells.labels)
        made.append(Need(label, float(row["value"]), number, unit, sides[0][0], sides[1][0], told, share))
        rows += [row, *(each for _, found in sides for each in found), *([least] if least else [])]
    texts = {kind: text_of(one(elements, kind), cells) for kind in ("kinds", "left", "bars", "right", "rest")}
    heads = Heads(**texts, colours=(left.look[0], right.look[0]))
    key = (*signs_of(elements), *signs_of_matrix(made, heads.colours))
    return Drawing(partial(matrix, made, heads), tuple(rows), said_of(made, heads), key, wide=True)


def exact(name: str, cells: Cells) -> Row | None:
    """The row of a count that is known exactly and is not nothing."""
    row = cells.maybe(name)
    return row if row and row["qualifier"] == EXACT and float(row["value"]) else None


def side(pattern: str, answer: str, needs: Row, cells: Cells) -> tuple[Side, list[Row]]:
    """What one side met of a kind: its share, or its count where that is too small for a share."""
    name = pattern.replace("*", answer)
    if answer not in cells.each(pattern):
        return Side(Quantity(cells.word("not_asked"), state=MISSING)), []
    counted, share = cells.there(name), share_row(name, answer, needs, cells)
    if share is not None:
        count = bare_value(counted, cells.labels) if counted and has_number(counted) else ""
        found = quantity(share, cells.labels) or Quantity("", state=MISSING)
        return Side(found, count, cells.before(share, counted).text), [share, *([counted] if count and counted else [])]
    if counted is None:
        return Side(Quantity(cells.word("unknown"), state=MISSING)), []
    if not has_number(counted):
        status = counted["obs_status"]
        if status == SUPPRESSED:
            return Side(Quantity(cells.word("hidden"), state=HIDDEN)), [counted]
        return Side(Quantity(cells.labels.code_in_sentence("obs_status", status), state=MISSING)), [counted]
    length = min(PERCENT, PERCENT * float(counted["value"] or 0) / float(needs["value"]))
    found = Quantity(bare_value(counted, cells.labels), length, length)
    return Side(found, before=cells.before(counted).text), [counted]


def share_row(name: str, answer: str, needs: Row, cells: Cells) -> Row | None:
    """The share of the needs of a kind that one side met, with a number; one of other needs than the bar is of is not drawn."""
    share = cells.maybe(name.replace(".count", f".percent.of.{needs['indicator']}.{answer}"))
    return share if share and share["base"] in ("", needs["value"]) else None


def share_of(least: Row, needs: Row, cells: Cells) -> str:
    """A least number as a share of the needs, where that can be said."""
    number = float(next(iter(stated(least).values())))
    share = f"{PERCENT * number / float(needs['value']):.1f}"
    return cells.labels.language.words["percent_in_table"].format(cells.labels.language.number(share))


def said_of(made: Sequence[Need], heads: Heads) -> tuple[tuple[str, str], ...]:
    """What a matrix says, row by row."""
    found = []
    for need in made:
        found.append((need.label, f"{need.number} {need.unit}"))
        for head, own in ((heads.left, need.left), (heads.right, need.right)):
            beside = "; ".join(filter(None, (own.count, own.before)))
            text = f"{own.share.text} ({beside})" if beside else own.share.text
            found.append((f"{need.label}, {head[:1].lower()}{head[1:]}", text))
        rest = f"{need.rest} ({need.rest_share})" if need.rest_share else need.rest
        found.append((f"{need.label}, {heads.rest[:1].lower()}{heads.rest[1:]}", rest))
    return tuple(found)
