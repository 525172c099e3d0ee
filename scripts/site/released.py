"""The site as it is published: of a release, with all other releases at their addresses, and nothing that has only been merged."""

import csv
import io
import shutil
import tempfile
from collections.abc import Sequence
from pathlib import Path

from scripts.ground.problems import Problem, Refused
from scripts.ground.releases import FOLDER, PAGES, TAKEN_DOWN, Release, holds, read_release, release_paths
from scripts.paths import DATAPACKAGE, DOCS, SITE
from scripts.site.build import build_site, replace
from scripts.site.text.words import WORDS

HOLDING = DOCS / "holding.html"
# What the page of a version says while it is taken down, until somebody has written more.
REASON = {f"reason_{lang}": words["taken_down"] for lang, words in WORDS.items()}
COLUMNS = ("withdrawn_version", "withdrawn_on", "reason_sv", "reason_en")


def build_released(
    folder: Path = DATAPACKAGE, target: Path = SITE, day: str = "", version: str = "", without: str = ""
) -> None:
    """Build the site of the newest release beside the package in `folder`, or of another `version`.

    `without`: the name of a figure; what holds it is withdrawn as from `day`, and where nothing else is left a holding page is all
    there is. Raises `Refused` when there is no such release, it holds the figure, or no release does: the name may be mistyped.
    """
    releases = [read_release(path) for path in release_paths(folder)]
    if not releases:
        raise Refused([Problem(FOLDER, 0, "", "release_missing")])
    left = [one for one in releases if not (without and holds(one.package, without))]
    if without and len(left) == len(releases):
        raise Refused([Problem(FOLDER, 0, "", "release_without", without)])
    wanted = [one for one in left if version in ("", one.version)]
    if version and not wanted:
        there = version in [one.version for one in releases]
        raise Refused([Problem(FOLDER, 0, "", "release_holds" if there else "release_unknown", version)])
    if not wanted:
        hold(target)
        return
    with tempfile.TemporaryDirectory() as place:
        package = laid_out(Path(place) / "datapackage", folder, wanted[-1], left)
        gone = [one.version for one in releases if one not in left]
        (package / FOLDER / TAKEN_DOWN).write_text(taken_down(gone, day), encoding="utf-8")
        build_site(target, package)


def laid_out(package: Path, folder: Path, shown: Release, releases: Sequence[Release]) -> Path:
    """A package folder with the release that is shown, and those that go on answering beside it."""
    for path, data in shown.files.items():
        (package / path).parent.mkdir(parents=True, exist_ok=True)
        (package / path).write_bytes(data)
    (package / FOLDER).mkdir()
    for one in releases:
        for name in (f"{one.version}.zip", PAGES.format(one.version)):
            if (folder / FOLDER / name).is_file():
                shutil.copy2(folder / FOLDER / name, package / FOLDER)
    return package


def taken_down(versions: Sequence[str], day: str) -> str:
    """The versions that are taken down, as a table."""
    text = io.StringIO()
    table = csv.DictWriter(text, COLUMNS, lineterminator="\n")
    table.writeheader()
    table.writerows({"withdrawn_version": version, "withdrawn_on": day} | REASON for version in versions)
    return text.getvalue()


def hold(target: Path) -> None:
    """One page, at every address: that nothing is published just now. The old site stays until it is there."""
    with tempfile.TemporaryDirectory() as place:
        built = Path(place) / "site"
        built.mkdir()
        for name in ("index.html", "404.html"):
            shutil.copy2(HOLDING, built / name)
        replace(target, built)
