"""What becomes of each answer of the site: it stands, with the same headline or another, falls or is new. Facts in, facts out."""

import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from markupsafe import Markup

from scripts.ground.codes import HIDDEN
from scripts.ground.data_package import Package, Row
from scripts.ground.holding import withheld
from scripts.ground.interval import has_number
from scripts.ground.told_answer import ToldAnswer
from scripts.ground.years import COUNT
from scripts.year.changes import beside
from scripts.year.laid_out import COMMENTS, PLAIN
from scripts.year.words import CodeWords

STATES = SAME, HEADLINE, FALLEN, NEW, UNREAD, NOWHERE = "same", "headline", "fallen", "new", "unread", "nowhere"
NONE = ToldAnswer("")
MOST = 5000  # characters of the whole part: what a person reads in two minutes
UNSAFE = re.compile(r"[^A-Za-z0-9_-]")  # what an address may not end in after its #, whatever an answer is called


@dataclass(frozen=True)
class Size:
    """How much is told: the characters of a text, the figures that an answer lacks, the answers of a list."""

    text: int
    figures: int
    answers: int


# From the most generous: the first that fits is taken. Headlines are cut last.
SIZES = (Size(250, 3, 60), Size(250, 1, 60), Size(250, 0, 60), Size(120, 0, 30), Size(70, 0, 15), Size(40, 0, 6))


@dataclass(frozen=True)
class Change:
    """An answer before and after; `NONE` where there is none of its name.

    `missing` and `hidden`: what it was made of, in words, and the newest year lacks or keeps back.
    `withheld`: whether something that it said before is kept back now, so that it is not to be repeated.
    """

    before: ToldAnswer = NONE
    after: ToldAnswer = NONE
    missing: tuple[str, ...] = ()
    hidden: tuple[str, ...] = ()
    withheld: bool = False

    @property
    def name(self) -> str:
        """The name of the answer."""
        return self.after.name or self.before.name

    @property
    def anchor(self) -> str:
        """Its place on the page of pictures: `diagram.html#answer-needs`."""
        return f"answer-{UNSAFE.sub('-', self.name)}"

    @property
    def question(self) -> str:
        """What it answers; its name where neither side tells."""
        return self.after.question or self.before.question or self.name

    @property
    def pages(self) -> tuple[str, ...]:
        """The pages that it stands on, or stood on."""
        return self.after.pages or self.before.pages

    @property
    def state(self) -> str:
        """What becomes of it."""
        if self.before.stands and self.after.stands:
            return SAME if self.before.headline == self.after.headline else HEADLINE
        if self.before.stands:
            return FALLEN
        if self.before.fault or self.after.fault:
            return UNREAD
        return NEW if self.after.stands else NOWHERE


class Becoming:
    """What becomes of all of them. `years`: the newest before and after; `hidden`: theme -> counts of the latter kept back."""

    def __init__(self, changes: Sequence[Change], years: tuple[str, str], hidden: Mapping[str, int]) -> None:
        self.changes, self.years, self.hidden = changes, years, hidden

    @cached_property
    def by_state(self) -> Mapping[str, list[Change]]:
        """State -> its answers."""
        return {state: [one for one in self.changes if one.state == state] for state in STATES}

    @property
    def losers(self) -> list[Change]:
        """Those that lost a number since it is kept back."""
        return [one for one in self.changes if one.before.stands and one.hidden]

    def told(self) -> Markup:
        """All of it in Markdown, as much as a person reads. Nothing where there is no answer."""
        text = Markup("")
        for size in SIZES if len(self.by_state[NOWHERE]) < len(self.changes) else ():
            text = COMMENTS.rendered("changed_answers.md", **self.facts(size))
            if len(text) <= MOST:
                break
        return text

    def said(self) -> str:
        """All of it in plain lines, for a screen."""
        return PLAIN.rendered("told.md", **self.facts())

    def facts(self, size: Size = SIZES[0]) -> dict[str, object]:
        """What a template that says it is given."""
        return {"answers": self, "size": size, **self.by_state}


# The tables that a workbook would publish -> what becomes of the answers; None where that cannot be told.
Telling = Callable[[Mapping[str, list[Row]]], Becoming | None]


def answers(old: Sequence[ToldAnswer], new: Sequence[ToldAnswer], before: Package, after: Package) -> Becoming:
    """What becomes of every answer, in the order of today's table; those that have left it stand last."""
    were, are = ({one.name: one for one in side} for side in (old, new))
    secret = secret_indicators(before, after)
    found = []
    for name in dict.fromkeys([*are, *were]):
        was = were.get(name, NONE)
        missing, hidden = lost(was, before, after)
        found.append(Change(was, are.get(name, NONE), missing, hidden, bool(was.indicators & secret)))
    return Becoming(found, (newest_year(before), newest_year(after)), hidden_in(after))


def hidden_in(package: Package) -> Mapping[str, int]:
    """Theme, as its sheet is called -> how many counts of the newest year are kept back."""
    themes = {row["indicator"]: row["theme"] for row in package.rows_if_any("indicators")}
    rows = [row for row in newest_rows(package).values() if (row["obs_status"], row["measure"]) == (HIDDEN, COUNT)]
    words, counted = CodeWords(package.tables), Counter(themes.get(row["indicator"], "") for row in rows)
    return {words.code("theme", theme): number for theme, number in counted.items()}


def lost(was: ToldAnswer, before: Package, after: Package) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """In words: what an answer was made of and the newest year lacks, and what of it that year keeps back."""
    words, newest = CodeWords(after.tables), newest_rows(after)
    missing: list[str] = []
    hidden: list[str] = []
    for row in before.rows_if_any("observations"):
        now = newest.get(beside(row), {})
        if row["observation"] in was.figures and not has_number(now):
            kept_back = now.get("obs_status") == HIDDEN
            (hidden if kept_back else missing).append(words.about(row | {"year": ""}))
    unranked = sorted(was.ranks & (ranked(before) - ranked(after)))
    missing += [f"ordningen i {words.indicators.get(one, one)}" for one in unranked]
    return tuple(missing), tuple(hidden)


def ranked(package: Package) -> set[str]:
    """The indicators whose answers have an order in the newest year, by its numbers or as its report says."""
    year = newest_year(package)
    said = [row for row in package.rows_if_any("statements") if (row["report_year"], row["measure"]) == (year, "rank")]
    by_number = [row for row in newest_rows(package).values() if row.get("rank_first")]
    return {row["indicator"] for row in [*said, *by_number]}


def secret_indicators(before: Package, after: Package) -> set[str]:
    """The indicators of which something that was shown is kept back now."""
    secret = withheld(before, after)
    shown = (row for row in before.rows_if_any("observations") if has_number(row))
    return {row["indicator"] for row in shown if row["observation"] in secret}


def newest_year(package: Package) -> str:
    """The year of the newest report; nothing where there is none."""
    return max((row["report_year"] for row in package.rows_if_any("statements")), default="")


def newest_rows(package: Package) -> Mapping[tuple[str, ...], Row]:
    """The observations of the newest year, by their cell without the year."""
    year = newest_year(package)
    return {beside(row): row for row in package.rows_if_any("observations") if row["year"] == year}
