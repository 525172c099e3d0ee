"""The build of a package as a workbook would leave it, in a folder that goes again: what it refuses is told first.

A correction reaches back into a year that is published: into its audit, its questions and what it hides. The build knows all of
that, so it is asked, and not told again.
"""

import shutil
from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory

from scripts.ground.messages import LAYOUT
from scripts.ground.problems import Problem, Refused
from scripts.package.audit.kept import Memory
from scripts.package.build import assemble
from scripts.package.sources import read_sources
from scripts.year.added.sheets import CORRECTIONS


def refusals(root: Path, files: Mapping[str, bytes], book: str) -> list[Problem]:
    """A problem for each fault that the package in `root` would have with these files (path below it -> bytes)."""
    memory = Memory()
    with TemporaryDirectory() as aside:
        there = Path(shutil.copytree(root, Path(aside) / root.resolve().name))
        for path, data in files.items():
            (there / path).parent.mkdir(parents=True, exist_ok=True)
            (there / path).write_bytes(data)
        try:
            assemble(read_sources(there), memory.audit)
        except Refused as refused:
            return [told(one, book) for one in refused.problems if not one.is_notice]
    memory.keep()
    return []


def told(one: Problem, book: str) -> Problem:
    """A fault of the build, as one of the sheet of corrections."""
    said = tuple((lang, one.text(lang)) for lang in LAYOUT)
    return Problem(book, 0, f"{CORRECTIONS.title}!", "workbook_build_refuses", said=said)
