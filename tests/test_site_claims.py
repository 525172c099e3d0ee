"""Claims in the prose: a sentence stands while the package says so, and drops out by itself when it does not."""

from dataclasses import replace

import pytest

from scripts.ground.data_package import PackageError
from scripts.site.prose.filling import filled, settled
from tests.site_package import labels, observation, package, statement

ADVICE, HOUSING = "needs.advice.adults.all_cases.count", "needs.housing.adults.all_cases.count"


def stands(condition, *rows, inside="Text", **tables):
    """Whether a claim with this condition stays, in a package of these observations."""
    made = package(observations=list(rows), **tables)
    return settled(f"{{{{ claim {condition} }}}}{inside}{{{{ end }}}}", made) != ""


@pytest.mark.parametrize(
    ("advice", "housing", "less"),
    [
        ({"value": "3"}, {"value": "4"}, True),
        ({"value": "4"}, {"value": "4"}, False),
        ({"value": "5"}, {"value": "4"}, False),
        ({"value": "4"}, {"lower": "4", "qualifier": "over"}, True),
        ({"value": "4"}, {"lower": "4", "qualifier": "at_least"}, False),
        ({"upper": "4", "qualifier": "just_under"}, {"value": "4"}, True),
        ({"lower": "1", "qualifier": "over"}, {"value": "4"}, False),
        ({"value": "3"}, {"obs_status": "O"}, False),
    ],
)
def test_a_comparison_holds_only_when_it_is_certain(advice, housing, less):
    """A bound counts as a bound: "over four" is more than four, "at least four" need not be."""
    rows = observation(**advice), observation(category="housing", **housing)
    assert stands(f"more {HOUSING} {ADVICE}", *rows) is less


def test_a_majority_is_more_than_half():
    """Over 50 percent, printed as a bound or as a number; without a measure it is that which has a number."""
    name = ADVICE.removesuffix(".count")
    assert stands(f"majority {name}", observation(measure="percent", lower="50", qualifier="over"))
    assert not stands(f"majority {name}.percent", observation(measure="percent", value="50.0"))


def test_a_rank_is_the_newest_report_s():
    """Exactly this rank of exactly this cell; an older report says nothing of this year."""
    cell = "needs.advice.adults.all_cases"
    said = statement(measure="rank", value="1")
    assert stands(f"largest {cell}", statements=[said])
    assert not stands(f"second {cell}", statements=[said])
    assert not stands(f"largest {cell}", statements=[said | {"qualifier": "not"}])
    older = said | {"year": "2030", "report_year": "2030"}
    assert not stands(f"largest {cell}", statements=[older, statement(value="3")])


def test_a_figure_missing_this_year_takes_its_sentence_away():
    """It is known from another year, so the name is right; the sentence waits for its figure."""
    old = observation(value="7", year="2030")
    assert not stands("", old, inside=f"{{{{ figure {ADVICE} }}}}")
    assert stands("", observation(value="7"), inside=f"{{{{ figure {ADVICE} }}}}")


def test_several_years_are_two():
    """A series begins with its second year."""
    assert not stands(f"several_years {ADVICE}", observation(value="7"))
    assert stands(f"several_years {ADVICE}", observation(value="7"), observation(value="8", year="2030"))


def test_a_report_compares_its_year_with_an_earlier_one():
    """It says so of the cell itself; a comparison with another answer, and that of an older report, are others."""
    cell = "needs.advice.adults.all_cases"
    said = statement(measure="comparison", qualifier="over", compared_year="2030")
    assert stands(f"compared {cell}", statements=[said])
    assert not stands(f"compared {cell}", statements=[said | {"compared_year": "", "compared_category": "housing"}])
    assert not stands(f"compared {cell}", statements=[said | {"category": "housing"}])
    assert not stands(f"compared {cell}", statements=[said | {"year": "2030"}, statement(value="3")])


def test_a_note_is_timely_when_it_is_on_a_figure_of_the_newest_year():
    """What was true of an older year is not said of this one."""
    noted, plain = observation(value="7", notes="dark_figure"), observation(value="7")
    assert stands("note dark_figure", noted)
    assert not stands("note dark_figure", plain, noted | {"year": "2030", "observation": "other"})


@pytest.mark.parametrize(
    "condition",
    [
        "note nothing",
        "some needs.nothing.adults.all_cases.count",
        "largest needs.nothing.adults.all_cases",
        f"most {ADVICE}",
        f"average {ADVICE}",
        f"more {ADVICE}",
        ADVICE,
    ],
)
def test_a_condition_that_cannot_be_read_stops_the_build(condition):
    """A misspelt name never makes a sentence vanish in silence, also behind a test that is false."""
    for text in (condition, f"none {ADVICE} and {condition}"):
        with pytest.raises(PackageError):
            stands(text, observation(value="7"))


