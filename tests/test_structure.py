"""The folder listing is the architecture, and these tests hold its walls."""

import ast
import os
import re
import subprocess
import sys
from collections.abc import Callable, Collection, Iterator
from pathlib import Path

import pytest

from scripts.desk.pack import AT_READING
from scripts.paths import ROOT
from scripts.site.exports.benchmark import ASK
from scripts.year.helpers import names
from tests.case_book import read_cases
from tests.costs import lines
from tests.promised import book
from tests.world_book import BOOKS, read_worlds

SCRIPTS = ROOT / "scripts"
FILES = sorted(SCRIPTS.rglob("*.py"))
MODULES = {".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__") for path in FILES}
TEMPLATES = SCRIPTS / "ground/templates.py"
# Four digits of a year that stand alone: not the code point of a character, nor in the name of a standard at w3.org.
YEAR = re.compile(r"(?<![0-9.\-\\u])(?<!w3\.org/)(?:19|20)[0-9]{2}(?![0-9])")
PAGE = (SCRIPTS / "README.md").read_text(encoding="utf-8")
# The drawing of the house: room -> the rooms that it stands on.
HOUSE = {
    room: set(below.split()) - {"-"}
    for room, below in re.findall(r"(?m)^([a-z]+) +[\d,]+  ((?:[a-z]+ )*(?:[a-z]+|-))  +\S", PAGE.split("```")[1])
}
# Room -> how many of its names other rooms import; the ground is for all. A number sinks with the names, and a name more is one
# thing more that cannot be written anew without the others.
DOORS = {"guard": 25, "package": 24, "site": 10, "desk": 2, "year": 19}
# Room, or what is beside the house -> how many lines it may have.
BUDGET = {place: int(lines.replace(",", "")) for place, lines in re.findall(r"(?m)^([a-z/]+) +(\d[\d,]*)  ", PAGE)}
SLACK = 1.03  # a number that is higher than so many times the lines is too high
# A test that enters by the files that people write, by what is made of them or by a verb imports no name of its own.
NAMES_THAT_TESTS_IMPORT = 1062


# The floors of the site's room, the lowest first: a module imports from its own floor and those below. The two that stand beside
# the floors know only words, and what a build keeps; what calls them all stands on top.
FLOORS = ["text", "package", "figure", "charts", "frame", "exports", "prose", "pages"]
BESIDE = {"addresses", "kept"}
PARTS_OF_GUARD = ["reasoning", "questionnaire", "protection", "audit"]  # the lowest first
ALL_OF_IT = (
    "build",
    "content",
    "keeping",
    "makers",
    "pinned",
    "released",
)  # what the hook calls, and what a release keeps

# What guards small counts, and what reads a workbook in the reader's own browser.
WITH_SOLVER = ("scripts.guard.api", "scripts.year.filling", "scripts.year.workbook")
AT_THE_DESK = ("scripts.year.read", "scripts.year.start", "scripts.desk.desk")
SOLVER = {"highspy", "highspy_extras", "numpy"}
# A tag in a text.
TAG = re.compile(r"(?<!\(\?)</?[a-z!?][\w-]*(?=[\s>/]|$)", re.I)
OPENED = re.compile(r"(?:^|[\s>])</?$")
# Where figures are drawn, and what only looks like a tag: the name of a file with a place in it.
MAY_HAVE_TAGS = ("site/charts/", "package/reading.py", "ground/opened.py")
# A Python that finds nothing but its own library, this project, and what reads an Excel workbook.
BARE = """
import sys

class OnlyThese:
    @staticmethod
    def find_spec(name, path, target=None):
        if name.split(".")[0] not in {*sys.stdlib_module_names, "scripts", "openpyxl", "et_xmlfile"}:
            raise ModuleNotFoundError(name, name=name)

sys.meta_path.insert(0, OnlyThese)
"""


def imported_rooms(path: Path) -> set[str]:
    """The rooms of `scripts` that a file imports, however it says it."""
    rooms = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module and node.module.split(".")[0] == "scripts":
            parts = node.module.split(".")
            rooms |= {parts[1]} if len(parts) > 1 else {alias.name for alias in node.names}
        elif isinstance(node, ast.Import):
            rooms |= {alias.name.split(".")[1] for alias in node.names if alias.name.startswith("scripts.")}
    return rooms


