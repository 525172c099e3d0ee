"""The figures file as it is given out, a row for each figure and each thing that is said: CSV, Parquet, sentences.

- A CSV has no types, so programs judge by what they see: each column of numbers has one among the rows that polars judges by, with
  decimals where any has them. A whole number is written as one, for SQLite reads text, and to it 364.0 is not 364.
- Parquet carries the types.
- For those who read with a program: a page of each indicator, with its figures as sentences, and what such a program reads first
  (https://llmstxt.org/).
"""

import csv
import io
import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, TypeVar

import pandas
import polars

from scripts.ground.data_package import DESCRIPTOR, Package, once
from scripts.ground.releases import README_FILE
from scripts.ground.years import years_of
from scripts.site.addresses import LATEST, absolute, figures_file, indicator_twin, permanent, pinned, row_file
from scripts.site.exports.figures.adding import groups, uses
from scripts.site.exports.figures.columns import COLUMNS, INTEGER, NUMBER, STRING, cells, codes, how_to_read
from scripts.site.exports.figures.lines import WORDS, FigureLine, lines
from scripts.site.kept import of_package
from scripts.site.package.labels import Labels
from scripts.site.text.language import FOLDERS, LANGUAGES, LISTS, Language
from scripts.site.text.templates import rendered

FigureRow = dict[str, str]
Name = TypeVar("Name", bound=str)  # a column's
NUMBERS = [name for name, kind in COLUMNS.items() if kind != STRING]
READ: Mapping[str, Callable[[Any], str | int | float]] = {INTEGER: int, NUMBER: float, STRING: str}
TYPES: Mapping[str, type[polars.DataType]] = {INTEGER: polars.Int64, NUMBER: polars.Float64, STRING: polars.String}
# Of how many rows a program judges what a column is, where nobody tells it: polars takes the first hundred.
JUDGED = 100
# What stands below a row under the names of the file's columns: all but what the page and the sentence say, and what is for those
# who recompute. So a column that comes is told.
UNTOLD = ("indicator", "quote", "year_to", "rank", "printed_words", "producer", "made_of")
TOLD = [name for name in COLUMNS if name not in UNTOLD]


def figure_rows(package: Package, lang: str) -> list[FigureRow]:
    """Every row, by indicator as in the code list, then the newest year first."""
    return [row for rows in by_indicator(package)[lang].values() for row in rows]


@once
def by_id(package: Package) -> dict[str, dict[str, FigureRow]]:
    """Language -> the name of a row -> the row."""
    return {lang: {row["id"]: row for row in figure_rows(package, lang)} for lang in LANGUAGES}


@once
def by_indicator(package: Package) -> dict[str, dict[str, list[FigureRow]]]:
    """Language -> indicator -> its rows, kept for the next build."""
    made = of_package(package, "rows", lambda: json.dumps(worked_out(package)).encode())
    return json.loads(made)  # type: ignore[no-any-return]


def worked_out(package: Package) -> dict[str, dict[str, list[FigureRow]]]:
    """The same, by what the package says."""
    labels = {lang: Labels(package, Language(lang)) for lang in LANGUAGES}
    ordered = sorted(lines(package), key=lambda line: place(line, labels[LANGUAGES[0]]))  # as the code lists are
    told: dict[str, dict[str, list[FigureRow]]] = {lang: {} for lang in LANGUAGES}
    for line in ordered:
        use, same = uses(package).get(line.row["observation"]), codes(line, years_of(package), groups(package))
        for lang, own in labels.items():
            told[lang].setdefault(line.row["indicator"], []).append(cells(line, own, same, use))
    return told


def place(line: FigureLine, labels: Labels) -> tuple[int | str, ...]:
    """Where a line stands among the others."""
    row = line.row
    return (
        int(labels.package.by_name["indicators"][row["indicator"]]["order"]),
        -int(row["year"]),
        labels.code_order("scope", row["scope"]),
        labels.population_order(row["population"]),
        int(labels.categories[row["indicator"], row["category"]]["order"]) if row["category"] else 0,
        row["observation"],
    )


