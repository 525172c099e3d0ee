"""Every page and file of the built site, without a browser."""

import re
from dataclasses import dataclass, field
from functools import cached_property
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urldefrag, urljoin

import pytest

from scripts.desk.laying import FOLDER, PLACES
from scripts.ground.codes import HIDDEN
from scripts.ground.data_package import Package
from scripts.paths import DATAPACKAGE
from scripts.site.build import build_site
from scripts.site.content import released
from scripts.site.exports.published import read_published
from tests.coming import SITES, coming, package_of, pages_of, publish
from tests.frozen_years import PRINTED, YEAR
from tests.site_server import built_site, published

# What is another at each build, or on each machine: an address in memory, a folder, a time of day.
OF_A_BUILD = re.compile(
    r"\bat 0x[0-9a-fA-F]{6,}|(?<![\w.:/\"'=-])/(?:tmp|home|root|work|usr|var|private|Users)/\w|(?<![\w:])\d\d:\d\d:\d\d(?![\w:])"
)
# What is no text.
PACKED = {".png", ".pdf", ".woff2", ".zip", ".gz", ".xlsx", ".parquet", ".ico"}


@dataclass
class Html(HTMLParser):
    """The ids, the links and the plain text of one page."""

    ids: list[str] = field(default_factory=list)
    links: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = dict(attrs)
        if found.get("id"):
            self.ids.append(str(found["id"]))
        self.links += [str(found[name]) for name in ("href", "src") if found.get(name)]


@dataclass(frozen=True)
class Pages:
    """A built site: its package, its folder, and every page by its address."""

    package: Package
    root: Path

    @cached_property
    def home(self) -> str:
        return str(self.package.descriptor["homepage"])

    def is_kept(self, address: str) -> bool:
        """Whether a page is of a version that is not the newest."""
        version = re.match(r"(?:en/)?v(\d[\d.]*)/", address.removeprefix(self.home))
        return version is not None and version[1] != self.package.version

    @cached_property
    def documents(self) -> dict[str, Html]:
        found = {}
        for file in sorted(self.root.rglob("*.html")):
            html = Html()
            html.feed(file.read_text(encoding="utf-8"))
            found[self.home + file.relative_to(self.root).as_posix().removesuffix("index.html")] = html
        return found


@pytest.fixture(scope="module", params=SITES)
def pages(request) -> Pages:
    """The site of what is merged, and the one that will be published."""
    return Pages(package_of(request.param), pages_of(request.param))


def test_every_link_and_anchor_is_alive(pages):
    """Over the whole site, in Markdown, in generated HTML and in the theme's own parts. One page is laid beside it afterwards.

    What a kept page leads to of today is that page: the place on it may have gone with what it was about.
    """
    dead, laid = [], {f"{pages.home}{folder}{FOLDER}/" for folder, *_ in PLACES.values()}
    for page, html in pages.documents.items():
        for link in html.links:
            target, fragment = urldefrag(urljoin(page, link))
            target = target.partition("?")[0]  # what a page shows is no file of its own
            if not target.startswith(pages.home):
                continue
            file = pages.root / unquote(target.removeprefix(pages.home))
            there = file.is_file() or (file / "index.html").is_file() or target in laid
            held = target in pages.documents and pages.is_kept(page) <= pages.is_kept(target)
            ids = pages.documents[target].ids if fragment and held else [unquote(fragment)]
            if not there or unquote(fragment) not in ids:
                dead.append((page, link))
    assert dead == []


def test_ids_are_unique_and_without_spaces(pages):
    """An address of a figure is one place on one page."""
    for page, html in pages.documents.items():
        assert len(html.ids) == len(set(html.ids)), page
        assert not any(name.split() != [name] for name in html.ids), page


def test_every_page_exists_in_both_languages(pages):
    places = [page.removeprefix(pages.home) for page in pages.documents]
    english = {page.removeprefix("en/") for page in places if page.startswith("en/")}
    assert {page for page in places if not page.startswith("en/")} == english
    assert {f"indicators/{row['indicator']}/" for row in pages.package.rows("indicators")} <= english


def test_nothing_in_a_file_is_of_this_build_or_this_machine(pages):
    """Built again, elsewhere and later, it is the same."""
    texts = (path for path in sorted(pages.root.rglob("*")) if path.is_file() and path.suffix not in PACKED)
    found = {path.relative_to(pages.root): OF_A_BUILD.findall(path.read_text(encoding="utf-8"))[:3] for path in texts}
    assert {path: told for path, told in found.items() if told} == {}


@pytest.mark.parametrize(
    "text", ["<method title of str object at 0x7f3a2c>", " /tmp/x", "built 14:05:09.", "<p>/Users/anna/site</p>"]
)
def test_the_search_for_what_is_of_a_build_finds_it(text):
    assert OF_A_BUILD.search(text)


@pytest.mark.slow("a second site", "test_nothing_in_a_file_is_of_this_build_or_this_machine")
def test_the_site_that_will_be_published_is_the_same_when_it_is_built_again(tmp_path):
    """Every file, byte for byte."""
    publish(coming() / "datapackage", tmp_path / "site")
    first, again = (
        {path.relative_to(root): path.read_bytes() for path in root.rglob("*") if path.is_file()}
        for root in (pages_of("coming"), tmp_path / "site")
    )
    assert {path for path in {*first, *again} if first.get(path) != again.get(path)} == set()


@pytest.mark.slow("a second site", "test_nothing_in_a_file_is_of_this_build_or_this_machine")
def test_the_state_that_will_be_published_is_another_than_what_is_merged():
    """Else nothing more would be tried: nothing is a placeholder, two versions answer, and counts are hidden."""
    package = package_of("coming")
    assert "placeholder" not in {row["setting_state"] for row in package.rows("platform")}
    assert package.witnesses
    assert HIDDEN in {row["obs_status"] for row in package.rows("observations")}
    assert len([path for path in pages_of("coming").glob("v*.*.*") if path.is_dir()]) == len((PRINTED, YEAR))


def test_the_published_package_is_the_package():
    """Under latest/ are the bytes of the newest release, or of the package before the first one."""
    for path, data in released(read_published(DATAPACKAGE, published())).items():
        assert (built_site() / path).read_bytes() == data, path


@pytest.mark.slow("a whole build", "test_site_replaced.py::test_the_old_site_stays_when_the_new_cannot_be_put_in_place")
def test_a_site_that_cannot_be_built_leaves_the_old_one(tmp_path):
    """No package: the build says so and touches nothing."""
    (tmp_path / "old").mkdir()
    with pytest.raises(SystemExit, match=r"datapackage\.json is missing"):
        build_site(tmp_path / "old", tmp_path)
    assert (tmp_path / "old").is_dir()
