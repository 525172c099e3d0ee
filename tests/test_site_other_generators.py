"""Material ends in 2027: the pages are Markdown that another generator can take over, without our hook and our templates."""

from pathlib import Path

import pytest
import yaml
from bs4 import BeautifulSoup
from mkdocs.commands.build import build
from mkdocs.config import load_config

from scripts.paths import DATAPACKAGE, DOCS, ROOT
from scripts.site.addresses import page_address
from scripts.site.build import PINNED
from scripts.site.charts.drawing import draw
from scripts.site.content import sheets, written_out
from scripts.site.package.labels import Labels
from scripts.site.package.published_versions import read_published
from scripts.site.sheets.plan import read_plan
from scripts.site.sheets.press import press
from scripts.site.text.language import Language
from tests.site_server import answers, built_site, published


class Reader(yaml.SafeLoader):
    """mkdocs.yml without what only MkDocs understands."""


Reader.add_multi_constructor("!", lambda loader, suffix, node: None)


@pytest.fixture(scope="module")
def pages() -> dict[str, str]:
    """Every Swedish page, filled."""
    folder = DOCS / "sv"
    prose = {path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8") for path in folder.rglob("*.md")}
    named = Labels(published(), Language("sv"))
    found = sheets(named, draw, press, answers(), read_plan(DOCS))
    return written_out(named, draw, answers(), read_published(DATAPACKAGE, published()), prose, found)


@pytest.fixture(scope="module")
def without_our_hook(pages, tmp_path_factory) -> Path:
    """The site that plain MkDocs makes of the written pages: its own theme, none of our plugins."""
    root = tmp_path_factory.mktemp("written")
    for path, text in pages.items():
        (root / "docs" / path).parent.mkdir(parents=True, exist_ok=True)
        (root / "docs" / path).write_text(text, encoding="utf-8")
    settings = yaml.load((ROOT / "mkdocs.yml").read_text(encoding="utf-8"), Loader=Reader)
    kept = {name: settings[name] for name in ("site_name", "markdown_extensions")} | {"plugins": [], "theme": "mkdocs"}
    (root / "mkdocs.yml").write_text(yaml.safe_dump(kept), encoding="utf-8")
    build(load_config(str(root / "mkdocs.yml")))
    return Path(root / "site")


def said(page: str, place: str) -> list[str]:
    """The words of the part of a page that a selector finds."""
    found = BeautifulSoup(page, "html.parser").select_one(place)
    assert found is not None
    return found.get_text(" ").split()


@pytest.mark.parametrize("path", ["index.md", "adults.md", "recommendations.md", "audit.md", "indicators/gender.md"])
def test_another_generator_says_the_same(pages, without_our_hook, path):
    """Word by word, without a placeholder left: text, figures, tables."""
    assert "{{" not in pages[path]
    address = f"{page_address(path)}index.html"
    own = (built_site() / address).read_text(encoding="utf-8")
    other = (without_our_hook / address).read_text(encoding="utf-8")
    words = said(own, "article.md-content__inner")
    assert len(words) > 50
    assert said(other, "[role=main]") == words


def test_no_page_is_left_out(pages):
    """The hand-written and the generated ones: all but the notebooks."""
    built = {path.relative_to(built_site()).as_posix() for path in built_site().rglob("index.html")}
    apart = ("en/", "embed/", "start-here/", "what-may-be-compared/", "recompute/", "data/")
    swedish = {path for path in built if not path.startswith(apart) and not PINNED.search(path)}
    assert {f"{page_address(path)}index.html" for path in pages} - {"data/index.html"} == swedish - {"data/index.html"}
