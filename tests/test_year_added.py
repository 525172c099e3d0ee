"""What a workbook adds beside the numbers of its form becomes hand-written rows, or one message at its cell."""

import csv
import io
import zipfile
from typing import Any

import pytest
from openpyxl import load_workbook

from scripts.__main__ import main
from scripts.ground.data_package import Row
from tests.rows import figure
from tests.year_folder import (
    BEFORE,
    LAST_YEAR,
    YEAR,
    book_of,
    explain,
    fill,
    fill_free,
    folder_with,
    read,
    started,
    zip_of,
)

ADULTS = "Direkt utsatta vuxna"
PHILIPPINES = {
    "indicator": "Ursprungsland, vuxna",
    "label_sv": "Filippinerna",
    "label_en": "The Philippines",
    "predicate_sv": "kommer från Filippinerna",
    "predicate_en": "come from the Philippines",
    "country": "PH",
    "region": "Asien",
    "eu": "Utanför EU",
    "population": ADULTS,
    "count": 12,
}
REPORT = {"title_sv": "Årsrapporten", "title_en": "The yearly report"}
PROSE = {
    "indicator": "Personer som medlemmarna mött",
    "category": "Alla",
    "population": "Alla",
    "measure": "Antal",
    "qualifier": "över",
    "value": 400,
    "printed": "fler än 400",
    "place": "Inledning",
    "page": 3,
}
CASE = {
    "label_sv": "Hamnärendet",
    "label_en": "the Harbour case",
    "left_out_sv": "en grupp hamnarbetare",
    "left_out_en": "a group of dock workers",
}
ASKED = {
    "title_sv": "Ge alla tolk",
    "title_en": "Give everyone an interpreter",
    "asks_sv": "Alla ska få tolk.",
    "asks_en": "Everyone should have an interpreter.",
    "area": "En väg in till stöd",
    "addressee": "Regeringen",
    "argument_sv": "Rapporten beskriver brister.",
    "argument_en": "The report describes shortcomings.",
    "place": "Förslag",
}
SAID = {
    "account_theme": "Väntan",
    "voice": "Plattformen",
    "account_kind": "Så ser det ut",
    "account_basis": "Ord",
    "claim_sv": "Många väntar länge.",
    "claim_en": "Many wait for a long time.",
    "indicator": "Personer som medlemmarna mött",
    "category": "Alla",
    "place": "Inledning",
    "page": 3,
}
CORRECTED = {
    "year": int(BEFORE),
    "indicator": "Personer som medlemmarna mött",
    "category": "Alla",
    "population": "Alla",
    "measure": "Antal",
    "stood": 420,
    "value": 402,
    "why_sv": "Siffrorna hade kastats om.",
    "why_en": "Two digits had changed places.",
    "decided_on": f"{YEAR}-03-01",
}


def write(folder, **sheets):
    """Write in the free sheets of the workbook beside a folder."""
    fill_free(book_of(folder), **sheets)


def unpacked(folder):
    """File -> rows of what the workbook became."""
    with zipfile.ZipFile(zip_of(folder)) as archive:
        texts = {name: archive.read(name).decode("utf-8") for name in archive.namelist()}
    return {name: list(csv.DictReader(io.StringIO(text))) for name, text in texts.items()}


def added(files, table):
    """The rows that the year adds to a table."""
    return files[f"figures/{YEAR}/{table}.csv"]


def one(rows, **wanted):
    """The one row with these cells."""
    (found,) = [row for row in rows if all(row[name] == value for name, value in wanted.items())]
    return found


