"""The small counts that the print itself tells, and what everybody knew before."""

from dataclasses import replace

import pytest

from scripts.ground.data_package import Row
from scripts.protection.printed import Small, counted, is_public, new_statements, printed, public_readers, small_counts
from scripts.reasoning.known import Span
from tests.handmade import SETTINGS, YEAR, book, cell, count, fact, published, row, short, written

BOOK = book(
    "",
    {"needs": {"answers": "several", "unit": "needs"}, "countries": {"least": "2"}},
    gender="total women men others",
    needs="answers advice housing rest all",
    countries="total denmark sweden rest",
    places="total home",
)
PUBLIC: Row = {"source": "public_report"}


def name(category: str, measure: str = "count", year: str = YEAR) -> str:
    """The observation of a count by gender."""
    return f"gender.{category}.adults.all_cases.{year}.{measure}.persons"


def corrected(category: str, printed: str, to: str) -> Row:
    """A decision to publish another number."""
    return {
        "observation": name(category),
        "printed_value": printed,
        "decision": "corrected",
        "published_value": to,
    }


def test_new_is_every_number_that_no_public_source_has():
    """By the number of its statement; what has no number, and no base with one, tells nothing."""
    rows = [row("women"), row("women", "3"), row("men", "4", **PUBLIC), row("men", base="9")]
    assert new_statements(published(*rows, book=BOOK), SETTINGS) == {1: rows[1], 3: rows[3]}


IN_CHART = {"obs_status": "L", "qualifier": "", "chart_prints": "unknown"}


@pytest.mark.parametrize(
    ("said", "chart", "is_new"),
    [
        ("yes", PUBLIC, False),
        ("no", PUBLIC, True),
        ("unknown", PUBLIC, True),
        ("", PUBLIC, True),
        ("yes", {"source": "closed_report"}, True),
        ("yes", PUBLIC | {"category": "men"}, True),
        ("yes", PUBLIC | {"obs_status": "O"}, True),
    ],
)
def test_a_number_asked_for_is_new_unless_a_public_chart_prints_it(said, chart, is_new):
    """What nobody has said counts as not printed; the chart is that of the same cell, in a source that anyone can read."""
    answer = row("women", "3", chart_prints=said)
    case = published(row("women", **IN_CHART | chart), answer, book=BOOK)
    assert new_statements(case, SETTINGS) == ({1: answer} if is_new else {})
    assert bool(small_counts(new_statements(case, SETTINGS), case, SETTINGS)) == is_new


def test_a_number_that_we_have_corrected_is_ours():
    """Though the source of the printed one is public; it is new as we publish it."""
    women = row("women", "3", **PUBLIC)
    case = published(women, row("men", "4", **PUBLIC), book=BOOK, corrections=[corrected("women", "3", "5")])
    assert new_statements(case, SETTINGS) == {0: women | {"value": "5"}}


def told(*rows, **kept):
    """The small counts that are printed and new, with the column."""
    case = published(*rows, book=BOOK, **kept)
    found = small_counts(new_statements(case, SETTINGS), case, SETTINGS)
    return [(short(one.count), one.lower, one.upper, one.statement, one.column) for one in found]


def test_a_new_small_count_is_told():
    """With the number of its statement, year by year; many are not few."""
    assert told(row("women", "3"), row("men", "5")) == [("women", 3, 3, 0, "value")]
    assert told(row("men", "50"), row("women", "4", year="2032"), row("others", "2"), row("women", "3")) == [
        ("others", 2, 2, 2, "value"),
        ("women", 3, 3, 3, "value"),
        ("women", 4, 4, 1, "value"),
    ]


def test_a_count_that_everybody_knew_is_not_told():
    """The public figures may say it in other words; those of another year, or of others, do not."""
    assert told(row("women", "3"), row("women", "3", **PUBLIC)) == []
    left = [row("total", "9", **PUBLIC), row("men", "6", **PUBLIC), row("others", "0", **PUBLIC)]
    assert told(row("women", "3"), *left) == []
    assert len(told(row("women", "3"), *left[:2])) == 1
    assert len(told(row("women", "3"), row("women", "3", year="2030", **PUBLIC))) == 1


def test_a_corrected_number_is_told_beside_a_public_one():
    """What the source printed of it is no longer said."""
    case = {"corrections": [corrected("women", "30", "3")]}
    assert told(row("women", "30", **PUBLIC), row("men", "9", **PUBLIC), **case) == [("women", 3, 3, 0, "value")]


def test_a_percentage_is_told_by_the_base_that_another_row_of_the_year_prints():
    """In another year nothing is known of it."""
    share = row("women", "5.0", measure="percent")
    assert told(row("total", "60"), share) == [("women", 3, 3, 1, "value")]
    assert told(row("total", "60", year="2030"), share) == []


def test_a_small_count_of_no_people_is_not_told():
    """The indicator is not sensitive, or the unit is no person."""
    assert told(row("places.home", "3"), row("women", "3", unit="countries")) == []


def found(one, base: int | None = None):
    """What one statement tells: range, names and column. `base`: what is known of the persons."""
    known = {} if base is None else {count("total"): Span(base, base)}
    case = published(one, book=BOOK)
    smalls = list(printed(7, one, known, case, SETTINGS))
    assert {small.statement for small in smalls} <= {7}
    return [(short(small.count), small.lower, small.upper, small.names, small.column) for small in smalls]


