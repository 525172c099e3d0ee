"""Whoever has read the three lines of the file, filters by label and unit and keeps to one group is right, or gets nothing.

The questions are in `cases/figure_questions.csv`: what people add up, subtract, read off and take a mean of, and what it comes to;
nothing where the data cannot say. `form` is what it comes to in a form year, by what was filled in there, hidden or not.
"""

import csv
import re
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest

from scripts.paths import ROOT
from tests import figures_file
from tests.figures_file import ASK, READERS, Filter, difference, read, texts, written
from tests.frozen_years import FORMS, PRINTED, YEAR, cells, package

NUMBERS = ("year", "base_value")


def rows_in(path: str) -> list[dict[str, str]]:
    with (ROOT / "tests" / path).open(encoding="utf-8", newline="") as file:
        return [*csv.DictReader(file)]


QUESTIONS = rows_in("cases/figure_questions.csv")
MEANS = [row for row in QUESTIONS if row["ask"] == "mean" and not row["right"]]


def filters(row: Mapping[str, str]) -> list[dict[str, Any]]:
    """What a question names: "column = value; column = one | other", twice for a difference."""
    found = []
    for side in filter(None, (row["of"], row["other"])):
        pairs = (one.split(" = ") for one in side.split("; "))
        found.append(
            {
                name: int(text) if name in NUMBERS else text.split(" | ") if " | " in text else text
                for name, text in pairs
            }
        )
    return found


def answer(row: Mapping[str, str], path: Path, reader: str, sides: Sequence[Filter] = ()) -> float | None:
    """What a reader of the file finds."""
    asked: Callable[..., float | None] = getattr(figures_file, row["ask"])
    return asked(path, reader, *(sides or filters(row)))


def right(row: Mapping[str, str]) -> float | None:
    """What a question comes to in the printed year."""
    return float(row["right"]) if row["right"] else None


@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize("row", QUESTIONS, ids=[row["question"] for row in QUESTIONS])
def test_an_answer_is_right_or_there_is_none(row, reader):
    """Rows of one group are added, two of one that differ in one thing compared; a number and a mean are read off one row."""
    assert answer(row, written(PRINTED), reader) == right(row)


@pytest.mark.parametrize("row", MEANS, ids=[row["question"] for row in MEANS])
def test_without_that_line_every_such_mean_would_be_a_number_of_nothing(row):
    """Nothing but the line stops a program from working it out: also of the rows of one group."""
    assert read(written(PRINTED), "pandas")(filters(row)[0])["value"].mean() > 0


@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize(("case", "country"), [("All cases", "Thailand"), ("Excluding the Åsele case", "Sweden")])
def test_the_most_common_country_can_be_asked_for(case, country, reader):
    """What a source says and gives no number for has a row of its own."""
    ranked = {"indicator": "Country of origin, adults", "scope": case, "kind": "rank", "rank": 1}
    assert texts(written(PRINTED), reader, "category", ranked) == {country}


@pytest.mark.parametrize("reader", READERS)
def test_every_decision_can_be_counted(reader):
    """Rows that are doubtful, corrected or printed in two ways, and are not worked out of such a figure."""
    rows = read(written(PRINTED), reader)({})
    decided = rows[rows["doubt"].notna() & rows["made_of"].isna()]
    assert set(decided["id"]) == {row["observation"] for row in package(PRINTED).rows("corrections")}


@pytest.mark.parametrize("reader", READERS)
def test_every_share_without_a_base_can_be_counted(reader):
    """Of those with a number or a word for it: the row says so itself."""
    named = texts(written(PRINTED), reader, "id", {"measure": "percent", "base_kind": "not_stated", "kind": "number"})
    rows = package(PRINTED).rows("observations")
    noted = {
        row["observation"]
        for row in rows
        if "base_not_stated" in row["notes"].split() and (row["lower"] or row["upper"])
    }
    assert named == noted


