"""Which figures lack a number, and which questions wait for an answer."""

from scripts.ground.data_package import Row
from scripts.ground.decisions import Missing, counted, missing, open_questions
from tests.handmade import row

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
