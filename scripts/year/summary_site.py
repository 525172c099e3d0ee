"""The edge that has the site of a change built, as a preview, and asks git what the change has added."""

import re
import shutil
from collections.abc import Callable, Mapping
from pathlib import Path

from scripts.ground.problems import Problem, stop_on_faults
from scripts.package.conformance import judge
from scripts.package.writing import write_to_disk
from scripts.year.compare_sources import git

# (where the site goes, the package that it is made from); raises SystemExit, with what is wrong, when it cannot be built
BuildSite = Callable[[Path, Path], None]
SHOWN = 1500  # characters of what a site that cannot be built says of itself; the last ones tell why
# A relative link to a page: the folder that it lies in, and a place on it.
PAGE_LINK = re.compile(r'href="(?![a-z]+:|/|#)([^"#?]*/|\.{1,2})((?:#[^"]*)?)"')


def new_site(
    root: Path, files: Mapping[str, bytes], build_site: BuildSite, workshop: Path, target: Path
) -> list[Problem]:
    """Build the site of the package in `root` as `files` say it should be. Gives the fault when it cannot be built.

    People open it from a folder that they have downloaded. It is built of a copy: what lies in `root` stays as it was committed.
    Raises `Refused` when the package is not valid.
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
    for page in target.rglob("*.html"):
        write_to_disk(page, opened_from_disk(page.read_text(encoding="utf-8")).encode("utf-8"))
    return []


def opened_from_disk(page: str) -> str:
    """The page with links that work without a web server, which would find the file in the folder that a link names."""
    return PAGE_LINK.sub(lambda found: f'href="{found[1].rstrip("/")}/index.html{found[2]}"', page)


def added_files(commit: str, root: Path) -> list[str]:
    """The files, by their path in the repository, that were not there in that commit."""
    found = git(root, "diff", "--name-only", "--no-renames", "--diff-filter=A", "-z", commit) or b""
    return [name for name in found.decode("utf-8", "replace").split("\0") if name]
