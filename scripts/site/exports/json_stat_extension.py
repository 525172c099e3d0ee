"""What JSON-stat has no place of its own for: how each number is said and may be used, where it comes from, its base, its notes."""

from collections.abc import Iterable, Mapping
from typing import Any

from scripts.ground.data_package import Package, Row
from scripts.ground.interval import NUMBERS, has_number
from scripts.site.cards.subject import Subject
from scripts.site.cards.table_rows import disagreeing, plain_remarks
from scripts.site.exports.figures.lines import DERIVED
from scripts.site.exports.figures.rows import by_id
from scripts.site.figure.wording import base, observation_value, within
from scripts.site.package.decided import decision_of, decision_on_base, decisions
from scripts.site.package.labels import Labels

# What the dimensions, `value` and `status` say of an observation; every other column is here.
IN_THE_CUBE = (
    *("indicator", "category", "population", "scope", "within_indicator", "within_category", "year", "year_to"),
    *("measure", "base_indicator", "base_category", "unit", "obs_status", *NUMBERS),
)
# What the figures file says of it besides, in its words: a number only where the cube has none, since it follows from others.
OF_THE_FILE = (
    *("kind", "condition", *NUMBERS, "said", "missing", "base", "base_value", "base_kind"),
    *("doubt", "decision", "question", "quote", "sum_group", "not_added", "compare_group", "not_compared"),
)


def extension(
    subject: Subject, places: Mapping[int, Row], numbers: Mapping[int, str], notes: Iterable[str]
) -> dict[str, Any]:
    """The extension of the dataset. `places`: of the observations' values; `numbers`: place -> number as it is written.

    `notes`: those on any of the observations.
    """
    labels, row = subject.labels, subject.row
    decimals = {str(place): len(text.partition(".")[2]) for place, text in numbers.items() if "." in text}
    return {
        "package": labels.package.descriptor["name"],
        "version": labels.package.descriptor["version"],
        "indicator": subject.name,
        "counted": labels.language.text(row, "counted"),
        "answers": row["answers"],
        "base_rule": labels.language.text(row, "base_rule"),
        "status": {"label": status_labels(labels)},
        "decimals": decimals,
        "notes": {note: labels.note(note) for note in notes},
        "observations": {str(place): observation(row, labels) for place, row in places.items()},
    }


def status_labels(labels: Labels) -> dict[str, str]:
    """What every status letter means, in the order of the code list."""
    return {code: labels.code(name, code) for name, code in labels.codes if name == "obs_status"}


def observation(row: Row, labels: Labels) -> dict[str, Any]:
    """The columns that are not in the cube, those that are not empty, the figure in words as the pages and as the file say it."""
    columns = {name: text for name, text in row.items() if name not in IN_THE_CUBE and text}
    figure = by_id(labels.package)[labels.language.of_package][row["observation"]]
    follows = [figure["quote"].rstrip(".")] if figure["kind"] == DERIVED else []
    in_words = {
        "within": within(row, labels),
        "value": observation_value(row, labels),
        "base": base(row, labels) if has_number(row) else "",
        "remark": "; ".join([*remarks(row, labels), *follows]),
    }
    told = {name: figure[name] for name in OF_THE_FILE if figure[name] and (name, figure[name]) not in row.items()}
    found: dict[str, Any] = columns | {"in_words": {name: text for name, text in in_words.items() if text}}
    found["figure"] = told
    if row["notes"]:
        found["notes"] = row["notes"].split()
    if asked := questions_of(row, labels.package):
        found["questions"] = asked
    return found


def remarks(row: Row, labels: Labels) -> list[str]:
    """What a reader must know of the value, beyond what is said with it: that it is corrected or doubtful."""
    return [*plain_remarks(row, labels), *([disagreeing(row, labels.language)] if row["disagreeing"] != "0" else [])]


def questions_of(row: Row, package: Package) -> list[str]:
    """The questions about a figure, and those on what it is a share of where that is corrected or doubtful."""
    named = row["question"].split()
    made = [decision_of(row, package), decision_on_base(row, package)]
    if row["disagreeing"] != "0":
        made += decisions(package).get(row["observation"], [])
    return list(dict.fromkeys([*named, *(each["question"] for each in made if each)]))
