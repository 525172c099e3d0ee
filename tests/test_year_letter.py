"""The letter to the publisher: what is asked of whom, in which words, and what is never in it."""

import re
from functools import cache

import pytest

from scripts.__main__ import main
from scripts.ground.decisions import missing
from scripts.ground.tables import all_records
from scripts.package.sources import read_sources
from scripts.year.helpers.verbs.letter import Letter
from tests.frozen_years import PRINTED
from tests.frozen_years import folder as frozen_folder
from tests.frozen_years import package as frozen
from tests.letters import ADVICE, ANSWERED, QUESTION, SAID, decision, written
from tests.rows import figure, figures_csv, hand_folder


def test_a_question_says_what_the_report_prints_where_why_we_ask_and_what_the_answer_changes():
    """In this order, and the subject of the mail stands first."""
    told = written([QUESTION], [decision("stands")])
    assert told.startswith("Ämne: Frågor om siffrorna i rapporten för 2031\n\nHej!\n")
    (block,) = re.findall(r"^1\. .*(?:\n.+)*", told, re.M)
    assert block.splitlines() == [
        "1. Hur många",
        "I rapporten: s. 7: ”1 200 av alla”",
        "Därför frågar vi: Det är oklart.",
        "Frågan: Alla?",
        "Vad svaret ändrar: Nu är det här märkt som tveksamt, och vi räknar inte vidare på det: ”1 200 av alla”. "
        "Frågan står vid en siffra på webbplatsen. Där står sedan svaret.",
    ]


def test_what_is_shown_in_the_place_of_a_print_is_told():
    """Whoever is asked sees both numbers."""
    assert "Nu visar vi 1300 i stället för 1200, som står i rapporten." in written(
        [QUESTION], [decision("corrected", "1300")]
    )


def test_a_figure_that_a_question_only_leans_on_is_quoted_beside_those_that_it_is_about_alone():
    """What stands on another page would only confuse."""
    about = {"question": "how", "observation": ADVICE, "used_as": "about"}
    assert "s. 7" in written([QUESTION], figures=[about])
    assert "1 200 av alla" not in written([QUESTION], figures=[about | {"used_as": "evidence"}])


def test_a_question_that_has_its_answer_is_not_asked():
    """Nor is there a letter where nothing is left to ask."""
    assert written([QUESTION | ANSWERED]) == ""
    assert "Hur många" not in written([QUESTION | ANSWERED], lacks=[("housing", "L")])


def test_numbers_in_charts_are_asked_for_and_those_in_none_only_whether_there_are_any():
    """The first with room for a number, the others without: what is not public is not for a mail. What is hidden is not named."""
    told = written(lacks=[("housing", "L"), ("other", "O"), ("total", "Q")])
    assert "saknar ett tal som bara syns i ett diagram och undrar om ni har ett tal som rapporten inte ger." in told
    assert "S. 8, avsnittet ”Stöd”\n\nBehov (vuxna)\nBoende:\n" in told
    assert "Behov (s. 8): Annat\n" in told
    assert "Alla" not in told


def test_small_counts_are_not_asked_for_by_mail():
    """By the limit of the package."""
    assert "skriv bara ”färre än 5”" in written([QUESTION])


@cache
def of_printed_year():
    """The letter on the printed year."""
    sources = read_sources(frozen_folder(PRINTED))
    figures = all_records(sources.codes)["question_figures"]
    return Letter(frozen(PRINTED), PRINTED, sources.disclosure.threshold, figures).text()


def test_the_letter_on_a_printed_year_has_every_question_and_every_number_that_only_a_chart_has():
    """Each with its section; and how many of each stands first."""
    told, rows = of_printed_year(), frozen(PRINTED).rows("observations")
    questions = frozen(PRINTED).rows("questions")
    charted = [row for row in missing(rows) if row["year"] == PRINTED and row["obs_status"] == "L"]
    assert f"Vi har {len(questions)} frågor, saknar {len(charted)} tal" in told
    assert [told.count(f". {row['title_sv']}\n") for row in questions] == [1] * len(questions)
    assert len(re.findall(r"^.+:$", told, re.M)) == len(charted)
    assert len(re.findall(r"^I rapporten: s\. \d+", told, re.M)) == len(questions)


def test_no_letter_says_that_somebody_has_been_asked_or_has_answered():
    """It is the first that anybody hears of it."""
    assert not SAID.search(of_printed_year())
    assert not re.search(r"har svarat|påminn|tidigare fråga", of_printed_year())


def test_the_verb_writes_the_letter_beside_the_package(tmp_path):
    """As plain text, and anew over an earlier one."""
    charted = figure(value="", qualifier="", printed="", obs_status="L", category="aged_18_26", page="3")
    folder = hand_folder(tmp_path / "datapackage", y2025=figures_csv(figure(value="420"), charted))
    assert main(["package", "--folder", str(folder)]) == 0
    for _ in range(2):
        assert main(["letter", "2025", "--folder", str(folder)]) == 0
    assert "ett tal som bara syns i ett diagram" in (tmp_path / "2025-brev.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize("year", ["2025", "2024"])
def test_where_there_is_nothing_to_ask_there_is_no_letter(tmp_path, capsys, year):
    """Of a year that lacks nothing, or that there is not."""
    folder = hand_folder(tmp_path / "datapackage", y2025=figures_csv(figure(value="420")))
    assert main(["package", "--folder", str(folder)]) == 0
    assert main(["letter", year, "--folder", str(folder)]) == 1
    assert "Det finns inget att fråga om" in capsys.readouterr().err
    assert not [*tmp_path.glob("*.txt")]
