"""What stands on the sheets of the workbook, in one language. Labels in, sheets out; `workbook.py` writes them.

The sheets hold what one needs to read a figure and to check it: the figures file, what was printed, the decisions on doubtful
figures, definitions, rules and sources. The tables of codes and of the audit are for programs; they are in the package.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from scripts.ground.columns import Column
from scripts.ground.data_package import Row
from scripts.site.exports.figures.columns import COLUMNS, SCREEN, heading, meaning
from scripts.site.exports.figures.forms import figure_rows
from scripts.site.package.labels import Labels
from scripts.site.text.language import LANGUAGES, LISTS, Language, Words

# After the values; those that a package does not have, or that are empty, get no sheet.
TABLES = ("statements", "corrections", "indicators", "rules", "sources")
# Symbols in place of a value, as UK guidance on statistics in spreadsheets has them, by status (SDMX CL_OBS_STATUS).
MARKS = {"Q": "[c]", "L": "[x]", "O": "[x]", "M": "[z]"}
NOT_AVAILABLE = MARKS["O"]
FIGURES = "figures"
LINK = "link"  # the kind of a column
YEARS = ("year", "year_to")
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


@dataclass(frozen=True)
class SheetColumn:
    """A column: heading, field in the package (empty where it has none), meaning, unit, and type, "year" or link to a sheet."""

    heading: str
    name: str = ""
    meaning: str = ""
    unit: str = ""
    kind: str = "string"


@dataclass(frozen=True)
class Sheet:
    """A sheet with one table. `table`: its name in Excel, unique in the workbook. Cells are text, numbers as in the package.

    `how`: two lines above the table on how to read it, below its title and what it holds; with none of them nothing stands there.
    `screen`: how many columns are in sight, the rest folded; 0 for all of them.
    """

    title: str
    about: str
    how: Sequence[str]
    table: str
    columns: Sequence[SheetColumn]
    rows: Sequence[Sequence[str]]
    screen: int = 0

    @property
    def above(self) -> Sequence[str]:
        """The lines above the heading."""
        return (self.title, self.about, *self.how) if self.how else ()


def sheets(labels: Labels) -> list[Sheet]:
    """Every sheet with a table, in order: all figures, contents, notes, the other tables, the columns."""
    readable = Readable(labels, note_marks(labels))
    figures, named = figures_sheet(labels), (name for name in TABLES if labels.package.tables.get(name))
    data = [without_empty_columns(table_sheet(name, labels, readable)) for name in named]
    described = columns_sheet([figures, *data], labels)
    notes = notes_sheet(labels)
    return [figures, contents_sheet([figures, notes, *data, described], labels.language), notes, *data, described]


def contents_sheet(listed: Sequence[Sheet], language: Language) -> Sheet:
    """The other sheets, with links."""
    words = words_of(language)
    shown = [
        SheetColumn(words["column_sheet"], kind=LINK),
        SheetColumn(words["column_holds"]),
        SheetColumn(words["column_rows"], kind="integer"),
    ]
    rows = [(one.title, one.about, str(len(one.rows))) for one in listed]
    how = (words["one_table"], words["how_sheets"])
    return Sheet(words["contents"], words["about_contents"], how, "contents", shown, rows)


def without_empty_columns(sheet: Sheet) -> Sheet:
    """The sheet without the columns that say nothing in any row."""
    kept = [place for place in range(len(sheet.columns)) if any(row[place] for row in sheet.rows)]
    shown, rows = [sheet.columns[place] for place in kept], [[row[place] for place in kept] for row in sheet.rows]
    return replace(sheet, columns=shown, rows=rows)


def words_of(language: Language) -> Words:
    """The words of the workbook in the labels' language."""
    return LISTS["workbook"][language.code]


def note_marks(labels: Labels) -> dict[str, str]:
    """Note -> how a cell refers to it: "[not 1]"."""
    pattern = words_of(labels.language)["note"]
    return {row["note"]: pattern.format(number) for number, row in enumerate(labels.package.rows("notes"), 1)}


