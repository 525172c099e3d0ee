"""The notebooks: as pages of this site, as files that people run, and clean in git."""

import json
import re
from importlib.metadata import distribution, distributions, packages_distributions

import nbformat
import pytest
from bs4 import BeautifulSoup
from nbclient import NotebookClient
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from scripts.paths import DOCS
from scripts.site.addresses import figures_file
from scripts.site.pages.notebooks import ADDRESS, SETTING, SITE, given_out, lay_out, read_by_notebooks, state_of
from tests.frozen_years import PRINTED, package
from tests.notebook_page import DATA, PICTURE, SOURCE, page, result
from tests.seldom import seldom
from tests.site_server import built_site, home, served

LATER = pytest.mark.slow("runs a notebook", "test_the_page_shows_results_and_leads_to_the_file")

NOTEBOOKS = sorted(DOCS.glob("*/*.ipynb"))
COLUMN = re.compile("<th>(?:så räknat|worked out like this)</th>")
NAMES = [path.relative_to(DOCS).as_posix() for path in NOTEBOOKS]


def test_a_result_that_was_half_written_is_not_shown(tmp_path):
    """A killed build, or a full disk, would else stop each build after it. Whole ones stay; the files are as they should be."""
    results = {"whole.json": '{"content": "å"}', "half.json": '{"content": "', "empty.json": ""}
    (tmp_path / "results").mkdir()
    for name, text in results.items():
        (tmp_path / "results" / name).write_text(text, encoding="utf-8")
    (tmp_path / "data.csv").write_bytes(b"half")
    lay_out(tmp_path, {"data.csv": b"whole", "data/rules.csv": b"rules"})
    assert [path.name for path in (tmp_path / "results").iterdir()] == ["whole.json"]
    assert (tmp_path / "data.csv").read_bytes() == b"whole"
    assert (tmp_path / "data/rules.csv").read_bytes() == b"rules"


def test_nothing_inline_is_left():
    """JupyterLab's style sheets, scripts and style attributes go: the policy of the pages forbids them."""
    assert [part for part in ("<style", "<script", "style=") if part in page(result(DATA))] == []


def test_a_table_loses_its_row_numbers_and_has_a_name():
    """The numbers of its rows say nothing. A screen reader hears the heading that the table stands under."""
    html = page(result(DATA))
    assert '<thead><tr><th scope="col">a</th></tr></thead><tbody><tr><td>&lt;b&gt;</td></tr></tbody>' in html
    assert 'aria-label="Behov, resultat 1"' in html


def test_a_chart_is_part_of_the_page():
    """Not a picture: its text is text, it has a name, and no white ground in the dark scheme."""
    html = page(result(PICTURE))
    assert (
        '<svg width="20" height="10" viewBox="0 0 20 10" class="chart" role="img" aria-label="Behov, resultat 1">'
        in html
    )
    assert "<text>a</text>" in html
    assert "white" not in html


def test_what_a_cell_prints_is_escaped():
    """A value of the package is text, whatever it looks like."""
    assert "&lt;script&gt;" in page(result("<pre>&lt;script&gt;</pre>"))


def test_code_shows_the_address_of_the_published_file():
    """What a reader copies from the page must run, so no name of ours is left in it."""
    assert "read(&quot;https://data.example/figures.csv&quot;)" in page(SOURCE)


def test_results_are_kept_only_for_the_same_files_and_libraries():
    """A changed file or a new library runs the notebooks again."""
    state = state_of({"data/a.csv": b"1"}, b"pandas")
    assert state == state_of({"data/a.csv": b"1"}, b"pandas")
    assert state != state_of({"data/a.csv": b"2"}, b"pandas")
    assert state != state_of({"data/a.csv": b"1"}, b"polars")


def test_a_notebook_that_is_given_out_knows_the_addresses():
    """Somebody who runs it elsewhere has no other way to find the package and the pages."""
    assert (
        given_out(f"{ADDRESS} {SITE}b", "https://x/figures.csv", "https://x/en/")
        == b"https://x/figures.csv https://x/en/b"
    )


@pytest.mark.parametrize("name", NAMES)
def test_a_notebook_in_git_holds_no_results(name):
    """Results come from the build; in git they would be copies that nobody checks."""
    cells = json.loads((DOCS / name).read_text(encoding="utf-8"))["cells"]
    kept = [cell["id"] for cell in cells if cell.get("outputs") or cell.get("execution_count")]
    assert kept == []


@pytest.mark.parametrize("name", NAMES)
def test_a_table_that_shows_whom_shows_among_whom(name):
    """First among some is not first among all: this is code to copy."""
    cells = json.loads((DOCS / name).read_text(encoding="utf-8"))["cells"]
    selected = re.findall(r"\[\[([^\]]+)\]\]", "\n".join("".join(cell["source"]) for cell in cells))
    whom = [columns for columns in selected if '"population"' in columns and '"scope"' in columns]
    assert [columns for columns in whom if '"condition"' not in columns] == []


@pytest.mark.parametrize("name", NAMES)
def test_a_notebook_names_no_year_and_no_figure(name):
    """A new year changes no notebook: a number in it is a place or a size, never a figure of the report."""
    cells = json.loads((DOCS / name).read_text(encoding="utf-8"))["cells"]
    text = "".join("".join(cell["source"]) for cell in cells if cell["cell_type"] == "markdown")
    assert [sign for sign in text if sign.isdigit()] == []


def test_both_languages_run_the_same_code():
    """Cell by cell the same number, the same kind."""
    shapes: dict[str, list[list[str]]] = {}
    for path in NOTEBOOKS:
        cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
        shapes.setdefault(path.name, []).append([cell["cell_type"] for cell in cells])
    assert all(len(pair) == 2 and pair[0] == pair[1] for pair in shapes.values())


