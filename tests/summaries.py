"""Summaries of made-up changes: answers before and after, with what is said of them, and what enters each branch of a template."""

from pathlib import Path

from scripts.ground.data_package import Row
from scripts.ground.problems import Problem
from scripts.ground.told import Told
from scripts.year.changes.changed_answers import answers
from scripts.year.changes.pictures import changed_charts
from scripts.year.changes.sentences import Sentence
from scripts.year.summary import Summary
from tests.packages import package

NASTY = "<img src=x>[a](http://e.example) `x` | @everyone #12 ![b](c) **d**"
ROW = {
    "observation": "met.all.2030", "indicator": "met", "category": "all", "population": "adults", "scope": "all_cases",
    "within_indicator": "", "within_category": "", "year": "2030", "year_to": "", "measure": "count", "value": "10",
    "lower": "", "upper": "", "qualifier": "exact", "base": "", "base_indicator": "", "base_category": "",
    "unit": "persons", "obs_status": "A", "inputs": "", "origin": "printed",
}  # fmt: skip
LATER = ROW | {"observation": "met.all.2031", "year": "2031", "value": "20"}
SECRET = {"value": "", "obs_status": "Q"}
KINDS = (
    "contradiction",
    "small_count",
    "revision_unfounded",
    "package_stale",
    "file_empty",
    "notice_bom",
    "notice_release_made",
)
ABOUT = "Möten: Alla (adults, all_cases, count)"
MADE_OF = {"figures": ("met.all.2030",), "indicators": frozenset({"met"}), "ranks": frozenset({"met"})}


def told(name="met", headline="10 möttes", **more):
    """An answer that stands on a page."""
    return Told(name, more.pop("pages", ("Vuxna",)), f"Fråga om {name}?", headline, **more)


def of(rows, year="2030", measure="rank", **tables):
    """A package with these observations, whose newest report, which may say an order, is of that year."""
    said: list[Row] = [
        {"seq": one, "report_year": one, "indicator": "met", "measure": measure if one == year else "rank"}
        for one in ("2030", year)
    ]
    titles: list[Row] = [{"indicator": "met", "title_sv": "Möten", "theme": "people"}]
    labels: list[Row] = [{"indicator": "met", "category": "all", "role": "whole_persons", "label_sv": "Alla"}]
    return package(observations=rows, statements=said, indicators=titles, categories=labels, **tables)


BEFORE, AFTER = of([ROW]), of([ROW, LATER], "2031")
SILENT, HIDDEN = of([ROW], "2031", "count"), of([ROW, LATER | SECRET], "2031", "count")


def some(states):
    """Answers that stay (s), get another headline (h), fall (f) or are new (n)."""
    places = [*enumerate(states)]
    old = [told(f"a{place}", figures=MADE_OF["figures"]) for place, state in places if state != "n"]
    return old, [
        told(f"a{place}", "20 möttes" if state == "h" else "10 möttes") for place, state in places if state != "f"
    ]


