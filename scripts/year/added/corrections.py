"""Figures of earlier years that were wrong: what stood stays, and a decision says what we publish instead, and why."""

from collections.abc import Iterable, Mapping, Sequence

from scripts.ground.cells import NUMERIC, Units, cell_id, cell_of
from scripts.ground.columns import column_in, in_language
from scripts.ground.data_package import Row
from scripts.ground.decisions import CORRECTED, Figure
from scripts.ground.missing import ANSWERED
from scripts.ground.numbers import comma
from scripts.ground.problems import Problem
from scripts.ground.small import Disclosure, is_small
from scripts.ground.statuses import HIDDEN
from scripts.ground.word_list import LANGUAGES
from scripts.year.added.prose import cell_of_line
from scripts.year.added.sheet_lines import Written
from scripts.year.added.tables import Tables, next_number, replaced
from scripts.year.form import is_unconditional

ASKED: Row = {"text_sv": "Vad ska det stå för ”{}”?", "text_en": "What should “{}” say?"}
WHOLE = 100  # per cent


def add_corrections(
    tables: Tables, figures: Mapping[int, Sequence[Row]], lines: Sequence[Written], units: Units, disclosure: Disclosure,
    own_year: int,
) -> tuple[Tables, list[Problem]]:  # fmt: skip
    """A decision for each corrected figure, and the question that it answers. `figures`: files, each may tell of other years.

    `own_year`: that of the workbook. It is in the name of the question, so that no later decision writes over an earlier one's.
    """
    problems: list[Problem] = []
    told: dict[Figure, Written] = {}
    for line in lines:
        cell, wrong = cell_of_line(tables, line)
        said = [] if wrong else said_of(figures, cell | {"measure": line["measure"], "year": line["year"]})
        found = [row for row in said if is_exact(row)]
        problems += [*wrong, *wrong_with(line, said, tables, units, disclosure)]
        row = next((one for one in found if line["stood"] in stands(one, tables, units)), None)
        if row is not None and told.setdefault(figure_in(row, units), line) is not line:
            problems.append(line.problem("stood", "workbook_row_doubled", comma(line["stood"])))
        if problems or row is None:
            continue
        tables = with_decision(tables, line, row, units, own_year)
    return tables, problems


def with_decision(tables: Tables, line: Written, row: Row, units: Units, own_year: int) -> Tables:
    """The tables with one more decision and its question. An earlier one on the same figure gives way; its findings stay named."""
    figure = figure_in(row, units)
    question = f"{row['indicator']}_{row['category']}_{row['population']}_{line['year']}_{own_year}"
    there = {one["question"]: one["order"] for one in tables["questions"]}
    order = there.get(question) or str(next_number(tables["questions"]))
    asked: Row = {"question": question, "order": order, "publisher_status": ANSWERED}
    why: Row = {"why_sv": line["why_sv"], "why_en": line["why_en"], "answered_on": line["decided_on"]}
    why |= {"answer_sv": line["why_sv"], "answer_en": line["why_en"]}
    named = titles(row, line["year"], tables, (question, own_year))
    texts: Row = {
        column_in("text", lang): ASKED[column_in("text", lang)].format(named[column_in("title", lang)])
        for lang in LANGUAGES
    }
    tables = replaced(tables, "questions", ("question",), [asked | named | texts | why])
    told: Row = {"question": question, "observation": figure.observation, "printed_value": figure.value}
    findings = decision_on(figure, tables).get("findings", "")
    told |= {"decision": CORRECTED, "published_value": line["value"], "findings": findings}
    reasons: Row = {"reason_sv": line["why_sv"], "reason_en": line["why_en"], "decided_on": line["decided_on"]}
    return replaced(tables, "corrections", ("observation", "printed_value"), [told | reasons])


def said_of(figures: Mapping[int, Sequence[Row]], cell: Row) -> list[Row]:
    """The rows of any file that say something of a cell."""
    every = (row for year in sorted(figures) for row in figures[year])
    return [row for row in every if all(row[name] == told for name, told in cell.items())]


def is_exact(row: Row) -> bool:
    """Whether a row prints a number that a line of the sheet can name: exact, and without a condition or another base."""
    return (
        bool(row["value"])
        and row["measure"] in NUMERIC
        and row["qualifier"] == "exact"
        and is_unconditional(row, row["scope"])
    )


