"""What is said of a year, on whole years: a printed report, three forms of different sizes, and a form with a report beside it."""

import re
from collections.abc import Mapping
from dataclasses import replace
from decimal import ROUND_FLOOR, ROUND_HALF_UP, Decimal
from itertools import pairwise

import pytest
from bs4 import BeautifulSoup

from scripts.ground.codes import ALL, HIDDEN
from scripts.ground.data_package import Package
from scripts.ground.interval import EXACT, has_number
from scripts.ground.tables import all_records
from scripts.ground.told_answer import ToldAnswer
from scripts.guard.questionnaire.form_table import form_of
from scripts.package.sources import read_sources
from scripts.paths import DOCS
from scripts.site import content
from scripts.site.charts.data import NOT_DRAWN
from scripts.site.charts.figures import drawing, rows_of
from scripts.site.figure.sources import places
from scripts.site.frame.subject import subject_of
from scripts.site.makers import makers
from scripts.site.package.labels import Labels
from scripts.site.package.lookup import EACH, most_common, over_years
from scripts.site.prose.answer import Teller
from scripts.site.prose.answer_table import FIGURE
from scripts.site.prose.filling import filled
from scripts.site.prose.plan import read_plan
from scripts.site.prose.told import told_answers
from scripts.site.text.language import Language
from scripts.year.changed_answers import answers as becoming
from scripts.year.reading import would_publish
from scripts.year.summary_site import telling, texts_now
from tests.conftest import LANGUAGES
from tests.frozen_pages import READERS, THEMES, page, parts
from tests.frozen_years import FORMS, NAMES, PRINTED, YEAR, brought, cells, folder, labels, package
from tests.mill.trying import bare
from tests.seldom import seldom
from tests.site_package import no_drawing, no_picture
from tests.site_server import answers

SECTION = re.compile(r'<section class="answer".*?</section>', re.DOTALL)
NUMBERLESS = dict.fromkeys(("value", "lower", "upper", "qualifier", "rank_first", "rank_last", "base", "inputs"), "")
# The frozen forms that nobody has written a report beside.
WITHOUT_REPORT = tuple(name for name in FORMS if not any(row["sheet"] == "report" for row in cells(name)))
SHOWN = answers().figures.names


def sections(name, lang, path):
    """The answers on a page."""
    return SECTION.findall(page(name, lang, path))


@pytest.mark.parametrize("lang", ["sv", "en"])
@pytest.mark.parametrize("name", NAMES)
def test_a_new_year_needs_no_editing_of_pages(name, lang):
    """The pages for readers are filled for it in both languages, with nothing left to fill in; every page of one is in `coming`."""
    assert [path for path in READERS if "{{" in page(name, lang, path)] == []


@pytest.mark.parametrize("name", FORMS)
def test_a_country_that_a_year_brings_is_tried_with_all_others(name):
    """Nobody has written its place in the form, and the question of origin is one of those that are judged."""
    tables = package(name).tables
    origin = [one for one in form_of(tables, YEAR, labels(name).book).questions if one.name == "origin_country"]
    new = {
        (row["indicator"], row["category"])
        for row in tables["categories"]
        if (row["indicator"], row["label_sv"]) in brought()
    }
    assert origin
    assert new
    assert new <= origin[0].lines


@pytest.mark.parametrize("lang", seldom(["sv", "en"]))
@pytest.mark.parametrize("without", seldom([HIDDEN, ""]))
def test_no_page_needs_a_number(without, lang):
    """Every number of a year is hidden, or none is there: each page is filled or made, and that of adults says which of both."""
    whole = package("platform")
    rows = [
        row if row["year"] != YEAR else row | NUMBERLESS | {"obs_status": without} for row in whole.rows("observations")
    ]
    rows = [row for row in rows if row["obs_status"]]
    named = Labels(replace(whole, tables={**whole.tables, "observations": rows}), Language(lang))
    known = parts("platform", lang)
    assert content.pages(named, no_drawing)
    assert content.recommendation_pages(named, no_drawing, answers())
    assert content.sheets(named, no_drawing, lambda sheet: b"", answers(), read_plan(DOCS))
    for path in sorted((DOCS / lang).glob("*.md")):
        text = filled(path.read_text(encoding="utf-8"), known, named, makers(Teller(answers(), named, no_drawing, "")))
        assert "{{" not in text, path
        words = named.language.words
        said = [words[word].format(YEAR) for word in ("answer_hidden", "answer_unanswered")]
        assert path.name != "adults.md" or [one in text for one in said] == [bool(without), not without]


@pytest.mark.parametrize("path", READERS)
@pytest.mark.parametrize("name", NAMES)
def test_no_heading_is_left_out(name, path):
    """Whoever reads by headings finds each one below the one that it belongs to."""
    found = re.findall(r"(?m)^(#+) |<h([1-6])\b", page(name, "sv", path))
    levels = [len(marks) or int(level) for marks, level in found]
    assert levels[0] == 1
    assert [(before, after) for before, after in pairwise(levels) if after > before + 1] == []


