"""The figure card, its files and its frame, of the tiny package and without a renderer."""

import struct
import zlib

import pytest

from scripts.ground.data_package import Row
from scripts.site import content
from scripts.site.charts.data import description, pictures
from scripts.site.charts.drawing import draw, paint
from scripts.site.frame.card import named_card
from scripts.site.frame.sharing import permanent_address, picture, quotation
from scripts.site.frame.subject import subject_of
from scripts.site.prose.answer_table import Answers
from tests.rows import to_row
from tests.site_package import alone, labels, no_drawing, no_picture, observation, package, usual_tables

PAIR = [observation(value="5", base="30"), observation(category="housing", value="25", base="30")]


def needs(*rows, lang="sv", **indicator):
    tables = usual_tables()
    tables["observations"] = list(rows)
    tables["indicators"][0] |= to_row(indicator)
    return subject_of("needs", labels(lang, **tables))


def test_the_description_says_the_numbers():
    """All of a few; of many, of which none is known to be the most common, the first."""
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


def test_a_card_is_whole_by_itself():
    """Finding, base, chart, table, source and files; its ids are its own; links fit the page that it stands on."""
    html = named_card("needs", labels(), no_drawing, "adults/")
    for part in ("Basen är", "<figure", "<details", "Källa: Rapporten", 'href="../indicators/needs/"', "needs-sv.png"):
        assert part in html
    assert 'id="needs.' not in html
    assert "\n\n" not in html


def test_a_quotation_its_address_and_the_picture_are_of_one_version_and_page():
    """And the quotation names the page of the report."""
    subject = needs(observation(value="5", base="9"))
    address = permanent_address(subject).partition("#")[0]
    assert "Rapporten, s.\N{NO-BREAK SPACE}7, version 1.0.0" in quotation(subject)
    assert address in quotation(subject)
    assert picture(subject, no_drawing)["licence"].endswith(address)


@pytest.mark.parametrize("lang", ["sv", "en"])
def test_each_language_has_its_pictures_texts_and_frames(lang):
    """Named by language; the frame is not for search engines."""
    found = content.files(labels(lang), no_drawing, no_picture, Answers(()), alone(package()))
    kept = {path for path in found if path.startswith("v1.0.0/indicators/")}  # the rows by themselves
    assert {*found} - kept == {
        f"indicators/needs/needs-{lang}.svg",
        f"indicators/needs/needs-{lang}.png",
        f"indicators/needs/needs-{lang}.txt",
        f"indicators/silent/silent-{lang}.txt",
        "embed/needs/index.html",
        "explore/needs.json",
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
