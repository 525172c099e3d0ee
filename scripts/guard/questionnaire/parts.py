"""A program of which much is known, made small: what follows is put in, and the rest is parts that share no open variable."""

from collections import defaultdict, deque
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from random import Random

from scripts.guard.reasoning import Constraint, Program, holds
from scripts.guard.reasoning.model import Model, UndecidedError

Ends = list[list[int]]  # the least and the most of each variable


class NoTableError(Exception):
    """There is no such table."""


class Part:
    """A program of its own. `members`: the table's variable of each of its first ones; `found`: worlds that pass every row."""

    def __init__(self, program: Program, members: Sequence[int]) -> None:
        self.program, self.members = program, members
        self.place = {one: number for number, one in enumerate(members)}
        self.found: list[list[int]] = []
        self.apart: list[tuple[int, int]] = []  # (a variable, a number that it never is)
        self.random = Random(0)

    @cached_property
    def model(self) -> Model:
        """The solver, when something is asked."""
        return Model(self.program)

    def never(self, place: int, number: int) -> None:
        """A variable is never this number."""
        self.apart.append((place, number))
        more = self.program.variable(0, 1)
        self.program.hold([(1, place)], number + 1, None, when=(more, 1))
        self.program.hold([(1, place)], None, number - 1, when=(more, 0))

    @cached_property
    def possible(self) -> bool:
        """Whether there is a world. A no of the solver is asked again in another way; raises `UndecidedError` where they differ."""
        world = None if self.found else self.model.solve()
        self.found += [world] if world else []
        if not self.found and self.model.agrees(()):
            raise UndecidedError
        return bool(self.found)

    def take(self, table: Sequence[int]) -> None:
        """Keep what a whole table says of these variables, if it is a world here too and a new one."""
        world = [table[one] for one in self.members]
        world += [int(world[place] > number) for place, number in self.apart]
        inside = all(low <= value <= high for value, (low, high) in zip(world, self.program.bounds, strict=True))
        if inside and world not in self.found and all(holds(row, world) for row in self.model.rows):
            self.found.append(world)

    def values(self, place: int) -> set[int]:
        """The values of a variable in the worlds that have been found."""
        return {world[place] for world in self.found}

    def sums(self, terms: Iterable[tuple[int, int]]) -> set[int]:
        """The values of its part of a weighted sum of the table's variables in the worlds that have been found."""
        mine = [(factor, self.place[one]) for factor, one in terms if one in self.place]
        return {sum(factor * world[place] for factor, place in mine) for world in self.found}

    def spread(self, places: Collection[int], need: int) -> dict[int, list[int]]:
        """The variables with fewer than so many values, and all these: those of which the least is known come first."""
        closed: dict[int, set[int]] = {
            place: set() for place in places
        }  # where the gaps begin in which nothing is possible
        told: dict[int, list[int]] = {}
        while open_ := [one for one in places if one not in told and len(self.values(one)) < need]:
            place = min(open_, key=lambda one: len(self.values(one)))
            gap = next((one for one in self.gaps(place) if one[0] not in closed[place]), None)
            if gap is None:
                told[place] = sorted(self.values(place))
                continue
            world = self.within(place, *gap, open_)
            if world:
                self.found.append(world)
            else:
                closed[place].add(gap[0])
        return told

    def gaps(self, place: int) -> Iterator[tuple[int, int]]:
        """The values of a variable that no world has had, from one to another."""
        low, high = self.program.bounds[place]
        for seen in sorted(self.values(place)):
            if low < seen:
                yield low, seen - 1
            low = seen + 1
        if low <= high:
            yield low, high

    def within(self, place: int, low: int, high: int, others: Collection[int]) -> list[int] | None:
        """A world in which a variable is between two numbers, and others are here great and there small, by chance."""
        costs = {one: self.random.randint(-2, 2) for one in others}
        return self.between(place, low, high, costs) or self.anywhere(place, low, high, costs)

    def anywhere(self, place: int, low: int, high: int, costs: Mapping[int, int]) -> list[int] | None:
        """A world in which a variable is between two numbers."""
        self.model.bound(place, low, high)
        world = self.model.leaning(costs)
        self.model.bound(place, *self.program.bounds[place])
        return world

    def between(self, place: int, low: int, high: int, costs: Mapping[int, int]) -> list[int] | None:
        """The same between two worlds that were found, in no variable beyond both: few are open there, so that it is soon known."""
        below = next((world for world in self.found if world[place] < low), None)
        above = next((world for world in self.found if world[place] > high), None)
        if below is None or above is None:
            return None
        ends = [(min(pair), max(pair)) for pair in zip(below, above, strict=True)]
        self.model.bounds([*ends[:place], (low, high), *ends[place + 1 :]])
        world = self.model.leaning(costs)
        self.model.bounds(self.program.bounds)
        return world


