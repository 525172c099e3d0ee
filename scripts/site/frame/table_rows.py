"""The two tables of an indicator: its observations in groups, and what was printed, source by source. Rows in, facts out."""

from collections.abc import Mapping
from typing import NamedTuple

from markupsafe import Markup

from scripts.ground.codes import BLANK, PARTS
from scripts.ground.data_package import Row
from scripts.ground.interval import has_number
from scripts.site.addresses import question_link
from scripts.site.figure.amounts import bare_value, observation_value
from scripts.site.figure.base import base
from scripts.site.figure.doubt import doubts, sign
from scripts.site.figure.questions import TEMPLATE
from scripts.site.figure.revised import revised
from scripts.site.figure.selection import group_heading, grouped, row_name, told_apart_by_population, usual_category
from scripts.site.package.labels import Labels
from scripts.site.package.said import decision_of, words_on
from scripts.site.text.language import Language
from scripts.site.text.templates import macros

# Observation -> the notes that are about it but not about the whole table, each with its number on the page.
RowNotes = Mapping[str, list[tuple[str, int]]]


class CardTable(NamedTuple):
    """What stands over the columns, and the groups: a heading with the answers, each a name, its rows, and those without a line."""

    first: str
    has_base: bool
    groups: list[tuple[str, list[tuple[str, list[Row], list[Row]]]]]


def observation_table(rows: list[Row], labels: Labels) -> CardTable:
    """The observations in groups that share year, people and cases; in each the rows of one answer together."""
    by_population, usual = told_apart_by_population(rows), usual_category(rows)
    one_producer = len({row["producer"] for row in rows}) == 1
    groups = []
    for group in grouped(rows, labels).values():
        answers: dict[str, list[Row]] = {}
        for row in group:
            answers.setdefault(row_name(row, by_population, usual, labels), []).append(row)
        heading = group_heading(group[0], labels, one_producer, by_population)
        groups.append((heading, [(name, *told_of(own, labels)) for name, own in answers.items()]))
    has_base = any(base(row, labels) for row in rows if has_number(row))
    return CardTable("column_population" if by_population else "column_category", has_base, groups)


def told_of(rows: list[Row], labels: Labels) -> tuple[list[Row], list[Row]]:
    """The rows of an answer that have a line, and those that say only that the source gives no number in its text."""
    told = [row for row in rows if row["obs_status"] not in BLANK or words_on(row, labels.package)] or rows[:1]
    return told, [row for row in rows if row not in told]


def kind(row: Row, labels: Labels) -> str:
    """What an answer is to the whole, for the style sheet."""
    role, parent = (find(row["indicator"], row["category"]) for find in (labels.book.role, labels.book.parent))
    return "part" if parent or role in PARTS else role.replace("_", "-")


def value_in_table(row: Row, labels: Labels) -> str:
    """The value, with its unit where this is not the indicator's own, which the caption gives."""
    usual = labels.package.by_name["indicators"][row["indicator"]]["unit"]
    return bare_value(row, labels) if row["unit"] == usual else observation_value(row, labels)


def doubtful(row: Row, at: str, labels: Labels) -> Markup:
    """The sign at a value that is in doubt, on the page at `at`."""
    return sign(doubts([row], labels.package), f"doubt-{row['observation']}", at, labels)


def remarks(row: Row, at: str, labels: Labels) -> list[str]:
    """What a reader must know of one value: its status, what it was before, and the questions that name it without a doubt."""
    about = {one.question.name for one in doubts([row], labels.package)}
    named = [("remark_question", name) for name in row["question"].split() if name not in about]
    named += [("remark_answered", name) for name in row["answered"].split()]
    told = ((question_link(at, name), labels.words[word], labels.title("questions", name)) for word, name in named)
    links = (macros(TEMPLATE).link(way, text, f"{text}: {what}") for way, text, what in told)
    return [*plain_remarks(row, labels), *revised(row, labels), *links]


def plain_remarks(row: Row, labels: Labels) -> list[str]:
    """The status of a value, and where it comes from unless that has been decided on, as text."""
    found = []
    if has_number(row) and row["obs_status"] != "A":
        found.append(labels.code_in_sentence("obs_status", row["obs_status"]))
    if (row["origin"] != "printed" or row["rule"]) and not decision_of(row, labels.package):
        found.append(origin(row, labels))
    return found


def disagreeing(row: Row, language: Language) -> str:
    """How many printed places say otherwise."""
    words, places = language.words, row["disagreeing"]
    return words["disagreeing_one"] if places == "1" else words["disagreeing"].format(places)


def origin(row: Row, labels: Labels) -> str:
    """Where a value comes from that is not simply printed: the title of its rule, or the label of its origin."""
    if not row["rule"]:
        return labels.code_in_sentence("origin", row["origin"])
    title = labels.title("rules", row["rule"])
    pattern = labels.language.words["from_rule" if row["origin"] == "printed" else "computed"]
    return pattern.format(title[:1].lower() + title[1:])


def by_source(rows: list[Row]) -> list[tuple[str, list[Row]]]:
    """(source, what it prints): the newest report first, by page and by order on it. A row without a print is left out."""
    sources: dict[tuple[str, str], list[Row]] = {}
    places = [(-int(row["report_year"]), row["source"], int(row["page"] or 0), int(row["seq"])) for row in rows]
    for _, row in sorted(zip(places, rows, strict=True), key=lambda each: each[0]):
        if row["printed"]:
            sources.setdefault((row["report_year"], row["source"]), []).append(row)
    return [(source, own) for (_, source), own in sources.items()]