def test_a_new_country_is_a_row_of_the_code_list_and_a_figure(tmp_path):
    """Its code is made from its name, it comes after those that are there, and nothing is numbered anew."""
    folder = started(tmp_path)
    before = (folder / "codes/categories.csv").read_text(encoding="utf-8")
    write(folder, answers=[PHILIPPINES])
    assert read(folder) == 0
    files = unpacked(folder)
    row = one(added(files, "categories"), indicator="origin_country", category="the_philippines")
    assert (row["role"], row["country"], row["region"], row["eu"]) == ("part", "PH", "asia", "no")
    countries = [r for r in csv.DictReader(io.StringIO(before)) if r["indicator"] == "origin_country"]
    assert int(row["order"]) == max(int(r["order"]) for r in countries) + 1
    assert (folder / "codes/categories.csv").read_text(encoding="utf-8") == before
    told = one(files[f"figures/{YEAR}.csv"], category="the_philippines", measure="count")
    assert (told["value"], told["obs_status"], told["place"]) == ("12", "A", "Nya svar, rad 5")
    assert main(["package", "--folder", str(folder)]) == 0


def test_an_answer_without_a_sentence_gets_a_neutral_one(tmp_path):
    """Nobody has to think of a predicate."""
    folder = started(tmp_path)
    line = {
        "indicator": "Hur exploateringen började",
        "label_sv": "Genom en annons",
        "label_en": "Through an advertisement",
    }
    write(folder, answers=[line | {"population": ADULTS, "count": 30}])
    assert read(folder) == 0
    row = one(added(unpacked(folder), "categories"), category="through_an_advertisement")
    assert (row["predicate_sv"], row["predicate_en"]) == (
        "räknas under ”Genom en annons”",
        "are counted under “Through an advertisement”",
    )


def test_a_small_count_of_a_new_answer_is_hidden(tmp_path):
    """The same rules hold on every sheet."""
    folder = started(tmp_path)
    write(folder, answers=[PHILIPPINES | {"count": 3}])
    assert read(folder) == 0
    row = one(unpacked(folder)[f"figures/{YEAR}.csv"], category="the_philippines", measure="count")
    assert (row["value"], row["obs_status"]) == ("", "Q")


def test_a_figure_in_prose_is_a_row_with_its_words_place_and_page(tmp_path):
    """Its source is the report, which becomes a source of its own."""
    folder = started(tmp_path)
    write(folder, prose=[PROSE], report=[REPORT])
    assert read(folder) == 0
    files = unpacked(folder)
    row = one(files[f"figures/{YEAR}.csv"], source=f"platform_report_{YEAR}")
    assert (row["value"], row["qualifier"], row["printed"], row["place"], row["page"]) == (
        "400",
        "over",
        "fler än 400",
        "Inledning",
        "3",
    )
    source = one(added(files, "sources"), source=f"platform_report_{YEAR}")
    assert (source["title_sv"], source["source_kind"], source["address_kind"]) == ("Årsrapporten", "report", "none")
    assert main(["package", "--folder", str(folder)]) == 0


def test_a_small_count_in_prose_is_hidden_with_its_words(tmp_path):
    """Neither the number nor what the report prints is in the file."""
    folder = started(tmp_path)
    few = PROSE | {"category": "Syskon till utsatta", "qualifier": "exakt", "value": 2, "printed": "2 syskon"}
    write(folder, prose=[few], report=[REPORT])
    assert read(folder) == 0
    row = one(unpacked(folder)[f"figures/{YEAR}.csv"], source=f"platform_report_{YEAR}")
    assert (row["value"], row["printed"], row["obs_status"]) == ("", "", "Q")


def test_a_case_by_its_bare_name_is_told_with_what_it_can_mean(tmp_path, capsys):
    """With or without: nobody can guess."""
    folder = started(tmp_path)
    write(folder, cases=[CASE], prose=[PROSE | {"scope": "Hamnärendet"}], report=[REPORT])
    assert read(folder) == 1
    assert "”Hamnärendet” finns inte i listan. → Utan Hamnärendet / Bara Hamnärendet?" in capsys.readouterr().err


def test_a_special_case_is_two_scopes_that_add_up(tmp_path):
    """And a figure in prose can be of all cases but that one."""
    folder = started(tmp_path)
    without = PROSE | {"scope": "Utan Hamnärendet", "value": 350, "printed": "fler än 350"}
    write(folder, cases=[CASE], prose=[without], report=[REPORT])
    assert read(folder) == 0
    files = unpacked(folder)
    assert one(added(files, "vocabulary"), list="scope", code="harbour_only")["label_sv"] == "Bara Hamnärendet"
    parts = [row["part"] for row in added(files, "sums") if row["split"] == "by_harbour"]
    assert parts == ["excluding_harbour", "harbour_only"]
    assert one(files[f"figures/{YEAR}.csv"], source=f"platform_report_{YEAR}")["scope"] == "excluding_harbour"
    assert main(["package", "--folder", str(folder)]) == 0