def imported_names(path: Path) -> Iterator[tuple[str, str]]:
    """(module, name) of all of ours that a file uses: what it imports, and what it asks of a module that it imports."""
    tree, modules = ast.parse(path.read_text(encoding="utf-8")), dict[str, str]()
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("scripts"):
            for alias in node.names:
                place = ROOT / str(node.module).replace(".", "/") / alias.name
                if place.is_dir() or place.with_suffix(".py").is_file():  # a module of ours or a folder of them
                    modules[alias.asname or alias.name] = f"{node.module}.{alias.name}"
                else:
                    yield str(node.module), alias.name
    yield from (
        (modules[node.value.id], node.attr)
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id in modules
    )


def test_a_room_shows_others_as_few_names_as_its_door_has():
    """No more, and no fewer: what a room shows cannot be written anew alone. The ground is what all of them stand on."""
    shown: dict[str, set[tuple[str, str]]] = {room: set() for room in DOORS}
    for path in FILES:
        mine = path.relative_to(SCRIPTS).parts[0]
        for module, name in imported_names(path):
            room = module.split(".")[1] if "." in module else ""
            if room in shown and room != mine:
                shown[room].add((module, name))
    assert set(DOORS) == set(HOUSE) - {"ground"}
    assert {room: len(names) for room, names in shown.items()} == DOORS


@pytest.mark.parametrize("room", HOUSE)
def test_a_room_stands_on_what_the_drawing_says(room):
    """On no other, and on each of them. Above all: the site room never imports the package room."""
    imported = set[str]().union(*(imported_rooms(path) for path in (SCRIPTS / room).rglob("*.py")))
    assert imported - {room} == HOUSE[room]


def test_the_drawing_has_every_room():
    """And each module of the ground has its line."""
    assert set(HOUSE) == {path.parent.name for path in SCRIPTS.glob("*/__init__.py")}
    named = re.findall(r"(?m)^\| `([a-z_]+)` \|", PAGE)
    assert named == sorted(path.stem for path in (SCRIPTS / "ground").glob("*.py") if path.stem != "__init__")


def test_every_place_has_as_many_lines_as_the_drawing_gives_it():
    """No more, and hardly fewer: the number sinks with the lines. Who raises one says why in the same commit."""
    counted = lines(ROOT)
    assert set(BUDGET) == set(counted) > set(HOUSE)
    more = {place: f"{count:,} of {BUDGET[place]:,}" for place, count in counted.items() if count > BUDGET[place]}
    assert more == {}, "make it lighter, or raise the number in scripts/README.md and say why in the commit"
    fewer = {
        place: f"{count:,} of {BUDGET[place]:,}" for place, count in counted.items() if count * SLACK < BUDGET[place]
    }
    assert fewer == {}, "it has become lighter: lower the number in scripts/README.md"


def test_a_floor_of_the_site_stands_on_those_below():
    """The path of a figure: the package, the figure as it is said, its chart, its card, the page."""
    wrong = []
    for path in (SCRIPTS / "site").rglob("*.py"):
        floor, *inside = path.relative_to(SCRIPTS / "site").parts
        lower = {*FLOORS[: FLOORS.index(floor) + 1], *BESIDE} if inside else {*FLOORS, *BESIDE, *ALL_OF_IT}
        lower = {"text"} if path.stem in BESIDE else lower
        wrong += [(path.name, name) for name in inner_imports(path) if name not in lower]
    assert wrong == []


def test_a_part_of_the_guard_stands_on_those_below():
    """Nobody within it comes in by the door."""
    for number, part in enumerate(PARTS_OF_GUARD):
        for path in (SCRIPTS / "guard" / part).rglob("*.py"):
            assert inner_imports(path) <= {*PARTS_OF_GUARD[: number + 1]}, path


def inner_imports(path: Path) -> set[str]:
    """The parts of its own room, and the modules beside them, that a file imports."""
    room = path.relative_to(SCRIPTS).parts[0]
    nodes = [node for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))) if isinstance(node, ast.ImportFrom)]
    modules = [node.module for node in nodes if node.module and node.module.startswith(f"scripts.{room}.")]
    return {module.split(".")[2] for module in modules}


def test_a_file_is_tried_in_the_order_that_is_written_down():
    """From shape to meaning: the drawing names every module, and none imports one that comes after it."""
    room = SCRIPTS / "package" / "validation"
    order = re.findall(r"(?m)^    ([a-z_]+)  ", (room / "__init__.py").read_text(encoding="utf-8"))
    assert sorted(order) == sorted(path.stem for path in room.glob("*.py") if path.stem != "__init__")
    for place, name in enumerate(order):
        text = (room / f"{name}.py").read_text(encoding="utf-8")
        assert set(re.findall(r"scripts\.package\.validation\.([a-z_]+)", text)) <= set(order[:place])


