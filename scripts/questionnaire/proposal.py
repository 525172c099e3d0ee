"""The row of a question that nobody has declared, as the code lists have its answers: for a person to read."""

from collections.abc import Mapping

from scripts.ground.codebook import NOT_ALL
from scripts.ground.columns import column_in
from scripts.ground.data_package import Row
from scripts.ground.messages import LISTS
from scripts.ground.roles import NOBODY, PARTS
from scripts.ground.word_list import LANGUAGES
from scripts.questionnaire.branches import NAMELESS, Branch, written
from scripts.questionnaire.declaration import ALONE, ANSWERED, ANY_NUMBER, EACH, ONE, ONE_OR_MORE
from scripts.questionnaire.wording import is_none

RULES = {"whole_persons": ANSWERED, "whole_answers": EACH, "more_than_one": "2+"}


def first_row(indicator: Row, own: Mapping[str, Row]) -> Row:
    """Who has answered has one of the answers; where one may have several, any number, or at least one if one says none."""
    parts = [code for code, one in own.items() if one["role"] in (*PARTS, NOBODY) and not one["parent"]]
    least = ONE_OR_MORE if any(is_none(own[code]) and own[code]["role"] != PARTS[1] for code in parts) else ANY_NUMBER
    response = ONE if indicator["answers"] == ONE else least
    why: Row = {column_in("why", lang): LISTS["added"][lang][f"why_{response}"] for lang in LANGUAGES}
    row: Row = {"counts": "", "only_if": "", "assumed": ""}
    row |= {
        "form_question": indicator["indicator"],
        "year": indicator["first_year"],
        "universe": indicator["population"],
        "answered_by": "some",
        "response": response,
        "choices": written(branch(code, own, response) for code in parts) or NAMELESS,
    }
    for one in own.values():
        row = counting(row, one) or row
    return row | why


def counting(row: Row, one: Row) -> Row | None:
    """The row that also counts a whole, who has several answers, or who has none; None of any other answer."""
    if one["role"] == "outside" and row["answered_by"] == "some":
        return row | {"answered_by": f"some:{one['category']}"}
    rule = RULES.get(one["role"])
    return row | {"counts": f"{row['counts']} {one['category']}={rule}".strip()} if rule else None


def branch(code: str, own: Mapping[str, Row], response: str) -> Branch:
    """An answer with those that are a part of it; a person may be in it and in none of these, unless they are all."""
    within = [name for name, one in own.items() if one["parent"] == code and one["role"] in PARTS]
    inside = [branch(name, own, response) for name in within]
    open_end = [] if not inside or own[code]["parts_complete"] != NOT_ALL else [Branch((NAMELESS,))]
    marks = ALONE if response != ONE and not inside and is_none(own[code]) else ""
    return Branch((code,), marks, (*inside, *open_end))
