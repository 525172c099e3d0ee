"""What a change of the form's declaration adds to the rules that follow from it, and takes away, group by group."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from scripts.ground.data_package import Package, Row
from scripts.guard.questionnaire.branches import UnreadableError
from scripts.guard.questionnaire.conflict import besides
from scripts.guard.questionnaire.declaration import PERSON, Form, read_form
from scripts.guard.questionnaire.rules import group_of, in_words, rules
from scripts.guard.questionnaire.tracks import TooManyTracksError

FORM, UNFIT = "form", (UnreadableError, TooManyTracksError, LookupError)


@dataclass(frozen=True)
class ChangedQuestions:
    """Rows of the form that are changed, of questions that hang together, and the rules that they add and take away."""

    rows: tuple[str, ...]
    new: tuple[str, ...]
    gone: tuple[str, ...]


def changed_questions(before: Package, after: Package) -> list[ChangedQuestions] | None:
    """What follows of each change of the form; nothing where a side has none, None where today's code cannot read what was."""
    was, now = before.rows_if_any(FORM), after.rows_if_any(FORM)
    changed = changed_rows(was, now) if was and now else []
    try:
        return [*told(read_form(was), read_form(now), changed, before, after)] if changed else []
    except UNFIT:
        return None


def changed_rows(was: Iterable[Row], now: Iterable[Row]) -> list[str]:
    """The questions whose row differs: all of them where who people are does."""
    sides = [{row["form_question"]: row for row in rows} for rows in (was, now)]
    named = [name for name in {**sides[1], **sides[0]} if sides[0].get(name) != sides[1].get(name)]
    return [name for name in {**sides[1], **sides[0]} if name != PERSON] if PERSON in named else named


def told(was: Form, now: Form, changed: Iterable[str], before: Package, after: Package) -> Iterator[ChangedQuestions]:
    """The changed questions with those that hang together with them before or after, each group once."""
    left = [*changed]
    while left:
        group, size = {left[0]}, 0
        while len(group) > size:
            size = len(group)
            group |= {one.name for form in (was, now) for one in group_of(form, group)}
        sides = [QuestionRules(form, group, package) for form, package in ((was, before), (now, after))]
        gone, new = (one.besides(other) for one, other in (sides, sides[::-1]))
        yield ChangedQuestions(tuple(name for name in left if name in group), new, gone)
        left = [name for name in left if name not in group]


class QuestionRules:
    """The rules of those questions of a group that a form has, in the words of its package."""

    def __init__(self, form: Form, group: Collection[str], package: Package) -> None:
        names = {*group} & {one.name for one in form.questions}
        self.questions, self.tables = group_of(form, names), package.tables
        self.rules = rules(form, names) if names else []

    def besides(self, other: "QuestionRules") -> tuple[str, ...]:
        """Those that do not follow from the other side's."""
        found = besides(self.rules, self.questions, other.rules, other.questions)
        return tuple(in_words(rule, self.tables, "sv") for rule in found)
