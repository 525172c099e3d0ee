"""For those who read with a program: a page of each indicator, with its figures as sentences, and what such a program reads first.

Source: https://llmstxt.org/.
"""

from scripts.ground.data_package import DESCRIPTOR, Package
from scripts.ground.releases import README_FILE
from scripts.site.addresses import LATEST, absolute, figures_file, indicator_twin, pinned
from scripts.site.exports.figures.columns import COLUMNS
from scripts.site.exports.figures.explained import how_to_read
from scripts.site.exports.figures.lines import WORDS
from scripts.site.exports.figures.rows import FigureRow, by_indicator
from scripts.site.package.labels import Labels
from scripts.site.text.language import Language
from scripts.site.text.templates import rendered
from scripts.site.text.words import FOLDERS, LANGUAGES, LISTS

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
