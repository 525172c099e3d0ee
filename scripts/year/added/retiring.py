"""An answer that is not asked for any more is retired, by a row of its own: earlier figures stay, and no later form has it."""

from collections.abc import Mapping

from scripts.ground.problems import Problem
from scripts.year.added.tables import Tables, replaced
from scripts.year.answers import Entry
from scripts.year.plan import RETIRED

Retired = tuple[Tables, dict[str, Entry], list[Problem]]


def retire(tables: Tables, entries: Mapping[str, Entry], year: int, file: str) -> Retired:
    """The tables with the last years, the entries without those lines, and a problem where a retired answer has a number."""
    gone = {answer(key): entry for key, entry in entries.items() if entry.status == RETIRED}
    problems = [
        Problem(file, 0, entry.cells["count"], "workbook_retired_filled", entry.count or entry.percent)
        for key, entry in entries.items()
        if answer(key) in gone and (entry.count or entry.percent)
    ]
    last = {"last_year": str(year - 1)}
    rows = [row | last if (row["indicator"], row["category"]) in gone else row for row in tables["categories"]]
    retired = [{"indicator": indicator, "category": category} | last for indicator, category in gone]
    tables = replaced(tables, "retired", ("indicator", "category"), retired)
    kept = {key: entry for key, entry in entries.items() if answer(key) not in gone}
    return {**tables, "categories": rows}, kept, problems


def answer(key: str) -> tuple[str, str]:
    """Indicator and category of a line's key."""
    indicator, category, _ = key.split(".")
    return indicator, category
