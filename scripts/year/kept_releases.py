"""The built package as a release, written once and never again; `check-releases BASE`; and `release-files`.

Each file is written beside and then renamed, what makes it a release last: whatever interrupts it, the old releases are whole, and
the next run finishes this one. What is released stays; what is new is what its figures give. It is made again for that, by the code
of the base, since a branch that changes code may not release: what passes needs nobody who knows code. The page of a release gets
the ZIP that was released, to the byte.
"""

import hashlib
import json
import shutil
from collections.abc import Callable, Collection, Mapping, Sequence
from pathlib import Path

from scripts.ground.data_package import DESCRIPTOR, PackageError
from scripts.ground.disk import put_whole, read_bytes, saying_disk_errors, write_to_disk
from scripts.ground.holding import suppressed, told, versions_holding, withheld
from scripts.ground.locking import alone
from scripts.ground.opened import opened, read_releases
from scripts.ground.problems import Problem, Refused, stop_on_faults
from scripts.ground.releases import (
    ARCHIVE_FILE,
    FOLDER,
    PARTS,
    SITE_FILE,
    TEXTS_FILE,
    Release,
    version_order,
    withdrawn,
)
from scripts.ground.zipping import unzipped, zipped
from scripts.package.build import built
from scripts.package.differences import differences
from scripts.package.sources import read_sources
from scripts.package.written import texts
from scripts.paths import RELEASE
from scripts.year.changes import Changes
from scripts.year.compare import folder_reader, git, shared_commit
from scripts.year.laid_out import LEFT_OUT, fitting
from scripts.year.repository import CHANGELOG, entry, read_log

Files = dict[str, bytes]
Keep = Callable[[Path], Files]
# What a release is made by, from the top of the repository.
CODE = (":(top)scripts", ":(top)requirements.txt", ":(top)Makefile")
SUMS, NOTES, TAG = "SHA256SUMS", "notes.md", "tag"
MOST_NOTES = 100_000  # bytes; the host refuses notes of more than 125 000 characters


def release(root: Path, kept: Files) -> None:
    """Write the built package in `root` as a release. `kept`: name -> bytes of its archive and of the words of its pages.

    Raises `Refused` when its version is released with other content.
    """
    with saying_disk_errors(), alone(root):
        (root / FOLDER).mkdir(exist_ok=True)
        for name, data in release_files(root, kept).items():
            put(root / FOLDER / name, data)


def release_files(root: Path, kept: Files) -> Files:
    """Name -> bytes of what the release of the built package in `root` is made of, what its pages are built from last."""
    descriptor = json.loads((root / DESCRIPTOR).read_text(encoding="utf-8"))
    paths = [DESCRIPTOR, *(resource["path"] for resource in descriptor["resources"])]
    data = zipped({path: (root / path).read_bytes() for path in paths})
    return {**kept, SITE_FILE.format(descriptor["version"]): data}


def kept_texts(root: Path, *tops: Path) -> Files:
    """Name -> bytes of the hashes of all texts that a release of the built package in `root` is made with. `tops`: see `texts`."""
    version = json.loads((root / DESCRIPTOR).read_text(encoding="utf-8"))["version"]
    hashes = sorted({one.hash for one in texts(read_sources(root), root, *tops)})
    return {TEXTS_FILE.format(version): "\n".join(["text_hash", *hashes, ""]).encode("ascii")}


def put(path: Path, data: bytes) -> None:
    """Write a file of a release unless it is there. Raises `Refused` when it is there with other content."""
    if not path.exists():
        put_whole(path, data)
    elif not same(path.read_bytes(), data):
        raise Refused([Problem(f"{FOLDER}/{path.name}", 0, "", "release_exists")])


def same(one: bytes, other: bytes) -> bool:
    """Whether two files of a release say the same: their bytes, or those of all that is in them."""
    if one == other:
        return True
    try:
        return unzipped(one) == unzipped(other)
    except PackageError:
        return False


def check_releases(root: Path, base: str, keep: Keep) -> list[Problem]:
    """A problem for each file of a release that is not what it has to be; a notice for each that is made again and the same.

    `base`: a git revision; `keep`: makes of a package folder what its release keeps: the archive, and the words of its pages.

    Raises `Refused` when there is no such revision, or the package in `root` cannot be built.
    """
    commit = shared_commit(base, root)
    if commit is None:
        raise Refused([Problem(base, 0, "", "compare_unknown")])
    was = committed(commit, root)
    now, problems = lying(root)
    if problems or now == was:
        return problems
    faults = built(root, versions_in(was)).stale()  # while only what was released is released
    new = sorted(set(now) - set(was))
    if new and git(root, "diff", "--quiet", commit, "--", *CODE) is None:
        faults += [Problem(f"{FOLDER}/{name}", 0, "", "release_with_code") for name in new]
    gone = withdrawn(opened(folder_reader(root), root.name))
    if faults:  # a new release is judged when they are mended
        return [*faults, *released_otherwise(was, {name: now[name] for name in now if name in was}, {}, gone)]
    made = release_files(root, keep(root) | kept_texts(root, root.resolve().parent)) if new else {}
    return released_otherwise(was, now, made, gone)


