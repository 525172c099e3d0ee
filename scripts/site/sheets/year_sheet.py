"""The sheet of the newest year: the finding with its picture, five sentences, what is asked, and what the numbers do not say."""

import re
from typing import Any

from scripts.ground.markup import as_text, markdown
from scripts.site.audit.doubt import leaving
from scripts.site.frame.signing import in_place
from scripts.site.package.labels import Labels
from scripts.site.pages.demands import by_area, heading, in_order
from scripts.site.prose.answer import Teller
from scripts.site.prose.novelty import unsayable
from scripts.site.prose.plan import FINDING, OF_YEAR, PICTURE, SENTENCE, Plan
from scripts.site.prose.plan import limits as planned_limits
from scripts.site.prose.sourced import key, row_notes, source_line
from scripts.site.sheets.paper import BOLD, Part, drawn, ended, framed, pieces, plain

SENTENCES, LIMITS = 5, 6
# What carries the claims of a text.
CLAIMED = re.compile(r"</?span\b[^>]*>")


def year_sheet(plan: Plan, teller: Teller) -> dict[str, Any] | None:
    """The sheet, as data; None in a year that has no finding to begin with."""
    labels = teller.labels
    words, year = labels.language.words, labels.package.latest_year
    first = first_drawn(plan.of(OF_YEAR, FINDING), teller)
    if first is None:
        return None
    told = [row for row in plan.of(OF_YEAR, SENTENCE) if said(row, teller)]
    front = [
        finding(first, teller),
        {"kind": "sentences", "title": words["sheet_sentences"].format(year), "rows": sentences(told, teller)},
    ]
    back = [
        *people(plan, first, teller),
        *demands(teller),
        {"kind": "limits", "title": words["sheet_limits"], "rows": limits(plan, labels)},
    ]
    return framed(as_text(said(first, teller)), words["sheet_year"].format(year), "", [front, back], labels)


def first_drawn(rows: list[dict[str, str]], teller: Teller) -> dict[str, str] | None:
    """The first answer that the year gives, and that has a figure."""
    return next((row for row in rows if said(row, teller) and teller.drawing(row["name"])), None)


def said(row: dict[str, str], teller: Teller) -> str:
    """What an answer says on the sheet; nothing where the year has none."""
    return teller.first(row["name"], row["text"]) if teller.stands(row["name"]) else ""


def finding(row: dict[str, str], teller: Teller) -> Part:
    """The answer that leads, with its figure."""
    name = row["name"]
    asked, under = (as_text(teller.first(name, part)) for part in ("question", "subtitle"))
    return {"kind": FINDING, "question": asked, "title": as_text(said(row, teller)), "subtitle": under} | shown(
        name, teller
    )


def shown(name: str, teller: Teller) -> Part:
    """The figure of an answer, how its signs are read, and what its numbers rest on."""
    labels, found = teller.labels, teller.drawing(name)
    assert found is not None
    noted = [*teller.said(name, "note"), *leaving(found.rows, labels), *row_notes(found.rows, labels)]
    noted += [line] if (line := source_line(found.rows, labels)) else []
    return {
        "display": drawn(found.display, teller.draw),
        "below": [text for text in (key(found, labels), as_text(" ".join(noted))) if text],
    }


def sentences(rows: list[dict[str, str]], teller: Teller) -> list[Part]:
    """The first five, each beside its question, and with what is in doubt in it."""
    told = [(teller.first(row["name"], "question"), said(row, teller)) for row in rows[:SENTENCES]]
    return [
        {
            "question": as_text(question),
            "pieces": [
                *pieces(ended(all_alike(CLAIMED.sub("", text)))),
                *plain(f" {in_place(text, teller.labels)}".rstrip()),
            ],
        }
        for question, text in told
    ]


def all_alike(text: str) -> str:
    """A text of which every word is stressed, without the stress: here it stands among others that have none."""
    whole = text.startswith(BOLD) and text.endswith(BOLD) and text.count(BOLD) == 2
    return text.replace(BOLD, "") if whole else text


def people(plan: Plan, first: dict[str, str], teller: Teller) -> list[Part]:
    """Whom it is all about, where another figure than that leads."""
    row = first_drawn([row for row in plan.of(OF_YEAR, PICTURE) if row["name"] != first["name"]], teller)
    if row is None:
        return []
    return [{"kind": "people", "title": as_text(said(row, teller)).rstrip(".")} | shown(row["name"], teller)]


def demands(teller: Teller) -> list[Part]:
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


def limits(plan: Plan, labels: Labels) -> list[Any]:
    """What the numbers do not say: the notes of the plan that the newest year carries, then tempting differences."""
    told = [*planned_limits(plan, OF_YEAR, labels), *((claim, reason) for claim, reason, _ in unsayable(labels))]
    return [pieces(f"{BOLD}{markdown(what)}{BOLD} {markdown(why)}") for what, why in told[:LIMITS]]
