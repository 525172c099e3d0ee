"""The doors: for whoever comes in as somebody (municipality, parliament, press, school) what she has most use for, on one screen.

A door is made of the rows of `docs/sheet.csv` that its sheet is made of. One of which no fact holds does not exist.
"""

import json
from collections.abc import Mapping
from itertools import islice
from typing import Any

from markupsafe import Markup

from scripts.ground.markup import as_text, esc
from scripts.site.addresses import DOORS, door_address, page_link, recommendation_address
from scripts.site.charts.composed import on_page
from scripts.site.package.citing import setting
from scripts.site.package.labels import Labels, decided
from scripts.site.pages.demands import heading, whom
from scripts.site.prose import plan as planned
from scripts.site.prose.answer import PLACE, Teller, phrase, quiet_line
from scripts.site.prose.beside import key
from scripts.site.prose.help_screen import HelpLine, lines
from scripts.site.prose.plan import SheetPlan, told
from scripts.site.text.help_words import help_rows, help_words
from scripts.site.text.templates import macros, rendered

# So much has room on one screen: facts with the first; what the report says of law with the demands that lie nearest; limits.
FACTS, DUTIES, LIMITS = 4, 3, 4


def existing(plan: SheetPlan, teller: Teller) -> list[str]:
    """The doors that there is a fact for, in order."""
    return [name for name in plan.doors if planned.facts(plan, name, teller, 1)]


def door_pages(plan: SheetPlan, teller: Teller, links: Mapping[str, str], preview: bool) -> dict[str, str]:
    """Path of the Markdown file -> its text: each door, and the page of all of them. `links`: door -> the way to its sheet."""
    found, names = {}, existing(plan, teller)
    for name in names:
        own = Teller(teller.answers, teller.labels, teller.draw, door_address(name))
        found[f"{DOORS}{name}.md"] = door(name, plan, own, links.get(name, ""), preview)
    return found | ({f"{DOORS}index.md": overview(names, plan, teller)} if names else {})


def missing(plan: SheetPlan, made: Mapping[str, str]) -> set[str]:
    """The pages that a navigation may name and that are not among those that were made."""
    return {f"{DOORS}{name}.md" for name in ("index", *plan.doors)} - made.keys()


def door(name: str, plan: SheetPlan, teller: Teller, sheet: str, preview: bool) -> str:
    """The page of a door. `teller`: of its own address; `sheet`: the way to its sheet."""
    labels = teller.labels
    first, *more = planned.facts(plan, name, teller, FACTS)
    laws = [*islice(told(plan, name, planned.LAW, teller), DUTIES - 1)]
    accounts = [each.account for each in (first, *more, *laws) if each.account]
    demands = planned.nearest(accounts, labels, DUTIES - len(laws)) if laws else []
    return rendered(
        "door.md",
        labels=labels,
        at=teller.address,
        title=as_yaml(title(name, plan, labels)),
        shown_title=title(name, plan, labels),
        also=as_yaml(", ".join(row[labels.language.code] for row in plan.of(name, planned.ALSO))),
        first=(phrase(first.text.replace("**", ""), teller), first.place),
        facts=[(phrase(each.text, teller), each.place) for each in more],
        figure=figure(name, plan, teller),
        laws=[(phrase(each.text, teller), each.place) for each in laws],
        asked=f"door_demands{'' if whom(labels) else '_several'}",
        heading=heading(teller),
        demands=[
            (
                page_link(teller.address, recommendation_address(row["recommendation"])),
                labels.language.text(row, "title"),
            )
            for row in demands
        ],
        limits=[(phrase(each, teller), "") for each in planned.limits(plan, name, teller)[:LIMITS]],
        lines=called(name, plan, labels, preview),
        reached=[Markup(each) for each in reached(name, plan, labels)],
        sheet=Markup(sheet),
    )


def overview(names: list[str], plan: SheetPlan, teller: Teller) -> str:
    """The page of all doors: each with its first fact."""
    labels, found = teller.labels, []
    for name in names:
        (fact,) = planned.facts(plan, name, teller, 1)
        found.append((f"{name}/", title(name, plan, labels), as_text(fact.text.replace("**", ""))))
    return rendered("doors.md", words=labels.words, doors=found)


def ways_in(plan: SheetPlan, teller: Teller) -> Markup:
    """The ways from a page to the doors that there are; nothing where there is none."""
    names = existing(plan, teller)
    links = [(page_link(teller.address, door_address(name)), title(name, plan, teller.labels), "") for name in names]
    return macros("parts.html").doors(links) if links else Markup()


def title(name: str, plan: SheetPlan, labels: Labels) -> str:
    """How whoever comes in by a door says who she is."""
    return plan.of(name, planned.DOOR)[0][labels.language.code]


def as_yaml(text: str) -> Markup:
    """A text for the head of a page."""
    return Markup(json.dumps(esc(text), ensure_ascii=False))


def figure(name: str, plan: SheetPlan, teller: Teller) -> dict[str, Any]:
    """The figure of a door, drawn as at home, under its question with the way there; nothing where there is none."""
    answer = next(planned.pictures(plan, name, teller), "")
    found = teller.drawing(answer) if answer else None
    if found is None:
        return {}
    home = page_link(teller.address, f"{teller.answers.homes.get(answer, '')}#{PLACE.format(answer)}")
    return {
        "home": home,
        "question": as_text(teller.first(answer, "question")),
        "caption": phrase(teller.first(answer, "subtitle"), teller),
        "shown": on_page(found.display, answer, teller.draw),
        "signs": key(found, teller.labels),
        "told": quiet_line(answer, found, teller, noted=False),
        "is_tall": found.wide,
    }


def called(name: str, plan: SheetPlan, labels: Labels, preview: bool) -> list[HelpLine]:
    """The lines of a door whose numbers are shown."""
    known = {
        each.row["helpline"]: each for each in lines(labels, help_words(help_rows(), labels.language.code), preview)
    }
    named = [known[row["name"]] for row in plan.of(name, planned.HELP) if row["name"] in known]
    return [each for each in named if each.is_called]


def reached(name: str, plan: SheetPlan, labels: Labels) -> list[str]:
    """What the platform has set of how it is reached, with what that is."""
    rows = {row["setting"]: labels.language.text(row, "title") for row in labels.package.rows("platform")}
    wanted = [row["name"] for row in plan.of(name, planned.CONTACT) if decided(row["name"], labels.package)]
    return [labels.say("sheet_setting", rows[each], setting(each, labels)) for each in wanted]