def versions_in(was: Collection[str]) -> list[str]:
    """The versions that are released by files of these names, the newest first."""
    ending = SITE_FILE.format("")
    return sorted((name.removesuffix(ending) for name in was if name.endswith(ending)), key=version_order, reverse=True)


def released_otherwise(
    was: Mapping[str, bytes], now: Mapping[str, bytes], made: Mapping[str, bytes], gone: Collection[str]
) -> list[Problem]:
    """A problem or a notice for each file of a release that the base (`was`) has not as it is `now`.

    `made`: the files of the release that the package gives; `gone`: the versions that have been withdrawn.
    """
    problems = []
    withdrawn_files = {name.format(one) for one in gone for name in PARTS}
    for name in sorted({*was, *now, *made}):
        if name not in now:  # also the words of a new release, which later code would say otherwise
            kind = "notice_release_withdrawn" if name in withdrawn_files else "release_gone"
        elif name in was:
            kind = "" if was[name] == now[name] else "release_changed"
        else:
            kind = "notice_release_made" if name in made and same(made[name], now[name]) else "release_not_made"
        if kind:
            problems.append(Problem(f"{FOLDER}/{name}", 0, "", kind, "main" if kind == "release_changed" else ""))
    return problems


def committed(commit: str, root: Path) -> Files:
    """Name -> bytes of what lies among the releases in a commit."""
    names = (git(root, "ls-tree", "--name-only", "-z", commit, f"{FOLDER}/") or b"").decode("utf-8").split("\0")
    found = {name.rpartition("/")[2]: git(root, "show", f"{commit}:./{name}") for name in names if name}
    return {name: data for name, data in found.items() if data is not None}


def lying(root: Path) -> tuple[Files, list[Problem]]:
    """Name -> bytes of what lies among the releases now, and a problem for what is no ordinary file."""
    found: Files = {}
    problems: list[Problem] = []
    for path in sorted((root / FOLDER).iterdir()) if (root / FOLDER).is_dir() else []:
        data, wrong = read_bytes(path, root)
        problems += [Problem(f"{FOLDER}/{path.name}", 0, "", "file_is_link_out")] if path.is_symlink() else wrong
        found[path.name] = data or b""
    return found, problems


def release_pages(root: Path, target: Path = RELEASE, without: Sequence[str] = ()) -> list[Problem]:
    """Write a folder `v<version>` for each release that may have a page into `target`, which is emptied first, and the newest tag.

    `without`: the names of figures that are taken down; a notice says which release has no page for that. Nothing is written where
    none may have one. Raises `Refused`, nothing written, when there is no release, one is not as it was released, or readers are
    told nothing of the newest.
    """
    releases, problems = read_releases(root)
    stop_on_faults(problems)
    if not releases:
        raise Refused([Problem(FOLDER, 0, "", "release_missing")])
    log, newest = read_log(root), releases[-1].version
    if not entry(log, newest):
        raise Refused([Problem(CHANGELOG, 0, "", "changelog_missing")])
    held = {version for name in without for version in versions_holding(root, releases, name)}
    shown = [one for one in open_to_all(releases) if one.version not in held]
    files = {TAG: f"v{newest}\n".encode()} if shown else {}
    for before, one in zip([None, *shown], shown, strict=False):
        page = page_files(root, one.version, release_notes(before, one, entry(log, one.version)))
        files |= {f"v{one.version}/{name}": data for name, data in page.items()}
    with saying_disk_errors():
        shutil.rmtree(target, ignore_errors=True)
        for path, content in files.items():
            (target / path).parent.mkdir(parents=True, exist_ok=True)
            write_to_disk(target / path, content)
    notices = [Problem(FOLDER, 0, "", "notice_release_held", version) for version in sorted(held, key=version_order)]
    return [*notices, Problem(target.name, 0, "", "notice_written")] if shown else notices


def open_to_all(releases: Sequence[Release]) -> list[Release]:
    """The releases that have not been withdrawn and have no number of a figure that the newest withholds.

    No notice says which those are: where a hidden number still lies is not for a public log. A figure that a release hid itself is
    none of them, though a range that it may be in is told.
    """
    now = releases[-1].package
    gone = withdrawn(now)
    return [
        one
        for one in releases
        if one.version not in gone
        and told(one.package).keys().isdisjoint(withheld(one.package, now) - suppressed(one.package))
    ]


def page_files(root: Path, version: str, notes: str) -> Files:
    """Name -> bytes of what the page of a release gets: its ZIPs as they lie, their checksums and the notes."""
    names = [name.format(version) for name in (ARCHIVE_FILE, SITE_FILE)]
    files = {name: (root / FOLDER / name).read_bytes() for name in names}
    sums = "".join(f"{hashlib.sha256(data).hexdigest()}  {name}\n" for name, data in files.items()).encode("ascii")
    return {**files, SUMS: sums, NOTES: notes.encode("utf-8")}


def release_notes(before: Release | None, one: Release, written: str) -> str:
    """The notes: what people wrote of the version, then everything that differs from the release that is shown before it.

    Of one that is not shown they would tell what it said.
    """
    parts = [written]
    if before:
        found = differences(before.package, one.package)
        parts.append(Changes(before.package, one.package, found, (before.version, one.version)).told(asking=False))
    return fitting("\n\n".join(filter(None, parts)), MOST_NOTES, LEFT_OUT)