@pytest.mark.parametrize("path", THEMES)
@pytest.mark.parametrize("name", FORMS)
def test_a_form_answers_as_much_as_the_printed_report(name, path):
    """As many answers on each page as in 2025, or a sentence that says what is hidden or not answered."""
    assert len(sections(name, "sv", path)) >= len(sections(PRINTED, "sv", path)) - len(only_of_a_report(path))


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("path", THEMES)
@pytest.mark.parametrize("name", NAMES)
def test_no_answer_is_a_heading_alone(name, path, lang):
    """Below each stands a figure, or a sentence on what it means in that year too."""
    found = [BeautifulSoup(section, "html.parser") for section in sections(name, lang, path)]
    assert [alone for section in found for alone in bare(section)] == []


def only_of_a_report(path):
    """The answers of a page that are only what a report says in words."""
    made: dict[str, list[str]] = {row["answer"]: [] for row in answers().rows}
    for row in answers().rows:
        if row["part"] == "headline":
            made[row["answer"]].append(row["year"])
    on_page = re.findall(r"\{\{ answer (\S+) \}\}", (DOCS / "sv" / path).read_text(encoding="utf-8"))
    return [each for each in on_page if made[each] and all(made[each])]


@pytest.mark.parametrize("lang", ["sv", "en"])
@pytest.mark.parametrize("name", WITHOUT_REPORT)
def test_a_year_without_a_report_speaks_of_none(name, lang):
    """Nor of what a source leaves open that the form knows: no share is without its base."""
    words = {"sv": ("apporten", "framgår inte", "bas ej angiven"), "en": ("the report", "not stated", "the report’s")}
    for path in THEMES:
        for section in sections(name, lang, path):
            text = re.sub(r"<[^>]+>", " ", section)
            assert [word for word in words[lang] if word in text] == [], text[:400]


@pytest.mark.parametrize("name", NAMES)
def test_every_figure_has_its_source(name):
    """No line ends in an empty source."""
    named = labels(name)
    for figure in SHOWN:
        rows = rows_of(figure, answers().figures, named)
        assert not rows or all(places(rows, named)), figure
    assert [path for path in THEMES if "Källa: ." in page(name, "sv", path)] == []


@pytest.mark.parametrize("name", NAMES)
def test_every_share_that_is_worked_out_is_its_count_of_its_base(name):
    """Each that a figure shows, from the rows that it names: rounded half up to one decimal, and down where it is at least that."""
    rows, checked = package(name).by_name["observations"], 0
    shown = {row["observation"]: row for figure in SHOWN for row in rows_of(figure, answers().figures, labels(name))}
    for row in shown.values():
        if row["measure"] == "percent" and row["rule"].startswith("share") and row["inputs"]:
            made = [rows[each] for each in row["inputs"].split()]
            base = row["base"] or made[1]["value"]
            exact = row["qualifier"] == EXACT
            how = ROUND_HALF_UP if exact else ROUND_FLOOR
            share = (Decimal(made[0]["value"]) * 100 / Decimal(base)).quantize(Decimal("0.1"), how)
            assert row["value" if exact else "lower"] == str(share), row["observation"]
            checked += 1
    assert checked >= (5 if name in FORMS else 0)


@pytest.mark.parametrize("name", FORMS)
def test_what_is_called_the_most_common_is_so_whatever_is_hidden(name):
    """Against what the people answered, hidden numbers too: each answer that a text may call the most common."""
    true = {row["line"]: int(row["value"]) for row in cells(name) if row["column"] == "D"}
    told = 0
    for cell in sorted(asked()):
        indicator, _, population, _ = cell.split(".")
        possible = labels(name).book.parts(indicator, year=YEAR)
        counts = {part: true[line] for part in possible if (line := f"{indicator}.{part}.{population}") in true}
        first = most_common(cell, package(name))
        # A country that has no line in the form is a new answer, with a number of its own.
        if first in counts:
            assert max(counts.values()) == counts[first], cell
            told += 1
    assert told >= 3


@pytest.mark.parametrize("name", FORMS)
def test_the_headline_of_an_indicator_calls_nothing_the_most_common_that_is_not(name):
    """Against what the people answered, none of the answers and the rest among them, hidden or not."""
    true = {row["line"]: int(row["value"]) for row in cells(name) if row["column"] == "D"}
    told = 0
    for indicator in (row["indicator"] for row in package(name).rows("indicators")):
        gist = subject_of(indicator, labels(name)).gist
        row = next(iter(gist.rows), None)
        if row is None or gist.kind not in ("largest", "tied") or row["year"] != YEAR:
            continue
        counts = beside(row, true, name)
        if row["category"] in counts and counts[row["category"]]:
            assert max(counts.values()) == counts[row["category"]], indicator
            told += 1
    assert told >= 3


