"""How many of whom, as a sentence begins: "drygt åtta av tio vuxna (82,7 procent)", "46 av 143 ärenden". Rows in, text out."""

from collections.abc import Iterable

from scripts.ground.cells import cell_of, with_codes
from scripts.ground.data_package import Row
from scripts.ground.interval import EXACT
from scripts.ground.scopes import ALL
from scripts.ground.years import COUNT, base_of, years_of
from scripts.site.figure.amounts import amount, only_words
from scripts.site.figure.wording import (
    bare,
    bare_value,
    counted,
    marked,
    observation_value,
    predicate,
    remark,
    unmarked_value,
)
from scripts.site.package.decided import decision_on_base
from scripts.site.package.labels import Labels

# The units of those whom a sentence names by their population: who gives an answer is a person. Things are named by their unit.
PEOPLE = ("persons", "answers", "organisations")
ANSWERS = "answers"
# How an indicator says that its percentages are of those who have an answer.
ANSWERED = "persons_answered"
# The note that says so.
POTENTIALLY = "potentially_exposed"


def whom(row: Row, whole: str, labels: Labels) -> str:
    """How many of whom: "drygt åtta av tio vuxna (82,7 procent)", "46 av 143 ärenden", "80 av de vuxna"."""
    words = labels.language.words
    if row["measure"] == "percent":
        return share_of_whom(row, labels)
    nobody = row["value"] == "0" and of_people(row, labels) and of_the_whole(row, labels) == people(row, labels)
    if whole and not nobody:
        doubtful = words["doubtful"] if decision_on_base(row | {"base": whole}, labels.package) else ""
        # The mark stands beside the number: it is the figure that is doubtful, not the people.
        out_of = marked(labels.language.number(whole), doubtful, labels.language)
        return words["of_whole"].format(bare_value(row, labels), f"{out_of} {of_the_whole(row, labels)}")
    if not of_people(row, labels):
        return observation_value(row, labels, prose=True)
    genus, plain = labels.genus(row["population"]), unmarked_value(bare(row), labels)
    number = {"0": words[f"none_{genus}"], "1": words[f"one_{genus}"]}.get(row["value"], plain)
    if labels.book.is_whole(row["indicator"], row["category"]):
        return f"{marked(plain, remark(row, labels), labels.language)} {people(row, labels)}"
    return words["of_whole"].format(marked(number, remark(row, labels), labels.language), group(row, labels))


def base_of_answers(row: Row, labels: Labels) -> str:
    """What a number is of, with its unit where that is answers: these are more than the people who gave them."""
    number = labels.language.number(row["base"])
    return counted(number, ANSWERS, labels) if row["unit"] == ANSWERS else number


def potentially(rows: Iterable[Row], labels: Labels) -> list[str]:
    """What a figure that leaves its page says of those it counts: that they may be affected; nothing where it counts others."""
    said = any(POTENTIALLY in row.get("notes", "").split() for row in rows)
    return [labels.note(POTENTIALLY)] if said else []


def of_the_whole(row: Row, labels: Labels) -> str:
    """Whom a count is out of: those of the indicator, and only those with an answer where the percentages are of these."""
    return answered(people(row, labels), row, labels)


def answered(text: str, row: Row, labels: Labels) -> str:
    """Those whom a figure is of, as only those with an answer where it is of these: in the words of their code where it has any."""
    indicator = labels.package.by_name["indicators"][row["indicator"]]
    name = labels.book.whole(row["indicator"], "whole_persons")
    told = indicator["base_rule"] == ANSWERED and row["population"] == indicator["population"]
    if not told or row["unit"] != "persons" or not name or is_narrowed(row, labels):
        return with_answer(text, row, labels)
    said_so = predicate(row | {"category": name}, labels)
    return labels.language.words["of_which_people"].format(text, said_so)


def with_answer(text: str, row: Row, labels: Labels) -> str:
    """Those whom a figure is of: "vuxna", of a form "vuxna med svar" where these are not known to be everybody.

    Nothing is added to a figure of a report, which seldom says of whom, or to one whose own words say who has an answer.
    """
    base, book = base_of(row, years_of(labels.package)), labels.book
    if base is None or row["year"] not in book.form_years or book.indicators[row["indicator"]]["base_rule"] == ANSWERED:
        return text
    own = base["indicator"], base["category"]
    if own == book.size or book.role(*own) != "whole_persons":
        return text
    met = everybody(base, labels)
    return text if met and met["value"] == base["value"] else labels.language.words["with_answer"].format(text)


