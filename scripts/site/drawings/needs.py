"""Figures of needs and what met them: the whole in steps, kind by kind as a matrix, or what is known of each kind as tracks."""

from collections.abc import Sequence
from functools import partial

from scripts.ground.added import NONE, left_out
from scripts.ground.data_package import Row
from scripts.ground.interval import EXACT, has_number, stated
from scripts.ground.years import years_of
from scripts.site.charts.cascade import Step, cascade
from scripts.site.charts.chart_words import signs_of_bars, signs_of_matrix
from scripts.site.charts.known import quantity
from scripts.site.charts.matrix import Heads, Need, Side, matrix
from scripts.site.charts.quantity import HIDDEN, MISSING, PERCENT, Quantity
from scripts.site.charts.tracks import Track, tracks
from scripts.site.drawings.bars import signs_of
from scripts.site.drawings.fields import text_of
from scripts.site.drawings.figure_cells import Cells, Drawing, MissingError
from scripts.site.drawings.rankings import places
from scripts.site.drawings.table import Element
from scripts.site.figure.wording import bare_value
from scripts.site.package.said import newest as accounts_of_newest
from scripts.site.package.said import words_on

STEPS = frozenset({"whole", "part", "share", "rest", "more", "overlap", "sign"})
KINDS = frozenset({"needs", "kinds", "bars", "left", "right", "rest", "sign"})
KNOWN = frozenset({"needs", "column", "foreign", "beyond"})
PROMISED = frozenset({"rights", "column", "foreign", "paired", "unpaired"})
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
    if counted is None or not has_number(counted):
        hidden = counted is not None and counted["obs_status"] == "Q"
        words = (
            cells.word("hidden")
            if hidden
            else cells.labels.code_in_sentence("obs_status", counted["obs_status"])
            if counted
            else cells.word("unknown")
        )
        return Side(Quantity(words, state=HIDDEN if hidden else MISSING)), [counted] if counted else []
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


def known(elements: Sequence[Element], cells: Cells) -> Drawing:
    """Each kind, and what is known of how much of the need the one, the other and both met. Raises MissingError with no number."""
    needs = one(elements, "needs")
    columns = [each for each in elements if each.kind == "column"]
    ranked = {name: place for place, name in places(needs.cells, cells)}
    remarks = needs.texts_in(cells.labels.language.code)
    tracked, rows = [], []
    for answer, name in cells.each(needs.cells).items():
        found = [best(each.cells, answer, cells) for each in columns]
        numbered = [row for row, _ in found if row and has_number(row)]
        place = ranked.get(name, "")
        remark = remarks[int(place) - 1] if place.isdecimal() and int(place) <= len(remarks) else ""
        if any(row and has_number(row) and not of_need for row, of_need in found):
            remark = text_of(one(elements, "foreign"), cells)
        if numbered or remark or any(row and words_on(row, cells.package) for row, _ in found):
            shown = tuple(of_the_need(row, of_need, cells) for row, of_need in found)
            tracked.append((-len(numbered), Track(cells.label(name), shown, remark)))
            rows += [row for row, _ in found if row]
    if not any(order for order, _ in tracked):
        raise MissingError(needs.cells)
    kept = [track for _, track in sorted(tracked, key=lambda each: each[0])]
    heads = [text_of(each, cells) for each in columns]
    plane = partial(tracks, kept, [each.look[0] for each in columns], heads)
    rest, unknown = one(elements, "beyond").texts_in(cells.labels.language.code)
    return Drawing(plane, tuple(rows), (*said_of_tracks(kept, heads), (rest, unknown)), signs_of_tracks(kept))


def promised(elements: Sequence[Element], cells: Cells) -> Drawing:
    """Each thing that is promised, the need that we pair it with, and what is known of how much of that need was met.

    What is paired with no need has no track: nobody has asked. Raises MissingError where nothing is promised, or without a number.
    """
    theme = one(elements, "rights").look[0]
    rights = [row for row in accounts_of_newest(cells.labels) if row["account_theme"] == theme]
    columns = [each for each in elements if each.kind == "column"]
    paired = text_of(one(elements, "paired"), cells)
    unpaired, unknown = one(elements, "unpaired").texts_in(cells.labels.language.code)
    made, rows = [], []
    for right in rights:
        name = next(iter(right["bears_on"].split()), "")
        indicator, _, answer = name.partition(".")
        found = [best(each.cells, answer, cells) if answer else (None, False) for each in columns]
        shown = [of_the_need(row, of_need, cells) for row, of_need in found]
        of_other = any(row and has_number(row) and not of_need for row, of_need in found)
        need = paired.format(cells.labels.category(indicator, answer)) if answer else unpaired
        remark = f"{need}, {text_of(one(elements, 'foreign'), cells)}" if of_other else need
        claim = cells.labels.language.text(right, "claim").removesuffix(".")
        made.append(
            Track(claim, tuple(cell if cell.text else Quantity(unknown, state=MISSING) for cell in shown), remark)
        )
        rows += [row for row, _ in found if row]
    if not any(map(has_number, rows)):
        raise MissingError(next(iter(columns)).cells)
    heads = [text_of(each, cells) for each in columns]
    plane = partial(tracks, made, [each.look[0] for each in columns], heads)
    return Drawing(plane, tuple(rows), said_of_tracks(made, heads), signs_of_tracks(made), wide=True)


def best(pattern: str, answer: str, cells: Cells) -> tuple[Row | None, bool]:
    """What the newest year says of a kind: a share of the need, or of something else; and whether it is of the need."""
    if answer not in cells.each(pattern):
        return None, False
    name = pattern.replace("*", answer)
    of_need, plain = cells.there(name), cells.there(name.partition(".of.")[0])
    found = [row for row in (of_need, plain) if row]
    numbered = next((row for row in found if has_number(row)), next(iter(found), None))
    return numbered, numbered is not None and numbered is of_need


def of_the_need(row: Row | None, of_need: bool, cells: Cells) -> Quantity:
    """How much of the need is met; of a number that is a share of something else only that, on a track that says nothing."""
    cell = quantity(row, cells.labels)
    if row is None or cell is None:
        return Quantity("", state=MISSING)
    return Quantity(cell.text, state=MISSING) if has_number(row) and not of_need else cell


def signs_of_tracks(kept: Sequence[Track]) -> tuple[str, ...]:
    """How the bars of some tracks are read."""
    return signs_of_bars(cell for track in kept for cell in track.cells if cell)


def said_of_tracks(kept: Sequence[Track], heads: Sequence[str]) -> tuple[tuple[str, str], ...]:
    """What the tracks say."""
    return tuple(
        (f"{track.label}, {head.lower()}{f' ({track.remark})' if track.remark else ''}", cell.text)
        for track in kept
        for head, cell in zip(heads, track.cells, strict=True)
        if cell and cell.text
    )
