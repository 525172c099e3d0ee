"""What a page weighs over the wire."""

import gzip
from functools import cache
from pathlib import Path

import pytest

from scripts.site.addresses import indicator_csv
from scripts.site.text.language import LANGUAGES
from tests.site_server import built_site

# Kilobytes that a first visit may cost, all told: more is a fault.
MOST = 130
# Kilobytes that the explorer may cost beyond the frame that every page has: page, script and one indicator's figures.
MOST_TO_EXPLORE = 60
# Kilobytes that the first search costs: what searches, what shows, the index.
MOST_TO_SEARCH = 90
# What a host compresses; a font and a picture are small already.
COMPRESSED = {".html", ".css", ".js", ".json", ".svg", ".xml", ".csv"}


@cache
def body(file: Path) -> bytes:
    """The file as it is sent: compressed once, as a host keeps it."""
    data = file.read_bytes()
    return gzip.compress(data, 6, mtime=0) if file.suffix in COMPRESSED else data


def test_no_page_weighs_too_much():
    """Page with its style, script, fonts and icon, compressed as a host sends them."""
    site = built_site()
    frame = sum(len(body(site / "assets" / name)) for name in ("exit.js", "site.js", "favicon.svg"))
    font = sum(len(body(file)) for file in (site / "assets").glob("*.woff2"))
    pages = {file.relative_to(site).as_posix(): len(body(file)) for file in site.rglob("*.html")}
    assert {path: size for path, size in pages.items() if (size + frame + font) / 1000 > MOST} == {}


@pytest.mark.parametrize("folder", ["", "en/"])
def test_the_explorer_is_light(folder):
    """With both files of the largest indicator, in either language."""
    site = built_site() / folder
    lang = folder.removesuffix("/") or LANGUAGES[0]
    tables = {file.stem: built_site() / indicator_csv(file.stem, lang) for file in (site / "explore").glob("*.json")}
    figures = max(len(body(site / "explore" / f"{name}.json")) + len(body(table)) for name, table in tables.items())
    own = len(body(site / "explore" / "index.html")) + len(body(built_site() / "assets" / "explore.js"))
    assert (own + figures) / 1000 < MOST_TO_EXPLORE


@pytest.mark.parametrize("folder", ["", "en/"])
def test_the_first_search_is_light(folder):
    """No library, and nothing that a reader who does not search pays for."""
    site = built_site()
    own = sum(len(body(site / "assets" / name)) for name in ("search.js", "search_box.js", "search.css"))
    assert (own + len(body(site / folder / "search/search_index.json"))) / 1000 < MOST_TO_SEARCH
