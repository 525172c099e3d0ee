"""What `make mutants` says when it has changed the code: what no test sees, and what is listed and is no longer so."""

from collections import Counter

import pytest

from scripts.paths import ROOT
from tests.mutants import MODULES, PROTECTION, described, faults, listed, run

SHOWN = """# scripts.year.reading_cells.xǁSheetReaderǁrows__mutmut_12: survived
--- scripts/year/reading_cells.py
+++ scripts/year/reading_cells.py
@@ -1,4 +1,4 @@
 def rows(self):
-    return min(1, 2)
+    return min(1, 3)
     # nothing
"""


def test_a_mutant_is_known_by_its_function_and_what_it_changes():
    """Whatever its number and its line, which change with the module; a minus of the code is no sign of the comparison."""
    name = "scripts.year.reading_cells.xǁSheetReaderǁrows__mutmut_12"
    assert described(name, SHOWN) == "SheetReader.rows: return min(1, 2) → return min(1, 3)"
    assert described("scripts.ground.cells.x_as_row__mutmut_1", "-    -1\n+    +1\n") == "as_row: -1 → +1"


def test_what_no_test_sees_and_what_is_listed_in_vain_are_faults():
    """Of a module that was not run nothing is said."""
    same = {("a.py", "listed"): "why", ("a.py", "stale"): "why", ("b.py", "not run"): "why"}
    assert faults([("a.py", "new"), ("a.py", "listed")], same, ["a.py"]) == [
        "a.py: no test sees new",
        "a.py: is listed, and is no survivor: stale",
    ]
    assert faults([("a.py", "listed")], {("a.py", "listed"): "why"}, ["a.py"]) == []


def test_the_run_fails_on_a_fault_alone(monkeypatch, capsys):
    """And says how many there were of each."""
    monkeypatch.setattr("tests.mutants.listed", lambda: {("a.py", "same"): "why"})
    monkeypatch.setattr(
        "tests.mutants.survivors", lambda module: ([("a.py", "same")], Counter(killed=1, timeout=1, survived=1))
    )
    assert run(["a.py"]) == 0
    assert capsys.readouterr().out == "a.py: 3 mutants, 2 killed, 1 of them by the clock; 1 listed\n"
    monkeypatch.setattr("tests.mutants.survivors", lambda module: ([], Counter(killed=3)))
    assert run(["a.py"]) == 1
    assert capsys.readouterr().out.endswith("a.py: is listed, and is no survivor: same\n")


def test_what_is_listed_has_a_proof_and_is_of_a_module_that_is_run():
    """Else it would stand there for ever."""
    for (module, mutant), why in listed().items():
        assert module in MODULES, mutant
        assert why.endswith("."), mutant


@pytest.mark.parametrize("module", MODULES)
def test_every_module_and_every_test_of_it_is_there(module):
    """A file that was moved is run under its new name."""
    assert [name for name in (module, *MODULES[module]) if not (ROOT / name).is_file()] == []


def test_the_whole_of_the_protection_is_run():
    """A new module of it too."""
    found = {path.stem for path in (ROOT / "scripts/protection").glob("*.py")}
    assert found - {"__init__"} == set(PROTECTION)
