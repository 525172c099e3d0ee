"""Which rows of an indicator are drawn together, and what is known of each as a bar shows it. Rows in, rows and quantities out."""

from collections.abc import Iterable, Sequence
from math import inf

from scripts.ground.cells import cell_of, with_codes
from scripts.ground.codes import HIDDEN as SUPPRESSED
from scripts.ground.columns import Column
from scripts.ground.data_package import Row
from scripts.ground.interval import ABOUT, EXACT, has_number, of_observation, stated
from scripts.site.charts.marks import HIDDEN, MISSING, PERCENT, WORDED, Extent
from scripts.site.figure.amounts import bare_value
from scripts.site.figure.selection import Groups, grouped, told_apart_by_population
from scripts.site.package.labels import Labels
from scripts.site.package.said import words_on
from scripts.site.text.language import LANGUAGES


def quantity(row: Row | None, labels: Labels, whole: float = PERCENT) -> Extent | None:
    """A row as a bar shows it; what is open upwards ends at the whole, or at the answer that it is a part of.

    A row without a number is hidden, or said in words, or is nowhere in the source's text.
    """
    if row is None:
        return None
    if not has_number(row):
        return without_number(row, labels)
    reach, text = of_observation(row), bare_value(row, labels)
    if row["qualifier"] == EXACT:
        value = float(next(iter(stated(row).values())))
        return Extent(text, value, value)
    low, high = float(reach.lower or 0), whole if reach.upper is None else float(reach.upper)
    high = max(low, min(high, most_of_parent(row, labels)))
    return Extent(text, low, high, open=reach.upper is None or row["qualifier"] == ABOUT)


def most_of_parent(row: Row, labels: Labels) -> float:
    """How much the answer that a row is a part of is at most, so that a part is drawn alike with or without it."""
    parent = labels.book.parent(row["indicator"], row["category"])
    reach = labels.facts.reach(with_codes(cell_of(row), category=parent)) if parent else None
    return inf if reach is None or reach.upper is None else float(reach.upper)


def without_number(row: Row, labels: Labels) -> Extent:
    """A row of which the source gives no number, or the publisher does not show it."""
    if row["obs_status"] == SUPPRESSED:
        return Extent(bare_value(row, labels), state=HIDDEN)
    words = words_on(row, labels.package)
    if not words:
        return Extent("", state=MISSING)
    # The words are in the sources' language: in another it is said that there are some.
    of_source = labels.language.code == LANGUAGES[0]
    return Extent(words[0] if of_source else labels.code_in_sentence("qualifier", "words"), state=WORDED)


# Where a number has no upper bound, the scale goes on so far beyond it.
OPEN = 1.2
# What two rows share that differ only in which cases are counted.
SAME_BUT_SCOPE: tuple[Column, ...] = (
    "category",
    "population",
    "measure",
    "unit",
    "within_indicator",
    "within_category",
    "base_indicator",
    "base_category",
    "year",
    "year_to",
    "producer",
)


def fullest_group(rows: list[Row], labels: Labels, said: Sequence[Row] = ()) -> list[Row]:
    """The values of one measure and base in the newest year: the group with most of them that can be drawn, or none.

    The group that holds what the headline says comes before a fuller one.
    """
    newest = max((row["year"] for row in rows if has_number(row)), default="")
    candidates: Groups = {}
    for key, group in grouped([row for row in rows if row["year"] == newest], labels).items():
        for row in group:
            same = (
                *key,
                row["measure"],
                row["unit"],
                row["base_indicator"],
                "" if of_own_kind(row) else row["base_category"],
            )
            candidates.setdefault(same, []).append(row)
    by_population = told_apart_by_population(rows)
    drawn = [
        (
            group,
            group
            if by_population
            else [row for row in group if not labels.book.is_whole(row["indicator"], row["category"])],
        )
        for group in candidates.values()
    ]
    worth = [each for each in drawn if worth_drawing(with_other_scopes(each[1], rows), each[0], labels)]
    # max keeps the first of equals, and the groups are in the order of the table.
    _, best = max(
        worth, key=lambda each: (holds(each[0], said), drawable(with_other_scopes(each[1], rows))), default=([], [])
    )
    return best


def of_own_kind(row: Row) -> bool:
    """Whether a share is of the same answer in another indicator: of each kind of need, how much of it was met."""
    return row["base_indicator"] not in ("", row["indicator"]) and row["base_category"] == row["category"]


def holds(rows: Iterable[Row], said: Sequence[Row]) -> bool:
    """Whether all that is said is among the rows. What has no observation, such as a printed rank, is never among them."""
    names = {row["observation"] for row in rows}
    return bool(said) and all(row["observation"] in names for row in said)


def drawable(group: Sequence[Row]) -> int:
    """How many of the rows have a number, or a bound, which is drawn as far as it reaches."""
    return sum(map(has_number, group))


def worth_drawing(parts: Sequence[Row], group: Sequence[Row], labels: Labels) -> bool:
    """One bar alone says something only when its scale is a whole: it is a share, has a base, or stands beside its whole."""
    wholes = [row for row in group if row["value"]]
    against_whole = (
        row
        for row in parts
        if row["measure"] == "percent"
        or row["base"]
        or any(each != row and is_whole_of(each, row, labels) for each in wholes)
    )
    return drawable(parts) > 1 or any(map(has_number, against_whole))


def with_other_scopes(group: list[Row], rows: Sequence[Row]) -> list[Row]:
    """The group with, after each row, the same cell with or without a large case."""
    found = []
    for own in group:
        found.append(own)
        same = (row for row in rows if all(row[field] == own[field] for field in SAME_BUT_SCOPE))
        found += [row for row in same if row["scope"] != own["scope"] and row not in group]
    return found


def top(group: Sequence[Row], rows: Sequence[Row], kind: str, labels: Labels) -> float:
    """The end of the scale: all of the base, so that a small share looks small; else the largest number."""
    if group[0]["measure"] == "percent":
        return PERCENT
    numbers = [
        row[field]
        for row in group
        for field in ("value", "base", *(() if row["qualifier"] == EXACT else ("lower", "upper")))
    ]
    if kind == "parts_of_whole":
        numbers += [row["value"] for row in rows if is_whole_of(row, group[0], labels)]
    beyond = [OPEN * float(row["lower"]) for row in group if row["lower"] and not row["upper"] and not row["value"]]
    return max([float(number) for number in numbers if number] + (beyond if kind != "parts_of_whole" else []))


def is_whole_of(row: Row, part: Row, labels: Labels) -> bool:
    """Whether a row is the whole that a part belongs to."""
    whole = labels.book.is_whole(row["indicator"], row["category"])
    fields = [field for field in SAME_BUT_SCOPE if field != "category"]
    return whole and row["scope"] == part["scope"] and all(row[field] == part[field] for field in fields)
