"""What stands on the sheets of the workbook, in one language. Labels in, sheets out; `workbook.py` writes them.

The sheets hold what one needs to read a figure and to check it: every value by theme, what was printed, the decisions on doubtful
figures, definitions, rules and sources. The tables of codes and of the audit are for programs; they are in the package.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from scripts.site.exports.export_words import WORKBOOK
from scripts.site.exports.readable import Readable
from scripts.site.labels import Labels
from scripts.site.reading import Row
from scripts.site.selection import notes_of, of_indicator, order

# After the values; those that a package does not have, or that are empty, get no sheet.
TABLES = ("statements", "corrections", "indicators", "rules", "sources")
# Symbols in place of a value, as UK guidance on statistics in spreadsheets has them, by status (SDMX CL_OBS_STATUS).
MARKS = {"Q": "[c]", "O": "[x]", "M": "[z]"}
NOT_AVAILABLE = MARKS["O"]


@dataclass(frozen=True)
class Column:
    """A column: its heading, its field in the package (empty where it has none), what it means and its unit."""

    heading: str
    name: str = ""
    meaning: str = ""
    unit: str = ""
    kind: str = "string"


@dataclass(frozen=True)
class Sheet:
    """A sheet with one table. `table` is the table's name in Excel, unique in the workbook; cells are text as in the package."""

    name: str
    title: str
    about: str
    table: str
    columns: Sequence[Column]
    rows: Sequence[Sequence[str]]
    links: bool = field(default=False)


def sheets(labels: Labels) -> list[Sheet]:
    """Every sheet with a table, in order: contents, notes, the values by theme, the other tables, the columns."""
    words, readable = words_of(labels), Readable(labels, note_marks(labels))
    data = [*themes(labels, readable), *(table_sheet(name, labels, readable) for name in with_rows(labels))]
    described = columns_sheet(data, labels)
    notes = notes_sheet(labels)
    rows = [(one.name, one.about, str(len(one.rows))) for one in (notes, *data, described)]
    headings = [Column(words[f"column_{name}"]) for name in ("sheet", "holds")] + [
        Column(words["column_rows"], kind="integer")
    ]
    contents = Sheet(
        words["contents"], words["contents"], words["about_contents"], "contents", headings, rows, links=True
    )
    return [contents, notes, *data, described]


def words_of(labels: Labels) -> dict[str, str]:
    """The words of the workbook in the labels' language."""
    return {key: swedish if labels.lang == "sv" else english for key, (swedish, english) in WORKBOOK.items()}


def note_marks(labels: Labels) -> dict[str, str]:
    """Note -> how a cell refers to it: "[not 1]"."""
    pattern = words_of(labels)["note"]
    return {row["note"]: pattern.format(number) for number, row in enumerate(labels.package.rows("notes"), 1)}


def with_rows(labels: Labels) -> list[str]:
    """The tables that get a sheet."""
    return [name for name in TABLES if labels.package.tables.get(name)]


def themes(labels: Labels, readable: Readable) -> list[Sheet]:
    """The values: a sheet for each theme that has any."""
    grouped: dict[str, list[Row]] = {}
    for row in labels.package.rows("indicators"):
        found = of_indicator(labels.package, "observations", row["indicator"])
        grouped.setdefault(row["theme"], []).extend(sorted(found, key=lambda each: order(each, labels)))
    return [theme_sheet(theme, rows, labels, readable) for theme, rows in grouped.items() if rows]


