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
from tests.rows import to_row

KINDS = ("advice", "legal_advice", "interpretation", "psychological", "material", "basic_needs", "housing")
DIRECT = "adults_direct"


def told(cell: str, value: str = "", **more: str) -> Row:
    """A line of the form: `indicator.category.population`; hidden without a value, a percentage when it ends in "%"."""
    indicator, category, population = cell.split(".")
    row: Row = {
        "indicator": indicator,
        "category": category,
        "population": population,
        "scope": "all_cases",
        "year": YEAR,
    }
    measure = "percent" if value.endswith("%") else "count"
    status: Row = {"qualifier": "exact", "obs_status": "A"} if value else {"qualifier": "", "obs_status": "Q"}
    return row | {"measure": measure, "value": value.rstrip("%"), "base": ""} | status | to_row(more)


def lines(indicator: str, population: str, **values: str) -> list[Row]:
    """Several lines of one indicator."""
    return [told(f"{indicator}.{category}.{population}", value) for category, value in values.items()]


NEEDS = dict(zip(KINDS, ("300", "250", "200", "180", "150", "120", "110"), strict=True)) | {"authority_liaison": "60"}
ONE_LESS = {"authority_liaison": ""}
WITHIN = {"within_indicator": "children_exposure"}
CASES = {
    "286 less three regions, from another indicator": [
        *lines("origin_region", DIRECT, asia="180", europe="73", other_regions="30", south_america=""),
        told("origin_country.total.adults_direct", "286"),
    ],
    "all answers less the other needs": lines("support_needs", DIRECT, **NEEDS, child_education="", answers="1373"),
    "one indicator less another": [
        *lines("gender_by_exploitation_form", DIRECT, sexual="", sexual_women="150", sexual_men=""),
        told("exploitation_form.sexual.adults_direct", "153"),
    ],
    "every need was met, and one kind of it a single person had": [
        *lines("support_needs", DIRECT, **NEEDS | ONE_LESS, child_education="", all_of_the_above="0", answers="1371"),
        *lines("civil_support", DIRECT, **NEEDS | {"advice": ""}, child_education="", answers="1371"),
    ],
    "those who needed it less those who got it": [
        told("children_support_needs.housing.children", "24"),
        told("children_authority_support.housing.children", "21"),
    ],
    "those who needed it, or everything, less those who got it": [
        told("support_needs.housing.adults_direct", "20"),
        told("support_needs.all_of_the_above.adults_direct", "6"),
        told("civil_support.housing.adults_direct", "24"),
    ],
    "a percentage of the needs": [
        told("authority_support.legal_advice.adults_direct", ""),
        told("support_needs.legal_advice.adults_direct", "250"),
        told("authority_support.legal_advice.adults_direct", "1.6%"),
    ],
    "two hidden countries of at least two each": lines(
        "origin_country", DIRECT, sweden="100", thailand="", nigeria="", countries_with_one_person="19",
        other_countries="160", total="286",
    ),
    "those within direct and within indirect share out all": [
        *lines("children_gender", "children", boys="28", girls="30", other_gender="0", total="58"),
        told("children_gender.boys.children", "25", **WITHIN, within_category="indirect"),
        told("children_gender.boys.children", "", **WITHIN, within_category="direct"),
    ],
    "a step less the step before": lines("time_to_support", "adults", within_week="80", within_month="100", total="102"),
    "a whole less a part": lines("residence_permit", DIRECT, granted="18", total="20"),
    "those who are not in the only answer": lines("children_age", "children", under_1="59", total="62"),
    "a printed percentage whose values have holes": [
        *lines("reflection_period", DIRECT, temporary_permit="", total=""),
        told("reflection_period.temporary_permit.adults_direct", "66.7%"),
        told("contacts.total.adults_direct", "14"),
    ],
    "a part of a part": lines(
        "civil_support_reason", DIRECT, insufficient="57", none="20", insufficient_or_none="77", afraid_to_contact="",
        support_ended="0", total="80",
    ),
    "those in contact with all three authorities": lines(
        "children_authority_contact", "children", any="40", more_than_one="12", answers="54", total="50",
    ),
    "those in contact with three authorities or four": lines(
        "authority_contact", DIRECT, any="100", more_than_one="40", answers="147", total="120",
    ),
    "those with three forms or more, where one may be given again": lines(
        "exploitation_form", DIRECT, multiple="40", answers="143", total="100",
    ),
    "those whose exploitation began in two ways or more": lines("exploitation_start", DIRECT, answers="103", total="100"),
    "those in contact with two": lines(
        "children_authority_contact", "children", any="40", more_than_one="12", answers="62", total="50",
    ),
    "women who were not exploited in the form": [
        told("gender.women.adults", "60"), told("gender_by_exploitation_form.sexual_women.adults_direct", "57"),
    ],
    "those in one of the two forms and another": [
        *lines("exploitation_form", DIRECT, total="100", sexual_or_labour="90"),
        told("gender_by_exploitation_form.other_forms.adults_direct", "12"),
    ],
    "those from another country who are from within the EU": [
        told("origin_country.outside_sweden.adults_direct", "90"), told("origin_outside_eu.outside_eu.adults_direct", "87"),
    ],
    "those with a report": lines("legal_status", DIRECT, no_report="97", total="100"),
    "those with one report": lines("legal_status", DIRECT, no_report="60", more_than_one="37", total="100"),
    "each child has a form, and who has several has two": lines(
        "children_exploitation_form", "children_direct", total="10", answers="11", multiple="",
    ),
    "nobody has several forms, so each child has one": lines(
        "children_exploitation_form", "children_direct", total="10", multiple="0", other_forms="8", sexual="",
    ),
    "who does not come from elsewhere comes from Sweden": lines(
        "origin_country", DIRECT, total="120", outside_sweden="113", sweden="",
    ),
    "those from elsewhere whose country has a line of its own": lines(
        "origin_country", DIRECT, outside_sweden="113", thailand="14", other_countries="96", countries_with_one_person="0",
        nigeria="", sweden="40", total="153",
    ),
    "those with several needs who got one kind of support": [
        told("support_needs.more_than_one.adults_direct", "54"), told("authority_support.more_than_one.adults_direct", "51"),
    ],
    "those with several needs and not all": lines("support_needs", DIRECT, more_than_one="54", all_of_the_above="51"),
    **{
        f"those from elsewhere who are not from {place}": [
            told("origin_country.outside_sweden.adults_direct", "60"), told(f"{place}.adults_direct", "57"),
        ]
        for place in (
            "origin_country.other_countries", "origin_country.countries_with_one_person", "origin_region.asia",
            "origin_region.europe_non_eu", "origin_region.south_america", "origin_region.other_regions",
        )
    },
    "those with a permit that is not for reflection": [
        *lines("residence_permit", DIRECT, granted="20", information_missing="0"),
        told("reflection_period.temporary_permit.adults_direct", "18"),
    ],
    "those in contact with social services who seem to have got no support": [
        told("children_authority_contact.social_services.children", "20"),
        told("children_social_services_support.some_support.children", "18"),
    ],
    "those seeking asylum who seem to have no pending case": lines(
        "children_asylum", "children", seeking_asylum="20", permit_pending="17",
    ),
    "five other forms of people of whom nobody has three": [
        *lines("exploitation_form", DIRECT, total="137", multiple="20", answers="157", other_forms="5"),
        told("gender_by_exploitation_form.other_forms.adults_direct"),
    ],
    "those in contact with the third authority and not with both others": lines(
        "children_authority_contact", "children", any="40", more_than_one="12", social_services="30",
        migration_agency="20",
    ),
}  # fmt: skip


