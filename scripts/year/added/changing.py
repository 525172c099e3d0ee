"""A question or an answer that means something else than before, or is counted otherwise: a note that says how, and a break."""

import re
from collections.abc import Mapping, Sequence

from scripts.ground.columns import Column, Text, column_in, in_language
from scripts.ground.data_package import Row
from scripts.ground.problems import Problem
from scripts.year.added.prose import cell_of_line
from scripts.year.added.sheet_lines import Written
from scripts.year.added.tables import Tables, next_number, replaced

CHANGED = "changed_"  # what the name of such a note begins with
KEYS: dict[str, tuple[Column, ...]] = {
    "notes": ("note",),
    "note_targets": ("note", "seq"),
    "breaks": ("indicator", "year", "note"),
}
MEANT, WHY = ("was_sv", "was_en", "now_sv", "now_en"), ("why_sv", "why_en")
SAID = {
    "sv": "Från {year} betyder ”{name}”: {now} Före {year}: {was}",
    "en": "From {year}, “{name}” means: {now} Before {year}: {was}",
}


def add_changes(tables: Tables, lines: Sequence[Written], year: int) -> tuple[Tables, list[Problem]]:
    """The tables with a note and a break for each change, and the definition of a whole question as it is now; what is wrong.

    What an earlier reading of the workbook said of the year goes where it is said no more. The whole question breaks with the year
    before: who is counted in one answer no longer is counted in another.
    """
    problems: list[Problem] = []
    told: dict[str, tuple[Written, Row]] = {}
    for line in lines:
        cell, wrong = cell_of_line(tables, line)
        about: Row = {name: cell[name] for name in ("indicator", "category")}
        note = CHANGED + "_".join([*filter(None, about.values()), str(year)])
        if note in told:
            problems.append(line.problem("indicator", "workbook_row_doubled", called(about, tables, "sv")))
        problems += [*wrong, *half(line)]
        told[note] = line, about
    if problems:
        return tables, problems
    earlier = re.compile(rf"{CHANGED}.*_{year}")
    for table in KEYS:
        kept = [row for row in tables[table] if row["note"] in told or not earlier.fullmatch(row["note"])]
        tables = {**tables, table: kept}
    tables = {**tables, "redefined": [row for row in tables["redefined"] if row["year"] != str(year)]}
    for note, (line, about) in told.items():
        tables = with_change(tables, note, line, about, year)
    return tables, []


def with_change(tables: Tables, note: str, line: Written, about: Row, year: int) -> Tables:
    """The tables with one change. `about`: its indicator and, where it is of one answer, its category."""
    order = next((row["order"] for row in tables["notes"] if row["note"] == note), str(next_number(tables["notes"])))
    texts: Row = {column_in("text", lang): text(line, called(about, tables, lang), year, lang) for lang in SAID}
    when: Row = {"note": note, "year": str(year)}
    rows: dict[str, Row] = {
        "notes": {"note": note, "order": order, "note_kind": "figure", **texts},
        "note_targets": {"seq": "1", **about, **when},
        "breaks": {"indicator": about["indicator"], **when},
    }
    for table, key in KEYS.items():
        tables = replaced(tables, table, key, [rows[table]])
    return defined(tables, about["indicator"], line, year) if line["now_sv"] and not about["category"] else tables


def half(line: Written) -> list[Problem]:
    """A problem where the line says neither what it meant and means nor why the years differ, only half of it, or both."""
    meant, why = ([line[name] for name in names] for names in (MEANT, WHY))
    whole = (all(meant) and not any(why)) or (all(why) and not any(meant))
    return [] if whole else [line.problem(WHY[0] if any(why) else MEANT[0], "workbook_changed_half")]


def text(line: Written, name: str, year: int, lang: str) -> str:
    """What the note says."""
    why, now, was = (sentence(line[f"{part}_{lang}"]) for part in ("why", "now", "was"))
    return why or SAID[lang].format(year=year, name=name, now=now, was=was)


def called(cell: Row, tables: Mapping[str, Sequence[Row]], lang: str) -> str:
    """The label of the answer, or the title of the whole question."""
    of_answer = bool(cell["category"])
    rows = tables["categories"] if of_answer else tables["indicators"]
    names: tuple[Column, ...] = ("indicator", "category") if of_answer else ("indicator",)
    text: Text = "label" if of_answer else "title"
    found = (in_language(row, text, lang) for row in rows if all(row[name] == cell[name] for name in names))
    return next(found, "")


def sentence(told: str) -> str:
    """The text with a full stop."""
    return told if not told or told.endswith(".") else f"{told}."


def defined(tables: Tables, indicator: str, line: Written, year: int) -> Tables:
    """The tables with what the question means from the year on."""
    now: Row = {column_in("definition", lang): sentence(line[f"now_{lang}"]) for lang in SAID}
    return replaced(tables, "redefined", ("indicator", "year"), [{"indicator": indicator, "year": str(year), **now}])
