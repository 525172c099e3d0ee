"""The edge that has both sites built: the new one by today's code, the old one by the code of its own commit."""

import io
import os
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path

from scripts.package.conformance import judge
from scripts.package.problems import Problem, stop_on_faults
from scripts.package.writing import write_to_disk
from scripts.paths import DOCS, ROOT
from scripts.year.compare_sources import git

# (where the site goes, the package that it is made from); raises SystemExit, with what is wrong, when it cannot be built
BuildSite = Callable[[Path, Path], None]
SHOWN = 1500  # characters of what a site that cannot be built says of itself; the last ones tell why
BUILD = "from scripts.site.build import build_site; build_site()"
SITE = "site"
TEXTS = (".html", ".css", ".js", ".xml")


def new_site(
    root: Path, files: Mapping[str, bytes], build_site: BuildSite, workshop: Path, target: Path
) -> list[Problem]:
    """Build the site of the package in `root` as `files` say it should be. Gives the fault when it cannot be built.

    In a copy: what lies in `root` stays as it was committed. Raises `Refused` when the package is not valid.
    """
    package = workshop / root.name
    shutil.copytree(root, package, symlinks=True, ignore=shutil.ignore_patterns("data", ".*"))
    for path, data in files.items():
        (package / path).parent.mkdir(exist_ok=True)
        write_to_disk(package / path, data)
    stop_on_faults(judge(package))
    try:
        build_site(target, package)
    except SystemExit as error:
        return [Problem("docs", 0, "", "site_failed", hint=" ".join(str(error).split())[-SHOWN:])]
    return []


def old_site(commit: str, root: Path, workshop: Path) -> dict[str, bytes]:
    """The files of the site as that commit builds it; none when it had no site, or none that can be built with today's tools."""
    top = git(root, "rev-parse", "--show-toplevel")
    tree = git(Path(top.decode().strip()), "archive", "--format=zip", commit) if top else None
    if tree is None:
        return {}
    folder = workshop / "before"
    folder.mkdir()
    zipfile.ZipFile(io.BytesIO(tree)).extractall(folder)
    run = subprocess.run(
        [sys.executable, "-c", BUILD],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": ""},
        capture_output=True,
        check=False,
    )
    return site_files(folder / SITE) if run.returncode == 0 else {}


def added_files(commit: str, root: Path) -> list[str]:
    """The files, by their path in the repository, that were not there in that commit."""
    found = git(root, "diff", "--name-only", "--no-renames", "--diff-filter=A", "-z", commit) or b""
    return [name for name in found.decode("utf-8", "replace").split("\0") if name]


def hand_written(site: Mapping[str, bytes]) -> tuple[list[str], list[str]]:
    """The files beside the pages that people have made, and every text that could name one."""
    assets = [path.name for path in sorted((DOCS / "assets").iterdir())]
    frames = [ROOT / "mkdocs.yml", *sorted((DOCS / "overrides").iterdir())]
    texts = [path.read_text(encoding="utf-8") for path in frames]
    return assets, texts + [data.decode("utf-8", "replace") for path, data in site.items() if path.endswith(TEXTS)]


def site_files(folder: Path) -> dict[str, bytes]:
    """Every file of a built site, by its path."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()
    }
