"""The hand-written tables without some of the indicators: with a form that asks little, or as they were in an earlier year."""

import csv
import re
from collections.abc import Collection, Mapping
from pathlib import Path
from typing import NamedTuple, cast

from scripts.ground.columns import Column
from scripts.ground.data_package import Row
from scripts.ground.tables import to_csv

# What the form of a made-up year asks: what a test fills in or names. With all that there are, a workbook takes twice the time.
ASKED = frozenset(
    {
        "contacts",
        "new_contacts",
        "origin_country",
        "origin_region",
        "origin_outside_eu",
        "exploitation_form",
        "gender",
        "adults_unnamed_chart",
        "exploitation_start",
        "exploitation_place",
        "authority_contact",
        "identified_by",
        "time_to_support",
        "support_needs",
        "authority_support",
        "needs_met",
        "children_exposure",
        "children_age",
        "children_gender",
        "reported_crimes",
        "crime_category",
        "legal_status",
        "residence_permit",
        "member_organisations",
    }
)
NAMING: tuple[Column, ...] = ("indicator", "within_indicator")
QUESTION: Column = "form_question"
CHOICES: Column = "choices"
SAYING: tuple[Column, ...] = ("counts", "only_if")  # of a question: what speaks of other indicators
LEANS: Column = "leans_on"  # of what a report says in words: claims on other indicators
OTHERS: Column = "others"  # of a pair of indicators: those that the first is put beside
COUNTS: tuple[Column, ...] = ("more", "most")  # of what is expected: counts of indicators


class HandTable(NamedTuple):
    """A hand-written table."""

    columns: list[Column]
    rows: list[Row]


def read_table(path: Path) -> HandTable:
    """A hand-written table as it stands."""
    with path.open(encoding="utf-8", newline="") as file:
        header, *rows = [*csv.reader(file)]
    columns = cast(list[Column], header)
    return HandTable(columns, [cast(Row, dict(zip(columns, row, strict=True))) for row in rows])


def read_lists(folder: Path) -> dict[str, HandTable]:
    """The code lists of a package folder, by their names."""
    return {path.stem: read_table(path) for path in sorted((folder / "codes").glob("*.csv"))}


def write_table(path: Path, table: HandTable) -> None:
    """Write a hand-written table."""
    path.write_bytes(to_csv(table.columns, table.rows))


def without(gone: Collection[str], tables: Mapping[str, HandTable]) -> dict[str, HandTable]:
    """What tables say of the other indicators: a relation that one of these is in goes with all its rows."""
    broken = {row["relation"] for row in tables["relations"].rows if row["indicator"] in gone}
    return {
        name: HandTable(
            columns, [left for row in rows if (left := left_of(row, gone)) and row.get("relation") not in broken]
        )
        for name, (columns, rows) in tables.items()
    }


def left_of(row: Row, gone: Collection[str]) -> Row:
    """What is left of a row without some indicators: nothing where it is about one of them."""
    if any(row.get(column) in gone for column in NAMING):
        return {}
    if QUESTION in row:
        return {} if row[QUESTION].partition("/")[0] in gone else without_answers(row, gone)
    if LEANS in row:
        claims = (one for one in row[LEANS].split(";") if not {word.split(".")[0] for word in one.split()} & {*gone})
        return row | {LEANS: ";".join(claims).strip()}
    if any({re.split(r"[.@]", one)[0] for one in row.get(column, "").split()} & {*gone} for column in COUNTS):
        return {}
    if OTHERS not in row:
        return row
    others = " ".join(one for one in row[OTHERS].split() if one.split(".")[0] not in gone)
    return row | {OTHERS: others} if others else {}


def without_answers(row: Row, gone: Collection[str]) -> Row:
    """A question of the form that does not speak of some indicators."""
    named = rf"(?<!\w)(?:{'|'.join(sorted(gone)) or '!'})(?:/\w+)?\.\w+"
    kept = {
        column: parts.join(one for one in row[column].split(parts) if not re.search(named, one))
        for column, parts in zip(SAYING, (" ", "; "), strict=True)
    }
    return row | kept | {CHOICES: re.sub(rf"{named}\+|\+{named}", "", row[CHOICES])}
