"""What a change of the package changes on the pages: charts and answers, sentences, and the rules of the form.

Charts and answers before and after, both drawn by today's code, on one page that any browser opens; the sentences that a correction
changes; what a change of the form's declaration adds to the rules that follow from it, and takes away, group by group.
"""

import csv
import html
import io
import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import zip_longest

from scripts.ground.data_package import Package, Row
from scripts.ground.decisions import CORRECTED
from scripts.ground.kept_words import Words, words_of
from scripts.questionnaire.branches import UnreadableError
from scripts.questionnaire.conflict import besides
from scripts.questionnaire.declaration import PERSON, Form, read_form
from scripts.questionnaire.rules import group_of, in_words, rules
from scripts.questionnaire.tracks import TooManyTracksError
from scripts.year.changed_answers import FALLEN, HEADLINE, NEW, SAME, Becoming, newest_year, secret_indicators
from scripts.year.laid_out import OF_YEAR

Charts = Mapping[str, str]  # indicator -> SVG
TITLE = re.compile(r"<title>(.*?)</title>", re.DOTALL)
FORM, UNFIT = "form", (UnreadableError, TooManyTracksError, LookupError)


@dataclass(frozen=True)
class ChangedPicture:
    """A chart, or the figure of an answer, that differs. `before` and `after`: as SVG, "" where there is none.

    `withheld`: whether what it showed before is not shown any more: here it has its title, and no picture.
    `headlines`, before and after, and `anchor`, its place on the page: of an answer.
    """

    title: str
    before: str
    after: str
    withheld: bool
    headlines: tuple[str, str] = ("", "")
    anchor: str = ""


def changed_charts(
    before: Charts, after: Charts, versions: Sequence[str], withheld: Collection[str] = ()
) -> list[ChangedPicture]:
    """The charts that differ in more than the version that they name. `withheld`: those of which only what comes is shown."""
    pairs = [(name, before.get(name, ""), after.get(name, "")) for name in sorted({*before, *after})]
    differ = [one for one in pairs if masked(one[1], versions) != masked(one[2], versions)]
    return [ChangedPicture(title(now or was), was, now, name in withheld) for name, was, now in differ]


def title(svg: str) -> str:
    """What a chart is called."""
    found = TITLE.search(svg)
    return html.unescape(found.group(1)).strip() if found else ""


def changed_answers(answers: Becoming, versions: Sequence[str]) -> Iterator[ChangedPicture]:
    """The answers that fall, are new or have another headline or figure. One that does not stand has no picture."""
    for one in answers.changes:
        sides = (one.before, one.after)
        drawn = {masked(side.picture, versions) for side in sides}
        if one.state in (FALLEN, HEADLINE, NEW) or (one.state == SAME and len(drawn) > 1):
            was, now = (side.picture if side.stands else "" for side in sides)
            before, after = (side.headline if side.stands else "" for side in sides)
            yield ChangedPicture(one.question, was, now, one.withheld, (before, after), one.anchor)


def masked(text: str, versions: Sequence[str]) -> str:
    """The text without version numbers."""
    for version in filter(None, versions):
        text = re.sub(rf"(?<!\d)(?<!\d\.){re.escape(version)}(?!\.?\d)", "", text)
    return text


def pictures(charts: Sequence[ChangedPicture], answers: Sequence[ChangedPicture]) -> str:
    """A page with each answer and chart as it was and as it becomes, the answers first."""
    return f"{OF_YEAR.rendered('diagram.html', charts=charts, answers=answers)}\n"


@dataclass(frozen=True)
class ChangedSentence:
    """A sentence of a page before and after; nothing where there is none."""

    page: str
    before: str
    after: str


def pages_to_read(before: Package, after: Package) -> set[str]:
    """The indicators whose pages are compared when something is corrected: all; with a new year, which changes all, those.

    None of which something is kept back now: what was said of it is not to be repeated.
    """
    known = before.rows_if_any("corrections")
    new = [row for row in after.rows_if_any("corrections") if row["decision"] == CORRECTED and row not in known]
    every = {row["indicator"] for row in after.rows_if_any("indicators")} if new else set()
    if newest_year(before) != newest_year(after):
        every = {row["observation"].partition(".")[0] for row in new}
    return every - secret_indicators(before, after)


def changed_sentences(before: bytes, after: bytes, pages: Collection[str]) -> list[ChangedSentence]:
    """What the pages say otherwise in Swedish, in their order. `before`, `after`: the words that a release would keep."""
    old, new = read(before), read(after)
    found = []
    for key in dict.fromkeys([*new, *old]):
        lang, page, _ = key
        if lang != "sv" or page not in pages:
            continue
        was, now = old.get(key, []), new.get(key, [])
        gone, come = [text for text in was if text not in now], [text for text in now if text not in was]
        found += [ChangedSentence(page, *pair) for pair in zip_longest(gone, come, fillvalue="")]
    return found


def read(words: bytes) -> Words:
    """The sentences of a file of kept words."""
    return words_of(csv.DictReader(io.StringIO(words.decode("utf-8"), newline="")))


@dataclass(frozen=True)
class ChangedQuestions:
    """Rows of the form that are changed, of questions that hang together, and the rules that they add and take away."""

    rows: tuple[str, ...]
    new: tuple[str, ...]
    gone: tuple[str, ...]


def asked(before: Package, after: Package) -> list[ChangedQuestions] | None:
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
