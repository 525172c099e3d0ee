"""The sheet of the newest year: the finding with its picture, five sentences, what is asked, and what the numbers do not say.

What it says, in order, stands in `docs/sheet.csv`, a row for each thing. There are more rows than the sheet has room for: a year
that has no answer to one gives its place to the next.
"""

import csv
import io
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from scripts.ground.data_package import Package, PackageError
from scripts.ground.markup import as_text, markdown
from scripts.site.audit.doubt import leaving
from scripts.site.frame.signing import in_place
from scripts.site.package.labels import Labels
from scripts.site.pages.demands import by_area, heading, in_order
from scripts.site.prose.answer import Teller
from scripts.site.prose.answer_table import PARTS, Answers
from scripts.site.prose.novelty import unsayable
from scripts.site.prose.sourced import key, row_notes, source_line
from scripts.site.sheets.paper import BOLD, Part, drawn, ended, framed, pieces, plain
from scripts.site.text.words import SPOKEN

NAME = "sheet.csv"
COLUMNS = ("part", "name", "text", *SPOKEN)
# What stands on the sheet: the answer that leads, those told in a sentence, the picture of whom it is about, and the notes on
# what the numbers do not say.
FINDING, SENTENCE, PICTURE, LIMIT = "finding", "sentence", "picture", "limit"
OF_ANSWERS = (FINDING, SENTENCE, PICTURE)
SENTENCES, LIMITS = 5, 6
# What carries the claims of a text.
CLAIMED = re.compile(r"</?span\b[^>]*>")


@dataclass(frozen=True)
class Plan:
    """The rows of the table."""

    rows: tuple[dict[str, str], ...]

    def of(self, part: str) -> list[dict[str, str]]:
        """Those of one part, in order."""
        return [row for row in self.rows if row["part"] == part]


def read_plan(docs: Path) -> Plan:
    """The table as it lies in a folder. Raises PackageError on the first cell that cannot be read."""
    return parse((docs / NAME).read_text(encoding="utf-8"))


def parse(text: str) -> Plan:
    """The table. Raises PackageError on the first cell that cannot be read, with its place."""
    header, *lines = csv.reader(io.StringIO(text), strict=True)
    if tuple(header) != COLUMNS:
        raise PackageError(f"docs/{NAME}: the first line must be {','.join(COLUMNS)}")
    rows = []
    for number, line in enumerate(lines, 2):
        if len(line) != len(COLUMNS) or line[0] not in (*OF_ANSWERS, LIMIT):
            raise PackageError(
                f"docs/{NAME}, row {number}: a part ({', '.join((*OF_ANSWERS, LIMIT))}), a name and a text"
            )
        rows.append(dict(zip(COLUMNS, line, strict=True)))
    return Plan(tuple(rows))


def check_plan(plan: Plan, answers: Answers, package: Package) -> None:
    """Raise PackageError, with the row, on an answer, a part of its texts or a note that there is not."""
    for number, row in enumerate(plan.rows, 2):
        known = answers.names if row["part"] in OF_ANSWERS else package.by_name["notes"]
        if row["name"] not in known or (row["part"] in OF_ANSWERS and row["text"] not in PARTS):
            raise PackageError(f"docs/{NAME}, row {number}: there is no {row['name']} {row['text']}".rstrip())


def year_sheet(plan: Plan, teller: Teller) -> dict[str, Any] | None:
    """The sheet, as data; None in a year that has no finding to begin with."""
    labels = teller.labels
    words, year = labels.language.words, labels.package.latest_year
    first = first_drawn(plan.of(FINDING), teller)
    if first is None:
        return None
    told = [row for row in plan.of(SENTENCE) if said(row, teller)]
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
    row = first_drawn([row for row in plan.of(PICTURE) if row["name"] != first["name"]], teller)
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
    year = labels.package.latest_year
    carried = {
        note for row in labels.package.rows("observations") if row["year"] == year for note in row["notes"].split()
    }
    rows = [row for row in plan.of(LIMIT) if row["name"] in carried]
    told = [(row[labels.language.code], labels.note(row["name"])) for row in rows]
    told += [(claim, reason) for claim, reason, _ in unsayable(labels)]
    return [pieces(f"{BOLD}{markdown(what)}{BOLD} {markdown(why)}") for what, why in told[:LIMITS]]
