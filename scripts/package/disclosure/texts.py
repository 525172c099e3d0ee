"""The texts that may tell few people: those beside hidden figures, and those that come with a year that nobody has published yet.

Without knowing the hidden number, all that can be told is that a text has a small number, or says more or fewer of a hidden answer.
"""

from collections.abc import Collection, Iterator

from scripts.ground.codes import HIDDEN
from scripts.ground.columns import Column
from scripts.ground.data_package import Row
from scripts.ground.problems import Problem
from scripts.ground.small import Disclosure, has_small, hidden_named, to_read
from scripts.package.observing import concerns
from scripts.protection.evidence import Published

AGREED = "agreed_texts.csv"
SAME: tuple[Column, ...] = ("indicator", "year", "population")


def text_notices(published: Published, disclosure: Disclosure) -> list[Problem]:
    """A notice for each text beside a hidden figure that has a small number in it."""
    problems = []
    for row, (file, line) in zip(published.statements, published.places, strict=True):
        if row["obs_status"] == HIDDEN:
            found = {place: None for place, text in texts(row, published) if has_small(text, disclosure.threshold)}
            problems += [Problem(file, line, "obs_status", "notice_hidden_text", hint=place) for place in found]
    return problems


def unread_texts(published: Published, disclosure: Disclosure) -> list[Problem]:
    """A problem for each text of a year that is not public that may tell few people, and that nobody has said yes to as it stands.

    It names the row, and never quotes the text: what a log says is public too.
    """
    read = {row["text"] for row in published.codes["agreed_texts"]}
    problems = {}
    for place, row, text in new_texts(published, disclosure):
        labels = hidden_labels(published, row["year"], row.get("indicator", "")), hidden_labels(published, row["year"])
        why = to_read(text, disclosure.threshold, *labels)
        if why and text not in read:
            problems[place] = Problem(place, 0, "", why, "", str(disclosure.threshold), hidden_named(text, *labels))
    return [*problems.values(), *stale_texts(read, published)]


def stale_texts(read: Collection[str], published: Published) -> list[Problem]:
    """A problem where somebody has said yes to a text that stands nowhere: what is hidden now could stand in it."""
    if not read:
        return []
    tables = [rows for name, rows in published.codes.items() if name != "agreed_texts"]
    there = {cell for rows in (*tables, published.statements) for row in rows for cell in row.values()}
    return [] if there.issuperset(read) else [Problem(AGREED, 0, "text", "agreed_text_stale")]


def new_texts(published: Published, disclosure: Disclosure) -> Iterator[tuple[str, Row, str]]:
    """(place, row, text) of all that is new in words: words of a source, a note on the year, a recommendation, an account.

    And an answer of the publisher, which is of no year. A year that is public is not new for what is given afterwards of what its
    report lacks, such as what a share of it is of.
    """
    said = {row["observation"] for row in published.statements if row["source"] in disclosure.already_public}
    new = [row for row in published.statements if not published.completes_public(row, disclosure)]
    years = {row["year"] for row in new if row["observation"] not in said}
    for row, (file, line) in zip(published.statements, published.places, strict=True):
        in_words = any(map(str.isalpha, row["printed"]))
        if row["source"] not in disclosure.already_public and in_words:
            yield f"{file}:{line}", row, row["printed"]
    notes = {row["note"]: row for row in published.codes["notes"]}
    for row in published.codes["note_targets"]:
        if row["year"] in years:
            for place, text in written(notes[row["note"]], f"codes/notes.csv: {row['note']}"):
                yield place, row, text
    for row in published.codes["questions"]:
        told: Row = {"answer_sv": row["answer_sv"], "answer_en": row["answer_en"]}
        for place, text in written(told, f"questions.csv: {row['question']}"):
            yield place, {"year": ""}, text
    for table in ("recommendations", "recommendation_evidence", "recommendation_status", "accounts"):
        for row in published.codes[table]:
            if row["year"] in years and row["source"] not in disclosure.already_public:
                for place, text in written(row, f"{table}.csv: {next(iter(row.values()))}"):
                    yield place, row, text


def hidden_labels(published: Published, year: str, indicator: str | None = None) -> list[str]:
    """The labels of the answers that are hidden in a year: those of one indicator, or of all."""
    return [
        published.book.categories[row["indicator"]][row["category"]][name]
        for row in published.statements
        if row["obs_status"] == HIDDEN and row["year"] == year and indicator in (None, row["indicator"])
        for name in ("label_sv", "label_en")
    ]


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
    for account in published.codes["accounts"]:
        if account["year"] == row["year"] and row["indicator"] in {
            one.partition(".")[0] for one in account["bears_on"].split()
        }:
            yield from written(account, f"accounts.csv: {account['account']}")
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
