"""Tiny literal tables for the tests: a row says only what its test is about."""

import os
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from pathlib import Path
from shutil import copy, copytree
from typing import cast

import yaml

from scripts.ground.cells import SIDES
from scripts.ground.data_package import Row
from scripts.ground.organisations import SUPPORT, public
from scripts.ground.row_notes import ROW_NOTES
from scripts.ground.tables import canonical
from scripts.ground.texts import NUMBER
from scripts.package.disclosure.settings import LISTS
from scripts.package.settings import parse
from scripts.package.sources import hand_part
from scripts.paths import DATAPACKAGE
from tests.code_lists import ASKED, HandTable, read_lists, read_table, without, write_table
from tests.sharing import shared_folder

with (DATAPACKAGE / "package.yml").open("rb") as file:
    SETTINGS, _ = parse(file.read())
assert SETTINGS is not None
# The one helpline that a test confirms, made up but for its name: by that the words know that it is for a man.
MADE_UP = "men"
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
    """A package folder with the real settings, a form that asks little, and the given figures (`y2025=b"..."`).

    Nothing has been released, revised or cleared, and a made-up helpline is confirmed, so that it can be released.
    """
    copytree(folder_without_figures(), target, dirs_exist_ok=True)
    for name, data in figures.items():
        (target / "figures" / f"{name.removeprefix('y')}.csv").write_bytes(data)
    return target


@cache
def folder_without_figures() -> Path:
    """What `hand_folder` copies, in a folder that goes when the tests end.

    The evidence keeps only the rows that need no figure, and the notes no number, so that a few figures are enough for a
    whole package.
    """
    made = shared_folder() / f"without-figures-{os.getpid()}"
    (made / "codes").mkdir(parents=True)
    (made / "figures").mkdir()
    for name in ("package.yml", "recommendations.csv", "recommendation_status.csv", "helplines.csv"):
        copy(DATAPACKAGE / name, made)
    evidence = read_table(DATAPACKAGE / "recommendation_evidence.csv")
    no_figure = [row for row in evidence.rows if row["evidence_kind"] != "figure"]
    lists = read_lists(DATAPACKAGE)
    every = {row["indicator"] for row in lists["indicators"].rows}
    assert every >= ASKED
    for name, table in without(every - ASKED, {**lists, "evidence": HandTable(evidence.columns, no_figure)}).items():
        write_table(made / ("recommendation_evidence.csv" if name == "evidence" else f"codes/{name}.csv"), table)
    notes = made / "codes/notes.csv"
    notes.write_text(NUMBER.sub("…", notes.read_text(encoding="utf-8")), encoding="utf-8")
    write_table(made / "revisions.csv", HandTable(read_table(DATAPACKAGE / "revisions.csv").columns, []))
    make_up_helpline(made)
    write_disclosure(made)
    return made


def make_up_helpline(folder: Path, day: str = "2031-02-03") -> None:
    """The public numbers stay; all others lose theirs, and a made-up one is confirmed on `day`."""
    path = folder / "helplines.csv"
    columns, rows = read_table(path)
    real = [row if public(row) else row | {"phone": ""} for row in rows if row["helpline"] != MADE_UP]
    line: Row = {**dict.fromkeys(columns, ""), "helpline": MADE_UP, "order": "99", "line_kind": SUPPORT}
    line |= {
        "phone": "000-00 00 00",
        "phone_source": "https://a.example/",
        "confirmed_by": "Ingen",
        "confirmed_on": day,
    }
    line |= {"title_sv": "Påhittad linje", "title_en": "Made-up line", "helps_sv": "Ingen.", "helps_en": "Nobody."}
    write_table(path, HandTable(columns, [*real, line]))


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
        "not_the_rest": hidden and answers == "several",
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