def theme_sheet(theme: str, rows: Sequence[Row], labels: Labels, readable: Readable) -> Sheet:
    """The values of a theme, what they are and where they are from first, with the notes on each."""
    words, title = words_of(labels), labels.code("theme", theme)
    fields = own_fields("observations", labels)
    fields = [*fields[1:], fields[0]]  # the long name of a row last
    concerned: dict[str, list[str]] = {}
    for note, observations in notes_of(rows, labels.package).items():
        for observation in observations:
            concerned.setdefault(observation, []).append(readable.notes[note])
    cells = [
        [*readable.row("observations", row, fields), " ".join(concerned.get(row["observation"], []))] for row in rows
    ]
    for row, shown in zip(rows, cells, strict=True):
        put_mark(row, fields, shown)
    columns = [*columns_of("observations", fields, labels), Column(words["column_notes"], "", words["notes_meaning"])]
    about = labels.text(labels.codes["theme", theme], "definition")
    return Sheet(title, title, about, f"observations_{theme}", columns, cells)


def table_sheet(name: str, labels: Labels, readable: Readable) -> Sheet:
    """One table of the package."""
    fields = own_fields(name, labels)
    rows = [readable.row(name, row, fields) for row in labels.package.rows(name)]
    if "obs_status" in labels.package.fields(name):
        for row, shown in zip(labels.package.rows(name), rows, strict=True):
            put_mark(row, fields, shown)
    resource = dict(labels.package.resource(name))
    title, about = labels.described(resource, "title"), labels.described(resource, "description")
    return Sheet(title, title, about, name, columns_of(name, fields, labels), rows)


def put_mark(row: Row, fields: Sequence[Mapping[str, Any]], shown: list[str]) -> None:
    """Put the symbol where the value is missing."""
    place = [each["name"] for each in fields].index("value")
    shown[place] = shown[place] or MARKS.get(row["obs_status"], NOT_AVAILABLE)


def own_fields(table: str, labels: Labels) -> list[dict[str, Any]]:
    """The fields of a table without the texts in another language and the order, which the rows show."""
    others = tuple(f"_{lang}" for lang in ("sv", "en") if lang != labels.lang)
    fields = labels.package.resource(table)["schema"]["fields"]
    return [each for each in fields if not each["name"].endswith(others) and each["name"] != "order"]


def columns_of(table: str, fields: Sequence[dict[str, Any]], labels: Labels) -> list[Column]:
    """The columns of these fields. Excel refuses two with one heading, so a second one is told apart by its name."""
    found: list[Column] = []
    for each in fields:
        heading = labels.described(each, "title")
        if heading.lower() in {column.heading.lower() for column in found}:
            heading = f"{heading} ({each['name']})"
        meaning = labels.described(each, "description")
        found.append(Column(heading, each["name"], meaning, each.get("unit", ""), each["type"]))
    return found


def notes_sheet(labels: Labels) -> Sheet:
    """The symbols and the notes, in one table."""
    words = words_of(labels)
    meanings = [
        (mark, labels.text(labels.codes["obs_status", status], "definition"))
        for status, mark in MARKS.items()
        if ("obs_status", status) in labels.codes
    ]
    meanings = [(mark, f"{text} {words['only_a_bound']}" if mark == NOT_AVAILABLE else text) for mark, text in meanings]
    marks = note_marks(labels)
    rows = [*meanings, *((marks[row["note"]], labels.text(row, "text")) for row in labels.package.rows("notes"))]
    columns = [Column(words["column_mark"]), Column(words["column_meaning"])]
    return Sheet(words["notes"], words["notes"], words["about_notes"], "notes", columns, rows)


def columns_sheet(data: Sequence[Sheet], labels: Labels) -> Sheet:
    """What every column means. The sheets of the themes have the same columns, so the first speaks for them."""
    words = words_of(labels)
    seen: dict[tuple[str, str], list[str]] = {}
    for sheet in data:
        table = sheet.table if sheet.table in TABLES else "observations"
        for column in sheet.columns:
            title = labels.described(dict(labels.package.resource(table)), "title")
            seen.setdefault((table, column.heading), [title, column.heading, column.name, column.meaning, column.unit])
    headings = [
        Column(words[f"column_{name}"], kind="string") for name in ("table", "column", "field", "meaning", "unit")
    ]
    return Sheet(words["columns"], words["columns"], words["about_columns"], "columns", headings, list(seen.values()))
