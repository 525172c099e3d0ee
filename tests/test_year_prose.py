"""The sheet of figures in prose: the form is the source of a year, and prose adds what a form cannot give, chosen from lists."""

import csv
from collections import Counter
from functools import cache

import pytest

from scripts.ground.cells import NUMERIC
from scripts.ground.codebook import read_codebook
from scripts.ground.codes import NO_NUMBER
from scripts.package.build import build
from scripts.package.sources import read_sources
from scripts.package.tables import all_records
from scripts.paths import DOCS
from scripts.year.added.prose import prose_rows
from scripts.year.added.sheets import COMPARISON, PROSE, RANK, Written, to_answers, to_lists
from scripts.year.planning import make_plan
from tests.frozen_years import PRINTED, written
from tests.year_folder import YEAR, book_of, fill, fill_free, read, started

REPORT = {"title_sv": "Årsrapporten", "title_en": "The yearly report"}
WAY_IN = "Genom arbete eller rekrytering till jobb eller uppdrag"
SAID = {"population": "Direkt utsatta vuxna", "place": "Trender", "page": 3}
COMPARED = SAID | {
    "indicator": "Former av exploatering, vuxna", "category": "Arbetsexploatering", "measure": "Jämförelse", "qualifier": "över",
    "printed": "fler än året före", "compared_year": "Året före",
}  # fmt: skip
RANKED = SAID | {
    "indicator": "Hur exploateringen började", "category": WAY_IN, "measure": "Placering",
    "qualifier": "exakt", "value": 1, "printed": "det vanligaste sättet",
}  # fmt: skip
AMONG = SAID | {
    "indicator": "Former av exploatering, vuxna", "category": "Arbetsexploatering", "measure": "Antal", "qualifier": "exakt",
    "value": 93, "base": 117, "printed": "93 av 117", "unit": "personer",
    "within_indicator": "Hur exploateringen började", "within_category": WAY_IN,
}  # fmt: skip
OF_OTHERS = SAID | {
    "indicator": "Hur exploateringen började", "category": WAY_IN, "measure": "Andel i procent",
    "qualifier": "över", "value": 50, "printed": "de flesta av de utsatta",
    "base_indicator": "Personer som medlemmarna mött", "base_category": "Alla",
}  # fmt: skip
WORK = "exploitation_form.labour.adults_direct"
START = "exploitation_start.work_recruitment.adults_direct"


def typed(folder, *lines):
    """Write on the sheet and read."""
    fill_free(book_of(folder), prose=lines, report=[REPORT])
    return read(folder)


def in_file(folder):
    """The rows of the year that come from its report."""
    with (folder / f"figures/{YEAR}.csv").open(encoding="utf-8", newline="") as file:
        return [row for row in csv.DictReader(file) if "report" in row["source"]]


@pytest.mark.parametrize(
    ("line", "cells"),
    [
        (COMPARED, {"measure": "comparison", "qualifier": "over", "value": "", "compared_year": str(int(YEAR) - 1)}),
        (COMPARED | {"compared_year": "Tidigare"}, {"compared_year": "earlier"}),
        (RANKED, {"measure": "rank", "value": "1", "qualifier": "exact"}),
        (RANKED | {"qualifier": "mellan", "value": 2, "value_to": 3}, {"value": "2", "value_to": "3"}),
        (
            AMONG,
            {
                "within_indicator": "exploitation_start",
                "within_category": "work_recruitment",
                "unit": "persons",
                "base": "117",
            },
        ),
        (OF_OTHERS, {"base_indicator": "contacts", "base_category": "total", "value": "50", "qualifier": "over"}),
    ],
)
@pytest.mark.slow("every row of 2025; each kind of fault is always tried")
def test_what_a_form_cannot_give_is_chosen_from_lists(tmp_path, line, cells):
    """A comparison with earlier years, a place, some of them, a share of others: rows that the build takes."""
    folder = started(tmp_path)
    assert typed(folder, line) == 0
    (row,) = in_file(folder)
    assert {name: row[name] for name in cells} == cells
    build(folder)


MISTAKES = [
    (COMPARED | {"value": 3}, "G{}: en jämförelse har inget tal"),
    (COMPARED | {"qualifier": "minst"}, "F{}: en jämförelse har inget tal"),
    (COMPARED | {"compared_year": None}, "M{}: cellen ”Jämfört med (bara för en jämförelse)” är tom"),
    (AMONG | {"compared_year": "Tidigare"}, "M{}: en jämförelse har inget tal"),
    (AMONG | {"value": None}, "G{}: cellen ”Tal” är tom"),
    (AMONG | {"within_category": None}, "O{}: cellen ”Bland dem som … (svar)” är tom"),
    (AMONG | {"within_indicator": None}, "N{}: cellen ”Bland dem som … (mätpunkt)” är tom"),
    (AMONG | {"within_category": "Atlantis"}, "O{}: ”Atlantis” finns inte i listan"),
    (OF_OTHERS | {"base_indicator": "Vad"}, "P{}: frågan ”Vad” finns inte i formuläret"),
    (OF_OTHERS | {"value": 142, "printed": "142 procent"}, "G{}: 142 är mer än 100"),
    (RANKED | {"value": 0}, "G{}: en placering är ett helt tal från 1"),
    (RANKED | {"value": 1.5}, "G{}: en placering är ett helt tal från 1"),
    (RANKED | {"qualifier": "över"}, "G{}: en placering är ett helt tal från 1"),
]


def test_a_mistake_in_what_is_chosen_gets_one_message_at_its_cell(tmp_path, capsys):
    """All of them in one book are told in one reading; nothing is written."""
    folder = started(tmp_path)
    capsys.readouterr()
    lines = [{name: value for name, value in line.items() if value is not None} for line, _ in MISTAKES]
    assert typed(folder, *lines) == 1
    told = capsys.readouterr().err.splitlines()
    for row, (_, said) in enumerate(MISTAKES, 5):
        assert sum(f"Siffror i text!{said.format(row)}" in line for line in told) == 1
    assert told[-1] == f"{len(MISTAKES)} fel. Ingenting har skrivits."


def test_a_place_is_refused_where_the_form_has_the_count(tmp_path, capsys):
    """It is worked out; and of a hidden count it would tell how many."""
    folder = started(tmp_path)
    fill(book_of(folder), D={START: 60})
    assert typed(folder, RANKED) == 1
    assert "Siffror i text!E5: formuläret har antalet (Exploatering!D" in capsys.readouterr().err


def test_a_comparison_of_an_answer_that_the_form_hides_is_hidden_too(tmp_path):
    """More than last year tells how many, where last year's number is known."""
    folder = started(tmp_path)
    fill(book_of(folder), D={WORK: 3})
    fill_free(book_of(folder), prose=[COMPARED], report=[REPORT])
    assert read(folder) == 0
    (row,) = in_file(folder)
    assert (row["obs_status"], row["printed"], row["qualifier"]) == ("Q", "", "")
    build(folder)


def test_the_same_words_at_the_same_place_of_others_are_another_line(tmp_path):
    """A count among some does not take the place of the count of all."""
    folder = started(tmp_path)
    everybody = {name: value for name, value in AMONG.items() if not name.startswith("within")}
    assert typed(folder, AMONG, everybody | {"value": 200, "base": 300, "printed": "200 av 300"}) == 0
    assert len(in_file(folder)) == 2
    assert typed(folder, AMONG) == 0
    assert len(in_file(folder)) == 2


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
