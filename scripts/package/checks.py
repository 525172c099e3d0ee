"""The checks that follow from a schema alone: header, types, constraints, codes, keys. Tables in, problems out."""

import re
from collections.abc import Mapping
from decimal import Decimal

import pandas as pd

from scripts.ground.characters import would_run
from scripts.ground.problems import Problem, suggestion
from scripts.ground.thresholds import TOO_LONG
from scripts.package.csv_text import Sheet
from scripts.package.settings import Field, Table

INTEGER = r"(?:0|[1-9][0-9]*)"
NUMBER = r"(?:0|[1-9][0-9]*)(?:\.[0-9]+)?"
DATE = r"[0-9]{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12][0-9]|3[01])"
SHAPES = {"integer": INTEGER, "number": NUMBER, "date": DATE}


def check_header(sheet: Sheet, table: Table, file: str) -> list[Problem]:
    """Unknown, doubled and missing columns; and where the order first differs, when the names are right."""
    found, wanted, line = sheet.columns, table.columns, sheet.header_line
    problems = [
        Problem(file, line, "", "column_unknown", name, suggestion(name, wanted))
        for name in found
        if name not in wanted
    ]
    problems += [
        Problem(file, line, name, "column_doubled")
        for name in sorted(set(found))
        if name in wanted and found.count(name) > 1
    ]
    problems += [Problem(file, line, name, "column_missing") for name in wanted if name not in found]
    if not problems and list(found) != wanted:
        here, expected = next((a, b) for a, b in zip(found, wanted, strict=True) if a != b)
        problems.append(Problem(file, line, here, "columns_reordered", here, expected))
    return problems


def to_frame(sheet: Sheet, table: Table) -> tuple[pd.DataFrame, bool]:
    """The sheet as a table of text (index: the line in the file), and whether decimal commas were turned into points.

    Only a file with semicolons can have decimal commas: with commas between columns a comma in a number is a fault.
    """
    frame = pd.DataFrame(
        sheet.rows, columns=list(sheet.columns), index=pd.Index(sheet.lines, name="row"), dtype="object"
    )
    turned = False
    if sheet.semicolon:
        for column in (each.name for each in table.fields if each.type == "number"):
            commas = frame[column].str.fullmatch(r"-?[0-9]+,[0-9]+")
            turned |= bool(commas.any())
            frame.loc[commas, column] = frame.loc[commas, column].str.replace(",", ".")
    return frame, turned


def check_cells(frame: pd.DataFrame, table: Table, codelists: Mapping[str, list[str]], file: str) -> list[Problem]:
    """At most one problem for each cell, the most telling first."""
    problems = []
    for column in table.fields:
        codes = codelists.get(column.codelist, [])
        cells = frame[column.name].tolist()
        wrong = {found: fault for found in set(cells) if (fault := cell_fault(found, column, codes))}
        problems += [
            Problem(file, int(row), column.name, *wrong[found])
            for row, found in zip(frame.index, cells, strict=True)
            if found in wrong
        ]
    return problems


Fault = tuple[str, str, str]  # kind, found, hint


def cell_fault(found: str, column: Field, codes: list[str]) -> Fault | None:
    """What is wrong with a cell of a column, or None. `codes`: those of the column's list."""
    if not found:
        return ("missing_value", "", "") if column.constraints.get("required") else None
    wrong = number_fault(found, column) if column.type in SHAPES else text_fault(found, column, codes)
    return (wrong[0], found, wrong[1]) if wrong else None


def number_fault(found: str, column: Field) -> tuple[str, str] | None:
    """(kind, hint) for what is no number or date, too long to be meant, or beyond the schema's minimum and maximum."""
    rules = column.constraints
    if not re.fullmatch(SHAPES[column.type], found):
        return ("bad_pattern", "YYYY-MM-DD") if column.type == "date" else (number_kind(found, column.type), "")
    if re.search(TOO_LONG, found):
        return "number_too_long", ""
    if "minimum" in rules and Decimal(found) < rules["minimum"]:
        return "number_too_small", str(rules["minimum"])
    if "maximum" in rules and Decimal(found) > rules["maximum"]:
        return "number_too_big", str(rules["maximum"])
    return None


def text_fault(found: str, column: Field, codes: list[str]) -> tuple[str, str] | None:
    """(kind, hint) for what a spreadsheet or a browser would run, what no list or pattern has, and what is too long."""
    rules = column.constraints
    if found != found.strip():
        return "spaces_around", ""
    if kind := would_run(found):
        return kind, ""
    if column.codelist and found not in codes:
        return "unknown_code", suggestion(found, codes)
    if "pattern" in rules and not re.fullmatch(str(rules["pattern"]), found):
        return "bad_pattern", str(rules["pattern"])
    if "maxLength" in rules and len(found) > rules["maxLength"]:
        return "too_long", str(rules["maxLength"])
    return None


def number_kind(found: str, wanted: str) -> str:
    """Why a text is no number, in the words that help: spaces, a percent sign, a comma, negative, fractional, or just text.

    `wanted`: "integer" or "number".
    """
    if re.search(r"[\s\u00a0\u202f]", found) and re.search(r"[0-9]", found):
        return "number_spaces"
    if "%" in found:
        return "number_percent"
    if re.fullmatch(r"[0-9]+,[0-9]+", found):
        return "number_comma"
    if re.fullmatch(rf"[-\u2212]{NUMBER}", found):
        return "number_negative"
    if wanted == "integer" and re.fullmatch(NUMBER, found):
        return "number_fraction"
    return "number_text"


def check_keys(frame: pd.DataFrame, table: Table, file: str) -> list[Problem]:
    """Rows that share a primary or unique key; the later one is named, with the row of the first."""
    problems = []
    for key in (table.primary_key, *table.unique_keys):
        if not key:
            continue
        first: dict[tuple[str, ...], int] = {}
        for row, *cells in frame[list(key)].itertuples(name=None):
            earlier = first.setdefault(tuple(cells), row)
            if earlier != row and frame.loc[row].equals(frame.loc[earlier]):
                problems.append(Problem(file, row, "", "doubled_row", hint=str(earlier)))
            elif earlier != row:
                problems.append(Problem(file, row, key[-1], "doubled_key", ", ".join(cells), str(earlier)))
    return problems


def check_references(frame: pd.DataFrame, table: Table, tables: Mapping[str, pd.DataFrame], file: str) -> list[Problem]:
    """Codes that point at no row of another table, each cell told once.

    A key with an empty part points nowhere and is not checked.
    """
    problems: dict[tuple[int, str], Problem] = {}
    for key in table.foreign_keys:
        if key["table"] not in tables:
            continue
        columns, reference = key["fields"], tables[key["table"]][key["reference"]]
        known = set(reference.itertuples(index=False, name=None))
        for row, *cells in frame[columns].itertuples(name=None):
            if all(cells) and tuple(cells) not in known:
                problem = missing_reference(file, row, columns, tuple(cells), known)
                problems.setdefault((row, problem.column), problem)
    return list(problems.values())


def missing_reference(
    file: str, row: int, columns: list[str], cells: tuple[str, ...], known: set[tuple[str, ...]]
) -> Problem:
    """The problem at the first column that is wrong, with the nearest code among those that fit the columns before it."""
    wrong = next(
        place for place in range(len(cells)) if not any(code[: place + 1] == cells[: place + 1] for code in known)
    )
    siblings = {code[wrong] for code in known if code[:wrong] == cells[:wrong]}
    return Problem(file, row, columns[wrong], "unknown_code", cells[wrong], suggestion(cells[wrong], sorted(siblings)))
