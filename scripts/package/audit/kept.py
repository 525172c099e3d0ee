"""The audit, kept on this machine for the next build: it is most of a build, and pure, so that nothing is lost by keeping it.

An answer is found again by the hash of all that it depends on. What is kept never leaves the machine, is never in git, and is
only kept of figures that the whole build accepted: a small count that has to be hidden is refused before. A file that is
damaged, or is the answer to something else, is as good as none. A release asks anew.
"""

import os
import sys
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, fields
from functools import cache
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path

from scripts.ground.cells import cell_id, cell_of
from scripts.ground.codebook import Codebook
from scripts.ground.data_package import Row
from scripts.ground.once import once
from scripts.package.audit.run import Audit, Question, audit, audit_year
from scripts.package.plain import from_text, to_text
from scripts.paths import CACHE

AUDITS = CACHE / "audit"
SCRIPTS = Path(__file__).parents[2]
ROOMS = ("ground", "reasoning", "package")  # whose code an answer depends on
MOST = 60  # answers that are kept, of a hundred kilobytes each


@dataclass(frozen=True)
class Memory:
    """Answers from the files in `folder`; new ones wait in `waiting` until `keep` is called."""

    folder: Path = AUDITS
    waiting: dict[str, Audit] = field(default_factory=dict)

    def audit(self, statements: Sequence[Row], codes: Mapping[str, Sequence[Row]], decisions: Sequence[Row]) -> Audit:
        """What `run.audit` answers, each year from memory where the same was asked of it before."""
        return audit(statements, codes, decisions, self.of_year)

    def of_year(self, question: Question) -> Audit:
        """The audit of one year."""
        name = key(question)
        path = self.folder / f"{name}.json"
        known = recalled(path, name)
        if known is None:
            known = self.waiting[name] = audit_year(question)
        else:  # asked for again: it is not the one to forget
            with suppress(OSError):
                path.touch()
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


def key(question: Question) -> str:
    """The hash of all that the audit of a year depends on: its figures, the code lists, the decisions, the code and the solver.

    Its facts follow from these. The figures of other years and what is decided of them are none of it: a year to come does not ask
    again about those before.
    """
    year, book = question.year, question.book
    numbered = [(n, row) for n, row in enumerate(question.statements) if year in (row["year"], row["year_to"])]
    cells = {row[name] for _, row in numbered for name in ("observation", "base_observation")}
    cells |= {cell_id(cell_of(row)) for _, row in numbered}
    said = (said_in(book), year in book.form_years)
    told = sorted(map(repr, question.told))
    decisions = [row for row in question.decisions if row["observation"] in cells or finds(year, row)]
    asked = [code(), year, numbered, decisions, told, said]
    return sha256(repr(asked).encode()).hexdigest()


@once
def said_in(book: Codebook) -> str:
    """All that the code lists say, but for the years of forms."""
    return repr([getattr(book, one.name) for one in fields(book) if one.name != "form_years"])


def finds(year: str, decision: Row) -> bool:
    """Whether a decision names a finding of a year."""
    return any(name.startswith(f"{year}-") for name in decision["findings"].split())


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
