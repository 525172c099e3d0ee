"""What a reader can take a count for, asked of systems so small that the answer can be counted on the fingers."""

from collections.abc import Collection, Sequence

from scripts.protection.cells import Cell
from scripts.protection.reader import Part, Reader, tells, variable_of
from scripts.reasoning.linear import Program
from scripts.reasoning.quantities import Fact
from tests.handmade import at_least, cell, count, fact, rule, short, written

WOMEN, MEN = cell("women", hidden=True), cell("men", hidden=True)
TWO = "total == women + men"


def reader(*rules: str, facts: Sequence[Fact] = (), cells: Collection[Cell] = (), **floors: int) -> Reader:
    """A reader who is asked about some cells. `floors`: what a count is at least, unless it is nothing."""
    return Reader(facts, [rule(one) for one in rules], cells, {count(name): least for name, least in floors.items()})


def test_a_cell_is_asked_in_its_own_part_of_the_system():
    """What has nothing in common with it is another part; a cell of known numbers is in none."""
    facts = [fact("total", 4), fact("age.total", 3), fact("done.total", 2), fact("done.won", 1)]
    rules = ("total == women + men", "age.total == age.young + age.old", "done.won + done.lost == done.total")
    asked = [cell("women"), cell("age.young"), cell("done.won")]
    one = reader(*rules, facts=facts, cells=asked)
    places = {short(name): [written(each.terms) for each in part.places] for name, part in one.parts.items()}
    assert places == {
        **dict.fromkeys(["women", "men"], ["women"]),
        **dict.fromkeys(["age.young", "age.old"], ["age.young"]),
    }
    assert reader(*rules, facts=facts, cells=asked[2:]).parts == {}
    assert one.values(asked[1], 9) == {0, 1, 2, 3}


def test_a_cell_is_never_below_what_the_bounds_leave():
    """The least of what is added, less the most of what is taken away."""
    asked = [cell("women"), cell("others")]
    one = reader(TWO, facts=[fact("total", 10, 12), fact("men", 2, 5)], cells=asked)
    least = {"women": 5, "total - women": 0, "women + men - total": -5, "others": 0, "women - others": 5 - 1_000_000}
    assert {text: one.least(cell(text)) for text in least} == least


def test_a_value_is_allowed_where_there_is_a_world_with_it():
    """A known count has its own, what nothing binds has any; a cell is open where one of its counts is."""
    asked = [cell("women"), cell("men"), cell("age.young"), cell("total")]
    one = reader(TWO, facts=[fact("total", 4), fact("men", 1, 4)], cells=asked)
    assert [one.allows(asked[0], value) for value in range(5)] == [True, True, True, True, False]
    assert [one.allows(asked[3], value) for value in (3, 4)] == [False, True]
    assert one.allows(asked[2], 1000)
    assert [one.is_open(cell(text)) for text in ("total - women", "women - total", "total")] == [True, True, False]


class Told:
    """A model that answers once with these worlds, and notes what it is asked."""

    def __init__(self, *worlds: list[int]) -> None:
        self.worlds, self.asked = list(worlds), list[tuple[int, ...]]()

    def possible(self, *question: int) -> list[list[int]]:
        """The worlds."""
        self.asked.append(question)
        worlds, self.worlds = self.worlds, []
        return worlds


def part(*worlds: list[int]) -> Part:
    """A part with women and hidden men."""
    return Part(Told(*worlds), {cell("women"): 0, MEN: 1})  # type: ignore[arg-type]


def test_a_world_that_was_found_for_one_count_is_one_for_all():
    """Nothing is asked of which enough is known; a hidden count is not nobody, though a world has nobody."""
    one = part([3, 0], [4, 2])
    assert one.values(cell("women"), 2) == {3, 4}
    assert one.values(MEN, 1) == {2}
    assert one.allows(cell("women"), 4)
    assert one.allows(MEN, 2)
    assert one.model.asked == [(0, 2, 0)]  # type: ignore[attr-defined]


def test_the_least_that_a_count_may_be_is_one_of_its_values():
    """So that there are enough; where there is no world there are none."""
    one = part([0, 1], [4, 2])
    assert one.values(cell("women"), 2) == {0, 4}
    assert one.values(cell("women"), 2) == {0, 4}
    assert one.values(MEN, 2) == {1, 2}
    assert len(one.model.asked) == 1  # type: ignore[attr-defined]
    assert part().values(MEN, 2) == set()
    assert not part().allows(MEN, 2)


def test_what_is_not_known_is_asked():
    """From the least that the count may be, or of the one value."""
    one = part([3, 1])
    assert not one.allows(MEN, 4)
    assert one.allows(MEN, 1)
    assert one.values(MEN, 2) == {1}
    assert not one.allows(cell("women"), 4)
    assert one.model.asked == [(1, 1, 4, 4), (1, 2, 1), (0, 1, 4, 4)]  # type: ignore[attr-defined]
    assert part([3, 1]).values(MEN, 3) == {1}
    assert part([3, 1]).allows(MEN, 1)


def test_what_is_never_small_is_not_asked_about():
    """Five at least: no world is looked for. Of a hidden count it is: it may be known all the same."""
    one = reader(TWO, facts=[fact("total", 5, 50), fact("women", 5, 6)], cells=[cell("women")])
    one.parts[count("women")].model = Told()  # type: ignore[assignment]
    assert not tells(one, cell("women"), 5)
    assert one.parts[count("women")].model.asked == []  # type: ignore[attr-defined]


def test_of_each_small_number_it_is_asked_whether_it_still_may_be():
    """From one where the count is hidden, from nobody where it is not, from its least where it has one."""
    women = cell("women")
    one = reader(TWO, facts=[fact("total", 60), at_least("women", 3)], cells=[WOMEN, women, cell("men")], men=2)
    assert one.small_ones(WOMEN, 5) == [False, False, True, True]
    assert one.small_ones(women, 5) == [False, False, False, True, True]
    assert one.small_ones(cell("men"), 5) == [True, True, True]


def test_only_a_difference_is_a_new_variable_of_its_own():
    """As great as its counts can be together, and less than nothing where nobody says that it is not."""
    made = Program(known={count("women"): (1, 2), count("men"): (3, 5), count("total"): (4, 9)})
    assert [variable_of(cell(text), made) for text in ("women", "men", "women")] == [0, 1, 0]
    assert variable_of(cell("women + men - total"), made) == 3
    assert made.bounds == [(1, 2), (3, 5), (4, 9), (-9, 7)]
    assert made.bounds[variable_of(cell("women - men"), made, least=0)] == (0, 2)
    assert made.bounds[variable_of(cell("women + 0 men"), made)] == (0, 2)
    assert [(row.terms, row.lower, row.upper) for row in made.rows[:1]] == [(((1, 0), (1, 1), (-1, 2), (-1, 3)), 0, 0)]
