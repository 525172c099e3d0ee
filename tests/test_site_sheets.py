"""The sheets to print: read back from the PDF, as whoever is handed one reads it."""

import io
import re
from dataclasses import replace
from functools import cache
from typing import Any

import pytest
from fontTools.ttLib import TTFont
from pypdf import PdfReader

from scripts.ground.data_package import PackageError
from scripts.ground.markup import as_text
from scripts.paths import DOCS, ROOT
from scripts.site import content
from scripts.site.charts import drawing as edge
from scripts.site.charts.drawing import press
from scripts.site.charts.fonts import FACES, made
from scripts.site.content import downloads
from scripts.site.figure.argued import number_of
from scripts.site.figure.argued import said as number_said
from scripts.site.makers import makers
from scripts.site.package.labels import Labels
from scripts.site.pages.paper import framed
from scripts.site.pages.plan_sheet import plan_sheet
from scripts.site.prose.answer import Teller
from scripts.site.prose.answer_table import Answers
from scripts.site.prose.filling import filled
from scripts.site.prose.plan import COLUMNS, check_plan, parse, read_plan
from scripts.site.text.language import Language
from tests.frozen_years import FORMS, NAMES, PRINTED
from tests.frozen_years import labels as frozen
from tests.promised import promised
from tests.seldom import seldom
from tests.site_package import alone, labels, no_drawing, package
from tests.site_server import answers

LATER = pytest.mark.slow(
    "sheets that are set for it",
    "test_the_sheet_of_the_year_begins_with_the_finding_and_says_who_when_and_where",
    "test_a_sheet_has_no_figure_that_the_package_lacks",
)

LANGUAGES = ("sv", "en")
THOUSANDS = re.compile(r"\b\d{1,3}(?: \d{3})+\b")  # as Swedish sets them; two numbers side by side look the same
TAG = re.compile(r"<[^>]*>")
NUMBER = re.compile(r"[0-9]+(?:[.,][0-9]+)?")
OWN_FONTS = {"BladSans-400", "BladSans-650", "BladSerif-650"}
HEADER = ",".join(COLUMNS)
# What Typst would read as a heading, a formula, a stress, a label, a reference, a list, a comment or a string.
MARKUP = '+ 37 #x $y$ *z* _u_ <a> @b // c = d `e` \\f "g" [h] {i} - 5'


@cache
def sheets(name, lang):
    """The sheets of a frozen year, without what the renderer draws: path -> PDF."""
    return content.sheets(frozen(name, lang), no_drawing, press, answers(), read_plan(DOCS))


def read(pdf):
    return PdfReader(io.BytesIO(pdf))


def words(pdf):
    return " ".join(" ".join(page.extract_text() for page in read(pdf).pages).split())


def fonts(pdf):
    """The names of the embedded fonts, without the mark of a cut font."""
    found = [font.get_object() for page in read(pdf).pages for font in page["/Resources"]["/Font"].values()]
    assert all("/FontDescriptor" in font["/DescendantFonts"][0].get_object() for font in found)
    return {font["/BaseFont"].partition("+")[2] for font in found}


def of_year(name, lang="sv"):
    """The one that stands alone in a folder of downloads."""
    (pdf,) = [pdf for path, pdf in sheets(name, lang).items() if "/" not in path]
    return pdf


def hand_made(*parts):
    """A sheet with some parts below its title."""
    title = {"kind": "title", "question": "Fråga?", "title": "Titel"}
    return framed("Titel", "Blad", "", [[title, *parts]], labels())


def lead(text):
    """A part with one text."""
    return {"kind": "lead", "text": text, "whose": "Plattformens."}


@pytest.mark.parametrize("lang", seldom(["sv", "en"]))
def test_the_sheet_of_the_year_begins_with_the_finding_and_says_who_when_and_where(lang):
    """And what the platform asks for, and what the numbers cannot say."""
    named = frozen(PRINTED, lang)
    teller, descriptor = Teller(answers(), named, no_drawing, ""), named.package.descriptor
    pdf = of_year(PRINTED, lang)
    text = words(pdf)
    finding, second, third = (as_text(teller.first(name, "headline")) for name in ("people", "reasons", "needs"))
    assert read(pdf).metadata.title == finding
    assert text.index(finding) < text.index(second) < text.index(" ".join(third.split()))
    for said in (
        descriptor["contributors"][0]["title"],
        " ".join(named.language.date(descriptor["created"]).split()),
        descriptor["version"],
        descriptor["homepage"].removeprefix("https://").removesuffix("/"),
        named.language.words["sheet_limits"],
        *(named.language.text(row, "title") for row in named.package.rows("recommendations")),
    ):
        assert said in text


