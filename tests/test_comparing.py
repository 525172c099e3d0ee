"""Whether two figures may be compared, on tiny literal rows: one promise a test."""

import pytest

from scripts.ground.comparing import (
    BASE,
    BESIDE,
    BREAK,
    CASE,
    COMPARED,
    DEFINITION,
    DIRECTION,
    DOUBT,
    GAP,
    IS_HIDDEN,
    LESS,
    MEASURE,
    MORE,
    NO_NUMBER,
    NOT_ASKED,
    NOT_COMPARED,
    OTHER,
    SAME,
    UNSAID,
    Comparison,
    compare,
)
from scripts.ground.years import read_years
from tests.site_package import everybody_is, observation

ROLES = {"yes": "part", "no": "part", "answers": "whole_answers", "total": "whole_persons"}
INDICATOR = {"indicator": "ask", "unit": "persons", "answers": "one", "base_rule": "persons_answered", "assumption": ""}
INDICATOR |= {"least": "", "first_year": "2020", "base_indicator": ""}
NEEDS = INDICATOR | {"indicator": "need", "unit": "needs", "answers": "several", "base_rule": "answers"}
GIVEN = NEEDS | {"indicator": "given", "unit": "interventions", "base_indicator": "need"}
POPULATIONS = [
    {"dimension": "population", "whole": "all", "split": "by_age", "part": part} for part in ("adults", "children")
]
FORM_YEAR = {"source": "form", "year": "2031"}
HIDDEN = {"value": "", "obs_status": "Q", "qualifier": ""}


def category(indicator, code, role):
    """A row of the list of categories."""
    row = {"indicator": indicator, "category": code, "order": "1", "role": role, "parent": "", "parts_complete": ""}
    return row | {"last_year": ""}


def row(value="50", **cells):
    """A count of the answer yes."""
    usual = {"indicator": "ask", "category": "yes", "value": str(value), "lower": str(value), "upper": str(value)}
    return observation(**{**usual, **cells})


def before(value="50", **cells):
    """The same of the year before."""
    return row(value, **{"year": "2030", **cells})


def totals(now="100", then="200", **cells):
    """How many were asked in both years."""
    return [row(now, category="total", **cells), before(then, category="total", **cells)]


def told(now, then, *others, breaks=(), notes=(), forms=("2031",), scopes=()):
    """What may be said of two rows of a package that has them, and others besides."""
    rows = [each for each in (now, then, *others) if each]
    tables = {
        "indicators": [INDICATOR, NEEDS, GIVEN],
        "categories": [
            *(category("ask", code, role) for code, role in ROLES.items()),
            category("given", "answers", "whole_answers"),
            *(category("need", code, role) for code, role in (ROLES | {"every": "adds_to_each"}).items()),
        ],
        "relations": [everybody_is("ask")],
        "sums": POPULATIONS,
        "sources": [{"source": "form", "source_kind": "form"}],
        "statements": [FORM_YEAR | {"year": year} for year in forms],
        "observations": rows,
        "breaks": list(breaks),
        "notes": [{"note": note} for note in notes],
        "vocabulary": [{"list": "scope", "code": code} for code in scopes],
    }
    return compare(now, then, read_years(tables))


def state(*rows, **more):
    """The state and its reason."""
    found = told(*rows, **more)
    return found.state, found.reason


def test_the_same_question_in_two_years_is_subtracted():
    """In number, and in whole percentage points of those who were asked."""
    assert told(row(60), before(90), *totals()) == Comparison(COMPARED, turn=LESS, count=-30, points=15)


def test_points_are_whole_and_from_the_counts():
    """44,4 minus 41,4 by hand is not 3,06; a half is rounded away from nothing."""
    assert told(row(445), before(409), *totals("1000", "1000")).points == 4
    assert told(row(45), before(90), *totals("200", "400")).points == 0
    assert told(row(450), before(425), *totals("1000", "1000")).points == 3
    assert told(row(425), before(450), *totals("1000", "1000")).points == -3


def test_a_count_of_all_has_no_share():
    """Nothing is its base."""
    found = told(row(80, category="total"), before(60, category="total"))
    assert (found.state, found.count, found.points) == (COMPARED, 20, None)


@pytest.mark.parametrize("which", ["now", "then"])
def test_what_is_hidden_is_never_beside_anything(which):
    """In either year."""
    now, then = row(**HIDDEN if which == "now" else {}), before(**HIDDEN if which == "then" else {})
    assert state(now, then, *totals()) == (NOT_COMPARED, IS_HIDDEN)


def test_a_question_of_its_first_year_has_nothing_before_it():
    """Nor has one that had no answer."""
    assert state(row(year="2020"), None) == (NOT_COMPARED, NOT_ASKED)
    assert state(row(), None) == (NOT_COMPARED, NO_NUMBER)
    assert state(row(), before("", obs_status="L", lower="", upper=""), *totals()) == (NOT_COMPARED, NO_NUMBER)