def figure_in(row: Row, units: Units) -> Figure:
    """The printed number of a row."""
    unit = row["unit"] or units[row["indicator"], row["category"]]
    return Figure(cell_id(cell_of(row | {"unit": unit})), row["value"])


def decision_on(figure: Figure, tables: Mapping[str, Sequence[Row]]) -> Row:
    """What is decided of a printed number; nothing where nobody has."""
    told = (one for one in tables["corrections"] if Figure(one["observation"], one["printed_value"]) == figure)
    return next(told, {})


def stands(row: Row, tables: Mapping[str, Sequence[Row]], units: Units) -> list[str]:
    """What a row's number is called by: as it is published, and as it is printed, so that a workbook can be read again."""
    return [number for number in (published(figure_in(row, units), tables), row["value"]) if number]


def published(figure: Figure, tables: Mapping[str, Sequence[Row]]) -> str:
    """The number that stands on the site for a printed one."""
    return decision_on(figure, tables).get("published_value") or figure.value


def wrong_with(
    line: Written, said: Sequence[Row], tables: Mapping[str, list[Row]], units: Units, disclosure: Disclosure
) -> list[Problem]:
    """What stands is not what stands there, is the same, or must not be shown."""
    problems = []
    asked = all(line[name] for name in ("year", "indicator", "category", "population", "measure", "stood"))
    if asked and not any(line["stood"] in stands(row, tables, units) for row in said if is_exact(row)):
        problems.append(not_there(line, said, tables, units))
    if line["value"] and line["value"] == line["stood"]:
        problems.append(line.problem("value", "workbook_same_number", comma(line["value"])))
    hides = line["indicator"] not in disclosure.not_sensitive
    if hides and line["measure"] == "count" and is_small(line["value"], disclosure.threshold):
        problems.append(line.problem("value", "workbook_small_correction", comma(line["value"])))
    if line["measure"] == "count" and "." in line["value"]:
        problems.append(line.problem("value", "number_fraction", comma(line["value"])))
    if line["measure"] == "percent" and line["value"] and float(line["value"]) > WHOLE:
        problems.append(line.problem("value", "number_too_big", comma(line["value"]), str(WHOLE)))
    return problems


def not_there(line: Written, said: Iterable[Row], tables: Mapping[str, list[Row]], units: Units) -> Problem:
    """Why a number cannot be corrected here: another stands there, none that is exact, or one that is hidden."""
    said = list(said)
    known = {comma(published(figure_in(row, units), tables)) for row in said if is_exact(row)}
    loose = [row for row in said if row["printed"] and line["stood"] in (row["value"], row["value_to"])]
    if loose:
        place = f"”{loose[0]['printed']}” ({loose[0]['place']})"
        return line.problem("stood", "workbook_not_exact", comma(line["stood"]), place)
    if not known and any(row["obs_status"] == HIDDEN for row in said):
        return line.problem("stood", "workbook_hidden_correction")
    return line.problem("stood", "workbook_not_there", comma(line["stood"]), ", ".join(sorted(known)) or "–")


def titles(row: Row, year: str, tables: Mapping[str, list[Row]], own: tuple[str, int]) -> Row:
    """What the question is called: the indicator, the answer, whom it counts where that is not everybody asked, and the year.

    `own`: its code and the workbook's year, which tells it from an earlier question on the same figure.
    """
    code, own_year = own
    indicator = next(one for one in tables["indicators"] if one["indicator"] == row["indicator"])
    answers = (one for one in tables["categories"] if one["indicator"] == row["indicator"])
    answer = next(one for one in answers if one["category"] == row["category"])
    others = row["population"] != indicator["population"]
    people = [one for one in tables["populations"] if others and one["population"] == row["population"]]
    others_asked = [one for one in tables["questions"] if one["question"] != code]

    def title(lang: str) -> str:
        told = [in_language(one, "label", lang) for one in (answer, *people)]
        name = f"{in_language(indicator, 'title', lang)}: {', '.join([*told, year])}"
        taken = any(in_language(one, "title", lang) == name for one in others_asked)
        return f"{name} ({own_year})" if taken else name

    return {column_in("title", lang): title(lang) for lang in LANGUAGES}
