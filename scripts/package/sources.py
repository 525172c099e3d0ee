"""Everything that people wrote, read and checked: the settings, the code lists, the recommendations and the figures."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from scripts.ground.cells import forms, is_answered
from scripts.ground.data_package import Row
from scripts.ground.disk import display, read_bytes
from scripts.ground.opened import read_releases
from scripts.ground.problems import Problem, Refused, stop_on_faults
from scripts.ground.releases import Release
from scripts.ground.small import FILE as DISCLOSURE
from scripts.ground.small import Disclosure
from scripts.ground.tables import Lines, records
from scripts.package import settings as package_settings
from scripts.package.additions import (
    Addition,
    Additions,
    check_apart,
    put_together,
    told_where,
    with_definitions,
    with_last_years,
)
from scripts.package.disclosure.settings import check_disclosure, read_disclosure
from scripts.package.reading import addition_files, figure_files, is_addition, standing_witnesses, stray_files
from scripts.package.settings import Settings, TableSettings
from scripts.package.settings_shape import ADDED_TO, MAY_BE_EMPTY
from scripts.package.validation.figure_files import check_files, check_least
from scripts.package.validation.figure_rows import check_rows
from scripts.package.validation.list_rules import check_code_lists
from scripts.package.validation.table import check_references, try_table

AS_YAML = (package_settings.FILE, DISCLOSURE)  # what is no table
# Columns of a published table that its hand-written file does not have: the build fills them.
BUILT_COLUMNS = {
    "statements": ["report_year", "observation", "base_observation"],
    "recommendation_evidence": ["observation"],
    "categories": ["last_year", "asked_again"],
}
FILLED_BY_BUILD = {"unit"}  # may be left empty by hand where it follows from the code lists


@dataclass(frozen=True)
class Sources:
    """The checked input: `codes` by table name, `figures` by year, their rows by the line in the file.

    `additions`: table -> the rows of `codes` that came with a year. `releases`: what has been published, the oldest version first.
    `witnesses`: path -> what the last build made that the next may keep.
    """

    settings: Settings
    codes: dict[str, Lines]
    figures: dict[int, Lines]
    notices: list[Problem]
    disclosure: Disclosure
    releases: tuple[Release, ...] = ()
    additions: Additions = field(default_factory=dict)
    witnesses: Mapping[str, bytes] = field(default_factory=dict)

    @cached_property
    def answered(self) -> dict[int, Lines]:
        """The figures without the lines of a form that nobody has filled in; a year with nothing else is not there yet."""
        asked = forms(records(self.codes["sources"]))
        told = {
            year: {line: row for line, row in rows.items() if is_answered(row, asked)}
            for year, rows in self.figures.items()
        }
        return {year: rows for year, rows in told.items() if rows}

    def added_in(self, year: int) -> dict[str, list[Row]]:
        """Table -> the rows that a year adds to it, of each table that a year may add to."""
        own = {name: [one for one in self.additions.get(name, ()) if one.year == year] for name in ADDED_TO}
        return {name: [row for one in some for row in one.rows.values()] for name, some in own.items()}


def read_sources(root: Path) -> Sources:
    """Read and check all hand-written files below `root`. Raises `Refused` with every fault found, of all files together."""
    settings = read_settings(root)
    codes, additions, problems = read_codes(root, settings)
    figures, more = read_figures(root, settings, codes)
    problems += more + stray_files(root, [table.path for table in settings.tables.values() if table.path])
    releases, more = read_releases(root)
    disclosure, wrong = read_disclosure(root)
    problems = told_where(problems + more + wrong, settings.tables, additions)
    if disclosure is None:
        raise Refused(problems)
    stop_on_faults(problems := problems + check_disclosure(disclosure, codes))
    stop_on_faults(problems := problems + check_least(figures, codes))  # rests on sound code lists and whole numbers
    settings = settings.with_members(records(codes["members"]))
    return Sources(settings, codes, figures, problems, disclosure, releases, additions, standing_witnesses(root))


def read_settings(root: Path) -> Settings:
    """`package.yml`; without it nothing else can be checked, so its faults stop the run by themselves."""
    data, problems = read_bytes(root / package_settings.FILE, root)
    if data is None:
        raise Refused(problems)
    settings, faults = package_settings.parse(data)
    if settings is None:
        raise Refused(faults)
    return settings


def read_codes(root: Path, settings: Settings) -> tuple[dict[str, Lines], Additions, list[Problem]]:
    """The tables that all years share with what each year adds; cells first, references when all of them are read."""
    codes: dict[str, Lines] = {}
    additions: dict[str, list[Addition]] = {}
    own, problems = addition_files(root, ADDED_TO)
    hand = {name: hand_part(table) for name, table in settings.tables.items() if table.path}
    lists: dict[str, list[str]] = {}
    # the short code lists first: the others are checked against them
    for name in sorted(hand, key=lambda name: name != "vocabulary"):
        rows, more = read_table(root / hand[name].path, root, hand[name], lists)
        problems += more
        # where a row is left out, others seem to name what is not there; without `vocabulary` all would
        lacks = name != "vocabulary" and any(one.kind == "ragged" for one in more)
        if rows is not None and not lacks:
            codes[name], additions[name], more = with_additions(rows, own.get(name, {}), root, hand[name], lists)
            problems += more
        if name == "vocabulary":
            lists = codelists(codes)
    for name, rows in codes.items():
        problems += check_references(rows, hand[name], codes, hand[name].path)
    problems += check_code_lists(codes, {name: table.path for name, table in hand.items()})
    if {"categories", "retired"} <= set(codes):
        codes["categories"] = with_last_years(codes["categories"], codes["retired"])
    if {"indicators", "redefined"} <= set(codes):
        codes["indicators"] = with_definitions(codes["indicators"], codes["redefined"])
    return codes, additions, problems


def with_additions(
    shared: Lines, files: Mapping[int, Path], root: Path, table: TableSettings, lists: Mapping[str, list[str]]
) -> tuple[Lines, list[Addition], list[Problem]]:
    """A table with what each year adds, and where that stands. `lists`: the short code lists; those of the vocabulary are in it."""
    own, problems = {}, []
    for year, path in files.items():
        rows, more = read_table(path, root, table, lists)
        problems += more
        if rows is not None:
            own[year] = display(path, root), rows
    whole, additions = put_together(shared, own, table)
    return whole, additions, problems + check_apart(whole, table, additions)


def read_figures(root: Path, settings: Settings, codes: Mapping[str, Lines]) -> tuple[dict[int, Lines], list[Problem]]:
    """The figures files by year."""
    files, problems = figure_files(root)
    table = hand_part(settings.tables["statements"])
    lists = codelists(codes)
    figures, sound = {}, {}
    for path in files:
        rows, more = read_table(path, root, table, lists)
        if rows is not None:
            file, year = display(path, root), int(path.stem)
            more += check_references(rows, table, codes, file)
            faulty = {problem.row for problem in more if not problem.is_notice}
            # a wrong cell is told once; the other rows are told all that is wrong with them in the same run
            more += check_rows({line: row for line, row in rows.items() if line not in faulty}, file, year)
            figures[year] = rows
            if not faulty:
                sound[year] = rows
        problems += more
    return figures, problems + check_files(sound, codes)


def read_table(
    path: Path, root: Path, table: TableSettings, lists: Mapping[str, list[str]]
) -> tuple[Lines | None, list[Problem]]:
    """One CSV file against its schema; None when it cannot be read as that table."""
    if table.name in MAY_BE_EMPTY and not path.exists():  # a list of decisions: none has been made yet
        return {}, []
    data, problems = read_bytes(path, root)
    if data is None:
        return None, problems
    return try_table(data, table, lists, display(path, root), table.name in MAY_BE_EMPTY or is_addition(path))


def hand_part(table: TableSettings) -> TableSettings:
    """The table as people write it: without the columns that the build fills."""
    built = BUILT_COLUMNS.get(table.name, [])
    return table.only([column for column in table.columns if column not in built], optional=FILLED_BY_BUILD)


def codelists(codes: Mapping[str, Lines]) -> dict[str, list[str]]:
    """List of the vocabulary -> its codes, in order."""
    lists: dict[str, list[str]] = {}
    for row in records(codes.get("vocabulary", {})):
        lists.setdefault(row["list"], []).append(row["code"])
    return lists
