"""The standing intruder is sharp and honest: it finds what is known to be given away, and never claims what is not so."""

from collections.abc import Iterator
from random import Random

import pytest

from scripts.ground.data_package import Row
from scripts.package.sources import read_sources
from scripts.package.tables import all_records
from scripts.paths import DATAPACKAGE
from scripts.year.plan import form_lines
from tests.intruder import Found, attack, leaks, readings
from tests.intruder_puzzle import ImpossibleError
from tests.intruder_relations import READINGS, Expression, known, own_populations
from tests.plausible_years import Line, YearCounts, as_observations, lines, planted, plausible_year, small_lines
from tests.rows import to_row

THRESHOLD = 5
SEEDS = range(20)
NEEDS = (
    "advice",
    "legal_advice",
    "interpretation",
    "psychological",
    "material",
    "basic_needs",
    "housing",
    "authority_liaison",
)

pytestmark = pytest.mark.slow


def row(name: str, value: str, **more: str) -> Row:
    """A published count; `Q`: it is hidden."""
    indicator, category, population = name.split(".")
    hidden = value == "Q"
    cells: Row = {
        "value": "" if hidden else value,
        "qualifier": "" if hidden else "exact",
        "obs_status": "Q" if hidden else "A",
    }
    usual: Row = {"scope": "all_cases", "year": "2031", "measure": "count", "base": ""}
    return {"indicator": indicator, "category": category, "population": population, **usual, **cells} | to_row(more)


def year(indicator: str, population: str = "adults_direct", **counts: str) -> list[Row]:
    """The published counts of one indicator."""
    return [row(f"{indicator}.{category}.{population}", value) for category, value in counts.items()]


def test_the_last_kind_of_need_is_what_the_others_leave_of_the_answers():
    """Nobody knows whether all of the above is added to the sum; under one reading the hidden count follows."""
    others = dict(zip(NEEDS, ["300", "250", "200", "180", "150", "120", "110", "60"], strict=True))
    assert "support_needs.child_education.adults_direct" in leaks(
        year("support_needs", answers="1373", child_education="Q", **others), THRESHOLD
    )


def test_a_region_is_what_the_others_leave_of_the_total_of_another_indicator():
    """Region and country of origin are about the same people."""
    published = year("origin_region", south_america="Q", asia="180", europe="73", other_regions="30")
    assert "origin_region.south_america.adults_direct" in leaks(
        published + year("origin_country", total="286"), THRESHOLD
    )
    assert leaks(published, THRESHOLD) == []


def test_a_gender_within_a_form_is_what_the_other_leaves_of_the_form():
    """The form stands in two indicators; hidden in one of them it is still known."""
    published = year("gender_by_exploitation_form", sexual="Q", sexual_men="Q", sexual_women="150")
    given = leaks(published + year("exploitation_form", sexual="153"), THRESHOLD)
    assert {f"gender_by_exploitation_form.{one}.adults_direct" for one in ("sexual", "sexual_men")} <= {*given}


def test_a_percentage_of_the_needs_gives_the_support_away():
    """1.6 percent of 250 needs is 4."""
    published = [
        row("authority_support.legal_advice.adults_direct", "Q"),
        row("authority_support.legal_advice.adults_direct", "1.6", measure="percent"),
        row("support_needs.legal_advice.adults_direct", "250"),
    ]
    assert leaks(published, THRESHOLD) == ["authority_support.legal_advice.adults_direct"]
    assert attack(published, THRESHOLD)["authority_support.legal_advice.adults_direct"] == 1


def test_two_hidden_countries_are_given_away_together():
    """7 people are left for two countries; neither has one person, since such countries are shown together."""
    others = {"sweden": "100", "countries_with_one_person": "19", "other_countries": "160"}
    published = year("origin_country", total="286", thailand="Q", nigeria="Q", **others)
    assert {f"origin_country.{one}.adults_direct" for one in ("thailand", "nigeria")} <= {*leaks(published, THRESHOLD)}
    assert attack(published, THRESHOLD)["origin_country.thailand.adults_direct"] == 4


