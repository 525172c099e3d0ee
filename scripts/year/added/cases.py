"""A case so large that figures are told with and without it: two scopes that add up to all cases."""

from collections.abc import Sequence

from scripts.ground.data_package import Row
from scripts.ground.scopes import case_in, only_case, without_case
from scripts.year.added.sheet_lines import Written
from scripts.year.added.tables import Tables, appended, code_of, next_number
from scripts.year.form import all_cases

WITHOUT: Row = {
    "label_sv": "Utan {}",
    "label_en": "Excluding {}",
    "definition_sv": "Värdet omfattar alla ärenden utom {}, som gäller {}.",
    "definition_en": "The value covers all cases except {}, which concerns {}.",
}
ONLY: Row = {
    "label_sv": "Bara {}",
    "label_en": "Only {}",
    "definition_sv": "Värdet omfattar bara {}, som gäller {}.",
    "definition_en": "The value covers only {}, which concerns {}.",
}


SPLIT: Row = {
    "label_sv": "Med eller utan {}",
    "label_en": "With or without {}",
    "definition_sv": "Helheten delas i {} och alla andra ärenden. Ärendet gäller {}.",
    "definition_en": "The whole is divided into {} and all other cases. The case concerns {}.",
}


def add_cases(tables: Tables, lines: Sequence[Written]) -> Tables:
    """The tables with the scopes without each case and of it alone, and that they add up."""
    for line in lines:
        scopes = [row for row in tables["vocabulary"] if row["list"] == "scope"]
        if said(line, WITHOUT)["label_sv"] in {row["label_sv"] for row in scopes}:
            continue  # an earlier reading of the workbook has added it
        without, only = scope_rows(line, scopes)
        whole = all_cases(tables["vocabulary"])
        order = next_number(row for row in tables["vocabulary"] if row["list"] == "split")
        name = f"by_{case_in(only['code'])}"
        split: Row = {"list": "split", "code": name, "order": str(order), **said(line, SPLIT)}
        tables = appended(tables, "vocabulary", [without, only, split])
        sums: Row = {"dimension": "scope", "whole": whole, "split": name}
        tables = appended(tables, "sums", [sums | {"part": row["code"]} for row in (without, only)])
    return tables


def scope_rows(line: Written, scopes: Sequence[Row]) -> tuple[Row, Row]:
    """The two rows of the list of scopes."""
    taken = {case_in(row["code"]) for row in scopes}
    name = code_of(line["label_en"].removeprefix("the ").removesuffix(" case"), taken, "case")
    first = next_number(scopes)
    return (
        {"list": "scope", "code": without_case(name), "order": str(first), **said(line, WITHOUT)},
        {"list": "scope", "code": only_case(name), "order": str(first + 1), **said(line, ONLY)},
    )


def said(line: Written, words: Row) -> Row:
    """The labels and definitions, filled in."""
    names = {lang: line[f"label_{lang}"] for lang in ("sv", "en")}
    about = {lang: line[f"left_out_{lang}"].rstrip(".") for lang in ("sv", "en")}
    return {column: text.format(names[column[-2:]], about[column[-2:]]) for column, text in words.items()}
