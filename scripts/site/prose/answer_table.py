"""What the pages for readers say of a year: `docs/answers.csv`, a row a text, in both languages. Text in, rows out.

An answer has a question, a headline, a subtitle of its figure, paragraphs of meaning and notes for the quiet line below the figure.
A row holds for the year that it names, or for every year, while its condition is true (see `filling`). Of question, headline, lead
and subtitle the first row that holds is said; of meaning and note all. Beside them stands what the project has measured on made-up
years: `{{ measured untrue_share.small }}`, of `measured.csv`, which `python -m tests.measured.protection` writes.
"""

import csv
import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from scripts.ground.data_package import PROMISED, Package, PackageError
from scripts.site.addresses import page_address
from scripts.site.charts import elements as figure_table
from scripts.site.charts.elements import NO_FIGURES, Figures
from scripts.site.charts.figures import ELEMENTS
from scripts.site.package.labels import Labels
from scripts.site.package.lookup import check_name
from scripts.site.prose.filling import stands
from scripts.site.text.language import SPOKEN, Language, read_table

COLUMNS = ("answer", "part", "year", "condition", *SPOKEN)
# What a page says of an answer, and of what a report itself calls new; last what a search knows it by and no page shows.
PARTS = (
    "question",
    "headline",
    "lead",
    "subtitle",
    "meaning",
    "note",
    "new",
    "base",
    "limit",
    "interpretation",
    "also",
)
YEAR = re.compile(r"\d{4}|")
NAME = "answers.csv"
# In a condition or a placeholder: the name of a figure, with or without its measure.
FIGURE = re.compile(r"[a-z][a-z0-9_]*(?:\.(?:[a-z0-9_]+|\*)){3,}")
PLACEHOLDER = re.compile(r"\{\{.*?\}\}")
# Where a page places an answer, its figure, or a figure in all its years.
HOMES = re.compile(r"\{\{\s*(?:answer|drawn|shown|series) (\S+)\s*\}\}")
FILES = (NAME, figure_table.NAME)


@dataclass(frozen=True)
class Answers:
    """The texts of all answers, in the order of the file, and the figures that belong to them.

    `homes`: the name of an answer, or of a figure in all its years -> the address of the page that has it.
    """

    rows: tuple[dict[str, str], ...]
    figures: Figures = NO_FIGURES
    homes: Mapping[str, str] = field(default_factory=dict)

    @property
    def names(self) -> list[str]:
        """The answers, each once."""
        return list(dict.fromkeys(row["answer"] for row in self.rows))

    @property
    def pages(self) -> set[str]:
        """The names of the pages that have answers."""
        return {address.removesuffix("/") for address in self.homes.values()}

    def texts(self, answer: str, part: str, labels: Labels) -> list[str]:
        """The texts of a part that hold of the newest year, with their placeholders. Raises PackageError on an unknown answer."""
        return [text for text, _ in self.held(answer, part, labels)]

    def held(self, answer: str, part: str, labels: Labels) -> list[tuple[str, str]]:
        """The same, each with its condition."""
        if answer not in self.names:
            raise PackageError(f"docs/{NAME}: there is no answer {answer}")
        package = labels.package
        own = [row for row in self.rows if (row["answer"], row["part"]) == (answer, part)]
        timely = [row for row in own if row["year"] in ("", package.latest_year)]
        found = [(row[labels.language.code], row["condition"]) for row in timely]
        return [(text, condition) for text, condition in found if stands(text, condition, package)]

    def said_of(self, answer: str, part: str) -> list[str]:
        """The names of the figures that the texts of a part say something of, in any year."""
        own = (row for row in self.rows if (row["answer"], row["part"]) == (answer, part))
        return [name for row in own for name in named(row)]


def named(row: dict[str, str]) -> list[str]:
    """The names of figures in the condition of a row, and in the placeholders of its texts."""
    told = [row["condition"], *(found for language in SPOKEN for found in PLACEHOLDER.findall(row[language]))]
    return list(dict.fromkeys(name for each in told for name in FIGURE.findall(each)))


def check_names(answers: Answers, package: Package) -> None:
    """Raise PackageError, with the row, on a figure's name that the code lists lack: also in a row that does not hold."""
    for number, row in enumerate(answers.rows, 2):
        for name in named(row):
            try:
                check_name(name, package)
            except PackageError as error:
                raise PackageError(f"docs/{NAME}, row {number}: {error}") from None


def parse(text: str, figures: Figures = NO_FIGURES) -> Answers:
    """The table, with the figures of the answers. Raises PackageError on the first cell that cannot be read, with its place."""
    return Answers(tuple(read_table(NAME, text, COLUMNS, fault_of)), figures)


def fault_of(row: dict[str, str]) -> str:
    """What is wrong with a row; nothing where it can be read."""
    if row["part"] not in PARTS:
        return f"column part: {row['part']!r} is none of {', '.join(PARTS)}"
    if not YEAR.fullmatch(row["year"]):
        return f"column year: {row['year']!r} is no year"
    missing = [name for name in ("answer", *SPOKEN) if not row[name].strip()]
    return f"column {missing[0]}: it is empty" if missing else ""


def read_answers(docs: Path) -> Answers:
    """The tables as they lie in a folder. Raises PackageError on the first cell that cannot be read."""
    answers = answers_of({name: (docs / name).read_text(encoding="utf-8") for name in FILES})
    # The start page only has what no other has.
    pages = sorted((docs / SPOKEN[0]).glob("*.md"), key=lambda page: page.stem != "index")
    homes = {
        name: page_address(page.name) for page in pages for name in HOMES.findall(page.read_text(encoding="utf-8"))
    }
    return replace(answers, homes=homes)


def answers_of(texts: Mapping[str, str]) -> Answers:
    """The tables by their names; without figures where there was no such table yet. Raises PackageError as above."""
    drawn = figure_table.parse(texts[figure_table.NAME], ELEMENTS) if figure_table.NAME in texts else NO_FIGURES
    return parse(texts[NAME], drawn)


def check_answers(answers: Answers, package: Package) -> None:
    """Raise PackageError, with the file and the row, on a name that the code lists lack."""
    check_names(answers, package)
    figure_table.check_figures(answers.figures, package)


FILE = Path(__file__).with_name("measured.csv")
MEASURED = ("name", "figure")


def read(path: Path = FILE) -> dict[str, str]:
    """Name -> figure."""
    with path.open(encoding="utf-8", newline="") as file:
        return {row["name"]: row["figure"] for row in csv.DictReader(file)}


def check_measured(package: Package) -> None:
    """Raise PackageError where small counts are hidden by another threshold than the one that the page on protection has tried."""
    if (tried := read()["threshold"]) != (now := str(package.descriptor.get(PROMISED, ""))):
        raise PackageError(
            f"disclosure.yml: threshold is {now}, and what the page on protection says is measured with {tried}: "
            "run `python -m tests.measured.protection`"
        )


def measured(language: Language) -> dict[str, str]:
    """The placeholder of each figure -> the figure as people write it."""
    return {f"measured {name}": language.number(figure) for name, figure in read().items()}