@pytest.mark.parametrize("name", FORMS)
def test_what_the_data_have_first_is_larger_than_all_else(name):
    """Than each other answer, none of them and all of the rest, hidden or not."""
    true, told = {row["line"]: int(row["value"]) for row in cells(name) if row["column"] == "D"}, 0
    for row in package(name).rows("observations"):
        counts = beside(row, true, name) if row["rank_first"] == row["rank_last"] == "1" and row["year"] == YEAR else {}
        own = counts.pop(row["category"], None) if row["measure"] == "count" and row["scope"] == ALL else None
        if own is not None and not row["within_indicator"]:
            assert own > max(counts.values()), row["observation"]
            told += 1
    assert told >= 10


def beside(row, true, name):
    """Answer -> how many gave it, of the question that a row is an answer to."""
    rivals = labels(name).book.rivals(row["indicator"], YEAR)
    lines = {part: f"{row['indicator']}.{part}.{row['population']}" for part in rivals}
    return {part: true[line] for part, line in lines.items() if line in true}


def asked():
    """The cells of all cases of which a text may say the most common answer."""
    texts = [text for row in answers().rows for text in (row["sv"], row["condition"])]
    names = {each for text in texts for each in FIGURE.findall(text)}
    found = {".".join(each.split(".")[:4]) for each in names if f".{EACH}." in each}
    return {cell for cell in found if cell.endswith(".all_cases")}


def test_a_figure_of_the_newest_year_is_never_one_of_the_year_before():
    """The names of figures lead to the form's numbers, not to the report's."""
    found = over_years("contacts.total.all.all_cases.count", package(FORMS[0]))
    assert {PRINTED, YEAR} <= set(found)
    assert found[PRINTED]["value"] != found[YEAR]["value"]
    own = Teller(answers(), labels(FORMS[0]), no_drawing, "")
    assert found[YEAR]["value"] in own.first("people", "headline")


@pytest.mark.slow("of a year that is seldom tried", "test_no_page_needs_a_number")
def test_what_was_asked_and_not_answered_is_not_called_unasked():
    """In the figure of the kinds of support, of which two were left empty on one side."""
    named = labels("mixed")
    kinds = drawing("kinds", answers().figures, named)
    assert kinds is not None
    assert [what for what, number in kinds.said if number == named.language.words["drawn_unknown"]] == [
        "Psykologiskt stöd, myndigheter", "Juridisk rådgivning, myndigheter"
    ]  # fmt: skip


@pytest.mark.parametrize("name", FORMS)
def test_a_measurement_point_that_has_numbers_shows_them_in_a_chart(name):
    """Each with two answers that have a number, or one that is a share of something: a chart on its page."""
    named, drawn = labels(name), 0
    for row in named.package.rows("indicators"):
        if not row["measurement_point"] or row["chart_kind"] in NOT_DRAWN:
            continue
        subject = subject_of(row["indicator"], named)
        rows = [each for each in subject.observations if each["year"] == YEAR and is_answer(each, named)]
        shares = [each for each in rows if each["measure"] == "percent" and not each["base_indicator"]]
        counts = {each["category"] for each in rows if each["measure"] == "count" and each["unit"] == row["unit"]}
        if shares or len(counts) > 1:
            assert subject.charts, row["indicator"]
            drawn += 1
    assert drawn > 20


def is_answer(row, named):
    """Whether a row has a number of one answer of all people asked."""
    whole = named.book.is_whole(row["indicator"], row["category"])
    return has_number(row) and not whole and not row["within_indicator"]


@pytest.mark.slow(
    "builds a year of its own", "test_site_headlines.py::test_an_answer_of_a_form_is_out_of_the_people_with_an_answer"
)
def test_an_answer_of_a_form_is_out_of_the_people_with_an_answer():
    """All answers are not all people: on a year that somebody else drew."""
    named = labels("few")
    total = over_years("exploitation_form.total.adults_direct.all_cases.count", named.package)[YEAR]["value"]
    assert f" av {total} direkt utsatta vuxna med svar" in subject_of("exploitation_form", named).headline


@pytest.mark.parametrize("name", ["small", "mixed"])
def test_what_the_desk_tells_is_what_the_summary_tells(name):
    """Of the tables before a build and of the package after it: the same answers, in the same words."""
    sources, said = read_sources(folder(name)), list[str]()
    tables = would_publish(all_records(sources.codes), all_records(sources.figures))
    telling(folder(PRINTED), DOCS, tell, said.append)(tables)
    sides, texts = (package(PRINTED), package(name)), texts_now(DOCS)
    assert said == [becoming(tell(sides[0], texts), tell(sides[1], texts), *sides).said()]


def tell(one: Package, texts: Mapping[str, str]) -> list[ToldAnswer]:
    """The answers of a package, without their pictures."""
    return told_answers(one, texts, no_drawing, no_picture)
