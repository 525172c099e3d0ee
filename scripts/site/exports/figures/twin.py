"""The page of an indicator as Markdown, for those who read with a program: the same figures as sentences. Rows in, text out."""

from scripts.ground.releases import README_FILE
from scripts.site.addresses import LATEST, absolute
from scripts.site.exports.figures.columns import COLUMNS
from scripts.site.exports.figures.lines import WORDS
from scripts.site.exports.figures.rows import FigureRow, by_indicator
from scripts.site.package.labels import Labels
from scripts.site.text.templates import rendered
from scripts.site.text.words import LISTS

# What stands below a row under the names of the file's columns: all but what the page and the sentence say, and what is for those
# who recompute. So a column that comes is told.
UNTOLD = ("indicator", "quote", "year_to", "rank", "printed_words", "producer", "made_of")
TOLD = [name for name in COLUMNS if name not in UNTOLD]


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
