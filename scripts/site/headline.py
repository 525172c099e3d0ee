"""The finding of an indicator as one sentence to read aloud, in the language of the page: whom, how much in words, what they did.

"En stor majoritet av de vuxna identifierades av en regionkoordinator; utan Åseleärendet ungefär tre av tio (ca 30 procent)." What
they did is the predicate of the code list. One with a blank in it is a sentence of its own, in which the number is put.
"""

from scripts.ground.data_package import Row
from scripts.site.amounts import amount, only_words, own_words
from scripts.site.decided import decision_on_base
from scripts.site.finding import Finding, finding, predicate, sentence
from scripts.site.labels import Labels
from scripts.site.wording import bare, bare_value, base, marked, observation_value, remark, unmarked_value, upper_first

# The units of those whom a headline names by their population: who gives an answer is a person. Other things are named by their
# unit.
PEOPLE = ("persons", "answers", "organisations")
ONE = "1"
# How an indicator says that its percentages are of those who have an answer.
ANSWERED = "persons_answered"


def headline(indicator: Row, observations: list[Row], statements: list[Row], labels: Labels) -> str:
    """The sentence, computed from the rows."""
    return told(finding(indicator, observations, statements, labels), labels)


def told(found: Finding, labels: Labels) -> str:
    """A finding in words, with its full stop."""
    words, rows = labels.language.words, found.rows
    if not rows:
        return in_words(found, labels) or f"{words[f'found_{found.kind}']}."
    texts = [core(found, labels) + other_scopes(found, labels)]
    if labels.code_order("scope", rows[0]["scope"]) > 1:
        texts = [words["found_in_scope"].format(labels.code("scope", rows[0]["scope"]), texts[0])]
    if found.kind == "rank":
        texts.append(words["found_rank_without_number"])
    texts += [most_common(row, labels) for row in found.ranked]
    return " ".join(f"{upper_first(text)}." for text in texts)


def in_words(found: Finding, labels: Labels) -> str:
    """What the source says of the only answer that it has words on: "Många av barnen fick inga insatser." Else nothing."""
    much = own_words("words", [row["printed"] for row in found.worded], labels.language)
    if not much:
        return ""
    words, row = labels.language.words, found.worded[0]
    text = words["share_of"].format(much, group(row, labels))
    return f"{upper_first(text)} {predicate(row, labels)}. {words['found_rank_without_number']}."


def core(found: Finding, labels: Labels) -> str:
    """What the finding's own scope says."""
    words, row = labels.language.words, found.rows[0]
    if found.kind == "contradiction":
        share = observation_value(found.rows[1], labels, prose=True)
        return words["found_contradiction"].format(whom(row, found.whole, labels), share)
    if found.kind == "rank":
        return most_common(row, labels)
    text = clause(row, found.whole, labels)
    for other in found.rows[1:]:
        text = words["found_tied"].format(text, predicate(other, labels))
    one_of_several = found.kind == "largest" and not sentence(row, labels) and not is_majority(row, found.whole, labels)
    return words["found_largest"].format(text) if one_of_several else text


def clause(row: Row, whole: str, labels: Labels) -> str:
    """Whom and what: the predicate after those whom the number counts; else its own sentence, else the label and the number."""
    words, what = labels.language.words, predicate(row, labels)
    if sentence(row, labels):
        return of_others(what.format(said(row, whole, labels), number=bare_value(row, labels)), row, labels)
    foreign = row["base_indicator"] not in ("", row["indicator"])
    if foreign or not what or not fits(row, whole, labels):
        text = f"{said(row, whole, labels)} {base(row, labels) if foreign else ''}".strip()
        return words["found_plain"].format(labels.category(row["indicator"], row["category"]), text)
    return f"{whom(row, whole, labels)} {of_one(what, labels) if is_one(row) else what}"


def fits(row: Row, whole: str, labels: Labels) -> bool:
    """Whether the predicate fits what the row counts: the people, or the things, of its indicator. No share of the answers does."""
    of_people = labels.package.by_name["indicators"][row["indicator"]]["unit"] in PEOPLE
    of_answers = row["unit"] == "answers" and (bool(whole) or row["measure"] == "percent")
    return row["measure"] != "mean" and of_people == (row["unit"] in PEOPLE) and not of_answers


def of_others(text: str, row: Row, labels: Labels) -> str:
    """A sentence of the code list, with those whom it is about where they are others than those of the indicator."""
    if row["population"] == labels.package.by_name["indicators"][row["indicator"]]["population"]:
        return text
    return labels.language.words["found_of_others"].format(text, labels.population_in_sentence(row["population"]))


def is_one(row: Row) -> bool:
    """Whether the row counts one alone."""
    return row["measure"] == "count" and row["value"] == ONE


def of_one(what: str, labels: Labels) -> str:
    """A predicate as it is said of one: "are" becomes "is"."""
    verb, _, rest = what.partition(" ")
    alone = dict(pair.split() for pair in labels.language.words["with_verb_alone"].split("/"))
    return f"{alone.get(verb, verb)} {rest}"


