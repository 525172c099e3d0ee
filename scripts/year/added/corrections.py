"""Figures of earlier years that were wrong: what stood stays, and a decision says what we publish instead, and why."""

from collections.abc import Mapping, Sequence

from scripts.ground.cells import cell_id, cell_of
from scripts.ground.data_package import Row
from scripts.ground.decisions import CORRECTED
from scripts.ground.problems import Problem
from scripts.ground.small import Disclosure, is_small
from scripts.year.added.prose import cell_of_line
from scripts.year.added.reading import Written
from scripts.year.added.tables import Tables, next_number, replaced
from scripts.year.cell_values import comma
from scripts.year.form import is_unconditional

ASKED = {"text_sv": "Vad ska det stå?", "text_en": "What should it say?"}
ANSWERED = "answered"  # what `publisher_status` says when the platform itself has given the number


def add_corrections(
    tables: Tables, figures: Mapping[int, Sequence[Row]], lines: Sequence[Written], units: Mapping[tuple[str, str], str],
    disclosure: Disclosure, own_year: int,
) -> tuple[Tables, list[Problem]]:  # fmt: skip
    """A decision for each corrected figure, and the question that it answers. `figures`: the files of earlier years.

    `own_year`: that of the workbook. It is in the name of the question, so that no later decision writes over an earlier one's.
    """
    problems: list[Problem] = []
    for line in lines:
        cell, wrong = cell_of_line(tables, line)
        found = (
            []
            if wrong or not line["year"]
            else printed(figures[int(line["year"])], cell | {"measure": line["measure"]})
        )
        problems += [*wrong, *wrong_with(line, found, tables, disclosure)]
        row = next((one for one in found if one["value"] == line["stood"]), None)
        if problems or row is None:
            continue
        name = cell_id(cell_of(row | {"unit": row["unit"] or units[row["indicator"], row["category"]]}))
        question = f"{row['indicator']}_{row['category']}_{row['population']}_{line['year']}_{own_year}"
        there = {one["question"]: one["order"] for one in tables["questions"]}
        order = there.get(question) or str(next_number(tables["questions"]))
        asked = {"question": question, "order": order, "publisher_status": ANSWERED}
        why = {"why_sv": line["why_sv"], "why_en": line["why_en"]}
        row = asked | titles(row, line["year"], tables) | ASKED | why
        tables = replaced(tables, "questions", ("question",), [row])
        told = {"question": question, "observation": name, "printed_value": line["stood"], "decision": CORRECTED}
        told |= {"published_value": line["value"], "findings": "", "decided_on": line["decided_on"]}
        reasons = {"reason_sv": line["why_sv"], "reason_en": line["why_en"]}
        tables = replaced(tables, "corrections", ("observation", "printed_value"), [told | reasons])
    return tables, problems


def printed(rows: Sequence[Row], cell: Row) -> list[Row]:
    """The rows of a year's file that print a number of a cell."""
    return [
        row
        for row in rows
        if row["value"]
        and row["qualifier"] == "exact"
        and is_unconditional(row, cell["scope"])
        and all(row[name] == told for name, told in cell.items())
    ]


def wrong_with(
    line: Written, found: Sequence[Row], tables: Mapping[str, list[Row]], disclosure: Disclosure
) -> list[Problem]:
    """What stands is not what stands there, is the same, or must not be shown."""
    problems = []
    known = sorted({comma(row["value"]) for row in found})
    asked = all(line[name] for name in ("year", "indicator", "category", "population", "measure", "stood"))
    if asked and comma(line["stood"]) not in known:
        problems.append(line.problem("stood", "workbook_not_there", comma(line["stood"]), ", ".join(known) or "–"))
    if line["value"] and line["value"] == line["stood"]:
        problems.append(line.problem("value", "workbook_same_number", comma(line["value"])))
    hides = line["indicator"] not in disclosure.not_sensitive
    if hides and line["measure"] == "count" and is_small(line["value"], disclosure.threshold):
        problems.append(line.problem("value", "workbook_small_correction", comma(line["value"])))
    if line["measure"] == "count" and "." in line["value"]:
        problems.append(line.problem("value", "number_fraction", comma(line["value"])))
    return problems


def titles(row: Row, year: str, tables: Mapping[str, list[Row]]) -> Row:
    """What the question is called: the indicator, the answer and the year."""
    indicator = next(one for one in tables["indicators"] if one["indicator"] == row["indicator"])
    answers = (one for one in tables["categories"] if one["indicator"] == row["indicator"])
    answer = next(one for one in answers if one["category"] == row["category"])
    return {
        f"title_{lang}": f"{indicator[f'title_{lang}']}: {answer[f'label_{lang}']}, {year}" for lang in ("sv", "en")
    }
