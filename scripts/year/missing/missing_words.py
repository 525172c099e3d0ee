"""What the workbook says of a missing number, in Swedish: what stands in the report, and what the number would settle."""

from collections.abc import Mapping

from scripts.ground.data_package import Row
from scripts.reasoning import Settled
from scripts.year.plan import Line

IN_CHART = "Ett diagram, utan talet i texten"
NO_NUMBER = "Inget tal"
SHARE = "Andelen av {label} ({whole}) går att räkna ut."
SUM = "Delarna går att pröva mot summan."
SAID = "Prövar det som rapporten skriver: {said}."
ALONE = "Ger ett tal som fattas."
QUOTED = 3  # so many of the report's own words are repeated


def stands_there(settled: Settled, line: Line) -> str:
    """What the report has in the place of a number."""
    return IN_CHART if line.count.in_chart else NO_NUMBER


def settles(settled: Settled, codes: Mapping[str, list[Row]]) -> str:
    """What the number would settle."""
    told = []
    if settled.whole:
        one, whole = settled.whole
        label = next(
            row["label_sv"]
            for row in codes["categories"]
            if (row["indicator"], row["category"]) == (one.indicator, one.category)
        )
        told.append(SHARE.format(label=f"”{label}”", whole=whole))
    if settled.sums:
        told.append(SUM)
    if settled.prints:
        quoted = dict.fromkeys(f"”{row['printed']}”" for row in settled.prints)
        told.append(SAID.format(said=", ".join([*quoted][:QUOTED])))
    return " ".join(told) or ALONE
