"""What reports say in words: what earlier ones have said, to say again, in other words or not at all, and what is new."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from scripts.ground.cells import as_row, cell_of
from scripts.ground.claim import HIDDEN, NOT_ASKED
from scripts.ground.codes import ALL
from scripts.ground.columns import Column
from scripts.ground.data_package import Row
from scripts.ground.facts import Facts
from scripts.ground.problems import Problem
from scripts.ground.verdict import FALSE, verdict
from scripts.ground.years import read_years
from scripts.package.observing import observe
from scripts.year.added.adding import copied
from scripts.year.added.sheet_lines import Written
from scripts.year.added.sheets import SAID
from scripts.year.added.tables import Work, code_of, next_number
from scripts.year.form import called, labelled, order
from scripts.year.reading import Reading

CLAIM: tuple[Column, ...] = (
    "account_theme", "voice", "account_kind", "account_basis", "claim_sv", "claim_en", "place", "page",
)  # fmt: skip
YEAR = re.compile(r"_\d{4}$")  # ends the name of an account that is said again


def said_before(accounts: Iterable[Row], year: int) -> dict[str, Row]:
    """Name without its year -> the account as it was last said before a year, in the order in which they were first said."""
    earlier = (row for row in accounts if int(row["year"]) < year)
    return {YEAR.sub("", row["account"]): row for row in sorted(earlier, key=lambda row: (row["year"], order(row)))}


def said_lines(codes: Mapping[str, list[Row]], year: int) -> list[dict[str, str]]:
    """What stands on the sheet from the start, a line each. Nothing of it is an answer but what the year's workbook has given."""
    themes, voices = (labelled(codes["vocabulary"], name) for name in ("account_theme", "voice"))
    own = {row["account"]: row for row in codes["accounts"] if row["year"] == str(year)}
    return [
        {
            "before": f"{themes[row['account_theme']]}. {voices[row['voice']]}. {row['year']}, {row['place']}",
            "before_claim_sv": row["claim_sv"],
            "before_claim_en": row["claim_en"],
            "account": row["account"],
            **said_again(own.get(f"{name}_{year}"), row),
        }
        for name, row in said_before(codes["accounts"], year).items()
    ]


def said_again(own: Row | None, before: Row) -> dict[str, str]:
    """What was written on a line that is answered already."""
    if not own:
        return {}
    words = ("claim_sv", "claim_en") if own["claim_sv"] != before["claim_sv"] else ()
    return {"said": "Ja"} | {name: own[name] for name in ("page", "place", *words) if own[name]}


def add_said_again(work: Work, lines: Sequence[Written]) -> None:
    """An account of the year for each line that somebody has answered, and none for the others, whatever an earlier reading had.

    New words lean on no figure: who wrote them knows this year's.
    """
    work.needs_report(lines)
    known = said_before(work.tables["accounts"], int(work.year))
    names = {row["account"]: f"{name}_{work.year}" for name, row in known.items()}
    unsaid = {*names.values()} - {names.get(line["account"]) for line in lines}
    work.drop("accounts", lambda row: row["account"] in unsaid)
    for number, (name, row) in enumerate(known.items(), 1):
        for line in (one for one in lines if one["account"] == row["account"]):
            if not (line["page"] or line["place"]):
                work.tell(line, "page", "workbook_needed", SAID.column("page").header)
            own: Row = {"account": f"{name}_{work.year}", "order": str(number), "year": work.year}
            own |= {"source": work.own("report"), "page": line["page"], "place": line["place"] or row["place"]}
            if line["claim_sv"]:
                own |= {"claim_sv": line["claim_sv"], "claim_en": line["claim_en"], "leans_on": ""}
            work.put("accounts", row | own)


def add_accounts(work: Work, lines: Sequence[Written]) -> None:
    """What the report says in words: a row for each claim, after those that are there; one read before keeps name and place."""
    work.needs_report(lines)
    for line in lines:
        there = work.row("accounts", copied(line, ("claim_sv",)) | {"year": work.year})
        taken = {row["account"] for row in work.tables["accounts"]}
        answer = work.answer(line, near=False)
        bears_on = (f"{line['indicator']}.{answer}" if answer else "") if line["category"] else line["indicator"]
        own: Row = {"year": work.year, "source": work.own("report"), "bears_on": bears_on}
        own["account"] = there.get("account") or code_of(line["claim_en"], taken, "account")
        own["order"] = there.get("order") or next_number(work.tables["accounts"])
        work.put("accounts", copied(line, CLAIM) | own | {"demands": line["recommendation"]})


def turned(reading: Reading) -> Iterator[Problem]:
    """A problem for each line whose words stand as before and lean on what this year's figures do not bear, show or have."""
    tables = reading.now.tables
    leaning = {row["account"]: row["leans_on"] for row in tables["accounts"] if row.get("leans_on")}
    lines = [line for line in reading.lines["said"] if line["account"] in leaning and not line["claim_sv"]]
    if not lines:
        return
    facts = facts_in(reading)
    for line in lines:
        claims = facts.claims(leaning[line["account"]], str(reading.plan.year))
        unborne = {one: (FALSE, HIDDEN, *[NOT_ASKED] * (as_row(one.cells[0])["scope"] != ALL)) for one in claims}
        if wrong := next((one for one, against in unborne.items() if verdict(one, facts) in against), None):
            yield line.problem("said", "workbook_words_turned", hint=", ".join(called(as_row(wrong.cells[0]), tables)))


def facts_in(reading: Reading) -> Facts:
    """What would be published of the figures, with what follows from them."""
    published, tables = reading.published(reading.rows, reading.prose), reading.now.tables
    made = [one.row() for one in observe(published.statements, tables, published.book).values()]
    years = read_years({**tables, "observations": made})
    book = replace(years.book, form_years=years.book.form_years | {str(reading.plan.year)})
    return Facts({cell_of(row): row for row in made}, replace(years, book=book), frozenset())