def test_nothing_is_subtracted_across_a_year_without_a_figure():
    """Two years ago is not last year."""
    assert state(row(), before(year="2029"), *totals()) == (NOT_COMPARED, GAP)


def test_a_listed_break_parts_the_years_and_says_why():
    """Where its note is on the figure; a break of others does not."""
    listed = [{"indicator": "ask", "year": "2031", "note": "new_form"}]
    found = told(row(notes="new_form"), before(), *totals(), breaks=listed)
    assert (found.state, found.reason, found.note) == (NOT_COMPARED, BREAK, "new_form")
    assert state(row(), before(), *totals(), breaks=listed)[0] == COMPARED
    assert state(row(obs_status="B"), before(), *totals()) == (NOT_COMPARED, BREAK)


@pytest.mark.parametrize(
    "other", [{"population": "children"}, {"unit": "answers"}, {"producer": "others"}, {"category": "no"}]
)
def test_another_population_unit_answer_or_producer_is_another_figure(other):
    """Whatever the numbers are."""
    assert state(row(), before(**other), *totals()) == (NOT_COMPARED, OTHER)


def test_a_share_of_something_else_is_another_figure():
    """A share of all needs and one of all interventions."""
    own = {"measure": "percent", "base": "100"}
    assert state(row("50.0", **own), before("50.0", base_indicator="need", base_category="yes", **own)) == (
        NOT_COMPARED,
        OTHER,
    )


def test_a_count_of_an_unknown_number_only_stands_beside():
    """117 of nobody knows how many."""
    assert state(row(), before(), row("100", category="total")) == (BESIDE, BASE)
    assert told(row(), before(), row("100", category="total")).count is None


def test_a_share_of_a_base_that_nobody_states_only_stands_beside():
    """Also where both are exact."""
    own = {"measure": "percent"}
    assert state(row("50.0", **own), before("40.0", **own)) == (BESIDE, BASE)


def test_means_are_not_subtracted():
    """They stand beside each other."""
    assert state(row("3.5", measure="mean"), before("3.8", measure="mean")) == (BESIDE, MEASURE)


def test_a_doubtful_number_is_not_subtracted():
    """Somebody has asked about it."""
    assert state(row(), before(doubt="doubtful"), *totals()) == (BESIDE, DOUBT)


def test_a_sum_that_may_hold_all_of_the_above_is_not_subtracted():
    """A report leaves it open; a form does not."""
    own = {"indicator": "need", "category": "answers", "unit": "needs"}
    assert state(row(90, **own), before(70, **own)) == (BESIDE, DEFINITION)


KIND = {"indicator": "need", "category": "yes", "unit": "needs"}
OF_KIND = {"measure": "percent", "base_indicator": "need", "base_category": "yes", "base": "116"}


@pytest.mark.parametrize(
    ("every", "turn"),
    [("23", UNSAID), ("0", MORE), (None, UNSAID)],
    ids=["some ticked all", "nobody did", "it is hidden"],
)
def test_a_share_of_a_kind_is_more_only_where_it_is_so_with_all_of_the_above(every, turn):
    """34.5 per cent of 116 needs is 28.8 of 139, and nobody knows how little where it is hidden how many ticked them all."""
    of_all = row(**{**KIND, "category": "every", **({"value": every} if every else HIDDEN)})
    then = before(value="", lower="", upper="33", qualifier="under", **OF_KIND)
    now = row("34.5", lower="34.45", upper="34.55", **OF_KIND)
    others = [row("116", **KIND), before("116", **KIND), of_all, before("0", **KIND | {"category": "every"})]
    found = told(now, then, *others, forms=("2030", "2031"))
    assert (found.state, found.turn) == (DIRECTION, turn)


def test_a_report_leaves_open_whether_its_shares_of_a_kind_hold_all_of_the_above():
    """So no direction is said of them."""
    then = before(value="", lower="", upper="33", qualifier="under", **OF_KIND)
    others = [row("116", **KIND), row("0", **KIND | {"category": "every"})]
    assert state(row("34.5", **OF_KIND), then, *others) == (BESIDE, DEFINITION)


@pytest.mark.parametrize(
    ("then", "turn"),
    [
        ({"value": "", "lower": "60", "upper": "", "qualifier": "over"}, LESS),
        ({"value": "", "lower": "", "upper": "40", "qualifier": "under"}, MORE),
        ({"value": "50", "lower": "45", "upper": "55", "qualifier": "about"}, UNSAID),
    ],
)
def test_what_is_not_exact_has_a_direction_or_none(then, turn):
    """A difference is never said of it."""
    own = {"measure": "percent", "base_indicator": "ask", "base_category": "total"}
    found = told(row("50.0", **own), before(**own, **then), *totals())
    assert (found.state, found.turn, found.points) == (DIRECTION, turn, None)


