"""The package against what was released before: which version it is, what has changed, and what to mend before a release."""

import re
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import replace
from itertools import pairwise

from scripts.ground.data_package import Package, Row, parse
from scripts.ground.holding import withheld
from scripts.ground.problems import Problem, stop_on_faults
from scripts.ground.releases import Release, version_order, withdrawn
from scripts.ground.tables import MAX_CELL, Lines, records
from scripts.package.descriptor import to_files, to_tables
from scripts.package.differences import Difference, differences, hidden_rows, masked
from scripts.package.revisions import FILE, entry_problems, missing, revised, undone, unfounded
from scripts.package.settings import Settings

STEPS = ("major", "minor", "patch")
# The table of changes follows from the releases, so it says nothing new itself.
DERIVED = "changes"
# What a program that reads the tables would stumble on, wherever it happens.
BREAKING = ("field_removed", "field_moved", "table_removed")
BREAKING_PROPERTY = re.compile(r"schema\.primaryKey|fields\.[^.]+\.type")
NEW = ("field_added", "table_added")


def published_differences(before: Package, after: Package) -> list[Difference]:
    """What differs in what people get: everything but the version itself and the table of changes."""
    return [
        one
        for one in differences(before, after, DERIVED)
        if one.table != DERIVED and (one.kind, one.table, one.field) != ("property_changed", "", "version")
    ]


def weigh(found: Iterable[Difference], codes: Set[str], new_years: Set[str]) -> tuple[str, str]:
    """(the step that the differences ask for, the first reason for it); ("", "") when nothing differs.

    `codes`: the tables whose rows are codes. `new_years`: the years that were not there before.
    """
    reasons: dict[str, str] = {}
    for one in found:
        named = (one.table or "datapackage.json", one.row, one.field)
        reasons.setdefault(step_of(one, codes), ": ".join(filter(None, named)))
    if new_years:
        reasons.setdefault("minor", ", ".join(sorted(new_years)))
    return next(((step, reasons[step]) for step in STEPS if step in reasons), ("", ""))


def step_of(one: Difference, codes: Set[str]) -> str:
    """The step that a single difference asks for."""
    if one.kind in BREAKING or (one.table in codes and one.kind in ("row_removed", "row_moved")):
        return "major"
    if one.kind == "property_changed" and one.table and BREAKING_PROPERTY.fullmatch(one.field):
        return "major"
    if one.kind in NEW or (one.table in codes and one.kind == "row_added"):
        return "minor"
    return "patch"


def years(package: Package) -> set[str]:
    """The years that have figures, and those whose report has been entered."""
    found = {row["year"] for row in package.rows_if_any("observations")}
    return found | {row["report_year"] for row in package.rows_if_any("statements")}


def raised(version: str, step: str) -> str:
    """The next version after `version`: one step up, what follows it at zero. Without a step the same."""
    major, minor, patch = version_order(version)
    return {
        "major": f"{major + 1}.0.0",
        "minor": f"{major}.{minor + 1}.0",
        "patch": f"{major}.{minor}.{patch + 1}",
    }.get(step, version)


def next_version(wanted: str, releases: Sequence[Release], after: Package, codes: Set[str]) -> str:
    """The version that a package has: what has changed since the last release says how far it goes, `wanted` may say more.

    Nothing has changed: that of the last release. Before the first release, and where it is no version, what is `wanted`. The
    number of a version that has been withdrawn is never used again.
    """
    if not version_order(wanted):
        return wanted
    if releases:
        last = releases[-1].package
        step, _ = weigh(published_differences(last, after), codes, years(after) - years(last))
        wanted = max(wanted, raised(last.version, step), key=version_order)
    return max([wanted, *(raised(one, "patch") for one in withdrawn(after))], key=version_order)


def with_history(
    rows: Mapping[str, Sequence[Row]], settings: Settings, releases: Sequence[Release], revisions: Lines
) -> tuple[dict[str, bytes], list[Problem]]:
    """The files, with what has changed since earlier releases, and notices on that. `rows`: table -> its rows.

    The version follows from what has changed. Raises `Refused` when the revisions do not fit.
    """
    tables, vocabulary = to_tables({**rows, "changes": []}, settings), rows["vocabulary"]
    seen = releases[-1].package.seen if releases else None
    now = parse(to_files(tables, settings, vocabulary, indent=None).__getitem__, seen)
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
    entries, present = records(revisions), {now.version, *gone}
    back = undone(needed, entries, present, now)
    problems += [Problem(FILE, 0, "", "revision_undone", *one.told(), version) for one, version in back.items()]
    problems += missing([one for one in needed if one not in back], entries, present)
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
        rows += [
            step
            | {
                "seq": str(seq),
                "change_kind": one.kind,
                "table": one.table,
                "row": on_one_line(one.row),
                "field": one.field,
                "from_value": on_one_line(one.before),
                "to_value": on_one_line(one.after),
            }
            for seq, one in enumerate(told, 1)
        ]
    return rows


def on_one_line(text: str) -> str:
    """A text as a cell holds it: without line breaks, and no longer than a cell may be."""
    return " ".join(text.split())[:MAX_CELL]


def code_tables(settings: Settings) -> set[str]:
    """The tables whose rows are codes: the short lists, and the code lists that other tables refer to."""
    keys = ((table.name, key["table"]) for table in settings.published.values() for key in table.foreign_keys)
    referred = {there for here, there in keys if there != here}
    return {"vocabulary"} | {name for name in referred if settings.tables[name].path.startswith("codes/")}
