"""The missing numbers on the site and on paper: counted from the rows, and nothing where nothing is missing."""

import io
from functools import cache

import pytest
from pypdf import PdfReader

from scripts.ground.missing import counted, missing, open_questions
from scripts.site.audit.missing import counters, in_a_sentence, missing_list
from scripts.site.sheets.missing_sheet import missing_sheet
from scripts.site.sheets.press import press
from scripts.site.text.markup import as_text
from tests.frozen_years import FORMS, PRINTED, YEAR, labels
from tests.site_package import labels as made_up
from tests.site_package import observation, statement

LANGUAGES = ("sv", "en")
CHART, NOWHERE = (observation(value="", lower="", upper="", qualifier="", obs_status=status) for status in "LO")
HIDDEN = CHART | {"obs_status": "Q"}


def rows_of(year, lang="sv", name=PRINTED):
    """The figures of a year."""
    return [row for row in labels(name, lang).package.rows("observations") if row["year"] == year]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_audit_counts_what_a_printed_year_lacks_theme_by_theme(lang):
    """The themes add up to what the sentence says of the whole year."""
    named, found = labels(PRINTED, lang), counted(rows_of(PRINTED, lang))
    page = missing_list(named)
    assert in_a_sentence(found, PRINTED, named.language) in as_text(page)
    cells = [[int(as_text(cell)) for cell in line.split('class="number">')[1:]] for line in bare(page)]
    assert [sum(column) for column in list(zip(*cells, strict=True))[:2]] == [found.in_chart, found.nowhere]


def bare(page):
    """The lines of the table, with only their numbers in each cell."""
    body = page.split("<tbody>")[1].split("</tbody>")[0]
    return [line.replace("</td>", "").replace("<td ", "") for line in body.split("</tr>") if line]


@pytest.mark.parametrize("name", FORMS)
def test_a_form_year_lacks_nothing(name):
    """What nobody has filled in is not asked for, and what is hidden is not missing."""
    assert counted(rows_of(YEAR, name=name)).both == 0
    assert YEAR not in as_text(missing_list(labels(name)))
    assert missing_sheet(YEAR, labels(name)) is None or not open_questions(
        YEAR, labels(name).package.rows("questions"), labels(name).package.rows("observations")
    )


def test_where_nothing_is_missing_nothing_is_said():
    """No heading, no sentence: of hidden figures, or of such as have a number."""
    named = made_up(observations=[observation(), HIDDEN])
    assert missing_list(named) == ""
    assert counters([observation(), HIDDEN], "indicators/needs/", named) == ""


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ([CHART, observation()], "1 av 2 värden för 2031 står bara i rapportens diagram."),
        ([NOWHERE, observation()], "Av 2 värden för 2031 ger rapporten inget tal för 1."),
        ([CHART, NOWHERE], "1 av 2 värden för 2031 står bara i rapportens diagram, och för 1 ger rapporten inget tal."),
    ],
)
def test_an_indicator_says_how_many_of_its_own_figures_lack_a_number(rows, said):
    """Year by year, with the way to all of them."""
    told = counters(rows, "indicators/needs/", made_up(observations=rows))
    assert said in as_text(told)
    assert "audit/#missing" in told


@cache
def pages():
    """The text of each page of the sheet of the printed year."""
    sheet = missing_sheet(PRINTED, labels(PRINTED))
    assert sheet
    return [" ".join(page.extract_text().split()) for page in PdfReader(io.BytesIO(press(sheet))).pages]


def test_the_sheet_has_two_pages_the_numbers_and_the_questions():
    """Each missing number by the name of its answer and its page, each open question by its title and its text."""
    numbers, questions = pages()
    named = labels(PRINTED)
    for row in missing(rows_of(PRINTED)):
        assert named.category(row["indicator"], row["category"]) in numbers
        assert named.title("indicators", row["indicator"]) in numbers
    for row in open_questions(PRINTED, named.package.rows("questions"), named.package.rows("observations")):
        assert as_text(row["title_sv"]) in questions
        assert as_text(row["text_sv"]) in questions


def test_the_sheet_never_names_what_is_hidden():
    """Nor what has a number: its rows are those that are missing."""
    rows = [CHART, observation(category="housing"), HIDDEN | {"category": "other"}]
    told = [statement(obs_status="L", value="", qualifier="", printed="", page="7", observation=CHART["observation"])]
    named = made_up(observations=rows, statements=told)
    sheet = missing_sheet("2031", named)
    assert sheet
    (asked,) = sheet["pages"][0][2]["rows"]
    assert named.category("needs", "advice") in asked["text"]
    assert not [one for one in ("housing", "other") if named.category("needs", one) in asked["text"]]