def whom(row: Row, whole: str, labels: Labels) -> str:
    """How many of whom: "drygt åtta av tio vuxna (82,7 procent)", "46 av 143 ärenden", "80 av de vuxna"."""
    words = labels.language.words
    if row["measure"] == "percent":
        return share_of_whom(row, labels)
    if whole:
        doubtful = words["doubtful"] if decision_on_base(row | {"base": whole}, labels.package) else ""
        out_of = f"{labels.language.number(whole)} {of_the_whole(row, labels)}"
        return words["of_whole"].format(bare_value(row, labels), marked(out_of, doubtful, labels.language))
    if row["unit"] not in PEOPLE:
        return observation_value(row, labels, prose=True)
    number = words[f"one_{genus(row, labels)}"] if is_one(row) else unmarked_value(bare(row), labels)
    if labels.book.is_whole(row["indicator"], row["category"]):
        return marked(f"{number} {people(row, labels)}", remark(row, labels), labels.language)
    return marked(words["of_whole"].format(number, group(row, labels)), remark(row, labels), labels.language)


def of_the_whole(row: Row, labels: Labels) -> str:
    """Whom a count is out of: those of the indicator, and only those with an answer where the percentages are of these."""
    indicator = labels.package.by_name["indicators"][row["indicator"]]
    wholes = labels.book.wholes_of(row["indicator"], row["category"])
    names = [name for name in wholes if labels.book.role(row["indicator"], name) == "whole_persons"]
    answered = indicator["base_rule"] == ANSWERED and row["population"] == indicator["population"]
    if not answered or row["unit"] != "persons" or not names:
        return people(row, labels)
    with_answer = predicate(row | {"category": names[0]}, labels)
    return labels.language.words["of_which_people"].format(people(row, labels), with_answer)


def share_of_whom(row: Row, labels: Labels) -> str:
    """A share of whom, in words where there are any, with its number where one is printed or computed."""
    words, much = labels.language.words, amount(row, labels.package, labels.language)
    if much is None:
        return words["share_of"].format(observation_value(row, labels, prose=True), group(row, labels))
    text = words[f"none_{genus(row, labels)}"] if row["value"] and not float(row["value"]) else much.text
    told_of = people(row, labels) if much.joined == "out_of" else group(row, labels)
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


def group(row: Row, labels: Labels) -> str:
    """Those of whom a share is one: "de vuxna", "ärendena", "de vuxna som exploaterades sexuellt"."""
    words = labels.language.words
    if row["unit"] in PEOPLE:
        return narrowed(labels.population_as(row["population"], "group"), row, labels)
    plural = labels.code_in_sentence("unit", row["unit"])
    return narrowed(words.get(f"group_{row['unit']}") or words["group_others"].format(plural), row, labels)


def people(row: Row, labels: Labels) -> str:
    """The same after a number: "143 ärenden", "åtta av tio vuxna"."""
    if row["unit"] in PEOPLE:
        return narrowed(labels.population_as(row["population"], "people"), row, labels)
    return narrowed(labels.code_in_sentence("unit", row["unit"]), row, labels)


def narrowed(text: str, row: Row, labels: Labels) -> str:
    """With the condition of a share of one part: those who gave another answer of the same indicator."""
    key = row["base_indicator"], row["base_category"]
    if row["measure"] != "percent" or key[0] != row["indicator"] or labels.book.is_whole(*key):
        return text
    word = "of_which_people" if row["unit"] in PEOPLE else "of_which_things"
    return labels.language.words[word].format(text, predicate(row | {"category": key[1]}, labels))


def genus(row: Row, labels: Labels) -> str:
    """The grammatical gender of those whom a row counts."""
    return labels.populations[row["population"]]["genus"] if row["unit"] in PEOPLE else "en"


def most_common(row: Row, labels: Labels) -> str:
    """What a source calls the most common."""
    word = "found_rank" if row["unit"] in PEOPLE else "found_rank_of_things"
    return labels.language.words[word].format(people(row, labels), predicate(row, labels))


def is_majority(row: Row, whole: str, labels: Labels) -> bool:
    """Whether it goes without saying that a part is the most common: more than half, where each has one answer."""
    several = labels.package.by_name["indicators"][row["indicator"]]["answers"] == "several"
    half = 50.0 if row["measure"] == "percent" else float(whole or "inf") / 2
    least = row["lower"] or row["value"]
    return (
        not several and bool(least) and (float(least) > half or (float(least) == half and row["qualifier"] == "over"))
    )


def other_scopes(found: Finding, labels: Labels) -> str:
    """What is said of the same without, or with only, a large case."""
    own, text = found.rows[0], ""
    for row in found.others:
        there = answer_there(own, row, labels) if found.kind == "rank" else said(row, row["base"], labels)
        text += labels.language.words["other_scope"].format(labels.code_in_sentence("scope", row["scope"]), there)
    return text


def answer_there(own: Row, row: Row, labels: Labels) -> str:
    """The other answer, without the verb that has been said."""
    verb, _, rest = predicate(row, labels).partition(" ")
    return rest if predicate(own, labels).startswith(f"{verb} ") else f"{verb} {rest}"
