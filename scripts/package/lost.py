"""Rows that the last release had and that a table has lost, where something still speaks of them: a table from an older folder."""

from collections.abc import Mapping, Sequence

import pandas as pd

from scripts.ground.problems import Problem
from scripts.package.releases import Release
from scripts.package.settings import Table

SHOWN = 3  # codes that a message names


def told_once(
    problems: Sequence[Problem],
    codes: Mapping[str, pd.DataFrame],
    tables: Mapping[str, Table],
    releases: Sequence[Release],
) -> list[Problem]:
    """The problems, but those of codes that a table has lost as one for the table, which says why they are unknown.

    `codes`: the hand-written tables as they are; `tables`: what the settings say of them.
    """
    if not releases:
        return [*problems]
    unknown = {one.found for one in problems if one.kind == "unknown_code"}
    found = {name: lost_codes(frame, tables[name], releases[-1]) & unknown for name, frame in codes.items()}
    lost = set().union(*found.values())
    kept = [one for one in problems if one.kind != "unknown_code" or one.found not in lost]
    return [
        *(
            Problem(tables[name].path, 0, "", "rows_lost", ", ".join(sorted(own)[:SHOWN]), releases[-1].version)
            for name, own in found.items()
            if own
        ),
        *kept,
    ]


def lost_codes(frame: pd.DataFrame, table: Table, last: Release) -> set[str]:
    """The codes of the rows of a table that a release has and the file has not."""
    key = list(table.primary_key)
    there = set(frame[key].itertuples(index=False, name=None))
    rows = (tuple(row.get(column, "") for column in key) for row in last.package.rows_if_any(table.name))
    return {row[-1] for row in rows if row not in there}
