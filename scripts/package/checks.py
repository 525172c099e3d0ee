"""The checks that follow from a schema alone: header, types, constraints, codes, keys. Tables in, problems out."""

import re
from collections.abc import Callable, Mapping

import pandas as pd

from scripts.package.csv_text import Sheet
from scripts.package.problems import Problem
from scripts.package.settings import Field, Table, suggestion

INTEGER = r"(?:0|[1-9][0-9]*)"
NUMBER = r"(?:0|[1-9][0-9]*)(?:\.[0-9]+)?"
DATE = r"[0-9]{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12][0-9]|3[01])"
SHAPES = {"integer": INTEGER, "number": NUMBER, "date": DATE}
# Far beyond any count or share here; longer numbers are slips, and rounding them would exceed exact arithmetic.
TOO_LONG = r"[0-9]{10}|\.[0-9]{5}"
FORMULA = re.compile(r"[=+\-@\t]")  # what Excel and LibreOffice take for the start of a formula
MARKUP = re.compile(r"<[a-zA-Z/!?]|&#|javascript:", re.IGNORECASE)


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
        values = frame[column.name]
        seen: set[int] = set()
        for mask, kind, hint in faults(values, column, codelists):
            for row in values.index[mask & ~values.index.isin(seen)]:
                seen.add(row)
                found = values.loc[row]
                problems.append(Problem(file, int(row), column.name, number_kind(found, kind), found, hint(found)))
    return problems


Fault = tuple[pd.Series, str, Callable[[str], str]]


def faults(values: pd.Series, column: Field, codelists: Mapping[str, list[str]]) -> list[Fault]:
    """(which rows, kind, hint) for each rule of a column, in the order in which they should be told."""
    rules, empty = column.constraints, values == ""
    found: list[Fault] = []
    if rules.get("required"):
        found.append((empty, "missing_value", fixed("")))
    if column.type in SHAPES:
        shaped = values.str.fullmatch(SHAPES[column.type])
        kind = "number_text" if column.type != "date" else "bad_pattern"
        found.append(
            (~empty & ~shaped, f"{column.type}:{kind}" if kind == "number_text" else kind, fixed("YYYY-MM-DD"))
        )
        found += limits(values.where(shaped & ~empty), rules)
        return found
    found.append((values != values.str.strip(), "spaces_around", fixed("")))
    found.append((values.str.match(FORMULA), "formula", fixed("")))
    found.append((values.str.contains(MARKUP), "markup", fixed("")))
    if column.codelist:
        known = codelists.get(column.codelist, [])
        found.append((~empty & ~values.isin(known), "unknown_code", lambda value: suggestion(value, known)))
    if "pattern" in rules:
        pattern = str(rules["pattern"])
        found.append((~empty & ~values.str.fullmatch(pattern), "bad_pattern", fixed(pattern)))
    if "maxLength" in rules:
        found.append((values.str.len() > rules["maxLength"], "too_long", fixed(str(rules["maxLength"]))))
    return found


def limits(values: pd.Series, rules: Mapping[str, object]) -> list[Fault]:
    """Numbers that are too long to be meant, and those beyond the schema's minimum and maximum."""
    numbers = pd.to_numeric(values, errors="coerce")
    found: list[Fault] = [(values.fillna("").str.contains(TOO_LONG), "number_too_long", fixed(""))]
    if "minimum" in rules:
        found.append((numbers < rules["minimum"], "number_too_small", fixed(str(rules["minimum"]))))
    if "maximum" in rules:
        found.append((numbers > rules["maximum"], "number_too_big", fixed(str(rules["maximum"]))))
    return found


def fixed(text: str) -> Callable[[str], str]:
    """A hint that is the same whatever was found."""
    return lambda _found: text


def number_kind(found: str, kind: str) -> str:
    """Why a text is no number, in the words that help: spaces, a percent sign, a comma, negative, fractional, or just text."""
    wanted, _, plain = kind.rpartition(":")
    if not wanted:
        return plain
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
    return plain


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
        filled = (frame[columns] != "").all(axis=1)
        for row, *cells in frame.loc[filled, columns].itertuples(name=None):
            if tuple(cells) not in known:
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
