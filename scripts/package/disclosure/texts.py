"""The texts beside hidden figures: what they say in words, no computation finds. A person has to read them.

Without knowing the hidden number, all that can be told is that a text beside it has a small number in it.
"""

import re
from collections.abc import Iterator

from scripts.ground.data_package import Row
from scripts.ground.problems import Problem
from scripts.ground.small import Disclosure
from scripts.ground.statuses import HIDDEN
from scripts.package.notes import concerns
from scripts.protection.evidence import Published

# A number that stands by itself: no part of a longer one, of a decimal, a percentage, a date or a law.
DIGITS = re.compile(r"(?<![\w.,:/–-])\d{1,2}(?![\w.,:/–-]*\d)(?!\s*(?:%|procent|per cent))")
# Not the Swedish and English words for one, which are articles and pronouns too.
WORDS = (
    ("ensam", "enda", "single"), ("två", "two", "båda", "both"), ("tre", "three"), ("fyra", "four"), ("fem", "five"),
    ("sex", "six"), ("sju", "seven"), ("åtta", "eight"), ("nio", "nine"), ("tio", "ten"), ("elva", "eleven"),
    ("tolv", "twelve"),
)  # fmt: skip
SAME = ("indicator", "year", "population")


def text_notices(published: Published, disclosure: Disclosure) -> list[Problem]:
    """A notice for each text beside a hidden figure that has a small number in it."""
    problems = []
    for row, (file, line) in zip(published.statements, published.places, strict=True):
        if row["obs_status"] == HIDDEN:
            found = {place: None for place, text in texts(row, published) if has_small(text, disclosure.threshold)}
            problems += [Problem(file, line, "obs_status", "notice_hidden_text", hint=place) for place in found]
    return problems


def texts(row: Row, published: Published) -> Iterator[tuple[str, str]]:
    """(place, text) of everything in words beside a figure: notes, print without a number, and what people wrote of it."""
    names = note_names(row, published)
    for note in published.codes["notes"]:
        if note["note"] in names:
            yield from written(note, f"codes/notes.csv: {note['note']}")
    for other, (file, line) in beside(row, published):
        if not other["value"]:
            yield f"{file}:{line}", other["printed"]
    for argument in published.codes["recommendation_evidence"]:
        if argument["indicator"] == row["indicator"]:
            yield from written(argument, f"recommendation_evidence.csv: {argument['recommendation']}")
    for table in ("corrections", "revisions"):
        for entry in published.codes[table]:
            if entry["observation"] == row["observation"]:
                yield from written(entry, f"{table}.csv: {entry['observation']}")


def written(row: Row, place: str) -> Iterator[tuple[str, str]]:
    """The texts of a row, in both languages."""
    yield from ((place, text) for column, text in row.items() if column.endswith(("_sv", "_en")))


def beside(row: Row, published: Published) -> Iterator[tuple[Row, tuple[str, int]]]:
    """The statements on the same indicator, year and population, with their places."""
    for other, place in zip(published.statements, published.places, strict=True):
        if all(other[name] == row[name] for name in SAME):
            yield other, place


def note_names(row: Row, published: Published) -> list[str]:
    """The notes that stand beside a figure: its own, those of its neighbours, and those aimed at its indicator."""
    names = [other["note"] for other, _ in beside(row, published) if other["note"]]
    names += [
        target["note"]
        for target in published.codes["note_targets"]
        if target["indicator"] == row["indicator"] and concerns(target, row)
    ]
    return list(dict.fromkeys(names))


def has_small(text: str, threshold: int) -> bool:
    """Whether a text has a number from 1 to the threshold - 1, in digits or, up to twelve, in words."""
    words = {word for group in WORDS[: threshold - 1] for word in group}
    digits = any(1 <= int(number) < threshold for number in DIGITS.findall(text))
    return digits or not words.isdisjoint(re.findall(r"\w+", text.lower()))
