"""What could be true and hardly is, growth severalfold or two swapped answers ask for a sentence, which is published."""

import re
import shutil
from fractions import Fraction

import pytest
from openpyxl import load_workbook

from scripts.__main__ import main
from scripts.ground.codebook import read_codebook
from scripts.ground.data_package import Row
from scripts.ground.declared import read_expectations
from scripts.year.changes import Changes
from scripts.year.compare import open_package
from scripts.year.helpers.doubts.unlike import against
from scripts.year.lines import AnswerReader, read_lines
from scripts.year.reading import would_publish
from scripts.year.shifts import is_shift, shifts
from tests.audits import CODES
from tests.packages import package
from tests.promised import promised
from tests.receipts import looks, receipt_of
from tests.rows import figure
from tests.year_folder import BEFORE, YEAR, book_of, cell, explain, explained, fill, folder_with, read

LAST = {"women": 160, "men": 40, "total": 200}
GENDER = "gender.{}.adults"
BOOK = read_codebook(CODES)
PART: Row = {
    "expectation_strength": "weak",
    "more": "identified_by.police@adults authority_contact.total@adults_direct",
    "most": "authority_contact.police@adults_direct contacts.total@adults",
}
WHYS: Row = {"why_sv": "Så är det oftast.", "why_en": "So it most often is."}
IDENTIFIED, ASKED = "identified_by.police.adults", "authority_contact.total.adults_direct"
MET, EVERYBODY = "authority_contact.police.adults_direct", "contacts.total.adults"


@pytest.fixture(scope="module")
def made_once(tmp_path_factory):
    """Last year four in five were women."""
    rows = [
        figure(indicator="gender", category=name, population="adults", value=str(count), year=BEFORE)
        for name, count in LAST.items()
    ]
    made = folder_with(tmp_path_factory.mktemp("made"), *rows)
    assert main(["workbook", YEAR, "--folder", str(made)]) == 0
    return made


@pytest.fixture
def folder(made_once, tmp_path):
    return shutil.copytree(made_once.parent, tmp_path, dirs_exist_ok=True) / made_once.name


def typed(folder, **counts):
    fill(book_of(folder), D={GENDER.format(name): count for name, count in counts.items()})


@promised
def test_how_unlike_a_share_has_to_be(part, whole, part_before, whole_before, asks):
    """By much, of enough people: whether chance could give it is for a person to say."""
    assert is_shift((part, part_before), (whole, whole_before)) is asks


def test_the_help_of_the_workbook_says_from_how_much_it_asks(folder):
    """Of many people, and of however few."""
    told = " ".join(
        str(text) for (text,) in load_workbook(book_of(folder)).worksheets[0].iter_rows(max_col=1, values_only=True)
    )
    much, always = map(int, re.findall(r"(\d+) procentenheter", told))
    for least, before, whole in ((much, 500, 1000), (always, 5, 10)):
        for points, asks in ((least, True), (least - 1, False)):
            assert is_shift((before + Fraction(points * whole, 100), before), (whole, whole)) is asks
    (few,) = map(int, re.findall(r"färre än (\d+)", told))
    assert [is_shift((Fraction(much * whole, 100), 0), (whole, whole)) for whole in (few, few - 1)] == [True, False]


@pytest.mark.slow("a reading and a build", "test_nothing_is_said_of_a_hidden_figure")
def test_the_sentence_is_a_note_on_the_figure_in_both_languages(folder):
    """It is stored with the data, and the figure that it explains names it; receipt and summary ask the same, and have it."""
    typed(folder, women=42, men=158, total=200)
    assert explain(folder)
    assert read(folder) == 0
    assert main(["package", "--folder", str(folder)]) == 0
    written = explained([GENDER.format("women")])["K"][GENDER.format("women")]
    assert looks(receipt_of(folder).read_text(encoding="utf-8")) == [
        "Kön, vuxna. Siffrorna står kanske på fel rad. Mer likt 2030 vore: Kvinnor 158, Män 42. "
        f"Förklaring: ”{written}”"
    ]
    changes = Changes(package(observations=[]), open_package(str(folder), folder), [], ("", ""))
    assert f"| Talen står kanske på fel rad. Mer likt 2030 vore: Kvinnor 158, Män 42 | {written} |" in changes.told()
    note = f"explained_gender_women_adults_{YEAR}"
    notes = (folder / "data/notes.csv").read_text(encoding="utf-8")
    assert f"{note}," in notes
    assert all(text in notes for texts in explained([GENDER.format("women")]).values() for text in texts.values())
    (row,) = [
        line
        for line in (folder / "data/observations.csv").read_text(encoding="utf-8").splitlines()
        if line.startswith(f"gender.women.adults.all_cases.{YEAR}.count.persons,")
    ]
    assert note in row


