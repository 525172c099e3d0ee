"""What the guide on answers promises: what it says to write, written into a package, changes what a reader meets."""

import csv
import re
from functools import cache
from shutil import copytree

import pytest

from scripts.__main__ import main
from scripts.ground.decisions import missing
from scripts.ground.markup import as_text
from scripts.paths import ROOT
from scripts.site.exports.figures.forms import figure_rows
from scripts.site.figure.amounts import observation_value
from scripts.site.package.labels import Labels, read_package
from scripts.site.pages.indicator_page import indicator_page
from scripts.site.text.language import Language
from tests.frozen_years import PRINTED
from tests.frozen_years import folder as frozen_folder
from tests.rows import figure, figures_csv, hand_folder
from tests.site_package import no_drawing, taken_in

GUIDE = (ROOT / ".github/guides/answers.md").read_text(encoding="utf-8")
YEAR, NUMBER, INSTEAD, DAY = "2030", "50", "425", "2031-03-04"
# What the guide calls what only an answer can say -> what is made up here.
MADE_UP = {
    "svaret": "Ett påhittat svar.",
    "svaret på engelska": "A made-up answer.",
    "skälet": "Ett påhittat skäl.",
    "skälet på engelska": "A made-up reason.",
    "dagen då det kom": DAY,
    "talet": NUMBER,
    "tomt": "",
}
ANY, RIGHT, OTHER, CHART, BAR = (
    "något om en fråga",
    "att talet är rätt så som det står",
    "att talet ska vara ett annat",
    "vad som står i diagrammet",
    "att diagrammet bara har en stapel",
)
TOTAL = f"contacts.total.all.all_cases.{YEAR}.count.persons"
WOMEN = f"gender.women.adults.all_cases.{YEAR}.count.persons"
GENDER = {"indicator": "gender", "population": "adults", "year": YEAR, "place": "Kön", "page": "7"}
QUESTION = {
    "question": "how", "order": "1", "title_sv": "Hur många", "title_en": "How many", "why_sv": "Oklart.", "why_en": "Unclear.",
    "text_sv": "Alla?", "text_en": "All?", "publisher_status": "asked", "answer_sv": "", "answer_en": "", "answered_on": "",
}  # fmt: skip
DECISION = {
    "question": "how", "observation": TOTAL, "printed_value": "420", "decision": "stands", "published_value": "", "findings": "",
    "reason_sv": "Går inte ihop.", "reason_en": "Does not fit.", "decided_on": "2030-12-01",
}  # fmt: skip


@cache
def guide():
    """What the answer says -> (file, column -> what is written), row by row of the guide's table."""
    rows = re.findall(r"^\| ([^`|]+) \| `([^`]+)`[^|]*\| (.+) \|$", GUIDE, re.M)
    return {said: (file, dict(re.findall(r"`(\w+)` = ([^,]+)", todo))) for said, file, todo in rows}


