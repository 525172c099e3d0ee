"""The package, from the hand-written files to `datapackage.json` and `data/`. `build` is the table of contents."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

import pandas as pd

from scripts.ground.cells import Cell, as_row, cell_id
from scripts.ground.codebook import Codebook
from scripts.ground.columns import Column
from scripts.ground.data_package import Row, parse
from scripts.ground.decisions import CORRECTED, STANDS, settling
from scripts.ground.problems import Problem, Refused, stop_on_faults
from scripts.ground.ranking import ranks
from scripts.ground.row_notes import DOUBTFUL
from scripts.package.additions import told_where
from scripts.package.asking import check_questions, filled, not_asked, with_questions
from scripts.package.audit.kept import Memory
from scripts.package.audit.problems import audit_problems
from scripts.package.audit.rows import audit_rows, findings_of_cells
from scripts.package.audit.run import Audit, audit
from scripts.package.code_lists import to_codebook, unread_indicators
from scripts.package.computing import compute
from scripts.package.conformance import judge, judge_written
from scripts.package.csv_text import canonical
from scripts.package.descriptor import describe, to_json
from scripts.package.disclosure.protection import protect
from scripts.package.history import change_rows, code_tables, history_problems
from scripts.package.notes import with_notes
from scripts.package.observations import Doubt, Observation, Observations, resolve
from scripts.package.recommendation_evidence import resolve_evidence
from scripts.package.series import mark_breaks
from scripts.package.settings import Settings
from scripts.package.sources import Sources, read_sources
from scripts.package.statements import answered, build_statements
from scripts.package.tables import all_records, records
from scripts.package.versions import next_version
from scripts.package.writing import replace_package
from scripts.protection.evidence import Published

Audited = Callable[[Sequence[Row], Mapping[str, pd.DataFrame], Sequence[Row]], Audit]


def build(root: Path) -> list[Problem]:
    """Build the package in `root` and put it in place. Gives the notices; raises `Refused` with every fault, nothing written."""
    memory = Memory()
    files, notices = assemble(read_sources(root), memory.audit)
    replace_package(root, files, judge_written)
    memory.keep()
    return notices


def check(root: Path, anew: bool = False) -> list[Problem]:
    """Is the package in `root` what the build gives? A problem for each file that is not, and for what a build would refuse.

    `anew`: nothing is taken from memory.
    """
    memory = Memory()
    files, _ = assemble(read_sources(root), audit if anew else memory.audit)
    memory.keep()
    return stale(root, files) or judge(root)


def stale(root: Path, files: Mapping[str, bytes]) -> list[Problem]:
    """A problem for each of the built files (path below `root` -> bytes) that lies there otherwise, or not at all."""
    return [
        Problem(path, 0, "", "package_stale")
        for path, data in files.items()
        if not (root / path).is_file() or (root / path).read_bytes() != data
    ]


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
    codes = sources.codes
    units = to_codebook(codes).units
    figures = answered(sources.figures, codes["sources"])
    statements = build_statements(figures, units)
    decisions = records(codes["corrections"])
    found, book = audited(statements, codes, decisions), to_codebook(codes, statements)
    numbered = list(zip(codes["corrections"].index, decisions, strict=True))
    places = lines(figures)
    judged = audit_problems(found, statements, numbered, places)
    stop_on_faults(judged)
    observations = observe(with_doubts(resolve(statements, units, decisions), decisions), codes, book)
    observations = with_findings(observations, findings_of_cells(found, statements))
    stop_on_faults(check_questions(codes, observations, statements))
    evidence, problems = resolve_evidence(codes["recommendation_evidence"], observations)
    stop_on_faults(problems)
    rows = all_records(codes)
    made = [one.row() for one in observations.values()]
    published = Published(statements, places, made, book, rows, sources.releases)
    protection = protect(published, observations, sources.disclosure)
    stop_on_faults(protection.problems)
    rows |= {"statements": statements, "recommendation_evidence": evidence}
    rows["platform"] = platform_rows(sources.settings)
    known = {cell_id(cell) for cell, one in observations.items() if one.exact}
    rows |= audit_rows(found, statements, decisions, book, protection.withheld | known)
    texts, problems = filled(codes, {**{row["observation"]: row for row in made}, **ranges_by_cell(rows)})
    stop_on_faults(problems)
    rows |= texts
    observations = with_questions(observations, texts["questions"], rows["question_figures"], texts["corrections"])
    rows["observations"] = with_ranks([one.row() for one in in_order(observations, codes)], book)
    files, notices = with_history(rows, sources)
    more = [
        *not_asked(codes, observations),
        *unread_indicators(rows),
        *protection.problems,
        *placeholders(sources.settings),
    ]
    return files, [*sources.notices, *notices, *judged, *more]


def observe(printed: Observations, codes: Mapping[str, pd.DataFrame], book: Codebook) -> Observations:
    """The printed figures, what follows from those that are not doubtful, the breaks and the notes."""
    held = [cell for cell, one in printed.items() if one.doubt.kind == DOUBTFUL]
    return with_notes(mark_breaks(compute(printed, book, held), codes["breaks"]), all_records(codes), book.size)


def with_ranks(observations: Sequence[Row], book: Codebook) -> list[Row]:
    """The observations with the place of each among the answers of its question, where its number says something of it."""
    found = ranks(observations, book)
    return [
        {**row, "rank_first": str(place[0]), "rank_last": str(place[1])}
        for row in observations
        for place in [found.get(row["observation"], ("", ""))]
    ]


def ranges_by_cell(rows: Mapping[str, list[Row]]) -> dict[str, Row]:
    """Cell -> what is published of a count that nobody printed."""
    return {row["about"]: row for row in rows["derived_ranges"]}


def with_history(rows: dict[str, list[Row]], sources: Sources) -> tuple[dict[str, bytes], list[Problem]]:
    """The files, with what has changed since earlier releases, and notices on that.

    The version follows from what has changed. Raises `Refused` when the revisions do not fit.
    """
    vocabulary, settings = sources.codes["vocabulary"], sources.settings
    now = parse(to_files(rows | {"changes": []}, settings, vocabulary).__getitem__)
    settings = settings.with_version(next_version(now.version, sources.releases, now, code_tables(settings)))
    now = replace(now, descriptor={**now.descriptor, "version": settings.package["version"]})
    problems = history_problems(now, sources.releases, sources.codes["revisions"])
    stop_on_faults(problems)
    return to_files(rows | {"changes": change_rows(now, sources.releases)}, settings, vocabulary), problems


def lines(figures: Mapping[int, pd.DataFrame]) -> list[tuple[str, int]]:
    """(file, line) of every statement, in the order of `build_statements`."""
    return [(f"figures/{year}.csv", int(line)) for year in sorted(figures) for line in figures[year].index]


def with_doubts(observations: Observations, decisions: Sequence[Row]) -> Observations:
    """The observations, each with what is decided of the figure that it gives: corrected, or doubtful and published as printed."""
    by_figure = {(row["observation"], row["printed_value"]): row for row in settling(decisions)}
    found = {}
    for cell, one in observations.items():
        number = one.printed_value or one.reading.value
        row = by_figure.get((cell_id(cell), number))
        if row:
            kind = DOUBTFUL if row["decision"] == STANDS else CORRECTED
            one = replace(one, doubt=Doubt(kind))
        found[cell] = one
    return found


def with_findings(observations: Observations, named: Mapping[str, tuple[str, ...]]) -> Observations:
    """The observations, each with the findings that a printed figure of it takes part in."""
    return {cell: replace(one, findings=named.get(cell_id(cell), ())) for cell, one in observations.items()}


def to_files(rows: Mapping[str, list[Row]], settings: Settings, vocabulary: pd.DataFrame) -> dict[str, bytes]:
    """Path -> bytes of each table and of the descriptor, the descriptor last."""
    tables = {
        name: canonical(table.columns, [[row[column] for column in table.columns] for row in rows[name]])
        for name, table in settings.published.items()
    }
    files = {f"data/{name}.csv": data for name, data in tables.items()}
    return files | {"datapackage.json": to_json(describe(settings, tables, vocabulary))}


def in_order(observations: Observations, codes: Mapping[str, pd.DataFrame]) -> list[Observation]:
    """The observations as a reader looks for them: by indicator, category and population in the order of the code lists."""
    indicators = orders(codes["indicators"], ["indicator"])
    categories = orders(codes["categories"], ["indicator", "category"])
    populations = orders(codes["populations"], ["population"])

    def place(one: Observation) -> tuple[int, int, int, Cell]:
        code = as_row(one.cell)
        return (
            indicators[(code["indicator"],)],
            categories[(code["indicator"], code["category"])],
            populations[(code["population"],)],
            one.cell,
        )

    return sorted(observations.values(), key=place)


def orders(frame: pd.DataFrame, key: Sequence[Column]) -> dict[tuple[str, ...], int]:
    """Key -> the order that the code list gives it."""
    return {tuple(row[column] for column in key): int(row["order"]) for row in records(frame)}


def platform_rows(settings: Settings) -> list[Row]:
    """What the platform sets, as a table that every reader of the package can use."""
    return [
        {
            "setting": name,
            "setting_value": entry["value"],
            "setting_state": "placeholder" if entry["placeholder"] else "set",
            "title_sv": entry["title"],
            "title_en": entry["title_en"],
        }
        for name, entry in settings.platform.items()
    ]


def placeholders(settings: Settings) -> list[Problem]:
    """Notices: what the platform has not set yet."""
    return [
        Problem("package.yml", 0, "", "notice_placeholder", name)
        for name, entry in settings.platform.items()
        if entry["placeholder"]
    ]
