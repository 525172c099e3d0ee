"""Material ends in 2027. What we take from it is a short list; MkDocs has a way on; the pages are Markdown for any generator.

The recipe is the part The theme of scripts/changing.md: its first two steps are done here, in a copy of the repository.
"""

import csv
import filecmp
import re
import shutil
import subprocess
import sys
from collections import defaultdict
from pathlib import Path
from typing import Any

import nbformat
import pytest
import yaml
from bs4 import BeautifulSoup
from jinja2.meta import find_undeclared_variables
from mkdocs.theme import Theme
from mkdocs.utils import get_theme_dir

from scripts.desk.laying import FOLDER, PLACES
from scripts.paths import CACHE, DATAPACKAGE, DOCS, ROOT
from scripts.site.addresses import page_address
from scripts.site.charts.drawing import draw, press
from scripts.site.content import sheets, written_out
from scripts.site.exports.published import read_published
from scripts.site.pinned import BELOW
from scripts.site.prose.plan import read_plan
from tests.life import copied, run
from tests.site_server import answers, built_site, published, published_labels

LATER = pytest.mark.slow(
    "another generator, or a whole site",
    "test_what_we_take_from_the_theme_is_listed",
    "test_the_theme_has_what_is_listed",
)

THEME = Path(get_theme_dir("material"))
OWN = DOCS / "overrides"
RECIPE = (ROOT / "scripts/changing.md").read_text(encoding="utf-8").partition("\n## The theme\n")[2]
ENVIRONMENT = Theme("material").get_env()
ENVIRONMENT.filters["date"] = str  # a plugin that we do not have gives it to posts of a blog
TAKEN: defaultdict[str, set[str]] = defaultdict(set)
for kind, name in csv.reader((ROOT / "tests/theme.csv").read_text(encoding="utf-8").splitlines()[1:]):
    TAKEN[kind].add(name)
# How a name of each kind is written in our files.
WRITTEN = {
    "block": ("overrides/**/*.html", r"{% block (\w+)"),
    "word": ("overrides/**/*.html", r"lang\.t\([\"']([\w.]+)"),
    "box": ("**/*.*", r"[\"'](__\w+)[\"']"),
    "style_class": ("assets/*.css", r"\.(md-[\w-]+)"),
    "script_class": ("assets/*.js", r"\.(md-[\w-]+)"),
    "variable": ("assets/*.css", r"--md-[\w-]+"),
}
# What our hook tells a page.
TOLD = re.compile(r'context\["(\w+)"\] =')
FRAME = '<main role="main">{{ page.content }}</main>'


class Reader(yaml.SafeLoader):
    """mkdocs.yml without what only MkDocs understands."""


Reader.add_multi_constructor("!", lambda loader, suffix, node: None)


def settings() -> Any:
    """What stands in mkdocs.yml."""
    return yaml.load((ROOT / "mkdocs.yml").read_text(encoding="utf-8"), Loader=Reader)


def found(files: str, form: str) -> set[str]:
    """Every name of a form in some of our files."""
    texts = [path.read_text(encoding="utf-8") for path in DOCS.glob(files) if path.suffix in (".html", ".css", ".js")]
    return {name for text in texts for name in re.findall(form, text)}


def theirs() -> list[Path]:
    """The files of the theme that a page is made of."""
    return [path for name in TAKEN["file"] for path in THEME.glob(name)]


def test_what_we_take_from_the_theme_is_listed():
    """A new hold on the theme is more to make anew when it goes: whoever adds one writes it in theme.csv."""
    ours = {path.relative_to(OWN).as_posix() for path in OWN.rglob("*.html")}
    names = {kind: found(*place) for kind, place in WRITTEN.items()}
    names["setting"] = {*settings()["theme"]["features"]}
    names["replaced"] = {name for name in ours if (THEME / name).is_file()}
    assert names | {"file": TAKEN["file"]} == TAKEN


def test_nothing_that_we_tell_a_page_has_a_name_that_the_theme_reads():
    """A form of the theme's own once stood in each page, hidden, with an address in memory: its name for it was ours too."""
    parts = [
        ENVIRONMENT.parse(path.read_text(encoding="utf-8"))
        for path in THEME.rglob("*.html")
        if ".icons" not in path.parts
    ]
    names = set[str]().union(*map(find_undeclared_variables, parts))
    told = set(TOLD.findall((ROOT / "scripts/site/hook.py").read_text(encoding="utf-8")))
    assert "config" in names
    assert told
    assert told & names == {"hidden"}  # told to the theme on purpose: a page alone in its tab has no list beside it


def test_the_theme_has_what_is_listed():
    """A version that names something otherwise is seen here, before somebody misses it on a page."""
    text = "".join(path.read_text(encoding="utf-8") for path in theirs())
    assert len(theirs()) == len(TAKEN["file"])
    asked = {name for kind in (*WRITTEN, "setting") for name in TAKEN[kind]}
    assert {name for name in asked if not re.search(rf"(?<![\w-]){re.escape(name)}(?![\w-])", text)} == set()


def test_nothing_of_the_theme_runs_in_a_browser():
    """A hole in a script that nobody looks after any more would be one in ours."""
    scripts = {path.name for path in built_site().rglob("*.js")}
    assert scripts
    assert scripts <= {path.name for path in (DOCS / "assets").glob("*.js")}


def test_the_generator_writes_no_day_into_a_file():
    """Tomorrow the same package gives the same bytes: the time in the head of the compressed site map is none."""
    assert (built_site() / "sitemap.xml.gz").read_bytes()[4:8] == bytes(4)


