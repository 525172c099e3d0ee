"""A correction of an earlier year holds: it is accepted whole, completed, or refused, and none fails first in public."""

import shutil
from pathlib import Path
from typing import Any

import pytest

from scripts.__main__ import main
from scripts.ground.data_package import Row
from scripts.package.sources import read_sources
from scripts.package.tables import all_records
from scripts.year.added.corrections import with_decision
from scripts.year.added.sheets import Written
from scripts.year.read import consequences
from tests.frozen_years import PRINTED
from tests.frozen_years import YEAR as FORM_YEAR
from tests.frozen_years import folder as frozen
from tests.rows import figure
from tests.year_folder import BEFORE, LAST_YEAR, YEAR, book_of, fill_free, folder_with, read, zip_of

WHY: Row = {
    "why_sv": "Siffran var fel avskriven.",
    "why_en": "The figure was copied wrongly.",
    "decided_on": "2032-01-15",
}
MET = "Personer som medlemmarna mött"
WORD = {"count": "Antal", "percent": "Andel i procent"}


def line(**said: Any) -> dict[str, Any]:
    """A line of the sheet about all who were met last year, unless the test says otherwise."""
    usual = {"year": int(BEFORE), "indicator": MET, "category": "Alla", "population": "Alla", "measure": "Antal"}
    return usual | WHY | said


def tried(folder: Path, *lines: dict[str, Any], year: str = YEAR) -> int:
    """Type the lines in a new workbook and read it; the exit code."""
    book_of(folder, year).unlink(missing_ok=True)
    assert main(["workbook", year, "--folder", str(folder)]) == 0
    fill_free(book_of(folder, year), corrections=lines)
    return read(folder, year=year)


def test_what_must_move_with_a_correction_is_named_and_nothing_is_written(tmp_path, capsys):
    """Each figure by the cells of the sheet, with what stands there; what nobody typed changes nothing."""
    folder = folder_with(tmp_path)
    assert tried(folder, line(stood=420, value=421)) == 1
    told = capsys.readouterr().err
    assert f"{YEAR}.xlsx, Rättelser!H5: med 421 går siffrorna för {BEFORE} inte ihop. Något av det här måste" in told
    assert f"rättas: {MET}, Alla, Vuxna, Antal: 380; {MET}, Alla, Barn, Antal: 40. Skriv det som underlaget" in told
    assert not zip_of(folder).exists()


def test_a_correction_with_what_must_move_is_accepted(tmp_path):
    """And the package is built of it."""
    folder = folder_with(tmp_path)
    assert tried(folder, line(stood=420, value=421), line(population="Barn", stood=40, value=41)) == 0
    assert main(["package", "--folder", str(folder)]) == 0


def test_a_figure_is_named_apart_in_its_question_and_a_later_correction_of_it_too(tmp_path):
    """No two questions have one name: whom it counts is said where that is not everybody asked, and which book it stands in."""
    folder = folder_with(tmp_path)
    lines = [line(stood=420, value=421), line(population="Barn", stood=40, value=41)]
    assert tried(folder, *lines) == 0
    assert tried(folder, line(stood=421, value=422), line(population="Barn", stood=41, value=42), year="2032") == 0
    asked = all_records(read_sources(folder).codes)["questions"]
    titles = [f"{MET}: Alla, {BEFORE}", f"{MET}: Alla, Barn, {BEFORE}"]
    assert [row["title_sv"] for row in asked] == [*titles, *(f"{title} (2032)" for title in titles)]
    assert asked[1]["text_en"] == "What should “People the members met: Total, Children, 2030” say?"


def test_a_percentage_moves_with_its_count(tmp_path, capsys):
    """It is the one figure against it."""
    women = {"indicator": "gender", "category": "women", "population": "adults", "year": BEFORE}
    rows = [
        figure(**women, value="50"),
        figure(**women, measure="percent", value="50", base="100", printed="50 % av 100"),
    ]
    folder = folder_with(tmp_path, *rows)
    assert tried(folder, line(indicator="Kön, vuxna", category="Kvinnor", population="Vuxna", stood=50, value=60)) == 1
    said = "Det här måste också rättas: Kön, vuxna, Kvinnor, Vuxna, Andel i procent: 50."
    assert said in capsys.readouterr().err


