"""Tiny packages for the tests of comparing and releasing: two tables, made up, and the whole package with a few figures."""

import copy
import csv
import io
import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from scripts.ground.data_package import Package, Row
from scripts.ground.tables import canonical
from scripts.package.build import build
from scripts.year.repository import write_citation
from tests.rows import figure, figures_csv, hand_folder, to_row

GOOD: list[Row] = [
    {"observation": "needs.a", "year": "2030", "value": "10", "lower": "", "upper": "", "obs_status": "A"},
    {"observation": "needs.b", "year": "2030", "value": "", "lower": "50", "upper": "", "obs_status": "A"},
]
CODES: list[Row] = [
    {"category": "a", "order": "1", "label_sv": "Råd"},
    {"category": "b", "order": "2", "label_sv": "Boende"},
]


def package(version: str = "1.0.0", /, **tables: list[Row]) -> Package:
    """A package with these tables; the first column of each is its key."""
    tables = tables or {"observations": GOOD, "categories": CODES}
    columns = {name: list(rows[0]) if rows else [] for name, rows in tables.items()}
    resources = [resource(name, fields) for name, fields in columns.items()]
    descriptor = {"name": "tiny", "version": version, "title": "Litet", "keywords": ["x", "y"], "resources": resources}
    return copy.deepcopy(Package(descriptor, tables, {}))


def resource(name: str, fields: Sequence[str]) -> dict[str, Any]:
    """What a descriptor says of a table."""
    columns = [{"name": field, "type": "string", "title": field} for field in fields]
    return {"name": name, "path": f"data/{name}.csv", "schema": {"fields": columns, "primaryKey": fields[:1]}}


def released_folder(target: Path, value: str = "420", version: str = "1.0.0") -> Path:
    """A package folder with two figures of one year, not built yet."""
    folder = hand_folder(target, y2025=figures_csv(figure(value=value), figure(population="direct", value="364")))
    return set_version(folder, version)


def ready_folder(target: Path) -> Path:
    """A built package folder in a repository of its own, that is ready to be published: everything is decided and told."""
    folder = released_folder(target / "datapackage")
    (target / "CHANGELOG.md").write_text("# Ändringar\n\n## Nästa version\n\nDen första utgåvan.\n", encoding="utf-8")
    path = folder / "package.yml"
    text = re.sub(
        r'value: ""\n(\s+)placeholder: true', r"value: hösten\n\1placeholder: false", path.read_text(encoding="utf-8")
    )
    text = text.replace("placeholder: true", "placeholder: false").replace("example.org", "plattformen.test")
    path.write_text(text, encoding="utf-8")
    (folder / "members.csv").write_text("member,year,membership\nEtt hus,,joined\n", encoding="utf-8")
    (target / ".github").mkdir()
    owners = "# @PLACEHOLDER/a: not yet\n/datapackage/ @en-annan/siffror\n"
    (target / ".github/CODEOWNERS").write_text(owners, encoding="utf-8")
    build(folder)
    write_citation(folder)
    return folder


def correct(folder: Path, value: str = "425") -> None:
    """Change a published figure of such a folder, and build it; what readers are told of it is written."""
    (folder / "figures/2025.csv").write_bytes(
        figures_csv(figure(value=value), figure(population="direct", value="364"))
    )
    build(folder)
    log = folder.parent / "CHANGELOG.md"
    text = log.read_text(encoding="utf-8").replace("## Nästa version\n", "## Nästa version\n\nEtt fel.\n", 1)
    log.write_text(text, encoding="utf-8")


def next_year(folder: Path, value: str = "500", year: str = "2026") -> Path:
    """Such a folder with a year more, built."""
    (folder / f"figures/{year}.csv").write_bytes(figures_csv(figure(value=value, year=year)))
    build(folder)
    return folder


def set_version(folder: Path, version: str) -> Path:
    """The folder with this version in its settings."""
    path = folder / "package.yml"
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    new = [f"  version: {version}\n" if line.startswith("  version: ") else line for line in lines]
    path.write_text("".join(new), encoding="utf-8")
    return folder


def revise(folder: Path, *entries: dict[str, str]) -> None:
    """Write the log of revisions."""
    path = folder / "revisions.csv"
    columns = path.read_text(encoding="utf-8").splitlines()[0].split(",")
    usual = {"reason_sv": "Felskrivet", "reason_en": "Mistyped", "revised_on": "2031-02-03"}
    rows = [dict.fromkeys(columns, "") | usual | entry for entry in entries]
    path.write_bytes(canonical(columns, [[row[column] for column in columns] for row in rows]))


def table(folder: Path, name: str) -> list[Row]:
    """The rows of a built table."""
    rows = csv.DictReader(io.StringIO((folder / "data" / f"{name}.csv").read_text(encoding="utf-8")))
    return [to_row(row) for row in rows]