def found(rows: list[Row], disclosure: Disclosure = SETTINGS) -> list[str]:
    """The names of what the guard finds."""
    case = published(rows)
    return [one.cell.name(case.book) for one in told_of(YEAR, case, disclosure)]


@pytest.mark.parametrize("rows", CASES.values(), ids=list(CASES))
def test_what_can_be_worked_out_is_refused(rows):
    """However it follows."""
    assert found(rows)


@pytest.mark.parametrize("rows", CASES.values(), ids=list(CASES))
def test_the_proposal_mends_it(rows):
    """With what it hides besides the guard finds nothing, and with any one of these shown again it does."""
    case = published(rows)
    more = propose(YEAR, case, SETTINGS)
    assert more
    for shown in (None, *more):
        hidden = hide(case.statements, [one for one in more if one != shown], case.book)
        safe = not told_of(YEAR, published(hidden), SETTINGS)
        assert safe == (shown is None)


def test_what_the_form_asks_is_asked_about_also_where_it_has_no_number():
    """Of sixty adults 57 are affected directly: the three others have a gender, and nobody has said which."""
    few = [told("contacts.total.adults", "60"), told("contacts.total.adults_direct", "57")]
    blank = told("gender.women.adults_indirect", obs_status="O")
    women = f"gender.women.adults_indirect.all_cases.{YEAR}.count.persons"
    assert women in found([*few, blank])
    assert women not in found(few)


