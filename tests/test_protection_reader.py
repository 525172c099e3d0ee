"""What a reader can take a count for, asked of systems so small that the answer can be counted on the fingers."""

from collections.abc import Collection, Sequence

from scripts.protection.cells import Cell
from scripts.protection.reader import Part, Reader, tells, variable_of
from scripts.reasoning.linear import Program
from scripts.reasoning.quantities import Fact
from tests.handmade import at_least, cell, count, fact, rule, short, written

WOMEN, MEN = cell("women", hidden=True), cell("men", hidden=True)
TWO, THREE = "total == women + men", "total == women + men + others"


def reader(*rules: str, facts: Sequence[Fact] = (), cells: Collection[Cell] = (), **floors: int) -> Reader:
    """A reader who is asked about some cells. `floors`: what a count is at least, unless it is nothing."""
    return Reader(facts, [rule(one) for one in rules], cells, {count(name): least for name, least in floors.items()})


def values(text: str, *rules: str, facts: Sequence[Fact] = (), need: int = 9, hidden: bool = False, **floors: int):
    """What a cell may be for a reader who is asked about it alone."""
    one = cell(text, hidden)
    return reader(*rules, facts=facts, cells=[one], **floors).values(one, need)


def test_what_is_known_exactly_is_one_number():
    """Printed, or left of what is printed."""
    assert values("women", facts=[fact("women", 7)]) == {7}
    assert values("women", TWO, facts=[fact("total", 10), fact("men", 3)]) == {7}
    assert values("total - women", TWO, facts=[fact("total", 10), fact("women", 3)]) == {7}


def test_what_nothing_binds_can_be_anything():
    """From nobody, or from one where it is hidden, as many values as are asked for."""
    assert values("women", need=3) == {0, 1, 2}
    assert values("women", need=3, hidden=True) == {1, 2, 3}


def test_what_is_left_open_is_counted():
    """All values where there are few, the least of them where there are as many as needed."""
    few = [fact("total", 4)]
    assert values("women", TWO, facts=few) == {0, 1, 2, 3, 4}
    assert values("women", TWO, facts=few, hidden=True) == {1, 2, 3, 4}
    assert values("women", TWO, facts=few, need=2) == {0, 1}
    assert values("women", TWO, facts=few, need=2, hidden=True) == {1, 2}


def test_a_percentage_leaves_holes():
    """Half of an even number is a whole number, and of nobody there is no share."""
    half = [fact("women", 50, of="total"), fact("total", 0, 7)]
    assert values("total", facts=half) == {2, 4, 6}


def test_a_difference_is_what_the_counts_leave_together():
    """Never below nothing, and no more than what is added."""
    some = [fact("total", 10), fact("women", 3, 5)]
    assert values("total - women", facts=some) == {5, 6, 7}
    assert values("total - women", facts=[fact("total", 2, 3), fact("women", 2, 3)]) == {0, 1}
    assert values("women + men - total", facts=[fact("women", 1, 2), fact("men", 1), fact("total", 1)]) == {1, 2}
    assert values("women + men", facts=[fact("women", 1, 2), fact("men", 1, 2)]) == {2, 3, 4}


def test_a_count_with_a_least_number_is_nobody_or_that_many():
    """A country with a row of its own has two at least."""
    assert values("women", TWO, facts=[fact("total", 4)], women=2) == {0, 2, 3, 4}
    assert values("women", TWO, facts=[fact("total", 4)], men=2) == {0, 1, 2, 4}
    assert values("women", TWO, facts=[fact("total", 4)], others=2) == {0, 1, 2, 3, 4}


def test_a_cell_is_asked_in_its_own_part_of_the_system():
    """What has nothing in common with it is another part; a cell of known numbers is in none."""
    facts = [fact("total", 4), fact("age.total", 3), fact("done.total", 2), fact("done.won", 1)]
    rules = ("total == women + men", "age.total == age.young + age.old", "done.won + done.lost == done.total")
    asked = [cell("women"), cell("age.young"), cell("done.won")]
    one = reader(*rules, facts=facts, cells=asked)
    assert {short(each) for each in one.parts} == {"women", "men", "age.young", "age.old"}
    assert [[written(each.terms) for each in one.parts[count(name)].places] for name in ("men", "age.old")] == [
        ["women"],
        ["age.young"],
    ]
    assert reader(*rules, facts=facts, cells=asked[2:]).parts == {}
    assert one.values(asked[1], 9) == {0, 1, 2, 3}


def sums(*rules: str, asked: str = "women men others", facts: Sequence[Fact] = (fact("total", 9),)) -> list[str]:
    """The cells that a reader adds to those asked about."""
    cells = [cell(name) for name in asked.split()]
    return [written(one.terms) for one in reader(*rules, facts=facts, cells=cells).cells[len(cells) :]]


def test_what_known_parts_leave_for_the_others_together_is_asked_too():
    """On whichever side the whole stands; each once."""
    assert sums(THREE) == ["men + others + women"]
    assert sums(THREE, THREE) == ["men + others + women"]
    assert sums("women + men == total", asked="women men") == ["men + women"]
    assert sums(THREE, facts=[fact("total", 9), fact("men", 3)]) == ["others + women"]


def test_parts_are_together_only_where_each_of_several_is_asked_about():
    """One alone is a cell already; a count that stands twice is no part; "at most" leaves others too."""
    assert sums(THREE, asked="women men") == []
    assert sums(THREE, facts=[fact("total", 9), fact("men", 3), fact("women", 3)]) == []
    assert reader(TWO, facts=[fact("men", 3)], cells=[WOMEN]).cells == [WOMEN]
    assert sums("women + men + others <= total") == []
    assert sums("total == women + men + 2 others", asked="women men others") == ["men + women"]
    assert sums(THREE, asked="women total-men others") == []