@pytest.mark.parametrize(
    ("population", "more"),
    [
        ("children_indirect", {}),
        ("children", {"within_indicator": "children_exposure", "within_category": "indirect"}),
    ],
)
def test_boys_of_one_kind_of_exposure_are_what_the_other_leaves(population, more):
    """Whether the other kind is a population or a condition."""
    boys = [row("children_gender.boys.children", "28"), row("children_gender.boys.children_direct", "Q")]
    given = leaks([*boys, row(f"children_gender.boys.{population}", "25", **more)], THRESHOLD)
    assert "children_gender.boys.children_direct" in given


@pytest.mark.parametrize(
    ("published", "given"),
    [
        (
            year("time_to_support", "adults", within_week="97", within_month="100", total="102"),
            ["total.adults - time_to_support.within_month", "within_month.adults - time_to_support.within_week"],
        ),
        (year("residence_permit", granted="18", total="20"), ["total.adults_direct - residence_permit.granted"]),
        (year("children_age", "children", under_1="59", total="62"), ["total.children - children_age.under_1"]),
    ],
)
def test_what_two_published_counts_leave_between_them_is_given_away(published, given):
    """Nothing is hidden, and the few who are in one count and not in the other are nowhere written."""
    found = leaks(published, THRESHOLD)
    for one in given:
        assert any(f".{one}." in name for name in found)


def test_nobody_is_no_person_to_protect():
    """Everybody has a permit: the others are 0. And 150 others are many."""
    assert leaks(year("residence_permit", granted="20", total="20"), THRESHOLD) == []
    assert leaks(year("residence_permit", granted="20", total="170", not_applied="150"), THRESHOLD) == []


def test_what_is_printed_for_a_population_and_a_half_of_it_says_the_other_half():
    """Also where the form does not ask for it: 3 women are indirectly affected."""
    published = [row("gender.women.adults", "200"), row("gender.women.adults_direct", "197")]
    assert leaks(published, THRESHOLD) == ["gender.women.adults_indirect"]


def test_those_who_meet_a_condition_too_are_part_of_both_counts():
    """7 were recruited through work, and those of them in labour exploitation are hidden; 3 people are too few to hide some of."""
    condition = {"within_indicator": "exploitation_start", "within_category": "work_recruitment"}
    both = row("exploitation_form.labour.adults_direct", "Q", **condition)
    name = "exploitation_form.labour.adults_direct[exploitation_start.work_recruitment]"
    few, more = (row("exploitation_start.work_recruitment.adults_direct", number) for number in ("3", "7"))
    assert name in leaks([few, both], THRESHOLD)
    assert name not in leaks([more, both], THRESHOLD)


def test_those_who_were_not_asked_are_not_protected():
    """Two adults have no answer."""
    published = [row("gender.total.adults", "300"), row("contacts.total.adults", "302")]
    assert leaks(published, THRESHOLD) == []


def test_a_small_count_that_somebody_decided_to_print_is_given_away_by_nobody():
    """What two counts leave is that count itself."""
    published = year("children_asylum", "children", seeking_asylum="59", not_seeking_asylum="3", total="62")
    assert leaks(published, THRESHOLD) == []


def test_a_year_with_nothing_hidden_and_no_small_difference_has_no_leaks():
    """Every count, and everything between two of them, is 0 or large."""
    listed = {"thailand": "100", "sweden": "60", "nigeria": "50", "countries_with_one_person": "12"}
    published = year("origin_country", total="286", outside_sweden="226", other_countries="64", **listed)
    published += year("origin_region", total="286", asia="130", south_america="0", other_regions="66")
    published += year("origin_region", europe="90", europe_eu="80", europe_non_eu="10")
    published += year("origin_outside_eu", eu="80", outside_eu="206", total="286")
    assert leaks(published, THRESHOLD) == []


def test_holes_are_no_possible_values():
    """Thailand is no country with one person, so that it can be 0, 2 or 3 of 3 in Asia."""
    published = year("origin_region", asia="3")
    assert attack(published, THRESHOLD)["origin_country.thailand.adults_direct"] == 3


def test_a_contradiction_is_said():
    """No reading is possible."""
    with pytest.raises(ImpossibleError):
        leaks([row("new_contacts.total.all", "420"), row("contacts.total.all", "421")], THRESHOLD)


