"""The site as it is published: of a release, with all other releases at their addresses, and nothing that has only been merged."""

import csv
import io
import shutil
import subprocess
import tarfile
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path

from scripts.ground.columns import column_in
from scripts.ground.data_package import Row
from scripts.ground.holding import versions_holding
from scripts.ground.problems import Problem, Refused
from scripts.ground.releases import FOLDER, PARTS, SITE_FILE, TAKEN_DOWN, Release, releases_in, version_order
from scripts.paths import DATAPACKAGE, DOCS, HELD, SITE
from scripts.site.build import Beside, build_site, replace
from scripts.site.package.labels import WITHDRAWN
from scripts.site.text.language import WORDS

HOLDING = DOCS / "holding.html"
# What the page of a version says while it is taken down, until somebody has written more.
REASON: Row = {column_in("reason", lang): words["taken_down"] for lang, words in WORDS.items()}


def build_released(
    folder: Path = DATAPACKAGE,
    target: Path = SITE,
    day: str = "",
    version: str = "",
    without: Sequence[str] = (),
    listed: Path = HELD,
    beside: Beside = lambda *_: [],
) -> list[Problem]:
    """Build the site of the newest release beside the package in `folder`, or of another `version`. Notices come back.

    `without`: the names of figures; what holds any of them is withdrawn as from `day`, and where nothing else is left a holding
    page is all there is. Which version holds which figure is written to `listed`. A version that holds one gives way to the newest
    that does not: nothing stays up because somebody chose a version. What is laid `beside` the pages finds what people had written
    of the version that is shown. Raises `Refused` when there is no such release.
    """
    releases = releases_in(folder)
    holding = {name: versions_holding(folder, releases, name) for name in without}
    held = [(one.version, name) for one in releases for name in without if one.version in holding[name]]
    gone = list(dict.fromkeys(version for version, _ in held))
    if not releases:
        raise Refused([Problem(FOLDER, 0, "", "release_missing")])
    if version not in ("", *[one.version for one in releases]):
        raise Refused([Problem(FOLDER, 0, "", "release_unknown", version)])
    left = [one for one in releases if one.version not in gone]
    wanted = [one for one in left if version in ("", one.version)] or left
    if wanted:
        with tempfile.TemporaryDirectory() as place:
            package = laid_out(Path(place) / "datapackage", folder, wanted[-1], left)
            (package / FOLDER / TAKEN_DOWN).write_text(taken_down(gone, day), encoding="utf-8")
            lay_written(package, written_then(folder, wanted[-1].version))
            said = build_site(target, package, beside)
    else:
        said = []
        hold(target)
    listed.write_text("".join(f"{version} {name}\n" for version, name in held), encoding="utf-8")
    return notices(held, without, version) + said


def notices(held: Sequence[tuple[str, str]], without: Sequence[str], version: str) -> list[Problem]:
    """Each figure that no release holds, for its name may be mistyped; and the chosen version, where it holds one."""
    unheld = [name for name in without if name not in [figure for _, figure in held]]
    found = [Problem(FOLDER, 0, "", "notice_release_without", name) for name in unheld]
    if version in [one for one, _ in held]:
        found.append(Problem(FOLDER, 0, "", "notice_release_holds", version))
    return found


def laid_out(package: Path, folder: Path, shown: Release, releases: Sequence[Release]) -> Path:
    """A package folder with the release that is shown, and those that go on answering beside it."""
    for path, data in shown.package.files.items():
        (package / path).parent.mkdir(parents=True, exist_ok=True)
        (package / path).write_bytes(data)
    (package / FOLDER).mkdir()
    for one in releases:
        for file in (folder / FOLDER / name.format(one.version) for name in PARTS):
            if file.is_file():
                shutil.copy2(file, package / FOLDER)
    return package


def written_then(folder: Path, version: str) -> dict[str, bytes]:
    """Path -> bytes of all that lay in `folder` in the commit that released a version; nothing where git does not know it.

    A shallow clone does not: it would name its only commit, with all that has been merged since. Nor does a commit with a later
    release, which has what was written of that one.
    """
    if git(folder, "rev-parse", "--is-shallow-repository") != b"false\n":
        return {}
    file = f"{FOLDER}/{SITE_FILE.format(version)}"
    commit = git(folder, "log", "-1", "--diff-filter=A", "--format=%H", "--", file).decode().strip()
    if not commit:
        return {}
    with tarfile.open(fileobj=io.BytesIO(git(folder, "archive", "--format=tar", commit, "."))) as archive:
        files = {one.name: archive.extractfile(one) for one in archive if one.isfile()}
        found = {name: file.read() for name, file in files.items() if file}
    ending = SITE_FILE.format("")
    versions = [name.removeprefix(f"{FOLDER}/").removesuffix(ending) for name in found if name.endswith(ending)]
    return found if max(versions, key=version_order) == version else {}


def lay_written(package: Path, files: Mapping[str, bytes]) -> None:
    """Put what people had written into a package folder; what is there already stays, and so do the releases that are shown."""
    for path, data in files.items():
        if not path.startswith(f"{FOLDER}/") and not (package / path).exists():
            (package / path).parent.mkdir(parents=True, exist_ok=True)
            (package / path).write_bytes(data)


def git(folder: Path, *words: str) -> bytes:
    """What git says in a folder; nothing where it says no."""
    run = subprocess.run(["git", "-C", str(folder), *words], capture_output=True, check=False)
    return b"" if run.returncode else run.stdout


def taken_down(versions: Sequence[str], day: str) -> str:
    """The versions that are taken down, as a table."""
    text = io.StringIO()
    table = csv.DictWriter(text, WITHDRAWN, lineterminator="\n")
    table.writeheader()
    table.writerows(REASON | {"withdrawn_version": version, "withdrawn_on": day} for version in versions)
    return text.getvalue()


def hold(target: Path) -> None:
    """One page, at every address: that nothing is published just now. The old site stays until it is there."""
    with tempfile.TemporaryDirectory() as place:
        built = Path(place) / "site"
        built.mkdir()
        for name in ("index.html", "404.html"):
            shutil.copy2(HOLDING, built / name)
        replace(target, built)
