"""New answers: a country, an age or another answer that the form had no row for becomes a row of the code list and a line."""

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field

from scripts.ground.data_package import Row
from scripts.ground.problems import Problem
from scripts.year.added.lists import to_answers
from scripts.year.added.sheet_lines import Written
from scripts.year.added.sheets import ANSWERS
from scripts.year.added.tables import Tables, appended, code_of, next_number
from scripts.year.answers import Entry
from scripts.year.plan import placed_at

# What is said of an answer in a sentence when nobody has written how.
NEUTRAL = {"predicate_sv": "räknas under ”{}”", "predicate_en": "are counted under “{}”"}
LABELS = {"predicate_sv": "label_sv", "predicate_en": "label_en"}
SAME = ("indicator", "label_sv", "label_en")
WHERE = ("country", "region", "eu")
SAID = ("label_en", "predicate_sv", "predicate_en", "parent", *WHERE)


@dataclass(frozen=True)
class Added:
    """The tables with what was added, the lines that this fills in, and what is wrong."""

    tables: Tables
    entries: dict[str, Entry] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)


def add_answers(tables: Tables, lines: Sequence[Written], form: Collection[str]) -> Added:
    """Each new answer once, whatever the number of groups that it was counted in; its counts as entries.

    An answer that an earlier reading of the workbook has added is taken as it is. `form`: the keys of the form's own lines.
    """
    entries: dict[str, Entry] = {}
    problems: list[Problem] = []
    told: dict[tuple[str, str], Written] = {}
    codes: dict[tuple[str, str], str] = {}
    for line in lines:
        name = (line["indicator"], line["label_sv"])
        if not all(name):
            continue
        if name not in told:
            told[name] = line
            codes[name] = named(line, tables)
            if not codes[name]:
                problems += wrong_with(line, tables)
                row = category(line, tables)
                codes[name] = row["category"]
                tables = appended(tables, "categories", [row])
        else:
            problems += [
                line.problem(column, "workbook_said_otherwise", line[column], told[name][column])
                for column in SAID
                if line[column] and line[column] != told[name][column]
            ]
        key = f"{line['indicator']}.{codes[name]}.{line['population']}"
        if key in form:
            problems.append(line.problem("label_sv", "workbook_answer_exists", line["label_sv"]))
        if key in entries:
            problems.append(line.problem("population", "workbook_row_doubled", line["label_sv"]))
        numbers = (line["count"], line["percent"], line["base"], line["status"])
        entries[key] = Entry(*numbers, place=placed_at(line.sheet, line.row), cells=line.cells)
    return Added(tables, entries, problems)


def named(line: Written, tables: Mapping[str, list[Row]]) -> str:
    """The code of an answer that is called the same in both languages, or nothing."""
    same = (row for row in tables["categories"] if all(row[name] == line[name] for name in SAME))
    return next((row["category"] for row in same), "")


def category(line: Written, tables: Mapping[str, list[Row]]) -> Row:
    """The row of a new answer: a part of the whole, or of the answer that it belongs to, after those that are there."""
    own = [row for row in tables["categories"] if row["indicator"] == line["indicator"]]
    said = {name: line[name] or NEUTRAL[name].format(line[LABELS[name]]) for name in NEUTRAL}
    return {
        "indicator": line["indicator"],
        "category": code_of(line["label_en"], {row["category"] for row in own}),
        "order": str(next_number(own)),
        "role": "part",
        "parent": to_answers(tables).get(line["indicator"], {}).get(line["parent"], ""),
        "label_sv": line["label_sv"],
        "label_en": line["label_en"],
        **{name: line[name] for name in WHERE},
        **said,
    }


def wrong_with(line: Written, tables: Mapping[str, list[Row]]) -> list[Problem]:
    """What is wrong with the answer itself: it is there already, it belongs to none that is, or a country lacks where it is."""
    own = [row for row in tables["categories"] if row["indicator"] == line["indicator"]]
    problems = []
    for name in ("label_sv", "label_en"):
        if line[name].lower() in {row[name].lower() for row in own}:
            problems.append(line.problem(name, "workbook_answer_exists", line[name]))
    if line["parent"] and line["parent"] not in {row["label_sv"] for row in own}:
        problems.append(
            line.problem("parent", "workbook_choice", line["parent"], ", ".join(r["label_sv"] for r in own[:6]))
        )
    if any(row["country"] for row in own):
        missing = [ANSWERS.column(name).header for name in WHERE if not line[name]]
        if missing:
            problems.append(line.problem("country", "workbook_country_place", hint=", ".join(missing)))
        if line["country"] and not re.fullmatch("[A-Z]{2}", line["country"]):
            problems.append(line.problem("country", "workbook_country_code", line["country"]))
    return problems
