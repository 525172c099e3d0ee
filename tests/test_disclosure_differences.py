"""What the guard protects: hidden counts, and whatever a reader makes of the figures; and the least that mends it.

Each case is one that was published without a word once. A case stands for its kind: the same relations are in every year, and
`test_intruder` tries them on random ones.
"""

from itertools import combinations

import pytest

from scripts.ground.data_package import Row
from scripts.ground.small import Disclosure
from scripts.protection.cells import differences
from scripts.protection.guard import contradiction, told_of
from scripts.protection.hiding import hide
from scripts.protection.proposal import UnprotectableError, candidates, propose
from scripts.reasoning.quantities import Quantity
from scripts.reasoning.relation import here, total
from tests.guarded_years import SETTINGS, YEAR, published
from tests.handmade import count
from tests.rows import to_row
from tests.world_book import worlds

DIRECT = "adults_direct"


def line(name: str, value: str = "", **more: str) -> Row:
    """A line of the form: hidden where it has no number."""
    one = count(name)
    row: Row = {"indicator": one.indicator, "category": one.category, "population": one.population, "year": YEAR}
    status: Row = {"qualifier": "exact", "obs_status": "A"} if value else {"qualifier": "", "obs_status": "Q"}
    return row | {"scope": "all_cases", "measure": "count", "value": value, "base": ""} | status | to_row(more)


def lines(indicator: str, population: str, **values: str) -> list[Row]:
    """Several lines of one indicator."""
    return [line(f"{indicator}.{category}@{population}", value) for category, value in values.items()]


def found(rows: list[Row], disclosure: Disclosure = SETTINGS) -> list[str]:
    """The names of what the guard finds."""
    case = published(rows)
    return [one.cell.name(case.book) for one in told_of(YEAR, case, disclosure)]


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


@worlds("world_builds", "worked out")
def test_the_proposal_mends_it(world):
    """With what it hides besides the guard finds nothing, and with any one of these shown again it does."""
    case = published(world.figures(make=line))
    more = propose(YEAR, case, SETTINGS)
    assert more
    for shown in (None, *more):
        hidden = hide(case.statements, [one for one in more if one != shown], case.book)
        safe = not told_of(YEAR, published(hidden), SETTINGS)
        assert safe == (shown is None)


def test_what_the_form_asks_is_asked_about_also_where_it_has_no_number():
    """Of sixty adults 57 are affected directly: the three others have a gender, and nobody has said which."""
    few = [line("contacts.total@adults", "60"), line("contacts.total@adults_direct", "57")]
    blank = line("gender.women@adults_indirect", obs_status="O")
    women = f"gender.women.adults_indirect.all_cases.{YEAR}.count.persons"
    assert women in found([*few, blank])
    assert women not in found(few)


@pytest.mark.parametrize("parts", [("women", "men"), ("women", "men", "other_gender")])
def test_the_whole_less_each_of_several_parts_is_a_count(parts):
    """Less one of three parts it is two of them together; less one of two it is the other, which is a count already."""
    one = Quantity("platform", "gender", "total", "adults", "all_cases", "", "", YEAR)
    left = differences(total(one, [here(one, part) for part in parts], "parts"), published([]).book)
    assert list(left) == [((1, one), (-1, here(one, part))) for part in parts if len(parts) > 2]


def test_a_person_may_decide_that_a_difference_is_shown():
    """By its name, as the message gives it."""
    rows = lines("residence_permit", DIRECT, granted="18", total="20")
    (name,) = [one for one in found(rows) if " - " in one]
    cell = "residence_permit.{}.adults_direct.all_cases.2031.count.persons"
    assert name == f"{cell.format('total')} - {cell.format('granted')}"


def test_a_zero_is_never_cover():
    """It is about nobody, and stays."""
    rows = lines("gender", "adults", women="40", men="0", other_gender="", total="43")
    case = published(rows)
    assert "men" not in {one.category for one in propose(YEAR, case, SETTINGS)}


def test_what_is_kept_is_not_hidden_and_may_leave_nothing():
    """Then there is no way, and the count is named."""
    case = published(lines("gender", "adults", women="40", men="17", other_gender="", total="60"))
    (first,) = propose(YEAR, case, SETTINGS)
    (second,) = propose(YEAR, case, SETTINGS, [first])
    assert first != second
    with pytest.raises(UnprotectableError) as error:
        propose(YEAR, case, SETTINGS, [fact.quantity for fact in case.facts(YEAR)])
    assert error.value.told.cell.name(case.book) == "gender.other_gender.adults.all_cases.2031.count.persons"


def test_the_least_important_is_hidden():
    """A part rather than the whole, and not the count of everybody met."""
    case = published(
        [
            *lines("gender", "adults", women="40", men="17", other_gender="", total="60"),
            line("contacts.total@adults", "60"),
        ]
    )
    (one,) = propose(YEAR, case, SETTINGS)
    assert one.category in ("women", "men")


LEAST = (
    lines("gender", "adults", women="40", men="17", other_gender="", total="60"),
    lines("time_to_support", "adults", within_week="80", within_month="100", total="102"),
    [
        *lines("origin_region", DIRECT, asia="180", europe="73", other_regions="30", south_america=""),
        line("origin_country.total@adults_direct", "286"),
    ],
    [
        *lines("children_gender", "children", boys="28", girls="30", other_gender="0", total="58"),
        line("children_gender.boys@children", "25", within_indicator="children_exposure", within_category="indirect"),
        line("children_gender.boys@children", within_indicator="children_exposure", within_category="direct"),
    ],
)


@pytest.mark.parametrize("rows", LEAST)
def test_no_cheaper_set_would_do(rows):
    """Every set of figures that could be hidden is tried: none that costs less leaves nothing to be found."""
    case = published(rows)
    costs = candidates(YEAR, case, SETTINGS, ())
    sets = [some for size in range(len(costs) + 1) for some in combinations(sorted(costs), size)]
    ordered = sorted(sets, key=lambda some: sum(costs[one] for one in some))
    safe = (some for some in ordered if not told_of(YEAR, published(hide(case.statements, some, case.book)), SETTINGS))
    assert list(next(safe)) == propose(YEAR, case, SETTINGS)