@pytest.mark.parametrize("parts", [("women", "men"), ("women", "men", "other_gender")])
def test_the_whole_less_each_of_several_parts_is_a_count(parts):
    """Less one of three parts it is two of them together; less one of two it is the other, which is a count already."""
    one = Quantity("platform", "gender", "total", "adults", "all_cases", "", "", YEAR)
    left = differences(total(one, [here(one, part) for part in parts], "parts"), published([]).book)
    assert list(left) == [((1, one), (-1, here(one, part))) for part in parts if len(parts) > 2]


def test_who_gave_no_answer_is_nothing_to_protect():
    """Of 300 adults 298 have an answer: that two were not asked says nothing of them."""
    assert found([told("contacts.total.adults_direct", "300"), told("origin_country.total.adults_direct", "298")]) == []


@pytest.mark.parametrize("answers", ["140", "149"])
def test_what_answers_say_of_people_is_counted_in_people(answers):
    """Of nine further answers to four authorities five to nine people have given them: nobody knows that they are few."""
    assert found(lines("authority_contact", DIRECT, any="100", more_than_one="40", answers=answers, total="120")) == []


def test_what_only_seems_to_be_a_part_may_be_more_than_its_whole():
    """It binds nothing: no count is told by it, and nothing is refused."""
    more = lines("children_asylum", "children", seeking_asylum="20", permit_pending="23")
    assert found(more) == []
    assert contradiction(published(more).facts(YEAR), published(more).book) == []
    assert found(lines("children_asylum", "children", seeking_asylum="6", permit_pending="")) == []


def test_those_of_whom_nothing_is_known_are_no_count_to_protect_unless_it_is_hidden():
    """Three have no answer on permits: everybody less those who have one says so, and what is called hidden is not known."""
    three = [told("contacts.total.adults_direct", "100"), told("residence_permit.total.adults_direct", "97")]
    assert found([*three, told("residence_permit.information_missing.adults_direct", "3")]) == []
    assert found([*three, told("residence_permit.information_missing.adults_direct")])


def test_that_there_is_no_report_is_an_answer():
    """Two of the children have none."""
    assert found(lines("children_police_report", "children_direct", reported="36", total="38"))


def test_nobody_and_many_are_nothing_to_protect():
    """All have the answer, or ten have not."""
    assert found(lines("children_age", "children", under_1="62", total="62")) == []
    assert found(lines("children_age", "children", under_1="52", total="62")) == []


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
            told("contacts.total.adults", "60"),
        ]
    )
    (one,) = propose(YEAR, case, SETTINGS)
    assert one.category in ("women", "men")


LEAST = (
    lines("gender", "adults", women="40", men="17", other_gender="", total="60"),
    CASES["a step less the step before"],
    CASES["286 less three regions, from another indicator"],
    CASES["those within direct and within indirect share out all"],
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