def test_a_claim_that_is_not_closed_stops_the_build():
    """Its opening is then no name of anything."""
    with pytest.raises(PackageError):
        filled("{{ claim }}Text", {}, labels())


def counted(*counts, **tables):
    """A package of 20 people and these counts: (answer, value, cells besides)."""
    rows = [observation(category=category, value=str(value), **cells) for category, value, cells in counts]
    out = {"scope": "excluding_case"} if any(cells for *_, cells in counts) else {}
    wholes = [observation(category="total", value="20", **scope) for scope in ({}, out)][: 2 if out else 1]
    return package(observations=rows + wholes, **tables)


def kept(text, made):
    """Whether a text stands in a package."""
    return settled(f"{{{{ claim }}}}{text}{{{{ end }}}}", made) != ""


def test_a_place_follows_from_numbers_too():
    """Nobody says that advice is the most common: the numbers do, where the place is certain."""
    cell = "needs.advice.adults.all_cases"
    certain, open_ended = counted(("advice", 11, {})), counted(("advice", 9, {}))
    assert [settled(f"{{{{ claim largest {cell} }}}}A{{{{ end }}}}", made) for made in (certain, open_ended)] == [
        "A",
        "",
    ]


def test_a_text_about_the_most_common_answer_waits_until_one_is():
    """Whichever it is: by its number, its name and what people did."""
    first = counted(("advice", 12, {}), ("housing", 8, {}))
    shared_place = counted(("advice", 9, {}), ("housing", 9, {}))
    for kind, name in (
        ("value", ADVICE),
        ("label", "needs.advice.adults.all_cases"),
        ("predicate", "needs.advice.adults.all_cases"),
    ):
        text = f"{{{{ {kind} {name.replace('advice', '*')} }}}}"
        assert [kept(text, made) for made in (first, shared_place)] == [True, False]


def test_two_answers_that_are_said_to_be_first_make_none_the_most_common():
    """Two places of the report that contradict each other."""
    said = [statement(category=name, measure="rank", value="1") for name in ("advice", "housing")]
    assert not kept("{{ label needs.*.adults.all_cases }}", package(statements=said))


def test_the_most_common_answer_is_the_same_without_the_large_case_or_another():
    """Without one of the two nothing is said."""
    out = {"scope": "excluding_case"}
    same, other = (
        "same_first needs.*.adults.all_cases needs.*.adults.without_case",
        "other_first needs.*.adults.all_cases needs.*.adults.without_case",
    )
    alike = counted(("advice", 12, {}), ("advice", 11, out))
    turned = counted(("advice", 12, {}), ("housing", 11, out))
    alone = counted(("advice", 12, {}))
    found = [
        [settled(f"{{{{ claim {test} }}}}A{{{{ end }}}}", made) for test in (same, other)]
        for made in (alike, turned, alone)
    ]
    assert found == [["A", ""], ["", "A"], ["", ""]]


def test_whether_the_newest_figures_come_from_a_form_decides_what_is_said():
    """The source of a statement says it."""
    form = package(
        statements=[statement(value="3")],
        sources=[{"source": "report", "source_kind": "form", "title_sv": "F", "title_en": "F"}],
    )
    told = [
        [settled(f"{{{{ claim {test} }}}}A{{{{ end }}}}", made) for test in ("form", "report")]
        for made in (form, package())
    ]
    assert told == [["A", ""], ["", "A"]]


def test_that_invented_people_come_with_the_newest_year_can_be_said():
    text = "{{ claim witness }}A{{ end }}"
    plain = package(statements=[statement(value="3")])
    found = []
    for year in (plain.latest_year, str(int(plain.latest_year) - 1)):
        resources = [*plain.descriptor["resources"], {"name": f"protection-{year}"}]
        found.append(settled(text, replace(plain, descriptor={**plain.descriptor, "resources": resources})))
    assert found == ["A", ""]
    assert settled(text, plain) == ""


def test_that_a_number_is_hidden_can_be_said_and_what_it_is_cannot():
    """A hidden number makes its own sentence true."""
    hidden, shown = observation(value="", qualifier="", obs_status="Q"), observation(value="9")
    assert stands(f"hidden {ADVICE}", hidden)
    assert not stands(f"hidden {ADVICE}", shown)


def test_of_any_answer_it_can_be_said_that_one_is_hidden():
    """Whichever: the most common answer is hardly the one."""
    shown, hidden = observation(value="9"), observation(category="housing", value="", qualifier="", obs_status="Q")
    anything = "hidden needs.*.adults.all_cases.count"
    assert stands(anything, shown, hidden)
    assert not stands(anything, shown)