@pytest.mark.by_turns
@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("name", NAMES)
@LATER
def test_the_sheet_of_a_year_has_two_pages_and_every_other_one(name, lang):
    """Whatever the year, and in the longer of the languages too."""
    long = {path: len(read(pdf).pages) for path, pdf in sheets(name, lang).items()}
    assert long == {path: 1 if "/" in path else 2 for path in long}


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_sheet_can_be_read_by_a_screen_reader(lang):
    """Tagged, in its language, with its title: PDF/UA."""
    for pdf in sheets(PRINTED, lang).values():
        root = read(pdf).trailer["/Root"]
        assert root["/MarkInfo"]["/Marked"]
        assert root["/Lang"] == lang
        assert root["/ViewerPreferences"]["/DisplayDocTitle"]
        assert b"<pdfuaid:part>1</pdfuaid:part>" in root["/Metadata"].get_data()


def test_a_figure_is_words_on_paper_too():
    """Each text that it shows is read from the sheet: its marks say nothing by themselves."""
    sheet = plan_sheet("year", read_plan(DOCS), Teller(answers(), frozen(PRINTED), no_drawing, ""))
    assert sheet
    (shown,) = [part["display"] for part in sheet["pages"][0] if "display" in part]
    told = words(of_year(PRINTED)).replace(" ", "")
    for line in shown["lines"]:
        for text in (line["number"], line["name"], *line["below"], *(key["text"] for key in line["keys"])):
            assert "".join(text.split()) in told, text


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_embedded_fonts_are_ours_and_no_other(lang):
    """Where one is missing the typesetter takes its own without a word."""
    assert set[str]().union(*map(fonts, sheets(PRINTED, lang).values())) <= OWN_FONTS
    assert fonts(of_year(PRINTED, lang)) == OWN_FONTS


@LATER
def test_the_fonts_keep_their_licence_and_not_the_name_that_it_reserves():
    """Nor any instance of the original, nor a time of this machine."""
    for face in FACES:
        web_font = (DOCS / "assets" / face.source).read_bytes()
        font = TTFont(io.BytesIO(made(face, web_font)))
        names = {record.nameID: str(record) for record in font["name"].names}
        assert [number for number, text in names.items() if "Source" in text] == [0]
        assert "Reserved Font Name" in names[0]
        assert "SIL Open Font License" in names[13]
        assert names[14] == "http://scripts.sil.org/OFL"
        assert "fvar" not in font
        assert made(face, web_font) == made(face, web_font)


def test_the_same_sheet_gives_the_same_bytes(tmp_path):
    """Also where nothing has been kept: no clock, and nothing of the machine."""
    sheet = hand_made(lead("Lika."))
    assert press(sheet, tmp_path / "one") == press(sheet, tmp_path / "two")


def test_a_sheet_is_set_once(tmp_path, monkeypatch):
    """The next build takes the one that was kept."""
    sheet = hand_made(lead("En gång."))
    first = press(sheet, tmp_path)
    monkeypatch.setattr(edge, "set_in_type", lambda template, data, kind: b"again")
    assert press(sheet, tmp_path) == first


@pytest.mark.parametrize("kind", ["lead", "limits", "facts", "demands", "words", "title"])
def test_no_text_is_read_as_markup(kind):
    """Not at the beginning of a line either, where a plus begins a list."""
    parts: dict[str, Any] = {
        "lead": lead(MARKUP),
        "limits": {"title": MARKUP, "rows": [[{"text": MARKUP, "strong": False}]]},
        "facts": {"rows": [{"term": "Vem", "text": MARKUP}]},
        "demands": {"title": "Krav", "groups": [{"title": "Lag", "demands": [{"title": MARKUP, "why": MARKUP}]}]},
        "words": {"question": "Vad?", "title": "Ord", "rows": [{"text": MARKUP, "place": MARKUP}]},
        "title": {"question": MARKUP, "title": MARKUP},
    }
    found = words(press(hand_made({"kind": kind, **parts[kind]})))
    assert found.replace(" ", "").count(MARKUP.replace(" ", "")) == str(parts[kind]).count("+ 37")