def test_the_ground_needs_nothing_but_python():
    """So that it runs in a browser too: what every room stands on brings no library of others.

    Only what reads a template needs two, which Pyodide has for a browser too, and nothing else of the ground imports it.
    """
    assert imported_in_ground(lambda path: path != TEMPLATES) - {"scripts"} <= sys.stdlib_module_names
    assert imported_in_ground(lambda path: path == TEMPLATES) - sys.stdlib_module_names == {
        "scripts",
        "jinja2",
        "markupsafe",
    }
    asks = [
        path
        for path in (SCRIPTS / "ground").rglob("*.py")
        if "scripts.ground.templates" in path.read_text(encoding="utf-8")
    ]
    assert asks == []


def imported_in_ground(is_meant: Callable[[Path], bool]) -> set[str]:
    """The libraries that some modules of the ground import, however they say it."""
    return {
        name.split(".")[0]
        for path in filter(is_meant, (SCRIPTS / "ground").rglob("*.py"))
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        for name in (
            [node.module or ""]
            if isinstance(node, ast.ImportFrom)
            else [one.name for one in getattr(node, "names", [])]
        )
        if isinstance(node, ast.Import | ast.ImportFrom)
    }


def what_is_missing(modules: str, more: Collection[str] = ()) -> str:
    """The library that a bare Python, with some more, does not find when it imports modules; nothing where they need none."""
    bare = BARE.replace('"et_xmlfile"', ", ".join(f'"{name}"' for name in ("et_xmlfile", *sorted(more))))
    command = [sys.executable, "-c", f"{bare}import {modules}"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    return done.stderr.strip().rpartition("\n")[2]


def test_the_whole_reading_needs_the_solver_and_the_engine_of_the_templates_besides():
    """The same code runs where the workbook is. Only what reads YAML has a twin: the page carries those files as they were read."""
    twin = "scripts.package.validation.yaml_file"
    twins = f"sys, types; sys.modules['{twin}'] = types.SimpleNamespace(try_document=None); import "
    desk = [*AT_THE_DESK, *(f"scripts.year.helpers.{folder}.{one}" for folder in AT_READING for one in names(folder))]
    assert what_is_missing(twins + ", ".join(desk), SOLVER | {"jinja2", "markupsafe"}) == ""


def test_pandas_computes_in_the_build_too():
    """It reads back what researchers are given; the notebooks are read by the theme's plugin."""
    built = [path for path in FILES if re.search("^import pandas", path.read_text("utf-8"), re.M)]
    assert "site/exports/figures/forms.py" in [path.relative_to(SCRIPTS).as_posix() for path in built]


def test_whoever_adds_up_a_witness_needs_nothing_but_python():
    """No solver has to be believed."""
    assert what_is_missing("scripts.guard.questionnaire.adding_up") == ""


def test_what_guards_small_counts_needs_nothing_but_openpyxl_and_the_solver():
    """Numbers that have to be hidden are guarded where they are typed, by the same code: there are no pandas in a browser."""
    assert what_is_missing(", ".join(WITH_SOLVER), SOLVER) == ""


def test_only_the_solver_interface_knows_the_solver():
    """Another one, in a browser, can stand in its place."""
    knows = [
        path
        for path in FILES
        if re.search(r"^import (highspy|numpy)|^from (highspy|numpy)", path.read_text("utf-8"), re.M)
    ]
    assert [path.relative_to(SCRIPTS).as_posix() for path in knows] == ["guard/reasoning/model.py"]


REASONING = {f"scripts.guard.reasoning{module}" for module in ("", ".model", ".system")}


@pytest.mark.parametrize(("room", "doors"), [("guard", {"scripts.guard.api"}), ("guard/reasoning", REASONING)])
def test_the_guard_and_its_reasoning_are_entered_by_a_door(room, doors):
    """Others import what the room itself offers, so that all else in it may be written anew."""
    through = {
        str(node.module)
        for path in FILES
        if (SCRIPTS / room) not in path.parents
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.ImportFrom) and f"{node.module}.".startswith(f"scripts.{room.replace('/', '.')}.")
    }
    assert through == doors


