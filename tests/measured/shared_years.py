"""Whole made-up years with what each person adds to them: what a member that knows its own people can subtract."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from random import Random

from scripts.ground.codebook import Codebook
from scripts.guard.protection.guard import rules_for
from scripts.guard.reasoning import here
from scripts.guard.reasoning.quantities import Quantity, Relation
from tests.guarded_years import YEAR, published
from tests.plausible_people import KINDS, People
from tests.plausible_years import READINGS, Counts, Line, as_observations, counts_of

ALL = "all_of_the_above"  # counted as none of the answers, as one more, or as each of them
Values = Mapping[Quantity, int]


class Listed(People):
    """People of whom each is remembered: the kind, and what was counted of that person alone."""

    def __init__(self, random: Random, reading: str, size: float) -> None:
        self.each: list[tuple[str, Counter[Line]]] = []
        self.came: list[str] = []
        super().__init__(random, reading, size)

    def draw(self, kind: str) -> None:
        """One person, noted."""
        counted, countries = self.counted.copy(), self.countries.copy()
        super().draw(kind)
        self.each.append((kind, self.counted - counted))
        self.came.append(next(iter(self.countries - countries), ""))

    def by_country(self) -> None:
        """Where each is counted by country is known when everybody is."""
        super().by_country()
        for country, (kind, counted) in zip(self.came, self.each, strict=True):
            for indicator, *categories in self.placed(country) if country else ():
                counted.update({(indicator, category, kind): 1 for category in categories})


@dataclass(frozen=True)
class SharedYear:
    """A year: its people, and every line of the form as a count that the relations speak of."""

    people: Listed
    counts: Counts
    quantities: Mapping[Line, Quantity]
    book: Codebook

    @cached_property
    def rules(self) -> list[Relation]:
        """What is known to bind the counts, as this year reads `all of the above`."""
        answers = next(one for one in self.quantities.values() if one[1:3] == ("support_needs", "answers"))
        kinds = self.book.parts("support_needs", year=YEAR)
        sums = [
            Relation(
                "parts",
                (
                    (1, answers),
                    *((-1, here(answers, one)) for one in kinds),
                    *((-times, here(answers, ALL)) for times in added),
                ),
            )
            for added in ((), (1,), (len(kinds),))
        ]
        own = next(one for one in sums if not broken([one], self.values(self.counts)))
        return [*rules_for((), [*self.quantities.values()], self.book), own]

    def values(self, counts: Counts) -> dict[Quantity, int]:
        """Counts by what the relations call them."""
        return {one: counts[line] for line, one in self.quantities.items()}

    def of_member(self, share: Mapping[str, float]) -> Counts:
        """What one member counts that met such a share of each kind of people, drawn at random but the same each time."""
        random = Random(len(self.people.each))
        mine: Counter[Line] = Counter()
        for kind, counted in self.people.each:
            if random.random() < share[kind]:
                mine.update(counted)
        return counts_of(mine)


def shared_year(seed: int, size: float) -> SharedYear:
    """A year in which every line is filled in."""
    people = Listed(Random(seed), READINGS[seed % len(READINGS)], size)
    counts = counts_of(people.counted)
    case = published(as_observations(counts, (), YEAR))
    quantities = {
        (one.indicator, one.category, one.population): one for one in (each.quantity for each in case.facts(YEAR))
    }
    return SharedYear(people, counts, {line: quantities[line] for line in counts}, case.book)


def everybody(share: float) -> dict[str, float]:
    """The same share of each kind of people."""
    return dict.fromkeys(KINDS, share)


def broken(rules: list[Relation], values: Values) -> list[Relation]:
    """The relations that do not hold, of those between counts that are all known."""

    def wrong(rule: Relation) -> bool:
        total = sum(factor * values[one] for factor, one in rule.terms)
        return total > 0 or (rule.sense == "==" and total != 0)

    return [rule for rule in rules if all(one in values for _, one in rule.terms) and wrong(rule)]
