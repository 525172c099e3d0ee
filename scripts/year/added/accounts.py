"""What the report says in words, from a sheet: whose voice, what kind of claim, and what it bears on."""

from collections.abc import Sequence

from scripts.ground.data_package import Row
from scripts.ground.problems import Problem
from scripts.year.added.prose import report_name
from scripts.year.added.sheet_lines import Written
from scripts.year.added.tables import Tables, code_of, next_number, replaced

COPIED = ("account_theme", "voice", "account_kind", "account_basis", "claim_sv", "claim_en", "place", "page")


def add_accounts(tables: Tables, lines: Sequence[Written], year: int) -> tuple[Tables, list[Problem]]:
    """A row for each claim, after those that are there; one that has been read before keeps its name and place."""
    source, problems = report_name(tables, year), []
    if lines and source not in {row["source"] for row in tables["sources"]}:
        problems.append(Problem(lines[0].file, 0, f"{lines[0].sheet}!", "workbook_no_report"))
    for line in lines:
        known = {row["claim_sv"]: row for row in tables["accounts"] if row["year"] == str(year)}
        there = known.get(line["claim_sv"], {})
        bears_on, wrong = subject_of(tables, line)
        problems += wrong
        taken = {row["account"] for row in tables["accounts"]}
        order = there.get("order") or next_number(row for row in tables["accounts"] if row["year"] == str(year))
        row = {name: line[name] for name in COPIED} | {"year": str(year), "source": source, "order": str(order)}
        row |= {"account": there.get("account") or code_of(line["claim_en"], taken, "account")}
        row |= {"bears_on": bears_on, "demands": line["recommendation"]}
        tables = replaced(tables, "accounts", ("account",), [row])
    return tables, problems


def subject_of(tables: Tables, line: Written) -> tuple[str, list[Problem]]:
    """What a claim bears on: an indicator, or one of its answers; nothing where no indicator is chosen."""
    if not line["category"]:
        return line["indicator"], []
    own: list[Row] = [row for row in tables["categories"] if row["indicator"] == line["indicator"]]
    found = next((row["category"] for row in own if row["label_sv"] == line["category"]), "")
    if not found:
        known = ", ".join(row["label_sv"] for row in own[:6])
        return "", [line.problem("category", "workbook_choice", line["category"], known)]
    return f"{line['indicator']}.{found}", []
