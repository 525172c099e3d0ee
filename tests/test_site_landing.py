"""Where a citation leads: what the data is, whose, how it is cited, its files; and how the figures came to be, as was said then."""

import hashlib
import re

import pytest
from bs4 import BeautifulSoup

from scripts.site.exports.published import as_release
from scripts.site.exports.structured_data import Signpost, signposts
from scripts.site.pages.versions import start_page
from scripts.site.text.language import LANGUAGES
from tests.site_package import labels, observation
from tests.site_server import built_site, home, published

OLD = [observation(value="25"), observation(category="housing", value="30")]
# What programs read, and are led to by the head of the page.
DESCRIPTIONS = {"catalog.rdf", "croissant.json"}
PLACES = pytest.mark.parametrize(("lang", "folder"), [("sv", ""), ("en", "en/")])


def pages(lang: str = "sv") -> dict[str, str]:
    """The start of version 1.0.0 of the tiny package, before it is laid below its folder."""
    own = labels(lang, observations=OLD)
    return start_page(as_release(own.package), own)


def start(folder: str = "") -> BeautifulSoup:
    """The start of the newest version on the built site."""
    page = built_site() / folder / f"v{published().version}" / "index.html"
    return BeautifulSoup(page.read_text(encoding="utf-8"), "html.parser")


@pytest.mark.parametrize(("lang", "up"), [("sv", "../"), ("en", "../../")])
def test_a_version_has_a_start_which_a_citation_of_all_of_it_leads_to(lang, up):
    """Title, maker, licence, its own citation, its files and its indicators."""
    text = pages(lang)["v1.0.0/index.md"]
    title = {"sv": "Litet paket", "en": "Small package"}[lang]
    assert f"# {title}\n" in text
    assert "Plattformen" in text
    assert f"{'en/' if lang == 'en' else ''}v1.0.0/</p>" in text
    assert f'href="{up}v1.0.0/tiny.zip"' in text
    assert f'href="{up}v1.0.0/data/figures-{lang}.csv"' in text
    assert 'href="indicators/needs/"' in text


def test_a_version_speaks_of_its_own_figures():
    """Not of those that have come since."""
    assert "99" not in re.sub(r"[0-9a-f]{64}", "", pages()["v1.0.0/index.md"])
    assert "2 värden, varav 2 med ett tal" in pages()["v1.0.0/index.md"]


@PLACES
def test_every_file_of_a_version_stands_there_with_its_size_and_checksum(lang, folder):
    """Each is there, and has the bytes that the checksum is of; figures file and workbook in the page's language only."""
    found = start(folder)
    base = f"{home()}{folder}v{published().version}/"
    text = found.get_text()
    listed = {str(each["href"]).rpartition("/")[2] for each in found.select("article li a[href*='.']")}
    own = built_site() / f"v{published().version}"
    names = {file.name for file in [*own.glob("*.*"), *own.glob("data/*")]} - {
        "index.html",
        "README.txt",
        "LICENSE.txt",
    }
    others = [name for name in LANGUAGES if name != lang]
    names = {name for name in names if not any(f"-{other}." in name for other in others)} - DESCRIPTIONS
    assert listed >= names, base
    for name in names:
        (file,) = [*own.rglob(name)]
        assert hashlib.sha256(file.read_bytes()).hexdigest() in text, name


@PLACES
@pytest.mark.slow("the register of each language", "test_a_program_finds_the_sitemap")
def test_a_version_can_be_found(lang, folder):
    """By search engines: its start is in the sitemap, which leads to each of its pages, under a title that names the version."""
    sitemap = (built_site() / "sitemap.xml").read_text(encoding="utf-8")
    version = f"v{published().version}/"
    below = [
        "",
        "method/",
        "audit/",
        "codebook/",
        *(f"indicators/{row['indicator']}/" for row in published().rows("indicators")),
    ]
    for page in below:
        found = BeautifulSoup(
            (built_site() / folder / version / page / "index.html").read_text(encoding="utf-8"), "html.parser"
        )
        assert not found.select("meta[name=robots]"), page
        assert found.title is not None
        assert f"(version {published().version})" in found.title.get_text()
    assert f"<loc>{home()}{folder}{version}</loc>" in sitemap


def test_a_program_finds_the_sitemap():
    """It asks for robots.txt."""
    text = (built_site() / "robots.txt").read_text(encoding="utf-8")
    assert f"Sitemap: {home()}sitemap.xml" in text.splitlines()


@PLACES
def test_the_page_data_names_the_start_of_each_version(lang, folder):
    """And so does the citation on it."""
    text = (built_site() / folder / "data/index.html").read_text(encoding="utf-8")
    assert f'href="../v{published().version}/"' in text
    assert f"{home()}{folder}v{published().version}/" in text


@PLACES
def test_each_page_of_a_version_has_signposts_to_what_is_there(lang, folder):
    """What it is cited as, who made it, what describes it and its files: each on our site is published."""
    for page, items in (("", 5), (f"indicators/{published().rows('indicators')[0]['indicator']}/", 2)):
        path = built_site() / folder / f"v{published().version}" / page / "index.html"
        found = BeautifulSoup(path.read_text(encoding="utf-8"), "html.parser").select("head link[rel]")
        links = [(each["rel"][0], str(each["href"])) for each in found]
        rels = [rel for rel, _ in links]
        assert {"cite-as", "author", "type", "describedby", "item"} <= set(rels)
        assert rels.count("cite-as") == 1
        assert rels.count("item") == items
        assert ("cite-as", f"{home()}v{published().version}/{page}") in links
        for _, address in links:
            if address.startswith(home()):
                target = built_site() / address.removeprefix(home()).partition("#")[0]
                assert target.is_file() or (target / "index.html").is_file(), address


def test_a_page_of_today_says_what_is_cited_in_its_place():
    """The version's page; a page without data has no signpost."""
    now = labels()
    release = [as_release(now.package)]
    assert Signpost("cite-as", "https://example.org/tiny/v1.0.0/") in signposts("data/", now, release)
    assert Signpost("cite-as", "https://example.org/tiny/v1.0.0/indicators/needs/") in signposts(
        "indicators/needs/", now, release
    )
    assert signposts("about/", now, release) == []
    assert signposts("v1.0.0/method/", now, release) == []
