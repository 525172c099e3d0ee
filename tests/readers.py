"""The tests that read the real package: a new year, or a new figure, can break them. `python -m tests.readers` lists those
that a pull request with data alone runs, without what opens a browser in them (`make test-data`).
"""

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from scripts.paths import ROOT

# The names by which a test, or what it imports, takes in the real package, its pages or its folder.
REAL = {"DATAPACKAGE", "FIGURES", "DOCS", "ROOT", "published", "built_site", "served"}
# Lend the real settings, code lists and workflows to made-up packages, and are no promise about what is published.
SHAPES = {"rows", "site_package", "packages", "year_folder", "disclosure_cases", "workflow_steps"}
# Those are all about a browser, or take a whole year through by themselves: they test code.
OF_CODE = re.compile(
    r"browser|explorer|shell|help|life|gates|summary|search|weight|measured|settings|workflows|structure|slow|lint|intruder|office|years"
)


def readers(root: Path) -> list[str]:
    """The test files that read the real package, themselves or through what they import: a new one is among them by itself."""
    return [path.relative_to(root).as_posix() for path in sorted((root / "tests").glob("test_*.py")) if is_reader(path)]


@cache
def is_reader(path: Path) -> bool:
    """Whether a module of the tests takes in the real package."""
    for module, name in imports(path):
        if name in REAL:
            return True
        place = module.removeprefix("tests.").replace(".", "/")
        helper = next(folder for folder in path.parents if folder.name == "tests") / f"{place}.py"
        if module.startswith("tests.") and place not in SHAPES and helper.is_file() and is_reader(helper):
            return True
    return False


def imports(path: Path) -> Iterator[tuple[str, str]]:
    """(module, name) of everything that a module imports from another."""
    nodes = [node for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))) if isinstance(node, ast.ImportFrom)]
    yield from ((node.module, each.name) for node in nodes if node.module for each in node.names)


def of_figures(files: list[str]) -> list[str]:
    """Those that a change of data alone needs."""
    return [file for file in files if not OF_CODE.search(file)]


if __name__ == "__main__":
    print("\n".join(of_figures(readers(ROOT))))