@pytest.fixture(scope="module")
def pages() -> dict[str, str]:
    """Every Swedish page, filled."""
    folder = DOCS / "sv"
    prose = {path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8") for path in folder.rglob("*.md")}
    named = published_labels()
    made = sheets(named, draw, press, answers(), read_plan(DOCS))
    return written_out(named, draw, answers(), read_plan(DOCS), read_published(DATAPACKAGE, published()), prose, made)


@pytest.fixture(scope="module")
def without_our_hook(pages, tmp_path_factory) -> Path:
    """The site that ProperDocs makes of the written pages and of a notebook: no hook, no template and no theme."""
    root = tmp_path_factory.mktemp("written")
    for path, text in pages.items():
        (root / "docs" / path).parent.mkdir(parents=True, exist_ok=True)
        (root / "docs" / path).write_text(text, encoding="utf-8")
    notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell("print(6 * 7)")])
    nbformat.write(notebook, root / "docs/sum.ipynb")
    (root / "frame").mkdir()
    (root / "frame/main.html").write_text(FRAME, encoding="utf-8")
    kept = {name: settings()[name] for name in ("site_name", "markdown_extensions")}
    kept |= {"plugins": [{"mkdocs-jupyter": {"execute": True}}], "theme": {"name": None, "custom_dir": "frame"}}
    (root / "properdocs.yml").write_text(yaml.safe_dump(kept), encoding="utf-8")
    subprocess.run([sys.executable, "-m", "properdocs", "build", "--quiet"], cwd=root, check=True, capture_output=True)
    return Path(root / "site")


def said(page: str, place: str) -> list[str]:
    """The words of the part of a page that a selector finds."""
    part = BeautifulSoup(page, "html.parser").select_one(place)
    assert part is not None
    for sign in part.select(".doubt-here, .doubt-below"):  # which a finished page gets
        sign.decompose()
    for link in part.select('a[href*="glossary/#"]'):  # as it gets the way from a word to its meaning
        link.unwrap()
    part.smooth()
    return part.get_text(" ").split()


@pytest.mark.parametrize("path", ["index.md", "adults.md", "recommendations.md", "audit.md", "indicators/gender.md"])
@LATER
def test_another_generator_says_the_same(pages, without_our_hook, path):
    """Word by word, without a placeholder left: text, figures, tables."""
    assert "{{" not in pages[path]
    address = f"{page_address(path)}index.html"
    own = (built_site() / address).read_text(encoding="utf-8")
    other = (without_our_hook / address).read_text(encoding="utf-8")
    words = said(own, "article.md-content__inner")
    assert len(words) > 50
    assert said(other, "[role=main]") == words


@LATER
def test_another_generator_runs_notebooks(without_our_hook):
    """With mkdocs-jupyter, which knows nothing of the change."""
    assert "42" in said((without_our_hook / "sum/index.html").read_text(encoding="utf-8"), "[role=main]")


@LATER
def test_no_page_is_left_out(pages):
    """The hand-written and the generated ones: all but the notebooks."""
    built = {path.relative_to(built_site()).as_posix() for path in built_site().rglob("index.html")}
    apart = ("en/", "embed/", "read-the-file/", "what-may-be-compared/", "recompute/", "data/")
    swedish = {path for path in built if not path.startswith(apart) and not BELOW.search(path)}
    assert {f"{page_address(path)}index.html" for path in pages} - {"data/index.html"} == swedish - {"data/index.html"}


@pytest.fixture(scope="module")
def changed(tmp_path_factory) -> Path:
    """A copy of the repository that has gone the first step of the recipe. No notebook has a result yet."""
    root = copied(tmp_path_factory.mktemp("changed"))
    shutil.rmtree(root / CACHE.name / "notebooks", ignore_errors=True)
    ((old, new),) = re.findall(r"```diff scripts/site/build\.py\n-(.+)\n\+(.+)\n```", RECIPE)
    replace(root / "scripts/site/build.py", old, new)
    return root


def replace(path: Path, old: str, new: str) -> None:
    """Put something in the place of what stands once in a file."""
    text = path.read_text(encoding="utf-8")
    assert text.count(old) == 1, old
    path.write_text(text.replace(old, new), encoding="utf-8")


def unlike(site: Path) -> list[str]:
    """The files of a site that are not as ours, or that only one of the two has; but for the page that is laid beside them."""
    laid = tuple(f"{folder}{FOLDER}/" for folder, *_ in PLACES.values())
    both = {path.relative_to(root).as_posix() for root in (site, built_site()) for path in root.rglob("*.*")}
    names = {name for name in both if not any((root / name).is_dir() for root in (site, built_site()))}
    files = sorted(name for name in names if not name.startswith(laid))
    same, _, _ = filecmp.cmpfiles(site, built_site(), files, shallow=False)
    assert len(same) > 100
    return sorted({*files} - {*same})


@LATER
@pytest.mark.night
def test_properdocs_makes_the_same_site(changed):
    """A word in one line: the hook, the templates, the search and the notebooks, which are run anew. Not one byte differs."""
    run(changed, "scripts", "site")
    assert unlike(changed / "site") == []


@LATER
@pytest.mark.night
def test_the_files_of_the_theme_can_be_ours(changed):
    """The second step: those of theme.csv, and no other, beside our own. Not one byte differs."""
    for path in theirs():
        target = changed / "docs/overrides" / path.relative_to(THEME)
        target.parent.mkdir(parents=True, exist_ok=True)
        assert not target.exists()
        shutil.copy(path, target)
    (lines,) = re.findall(r"(?s)```yaml\n(.+?)```", RECIPE)
    replace(changed / "mkdocs.yml", "theme:\n  name: material\n", lines.partition("plugins:")[0])
    replace(changed / "mkdocs.yml", "\n  - search\n", lines.partition("plugins:")[2])
    run(changed, "scripts", "site")
    assert unlike(changed / "site") == []
