"""Every page and file of the built site, without a browser."""

from dataclasses import dataclass, field
from html.parser import HTMLParser
from urllib.parse import unquote, urldefrag, urljoin

import pytest

from scripts.desk.laying import FOLDER, PLACES
from scripts.paths import DATAPACKAGE
from scripts.site.build import build_site
from scripts.site.content import released
from scripts.site.exports.published import read_published
from tests.site_server import built_site, home, published


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


@pytest.fixture(scope="module")
def documents() -> dict[str, Html]:
    """Every page of the site by its address under home()."""
    found = {}
    for file in sorted(built_site().rglob("*.html")):
        html = Html()
        html.feed(file.read_text(encoding="utf-8"))
        found[home() + file.relative_to(built_site()).as_posix().removesuffix("index.html")] = html
    return found


def test_every_link_and_anchor_is_alive(documents):
    """Over the whole site, in Markdown, in generated HTML and in the theme's own parts. One page is laid beside it afterwards."""
    dead, laid = [], {f"{home()}{folder}{FOLDER}/" for folder, *_ in PLACES.values()}
    for page, html in documents.items():
        for link in html.links:
            target, fragment = urldefrag(urljoin(page, link))
            target = target.partition("?")[0]  # what a page shows is no file of its own
            if not target.startswith(home()):
                continue
            file = built_site() / unquote(target.removeprefix(home()))
            there = file.is_file() or (file / "index.html").is_file() or target in laid
            ids = documents[target].ids if fragment and target in documents else [unquote(fragment)]
            if not there or unquote(fragment) not in ids:
                dead.append((page, link))
    assert dead == []


def test_ids_are_unique_and_without_spaces(documents):
    """An address of a figure is one place on one page."""
    for page, html in documents.items():
        assert len(html.ids) == len(set(html.ids)), page
        assert not any(name.split() != [name] for name in html.ids), page


def test_every_page_exists_in_both_languages(documents):
    swedish = {page.removeprefix(home()) for page in documents if not page.startswith(f"{home()}en/")}
    english = {page.removeprefix(f"{home()}en/") for page in documents if page.startswith(f"{home()}en/")}
    assert swedish == english
    assert {f"indicators/{row['indicator']}/" for row in published().rows("indicators")} <= swedish


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
