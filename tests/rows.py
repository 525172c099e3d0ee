"""Tiny literal tables for the tests: a row says only what its test is about."""

import csv
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from shutil import copy, copytree
from typing import cast

import yaml

from scripts.ground.cells import SIDES
from scripts.ground.data_package import Row
from scripts.ground.row_notes import ROW_NOTES
from scripts.package.asking import NUMBER
from scripts.package.csv_text import canonical
from scripts.package.disclosure.settings import LISTS
from scripts.package.settings import parse
from scripts.package.sources import hand_part
from scripts.paths import DATAPACKAGE

with (DATAPACKAGE / "package.yml").open("rb") as file:
    SETTINGS, _ = parse(file.read())
assert SETTINGS is not None
FIGURE_COLUMNS = hand_part(SETTINGS.tables["statements"]).columns

USUAL: Row = {
    "indicator": "contacts",
    "category": "total",
    "population": "all",
    "scope": "all_cases",
    "year": "2025",
    "measure": "count",
    "qualifier": "exact",
    "obs_status": "A",
    "producer": "platform",
    "source": "platform_report_2025",
    "place": "Inledning",
}


def to_row(cells: Mapping[str, str]) -> Row:
    """What a test names by keywords, or has read, as a row of the package: each is a column."""
    return cast(Row, cells)


def figure(**cells: str) -> Row:
    """A row of a figures file: the usual cells, with `printed` as the value, and what the test says."""
    row = dict.fromkeys(FIGURE_COLUMNS, "") | USUAL | to_row(cells)
    row["printed"] = cells.get("printed", row["value"])
    row["seq"] = cells.get("seq", "1")
    row["chart_prints"] = cells.get("chart_prints", "unknown" if row["obs_status"] == "L" else "")
    return row


def statement(**cells: str) -> Row:
    """A figure as the build sees it: with its unit."""
    return figure(**cells) | {"unit": cells.get("unit", "persons")}


def figures_csv(*rows: Row) -> bytes:
    """A figures file with these rows, numbered."""
    numbered = [row | {"seq": str(number)} for number, row in enumerate(rows, 1)]
    return canonical(FIGURE_COLUMNS, [[row[column] for column in FIGURE_COLUMNS] for row in numbered])


def hand_folder(target: Path, **figures: bytes) -> Path:
    """A package folder with the real settings and code lists, and the given figures (`y2025=b"..."`) instead of the real ones.

    The evidence keeps only the rows that need no figure, and the notes no number, so that a few figures are enough for a
    whole package. Nothing has been released, revised or cleared, and every helpline is confirmed, so that it can be released.
    """
    target.mkdir(parents=True, exist_ok=True)
    copy(DATAPACKAGE / "package.yml", target)
    copytree(DATAPACKAGE / "codes", target / "codes")
    notes = target / "codes/notes.csv"
    notes.write_text(NUMBER.sub("…", notes.read_text(encoding="utf-8")), encoding="utf-8")
    for name in ("recommendations", "recommendation_status", "helplines"):
        copy(DATAPACKAGE / f"{name}.csv", target)
    confirm(target)
    header = (DATAPACKAGE / "revisions.csv").read_text(encoding="utf-8").splitlines(keepends=True)[0]
    (target / "revisions.csv").write_text(header, encoding="utf-8")
    lines = (DATAPACKAGE / "recommendation_evidence.csv").read_text(encoding="utf-8").splitlines(keepends=True)
    kept = [line for number, line in enumerate(lines) if number == 0 or ",figure," not in line]
    (target / "recommendation_evidence.csv").write_text("".join(kept), encoding="utf-8")
    write_disclosure(target)
    (target / "figures").mkdir()
    for name, data in figures.items():
        (target / "figures" / f"{name.removeprefix('y')}.csv").write_bytes(data)
    return target


def confirm(folder: Path) -> None:
    """The platform confirms every number of the helplines that it has not."""
    path = folder / "helplines.csv"
    with path.open(encoding="utf-8", newline="") as file:
        rows = [*csv.DictReader(file)]
    for row in rows:
        if not row["confirmed_on"]:
            row |= {"confirmed_by": "Den som svarar", "confirmed_on": "2031-02-03"}
    path.write_bytes(canonical([*rows[0]], [[*row.values()] for row in rows]))


def write_disclosure(folder: Path, **lists: list[str]) -> None:
    """The real threshold and lists, with nothing cleared; the test's lists instead of those that it gives."""
    raw = yaml.safe_load((DATAPACKAGE / "disclosure.yml").read_text(encoding="utf-8"))
    for part, codes in {"cleared": [], **lists}.items():
        raw[part] = [{LISTS[part]: code, "reason_sv": "Prövat", "reason_en": "Considered"} for code in codes]
    (folder / "disclosure.yml").write_text(yaml.safe_dump(raw, allow_unicode=True), encoding="utf-8")


def lines_of(*rows: Row) -> dict[int, Row]:
    """The rows as they are read from a file: the first in line 2."""
    return dict(enumerate(rows, 2))


def wrongly_noted(observations: Sequence[Row], indicators: Iterable[Row]) -> list[str]:
    """The published rows that have a note against their columns, or lack one that these demand."""
    answers = {row["indicator"]: row["answers"] for row in indicators}
    counts = {counted(row): float(row["upper"]) for row in observations if row["measure"] == "count" and row["upper"]}
    return [
        row["observation"]
        for row in observations
        if {*row["notes"].split()} & {*ROW_NOTES} != demanded(row, answers[row["indicator"]], counts)
    ]


def counted(row: Row, indicator: str = "", category: str = "") -> tuple[str, ...]:
    """What names the count of a row, or of another answer by the same people."""
    people = (row["population"], row["scope"], row["year"], row["year_to"])
    if indicator:
        return (indicator, category, "", "", *people)
    return (row["indicator"], row["category"], row["within_indicator"], row["within_category"], *people)


def demanded(row: Row, answers: str, counts: Mapping[tuple[str, ...], float]) -> set[str]:
    """The notes of a published row by what the list of notes says in words, without the build's own rules."""
    share, hidden = row["measure"] == "percent", row["obs_status"] == "Q"
    silent = not (row["base"] + row["base_indicator"] + row["within_indicator"] + "x" * hidden)
    several = share and not silent and not row["base_indicator"] and answers == "several"
    size, people = row["value"] or row["upper"] or "0", row["unit"] not in ("countries", "organisations")
    persons = {float(size)} if row["measure"] == "count" else set()
    if share:
        others = [counted(row, *(row[name] for name in SIDES[part])) for part in ("within", "base")]
        persons = {counts.get(each, 0) for each in (counted(row), *others, counted(row, "contacts", "total"))}
        persons |= {float(row["base"] or 0), float(size) * float(row["base"] or 0) / 100}
    found = {
        "value_only_in_chart": row["obs_status"] == "L",
        "no_number_in_source": row["obs_status"] == "O",
        "hidden": hidden,
        "base_not_stated": share and silent,
        "share_of_persons": several and row["unit"] == "persons",
        "share_of_answers": several and row["unit"] != "persons",
        "unit_not_stated": row["measure"] == "not_stated",
        "few_cases": people and any(0 < each < 20 for each in persons),
        "computed": row["origin"] == "computed",
        "corrected": row["origin"] == "corrected",
        "doubtful": row["doubt"] == "doubtful",
    }
    return {note for note, holds in found.items() if holds}