def test_what_no_line_of_the_sheet_can_mend_is_refused(tmp_path, capsys):
    """A bound, words, or a figure with a condition stand against it: the message says which, and where they stand."""
    bound = figure(value="400", qualifier="over", printed="fler än 400", place="Inledning", year=BEFORE)
    folder = folder_with(tmp_path, figure(value="420", year=BEFORE, seq="2"), bound)
    assert tried(folder, line(stood=420, value=390)) == 1
    told = capsys.readouterr().err
    assert f"med 390 går siffrorna för {BEFORE} inte ihop. Det här säger emot: ”fler än 400” (Inledning)" in told
    assert not zip_of(folder).exists()


ADULTS = {"indicator": "gender", "category": "women", "population": "adults", "year": BEFORE}
OF_WOMEN = line(indicator="Kön, vuxna", category="Kvinnor", population="Vuxna", value=60)


@pytest.mark.parametrize(
    ("row", "stood", "said"),
    [
        ({"value": "", "qualifier": "", "obs_status": "Q"}, 50, "talet är dolt, så det finns inget att rätta"),
        ({"value": "50", "qualifier": "over", "printed": "fler än 50"}, 50, "50 står i ”fler än 50”"),
        (
            {"value": "50", "within_indicator": "contacts", "within_category": "total"},
            50,
            "rättas inte på det här bladet",
        ),
        ({"value": "50"}, 51, "här står 51, men året har 50 där"),
    ],
)
def test_a_number_that_the_sheet_cannot_correct_says_why(tmp_path, capsys, row, stood, said):
    """Hidden, a bound, with a condition, or not there."""
    folder = folder_with(tmp_path, figure(**(ADULTS | row)), LAST_YEAR[0])
    assert tried(folder, OF_WOMEN | {"stood": stood}) == 1
    told = capsys.readouterr().err
    assert "Rättelser!G5" in told
    assert said in told


def test_a_figure_is_corrected_once_in_a_workbook(tmp_path, capsys):
    """The second of two lines would win in silence."""
    folder = folder_with(tmp_path, LAST_YEAR[0])
    assert tried(folder, line(stood=420, value=421), line(stood=420, value=422)) == 1
    assert "Rättelser!G6: raden ”420” står två gånger" in capsys.readouterr().err


@pytest.mark.slow
def test_a_corrected_figure_is_corrected_again_by_the_number_that_the_site_shows(tmp_path):
    """The print is what it was, and what was decided of its contradictions stays."""
    folder = folder_with(tmp_path, LAST_YEAR[0])
    assert tried(folder, line(stood=420, value=421)) == 0
    assert tried(folder, line(stood=421, value=422)) == 0
    (row,) = all_records(read_sources(folder).codes)["corrections"]
    assert (row["printed_value"], row["published_value"]) == ("420", "422")
    assert main(["package", "--folder", str(folder)]) == 0


