"""CSV that a double click opens right in Swedish Excel, and that cannot run anything there.

- Semicolon between the cells, decimal comma, CRLF between the rows and a BOM, without which Excel reads the letters wrong.
- A text that Excel would take for a formula, a number or a date has an apostrophe before it: `'=1+1`, `'9-12`. It is the sign with
  which Excel itself marks a text. Without it a formula would run when the file is opened (OWASP, "CSV Injection"), and "9-12"
  would silently become the 9th of December. To undo it, take away one apostrophe: a text that begins so already gets another.
- Numbers stay numbers: what the schema calls a number gets its comma and nothing else.
"""

import csv
import io
import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from scripts.site.exports.plain_csv import Name

BOM = "\N{ZERO WIDTH NO-BREAK SPACE}"
# The months as Swedish and English Excel know them, short and in full.
MONTHS = (
    "jan(?:uari|uary)?|feb(?:ruari|ruary)?|mar(?:s|ch)?|apr(?:il)?|ma[jy]|jun[ie]?|jul[iy]?|aug(?:usti?)?"
    "|sept?(?:ember)?|o[kc]t(?:ober)?|nov(?:ember)?|dec(?:ember)?"
)
# What begins a formula, also in full width.
FORMULA = r"[=+\-@\t\r\n\N{FULLWIDTH EQUALS SIGN}\N{FULLWIDTH PLUS SIGN}\N{FULLWIDTH HYPHEN-MINUS}\N{FULLWIDTH COMMERCIAL AT}]"
# Digits with signs between them, and powers of ten. A whole number of a usual size may be one.
NUMBER = r"(?![1-9][0-9]{0,14}$|0$)[0-9][0-9\s.,:/%\-\N{EN DASH}]*$|[0-9.,]+e[+\-]?[0-9]+$"
# "3 mars", "maj-31".
DATE = rf"[0-9]{{1,4}}[\s.\-/]*(?:{MONTHS})(?:[\s.\-/]+[0-9]*)?$|(?:{MONTHS})[\s.\-/]*[0-9]+$"
MISREAD = re.compile(rf"\s*'*(?:{FORMULA})|'*(?:{NUMBER}|{DATE})", re.IGNORECASE)


def excel_csv(fields: Sequence[Mapping[str, Any]], rows: Iterable[Mapping[Name, str]]) -> bytes:
    """The rows of a table for Swedish Excel. `fields`: those of the table's schema, with name and type."""
    target = io.StringIO()
    writer = csv.writer(target, delimiter=";", lineterminator="\r\n")
    writer.writerow([field["name"] for field in fields])
    writer.writerows([cell(row[field["name"]], field["type"]) for field in fields] for row in rows)
    return (BOM + target.getvalue()).encode("utf-8")


def cell(text: str, kind: str) -> str:
    """A cell as Excel is to read it. `kind`: the type of its field."""
    if kind == "string":
        return f"'{text}" if MISREAD.match(text) else text
    return text.replace(".", ",") if kind == "number" else text
