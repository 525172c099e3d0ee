"""Several parts of a program together, where a sum over all of them is asked about."""

from collections.abc import Iterable, Sequence
from itertools import islice, product

from scripts.questionnaire.parts import Part
from scripts.reasoning import Program


class Joint:
    """Several parts as one, with a variable of a weighted sum of theirs that is at least `least`.

    Worlds of it are put together of those that were found; those found of it are given back to the parts.
    """

    def __init__(self, parts: Sequence[Part], terms: Iterable[tuple[int, int]], least: int) -> None:
        self.parts, self.first = parts, [0]
        made, at = Program(), dict[int, int]()
        for part in parts:
            first = self.first[-1]
            at |= {one: first + number for one, number in part.place.items()}
            made.bounds += part.program.bounds
            self.first.append(len(made.bounds))
            for row in part.program.rows:
                when = (first + row.when[0], row.when[1]) if row.when else None
                made.hold([(factor, first + place) for factor, place in row.terms], row.lower, row.upper, when=when)
        mine = [(factor, at[one]) for factor, one in terms]
        ends = [sorted(factor * end for end in made.bounds[place]) for factor, place in mine]
        self.total = made.variable(max(least, sum(low for low, _ in ends)), sum(high for _, high in ends))
        made.hold([*mine, (-1, self.total)], 0, 0)
        self.part = Part(made, [])
        for worlds in islice(product(*(part.found for part in parts)), TRIED):
            values = [value for world in worlds for value in world]
            total = sum(factor * values[place] for factor, place in mine)
            if total >= least:
                self.part.found.append([*values, total])

    def few(self, need: int) -> list[int] | None:
        """The values of the sum, where these are fewer than so many."""
        low, high = self.part.program.bounds[self.total]
        if low > high:
            return []
        known = len(self.part.found)
        told = self.part.spread([self.total], need)
        for world in self.part.found[known:]:
            for part, first, last in zip(self.parts, self.first, self.first[1:], strict=False):
                part.found.append(world[first:last])
        return told.get(self.total)


TRIED = 1_000  # ways to put worlds of several parts together