def test_a_difference_is_none_of_the_single_counts():
    """Of which a sum is made."""
    cells = [cell("women - men"), cell("women - others"), cell("men - others")]
    assert reader(THREE, facts=[fact("total", 9)], cells=cells).cells == cells


def test_each_cell_is_asked_once_those_that_were_asked_about_first():
    """Also where it is the sum itself."""
    cells = [cell("women"), cell("men + women"), cell("men"), cell("women")]
    found = reader("women + men == total", facts=[fact("total", 9)], cells=cells).cells
    assert found == [cell("women"), cell("men + women"), cell("men")]


def reached(*told: Fact) -> set[str]:
    """What more facts leave less of, where ten are women or men."""
    return {short(one) for one in reader(TWO, facts=[fact("total", 10)]).reached(told)}


def test_what_is_told_reaches_all_of_which_it_leaves_less():
    """However far away; also what nobody has spoken of before."""
    assert reached(fact("women", 3)) == {"women", "men"}
    assert reached(fact("women", 3, 8), fact("age.young", 0, 2)) == {"women", "men", "age.young"}
    assert reached(at_least("women", 0), at_least("age.young", 0)) == set()


def test_what_contradicts_the_known_reaches_nothing():
    """What follows from it is anything."""
    assert reached(fact("women", 11)) == set()


def test_a_cell_is_never_below_what_the_bounds_leave():
    """The least of what is added, less the most of what is taken away."""
    asked = [cell("women"), cell("others")]
    one = reader(TWO, facts=[fact("total", 10, 12), fact("men", 2, 5)], cells=asked)
    assert [one.least(cell(text)) for text in ("women", "total - women", "women + men - total")] == [5, 0, -5]
    assert one.least(cell("others")) == 0
    assert one.least(cell("women - others")) == 5 - 1_000_000


def test_a_cell_is_open_where_one_of_its_counts_is():
    """Ten less some women; ten less the three men."""
    one = reader(facts=[fact("total", 10), fact("men", 3), fact("women", 3, 4)])
    assert one.is_open(cell("total - women"))
    assert one.is_open(cell("women - total"))
    assert not one.is_open(cell("total - men"))


def test_a_value_is_allowed_where_there_is_a_world_with_it():
    """A known count has its own; what nothing binds has any."""
    asked = [cell("women"), cell("men"), cell("age.young"), cell("total")]
    one = reader(TWO, facts=[fact("total", 4), fact("men", 1, 4)], cells=asked)
    assert [one.allows(asked[0], value) for value in range(5)] == [True, True, True, True, False]
    assert [one.allows(asked[3], value) for value in (3, 4)] == [False, True]
    assert one.allows(asked[2], 1000)


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


def told(facts: Sequence[Fact], *beside: Cell, one: Cell = WOMEN, rules: Sequence[str] = (TWO,), **floors: int) -> bool:
    """Whether too little is left open of a cell, where five values are needed."""
    return tells(reader(*rules, facts=facts, cells=[one, *beside], **floors), one, 5)


def test_of_a_hidden_count_five_values_are_left():
    """From one upwards: who hides it says that somebody is there."""
    assert not told([fact("total", 5)])
    assert told([fact("total", 4)])
    assert told([fact("women", 20, 23)])


def test_of_what_is_not_hidden_few_values_tell_only_where_a_small_one_is_among_them():
    """Nobody, or many, tells nothing of a few."""
    women = cell("women")
    assert told([fact("total", 3)], one=women)
    assert not told([fact("total", 4)], one=women)
    assert not told([fact("women", 0)], one=women)
    assert told([fact("women", 0, 1)], one=women)
    assert told([fact("women", 4, 5)], one=women)
    assert not told([fact("total", 5)], one=women, women=5)
    assert not told([fact("women", 5, 7)], one=women)
    assert not told([at_least("women", 2)], one=women)


def test_what_is_never_small_is_not_asked_about():
    """Five at least: no world is looked for. Of a hidden count it is: it may be known all the same."""
    one = reader(TWO, facts=[fact("total", 5, 50), fact("women", 5, 6)], cells=[cell("women")])
    one.parts[count("women")].model = Told()  # type: ignore[assignment]
    assert not tells(one, cell("women"), 5)
    assert one.parts[count("women")].model.asked == []  # type: ignore[attr-defined]


def test_where_nothing_else_can_be_small_all_that_a_small_count_may_be_is_possible():
    """Else it is known to be three or four, since it is hidden."""
    assert told([at_least("women", 3), fact("total", 60)])
    assert not told([at_least("women", 1), fact("total", 60)])
    assert not told([at_least("women", 5), fact("total", 60)])
    assert not told([at_least("women", 3), fact("total", 60)], MEN)
    assert told([at_least("women", 3), at_least("men", 5), fact("total", 60)], MEN)
    assert told([at_least("women", 3), fact("total", 60)], cell("men"))
    assert told([at_least("women", 3)], rules=())
    assert not told([], rules=())


def test_a_count_that_is_two_at_least_by_the_rule_is_no_less_known_for_that():
    """Everybody knows the rule: three and four are what a small count may be then."""
    assert not told([at_least("women", 3), fact("total", 60)], women=3)
    assert told([at_least("women", 4), fact("total", 60)], women=3)
    assert told([at_least("women", 4), fact("total", 60)], men=4)


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
