"""The solver of the page answers as the solver of the build, call by call."""

import ast
import json
import re
import shutil
import subprocess
import sys
from importlib.metadata import version

import pytest

from scripts.desk.pack import HERE, solver
from scripts.paths import ROOT
from tests.desk_calls import ASKED
from tests.desk_page import there

# highspy of the lock, and npm's highs: what each answers is compared below. Another pair is compared when it stands here.
COMPARED = ("1.16.0", "1.15.3")
TWIN = HERE / "twins/highspy.py"


def test_the_two_solvers_are_a_pair_that_somebody_has_compared():
    """A new version of either asks for it: run the slow tests of the page, then write the pair here."""
    assert (version("highspy"), solver()) == COMPARED


def test_every_call_of_the_model_is_one_that_is_compared():
    """What `model` asks the solver is asked below, and the twin has it."""
    model = (ROOT / "scripts/guard/reasoning/model.py").read_text(encoding="utf-8")
    asked = {
        node.attr
        for node in ast.walk(ast.parse(model))
        if isinstance(node, ast.Attribute) and ast.unparse(node.value) in ("self.solver", "highspy")
    }
    twin = TWIN.read_text(encoding="utf-8")
    assert [name for name in sorted(asked) if not re.search(rf"\b{name}\b", ASKED)] == []
    assert [name for name in sorted(asked) if not re.search(rf"\b{name}\b", twin)] == []


def test_what_the_options_are_is_what_the_model_sets():
    """A new option may be one that the other solver refuses."""
    from scripts.guard.reasoning.model import EXACT, OPTIONS, SOON

    assert [name for name in {**OPTIONS, **EXACT, **SOON} if f'"{name}"' not in ASKED] == []


@pytest.mark.slow(
    "a Python of the browser",
    "test_the_two_solvers_are_a_pair_that_somebody_has_compared",
    "test_what_the_options_are_is_what_the_model_sets",
)
def test_each_call_is_answered_alike():
    """Bounds, costs, rows that are turned off, whole numbers, no world and why, an empty program, a gap without end."""
    modules = there()
    node = shutil.which("node") or "node"
    other = [node, str(ROOT / "tests/desk_solver.mjs"), str(modules), str(HERE / "browser"), str(TWIN)]
    ours, theirs = (
        subprocess.run(command, input=text, capture_output=True, text=True, check=True).stdout.splitlines()
        for command, text in (([sys.executable, "-"], ASKED), (other, ASKED))
    )
    assert [json.loads(line) for line in theirs] == [json.loads(line) for line in ours]