@pytest.mark.parametrize(
    ("module", "library"), [("scripts.site.exports.figures.forms", "pandas"), ("scripts.package.settings", "yaml")]
)
def test_the_bare_python_misses_a_library(module, library):
    assert what_is_missing(module) == f"ModuleNotFoundError: {library}"


def test_no_file_imports_by_a_name_that_is_made_at_run_time():
    """import_module and __import__ would be doors in the walls; one opens what may be taken away (`test_year_helpers`)."""
    doors = [path for path in FILES if re.search(r"\b(import_module|__import__)\b", path.read_text(encoding="utf-8"))]
    assert [path.relative_to(SCRIPTS).as_posix() for path in doors] == ["year/helpers/__init__.py"]


def test_no_test_imports_from_another():
    """So that each can be written anew, or taken away, alone: what two of them stand on is a module of its own."""
    asked = {path.name: path.read_text(encoding="utf-8") for path in sorted((ROOT / "tests").rglob("*.py"))}
    assert [name for name, text in asked.items() if re.search(r"(?m)^(?:from|import) tests\.test_", text)] == []


def names_imported(path: Path) -> set[str]:
    """The names of `scripts` that a file imports, from their module or as an attribute of it; a module alone is none."""
    nodes = [*ast.walk(ast.parse(path.read_text(encoding="utf-8")))]
    imports = [node for node in nodes if isinstance(node, ast.ImportFrom)]
    found = {one.asname or one.name: f"{node.module}.{one.name}" for node in imports for one in node.names}
    found |= {one.asname or "": one.name for node in nodes if isinstance(node, ast.Import) for one in node.names}
    called = {name: full for name, full in found.items() if full in MODULES}
    used = {
        f"{called[node.value.id]}.{node.attr}"
        for node in nodes
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id in called
    }
    return used | {full for full in found.values() if full.startswith("scripts.")} - MODULES


def test_the_names_that_tests_import_only_sink():
    """A name of its own is one more promise that nobody may break who writes a room anew."""
    count = len(set[str]().union(*(names_imported(path) for path in (ROOT / "tests").rglob("*.py"))))
    assert count <= NAMES_THAT_TESTS_IMPORT, "let the test enter by a file, a page or a verb"
    assert count == NAMES_THAT_TESTS_IMPORT, f"fewer than that: write NAMES_THAT_TESTS_IMPORT = {count}"


def headings_in(path: Path) -> Iterator[tuple[str, str]]:
    """The headings that a module of tests asks, each with its book of cases."""
    text = path.read_text(encoding="utf-8")
    for name in re.findall(r"(?m)^@promised\n(?:@.*\n)*def test_(\w+)", text):
        yield "promises", f"{path.stem.removeprefix('test_')}: {name.replace('_', ' ')}"
    for named, headings in re.findall(r'(?m)^@worlds\("(\w+)"(.*)\)$', text):
        yield from ((named, heading) for heading in re.findall(r'"([^"]+)"', headings))
    yield from (("added", heading) for heading in re.findall(r'\bCASES\["(\w+)"\]', text))


def test_every_heading_of_a_book_of_cases_is_asked_by_a_test():
    """One that no test has would ask nothing, in silence."""
    books = {path.stem: {*read_worlds(path.stem)} for path in BOOKS.glob("world_*.txt")}
    books |= {"promises": {*book()}, "added": {*read_cases("added")[0]}}
    there = {(name, heading) for name, headings in books.items() for heading in headings}
    assert {one for path in (ROOT / "tests").glob("test_*.py") for one in headings_in(path)} == there


def test_no_code_names_a_year():
    """A year is a row, never code: a new year changes no .py file and no template."""
    named = {
        path.relative_to(ROOT).as_posix(): found
        for path in (*FILES, *(ROOT / "docs/templates").rglob("*.*"))
        if (found := YEAR.findall(path.read_text(encoding="utf-8")))
    }
    assert named == {}


@pytest.mark.parametrize("text", ["year = 2025", "'figures/2025.csv'", "if year >= 2024:"])
def test_the_search_for_years_finds_them(text):
    assert YEAR.findall(text)


