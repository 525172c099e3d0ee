"""Which place each answer has among the answers of its question: from what their numbers may be, and from nothing else.

A place is from its first to its last: (1, 1) is the most common whatever the others are, (1, 2) may share the first place. An
answer whose number is not known, or is hidden, may be as large as what the others leave of the whole. What gathers the rest ("other
countries") has no place of its own, but another answer is only the largest where it is larger than the rest: all of it may be one.
The observations have the places as `rank_first` and `rank_last`; headlines, claims and figures ask there or here.
"""

from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction

from scripts.ground.cells import CELL_COLUMNS
from scripts.ground.codebook import Codebook
from scripts.ground.data_package import Row
from scripts.ground.interval import ALL, Interval, has_number, of_observation
from scripts.ground.roles import NOBODY

Place = tuple[int, int]
Sizes = Mapping[tuple[str, ...], Fraction]
# What the answers of one question have in common.
TOGETHER = (*(name for name in CELL_COLUMNS if name not in ("category", "base_indicator", "base_category")), "producer")
MEASURES = ("count", "percent")


def ranks(rows: Iterable[Row], book: Codebook) -> dict[str, Place]:
    """Observation -> its place, where its number says something of it. `rows`: observations, with their ends in lower and upper."""
    rows = list(rows)
    sizes = {place_of(row): Fraction(row["value"]) for row in rows if is_size(row, book)}
    groups: dict[tuple[str, ...], list[Row]] = {}
    for row in rows:
        if row["measure"] in MEASURES and not row["base_indicator"]:
            own = of_question(row, book)
            groups.setdefault(tuple([own[name] for name in TOGETHER]), []).append(row)
    found: dict[str, Place] = {}
    for group in groups.values():
        found |= ranks_of(group, book, sizes)
    return found


def of_question(row: Row, book: Codebook) -> Row:
    """The row as one of its question: people who have none of the answers are beside those with one, counted in answers."""
    nobody = row["measure"] == "count" and is_beside(row, book)
    return row | {"unit": book.indicators[row["indicator"]]["unit"]} if nobody else row


def is_beside(row: Row, book: Codebook) -> bool:
    """Whether a row counts those who have none of the answers, where these are of people."""
    nobody = book.role(row["indicator"], row["category"]) == NOBODY
    return nobody and row["category"] in book.rivals(row["indicator"])


def place_of(row: Row) -> tuple[str, ...]:
    """Whom a row is about, and when."""
    return row["population"], row["scope"], row["year"], row["year_to"], row["within_indicator"]


def is_size(row: Row, book: Codebook) -> bool:
    """Whether a row is the exact count of everybody in its population."""
    counted = row["measure"] == "count" and row["qualifier"] == "exact"
    return counted and (row["indicator"], row["category"]) == book.size


def ranks_of(group: Sequence[Row], book: Codebook, sizes: Sizes) -> dict[str, Place]:
    """The places of the answers to one question, in one measure; none where any place is possible."""
    own = of_question(group[0], book)
    answers = book.rivals(own["indicator"], own["year"])
    parts = [row for row in group if row["category"] in answers and has_number(row)]
    units = book.indicators[own["indicator"]]["unit"]
    if not parts or own["unit"] != units:
        return {}
    rest = room(parts, whole(group, book, sizes), book)
    unknown = set(answers) - {row["category"] for row in parts}
    found = places(parts, len(unknown), rest, book)
    named = [each for each in answers if is_named(own["indicator"], each, book)]
    most = len(named)
    placed = [(row, (first, min(last, most))) for row, (first, last) in zip(parts, found, strict=True)]
    return {row["observation"]: place for row, place in placed if row["category"] in named and place != (1, most)}


def is_named(indicator: str, category: str, book: Codebook) -> bool:
    """Whether an answer is one, and does not gather the rest."""
    return book.role(indicator, category) != "rest"


def reach_of(row: Row, room: Fraction | None, book: Codebook) -> Interval:
    """What the number of one answer may be: at most what there is room for beside its least; of the rest any part may be it."""
    reach = bounded(of_observation(row), room)
    return reach if is_named(row["indicator"], row["category"], book) else Interval(Fraction(0), reach.upper)


def whole(group: Sequence[Row], book: Codebook, sizes: Sizes) -> Fraction | None:
    """How many there are together, where a row says it exactly; of one answer each no more than everybody."""
    exact = (row for row in group if row["qualifier"] == "exact" and book.is_whole(row["indicator"], row["category"]))
    everybody = sizes.get(place_of(group[0])) if book.one_each(group[0]["indicator"]) else None
    return next((Fraction(row["value"]) for row in exact), everybody)


def room(parts: Sequence[Row], total: Fraction | None, book: Codebook) -> Fraction | None:
    """How much is left for the answers whose number is not known; None where nothing says it."""
    rule = book.indicators[parts[0]["indicator"]]
    adds_up = book.one_each(parts[0]["indicator"]) or rule["base_rule"] == "answers"
    together = ALL if parts[0]["measure"] == "percent" else total
    if together is None or not adds_up:
        return None
    return max(Fraction(0), together - sum((of_observation(row).lower or Fraction(0)) for row in parts))


def places(rows: Sequence[Row], missing: int, rest: Fraction | None, book: Codebook) -> list[Place]:
    """The place of each of some answers among them and `missing` others, none of which is more than `rest` (None: no limit)."""
    others = [*(reach_of(row, rest, book) for row in rows), *[Interval(Fraction(0), rest)] * missing]
    found = []
    for at, own in enumerate(others[: len(rows)]):
        rivals = others[:at] + others[at + 1 :]
        above, not_below = (sum(own.below(one) for one in rivals), sum(not one.below(own) for one in rivals))
        found.append((1 + above, 1 + not_below))
    return found


def bounded(reach: Interval, rest: Fraction | None) -> Interval:
    """What a number may be: at least nothing, and no more than its least and all that is left."""
    least = reach.lower or Fraction(0)
    most = [end for end in (reach.upper, None if rest is None else least + rest) if end is not None]
    return Interval(least, min(most, default=None), reach.strict)
