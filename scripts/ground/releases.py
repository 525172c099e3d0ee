"""The released versions of a package, read as what they may be: no package, or one made to do harm.

A release is three: `releases/<version>.zip`, the archive that is given out as it lies; `releases/<version>-site.zip`, the package
that its pages were built from; `releases/<version>-pages.xz`, these pages. Whoever may change figures may change these too, and no
diff shows how: nothing in them is trusted because we made it. A ZIP has the files that its own descriptor names and a fixed few,
each as `zipped` writes it, or it is none of ours.
"""

import hashlib
import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from scripts.ground.data_package import DESCRIPTOR, WITNESS, Package, PackageError, Read, Seen, parse
from scripts.ground.zipping import MOST_BYTES, NotOursError, TooBigError, unpacked, unzipped

FOLDER = "releases"
TAKEN_DOWN = "taken-down.csv"  # while a version is being withdrawn: as the table `withdrawn`, for one build of the site
ADDRESS = "v{}/"  # where it lies for good on the site
ARCHIVE_FILE, SITE_FILE = "{}.zip", "{}-site.zip"
PAGES_FILE = "{}-pages.xz"  # what lies at its address beside its archive, as it was built
TEXTS_FILE = "{}-texts.csv"  # the hash of each text that people had written of it
PARTS = (ARCHIVE_FILE, SITE_FILE, PAGES_FILE, TEXTS_FILE)
# What an archive holds beside the descriptor and what that names, and how a table's file is called in a package.
README_FILE, LICENCE_FILE = "README.txt", "LICENSE.txt"
TABLE_FILE = re.compile(rf"data/(?:[a-z0-9_]+|{WITNESS}[0-9]{{4}})\.csv")
ARCHIVED = re.compile(r"(?:data/)?[a-z0-9_]+(?:-(?:[a-z]+|[0-9]{4}))?\.(?:csv|parquet|py)")
HASH = re.compile("[0-9a-f]{32}")
# Where what is kept of the pages lies in the site: below the version, in each language, or where what they are dressed with lies.
KEPT = r"(?:(?:[a-z]{{2}}/)?{}|assets/[0-9a-f]{{16}}/)(?:[\w.-]+/)*[\w.-]+\.(?:html|css|js|svg|woff2|csv|txt|json|xlsx|rdf)"
# Where a page's head and its body meet, with the way past what stands above its text, and what it has of today round that.
MEET = re.compile(r'</head>\s*<body[^>]*>(?:(?:(?!<header|<main).)*?class="md-skip">[^<]*</a>\s*</div>)?', re.DOTALL)
BLOCK = re.compile(rf"<!--today-->.*?({MEET.pattern}).*?<!--/today-->", re.DOTALL)
ROWS_FILE = "rows.json"  # address of a page -> the names of the figures that it shows; it is not served
VERSION = re.compile(r"(0|[1-9][0-9]*)\.(0|[1-9][0-9]*)\.(0|[1-9][0-9]*)")


@dataclass(frozen=True)
class Release:
    """One released version: the package that its pages are built from, and both ZIPs: the archive, and that package.

    `texts`: the hashes of what people had written.
    """

    version: str
    package: Package
    archive: bytes = b""
    site: bytes = b""
    texts: frozenset[str] = frozenset()

    @cached_property
    def files(self) -> dict[str, bytes]:
        """Everything in the archive, by path."""
        return unzipped(self.archive)

    @cached_property
    def descriptor(self) -> Mapping[str, Any]:
        """What the archive says of itself and its files."""
        return json.loads(self.files[DESCRIPTOR])  # type: ignore[no-any-return]


def version_order(version: str) -> tuple[int, ...]:
    """The three numbers of a version, by which versions are ordered: ten comes after nine. () when it is none."""
    found = VERSION.fullmatch(version)
    return tuple(map(int, found.groups())) if found else ()


def release_versions(folder: Path) -> list[str]:
    """The versions that are released beside the package in `folder`, the oldest first: those whose pages can be built."""
    ending = SITE_FILE.format("")
    paths = [path for path in (folder / FOLDER).glob(f"*{ending}") if path.is_file() and not path.is_symlink()]
    return sorted(filter(version_order, (path.name.removesuffix(ending) for path in paths)), key=version_order)


def read_release(folder: Path, version: str, seen: Seen | None = None) -> Release:
    """A release beside the package in `folder`. Raises PackageError when one of its ZIPs is none of ours."""
    package, site = read_site(folder, version, seen)
    return Release(version, package, read_archive(folder, version), site, read_texts(folder, version))


