"""What one build keeps for the next: bytes by all that they are made of. Deleting the folder only costs time."""

import hashlib
import os
from collections.abc import Callable, Iterable
from functools import cache
from pathlib import Path

from scripts.paths import ROOT


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
