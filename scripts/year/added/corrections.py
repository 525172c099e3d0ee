"""Figures of earlier years that were wrong: what stood stays, and a decision says what we publish instead, and why."""

from collections.abc import Iterator, Mapping, Sequence

from scripts.ground.cells import NUMERIC, Units, cell_id, cell_of
from scripts.ground.codebook import read_codebook
from scripts.ground.codes import HIDDEN
from scripts.ground.columns import LANGUAGES, column_in, in_language
from scripts.ground.data_package import Row
from scripts.ground.decisions import ANSWERED, CORRECTED, DecidedFigure
from scripts.ground.numbers import comma
from scripts.ground.problems import Problem
from scripts.ground.small import Disclosure, is_small
from scripts.year.added.sheets import Written
from scripts.year.added.tables import Tables, Work, next_number
from scripts.year.cell_values import MEASURED, NUMBER
from scripts.year.plan import is_unconditional

ASKED = {"sv": "Vad ska det stå för ”{}”?", "en": "What should “{}” say?"}


def add_corrections(
    work: Work, figures: Mapping[int, Sequence[Row]], lines: Sequence[Written], disclosure: Disclosure
) -> None:
    """A decision for each corrected figure, and the question that it answers. `figures`: files, each may tell of other years."""
    units, told, faults = read_codebook(work.tables).units, dict[DecidedFigure, Written](), len(work.problems)
    for line in lines:
        before = len(work.problems)
        cell = cell_named(work, line)
        every = (row for year in sorted(figures) for row in figures[year]) if len(work.problems) == before else ()
        said = [row for row in every if cell.items() <= row.items()]
        exact = {at: figure_in(row, units) for at, row in enumerate(said) if is_exact(row)}
        # A number is called by what is published and by what is printed, so that a workbook can be read again.
        stands = {at: (published(one, work.tables), one.value) for at, one in exact.items()}
        found = next((at for at, numbers in stands.items() if line["stood"] and line["stood"] in numbers), None)
        if found is None and all(line[name] for name in ("year", "indicator", "category", "stood")):
            work.problems.append(not_there(line, said, sorted({shown for shown, _ in stands.values()})))
        if line["value"] and line["value"] == line["stood"]:
            work.tell(line, "value", "workbook_same_number", comma(line["value"]))
        work.problems += wrong_number(line, cell, disclosure)
        if found is not None and told.setdefault(exact[found], line) is not line:
            work.tell(line, "stood", "workbook_row_doubled", comma(line["stood"]))
        if found is not None and len(work.problems) == faults:
            work.tables = with_decision(work.tables, line, said[found], units, int(work.year))


def cell_named(work: Work, line: Written) -> Row:
    """What a line is about: how many, and of everybody that the question is asked of, where it says nothing else."""
    cell, everybody = work.cell(line), work.row("indicators", {"indicator": line["indicator"]}).get("population", "")
    own: Row = {"measure": line["measure"] or "count", "year": line["year"]}
    return cell | own | {"population": cell["population"] or everybody}


def wrong_number(line: Written, cell: Row, disclosure: Disclosure) -> Iterator[Problem]:
    """A number that a figure cannot have, or that must not be shown."""
    measure, number = cell["measure"], comma(line["value"])
    hides = measure == "count" and cell["indicator"] not in disclosure.not_sensitive
    if hides and is_small(line["value"], disclosure.threshold):
        yield line.problem("value", "workbook_small_correction", number)
    if number and (wrong := MEASURED.get(measure, NUMBER).against(line["value"])):
        yield line.problem("value", wrong[0], number, wrong[1])


def not_there(line: Written, said: Sequence[Row], known: Sequence[str]) -> Problem:
    """Why a number cannot be corrected here: another stands there, none that is exact, or one that is hidden."""
    loose = next((row for row in said if row["printed"] and line["stood"] in (row["value"], row["value_to"])), None)
    if loose:
        where = f"”{loose['printed']}” ({loose['place']})"
        return line.problem("stood", "workbook_not_exact", comma(line["stood"]), where)
    if not known and any(row["obs_status"] == HIDDEN for row in said):
        return line.problem("stood", "workbook_hidden_correction")
    return line.problem("stood", "workbook_not_there", comma(line["stood"]), comma(", ".join(known)) or "–")


def with_decision(tables: Tables, line: Written, row: Row, units: Units, own_year: int) -> Tables:
    """The tables with one more decision and its question. An earlier one on the same figure gives way; its findings stay named.

    `own_year`: that of the workbook. It is in the name of the question, so that no later decision writes over an earlier one's.
    """
    work, figure = Work(tables, own_year), figure_in(row, units)
    question = f"{row['indicator']}_{row['category']}_{row['population']}_{line['year']}_{own_year}"
    order = work.row("questions", {"question": question}).get("order") or next_number(tables["questions"])
    asked: Row = {"question": question, "order": order, "publisher_status": ANSWERED}
    why: Row = {"why_sv": line["why_sv"], "why_en": line["why_en"], "answered_on": line["decided_on"]}
    why |= {"answer_sv": line["why_sv"], "answer_en": line["why_en"]}
    for lang in LANGUAGES:
        asked[column_in("title", lang)] = name = title(work, row, line["year"], question, lang)
        asked[column_in("text", lang)] = ASKED[lang].format(name)
    work.put("questions", asked | why)
    told: Row = {"question": question, "observation": figure.observation, "printed_value": figure.value}
    told |= {"findings": decision_on(figure, tables).get("findings", ""), "decided_on": line["decided_on"]}
    told |= {"decision": CORRECTED, "published_value": line["value"]}
    work.put("corrections", told | {"reason_sv": line["why_sv"], "reason_en": line["why_en"]})
    return work.tables


def is_exact(row: Row) -> bool:
    """Whether a row prints a number that a line of the sheet can name: exact, and without a condition or another base."""
    number = bool(row["value"]) and row["measure"] in NUMERIC and row["qualifier"] == "exact"
    return number and is_unconditional(row)


def figure_in(row: Row, units: Units) -> DecidedFigure:
    """The printed number of a row."""
    unit = row["unit"] or units[row["indicator"], row["category"]]
    return DecidedFigure(cell_id(cell_of(row | {"unit": unit})), row["value"])


def decision_on(figure: DecidedFigure, tables: Mapping[str, Sequence[Row]]) -> Row:
    """What is decided of a printed number; nothing where nobody has."""
    told = (one for one in tables["corrections"] if DecidedFigure(one["observation"], one["printed_value"]) == figure)
    return next(told, {})


def published(figure: DecidedFigure, tables: Mapping[str, Sequence[Row]]) -> str:
    """The number that stands on the site for a printed one."""
    return decision_on(figure, tables).get("published_value") or figure.value


def title(work: Work, row: Row, year: str, question: str, lang: str) -> str:
    """What the question is called: the indicator, the answer, whom it counts where that is not everybody asked, and the year.

    The workbook's year tells it from an earlier question on the same figure.
    """
    indicator = work.row("indicators", {"indicator": row["indicator"]})
    everybody = row["population"] == indicator["population"]
    others = [] if everybody else work.rows("populations", {"population": row["population"]})
    told = [work.called(row["indicator"], row["category"], lang), *(in_language(one, "label", lang) for one in others)]
    name = f"{in_language(indicator, 'title', lang)}: {', '.join([*told, year])}"
    asked = [one for one in work.tables["questions"] if one["question"] != question]
    taken = any(in_language(one, "title", lang) == name for one in asked)
    return f"{name} ({work.year})" if taken else name
