"""The built package as a release: what its pages are built from, their words, and the archive. Written once and never again.

Each file is written beside and then renamed, what makes it a release last: whatever interrupts it, the old releases are whole, and
the next run finishes this one.
"""

import json
from pathlib import Path

from scripts.ground.data_package import DESCRIPTOR, PackageError
from scripts.ground.locking import alone
from scripts.ground.problems import Problem, Refused
from scripts.ground.releases import FOLDER, SITE_FILE
from scripts.ground.zipping import unzipped, zipped
from scripts.package.writing import put_whole, saying_disk_errors

Files = dict[str, bytes]


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
