"""What a reader of everything that is published knows of the counts of a year, each fact with the place where it stands."""

from dataclasses import replace

import pytest

from scripts.ground.data_package import Package, Row
from scripts.ground.releases import Release
from scripts.protection.evidence import (
    COMPUTED,
    PRINTED,
    READ,
    RELEASED,
    SUPPOSED,
    WORDED,
    Evidence,
    as_statement,
    earlier,
    follows,
    hidden_counts,
    is_known,
    of_log,
    of_version,
    present,
    read_row,
)
from tests.handmade import SETTINGS, YEAR, book, count, fact, published, row, short
from tests.rows import to_row

BOOK = book(gender="total women men others", age="total young old")
SUM = "total == women + men"


def name(category: str, measure: str = "count") -> str:
    """The observation of a count by gender."""
    return f"gender.{category}.adults.all_cases.2031.{measure}.persons"


def case(*rows, **more):
    """What would be published of these statements."""
    return published(*rows, book=BOOK, **more)


def said(facts) -> list[tuple[str, int, int | None]]:
    """Each count with its range."""
    return [(short(one.quantity), *one.reach.whole()) for one in facts]


def known(evidence) -> list[tuple[str, int, int | None, int, str]]:
    """Each count with its range, its trust and its place."""
    return [(*said([one.fact])[0], one.trust, one.where) for one in evidence]


def test_the_facts_of_a_year_are_as_we_publish_them():
    """What is said twice is one fact; a corrected number is ours."""
    decision = {"observation": name("women"), "printed_value": "3", "decision": "corrected", "published_value": "5"}
    rows = [row("women", "3"), row("men", "7"), row("men", "7"), row("men", "9", year="2030")]
    now = case(*rows, corrections=[decision])
    assert said(now.facts(YEAR)) == [("women", 5, 5), ("men", 7, 7)]
    assert [one.figures for one in now.facts(YEAR)] == [(0,), (1, 2)]


def test_unknown_is_what_the_figures_are_about_and_no_exact_one_gives():
    """In every year; the base of a percentage too."""
    rows = [row("women", "3"), row("men"), row("others", "5", measure="percent", year="2030")]
    before = "gender.{}.adults.all_cases.2030.count.persons"
    assert case(*rows).unknown() == {name("men"), before.format("others"), before.format("total")}


def test_figures_are_named_as_they_are_printed_with_their_places():
    """Each once, in their order; a fact that is said twice where it first stands."""
    now = case(row("women", "3", printed="three"), row("men", "7"), row("men", "7"))
    women, men = now.facts(YEAR)
    assert now.names([men, women, men]) == "”three” (figures.csv:2); ”7” (figures.csv:3)"
    assert now.names([fact("women", 3)]) == ""
    elsewhere = [Evidence(fact("women", 3), RELEASED, where) for where in ("1.0.0: a", "1.0.0: b", "1.0.0: a")]
    assert now.listing([Evidence(women), *elsewhere]) == "”three” (figures.csv:2); 1.0.0: a; 1.0.0: b"
    assert now.listing(elsewhere) == "1.0.0: a; 1.0.0: b"


def test_a_count_is_hidden_by_its_first_hidden_statement():
    """Or by its percentage, where no count is printed; a rank hides nothing, nor does what nobody has answered."""
    share = row("men", measure="percent")
    rows = [row("women"), row("others", obs_status="O"), row("women"), share, row("total", measure="rank")]
    assert hidden_counts(case(*rows)) == {count("women"): 0, count("men"): 3}
    assert hidden_counts(case(share, row("men", "7"))) == {}
    assert hidden_counts(case(share, row("men", "7"), row("men"))) == {count("men"): 2}
    assert hidden_counts(case(share, row("men", obs_status="O"))) == {count("men"): 0}
    assert hidden_counts(case(share, row("men", "7", measure="percent"))) == {count("men"): 0}


PUBLIC = {"source": "public_report"}


def test_a_number_is_public_where_a_public_source_has_it_or_has_a_chart_that_prints_it():
    """Where nobody has said that the chart prints it, it is new; so is what no chart shows, and what another answers."""
    given = row("women", "3", chart_prints="yes")
    charted, blank = row("women", obs_status="L", **PUBLIC), row("women", obs_status="O", **PUBLIC)
    assert case(charted, given).is_public(given, SETTINGS)
    assert not case(blank, given).is_public(given, SETTINGS)
    assert not case(row("women", obs_status="L"), given).is_public(given, SETTINGS)
    assert not case(row("men", obs_status="L", **PUBLIC), given).is_public(given, SETTINGS)
    assert not any(
        case(charted, one).is_public(one, SETTINGS) for one in (given | {"chart_prints": said} for said in ("no", ""))
    )
    own = row("women", "3", **PUBLIC)
    assert case(own).is_public(own, SETTINGS)


