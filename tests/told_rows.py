"""The tiny package as a person writes its rows, `advice 5, housing over 50% (year=2030), first advice`, for books of cases."""

import re
from pathlib import Path
from typing import Any

import pytest

from scripts.ground.data_package import Row
from scripts.ground.markup import as_text
from tests.promised import READ
from tests.rows import to_row
from tests.site_package import CHANGED, FIELDS, REVISED, observation, statement, usual_tables

CASES = Path(__file__).parent / "cases"
CELL = re.compile(r"(\w+) (?:(about|over|just under|at least|at most) )?([\w.]+)(%?)(?: \(([^)]*)\))?(?:,|$)")
BOUNDS = {
    "": {"says": "value", "qualifier": "exact"},
    "about": {"says": "value", "qualifier": "about"},
    "over": {"says": "lower", "qualifier": "over"},
    "just under": {"says": "upper", "qualifier": "just_under"},
    "at least": {"says": "lower", "qualifier": "at_least"},
    "at most": {"says": "upper", "qualifier": "at_most"},
}
STATES = {
    "hidden": {"obs_status": "Q", "qualifier": ""},
    "chart": {"obs_status": "L", "qualifier": ""},
    "silent": {"obs_status": "O"},
}
WORDS = {"words": "svårt att få råd", "many": "många fick inget", "few": "få"}
# What a line says by a name of the sentence that the code list has for an answer: Swedish, English.
SENTENCES = {
    "times": ("Råd gavs {} gånger", "Advice was given {} times"),
    "number": ("Råd gavs {number} gånger", "Advice was given {number} times"),
    "mean": ("Medelåldern är {mean}", "The mean age is {mean}"),
    "got": ("{} fick råd", "{} led to advice"),
}
# A package has a report.
OLDEST = statement(indicator="silent", category="total", value="1", year="2031")


def book(name: str) -> list[Any]:
    """(what is said, what it gives) of each case of a book, below its promise."""
    found = list[Any]()
    for part in (CASES / name).read_text("utf-8").split("\n# ")[1:]:
        promise, *lines = part.split("\n")
        for line in filter(None, lines):
            said, _, gives = line.partition(" -> ")
            found.append(pytest.param(said, gives, id=f"{promise[:40]}: {said}"))
    return found


def read(text: str) -> tuple[list[Row], list[Row], dict[str, str]]:
    """What is before the arrow: the rows, what the source says in words or calls the first, and what the tables say otherwise."""
    written, _, otherwise = text.removeprefix("nothing").partition(";")
    assert not CELL.sub("", written).strip(), f"{text}: this is not read"
    rows, statements = list[Row](), list[Row]()
    for answer, how, number, percent, more in CELL.findall(written):
        cells = to_row(dict(pair.split("=") for pair in more.split()))
        if answer == "first":
            statements.append(statement(category=number, measure="rank", value="1") | cells)
        elif answer in WORDS:
            statements.append(statement(category=number, printed=WORDS[answer], qualifier="words") | cells)
        else:
            said = BOUNDS[how] | {"value": number, "lower": number, "upper": number}
            number_of = {name: said[name] for name in said["says"].split()} | {"qualifier": said["qualifier"]}
            share = {"measure": "percent"} if percent else {}
            rows.append(observation(category=answer, **(STATES.get(number) or number_of) | share | cells))
    return rows, statements, dict(pair.split("=") for pair in otherwise.split())


def tables_of(rows: list[Row], statements: list[Row], otherwise: dict[str, str]) -> dict[str, list[Row]]:
    """The tables of the tiny package with these rows, and with what a line says otherwise of them."""
    tables = usual_tables() | {"observations": rows, "statements": [*statements, OLDEST]}
    listed = {row["category"]: row for row in tables["categories"] if row["indicator"] == "needs"}
    for name, value in otherwise.items():
        category, _, column = name.rpartition(".")
        if category and category not in listed:
            listed[category] = tables["categories"][0] | to_row({"category": category})
            tables["categories"].append(listed[category])
        if name == "scopes":
            place = {code: str(number) for number, code in enumerate(value.split("/"))}
            for row in tables["vocabulary"]:
                row.update(to_row({"order": place[row["code"]]} if row["list"] == "scope" else {}))
        elif name == "sum":
            tables["relations"] = everybody(value.split("+"))
        elif name == "told_by":
            pair = dict.fromkeys(FIELDS["pairs"], "") | {"pair_kind": "same_answers", "indicator": "needs"}
            tables["pairs"] = [pair | {"others": value}]
        elif column == "sentence":
            swedish, english = SENTENCES[value]
            listed[category].update(to_row({"predicate_sv": swedish, "predicate_en": english}))
        else:
            (listed[category] if category else tables["indicators"][0]).update(to_row({column: value}))
    return tables


def everybody(parts: list[str]) -> list[Row]:
    """The relation that the people with these answers are everybody."""
    fields: Row = dict.fromkeys(FIELDS["relations"], "") | {"relation": "all", "relation_kind": "sum"}
    fields |= {"indicator": "needs", "population": "adults", "measure": "count"}
    whole: Row = {"relation_role": "result", "category": "total"}
    terms = [fields | to_row({"relation_role": "term", "category": part}) for part in parts]
    return [fields | whole, *terms]


def changed(tables: dict[str, list[Row]], rows: list[str]) -> dict[str, list[Row]]:
    """The tables with others of their rows: `notes: text_sv=Få & note=b` has two, `notes first:` changes one, `also` adds."""
    begun = {name: (usual or [dict.fromkeys(FIELDS[name], "")])[0] for name, usual in tables.items()}
    begun |= {"changes": CHANGED, "revisions": REVISED, "statements": statement()}
    for told in rows:
        (name, *how), lines = told.partition(":")[0].split(), told.partition(": ")[2]
        cells = [READ["="](line) for line in filter(None, lines.split(" & "))]
        made = [observation(**one) if name == "observations" else begun[name] | to_row(one) for one in cells]
        tables[name] = {"": made, "first": [*made, *tables[name][1:]], "also": [*tables[name], *made]}["".join(how)]
    return tables


def stands(text: str, html: str) -> bool:
    """Whether a page says a text: in its words, or as it is written where the text has signs of markup.

    `a … b` is a before b, and `2x a` is a twice and no more.
    """
    times, text = re.fullmatch(r"(?:(\d+)x )?(.*)", text, re.DOTALL).groups()  # type: ignore[union-attr]
    told = html if set('<="&') & set(text) else " ".join(as_text(html).split())
    told = told.replace("\N{NO-BREAK SPACE}", " ")
    if times:
        return told.count(text) == int(times)
    return bool(re.search(".*".join(map(re.escape, text.split(" … "))), told, re.DOTALL))
