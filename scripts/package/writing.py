"""The edge that writes: the one module that changes `datapackage/`. Built beside, judged, then put in place.

A crash, a full disk or a pulled plug leaves the old package whole, or the new one, and the next run mends what is left over.
"""

import shutil
from collections.abc import Callable, Mapping
from pathlib import Path

from scripts.ground.disk import saying_disk_errors, write_to_disk
from scripts.ground.locking import alone
from scripts.ground.problems import Problem, stop_on_faults

NEW, OLD = ".building", ".replaced"


def replace_package(root: Path, files: Mapping[str, bytes], judge: Callable[[Path], list[Problem]]) -> None:
    """Write `files` (path below `root` -> bytes) beside the package, let `judge` look at them, then swap.

    Raises `Refused` when the judge finds a fault or the disk refuses; nothing of the old package has changed then.
    """
    beside = root / NEW
    with saying_disk_errors(), alone(root):
        # The build's own folders are moved and emptied, never followed: none of them may be a file or a link.
        stop_on_faults(
            [
                Problem(name, 0, "", "folder_expected")
                for name in ("data", NEW, OLD)
                if (root / name).is_symlink() or ((root / name).exists() and not (root / name).is_dir())
            ]
        )
        recover(root)
        try:
            for path, data in files.items():
                target = beside / path
                target.parent.mkdir(parents=True, exist_ok=True)
                write_to_disk(target, data)
            stop_on_faults(judge(beside))
            swap(root)
        finally:  # not around `recover`, which needs what an interrupted run left there
            shutil.rmtree(beside, ignore_errors=True)


def swap(root: Path) -> None:
    """Put the new folder and descriptor in place of the old. The old data folder waits aside until both are there."""
    data, aside = root / "data", root / OLD
    if data.exists():
        data.rename(aside)
    try:
        (root / NEW / "data").rename(data)
        (root / NEW / "datapackage.json").replace(root / "datapackage.json")
    except BaseException:
        if aside.exists():
            shutil.rmtree(data, ignore_errors=True)
            aside.rename(data)
        raise
    shutil.rmtree(aside, ignore_errors=True)


def recover(root: Path) -> None:
    """Finish what an interrupted run left: the old data folder goes back unless the swap was done."""
    data, aside = root / "data", root / OLD
    if aside.exists():
        if (root / NEW / "datapackage.json").exists() or not data.exists():
            shutil.rmtree(data, ignore_errors=True)
            aside.rename(data)
        else:
            shutil.rmtree(aside)
    shutil.rmtree(root / NEW, ignore_errors=True)
