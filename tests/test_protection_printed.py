"""What is new, what a percentage comes to, who knew a year before; which small counts are told: `cases/world_figures.txt`."""

from dataclasses import replace

from scripts.ground.data_package import Row
from scripts.protection.printed import counted, new_statements, public_reader
from scripts.reasoning.known import Span
from tests.handmade import SETTINGS, YEAR, book, cell, count, fact, published, row, short, written
from tests.world_book import corrections

BOOK = book("", {"countries": {"least": "2"}}, gender="total women men others", countries="total denmark sweden rest")
PUBLIC: Row = {"source": "public_report"}


def test_new_is_every_number_that_no_public_source_has():
    """By the number of its statement; what has no number, and no base with one, tells nothing. What we have corrected is ours."""
    rows = [row("women"), row("women", "3"), row("men", "4", **PUBLIC), row("men", base="9")]
    assert new_statements(published(*rows, book=BOOK), SETTINGS) == {1: rows[1], 3: rows[3]}
    women = row("women", "3", **PUBLIC)
    decisions = corrections("women 3 to 5", lambda one: cell(one).name(BOOK))
    case = published(women, row("men", "4", **PUBLIC), book=BOOK, corrections=decisions)
    assert new_statements(case, SETTINGS) == {0: women | {"value": "5"}}


def test_a_count_is_what_it_says_and_a_percentage_what_it_leaves_of_a_known_base():
    """Of a base with several numbers nothing is reckoned, nor of a mean."""
    exact = {count("total"): Span(60, 60)}
    assert counted(fact("women", 3, 4), exact) == (3, 4)
    assert counted(fact("women", 5, of="total"), exact) == (3, 3)
    assert counted(fact("women", 5, of="total"), {count("total"): Span(60, 61)}) is None
    assert counted(fact("women", 5, of="total"), {}) is None
    assert counted(replace(fact("women", 5, of="total"), kind="mean"), exact) is None
    assert counted(replace(fact("women", 5), kind="rank"), exact) is None


def reader_of(*rows: Row, asked: str = "women", year: str = YEAR):
    """Who knows all but the first statement."""
    return public_reader(year, [cell(one) for one in asked.split()], (0,), published(*rows, book=BOOK), SETTINGS)


def test_a_public_reader_knows_of_one_year_what_is_asked_about():
    """The relations too, and what is least; where nothing is asked nobody is there."""
    rows = [row("women", "3"), row("countries.denmark", "5"), row("total", "8", year="2030")]
    assert reader_of(*rows, asked="") is None
    before = reader_of(*rows, year="2030")
    assert before
    assert [short(one.quantity) for one in before.facts] == ["total"]
    reader = reader_of(*rows, asked="women others countries.sweden")
    assert reader
    bound = {count("women"), count("others")}
    assert any(bound <= {one for _, one in rule.terms} for rule in reader.relations)
    assert reader.floors[count("countries.denmark")] == 2
    assert [written(one.terms) for one in reader.cells[:3]] == ["women", "others", "countries.sweden"]
