"""Writes CITATION.cff and .zenodo.json beside the package folder, and says when they are not what the package says."""

import csv
import json
from pathlib import Path

from scripts.ground.problems import Problem
from scripts.year.citation_files import citation_files


def write_citation(folder: Path) -> None:
    """Write both files for the built package in `folder`; a file that is already right is left alone."""
    for path, data in wanted(folder).items():
        if not path.is_file() or path.read_bytes() != data:
            path.write_bytes(data)


def stale_citation(folder: Path) -> list[Problem]:
    """A problem for each file that is not what the built package in `folder` says."""
    return [
        Problem(path.name, 0, "", "package_stale")
        for path, data in wanted(folder).items()
        if not path.is_file() or path.read_bytes() != data
    ]


def wanted(folder: Path) -> dict[Path, bytes]:
    """Path -> bytes of both files."""
    descriptor = json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))
    with (folder / "data/platform.csv").open(encoding="utf-8", newline="") as file:
        platform = {
            row["setting"]: row["setting_value"] for row in csv.DictReader(file) if row["setting_state"] == "set"
        }
    return {folder.parent / name: data for name, data in citation_files(descriptor, platform).items()}
