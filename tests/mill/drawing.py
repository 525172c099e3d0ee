"""Years that nobody chose: a seed says how a year looks, and the stranger draws its people and counts them.

He draws as he always does and is told only what to draw. What he does not know (an earlier form, a report, a workbook) is added
around him (`filling.py`).
"""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from random import Random
from typing import Any

from tests.stranger.counting import Counting, Counts
from tests.stranger.people import Person, Readings, people_of
from tests.stranger.shapes import LIKE, SHAPES
from tests.stranger.usual import DEFAULT, READ, of

# What differs from what is usual in each kind of year; {} where chance alone decides. The seed says which: one in so many.
KINDS: Mapping[str, Mapping[str, Any]] = {
    "usual": {},
    "few people": {"n": (24, 1, 2, 5)},
    "many people": {"n": (900, 25, 60, 180)},
    "one country": {"country": of("UA 1"), "q": of("origin_country 1")},
    "no children": {"n": (160, 4, 0, 0)},
    "a large case": {"cluster": LIKE["cluster"]},
    "everything met": {"rights": of("met 1"), "auth_none": 0, "civil_none": 0, "c_auth_none": 0, "c_social": 1.0},
    "nothing met": {"rights": of("not_met 1"), "auth_none": 1, "civil_none": 1, "c_auth_none": 1, "c_social": 0},
    "more met than counted": {"q": of("support_needs 0.2, authority_support 1, civil_support 1"), "auth_none": 0.02},
    "new countries": {"country": of("SE 0.1, TH 0.02, NG 0.02, * 0.86"), "others": of("BG 9, CO 8, PH 7, VN 6, UA 3")},
    "mostly children": {"n": (30, 1, 80, 90)},
    "one of his": {},
}
CERTAIN = ("auth", "civil", "c_auth")  # the kinds of support: where everything is met, each that is needed is given


@dataclass(frozen=True)
class Year:
    """A year of a seed."""

    seed: int

    @property
    def kind(self) -> str:
        """Which of the kinds it is."""
        return [*KINDS][self.seed % len(KINDS)]

    @property
    def chance(self) -> Random:
        """Chance that is the same each time it is asked for."""
        return Random(f"year {self.seed}")

    @cached_property
    def shape(self) -> dict[str, Any]:
        """What he is told to draw: sizes, how many answer, and how the form is read."""
        chance, usual = self.chance, dict(KINDS[self.kind])
        if self.kind == "one of his":
            usual = dict(SHAPES[chance.choice([*SHAPES])][1])
        if self.kind in ("everything met", "more met than counted"):
            usual |= {name: dict.fromkeys(DEFAULT[name], 1.0) for name in CERTAIN}
        size = chance.choice((0.5, 1, 1.5))
        sizes = usual.get("n", DEFAULT["n"])
        rates = {"q_default": chance.choice((0.3, 0.7, 0.9, 1))} if "q_default" not in usual else {}
        readings = {name: chance.choice(ways) for name, ways in READ.items()}
        return {
            "readings": readings,
            **usual,
            **rates,
            "n": [round(many * size * (0.7 + 0.6 * chance.random())) for many in sizes],
        }

    @cached_property
    def drawn(self) -> tuple[list[Person], Readings]:
        """Everybody, those of a large case first, and how the form is read."""
        return people_of(self.seed, self.shape)

    @property
    def in_case(self) -> int:
        """How many of them are of one case."""
        return min(int(self.shape.get("cluster", (0,))[0]), int(self.shape["n"][0]))

    def counted(self, left_out: int = 0) -> Counts:
        """All in the lines of the form, but so many of the first."""
        people, readings = self.drawn
        return Counting(readings).count(people[left_out:])

    @property
    def countries(self) -> Counter[str]:
        """Country -> how many directly affected adults come from there."""
        return Counter(one["country"] for one in self.drawn[0] if one["adult"] and one["direct"] and one["country"])
