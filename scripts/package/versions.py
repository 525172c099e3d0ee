"""What has changed since the last release says which version this is. Differences in, a version out."""

import re
from collections.abc import Iterable, Sequence, Set

from scripts.ground.data_package import Package
from scripts.ground.releases import Release, version_order
from scripts.package.differences import Difference, differences
from scripts.package.revisions import withdrawn

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
        reasons.setdefault(step_of(one, codes), cause(one))
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


def cause(one: Difference) -> str:
    """A difference in as few words as name it."""
    place = [part for part in (one.table or "datapackage.json", one.row, one.field) if part]
    return ": ".join(place)


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
