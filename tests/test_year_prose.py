"""Every row of a printed year is told by the form of a year, or can be chosen on the sheet of figures in prose.

What is typed there, and what is wrong with it, stands in `cases/added.txt`.
"""

from collections import Counter
from functools import cache

from scripts.ground.cells import NUMERIC
from scripts.ground.codebook import read_codebook
from scripts.ground.codes import NO_NUMBER
from scripts.ground.tables import all_records
from scripts.package.sources import read_sources
from scripts.paths import DOCS
from scripts.year.added.prose import prose_rows
from scripts.year.added.sheets import COMPARISON, PROSE, RANK, Written, to_answers, to_lists
from scripts.year.planning import make_plan
from tests.frozen_years import PRINTED, written

# How the rest gets in: whoever looks after the figures writes the row in the year's file, as the page of a new year says.
BY_HAND = {
    "words without a number",
    "another source",
    "another year",
    "compared with another answer",
    "a number without a unit",
}


@cache
def printed_year(root):
    """The code lists, the figures and what is hidden of the frozen printed year."""
    written(root / "datapackage")
    return read_sources(root / "datapackage")


def by_hand(row):
    """Why the sheet cannot take a row; nothing where it can."""
    if row["qualifier"] in ("words", "not"):
        return "words without a number"
    if row["producer"] != "platform":
        return "another source"
    if row["year_to"] or row["year"] != PRINTED:
        return "another year"
    if row["compared_indicator"]:
        return "compared with another answer"
    return "" if row["measure"] in (*NUMERIC, RANK, COMPARISON) else "a number without a unit"


def is_told_by_form(row, form, book):
    """Whether a form gives the number, or it follows from its counts: of all, without a condition, of what the form counts."""
    plain = (row["year"], row["year_to"], row["scope"], row["within_indicator"], row["producer"]) == (
        PRINTED,
        "",
        "all_cases",
        "",
        "platform",
    )
    usual = row["unit"] in ("", book.units[row["indicator"], row["category"]]) or row["unit"].endswith("_per_person")
    asked = (row["indicator"], row["category"], row["population"]) in form
    others = [
        (row[f"{side}_indicator"], row[f"{side}_category"]) for side in ("base", "compared") if row[f"{side}_indicator"]
    ]
    earlier = row["measure"] == COMPARISON and not row["compared_indicator"]
    return plain and usual and asked and not earlier and set(others) <= {one[:2] for one in form}


def as_typed(row, codes, lists, book):
    """A row of a figures file as a person chooses it on the sheet, and as it is read."""
    answers = to_answers(codes)
    labels = {one: {code: label for label, code in answers[one].items()} for one in answers}
    told = {column.name: row[column.name] for column in PROSE.columns if column.name in row}
    for side in ("", "within_", "base_"):
        if row[f"{side}indicator"]:
            told[f"{side}category"] = labels[row[f"{side}indicator"]][row[f"{side}category"]]
    told["scope"] = (
        "" if row["scope"] == "all_cases" else {code: label for label, code in lists["scope"].items()}[row["scope"]]
    )
    told["compared_year"] = "before" if row["compared_year"].isdigit() else row["compared_year"]
    return Written("", "Siffror i text", 5, told, {name: f"Siffror i text!{name}" for name in told})


def test_every_row_of_the_printed_year_is_told_by_a_form_or_chosen_on_the_sheet_or_named_as_neither(tmp_path):
    """So many of each: a form asks for what was left blank; the sheet takes the rest, but for the kinds that the guide names."""
    sources = printed_year(tmp_path)
    codes, rows = all_records(sources.codes), all_records(sources.figures)[int(PRINTED)]
    book, lists = read_codebook(codes), to_lists(codes, [int(PRINTED)])
    plan = make_plan(codes, {int(PRINTED): rows}, sources.disclosure, int(PRINTED) + 1)
    form = {(line.form.indicator, line.form.category, line.form.population) for line in plan.lines}
    found: Counter[str] = Counter()
    for row in rows:
        if row["obs_status"] in NO_NUMBER:
            found["blank"] += 1
        elif is_told_by_form(row, form, book):
            found["form"] += 1
        else:
            found[by_hand(row) or "sheet"] += 1
            if not by_hand(row):
                (read_back,), problems = prose_rows(codes, [as_typed(row, codes, lists, book)], list(row), int(PRINTED))
                assert not [one for one in problems if one.kind != "workbook_no_report"], (row, problems)
                same = {name: row[name] for name in row if name not in ("seq", "note", "source")}
                assert {name: read_back[name] for name in same} == same
    assert found.keys() - {"blank", "form", "sheet"} == BY_HAND
    guide = (DOCS / "en/new-year.md").read_text(encoding="utf-8")
    assert not [kind for kind in BY_HAND if kind not in guide]
    assert (len(rows), found["blank"], found["form"], found["sheet"]) == (441, 123, 190, 72)
