"""How to cite: the package, a version, an indicator; in Swedish, in English and as BibTeX."""

import re

import pytest

from scripts.site import content
from scripts.site.package.citing import Cited, bibtex, cite, cited_indicator, cited_package, reference, tex
from scripts.site.pages.files import release_list
from scripts.site.text.language import Language
from tests.site_package import alone, both, labels, no_drawing, package, release

NASTY = r"50 % & {a_b} #1 ~ $x^2 \cite"
HOME = "https://example.org/tiny/"
# A character that TeX would read as something else: not escaped, and not the brace of a name that stands for one.
UNSAFE = re.compile(r"(?<!\\)[$&%#_]|[~^]")


def nasty() -> Cited:
    """Something whose title has every character that TeX knows."""
    return Cited("a b", "cited_table", {"sv": NASTY, "en": NASTY}, {"sv": f"{HOME}å%20 {{}}", "en": HOME})


def fields(text: str) -> dict[str, str]:
    """The fields of a BibTeX entry. Each stands on a line of its own."""
    return dict(re.findall(r"^  (\w+) = \{(.*)\},$", text, re.MULTILINE))


def test_a_reference_has_maker_version_date_and_address():
    """In each language with its own title and its own page."""
    made_of = package()
    assert reference(cited_package(made_of), made_of, Language("sv")) == (
        "Plattformen (2031). Litet paket [datapaket]. Version 1.0.0, 2031-01-01. https://example.org/tiny/v1.0.0/"
    )
    row = made_of.rows("indicators")[0]
    assert reference(cited_indicator(row, made_of), made_of, Language("en")) == (
        "Plattformen (2031). Needs [indicator]. In: Small package. Version 1.0.0, 2031-01-01. "
        "https://example.org/tiny/en/v1.0.0/indicators/needs/"
    )


def test_a_doi_is_cited_once_there_is_one():
    """Beside the address of the version, and as what it is: it holds for all versions. A part has none of its own."""
    row = {"setting": "doi", "setting_value": "10.5281/zenodo.7", "setting_state": "set", **both(title="DOI/DOI")}
    made_of = package(platform=[row])
    assert reference(cited_package(made_of), made_of, Language("sv")).endswith(
        "https://example.org/tiny/v1.0.0/ DOI för alla versioner: https://doi.org/10.5281/zenodo.7"
    )
    assert fields(bibtex(cited_package(made_of), made_of, Language("en")))["doi"] == "10.5281/zenodo.7"
    part = cited_indicator(made_of.rows("indicators")[0], made_of)
    assert "doi" not in reference(part, made_of, Language("en")) + bibtex(part, made_of, Language("en"))


def test_bibtex_says_the_same():
    """Maker and title keep their capitals; the part says what it is a part of."""
    made_of = package()
    entry = bibtex(cited_indicator(made_of.rows("indicators")[0], made_of), made_of, Language("sv"))
    assert entry.startswith("@misc{tiny-needs-1.0.0,\n")
    assert fields(entry) == {
        "author": "{Plattformen}",
        "title": "{Behov}",
        "howpublished": "mätpunkt, version 1.0.0, 2031-01-01",
        "note": "I: Litet paket",
        "year": "2031",
        "url": f"{HOME}v1.0.0/indicators/needs/",
        "language": "swedish",
    }


def test_no_character_of_a_title_is_markup_for_tex():
    """Every special character is escaped, and the braces of the entry are balanced whatever the title has."""
    entry = bibtex(nasty(), package(), Language("sv"))
    assert UNSAFE.search(NASTY)
    found = fields(entry)
    assert UNSAFE.search(found["title"]) is None
    assert entry.count("{") == entry.count("}")
    assert tex("{}") == r"\textbraceleft{}\textbraceright{}"
    assert found["url"] == f"{HOME}%C3%A5%20%20%7B%7D"
    assert re.match(r"@misc\{tiny-a-b-1\.0\.0,", entry)


def test_a_reference_is_text_and_one_line_of_html():
    """Closed, with three forms; nothing of a title is markup, and its lines do not end a block of Markdown."""
    html = cite(nasty(), package(), Language("sv"))
    assert html.startswith("<details")
    assert "\n" not in html
    assert html.count("<dt>") == 3
    assert "&amp;" in html
    assert "&#10;" in html


@pytest.mark.parametrize("lang", ["sv", "en"])
def test_each_page_of_data_says_how_to_cite_it(lang):
    """The page of an indicator, and the data page; a page of help has nothing to cite."""
    named = labels(lang)
    for page in (text for path, text in content.pages(named, no_drawing).items() if not path.startswith("help/")):
        assert page.count('class="cite"') == 1
        assert page.count("@misc{") == 1
    parts = content.parts(named, alone(named.package))
    assert '<p class="citation">' in parts["citation"]
    assert parts["citation"].count("@misc{") == 1


def test_each_release_can_be_cited():
    text = release_list(Language("sv"), [release("0.9.0", "2031-01-01"), release("1.0.0")])
    assert text.count("@misc{") == 2
    assert f"Version 0.9.0, 2031-01-01. {HOME}v0.9.0/" in text
    assert 'href="../v0.9.0/"' in text
    assert 'href="../v0.9.0/tiny.zip"' in text
