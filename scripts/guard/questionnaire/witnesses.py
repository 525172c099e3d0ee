"""The witness of each form year with hidden counts: made when the package is built, and checked of any package."""

from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType

from scripts.ground.codebook import Codebook, read_codebook
from scripts.ground.data_package import WITNESS, Package, Row
from scripts.ground.problems import Problem
from scripts.ground.tables import to_csv
from scripts.guard.questionnaire.adding_up import PublishedForm, check_witness, not_shown, published_of
from scripts.guard.questionnaire.conflict import conflicts, words
from scripts.guard.questionnaire.declaration import Form
from scripts.guard.questionnaire.form_table import form_of
from scripts.guard.questionnaire.invented import COLUMNS, read_csv, to_rows
from scripts.guard.questionnaire.tracks import ways_to_count
from scripts.guard.questionnaire.witness import witness, world_of

NOTHING: Mapping[str, bytes] = MappingProxyType({})


def witnesses(
    tables: Mapping[str, Sequence[Row]], book: Codebook, need: int, standing: Mapping[str, bytes] = NOTHING
) -> tuple[dict[str, list[Row]], list[Problem]]:
    """(year -> its rows, what cannot be or be shown) of the form years with hidden counts. `need`: values of a hidden count.

    Numbers that no people could give are refused: a witness is the proof that some could.

    What is made is added up as a stranger would, and is no proof unless that agrees. `standing`: path -> witness that lies there.
    """
    found: dict[str, list[Row]] = {}
    problems = []
    for year, form, published in years_of(tables, book, need):
        file = path_of(year)
        if rows := still_right(standing.get(file, b""), form, published, file):
            found[year] = rows
            continue
        if lines := next(conflicts(form, published.shown, ways_to_count(form, published.shown)), None):
            why = " ".join(said for said, _ in words(form, lines))
            told = ", ".join(map(".".join, lines))
            problems.append(Problem(f"figures/{year}.csv", 0, "", "form_impossible", told, why))
            continue
        rows = to_rows(witness(form, published)) if published.hidden else []
        if rows and check_witness(to_csv(COLUMNS, rows).decode("utf-8"), form, published, file):
            problems.append(Problem(file, 0, "", "notice_witness_none", year))
        elif rows:
            found[year] = rows
    return found, problems


def still_right(data: bytes, form: Form, published: PublishedForm, file: str) -> list[Row]:
    """The rows of a witness that lies there, where it proves all that a new one would; else none.

    Another processor may find other tables. Those that were found are as good while they add up, and need not be found again.
    """
    text = data.decode("utf-8", errors="replace")
    if check_witness(text, form, published, file):
        return []
    if any(world_of(form, reading, published).possible() for reading in not_shown(text, form, published)):
        return []
    return to_rows(row for _, row in read_csv(text) if row)


def years_of(
    tables: Mapping[str, Sequence[Row]], book: Codebook, need: int
) -> Iterator[tuple[str, Form, PublishedForm]]:
    """Each form year, its form as far as it is declared, and what is published of it."""
    if not tables.get("form"):
        return
    for year in sorted(book.form_years):
        of_year = form_of(tables, year, book)
        yield year, of_year, published_of(tables["observations"], of_year, year, need)


def check_witnesses(package: Package, need: int) -> Iterator[Problem]:
    """What is wrong with the witnesses of a package; and which readings and hidden counts they do not show."""
    for year, form, published in years_of(package.tables, read_codebook(package.tables), need):
        file = path_of(year)
        if not published.hidden:
            continue
        if file not in package.files:
            yield Problem(file, 0, "", "witness_missing", year)
            continue
        text = package.files[file].decode("utf-8")
        yield from check_witness(text, form, published, file)
        for reading in not_shown(text, form, published):
            yield Problem(file, 0, "", "notice_witness_reading", reading)
        if published.uncounted:
            yield Problem(file, 0, "", "notice_witness_uncounted", hint=", ".join(map(".".join, published.uncounted)))


def path_of(year: str) -> str:
    """Where the witness of a year lies in a package."""
    return f"data/{WITNESS}{year}.csv"
