"""The gist of an indicator, and the same as one sentence to read aloud: whom, how much in words, what they did.

"En stor majoritet av de vuxna identifierades av en regionkoordinator; utan Åseleärendet ungefär tre av tio (ca 30 procent)." What
they did is the predicate of the code list. One with a blank in it is a sentence of its own, in which the number is put.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from scripts.ground.bases import base_of, out_of
from scripts.ground.cells import cell_of, code_of, with_codes
from scripts.ground.claim import COUNT, LARGEST, MAJORITY, MEAN, PERCENT, Claim, claim_of
from scripts.ground.codes import ALL, NOBODY
from scripts.ground.data_package import Row
from scripts.ground.interval import EXACT, has_number
from scripts.ground.markup import markdown
from scripts.ground.verdict import FALSE, TRUE, verdict
from scripts.ground.years import holds_case
from scripts.site.figure import amounts
from scripts.site.figure.amounts import own_words
from scripts.site.figure.base import base
from scripts.site.figure.gist import (
    RANK,
    Gist,
    beside,
    contradiction,
    divided,
    framed,
    grouped,
    in_other_scopes,
    largest,
    of_scope,
    ranked,
    shown,
    single,
    whole,
    without_number,
)
from scripts.site.figure.selection import last_year
from scripts.site.figure.wording import (
    ANSWERS,
    GROUP,
    PEOPLE,
    has_blank,
    how_much,
    is_narrowed,
    lower_first,
    other_words,
    predicate,
    sentence,
    those,
    upper_first,
    whom,
    years,
)
from scripts.site.package.labels import Labels
from scripts.site.package.lookup import case_of, holds
from scripts.site.package.said import is_nobody, is_worded


def gist_of(indicator: Row, observations: Sequence[Row], statements: Sequence[Row], labels: Labels) -> Gist:
    """The gist of the newest year; all cases come before any other scope."""
    newest = max((last_year(row) for row in observations), default="")
    rows = [row for row in observations if last_year(row) == newest]
    firsts = [row for row in statements if (row["measure"], row["value"], row["qualifier"]) == (RANK, "1", EXACT)]
    firsts = [row for row in firsts if last_year(row) == newest]
    name, book, undrawn = indicator["indicator"], labels.book, indicator["chart_kind"] == "none"
    nameless = undrawn and all(
        book.is_whole(name, each) for each in book.categories[name]
    )  # nobody says what it counts
    if nameless and any(map(has_number, rows)):
        return Gist("unnamed", year=newest)
    if is_nobody(rows, labels):
        return Gist("nobody", year=newest)
    for scope in sorted({row["scope"] for row in [*rows, *firsts]}, key=lambda one: labels.code_order("scope", one)):
        cells = of_scope(indicator, rows, firsts, scope, labels)
        for attempt in (contradiction, divided, largest, framed, grouped, shown, single, ranked, beside, whole):
            if found := attempt(cells):
                return replace(found, others=tuple(in_other_scopes(found, rows, firsts)))
    told = [row for row in statements if not row["within_indicator"] and (not rows or last_year(row) == newest)]
    worded = tuple(row for row in told if is_worded(row))
    year = newest or max((last_year(row) for row in statements), default="")
    of_one = len({(row["category"], row["population"], row["scope"]) for row in worded}) == 1
    return Gist(without_number(rows, bool(worded)), worded=worded if of_one else (), year=year)


# The note on a share of which the source leaves out whose it is.
OF_WHOM = "of_whom_not_said"
# Of two answers the number of one says which is the more common; a rest is several.
TWO, REST = 2, "rest"


def sentence_of(found: Gist, labels: Labels) -> str:
    """A gist in words, with its full stop; with its year where it is not that of the newest report."""
    words, rows = labels.words, found.rows
    if not rows:
        text = in_words(found, labels) or f"{words[f'found_{found.kind}']}."
        return labels.say("found_in_year", found.year, text) if "" < found.year < labels.package.latest_year else text
    ordered = is_one_of_several(found, labels)
    texts = [core(found, ordered, labels), *(elsewhere(rows[0], row, ordered, labels) for row in found.others)]
    if not ordered:
        texts = ["; ".join(texts)]
    if rows[0]["scope"] != ALL:
        texts[:1] = [labels.say("found_in_scope", labels.code("scope", rows[0]["scope"]), lower_first(texts[0]))]
    if found.kind == RANK and all(row["measure"] == RANK for row in found.others):
        texts.append(words["found_rank_without_number"])
    texts += [most_common(row, labels) for row in found.ranked]
    text = " ".join(f"{upper_first(text)}." for text in texts)
    of_now = last_year(rows[0]) >= labels.package.latest_year
    return text if of_now else labels.say("found_in_year", years(rows[0]), text)


def in_words(found: Gist, labels: Labels) -> str:
    """What the source says of the only answer that it has words on: "Många av barnen fick inga insatser." Else nothing."""
    row = next(iter(found.worded), None)
    much = own_words("words", [row["printed"] for row in found.worded], labels.language)
    if row is None or not much or not fits(row, labels):
        return ""
    text = upper_first(labels.say("share_of", much, those(row, labels, GROUP)))
    return f"{text} {predicate(row, labels)}. {labels.words['found_rank_without_number']}."


def core(found: Gist, ordered: bool, labels: Labels) -> str:
    """What the gist's own scope says; `ordered`: as the most common."""
    row, *others = found.rows
    if found.kind == "contradiction":
        share = amounts.unmarked_value(others[0], labels, prose=True)
        return labels.say("found_contradiction", whom(row, row["base"], labels), share)
    if found.kind == RANK:
        return most_common(row, labels)
    text = clause(row, labels)
    for other in others:
        alike = fits(other, labels)
        more = predicate(other, labels) if alike else clause(other, labels)
        text = labels.say("found_tied" if alike else "found_too", text, more)
    if ordered:
        return labels.say("found_largest" if row["unit"] in PEOPLE else "found_largest_of_things", text)
    return labels.say("found_shown", text) if found.kind == "shown" else text


