"""Whom and what a row counts, in words, and of how many of them: people, things, and what the code list says of an answer.

Rows in, text out, in one language.
"""

import re
from collections.abc import Iterable

from scripts.ground.answered import everybody
from scripts.ground.bases import base_of
from scripts.ground.claim import MEAN
from scripts.ground.columns import TextName
from scripts.ground.data_package import Row
from scripts.ground.row_notes import PERCENT
from scripts.ground.years import COUNT
from scripts.site.figure.amounts import (
    amount,
    only_words,
    plain_value,
    unmarked_value,
)
from scripts.site.package.labels import Labels

# What a text may begin with before its first letter.
OPENING = re.compile(r"^(?:\*\*|<[^>]*>)+")


def about(row: Row, labels: Labels, report_year: str = "") -> str:
    """What a row is about: its category, then whom it counts, where this is not all cases which, the condition and the years."""
    when = years(row) if years(row) != report_year else ""
    who = labels.population_in_sentence(row["population"]), labels.cases(row), within(row, labels), when
    return f"{labels.answer(row)}: {', '.join(filter(None, who))}"


def within(row: Row, labels: Labels) -> str:
    """The condition, where only part of those counted are meant."""
    met = row["within_indicator"], row["within_category"]
    return labels.say("within", labels.category(*met)) if met[0] else ""


def years(row: Row) -> str:
    """The year or span of years."""
    return f"{row['year']}–{row['year_to']}" if row["year_to"] else row["year"]


def upper_first(text: str) -> str:
    """The text with a capital first letter, also in bold and in an element."""
    at = len(text) - len(OPENING.sub("", text))
    return text[:at] + text[at : at + 1].upper() + text[at + 1 :]


def lower_first(text: str) -> str:
    """A sentence after a colon."""
    return text[:1].lower() + text[1:]


def predicate(row: Row, labels: Labels) -> str:
    """What the code list says of those who are of this category: "har barn"; of one age, in its own word: "är flickor"."""
    text = labels.language.text(labels.categories[row["indicator"], row["category"]], "predicate")
    whose = row.get("population", "")  # of an answer alone it is nobody's
    if not whose or is_of_both_ages(whose, labels):
        return text
    at = 2 if whose.startswith(CHILDREN) else 1
    for both in (each.split("=") for each in labels.words["of_both_ages"].split("/")):
        text = text.replace(both[0], both[at])
    return text


def is_of_both_ages(population: str, labels: Labels) -> bool:
    """Whether a population holds both adults and children: children are a part of it, and not all."""
    parts = [part for whole, *found in labels.book.sums.get("population", ()) if whole == population for part in found]
    return not population.startswith(CHILDREN) and any(part.startswith(CHILDREN) for part in parts)


def has_blank(row: Row, labels: Labels) -> bool:
    """Whether the predicate is a sentence of its own, with a blank for the number."""
    return "{" in predicate(row, labels)


def sentence(row: Row, labels: Labels) -> bool:
    """Whether it is one, and its blank takes what the row measures: `{mean}` a mean alone, any other no mean."""
    return has_blank(row, labels) and ("{mean}" in predicate(row, labels)) == (row["measure"] == MEAN)


# The units of those whom a sentence names by their population: who gives an answer is a person. Things are named by their unit.
PEOPLE = ("persons", "answers", "organisations")
ANSWERS = "answers"
# How an indicator says that its percentages are of those who have an answer.
ANSWERED = "persons_answered"
# What those are called after a number, and as a whole.
PEOPLE_OF: TextName = "people"
GROUP: TextName = "group"
# How the code of a population of children alone begins.
CHILDREN = "children"
# The note that says so.
POTENTIALLY = "potentially_exposed"
# The note on a figure of which the source says something else than the words of its answer.
OTHER_WORDS = "said_in_other_words"


def whom(row: Row, whole: str, labels: Labels) -> str:
    """How many of whom: "drygt åtta av tio vuxna (82,7 procent)", "46 av 143 ärenden", "80 vuxna"."""
    if row["measure"] == PERCENT:
        return share_of_whom(row, labels)
    called, out_of, about_people = those(row, labels), of_the_whole(row, labels), of_people(row, labels)
    few = row["value"] in ("0", "1") and about_people and out_of == called  # "1 of 10 children" reads as a rate
    if whole not in ("", "0") and not few:
        return labels.say("of_whole", plain_value(row, labels), f"{labels.language.number(whole)} {out_of}")
    if not about_people:
        return unmarked_value(row, labels, prose=True)
    if labels.book.is_whole(row["indicator"], row["category"]):
        return f"{plain_value(row, labels)} {called}"
    genus = labels.genus(row["population"])
    alone = {"0": f"none_{genus}", "1": f"one_{genus}"}.get(row["value"])
    number = labels.words[alone] if alone else plain_value(row, labels)
    # Of a form "80 of the adults" would be 80 of all of them, where it is hidden how many have an answer.
    part = alone or row["year"] not in labels.book.form_years
    return labels.say("of_whole", number, those(row, labels, GROUP)) if part else f"{number} {called}"


