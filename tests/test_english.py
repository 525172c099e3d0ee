"""The English is written by someone who thinks in English: no word that is only the Swedish one in disguise."""

import html
import re
from pathlib import Path

import pytest

from scripts.paths import DATAPACKAGE, DOCS, ROOT
from tests.coming import SITES, pages_of
from tests.site_server import published

# "Utsatt" and "mätpunkt", word for word. Codes and addresses keep theirs: `children_exposure`, "#measurement-point".
TRANSLATED = re.compile(r"(?<![\w#-])(?:exposed|exposure|measurement points?)(?![\w-])", re.IGNORECASE)
ADDRESS = re.compile(r'\b(?:id|href)="[^"]*"')

WRITTEN = [
    *(ROOT / name for name in ("README.md", "pyproject.toml", "mkdocs.en.yml")),
    *(path for folder in (DOCS, ROOT / "scripts") for path in sorted(folder.rglob("*.*"))),
    *(path for pattern in ("*.csv", "codes/*.csv", "*.yml") for path in sorted(DATAPACKAGE.glob(pattern))),
]
READABLE = {".csv", ".html", ".ipynb", ".js", ".md", ".py", ".toml", ".yml"}


def translated(text: str) -> list[str]:
    """The words that are only translated, outside the titles of documents that are in English themselves."""
    text = html.unescape(ADDRESS.sub("", text))
    for row in published().rows("sources"):
        if row["language"] == "en":
            text = text.replace(row["title_en"], "")
    return TRANSLATED.findall(text)


def found_in(paths: list[Path]) -> dict[str, list[str]]:
    """File -> its translated words, where it has any."""
    found = {str(path): translated(path.read_text(encoding="utf-8")) for path in paths if path.suffix in READABLE}
    return {path: words for path, words in found.items() if words}


def test_nothing_written_by_hand_speaks_translated_swedish():
    """Pages, code lists, messages, descriptions: people are affected, exploited or victims; a question is an indicator."""
    assert found_in(WRITTEN) == {}


@pytest.mark.parametrize("site", SITES)
def test_no_built_english_page_speaks_translated_swedish(site):
    """Nor do the sentences that the site puts together."""
    assert found_in(sorted((pages_of(site) / "en").rglob("*.html"))) == {}


@pytest.mark.parametrize(
    "text", ["people exposed to", "Directly exposed adults", "a measurement point.", "own exposure"]
)
def test_the_search_for_translated_words_finds_them(text):
    assert translated(text)


@pytest.mark.parametrize("text", ["children_exposure", 'id="exposure"', "the column `measurement_point`"])
def test_the_search_for_translated_words_lets_codes_be(text):
    assert translated(text) == []