def test_a_count_has_the_name_of_its_observation():
    """A number of which the print does not say what it is may be a count too."""
    women = ("women", 3, 3, (name("women"),), "value")
    assert found(row("women", "3")) == [women]
    other = name("women", "not_stated")
    assert found(row("women", "3", measure="not_stated", unit="persons", observation=other)) == [
        ("women", 3, 3, (other, name("women")), "value")
    ]
    assert found(row("women", "3", measure="rank")) == []


@pytest.mark.parametrize(
    ("value", "qualifier", "base", "small"),
    [
        ("5", "exact", 60, (3, 3)),
        ("9", "exact", 60, None),
        ("4", "about", 100, (3, 5)),
        ("5", "about", 100, None),
        ("4", "at_most", 100, None),
        ("3", "at_most", 100, (0, 3)),
        ("4", "over", 100, None),
        ("5", "exact", None, None),
    ],
)
def test_a_percentage_of_a_known_base_tells_the_count_that_it_comes_to(value, qualifier, base, small):
    """The printed one by itself, or by its range; "at most four" may be nobody."""
    one = row("women", value, measure="percent", qualifier=qualifier, observation="share", unit="persons")
    names = ("share", name("women"))
    assert found(one, base) == ([] if small is None else [("women", *small, names, "value")])


def test_a_small_base_is_told_in_its_own_column():
    """By its observation and by that of the share; whether or not the share tells a count."""
    one = row("women", "50", measure="percent", observation="share", base="4", base_observation="base")
    base = ("total", 4, 4, ("base", name("total")), "base")
    assert found(one) == [base]
    assert found(one, 4) == [("women", 2, 2, ("share", name("women")), "value"), base]


def test_a_count_is_what_it_says_and_a_percentage_what_it_leaves_of_a_known_base():
    """Of a base with several numbers nothing is reckoned, nor of a mean."""
    exact = {count("total"): Span(60, 60)}
    assert counted(fact("women", 3, 4), exact) == (3, 4)
    assert counted(fact("women", 5, of="total"), exact) == (3, 3)
    assert counted(fact("women", 5, of="total"), {count("total"): Span(60, 61)}) is None
    assert counted(fact("women", 5, of="total"), {}) is None
    assert counted(replace(fact("women", 5, of="total"), kind="mean"), exact) is None
    assert counted(replace(fact("women", 5), kind="rank"), exact) is None


def readers(*rows, new=(0,), asked: str = "women", cleared=(), year: str = YEAR):
    """Those who know what is not new."""
    cells = [cell(one) for one in asked.split()]
    settings = replace(SETTINGS, cleared=frozenset(cleared))
    return public_readers(year, cells, new, published(*rows, book=BOOK), settings)


def known(*rows, **more) -> list[list[str]]:
    """The counts of which each of them has read something."""
    return [[short(one.quantity) for one in reader.facts] for reader in readers(*rows, **more)]


def test_a_public_reader_knows_what_is_not_new():
    """And only of the year; where that is nothing, or nothing is asked, nobody is there."""
    rows = [row("women", "3"), row("men", "5"), row("total", "8", year="2030")]
    assert known(*rows) == [["men"]]
    assert known(*rows, new=(0, 1)) == []
    assert known(*rows, asked="") == []
    assert known(*rows, year="2030") == [["total"]]
    assert known(row("women", "3"), row("women", "3")) == [["women"]]


@pytest.mark.parametrize(
    ("cleared", "what"),
    [("share", [["women"]]), (name("women"), [["women"]]), ("base", [["total"]]), (name("total"), [["total"]])],
)
def test_a_public_reader_knows_what_somebody_has_decided_to_show(cleared, what):
    """By the name of the figure, or by that of the count."""
    one = row("women", "50", measure="percent", observation="share", base="4", base_observation="base")
    assert known(one, cleared=[cleared, "another"]) == what


def test_a_public_reader_knows_the_relations_and_what_is_least():
    """Also of what only is asked about."""
    (reader,) = readers(row("women", "3"), row("countries.denmark", "5"), asked="women others countries.sweden")
    bound = {count("women"), count("others")}
    assert any(bound <= {one for _, one in rule.terms} for rule in reader.relations)
    assert reader.floors[count("countries.denmark")] == 2
    assert [written(one.terms) for one in reader.cells[:3]] == ["women", "others", "countries.sweden"]


def test_a_sum_that_cannot_be_read_so_has_no_reader():
    """All of the above counts as none of them: ten are five and five."""
    counts = {"answers": "10", "advice": "5", "housing": "5", "rest": "0", "all": "2"}
    rows = [row(f"needs.{category}", value) for category, value in counts.items()]
    assert len(readers(*rows, new=())) == 1
    assert len(readers(*rows[1:], new=())) == 3


class Public:
    """A reader with these values, who notes how many are asked for."""

    def __init__(self, *values: int) -> None:
        self.told, self.asked = set(values), list[tuple[object, int]]()

    def values(self, one: object, need: int) -> set[int]:
        """All of them."""
        self.asked.append((one, need))
        return self.told


@pytest.mark.parametrize(
    ("public", "is_known"),
    [
        ([(3, 4)], True),
        ([(3,)], True),
        ([(4,)], True),
        ([(3, 4, 5)], False),
        ([(2, 3)], False),
        ([(2, 3), (4,)], True),
        ([], False),
    ],
)
def test_a_count_is_public_where_somebody_already_knew_as_much(public, is_known):
    """Three or four is told: nothing else was left, under one reading at least. One value more is enough to know."""
    small = Small(count("women"), 3, 4, (), 0)
    every = [Public(*values) for values in public]
    assert is_public(small, every) is is_known  # type: ignore[arg-type]
    assert {each for reader in every for each in reader.asked} <= {(cell("women"), 3)}