def test_a_recommendation_gets_its_status_of_the_year(tmp_path):
    """The others stay as they are."""
    folder = started(tmp_path)
    status = {"recommendation_status": "Uppfylld", "remark_sv": "Lagen är ändrad.", "remark_en": "The law has changed."}
    write(folder, recommendations=[status])
    assert read(folder) == 0
    rows = added(unpacked(folder), "recommendation_status")
    row = one(rows, year=YEAR)
    assert (row["recommendation_status"], row["remark_sv"], row["source"]) == (
        "met",
        "Lagen är ändrad.",
        f"platform_form_{YEAR}",
    )


def test_a_new_recommendation_has_what_it_rests_on(tmp_path):
    """A figure of the form where one is chosen, else what the report says."""
    folder = started(tmp_path)
    rests = {"indicator": "Kön, vuxna", "category": "Kvinnor", "population": "Vuxna", "measure": "Antal"}
    other = ASKED | {"title_sv": "Ge alla hem", "title_en": "Give everyone a home"}
    write(folder, new_recommendations=[ASKED, other | rests], report=[REPORT])
    fill(book_of(folder), D={"gender.women.adults": 70})
    explain(folder)
    assert read(folder) == 0
    files = unpacked(folder)
    first, second = (
        row for row in added(files, "recommendation_evidence") if row["source"] == f"platform_report_{YEAR}"
    )
    assert (first["recommendation"], first["evidence_kind"]) == ("give_everyone_an_interpreter", "statement")
    assert (second["evidence_kind"], second["category"], second["year"]) == ("figure", "women", YEAR)
    assert (
        one(added(files, "recommendation_status"), recommendation="give_everyone_a_home")["recommendation_status"]
        == "put_forward"
    )
    assert [first["limit_sv"], one(added(files, "recommendations"), title_sv="Ge alla hem")["why_sv"]] == ["", ""]
    assert main(["package", "--folder", str(folder)]) == 0


def test_what_the_report_says_in_words_is_an_account(tmp_path):
    """With its voice, its place and what it bears on; read again it is the same row."""
    folder = started(tmp_path)
    write(
        folder,
        accounts=[SAID, SAID | {"claim_sv": "Tolk saknas.", "claim_en": "There is no interpreter."}],
        report=[REPORT],
    )
    explain(folder)
    assert read(folder) == 0
    first, second = added(unpacked(folder), "accounts")
    assert (first["account"], first["voice"], first["bears_on"]) == (
        "many_wait_for_a_long_time",
        "platform",
        "contacts.total",
    )
    assert (first["account_theme"], first["place"], first["page"], first["year"]) == ("waiting", "Inledning", "3", YEAR)
    assert int(second["order"]) == int(first["order"]) + 1
    assert main(["package", "--folder", str(folder)]) == 0
    assert read(folder) == 0
    assert [row["account"] for row in added(unpacked(folder), "accounts")] == [first["account"], second["account"]]


def test_a_new_recommendation_can_have_its_reason_and_its_limit(tmp_path):
    """In both languages, beside what it asks and what it rests on."""
    folder = started(tmp_path)
    reason = {"why_sv": "Utan tolk förstår man inte.", "why_en": "Without an interpreter you do not understand."}
    limit = {"limit_sv": "Kostnaden framgår inte.", "limit_en": "The cost is not stated."}
    write(folder, new_recommendations=[ASKED | reason | limit], report=[REPORT])
    explain(folder)
    assert read(folder) == 0
    files = unpacked(folder)
    assert one(added(files, "recommendations"), title_sv="Ge alla tolk").items() >= reason.items()
    assert one(added(files, "recommendation_evidence"), source=f"platform_report_{YEAR}").items() >= limit.items()


