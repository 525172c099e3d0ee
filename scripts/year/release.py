"""The built package as `releases/<version>.zip`, with the words of its pages beside it: written once and never again.

Each file is written beside and then renamed, the ZIP last: whatever interrupts it, the old releases are whole, and the next run
finishes this one.
"""

import json
from pathlib import Path

from scripts.archive.files import archive_files
from scripts.ground.data_package import DESCRIPTOR, PackageError
from scripts.ground.locking import alone
from scripts.ground.problems import Problem, Refused
from scripts.ground.releases import FOLDER, WORDS_FILE
from scripts.ground.zipping import unzipped, zipped
from scripts.package.writing import put_whole, saying_disk_errors

Files = dict[str, bytes]


def release(root: Path, words: bytes = b"") -> None:
    """Write the built package in `root` as a release, with the words that it keeps of its pages.

    Raises `Refused` when its version is released with other content.
    """
    with saying_disk_errors(), alone(root):
        (root / FOLDER).mkdir(exist_ok=True)
        for name, data in release_files(root, words).items():
            put(root / FOLDER / name, data)


def release_files(root: Path, words: bytes) -> Files:
    """Name -> bytes of what the release of the built package in `root` is made of, the ZIP last."""
    descriptor = json.loads((root / DESCRIPTOR).read_text(encoding="utf-8"))
    paths = [DESCRIPTOR, *(resource["path"] for resource in descriptor["resources"])]
    data = zipped(archive_files({path: (root / path).read_bytes() for path in paths}, descriptor))
    kept = {WORDS_FILE.format(descriptor["version"]): words} if words else {}
    return {**kept, f"{descriptor['version']}.zip": data}


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
