"""`new-year` and `workbook`: a year's figures file with every cell of the form, and the Excel workbook to fill it in."""

from collections import Counter
from collections.abc import Mapping
from pathlib import Path

from scripts.ground.data_package import Row
from scripts.ground.problems import Problem, Refused
from scripts.package.csv_text import canonical
from scripts.package.sources import Sources, hand_part, read_sources
from scripts.package.tables import all_records
from scripts.package.writing import saying_disk_errors
from scripts.year.files import replace_all
from scripts.year.form import FormLine, all_cases, form_lines, listed
from scripts.year.plan import earlier_year, form_source, placed
from scripts.year.planning import make_plan
from scripts.year.source_row import with_source
from scripts.year.workbook import to_workbook


def new_year(root: Path, said: str) -> list[Problem]:
    """Start a year: its figures file, its workbook beside `root` and its row among the sources.

    Raises `Refused`, and writes nothing, when the year is no year, exists already, or the package has faults.
    """
    sources = read_sources(root)
    year = to_year(said, sources)
    if year in sources.figures:
        raise Refused([Problem(f"figures/{year}.csv", 0, "", "year_exists", str(year))])
    columns = hand_part(sources.settings.tables["statements"]).columns
    codes, figures = all_records(sources.codes), all_records(sources.figures)
    rows = [dict.fromkeys(columns, "") | row for row in blank_year(codes, figures, year)]
    started = {root / "figures" / f"{year}.csv": canonical(columns, [[*row.values()] for row in rows])}
    return write(root, sources, figures | {year: rows}, year, started)


def workbook(root: Path, said: str) -> list[Problem]:
    """The workbook of a year that exists, beside `root`. Raises `Refused` when there is no such year, or faults."""
    sources = read_sources(root)
    year = to_year(said, sources)
    if year not in sources.figures:
        raise Refused([Problem(f"figures/{year}.csv", 0, "", "year_missing", str(year))])
    return write(root, sources, all_records(sources.figures), year, {})


def to_year(said: str, sources: Sources) -> int:
    """The year that was asked for, within what the field `year` allows."""
    limits = next(one for one in sources.settings.tables["statements"].fields if one.name == "year").constraints
    if not (said.isascii() and said.isdigit() and limits["minimum"] <= int(said) <= limits["maximum"]):
        hint = f"{limits['minimum']}–{limits['maximum']}"
        raise Refused([Problem("python -m scripts", 0, "", "year_wrong", said, hint)])
    return int(said)


def write(
    root: Path, sources: Sources, figures: Mapping[int, list[Row]], year: int, started: dict[Path, bytes]
) -> list[Problem]:
    """The workbook, the row among the sources and what else was started; what was written, as notices."""
    codes = all_records(sources.codes)
    plan = make_plan(codes, figures, sources.disclosure, year)
    columns = hand_part(sources.settings.tables["statements"]).columns
    book = root.resolve().parent / f"{year}.xlsx"
    if book.exists():  # it may hold a day's work
        raise Refused([Problem(book.name, 0, "", "workbook_exists")])
    files = {**started, book: to_workbook(plan, codes, columns, sources.settings.package["created"])}
    notices = [Problem(path.name, 0, "", "notice_written") for path in files]
    table = sources.settings.tables["sources"]
    with_form = with_source(sources.settings, codes, year)
    if with_form is not None:
        files[root / table.path] = with_form
        notices.append(Problem(table.path, 0, "", "notice_source_started", plan.source))
    with saying_disk_errors():
        replace_all({path: (path.read_bytes() if path.exists() else None, data) for path, data in files.items()})
    return notices


def blank_year(codes: Mapping[str, list[Row]], figures: Mapping[int, list[Row]], year: int) -> list[Row]:
    """The figures file of a year in which nothing is filled in: a row for each count and percentage of the form."""
    before = earlier_year(figures, year)
    shapes = [] if before is None else [figures[before]]
    places, _ = placed(form_lines(codes, shapes), codes["vocabulary"])
    rows = []
    for line, (sheet, row) in places.items():
        usual = {
            "indicator": line.indicator,
            "category": line.category,
            "population": line.population,
            "scope": all_cases(codes["vocabulary"]),
            "year": str(year),
            "obs_status": "O",
            "producer": producer(line, codes, shapes),
            "source": form_source(codes, year),
            "place": f"{sheet}, rad {row}",
        }
        rows += [usual | {"measure": name, "seq": str(seq)} for seq, name in enumerate(measures(line), 1)]
    return rows


def measures(line: FormLine) -> list[str]:
    """What is asked of a line: a whole has no percentage."""
    return ["count"] if line.whole else ["count", "percent"]


def producer(line: FormLine, codes: Mapping[str, list[Row]], shapes: list[list[Row]]) -> str:
    """Who mostly made the figures of this indicator and population last year; else the first of the list."""
    wanted = (line.indicator, line.population)
    found = Counter(
        row["producer"] for rows in shapes for row in rows if (row["indicator"], row["population"]) == wanted
    )
    return found.most_common(1)[0][0] if found else listed(codes["vocabulary"], "producer")[0]