def test_a_letter_that_the_fonts_lack_is_there_all_the_same():
    """A name from another country must not stop the build; the tests above see to it that it is the exception."""
    pdf = press(hand_made(lead("Łódź, Þingvellir")))
    assert "Þ" in words(pdf)
    assert fonts(pdf) - OWN_FONTS


@pytest.mark.by_turns
@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("name", seldom(NAMES))
def test_a_sheet_has_no_figure_that_the_package_lacks(name, lang):
    """Each number on it stands in a table, or in the description of the package, or counts the demands, the pages of the sheet.

    Or it is what a figure draws as the rest, on its page too.
    """
    named = frozen(name, lang)
    for pdf in sheets(name, lang).values():
        assert foreign(words(pdf), named) - {named.package.descriptor["created"][8:10].lstrip("0"), "1", "2"} == set()


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("name", NAMES)
@LATER
def test_a_door_has_no_figure_that_the_package_lacks(name, lang):
    """The same of the pages that a sheet for each is made beside: what is hidden is not worked out there."""
    named = frozen(name, lang)
    for path, page in content.doors(named, no_drawing, answers(), read_plan(DOCS), preview=True).items():
        assert foreign(TAG.sub(" ", page), named) == set(), path


def foreign(told, named):
    """The numbers of a text that neither a table of the package nor a figure of its pages has."""
    lang = named.language.code
    text = b" ".join(named.package.files.values()).decode("utf-8")
    known = {said for number in plainly(text, "sv") for said in (number, f"{float(number):.1f}".removesuffix(".0"))}
    teller = Teller(answers(), named, no_drawing, "")
    drawn = filter(None, map(teller.drawing, answers().figures.names))
    known |= {number for each in drawn for _, said in each.said for number in plainly(said, lang)}
    told = THOUSANDS.sub(lambda one: "" if one[0].replace(" ", "") in known else one[0], told)
    return plainly(told, lang) - known


def plainly(text, lang):
    """The numbers in a text, without the marks that a language sets within them."""
    marks = Language(lang).words
    return {
        number.replace(marks["decimal_mark"], ".") if marks["decimal_mark"] != "." else number.replace(",", "")
        for number in NUMBER.findall(text)
    }


def test_a_number_of_some_cases_says_of_which():
    """A share without the large case is another than the share of all, and stands alone on the sheet."""
    named = frozen(PRINTED)
    evidence = named.package.rows("recommendation_evidence")
    told = [
        number_said(row, named)[1]
        for each in evidence
        if (row := number_of(each, named)) and row["scope"] != "all_cases"
    ]
    assert told
    assert [text for text in told if not text.endswith(", utan Åseleärendet")] == []


def test_the_templates_have_no_word_of_their_own():
    """All that is read stands in the data, in the language of the sheet."""
    templates = [one.read_text(encoding="utf-8") for one in (ROOT / "scripts/site/charts").glob("*.typ")]
    letters = re.findall(r"\[([^\[\]#]*)\]", re.sub(r"//.*", "", "".join(templates)))
    assert [text for text in letters if text.strip()] == []


@pytest.mark.parametrize("lang", LANGUAGES)
def test_each_line_of_a_sheet_has_the_page_of_the_report(lang):
    """Of the year, of a theme and of a door: whoever is handed one finds what it says; how many people stands before all lines."""
    for name in read_plan(DOCS).sheets:
        sheet = plan_sheet(name, read_plan(DOCS), Teller(answers(), frozen(PRINTED, lang), no_drawing, ""))
        assert sheet, name
        parts = {part["kind"]: part for part in sheet["pages"][0]}
        places = [parts["title"]["place"], *(row["place"] for row in parts["sentences"]["rows"])]
        assert [one for one in places if not re.search(r"\b(?:s|pp?)\.\s\d", one)] == [], name
        first = parts["lead"]["text"] if "lead" in parts else parts["title"]["title"]
        assert re.search(r"\d", first), name


def test_a_sheet_of_a_form_year_says_what_may_be_compared_with_last_year():
    """And what stands beside it alone; of a printed year whose figures nobody may compare it says nothing."""
    sheet = plan_sheet("support", read_plan(DOCS), Teller(answers(), frozen("platform"), no_drawing, ""))
    assert sheet
    assert "Mot 2025" in [part.get("title") for part in sheet["pages"][0]]