def test_what_was_decided_of_the_contradictions_of_a_figure_stays():
    """The findings stay named; the question stands where it stands, and the decision answers one of the workbook's own year."""
    row: Row = figure(value="420", year=BEFORE, place="Inledning") | {"unit": "persons"}
    name = f"contacts.total.all.all_cases.{BEFORE}.count.persons"
    decided: Row = {
        "question": "people",
        "observation": name,
        "printed_value": "420",
        "decision": "stands",
        "published_value": "",
    }
    asked: Row = {"question": "people", "order": "3", "publisher_status": "open", "title_sv": "Alla", "title_en": "All"}
    tables: dict[str, list[Row]] = {
        "corrections": [decided | {"findings": f"{BEFORE}-contacts-0123abcd"}],
        "questions": [asked],
    }
    tables["indicators"] = [
        {"indicator": "contacts", "population": "all", "title_sv": "Personer", "title_en": "People"}
    ]
    tables["populations"] = []
    tables["categories"] = [
        {"indicator": "contacts", "category": row["category"], "label_sv": "Alla", "label_en": "All"}
    ]
    written = Written(
        "bok.xlsx",
        "Rättelser",
        5,
        {"why_sv": WHY["why_sv"], "why_en": WHY["why_en"], "year": BEFORE, "value": "421"},
        {},
    )
    after = with_decision(tables, written, row, {}, int(YEAR))
    (decision,), (before, question) = after["corrections"], after["questions"]
    assert (decision["decision"], decision["published_value"]) == ("corrected", "421")
    assert (decision["question"], decision["findings"]) == (question["question"], f"{BEFORE}-contacts-0123abcd")
    assert (before, question["publisher_status"]) == (asked, "answered")


def test_what_the_build_refuses_is_told_before_anything_is_written(tmp_path, capsys, monkeypatch):
    """The build is asked, in a folder that goes again: it knows questions and texts that a workbook does not."""
    folder = folder_with(tmp_path, LAST_YEAR[0])
    with_fault = {"corrections.csv": b"question\n"}
    before = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    (first, *_) = consequences(folder, with_fault, "bok.xlsx")
    assert first.text("sv").startswith(
        "bok.xlsx, Rättelser: bygget tar inte emot arbetsboken med rättelserna: corrections.csv"
    )
    assert {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()} == before
    monkeypatch.setattr("scripts.year.read.consequences", lambda *_: [first])
    assert tried(folder, line(stood=420, value=421)) == 1
    assert not zip_of(folder).exists()


def test_what_is_worked_out_anew_of_a_correction_is_told(tmp_path, capsys):
    """By its name and both numbers: nobody has said that those who were known before are one more."""
    new = figure(indicator="new_contacts", category="new", value="232", year=BEFORE)
    folder = folder_with(tmp_path, figure(value="420", year=BEFORE), new)
    assert main(["package", "--folder", str(folder)]) == 0
    assert tried(folder, line(stood=420, value=421)) == 0
    known = f"Nya och tidigare kontakter, Kontakter sedan tidigare år, Alla, {BEFORE}: 188 → 189"
    assert known in capsys.readouterr().err


def corrected(name: str, tmp_path: Path, year: str, cases: dict[str, tuple[list[Any], str]], capsys: Any) -> None:
    """Each case is read in a copy of a frozen year; what home accepts, the build accepts."""
    codes = all_records(read_sources(frozen(name)).codes)
    for case, (cells, said) in cases.items():
        folder = Path(shutil.copytree(frozen(name), tmp_path / case / "datapackage"))
        before = {path: path.read_bytes() for path in folder.rglob("*.csv")}
        code = tried(folder, *(in_words(codes, year, *cell) for cell in cells), year=str(int(year) + 1))
        told = capsys.readouterr()
        assert (case, code) == (case, 0 if not said else 1), told.err
        assert said in told.err, (case, told.err)
        if said:
            assert {path: path.read_bytes() for path in folder.rglob("*.csv")} == before, case
            assert not zip_of(folder, str(int(year) + 1)).exists(), case
        else:
            assert main(["package", "--folder", str(folder)]) == 0, (case, capsys.readouterr().err)


def in_words(
    codes: dict[str, list[Row]], year: str, name: str, measure: str, stood: float, value: float
) -> dict[str, Any]:
    """A line of the sheet. `name`: indicator.category.population, and a scope where not all cases are meant."""
    indicator, category, population, *scope = name.split(".")
    title = next(row["title_sv"] for row in codes["indicators"] if row["indicator"] == indicator)
    answers = (row for row in codes["categories"] if row["indicator"] == indicator)
    answer = next(row["label_sv"] for row in answers if row["category"] == category)
    group = next(row["label_sv"] for row in codes["populations"] if row["population"] == population)
    cases = [row["label_sv"] for row in codes["vocabulary"] if row["list"] == "scope" and [row["code"]] == scope]
    found = line(
        year=int(year),
        indicator=title,
        category=answer,
        population=group,
        measure=WORD[measure],
        stood=stood,
        value=value,
    )
    return found | ({"scope": cases[0]} if cases else {})


