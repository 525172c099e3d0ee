"""What a year says in words: accounts of the report, said before or new, recommendations, and explanations of figures."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from scripts.ground.cells import as_row, cell_of
from scripts.ground.claim import HIDDEN as NOT_SHOWN
from scripts.ground.claim import NOT_ASKED
from scripts.ground.codes import ALL, HIDDEN
from scripts.ground.columns import Column
from scripts.ground.data_package import Row
from scripts.ground.facts import Facts
from scripts.ground.problems import Problem
from scripts.ground.row_notes import EXPLAINED
from scripts.ground.verdict import FALSE, verdict
from scripts.ground.years import read_years
from scripts.package.observing import observe
from scripts.year.added.adding import copied
from scripts.year.added.sheets import SAID, Written
from scripts.year.added.tables import Tables, Work, code_of, next_number
from scripts.year.lines import explanation
from scripts.year.plan import Line as Place
from scripts.year.planning import Entry
from scripts.year.reading import Reading
from scripts.year.words import CodeWords, labelled, listed, order

CLAIM: tuple[Column, ...] = (
    "account_theme", "voice", "account_kind", "account_basis", "claim_sv", "claim_en", "place", "page",
)  # fmt: skip
# A reason that is not written is said by the argument, on the page.
ASKED: tuple[Column, ...] = ("area", "addressee", "title_sv", "title_en", "asks_sv", "asks_en", "why_sv", "why_en")
ARGUED: tuple[Column, ...] = ("argument_sv", "argument_en", "limit_sv", "limit_en")
FIGURE: tuple[Column, ...] = ("indicator", "category", "population", "measure")
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
        unborne = {one: (FALSE, NOT_SHOWN, *[NOT_ASKED] * (as_row(one.cells[0])["scope"] != ALL)) for one in claims}
        if wrong := next((one for one, against in unborne.items() if verdict(one, facts) in against), None):
            yield line.problem("said", "workbook_words_turned", hint=CodeWords(tables).cell(as_row(wrong.cells[0])))


def facts_in(reading: Reading) -> Facts:
    """What would be published of the figures, with what follows from them."""
    published, tables = reading.published(reading.rows, reading.prose), reading.now.tables
    made = [one.row() for one in observe(published.statements, tables, published.book).values()]
    years = read_years({**tables, "observations": made})
    book = replace(years.book, form_years=years.book.form_years | {str(reading.plan.year)})
    return Facts({cell_of(row): row for row in made}, replace(years, book=book), frozenset())


def add_statuses(work: Work, lines: Sequence[Written]) -> None:
    """How far each recommendation has come, where somebody has said it, by the report of the year or else its form."""
    source = work.own("report") if work.row("sources", {"source": work.own("report")}) else work.own("form")
    for line in lines:
        told = copied(line, ("recommendation", "recommendation_status", "remark_sv", "remark_en"))
        work.put("recommendation_status", told | {"year": work.year, "source": source})


def add_recommendations(work: Work, lines: Sequence[Written]) -> None:
    """New recommendations, put forward in the year, each with the figure or the words that it rests on."""
    work.needs_report(lines)
    for line in lines:
        there: Row = work.row("recommendations", copied(line, ("title_sv",)))
        if there and there["year"] != work.year:
            work.tell(line, "title_sv", "workbook_demand_exists", line["title_sv"], there["year"])
        every, mine = work.tables["recommendations"], work.rows("recommendations", {"year": work.year})
        name = there.get("recommendation") or code_of(
            line["title_en"], {row["recommendation"] for row in every}, "recommendation"
        )
        own: Row = {"recommendation": name, "year": work.year}
        where: Row = {"source": work.own("report"), **copied(line, ("place", "page"))}
        # Who fills in the workbook is the platform: what it sets beside its own demand is its own link.
        rests: Row = {"recommendation": name, "seq": "1", "linked_by": "report", "evidence_kind": "statement"}
        missing = [column for column in FIGURE if not line[column]]
        if len(missing) < len(FIGURE):
            rests |= work.cell(line) | {"evidence_kind": "figure", "measure": line["measure"], "year": work.year}
            for column in missing:
                work.tell(line, column, "workbook_figure_half")
        first = listed(work.tables["vocabulary"], "recommendation_status")[0]
        order: Row = {"order": there.get("order") or next_number(mine)}
        work.put("recommendations", own | order | copied(line, ASKED) | where)
        work.put("recommendation_evidence", copied(line, ARGUED) | rests | where)
        work.put("recommendation_status", own | {"recommendation_status": first, "source": work.own("report")})


def add_explanations(reading: Reading) -> Tables:
    """The tables with the explanations as notes on the figures of their lines, but on none that is hidden."""
    work = Work(reading.now.tables, reading.plan.year)
    names = re.compile(rf"{EXPLAINED}.*_{work.year}")
    for table in ("notes", "note_targets"):  # those of an earlier reading of the workbook go
        work.drop(table, lambda row: bool(names.fullmatch(row["note"])))
    for line, entry, hidden in explained(reading):
        if hidden or not entry.why_en:
            continue
        about: Row = dict(zip(("indicator", "category", "population"), line.key.split("."), strict=True))
        note = explanation((about["indicator"], about["category"], about["population"]), work.year)
        texts: Row = {"text_sv": entry.why_sv, "text_en": entry.why_en}
        where: Row = {"scope": ALL, "year": work.year}
        work.put("notes", {"note": note, "order": next_number(work.tables["notes"]), "note_kind": "figure", **texts})
        work.put("note_targets", {"note": note, "seq": "1", **about, **where})
    return work.tables


def explained(reading: Reading) -> Iterator[tuple[Place, Entry, bool]]:
    """The lines with an explanation, and whether a figure of the line is hidden."""
    for line in reading.plan.lines:
        if line.key in reading.entries and reading.entries[line.key].why_sv:
            own = [reading.rows[slot.at] for _, _, slot in line.slots if slot.at is not None]
            yield line, reading.entries[line.key], any(row["obs_status"] == HIDDEN for row in own)


def left_out(reading: Reading) -> list[Problem]:
    """A notice for each explanation that is not published, since a figure of its line is hidden."""
    hidden = (entry.cells["why_sv"] for _, entry, hidden in explained(reading) if hidden)
    return [reading.problem(cell, "notice_why_left_out") for cell in hidden]
