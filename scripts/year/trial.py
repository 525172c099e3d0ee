"""The build of a package as a workbook would leave it, in a folder that goes again: what it refuses is told first.

A correction reaches back into a published year: its audit, its questions, what it hides. The build knows all of that.
"""

import csv
import io
import shutil
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import cast

from scripts.ground.data_package import Row
from scripts.ground.numbers import comma
from scripts.ground.problems import LAYOUT, Problem, Refused
from scripts.package.audit.kept import Memory
from scripts.package.build import assemble
from scripts.package.sources import read_sources
from scripts.package.tables import all_records
from scripts.year.added.sheets import CORRECTIONS
from scripts.year.form import called

OBSERVATIONS, COMPUTED = "data/observations.csv", "computed"


def consequences(root: Path, files: Mapping[str, bytes], book: str) -> list[Problem]:
    """A problem for each fault that the package in `root` would have with these files (path below it -> bytes).

    Where it has none, a notice of the counts that are worked out anew: somebody has to know whether they are so.
    """
    memory = Memory()
    with TemporaryDirectory() as aside:
        there = Path(shutil.copytree(root, Path(aside) / root.resolve().name))
        for path, data in files.items():
            (there / path).parent.mkdir(parents=True, exist_ok=True)
            (there / path).write_bytes(data)
        try:
            built, _ = assemble(sources := read_sources(there), memory.audit)
        except Refused as refused:
            return [told(one, book) for one in refused.problems if not one.is_notice]
    memory.keep()
    stood = (root / OBSERVATIONS).read_bytes() if (root / OBSERVATIONS).is_file() else b""
    found = "; ".join(recomputed(stood, built[OBSERVATIONS], all_records(sources.codes)))
    return [Problem(book, 0, f"{CORRECTIONS.title}!", "notice_recomputed", hint=found)] if found else []


def recomputed(stood: bytes, built: bytes, codes: Mapping[str, Sequence[Row]]) -> Iterator[str]:
    """The counts that nobody printed and that are others now: "Nya och tidigare kontakter, Tidigare, Alla: 188 → 189"."""
    sides = (csv.DictReader(io.StringIO(data.decode("utf-8"), newline="")) for data in (stood, built))
    before, now = ({row["observation"]: cast(Row, row) for row in rows} for rows in sides)
    for name, row in now.items():
        value = before.get(name, row)["value"]
        if row["measure"] == "count" and row["origin"] == COMPUTED and value != row["value"]:
            yield f"{', '.join([*called(row, codes), row['year']])}: {comma(value) or '–'} → {comma(row['value']) or '–'}"


def told(one: Problem, book: str) -> Problem:
    """A fault of the build, as one of the sheet of corrections."""
    said = tuple((lang, one.text(lang)) for lang in LAYOUT)
    return Problem(book, 0, f"{CORRECTIONS.title}!", "workbook_build_refuses", said=said)
