"""What helps beside the way of a year can be taken away: a file, the tests that import it, and every gate is green."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from scripts.__main__ import main
from scripts.paths import ROOT
from scripts.year import helpers
from tests.year_folder import book_of, fill, read, started, zip_of

EVERY = {f"{folder}/{name}": folder for folder in ("verbs", "doubts", "papers") for name in helpers.names(folder)}
TOTAL = "contacts.total.all"
# The numbers of the drawing sink with the lines, and the book of promises is asked by all tests alone.
PYTEST = ("pytest", "-q", "-p", "no:cacheprovider", "-m", "not slow", "-k", "not lines and not book")
GATES = (
    ("ruff", "check", "-q", "."),
    ("tests.type_lint",),
    ("scripts",),
    ("scripts", "package", "--check", "--folder", "datapackage"),
    (*PYTEST, "tests/test_structure.py", "tests/test_year_start.py"),
)


def importers(name: str, folder: Path) -> set[Path]:
    """The modules of a folder that import a module, and those that import these."""
    texts = {path: path.read_text(encoding="utf-8") for path in folder.rglob("*.py")}
    found: set[Path] = set()
    names = [name]
    while names:
        package, _, leaf = names.pop().rpartition(".")
        imports = re.compile(rf"from {package}(\.{leaf} import| import [^\n]*\b{leaf}\b)|import {package}\.{leaf}\b")
        fresh = {path for path, text in texts.items() if imports.search(text)} - found
        names += [".".join(path.relative_to(ROOT).with_suffix("").parts) for path in fresh]
        found |= fresh
    return found


def module(name: str) -> str:
    """The module that a helper is."""
    return f"scripts.year.helpers.{name.replace('/', '.')}"


@pytest.mark.parametrize("name", EVERY)
def test_nothing_imports_a_helper(name):
    """The house finds it by its folder."""
    assert importers(module(name), ROOT / "scripts") == set()


def test_five_modules_ask_for_helpers():
    """Who opens the house, who reads a workbook, and the desk, which packs them and hands out the letter."""
    asks = {
        path.stem
        for path in (ROOT / "scripts").rglob("*.py")
        if "scripts.year.helpers import" in path.read_text(encoding="utf-8")
    }
    assert asks == {"__main__", "filling", "read", "pack", "laying"}


def test_a_year_is_read_as_before_without_any_of_them(tmp_path, monkeypatch, capsys):
    """What they ask about and print is missing, and no byte of what is published."""
    folder = started(tmp_path)
    fill(book_of(folder), D={TOTAL: 400})
    assert read(folder) == 0
    whole = zip_of(folder).read_bytes()
    zip_of(folder).unlink()
    monkeypatch.setattr(helpers, "HERE", tmp_path / "nowhere")
    (tmp_path / f"{book_of(folder).stem}-kvitto.html").unlink()
    assert read(folder) == 0
    assert zip_of(folder).read_bytes() == whole
    assert not [*tmp_path.glob("*-kvitto.html")]


def test_a_verb_that_is_no_file_is_no_verb(capsys):
    """And each file is one."""
    with pytest.raises(SystemExit):
        main(["nowhere"])
    told = capsys.readouterr().err
    assert all(f"'{name}'" in told or f" {name}" in told for name in helpers.names("verbs"))


@pytest.mark.parametrize("name", EVERY)
@pytest.mark.slow("in copies of the repository", "test_nothing_imports_a_helper")
@pytest.mark.night
def test_a_helper_goes_with_its_file_and_every_gate_is_green(tmp_path, name):
    """In a copy without it and without the tests that import it."""
    names = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    gone = {(ROOT / "scripts/year/helpers" / name).with_suffix(".py"), *importers(module(name), ROOT / "tests")}
    for file in filter(None, names.split("\0")):
        if ROOT / file not in gone and (ROOT / file).is_file():
            (tmp_path / file).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(ROOT / file, tmp_path / file)
    for words in GATES:
        done = subprocess.run([sys.executable, "-m", *words], cwd=tmp_path, capture_output=True, text=True, check=False)
        assert done.returncode == 0, f"{' '.join(words)}\n{done.stdout}{done.stderr}"
        assert words != ("scripts",) or f"  {name.rpartition('/')[2]} " not in done.stdout
