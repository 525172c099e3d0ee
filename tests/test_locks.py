"""Two lists and their locks: what the package and the site need, and what the tests and the checks need besides.

Whoever stops harm waits for the first alone.
"""

import ast
import json
import re
import subprocess
import sys
from functools import cache
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest
import yaml

from scripts.paths import DOCS, ROOT
from tests.workflow_steps import TEXTS

LIGHT, WHOLE = "requirements", "requirements-test"
PIN = re.compile(r"([\w-]+)==([\w.]+)")
MAKEFILE = (ROOT / "Makefile").read_text(encoding="utf-8")
# The targets for which the whole lock is installed, and those for which any is.
TESTING = set(re.findall(r"(?m)^([a-z-]+): \.venv/\.stamp-test\b", MAKEFILE))
INSTALLING = set(re.findall(r"(?m)^([a-z-]+): \.venv/\.stamp\b", MAKEFILE))
JOBS = {
    (file, name): job["steps"]
    for file, text in TEXTS.items()
    for name, job in yaml.safe_load(text)["jobs"].items()
    if "steps" in job
}
# Python finds what the light lock has, and nothing else that is installed here.
ALONE = """
import sys
from importlib.machinery import PathFinder

class OnlyThese(PathFinder):
    @classmethod
    def find_spec(cls, name, path=None, target=None):
        known = name.split(".")[0] in {{*sys.stdlib_module_names, "scripts", *{known}}}
        return super().find_spec(name, path, target) if known else None

sys.meta_path = [OnlyThese if finder is PathFinder else finder for finder in sys.meta_path]
"""


@cache
def text(name: str) -> str:
    """A list, or a lock."""
    return (ROOT / name).read_text(encoding="utf-8")


def plain(name: str) -> str:
    """The name of a distribution as all write it."""
    return re.sub(r"[-_.]+", "-", name).lower()


def pins(name: str) -> dict[str, frozenset[str]]:
    parts = re.split(r"(?m)^(?=[a-z])", text(f"{name}.txt"))[1:]
    return {part.split("\n")[0].rstrip(" \\"): frozenset(re.findall(r"sha256:\w+", part)) for part in parts}


def listed(name: str) -> set[str]:
    return {plain(found) for found in re.findall(r"(?m)^([A-Za-z][\w-]*)(?:\[\w+\])?[=<>]", text(f"{name}.in"))}


def locked(name: str) -> set[str]:
    return {plain(pin.split("==")[0]) for pin in pins(name)}


def imported(code: str) -> set[str]:
    """What code imports, by the first word."""
    nodes = [*ast.walk(ast.parse(code))]
    names = [alias.name for node in nodes if isinstance(node, ast.Import) for alias in node.names]
    names += [node.module or "" for node in nodes if isinstance(node, ast.ImportFrom)]
    return {name.split(".")[0] for name in names}


@cache
def sources() -> dict[str, set[str]]:
    """Each module that is installed, and the distributions that it comes from."""
    return {module: {*map(plain, names)} for module, names in packages_distributions().items()}


def distributions(modules: set[str]) -> set[str]:
    """Those that modules come from; Python's own and ours come from none."""
    return {name for module in modules for name in sources().get(module, ())}


@cache
def of_folder(name: str) -> set[str]:
    """What the code of a folder imports of others."""
    return distributions(set().union(*(imported(path.read_text("utf-8")) for path in (ROOT / name).rglob("*.py"))))


def of_notebook(path: Path) -> set[str]:
    """What the cells of a notebook import of others."""
    cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
    return distributions(imported("\n".join("".join(one["source"]) for one in cells if one["cell_type"] == "code")))


@pytest.mark.parametrize("name", [LIGHT, WHOLE])
def test_a_lock_begins_with_the_command_that_writes_it(name):
    """Dependabot reads the options there. It is the command that people are told, and names no host and no place on a machine."""
    command = text(f"{name}.txt").splitlines()[1]
    assert command in text(f"{LIGHT}.in").splitlines()
    assert command.startswith("#    uv pip compile --universal --python-version ")
    assert command.endswith(f"--output-file {name}.txt {name}.in")
    assert "/" not in command
    assert "://" not in text(f"{name}.txt")
    updates = yaml.safe_load((ROOT / ".github/dependabot.yml").read_text(encoding="utf-8"))["updates"]
    assert "uv" in {one["package-ecosystem"] for one in updates if one["directory"] == "/"}


