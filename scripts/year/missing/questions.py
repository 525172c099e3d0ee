"""The sheet of the open questions: one line for each figure that the answer decides on, and the way of an answer to a decision.

A number becomes a decision on the figure, for the reason that the publisher gives. Words alone decide nothing: a person reads them.
"""

from collections.abc import Iterable, Mapping, Sequence

from scripts.ground.cells import as_row, cell_from_id
from scripts.ground.data_package import Row
from scripts.ground.decisions import CONFIRMED, CORRECTED, Figure
from scripts.ground.missing import ANSWERED
from scripts.ground.numbers import comma
from scripts.ground.problems import Problem
from scripts.ground.small import Disclosure, is_small
from scripts.year.added.corrections import WHOLE, decision_on
from scripts.year.added.sheet_lines import Written
from scripts.year.added.sheets import FreeColumn, FreeSheet
from scripts.year.added.tables import Tables, replaced

BEGUN = ("title", "asks", "why", "place", "figure", "stood", "published", "question", "observation")
QUESTIONS = FreeSheet(
    "asked",
    "Frågor",
    "En rad för varje siffra som svaret avgör. Skriv talet i Ska vara, också om det är det som redan står, och varför på båda "
    "språken: skälet publiceras bredvid siffran. Kan ni bara svara med ord: lämna talet tomt, så läser en människa svaret.",
    (
        FreeColumn("title", "Frågan", needed=False, width=30),
        FreeColumn("asks", "Det vi undrar", needed=False, width=56),
        FreeColumn("why", "Varför vi frågar", needed=False, width=56),
        FreeColumn("place", "Avsnitt och sida", needed=False, width=28),
        FreeColumn("figure", "Siffran som svaret avgör", needed=False, width=44),
        FreeColumn("stood", "Står i rapporten", needed=False, width=12),
        FreeColumn("published", "Visas nu", needed=False, width=12),
        FreeColumn("value", "Ska vara", kind="number", needed=False, width=12),
        FreeColumn("answer_sv", "Svar", width=56),
        FreeColumn("answer_en", "Svaret på engelska (behövs när ett tal är ifyllt)", needed=False, width=56),
        FreeColumn("question", "Frågans kod", needed=False, width=20),
        FreeColumn("observation", "Siffrans kod", needed=False, width=20),
    ),
    begun=BEGUN,
)


def begun_rows(
    questions: Sequence[Row], tables: Mapping[str, list[Row]], statements: Sequence[Row]
) -> list[dict[str, str]]:
    """What stands in the sheet from the start. `questions`: those that are open, with their numbers in words; in order."""
    rows = []
    for question in questions:
        told = {"title": question["title_sv"], "asks": question["text_sv"], "why": question["why_sv"]}
        decided = [row for row in tables["corrections"] if row["question"] == question["question"]]
        named = [row["observation"] for row in tables["question_figures"] if row["question"] == question["question"]]
        places = places_of([row["observation"] for row in decided] or named, statements)
        told |= {"question": question["question"], "place": places}
        rows += [told | decided_on(row, tables, statements) for row in decided] or [told]
    return rows


def decided_on(row: Row, tables: Mapping[str, list[Row]], statements: Sequence[Row]) -> dict[str, str]:
    """What the sheet says of a figure that is doubtful: what it is, where it stands, what stands there and what is shown."""
    shown = row["published_value"] or row["printed_value"]
    return {
        "figure": named(row["observation"], tables),
        "place": places_of([row["observation"]], statements),
        "stood": comma(row["printed_value"]),
        "published": comma(shown),
        "observation": row["observation"],
    }


def places_of(observations: Iterable[str], statements: Sequence[Row]) -> str:
    """Where some figures stand in their sources: section and page, each once."""
    wanted = {*observations}
    rows = [row for row in statements if {row["observation"], row["base_observation"]} & wanted and row["printed"]]
    return "; ".join(dict.fromkeys(placed_in(row) for row in rows))


def placed_in(row: Row) -> str:
    """Section and page of a row."""
    return f"{row['place']}, s. {row['page']}" if row["page"] else row["place"]


