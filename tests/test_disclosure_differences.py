"""What the guard protects: hidden counts, and whatever a reader makes of the figures; and the least that mends it.

Each case is one that was published without a word once. A case stands for its kind: the same relations are in every year, and
`test_intruder` tries them on random ones.
"""

from itertools import combinations

import pytest

from scripts.ground.data_package import Row
from scripts.protection.cells import hide
from scripts.protection.guard import contradiction
from scripts.protection.proposal import UnprotectableError, candidates, propose
from tests.guarded_years import SETTINGS, YEAR, published, told_by
from tests.handmade import count, showing
from tests.rows import to_row
from tests.world_book import World, worlds


def line(name: str, value: str = "", **more: str) -> Row:
    """A line of the form: hidden where it has no number."""
    one = count(name)
    row: Row = {"indicator": one.indicator, "category": one.category, "population": one.population, "year": YEAR}
    status: Row = {"qualifier": "exact", "obs_status": "A"} if value else {"qualifier": "", "obs_status": "Q"}
    return row | {"scope": "all_cases", "measure": "count", "value": value, "base": ""} | status | to_row(more)


def found(rows: list[Row]) -> list[str]:
    """The names of what the guard finds."""
    case = published(rows)
    return [one.cell.name(case.book) for one in told_by(case)]


@worlds("world_builds", "worked out")
def test_what_can_be_worked_out_is_refused(world):
    """However it follows."""
    assert found(world.figures(make=line))


@worlds("world_builds", "nothing")
def test_what_tells_of_nobody_is_not_refused(world):
    """And contradicts nothing."""
    case = published(world.figures(make=line))
    assert found(world.figures(make=line)) == []
    assert contradiction(case.facts(YEAR), case.book) == []


def mends(world: World) -> bool:
    """Whether nothing is told with what the proposal hides besides, and something with any one of these shown again."""
    case = published(world.figures(make=line))
    more = propose(YEAR, case, SETTINGS)
    tried = [hide(case.statements, [one for one in more if one != shown], case.book) for shown in (None, *more)]
    return len(more) > 0 and [bool(told_by(published(hidden))) for hidden in tried] == [False, *(True for _ in more)]


@worlds("world_builds", "worked out", step=12)
def test_the_proposal_mends_it(world):
    """With the least that it hides besides nothing is found."""
    assert mends(world)


def test_what_the_form_asks_is_asked_about_also_where_it_has_no_number():
    """Of sixty adults 57 are affected directly: the three others have a gender, and nobody has said which."""
    few = [line("contacts.total@adults", "60"), line("contacts.total@adults_direct", "57")]
    blank = line("gender.women@adults_indirect", obs_status="O")
    women = f"gender.women.adults_indirect.all_cases.{YEAR}.count.persons"
    assert women in found([*few, blank])
    assert women not in found(few)


def test_a_person_may_decide_that_a_difference_is_shown():
    """By its name, as the message gives it."""
    rows = [line("residence_permit.granted@adults_direct", "18"), line("residence_permit.total@adults_direct", "20")]
    (name,) = [one for one in found(rows) if " - " in one]
    cell = "residence_permit.{}.adults_direct.all_cases.2031.count.persons"
    assert name == f"{cell.format('total')} - {cell.format('granted')}"


@worlds("world_builds", "besides")
def test_the_least_is_hidden_besides(world):
    """Every set of figures that could be hidden is tried: none that costs less leaves nothing to be found."""
    case, now = published(world.figures(make=line)), showing(world.names("keep"), SETTINGS)
    costs = candidates(YEAR, case, now)
    sets = [some for size in range(len(costs) + 1) for some in combinations(sorted(costs), size)]
    ordered = sorted(sets, key=lambda some: sum(costs[one] for one in some))
    safe = (some for some in ordered if not told_by(published(hide(case.statements, some, case.book))))
    least = next(safe, None)
    assert world.told == ("refused" if least is None else ", ".join(one.category for one in least))
    if least is None:
        with pytest.raises(UnprotectableError):
            propose(YEAR, case, now)
    else:
        assert propose(YEAR, case, now) == [*least]