def test_the_two_locks_agree():
    """Whatever the site is built with it is tested with: the same versions, for the same systems, of the same files."""
    whole = pins(WHOLE)
    assert {pin: hashes for pin, hashes in pins(LIGHT).items() if whole.get(pin) != hashes} == {}


@pytest.mark.parametrize("name", [LIGHT, WHOLE])
def test_a_list_and_its_lock_say_the_same(name):
    """Whoever changes one and forgets the other is told here, without the network."""
    versions = {plain(found): version for found, version in PIN.findall("\n".join(pins(name)))}
    asked = re.findall(r"(?m)^([A-Za-z][\w-]*)(?:\[\w+\])?==([\w.]+)", text(f"{name}.in"))
    assert [one for one in asked if versions.get(plain(one[0])) != one[1]] == []
    assert listed(name) <= locked(name)


def test_what_the_code_imports_is_in_the_light_list():
    """By name, and not only since something else brings it."""
    assert of_folder("scripts") - listed(LIGHT) == set()


def test_what_the_notebooks_import_is_in_the_light_list():
    """The site runs them."""
    assert set().union(*(of_notebook(path) for path in DOCS.rglob("*.ipynb"))) <= listed(LIGHT)


def test_what_only_the_tests_import_is_in_the_other_list():
    """It would make everybody wait who stops harm. No dependency stands in both lists."""
    assert listed(LIGHT) & (of_folder("tests") - of_folder("scripts")) == set()
    assert listed(LIGHT) & listed(WHOLE) == set()


@pytest.mark.slow("imports all", "test_what_the_code_imports_is_in_the_light_list")
def test_the_light_lock_suffices():
    """Where nothing else is found every module can be imported, and MkDocs has its theme, its plugins and our hook."""
    known = {module for module, names in sources().items() if locked(LIGHT) & names}
    modules = [
        ".".join(path.relative_to(ROOT).with_suffix("").parts)
        for path in (ROOT / "scripts").rglob("*.py")
        # The last is read by readers, beside its file; the twins of libraries by a browser alone.
        if path.stem not in ("__init__", "__main__", "ask") and path.parent.name != "twins"
    ]
    code = f"import {', '.join(modules)}\nfrom mkdocs.config import load_config\nload_config('mkdocs.yml')"
    command = [sys.executable, "-c", ALONE.format(known=known) + code]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr[-400:]


def targets(steps: list[dict[str, str]]) -> set[str]:
    """Our own commands among the steps of a job."""
    return {step["run"].split()[1] for step in steps if step.get("run", "").startswith("make ")}


def test_what_stops_harm_waits_for_the_light_lock_alone():
    """Only workflows that test install what the tests need; nothing else may make a figure stay up longer."""
    assert {"released", "release-files", "package", "publish", "summary"} <= INSTALLING
    assert {file for (file, _), steps in JOBS.items() if targets(steps) & TESTING} == {
        "forge.yml",
        "night.yml",
        "test.yml",
    }


@pytest.mark.parametrize("job", [job for job, steps in JOBS.items() if targets(steps) & (INSTALLING | TESTING)])
def test_a_job_keeps_the_downloads_of_the_lock_that_it_installs(job):
    """Else it would bring those of the other one: the host keeps them by the lock that is named, and the light one is usual."""
    (python,) = (step["with"] for step in JOBS[job] if "setup-python" in step.get("uses", ""))
    whole = bool(targets(JOBS[job]) & TESTING)
    assert python.get("cache-dependency-path", f"{LIGHT}.txt") == f"{WHOLE if whole else LIGHT}.txt"


@pytest.mark.parametrize(
    ("target", "words"), [("helplines", ("helplines", "--date", "2031-02-03")), ("settings", ("hosting", "run"))]
)
def test_what_looks_by_the_clock_needs_nothing_but_python(target, words):
    """So it installs nothing: here Python finds nothing that is installed."""
    command = [sys.executable, "-S", "-m", "scripts", *words]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert "Traceback" not in done.stderr
    assert target not in INSTALLING | TESTING
    assert not any("setup-python" in step.get("uses", "") for step in JOBS[f"{target}.yml", "look"])
