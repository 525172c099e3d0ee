"""All relations of a year as one system of whole numbers, for the solver of the project: HiGHS (`model.py`).

A question that reaches the solver's limit of nodes or steps, or whose answer does not pass the test in whole numbers, is undecided.
"""

from collections.abc import Iterable, Mapping, Sequence

from scripts.guard.reasoning.linear import program
from scripts.guard.reasoning.model import Model
from scripts.guard.reasoning.quantities import Fact, Quantity, Relation


class System:
    """The variables and relations of some quantities; facts are added to be switched on one by one.

    `loose`: the relations get switches too, numbered after the facts. `bounds`: what is known of a quantity beforehand; `asked`:
    quantities that `extreme` will be asked of, beside those of the facts and relations.
    """

    def __init__(
        self,
        relations: Sequence[Relation],
        facts: Sequence[Fact],
        loose: bool = False,
        bounds: Mapping[Quantity, tuple[int, int]] | None = None,
        asked: Iterable[Quantity] = (),
    ) -> None:
        self.program = program(relations, facts, loose, bounds)
        for one in asked:
            self.program.count(one)
        self.model = Model(self.program)
        self.everything = range(len(facts) + (len(relations) if loose else 0))
        self.held: frozenset[int] = frozenset()

    def hold(self, numbers: Iterable[int] | None = None) -> None:
        """Take the facts with these numbers for true, or all of them."""
        self.held |= frozenset(self.everything if numbers is None else numbers)

    def extreme(self, one: Quantity, most: bool, asked: Sequence[Quantity]) -> dict[Quantity, int]:
        """What the asked quantities can be when all that is held is true and `one` is as small, or as great, as it gets.

        Raises `UndecidedError` at the limit, and `ValueError` where it cannot all be true.
        """
        self.model.switch(self.held)
        world = self.model.extreme(self.program.count(one), most)
        if world is None:
            raise ValueError(one)
        return {each: world[self.program.count(each)] for each in asked}

    def possible(self, one: Quantity, need: int) -> list[int]:
        """The least numbers that a quantity can be when all that is held is true, at most `need` of them."""
        self.model.switch(self.held)
        place = self.program.count(one)
        return [world[place] for world in self.model.possible(place, need, 0)]

    def conflict(self, wanted: Iterable[int]) -> list[int] | None:
        """Of the facts with these numbers some that cannot all be true; None when all can. Raises `UndecidedError`."""
        numbers = frozenset(wanted)
        core = self.model.core(sorted(numbers | self.held))
        return None if core is None else sorted(numbers & frozenset(core))
