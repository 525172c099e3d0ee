"""Tables of which some cells are shown and some hidden: whether there is one, and what a hidden cell can be.

What is known is put in, how many people there are of each kind is settled first (groups of questions share nothing else), and the
rest falls into small programs of their own. A table that was found for one cell has values for all others too, and is kept.
"""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from itertools import islice, product
from math import ceil, floor

from scripts.guard.questionnaire.declaration import MORE, Form, FormCell
from scripts.guard.questionnaire.form_table import Table, table_of
from scripts.guard.questionnaire.parts import Ends, NoTableError, Part, narrow, separated
from scripts.guard.reasoning import GREATEST, Program
from scripts.guard.reasoning.model import Model


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


SLIP = 1e-6  # of the solver, where it reckons with fractions


class World:
    """A table of which some cells are shown, and some are hidden and at least `least`.

    `bounds`: (least, most) of other cells; `before`: whole tables that were found when less was hidden, which still are some.
    """

    def __init__(
        self,
        table: Table,
        shown: Mapping[FormCell, int],
        hidden: Collection[FormCell] = (),
        least: int = 1,
        bounds: Mapping[FormCell, tuple[int, int]] | None = None,
        before: Iterable[Sequence[int]] = (),
    ) -> None:
        self.table, self.hidden = table, [cell for cell in hidden if cell in table.cells]
        self.parts: list[Part] | None = None
        try:
            self.ends = self.known(shown, dict.fromkeys(self.hidden, (least, GREATEST)) | dict(bounds or {}))
            self.settle()
            if any(
                low == high and table.refuses(cell, low)
                for cell in table.never
                for low, high in [self.ends[table.cells[cell]]]
            ):
                raise NoTableError
            open_ = [[place] for place in table.cells.values() if self.ends[place][0] < self.ends[place][1]]
            self.parts = [Part(*part) for part in separated(table.program.rows, self.ends, open_)]
        except NoTableError:
            return
        self.part = {place: part for part in self.parts for place in part.members}
        for cell, numbers in table.never.items():
            place = table.cells[cell]
            for number in numbers if place in self.part else ():
                if self.ends[place][0] <= number <= self.ends[place][1]:
                    self.part[place].never(self.part[place].place[place], number)

        for found in before:
            for part in self.parts:
                part.take(found)

    def tables(self) -> list[list[int]]:
        """Whole tables, so few that they have everything that has been found of each part: the value of each variable."""
        parts = self.parts if self.parts and self.possible() else []
        found = [[low for low, _ in self.ends] for _ in range(max((len(part.found) for part in parts), default=0))]
        for part in parts:
            for number, table in enumerate(found):
                for place, one in enumerate(part.members):
                    table[one] = part.found[number % len(part.found)][place]
        return found

    def known(self, shown: Mapping[FormCell, int], bounds: Mapping[FormCell, tuple[int, int]]) -> Ends:
        """The ends of each variable, by what is shown, what is known besides, and the facts. Raises `NoTableError`."""
        table, ends = self.table, [[*each] for each in self.table.program.bounds]
        said = dict(bounds) | {cell: (number, number) for cell, number in shown.items()}
        for cell, place in table.cells.items():
            (lower, upper), numbers = said.get(cell, table.program.bounds[place]), table.never.get(cell, ())
            upper = min(upper, table.at_most.get(cell, upper))
            while lower in numbers:
                lower += 1
            if lower > upper:
                raise NoTableError
            ends[place] = [lower, upper]
        return ends

    def settle(self) -> None:
        """Draw the ends together; how many people there are of each kind says a linear program, and no track has more of them."""
        rows, rows_of = self.table.program.rows, self.table.rows_of
        narrow(rows, rows_of, self.ends, range(len(rows)))
        sizes = [place for place in self.table.sizes.values() if self.ends[place][0] < self.ends[place][1]]
        parts = separated(rows, self.ends) if sizes else []
        for program, members in [part for part in parts if {*sizes} & {*part[1]}]:
            model = Model(program, whole=False)
            for place in sorted({*sizes} & {*members}):
                self.ends[place] = reach(model, members.index(place))
        for railway, _, people, more in self.table.tracks:
            most = self.ends[self.table.sizes[railway.kind]][1]
            for place, high in ((people, most), (more, MORE * most)):
                if place >= 0 and self.ends[place][1] > high:
                    self.ends[place][1] = high
        narrow(rows, rows_of, self.ends, range(len(rows)))

    def possible(self) -> bool:
        """Whether there is such a table."""
        return self.parts is not None and all(part.possible for part in self.parts)

    def few(self, need: int) -> dict[FormCell, list[int]]:
        """The hidden cells with fewer than so many possible values, and those values: all of them."""
        if not self.possible() or self.parts is None:
            return {cell: [] for cell in self.hidden}
        places = {self.table.cells[cell] for cell in self.hidden}
        told = {one: [self.ends[one][0]] for one in places - self.part.keys() if need > 1}
        for part in self.parts:
            mine = sorted(part.place[one] for one in places & {*part.members})
            told |= {part.members[one]: values for one, values in part.spread(mine, need).items()}
        return {cell: told[place] for cell in self.hidden if (place := self.table.cells[cell]) in told}

    def few_of(self, sum_of: Mapping[FormCell, int], need: int, least: int = 0) -> list[int] | None:
        """The values of a weighted sum of cells from `least` on, where these are fewer than so many; None where they are not."""
        if not self.possible() or self.parts is None:
            return []
        terms = [(factor, self.table.cells[cell]) for cell, factor in sum_of.items()]
        known = sum(factor * self.ends[place][0] for factor, place in terms if place not in self.part)
        open_ = [(factor, place) for factor, place in terms if place in self.part]
        parts = [*{id(part): part for part in (self.part[place] for _, place in open_)}.values()]
        found = {known}
        for part in parts:
            found = {one + other for one in found for other in part.sums(open_)}
        if sum(one >= least for one in found) >= need:
            return None
        told = Joint(parts, open_, least - known).few(need)
        return None if told is None else [known + value for value in told]


def taken_for_granted(form: Form, reading: str, asked: Callable[[Table], World]) -> World:
    """The tables that can be, as `asked` makes them of all: those that agree with what people take for granted.

    What the numbers refute nobody believes; the rest of it is believed all the same.
    """
    world = asked(table_of(form, reading, assumed=True))
    if world.possible():
        return world
    world = asked(table_of(form.taking(()), reading, assumed=True))
    for name in form.taken if world.possible() else ():
        more = asked(table_of(form.taking((*world.table.form.taken, name)), reading, assumed=True))
        if more.possible():
            world = more
    return world


def reach(model: Model, place: int) -> list[int]:
    """The least and the most of a variable, where people need not be whole. Raises `NoTableError`."""
    found = []
    for most in (False, True):
        if model.extreme(place, most) is None:
            raise NoTableError
        found.append(floor(model.values[place] + SLIP) if most else ceil(model.values[place] - SLIP))
    if found[0] > found[1]:
        raise NoTableError
    return found
