"""What the project has measured on made-up years, for the pages that say it: `{{ measured untrue_share.small }}`.

`measured.csv` is written by `python -m tests.measured.protection`. No figure of a report is there.
"""

import csv
from pathlib import Path

from scripts.site.text.language import Language

FILE = Path(__file__).with_name("measured.csv")
COLUMNS = ("name", "figure")


def read(path: Path = FILE) -> dict[str, str]:
    """Name -> figure."""
    with path.open(encoding="utf-8", newline="") as file:
        return {row["name"]: row["figure"] for row in csv.DictReader(file)}


def measured(language: Language) -> dict[str, str]:
    """The placeholder of each figure -> the figure as people write it."""
    return {f"measured {name}": language.number(figure) for name, figure in read().items()}
