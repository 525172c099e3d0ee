"""How far each recommendation has come in the year, and new ones with what they rest on."""

from collections.abc import Mapping, Sequence

from scripts.ground.data_package import Row
from scripts.ground.problems import Problem
from scripts.year.added.prose import cell_of_line, report_name
from scripts.year.added.sheet_lines import Written
from scripts.year.added.tables import Tables, code_of, next_number, replaced
from scripts.year.form import listed
from scripts.year.plan import form_source

# A reason that is not written is said by the argument, on the page.
ASKED = ("area", "addressee", "title_sv", "title_en", "asks_sv", "asks_en", "why_sv", "why_en")
FIGURE = ("indicator", "category", "population", "measure")
# Who fills in the workbook is the platform: what it sets beside its own demand is its own link.
PLATFORM = "report"


def add_statuses(tables: Tables, lines: Sequence[Written], year: int) -> tuple[Tables, list[Problem]]:
    """A row for each recommendation whose status of the year somebody has said."""
    source = source_of(tables, year)
    rows, problems = [], []
    for line in lines:
        problems += one_language(line, "remark")
        told = {name: line[name] for name in ("recommendation", "recommendation_status", "remark_sv", "remark_en")}
        rows.append(told | {"year": str(year), "source": source})
    return replaced(tables, "recommendation_status", ("recommendation", "year"), rows), problems


def one_language(line: Written, field: str) -> list[Problem]:
    """A fault where a text that may be empty is written in one of the languages alone."""
    written = {name: line[name] for name in (f"{field}_sv", f"{field}_en")}
    empty = [name for name, text in written.items() if not text]
    return [line.problem(empty[0], "workbook_one_language", "".join(written.values()))] if len(empty) == 1 else []


def add_recommendations(tables: Tables, lines: Sequence[Written], year: int) -> tuple[Tables, list[Problem]]:
    """New recommendations, put forward in the year, each with the figure or the words that it rests on."""
    problems, source = [], report_name(tables, year)
    if lines and source not in {row["source"] for row in tables["sources"]}:
        problems.append(Problem(lines[0].file, 0, f"{lines[0].sheet}!", "workbook_no_report"))
    for line in lines:
        own = {row["title_sv"]: row for row in tables["recommendations"]}
        there = own.get(line["title_sv"], {"year": str(year)})
        if there["year"] != str(year):
            problems.append(line.problem("title_sv", "workbook_answer_exists", line["title_sv"]))
        taken = {row["recommendation"] for row in tables["recommendations"]}
        name = there.get("recommendation") or code_of(line["title_en"], taken, "recommendation")
        evidence, wrong = evidence_row(tables, line, year)
        problems += [*wrong, *one_language(line, "why"), *one_language(line, "limit")]
        where = {"source": source, "place": line["place"], "page": line["page"]}
        order = there.get("order") or next_number(row for row in tables["recommendations"] if row["year"] == str(year))
        asked = {one: line[one] for one in ASKED}
        fixed = {"recommendation": name, "year": str(year)}
        status = fixed | {
            "recommendation_status": listed(tables["vocabulary"], "recommendation_status")[0],
            "source": source,
        }
        row = fixed | {"order": str(order)} | asked | where
        tables = replaced(tables, "recommendations", ("recommendation",), [row])
        row = {"recommendation": name, "seq": "1"} | evidence | where
        tables = replaced(tables, "recommendation_evidence", ("recommendation", "seq"), [row])
        tables = replaced(tables, "recommendation_status", ("recommendation", "year"), [status])
    return tables, problems


def evidence_row(tables: Tables, line: Written, year: int) -> tuple[Row, list[Problem]]:
    """What a recommendation rests on: a figure of the year, or what the report says."""
    texts = {name: line[name] for name in ("argument_sv", "argument_en", "limit_sv", "limit_en")}
    missing = [name for name in FIGURE if not line[name]]
    if len(missing) == len(FIGURE):
        return texts | {"evidence_kind": "statement", "linked_by": PLATFORM}, []
    cell, problems = cell_of_line(tables, line)
    problems += [line.problem(name, "workbook_figure_half") for name in missing]
    return texts | cell | {
        "evidence_kind": "figure",
        "linked_by": PLATFORM,
        "measure": line["measure"],
        "year": str(year),
    }, problems


def source_of(tables: Mapping[str, list[Row]], year: int) -> str:
    """The report of the year where there is one, else its form."""
    report = report_name(tables, year)
    return report if report in {row["source"] for row in tables["sources"]} else form_source(tables, year)
