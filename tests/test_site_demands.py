"""The demands as arguments: each with its reason, its strongest number and the base of that; and a page each."""

import re
from functools import cache

import pytest

from scripts.ground.markup import as_text
from scripts.site import content
from scripts.site.pages.demands import recommendations
from scripts.site.prose.answer import Teller
from scripts.site.prose.answer_table import Answers
from tests.frozen_years import FORMS, NAMES, PRINTED
from tests.frozen_years import labels as frozen
from tests.site_package import no_drawing
from tests.site_server import answers

LANGUAGES = ("sv", "en")
ENTRY = re.compile(r'<section class="demand" id="(\w+)">(.*?)</section>', re.DOTALL)
NUMBER = re.compile(r'<p class="demand-number[^>]*><span class="numeral">(.*?)</span>(.*?)</p>')
NO_NUMBER = {"sv": "Ingen siffra", "en": "No figure"}


def teller(named, texts=None):
    """A teller that draws nothing; without `texts` it knows no composed figure."""
    return Teller(texts or Answers(()), named, no_drawing, "recommendations/")


@cache
def overview(name, lang):
    return recommendations("groups", teller(frozen(name, lang), answers()))


@cache
def pages(name, lang):
    return content.recommendation_pages(frozen(name, lang), no_drawing, answers())


def test_nine_demands_stand_in_three_groups():
    """As the printed report has them; the heading says how many and on whom."""
    text = overview(PRINTED, "sv")
    assert [len(ENTRY.findall(part)) for part in text.split('class="demand-group"')[1:]] == [3, 3, 3]
    assert recommendations("heading", teller(frozen(PRINTED))) == "Nio krav på regeringen"
    assert recommendations("heading", teller(frozen(PRINTED, "en"))) == "Nine demands on the government"


@pytest.mark.by_turns
@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("name", NAMES)
def test_every_demand_has_a_number_with_its_base_or_the_words_that_there_is_none(name, lang):
    """Also in a year of which there is only a form; the bar that stands for nothing is as large as the others."""
    entries = ENTRY.findall(overview(name, lang))
    assert len(entries) == len(pages(name, lang))
    for demand, entry in entries:
        ((number, _),) = NUMBER.findall(entry)
        assert entry.count("<svg") == 1, demand
        based = as_text(entry).count("Bas" if lang == "sv" else "Base")
        assert based == (0 if number == NO_NUMBER[lang] else 1), demand


@pytest.mark.by_turns
@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("name", NAMES)
def test_no_count_stands_without_what_it_is_of(name, lang):
    """A number of people alone says nothing: it is 48 of 116, a share, or words."""
    for text in (overview(name, lang), *pages(name, lang).values()):
        for number, _ in NUMBER.findall(text):
            of_whole = f" {'av' if lang == 'sv' else 'of'} " in number
            assert of_whole or "%" in number or not re.search(r"\d", number), number


@pytest.mark.parametrize("name", NAMES)
def test_an_address_from_before_still_leads_to_its_demand(name):
    """Each demand stood in full on the page of all: its anchor is there, and what stands at it leads to its page."""
    rows = frozen(name).package.rows("recommendations")
    entries = dict(ENTRY.findall(overview(name, "sv")))
    assert set(entries) == {row["recommendation"] for row in rows}
    assert set(pages(name, "sv")) == {f"recommendations/{demand}.md" for demand in entries}
    assert all(f'href="{demand}/"' in entry for demand, entry in entries.items())


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.slow(
    "all pages of demands", "test_every_demand_has_a_number_with_its_base_or_the_words_that_there_is_none"
)
def test_the_english_pages_are_in_english(name):
    """No print of a Swedish source stands on them; a Swedish page marks the report's words as its words."""
    printed = {row["printed"] for row in frozen(name).package.rows("statements") if len(row["printed"].split()) > 1}
    for text in (overview(name, "en"), *pages(name, "en").values()):
        assert 'lang="sv"' not in text
        assert "<q>" not in text
        assert [each for each in printed if f">{each}<" in text or f"“{each}”" in text] == []
    assert any("Rapportens ord: <q>" in text for text in pages(name, "sv").values())


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("name", FORMS)
def test_a_form_year_never_passes_an_older_number_or_argument_off_as_its_own(name, lang):
    """The number is the newest year's, or says of which year it is; what was argued of an older number says so."""
    of_year = "Siffran gäller 2025" if lang == "sv" else "The figure is for 2025"
    about = "Skrevs om 2025" if lang == "sv" else "Written about 2025"
    sources = frozen(name, lang).title("sources", "platform_report_2025")
    text = "".join(pages(name, lang).values())
    held = re.findall(
        r'<p class="demand-number.*?Webbplatsens|<div class="meaning-of">.*?</div></div>', text, re.DOTALL
    )
    assert about in text
    for block in held:
        assert sources not in as_text(block) or of_year in block or about in block


@pytest.mark.parametrize("name", NAMES)
def test_every_page_says_what_is_asked_of_whom_and_what_no_figure_says(name):
    """And leads whoever is in need to help."""
    for text in pages(name, "sv").values():
        assert '<dl class="demand-facts">' in text
        assert '<ul class="not-said">' in text
        assert 'href="../../help/"' in text


def test_the_picture_of_a_demand_draws_its_strongest_number():
    """Else it is of the same question; a demand without a number has none."""
    found = {path: re.findall(r'<figure class="composed"', text) for path, text in pages(PRINTED, "sv").items()}
    assert {len(each) for each in found.values()} == {0, 1}
    lacking = {path for path, each in found.items() if not each}
    assert lacking == {
        f"recommendations/{demand}.md"
        for demand, entry in ENTRY.findall(overview(PRINTED, "sv"))
        if NO_NUMBER["sv"] in entry
    }


def test_a_part_of_a_part_is_out_of_nothing():
    """One sentence for trafficking is not of 35 cases that led to one, nor of all, some of them under way: nobody counted so."""
    for html in (pages(PRINTED, "sv")["recommendations/revise_trafficking_law.md"], overview(PRINTED, "sv")):
        assert not re.search(r"\b1 av (?:35|143)\b", html)


@pytest.mark.parametrize(
    ("lang", "title", "base"),
    [
        (
            "sv",
            "Civilsamhället tillgodosåg ca 51 procent av behoven av juridisk rådgivning",
            "Bas: behoven av juridisk rådgivning.",
        ),
        ("en", "Civil society met about 51 per cent", "Base: the needs for legal advice."),
    ],
)
def test_a_share_of_the_needs_is_said_of_those_who_met_them_and_names_its_base(lang, title, base):
    """No title with a colon and a number. As on the card it is said what the share is of: only how many these are nobody says."""
    (found,) = (each for path, each in pages(PRINTED, lang).items() if "fund_national" in path)
    assert title in as_text(found).replace("\N{NO-BREAK SPACE}", " ")
    assert base in as_text(found)
