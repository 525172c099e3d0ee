"""The rows of `codes/form.csv` as questions: who answers, with what, and in which lines of the form that is counted.

Everything read here is frozen, so that what is made of a form is made once: tracks, tables.
"""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from scripts.ground.columns import Column
from scripts.ground.data_package import Row
from scripts.guard.questionnaire.branches import NAMELESS, UnreadableError, choices_of

FormCell = tuple[str, str, str]  # indicator, category, population
Condition = tuple[tuple[tuple[str, bool], ...], ...]  # any of these; in each, all of (answer, whether it is given)
ALWAYS: Condition = ((),)
PERSON = "people"  # the row that says who a person may be, and how conditions call it
ONE, ONE_OR_MORE, ANY_NUMBER = "one", "one_or_more", "any_number"
EACH, ALL, SAME, ANSWERED = "each", "all", ".same", "answered"
RULES = (ANSWERED, EACH, "1+", "2+", ALL)  # other rules are conditions
AGAIN, ALONE, SEVERAL, UNCOUNTED = "*!~?"
MORE = 98  # answers of one kind that a person may have besides two: a hundred is the most that anybody has
FACTS = NEVER, AT_MOST = "never", "at_most"
ATOM = r"!?(?:[a-z0-9_/]+\.)?[a-z0-9_]+"
CONDITION = re.compile(rf"{ATOM}(?:[&|]{ATOM})*")
COUNT = re.compile(r"((?:[a-z0-9_]+\.)?[a-z0-9_]+)(?:@([a-z0-9_]+))?=(\S+)")


@dataclass(frozen=True)
class Choice:
    """One of the things that a person may answer: the codes that count it, its marks, and when it can be given.

    `assumed`: when people take for granted that it is (`believed`).
    """

    codes: tuple[str, ...]
    marks: str = ""
    only_if: Condition = ALWAYS
    assumed: Condition = ALWAYS

    @property
    def name(self) -> str:
        """Its last code."""
        return self.codes[-1] if self.codes else NAMELESS


@dataclass(frozen=True)
class Count:
    """A code that counts more than a choice: by a rule, or under a condition; of one population where one is named."""

    code: str
    population: str
    rule: str
    when: Condition = ALWAYS


@dataclass(frozen=True)
class Question:
    """A row. `silent`: whether who is asked may be without an answer, who then is counted in `without`; `when`: who is asked."""

    name: str
    universe: tuple[str, ...]
    silent: bool
    without: str
    when: Condition
    response: str
    choices: tuple[Choice, ...]
    counts: tuple[Count, ...]
    why: tuple[str, str]

    @cached_property
    def has_all(self) -> bool:
        """Whether there is an answer that gives every other: "all of the above"."""
        return bool(self.coded("all"))

    @property
    def certain(self) -> "Question":
        """The question without what people take for granted of it."""
        return replace(self, choices=tuple(replace(one, assumed=ALWAYS) for one in self.choices))

    def coded(self, rule: str) -> list[Count]:
        """What is counted by a rule."""
        return [one for one in self.counts if one.rule == rule]

    def line(self, code: str) -> tuple[str, str]:
        """(indicator, category) of a code: of the question's own indicator, unless it names another."""
        own, _, name = code.rpartition(".")
        return own or self.name.partition("/")[0], name

    @cached_property
    def cells(self) -> frozenset[FormCell]:
        """Every cell that something of this question is counted in."""
        codes = {code for choice in self.choices for code in choice.codes} | ({self.without} - {""})
        places = {(code, one) for code in codes for one in self.universe}
        for one in self.counts:
            places |= {(one.code, each) for each in ([one.population] if one.population else self.universe)}
        return frozenset((*self.line(code), population) for code, population in places)

    @cached_property
    def lines(self) -> frozenset[tuple[str, str]]:
        """The lines of these."""
        return frozenset((indicator, category) for indicator, category, _ in self.cells)

    @cached_property
    def sums(self) -> frozenset[tuple[str, str]]:
        """The lines that count everybody with an answer, all answers, or who has so many."""
        return frozenset(self.line(one.code) for one in self.counts if one.rule)


@dataclass(frozen=True)
class FormFact:
    """What is true of a count and of no person: it is never some number, or at most that."""

    cell: FormCell
    kind: str
    number: int
    why: tuple[str, str]


@dataclass(frozen=True)
class Form:
    """`people`: each kind of people with the populations that count it, its own name last."""

    people: tuple[tuple[str, ...], ...]
    questions: tuple[Question, ...]
    facts: tuple[FormFact, ...] = ()

    def __hash__(self) -> int:
        return self.number

    @cached_property
    def number(self) -> int:
        """Worked out once: a form is looked up for each table."""
        return hash((self.people, self.questions, self.facts))

    @cached_property
    def cells(self) -> frozenset[FormCell]:
        """Every cell that a question counts."""
        return frozenset(cell for question in self.questions for cell in question.cells)

    @cached_property
    def taken(self) -> tuple[str, ...]:
        """The questions of which people take something for granted."""
        return tuple(one.name for one in self.questions if any(each.assumed != ALWAYS for each in one.choices))

    def taking(self, names: Collection[str]) -> "Form":
        """The form with what people take for granted of these questions alone."""
        left = {*self.taken} - {*names}
        return replace(self, questions=tuple(one.certain if one.name in left else one for one in self.questions))

    def asked(self, kind: tuple[str, ...]) -> list[Question]:
        """The questions that people of a kind are asked."""
        return [one for one in self.questions if {*one.universe} & {*kind}]


