"""What has been decided about a figure: corrected, or doubtful and published as printed. Rows in, rows out."""

from collections.abc import Mapping

from scripts.site.labels import Labels
from scripts.site.reading import Row

CORRECTED, STANDS = "corrected", "stands"


def decision_of(row: Mapping[str, str], labels: Labels) -> Row | None:
    """The decision about the number that an observation or a statement gives; None where there is none.

    A cell may be printed in several ways of which only one is doubtful, so the decision must be about the row's own number.
    """
    for decision in labels.decisions.get(row.get("observation", ""), ()):
        corrected = decision["decision"] == CORRECTED and row.get("origin") == CORRECTED
        if corrected or decision["printed_value"] in numbers(row):
            return decision
    return None


def numbers(row: Mapping[str, str]) -> set[str]:
    """Every way in which a row gives its number: itself or its bounds."""
    return {row.get(name, "") for name in ("value", "lower", "upper")} - {""}


def rests_on_doubt(row: Row, labels: Labels) -> Row | None:
    """The decision about a row's number, or about the whole that is its base: "17 of 31" where 31 is doubtful."""
    own = decision_of(row, labels)
    if own or not row.get("base"):
        return own
    same = ("indicator", "population", "scope", "year")
    for observation in labels.package.rows("observations"):
        if observation["observation"] in labels.decisions and all(observation[name] == row[name] for name in same):
            found = decision_of(observation, labels)
            if found and observation["measure"] == "count" and row["base"] in numbers(observation):
                return found
    return None