def clause(row: Row, labels: Labels, alone: bool = False) -> str:
    """Whom and what, in the words of the code list, else the label and the number; `alone`: without what a count is out of."""
    what, whole = predicate(row, labels), "" if alone else out_of(row, labels.years)
    of_share = row["measure"] == PERCENT
    if sentence(row, labels) and not of_share:
        much = how_much(row, whole, labels)
        text = what.format(much, number=amounts.plain_value(row, labels), mean=much)
        if row["population"] == labels.book.indicators[row["indicator"]]["population"]:
            return text
        return labels.say("in_brackets", text, labels.population_in_sentence(row["population"]))
    if OF_WHOM in row["notes"].split():
        return labels.say("found_of_whom", how_much(row, "", labels), what)
    if fits(row, labels):
        counted = whom(*as_people(row, labels), labels) if row["unit"] == ANSWERS else whom(row, whole, labels)
        return f"{counted} {of_one(what, labels) if row['measure'] == COUNT and row['value'] == '1' else what}"
    share_of = base(row, labels) if row["base_indicator"] else ""
    of_answers = row["unit"] == ANSWERS and of_share and not share_of
    much = whom(row, whole, labels) if of_answers else how_much(row, whole, labels)
    return labels.say("found_plain", labels.answer(row), f"{much} {share_of}".strip())


def of_one(what: str, labels: Labels) -> str:
    """A predicate as it is said of one: "are" becomes "is"."""
    verb, _, rest = what.partition(" ")
    alone = dict(pair.split() for pair in labels.words["with_verb_alone"].split("/"))
    return f"{alone.get(verb, verb)} {rest}"


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
    return base_of(persons, labels.years) if asked and row["unit"] == ANSWERS else None


