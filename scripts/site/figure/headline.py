"""The gist of an indicator as one sentence to read aloud, in the language of the page: whom, how much in words, what they did.

"En stor majoritet av de vuxna identifierades av en regionkoordinator; utan Åseleärendet ungefär tre av tio (ca 30 procent)." What
they did is the predicate of the code list. One with a blank in it is a sentence of its own, in which the number is put.
"""

from scripts.ground.cells import cell_of
from scripts.ground.claim import COUNT, LARGEST, MEAN, Claim, claim_of
from scripts.ground.data_package import Row
from scripts.ground.facts import facts_of
from scripts.ground.roles import NOBODY
from scripts.ground.verdict import FALSE, TRUE, verdict
from scripts.ground.years import base_of, years_of
from scripts.site.figure.amounts import own_words
from scripts.site.figure.gist import RANK, Gist, gist_of
from scripts.site.figure.gist_cells import last_year
from scripts.site.figure.whom import ANSWERS, PEOPLE, group, is_narrowed, is_one, people, said, whom
from scripts.site.figure.wording import (
    bare_value,
    base,
    has_blank,
    observation_value,
    predicate,
    sentence,
    upper_first,
    years,
)
from scripts.site.package.labels import Labels

# The note on a share of which the source leaves out whose it is.
OF_WHOM = "of_whom_not_said"
# Of two answers the number of one says which is the more common; a rest is several.
TWO, REST = 2, "rest"


def headline(indicator: Row, observations: list[Row], statements: list[Row], labels: Labels) -> str:
    """The sentence, computed from the rows."""
    return sentence_of(gist_of(indicator, observations, statements, labels), labels)


def sentence_of(found: Gist, labels: Labels) -> str:
    """A gist in words, with its full stop; with its year where it is not that of the newest report."""
    words, rows = labels.language.words, found.rows
    if not rows:
        text = in_words(found, labels) or f"{words[f'found_{found.kind}']}."
        earlier = "" < found.year < labels.package.latest_year
        return words["found_in_year"].format(found.year, text) if earlier else text
    texts = [core(found, labels)]
    if is_one_of_several(found, labels):
        texts += [with_order(found.rows[0], row, labels) for row in found.others]
    else:
        texts[0] += other_scopes(found, labels)
    if labels.code_order("scope", rows[0]["scope"]) > 1:
        text = texts[0][:1].lower() + texts[0][1:]
        texts = [words["found_in_scope"].format(labels.code("scope", rows[0]["scope"]), text)]
    if found.kind == "rank" and all(row["measure"] == RANK for row in found.others):
        texts.append(words["found_rank_without_number"])
    texts += [most_common(row, labels) for row in found.ranked]
    text = " ".join(f"{upper_first(text)}." for text in texts)
    of_now = last_year(rows[0]) >= labels.package.latest_year
    return text if of_now else words["found_in_year"].format(years(rows[0]), text)


def in_words(found: Gist, labels: Labels) -> str:
    """What the source says of the only answer that it has words on: "Många av barnen fick inga insatser." Else nothing."""
    words, row = labels.language.words, next(iter(found.worded), None)
    much = own_words("words", [row["printed"] for row in found.worded], labels.language)
    if row is None or not much or not fits(row, labels):
        return ""
    text = words["share_of"].format(much, group(row, labels))
    return f"{upper_first(text)} {predicate(row, labels)}. {words['found_rank_without_number']}."


def core(found: Gist, labels: Labels) -> str:
    """What the gist's own scope says."""
    words, row = labels.language.words, found.rows[0]
    if found.kind == "contradiction":
        share = observation_value(found.rows[1], labels, prose=True)
        return words["found_contradiction"].format(whom(row, found.whole, labels), share)
    if found.kind == "rank":
        return most_common(row, labels)
    text = clause(row, found.whole, labels)
    for other in found.rows[1:]:
        if not fits(other, labels):
            text = words["found_too"].format(text, clause(other, found.whole, labels))
        else:
            text = words["found_tied"].format(text, predicate(other, labels))
    if is_one_of_several(found, labels):
        return words["found_largest" if row["unit"] in PEOPLE else "found_largest_of_things"].format(text)
    return words["found_shown"].format(text) if found.kind == "shown" else text


def clause(row: Row, whole: str, labels: Labels) -> str:
    """Whom and what: the predicate after those whom the number counts; else its own sentence, else the label and the number."""
    words, what = labels.language.words, predicate(row, labels)
    if sentence(row, labels) and row["measure"] != "percent":
        return of_others(
            what.format(much := said(row, whole, labels), number=bare_value(row, labels), mean=much), row, labels
        )
    if OF_WHOM in row["notes"].split():
        return words["found_of_whom"].format(said(row, "", labels), what)
    if fits(row, labels):
        counted = whom(*as_people(row, labels), labels) if row["unit"] == ANSWERS else whom(row, whole, labels)
        return f"{counted} {of_one(what, labels) if is_one(row) else what}"
    share_of = base(row, labels) if row["base_indicator"] else ""
    of_answers = row["unit"] == ANSWERS and row["measure"] == "percent"
    much = whom(row, whole, labels) if of_answers and not share_of else said(row, whole, labels)
    return words["found_plain"].format(labels.category(row["indicator"], row["category"]), f"{much} {share_of}".strip())


def as_people(row: Row, labels: Labels) -> tuple[Row, str]:
    """An answer is a person, but all answers are not all people: the row, and of a form how many people have an answer."""
    base = people_with_answer(row, labels)
    own = row | {"unit": "persons", "base_indicator": row["indicator"]}
    return (own | {"base_category": base["category"]}, base["value"]) if base else (row, "")


