"""`python -m scripts release`: the built package as `releases/<version>.zip`, written once and never again.

Each file is written beside and then renamed, the ZIP before the list of checksums: whatever interrupts it, the old releases are
whole, and the next run finishes the list.
"""

import csv
import hashlib
import json
from pathlib import Path

from scripts.archive.files import archive_files
from scripts.archive.zipping import zipped
from scripts.ground.data_package import DESCRIPTOR
from scripts.ground.problems import Problem, Refused, stop_on_faults
from scripts.ground.releases import FOLDER
from scripts.package.build import check
from scripts.package.locking import alone
from scripts.package.releases import SUMS, read_sums
from scripts.package.writing import put_whole, saying_disk_errors

HELPLINES = "helplines.csv"
# Theirs from the start: they say nothing of who gives support.
AUTHORITIES = {"emergency", "police"}


def release(root: Path) -> list[Problem]:
    """Release the package in `root`. Raises `Refused` when it is not up to date or its version is released with other bytes.

    What is released is worked out anew: nothing that an earlier build kept is trusted. Nor is anything released while the page
    for those who need help has no number of anyone who gives support.
    """
    stop_on_faults([*check(root, anew=True), *without_helplines(root)])
    descriptor = json.loads((root / DESCRIPTOR).read_text(encoding="utf-8"))
    paths = [DESCRIPTOR, *(resource["path"] for resource in descriptor["resources"])]
    data = zipped(archive_files({path: (root / path).read_bytes() for path in paths}, descriptor))
    with saying_disk_errors(), alone(root):
        put(root / FOLDER, f"{descriptor['version']}.zip", data)
    return []


def without_helplines(root: Path) -> list[Problem]:
    """A problem while no number is confirmed but those of the authorities."""
    with (root / HELPLINES).open(encoding="utf-8", newline="") as file:
        confirmed = {row["helpline"] for row in csv.DictReader(file) if row["confirmed_on"]}
    return [] if confirmed - AUTHORITIES else [Problem(HELPLINES, 0, "", "release_no_helpline")]


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
