"""The meaning of a word stands beside its link."""

from scripts.paths import DOCS
from scripts.site.frame.shell import explained, meanings

GLOSSARY = """# Ordlista

## Behov {#need}

<span lang="en">Need</span>. Ett slags *stöd*, se [insats](#intervention).

## Bas {#base}

Det som ett procenttal är en andel av.
"""


def test_the_meaning_of_a_word_is_its_entry_in_the_glossary():
    """Without the word in the other language, and without markup."""
    assert meanings(GLOSSARY) == {
        "need": "Ett slags stöd, se insats.",
        "base": "Det som ett procenttal är en andel av.",
    }


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
        assert len(meanings(text)) == text.count("\n## "), lang