def named(observation: str, tables: Mapping[str, list[Row]]) -> str:
    """What a figure is about, in words."""
    cell = as_row(cell_from_id(observation))
    answers = {(row["indicator"], row["category"]): row["label_sv"] for row in tables["categories"]}
    titles = {row["indicator"]: row["title_sv"] for row in tables["indicators"]}
    short = {(row["list"], row["code"]): row["label_sv"] for row in tables["vocabulary"]}
    groups = {row["population"]: row["label_sv"] for row in tables["populations"]}
    within = answers.get((cell["within_indicator"], cell["within_category"]), "")
    parts = [
        f"{titles[cell['indicator']]}: {answers[cell['indicator'], cell['category']]}",
        groups[cell["population"]],
        short["scope", cell["scope"]],
        within,
        short["measure", cell["measure"]],
        cell["year"],
    ]
    return ", ".join(filter(None, parts))


def add_decisions(
    tables: Tables, lines: Sequence[Written], day: str, disclosure: Disclosure
) -> tuple[Tables, list[Problem]]:
    """The tables with a decision for each number, whose question is answered, and what is wrong.

    What is answered in words is told: the question stays open until a person has read it.
    """
    problems: list[Problem] = []
    for line in lines:
        figure = figure_of(line, tables)
        if line["value"] and figure is None:
            problems.append(line.problem("value", "workbook_no_figure", comma(line["value"])))
        elif line["value"] and figure is not None:
            wrong = wrong_with(line, figure, disclosure)
            problems += wrong
            tables = tables if wrong else answered(with_decision(tables, line, figure, day), line, day)
        elif line["answer_sv"]:
            problems.append(line.problem("answer_sv", "notice_answer_in_words", line["title"]))
    return tables, problems


def answered(tables: Tables, line: Written, day: str) -> Tables:
    """The tables with a question answered."""
    told: Row = {"publisher_status": ANSWERED, "answered_on": day}
    told |= {"answer_sv": line["answer_sv"], "answer_en": line["answer_en"]}
    rows = [row | told for row in tables["questions"] if row["question"] == line["question"]]
    return replaced(tables, "questions", ("question",), rows)


def figure_of(line: Written, tables: Tables) -> Figure | None:
    """The figure that a line decides on."""
    rows = [row for row in tables["corrections"] if row["observation"] == line["observation"]]
    own = [row for row in rows if row["question"] == line["question"] and comma(row["printed_value"]) == line["stood"]]
    return next((Figure(row["observation"], row["printed_value"]) for row in own), None)


def wrong_with(line: Written, figure: Figure, disclosure: Disclosure) -> list[Problem]:
    """A number that the figure cannot have or that must not be shown, and a reason in one language only."""
    cell, value = as_row(cell_from_id(figure.observation)), line["value"]
    told = [
        (not line["answer_en"], "answer_en", "workbook_one_language", line["answer_sv"], ""),
        (cell["measure"] == "count" and "." in value, "value", "number_fraction", comma(value), ""),
        (cell["measure"] == "percent" and float(value) > WHOLE, "value", "number_too_big", comma(value), str(WHOLE)),
        (
            cell["measure"] == "count"
            and cell["indicator"] not in disclosure.not_sensitive
            and is_small(value, disclosure.threshold),
            "value",
            "workbook_small_correction",
            comma(value),
            "",
        ),
    ]
    return [line.problem(name, kind, found, hint) for wrong, name, kind, found, hint in told if wrong]


def with_decision(tables: Tables, line: Written, figure: Figure, day: str) -> Tables:
    """The tables with the decision in force: the number that is given, or that the printed one stands."""
    before = decision_on(figure, tables)
    stands = figure.value == line["value"]
    told: Row = {"decision": CONFIRMED if stands else CORRECTED, "published_value": "" if stands else line["value"]}
    reasons: Row = {"reason_sv": line["answer_sv"], "reason_en": line["answer_en"], "decided_on": day}
    return replaced(tables, "corrections", ("observation", "printed_value"), [{**before, **told, **reasons}])