def test_an_answer_completes_what_is_public_where_a_public_source_takes_it_up():
    """In a chart or in no place of it; and what stands in one is complete."""
    given, own = row("women", "3"), row("women", "3", **PUBLIC)
    for status in ("L", "O"):
        assert case(row("women", obs_status=status, **PUBLIC), given).completes_public(given, SETTINGS)
        assert not case(row("women", obs_status=status), given).completes_public(given, SETTINGS)
        assert not case(row("men", obs_status=status, **PUBLIC), given).completes_public(given, SETTINGS)
    assert case(own).completes_public(own, SETTINGS)
    assert not case(row("women", obs_status="Q", **PUBLIC), given).completes_public(given, SETTINGS)


def test_every_source_that_takes_a_count_up_is_known():
    """Also where another does, and a number of the same stands between."""
    rows = [row("women", obs_status="L", **PUBLIC), row("women", "3"), row("women", obs_status="L", source="other")]
    assert case(*rows).lacking(rows[1], "L") == {"public_report", "other"}
    assert case(*rows).lacking(rows[1], "O") == set()


def observed(category: str, value: str, **cells: str):
    """A row of observations that was computed."""
    return row(category, value, origin="computed", observation=name(category), lower=value, upper=value, **cells)


def test_present_is_what_stands_there_now_and_that_the_hidden_are_somebody():
    """And what was computed; a wording is trusted less."""
    rows = [row("women", "3"), row("men", "7", printed="many")]
    tables = [
        observed("total", "10"),
        observed("total", "9", year="2030"),
        observed("total", "30", measure="percent"),
        observed("others", "8") | {"origin": "printed"},
    ]
    found = present(YEAR, [count("others")], case(*rows, observations=tables))
    assert known(found) == [
        ("women", 3, 3, PRINTED, ""),
        ("men", 7, 7, WORDED, ""),
        ("others", 1, None, SUPPOSED, ""),
        ("total", 10, 10, COMPUTED, f"data/observations.csv: {name('total')}"),
    ]
    assert [one.fact.figures for one in found] == [(0,), (1,), (), ()]


def test_a_computed_share_tells_nothing_beyond_the_counts():
    """Nor does what is printed follow from them."""
    assert follows(observed("total", "10"))
    assert not follows(observed("total", "10", measure="percent"))
    assert not follows(observed("total", "10") | {"origin": "printed"})


def version(number: str = "1.0.0", **tables) -> Release:
    """An earlier version with these tables."""
    return Release(number, Package({}, {table: list(rows) for table, rows in tables.items()}, {}))


def logged(observation: str, value: str, field: str = "value") -> dict[str, str]:
    """An entry of the log of revisions."""
    return {"observation": observation, "field": field, "from_value": value}


def test_earlier_is_what_the_versions_say_the_newest_first_and_the_log():
    """In the year alone."""
    first, second = (
        version(number, statements=[row("women", value)]) for number, value in (("1.0.0", "3"), ("1.1.0", "4"))
    )
    now = case(row("women", "5"), releases=[first, second], revisions=[logged(name("women"), "2")])
    assert known(earlier(YEAR, now)) == [
        ("women", 4, 4, RELEASED, "1.1.0: gender"),
        ("women", 3, 3, RELEASED, "1.0.0: gender"),
        ("women", 2, 2, RELEASED, f"revisions.csv: {name('women')}"),
    ]
    assert earlier("2030", now) == []


def log(*entries, year: str = YEAR, **cells: str) -> list[tuple[str, int, int | None, int, str]]:
    """What the log says where there is one figure now."""
    return known(of_log(year, case(row("men", "5", **cells), revisions=entries)))


def test_the_log_tells_of_earlier_values():
    """Of every cell of the indicator that somebody has figures of in the year, with the number as it was."""
    assert log(logged(name("women"), "2")) == [("women", 2, 2, RELEASED, f"revisions.csv: {name('women')}")]
    assert len(log(logged(name("women"), "2"), logged(name("others"), "30"))) == 2
    assert len(log(logged(name("women", "percent"), "2.5"))) == 1
    assert log(logged(name("women"), "2"), year="2030") == []
    assert log(logged(name("women"), "2"), indicator="age", category="old") == []


@pytest.mark.parametrize(
    "entry",
    [
        logged(name("women"), "2", "qualifier"),
        logged(name("women"), ""),
        logged(name("women"), "Q"),
        logged(name("girls"), "2"),
        logged("no figure", "2"),
    ],
)
def test_the_log_tells_nothing_by_other_entries(entry):
    """Another column, no number, a code that is no more, no such figure; and those after it are read."""
    assert [one[0] for one in log(entry, logged(name("others"), "3"))] == ["others"]


def test_the_log_is_of_each_who_has_made_figures_of_the_indicator_that_year():
    """It names nobody."""
    rows = [row("women", "5", producer=maker) for maker in ("police", "office", "police")]
    rows.append(row("women", "5", producer="court", year="2030"))
    found = [*of_log(YEAR, case(*rows, revisions=[logged(name("women"), "2")]))]
    assert [one.fact.quantity.producer for one in found] == ["office", "police"]
    assert found[0].fact.exact


