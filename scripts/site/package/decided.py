"""What has been decided about a figure: corrected, or doubtful and published as printed. Rows in, rows out."""

from scripts.ground.columns import Column
from scripts.ground.data_package import Package, Row
from scripts.ground.interval import stated
from scripts.ground.once import once

CORRECTED, CONFIRMED = "corrected", "confirmed"
# What a share and its whole have in common.
SAME_WHOLE: tuple[Column, ...] = ("indicator", "population", "scope", "year")


@once
def decisions(package: Package) -> dict[str, list[Row]]:
    """Observation -> what has been decided about its figures, but that one holds as it is printed."""
    found: dict[str, list[Row]] = {}
    for row in (one for one in package.rows("corrections") if one["decision"] != CONFIRMED):
        found.setdefault(row["observation"], []).append(row)
    return found


def decision_of(row: Row, package: Package) -> Row | None:
    """The decision about the number that an observation or a statement gives; None where there is none.

    A cell may be printed in several ways of which only one is doubtful, so the decision must be about the row's own number.
    """
    for decision in decisions(package).get(row.get("observation", ""), ()):
        corrected = decision["decision"] == CORRECTED and row.get("origin") == CORRECTED
        if corrected or decision["printed_value"] in stated(row).values():
            return decision
    return None


def decision_on_base(row: Row, package: Package) -> Row | None:
    """The decision about the whole that a row is a share of: "17 of 31" where 31 is doubtful. None where there is none."""
    if not row.get("base"):
        return None
    for name in decisions(package):
        whole = package.by_name["observations"].get(name)
        if whole and whole["measure"] == "count" and all(whole[field] == row[field] for field in SAME_WHOLE):
            decision = decision_of(whole, package)
            if decision and row["base"] in stated(whole).values():
                return decision
    return None


def decided_behind(row: Row, package: Package) -> list[Row]:
    """The corrected and doubtful figures that a number is worked out from, at whatever remove."""
    rows = package.by_name["observations"]
    used = [rows[name] for name in row.get("inputs", "").split() if name in rows]
    return [one for each in used for one in ([each] if decision_of(each, package) else decided_behind(each, package))]
