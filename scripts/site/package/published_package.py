"""The edge that reads the published package as a stranger would, and what a page says when a code has no name."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from scripts.ground.data_package import DESCRIPTOR, Package, PackageError, Row, parse


def read_package(folder: Path) -> Package:
    """The package in `folder`. Raises PackageError when it is not built or a file differs from its schema."""
    if not (folder / DESCRIPTOR).is_file():
        raise PackageError(f"{folder / DESCRIPTOR} is missing: run `python -m scripts package` first")
    return parse(lambda path: (folder / path).read_bytes())


def found(rows: Mapping[Any, Row], key: object) -> Row:
    """The row with this key. Raises PackageError, so that a page is never built around a code without a name."""
    if key not in rows:
        raise PackageError(f"no code list holds {key}")
    return rows[key]