def test_a_corrected_figure_of_an_earlier_year_keeps_what_stood(tmp_path):
    """The file of that year is untouched: a decision says what is published instead, and why."""
    folder = folder_with(tmp_path, *(row for row in LAST_YEAR if row["population"] == "all"))
    assert main(["workbook", YEAR, "--folder", str(folder)]) == 0
    write(folder, corrections=[CORRECTED])
    explain(folder)
    assert read(folder) == 0
    files = unpacked(folder)
    assert f"figures/{BEFORE}.csv" not in files
    row = one(added(files, "corrections"), printed_value="420")
    assert (row["decision"], row["published_value"], row["reason_sv"]) == (
        "corrected",
        "402",
        "Siffrorna hade kastats om.",
    )
    assert one(added(files, "questions"), question=row["question"])["publisher_status"] == "answered"
    assert main(["package", "--folder", str(folder)]) == 0
    with (folder / "data/observations.csv").open(encoding="utf-8") as file:
        built = one(csv.DictReader(file), observation=f"contacts.total.all.all_cases.{BEFORE}.count.persons")
    assert (built["value"], built["printed_value"], built["origin"]) == ("402", "420", "corrected")


def test_a_retired_answer_keeps_its_years_and_is_not_asked_for_again(tmp_path):
    """It has a last year; this year's file and the next workbook are without it."""
    folder = started(tmp_path)
    fill(book_of(folder), G={"gender.other_gender.adults": "Frågas inte längre"})
    assert read(folder) == 0
    files = unpacked(folder)
    assert added(files, "retired") == [{"indicator": "gender", "category": "other_gender", "last_year": BEFORE}]
    assert not [
        row
        for row in files[f"figures/{YEAR}.csv"]
        if row["category"] == "other_gender" and row["indicator"] == "gender"
    ]
    book_of(folder).unlink()
    assert main(["workbook", YEAR, "--folder", str(folder)]) == 0
    with pytest.raises(KeyError):
        fill(book_of(folder), D={"gender.other_gender.adults": 9})
    assert main(["package", "--folder", str(folder)]) == 0


def test_a_retired_part_is_nobody_in_the_sum(tmp_path, capsys):
    """Whoever knows the whole and the other parts knows that it is not asked for: the last part left cannot be hidden alone."""
    folder = started(tmp_path)
    counts = {"gender.women.adults": 50, "gender.men.adults": 3, "gender.total.adults": 53}
    fill(book_of(folder), D=counts, G={"gender.other_gender.adults": "Frågas inte längre"})
    assert read(folder) == 0
    rows = [
        row
        for row in unpacked(folder)[f"figures/{YEAR}.csv"]
        if row["indicator"] == "gender" and row["measure"] == "count"
    ]
    assert [row["obs_status"] for row in rows if row["population"] == "adults"].count("Q") == 2


def test_reading_again_adds_nothing_twice(tmp_path):
    """The first reading is unpacked when the workbook is corrected and read again."""
    folder = started(tmp_path)
    write(
        folder, answers=[PHILIPPINES], prose=[PROSE], report=[REPORT], cases=[CASE], new_recommendations=[ASKED],
        recommendations=[{"recommendation_status": "Utreds"}],
    )  # fmt: skip
    explain(folder)
    assert read(folder) == 0
    first = {path.relative_to(folder): path.read_bytes() for path in folder.rglob("*.csv")}
    assert read(folder) == 0
    assert {path.relative_to(folder): path.read_bytes() for path in folder.rglob("*.csv")} == first


def test_a_workbook_of_an_earlier_form_is_carried_over(tmp_path):
    """The code list has got an answer since; what was filled in is read where it stands, and the new one is blank."""
    folder = started(tmp_path)
    fill(book_of(folder), D={"origin_country.nigeria.adults_direct": 20})
    codes = folder / "codes/categories.csv"
    text = codes.read_text(encoding="utf-8")
    new = "origin_country,peru,99,part,,,PE,south_america,no,Peru,Peru,kommer från Peru,come from Peru\n"
    codes.write_text(text + new, encoding="utf-8")
    assert read(folder) == 0
    rows = unpacked(folder)[f"figures/{YEAR}.csv"]
    assert one(rows, category="nigeria", measure="count")["value"] == "20"
    assert one(rows, category="peru", measure="count")["obs_status"] == "O"


