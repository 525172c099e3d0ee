"""The rows of a table with labels in place of codes, in one language."""

from collections.abc import Mapping, Sequence
from typing import Any

from scripts.ground.columns import Column
from scripts.ground.data_package import Row
from scripts.site.package.labels import Labels

# The tables whose keys people know by a title.
TITLED = ("indicators", "rules", "sources")


class Readable:
    """Turns codes into labels where the schema says what they are. `notes`: note -> how a cell refers to it."""

    def __init__(self, labels: Labels, notes: Mapping[str, str]) -> None:
        self.labels = labels
        self.notes = notes

    def row(self, table: str, row: Row, fields: Sequence[Mapping[str, Any]]) -> list[str]:
        """The cells of a row for these fields."""
        keys = self.labels.package.resource(table)["schema"].get("foreignKeys", [])
        others = [key for key in keys if "resource" in key["reference"]]  # one without points to the table itself
        return [self.cell(each["name"], row, others) for each in fields]

    def cell(self, name: Column, row: Row, keys: Sequence[Mapping[str, Any]]) -> str:
        """One cell: the label of its code, by its code list or by the table that its key points to, else as it stands."""
        code = row[name]
        if not code:
            return ""
        if name == "notes":
            return " ".join(self.notes[note] for note in code.split())
        if (name, code) in self.labels.codes:
            return self.labels.code(name, code)
        for key in keys:
            if key["fields"][-1] == name:
                return self.referred(key["reference"]["resource"], [row[each] for each in key["fields"]])
            if key["reference"]["resource"] == "categories" and key["fields"][0] == name:
                return self.labels.title("indicators", code)
        return code

    def referred(self, table: str, codes: Sequence[str]) -> str:
        """The label of the row that a key points to."""
        if table == "categories":
            return self.labels.category(codes[0], codes[1])
        if table == "populations":
            return self.labels.population(codes[0])
        if table == "notes":
            return self.notes[codes[0]]
        return self.labels.title(table, codes[0]) if table in TITLED else codes[-1]