def test_nothing_is_said_of_a_hidden_figure(folder, capsys):
    """Neither asked, where it is small, nor published, where it is hidden for another's sake; who wrote it is told."""
    typed(folder, women=3, men=197, total=200)
    asked = explain(folder)
    assert cell(load_workbook(book_of(folder)), GENDER.format("women"), "D").coordinate not in {
        one.split("!")[1] for one in asked
    }
    fill(book_of(folder), **explained([GENDER.format(name) for name in ("women", "men")]))
    assert read(folder) == 0
    notes = folder / f"figures/{YEAR}/note_targets.csv"
    assert "explained_gender_women" not in notes.read_text(encoding="utf-8")
    place = cell(load_workbook(book_of(folder)), GENDER.format("women"), "K").coordinate
    assert f"{place}: förklaringen publiceras inte" in capsys.readouterr().err


@pytest.mark.parametrize(("identified", "asks"), [(33, True), (32, False)])
def test_who_is_in_the_one_is_in_the_other_or_has_no_answer_there(identified, asks):
    """Of 352 adults 12 have no answer on contact, and 20 have met the police: 32 could have been identified by them."""
    (one,) = read_expectations([PART | WHYS], BOOK.parts)
    counts = {IDENTIFIED: identified, ASKED: 340, MET: 20, EVERYBODY: 352}
    assert bool(against(counts, [one])) is asks


def test_an_indicator_without_an_answer_is_each_of_its_answers():
    """Eight kinds of support."""
    row = PART | {"more": "authority_support@adults_direct"}
    found = [one.more for one in read_expectations([row | WHYS], BOOK.parts)]
    assert found == [(("authority_support", code, "adults_direct"),) for code in BOOK.parts("authority_support")]


def test_what_is_not_known_says_nothing():
    """A small or hidden count is not asked about either: what is asked must not depend on it."""
    (one,) = read_expectations([PART | WHYS], BOOK.parts)
    assert against({IDENTIFIED: 300, ASKED: 340, EVERYBODY: 352}, [one]) == []


CRIME: Row = {"indicator": "crime_category", "population": "adults_direct"}
REPORTED = {"human_trafficking": "99", "answers": "183", "total": "135"}


@promised
def test_a_share_is_set_beside_one_of_the_same_whole_alone(before, asks):
    """The reports of both years are as many, unless one is said otherwise; an empty number is hidden."""
    lines, years = reported(before)
    assert bool(shifts(lines, years)) is asks


def reported(before, shares=()):
    """The line of the crime of both years, and what they say. `shares`: what their reports print, of an unsaid whole."""
    figures = {
        int(year): [
            figure(**CRIME, category=name, year=year, value=number, obs_status="A" if number else "Q")
            for name, number in counts.items()
        ]
        for year, counts in ((BEFORE, REPORTED | before), (YEAR, REPORTED))
    }
    percent: Row = {"category": "human_trafficking", "measure": "percent"}
    for year, value in shares:
        figures[int(year)].append(figure(**CRIME, **percent, year=year, value=value))
    reader = AnswerReader(would_publish(CODES, figures))
    return read_lines([("crime_category", "human_trafficking", "adults_direct")], (YEAR, BEFORE), reader), reader.years


@pytest.mark.parametrize(("before", "measure"), [({}, "percent"), ({"answers": ""}, "count")])
def test_the_receipt_and_the_summary_set_no_share_beside_one_of_another_whole(before, measure):
    """Where last year's is of something else they say the numbers."""
    ((line,), _) = reported({"human_trafficking": "30"} | before, [(BEFORE, "16"), (YEAR, "54")])
    assert {row["measure"] for row in line.moved} == {measure}
