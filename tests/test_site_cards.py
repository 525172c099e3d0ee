"""The figure card, its files and its frame, of the tiny package and without a renderer."""

import struct
import zlib

import pytest

from scripts.ground.data_package import PackageError, Row
from scripts.site import content
from scripts.site.addresses import embed_page
from scripts.site.charts.data import description, pictures, reading_help
from scripts.site.charts.drawing import draw, paint
from scripts.site.frame.card import card, named_card
from scripts.site.frame.sharing import permanent_address, picture, quotation, sharing
from scripts.site.frame.subject import subject_of
from scripts.site.prose.answer_table import Answers
from scripts.site.prose.filling import filled
from scripts.site.text.language import Language
from tests.rows import to_row
from tests.site_package import alone, labels, no_drawing, no_picture, observation, package, statement, usual_tables

NONE = float("nan")
PAIR = [observation(value="5", base="30"), observation(category="housing", value="25", base="30")]


def needs(*rows, lang="sv", **indicator):
    tables = usual_tables()
    tables["observations"] = list(rows)
    tables["indicators"][0] |= to_row(indicator)
    return subject_of("needs", labels(lang, **tables))


def test_a_base_stands_with_its_reason():
    """The number, or that there is none; a count out of nothing has no base to explain."""
    assert needs(*PAIR).base == "Basen är 30. Av alla"
    assert needs(observation(value="40.0", measure="percent")).base == "Bas ej angiven. Av alla"
    assert needs(observation(value="40")).base == ""


def test_what_a_report_leaves_open_is_not_said_of_a_form():
    """Its base is given with the number; the reason why reports give none is about reports."""
    sources = [row | {"source_kind": "form"} for row in usual_tables()["sources"]]
    said = [statement(value=row["value"], observation=row["observation"]) for row in PAIR]
    reported = subject_of("needs", labels(observations=PAIR, statements=said))
    filled_in = subject_of("needs", labels(observations=PAIR, statements=said, sources=sources))
    for subject in (reported, filled_in):
        subject.row["base_rule"] = "not_stated"
    assert reported.base == "Basen är 30. Av alla"
    assert filled_in.base == "Basen är 30."


def test_few_cases_ask_for_care():
    """Where a row has the note, in its words; several answers say so too."""
    few = "Få fall"
    noted = [row | {"notes": "few_cases"} for row in PAIR]
    assert needs(*noted).care(noted) == [few]
    assert needs(*PAIR).care(PAIR) == []
    assert len(needs(*noted, answers="several").care(noted)) == 2


def test_the_description_says_the_numbers():
    """All of a few; of many, of which none is known to be the most common, the first."""
    found = pictures(PAIR, labels())[0]
    assert description(found, labels())[0] == "Råd: 5; Boende: 25."
    rows = [*PAIR, *(observation(value=str(value), population="children") for value in range(40, 45))]
    named = labels()
    many = pictures([row | {"population": "adults"} for row in rows], named)[0]
    assert description(many, named)[0].startswith("Några av talen: ")
    hidden: Row = {"value": "", "lower": "", "upper": "", "qualifier": "", "obs_status": "Q"}
    part = pictures([row | {"population": "adults"} for row in [*rows[:-1], rows[-1] | hidden]], named)[0]
    assert description(part, named)[0].startswith("Några av talen: ")
    unknown: Row = {"value": "", "lower": "", "upper": "", "qualifier": "", "obs_status": "O"}
    blank: list[Row] = [row | {"population": "adults"} | unknown for row in rows[1:]]
    one = pictures([rows[0] | {"population": "adults"}, *blank], named)[0]
    assert description(one, named)[0] == "Råd: 5."


def test_the_case_stands_beside_its_cell_in_the_chart():
    """With a label of its own, not by colour alone."""
    rows = [*PAIR, observation(category="housing", value="20", scope="excluding_case", base="25")]
    entries = pictures(rows, labels())[0].entries
    assert [each.label for each in entries] == ["Råd", "Boende", "Boende, utan Åsele"]
    assert [each.colour for each in entries] == ["adults", "adults", "soft"]


