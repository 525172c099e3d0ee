"""What a figure said in an earlier version, where it was copied or worked out otherwise: the version, the old value and the reason.

The log of revisions says it, and the guard reads each number of that log with everything that is published. An old value is told
only where the table of changes still has it: not of what is hidden or gone now, nor of a version that was withdrawn.
"""

from scripts.ground.cells import as_row, cell_from_id
from scripts.ground.columns import Column
from scripts.ground.data_package import Package, Row, once
from scripts.ground.interval import NUMBERS
from scripts.ground.releases import version_order
from scripts.site.package.labels import Labels

VALUE = "value"


@once
def log(package: Package) -> dict[str, list[Row]]:
    """Observation -> the entries on it, the newest first. A package of another time may have no such table."""
    found: dict[str, list[Row]] = {}
    for row in sorted(package.rows_if_any("revisions"), key=lambda one: version_order(one["revision_version"])):
        found.setdefault(row["observation"], []).insert(0, row)
    return found


@once
def stood(package: Package) -> set[tuple[str, ...]]:
    """(version, observation, field, what stood there before) of each changed cell that is told of the published versions."""
    rows = (row for row in package.rows_if_any("changes") if row["table"] == "observations")
    return {
        tuple(row[name] for name in ("version", "row", "field", "from_value"))
        for row in rows
        if row["change_kind"] == "cell_changed"
    }


def revised(row: Row, labels: Labels) -> list[str]:
    """Of each version in which a figure was revised, and each reason: what stood there before, and why; the newest first."""
    told: dict[tuple[str, str], list[str]] = {}
    for entry in log(labels.package).get(row["observation"], ()):
        key = entry["revision_version"], labels.language.text(entry, "reason").rstrip(".")
        told.setdefault(key, []).extend(before(entry, labels))
    return [
        labels.say("revised_from", version, ", ".join(was), why) if was else labels.say("revised_in", version, why)
        for (version, why), was in told.items()
    ]


def before(entry: Row, labels: Labels) -> list[str]:
    """What a field said, with its name where it is not the value; nothing where that is not to be told, or nothing stood there."""
    named: tuple[Column, ...] = ("revision_version", "observation", "field", "from_value")
    if not entry["from_value"] or tuple(entry[one] for one in named) not in stood(labels.package):
        return []
    said = revised_cell(entry, "from_value", labels)
    return [said if entry["field"] == VALUE else f"{field_title('observations', entry['field'], labels)} {said}"]


def revised_cell(row: Row, name: Column, labels: Labels) -> str:
    """What a corrected figure said or says, as it is written on the other pages."""
    text, words = row[name], labels.language.words
    if ("qualifier", text) in labels.codes:
        return labels.code_in_sentence("qualifier", text)
    if not text[:1].isdigit():
        return text or words["empty_cell"]
    percent = cell(row["observation"]).get("measure") == "percent" and row["field"] in NUMBERS
    number = labels.language.number(text)
    return words["percent_in_table"].format(number) if percent else number


def cell(observation: str) -> Row:
    """The codes that the name of an observation holds; none where it is no such name."""
    try:
        return as_row(cell_from_id(observation))
    except ValueError:
        return {}


def field_title(name: str, field: str, labels: Labels) -> str:
    """What a field is called; a property by its path."""
    of_table = (each for each in labels.package.descriptor["resources"] if each["name"] == name)
    named = (each for table in of_table for each in table["schema"]["fields"] if each["name"] == field)
    return next((labels.language.described(each, "title") for each in named), field)