def everybody(row: Row, labels: Labels) -> Row | None:
    """The exact count of everybody in the population of a figure."""
    indicator, category = labels.book.size
    cell = {
        "indicator": indicator,
        "category": category,
        "measure": COUNT,
        "within_indicator": "",
        "within_category": "",
    }
    unit = labels.book.units.get((indicator, category), row["unit"])
    bare = with_codes(cell_of(row), **cell, base_indicator="", base_category="", unit=unit, scope=ALL)
    found = years_of(labels.package).figures.get(bare)
    return found if found and found["value"] and found["qualifier"] == EXACT else None


def share_of_whom(row: Row, labels: Labels) -> str:
    """A share of whom, in words where there are any, with its number where one is printed or computed."""
    words, much = labels.language.words, amount(row, labels.package, labels.language)
    none = bool(row["value"]) and not float(row["value"])
    if much is None or (none and not of_people(row, labels)):
        return words["share_of"].format(observation_value(row, labels, prose=True), group(row, labels))
    text = words[f"none_{labels.genus(row['population'])}"] if none else much.text
    told_of = people(row, labels) if much.joined == "out_of" else group(row, labels)
    told_of = with_answer(told_of, row, labels)
    return with_number(words[f"share_{much.joined}"].format(text, told_of), row, labels)


def said(row: Row, whole: str, labels: Labels) -> str:
    """How much, without whom: "ungefär tre av tio (ca 30 procent)", "minst 131 behov", "46 av 143 ärenden"."""
    much = amount(row, labels.package, labels.language)
    if much:
        return with_number(much.text, row, labels)
    if row["measure"] == "count" and whole:
        return whom(row, whole, labels)
    return observation_value(row, labels, prose=True)


def with_number(text: str, row: Row, labels: Labels) -> str:
    """Words with the number that they are about, and its mark, in brackets; alone where the sources print no number."""
    if only_words(row, labels.package):
        return text
    number = ", ".join(part for part in (unmarked_value(row, labels, prose=True), remark(row, labels)) if part)
    return labels.language.words["in_brackets"].format(text, number)


def of_people(row: Row, labels: Labels) -> bool:
    """Whether a row counts people. All answers, and shares of the answers, are about answers."""
    of_all = row["measure"] == "percent" or labels.book.is_whole(row["indicator"], row["category"])
    return row["unit"] in PEOPLE and not (row["unit"] == ANSWERS and of_all)


def group(row: Row, labels: Labels) -> str:
    """Those of whom a share is one: "de vuxna", "ärendena", "de vuxna som exploaterades sexuellt"."""
    words = labels.language.words
    if of_people(row, labels):
        return narrowed(labels.population_as(row["population"], "group"), row, labels)
    plural = labels.code_in_sentence("unit", row["unit"])
    return narrowed(words.get(f"group_{row['unit']}") or words["group_others"].format(plural), row, labels)


def people(row: Row, labels: Labels) -> str:
    """The same after a number: "143 ärenden", "åtta av tio vuxna"."""
    if of_people(row, labels):
        return narrowed(labels.population_as(row["population"], "people"), row, labels)
    return narrowed(labels.code_in_sentence("unit", row["unit"]), row, labels)


def narrowed(text: str, row: Row, labels: Labels) -> str:
    """With the condition of a share of one part: those who gave another answer of the same indicator."""
    if not is_narrowed(row, labels):
        return text
    word = "of_which_people" if of_people(row, labels) else "of_which_things"
    return labels.language.words[word].format(text, predicate(row | {"category": row["base_category"]}, labels))


def is_narrowed(row: Row, labels: Labels) -> bool:
    """Whether a row is told out of one part of its own indicator."""
    return row["base_indicator"] == row["indicator"] and not labels.book.is_whole(
        row["indicator"], row["base_category"]
    )


def is_one(row: Row) -> bool:
    """Whether the row counts one alone."""
    return row["measure"] == "count" and row["value"] == "1"