def test_rows_that_were_sorted_are_read_by_their_names(tmp_path):
    """Two whole lines have changed places, as when somebody sorts a sheet."""
    folder = started(tmp_path)
    fill(book_of(folder), D={"origin_country.nigeria.adults_direct": 20, "origin_country.sweden.adults_direct": 30})
    book = load_workbook(book_of(folder))
    rows = {row[0].value: row for row in book["Ursprung"].iter_rows(max_col=7)}
    first, second = (rows[f"origin_country.{name}.adults_direct"] for name in ("nigeria", "sweden"))
    for one_cell, other in zip(first, second, strict=True):
        one_cell.value, other.value = other.value, one_cell.value
    book.save(book_of(folder))
    assert read(folder) == 0
    rows = unpacked(folder)[f"figures/{YEAR}.csv"]
    assert one(rows, indicator="origin_country", category="nigeria", measure="count")["value"] == "20"
    assert one(rows, indicator="origin_country", category="sweden", measure="count")["value"] == "30"


MISTAKES: dict[str, tuple[dict[str, Any], str]] = {
    "an answer that is there": (
        {"answers": [PHILIPPINES | {"label_sv": "Nigeria", "label_en": "Nigeria"}]},
        "Nya svar!B5: ”Nigeria” finns redan",
    ),
    "a country without its place": (
        {"answers": [{name: value for name, value in PHILIPPINES.items() if name != "region"}]},
        "Nya svar!G5: ett nytt land behöver landskod, världsdel och om det är med i EU. Här fattas: Världsdel.",
    ),
    "a country without a number is half a line": (
        {"answers": [{"label_sv": "Filippinerna"}]},
        "Nya svar!A5: cellen ”Mätpunkt (den feta rubriken på temabladet)” är tom",
    ),
    "an indicator that is none": (
        {"answers": [PHILIPPINES | {"indicator": "Ursprungsland vuxna"}]},
        "Nya svar!A5: ”Ursprungsland vuxna” finns inte i listan. → Ursprungsland, vuxna?",
    ),
    "the same answer told in two ways": (
        {"answers": [PHILIPPINES, PHILIPPINES | {"population": "Direkt utsatta barn", "country": "FI"}]},
        "Nya svar!G6: här står ”FI”, men samma svar har ”PH”",
    ),
    "prose without a report": ({"prose": [PROSE]}, "Siffror i text: bladet har rader som kommer ur rapporten"),
    "a number that its words do not have": (
        {"prose": [PROSE | {"printed": "fler än 40"}], "report": [REPORT]},
        "Siffror i text!J5: ”fler än 40” har inte talet 400",
    ),
    "an answer in prose that is none": (
        {"prose": [PROSE | {"category": "Ingen alls"}], "report": [REPORT]},
        "Siffror i text!B5: ”Ingen alls” finns inte i listan",
    ),
    "a formula as a text": (
        {"report": [REPORT | {"address": "=HYPERLINK(1)"}]},
        "Årets rapport!C5: här står en formel",
    ),
    "a script": (
        {"report": [REPORT | {"title_sv": "<script>x</script>"}]},
        "Årets rapport!A5: <script>x</script> har HTML-kod",
    ),
    "a date that is none": (
        {"corrections": [CORRECTED | {"decided_on": "i mars"}]},
        "Rättelser!K5: ”i mars” är ingen dag. Skriv den som år-månad-dag",
    ),
    "a figure that does not stand there": (
        {"corrections": [CORRECTED | {"stood": 421}]},
        "Rättelser!G5: här står 421, men året har 420 där",
    ),
    "a correction to a small number": (
        {"corrections": [CORRECTED | {"value": 3}]},
        "Rättelser!H5: talet är så litet att det ska döljas",
    ),
    "an answer counted in a group that is not asked about": (
        {"answers": [PHILIPPINES | {"population": "Vuxna"}]},
        "Nya svar!J5: ”Vuxna” räknas bara för Direkt utsatta vuxna",
    ),
    "a correction of the workbook's own year": (
        {"corrections": [CORRECTED | {"year": int(YEAR)}]},
        f"Rättelser!A5: ”{YEAR}” finns inte i listan",
    ),
    "a reason in one language": (
        {"new_recommendations": [ASKED | {"why_sv": "Det behövs."}], "report": [REPORT]},
        "Nya rekommendationer!P5: meningen ska finnas på både svenska och engelska",
    ),
    "half a figure for a recommendation": (
        {"new_recommendations": [ASKED | {"indicator": "Kön, vuxna"}], "report": [REPORT]},
        "Nya rekommendationer!J5: siffran behöver mätpunkt, svar, grupp och mått",
    ),
    "a claim without its report": (
        {"accounts": [SAID]},
        "Det rapporten berättar: bladet har rader som kommer ur rapporten",
    ),
    "a claim about an answer that is none": (
        {"accounts": [SAID | {"category": "Ingen"}], "report": [REPORT]},
        "Det rapporten berättar!H5: ”Ingen” finns inte i listan",
    ),
}


