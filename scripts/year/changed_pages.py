"""What a change of the package changes on the pages: charts and answers, sentences, and the rules of the form.

Charts and sentences are those of two sets of pages: what the newest release has kept, and what a release of the change would keep.
What a change of the form's declaration adds to the rules that follow from it, and takes away, is told group by group.
"""

import html
import json
import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import zip_longest

from scripts.ground.data_package import Package, Row
from scripts.ground.decisions import CORRECTED
from scripts.ground.markup import as_text
from scripts.ground.releases import ROWS_FILE
from scripts.guard.questionnaire.branches import UnreadableError
from scripts.guard.questionnaire.conflict import besides
from scripts.guard.questionnaire.declaration import PERSON, Form, read_form
from scripts.guard.questionnaire.rules import group_of, in_words, rules
from scripts.guard.questionnaire.tracks import TooManyTracksError
from scripts.year.changed_answers import FALLEN, HEADLINE, NEW, SAME, Becoming, newest_year, secret_indicators
from scripts.year.laid_out import OF_YEAR

Pages = Mapping[str, bytes]  # what a release keeps of its pages: path in the site -> bytes
TITLE, MAIN = (re.compile(rf"<{name}\b[^>]*>(.*?)</{name}>", re.DOTALL) for name in ("title", "main"))
ADDRESS = re.compile(r"v[0-9.]+/(.*/)index\.html")  # below the folder of a version, of a page in Swedish
FRAME, INDICATOR, OF_ANSWER = "embed/", "indicators/", "embed/answers/"
SHEETS = ("colours.css", "card.css", "embed.css")  # what a figure that stands alone is dressed with
# What ties a part of a page to another part, or to another page.
TIED = re.compile(r' (?:id|href|for|popovertarget|aria-[a-z]+)="[^"]*"')
# Where one text ends and another begins.
BLOCK = re.compile(
    r"</?(?:p|li|h\d|t[dhr]|caption|d[dtl]|figcaption|summary|details|div|section|table|ul|ol|nav)\b[^>]*>"
)
FORM, UNFIT = "form", (UnreadableError, TooManyTracksError, LookupError)


@dataclass(frozen=True)
class ChangedPicture:
    """A chart, or the figure of an answer, that differs. `before` and `after`: as HTML, or SVG; "" where there is none.

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
    before: Pages, after: Pages, versions: Sequence[str], secret: Collection[str] = ()
) -> list[ChangedPicture]:
    """The figures that stand alone and differ in more than the version that they name, but those of answers.

    `secret`: the indicators of which something that was shown is kept back now: of such a figure only what comes is shown.
    """
    rows = json.loads(before.get(ROWS_FILE, b"{}"))
    sides = [figures(side) for side in (before, after)]
    found = []
    for address in sorted({*sides[0], *sides[1]}):
        (was_title, was), (title, now) = (side.get(address, ("", "")) for side in sides)
        if masked(was, versions) != masked(now, versions):
            shown = {name.partition(".")[0] for name in rows.get(address, ())}
            found.append(ChangedPicture(title or was_title, was, now, bool(shown & {*secret})))
    return found


def figures(pages: Pages) -> dict[str, tuple[str, str]]:
    """Address -> what it is called, and HTML, of each figure that stands alone but those of answers."""
    texts = {
        at: text for at, text in by_address(pages).items() if at.startswith(FRAME) and not at.startswith(OF_ANSWER)
    }
    return {at: (html.unescape(inner(TITLE, text)), TIED.sub("", inner(MAIN, text))) for at, text in texts.items()}


def by_address(pages: Pages) -> dict[str, str]:
    """Address below the version -> the page in Swedish."""
    found = ((ADDRESS.fullmatch(path), data) for path, data in pages.items())
    return {at[1]: data.decode("utf-8") for at, data in found if at}


def inner(pattern: re.Pattern[str], page: str) -> str:
    """What an element of a page holds."""
    found = pattern.search(page)
    return found[1].strip() if found else ""


def sheet(pages: Pages) -> str:
    """What the figures of these pages are dressed with."""
    return "\n".join(
        data.decode("utf-8") for name in SHEETS for path, data in sorted(pages.items()) if path.endswith(f"/{name}")
    )


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


def pictures(charts: Sequence[ChangedPicture], answers: Sequence[ChangedPicture], dress: str = "") -> str:
    """A page with each answer and chart as it was and as it becomes, the answers first. `dress`: the sheet of the charts."""
    return f"{OF_YEAR.rendered('diagram.html', charts=charts, answers=answers, dress=dress)}\n"


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


def changed_sentences(before: Pages, after: Pages, pages: Collection[str]) -> list[ChangedSentence]:
    """What the `pages` of indicators say otherwise in Swedish, in their order."""
    old, new = by_address(before), by_address(after)
    found = []
    for address in dict.fromkeys([*new, *old]):
        page = address.removeprefix(INDICATOR).removesuffix("/")
        if address.startswith(INDICATOR) and page in pages:
            was, now = (sentences(side.get(address, "")) for side in (old, new))
            gone, come = [text for text in was if text not in now], [text for text in now if text not in was]
            found += [ChangedSentence(page, *pair) for pair in zip_longest(gone, come, fillvalue="")]
    return found


def sentences(page: str) -> list[str]:
    """What a page says in sentences, each once: a text between two of its blocks that ends as sentences do."""
    texts = (" ".join(as_text(text).split()) for text in BLOCK.split(inner(MAIN, page)))
    return [*dict.fromkeys(text for text in texts if " " in text and text.endswith((".", "?", "!")))]


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
