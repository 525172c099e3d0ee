"""A figure and the same of the year before, by themselves: two bars of what each is of, or so many marks. Rows in, a figure out."""

from collections.abc import Sequence
from fractions import Fraction

from scripts.ground.data_package import Row
from scripts.ground.row_notes import PERCENT
from scripts.ground.years import size_of, years_of
from scripts.site.charts.crowd import Part
from scripts.site.charts.hue import colour_of
from scripts.site.charts.known import quantity
from scripts.site.charts.marks import full
from scripts.site.charts.outcomes import Outcome, outcomes
from scripts.site.charts.quantity import MISSING, Quantity
from scripts.site.charts.tracks import Track, tracks
from scripts.site.drawings.figure_cells import Drawing
from scripts.site.figure.wording import bare_value
from scripts.site.package.labels import Labels

# Of the year before.
SECOND = "soft"
# So many marks can be counted in a small picture.
MOST_MARKS = 120


def pair(rows: Sequence[Row], shared: bool, labels: Labels) -> Drawing:
    """The rows, the newest first. `shared`: each as a share of what it is of; else counts on a scale of their own."""
    found, colours = tuple(rows), (colour_of(rows[0], labels), SECOND)
    if shared or rows[0]["measure"] == PERCENT:
        kept = [share(row, colour, labels) for row, colour in zip(rows, colours, strict=False)]
        said = tuple((track.label, text_of(track)) for track in kept)
        return Drawing(tracks(kept, colours[:1]), found, said)
    numbers = [int(float(row["value"])) for row in rows]
    said = tuple((row["year"], bare_value(row, labels)) for row in rows)
    if all(numbers) and (max(numbers) <= MOST_MARKS or len(rows) == 1):
        marks = [
            Outcome(row["year"], (Part(number, full(colours[place])),), stressed=not place)
            for place, (row, number) in enumerate(zip(rows, numbers, strict=True))
        ]
        return Drawing(outcomes(marks), found, said)
    bars = [
        Track(row["year"], (Quantity(bare_value(row, labels), number, number),), colours=(colour,))
        for row, number, colour in zip(rows, numbers, colours, strict=False)
    ]
    return Drawing(tracks(bars, colours[:1], top=max(numbers) or 1), found, said)


def share(row: Row, colour: str, labels: Labels) -> Track:
    """A row as a bar of what it is of: its share, and beside it the year with the counts where they are known."""
    words, size = labels.language.words, size_of(row, years_of(labels.package))
    if row["measure"] == PERCENT:
        cell = quantity(row, labels) or Quantity("", state=MISSING)
        return Track(row["year"], (cell,), colours=(colour,))
    part = 100 * Fraction(row["value"]) / Fraction(size)
    text = words["percent_in_table"].format(labels.language.number(f"{float(part):.1f}"))
    counts = words["of_whole"].format(bare_value(row, labels), labels.language.number(size))
    label = words["against_year"].format(row["year"], counts)
    return Track(label, (Quantity(text, float(part), float(part)),), colours=(colour,))


def text_of(track: Track) -> str:
    """The number of a bar."""
    return track.cells[0].text if track.cells[0] else ""
