"""What the sheet of a year says, in order: `docs/sheet.csv`, a row for each thing. Text in, rows out.

There are more rows than the sheet has room for: a year that has no answer to one gives its place to the next.
"""

import csv
import io
from dataclasses import dataclass
from pathlib import Path

from scripts.ground.data_package import Package, PackageError
from scripts.site.prose.answer_table import PARTS, Answers
from scripts.site.text.words import SPOKEN

NAME = "sheet.csv"
COLUMNS = ("part", "name", "text", *SPOKEN)
# What stands on the sheet: the answer that leads, those told in a sentence, the picture of whom it is about, and the notes on
# what the numbers do not say.
FINDING, SENTENCE, PICTURE, LIMIT = "finding", "sentence", "picture", "limit"
OF_ANSWERS = (FINDING, SENTENCE, PICTURE)


@dataclass(frozen=True)
class Plan:
    """The rows of the table."""

    rows: tuple[dict[str, str], ...]

    def of(self, part: str) -> list[dict[str, str]]:
        """Those of one part, in order."""
        return [row for row in self.rows if row["part"] == part]


def read_plan(docs: Path) -> Plan:
    """The table as it lies in a folder. Raises PackageError on the first cell that cannot be read."""
    return parse((docs / NAME).read_text(encoding="utf-8"))


def parse(text: str) -> Plan:
    """The table. Raises PackageError on the first cell that cannot be read, with its place."""
    header, *lines = csv.reader(io.StringIO(text), strict=True)
    if tuple(header) != COLUMNS:
        raise PackageError(f"docs/{NAME}: the first line must be {','.join(COLUMNS)}")
    rows = []
    for number, line in enumerate(lines, 2):
        if len(line) != len(COLUMNS) or line[0] not in (*OF_ANSWERS, LIMIT):
            raise PackageError(
                f"docs/{NAME}, row {number}: a part ({', '.join((*OF_ANSWERS, LIMIT))}), a name and a text"
            )
        rows.append(dict(zip(COLUMNS, line, strict=True)))
    return Plan(tuple(rows))


def check_plan(plan: Plan, answers: Answers, package: Package) -> None:
    """Raise PackageError, with the row, on an answer, a part of its texts or a note that there is not."""
    for number, row in enumerate(plan.rows, 2):
        known = answers.names if row["part"] in OF_ANSWERS else package.by_name["notes"]
        if row["name"] not in known or (row["part"] in OF_ANSWERS and row["text"] not in PARTS):
            raise PackageError(f"docs/{NAME}, row {number}: there is no {row['name']} {row['text']}".rstrip())
