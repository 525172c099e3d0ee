"""Everything that people wrote, read and checked: the settings, the code lists, the recommendations and the figures."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

import pandas as pd

from scripts.ground.problems import Problem, Refused, stop_on_faults
from scripts.ground.small import Disclosure
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
from scripts.package.checks import check_cells, check_header, check_keys, check_references, to_frame
from scripts.package.code_lists import check_code_lists
from scripts.package.csv_text import parse
from scripts.package.disclosure.settings import check_disclosure, read_disclosure
from scripts.package.figure_files import check_files
from scripts.package.figures import ADDED_COLUMNS, check_figures
from scripts.package.form_rules import check_bases, check_least
from scripts.package.reading import addition_files, display, figure_files, is_addition, read_bytes, stray_files
from scripts.package.relations import check_relations
from scripts.package.releases import Release, read_releases
from scripts.package.settings import Settings, Table
from scripts.package.settings_shape import ADDED_TO, MAY_BE_EMPTY

# Columns of a published table that its hand-written file does not have: the build fills them.
BUILT_COLUMNS = {
    "statements": ADDED_COLUMNS,
    "recommendation_evidence": ["observation"],
    "categories": ["last_year"],
}
FILLED_BY_BUILD = {"unit"}  # may be left empty by hand where it follows from the code lists


@dataclass(frozen=True)
class Sources:
    """The checked input: `codes` by table name, `figures` by year, all as text indexed by the line in the file.

    `additions`: table -> the rows of `codes` that came with a year. `releases`: what has been published, the oldest version first.
    """

    settings: Settings
    codes: dict[str, pd.DataFrame]
    figures: dict[int, pd.DataFrame]
    notices: list[Problem]
    disclosure: Disclosure
    releases: tuple[Release, ...] = ()
    additions: Additions = field(default_factory=dict)


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
    return Sources(settings, codes, figures, problems, disclosure, releases, additions)


def read_settings(root: Path) -> Settings:
    """`package.yml`; without it nothing else can be checked, so its faults stop the run by themselves."""
    data, problems = read_bytes(root / package_settings.FILE, root)
    if data is None:
        raise Refused(problems)
    settings, faults = package_settings.parse(data)
    if settings is None:
        raise Refused(faults)
    return settings


def read_codes(root: Path, settings: Settings) -> tuple[dict[str, pd.DataFrame], Additions, list[Problem]]:
    """The tables that all years share with what each year adds; cells first, references when all of them are read."""
    codes: dict[str, pd.DataFrame] = {}
    additions: dict[str, list[Addition]] = {}
    own, problems = addition_files(root, ADDED_TO)
    hand = {name: hand_part(table) for name, table in settings.tables.items() if table.path}
    lists: dict[str, list[str]] = {}
    # the short code lists first: the others are checked against them
    for name in sorted(hand, key=lambda name: name != "vocabulary"):
        frame, more = read_table(root / hand[name].path, root, hand[name], lists)
        problems += more
        if frame is not None:
            codes[name], additions[name], more = with_additions(frame, own.get(name, {}), root, hand[name], lists)
            problems += more
        if name == "vocabulary":
            lists = codelists(codes.get(name))
    for name, frame in codes.items():
        problems += check_references(frame, hand[name], codes, hand[name].path)
    if "relations" in codes:
        problems += check_relations(codes["relations"], hand["relations"].path)
    problems += check_code_lists(codes, {name: table.path for name, table in hand.items()})
    if {"categories", "retired"} <= set(codes):
        codes["categories"] = with_last_years(codes["categories"], codes["retired"])
    if {"indicators", "redefined"} <= set(codes):
        codes["indicators"] = with_definitions(codes["indicators"], codes["redefined"])
    return codes, additions, problems


def with_additions(
    shared: pd.DataFrame, files: Mapping[int, Path], root: Path, table: Table, lists: Mapping[str, list[str]]
) -> tuple[pd.DataFrame, list[Addition], list[Problem]]:
    """A table with what each year adds, and where that stands. `lists`: the short code lists; those of the vocabulary are in it."""
    own, problems = {}, []
    for year, path in files.items():
        rows, more = read_table(path, root, table, lists)
        problems += more
        if rows is not None:
            own[year] = display(path, root), rows
    frame, additions = put_together(shared, own, table)
    return frame, additions, problems + check_apart(frame, table, additions)


def read_figures(
    root: Path, settings: Settings, codes: Mapping[str, pd.DataFrame]
) -> tuple[dict[int, pd.DataFrame], list[Problem]]:
    """The figures files by year."""
    files, problems = figure_files(root)
    table = hand_part(settings.tables["statements"])
    lists = codelists(codes.get("vocabulary"))
    figures, sound = {}, {}
    for path in files:
        frame, more = read_table(path, root, table, lists)
        if frame is not None:
            file, year = display(path, root), int(path.stem)
            more += check_references(frame, table, codes, file)
            faulty = {problem.row for problem in more if not problem.is_notice}
            # a wrong cell is told once; the other rows are told all that is wrong with them in the same run
            rows = frame[~frame.index.isin(faulty)]
            more += check_figures(rows, file, year)
            figures[year] = frame
            if not faulty:
                sound[year] = rows
        problems += more
    return figures, problems + check_files(sound) + check_bases(sound, codes)


def read_table(
    path: Path, root: Path, table: Table, lists: Mapping[str, list[str]]
) -> tuple[pd.DataFrame | None, list[Problem]]:
    """One CSV file against its schema; None when it cannot be read as that table."""
    file = display(path, root)
    if table.name in MAY_BE_EMPTY and not path.exists():  # a list of decisions: none has been made yet
        return pd.DataFrame(columns=table.columns, index=pd.RangeIndex(0), dtype=str), []
    data, problems = read_bytes(path, root)
    if data is None:
        return None, problems
    sheet, problems = parse(data, file, table.name in MAY_BE_EMPTY or is_addition(path))
    if sheet is None:
        return None, problems
    wrong = check_header(sheet, table, file)
    if wrong:
        return None, problems + wrong
    frame, turned = to_frame(sheet, table)
    if turned:
        problems.append(Problem(file, 0, "", "notice_decimal_comma"))
    return frame, problems + check_cells(frame, table, lists, file) + check_keys(frame, table, file)


def hand_part(table: Table) -> Table:
    """The table as people write it: without the columns that the build fills."""
    built = BUILT_COLUMNS.get(table.name, [])
    return table.only([column for column in table.columns if column not in built], optional=FILLED_BY_BUILD)


def codelists(vocabulary: pd.DataFrame | None) -> dict[str, list[str]]:
    """List -> its codes, in order."""
    if vocabulary is None:
        return {}
    return {str(name): frame["code"].tolist() for name, frame in vocabulary.groupby("list", sort=False)}
