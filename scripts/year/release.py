"""The built package as `releases/<version>.zip`, written once and never again.

Each file is written beside and then renamed, the ZIP before the list of checksums: whatever interrupts it, the old releases are
whole, and the next run finishes the list.
"""

import hashlib
import json
from pathlib import Path

from scripts.archive.files import archive_files
from scripts.archive.zipping import zipped
from scripts.ground.data_package import DESCRIPTOR
from scripts.ground.problems import Problem, Refused
from scripts.ground.releases import FOLDER, PAGES
from scripts.package.locking import alone
from scripts.package.releases import SUMS, read_sums
from scripts.package.writing import put_whole, saying_disk_errors


def release(root: Path, pages: bytes = b"") -> None:
    """Write the built package in `root` as a release, with what stays of its pages.

    Raises `Refused` when its version is released with other bytes.
    """
    descriptor = json.loads((root / DESCRIPTOR).read_text(encoding="utf-8"))
    paths = [DESCRIPTOR, *(resource["path"] for resource in descriptor["resources"])]
    data = zipped(archive_files({path: (root / path).read_bytes() for path in paths}, descriptor))
    with saying_disk_errors(), alone(root):
        if pages:
            put(root / FOLDER, PAGES.format(descriptor["version"]), pages)
        put(root / FOLDER, f"{descriptor['version']}.zip", data)


def put(folder: Path, name: str, data: bytes) -> None:
    """Write the ZIP unless it is there, then list it. Raises `Refused` when it is there with other bytes."""
    folder.mkdir(exist_ok=True)
    if not (folder / name).exists():
        put_whole(folder / name, data)
    elif (folder / name).read_bytes() != data:
        raise Refused([Problem(f"{FOLDER}/{name}", 0, "", "release_exists")])
    sums = read_sums(folder) | {name: hashlib.sha256(data).hexdigest()}
    listed = sums_text(sums)
    if not (folder / SUMS).is_file() or (folder / SUMS).read_bytes() != listed:
        put_whole(folder / SUMS, listed)


def sums_text(sums: dict[str, str]) -> bytes:
    """The list as `sha256sum --check` reads it, by name."""
    return "".join(f"{checksum}  {name}\n" for name, checksum in sorted(sums.items())).encode("ascii")
