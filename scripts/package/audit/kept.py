"""The audit, kept on this machine for the next build: it is most of a build, and pure, so that nothing is lost by keeping it.

An answer is found again by the hash of all that it depends on. What is kept never leaves the machine, is never in git, and is
only kept of figures that the whole build accepted: a small count that has to be hidden is refused before. A file that is
damaged, or is the answer to something else, is as good as none. A release asks anew.
"""

import os
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path

import pandas as pd

from scripts.ground.codebook import Codebook
from scripts.ground.data_package import Row
from scripts.package.asking import cells_in_texts
from scripts.package.audit.run import Audit, audit
from scripts.package.code_lists import to_codebook
from scripts.package.plain import from_text, to_text
from scripts.paths import CACHE

AUDITS = CACHE / "audit"
SCRIPTS = Path(__file__).parents[2]
ROOMS = ("ground", "package", "solver")  # whose code an answer depends on
MOST = 20  # answers that are kept, of a few hundred kilobytes each


@dataclass(frozen=True)
class Memory:
    """Answers from the files in `folder`; new ones wait in `waiting` until `keep` is called."""

    folder: Path = AUDITS
    waiting: dict[str, Audit] = field(default_factory=dict)

    def audit(self, statements: Sequence[Row], codes: Mapping[str, pd.DataFrame], decisions: Sequence[Row]) -> Audit:
        """What `run.audit` answers, from memory where it was asked the same before."""
        name = key(statements, to_codebook(codes, statements), decisions, cells_in_texts(codes))
        known = recalled(self.folder / f"{name}.json", name)
        if known is None:
            known = self.waiting[name] = audit(statements, codes, decisions)
        return known

    def keep(self) -> None:
        """Put the new answers beside the others, and forget the oldest. A disk that refuses costs the next build time, no more."""
        try:
            for name, found in self.waiting.items():
                self.folder.mkdir(parents=True, exist_ok=True)
                beside = self.folder / f"{name}.{os.getpid()}"
                beside.write_text(signed(to_text(found), name), encoding="utf-8")
                beside.replace(self.folder / f"{name}.json")
            if self.waiting:
                for path in sorted(self.folder.iterdir(), key=lambda path: path.stat().st_mtime)[:-MOST]:
                    path.unlink(missing_ok=True)
        except OSError:
            pass


def key(statements: Sequence[Row], book: Codebook, decisions: Sequence[Row], told: Sequence[str] = ()) -> str:
    """The hash of all that an audit depends on: the figures, what the code lists say, the decisions, the code and the solver.

    `told`: the cells that texts put into words.
    """
    said = vars(book) | {"form_years": sorted(book.form_years)}
    return sha256(repr([code(), list(statements), said, list(decisions), list(told)]).encode()).hexdigest()


@cache
def code() -> str:
    """The hash of every module of these rooms, of Python and of the solver: a list of what the audit imports would go stale."""
    paths = sorted(path for room in ROOMS for path in (SCRIPTS / room).rglob("*.py"))
    modules = [(path.relative_to(SCRIPTS).as_posix(), path.read_bytes()) for path in paths]
    return sha256(repr([sys.version, version("highspy"), modules]).encode()).hexdigest()


def signed(text: str, name: str) -> str:
    """A text under the hash of itself and of the name that it is kept by."""
    return f"{sha256((name + text).encode()).hexdigest()}\n{text}"


def recalled(path: Path, name: str) -> Audit | None:
    """The audit that is kept under a name; None when there is none, or another, or not all of it."""
    try:
        kept = path.read_text(encoding="utf-8")
        text = kept.partition("\n")[2]
        return from_text(text, Audit) if kept == signed(text, name) else None
    except (OSError, ValueError, TypeError, LookupError, RecursionError):
        return None