def test_few_on_either_side_mean_nothing():
    """Under twenty: the difference in number is said, no share of it, and that it is few. Twenty is not few."""
    assert told(row(19), before(90), *totals()) == Comparison(COMPARED, turn=LESS, count=-71, few=True)
    assert told(row(20), before(20), *totals("100", "100")) == Comparison(COMPARED, turn=SAME, count=0, points=0)
    assert told(row(10), before(30), *totals("15", "60")).few


def case(value, **cells):
    """The same without a large case."""
    return row(value, scope="excluding_case", **cells)


def test_a_year_with_a_large_case_is_only_beside_a_year_without():
    """The case is in the one and nobody knows of the other."""
    told_apart = case(30, year="2030")
    assert state(row(60), before(90), *totals(), told_apart) == (BESIDE, CASE)


def test_years_that_both_have_a_large_case_are_compared_and_say_so():
    """The same case; of those asked it is not known, so the shares are not compared. Two cases are no ground to subtract on."""
    apart = case(30, year="2030"), case(40)
    found = told(row(60), before(90), *totals(), *apart)
    assert (found.state, found.count, found.points, found.cases) == (COMPARED, -30, None, True)
    others = case(30, year="2030"), row(40, scope="excluding_other")
    assert state(row(60), before(90), *totals(), *others) == (BESIDE, CASE)


def test_all_cases_stand_beside_those_without_one():
    """12 convictions against 5."""
    assert state(row(60), before(30, scope="excluding_case"), *totals()) == (BESIDE, CASE)


def test_without_the_large_case_of_each_year_the_rest_is_compared():
    """What is left of both years has none."""
    whole = [case(80, category="total"), row(70, category="total", scope="excluding_other", year="2030")]
    found = told(case(60), row(35, scope="excluding_other", year="2030"), *whole)
    assert (found.state, found.count, found.points) == (COMPARED, 25, 25)


def test_a_case_with_a_note_is_only_in_the_figures_that_have_it():
    """Those it is not on are compared; a sum holds what a part of it holds."""
    noted = before(90, notes="case_case", category="no")
    others = (*totals(), noted, case(10, year="2030", category="no"))
    found = told(row(60), before(90), *others, notes=["case_case"])
    assert (found.state, found.count, found.points) == (COMPARED, -30, None)
    total = told(others[0], others[1], row(60), *others[2:], notes=["case_case"])
    assert (total.state, total.reason) == (BESIDE, CASE)


def test_what_a_year_holds_of_a_case_needs_no_number_without_it():
    """By the note alone both hold the same case, and are compared; what it is not on holds none."""
    known = {"notes": ["case_case"], "scopes": ["excluding_case"]}
    noted = row(60, notes="case_case"), before(90, notes="case_case")
    found = told(*noted, *totals(), **known)
    assert (found.state, found.count, found.cases) == (COMPARED, -30, True)
    assert told(row(60), before(90), *totals(), row(5, category="no", notes="case_case"), **known).count == -30
    assert state(row(60), noted[1], *totals(), **known) == (BESIDE, CASE)


def test_what_was_given_for_needs_that_hold_a_case_may_hold_it_too():
    """The needs stand beside those of the year before, and so do the interventions for them."""
    own = {"indicator": "given", "category": "answers", "unit": "interventions"}
    noted = before(90, indicator="need", notes="case_case", unit="needs")
    others = (noted, case(10, year="2030", indicator="need", unit="needs"))
    assert state(row(60, **own), before(90, **own), *others, notes=["case_case"]) == (BESIDE, CASE)


def test_people_that_a_case_has_none_of_are_compared():
    """A case of adults is not among the children, but among all."""
    apart, own = case(30, year="2030"), {"population": "children"}
    assert state(row(60, **own), before(90, **own), *totals(**own), apart)[0] == COMPARED
    assert state(row(60, population="all"), before(90, population="all"), *totals(population="all"), apart) == (
        BESIDE,
        CASE,
    )


def test_the_earlier_figure_is_the_last_that_has_a_number():
    """That of the year before, or else an older one; a year before without a number comes first."""
    tables = {"indicators": [INDICATOR], "categories": [category("ask", "yes", "part")], "breaks": [], "notes": []}
    older, empty = row(9, year="2028"), before("", obs_status="L", lower="", upper="")
    assert read_years(tables | {"observations": [row(), older]}).earlier(row()) is older
    assert read_years(tables | {"observations": [row(), older, empty]}).earlier(row()) is empty
    assert read_years(tables | {"observations": [row()]}).earlier(row()) is None
