"""`release-files`: what the page of the newest release gets: the ZIP that is committed, its checksum, notes, and its tag.

The ZIP is never made here: it is the one that was released, to the byte, or there is no release.
"""

import hashlib
import shutil
from collections.abc import Sequence
from pathlib import Path

from scripts.ground.problems import Problem, Refused, stop_on_faults
from scripts.ground.releases import ARCHIVE_FILE, FOLDER, SITE_FILE, Release, holds, version_order
from scripts.package.differences import differences
from scripts.package.reading import read_releases
from scripts.package.writing import saying_disk_errors, write_to_disk
from scripts.paths import RELEASE
from scripts.year.changelog import CHANGELOG, entry, read_log
from scripts.year.changes.figures import Changes
from scripts.year.laid_out import fitting
from scripts.year.summary import LEFT_OUT

SUMS, NOTES, TAG = "SHA256SUMS", "notes.md", "tag"
MOST_NOTES = 100_000  # bytes; the host refuses notes of more than 125 000 characters


def release_page(root: Path, target: Path = RELEASE, without: Sequence[str] = ()) -> list[Problem]:
    """Write the files of the newest release of the package in `root` into `target`, which is emptied first.

    `without`: the names of figures that are taken down; of a release that holds one nothing is written, and a notice says so.
    Raises `Refused`, nothing written, when there is no release or one is not as it was released.
    """
    releases, problems = read_releases(root)
    stop_on_faults(problems)
    if not releases:
        raise Refused([Problem(FOLDER, 0, "", "release_missing")])
    version = releases[-1].version
    if any(holds(releases[-1].package, name) for name in without):
        return [Problem(FOLDER, 0, "", "notice_release_held", version)]
    names = [name.format(version) for name in (ARCHIVE_FILE, SITE_FILE)]
    files = {name: (root / FOLDER / name).read_bytes() for name in names}
    sums = "".join(f"{hashlib.sha256(data).hexdigest()}  {name}\n" for name, data in files.items()).encode("ascii")
    told = entry(read_log(root), version)
    if not told:
        raise Refused([Problem(CHANGELOG, 0, "", "changelog_missing")])
    notes = release_notes(releases, version, told)
    files |= {SUMS: sums, NOTES: notes.encode("utf-8"), TAG: f"v{version}\n".encode()}
    with saying_disk_errors():
        shutil.rmtree(target, ignore_errors=True)
        target.mkdir()
        for path, content in files.items():
            write_to_disk(target / path, content)
    return [Problem(target.name, 0, "", "notice_written")]


def release_notes(releases: tuple[Release, ...], version: str, told: str) -> str:
    """The notes: what people wrote of the version, then everything that differs from the release before, if there is one."""
    before = [one for one in releases if version_order(one.version) < version_order(version)]
    if before:
        old = before[-1]
        new = next(one for one in releases if one.version == version)
        found = differences(old.package, new.package)
        told += f"\n\n{Changes(old.package, new.package, found, (old.version, new.version)).told(asking=False)}"
    return fitting(told, MOST_NOTES, LEFT_OUT)
