"""The audit, kept on this machine for the next build: it is most of a build, and pure, so that nothing is lost by keeping it.

An answer is found again by the hash of all that it depends on. What is kept is never in git, and only of figures that the whole
build accepted: a small count that has to be hidden is refused before. Only the page that reads a workbook carries it to others,
beside the figures that it is about. A file that is damaged, or is the answer to something else, is as good as none. A release asks
anew.
"""

import json
import os
import sys
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, fields, is_dataclass
from fractions import Fraction
from functools import cache
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path
from typing import Any, TypeVar, get_args, get_origin, get_type_hints

from scripts.ground.cells import cell_id, cell_of
from scripts.ground.codebook import Codebook
from scripts.ground.data_package import Row, once
from scripts.guard.audit.run import Audit, AuditQuestion, audit, audit_year
from scripts.paths import CACHE

T = TypeVar("T")
AS_IT_IS = {str, int, bool}  # types whose values are told as they are


def to_text(whole: object) -> str:
    """A record as a list of the values of each one in it, told once however often it occurs; `whole` is the last.

    Fields may be text, numbers, None, fractions, tuples and records.
    """
    told: list[list[Any]] = []
    places: dict[Any, int] = {}

    def plain(value: Any) -> Any:
        if names := fields_of(value):
            if (place := places.get(own := (type(value), value))) is None:
                told.append([plain(getattr(value, name)) for name in names])
                places[own] = place = len(told) - 1
            return place
        if isinstance(value, tuple):
            return [plain(each) for each in value]
        return str(value) if isinstance(value, Fraction) else value

    plain(whole)
    return json.dumps(told, ensure_ascii=False, separators=(",", ":"))


def from_text(text: str, kind: type[T]) -> T:
    """The record that `to_text` told. Raises ValueError, TypeError or LookupError when it told something else."""
    told = json.loads(text)
    made: dict[tuple[Any, int], Any] = {}

    def built(plain: Any, kind: Any) -> Any:
        make, types, alike = shape(kind)
        if make is None or plain is None:
            return plain
        if make is tuple:
            each = zip(plain, types * len(plain) if alike else types, strict=True)
            return tuple([part if one in AS_IT_IS else built(part, one) for part, one in each])
        if make is Fraction:
            return Fraction(plain)
        if (kind, plain) not in made:
            each = zip(told[plain], types, strict=True)
            made[kind, plain] = make(*[part if one in AS_IT_IS else built(part, one) for part, one in each])
        return made[kind, plain]

    result: T = built(len(told) - 1, kind)
    return result


def fields_of(record: Any) -> tuple[str, ...]:
    """The names of the fields of a record, or of its class; none of anything else."""
    return names_of(record if isinstance(record, type) else type(record))


@cache
def names_of(kind: type) -> tuple[str, ...]:
    """The same of a class."""
    if is_dataclass(kind):
        return tuple(each.name for each in fields(kind))
    named: tuple[str, ...] = getattr(kind, "_fields", ())
    return named


@cache
def shape(kind: Any) -> tuple[Any, tuple[Any, ...], bool]:
    """(what makes a value, None where it is told as it is; the types of what is in it; whether one type is of all of it)."""
    inner = get_args(kind)
    if get_origin(kind) is tuple:
        return (tuple, inner[:1], True) if inner[-1] is Ellipsis else (tuple, inner, False)
    if inner:  # X | None
        return shape(inner[0])
    types = tuple(get_type_hints(kind).values()) if fields_of(kind) else ()
    return kind if types or kind is Fraction else None, types, False


AUDITS = CACHE / "audit"
SCRIPTS = Path(__file__).parents[2]
ROOMS = ("ground", "guard")  # whose code an answer depends on
MOST = 60  # answers that are kept, of a hundred kilobytes each


@dataclass(frozen=True)
class Memory:
    """Answers from the files in `folder`; new ones wait in `waiting` until `keep` is called."""

    folder: Path = AUDITS
    waiting: dict[str, Audit] = field(default_factory=dict)

    def audit(self, statements: Sequence[Row], codes: Mapping[str, Sequence[Row]], decisions: Sequence[Row]) -> Audit:
        """What `run.audit` answers, each year from memory where the same was asked of it before."""
        return audit(statements, codes, decisions, self.of_year)

    def of_year(self, question: AuditQuestion) -> Audit:
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


def key(question: AuditQuestion, by: str = "") -> str:
    """The hash of all that the audit of a year depends on: its figures, the code lists, the decisions, the code and the solver.

    Its facts follow from these. The figures of other years and what is decided of them are none of it: a year to come does not ask
    again about those before. `by`: who asks, as `code_of` says it, where that is not this Python.
    """
    year, book = question.year, question.book
    numbered = [(n, row) for n, row in enumerate(question.statements) if year in (row["year"], row["year_to"])]
    cells = {row[name] for _, row in numbered for name in ("observation", "base_observation")}
    cells |= {cell_id(cell_of(row)) for _, row in numbered}
    said = (said_in(book), year in book.form_years)
    told = sorted(map(repr, question.told))
    decisions = [
        row for row in question.decisions if row["observation"] in cells or f" {year}-" in f" {row['findings']}"
    ]
    return sha256(repr([by or code(), year, numbered, decisions, told, said]).encode()).hexdigest()


def carried(
    statements: Sequence[Row],
    codes: Mapping[str, Sequence[Row]],
    modules: Mapping[str, bytes],
    python: str,
    solver: str,
) -> dict[Path, bytes]:
    """The files in which another Python, with another solver, finds what this one answers when it audits each year.

    It has these very `modules` (path below `scripts` -> bytes), and the tests hold it to the same answers: it need not ask again
    what a build has asked. A figure, a code list or a decision that a workbook changes makes another name, and so does a module.
    """
    memory, there, found = Memory(), code_of(modules, python, solver), dict[Path, bytes]()

    def of_year(question: AuditQuestion) -> Audit:
        name, known = key(question, there), memory.of_year(question)
        found[AUDITS / f"{name}.json"] = signed(to_text(known), name).encode()
        return known

    audit(statements, codes, codes["corrections"], of_year)
    memory.keep()
    return found


@once
def said_in(book: Codebook) -> str:
    """All that the code lists say, but for the years of forms."""
    return repr([getattr(book, one.name) for one in fields(book) if one.name != "form_years"])


@cache
def code() -> str:
    """What answers here: the modules of these rooms as they lie, this Python and this solver."""
    paths = (path for room in ROOMS for path in (SCRIPTS / room).rglob("*.py"))
    modules = {path.relative_to(SCRIPTS).as_posix(): path.read_bytes() for path in paths}
    return code_of(modules, sys.version.split()[0], version("highspy"))


def code_of(modules: Mapping[str, bytes], python: str, solver: str) -> str:
    """The hash of every module of these rooms, of Python and of the solver: a list of what the audit imports would go stale.

    `modules`: path below `scripts` -> bytes; those of other rooms are not asked.
    """
    own = [(path, data) for path, data in sorted(modules.items()) if path.partition("/")[0] in ROOMS]
    return sha256(repr([python, solver, own]).encode()).hexdigest()


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
