"""The rules that he wrote from the text of the form, and how much room a year leaves in one."""

from collections import Counter
from dataclasses import dataclass
from functools import cached_property
from itertools import chain, islice
from typing import Any

from tests.stranger.counting import Counts, draw, rows
from tests.stranger.shapes import more_years


@dataclass(frozen=True)
class Rule:
    """A sum of cells is at most another sum of cells and a number: `2*question.line.people <= question.line.people + 1`."""

    rule: str
    why: str

    @cached_property
    def terms(self) -> dict[str, int]:
        """What the left side has more than the right: cell -> how often; what is no cell is under ''."""
        found = Counter[str]()
        for side, sign in zip(self.rule.split(" <= "), (1, -1), strict=True):
            for part in side.split(" + "):
                times, _, cell = part.rpartition("*")
                if cell.isdigit():
                    found[""] += sign * int(cell)
                else:
                    found[cell] += sign * int(times or 1)
        return dict(found)

    def left(self, counts: Counts) -> int:
        """The left side of a year."""
        return sum(times * counts[cell] for cell, times in self.terms.items() if cell and times > 0)

    def room(self, counts: Counts) -> int:
        """How much the left side could be more; below 0 where the rule does not hold."""
        return -sum(times * (counts[cell] if cell else 1) for cell, times in self.terms.items())


RULES = [Rule(**row) for row in rows("rules.csv")]


def drawn(many: int) -> list[tuple[str, Counts, dict[str, Any]]]:
    """So many of his years: name, counts, how it reads; a fourth of the usual shape, the others of all shapes and sizes."""
    usual: list[tuple[str, Counts, dict[str, Any]]] = [
        (f"usual/{seed}", draw(seed, {}), {}) for seed in range(many // 4)
    ]
    return [*chain(usual, islice(more_years(), many - len(usual)))]