def tagged(tree: ast.AST) -> Iterator[int]:
    """The lines where a module makes a tag. A pattern that reads is none."""
    alone = [node.value for node in ast.walk(tree) if isinstance(node, ast.Expr)]
    skipped = {id(text) for text in alone if isinstance(text, ast.Constant)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and getattr(getattr(node.func, "value", None), "id", "") == "re":
            skipped |= {id(each) for each in ast.walk(node)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and id(node) not in skipped and TAG.search(str(node.value)):
            yield node.lineno
        elif isinstance(node, ast.JoinedStr):
            texts = [str(one.value) for one in node.values if isinstance(one, ast.Constant) and id(one) not in skipped]
            yield from (node.lineno for text in texts if OPENED.search(text))


def test_no_python_makes_a_tag():
    """Python says what, a template how."""
    paths = {path.relative_to(SCRIPTS).as_posix(): path for path in FILES}
    made = [
        name
        for name, path in paths.items()
        if not name.startswith(MAY_HAVE_TAGS) and any(tagged(ast.parse(path.read_text(encoding="utf-8"))))
    ]
    assert made == []


@pytest.mark.parametrize(
    "text", ["'<p>'", "f'<{name}>'", "'a<br>b'", "f'<li class=\"{a}\">'", "'</p>'", "f'</{name}>'", "'<!doctype html>'"]
)
def test_the_search_for_tags_finds_them(text):
    assert list(tagged(ast.parse(f"x = {text}")))


@pytest.mark.parametrize("text", ["re.compile('<p>(.*)</p>')", "'(?<!a)b'", "'a < b'", "f'a<{b}'"])
def test_the_search_for_tags_finds_nothing_else(text):
    """A pattern that reads, a comparison."""
    assert not list(tagged(ast.parse(f"x = {text}")))


def test_every_module_says_what_it_is_for():
    """The first line of a file is a sentence about it."""
    silent = [path.name for path in FILES if not ast.get_docstring(ast.parse(path.read_text(encoding="utf-8")))]
    assert silent == []


def test_modules_stay_small_enough_to_read():
    """About 200 lines; at 260 a module has become two, but one that people are given to lay beside the data stays one file."""
    counted = {path.name: len(path.read_text(encoding="utf-8").splitlines()) for path in FILES}
    assert {name: count for name, count in counted.items() if count > (330 if name == ASK else 260)} == {}


def test_a_name_of_a_file_stands_in_two_rooms_at_most():
    """Else nobody knows which is meant."""
    names = [path.name for path in FILES if path.name != "__init__.py"]
    assert {name for name in names if names.count(name) > 2} == set()


def test_a_class_has_a_name_of_its_own():
    """A word means one thing in the whole project; what is handed out to run elsewhere (`ask.py`) is a project of its own."""
    found = [
        node.name
        for path in FILES
        if path.name != "ask.py"
        for node in ast.parse(path.read_text(encoding="utf-8")).body
        if isinstance(node, ast.ClassDef)
    ]
    assert sorted({name for name in found if found.count(name) > 1}) == []


def test_no_tracked_text_names_this_machine_or_a_registry():
    """What is committed works anywhere: no path of a workplace, no address of a package registry."""
    pattern = re.compile(
        r"/(?:work|root|home)/\w|--(?:extra-)?index-url [h/]|--find-links [h/.]|https?://[^\s\"]+/simple/?\b"
    )
    found = (
        Path(folder, name) for folder, _, names in os.walk(ROOT) for name in names
    )  # what tools make may go meanwhile
    texts = [path for path in found if is_ours(path) and path.is_file()]
    wrong = [
        path.relative_to(ROOT).as_posix()
        for path in texts
        if pattern.search(path.read_text(encoding="utf-8", errors="ignore"))
    ]
    assert wrong == []


def is_ours(path: Path) -> bool:
    """Whether the file is part of the project: not made by tools, not this test, and text."""
    parts = path.relative_to(ROOT).parts
    made = {
        ".git",
        ".venv",
        "site",
        "summary",
        "release",
        ".cache",
        ".hypothesis",
        ".mypy_cache",
        ".pytest_cache",
        ".ruff_cache",
        "test-results",
    }
    return (
        parts[0] not in made
        and not {"node_modules", "__pycache__"} & {*parts}
        and path.name != "test_structure.py"
        and path.suffix not in (".woff2", ".png", ".pyc", ".zip")
    )


def test_no_module_beside_the_hook_has_the_name_of_a_standard_one():
    """MkDocs puts the hook's folder first in the search path: a `platform.py` there would be imported in place of Python's."""
    assert {path.stem for path in (SCRIPTS / "site").glob("*.py")} & sys.stdlib_module_names == set()
