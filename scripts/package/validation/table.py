"""One CSV file against its schema, whoever wrote it: its bytes, its header, its cells and its keys; then its references."""

import re
from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from operator import itemgetter

from scripts.ground.characters import would_run
from scripts.ground.codes import MAX_BYTES, TOO_LONG
from scripts.ground.numbers import is_day
from scripts.ground.problems import Problem, suggestion
from scripts.ground.tables import Lines, ParsedFile, cells_in, parse, repeated, said_in
from scripts.ground.texts import plain
from scripts.package.settings import Field, TableSettings

INTEGER = r"(?:0|[1-9][0-9]*)"
NUMBER = r"(?:0|[1-9][0-9]*)(?:\.[0-9]+)?"
SHAPES = {"integer": INTEGER, "number": NUMBER}
OF_SETTINGS = "platform"  # made of the settings, some of which are addresses
DECIMAL_COMMA = re.compile(r"(-?[0-9]+),([0-9]+)")


def try_table(
    data: bytes,
    table: TableSettings,
    lists: Mapping[str, list[str]],
    file: str,
    may_be_empty: bool,
    most: int = MAX_BYTES,
) -> tuple[Lines | None, list[Problem]]:
    """The rows of a file and all that is wrong with it by itself; None when it cannot be read as that table.

    `lists`: code list -> its codes. A header without rows is a fault, unless the table `may_be_empty`. `most`: bytes.
    """
    rows, problems = to_lines(data, table, file, may_be_empty, most)
    if rows is None:
        return None, problems
    return rows, [*problems, *check_cells(rows, table, lists, file), *check_keys(rows, table, file)]


def to_lines(
    data: bytes, table: TableSettings, file: str, may_be_empty: bool, most: int = MAX_BYTES
) -> tuple[Lines | None, list[Problem]]:
    """The same, of the form alone: whatever the cells say."""
    sheet, problems = parse(data, file, may_be_empty, most)
    if sheet is None:
        return None, problems
    wrong = check_header(sheet, table, file)
    if wrong:
        return None, problems + wrong
    rows, turned = with_points(sheet, table)
    return rows, problems + [Problem(file, 0, "", "notice_decimal_comma")] * turned


def check_header(sheet: ParsedFile, table: TableSettings, file: str) -> list[Problem]:
    """Unknown, doubled and missing columns; and where the order first differs, when the names are right."""
    found, wanted, line = sheet.columns, table.columns, sheet.header_line
    strange = [name for name in found if name not in wanted]
    problems = [Problem(file, line, "", "column_unknown", name, suggestion(name, wanted)) for name in strange]
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


def with_points(sheet: ParsedFile, table: TableSettings) -> tuple[Lines, bool]:
    """The rows of a sheet, and whether decimal commas were turned into points.

    Only a file with semicolons can have decimal commas: with commas between columns a comma in a number is a fault.
    """
    numbers = [name for name, each in zip(table.columns, table.fields, strict=True) if each.type == "number"]
    turned, columns = False, table.columns
    rows = {line: dict(zip(columns, cells, strict=True)) for line, cells in zip(sheet.lines, sheet.rows, strict=True)}
    for row in rows.values() if sheet.semicolon else ():
        for column in numbers:
            if comma := DECIMAL_COMMA.fullmatch(row[column]):
                row[column] = ".".join(comma.groups())
                turned = True
    return rows, turned


def check_cells(rows: Lines, table: TableSettings, codelists: Mapping[str, list[str]], file: str) -> list[Problem]:
    """At most one problem for each cell, the most telling first."""
    problems = []
    for name, column in zip(table.columns, table.fields, strict=True):
        codes = codelists.get(column.codelist, [])
        cells = set(map(itemgetter(name), rows.values()))
        wrong = {found: fault for found in cells if (fault := cell_fault(found, column, codes, table.name))}
        if wrong:
            said = (("sv", column.texts.get("description", "")), ("en", column.texts.get("description_en", "")))
            found = {line: wrong[row[name]] for line, row in rows.items() if row[name] in wrong}
            problems += [Problem(file, line, name, *fault, said=said) for line, fault in found.items()]
    return problems


Fault = tuple[str, ...]  # kind, found, hint, more


def cell_fault(found: str, column: Field, codes: list[str], table: str) -> Fault | None:
    """What is wrong with a cell of a column, or None. `codes`: those of the column's list."""
    if not found:
        return ("missing_value", "", "") if column.constraints.get("required") else None
    if column.type == "date":
        return None if is_day(found) else ("bad_pattern", found, "YYYY-MM-DD")
    wrong = number_fault(found, column) if column.type in SHAPES else text_fault(found, column, codes, table)
    return (wrong[0], found, *wrong[1:]) if wrong else None


def number_fault(found: str, column: Field) -> tuple[str, str] | None:
    """(kind, hint) for what is no number, too long to be meant, or beyond the schema's minimum and maximum."""
    rules = column.constraints
    if not re.fullmatch(SHAPES[column.type], found):
        return number_kind(found, column.type), ""
    if re.search(TOO_LONG, found):
        return "number_too_long", ""
    if "minimum" in rules and Decimal(found) < rules["minimum"]:
        return "number_too_small", str(rules["minimum"])
    if "maximum" in rules and Decimal(found) > rules["maximum"]:
        return "number_too_big", str(rules["maximum"])
    return None


def text_fault(found: str, column: Field, codes: list[str], table: str) -> Fault | None:
    """(kind, hint, more) for what a program would run, what leads elsewhere, what no list or pattern has, and what is too long."""
    rules = column.constraints
    if found != found.strip():
        return "spaces_around", ""
    if kind := would_run(plain(found, table, column.name), column.is_address or table == OF_SETTINGS):
        return kind, ""
    if column.codelist and found not in codes:
        return "unknown_listed", suggestion(found, codes), ", ".join(codes)
    if "pattern" in rules and not re.fullmatch(str(rules["pattern"]), found):
        return "bad_form", str(rules["pattern"])
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


def check_keys(rows: Lines, table: TableSettings, file: str) -> list[Problem]:
    """Rows that share a primary or unique key; the later one is named, with the row of the first."""
    problems = []
    for key in (table.primary_key, *table.unique_keys):
        for line, earlier in repeated(rows, key) if key else ():
            if rows[line] == rows[earlier]:
                problems.append(Problem(file, line, "", "doubled_row", hint=str(earlier)))
            else:
                found = ", ".join(cells_in(rows[line], key))
                problems.append(Problem(file, line, key[-1], "doubled_key", found, str(earlier)))
    return problems


def check_references(rows: Lines, table: TableSettings, tables: Mapping[str, Lines], file: str) -> list[Problem]:
    """Codes that point at no row of another table, each cell told once.

    A key with an empty part points nowhere and is not checked.
    """
    problems: dict[tuple[int, str], Problem] = {}
    for key in table.foreign_keys:
        if key["table"] not in tables:
            continue
        known = {*said_in(tables[key["table"]].values(), key["reference"])}
        for line, cells in zip(rows, said_in(rows.values(), key["fields"]), strict=True):
            if cells not in known and all(cells):
                problem = replace(missing_reference(file, line, key["fields"], cells, known), more=f" {key['table']}")
                problems.setdefault((line, problem.column), problem)
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
