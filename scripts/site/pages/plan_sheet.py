"""A sheet of the plan, of the year, a theme or a door: what leads with its figure, how many people, sentences with their page.

Then what is asked, what is said of the year before, and what the numbers do not say. The year has two pages, every other sheet one.
"""

import re
from collections.abc import Iterable, Sequence
from itertools import islice
from typing import Any, NamedTuple

from scripts.ground.data_package import Row
from scripts.ground.markup import as_text
from scripts.site.addresses import OF_YEAR, plan_page
from scripts.site.figure.doubt import leaving
from scripts.site.frame.signing import in_place
from scripts.site.package.labels import Labels
from scripts.site.pages import doors
from scripts.site.pages.demands import by_area, heading, in_order
from scripts.site.pages.paper import BOLD, Block, drawn, ended, framed, pieces
from scripts.site.prose import beside
from scripts.site.prose.answer import Teller
from scripts.site.prose.beside import key, row_notes, source_line
from scripts.site.prose.novelty import unsayable
from scripts.site.prose.plan import (
    DOOR,
    FACT,
    FINDING,
    LAW,
    SENTENCE,
    SIZE,
    THEME,
    SaidRow,
    SheetPlan,
    nearest,
    pictures,
    told,
)
from scripts.site.prose.plan import limits as planned_limits

SENTENCES, LIMITS = 5, 6
# What carries the claims of a text.
CLAIMED = re.compile(r"</?span\b[^>]*>")


class Leading(NamedTuple):
    """What a sheet begins with, the answer whose figure stands below, and the sentences that follow."""

    first: SaidRow
    figure: str
    more: list[SaidRow]


def plan_sheet(name: str, plan: SheetPlan, teller: Teller) -> dict[str, Any] | None:
    """The sheet, as data; None where the newest year has nothing to begin with."""
    labels, words = teller.labels, teller.labels.words
    found = leading(name, plan, teller)
    if found is None:
        return None
    year, is_year = labels.package.latest_year, name == OF_YEAR
    label = words["sheet_year"].format(year) if is_year else called(name, plan, labels)
    front = [
        *title(found, label, teller),
        *size(name, plan, found, teller),
        *figure(found.figure, teller),
        *sentences(found.more, words["sheet_sentences"].format(year) if is_year else "", teller),
    ]
    back = [
        *(people(plan, found, teller) if is_year else []),
        *compared(found, teller),
        *(demands(teller) if is_year else duties(name, plan, found, teller)),
        *limits(name, plan, teller),
    ]
    pages = [front, back] if is_year else [[*front, *back]]
    return framed(plainly(found.first.text), label, plan_page(name, plan.doors), pages, labels)


def leading(name: str, plan: SheetPlan, teller: Teller) -> Leading | None:
    """Of a door its first fact, and its figure; of another sheet the first finding that the year gives and draws."""
    facts = [*islice(told(plan, name, FACT, teller), doors.FACTS)]
    if facts:
        return Leading(facts[0], next(pictures(plan, name, teller), ""), facts[1:])
    for first in told(plan, name, FINDING, teller):
        if teller.drawing(first.name):
            rest = [each for each in told(plan, name, SENTENCE, teller) if each.question != first.question]
            return Leading(first, first.name, rest[:SENTENCES])
    return None


def called(name: str, plan: SheetPlan, labels: Labels) -> str:
    """What a sheet is of: a theme in its year, or who says what of herself."""
    for row in plan.of(name, DOOR):
        return row[labels.language.code]
    return labels.say("sheet_of_year", plan.of(name, THEME)[0][labels.language.code], labels.package.latest_year)


def title(found: Leading, label: str, teller: Teller) -> list[Block]:
    """What leads, under its question, or under the name of the sheet, with its page."""
    asked = as_text(teller.first(found.first.name, "question")) if found.first.name else label
    below = " ".join(filter(None, [found.first.place, in_place(found.first.text, teller.labels)]))
    return [{"kind": "title", "question": asked, "title": plainly(found.first.text), "place": below}]


def size(name: str, plan: SheetPlan, found: Leading, teller: Teller) -> list[Block]:
    """How many people it is about, where what leads has not said so."""
    texts = [each for each in told(plan, name, SIZE, teller) if each.question != found.first.question]
    return [{"kind": "lead", "text": ended(plainly(each.text)), "whose": each.place} for each in texts[:1]]


def figure(name: str, teller: Teller, heading: str = "") -> list[Block]:
    """The figure of an answer, how its signs are read, and what its numbers rest on."""
    labels, found = teller.labels, teller.drawing(name) if name else None
    if found is None:
        return []
    noted = [*teller.said(name, "note"), *leaving(found.rows, labels), *row_notes(found.shown, labels)]
    noted += [line] if (line := source_line(found.rows, labels)) else []
    return [
        {
            "kind": "figure",
            "title": heading,
            "subtitle": "" if heading else as_text(teller.first(name, "subtitle")),
            "display": drawn(found.display, teller.draw),
            "below": [text for text in (key(found, labels), as_text(" ".join(noted))) if text],
        }
    ]


