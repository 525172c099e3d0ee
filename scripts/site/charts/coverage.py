"""What is known of how much of each need was met, as tracks: kind by kind, or promise by promise."""

from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from scripts.ground.data_package import Row
from scripts.ground.interval import EXACT, has_number
from scripts.site.charts.data import signs_of_bars
from scripts.site.charts.display import Display, DisplayTrack, apart, tracks
from scripts.site.charts.drawn_rows import quantity
from scripts.site.charts.elements import Cells, Drawing, Element, MissingError, exact, one, text_of
from scripts.site.charts.marks import HIDDEN, MISSING, PERCENT, Extent
from scripts.site.charts.rankings import places
from scripts.site.figure.amounts import bare_value
from scripts.site.package.said import newest_accounts

KNOWN = frozenset({"needs", "column", "foreign", "beyond"})
PROMISED = frozenset({"rights", "column", "foreign", "paired", "unpaired"})


class Met(NamedTuple):
    """What is known of how much of a need one side met, and of what rows; `foreign`: its number is a share of something else."""

    rows: tuple[Row, ...]
    cell: Extent
    foreign: bool = False


def known(elements: Sequence[Element], cells: Cells) -> Drawing:
    """Each kind, and what is known of how much of the need the one, the other and both met. Raises MissingError with no number."""
    needs = one(elements, "needs")
    columns = [each for each in elements if each.kind == "column"]
    ranked = {name: place for place, name in places(needs.cells, cells)}
    remarks = needs.texts_in(cells.labels.language.code)
    tracked, rows = [], []
    for answer, name in cells.each(needs.cells).items():
        found = [met(each.cells, answer, cells) for each in columns]
        numbered = [side for side in found if any(map(has_number, side.rows))]
        place = ranked.get(name, "")
        remark = remarks[int(place) - 1] if place.isdecimal() and int(place) <= len(remarks) else ""
        if any(side.foreign for side in found):
            remark = text_of(one(elements, "foreign"), cells)
        if remark or any(side.cell.text for side in found):
            tracked.append(
                (-len(numbered), DisplayTrack(cells.label(name), tuple(side.cell for side in found), remark))
            )
            rows += [row for side in found for row in side.rows]
    if not any(order for order, _ in tracked):
        raise MissingError(needs.cells)
    kept = [track for _, track in sorted(tracked, key=lambda each: each[0])]
    rest, unknown = one(elements, "beyond").texts_in(cells.labels.language.code)
    made = drawn(kept, columns, rows, cells)
    return replace(made, said=(*made.said, (rest, unknown))) if len(kept) < len(cells.each(needs.cells)) else made


def promised(elements: Sequence[Element], cells: Cells) -> Drawing:
    """Each thing that is promised, the need that we pair it with, and what is known of how much of that need was met.

    What is paired with no need has no track: nobody has asked. Raises MissingError where nothing is promised, or without a number.
    """
    theme = one(elements, "rights").look[0]
    rights = [row for row in newest_accounts(cells.labels) if row["account_theme"] == theme]
    columns = [each for each in elements if each.kind == "column"]
    paired = text_of(one(elements, "paired"), cells)
    unpaired, unknown = one(elements, "unpaired").texts_in(cells.labels.language.code)
    made, rows = [], []
    for right in rights:
        indicator, _, answer = next(iter(right["bears_on"].split()), "").partition(".")
        found = [met(each.cells, answer, cells) for each in columns]
        need = paired.format(cells.labels.category(indicator, answer)) if answer else unpaired
        remark = f"{need}, {text_of(one(elements, 'foreign'), cells)}" if any(side.foreign for side in found) else need
        claim = cells.labels.language.text(right, "claim").removesuffix(".")
        made.append(DisplayTrack(claim, tuple(side.cell for side in found), remark))
        rows += [row for side in found for row in side.rows]
    if not any(map(has_number, rows)):
        raise MissingError(next(iter(columns)).cells)
    return replace(drawn(made, columns, rows, cells, unknown), wide=True)


def drawn(
    kept: Sequence[DisplayTrack], columns: Sequence[Element], rows: Sequence[Row], cells: Cells, unknown: str = ""
) -> Drawing:
    """The tracks without a column that says nothing of any of them, where two others do; `unknown`: what stands for nothing."""
    found = enumerate(zip(*(track.cells for track in kept), strict=True))
    told = [at for at, column in found if any(cell and cell.text for cell in column)]
    shown, nothing = told if len(told) > 1 else range(len(columns)), Extent(unknown, state=MISSING)
    of = [[cell if (cell := track.cells[at]) and cell.text else nothing for at in shown] for track in kept]
    made = [replace(track, cells=tuple(own)) for track, own in zip(kept, of, strict=True)]
    heads = [text_of(columns[at], cells) for at in shown]
    display, drawn_cells = laid_out(made, [columns[at].look[0] for at in shown], heads, cells)
    said = tuple(
        (f"{track.label}, {head.lower()}{f' ({track.remark})' if track.remark else ''}", cell.text)
        for track in made
        for head, cell in zip(heads, track.cells, strict=True)
        if cell and cell.text
    )
    return Drawing(display, tuple(rows), said, signs_of_bars(drawn_cells))


def laid_out(
    made: Sequence[DisplayTrack], colours: Sequence[str], heads: Sequence[str], cells: Cells
) -> tuple[Display, list[Extent]]:
    """The rows as a table; where most of it would be empty, each number by itself and one sentence for all that has none.

    And the bars that are drawn.
    """
    every = [cell for track in made for cell in track.cells if cell]
    numbers = [cell for cell in every if not cell.state]
    if 2 * len(numbers) >= len(made) * len(heads):
        return tracks(made, colours, heads), every
    return apart(made, colours, heads, cells.labels.language.words["drawn_no_number"]), numbers


def met(pattern: str, answer: str, cells: Cells) -> Met:
    """What the newest year says of how much of a need one side met: a share, or else how many, or a share of something else."""
    if answer not in cells.each(pattern):
        return Met((), Extent("", state=MISSING))
    name = pattern.replace("*", answer)
    cell, _, need = name.partition(".percent.of.")
    found = [cells.there(each) for each in (name, f"{cell}.count", f"{cell}.percent")]
    row = next((row for row in found if row and has_number(row)), next(filter(None, found), None))
    if row is not None and row is found[1] and has_number(row):
        return of_needs(row, exact(f"{need}.{'.'.join(cell.split('.')[2:])}.count", cells), cells)
    shown = quantity(row, cells.labels) or Extent("", state=MISSING)
    if shown.state == HIDDEN:
        shown = replace(shown, text=cells.word("hidden"))
    foreign = row is not None and row is not found[0] and has_number(row)
    return Met((row,) if row else (), replace(shown, state=MISSING) if foreign else shown, foreign)


def of_needs(counted: Row, needs: Row | None, cells: Cells) -> Met:
    """A count out of the needs; where these are not known, or fewer, the count alone."""
    number, unit = bare_value(counted, cells.labels), cells.labels.code_in_sentence("unit", counted["unit"])
    if needs is None or counted["qualifier"] != EXACT:
        return Met((counted,), Extent(f"{number} {unit}", state=MISSING))
    length = PERCENT * float(counted["value"]) / float(needs["value"])
    of_all = cells.labels.say("of_whole", number, bare_value(needs, cells.labels))
    text, end = (of_all, length) if length <= PERCENT else (f"{number} {unit}", PERCENT)
    return Met((counted, needs), Extent(text, end, end))
