"""`make mutants`: changes the code in small ways, one at a time, and says which change no test sees.

mutmut makes the changes, with all the operators that it has. Against each stand the tests that are named for its module here:
quick ones, that are about it. A change that they do not see is a rule that nobody has promised: a test is missing, or the line is
needless. What is left is the same program in other words: it stands in `mutants_same.csv` with the proof, while it is left.
"""

import csv
import json
import re
import subprocess
import sys
import sysconfig
import tempfile
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from scripts.paths import ROOT

GIST = ("tests/test_site_gist.py",)
PROTECTION = (
    "belief",
    "cells",
    "everybody",
    "evidence",
    "guard",
    "hiding",
    "judgement",
    "printed",
    "proposal",
    "reader",
)
MODULES: dict[str, tuple[str, ...]] = {
    "scripts/ground/small.py": ("tests/test_small.py",),
    "scripts/ground/small_words.py": ("tests/test_small_words.py",),
    "scripts/ground/cells.py": ("tests/test_cells.py",),
    "scripts/ground/pairs.py": ("tests/test_pairs.py",),
    "scripts/reasoning/several.py": ("tests/test_several.py",),
    "scripts/site/figure/gist.py": GIST,
    "scripts/site/figure/gist_cells.py": GIST,
    "scripts/year/reading_cells.py": ("tests/test_year_lines.py",),
    "scripts/year/cell_values.py": ("tests/test_year_cells.py",),
    **{f"scripts/protection/{name}.py": (f"tests/test_protection_{name}.py",) for name in PROTECTION},
}
SAME = ROOT / "tests/mutants_same.csv"
# A loop without end is seen: the clock stops it.
SEEN = {"killed", "timeout"}
# What a folder of a run has of its own, or can do without.
OWN = {"pyproject.toml", ".git", ".cache", ".hypothesis", ".mypy_cache", ".pytest_cache", ".ruff_cache"}
OWN |= {"site", "summary", "release", "test-results"}
Mutant = tuple[str, str]


def mutmut(folder: Path, *arguments: str) -> str:
    """What mutmut says. It is told nothing but by the settings in the folder that it runs in."""
    command = [str(Path(sysconfig.get_path("scripts")) / "mutmut"), *arguments]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    if done.returncode:
        sys.exit(f"mutmut {' '.join(arguments)}:\n{done.stdout}\n{done.stderr}")
    return done.stdout


def prepare(folder: Path, module: str) -> None:
    """Links to the repository, and settings for this module: mutmut copies what it changes, and nothing is changed here."""
    entries = [path for path in ROOT.iterdir() if path.name not in OWN]
    for path in entries:
        (folder / path.name).symlink_to(path)
    settings = {
        "source_paths": ["scripts"],
        "only_mutate": [module],
        "also_copy": [path.name for path in entries if path.name not in ("scripts", ".venv")],
        "pytest_add_cli_args": ["-m", "not slow", "-p", "no:cacheprovider"],
        "pytest_add_cli_args_test_selection": MODULES[module],
        "process_isolation": "forkserver",  # no test finds what another has built with the code as it was
        "timeout_multiplier": 5.0,
        "timeout_constant": 4.0,  # seconds more than the tests take
    }
    lines = [f"{name} = {json.dumps(value)}\n" for name, value in settings.items()]
    project = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    (folder / "pyproject.toml").write_text(f"{project}\n[tool.mutmut]\n{''.join(lines)}", encoding="utf-8")


def described(name: str, diff: str) -> str:
    """A mutant by its function and what it changes there, which stays the same when other lines of the module change."""
    function = re.sub(r"__mutmut_\d+$", "", name.rpartition(".")[2]).removeprefix("x").strip("ǁ_").replace("ǁ", ".")
    lines = [line for line in diff.splitlines() if re.match(r"[+-](?![+-]{2} )", line)]
    old, new = (" ".join(line[1:].strip() for line in lines if line[0] == sign) for sign in "-+")
    return f"{function}: {old} → {new}"


def survivors(module: str) -> tuple[list[Mutant], Counter[str]]:
    """The mutants of a module that its tests do not see, and what became of how many."""
    with tempfile.TemporaryDirectory(prefix="mutants-") as name:
        folder = Path(name)
        prepare(folder, module)
        mutmut(folder, "run", "--max-children", "2")
        told = re.findall(r"^ *(\S+): (.+)$", mutmut(folder, "results", "--all", "1"), re.MULTILINE)
        left = [mutant for mutant, status in told if status not in SEEN]
        found = [(module, described(mutant, mutmut(folder, "show", mutant))) for mutant in left]
        return found, Counter(status for _, status in told)


def listed(path: Path = SAME) -> dict[Mutant, str]:
    """Mutant -> why it is the same program."""
    with path.open(encoding="utf-8", newline="") as file:
        return {(row["module"], row["mutant"]): row["why"] for row in csv.DictReader(file)}


def faults(left: Iterable[Mutant], same: Mapping[Mutant, str], modules: Iterable[str]) -> list[str]:
    """What is wrong, a line each. Of what is listed, only the modules that were run can be judged."""
    left, modules = list(left), set(modules)
    found = [f"{module}: no test sees {mutant}" for module, mutant in left if (module, mutant) not in same]
    stale = [each for each in same if each not in left and each[0] in modules]
    return found + [f"{module}: is listed, and is no survivor: {mutant}" for module, mutant in stale]


def run(modules: Sequence[str]) -> int:
    """Say how it went with each module, and at the end what is wrong."""
    left: list[Mutant] = []
    same = listed()
    for module in modules:
        found, became = survivors(module)
        killed = f"{became.total() - len(found)} killed, {became['timeout']} of them by the clock"
        print(f"{module}: {became.total()} mutants, {killed}; {sum(each in same for each in found)} listed", flush=True)
        left += found
    wrong = faults(left, same, modules)
    print("\n".join(wrong), end="\n" if wrong else "")
    return int(bool(wrong))


if __name__ == "__main__":
    sys.exit(run(sys.argv[1:] or list(MODULES)))
