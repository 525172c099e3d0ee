"""A made-up full year whose figures all agree: every indicator, category and population, from the code lists alone.

The numbers are invented and seeded by the year; they only have to be consistent and as many as a full report's.
"""

from collections.abc import Mapping, Sequence
from random import Random

import pandas as pd

from scripts.package.numbers import share
from scripts.package.tables import PARTS, Row, records

PLACE = "Syntetiskt avsnitt"
USUAL = {"scope": "all_cases", "obs_status": "A", "producer": "platform"}
PEOPLE = {"adults_direct": 350, "adults_indirect": 40, "children_direct": 30, "children_indirect": 60}
UNMET = 0.15  # of the needs; the rest is met by authorities or by civil society


def synthetic_year(codes: Mapping[str, pd.DataFrame], columns: Sequence[str], year: int) -> pd.DataFrame:
    """The figures file of one made-up year, as text. `columns`: those of a figures file."""
    random = Random(year)
    people = populations(codes["sums"], random)
    needs: dict[str, int] = {}
    rows: list[Row] = []
    for indicator in records(codes["indicators"].sort_values("order", key=pd.to_numeric)):
        frame = codes["categories"]
        categories = records(frame[frame["indicator"] == indicator["indicator"]])
        if indicator["indicator"] == "contacts":
            rows += [row_of(indicator, categories[0], count, population=name) for name, count in people.items()]
        else:
            rows += indicator_rows(indicator, categories, people.get(indicator["population"], 100), needs, random)
    same = {"year": str(year), "source": codes["sources"]["source"].iloc[0]}
    rows = [dict.fromkeys(columns, "") | row | same for row in rows + repeated(rows)]
    return pd.DataFrame([{**row, "seq": str(seq)} for seq, row in enumerate(rows, 1)], columns=list(columns))


def populations(sums: pd.DataFrame, random: Random) -> dict[str, int]:
    """Population -> persons, so that every declared sum holds."""
    people = {name: size + random.randrange(40) for name, size in PEOPLE.items()}
    wanted = records(sums[sums["dimension"] == "population"])
    while missing := {row["whole"] for row in wanted} - set(people):
        for whole in sorted(missing):
            splits: dict[str, list[str]] = {}
            for row in wanted:
                if row["whole"] == whole:
                    splits.setdefault(row["split"], []).append(row["part"])
            ready = [parts for parts in splits.values() if set(parts) <= set(people)]
            if ready:
                people[whole] = sum(people[part] for part in ready[0])
    return people


def indicator_rows(
    indicator: Row, categories: Sequence[Row], persons: int, needs: dict[str, int], random: Random
) -> list[Row]:
    """Counts and shares of one indicator: parts first, wholes as their sums, nothing above its whole.

    `needs` remembers the adults' needs, so that what authorities and civil society met stays below them.
    """
    parts = [row for row in categories if row["role"] in PARTS and not row["parent"]]
    counts = part_counts(indicator, parts, persons, needs, random)
    whole = sum(counts.values())
    for row in categories:
        if row["parent"] in counts:
            counts[row["category"]] = counts[row["parent"]] // 2
        elif row["role"] in ("whole_answers", "whole_persons"):
            several = indicator["answers"] == "several"
            counts[row["category"]] = persons if several and row["role"] == "whole_persons" else max(whole, 1)
        elif row["role"] not in PARTS:
            counts[row["category"]] = persons // (2 + int(row["order"]))
    rows = [row_of(indicator, row, counts[row["category"]]) for row in categories]
    shares = [row for row in parts if whole and indicator["indicator"] not in ("contacts", "needs_met")]
    return rows + [row_of(indicator, row, counts[row["category"]], whole) for row in shares]


def part_counts(
    indicator: Row, parts: Sequence[Row], persons: int, needs: dict[str, int], random: Random
) -> dict[str, int]:
    """Category -> count of the parts."""
    name, codes = indicator["indicator"], [row["category"] for row in parts]
    if name == "support_needs":
        needs |= {code: 20 + random.randrange(persons // 2) for code in codes}
        return {code: needs[code] for code in codes}
    if name in ("authority_support", "civil_support"):
        return {code: int(needs[code] * (1 - UNMET) / 2) for code in codes}
    if name == "needs_met":
        met = {code: 2 * int(needs[code] * (1 - UNMET) / 2) for code in codes if code in needs}
        return met | {"met": sum(met.values()), "unmet": sum(needs.values()) - sum(met.values())}
    if indicator["answers"] == "several":
        return {code: 1 + random.randrange(persons) for code in codes}
    if not codes:
        return {}
    cuts = sorted(random.randrange(persons + 1) for _ in codes[1:])
    return {code: high - low for code, low, high in zip(codes, [0, *cuts], [*cuts, persons], strict=True)}


def row_of(indicator: Row, category: Row, count: int, whole: int | None = None, population: str = "") -> Row:
    """A count, or with `whole` the share of it, as a row of a figures file."""
    value = str(count) if whole is None else share(str(count), str(whole))
    printed = value if whole is None else f"{value.replace('.', ',')} %"
    return USUAL | {
        "indicator": indicator["indicator"],
        "category": category["category"],
        "population": population or indicator["population"],
        "measure": "count" if whole is None else "percent",
        "value": value,
        "qualifier": "exact",
        "printed": printed,
        "place": PLACE,
    }


def repeated(rows: Sequence[Row]) -> list[Row]:
    """Every third count printed once more in another place, as reports do."""
    counts = [row for row in rows if row["measure"] == "count"]
    return [row | {"place": f"{PLACE}, sammanfattning"} for row in counts[::3]]