def test_the_lines_are_those_of_the_form():
    """Everything that is asked of the own population of an indicator, but what is not about people whom the members met."""
    own, cells = own_populations(), known(READINGS[0]).cells
    asked = form_lines(all_records(read_sources(DATAPACKAGE).codes), [], 2031)
    form = {(one.indicator, one.category, own[one.indicator]) for one in asked}
    elsewhere = ("reported_crimes", "reflection_period_barriers")
    assert {line for line in form if line[0] not in elsewhere} <= {*lines()}
    assert {".".join(line) for line in lines()} <= {*cells}


def truth(counts: YearCounts) -> dict[str, int]:
    """Every cell of a year, also those that the form does not ask for."""
    found = {".".join(line): number for line, number in counts.items()}
    for indicator, category, population in counts:
        direct: Line = (indicator, category, "children_direct")
        if population == "children" and direct in counts:
            found[f"{indicator}.{category}.children_indirect"] = (
                counts[indicator, category, population] - counts[direct]
            )
    return with_more_answers(found | needs_met(found))


def with_more_answers(cells: dict[str, int]) -> dict[str, int]:
    """With those who gave more answers than a line tells: as many as the lines leave room for."""
    facts = known(READINGS[0])
    found = dict(cells)
    for name in sorted({*facts.cells} - {*cells}):
        above = [one for one in facts.not_negative if one.get(name, 0) < 0]
        found[name] = min(valued({cell: times for cell, times in one.items() if cell != name}, cells) for one in above)
    return found


def needs_met(cells: dict[str, int]) -> dict[str, int]:
    """What the form does not ask, since it follows: the support of each kind added up, and the needs left without any, at least."""
    given = {
        one: sum(cells.get(f"{who}_support.{one}.adults_direct", 0) for who in ("authority", "civil"))
        for one in (*NEEDS, "child_education", "answers")
    }
    met = given.pop("answers")
    unmet = max(0, cells.get("support_needs.answers.adults_direct", 0) - met)
    return {f"needs_met.{one}.adults_direct": count for one, count in {**given, "met": met, "unmet": unmet}.items()}


def valued(one: Expression, cells: dict[str, int]) -> int:
    """An expression in a year."""
    return sum(factor * cells[name] for name, factor in one.items())


@pytest.mark.parametrize("seed", SEEDS)
def test_a_plausible_year_keeps_every_relation(seed):
    """People are drawn without any of them in mind."""
    facts, cells = known(READINGS[seed % 3]), truth(plausible_year(seed))
    assert [one for one in facts.zero if valued(one, cells)] == []
    assert [one for one in facts.not_negative if valued(one, cells) < 0] == []
    assert [one for one in facts.never_one if cells[one] == 1] == []


def hidings(counts: YearCounts) -> Iterator[set[Line]]:
    """Small counts are hidden; then some others with them, as whoever protects them does."""
    small = small_lines(counts, THRESHOLD)
    yield small
    yield small | {*Random(len(small)).sample([line for line in sorted(counts) if counts[line]], 30)}


@pytest.mark.parametrize("seed", SEEDS)
def test_what_is_true_is_always_possible(seed):
    """Under the right reading a true year contradicts nothing, and a count that can have few values has one of them."""
    counts = plausible_year(seed)
    cells = truth(counts)
    for hidden in hidings(counts):
        found = readings(as_observations(counts, hidden, "2031"), THRESHOLD)
        assert any(all(possible(name, each, cells) for name, each in one.items()) for one in found)


def possible(name: str, found: Found, cells: dict[str, int]) -> bool:
    """Whether the true count is among the possible values, where these are all."""
    larger, *smaller = name.split(" - ")
    true = sum(cells[one] for one in larger.split(" + ")) - sum(cells[one] for one in smaller)
    return found.number >= THRESHOLD or not found.values or true in found.values


@pytest.mark.parametrize("seed", SEEDS)
def test_a_planted_contradiction_is_impossible(seed):
    """Whatever else is hidden."""
    counts = plausible_year(seed)
    moved, name = planted(counts, seed)
    assert {".".join(line) for line in moved if moved[line] != counts[line]} == {name}
    with pytest.raises(ImpossibleError):
        readings(as_observations(moved, small_lines(moved, THRESHOLD), "2031"), THRESHOLD)
