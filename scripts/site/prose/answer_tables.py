"""What the pages for readers say of a year, from the two tables below `docs`: the texts of the answers, and their figures."""

from collections.abc import Mapping
from pathlib import Path

from scripts.ground.data_package import Package
from scripts.site.drawings import ELEMENTS
from scripts.site.drawings import table as figures
from scripts.site.prose import answer_table
from scripts.site.prose.answer_table import Answers

FILES = (answer_table.NAME, figures.NAME)


def read_answers(docs: Path) -> Answers:
    """The tables as they lie in a folder. Raises PackageError on the first cell that cannot be read."""
    return answers_of({name: (docs / name).read_text(encoding="utf-8") for name in FILES})


def answers_of(texts: Mapping[str, str]) -> Answers:
    """The tables by their names; without figures where there was no such table yet. Raises PackageError as above."""
    drawn = figures.parse(texts[figures.NAME], ELEMENTS) if figures.NAME in texts else figures.NO_FIGURES
    return answer_table.parse(texts[answer_table.NAME], drawn)


def check_answers(answers: Answers, package: Package) -> None:
    """Raise PackageError, with the file and the row, on a name that the code lists lack."""
    answer_table.check_names(answers, package)
    figures.check_figures(answers.figures, package)
