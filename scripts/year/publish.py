"""`publish`: what has been merged becomes a release, whole or not at all. The workflow with the form runs the same command.

Everything is done in a copy beside the package. Only when the release is there is it put in place.
"""

import datetime
import re
import shutil
import tempfile
from pathlib import Path

from scripts.ground.codes import MOST_DAYS_CONFIRMED
from scripts.ground.data_package import Package
from scripts.ground.disk import read_bytes, replace_all_or_undo, saying_disk_errors, take_back
from scripts.ground.locking import alone
from scripts.ground.numbers import is_day
from scripts.ground.opened import opened
from scripts.ground.organisations import HELPLINES, SUPPORT, confirmed, older_than, renumbered, stands
from scripts.ground.problems import Problem, stop_on_faults
from scripts.ground.releases import FOLDER
from scripts.package.build import build, check
from scripts.package.revisions import completed
from scripts.package.settings import MEMBERS
from scripts.package.sources import Sources, read_sources
from scripts.year.compare import folder_reader
from scripts.year.kept_releases import Keep, kept_texts, release
from scripts.year.repository import (
    CHANGELOG,
    CITATION,
    COMING,
    entry,
    read_log,
    with_news,
    with_version,
    write_citation,
)
from scripts.year.unread import unready_texts

OWNERS = ".github/CODEOWNERS"
# Addresses that belong to nobody (RFC 2606), and the name of whoever is to approve where nobody has written one.
EXAMPLE = re.compile(r"\bexample\.(?:com|net|org|se)\b")
OWNER = re.compile(r"@PLACEHOLDER/\S+")
UNDO = ".publishing"  # beside the package, while a release is put in place
CREATED = re.compile(r"^(  created: ).*$", re.MULTILINE)


def publish(root: Path, day: str, why: tuple[str, str], keep: Keep, news: str = "") -> list[Problem]:
    """Release the package in `root`, dated `day`.

    `why`: the reason of changed figures for which none is written yet; `keep`: makes of a package folder
    what its release keeps; `news`: what the readers are told besides what the log says already.
    Raises `Refused`, and changes nothing, while something is undecided, unconfirmed or untold.
    """
    with saying_disk_errors(), alone(root):
        take_back(root.resolve().parent / UNDO)
        sources = read_sources(root)
        now = opened(folder_reader(root), root.name)
        log = with_news(read_log(root), news)
        revisions, untold = completed(now, sources, day, why)
        owners, _ = read_bytes(root.resolve().parent / OWNERS, root.resolve().parent)
        faults = [*unready(sources, now, log, day), *unnamed((owners or b"").decode("utf-8", "replace"))]
        faults += unready_texts(root, sources)
        old = outdated(sources, now, day)
        stop_on_faults([*check(root, anew=True), *faults, *untold, *old])
        with tempfile.TemporaryDirectory() as folder:
            copy = shutil.copytree(root, Path(folder) / root.resolve().name)
            for name, data in revisions.items():
                (copy / name).write_bytes(data)
            (copy.parent / CHANGELOG).write_bytes(with_version(log, now.version, day).encode("utf-8"))
            set_day(copy / "package.yml", day)
            build(copy)
            release(copy, keep(copy) | kept_texts(copy, copy.parent, root.resolve().parent))
            write_citation(copy)
            put_in_place(copy, root)
    return [*old, Problem(f"releases/{now.version}.zip", 0, "", "notice_written")]


def set_day(settings: Path, day: str) -> None:
    """Write the day into the settings of a package."""
    text = CREATED.sub(rf'\g<1>"{day}T00:00:00Z"', settings.read_text(encoding="utf-8"))
    settings.write_bytes(text.encode("utf-8"))


def unready(sources: Sources, now: Package, log: str, day: str) -> list[Problem]:
    """What the platform has not decided or confirmed, and what nobody has written."""
    unset = sources.settings.unset
    problems = [Problem("package.yml", 0, "", "publish_placeholder", one) for one in unset if one != MEMBERS]
    problems += [Problem("members.csv", 0, "", "publish_no_members") for one in unset if one == MEMBERS]
    problems += [  # what is said to be decided and is still an example's
        Problem("package.yml", 0, "", "publish_example", f"{name}: {entry['value']}")
        for name, entry in sources.settings.platform.items()
        if not entry["placeholder"] and EXAMPLE.search(entry["value"])
    ]
    problems += unconfirmed(sources, day)
    if now.version in [one.version for one in sources.releases]:
        problems.append(Problem("releases", 0, "", "publish_nothing", now.version))
    elif not entry(log, COMING):
        problems.append(Problem(CHANGELOG, 0, "", "changelog_missing"))
    if not is_day(day):
        problems.append(Problem("publish", 0, "", "bad_pattern", day, "YYYY-MM-DD"))
    return problems


