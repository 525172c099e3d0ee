"""The package, from the hand-written files to `datapackage.json` and `data/`. `to_package` is the table of contents."""

import gc
from collections.abc import Callable, Container, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from scripts.ground.cells import cell_id
from scripts.ground.codebook import read_codebook
from scripts.ground.data_package import WITNESS, Row
from scripts.ground.disk import write_to_disk
from scripts.ground.problems import Problem, Refused, stop_on_faults
from scripts.ground.tables import all_records
from scripts.guard.api import Audit, DeclaredForm, Memory, Published, audit, audit_problems, audit_rows, witnesses
from scripts.package.additions import told_where
from scripts.package.asking import check_questions, filled, not_asked, ranges_with_questions, with_questions
from scripts.package.disclosure.protection import protect
from scripts.package.observations import build_statements, places_of
from scripts.package.observing import observe, published_rows, resolve_evidence, with_findings
from scripts.package.settings import platform_rows
from scripts.package.sources import Sources, read_sources
from scripts.package.validation.built_package import judge, judge_written
from scripts.package.versions import with_history
from scripts.package.writing import replace_package

Audited = Callable[[Sequence[Row], Mapping[str, Sequence[Row]], Sequence[Row]], Audit]


@contextmanager
def uncollected() -> Iterator[None]:
    """Nobody looks for cycles meanwhile: rows have none, and among the million of ten years that is a fifth of the time."""
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


@uncollected()
def build(root: Path) -> list[Problem]:
    """Build the package in `root` and put it in place. Gives the notices; raises `Refused` with every fault, nothing written."""
    made = built(root)
    replace_package(root, made.files, judge_written)
    return made.notices


@uncollected()
def check(root: Path, anew: bool = False) -> list[Problem]:
    """Is the package in `root` what the build gives? A problem for each file that is not, and for what a build would refuse.

    `anew`: nothing is taken from memory.
    """
    made = Built(root, *assemble(read_sources(root))) if anew else built(root)
    return made.stale() or judge(root)


@dataclass(frozen=True)
class Built:
    """What the hand-written files in `root` give: path below it -> bytes of each file of the package, and what to know of it."""

    root: Path
    files: dict[str, bytes]
    notices: list[Problem]

    def stale(self) -> list[Problem]:
        """A problem for each of the files that lies there otherwise, or not at all."""
        return [
            Problem(path, 0, "", "package_stale")
            for path, data in self.files.items()
            if not (self.root / path).is_file() or (self.root / path).read_bytes() != data
        ]

    def lay(self, folder: Path) -> None:
        """Write the files below a folder. Raises `Refused` when what they make there is not valid."""
        for path, data in self.files.items():
            (folder / path).parent.mkdir(exist_ok=True)
            write_to_disk(folder / path, data)
        stop_on_faults(judge(folder))


def built(root: Path, released: Container[str] | None = None) -> Built:
    """What the files in `root` give, where only the versions `released` are, or all that lie there; nothing is written there.

    Raises `Refused` with every fault. What the audit has answered is kept for the next one who asks.
    """
    sources, memory = read_sources(root), Memory()
    if released is not None:
        sources = replace(sources, releases=tuple(one for one in sources.releases if one.version in released))
    made = Built(root, *assemble(sources, memory.audit))
    memory.keep()
    return made


def assemble(sources: Sources, audited: Audited = audit) -> tuple[dict[str, bytes], list[Problem]]:
    """The bytes of every file of the package, by path, and what a maintainer should know. Raises `Refused` on a fault.

    `audited`: who is asked for the audit. What is wrong with a row is told at the file that it came from.
    """
    tables = sources.settings.tables
    try:
        files, notices = to_package(sources, audited)
    except Refused as refused:
        raise Refused(told_where(refused.problems, tables, sources.additions)) from refused
    return files, told_where(notices, tables, sources.additions)


def to_package(sources: Sources, audited: Audited) -> tuple[dict[str, bytes], list[Problem]]:
    """The same, with what is wrong told of tables that are put together."""
    codes, rows = sources.codes, all_records(sources.codes)
    decisions = rows["corrections"]
    statements = build_statements(sources.answered, read_codebook(rows).units)
    places, book = places_of(sources.answered), read_codebook({**rows, "statements": statements})
    found = audited(statements, rows, decisions)
    judged = audit_problems(found, statements, rows, [*codes["corrections"].items()], places)
    stop_on_faults(judged)
    observations = with_findings(observe(statements, rows, book), found.findings_of(statements))
    stop_on_faults(check_questions(codes, observations, statements))
    evidence, problems = resolve_evidence(codes["recommendation_evidence"], observations)
    stop_on_faults(problems)
    made = [one.row() for one in observations.values()]
    published = Published(statements, places, made, book, rows, sources.releases)
    protection = protect(published, observations, sources.disclosure)
    stop_on_faults(protection.problems)
    known = {cell_id(cell) for cell, one in observations.items() if one.exact}
    more = audit_rows(found, statements, decisions, book, protection.withheld | known)
    numbers = {row["observation"]: row for row in made} | {row["about"]: row for row in more["derived_ranges"]}
    texts, problems = filled(codes, numbers)
    stop_on_faults(problems)
    untold = [*not_asked(rows, observations), *protection.problems]
    rows |= {"statements": statements, "recommendation_evidence": evidence, **more, **texts}
    asked = (rows["questions"], rows["question_figures"], rows["corrections"])
    rows["derived_ranges"] = ranges_with_questions(rows["derived_ranges"], observations, *asked)
    observations = with_questions(observations, *asked)
    rows["platform"], unset = platform_rows(sources.settings), ", ".join(sources.settings.unset)
    rows["observations"] = published_rows(observations, rows, book)
    proofs, unproved = witnesses(rows, book, sources.disclosure.threshold, sources.witnesses)
    promised = sources.disclosure.threshold
    settings = sources.settings.with_promise(promised).with_years("protection", proofs, promised)
    proved = {f"{WITNESS}{year}": some for year, some in proofs.items()}
    undeclared = DeclaredForm(codes, statements, sources.settings.tables["form"].columns).notices()
    files, notices = with_history(rows | proved, settings, sources.releases, codes["revisions"])
    waiting = [Problem("package.yml", 0, "", "notice_placeholder", hint=unset)] if unset else []
    return files, [*sources.notices, *judged, *untold, *unproved, *waiting, *undeclared, *notices]