def csv_bytes(fields: Sequence[Name], rows: Iterable[Mapping[Name, str]]) -> bytes:
    """Rows as CSV in UTF-8, quoted only where needed, with LF."""
    target = io.StringIO()
    writer = csv.DictWriter(target, fields, lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return target.getvalue().encode("utf-8")


def figures_csv(package: Package, lang: str) -> bytes:
    """Every row in one language, as CSV. Raises ValueError where pandas, told nothing, would read other rows."""
    rows = judged_right(figure_rows(package, lang))
    data = rows_csv(rows)
    if changed := read_otherwise(data, rows):
        raise ValueError(f"pandas reads {changed} otherwise than they are written")
    return data


def read_otherwise(data: bytes, rows: Sequence[FigureRow]) -> list[str]:
    """The columns of a CSV that pandas reads otherwise than the rows say: a text it takes for nothing, a number for a text."""
    table = pandas.read_csv(io.BytesIO(data), dtype_backend="numpy_nullable")

    def is_read(name: str, kind: str) -> bool:
        cells = zip(table[name], (row[name] for row in rows), strict=True)
        return all(cell is pandas.NA if not text else READ[kind](cell) == READ[kind](text) for cell, text in cells)

    return [name for name, kind in COLUMNS.items() if not is_read(name, kind)]


def rows_csv(rows: Sequence[FigureRow]) -> bytes:
    """Some of the rows, as CSV."""
    return csv_bytes([*COLUMNS], rows)


def judged_right(rows: Sequence[FigureRow]) -> list[FigureRow]:
    """The rows, a few of them out of place: what shows the type of a column stands among those that a program judges by."""
    kept = JUDGED - len(NUMBERS)
    showing = ([place for place, row in enumerate(rows) if shows(name, row[name])] for name in NUMBERS)
    moved = [*dict.fromkeys(places[0] for places in showing if places and places[0] >= kept)]
    rest = [row for place, row in enumerate(rows) if place not in moved]
    return [*rest[:kept], *(rows[place] for place in moved), *rest[kept:]]


def shows(name: str, number: str) -> bool:
    """Whether a cell shows the type of its column: a number, and of a column with decimals one that has them."""
    return "." in number if COLUMNS[name] == NUMBER else bool(number)


def row_files(data: bytes, labels: Labels) -> dict[str, bytes]:
    """Path -> each row of a figures file by itself, beside its place. `data`: the CSV of a release, maybe of long ago."""
    home = permanent(labels.package, labels.language.code, "")
    rows = [row for row in csv.DictReader(io.StringIO(data.decode("utf-8"))) if "address" in row]
    return {row_file(row["address"]).removeprefix(home): row_json(row, labels) for row in rows}


def row_json(row: FigureRow, labels: Labels) -> bytes:
    """A row as a program reads it, made of the row alone: its sentence, and each other cell that is not empty, by its column."""
    cells = {
        name: json.loads(cell) if name in NUMBERS else cell for name, cell in row.items() if cell and name != "quote"
    }
    return (json.dumps({"sentence": said(row, labels), **cells}, ensure_ascii=False, indent=1) + "\n").encode()


def figures_parquet(package: Package, lang: str) -> bytes:
    """The same rows as Parquet, in their order, with the type of each column; what is empty is null."""
    rows = judged_right(figure_rows(package, lang))
    columns = {
        name: polars.Series(name, [row[name] or None for row in rows], polars.String).cast(TYPES[kind])
        for name, kind in COLUMNS.items()
    }
    target = io.BytesIO()
    polars.DataFrame(columns).write_parquet(target, compression="zstd", statistics=False)
    return target.getvalue()


def twin(indicator: str, labels: Labels) -> bytes:
    """What is said of one indicator: what it asks, how to read it, every row with its cells, and the notes on them."""
    language = labels.language
    row = labels.package.by_name["indicators"][indicator]
    rows = by_indicator(labels.package)[language.of_package].get(indicator, [])
    return rendered(
        "twin.txt",
        labels=labels,
        words=LISTS["figures"][language.code],
        title=language.text(row, "title"),
        about=[*filter(None, (language.text(row, name) for name in ("definition", "counted", "base_rule")))],
        readme=absolute(labels.package, LATEST + README_FILE),
        rows=[(said(each, labels), {name: each[name] for name in TOLD if each[name]}) for each in rows],
        notes=dict.fromkeys(note for each in rows for note in each["notes"].split()),
    ).encode()


def said(row: FigureRow, labels: Labels) -> str:
    """One row: its sentence, else why it has no number or what the source says."""
    return row["quote"] or " – ".join(filter(None, [about(row, labels), without_number(row, labels)]))


def about(row: FigureRow, labels: Labels) -> str:
    """What the row is of: the year, the answer, of whom and among whom, and what is counted and how. Two cells are never one."""
    words = labels.language.words
    named = [row["year"], *(row[name] for name in ("category", "population", "scope"))]
    if row["condition"] != words["figures_no_condition"]:
        named.append(words["within"].format(row["condition"]))
    return ", ".join([*named, row["unit"], labels.code("measure", row["measure"])])


def without_number(row: FigureRow, labels: Labels) -> str:
    """The place by size, the comparison or why there is no number; and what the source says instead."""
    words = labels.language.words
    told = row["said"] or ("" if row["kind"] == WORDS else row["missing"])
    return " ".join(filter(None, [told, words["quoted"].format(row["printed_words"]) if row["printed_words"] else ""]))


def llms(package: Package) -> bytes:
    """The file at the root of the site, in every language."""
    return rendered("llms.txt", languages=[in_language(Labels(package, Language(lang))) for lang in LANGUAGES]).encode()


def in_language(labels: Labels) -> tuple[object, ...]:
    """What it says in one language: title, description, how to read, the files and each indicator with its address; its words."""
    package, language = labels.package, labels.language
    words, own = LISTS["figures"][language.code], FOLDERS[language.code]
    rules = [language.text(row, "definition") for row in package.rows("rules") if row["forbids"]]
    files = [
        (words["title"], absolute(package, figures_file(language.of_package))),
        (LISTS["files"][language.code]["descriptor"], absolute(package, LATEST + DESCRIPTOR)),
        (language.words["heading_cite"], pinned(package, language.code, "")),
    ]
    twins = [
        (language.text(row, "title"), absolute(package, own + indicator_twin(row["indicator"], language.code)))
        for row in package.rows("indicators")
    ]
    named = (language.described(package.descriptor, name) for name in ("title", "description"))
    return *named, [*how_to_read(package, language), *rules], files, twins, words
