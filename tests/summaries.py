"""Summaries of made-up changes: answers before and after, with what is said of them, and what enters each branch of a template."""

from fractions import Fraction
from itertools import product
from pathlib import Path

from scripts.ground.data_package import Row
from scripts.ground.problems import Problem
from scripts.ground.told_answer import ToldAnswer
from scripts.guard.questionnaire.changed_form import ChangedQuestions
from scripts.package.differences import Difference
from scripts.year.changed_answers import answers
from scripts.year.changed_pages import ChangedPicture, ChangedSentence, changed_charts, pictures
from scripts.year.changes import Changes
from scripts.year.lines import AnswerYear, AnswerYears
from scripts.year.shifts import Shift
from scripts.year.summary import HERE, Summary
from scripts.year.summary_site import telling
from tests.packages import package
from tests.rows import to_row

NASTY = "<img src=x>[a](http://e.example) `x` | @everyone #12 ![b](c) **d**"
ROW = {
    "observation": "met.all.2030", "indicator": "met", "category": "all", "population": "adults", "scope": "all_cases",
    "within_indicator": "", "within_category": "", "year": "2030", "year_to": "", "measure": "count", "value": "10",
    "lower": "", "upper": "", "qualifier": "exact", "base": "", "base_indicator": "", "base_category": "",
    "unit": "persons", "obs_status": "A", "inputs": "", "origin": "printed",
}  # fmt: skip
LATER = ROW | {"observation": "met.all.2031", "year": "2031", "value": "20"}
SECRET = {"value": "", "obs_status": "Q"}
ABOUT = "Möten: Alla (adults, all_cases, count)"
MADE_OF = {"figures": ("met.all.2030",), "indicators": frozenset({"met"}), "ranks": frozenset({"met"})}


def told(name="met", headline="10 möttes", **more):
    """An answer that stands on a page."""
    return ToldAnswer(name, more.pop("pages", ("Vuxna",)), f"Fråga om {name}?", headline, **more)


def of(rows, year="2030", measure="rank", titles="", **tables):
    """A package with these observations, whose newest report, which may say an order, is of that year."""
    said: list[Row] = [
        {"seq": one, "report_year": one, "indicator": "met", "measure": measure if one == year else "rank"}
        for one in ("2030", year)
    ]
    pages: list[Row] = [{"indicator": one, "title_sv": one, "theme": ""} for one in titles]
    pages = [{"indicator": "met", "title_sv": "Möten", "theme": "people"}, *pages]
    labels: list[Row] = [{"indicator": "met", "category": "all", "role": "whole_persons", "label_sv": "Alla"}]
    return package(observations=rows, statements=said, indicators=pages, categories=labels, **tables)


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
NOT_READ = [ToldAnswer("met", ("Vuxna",), fault="there is no moet")]
LOST = [told(**MADE_OF)]
NOT_THERE = "Det finns inte längre i `docs/answers.csv`."
WHY = "Rubriken var: ”10 möttes”. "
KEPT_BACK = "1 antal för 2031 visas inte, för att skydda personer: people 1. "
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
    (WAS, WAS, AFTER, "Inget antal för 2031 är dolt."),
    (WAS, WAS, HIDDEN, f"{KEPT_BACK}Inget svar saknar ett tal av det skälet."),
    (LOST, FALLS, HIDDEN, f"{KEPT_BACK}1 svar saknar ett tal av det skälet: Fråga om met? ({ABOUT})."),
]


def written(**facts: object) -> dict[str, str]:
    """The files of a summary of which this is known."""
    found = Summary(Path("nowhere"), "main")
    vars(found).update(facts)
    return found.written()


def faults(*kinds: str, rows: int = 1) -> list[Problem]:
    """So many problems of each kind."""
    return [Problem("a.csv", row, "value", kind, hint="3 → 4") for kind in kinds for row in range(rows)]


def unlike() -> Changes:
    """What differs where a number, a place and the order of two rows are unlike the year before."""
    told: Row = {"note": "explained_met_all_adults_2031", "text_sv": "Fler <explained_a>."}
    key, now, then = ("met", "all", "adults"), AnswerYear(to_row(LATER)), AnswerYear(to_row(ROW))
    moved = AnswerYears(key, now, then, ((to_row(LATER), to_row(ROW)),))
    members = Difference("value_changed", "platform", "member_list", "setting_value", "", "Ett <hus>")
    found = Changes(BEFORE, of([ROW, LATER], "2031", notes=[told]), [members], ("main", HERE))
    shifted = [
        Shift(9, (moved,), explained_at=(key,)),
        Shift(8, (AnswerYears(key, AnswerYear(to_row(LATER | SECRET), place=(2, 2)), AnswerYear(place=(1, 1))),)),
    ]
    vars(found)["unlike"] = [*shifted, Shift(7, (moved, moved), {key: Fraction(20)})]
    return found


def pair(was: str, now: str, name: str = "needs") -> list[ChangedPicture]:
    """A chart that is drawn otherwise than before."""
    before, after = ({f"v1.0.0/embed/{name}/index.html": f"{text}<main>{text}</main>".encode()} for text in (was, now))
    return changed_charts(before if was else {}, after if now else {}, [])