def test_a_bound_is_filled_to_what_is_sure():
    """And striped from the bound to the end of the scale, and the chart says how to read it."""
    rows = [
        observation(value="15.0", measure="percent"),
        observation(category="housing", lower="50", measure="percent", qualifier="over"),
    ]
    found = pictures(rows, labels())[0]
    bound = found.entries[1]
    assert (bound.quantity.low, bound.quantity.high, bound.quantity.open, bound.value) == (50, 100, True, None)
    assert "Randig del" in reading_help(found, Language("sv"))[0]


def test_a_break_is_marked_before_its_year():
    """By the list of breaks or by the row itself; the first year of a series has nothing before it."""
    rows = [
        observation(value="5", year=year, obs_status=status)
        for year, status in (("2028", "B"), ("2029", "B"), ("2030", "A"))
    ]
    found = pictures(rows, labels())[0]
    assert [each.year is not None and each.year.breaks for each in found.entries] == [False, True, False]
    assert "före 2029" in reading_help(found, Language("sv"))[0]


@pytest.mark.parametrize("kind", ["single", "none"])
def test_the_code_list_can_say_that_nothing_is_drawn(kind):
    """Then the page has the numbers in words and in its table."""
    assert needs(*PAIR, chart_kind=kind).pictures == []


def test_a_card_is_whole_by_itself():
    """Finding, base, chart, table, source and files; its ids are its own; links fit the page that it stands on."""
    html = named_card("needs", labels(), no_drawing, "adults/")
    for part in ("Basen är", "<figure", "<details", "Källa: Rapporten", 'href="../indicators/needs/"', "needs-sv.png"):
        assert part in html
    assert 'id="needs.' not in html
    assert "\n\n" not in html


def test_a_placeholder_becomes_a_card():
    """A name that is unknown stops the build, also that of a chart."""
    named = labels()
    show = {"card": lambda name: named_card(name, named, no_drawing, "")}
    assert 'id="card-needs"' in filled("{{ card needs }}", {}, named, show)
    for wrong in ("nothing", "needs years-9"):
        with pytest.raises(PackageError):
            filled(f"{{{{ card {wrong} }}}}", {}, named, show)


def test_a_figure_can_be_passed_on():
    """The sentence has version and address; the frame shows the page without navigation."""
    subject = needs(*PAIR)
    assert "version 1.0.0, https://example.org/tiny/v1.0.0/indicators/needs/#values" in quotation(subject)
    assert "https://example.org/tiny/v1.0.0/embed/needs/" in sharing(subject)
    assert "&lt;iframe" in sharing(subject)


def test_what_is_quoted_has_its_base():
    """Said in the sentence, else after it, or that it is not stated; and where nothing is said there is nothing to quote."""
    assert "2031.) Källa" in quotation(needs(*PAIR))
    assert "2031. Bas ej angiven.) Källa" in quotation(needs(observation(value="40.0", measure="percent")))
    assert "citera" in sharing(needs(*PAIR)).split("</summary>")[1]
    assert "citera" not in sharing(needs(observation(obs_status="L"))).split("</summary>")[1]


def test_a_quotation_its_address_and_the_picture_are_of_one_version_and_page():
    """And the quotation names the page of the report."""
    subject = needs(observation(value="5", base="9"))
    address = permanent_address(subject).partition("#")[0]
    assert "Rapporten, s.\N{NO-BREAK SPACE}7, version 1.0.0" in quotation(subject)
    assert address in quotation(subject)
    assert picture(subject, no_drawing)["licence"].endswith(address)


