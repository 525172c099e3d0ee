"""`texts BASE`: the texts of a branch that nobody has read, place by place. A required check runs it, and `publish` asks the same.

What a text is, and when it is read, stands in `ground/texts`; which texts there are, and which are ticked, in `package/written`.
"""

import csv
import io
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from scripts.ground.codes import HIDDEN
from scripts.ground.data_package import Package, PackageError, Row, parse
from scripts.ground.problems import Problem, Refused
from scripts.ground.releases import SITE_FILE, reader_of
from scripts.ground.small import FEW_WORDS
from scripts.ground.zipping import unzipped
from scripts.package.sources import Sources, read_sources
from scripts.package.written import TICKS, reread, texts, unticked
from scripts.year.compare import git, open_package, shared_commit
from scripts.year.kept_releases import Files, committed, versions_in


def unread_texts(root: Path, base: str) -> list[Problem]:
    """A problem for each text of the package in `root`, and of what lies beside it, that nobody has read since `base`.

    `base`: a git revision. Only what it has released is released. Raises `Refused` when there is no such revision.
    """
    commit = shared_commit(base, root)
    if commit is None:
        raise Refused([Problem(base, 0, "", "compare_unknown")])
    sources, was = read_sources(root), committed(commit, root)
    found = texts(sources, root, root.resolve().parent)
    kept = [one for one in sources.releases if one.version in versions_in(was)]
    named = withdrawn_names(root, commit, was, sources)
    return [*unticked(found, sources, kept), *reread(found, named, sources, ticks_then(root, commit))]


def unready_texts(root: Path, sources: Sources) -> list[Problem]:
    """The same of a package that is to be released: what its last release has is read."""
    return unticked(texts(sources, root, root.resolve().parent), sources, sources.releases)


def withdrawn_names(root: Path, commit: str, was: Files, sources: Sources) -> tuple[set[str], set[str]]:
    """What names the figures that are hidden now and had a number when last seen, in the base or else in a release; the numbers.

    What the base hides already was asked about when it was hidden.
    """
    rows_then = [row | {"year": str(year)} for year, rows in sources.figures.items() for row in rows.values()]
    left, names, numbers = {cell(row) for row in rows_then if row["obs_status"] == HIDDEN}, set[str](), set[str]()
    for package in packages_then(root, commit, was):
        rows = [row for row in package.rows("observations") if cell(row) in left]
        for row in (row for row in rows if row["value"]):
            names |= {row["observation"], row["indicator"], *row["notes"].split()}
            numbers |= {row["value"]} | said(row["value"])
        left -= {cell(row) for row in rows}
    return names, numbers


def said(number: str) -> set[str]:
    """A number in letters, in both languages, where it has a word."""
    forms = [one for words in FEW_WORDS["number"].values() for one in words.get(number, "").split("|")]
    return {form for one in forms if one for form in (one, one.capitalize())}


def packages_then(root: Path, commit: str, was: Files) -> Iterator[Package]:
    """The package of a commit, and of each release in it, the newest first."""
    with suppress(Refused):
        yield open_package(commit, root)
    for version in versions_in(was):
        with suppress(PackageError):
            yield parse(reader_of(unzipped(was[SITE_FILE.format(version)])))


def cell(row: Row) -> tuple[str, ...]:
    """What a figure is about: a count and its share are one."""
    return row["indicator"], row["category"], row["population"], row["scope"], row["year"]


def ticks_then(root: Path, commit: str) -> set[tuple[str, ...]]:
    """The ticks that stood in a commit."""
    listed = (
        (git(root, "ls-tree", "-r", "--name-only", "-z", commit, ".") or b"").decode("utf-8", "replace").split("\0")
    )
    found = [git(root, "show", f"{commit}:./{name}") or b"" for name in listed if name.rpartition("/")[2] == TICKS]
    return {tuple(row) for data in found for row in csv.reader(io.StringIO(data.decode("utf-8", "replace")))}