def sentences(rows: Sequence[SaidRow], heading: str, teller: Teller) -> list[Block]:
    """Each beside its question, or beside how it begins, with its page and what is in doubt in it."""
    found = []
    for each in rows:
        own = pieces(CLAIMED.sub("", each.text))
        asked = as_text(teller.first(each.name, "question")) if each.name else ""
        begins = own.pop(0)["text"].rstrip(". ") if own[0]["strong"] and not asked and own[1:] else ""
        # Where every word is stressed none is, among others.
        own = [one | {"strong": one["strong"] and len(own) > 1} for one in own]
        own[0]["text"] = own[0]["text"].lstrip()
        own[-1]["text"] = ended(own[-1]["text"])
        where = " ".join(filter(None, [each.place, in_place(each.text, teller.labels)]))
        found.append({"question": asked or begins, "begins": bool(begins), "pieces": own, "place": where})
    return [{"kind": "sentences", "title": heading, "rows": found}] if found else []


def people(plan: SheetPlan, found: Leading, teller: Teller) -> list[Block]:
    """Whom the year is all about, where another figure than that leads."""
    name = next((each for each in pictures(plan, OF_YEAR, teller) if each != found.figure), "")
    return figure(name, teller, as_text(teller.first(name, "subtitle")).rstrip(".")) if name else []


def compared(found: Leading, teller: Teller) -> list[Block]:
    """What is said of the year before of the figures that are drawn or said, where they may be compared or why not."""
    labels, own = teller.labels, teller.drawing(found.figure) if found.figure else None
    rows = [*(own.rows if own else ()), *(row for each in (found.first, *found.more) for row in each.rows)]
    year, lines = beside.lines(rows, labels)
    told = [f"{BOLD}{labels.words[f'against_state_{state}']}.{BOLD} {text}" for state, text, _ in lines]
    return [listed(labels.say("against_heading", year), told)] if told else []


def demands(teller: Teller) -> list[Block]:
    """What the newest report asks for, in its groups; nothing where no report asks for anything."""
    labels, text = teller.labels, teller.labels.language.text
    rows = in_order(labels)
    newest = [row for row in rows if row["year"] == rows[0]["year"]]
    groups = [
        {
            "title": labels.code("area", area),
            "demands": [{"title": text(row, "title"), "why": text(row, "why")} for row in own],
        }
        for area, own in by_area(newest, labels).items()
    ]
    return [{"kind": "demands", "title": heading(teller), "groups": groups}] if groups else []


def duties(name: str, plan: SheetPlan, found: Leading, teller: Teller) -> list[Block]:
    """Where to call, and what the report says of law and duty with the demands that lie nearest, as on the door."""
    labels, words = teller.labels, teller.labels.words
    lines = doors.called(name, plan, labels, preview=False)
    numbers = [f"{BOLD}{one.row['phone']}{BOLD} {one.name}. {labels.language.text(one.row, 'helps')}" for one in lines]
    laws = [*islice(told(plan, name, LAW, teller), doors.DUTIES - 1)]
    accounts = [each.account for each in (found.first, *found.more, *laws) if each.account]
    own = [f"{plainly(each.text)} ({each.place})" for each in laws]
    own += [nearest_to(accounts, doors.DUTIES - len(laws), teller)] if laws else []
    parts = ((words["door_help"], numbers), (words["door_law"], own))
    return [listed(title, rows) for title, rows in parts if rows]


def nearest_to(accounts: Sequence[Row], room: int, teller: Teller) -> str:
    """On whom all demands are, and which lie nearest to some accounts."""
    labels = teller.labels
    word = labels.say(f"door_demands{'' if doors.whom(labels) else '_several'}", heading(teller))
    return f"{word} {', '.join(labels.language.text(row, 'title') for row in nearest(accounts, labels, room))}."


def limits(name: str, plan: SheetPlan, teller: Teller) -> list[Block]:
    """What the numbers do not say: the notes of the plan that the newest year carries; of the year also tempting differences."""
    tempting = unsayable(teller.labels) if name == OF_YEAR else []
    rows = [*planned_limits(plan, name, teller), *(f"{BOLD}{claim}{BOLD} {why}" for claim, why, _ in tempting)]
    return [listed(teller.labels.words["sheet_limits"], rows[:LIMITS])] if rows else []


def listed(heading: str, rows: Iterable[str]) -> Block:
    """Lines of Markdown beside each other under a heading."""
    return {"kind": "limits", "title": heading, "rows": [pieces(row) for row in rows]}


def plainly(text: str) -> str:
    """A line of Markdown without what stresses it or carries its claims."""
    return as_text(text.replace(BOLD, ""))
