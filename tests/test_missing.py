"""Which figures lack a number, and what each would settle."""

import pytest

from scripts.ground.data_package import Row
from scripts.ground.missing import Missing, counted, missing, open_questions
from scripts.reasoning.settling import Settling
from tests.handmade import book, row

BOOK = book("", {"needs": {"answers": "several", "unit": "needs"}}, gender="total women men", places="home street")
BLANK = {"qualifier": "", "obs_status": "L"}


def blank(name: str, **cells: str):
    """A count that a report has in a chart only."""
    return row(name, **BLANK | cells)


def test_what_is_missing_is_in_a_chart_or_nowhere_and_never_hidden():
    """A hidden number is not missing, nor one that cannot be."""
    chart, nowhere = blank("women"), blank("men", obs_status="O")
    others = [row("total", "80"), row("women"), blank("men", obs_status="M")]
    assert missing([chart, *others, nowhere]) == [chart, nowhere]
    assert counted([chart, *others, nowhere]) == Missing(in_chart=1, nowhere=1, of=5)
    assert counted(others).both == 0


def settled(of, *rows, statements=()):
    """(whole, how many sums, printed words) that a number would settle."""
    found = Settling([of, *rows], statements, BOOK).settled(of)
    return found.whole and found.whole[1], len(found.sums), [one["printed"] for one in found.prints]


def test_a_number_gives_a_share_where_the_whole_is_known():
    """Of the same people and year; the whole itself is a share of nothing."""
    assert settled(blank("women"), row("total", "80"))[0] == "80"
    assert settled(blank("women"), row("total", "80", year="2030"))[0] is None
    assert settled(blank("women"), row("total"))[0] is None
    assert settled(blank("total"), row("total", "80"))[0] is None


@pytest.mark.parametrize(
    ("others", "sums"),
    [
        ([row("total", "80"), row("men", "30")], 1),
        ([row("total", "80"), blank("men")], 1),
        ([row("total", "80"), row("men")], 0),
        ([row("total", "80")], 0),
        ([blank("total"), blank("men")], 0),
    ],
)
def test_a_sum_can_be_tried_when_all_of_it_is_known_or_asked_for(others, sums):
    """Not where a part is hidden or nobody speaks of it, and not where nothing is known to try against."""
    assert settled(blank("women"), *others)[1] == sums


def test_a_number_tries_what_is_printed_of_the_same_answer():
    """As words, a place or a share; what has no words says nothing."""
    words = row("women", qualifier="words", printed="de flesta", obs_status="A", measure="percent")
    assert settled(blank("women"), statements=[words, blank("women"), words | {"category": "men"}])[2] == ["de flesta"]


def test_a_question_is_asked_of_the_years_whose_figures_name_it():
    """One of several years in the last of them; one that no figure names in any year; one that is answered in none."""
    asked: list[Row] = [
        {"question": name, "order": order, "publisher_status": status}
        for name, order, status in (("old", "3", "open"), ("both", "2", "asked"), ("none", "1", "open"), ("done", "4", "answered"))
    ]  # fmt: skip
    figures: list[Row] = [
        {"year": "2028", "year_to": "2030", "question": "old both"},
        {"year": "2031", "year_to": "", "question": "both"},
    ]
    found = {
        year: [row["question"] for row in open_questions(year, asked, figures)] for year in ("2030", "2031", "2032")
    }
    assert found == {"2030": ["none", "both", "old"], "2031": ["none", "both"], "2032": ["none"]}