MANY = [ROW | {"observation": str(place), "category": str(place)} for place in range(501)]
NOTES: list[Row] = [{"note": name, "text_sv": f"Fler <{name}>."} for name in ("explained_a", "explained_b")]
NEW_YEAR = [ROW | {"value": "11"}, LATER | {"notes": "explained_a"}, ROW | {"observation": "x", "notes": "explained_b"}]
TITLE = "<title>Behov</title>"
# What is known of a change -> what its summary says of it, in this order.
WORLDS: list[tuple[dict[str, object], list[str]]] = [
    ({}, ["**Giltigt.**", "Jämförelsen och förhandsvisningen kommer när felen ovan är rättade."]),
    # What hangs together is mended together, and nothing is told twice.
    (
        {"problems": faults("file_empty", "revision_unfounded", "notice_placeholder", "contradiction") * 2},
        ["**Inte giltigt än: 3 fel.**", "### Siffror som motsäger varandra", "3 → 4", "### Version och rättelser", "### Andra fel",
         "Bra att veta"],
    ),
    ({"problems": faults("file_empty", rows=201)}, ["### Andra fel", "- … och 1 till. `make package`"]),
    # A stale package is one thing to do, however many files it has.
    ({"problems": faults("package_stale", rows=3)}, ["**Siffrorna är giltiga, men", "Det byggda paketet följer inte med"]),
    ({"problems": faults("notice_release_made")}, ["### Utgåvor\n\n- a.csv"]),
    ({"added": ["2031.csv", "docs/a.md", "a/<b>.csv"]}, ["### Nya filer som ingenting läser", "- 2031.csv\n- a/<b>.csv\n\n##"]),
    ({"after": BEFORE}, ["Det finns inget tidigare datapaket att jämföra med."]),
    ({"before": BEFORE, "after": BEFORE}, ["Version 1.0.0 → 1.0.0. Inget skiljer dem åt."]),
    ({"untold": "row <3>"}, ["Svaren före ändringen går inte att läsa, så de jämförs inte: row <3>."]),
    ({"untold": "row <3>", "untold_before": False}, ["Svaren efter ändringen går inte att läsa"]),
    (
        {"after": BEFORE, "sentences": [ChangedSentence("met", "Före.", ""), ChangedSentence("gone", "", "Efter.")] * 31},
        ["## Meningar som ändras", "| Möten | Före. |  |\n| gone |  | Efter. |", "… och 2 till."],
    ),
    ({"asked": None}, ["## Formulärets frågor", "före ändringen går inte att läsa, så vad som följer av dem jämförs inte"]),
    (
        {"asked": [ChangedQuestions(("q", "r"), ("”A” <b>.",) * 61, ("”B”.",)), ChangedQuestions(("s",), (), ())]},
        ["### Raderna q, r\n\nNya regler: 61. Regler som försvinner: 1.", "- Ny: ”A” <b>.", "- … och 1 till.\n- Borta: ”B”.",
         "### Raden s\n\nSamma regler som förut."],
    ),
    ({"after": BEFORE, "shown": True}, ["inga tidigare diagram att jämföra med"]),
    ({"after": of([]), "charts": [], "shown": True}, ["Inget diagram ändras.", "### Sidor utan siffror\n\nMöten."]),
    (
        {"after": of([], titles="ab"), "shown": True, "charts": [*pair(TITLE, f"{TITLE}2"), *pair("", TITLE), *pair(TITLE, "")]},
        ["| Behov | Ändras |\n| Behov | Ny |\n| Behov | Försvinner |", "### Sidor utan siffror\n\nMöten; a; b."],
    ),
    # A new year, with what was corrected and what is gone of the year before.
    (
        {"before": of([ROW, ROW | {"observation": "gone"}]), "after": of([*NEW_YEAR, *MANY], "2031", notes=NOTES)},
        ["### Totalerna mot året före", "| 2030 | 2031 | Skillnad |", "| +10 |",
         "### Andra förklaringar i arbetsboken", "Fler <explained_b>.", "### Ändrade siffror", "| 10 | 11 | – |",
         "### Siffror som försvinner", "<b>Nya siffror</b>", "… och 3 till. Alla finns i", "<b>Varje ändrad cell"],
    ),
    # What is unlike the year before: by its number, by its place, and rows that changed places.
    (
        {"before": BEFORE, "after": AFTER, "changes": unlike()},
        ["**Medlemmar.** Före: –. Efter: Ett <hus>.",
         "| Siffra | 2030 | 2031 | Skillnad | Förklaring |", "| 10 | 20 | +10 | Fler <explained_a>. |", "| plats 1 | plats 2 | |",
         "| 10 | 20 | Talen står kanske på fel rad. Mer likt 2030 vore: Alla 20, Alla 20 |"],
    ),
]  # fmt: skip


def everything() -> None:
    """Write summaries by which every branch of their templates is entered."""
    for facts, _ in WORLDS:
        written(**facts)
    for old, new, after, _ in CASES:
        found = answers(old, new, BEFORE, after)
        written(answers=found)
        found.said()
    other: list[Row] = [to_row(LATER | SECRET), to_row(LATER | SECRET | {"observation": "a", "indicator": "a"})]
    answers(WAS, NOW, BEFORE, of(other, "2031", "count", titles="a")).said()
    telling(Path("nowhere"), Path("nowhere"), lambda *_: [], print)({})
    for states in ("ss", "hh", "hs", "fff", "nn", "sfhn" * 90, "sfhs"):
        old, new = some(states)
        written(answers=answers(old, new, BEFORE, HIDDEN))
    fallen = [told(name, figures=tuple("01234"), indicators=frozenset({"met"})) for name in "abcd"]
    for after, now in product((AFTER, of([row | SECRET for row in MANY])), ("", "Nu")):
        written(answers=answers(fallen, [told(name, now) for name in "abcd"], of(MANY), after))
    pictures([], [])
    pictures([], [ChangedPicture("a", "<svg/>", "", withheld=False)])
    earlier = {f"v1.0.0/embed/{name}/index.html": b"<main>1</main>" for name in "ab"}
    rows = {"rows.json": b'{"embed/a/": ["a.b"]}'}
    later = {f"v1.0.0/embed/{name}/index.html": b"<main>2</main>" for name in "bc"}
    pictures(changed_charts(earlier | rows, later, [], {"a"}), [])
