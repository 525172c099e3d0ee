"""The page that reads a workbook, as it is laid into a site: what it carries, and what it says where it cannot be."""

import hashlib
import io
import json
import re
import sys
import zipfile
from importlib.metadata import version

import pytest

from scripts.desk import pack
from scripts.desk.laying import FOLDER, PARTS, WORDS, integrity, lay, lays
from scripts.desk.pack import ENTRY, modules, project
from scripts.ground.problems import Refused
from scripts.guard.audit import kept
from scripts.guard.audit.kept import Memory
from scripts.guard.audit.run import audit_year
from scripts.package.build import assemble
from scripts.package.sources import read_sources
from scripts.paths import ROOT
from tests.desk_page import laid_out
from tests.year_folder import BEFORE, folder_with

LATER = pytest.mark.slow(
    "the page is laid for each",
    "test_the_pack_has_what_people_wrote_and_what_reads_it",
    "test_desk_sealed.py::test_nothing_gets_out_of_the_worker",
)


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """A package folder with a few figures."""
    return folder_with(tmp_path_factory.mktemp("desk"))


@pytest.fixture(scope="module")
def site(folder, tmp_path_factory):
    """A site with nothing but the page."""
    return laid_out(folder, tmp_path_factory.mktemp("desk") / "site")


@pytest.fixture
def no_npm(monkeypatch, tmp_path):
    """A machine where npm is not, nor what it has fetched before."""
    monkeypatch.setattr(pack, "CACHE", tmp_path / "cache")
    monkeypatch.setattr("scripts.desk.pack.shutil.which", lambda name, path: None)
    monkeypatch.delenv("CI", raising=False)


@LATER
def test_each_page_carries_the_hash_of_the_lock_and_the_lock_that_of_every_part(site):
    """In both languages, and that of what the page itself loads. The parts are there once."""
    at = site / FOLDER / PARTS
    lock = (at / "lock.json").read_bytes()
    for page in (site / FOLDER / "index.html", site / "en" / FOLDER / "index.html"):
        text = page.read_text(encoding="utf-8")
        assert re.findall('data-lock="([^"]+)"', text) == [hashlib.sha256(lock).hexdigest()]
        assert re.findall('integrity="([^"]+)"', text) == [
            integrity((at / name).read_bytes()) for name in ("desk.css", "page.js")
        ]
    for name, told in json.loads(lock).items():
        assert hashlib.sha256((at / f"{name}.gz").read_bytes()).hexdigest() == told
    assert {path.name for path in at.iterdir()} == {
        *(f"{name}.gz" for name in json.loads(lock)), "lock.json", "page.js", "desk.css", "licences.txt"
    }  # fmt: skip


@LATER
def test_the_same_folder_gives_the_same_bytes(folder):
    """On another day too: nothing in it is of a clock or of an order of files."""
    assert project(folder, "3") == project(folder, "3")


def test_the_pack_has_what_people_wrote_and_what_reads_it(folder):
    """YAML as JSON, the twins in their places; nothing that reads a page, and no workbook."""
    files = zipfile.ZipFile(io.BytesIO(project(folder, "3")))
    names = set(files.namelist())
    assert json.loads(files.read("datapackage/package.yml"))["package"]
    assert b"pyodide" in files.read("highspy.py")
    assert b"yaml.CSafeLoader" not in files.read("scripts/package/validation/yaml_file.py")
    assert {path.relative_to(ROOT).as_posix() for path in modules(ENTRY)} < names
    assert [name for name in names if name.startswith("scripts/site/") or name.endswith(".xlsx")] == []


def test_a_folder_that_a_pull_leaves_behind_hides_no_module(tmp_path, monkeypatch):
    """A room that has become one module: what Python has compiled of it stays, so its folder stays too."""
    monkeypatch.setattr(pack, "ROOT", tmp_path)
    monkeypatch.setattr(pack, "AT_READING", ())
    for name, text in {"__init__": "", "room": "from scripts import kept", "kept": ""}.items():
        (tmp_path / "scripts").mkdir(exist_ok=True)
        (tmp_path / f"scripts/{name}.py").write_text(text, encoding="utf-8")
    (tmp_path / "scripts/kept/__pycache__").mkdir(parents=True)
    assert tmp_path / "scripts/kept.py" in modules("scripts.room")


@pytest.mark.parametrize("changed", [False, True])
@LATER
def test_the_page_asks_nothing_that_the_build_has_answered_unless_a_module_is_another(
    folder, tmp_path, monkeypatch, changed
):
    """By the modules that lie in the pack, and the versions that it was packed for."""
    monkeypatch.setattr(pack, "solver", lambda: version("highspy"))
    with zipfile.ZipFile(io.BytesIO(project(folder, sys.version.split()[0]))) as archive:
        archive.extractall(tmp_path)
    if changed:
        (tmp_path / "scripts/ground/cells.py").write_bytes(b"# another")
    asked = []

    def counting(question):
        asked.append(question.year)
        return audit_year(question)

    monkeypatch.setattr(kept, "SCRIPTS", tmp_path / "scripts")
    monkeypatch.setattr(kept, "code", kept.code.__wrapped__)
    monkeypatch.setattr(kept, "audit_year", counting)
    assemble(read_sources(folder), Memory(tmp_path / ".cache/audit").audit)
    assert asked == ([BEFORE] if changed else [])


@pytest.mark.usefixtures("no_npm")
def test_without_npm_the_page_says_what_to_do_instead(folder, tmp_path):
    """And the build says so, once."""
    assert [one.kind for one in lays(bytes)(tmp_path, folder)] == ["notice_desk_without"]
    page = (tmp_path / "en" / FOLDER / "index.html").read_text(encoding="utf-8")
    assert WORDS["en"]["missing"] in page
    assert "<script" not in page


@pytest.mark.usefixtures("no_npm")
def test_the_build_server_never_leaves_it_out_but_for_a_figure_that_has_to_come_down(folder, tmp_path, monkeypatch):
    """What is taken down waits for nobody."""
    monkeypatch.setenv("CI", "true")
    with pytest.raises(Refused):
        lays(bytes)(tmp_path / "one", folder)
    (tmp_path / "two").mkdir()
    assert [one.kind for one in lays(bytes, True, waits=False)(tmp_path / "two", folder)] == ["notice_desk_without"]


def test_a_folder_that_this_code_cannot_read_is_told(tmp_path, site):
    """As where nobody knows what was written when the version was released."""
    (tmp_path / "datapackage").mkdir()
    assert [one.kind for one in lay(tmp_path, tmp_path / "datapackage", b"", released=True)] == ["notice_desk_without"]