def people_with_answer(row: Row, labels: Labels) -> Row | None:
    """The count of the people whose answers a row of a form counts."""
    name, book = row["indicator"], labels.book
    persons = row | {"unit": "persons", "base_indicator": name, "base_category": book.whole(name, "whole_persons")}
    asked = persons["base_category"] and row["year"] in book.form_years and not row["within_indicator"]
    return base_of(persons, years_of(labels.package)) if asked and row["unit"] == ANSWERS else None


def claims_of(found: Gist, labels: Labels) -> list[Claim]:
    """What the sentence of a gist claims, with the people whose answers it counts."""
    return [*found.claims, *(claim for row in found.rows[:1] for claim in claims_of_people(row, labels))]


def claims_of_people(row: Row, labels: Labels) -> list[Claim]:
    """What the sentence of a row claims of those whose answers it counts: how many they are."""
    base = people_with_answer(row, labels)
    return [claim_of(base)] if base else []


def fits(row: Row, labels: Labels) -> bool:
    """Whether the predicate fits what the row counts: the people, or the things, of its answer, or a part of these."""
    people_there = labels.book.units[row["indicator"], row["category"]] in PEOPLE
    of_answers = row["unit"] == ANSWERS and row["measure"] == "percent"
    foreign = row["base_indicator"] not in ("", row["indicator"])
    nameless = is_narrowed(row, labels) and has_blank(row | {"category": row["base_category"]}, labels)
    plain = row["measure"] != MEAN and not has_blank(row, labels)
    return plain and people_there == (row["unit"] in PEOPLE) and not (of_answers or foreign or nameless)


def of_others(text: str, row: Row, labels: Labels) -> str:
    """A sentence of the code list, with those whom it is about where they are others than those of the indicator."""
    if row["population"] == labels.package.by_name["indicators"][row["indicator"]]["population"]:
        return text
    return labels.language.words["found_of_others"].format(text, labels.population_in_sentence(row["population"]))


def of_one(what: str, labels: Labels) -> str:
    """A predicate as it is said of one: "are" becomes "is"."""
    verb, _, rest = what.partition(" ")
    alone = dict(pair.split() for pair in labels.language.words["with_verb_alone"].split("/"))
    return f"{alone.get(verb, verb)} {rest}"


def most_common(row: Row, labels: Labels) -> str:
    """What a source calls the most common."""
    words = labels.language.words
    if has_blank(row, labels):
        return words["found_most_common"].format(labels.category(row["indicator"], row["category"]))
    word = "found_rank" if row["unit"] in PEOPLE else "found_rank_of_things"
    return words[word].format(people(row, labels), predicate(row, labels))


def is_one_of_several(found: Gist, labels: Labels) -> bool:
    """Whether it is to be said that an answer is the most common: of more than two, where its number does not tell."""
    row, book = found.rows[0], labels.book
    answers = book.rivals(row["indicator"], row["year"])
    several = len(answers) > TWO or any(book.role(row["indicator"], each) == REST for each in answers)
    return (
        found.kind == "largest" and several and not has_blank(row, labels) and not is_majority(row, found.whole, labels)
    )


def says_its_whole(found: Gist, labels: Labels) -> bool:
    """Whether the sentence says itself what its number is of: so many of so many people, or things."""
    row = found.rows[0]
    whole = as_people(row, labels)[1] if row["unit"] == ANSWERS else found.whole
    return row["measure"] == COUNT and bool(whole)


def with_order(own: Row, row: Row, labels: Labels) -> str:
    """How much the most common answer is without, or with only, a large case, and whether it is the most common there too."""
    words, scope = labels.language.words, labels.code_in_sentence("scope", row["scope"])
    if row["measure"] == RANK:
        return words["other_scope"].format(scope, answer_there(own, row, labels)).removeprefix("; ")
    said = verdict(Claim(LARGEST, (cell_of(row),)), facts_of(labels.package))
    word = {TRUE: "case_and_largest", FALSE: "case_and_not_largest"}.get(said, "case_and_open")
    return words[word].format(scope, much_there(own, row, labels))


def is_majority(row: Row, whole: str, labels: Labels) -> bool:
    """Whether it goes without saying that a part is the most common: more than half, where each has one answer or none."""
    several = labels.package.by_name["indicators"][row["indicator"]]["answers"] == "several"
    several = several and labels.book.role(row["indicator"], row["category"]) != NOBODY
    half = 50.0 if row["measure"] == "percent" else float(whole or "inf") / 2
    least = row["lower"] or row["value"]
    return (
        not several and bool(least) and (float(least) > half or (float(least) == half and row["qualifier"] == "over"))
    )


def other_scopes(found: Gist, labels: Labels) -> str:
    """What is said of the same without, or with only, a large case."""
    own, text = found.rows[0], ""
    for row in found.others:
        there = answer_there(own, row, labels) if row["measure"] == RANK else much_there(own, row, labels)
        text += labels.language.words["other_scope"].format(labels.code_in_sentence("scope", row["scope"]), there)
    return text


def much_there(own: Row, row: Row, labels: Labels) -> str:
    """How much it is there: people who are counted as answers are so many, and no answers."""
    bare = own["unit"] == row["unit"] == ANSWERS and row["measure"] == own["measure"] == "count" and not row["base"]
    return bare_value(row, labels) if bare else said(row, row["base"], labels)


def answer_there(own: Row, row: Row, labels: Labels) -> str:
    """The other answer, without the verb that has been said."""
    verb, _, rest = predicate(row, labels).partition(" ")
    return rest if predicate(own, labels).startswith(f"{verb} ") else f"{verb} {rest}"