WAS, NOW, FALLS = [told()], [told(headline="20 möttes")], [told(headline="")]
NOT_READ = [Told("met", ("Vuxna",), fault="there is no moet")]
LOST = [told(**MADE_OF)]
NOT_THERE = "Det finns inte längre i `docs/answers.csv`."
WHY = "Rubriken var: ”10 möttes”. "
KEPT_BACK = "1 tal för 2031 visas inte, för att skydda personer. "
CASES = [
    # A new headline stands beside the old one with the place of its picture, under the years where they differ.
    (WAS, NOW, AFTER, "| Svar | 2030 | 2031 | Bild |"),
    (WAS, NOW, AFTER, "| **Vuxna: Fråga om met?** | 10 möttes | 20 möttes | `#answer-met` |"),
    (WAS, NOW, AFTER, "öppna `diagram.html`"),
    (WAS, NOW, BEFORE, "| Svar | Före | Efter | Bild |"),
    # Below it stands what the answer was made of and is not there: a weaker headline has its reason beside it.
    ([told(figures=("met.all.2030",))], NOW, SILENT, f"| 20 möttes<br>Saknas: {ABOUT} |"),
    ([told(figures=("met.all.2030",))], NOW, HIDDEN, f"| 20 möttes<br>Dolt: {ABOUT} |"),
    # An answer that falls says the headline that it had, and what the newest year lacks: a number, or an order.
    (LOST, FALLS, SILENT, f"**Vuxna: Fråga om met?** {WHY}Ingen av svarets rubriker stämmer för 2031."),
    (LOST, FALLS, SILENT, f"Det här saknas: {ABOUT}; ordningen i Möten."),
    (LOST, FALLS, HIDDEN, f"Visas inte, för att skydda personer: {ABOUT}."),
    (WAS, [told(headline="", undrawn="Tal")], AFTER, "rubriken ”Tal” går inte att rita av talen för 2031."),
    # One whose row or place is gone has fallen, also one that was renamed or speaks of a code that there is no more.
    (WAS, [], AFTER, f"### Faller bort: 1\n\n- **Vuxna: Fråga om met?** {WHY}{NOT_THERE}"),
    (WAS, [told("renamed")], AFTER, WHY + NOT_THERE),
    (WAS, [told(pages=())], AFTER, f"{WHY}Det står inte längre på någon sida."),
    ([told(pages=("Barn", ""))], [], AFTER, "**Barn, Startsidan: Fråga om met?**"),
    (WAS, NOT_READ, AFTER, f"{WHY}Det går inte att läsa efter ändringen: there is no moet."),
    # One that could not be read is counted neither as new nor as fallen.
    (NOT_READ, WAS, AFTER, "met?** går inte att läsa före ändringen, så det jämförs inte: there is no moet."),
    (FALLS, NOT_READ, AFTER, "met?** går inte att läsa efter ändringen, så det jämförs inte: there is no moet."),
    (NOT_READ, [*WAS, told("b")], AFTER, "**Inget svar fanns före ändringen och 1 är nytt.**"),
    # How many numbers are hidden, and which answers lost one.
    (WAS, WAS, AFTER, "Inget tal för 2031 är dolt."),
    (WAS, WAS, HIDDEN, f"{KEPT_BACK}Inget svar saknar ett tal av det skälet."),
    (LOST, FALLS, HIDDEN, f"{KEPT_BACK}1 svar saknar ett tal av det skälet: Fråga om met? ({ABOUT})."),
]


def written(**facts: object) -> dict[str, str]:
    """The files of a summary of which this is known."""
    found = Summary(Path("nowhere"), "main")
    vars(found).update(facts)
    return found.written()


def everything() -> None:
    """Write summaries by which every branch of their templates is entered: of nothing, of all that is wrong, of a new year."""
    for old, new, after, _ in CASES:
        written(before=BEFORE, after=after, answers=answers(old, new, BEFORE, after))
    for states in ("ss", "hh", "hs", "fff", "nn", "sfhn" * 90, "sfhs"):
        old, new = some(states)
        written(answers=answers(old, new, BEFORE, HIDDEN))
    rows = [ROW | {"observation": str(place), "category": str(place)} for place in range(5)]
    fallen = [told(name, figures=tuple("01234"), indicators=frozenset({"met"})) for name in "abcd"]
    for after in (AFTER, of([row | SECRET for row in rows], "2030")):
        written(answers=answers(fallen, [told(name, "") for name in "abcd"], of(rows), after))
        written(answers=answers(fallen, [told(name, "Nu") for name in "abcd"], of(rows), after))
    problems = [Problem("a.csv", row, "value", kind) for kind in KINDS for row in range(201)]
    drawn = changed_charts({"a": "1", "b": "1"}, {"b": "2", "c": "2"}, [], {"a"})
    both = [Sentence("met", "Före.", "Efter.")] * 61
    notes: list[Row] = [{"note": name, "text_sv": "Fler."} for name in ("explained_a", "explained_b")]
    years = [
        ROW | {"value": "11"},
        LATER | {"notes": "explained_a"},
        ROW | {"observation": "x", "notes": "explained_b"},
    ]
    more = [ROW | {"observation": str(place), "category": str(place)} for place in range(501)]
    silent: list[Row] = [{"indicator": name, "title_sv": name, "theme": ""} for name in ("met", "a", "b")]
    corrected = of([*years, *more], "2031", notes=notes)
    corrected.tables["indicators"].extend(silent)
    written(
        problems=problems,
        charts=drawn,
        before=of([ROW, ROW | {"observation": "gone"}]),
        after=corrected,
        sentences=both,
        shown=True,
    )
    written(before=BEFORE, after=AFTER)
    written(before=BEFORE, after=BEFORE)
    written(problems=problems[-1:], untold="row 3", charts=[], before=corrected, after=BEFORE, shown=True)
    written(problems=[Problem("a.csv", 0, "", "package_stale")], added=["2031.csv"])
    written(problems=problems[:1], untold="row 3", untold_before=False, after=BEFORE, shown=True)