@pytest.mark.parametrize("mistake", MISTAKES)
def test_a_mistake_on_a_free_sheet_gets_one_message_at_its_cell(tmp_path, capsys, mistake):
    """Nothing is written, and the exit code is one."""
    sheets, said = MISTAKES[mistake]
    folder = started(tmp_path)
    write(folder, **sheets)
    capsys.readouterr()
    assert read(folder) == 1
    told = capsys.readouterr().err
    assert f"{YEAR}.xlsx, {said}" in told
    assert told.count(" fel. Ingenting har skrivits.") == 1
    assert not zip_of(folder).exists()


def test_the_free_sheets_are_no_place_for_a_number_that_is_in_the_form(tmp_path):
    """A figure of last year with a printed row is not needed for the sheet of corrections to know what stood."""
    folder = folder_with(tmp_path, figure(value="420", year=BEFORE))
    assert main(["workbook", YEAR, "--folder", str(folder)]) == 0
    write(folder, corrections=[CORRECTED])
    explain(folder)
    assert read(folder) == 0


@pytest.mark.parametrize(
    ("last_year", "measure", "stood", "value"),
    [
        (("50", "Q", "Q", "60"), "Antal", 50, 57),  # men and others are three: one and two
        (("80", "", "", "100"), "Antal", 80, 97),  # so few are left
        (("40 % of 100", "", "", ""), "Andel i procent", 40, 3),
    ],
)
def test_a_correction_that_gives_a_small_count_away_is_refused(tmp_path, capsys, last_year, measure, stood, value):
    """Before anything is written: what is in a branch has been published."""
    folder = folder_with(tmp_path, *genders(*last_year))
    assert main(["workbook", YEAR, "--folder", str(folder)]) == 0
    about = {"indicator": "Kön, vuxna", "category": "Kvinnor", "population": "Vuxna", "measure": measure}
    write(folder, corrections=[CORRECTED | about | {"stood": stood, "value": value}])
    assert read(folder) == 1
    told = capsys.readouterr().err
    assert "Rättelser!H5" in told
    assert "räkna ut" in told
    assert not zip_of(folder).exists()


def genders(*numbers: str) -> list[Row]:
    """Last year's women, men, others and all: a number, a hidden one (Q), "percent % of base" or none."""
    rows = []
    for name, number in zip(("women", "men", "other_gender", "total"), numbers, strict=True):
        value, _, base = number.partition(" % of ")
        asked = {"measure": "percent", "base": base} if base else {}
        hides = {"value": "", "obs_status": "Q", "qualifier": ""} if number == "Q" else {"value": value}
        usual = {"indicator": "gender", "category": name, "population": "adults", "year": BEFORE}
        rows += [figure(**usual, **asked, **hides)] if number else []
    return rows
