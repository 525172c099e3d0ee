"""What a line in prose says besides its own number: among whom, a share of what, compared with when. Rows in, rows out.

The form is the source of a year. Prose adds what a form cannot give, and nothing that follows from its counts.
"""

from collections.abc import Mapping, Sequence

from scripts.ground.data_package import Row
from scripts.ground.problems import Problem
from scripts.ground.statuses import HIDDEN
from scripts.protection.hiding import hidden
from scripts.year.added.lists import BEFORE, COMPARISON, RANK, to_answers
from scripts.year.added.sheet_lines import Written, nearest_label
from scripts.year.added.sheets import PROSE
from scripts.year.answers import Entry
from scripts.year.form import all_cases

SIDES = ("within", "base")  # a condition, and what a percentage is a share of
ANSWER = ("indicator", "category", "population")
COMPARED = ("about", "over", "under", "just_over", "just_under")
PLACES = ("exact", "between")


def sides_of(codes: Mapping[str, list[Row]], line: Written, year: int) -> tuple[Row, list[Problem]]:
    """The columns of a figures file that say so, and what is no answer or lacks its other half."""
    told = {
        "unit": line["unit"],
        "compared_year": str(year - 1) if line["compared_year"] == BEFORE else line["compared_year"],
    }
    problems = []
    for side in SIDES:
        names = f"{side}_indicator", f"{side}_category"
        indicator, label = (line[name] for name in names)
        answers = to_answers(codes).get(indicator, {})
        told |= dict(zip(names, (indicator, answers.get(label, "")), strict=True))
        if indicator and label and label not in answers:
            problems.append(line.problem(names[1], "workbook_choice", label, nearest_label(label, answers)))
        elif bool(indicator) != bool(label):
            problems.append(needed(line, names[1] if indicator else names[0]))
    return told, problems


def wrong_kind(line: Written) -> list[Problem]:
    """A comparison with a number or with nothing, another measure without a number, and a place that is none."""
    compared = line["measure"] == COMPARISON
    lacking = "compared_year" if compared else "value"
    if line["measure"] and not line[lacking]:
        return [needed(line, lacking)]
    if compared and line["qualifier"] not in ("", *COMPARED):
        return [line.problem("qualifier", "workbook_comparison")]
    surplus = "value" if compared else "compared_year"
    if line[surplus]:
        return [line.problem(surplus, "workbook_comparison")]
    places = [line[name] for name in ("value", "value_to") if line[name]]
    whole = all(one.isdigit() and int(one) for one in places)
    if line["measure"] == RANK and not (whole and line["qualifier"] in ("", *PLACES)):
        return [line.problem("value", "workbook_place")]
    return []


def needed(line: Written, name: str) -> Problem:
    """A cell that the line cannot be without."""
    return line.problem(name, "workbook_needed", PROSE.column(name).header)


def told_by_form(
    prose: Sequence[Row], lines: Sequence[Written], entries: Mapping[str, Entry], codes: Mapping[str, list[Row]]
) -> list[Problem]:
    """A problem for each place of an answer of which the form has the count: it follows, and may not be told of a hidden one."""
    problems = []
    for row, line in zip(prose, lines, strict=True):
        entry = entries.get(".".join(row[name] for name in ANSWER), Entry())
        plain = row["scope"] == all_cases(codes["vocabulary"]) and not row["within_indicator"]
        if row["measure"] == RANK and plain and entry.count:
            problems.append(line.problem("measure", "workbook_form_tells", hint=entry.cells["count"]))
    return problems


def with_order_hidden(prose: Sequence[Row], rows: Sequence[Row]) -> list[Row]:
    """The rows in prose, those hidden that compare an answer that the form hides: more than last year may tell how many.

    `rows`: those of the form, with what is hidden.
    """
    shut = {tuple(row[name] for name in ANSWER) for row in rows if row["obs_status"] == HIDDEN}
    ordered = (RANK, COMPARISON)
    return [
        hidden(row) if row["measure"] in ordered and tuple(row[name] for name in ANSWER) in shut else row
        for row in prose
    ]