def read_site(folder: Path, version: str, seen: Seen | None = None) -> tuple[Package, bytes]:
    """The package that the pages of a release are built from, and the ZIP it lies in. Raises PackageError when it is none."""
    data = whole(folder / FOLDER / SITE_FILE.format(version))
    files = unzipped(data)
    package = parse(reader_of(files), seen)
    check_names(files, set(package.files), TABLE_FILE)
    return package, data


def read_archive(folder: Path, version: str) -> bytes:
    """The archive of a release. Raises PackageError where it has anything but what its descriptor names, and a fixed few."""
    data = whole(folder / FOLDER / ARCHIVE_FILE.format(version))
    files = unzipped(data)
    try:
        named = {str(one["path"]): one["hash"] for one in json.loads(files[DESCRIPTOR])["resources"]}
    except (ValueError, KeyError, TypeError) as error:
        raise PackageError(" ".join(str(error).split())) from error
    check_names(files, {DESCRIPTOR, README_FILE, LICENCE_FILE, *named}, ARCHIVED)
    for path, told in named.items():
        if told != f"sha256:{hashlib.sha256(files[path]).hexdigest()}":
            raise NotOursError(path)
    return data


def read_texts(folder: Path, version: str) -> frozenset[str]:
    """The hashes of the texts of a release; none where it has kept none. Raises PackageError for a file with anything else."""
    path = folder / FOLDER / TEXTS_FILE.format(version)
    if not path.exists():
        return frozenset()
    header, *hashes = whole(path).decode("ascii", "replace").splitlines() or [""]
    for one in (header.replace("text_hash", "0" * 32), *hashes):
        if not HASH.fullmatch(one):
            raise NotOursError(path.name)
    return frozenset(hashes)


def read_pages(folder: Path, version: str) -> dict[str, bytes]:
    """Path in the site -> bytes of what a release has kept of its pages, with the names of their figures; {} where it has none.

    Raises PackageError where a file lies anywhere but below the version, or is of a kind that no release keeps.
    """
    path = folder / FOLDER / PAGES_FILE.format(version)
    if not path.exists():
        return {}
    files = unpacked(whole(path))
    own = re.compile(KEPT.format(re.escape(ADDRESS.format(version))))
    for name in files:
        if name != ROWS_FILE and (".." in name or not own.fullmatch(name)):
            raise NotOursError(name)
    return files


def kept_addresses(folder: Path, releases: Iterable[Release]) -> list[str]:
    """The addresses, below their version and language, of the pages whose figures these releases have kept."""
    kept = (read_pages(folder, one.version).get(ROWS_FILE, b"{}") for one in releases)
    return sorted({str(address) for rows in kept for address in json.loads(rows)})


def without_block(page: str) -> str | None:
    """A page of a version as it was built, without what it has of today; None where it is no page of a version."""
    return BLOCK.sub(r"\1", page, count=1) if BLOCK.search(page) else None


def check_names(files: Mapping[str, bytes], wanted: set[str], shape: re.Pattern[str]) -> None:
    """Raise NotOursError for a file that is not wanted, one that is and is not there, and one whose name is none of ours."""
    fixed = {DESCRIPTOR, README_FILE, LICENCE_FILE}
    strange = {name for name in wanted - fixed if not shape.fullmatch(name)}
    for name in sorted(strange | (set(files) ^ wanted)):
        raise NotOursError(name)


def whole(path: Path) -> bytes:
    """The bytes of a file of a release. Raises PackageError for one that is not there, or is larger than any of ours."""
    if not path.is_file() or path.is_symlink():
        raise NotOursError(path.name)
    if path.stat().st_size > MOST_BYTES:
        raise TooBigError(path.name, path.stat().st_size, MOST_BYTES)
    return path.read_bytes()


def releases_in(folder: Path) -> list[Release]:
    """The releases beside the package in `folder`, the oldest first. Raises PackageError for one that is no package."""
    seen: Seen = {}
    return [read_release(folder, version, seen) for version in release_versions(folder)]


def reader_of(files: Mapping[str, bytes]) -> Read:
    """A function that reads these files. It raises PackageError for one that is not there."""

    def read(path: str) -> bytes:
        if path not in files:
            raise NotOursError(path)
        return files[path]

    return read


def withdrawn(package: Package) -> list[str]:
    """The versions that have been withdrawn: what was revised in them is revised in the next one."""
    return [row["withdrawn_version"] for row in package.rows_if_any("withdrawn")]
