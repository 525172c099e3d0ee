"""The package against what was released before it: the table of changes, and what has to be mended before it is released."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from scripts.ground.data_package import Package, Row, parse
from scripts.ground.problems import Problem, stop_on_faults
from scripts.ground.releases import Release, version_order
from scripts.package.csv_text import MAX_CELL
from scripts.package.descriptor import to_files, to_tables
from scripts.package.differences import Difference, hidden_rows, masked, withheld
from scripts.package.revisions import entry_problems, missing, revised, unfounded, withdrawn
from scripts.package.settings import Settings
from scripts.package.tables import Lines, records
from scripts.package.versions import next_version, published_differences


def with_history(
    rows: Mapping[str, Sequence[Row]], settings: Settings, releases: Sequence[Release], revisions: Lines
) -> tuple[dict[str, bytes], list[Problem]]:
    """The files, with what has changed since earlier releases, and notices on that. `rows`: table -> its rows.

    The version follows from what has changed. Raises `Refused` when the revisions do not fit.
    """
    tables, vocabulary = to_tables({**rows, "changes": []}, settings), rows["vocabulary"]
    seen = releases[-1].package.seen if releases else None
    now = parse(to_files(tables, settings, vocabulary).__getitem__, seen)
    settings = settings.with_version(next_version(now.version, releases, now, code_tables(settings)))
    now = replace(now, descriptor={**now.descriptor, "version": settings.package["version"]})
    problems = history_problems(now, releases, revisions)
    stop_on_faults(problems)
    tables |= to_tables({"changes": change_rows(now, releases)}, settings)
    return to_files(tables, settings, vocabulary), problems


def history_problems(now: Package, releases: Sequence[Release], revisions: Lines) -> list[Problem]:
    """What is wrong with the version and the revisions of the package `now`; a notice for each reason that it still lacks.

    A version is three numbers. The reasons are given when it is published: a change is looked at before that.
    """
    if not version_order(now.version):
        return [Problem("package.yml", 0, "", "version_form", now.version)]
    problems = entry_problems(revisions, now)
    if not releases:
        return problems
    problems += lost(releases[-1].package, now)
    needed, gone = revised(releases[-1].package, now), withdrawn(now)
    problems += missing(needed, records(revisions), {now.version, *gone})
    return problems + unfounded(needed, revisions, now.version, [*(one.version for one in releases), *gone])


def lost(before: Package, now: Package) -> list[Problem]:
    """A problem for each indicator of the last release that is no more, and of which nobody says where it went."""
    told = {row["moved_from"] for row in now.rows_if_any("moved")} | {
        row["indicator"] for row in now.rows_if_any("indicators")
    }
    gone = [row["indicator"] for row in before.rows_if_any("indicators") if row["indicator"] not in told]
    return [Problem("codes/moved.csv", 0, "", "indicator_gone", name) for name in gone]


def change_rows(now: Package, releases: Sequence[Release]) -> list[Row]:
    """The table of changes: each version against the one before it, up to the package `now` when it is not released yet.

    What a version says of a figure that `now` withholds is left out.
    """
    versions = [one.package for one in releases if version_order(one.version) < version_order(now.version)] + [now]
    secret = {name for version in versions for name in withheld(version, now)}
    hidden = {row for version in versions for row in hidden_rows(secret, version)}
    rows: list[Row] = []
    for before, after in pairwise(versions):
        told = masked(published_differences(before, after), hidden)
        step: Row = {"version": after.version, "version_before": before.version}
        rows += [step | row_of(seq, one) for seq, one in enumerate(told, 1)]
    return rows


def row_of(seq: int, one: Difference) -> Row:
    """What the table of changes says of one difference between two versions."""
    return {
        "seq": str(seq),
        "change_kind": one.kind,
        "table": one.table,
        "row": on_one_line(one.row),
        "field": one.field,
        "from_value": on_one_line(one.before),
        "to_value": on_one_line(one.after),
    }


def on_one_line(text: str) -> str:
    """A text as a cell holds it: without line breaks, and no longer than a cell may be."""
    return " ".join(text.split())[:MAX_CELL]


def code_tables(settings: Settings) -> set[str]:
    """The tables whose rows are codes: the short lists, and the code lists that other tables refer to."""
    keys = ((table.name, key["table"]) for table in settings.published.values() for key in table.foreign_keys)
    referred = {there for here, there in keys if there != here}
    return {"vocabulary"} | {name for name in referred if settings.tables[name].path.startswith("codes/")}
