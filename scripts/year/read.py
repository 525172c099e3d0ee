"""`read-workbook`: a workbook that was filled in becomes one ZIP to unpack into `datapackage/`, or a list of what to mend.

Beside the ZIP a receipt to print, for somebody else to read and sign. A correction reaches back into a published year (its audit,
its questions, what it hides), so the package is built with it first, in a folder that goes again.
"""

import csv
import io
import shutil
from collections.abc import Iterator, Mapping
from pathlib import Path
from tempfile import TemporaryDirectory

from scripts.ground.data_package import Package, Row, parse
from scripts.ground.disk import replace_all, saying_disk_errors
from scripts.ground.numbers import comma
from scripts.ground.problems import LAYOUT, Problem, Refused, stop_on_faults
from scripts.ground.tables import all_records
from scripts.ground.zipping import zipped
from scripts.package.build import built
from scripts.package.disclosure.texts import columns_of
from scripts.package.handing_in import handed_in
from scripts.package.sources import Sources, read_sources
from scripts.year.added.sheets import CORRECTIONS
from scripts.year.changed_answers import Becoming, Telling
from scripts.year.filling import Filled, Say, fill
from scripts.year.helpers import PAPERS, helpers
from scripts.year.opening import brought_along, knew, misplaced, open_workbook, year_of
from scripts.year.plan import Plan
from scripts.year.planning import make_plan
from scripts.year.reading import Before, would_publish
from scripts.year.reading_cells import drawn_bits
from scripts.year.start import gap, origin_of, outdated
from scripts.year.words import CodeWords

OBSERVATIONS, COMPUTED = "data/observations.csv", "computed"


def read_workbook(root: Path, file: Path, say: Say = lambda _: None, tell: Telling | None = None) -> list[Problem]:
    """Write the ZIP and the receipt beside the workbook, in the place of earlier ones; gives what was read and what was hidden.

    `say` hears first what is wrong in its cells, while the numbers are still to be tried; `tell` says what becomes of the answers.
    Raises `Refused`, and writes nothing, when the package in `root` or the workbook has a fault, or the workbook asks what the
    package would not ask today.
    """
    sources = read_sources(root)
    book = open_workbook(file)
    year = year_of(book, file.name)
    before, target = to_before(sources, year, knew(book, year)), file.with_name(f"{year}-datapackage.zip")
    asked = make_plan(before.tables, before.figures, before.disclosure, year)
    told = misplaced(book, origin_of(sources), file.name) or outdated(book, asked, before.tables, file.name)
    told += drawn_bits(book, f"python -m scripts workbook {year}", file.name) + brought_along(file)
    papers = {file.with_name(f"{year}{one.ENDS}"): one for one in helpers(PAPERS)}
    with saying_disk_errors():
        for path in (target, *papers):
            path.unlink(missing_ok=True)  # what an earlier reading gave is not this one's
    stop_on_faults(told)  # whoever is told to fetch another folder need not hear where this one ends
    told += gap(sources.figures, year, file.name)
    filled = fill(before, book, year, file.name, say)
    files, problems = handed_in(sources, filled.tables, filled.figures[year], year, file.name)
    stop_on_faults(problems)
    told += problems
    if filled.tables["corrections"] != before.tables["corrections"]:
        stop_on_faults(tried := consequences(root, files, file.name))
        told += tried
    told_of = on_paper(sources, filled, year, tell) if papers else ()
    given = {path: one.paper(*told_of) for path, one in papers.items()} | {target: zipped(files)}
    with saying_disk_errors():
        replace_all({path: (None, data) for path, data in given.items()})
    written = {target: "notice_zip_written"} | {path: one.WRITTEN for path, one in papers.items()}
    return [*told, *filled.notices, *(Problem(path.name, 0, "", kind) for path, kind in written.items())]


def on_paper(
    sources: Sources, filled: Filled, year: int, tell: Telling | None
) -> tuple[Plan, dict[str, list[Row]], Becoming | None]:
    """What a paper says of what was read: of what will be published, and so without what is hidden; what becomes of the answers."""
    plan = make_plan(filled.tables, filled.figures, sources.disclosure, year)
    tables = would_publish(filled.tables, filled.figures)
    return plan, tables, tell(tables) if tell else None


def to_before(sources: Sources, year: int, again: bool = False) -> Before:
    """What stands in the folder, as rows, for a workbook of a year."""
    codes, figures = all_records(sources.codes), all_records(sources.figures)
    publisher = str(sources.settings.package["contributors"][0]["title"])
    own = {name: [] if again else rows for name, rows in sources.added_in(year).items()}
    held = columns_of(sources.settings.tables)
    return Before(codes, figures, sources.disclosure, sources.releases, publisher, own, again, held)


def consequences(root: Path, files: Mapping[str, bytes], book: str) -> list[Problem]:
    """A problem for each fault that the package in `root` would have with these files (path below it -> bytes).

    Where it has none, a notice of the counts that are worked out anew: somebody has to know whether they are so.
    """
    with TemporaryDirectory() as aside:
        there = Path(shutil.copytree(root, Path(aside) / root.resolve().name))
        for path, data in files.items():
            (there / path).parent.mkdir(parents=True, exist_ok=True)
            (there / path).write_bytes(data)
        try:
            now = parse(built(there).files.__getitem__)
        except Refused as refused:
            return [told(one, book) for one in refused.problems if not one.is_notice]
    stood = (root / OBSERVATIONS).read_bytes() if (root / OBSERVATIONS).is_file() else b""
    found = "; ".join(recomputed(stood, now))
    return [Problem(book, 0, f"{CORRECTIONS.title}!", "notice_recomputed", hint=found)] if found else []


def recomputed(stood: bytes, now: Package) -> Iterator[str]:
    """The counts that nobody printed and that are others now: "Nya och tidigare kontakter, Tidigare, Alla: 188 → 189"."""
    rows, words = csv.DictReader(io.StringIO(stood.decode("utf-8"), newline="")), CodeWords(now.tables)
    before = {row["observation"]: row["value"] for row in rows}
    for row in now.rows("observations"):
        value = before.get(row["observation"], row["value"])
        if row["measure"] == "count" and row["origin"] == COMPUTED and value != row["value"]:
            yield f"{words.cell(row, row['year'])}: {comma(value) or '–'} → {comma(row['value']) or '–'}"


def told(one: Problem, book: str) -> Problem:
    """A fault of the build, as one of the sheet of corrections."""
    said = tuple((lang, one.text(lang)) for lang in LAYOUT)
    return Problem(book, 0, f"{CORRECTIONS.title}!", "workbook_build_refuses", said=said)