def potentially(rows: Iterable[Row], labels: Labels) -> list[str]:
    """What a figure that leaves its page says of those it counts: that they may be affected; nothing where it counts others."""
    return [labels.note(POTENTIALLY)] if any(POTENTIALLY in row.get("notes", "").split() for row in rows) else []


def other_words(row: Row, labels: Labels) -> str:
    """What the source says in place of the words of the answer; nothing where these are its own."""
    return labels.note(OTHER_WORDS) if OTHER_WORDS in row.get("notes", "").split() else ""


def of_the_whole(row: Row, labels: Labels, form: TextName = PEOPLE_OF) -> str:
    """Whom a figure is of: those of the indicator, and only those with an answer where it is of these, as their code says it."""
    text, name = those(row, labels, form), labels.book.whole(row["indicator"], "whole_persons")
    indicator = labels.book.indicators[row["indicator"]]
    told = indicator["base_rule"] == ANSWERED and row["population"] == indicator["population"]
    if told and row["unit"] == "persons" and name and not is_narrowed(row, labels):
        return labels.say("of_which_people", text, predicate(row | {"category": name}, labels))
    return with_answer(text, row, labels)


def with_answer(text: str, row: Row, labels: Labels) -> str:
    """Those whom a figure is of: "vuxna", of a form "vuxna med svar" where these are not known to be everybody.

    Nothing is added to a figure of a report, which seldom says of whom, or to one whose own words say who has an answer.
    """
    base, book = base_of(row, labels.years), labels.book
    if base is None or row["year"] not in book.form_years or book.indicators[row["indicator"]]["base_rule"] == ANSWERED:
        return text
    own = base["indicator"], base["category"]
    if own == book.size or book.role(*own) != "whole_persons":
        return text
    met = everybody(base, labels.years)
    return text if met and met["value"] == base["value"] else labels.say("with_answer", text)


def share_of_whom(row: Row, labels: Labels) -> str:
    """A share of whom, in words where there are any, with its number where one is printed or computed."""
    much, none = amount(row, labels.package, labels.language), bool(row["value"]) and not float(row["value"])
    if much is None or (none and not of_people(row, labels)):
        return labels.say("share_of", unmarked_value(row, labels, prose=True), those(row, labels, GROUP))
    text = labels.words[f"none_{labels.genus(row['population'])}"] if none else much.text
    told_of = with_answer(those(row, labels, PEOPLE_OF if much.joined == "out_of" else GROUP), row, labels)
    return with_number(labels.say(f"share_{much.joined}", text, told_of), row, labels)


def how_much(row: Row, whole: str, labels: Labels) -> str:
    """How much, without whom: "ungefär tre av tio (ca 30 procent)", "minst 131 behov", "46 av 143 ärenden"."""
    if much := amount(row, labels.package, labels.language):
        return with_number(much.text, row, labels)
    if row["measure"] == COUNT and whole:
        return whom(row, whole, labels)
    return unmarked_value(row, labels, prose=True)


def with_number(text: str, row: Row, labels: Labels) -> str:
    """Words with the number that they are about in brackets; alone where the sources print no number."""
    if only_words(row, labels.package):
        return text
    return labels.say("in_brackets", text, unmarked_value(row, labels, prose=True))


def of_people(row: Row, labels: Labels) -> bool:
    """Whether a row counts people. All answers, and shares of the answers, are about answers."""
    of_all = row["measure"] == PERCENT or labels.book.is_whole(row["indicator"], row["category"])
    return row["unit"] in PEOPLE and not (row["unit"] == ANSWERS and of_all)


def those(row: Row, labels: Labels, form: TextName = PEOPLE_OF) -> str:
    """Those who are counted, after a number ("143 ärenden", "åtta av tio vuxna"), or as the group of whom a share is one."""
    text = labels.code_in_sentence("unit", row["unit"])
    if of_people(row, labels):
        text = labels.population_as(row["population"], form)
    elif form == GROUP:
        text = labels.words.get(f"group_{row['unit']}") or labels.say("group_others", text)
    return narrowed(text, row, labels)


def narrowed(text: str, row: Row, labels: Labels) -> str:
    """With the condition of a share of one part: those who gave another answer of the same indicator."""
    if not is_narrowed(row, labels):
        return text
    word = "of_which_people" if of_people(row, labels) else "of_which_things"
    return labels.say(word, text, predicate(row | {"category": row["base_category"]}, labels))


def is_narrowed(row: Row, labels: Labels) -> bool:
    """Whether a row is told out of one part of its own indicator."""
    own, name = row["indicator"], row["base_category"]
    return row["base_indicator"] == own and not labels.book.is_whole(own, name)