def claims_of(rows: Iterable[Row], labels: Labels) -> list[Claim]:
    """What the sentence of a gist, or of a row, claims of those whose answers it counts: how many they are."""
    return [claim_of(base) for row in [*rows][:1] if (base := people_with_answer(row, labels))]


def fits(row: Row, labels: Labels) -> bool:
    """Whether the predicate fits what the row counts: the people, or the things, of its answer, or a part of these."""
    people_there = labels.book.units[row["indicator"], row["category"]] in PEOPLE
    of_answers = row["unit"] == ANSWERS and row["measure"] == PERCENT
    foreign = row["base_indicator"] not in ("", row["indicator"])
    nameless = is_narrowed(row, labels) and has_blank(row | {"category": row["base_category"]}, labels)
    plain = row["measure"] != MEAN and not (has_blank(row, labels) or other_words(row, labels))
    return plain and people_there == (row["unit"] in PEOPLE) and not (of_answers or foreign or nameless)


def most_common(row: Row, labels: Labels) -> str:
    """What a source calls the most common."""
    if has_blank(row, labels):
        return labels.say("found_most_common", labels.answer(row))
    word = "found_rank" if row["unit"] in PEOPLE else "found_rank_of_things"
    return labels.say(word, those(row, labels), predicate(row, labels))


def is_one_of_several(found: Gist, labels: Labels) -> bool:
    """Whether "most common" is to be said: of more than two; more than half, where each has one answer, goes without saying."""
    row, book = found.rows[0], labels.book
    answers, own = book.rivals(row["indicator"], row["year"]), book.role(row["indicator"], row["category"])
    several = len(answers) > TWO or REST in {book.role(row["indicator"], each) for each in answers}
    if found.kind != LARGEST or not several or has_blank(row, labels):
        return False
    once = book.one_each(row["indicator"]) or own == NOBODY
    return not (once and holds(Claim(MAJORITY, (cell_of(row),)), labels.package))


def elsewhere(own: Row, row: Row, ordered: bool, labels: Labels) -> str:
    """What is said of the same without, or with only, a large case; and of the most common (`ordered`) whether it is so there."""
    scope, word = labels.code_in_sentence("scope", row["scope"]), "other_scope"
    if row["measure"] == RANK:  # the other answer, without the verb that has been said
        verb = predicate(own, labels).split(" ")[0]
        return labels.say(word, scope, predicate(row, labels).removeprefix(f"{verb} "))
    if ordered:
        so = verdict(Claim(LARGEST, (cell_of(row),)), labels.facts)
        word = {TRUE: "case_and_largest", FALSE: "case_and_not_largest"}.get(so, "case_and_open")
    # People who are counted as answers are so many, and no answers.
    people = own["unit"] == row["unit"] == ANSWERS and own["measure"] == row["measure"] == COUNT and not row["base"]
    return labels.say(word, scope, amounts.plain_value(row, labels) if people else how_much(row, row["base"], labels))


def case_outside(labels: Labels) -> str:
    """What the cases without the large one of the newest year are called within a line of Markdown; nothing where it has none."""
    case = case_of(labels.package)
    return markdown(labels.code_in_sentence("scope", case)) if case else ""


def with_case(text: str, told: Iterable[Claim], labels: Labels) -> str:
    """A text that calls an answer the most common, with what the large case does to that, unless it says it itself."""
    claims, scope, facts = [*told], case_of(labels.package), labels.facts
    if any(code_of(cell, "scope") != ALL for one in claims for cell in one.cells):
        return text
    for cell in (one.cells[0] for one in claims if one.kind == LARGEST and scope):
        row, without = facts.known(cell), Claim(LARGEST, (with_codes(cell, scope=scope),))
        so = verdict(without, facts)
        if row is not None and so != TRUE and holds_case(row, labels.years):
            more = labels.say("case_turns" if so == FALSE else "case_open", case_outside(labels))
            whole = text.rstrip()
            return f"{whole} {upper_first(more)}." if whole.endswith((".", "**")) else f"{whole}; {more}"
    return text
