"""Every published figure that changes or goes has its line in `revisions.csv`, and every line its change."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from scripts.ground.codes import HIDDEN
from scripts.ground.data_package import Package, Row
from scripts.ground.decisions import decisions
from scripts.ground.holding import suppressed, withheld
from scripts.ground.interval import NUMBERS, figure, has_number
from scripts.ground.problems import Problem
from scripts.ground.releases import withdrawn
from scripts.ground.tables import records, to_csv
from scripts.package.differences import has_digit
from scripts.package.sources import Sources

FILE = "revisions.csv"
MOST_TOLD = 10  # a year that is taken away is hundreds
# What a figure says: its number or bound, how exactly, and of how many. The ends that follow from these need no line of their own.
FIGURE = (*NUMBERS, "qualifier", "base")


@dataclass(frozen=True, order=True)
class Revision:
    """One cell of one published figure, and what stood there. A number that is withheld now is written as `HIDDEN`."""

    observation: str
    field: str
    before: str
    after: str

    def told(self) -> tuple[str, str]:
        """What it does, and where: "10 → 11", "needs.a, value"."""
        return f"{self.before} → {self.after}", f"{self.observation}, {self.field}"

    def row(self, decision: Row | None, why: tuple[str, str]) -> Row:
        """What its entry says of it. `why`: the reason where no decision gives one."""
        sv, en = (decision["reason_sv"], decision["reason_en"]) if decision else why
        told: Row = {"observation": self.observation, "field": self.field, "reason_sv": sv, "reason_en": en}
        return told | {"from_value": self.before, "to_value": self.after}


def revised(before: Package, after: Package) -> list[Revision]:
    """The published figures that another package changes or leaves out. A cell that had no number is filled, not revised."""
    now = {row["observation"]: row for row in after.rows_if_any("observations")}
    secret = withheld(before, after)
    found = []
    for old in before.rows_if_any("observations"):
        if not has_number(old):
            continue
        new = now.get(old["observation"])
        said, says = figure(old), figure(new or {})
        for name in NUMBERS if new is None else FIGURE:
            was, is_now = said.get(name, ""), says.get(name, "")
            if was != is_now:
                hides = old["observation"] in secret and name != "qualifier" and was
                found.append(Revision(old["observation"], name, HIDDEN if hides else was, is_now))
    return found


def missing(needed: Iterable[Revision], entries: Iterable[Row], versions: Collection[str]) -> list[Problem]:
    """A notice for each revision without an entry of one of these `versions`: the first ten, and how many more they are."""
    found = without_entry(needed, entries, versions)
    told = [("notice_revision_missing", *one.told()) for one in found]
    if len(found) > MOST_TOLD:
        told[MOST_TOLD:] = [("notice_revisions_more", str(len(found) - MOST_TOLD), "")]
    return [Problem(FILE, 0, "", *one) for one in told]


def undone(
    needed: Iterable[Revision], entries: Sequence[Row], versions: Collection[str], now: Package
) -> dict[Revision, str]:
    """Each printed figure that goes back -> the release that has corrected it, unless somebody says why.

    Whoever reads a year by a page or a folder from before a correction takes it back, and sees nothing of it. That it is meant is
    said by an entry of one of these `versions`, or by a decision on the figure.
    """
    worked_out = {row["observation"] for row in now.rows_if_any("observations") if row.get("origin") == "computed"}
    back = {
        Revision(row["observation"], row["field"], row["to_value"], row["from_value"]): row["revision_version"]
        for row in entries
        if row["revision_version"] not in versions
    }
    decided = decisions(now)
    return {
        one: back[one]
        for one in without_entry(needed, entries, versions)
        if one in back and one.observation not in worked_out and not decided(one.observation)
    }


def without_entry(needed: Iterable[Revision], entries: Iterable[Row], versions: Collection[str]) -> list[Revision]:
    """The revisions of which no entry of one of these `versions` tells: the present one, and those that were withdrawn."""
    told = {written(row) for row in entries if row["revision_version"] in versions}
    return [one for one in needed if one not in told]


def written(row: Row) -> Revision:
    """The change that an entry tells of."""
    return Revision(row["observation"], row["field"], row["from_value"], row["to_value"])


def completed(now: Package, sources: Sources, day: str, why: tuple[str, str]) -> tuple[dict[str, bytes], list[Problem]]:
    """Path -> bytes of the log with a row for each published figure that has changed and has none; a problem where none says why.

    No file where nothing is to be added. The reason is that of the decision on the figure, or on one that it is worked out from,
    else `why`, in Swedish and in English. What was revised in a version that has been withdrawn is revised in this one, if the
    version before it had the figure.
    """
    there, gone = records(sources.codes["revisions"]), withdrawn(now)
    needed, decided = revised(sources.releases[-1].package, now) if sources.releases else [], decisions(now)
    told: Row = {"revision_version": now.version, "revised_on": day}
    new = [told | one.row(decided(one.observation), why) for one in without_entry(needed, there, {now.version, *gone})]
    moved = [row | {"revision_version": now.version} for row in there if row["revision_version"] in gone]
    log = [row for row in there if row["revision_version"] not in gone]
    log += [*(row for row in moved if written(row) in needed), *new]
    return {FILE: to_csv(sources.settings.tables["revisions"].columns, log)} if log != there else {}, untold(new)


def untold(rows: Sequence[Row]) -> list[Problem]:
    """A problem where revisions have no reason in both languages: how many, and the first. One reason is asked for all of them."""
    found = [row for row in rows if not (row["reason_sv"].strip() and row["reason_en"].strip())]
    first = [(f"{row['observation']}, {row['field']}", f"{row['from_value']} → {row['to_value']}") for row in found[:1]]
    return [Problem(FILE, 0, "", "publish_no_reason", *one, str(len(found))) for one in first]


def unfounded(
    needed: Iterable[Revision], entries: Mapping[int, Row], version: str, released: Iterable[str]
) -> list[Problem]:
    """A problem for each entry that tells of no change: of a version that is not there, or of `version` but not so.

    `entries`: line in the file -> row. What an entry of a released version says was tested before that release.
    """
    wanted, known = set(needed), set(released)
    problems = []
    for line, row in entries.items():
        if row["revision_version"] in known:
            continue
        if row["revision_version"] != version:
            problems.append(
                Problem(FILE, line, "revision_version", "revision_version", row["revision_version"], version)
            )
        elif written(row) not in wanted:
            found = f"{row['from_value']} → {row['to_value']}"
            problems.append(Problem(FILE, line, "observation", "revision_unfounded", found, row["observation"]))
    return problems


def entry_problems(entries: Mapping[int, Row], now: Package) -> list[Problem]:
    """Numbers of figures that are suppressed: the log must not give them away."""
    secret = suppressed(now)
    problems = []
    for line, row in entries.items():
        for name in ("from_value", "to_value"):
            if row["observation"] in secret and has_digit(row[name]):
                problems.append(Problem(FILE, line, name, "revision_hidden", hint=HIDDEN))
    return problems