def narrow(rows: Sequence[Constraint], rows_of: Sequence[Sequence[int]], ends: Ends, start: Iterable[int]) -> None:
    """Draw the ends of variables together, row by row, until no row says more. `start`: the rows to begin with.

    Raises `NoTableError` where nothing is left. Each row is looked at so many times at most; the solver has the last word.
    """
    waiting, looked = deque(start), defaultdict[int, int](int)
    inside = set(waiting)
    while waiting:
        number = waiting.popleft()
        inside.discard(number)
        looked[number] += 1
        for place in drawn(rows[number], ends) if looked[number] <= LOOKS else ():
            fresh = [one for one in rows_of[place] if one not in inside]
            inside.update(fresh)
            waiting.extend(fresh)


LOOKS = 12


def drawn(row: Constraint, ends: Ends) -> list[int]:
    """The variables whose ends a row draws together."""
    least, most = reach_of(row, ends)
    lower, upper = row.lower, row.upper
    if lower is not None and most < lower or upper is not None and least > upper:
        raise NoTableError
    if (lower is None or least >= lower) and (upper is None or most <= upper):
        return []
    found = []
    for factor, place in row.terms:
        low, high = ends[place]
        if low == high:
            continue
        rest = (least - factor * (low if factor > 0 else high), most - factor * (high if factor > 0 else low))
        below = None if lower is None else lower - rest[1]  # factor * variable is at least this
        above = None if upper is None else upper - rest[0]
        if factor < 0:
            below, above, factor = (None if above is None else -above), (None if below is None else -below), -factor
        new = (
            low if below is None else max(low, -(-below // factor)),
            high if above is None else min(high, above // factor),
        )
        if new[0] > new[1]:
            raise NoTableError
        if new != (low, high):
            ends[place][:] = new
            found.append(place)
    return found


def reach_of(row: Constraint, ends: Ends) -> tuple[int, int]:
    """The least and the most that the sum of a row can be. Asked of each row again and again, so without generators."""
    least = most = 0
    for factor, place in row.terms:
        low, high = ends[place]
        if factor > 0:
            least += factor * low
            most += factor * high
        else:
            least += factor * high
            most += factor * low
    return least, most


def separated(
    rows: Sequence[Constraint], ends: Ends, together: Sequence[Sequence[int]] = ()
) -> list[tuple[Program, list[int]]]:
    """(program, the variable of each of its own) of each part. `together`: variables that are to be in one part.

    Rows that say nothing more are left out. Raises `NoTableError` where what is known breaks a row.
    """
    open_: list[tuple[Constraint, int]] = []
    parent: dict[int, int] = {}

    def root(one: int) -> int:
        while parent.setdefault(one, one) != one:
            parent[one] = parent[parent[one]]
            one = parent[one]
        return one

    for row in rows:
        left = [place for _, place in row.terms if ends[place][0] < ends[place][1]]
        if says_more(row, ends):
            open_.append((row, left[0]))
            for place in left[1:]:
                parent[root(place)] = root(left[0])
    for group in together:
        for place in group[1:]:
            parent[root(place)] = root(group[0])
    parts: dict[int, list[Constraint]] = defaultdict(list)
    for row, place in open_:
        parts[root(place)].append(row)
    for group in together:
        parts.setdefault(root(group[0]), [])
    members: dict[int, list[int]] = defaultdict(list)
    for place in sorted(parent):
        members[root(place)].append(place)
    return [part_of(mine, members[one], ends) for one, mine in parts.items()]


def says_more(row: Constraint, ends: Ends) -> bool:
    """Whether a row binds variables that are open. Raises `NoTableError` where it cannot hold."""
    least, most = reach_of(row, ends)
    if row.lower is not None and most < row.lower or row.upper is not None and least > row.upper:
        raise NoTableError
    return not ((row.lower is None or least >= row.lower) and (row.upper is None or most <= row.upper))


def part_of(rows: Iterable[Constraint], members: Sequence[int], ends: Ends) -> tuple[Program, list[int]]:
    """The program of some rows, with what is known put in."""
    made = Program()
    place = {one: made.variable(*ends[one]) for one in members}
    for row in rows:
        known = sum(factor * ends[one][0] for factor, one in row.terms if one not in place)
        terms = [(factor, place[one]) for factor, one in row.terms if one in place]
        lower, upper = (None if end is None else end - known for end in (row.lower, row.upper))
        made.hold(terms, lower, upper)
    return made, [*members]
