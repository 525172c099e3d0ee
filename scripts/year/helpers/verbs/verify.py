"""`verify`: is what is served of a version what its release gives?

It is built anew, from its package and with the code and the lock of its tag, and what that gives is compared file by file with
what a folder or an address has: to the byte, but for the block of today's on each page, and of a ZIP what is in it.
"""

import re
import subprocess
import tempfile
from argparse import Namespace
from collections.abc import Callable, Iterator, Mapping
from http import HTTPStatus
from pathlib import Path
from urllib.error import HTTPError, URLError
from urllib.parse import urlsplit
from urllib.request import urlopen

from scripts.ground.data_package import PackageError
from scripts.ground.problems import Problem, Refused
from scripts.ground.releases import ADDRESS, FOLDER, PAGES_FILE, without_block
from scripts.ground.zipping import MOST_BYTES, zip_files
from scripts.paths import DATAPACKAGE, ROOT
from scripts.year.compare import git

WORDS = 1
NAME = "verify"
OF_VERSION = re.compile(r"(?:(.*?)/)?(?:[a-z]{2}/)?v([0-9]+\.[0-9]+\.[0-9]+)/?")
ZIPS = (".zip", ".xlsx")
# What lies below a version, and what its pages are dressed with.
OF_IT = r"(?:[a-z]{{2}}/)?{}.*|assets/[0-9a-f]{{16}}/.*"
SECONDS = 30
Files = Mapping[str, bytes]  # path below the root of the site -> bytes
Serve = Callable[[str], bytes | None]  # path below the root of the site -> what lies there; None where nothing does


def verb(options: Namespace) -> list[Problem]:
    """What is not what it should be of the version at an address."""
    return verify(options.words[0], rebuilt)


def verify(place: str, build: Callable[[str], Files]) -> list[Problem]:
    """A fault for each file that is not what the release gives, or a notice that all are, or that it is taken down.

    `place`: the folder or the address of a version; `build`: makes anew, of its number, what should lie there. Raises `Refused`
    where that cannot be made, or the place is none.
    """
    found = OF_VERSION.fullmatch(place)
    if found is None:
        raise Refused([Problem(NAME, 0, "", "verify_place", place)])
    serve = over_http(found[1]) if urlsplit(place).scheme in ("http", "https") else in_folder(Path(found[1] or "."))
    start = serve(f"{ADDRESS.format(found[2])}index.html")
    if start is not None and without_block(start.decode("utf-8", "replace")) is None:
        return [Problem(place, 0, "", "notice_verify_down")]
    made = build(found[2])
    return [*differing(made, serve)] or [Problem(place, 0, "", "notice_verified", str(len(made)))]


def differing(made: Files, serve: Serve) -> Iterator[Problem]:
    """A fault for each file that is not there, or says something else."""
    for path, data in sorted(made.items()):
        there = serve(path)
        if there is None:
            yield Problem(path, 0, "", "verify_missing")
        elif plain(path, there) != plain(path, data):
            yield Problem(path, 0, "", "verify_differs")


def plain(path: str, data: bytes) -> object:
    """What a file says: a page without its block, a ZIP as what is in it."""
    if path.endswith(ZIPS):
        try:
            return zip_files(data)
        except PackageError:
            return data
    return without_block(data.decode("utf-8", "replace")) if path.endswith(".html") else data


def in_folder(root: Path) -> Serve:
    """What lies in the folder of a site."""
    return lambda path: (root / path).read_bytes() if (root / path).is_file() else None


def over_http(root: str) -> Serve:
    """What answers below the address of a site; a page by the address of its folder, as readers ask for it."""

    def ask(path: str) -> bytes | None:
        try:
            with urlopen(f"{root}/{path.removesuffix('index.html')}", timeout=SECONDS) as answer:
                return bytes(answer.read(MOST_BYTES))
        except HTTPError as error:
            if error.code in (HTTPStatus.NOT_FOUND, HTTPStatus.GONE):
                return None
            raise Refused([Problem(path, 0, "", "verify_unseen", str(error.code))]) from error
        except (URLError, OSError) as error:
            raise Refused([Problem(path, 0, "", "verify_unseen", str(error))]) from error

    return ask


def rebuilt(version: str, repository: Path = ROOT) -> Files:
    """All that the tag of a version gives, in a copy of it: its pages are built, not taken as they were kept."""
    tag = f"v{version}"
    if git(repository, "rev-parse", "--verify", "--quiet", f"{tag}^{{commit}}") is None:
        raise Refused([Problem(NAME, 0, "", "verify_untagged", tag)])
    with tempfile.TemporaryDirectory() as place:
        copy = Path(place) / "repository"
        kept = copy / DATAPACKAGE.name / FOLDER / PAGES_FILE.format(version)
        commands = (
            ["git", "clone", "--quiet", "--branch", tag, str(repository), str(copy)],
            ["rm", "--force", str(kept)],
            ["make", "--silent", "-C", str(copy), "released", f"VERSION={version}"],
        )
        for command in commands:
            run = subprocess.run(command, capture_output=True, text=True, check=False)
            if run.returncode:
                raise Refused([Problem(tag, 0, "", "verify_unbuilt", run.stderr[-1500:])])
        return below(copy / "site", version)


def below(site: Path, version: str) -> dict[str, bytes]:
    """What a site has of a version, and of what its pages are dressed with."""
    paths = (path.relative_to(site).as_posix() for path in site.rglob("*.*") if path.is_file())
    own = re.compile(OF_IT.format(re.escape(ADDRESS.format(version))))
    return {path: (site / path).read_bytes() for path in paths if own.fullmatch(path)}
