"""How a made-up year is drawn: chances that differ between years, answers that differ between people, and what is counted."""

from collections import Counter
from collections.abc import Sequence
from random import Random

Chances = tuple[float, float]  # within which a year draws how probable something is
COMMON, SOME, RARE = (0.5, 0.9), (0.08, 0.35), (0.015, 0.06)
NEVER = 0.45  # how often nobody at all has a rare answer


class Drawing:
    """A year: how often each category is counted among each kind of people."""

    def __init__(self, random: Random) -> None:
        self.random = random
        self.counted: Counter[tuple[str, str, str]] = Counter()
        self.rates: dict[tuple[str, ...], float] = {}

    def count(self, kind: str, indicator: str, *categories: str, times: int = 1) -> None:
        """Count a person in some categories."""
        for category in categories:
            self.counted[indicator, category, kind] += times

    def rate(self, *name: str, within: Chances = (0.6, 1.0)) -> float:
        """How probable something is this year: drawn once."""
        if name not in self.rates:
            nobody = within == RARE and self.random.random() < NEVER
            self.rates[name] = 0 if nobody else self.random.uniform(*within)
        return self.rates[name]

    def chance(self, *name: str, within: Chances) -> bool:
        """Whether something is so of one person."""
        return self.random.random() < self.rate(*name, within=within)

    def asked(self, indicator: str) -> bool:
        """Whether there is an answer of one person."""
        return self.chance(indicator, within=(0.55, 1.0))

    def one(self, kind: str, indicator: str, answers: str) -> str:
        """One answer: the first ones are more common, the last one may be rare."""
        codes = answers.split()
        weights = [self.rate(indicator, code, within=(0.2, 1.0)) / (1 + at) for at, code in enumerate(codes)]
        chosen = self.random.choices(codes, weights)[0]
        self.count(kind, indicator, chosen, "total")
        return chosen

    def several(
        self, kind: str, indicator: str, ticks: Sequence[tuple[str, Chances]], mixed: str = "", least: int = 0
    ) -> list[str]:
        """Several answers, or at least so many; `mixed`: the category of those with more than one."""
        chosen = [
            code for at, (code, within) in enumerate(ticks) if self.chance(indicator, code, str(at), within=within)
        ]
        chosen = chosen or [ticks[0][0]] * least
        # What gathers the rest may be two answers of one person.
        again = [code for code in chosen if code.startswith("other_") and self.chance(indicator, "again", within=SOME)]
        self.count(kind, indicator, *filter(None, [*chosen, *again]), "total")
        self.count(kind, indicator, "answers", times=len(chosen) + len(again))
        if mixed and len(chosen) + len(again) > 1:
            self.count(kind, indicator, mixed)
        return chosen

    def waited(self, kind: str, indicator: str) -> None:
        """How long it took to get support: who got it within a week got it within a month."""
        if self.asked(indicator):
            time = self.random.choices((("within_week", "within_month"), ("within_month",), ()), (8, 2, 0.8))[0]
            self.count(kind, indicator, *time, "total")

    def contact(self, kind: str, indicator: str, authorities: str) -> None:
        """Which authorities a person has been in contact with."""
        if self.asked(indicator):
            ticks = [*zip(authorities.split(), (COMMON, SOME, SOME, RARE), strict=False)]
            if self.several(kind, indicator, ticks, mixed="more_than_one"):
                self.count(kind, indicator, "any")

    def helped(self, who: str, need: str) -> bool:
        """Whether somebody supported a need."""
        return self.chance(who, need, within=(0.08, 0.5) if who == "authorities" else (0.3, 0.9))