def read_form(rows: Iterable[Row], facts: Iterable[Row] = (), year: str = "") -> Form:
    """The form of a year, or the latest: of rows that have been checked (`faults`). Raises `UnreadableError` at a cell."""
    read = [question(row) for row in in_force(dict(enumerate(rows)), year).values()]
    kinds = [choice.codes for one in read if one.name == PERSON for choice in one.choices]
    return Form(tuple(kinds), tuple(one for one in read if one.name != PERSON), tuple(fact(row) for row in facts))


def in_force(rows: Mapping[int, Row], year: str = "") -> dict[int, Row]:
    """Line -> row of each question as it is asked in a year, or at last: its latest row, in the place of its first."""
    found: dict[str, tuple[int, Row]] = {}
    for line, row in sorted(rows.items(), key=lambda one: (one[1]["year"], one[0])):
        if not year or row["year"] <= year:
            found[row["form_question"]] = line, row
    first = {row["form_question"]: line for line, row in sorted(rows.items(), reverse=True)}
    return dict(sorted(found.values(), key=lambda one: first[one[1]["form_question"]]))


def fact(row: Row) -> FormFact:
    """A row of `codes/form_facts.csv`: `never 1`."""
    kind, _, number = row["fact"].partition(" ")
    if kind not in FACTS or not number.isdecimal():
        raise UnreadableError("fact", row["fact"])
    return FormFact(
        (row["indicator"], row["category"], row["population"]), kind, int(number), (row["why_sv"], row["why_en"])
    )


def question(row: Row) -> Question:
    """A row of `codes/form.csv`."""
    who, _, more = row["answered_by"].partition(":")
    if who not in (ALL, "some", "if") or bool(more) < (who == "if") or bool(more) and who == ALL:
        raise UnreadableError("answered_by", row["answered_by"])
    only_if = conditions(row)
    choices = [Choice(codes, marks, wanted(only_if, codes)) for codes, marks in choices_of(row["choices"])]
    for name in {*only_if} - {EACH} - {choice.name for choice in choices}:
        raise UnreadableError("only_if", name)
    return Question(
        name=row["form_question"],
        universe=tuple(row["universe"].split()),
        silent=who == "some",
        without=more if who == "some" else "",
        when=condition(more, row["form_question"], "answered_by") if who == "if" else ALWAYS,
        response=row["response"],
        choices=tuple(choices),
        counts=tuple(counts_of(row)),
        why=(row["why_sv"], row["why_en"]),
    )


def conditions(row: Row) -> dict[str, str]:
    """`a: x.y; b: !x.z` -> the condition of each choice that is named."""
    found: dict[str, str] = {}
    for part in filter(None, map(str.strip, row["only_if"].split(";"))):
        name, colon, text = part.partition(": ")
        if not colon or name in found:
            raise UnreadableError("only_if", part)
        condition(text.replace(SAME, ".x"), row["form_question"], "only_if")
        found[name] = text
    return found


def wanted(named: Mapping[str, str], codes: tuple[str, ...]) -> Condition:
    """The condition of a choice: its own, or that of each; `all` is none, `.same` the same answer of another question."""
    name = codes[-1] if codes else NAMELESS
    text = named.get(name) or named.get(EACH, "")
    return condition(text.replace(SAME, f".{name}"), "", "only_if") if text not in ("", ALL) else ALWAYS


def condition(text: str, own: str, column: Column) -> Condition:
    """`a.x&!b.y|c.z`: any of parts, all of each; an answer without a dot is of the question itself, `own`."""
    if not CONDITION.fullmatch(text):
        raise UnreadableError(column, text)
    full = [
        [one if "." in one else re.sub(r"(\w)", rf"{own}.\1", one, count=1) for one in part.split("&")]
        for part in text.split("|")
    ]
    return tuple(tuple((one.lstrip("!"), not one.startswith("!")) for one in part) for part in full)


def counts_of(row: Row) -> Iterator[Count]:
    """`total=answered answers=each x.y@z=a&b`: the codes of the column `counts`."""
    for part in row["counts"].split():
        read = COUNT.fullmatch(part)
        if not read:
            raise UnreadableError("counts", part)
        code, population, rule = read[1], read[2] or "", read[3]
        when = ALWAYS if rule in RULES else condition(rule, row["form_question"], "counts")
        yield Count(code, population, rule if rule in RULES else "", when)


def answers_in(one: Condition) -> Iterator[str]:
    """The answers that a condition speaks of."""
    yield from (answer for part in one for answer, _ in part)
