"""Pages, parts of pages and files, made of the tiny package without a renderer and without MkDocs."""

import pytest

from scripts.ground.data_package import PackageError, parse
from scripts.ground.markup import esc, markdown
from scripts.site import content
from scripts.site.addresses import in_other_language, to_root
from scripts.site.charts.elements import NO_FIGURES
from scripts.site.figure.selection import notes_of
from scripts.site.makers import makers
from scripts.site.prose.answer import Teller
from scripts.site.prose.answer_table import COLUMNS
from scripts.site.prose.answer_table import parse as parse_answers
from scripts.site.prose.filling import filled
from scripts.site.starting import unnamed
from tests.promised import promised
from tests.site_package import as_files, both, labels, no_drawing, observation, package, usual_tables


@pytest.mark.parametrize("lang", ["sv", "en"])
def test_each_indicator_has_a_page(lang):
    """Also the one without a single row, which says so in words."""
    pages = content.pages(labels(lang), no_drawing)
    assert {path for path in pages if not path.startswith("help/")} == {"indicators/needs.md", "indicators/silent.md"}
    assert "<table" not in pages["indicators/silent.md"]


def test_each_observation_has_an_address():
    """Its row in the table has its name as id, or its answer where a row would say nothing."""
    page = content.pages(labels(), no_drawing)["indicators/needs.md"]
    for row in labels().package.rows("observations"):
        assert page.count(f' id="{row["observation"]}"') == 1


def test_a_heading_from_the_package_is_no_markup():
    """Stars, brackets, hashes and entities of a title are characters."""
    assert markdown("*a* [b](c) #d &amp;") == "&#42;a&#42; &#91;b&#93;&#40;c&#41; &#35;d &#38;amp;"
    assert esc('a"<b>') == "a&quot;&lt;b&gt;"


def test_a_note_goes_with_the_rows_that_it_concerns():
    """As the column has them, in the order of the list of notes."""
    other = {"note": "other", "order": "2", **both(text="En till/Another")}
    named = package(notes=[*usual_tables()["notes"], other])
    one, two = observation(notes="other"), observation(category="housing", notes="dark_figure other")
    names = [row["observation"] for row in (one, two)]
    assert list(notes_of([one, two], named).items()) == [("dark_figure", names[1:]), ("other", names)]
    assert notes_of([observation()], named) == {}


@promised
def test_an_unknown_name_stops_the_build(name, fault):
    """So does that of a value that is missing, and of a part of an answer that no row says: nothing vanishes in silence."""
    texts = parse_answers(f"{','.join(COLUMNS)}\na,headline,1999,,A,A\n", NO_FIGURES)
    teller = Teller(texts, labels(), no_drawing, "")
    with pytest.raises(PackageError, match=fault):
        filled(f"{{{{ {name} }}}}", {}, teller.labels, makers(teller))


def test_namibia_survives():
    """The code NA is a country, not a missing value."""
    tables = usual_tables()
    tables["categories"][0]["country"] = "NA"
    assert package(**tables).rows("categories")[0]["country"] == "NA"


def test_a_package_that_differs_from_its_schema_is_refused():
    """A column more, a table less: the message says which."""
    files = as_files(usual_tables())
    files["data/notes.csv"] = b"note,extra\n"
    with pytest.raises(PackageError, match=r"notes\.csv"):
        parse(files.__getitem__)
    with pytest.raises(PackageError, match="no table"):
        package().rows("nothing")


def test_a_code_without_a_label_is_refused():
    """A page is never built around a code that no list explains."""
    with pytest.raises(PackageError, match="unknown"):
        content.pages(labels(observations=[observation(population="unknown", value="1")]), no_drawing)


def test_links_between_the_languages():
    assert in_other_language("", "sv", "en") == "./en/"
    assert in_other_language("indicators/needs/", "sv", "en") == "../../en/indicators/needs/"
    assert in_other_language("indicators/needs/", "en", "sv") == "../../../indicators/needs/"
    assert to_root("", "en") == "../"


def test_a_name_keeps_its_capital_within_a_sentence():
    """Other labels begin with a small letter there."""
    assert labels("en").code_in_sentence("scope", "only_case") == "Åsele only"
    assert labels("en").code_in_sentence("scope", "excluding_case") == "without Åsele"


def test_a_picture_is_published_where_its_page_shows_it_and_says_what_it_shows(tmp_path):
    """Any other file beside the pages is one that nobody finds."""
    (tmp_path / "a").mkdir()
    for name in ("lost", "shown", "silent"):
        (tmp_path / f"a/{name}.png").write_bytes(b"")
    (tmp_path / "a.md").write_text("![A page](a/shown.png) ![](a/silent.png)", encoding="utf-8")
    strays = [f"docs/{tmp_path.name}/a/{name}.png" for name in ("lost", "silent")]
    assert [one.file for one in unnamed(tmp_path, ["a.md"])] == strays
