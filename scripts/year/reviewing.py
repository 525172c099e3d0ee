"""The texts of a workbook that may tell of a few people, and the answers that everybody has: each asks for a yes.

The yes stands on the sheet of texts that have been read, and holds for the text as it stands there: who changes it is asked again.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import compress

from scripts.ground.data_package import Row
from scripts.ground.problems import Problem
from scripts.ground.small_words import to_read
from scripts.ground.statuses import HIDDEN
from scripts.year.added import sheets
from scripts.year.added.tables import Tables, replaced
from scripts.year.protecting import everybody
from scripts.year.reading import Lines, Reading

# What a person writes there is where something stands, not what it says of anybody.
NOT_TOLD = ("place", "address", "country", "before")
READ = sheets.AGREED


@dataclass(frozen=True)
class Text:
    """A text that would be published: its cell, and the indicator that it is about, where it is about one.

    `names`: whether it is what a new answer is called, which says nothing of how many have it.
    """

    cell: str
    text: str
    indicator: str = ""
    names: bool = False


def texts(reading: Reading) -> Iterator[Text]:
    """Every text of a workbook: the explanations and the free sheets, but none of what is hidden, which nobody publishes."""
    for key in reading.entries.keys() - set(reading.hidden):
        entry = reading.entries[key]
        told = {"why_sv": entry.why_sv, "why_en": entry.why_en}
        yield from (Text(entry.cells[name], text, key.split(".")[0]) for name, text in told.items() if text)
    shown = [row["obs_status"] != HIDDEN for row in reading.prose]
    lines = {**reading.lines, "prose": [*compress(reading.lines["prose"], shown)]}
    for free in (one for one in sheets.SHEETS.values() if one is not READ):
        names = [
            one.name
            for one in free.columns
            if one.kind == "text" and not one.choices and one.name not in (*NOT_TOLD, *free.begun)
        ]
        for line in lines.get(free.name, ()):
            new = free is sheets.ANSWERS
            said = (name if line[name] else f"before_{name}" for name in names)  # words of before that are said again
            yield from (Text(line.cells[name], line[name], line["indicator"], new) for name in said if line[name])


def unread(reading: Reading) -> list[Problem]:
    """A problem for each text that may tell of a few, or speaks of a hidden answer, and has no yes."""
    threshold, read = reading.now.disclosure.threshold, {line["text"] for line in reading.lines["agreed"]}
    labels: dict[str, list[str]] = {}
    for indicator, category, _ in (key.split(".") for key in reading.hidden):
        row = reading.book.categories[indicator][category]
        labels.setdefault(indicator, []).extend((row["label_sv"], row["label_en"]))
    problems = []
    for one in sorted(set(texts(reading)), key=lambda one: one.cell):
        hidden_there = {} if one.names else labels
        own, others = hidden_there.get(one.indicator, []), sum(hidden_there.values(), [])
        why = to_read(one.text, threshold, own, others)
        if why and one.text not in read:
            problems.append(reading.problem(one.cell, f"workbook_{why}", READ.title, str(threshold)))
    return problems


def alike(reading: Reading) -> list[Problem]:
    """A problem for each answer that everybody has, by the counts of two lines, and that has no yes."""
    read, problems = {line["text"] for line in reading.lines["agreed"]}, []
    pairs, asked = everybody(reading)
    for whole, part in pairs:
        if {whole, part} <= asked.keys():
            cell, count = asked[part].cells["count"], asked[part].count
            told = f"{cell} = {count}"
            if told not in read:
                both = f"{cell}, {asked[whole].cells['count']}"
                problems.append(reading.problem(cell, "workbook_everybody", READ.title, both, told))
    return problems


def add_agreed(tables: Tables, figures: Iterable[Row], lines: Lines) -> Tables:
    """The texts that somebody has said yes to, as far as they are published: a yes to what is hidden now would tell it.

    `tables` and `figures`: as they are with the workbook in them.
    """
    rows: list[Row] = [{"text": line["text"], "reason": line["reason"]} for line in lines["agreed"]]
    agreed = replaced(tables, "agreed_texts", rows)["agreed_texts"]
    others = [row for name, table in tables.items() if name != "agreed_texts" for row in table]
    there = {cell for row in (*others, *figures) for cell in row.values()}
    return {**tables, "agreed_texts": [row for row in agreed if row["text"] in there]}
