"""Figures that the year's report prints in prose: each a row of the figures file, with its place, its page and its words."""

from collections.abc import Mapping, Sequence

from scripts.ground.codebook import Codebook
from scripts.ground.columns import Column
from scripts.ground.data_package import Row
from scripts.ground.numbers import comma
from scripts.ground.problems import Problem
from scripts.ground.small import Disclosure, gives_away, is_small
from scripts.protection.hiding import hidden
from scripts.year.added.lists import short_list, to_answers
from scripts.year.added.sheet_lines import Written, nearest_label
from scripts.year.added.sides import sides_of, wrong_kind
from scripts.year.form import all_cases, listed
from scripts.year.planning import is_sensitive
from scripts.year.source_row import with_row

DIGITS = set("0123456789")
PLACE: tuple[Column, ...] = (
    "source", "indicator", "category", "population", "scope", "within_indicator", "within_category", "measure", "base_indicator",
    "base_category", "unit", "compared_year", "place",
)  # fmt: skip


def report_name(codes: Mapping[str, list[Row]], year: int) -> str:
    """The code in `sources` of the report of a year."""
    return f"{listed(codes['vocabulary'], 'producer')[0]}_report_{year}"


def with_report(codes: Mapping[str, list[Row]], lines: Sequence[Written], publisher: str, year: int) -> list[Row]:
    """The sources with the year's report, when somebody has said what it is called."""
    sources = codes["sources"]
    for line in lines[:1]:
        told: Row = {name: line[name] for name in ("title_sv", "title_en", "address")}
        told |= {"publisher": publisher, "year": str(year), "source_kind": "report"}
        told |= {"address_kind": "page"} if line["address"] else {}
        sources = with_row(sources, report_name(codes, year), told)
    return sources


def prose_rows(
    codes: Mapping[str, list[Row]], lines: Sequence[Written], columns: Sequence[Column], year: int
) -> tuple[list[Row], list[Problem]]:
    """The rows of the figures file, in the order of the sheet. `columns`: those of a figures file."""
    source = report_name(codes, year)
    rows, problems = [], []
    if lines and source not in {row["source"] for row in codes["sources"]}:
        problems.append(Problem(lines[0].file, 0, f"{lines[0].sheet}!", "workbook_no_report"))
    for number, line in enumerate(lines, 1):
        cell, wrong = cell_of_line(codes, line)
        sides, more = sides_of(codes, line, year)
        problems += [*wrong, *more, *wrong_kind(line), *wrong_number(line)]
        told: Row = {
            name: line[name]
            for name in ("measure", "qualifier", "value", "value_to", "base", "printed", "place", "page")
        }
        fixed: Row = {"year": str(year), "obs_status": "A", "source": source, "seq": str(number)}
        producer = listed(codes["vocabulary"], "producer")[0]
        rows.append(dict.fromkeys(columns, "") | cell | sides | told | fixed | {"producer": producer})
    return rows, problems


def cell_of_line(codes: Mapping[str, list[Row]], line: Written) -> tuple[Row, list[Problem]]:
    """Indicator, category, population and scope of a line by their codes, and what is no answer or no case."""
    answers = to_answers(codes).get(line["indicator"], {})
    scopes = short_list(codes["vocabulary"], "scope", None)
    problems = []
    if line["category"] and line["indicator"] and line["category"] not in answers:
        problems.append(
            line.problem("category", "workbook_choice", line["category"], nearest_label(line["category"], answers))
        )
    scope = line["scope"]
    if scope and scope not in scopes:
        problems.append(line.problem("scope", "workbook_choice", scope, meant(scope, scopes)))
    cell: Row = {
        "indicator": line["indicator"],
        "category": answers.get(line["category"], ""),
        "population": line["population"],
        "scope": scopes.get(scope, all_cases(codes["vocabulary"])),
    }
    return cell, problems


def meant(case: str, scopes: Mapping[str, str]) -> str:
    """The labels with which a case is told, when its bare name was written; else the nearest."""
    own = [label for label in scopes if label.endswith(f" {case}")]
    return f"→ {' / '.join(own)}?" if own else nearest_label(case, scopes)


def wrong_number(line: Written) -> list[Problem]:
    """A number that its words do not have, and an end of a range that is missing or too much."""
    problems = []
    words, number = line["printed"].replace(" ", "").replace("\u00a0", ""), comma(line["value"])
    if DIGITS & set(words) and number and number not in words:
        problems.append(line.problem("printed", "workbook_words_differ", line["printed"], number))
    if (line["qualifier"] == "between") != bool(line["value_to"]):
        problems.append(line.problem("value_to", "workbook_between"))
    if line["measure"] == "count" and "." in line["value"]:
        problems.append(line.problem("value", "number_fraction", number))
    return problems


def with_small_hidden(prose: Sequence[Row], book: Codebook, disclosure: Disclosure) -> list[Row]:
    """The rows, hidden where they tell a small number as a count, as a base, or by a percentage and its base."""
    most = disclosure.threshold
    return [
        hidden(row)
        if is_sensitive(row, book, disclosure)
        and (
            (row["measure"] == "count" and is_small(row["value"], most))
            or is_small(row["base"], most)
            or (row["measure"] == "percent" and gives_away(row["value"], row["base"], most))
        )
        else row
        for row in prose
    ]


def place_of(row: Row) -> tuple[str, ...]:
    """What two readings of a line have in common: its source, the cell and where it stands."""
    return tuple(row[name] for name in PLACE)


def with_prose(rows: Sequence[Row], prose: Sequence[Row]) -> list[Row]:
    """The rows of a figures file with those of the sheet, in the place of those that an earlier reading has added."""
    new = {place_of(row) for row in prose}
    return [*(row for row in rows if place_of(row) not in new), *prose]


def kept_prose(rows: Sequence[Row], prose: Sequence[Row], file: str) -> list[Problem]:
    """A notice for each figure of the report that the file has and the sheet does not: it may have been taken away there."""
    new, sources = {place_of(row) for row in prose}, {row["source"] for row in prose}
    kept = [row for row in rows if row["source"] in sources and place_of(row) not in new and row["value"]]
    return [Problem(file, 0, "", "notice_prose_kept", row["printed"], row["place"]) for row in kept]
