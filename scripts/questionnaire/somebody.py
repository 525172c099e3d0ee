"""One person's answers, tried against the declaration: whether they can be given, and which cells count them.

The rows are read here anew, and not as the tracks read them: what one of the two gets wrong the other does not.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from scripts.questionnaire.declaration import (
    AGAIN,
    ALONE,
    ANSWERED,
    EACH,
    MORE,
    ONE,
    ONE_OR_MORE,
    PERSON,
    SEVERAL,
    UNCOUNTED,
    Cell,
    Choice,
    Condition,
    Question,
)
from scripts.questionnaire.invented import ALL, Answer, Answers, labelled


@dataclass(frozen=True)
class Somebody:
    """Answers of somebody of one kind to `questions` that depend on each other. `reading`: what "all of the above" adds."""

    kind: tuple[str, ...]
    questions: Sequence[Question]
    answers: Answers
    reading: str

    def counted(self) -> Counter[Cell] | None:
        """How often each cell counts this person; None where the form does not allow these answers."""
        known = {one.name for one in self.questions}
        if not known.issuperset(self.answers) or not all(map(self.allowed, self.questions)):
            return None
        return sum(map(self.of, self.questions), Counter())

    @cached_property
    def given(self) -> set[str]:
        """Everything that was answered: a choice is in those that it lies within, and with "all of the above" all is given."""
        found = {f"{name}.{ANSWERED}" for name in self.answers}
        for one in self.questions:
            codes = {code for choice, _ in self.ticks(one) or () for code in choice.codes}
            codes |= {code for choice in one.choices for code in choice.codes} if self.all_of(one) else set()
            found |= {f"{one.name}.{code}" for code in codes if "." not in code}
        return found

    def ticks(self, question: Question) -> list[tuple[Choice, Answer]] | None:
        """The choices that were given, but for "all of the above"; None where one of them is none."""
        given, choices = self.answers.get(question.name, ()), labelled(question)
        mine = [one for one in given if not (question.has_all and one == Answer(ALL))]
        if len({one.label for one in mine}) < len(mine) or not choices.keys() >= {one.label for one in mine}:
            return None
        return [(choices[one.label], one) for one in mine]

    def all_of(self, question: Question) -> bool:
        """Whether "all of the above" was given."""
        return question.has_all and Answer(ALL) in self.answers.get(question.name, ())

    def true(self, condition: Condition) -> bool:
        """Whether a condition holds of this person."""
        return any(all(self.is_so(answer) == wanted for answer, wanted in part) for part in condition)

    def is_so(self, answer: str) -> bool:
        """Whether somebody is of this kind, or has given this answer."""
        name, _, code = answer.rpartition(".")
        return code in self.kind if name == PERSON else answer in self.given

    def allowed(self, question: Question) -> bool:
        """Whether these answers to a question can be given."""
        asked, ticks, everything = self.true(question.when), self.ticks(question), self.all_of(question)
        if question.name not in self.answers:
            return question.silent or not asked
        if not asked or ticks is None or (everything and self.reading == EACH and ticks):
            return False
        if any(ALONE in choice.marks for choice, _ in ticks) and len(self.answers[question.name]) > 1:
            return False
        least = 0 if everything or question.response not in (ONE, ONE_OR_MORE) else 1
        most = 1 if question.response == ONE else len(ticks)
        return least <= len(ticks) <= most and all(self.may(*one) for one in ticks)

    def may(self, choice: Choice, answer: Answer) -> bool:
        """Whether a choice can be given, and so often."""
        most = 2 + MORE if AGAIN in choice.marks else 1 + MORE if SEVERAL in choice.marks else 1
        return answer.times <= most and (answer.counted or UNCOUNTED in choice.marks) and self.true(choice.only_if)

    def of(self, question: Question) -> Counter[Cell]:
        """How often the cells of a question count this person."""
        found: Counter[Cell] = Counter()
        if question.name not in self.answers:
            self.put(found, question, question.without, 1 if question.without else 0)
            return found
        ticks, everything = self.ticks(question) or [], self.all_of(question)
        for choice, answer in ticks:
            for code in choice.codes:
                self.put(found, question, code, answer.times if AGAIN in choice.marks else 1)
        extra = {"none": 0, "once": 1, "each": len(question.choices)}[self.reading] if everything else 0
        several = sum(min(answer.times, 2) if AGAIN in choice.marks else 1 for choice, answer in ticks)
        by_rule = {
            ANSWERED: 1,
            EACH: extra + sum(answer.times for _, answer in ticks if answer.counted),
            "1+": int(everything or several > 0),
            "2+": int(everything or several > 1),
            "all": int(everything),
        }
        for one in question.counts:
            self.put(found, question, one.code, by_rule.get(one.rule, int(self.true(one.when))), one.population)
        return found

    def put(self, found: Counter[Cell], question: Question, code: str, times: int, population: str = "") -> None:
        """Count this person in the cells of a code."""
        for one in [population] if population else question.universe:
            if one in self.kind and times:
                found[(*question.line(code), one)] += times
