"""The page of an indicator as Markdown, for those who read with a program: the same figures as sentences. Rows in, text out."""

from collections.abc import Iterable

from scripts.ground.releases import README_FILE
from scripts.site.addresses import LATEST, absolute
from scripts.site.exports.figures.columns import COLUMNS
from scripts.site.exports.figures.lines import WORDS
from scripts.site.exports.figures.rows import FigureRow, by_indicator
from scripts.site.package.labels import Labels
from scripts.site.text.words import LISTS

# What stands below a row under the names of the file's columns: all but what the page and the sentence say, and what is for those
# who recompute. So a column that comes is told.
UNTOLD = ("indicator", "quote", "year_to", "rank", "printed_words", "producer", "made_of")
TOLD = [name for name in COLUMNS if name not in UNTOLD]


def twin(indicator: str, labels: Labels) -> bytes:
    """What is said of one indicator: what it asks, how to read it, every row, and the notes on them."""
    language, words = labels.language, LISTS["figures"][labels.language.code]
    row = labels.package.by_name["indicators"][indicator]
    rows = by_indicator(labels.package)[language.of_package].get(indicator, [])
    notes = dict.fromkeys(note for each in rows for note in each["notes"].split())
    about = [language.text(row, name) for name in ("definition", "counted", "base_rule")]
    blocks = [
        f"# {language.text(row, 'title')}",
        *filter(None, about),
        linked(words["how_to_read"], absolute(labels.package, LATEST + README_FILE)),
        f"## {words['rows']}",
        bulleted(said(each, labels) for each in rows),
        *(
            (f"## {words['column_notes']}", bulleted(f"`{note}`: {labels.note(note)}" for note in notes))
            if notes
            else ()
        ),
    ]
    return ("\n\n".join(blocks) + "\n").encode()


def said(row: FigureRow, labels: Labels) -> str:
    """One row: its sentence, else why it has no number or what the source says; below it its cells, by the file's columns."""
    text = row["quote"] or " – ".join(filter(None, [about(row, labels), without_number(row, labels)]))
    return "\n".join([text, *(f"  - `{name}`: {row[name]}" for name in TOLD if row[name])])


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


def linked(text: str, address: str) -> str:
    """A link in Markdown."""
    return f"[{text}]({address})"


def bulleted(texts: Iterable[str]) -> str:
    """A list in Markdown."""
    return "\n".join(f"- {text}" for text in texts)
