"""How far a correction reaches: the page of its indicator, and the answers on the theme pages that say the figure.

Rows and texts in, notices out. Which sentences these become is the site's to say: the summary of the pull request has them.
"""

import csv
import io
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from scripts.ground.cells import as_row, cell_from_id
from scripts.ground.data_package import Row
from scripts.ground.decisions import CORRECTED, Figure
from scripts.ground.numbers import comma
from scripts.ground.problems import Problem
from scripts.year.added.corrections import published

ANSWERS, PAGES = "answers.csv", "sv/"  # as `texts_now` names them
PLACED = re.compile(r"\{\{ (?:answer|text) ([a-z_]+)")
TITLE = re.compile(r"^(?:title:|#) ([^{\n]+)$", re.MULTILINE)  # a heading that is filled in is no name
START = "Startsidan"
Tables = Mapping[str, Sequence[Row]]


def reached(before: Tables, after: Tables, newest: str, texts: Mapping[str, str], file: str) -> list[Problem]:
    """A notice for each correction that is new. `newest`: the year that the theme pages tell of; `texts`: path -> prose."""
    found = []
    for row in after["corrections"]:
        if row in before["corrections"] or row["decision"] != CORRECTED:
            continue
        cell = as_row(cell_from_id(row["observation"]))
        stood = published(Figure(row["observation"], row["printed_value"]), before)
        if stood == row["published_value"]:  # decided anew, and nothing changes
            continue
        numbers = f"{comma(stood)} → {comma(row['published_value'])} ({cell['year']})"
        title = next(one["title_sv"] for one in after["indicators"] if one["indicator"] == cell["indicator"])
        said = "; ".join(saying(cell, texts)) if cell["year"] == newest else ""
        kind = "notice_corrected_said" if said else "notice_corrected"
        found.append(Problem(file, 0, "", kind, numbers, title, said))
    return found


def saying(cell: Row, texts: Mapping[str, str]) -> Iterator[str]:
    """Each theme page with its answers that say a number of a cell: "Vuxna (Var kommer de ifrån?)"."""
    answers = [*csv.DictReader(io.StringIO(texts.get(ANSWERS, "")))]
    name = ".".join(cell[part] for part in ("indicator", "category", "population", "scope"))
    questions = {row["answer"]: row["sv"] for row in answers if row["part"] == "question"}
    mine = dict.fromkeys(row["answer"] for row in answers if says(row["sv"], name) and row["answer"] in questions)
    for path in sorted(path for path in texts if path.startswith(PAGES)):
        placed = dict.fromkeys(PLACED.findall(texts[path]))
        asked = [questions[one] for one in mine if one in placed]
        if asked or says(texts[path], name):
            yield f"{title_of(texts[path])} ({' '.join(asked)})".removesuffix(" ()")


def says(text: str, name: str) -> bool:
    """Whether a text has a place for a number of a cell."""
    return f" {name}." in text or f" {name} " in text


def title_of(page: str) -> str:
    """What a page is called."""
    found = TITLE.search(page)
    return found[1] if found else START


def newest_year(figures: Mapping[int, Iterable[Row]]) -> str:
    """The last year with a number."""
    return max((row["year"] for rows in figures.values() for row in rows if row["value"]), default="")
