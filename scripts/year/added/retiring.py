"""An answer that is not asked for any more is retired, by a row of its own: earlier figures stay, and no later form has it."""

from collections.abc import Mapping

from scripts.ground.codebook import read_codebook
from scripts.ground.problems import Problem
from scripts.year.added.tables import Tables, replaced
from scripts.year.answers import Entry
from scripts.year.plan import RETIRED

Retired = tuple[Tables, dict[str, Entry], list[Problem]]


def retire(tables: Tables, entries: Mapping[str, Entry], year: int, file: str) -> Retired:
    """The tables with the last years, the entries without those lines, and what a person should know of it.

    A question of which no whole is asked for is not asked at all. A problem where a retired answer has a number; else a notice of
    what stays published.
    """
    gone = with_whole_indicators(
        tables, entries, {answer(key) for key, one in entries.items() if one.status == RETIRED}
    )
    problems = [
        Problem(file, 0, entry.cells["count"], "workbook_retired_filled", entry.count or entry.percent)
        for key, entry in entries.items()
        if answer(key) in gone and (entry.count or entry.percent)
    ]
    last = {"last_year": str(year - 1)}
    rows = [row | last if (row["indicator"], row["category"]) in gone else row for row in tables["categories"]]
    retired = [{"indicator": indicator, "category": category} | last for indicator, category in sorted(gone)]
    tables = replaced(tables, "retired", ("indicator", "category"), retired)
    kept = {key: entry for key, entry in entries.items() if answer(key) not in gone}
    told = [
        f"{titles(tables)[row['indicator']]}: {row['label_sv']}"
        for row in rows
        if (row["indicator"], row["category"]) in gone
    ]
    notice = [Problem(file, 0, "", "notice_retired", "; ".join(told), str(year))] if told else []
    return {**tables, "categories": rows}, kept, problems or notice


def with_whole_indicators(
    tables: Tables, entries: Mapping[str, Entry], gone: set[tuple[str, str]]
) -> set[tuple[str, str]]:
    """The answers that are gone, and all on the form of a question whose wholes are all gone."""
    book, asked = read_codebook(tables), {answer(key) for key in entries}
    wholes: dict[str, set[tuple[str, str]]] = {}
    for one in asked:
        if book.is_whole(*one):
            wholes.setdefault(one[0], set()).add(one)
    dropped = {indicator for indicator, own in wholes.items() if own <= gone}
    return gone | {one for one in asked if one[0] in dropped}


def titles(tables: Tables) -> dict[str, str]:
    """Indicator -> its title."""
    return {row["indicator"]: row["title_sv"] for row in tables["indicators"]}


def answer(key: str) -> tuple[str, str]:
    """Indicator and category of a line's key."""
    indicator, category, _ = key.split(".")
    return indicator, category
