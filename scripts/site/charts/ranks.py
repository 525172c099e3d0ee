"""Ranks: what a source puts first, second and third, a list for each selection of cases. Only the order is known."""

from collections.abc import Sequence

from scripts.site.charts.display import Display, Key, Line

Ranked = tuple[str, str]  # the place, and what has it


def ranks(heads: Sequence[str], columns: Sequence[Sequence[Ranked]]) -> Display:
    """`columns`: the (place, name) pairs of each, in order."""
    lines = (
        Line(head, keys=tuple(Key(None, name, place, "adults") for place, name in column))
        for head, column in zip(heads, columns, strict=True)
    )
    return Display("ranks", tuple(lines))