def test_the_log_of_another_year_is_of_those_who_made_figures_of_that_year():
    """And not of this."""
    before = name("women").replace(YEAR, "2030")
    rows = [row("women", "5"), row("women", "5", year="2030")]
    assert known(of_log(YEAR, case(*rows, revisions=[logged(before, "2")]))) == []


def told(**tables):
    """What an earlier version says."""
    return known(of_version("1.0.0", YEAR, version(**tables).package, BOOK))


def test_a_version_says_what_it_printed_computed_and_left_open():
    """With the place in it; of the year alone."""
    printed = row("women", "3", observation=name("women"))
    about = {column: cell for column, cell in row("men").items() if column not in ("measure", "qualifier", "printed")}
    men = about | {"about": name("men"), "lower": "5", "upper": "9"}
    ranges = [men, men | {"category": "others", "upper": ""}, men | {"year": "2030"}]
    found = told(
        statements=[printed, row("men", "9", year="2030"), row("age.old", "4")],
        observations=[observed("total", "10"), observed("men", "9", year="2030"), row("men", "9", origin="printed")],
        derived_ranges=ranges,
    )
    assert found == [
        ("women", 3, 3, RELEASED, f"1.0.0: {name('women')}"),
        ("age.old", 4, 4, RELEASED, "1.0.0: age"),
        ("total", 10, 10, RELEASED, f"1.0.0: {name('total')}"),
        ("men", 5, 9, RELEASED, f"1.0.0: {name('men')}"),
        ("others", 5, None, RELEASED, f"1.0.0: {name('men')}"),
    ]


def test_a_version_says_what_it_had_decided_to_publish():
    """Its own corrections, by its own numbers; a fact of it has no statement of today."""
    decision = {"observation": name("women"), "printed_value": "3", "decision": "corrected", "published_value": "5"}
    one = row("women", "3", observation=name("women"))
    assert [each[:3] for each in told(statements=[row("men", "1"), one], corrections=[decision])] == [
        ("men", 1, 1),
        ("women", 5, 5),
    ]
    found = of_version("1.0.0", YEAR, version(statements=[one]).package, BOOK)
    assert [each.fact.figures for each in found] == [()]


def test_of_a_version_what_the_code_lists_no_longer_have_is_passed_over():
    """In every table."""
    gone = row("girls", "3", origin="computed", observation="a")
    range_ = row("girls") | {"about": "a", "lower": "5", "upper": "9"}
    assert told(statements=[gone], observations=[gone], derived_ranges=[range_]) == []


@pytest.mark.parametrize("prefix", ["", "within_", "base_", "compared_"])
def test_what_a_row_speaks_of_is_known_where_the_code_lists_have_all_of_it(prefix):
    """What it is about, its condition, its base, and what it is compared with; a table may lack the columns."""
    one: Row = {"indicator": "gender", "category": "women"}
    assert is_known(one, BOOK)
    for category, known in (("old", True), ("girls", False), ("women", False)):
        speaks_of = to_row({f"{prefix}indicator": "age", f"{prefix}category": category})
        assert is_known(one | speaks_of, BOOK) == known
    assert is_known({}, BOOK)
    assert not is_known({"indicator": "gender"}, BOOK)


def test_a_row_of_a_table_is_read_as_a_statement():
    """With its place and its trust, and no statement's number."""
    (one,) = read_row(row("women", "3"), "a place", COMPUTED, BOOK)
    assert one == Evidence(replace(one.fact, figures=()), COMPUTED, "a place")
    assert said([one.fact]) == [("women", 3, 3)]


def test_a_statement_has_every_column_that_a_fact_is_read_from():
    """And what a table has besides."""
    assert as_statement({"year": YEAR, "remark_en": "kept"}) == dict.fromkeys(READ, "") | {
        "year": YEAR,
        "remark_en": "kept",
    }
    row: Row = {"value": "3", "value_to": "4", "printed": "3-4"}
    assert as_statement(row) == dict.fromkeys(READ, "") | row


@pytest.mark.parametrize(
    ("row", "value", "value_to"),
    [
        ({"value": "3", "lower": "2", "upper": "4"}, "3", ""),
        ({"qualifier": "between", "lower": "2", "upper": "4"}, "2", "4"),
        ({"qualifier": "at_least", "lower": "2", "upper": "4"}, "2", ""),
        ({"qualifier": "under", "lower": "2", "upper": "4"}, "4", ""),
        ({"value_to": "", "qualifier": "between", "lower": "2", "upper": "4", "printed": ""}, "2", "4"),
    ],
)
def test_the_ends_of_a_range_are_what_a_statement_says(row, value, value_to):
    """The number goes before them; what is not printed is the number."""
    found = as_statement(row)
    assert (found["value"], found["value_to"], found["printed"]) == (value, value_to, value)
