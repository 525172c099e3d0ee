"""What one build keeps for the next: bytes by all that they are made of. Deleting the folder only costs time."""

import hashlib
import marshal
import os
import sys
import zlib
from collections.abc import Callable, Iterable
from functools import cache
from pathlib import Path

from scripts.ground.data_package import Package, once
from scripts.ground.locking import alone
from scripts.paths import CACHE, DOCS, ROOT, TEMPLATES

PACKAGES = CACHE / "packages"  # what was made of a package alone, a folder for each kind
CODE = ("scripts/site", "scripts/ground", "docs/assets/colours.css", "requirements.txt")
READ = (TEMPLATES, DOCS / "benchmark.csv")  # what that code reads each time, and a preview goes on when it changes


def kept(folder: Path, ending: str, key: str, make: Callable[[], bytes]) -> bytes:
    """The bytes that were made of the same key before, or else are made now."""
    file = folder / f"{hashlib.sha256(key.encode()).hexdigest()}{ending}"
    if file.is_file():
        return file.read_bytes()
    made = make()
    # Written beside, then replaced: both languages are built at the same time and a crash must leave no half file.
    file.parent.mkdir(parents=True, exist_ok=True)
    beside = file.with_suffix(f".{os.getpid()}")
    try:
        beside.write_bytes(made)
        beside.replace(file)
    finally:
        beside.unlink(missing_ok=True)
    return made


def of_package(package: Package, name: str, make: Callable[[], bytes]) -> bytes:
    """The bytes that follow from a package alone. `name`: of their kind, and the language where they have one.

    Both languages are built at the same time and ask for the same: one makes it, the other waits and reads.
    """
    folder = PACKAGES / name
    folder.mkdir(parents=True, exist_ok=True)
    read = total(source.read_bytes() for path in READ for source in sources(path))
    key = f"{sys.version}/{code(*CODE)}/{read}/{all_of(package)}"
    with alone(folder, wait=True):
        return zlib.decompress(kept(folder, ".z", key, lambda: zlib.compress(make(), 1)))


@once
def all_of(package: Package) -> str:
    """A sum of all that a package has: where somebody has put in other tables, the files are not what they say."""
    told = marshal.dumps([package.descriptor, dict(package.tables)], 0)  # fast, and never read back
    return total([told, *(part for path, data in package.files.items() for part in (path.encode(), data))])


@cache
def code(*names: str) -> str:
    """A sum of the sources that make something, by their paths under the root; a folder stands for all that is in it."""
    return total(source.read_bytes() for name in names for source in sources(ROOT / name))


def sources(path: Path) -> list[Path]:
    """The file, or the files of the folder that people write."""
    return sorted(each for each in path.rglob("*.*") if each.suffix != ".pyc") if path.is_dir() else [path]


def total(parts: Iterable[bytes]) -> str:
    """A checksum of some bytes, one after the other."""
    found = hashlib.sha256()
    for part in parts:
        found.update(part)
    return found.hexdigest()