@pytest.mark.parametrize("name", FORMS)
@LATER
def test_a_form_year_has_its_own_sheet(name):
    """Its finding is one of the year's; a number that is hidden is not on it."""
    teller = Teller(answers(), frozen(name), no_drawing, "")
    told = [as_text(teller.first(each, "headline")) for each in ("needs", "people") if teller.stands(each)]
    assert read(of_year(name)).metadata.title in told


def test_a_year_without_a_finding_has_no_sheet_but_its_demands_have_theirs():
    """Nothing is put in its place."""
    found = content.sheets(labels(), no_drawing, press, Answers(()), parse(HEADER))
    demands = [row["recommendation"] for row in package().rows("recommendations")]
    assert list(found) == [f"recommendations/{name}/{name}-sv.pdf" for name in demands]


def test_what_the_platform_has_not_set_is_no_address_on_paper():
    """A placeholder can be mended on a page, not on what has been handed out."""
    known = frozen(PRINTED)
    rows = [
        row | {"setting_state": "placeholder", "setting_value": "fel@example.org"}
        for row in known.package.rows("platform")
    ]
    unset = Labels(replace(known.package, tables={**known.package.tables, "platform": rows}), known.language)
    box = framed("Titel", "Blad", "", [[]], unset)["pages"][0][-1]
    text = " ".join(piece["text"] for column in box["columns"] for row in column for piece in row)
    assert text.count("inte bestämt ännu") == 1
    assert "@" not in text


def test_a_page_leads_to_its_sheet_and_says_how_large_it_is():
    """The start page to that of the year, the page of a demand to its own."""
    own = "recommendations/more_advice/more_advice-sv.pdf"
    assert way_to_sheet({"tiny-2031-sv.pdf": bytes(36_400)}) == (
        '<p class="to-print"><a href="../tiny-2031-sv.pdf">Året 2031 i korthet, blad att skriva ut'
        " (PDF, 36\N{NO-BREAK SPACE}kB)</a></p>"
    )
    pages = content.recommendation_pages(labels(), no_drawing, Answers(()), {own: bytes(20_000)})
    assert f'href="../../{own}"' in pages["recommendations/more_advice.md"]


def way_to_sheet(made):
    """What a page says where it asks for the way to the sheet of the year, of the sheets that have been made."""
    teller = Teller(Answers(()), labels(), no_drawing, "about/")
    return filled("{{ sheet year }}", {}, teller.labels, makers(teller, made))


def test_a_page_leads_to_no_sheet_that_there_is_not():
    """A year may have none."""
    assert way_to_sheet({}) == ""


def test_no_release_keeps_a_sheet():
    """It is made of the tables anew, as the pages are."""
    assert [path for path in downloads(package(), alone(package())) if path.endswith(".pdf")] == []
    assert [release for release in alone(package()) if b".pdf" in release.archive + release.site] == []


@promised
def test_a_mistake_in_the_plan_is_told_with_its_row(line, message):
    """And stops the build."""
    with pytest.raises(PackageError, match=f"sheet.csv, {message}"):
        check_plan(parse(f"{HEADER}\n{line}\n"), answers(), frozen(PRINTED).package)


def test_a_line_on_paper_is_a_sentence_in_which_the_same_is_stressed():
    """As on the page it begins with what is stressed; what is a sentence already gets no second stop."""
    plan, teller = read_plan(DOCS), Teller(answers(), frozen(PRINTED), no_drawing, "")
    parts = [part for name in plan.sheets for part in (plan_sheet(name, plan, teller) or {})["pages"][0]]
    limits = [row for part in parts if part["kind"] == "limits" for row in part["rows"]]
    assert {tuple(piece["strong"] for piece in row) for row in limits if len(row) > 1} == {(True, False)}
    said = [row["pieces"] for part in parts if part["kind"] == "sentences" for row in part["rows"]]
    lines = ["".join(piece["text"] for piece in row) for row in (*limits, *said)]
    lines += [part["text"] for part in parts if part["kind"] == "lead"]
    # Who says it, and on which page, stands behind the sentence.
    ends = re.compile(r"((?<![.?!])[.?!]|”)( \([^()]+\))?$")
    assert [line for line in lines if "*" in line or not ends.search(line)] == []