def figures_sheet(labels: Labels) -> Sheet:
    """Every figure and everything that is said, as in the figures file; what is not on the first screen is folded.

    The heading is the first row, as programs that open a workbook expect it: how to read the rows stands on the cover.
    """
    language, marks = labels.language, note_marks(labels)
    found = [
        SheetColumn(heading(name, language), name, meaning(name, language), kind="year" if name in YEARS else kind)
        for name, kind in COLUMNS.items()
    ]
    rows = [
        [*(row | {"notes": " ".join(marks[note] for note in row["notes"].split())}).values()]
        for row in figure_rows(labels.package, language.of_package)
    ]
    words = words_of(language)
    return Sheet(words["all_figures"], words["about_figures"], (), FIGURES, found, rows, screen=len(SCREEN))


def table_sheet(name: str, labels: Labels, readable: Readable) -> Sheet:
    """One table of the package."""
    language = labels.language
    fields = own_fields(name, labels)
    rows = [readable.row(name, row, fields) for row in labels.package.rows(name)]
    if "obs_status" in labels.package.fields(name):
        for row, shown in zip(labels.package.rows(name), rows, strict=True):
            place = [each["name"] for each in fields].index("value")
            shown[place] = shown[place] or MARKS.get(row["obs_status"], NOT_AVAILABLE)
    resource = dict(labels.package.resource(name))
    title, about = language.described(resource, "title"), language.described(resource, "description")
    how = (words_of(language)["how_table"], words_of(language)["how_blank"])
    return Sheet(title, about, how, name, columns_of(fields, language), rows)


def own_fields(table: str, labels: Labels) -> list[dict[str, Any]]:
    """The fields of a table without the texts in another language and the order, which the rows show."""
    others = tuple(f"_{lang}" for lang in LANGUAGES if lang != labels.language.of_package)
    fields = labels.package.resource(table)["schema"]["fields"]
    return [each for each in fields if not each["name"].endswith(others) and each["name"] != "order"]


def columns_of(fields: Sequence[dict[str, Any]], language: Language) -> list[SheetColumn]:
    """The columns of these fields. Excel refuses two with one heading, so a second one is told apart by its name."""
    found: list[SheetColumn] = []
    for each in fields:
        heading = language.described(each, "title")
        if heading.lower() in {column.heading.lower() for column in found}:
            heading = f"{heading} ({each['name']})"
        meaning = language.described(each, "description")
        kind = "year" if each.get("unit") == "year" else each["type"]
        found.append(SheetColumn(heading, each["name"], meaning, language.unit(each), kind))
    return found


def notes_sheet(labels: Labels) -> Sheet:
    """The symbols and the notes, in one table."""
    words = words_of(labels.language)
    marks = note_marks(labels)
    rows = [
        *mark_meanings(labels),
        *((marks[row["note"]], labels.language.text(row, "text")) for row in labels.package.rows("notes")),
    ]
    shown = [SheetColumn(words["column_mark"]), SheetColumn(words["column_meaning"])]
    how = (words["one_table"], words["several_notes"])
    return Sheet(words["notes"], words["about_notes"], how, "notes", shown, rows)


def mark_meanings(labels: Labels) -> list[tuple[str, str]]:
    """Each symbol with what it means: one that stands for several statuses has the meaning of each, under its label."""
    language = labels.language
    found: dict[str, list[str]] = {}
    for status, mark in MARKS.items():
        if meant := labels.codes.get(("obs_status", status)):
            found.setdefault(mark, []).append(f"{language.text(meant, 'label')}: {language.text(meant, 'definition')}")
    if NOT_AVAILABLE in found:
        found[NOT_AVAILABLE].append(words_of(language)["only_a_bound"])
    return [(mark, " ".join(texts)) for mark, texts in found.items()]


def columns_sheet(data: Sequence[Sheet], labels: Labels) -> Sheet:
    """What every column means."""
    words = words_of(labels.language)
    rows = [
        [sheet.title, column.heading, column.name, column.meaning, column.unit]
        for sheet in data
        for column in sheet.columns
    ]
    shown = [SheetColumn(words[f"column_{name}"]) for name in ("table", "column", "field", "meaning", "unit")]
    how = (words["one_table"], words["empty_columns"])
    return Sheet(words["columns"], words["about_columns"], how, "columns", shown, rows)
