"""Which tables the charts of an indicator are drawn from. Rows in, tables out; the drawing itself knows nothing of the package."""

from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd

from scripts.site.labels import Labels
from scripts.site.reading import Row
from scripts.site.selection import GROUP_FIELDS, Groups, grouped, row_name, told_apart_by_population, usual_category
from scripts.site.wording import bare_value, has_number, upper_first, with_base, within, years

COLUMNS = ("order", "label", "value", "text")
# A whole is what the parts are measured against, not one bar among them.
WHOLES = ("whole_persons", "whole_answers")
# Two years are a comparison, which the table shows as well.
FEWEST_YEARS = 3


@dataclass(frozen=True)
class Picture:
    """One chart before it is drawn: its table (COLUMNS), the top of its scale and its texts."""

    name: str
    title: str
    caption: str
    table: pd.DataFrame
    top: float
    left_out: tuple[str, ...] = ()

    @property
    def description(self) -> str:
        """What the chart says, with its numbers: for those who do not see it."""
        return (
            ". ".join(f"{label}: {text}" for label, text in zip(self.table["label"], self.table["text"], strict=True))
            + "."
        )


def pictures(rows: list[Row], labels: Labels) -> list[Picture]:
    """The charts of an indicator: its newest and fullest group of values, and its series where there are several years."""
    found = [picture_of_group(group, rows, labels) for group in fullest_groups(rows, labels)]
    return found + [picture_of_series(series, number, labels) for number, series in enumerate(all_series(rows), 1)]


def fullest_groups(rows: list[Row], labels: Labels) -> list[list[Row]]:
    """The values of one measure and base in the newest year: the group with most of them that can be drawn, or none."""
    newest = max((row["year"] for row in rows if row["value"]), default="")
    candidates: Groups = {}
    for key, group in grouped([row for row in rows if row["year"] == newest], labels).items():
        for row in group:
            same = (*key, row["measure"], row["unit"], row["base_indicator"], row["base_category"])
            candidates.setdefault(same, []).append(row)
    by_population = told_apart_by_population(rows)
    drawn = [group if by_population else without_wholes(group, labels) for group in candidates.values()]
    # max keeps the first of equals, and the groups are in the order of the table.
    best = max(drawn, key=drawable, default=[])
    return [best] if worth_drawing(best) else []


def without_wholes(group: list[Row], labels: Labels) -> list[Row]:
    """The parts of a whole."""
    return [row for row in group if labels.categories[row["indicator"], row["category"]]["role"] not in WHOLES]


def drawable(group: Sequence[Row]) -> int:
    """How many of the rows have a number of their own: a bound is no length."""
    return sum(bool(row["value"]) for row in group)


def worth_drawing(group: Sequence[Row]) -> bool:
    """One bar alone says something only when its scale is a whole."""
    return drawable(group) > 1 or any(row["value"] and (row["measure"] == "percent" or row["base"]) for row in group)


def picture_of_group(group: list[Row], all_rows: list[Row], labels: Labels) -> Picture:
    """A bar for each category, or for each population where that is what tells the rows apart."""
    by_population, usual = told_apart_by_population(all_rows), usual_category(all_rows)
    entries = [(row_name(row, by_population, usual, labels), row) for row in group]
    shown = [(name, row) for name, row in entries if has_number(row)]
    return Picture(
        "chart",
        labels.title("indicators", group[0]["indicator"]),
        caption(group[0], labels, by_population),
        as_table([(name, row["value"], bare_value(row, labels)) for name, row in shown]),
        top([row for _, row in shown]),
        tuple(name for name, row in entries if not has_number(row)),
    )


def all_series(rows: list[Row]) -> list[list[Row]]:
    """The cells that have values in enough years: the same in all but the year."""
    cells: Groups = {}
    same = [
        field
        for field in (*GROUP_FIELDS, "category", "measure", "unit", "base_indicator")
        if not field.startswith("year")
    ]
    for row in rows:
        if row["value"] and not row["year_to"]:
            cells.setdefault(tuple(row[field] for field in same), []).append(row)
    return [sorted(series, key=lambda row: row["year"]) for series in cells.values() if len(series) >= FEWEST_YEARS]


def picture_of_series(series: list[Row], number: int, labels: Labels) -> Picture:
    """A bar for each year from the first to the last; a year without a figure stays empty. No line joins what may not be joined."""
    values = {row["year"]: row for row in series}
    entries = []
    for year in map(str, range(int(series[0]["year"]), int(series[-1]["year"]) + 1)):
        row = values.get(year)
        entries.append(
            (year, row["value"], bare_value(row, labels)) if row else (year, "", labels.words["chart_no_year"])
        )
    own = series[0]
    who = labels.population(own["population"])
    measured = ", ".join([unit(own, labels), labels.code("producer", own["producer"])])
    text = labels.words["chart_over_years"].format(who, upper_first(measured))
    return Picture(
        f"years-{number}",
        f"{labels.title('indicators', own['indicator'])}: {text}",
        text,
        as_table(entries),
        top(series),
    )


def as_table(entries: list[tuple[str, str, str]]) -> pd.DataFrame:
    """The table that a chart is drawn from: (label, value or empty, text) in the order of the bars."""
    rows = [(place, label, float(value) if value else None, text) for place, (label, value, text) in enumerate(entries)]
    return pd.DataFrame(rows, columns=list(COLUMNS)).astype({"value": "float64"})


def top(rows: Sequence[Row]) -> float:
    """The end of the scale: all of the base, so that a small share looks small; else the largest value."""
    if rows[0]["measure"] == "percent":
        return 100
    return max(float(row[field]) for row in rows for field in ("value", "base") if row[field])


def caption(row: Row, labels: Labels, by_population: bool) -> str:
    """What the bars measure, of whom, which cases and which year."""
    parts = [
        with_base(unit(row, labels), row, labels),
        "" if by_population else labels.population_in_sentence(row["population"]),
        labels.code_in_sentence("scope", row["scope"]),
        within(row, labels),
        years(row),
    ]
    return upper_first(", ".join(part for part in parts if part)) + "."


def unit(row: Row, labels: Labels) -> str:
    """What the numbers are: "antal personer", "procent"."""
    return labels.words[row["measure"]].format(labels.code_in_sentence("unit", row["unit"]))