MANY = "contacts.total"
MOVES, FAILS = "måste också rättas", "Det går inte att lösa med fler rader på bladet"
OF_PRINT: dict[str, tuple[list[Any], str]] = {
    "one more of everybody": ([(f"{MANY}.all", "count", 420, 421)], "Alla, Direkt utsatta, Antal: 364"),
    "and one of them": ([(f"{MANY}.all", "count", 420, 421), (f"{MANY}.adults_indirect", "count", 4, 5)], ""),
    "and one who was exploited": (
        [(f"{MANY}.all", "count", 420, 421), (f"{MANY}.direct", "count", 364, 365)],
        "Direkt utsatta vuxna, Antal: 354",
    ),
    "and that one is an adult": (
        [
            (f"{MANY}.all", "count", 420, 421),
            (f"{MANY}.direct", "count", 364, 365),
            (f"{MANY}.adults_direct", "count", 354, 355),
        ],
        "",
    ),
    "a part alone": ([("new_contacts.new.all", "count", 232, 235)], ""),
    "a total of permits": ([("residence_permit.total.adults_direct", "count", 116, 117)], ""),
    "a count with its percentages": ([("legal_status.conviction.adults_direct", "count", 35, 36)], MOVES),
    "a figure that was corrected": ([("origin_outside_eu.outside_eu.adults_direct", "count", 235, 236)], FAILS),
    "of a case": ([(f"{MANY}.adults_direct.asele_only", "count", 30, 31)], ""),
    "with a condition": ([("exploitation_form.labour.adults_direct", "count", 93, 94)], "93 står i ”93/117”"),
    "a bound": ([("gender.women.adults", "percent", 50, 55)], "rättas inte på det här bladet"),
    "to a small number": ([(f"{MANY}.adults_indirect", "count", 4, 3)], "så litet att det ska döljas"),
}
OF_FORM: dict[str, tuple[list[Any], str]] = {
    "one of three": ([("gender.women.adults", "count", 52, 53)], "Kön, vuxna, Män, Vuxna, Antal: 288"),
    "and their sum": ([("gender.women.adults", "count", 52, 53), ("gender.total.adults", "count", 345, 346)], ""),
    "one more of everybody": (
        [(f"{MANY}.all", "count", 431, 432)],
        "Nya och tidigare kontakter, Alla, Alla, Antal: 431",
    ),
    "new and known": ([("new_contacts.new.all", "count", 292, 290)], "Antal: 139"),
    "new and known together": (
        [("new_contacts.new.all", "count", 292, 290), ("new_contacts.known_before.all", "count", 139, 141)],
        "",
    ),
    "hidden": ([("legal_status.prosecution.adults_direct", "count", 2, 6)], "talet är dolt"),
    "to a small number": ([("children_age.under_1.children", "count", 9, 3)], "så litet att det ska döljas"),
    "alone": ([("adults_unnamed_chart.total.adults", "count", 188, 190)], ""),
    "not there": ([("gender.women.adults", "count", 53, 54)], "men året har 52 där"),
    "two digits changed places": ([("exploitation_place.physical.adults_direct", "count", 143, 413)], MOVES),
}


@pytest.mark.slow
def test_ten_corrections_of_a_printed_year_are_accepted_completed_or_refused_at_home(tmp_path, capsys):
    """None passes at home and fails in public: the build takes what was read."""
    corrected(PRINTED, tmp_path, PRINTED, OF_PRINT, capsys)


@pytest.mark.slow
def test_ten_corrections_of_a_form_year_are_accepted_completed_or_refused_at_home(tmp_path, capsys):
    """The same where every figure is the platform's own and small counts are hidden."""
    corrected("turned", tmp_path, FORM_YEAR, OF_FORM, capsys)
