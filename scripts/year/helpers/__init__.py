"""What helps beside the way of a year. Nothing imports it: each file can be taken away, with the tests that import it.

A folder says what its files do, and what each of them is asked: `verbs/` a verb of `python -m scripts` (`verb`), `doubts/` what a
reading asks about (`doubts`), `papers/` what a reading gives to print (`paper`).
"""

from importlib import import_module
from pathlib import Path
from types import ModuleType

HERE = Path(__file__).parent
VERBS, DOUBTS, PAPERS = "verbs", "doubts", "papers"


def names(folder: str) -> list[str]:
    """The helpers that there are in a folder."""
    return sorted(path.stem for path in (HERE / folder).glob("*.py"))


def helper(folder: str, name: str) -> ModuleType:
    """One of them."""
    return import_module(f"{__name__}.{folder}.{name}")


def helpers(folder: str) -> list[ModuleType]:
    """All of a folder."""
    return [helper(folder, name) for name in names(folder)]