def write(folder, said, chosen, number=NUMBER, year=YEAR):
    """Write into each row that is `chosen` what the guide says of such an answer."""
    file, cells = guide()[said]
    path = folder / file.replace("2031", year)
    with path.open(encoding="utf-8", newline="") as opened:
        table = csv.DictReader(opened)
        rows, columns = [*table], [*(table.fieldnames or [])]
    told = {column: number if word == "talet" else MADE_UP.get(word, word) for column, word in cells.items()}
    rows = [row | told if chosen(row) else row for row in rows]
    with path.open("w", encoding="utf-8", newline="") as opened:
        writer = csv.DictWriter(opened, columns, lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


def table(columns, *rows):
    return ("\n".join(",".join(row) for row in (columns, *(row.values() for row in rows))) + "\n").encode()


@pytest.fixture
def folder(tmp_path):
    """A year in which one figure is doubtful, with its question, and another is only in a chart."""
    charted = figure(**GENDER, category="women", value="", qualifier="", obs_status="L")
    rows = (figure(value="420", year=YEAR), figure(**GENDER, category="total", value="80"), charted)
    made = hand_folder(tmp_path / "datapackage", **{f"y{YEAR}": figures_csv(*rows)})
    (made / "questions.csv").write_bytes(table(QUESTION, QUESTION))
    (made / "corrections.csv").write_bytes(table(DECISION, DECISION))
    return made


def built(folder, lang="sv"):
    """The built package, as the site reads it."""
    assert main(["package", "--folder", str(folder)]) == 0
    return Labels(read_package(folder), Language(lang))


def value(name, labels):
    """What a page says of a figure."""
    return observation_value(labels.package.by_name["observations"][name], labels)


def remarks(labels, indicator):
    """The table of an indicator, as text."""
    page = indicator_page(labels.package.by_name["indicators"][indicator], labels, no_drawing)
    return as_text(page.partition("values-caption")[2].partition("</table>")[0])


def is_mine(row):
    """Whether a row is of the question."""
    return row["question"] == "how"


def test_the_guide_says_what_to_write_of_each_kind_of_answer():
    """Each is tried below; a column that is misspelt in the guide is none of its file."""
    assert [*guide()] == [ANY, RIGHT, OTHER, CHART, BAR]


def test_until_an_answer_is_there_the_figure_is_doubtful_and_waits(folder):
    """So that what is tried below can fail."""
    labels = built(folder)
    assert "tveksamt" in value(TOTAL, labels)
    assert "Plattformens svar" not in taken_in(labels)["audit_questions"]
    assert value(WOMEN, labels) == "talet finns bara i källans diagram"


@pytest.mark.parametrize(("lang", "answer"), [("sv", MADE_UP["svaret"]), ("en", MADE_UP["svaret på engelska"])])
def test_an_answer_in_words_is_shown_with_its_day_and_no_figure_waits(folder, lang, answer):
    """The figure is still doubtful: the words alone decide nothing."""
    write(folder, ANY, is_mine)
    labels = built(folder, lang)
    assert answer in taken_in(labels)["audit_questions"]
    assert labels.language.date(DAY) in taken_in(labels)["audit_questions"]
    assert [row["question"] for row in labels.package.rows("observations") if row["question"]] == []
    assert labels.package.by_name["observations"][TOTAL]["doubt"] == "doubtful"


def test_a_figure_that_is_right_has_no_doubt(folder):
    """And the way to the answer."""
    write(folder, ANY, is_mine)
    write(folder, RIGHT, is_mine)
    labels = built(folder)
    assert value(TOTAL, labels) == "420\N{NO-BREAK SPACE}personer"
    assert "plattformens svar" in remarks(labels, "contacts")
    assert "gäller så som det är tryckt" in taken_in(labels)["audit_questions"]
    assert MADE_UP["skälet"] in taken_in(labels)["audit_questions"]


def test_what_should_be_another_number_and_what_a_chart_has_are_shown(folder):
    """Beside what is printed, which stays; of the chart one number fewer is missing."""
    write(folder, ANY, is_mine)
    write(folder, OTHER, is_mine, INSTEAD)
    write(folder, CHART, lambda row: row["obs_status"] == "L")
    labels = built(folder)
    assert value(TOTAL, labels) == "425\N{NO-BREAK SPACE}personer (rättat från 420)"
    assert value(WOMEN, labels) == "50\N{NO-BREAK SPACE}personer"
    assert missing(labels.package.rows("observations")) == []


def test_nobody_confirms_a_figure_before_the_answer_is_there(folder, capsys):
    """The first row of the guide comes first."""
    write(folder, RIGHT, is_mine)
    assert main(["package", "--folder", str(folder)]) == 1
    assert "corrections.csv, rad 2, kolumn decision" in capsys.readouterr().err


def test_a_bar_without_a_number_stays_what_it_was(folder):
    """It is told that nobody need look again."""
    write(folder, BAR, lambda row: row["obs_status"] == "L")
    labels = built(folder)
    assert value(WOMEN, labels) == "talet finns bara i källans diagram"
    assert {row["chart_prints"] for row in labels.package.rows("statements") if row["obs_status"] == "L"} == {"no"}


def named(row):
    """What a row counts, and its status."""
    return row["indicator"], row["category"], row["population"], row["obs_status"]


CHARTED = {
    ("adults_unnamed_chart", "total", "adults"): "358",
    ("origin_country", "thailand", "adults_direct"): "60",
    ("exploitation_place", "online", "adults_direct"): "40",
}


@pytest.mark.slow(
    "a whole year",
    "test_an_answer_in_words_is_shown_with_its_day_and_no_figure_waits",
    "test_what_should_be_another_number_and_what_a_chart_has_are_shown",
)
def test_every_question_of_a_printed_year_and_a_handful_of_its_charts_are_answered_and_the_pages_change(tmp_path):
    """No question waits, nothing is doubtful, each answer stands first below its question, and fewer numbers are missing."""
    folder = copytree(frozen_folder(PRINTED), tmp_path / "datapackage")
    before = Labels(read_package(folder), Language("sv"))
    write(folder, ANY, lambda row: True, year=PRINTED)
    write(folder, RIGHT, lambda row: row["decision"] == "stands", year=PRINTED)
    for cell, number in CHARTED.items():
        write(folder, CHART, lambda row, is_=(*cell, "L"): named(row) == is_, number, PRINTED)
    after = built(folder)
    rows = after.package.rows("observations")
    asked = after.package.rows("questions")
    assert taken_in(before)["audit_questions"].count(MADE_UP["svaret"]) == 0
    assert taken_in(after)["audit_questions"].count(MADE_UP["svaret"]) == len(asked)
    assert {row["doubt"] for row in rows} == {"", "corrected"}
    assert {row["question"] for row in rows} == {""}
    told, now = (figure_rows(labels.package, "sv") for labels in (before, after))
    assert {row["question"] for row in told} > {""} == {row["question"] for row in now}
    doubtful = after.code("doubt", "doubtful")
    assert any(row["doubt"].startswith(doubtful) for row in told)
    assert not any(row["doubt"].startswith(doubtful) for row in now)
    assert len(missing(rows)) == len(missing(before.package.rows("observations"))) - len(CHARTED)
    assert "fråga till plattformen" in remarks(before, "contacts")
    assert "fråga till plattformen" not in remarks(after, "contacts")
    for (indicator, *_), number in CHARTED.items():
        assert number not in remarks(before, indicator)
        assert number in remarks(after, indicator)
