"""To hide a figure: what becomes of its rows, and what a reader loses. Rows in, rows out."""

from collections.abc import Collection, Container, Sequence

from scripts.ground.codebook import Codebook
from scripts.ground.data_package import Row
from scripts.ground.roles import WHOLES, WORTH_ANSWER, WORTH_AROUND, WORTH_TOGETHER
from scripts.ground.statuses import HIDDEN
from scripts.reasoning import Quantity, base_of, quantity

MOST_IMPORTANT = 4  # times as important as the least: more would tell whoever tries the program what is small
NUMBERS = ("value", "value_to", "qualifier", "printed", "base", "base_observation", "chart_prints")


def hidden(row: Row) -> Row:
    """A row that says that its number is hidden, and nothing of the number."""
    return row | {name: "" for name in NUMBERS if name in row} | {"obs_status": HIDDEN}


def hide(rows: Sequence[Row], counts: Collection[Quantity], book: Codebook) -> list[Row]:
    """The rows with these counts hidden: as counts, as percentages, and where they are the base of another figure."""
    found = []
    for row in rows:
        one = quantity(row, book)
        if one in counts and row["measure"] in ("count", "percent", "mean"):
            row = hidden(row)
        elif row["base"] and base_of(row, one, book) in counts:
            row = row | {name: "" for name in ("base", "base_observation") if name in row}
        found.append(row)
    return found


def loss(one: Quantity, book: Codebook, together: Container[str] = ()) -> int:
    """What a reader loses when a count is hidden: by the importance of its indicator and its role, never by its size.

    `together`: answers that may stand together with others.

    Whoever knows how the figures to hide are chosen would else learn the size of what is hidden.
    """
    around = one.category in book.parents(one.indicator) or book.role(one.indicator, one.category) in (*WHOLES, "rest")
    importance = min(int(book.indicators[one.indicator]["importance"]), MOST_IMPORTANT)
    worth = WORTH_AROUND if around else WORTH_ANSWER
    return (WORTH_TOGETHER if f"{one.indicator}.{one.category}" in together else worth) * (importance + 1)