def unconfirmed(sources: Sources, day: str) -> list[Problem]:
    """A problem for each number that nobody has confirmed since it is that number, and one where no number for support is."""
    rows = sources.codes["helplines"]
    before = [row for one in sources.releases[-1:] for row in one.package.rows_if_any("helplines")]
    found = [
        Problem(HELPLINES, line, "", "release_helpline", row["helpline"])
        for line, row in rows.items()
        if row["phone"] and not stands(row)
    ]
    found += [
        Problem(HELPLINES, line, "confirmed_on", "helpline_changed", row["helpline"], row["confirmed_on"])
        for line, row in rows.items()
        if row["confirmed_on"] != day and any(renumbered(row, one) for one in before)
    ]
    found += [
        Problem(HELPLINES, line, "confirmed_on", "helpline_ahead", row["confirmed_on"], day)
        for line, row in rows.items()
        if row["confirmed_on"] > day
    ]
    if not any(row["line_kind"] == SUPPORT and row["phone"] and confirmed(row) for row in rows.values()):
        found.append(Problem(HELPLINES, 0, "", "release_no_helpline"))
    return found


def outdated(sources: Sources, now: Package, day: str) -> list[Problem]:
    """What has grown old since it was written: a next publication that is past, and numbers that were confirmed long ago.

    A new year waits for it. A correction or a withdrawal cannot: there it is a notice.
    """
    if not is_day(day):
        return []
    before = [row["year"] for one in sources.releases[-1:] for row in one.package.rows("observations")]
    is_new_year = max(row["year"] for row in now.rows("observations")) > max(before, default="")
    kind, most = "{}" if is_new_year else "notice_{}", str(MOST_DAYS_CONFIRMED)
    planned, rows = sources.settings.platform["next_publication"]["value"], sources.codes["helplines"]
    found = [Problem("package.yml", 0, "", kind.format("publish_past"), planned)] if is_past(planned, day) else []
    return found + [
        Problem(HELPLINES, line, "", kind.format("helpline_old"), row["title_sv"], row["confirmed_on"], most)
        for line, row in rows.items()
        if older_than(MOST_DAYS_CONFIRMED, [row], datetime.date.fromisoformat(day))
    ]


def is_past(planned: str, day: str) -> bool:
    """Whether all days, months and years that a text names are over: with the day itself the next publication is this one."""
    named = re.findall(r"\b\d{4}(?:-\d\d){0,2}\b", planned)
    return bool(named) and all(one < day[: len(one)] or one == day for one in named)


def unnamed(owners: str) -> list[Problem]:
    """A problem for each name in CODEOWNERS that is nobody's, at its first line. `owners`: its text."""
    lines = [line.partition("#")[0] for line in owners.splitlines()]
    names = dict.fromkeys(name for line in lines for name in OWNER.findall(line))
    at = {name: next(number for number, line in enumerate(lines, 1) if name in line) for name in names}
    return [Problem("CODEOWNERS", number, "", "publish_owner", name) for name, number in at.items()]


def put_in_place(copy: Path, root: Path) -> None:
    """Everything that the copy has otherwise, the release itself last: it is what says that this is published."""
    top = root.resolve().parent
    made = [path for path in sorted(copy.rglob("*")) if path.is_file()]
    made += [copy.parent / name for name in (CHANGELOG, CITATION)]
    changed = {}
    for path in sorted(made, key=lambda path: path.parent.name == FOLDER):
        place = top / path.relative_to(copy.parent)
        old, new = place.read_bytes() if place.is_file() else None, path.read_bytes()
        if old != new:
            place.parent.mkdir(exist_ok=True)
            changed[place] = (old, new)
    replace_all_or_undo(changed, top / UNDO)
