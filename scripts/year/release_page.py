"""`python -m scripts release-files TAG`: what the page of a release gets: the ZIP that is committed, its checksum, and notes.

The ZIP is never made here: it is the one that was released, to the byte, or there is no release.
"""

import hashlib
import re
import shutil
from pathlib import Path

from scripts.ground.data_package import DESCRIPTOR
from scripts.ground.problems import Problem, Refused, stop_on_faults
from scripts.ground.releases import FOLDER, Release, version_order
from scripts.package.differences import differences
from scripts.package.releases import SUMS, opened, read_releases, read_sums
from scripts.package.writing import saying_disk_errors, write_to_disk
from scripts.paths import RELEASE
from scripts.year.compare_markdown import sections
from scripts.year.compare_sources import folder_reader
from scripts.year.release import sums_text
from scripts.year.summary_markdown import fitting

CHANGELOG = "CHANGELOG.md"
NOTES = "notes.md"
MOST_NOTES = 100_000  # bytes; the host refuses notes of more than 125 000 characters


def release_page(root: Path, tag: str, target: Path = RELEASE) -> list[Problem]:
    """Write the files of the release `tag` ("v1.2.0") of the package in `root` into `target`, which is emptied first.

    Raises `Refused`, nothing written, when the tag is not the version, or its release is missing or not as it was released.
    """
    version = opened(folder_reader(root), DESCRIPTOR).version
    if tag != f"v{version}":
        raise Refused([Problem(DESCRIPTOR, 0, "", "release_tag", tag, f"v{version}")])
    name = f"{version}.zip"
    sums = {name: checksum(root, version)}
    releases, problems = read_releases(root)
    stop_on_faults(problems)
    notes = release_notes(releases, version, changelog_entry(root.parent / CHANGELOG, version))
    data = (root / FOLDER / name).read_bytes()
    files = {name: data, SUMS: sums_text(sums), NOTES: notes.encode("utf-8")}
    with saying_disk_errors():
        shutil.rmtree(target, ignore_errors=True)
        target.mkdir()
        for path, content in files.items():
            write_to_disk(target / path, content)
    return [Problem(target.name, 0, "", "notice_written")]


def checksum(root: Path, version: str) -> str:
    """The listed checksum of a release. Raises `Refused` when the ZIP is not there, not listed or another."""
    path, listed = root / FOLDER / f"{version}.zip", read_sums(root / FOLDER).get(f"{version}.zip", "")
    if not path.is_file() or not listed:
        raise Refused([Problem(f"{FOLDER}/{path.name}", 0, "", "release_missing", version)])
    if hashlib.sha256(path.read_bytes()).hexdigest() != listed:
        raise Refused([Problem(f"{FOLDER}/{path.name}", 0, "", "release_changed", "sha256")])
    return listed


def changelog_entry(path: Path, version: str) -> str:
    """What the log of changes says of a version, without its heading. Raises `Refused` when it says nothing."""
    text = path.read_text(encoding="utf-8") if path.is_file() else ""
    found = re.search(rf"^## {re.escape(version)}(?![\d.])[^\n]*\n(.*?)(?=^## |\Z)", text, re.DOTALL | re.MULTILINE)
    if found is None or not found.group(1).strip():
        raise Refused([Problem(path.name, 0, "", "changelog_missing", version)])
    return found.group(1).strip()


def release_notes(releases: tuple[Release, ...], version: str, entry: str) -> str:
    """The notes: what people wrote of the version, then everything that differs from the release before, if there is one."""
    before = [one for one in releases if version_order(one.version) < version_order(version)]
    blocks = [entry]
    if before:
        old = before[-1]
        new = next(one for one in releases if one.version == version)
        found = differences(old.package, new.package)
        blocks += sections(old.package, new.package, found, (old.version, new.version), asking=False)
    return fitting(blocks, MOST_NOTES)