@pytest.mark.parametrize("name", ["read-the-file", "what-may-be-compared", "recompute"])
def test_the_page_shows_results_and_leads_to_the_file(name):
    """A page without tables would mean that nothing was run."""
    html = (built_site() / name / "index.html").read_text(encoding="utf-8")
    assert html.count("<table") >= 2
    assert f'href="{name}.ipynb"' in html
    assert (built_site() / name / f"{name}.ipynb").is_file()


@pytest.mark.parametrize("name", ["read-the-file", "en/what-may-be-compared", "en/recompute"])
@LATER
def test_a_downloaded_notebook_runs_on_its_own(name, monkeypatch):
    """With nothing but the address of the figures file: here the built site, served on this machine."""
    monkeypatch.delenv(SETTING, raising=False)
    with served() as address:
        source = (built_site() / name / f"{name.rpartition('/')[2]}.ipynb").read_text(encoding="utf-8")
        notebook = nbformat.reads(source.replace(home(), address), as_version=4)
        NotebookClient(notebook, kernel_name="python3", timeout=120).execute()
    assert sum(bool(cell.get("outputs")) for cell in notebook.cells) >= 4


LIBRARY = re.compile(r"`([a-z][\w-]*)(?:\[(\w+)\])?`")
# Nothing is found but what a notebook names, and what runs it: as in a Python where nothing else is installed.
ALONE = """
import sys
class Alone:
    def find_spec(self, name, path=None, target=None):
        if name.partition(".")[0] in {missing!r}:
            raise ModuleNotFoundError(name)
sys.meta_path.insert(0, Alone())
"""


def needed(named):
    """What is installed with some libraries, which are a name with an extra or with none: their own requirements too."""
    found: dict[str, None] = {}
    waiting = [(canonicalize_name(name), extra) for name, extra in named]
    for name, extra in waiting:
        found[name] = None
        for each in map(Requirement, distribution(name).requires or ()):
            own = canonicalize_name(each.name)
            wanted = not each.marker or each.marker.evaluate({"extra": extra})
            more = [(own, one) for one in each.extras or {""}]
            waiting += [one for one in more if wanted and own in INSTALLED and one not in waiting]
    return {*found}


INSTALLED = {canonicalize_name(one.name) for one in distributions()}


@pytest.mark.parametrize("name", seldom(NAMES))
def test_a_notebook_runs_with_the_libraries_that_its_first_lines_name(name, tmp_path):
    """And those that they bring: who has only these must not meet an error in the third cell."""
    notebook = nbformat.read(DOCS / name, as_version=4)
    with_them = needed([*LIBRARY.findall(notebook.cells[0].source), ("ipykernel", "")])
    missing = {
        module
        for module, owners in packages_distributions().items()
        if with_them.isdisjoint(map(canonicalize_name, owners))
    }
    lay_out(tmp_path, read_by_notebooks(package(PRINTED), name.partition("/")[0]))
    notebook.cells.insert(0, nbformat.v4.new_code_cell(ALONE.format(missing=sorted(missing))))
    with pytest.MonkeyPatch.context() as patched:
        patched.setenv(SETTING, (tmp_path / figures_file(name.partition("/")[0], folder="")).as_uri())
        NotebookClient(notebook, kernel_name="python3", timeout=120).execute()
    assert {"polars", "openpyxl"} <= missing


@pytest.fixture(scope="module")
def of_printed(tmp_path_factory):
    """What the English notebook tells of the printed year."""
    return answers_told("en/what-may-be-compared", PRINTED, tmp_path_factory.mktemp("printed"))


@LATER
def test_each_of_the_nine_traps_is_once_wrong_and_once_right(of_printed, tmp_path):
    """Two answers that differ, whatever the newest year has: of its own year where it has the trap, else of the last that had."""
    of_small = answers_told("sv/what-may-be-compared", "small", tmp_path)
    for told, words in ((of_printed, ("wrong", "right")), (of_small, ("fel", "rätt"))):
        assert [(wrong.partition(":")[0], right.partition(":")[0]) for (wrong, _), (right, _) in told] == [words] * 9
        assert [wrong for (wrong, one), (_, other) in told if one == other] == []


@LATER
def test_the_answers_of_the_printed_year_are_those_of_the_review(of_printed):
    """Each wrong one is what somebody got who asked the table without having read how it is made."""
    assert [tuple(answer for _, answer in pair) for pair in of_printed[:7]] == [
        ("1,772", "420"),
        ("1,633", "the file cannot say"),
        ("322", "143"),
        ("727", "the file cannot say"),
        ("-19.2", "the file cannot say"),
        ("69.9", "17.8"),
        ("50", "the file cannot say"),
    ]


def answers_told(name, year, folder):
    """The two answers of each trap, each with how it was worked out, when a notebook reads the files of a frozen year."""
    for path, data in read_by_notebooks(package(year), name.partition("/")[0]).items():
        (folder / path).parent.mkdir(exist_ok=True)
        (folder / path).write_bytes(data)
    notebook = nbformat.read(DOCS / f"{name}.ipynb", as_version=4)
    with pytest.MonkeyPatch.context() as patched:
        patched.setenv(SETTING, (folder / figures_file(name.partition("/")[0], folder="")).as_uri())
        NotebookClient(notebook, kernel_name="python3", timeout=120).execute()
    given = [each["data"].get("text/html", "") for cell in notebook.cells for each in cell.get("outputs", [])]
    tables = [BeautifulSoup(html, "html.parser").find_all("tr") for html in given if COLUMN.search(html)]
    return [[tuple(cell.get_text() for cell in row.find_all("td")[:2]) for row in rows[1:]] for rows in tables]