@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize("name", [PRINTED, *FORMS])
def test_the_sum_of_a_group_is_its_whole(name, reader):
    """Of every indicator, year, case and unit, also without naming a group; hidden cells leave none."""
    rows = read(written(name), reader)({})
    columns = ["indicator", "year", "scope", "unit"]
    wholes = package(name).rows("observations")
    counted = {
        (row["indicator"], row["year"], row["scope"], row["unit"], float(row["value"]))
        for row in wholes
        if row["value"]
    }
    for group, parts in rows.dropna(subset=["sum_group"]).groupby("sum_group"):
        indicator, year, scope, unit, _ = str(group).split(" / ")
        assert parts["value"].notna().all()
        assert (indicator, year, scope, unit, parts["value"].sum()) in counted
        assert len(parts[columns].drop_duplicates()) == 1
    assert (rows.dropna(subset=["sum_group"]).groupby(columns)["sum_group"].nunique() == 1).all()


def of_form(text: str, form: Mapping[str, int]) -> float:
    """What lines of a form come to: "a + b", "a - b", "a / b", and "a % b", a percentage as it is published."""
    first, *more = re.split(r" (?=[+-] )", text)
    return term(first, form) + sum(term(one[2:], form) * (-1 if one[0] == "-" else 1) for one in more)


def term(text: str, form: Mapping[str, int]) -> float:
    part, how, whole = text.partition(" % ") if "%" in text else text.partition(" / ")
    if not how:
        return form[part]
    return round(100 * form[part] / form[whole], 1) if "%" in how else round(form[part] / form[whole], 2)


def test_the_program_beside_the_file_answers_none_of_them_wrongly():
    """It refuses where it must be told more: what is asked of a year that knows only some, or only one answer."""
    found = {row["question"]: (answer(row, written(PRINTED), ASK), right(row)) for row in QUESTIONS}
    assert {
        name: told for name, told in found.items() if told[0] is not None and told[0] != pytest.approx(told[1])
    } == {}


@pytest.mark.parametrize("reader", [*READERS, ASK])
@pytest.mark.parametrize("name", FORMS)
@pytest.mark.slow("a form year", "test_an_answer_is_right_or_there_is_none")
def test_the_same_questions_of_a_form_year_are_answered_rightly_or_not_at_all(name, reader):
    """By what was filled in, also of what is hidden; only of years before the answers are as they were."""
    form = {row["line"]: int(row["value"]) for row in cells(name) if row["column"] == "D" and row["value"].isdecimal()}
    told, wanted = {}, {}
    for row in QUESTIONS:
        if (
            row in MEANS and " | " in row["of"]
        ):  # of two indicators: where one has no mean in the year, the other's row is the one
            continue
        sides = [side | ({"year": int(YEAR)} if side.get("year") == int(PRINTED) else {}) for side in filters(row)]
        if (found := answer(row, written(name), reader, sides)) is not None:
            told[row["question"]] = found
            before = f"year = {PRINTED}" not in row["of"] + row["other"] and right(row)
            wanted[row["question"]] = before or of_form(row["form"], form)
    assert told == pytest.approx(wanted)
    assert any(row["form"] for row in QUESTIONS if row["question"] in told)


@pytest.mark.parametrize("name", [PRINTED, *FORMS])
def test_no_group_holds_what_is_hidden_missing_or_doubtful(name):
    """Neither to be added nor to be compared."""
    rows = read(written(name), "pandas")({})
    grouped = rows[rows["sum_group"].notna() | rows["compare_group"].notna()]
    assert (grouped["kind"] == "number").all()
    assert grouped["value"].notna().all()
    assert not (grouped["doubt"] == "Doubtful").any()


def test_what_a_share_is_of_is_said_for_each_year():
    """One cell is a share of needs in the printed year and of interventions in a form year, so the two are not compared."""
    named = ("Support from authorities, children", "Basic needs, such as food", "percent")
    share = dict(zip(("indicator", "category", "measure"), named, strict=True))
    bases = {year: texts(written("platform"), "pandas", "base", share | {"year": year}) for year in (2025, 2026)}
    assert ["needs" in one for year in bases for one in bases[year]] == [True, False]
    assert difference(written("platform"), "pandas", share | {"year": 2025}, share | {"year": 2026}) is None


def test_what_fresh_eyes_found_their_answers_in_is_still_there():
    """Fifty questions of people who had only the file and its lines: each was answered rightly or not at all, from these rows."""
    asked = rows_in("fresh_eyes.csv")
    there = set(read(written(PRINTED), "pandas")({})["id"])
    assert len(asked) == 48
    assert {row["reply"] for row in asked} == {"right", "nothing"}
    assert {name for row in asked for name in row["rows"].split()} - there == set()
