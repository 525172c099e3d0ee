"""What the page Explore reads of an indicator: its figures, what there is to pick among them, and what each code is called.

A script picks and draws of it, and computes nothing: numbers and words are those of the pages, and what may be counted together is
what the figures file says.
"""

import json
from collections.abc import Callable, Mapping
from typing import Any

from scripts.ground.cells import SIDES
from scripts.ground.columns import Column
from scripts.ground.data_package import Package, Row
from scripts.ground.interval import NUMBERS, has_number
from scripts.site.exports.figures.forms import by_id
from scripts.site.exports.figures.lines import DERIVED
from scripts.site.figure.amounts import observation_value
from scripts.site.figure.base import base, in_full
from scripts.site.figure.selection import MEASURES, notes_of
from scripts.site.figure.wording import within, years
from scripts.site.frame.subject import Subject
from scripts.site.frame.table_rows import disagreeing, plain_remarks
from scripts.site.package.labels import Labels
from scripts.site.package.said import decision_of, decision_on_base, decisions

# No condition, or no cell that the number is a share of.
NONE = "none"
# What a choice is called that is no field of the table.
OWN_WORDS = {"within": "explore_within", "base": "explore_base"}
# What the script asks of an observation, and of its row in the figures file.
ASKED: tuple[Column, ...] = ("observation", *NUMBERS, "qualifier", "bounds", "base", "obs_status")
OF_THE_FILE = ("kind", "sum_group", "not_added", "compare_group", "not_compared")


def explored(subject: Subject) -> bytes:
    """The file as JSON, the same bytes in whatever order the rows come. The indicator must have observations."""
    labels, found = subject.labels, in_order(subject)
    named = notes_of(found, labels.package)
    told = {
        "indicator": subject.name,
        "title": subject.title,
        "source": "; ".join(labels.code("producer", each) for each in dict.fromkeys(row["producer"] for row in found)),
        "answers": subject.row["answers"],
        "base_rule": subject.text("base_rule"),
        "choices": {name: choice(name, found, labels) for name in LABELS},
        "roles": {row["category"]: labels.book.role(subject.name, row["category"]) for row in found},
        "notes": {note: labels.note(note) for note in named},
        "on_all": [note for note, rows in named.items() if len(rows) == len(found)],
        "rows": [one_row(row, labels) for row in found],
    }
    return (json.dumps(told, ensure_ascii=False, separators=(",", ":")) + "\n").encode()


def in_order(subject: Subject) -> list[Row]:
    """The observations by the code lists: by the first choice, then by the second, and so on."""
    orders = ORDERS.values()
    return sorted(subject.observations, key=lambda row: tuple(order(row, subject.labels) for order in orders))


def choice(name: str, rows: list[Row], labels: Labels) -> dict[str, Any]:
    """What a choice is called, and its codes with their labels, in the order of the code lists."""
    first = {codes_of(row)[name]: row for row in reversed(rows)}
    ordered = sorted(first, key=lambda code: ORDERS[name](first[code], labels))
    return {
        "label": choice_label(name, labels),
        "codes": [(code, LABELS[name](first[code], labels)) for code in ordered],
    }


def choice_label(name: str, labels: Labels) -> str:
    """What a choice is called: the title of its field."""
    if name in OWN_WORDS:
        return labels.words[OWN_WORDS[name]]
    fields = {each["name"]: each for each in labels.package.resource("observations")["schema"]["fields"]}
    return labels.language.described(fields[name], "title")


def codes_of(row: Row) -> dict[str, str]:
    """The codes of an observation, one for each choice, in their order, and its answer."""
    return {
        "population": row["population"],
        "scope": row["scope"],
        "year": f"{row['year']}-{row['year_to']}" if row["year_to"] else row["year"],
        "measure": f"{row['measure']}.{row['unit']}",
        "within": other_cell(row, "within"),
        "category": row["category"],
        "base": other_cell(row, "base"),
    }


def other_cell(row: Row, kind: str) -> str:
    """`indicator.category` of a row's condition or base."""
    indicator, category = SIDES[kind]
    return f"{row[indicator]}.{row[category]}" if row[indicator] else NONE


def other_cell_label(row: Row, kind: str, labels: Labels) -> str:
    """The label of a condition or base: the category with its indicator, or that there is none."""
    indicator, category = (row[column] for column in SIDES[kind])
    return in_full(indicator, category, labels) if indicator else labels.words[f"explore_no_{kind}"]


def other_cell_order(row: Row, kind: str, labels: Labels) -> tuple[str, int]:
    """None first, then by indicator and the place of the category in it."""
    indicator, category = (row[column] for column in SIDES[kind])
    return (indicator, int(labels.categories[indicator, category]["order"]) if indicator else 0)


LABELS: Mapping[str, Callable[[Row, Labels], str]] = {
    "population": lambda row, labels: labels.population(row["population"]),
    "scope": lambda row, labels: labels.code("scope", row["scope"]),
    "year": lambda row, labels: years(row),
    "measure": lambda row, labels: (
        f"{labels.code('measure', row['measure'])}, {labels.code_in_sentence('unit', row['unit'])}"
    ),
    "within": lambda row, labels: other_cell_label(row, "within", labels),
    "category": lambda row, labels: labels.answer(row),
    "base": lambda row, labels: other_cell_label(row, "base", labels),
}
ORDERS: Mapping[str, Callable[[Row, Labels], tuple[int | str, ...]]] = {
    "population": lambda row, labels: (labels.population_order(row["population"]),),
    "scope": lambda row, labels: (labels.code_order("scope", row["scope"]),),
    "year": lambda row, labels: (row["year"], row["year_to"]),
    "measure": lambda row, labels: (MEASURES.index(row["measure"]), labels.code_order("unit", row["unit"])),
    "within": lambda row, labels: other_cell_order(row, "within", labels),
    "category": lambda row, labels: (labels.category_order(row),),
    "base": lambda row, labels: other_cell_order(row, "base", labels),
}


def one_row(row: Row, labels: Labels) -> dict[str, Any]:
    """An observation: its codes and numbers, the figure in words as the pages say it, its groups and rules."""
    figure = by_id(labels.package)[labels.language.of_package][row["observation"]]
    follows = [figure["quote"].rstrip(".")] if figure["kind"] == DERIVED else []
    unlike = [disagreeing(row, labels.language)] if row["disagreeing"] != "0" else []
    in_words = {
        "within": within(row, labels),
        "value": observation_value(row, labels),
        "base": base(row, labels) if has_number(row) else "",
        # What a reader must know of the value, beyond what is said with it.
        "remark": "; ".join([*plain_remarks(row, labels), *unlike, *follows]),
    }
    return {
        **{name: row[name] for name in ASKED},
        "codes": codes_of(row),
        "in_words": {name: text for name, text in in_words.items() if text},
        "figure": {name: figure[name] for name in OF_THE_FILE if figure[name]},
        "notes": row["notes"].split(),
        "questions": questions_of(row, labels.package),
    }


def questions_of(row: Row, package: Package) -> list[str]:
    """The questions about a figure, and those on what it is a share of where that is corrected or doubtful."""
    named = row["question"].split()
    made = [decision_of(row, package), decision_on_base(row, package)]
    if row["disagreeing"] != "0":
        made += decisions(package).get(row["observation"], [])
    return list(dict.fromkeys([*named, *(each["question"] for each in made if each)]))
