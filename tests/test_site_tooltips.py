"""A word of the glossary leads there where a page first uses it, and its meaning stands beside the link."""

from scripts.paths import DOCS
from scripts.site.frame.shell import said_once
from scripts.site.frame.signing import explained, glossary, led

GLOSSARY = """# Ordlista

## Behov {#need}

<span lang="en">Need</span>. Ett slags *stöd*, se [insats](#intervention).

## Bas {#base}

Det som ett procenttal är en andel av.
"""


def test_the_meaning_of_a_word_is_its_entry_in_the_glossary():
    """Without the word in the other language, and without markup."""
    assert glossary(GLOSSARY, "sv").meanings == {
        "need": "Ett slags stöd, se insats.",
        "base": "Det som ett procenttal är en andel av.",
    }


def leading(html, text=GLOSSARY):
    """The page of adults with its links to the glossary."""
    return led(html, "adults/", glossary(text, "sv"))


NEED = '<a href="../glossary/#need">{}</a>'


def test_the_first_use_of_a_word_leads_to_the_glossary_in_any_form():
    """Once a page; a word that only begins alike is another."""
    assert leading("<p>Ett behövande. Behoven, behov.</p>") == f"<p>Ett behövande. {NEED.format('Behoven')}, behov.</p>"


def test_a_word_that_is_a_name_or_pressed_leads_nowhere():
    """In a heading, a link, what opens, a table, a quotation; nor where somebody has linked it already."""
    for apart in ("h2", "a", "summary", "table", "q"):
        assert leading(f"<p><{apart}>behov</{apart}></p>") == f"<p><{apart}>behov</{apart}></p>"
    written = f"<p>Ett behov, {NEED.format('behov')}.</p>"
    assert leading(written) == written


def test_a_word_in_the_name_of_a_source_leads_nowhere():
    """The next use of it does."""
    named = glossary(GLOSSARY, "sv", ["Behov & stöd"])
    said = led("<p>Källa: Behov &amp; stöd. Ett behov.</p>", "adults/", named)
    assert said == f"<p>Källa: Behov &amp; stöd. Ett {NEED.format('behov')}.</p>"


def test_a_word_in_an_address_leads_nowhere():
    """Whoever copies the quotation that it stands in gets the address whole."""
    cited = "<p>https://a.example/behov/bas/#behov</p>"
    assert leading(cited) == cited


def test_a_word_that_also_means_other_things_is_led_to_by_hand():
    """Its entry says so, and has a meaning all the same."""
    by_hand = GLOSSARY.replace("{#need}", "{#need .by-hand}")
    assert leading("<p>Ett behov.</p>", by_hand) == "<p>Ett behov.</p>"
    assert glossary(by_hand, "sv").meanings["need"]


def test_a_page_says_a_caution_once():
    """Later it goes, with the line of which it is all; in the note that marks lead to it stays."""
    page = '<p>Få fall. Källa.</p><p class="card-care">Få fall.</p><p>Bas. Få fall. Källa.</p><li id="note-few">Få fall.</li>'
    assert said_once(page, "Få fall.") == '<p>Få fall. Källa.</p><p>Bas. Källa.</p><li id="note-few">Få fall.</li>'


def test_a_link_to_a_word_carries_its_meaning():
    """Any other link stays as it is; a quotation mark in the meaning ends no attribute."""
    words = {"need": 'Ett "behov"'}
    assert explained('<a href="../glossary/#need">x</a>', words) == (
        '<a href="../glossary/#need" data-meaning="Ett &quot;behov&quot;">x</a>'
    )
    for other in ('<a href="../glossary/#nothing">', '<a href="../data/#need">', '<a href="#need">'):
        assert explained(other, words) == other


def test_every_word_of_both_glossaries_has_a_meaning():
    """Each heading with an anchor is a word."""
    for lang in ("sv", "en"):
        text = (DOCS / lang / "glossary.md").read_text(encoding="utf-8")
        assert len(glossary(text, lang).meanings) == text.count("\n## "), lang