def test_a_missing_base_is_a_mark_that_the_page_explains_once():
    """However many cards have it; the table says it in words, and a page to embed has the words in place of the mark."""
    named = labels(observations=[observation(value="40.0", measure="percent")])
    page = filled(
        "{{ card needs }} {{ card needs }}", {}, named, {"card": lambda name: named_card(name, named, no_drawing, "")}
    )
    assert (page.count('href="#no-base"'), page.count('id="no-base"')) == (2, 1)
    assert '<span class="base no-base">bas ej angiven</span>' in page
    prose = filled("{{ figure needs.advice.adults.all_cases.percent }}", {}, named)
    assert '40,0\N{NO-BREAK SPACE}procent (<a href="#no-base"' in prose
    alone = card(subject_of("needs", named), no_drawing, embed_page("needs"), [])
    assert "Bas ej angiven" in alone
    assert 'href="#no-base"' not in alone
    whole = labels(observations=PAIR)
    show = {"card": lambda name: named_card(name, whole, no_drawing, "")}
    assert "no-base" not in filled("{{ card needs }}", {}, whole, show)


def test_another_producer_s_figure_is_quoted_from_whoever_published_it():
    """Via the package. The platform's own stands under its name; where the platform tells of another's, the producer is named."""
    agency = usual_tables()["sources"][0] | {"source": "agency", "publisher": "Myndigheten"}
    sources = [*usual_tables()["sources"], agency]
    for producer, source, said in (
        ("platform", "report", "Källa: Plattformen; Rapporten"),
        ("others", "agency", "Källa: Myndigheten, via Plattformen; Rapporten"),
        ("others", "report", "Källa: En annan, via Plattformen; Rapporten"),
    ):
        row = observation(value="5", producer=producer)
        printed = statement(value="5", observation=row["observation"], producer=producer, source=source)
        subject = subject_of("needs", labels(observations=[row], statements=[printed], sources=sources))
        assert said in quotation(subject)
    computed = needs(observation(category="housing", value="5", producer="others", origin="computed", rule="share"))
    assert "Källa: En annan, via Plattformen, version" in quotation(computed)


@pytest.mark.parametrize("lang", ["sv", "en"])
def test_each_language_has_its_pictures_texts_and_frames(lang):
    """Named by language; the frame is not for search engines."""
    found = content.files(labels(lang), no_drawing, no_picture, Answers(()), alone(package()))
    assert set(found) == {
        f"indicators/needs/needs-{lang}.svg",
        f"indicators/needs/needs-{lang}.png",
        f"indicators/needs/needs-{lang}.json",
        f"indicators/needs/needs-{lang}.txt",
        f"indicators/silent/silent-{lang}.txt",
        "embed/needs/index.html",
        "changes.xml",
    }
    page = found["embed/needs/index.html"].decode()
    assert "noindex" in page
    assert "<nav" not in page
    assert page.count("<h1") == 1


def test_the_picture_carries_all_that_it_needs(tmp_path):
    """Title, base, source, year and licence; no variable of a style sheet; the same bytes every time."""
    found = picture(needs(*PAIR), lambda marks: draw(marks, tmp_path))
    told = str(found)
    for part in ("Behov", "Basen är 30", "2031", "CC-BY", "1.0.0", "https://example.org/tiny/"):
        assert part in told
    assert "var(" not in told
    svg = paint(found, "svg", tmp_path / "a").decode()
    assert f"<title>{found['title']}</title>" in svg
    png = paint(found, "png", tmp_path / "a")
    assert png == paint(found, "png", tmp_path / "a") == paint(found, "png", tmp_path / "b")
    assert struct.unpack(">I", png[-4:])[0] == zlib.crc32(b"IEND")


def test_a_card_without_a_number_says_so():
    """And has no chart and no picture to download."""
    html = card(needs(observation(obs_status="L")), no_drawing, "", [])
    assert "skriver inga tal" in html
    assert "<svg" not in html
    assert ".png" not in html


def test_a_card_without_a_number_gives_the_sources_words():
    """With the answer that they are about; a word that only names the answer says nothing more."""
    said = [
        statement(qualifier="words", printed="många fick inget"),
        statement(qualifier="words", printed="Boende", category="housing"),
    ]
    subject = subject_of("needs", labels(observations=[observation(obs_status="L")], statements=said))
    assert "<ul><li>Råd: ”många fick inget”</li></ul>" in card(subject, no_drawing, "", [])
