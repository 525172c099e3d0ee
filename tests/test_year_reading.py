"""Each mistake in a workbook gets one clear message with its sheet and cell, in two languages, and nothing is written."""

import re

import pytest
from openpyxl import load_workbook

from scripts.__main__ import main
from scripts.ground.problems import MESSAGES, Problem, Refused
from scripts.ground.tables import records
from scripts.package.sources import read_sources
from scripts.year import filling
from scripts.year.read import read_workbook
from tests.mistaken import IN_LINES, MANY, MISTAKES, YEARS, below, typed
from tests.rows import figure, write_disclosure
from tests.year_folder import (
    BEFORE,
    YEAR,
    book_of,
    cell,
    figures_of,
    fill,
    folder_with,
    plan_of,
    read,
    started,
    zip_of,
)

LATER = pytest.mark.slow(
    "readings of a year that is there",
    "test_year_cases.py::test_a_workbook_is_read_or_refused_with_what_is_said",
    "test_year_contradictions.py::test_all_contradictions_of_a_book_are_told_in_one_reading_with_their_arithmetic",
)

GENDER = "gender.{}.adults"
CLEARED = f"gender.men.adults.all_cases.{YEAR}.count.persons"
MINIMAL = "threshold: 5\nnot_sensitive: []\nalready_public: []\ncleared: []\n"
WOMEN, ALL = GENDER.format("women"), GENDER.format("total")


def rows_of(folder, year=YEAR, **cells):
    """The rows of a year's figures file that say this."""
    rows = records(read_sources(folder).figures[int(year)])
    return [row for row in rows if cells.items() <= row.items()]


@pytest.fixture(scope="module")
def start(tmp_path_factory):
    """A started year, once."""
    return started(tmp_path_factory.mktemp("year"))


@pytest.fixture(scope="module")
def asked(start):
    """The package of the started year, and what its workbook asks for."""
    sources = read_sources(start)
    return sources, plan_of(sources)


@pytest.fixture
def read_once(asked, monkeypatch):
    """Only the workbook is read anew: nothing else changes between the mistakes."""
    sources, plan = asked
    monkeypatch.setattr("scripts.year.read.read_sources", lambda root: sources)
    monkeypatch.setattr("scripts.year.filling.make_plan", lambda *_: plan)


@pytest.mark.usefixtures("read_once")
def test_mistakes_in_lines_get_one_message_each_at_their_cells(start, tmp_path):
    """All of them in one reading, in Swedish and in English, and nothing is written."""
    changed = tmp_path / f"{YEAR}.xlsx"
    book = load_workbook(book_of(start))
    cells = typed(book)
    book.save(changed)
    with pytest.raises(Refused) as refused:
        read_workbook(start, changed)
    told = [(one.text("sv"), one.text("en")) for one in refused.value.problems if not one.is_notice]
    for mistake, case in IN_LINES.items():
        (said,) = [texts for texts in told if f"{MANY}!{cells[mistake]}: " in texts[0]]
        assert case["sv"] in said[0]
        assert case["en"] in said[1]
    assert len(told) == len(IN_LINES)
    assert [path.name for path in tmp_path.iterdir()] == [changed.name]


def told_of(start, path, *changes):
    """What is told of a started book that has been changed, in Swedish and in English; nothing is written."""
    book = load_workbook(book_of(start))
    rows = {"women": cell(book, WOMEN, "D").row, "all": cell(book, ALL, "D").row}
    for change in changes:
        change(book)
    book.save(path)
    with pytest.raises(Refused) as refused:
        read_workbook(start, path)
    assert [one.name for one in path.parent.iterdir()] == [path.name]
    return [(one.text("sv"), one.text("en")) for one in refused.value.problems], rows


@pytest.mark.usefixtures("read_once")
def test_mistakes_on_sheets_get_one_message_each_at_their_place(start, tmp_path):
    """All of them in one reading."""
    told, rows = told_of(start, tmp_path / f"{YEAR}.xlsx", *(change for change, *_ in MISTAKES.values()))
    for _, place, swedish, english in MISTAKES.values():
        (said,) = [texts for texts in told if place.format(**rows) in texts[0] and swedish in texts[0]]
        assert said[0].startswith(f"{YEAR}.xlsx")
        assert english in said[1]
    assert len(told) == len(MISTAKES)


@pytest.mark.usefixtures("read_once")
@pytest.mark.parametrize("mistake", YEARS)
@LATER
def test_a_year_that_somebody_changed_is_told_beside_all_else(start, tmp_path, mistake):
    """The book is read as what it was made for, so nothing in it is measured by another year."""
    change, place, swedish, english = YEARS[mistake]
    told, _ = told_of(start, tmp_path / "ifylld.xlsx", change, below)
    (said, in_english), _ = sorted(told, key=lambda texts: place not in texts[0])
    assert place in said
    assert swedish in said
    assert english in in_english
    assert len(told) == 2


@pytest.mark.usefixtures("read_once")
def test_a_book_that_is_called_after_another_year_gets_that_message_alone(start, tmp_path):
    """Somebody may have opened the wrong one: whatever else is in it is another year's."""
    ((said, in_english),), _ = told_of(start, tmp_path / f"{BEFORE}.xlsx", below)
    assert f"gäller {YEAR}, men filen heter {BEFORE}.xlsx" in said
    assert f"is about {YEAR}" in in_english


def test_all_mistakes_are_told_together_and_the_exit_code_is_one(tmp_path, capsys, monkeypatch):
    """On several sheets at once, those in cells before the numbers are tried, which may take minutes; nothing is written."""
    folder, heard = started(tmp_path), list[str]()
    needs = ("advice", "housing", "material")
    bases = {f"support_needs.{name}.adults_direct": 20 for name in needs}
    fill(book_of(folder), D={WOMEN: "tolv", "origin_country.total.adults_direct": -1}, F=bases)

    def doubted(*_: object) -> list[Problem]:
        heard.append(capsys.readouterr().err)
        return []

    monkeypatch.setattr(filling, "doubted", doubted)
    capsys.readouterr()
    assert read(folder) == 1
    said = heard[0].splitlines()
    assert said[0].startswith(f"Läser {YEAR}.xlsx och prövar talen mot varandra.")
    assert "Behov och stöd: antalen står i kolumnen Bas (3 celler, från F" in said[1]
    assert said[4:] == ["3 fel i cellerna. Nu prövas talen mot varandra."]
    assert capsys.readouterr().err == "3 fel. Ingenting har skrivits.\n"
    assert not zip_of(folder).exists()


def test_of_a_year_that_cannot_be_nothing_is_hidden_and_nothing_written(tmp_path, capsys, monkeypatch):
    """Whoever had let it through till then: one sentence, and the exit code is one."""
    folder = started(tmp_path)
    genders = {f"gender.{name}.adults": count for name, count in (("women", 40), ("men", 30), ("total", 60))}
    fill(book_of(folder), D=genders)
    monkeypatch.setattr(filling, "doubted", lambda *_: [])
    capsys.readouterr()
    assert read(folder) == 1
    assert capsys.readouterr().err.splitlines()[-2:] == [
        f"{YEAR}.xlsx: talen för {YEAR} kan inte alla stämma, så ingen vet vad som går att räkna ut av dem. Ingenting döljs och "
        "ingenting ges ut. Läs in arbetsboken igen: då sägs vilka celler det gäller.",
        "1 fel. Ingenting har skrivits.",
    ]
    assert not zip_of(folder).exists()


def damaged(book, at):
    """A workbook whose parts are all there, and what is in one of them is not: a broken download, a bad disk."""
    middle = int(len(book) * at)
    return book[:middle] + bytes(200) + book[middle + 200 :]


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04 half a file", b"indicator;category\n", 0.2, 0.5, 0.8])
def test_a_file_that_is_no_workbook_is_said_to_be_none(start, data, capsys):
    """An empty file, a half one, a CSV, or one that was damaged on its way."""
    other = start.parent / "annan.xlsx"
    other.write_bytes(damaged(book_of(start).read_bytes(), data) if isinstance(data, float) else data)
    assert main(["read-workbook", str(other), "--folder", str(start)]) == 1
    assert "går inte att läsa som en arbetsbok" in capsys.readouterr().err


def test_a_file_that_is_not_there_is_said_to_be_missing(start, capsys):
    """With its name."""
    assert main(["read-workbook", str(start / "2032.xlsx"), "--folder", str(start)]) == 1
    assert "2032.xlsx: filen finns inte. Se efter" in capsys.readouterr().err


def test_what_is_filled_in_becomes_a_row_with_its_sheet_and_row(tmp_path, capsys):
    """The number as it is, printed with a decimal comma; source is the form, place the sheet and the row."""
    folder = started(tmp_path)
    fill(book_of(folder), D={ALL: 80}, E={WOMEN: 12.5}, F={WOMEN: 80})
    assert read(folder) == 0
    assert f"{YEAR}.xlsx: läst. Tal: 2. Nya svar: –. Dolda tal: 0." in capsys.readouterr().err
    (row,) = rows_of(folder, measure="percent", indicator="gender", category="women", population="adults")
    assert (row["value"], row["printed"], row["base"], row["obs_status"]) == ("12.5", "12,5", "80", "A")
    assert row["source"] == f"platform_form_{YEAR}"
    assert row["place"].startswith("Vilka de utsatta är, rad ")


def test_a_small_count_is_in_no_file_and_in_no_message_when_it_is_hidden(tmp_path, capsys):
    """The person is told which cell is hidden; the number is only in the workbook."""
    folder = started(tmp_path)
    fill(book_of(folder), D={GENDER.format("other_gender"): 3})
    assert read(folder) == 0
    assert "talet är litet och visas inte" in capsys.readouterr().err
    row = rows_of(folder, category="other_gender", population="adults", measure="count")[0]
    said = [row[name] for name in ("value", "printed", "qualifier", "base", "obs_status")]
    assert said == ["", "", "", "", "Q"]


@pytest.mark.parametrize(
    ("old", "new", "value"),
    [
        ("threshold: 5", "threshold: 3", "3"),
        ("threshold: 5", "threshold: 4", ""),
        ("not_sensitive: []", "not_sensitive:\n  - {indicator: gender, reason_sv: x, reason_en: x}", "3"),
        ("cleared: []", f"cleared:\n  - {{observation: {CLEARED}, reason_sv: x, reason_en: x}}", "3"),
        (
            "cleared: []",
            f"cleared:\n  - {{observation: {CLEARED.replace('men', 'women')}, reason_sv: x, reason_en: x}}",
            "",
        ),
    ],
)
def test_what_is_hidden_is_decided_in_the_disclosure_file(tmp_path, old, new, value):
    """The threshold, the indicators that are not sensitive, and the cells that somebody has cleared."""
    folder = started(tmp_path)
    (folder / "disclosure.yml").write_text(MINIMAL.replace(old, new), encoding="utf-8")
    fill(book_of(folder), D={GENDER.format("men"): 3})
    assert read(folder) == 0
    men = rows_of(folder, indicator="gender", category="men", measure="count")
    assert [row["value"] for row in men] == [value]


COUNTS = {"women": 50, "men": 27, "other_gender": 3, "total": 80}


def statuses(folder):
    """Category -> the status of its count by gender."""
    return {row["category"]: row["obs_status"] for row in rows_of(folder, indicator="gender", measure="count")}


def test_the_least_is_hidden_beside_a_small_count(tmp_path, capsys):
    """All other parts and the whole give it away: what costs least is hidden too, and nothing says which is which."""
    folder = started(tmp_path)
    fill(book_of(folder), D={GENDER.format(name): count for name, count in COUNTS.items()})
    assert read(folder) == 0
    assert sorted(statuses(folder).values()) == ["A", "A", "Q", "Q"]
    assert statuses(folder)["other_gender"] == "Q"
    told = [line for line in capsys.readouterr().err.splitlines() if "talet är litet" in line or "talet döljs" in line]
    assert [len(re.findall(r"\bD\d+", line.partition(": ")[0])) for line in told] == [1, 1]
    (other,) = [name for name in ("women", "men", "total") if statuses(folder)[name] == "Q"]
    row = next(line for line in figures_of(folder).decode("utf-8").splitlines() if line.startswith(f"gender,{other},"))
    assert f",{COUNTS[other]}," not in row


def test_nobody_is_asked_which_number_is_rather_hidden():
    """Who knew that a person had chosen would rule out more than of the draw."""
    with pytest.raises(SystemExit):
        main(["read-workbook", f"{YEAR}.xlsx", "--keep", "Barn!D12"])
    assert not any("--keep" in text for texts in MESSAGES.values() for text in texts.values())


def test_another_figure_can_be_hidden(tmp_path):
    """By a status in its line."""
    folder = started(tmp_path)
    fill(book_of(folder), D={GENDER.format(name): count for name, count in COUNTS.items()})
    fill(book_of(folder), G={GENDER.format("men"): "Dolt för att skydda personer"})
    assert read(folder) == 0
    assert statuses(folder) == {"women": "A", "men": "Q", "other_gender": "Q", "total": "A"}


def at(folder, key):
    """The sheet and cell of a count: of one by gender by its answer alone."""
    one = cell(load_workbook(book_of(folder)), key if "." in key else GENDER.format(key), "D")
    return f"{one.parent.title}!{one.coordinate}"


def test_a_line_hidden_for_anothers_sake_leaves_the_rows_of_a_small_one(tmp_path):
    """Also where a report gave blanks: no source, place or status tells which of the two is small."""
    parts = [name for name in COUNTS if name != "total"]
    blanks = [blank(category=code, measure=measure) for code in parts for measure in ("count", "percent")]
    folder = folder_with(tmp_path, *blanks, *old({"value": "80", "category": "total"}))
    assert main(["workbook", BEFORE, "--folder", str(folder)]) == 0
    fill(book_of(folder, BEFORE), D={GENDER.format(name): COUNTS[name] for name in parts})
    assert read(folder, year=BEFORE) == 0
    told = rows_of(folder, BEFORE, obs_status="Q", indicator="gender")
    shapes = {
        code: [{**row, "category": "", "place": ""} for row in told if row["category"] == code]
        for code in {row["category"] for row in told}
    }
    assert len(shapes) == 2
    small, other = shapes.values()
    assert small == other


def test_a_few_per_cent_of_few_needs_are_hidden(tmp_path):
    """1.6 per cent of the 250 needs of the kind are four people's."""
    folder = started(tmp_path)
    kinds = "{}.legal_advice.adults_direct"
    fill(book_of(folder), D={kinds.format("support_needs"): 250}, E={kinds.format("authority_support"): 1.6})
    assert read(folder) == 0
    found = {row["obs_status"] for row in rows_of(folder, indicator="authority_support", category="legal_advice")}
    assert found <= {"Q", "O"}
    assert "Q" in found


def test_what_cannot_be_protected_is_refused_and_nothing_written(tmp_path, capsys):
    """Where all that would help is to be shown."""
    folder = started(tmp_path)
    write_disclosure(folder, kept=[f"gender.{name}" for name in ("women", "men", "total")])
    fill(book_of(folder), D={GENDER.format(name): count for name, count in COUNTS.items()})
    assert read(folder) == 1
    told = capsys.readouterr().err
    assert f"vad som än döljs av det som får döljas: {at(folder, 'other_gender')} (Kön, vuxna, Ann" in told
    assert not zip_of(folder).exists()


def blank(**codes):
    """A blank of a report: its number stands in a chart, or there is none."""
    usual = {"year": BEFORE, "qualifier": "", "printed": "", "obs_status": "L"}
    return figure(**usual | codes, indicator="gender", population="adults")


def old(*rows):
    """A printed row of last year about the gender of adults."""
    return [figure(**row, year=BEFORE, indicator="gender", population="adults") for row in rows]


@pytest.mark.parametrize(("value", "said"), [(28, "här står ”28”, men källan trycker 27"), (None, "källan trycker 27")])
@LATER
def test_a_printed_figure_that_was_changed_is_reported_and_not_overwritten(tmp_path, capsys, value, said):
    """The report's own number stays, and nothing is written."""
    folder = folder_with(tmp_path, *old({"category": "men", "value": "27"}), blank(category="women"))
    before = figures_of(folder, BEFORE)
    assert main(["workbook", BEFORE, "--folder", str(folder)]) == 0
    fill(book_of(folder, BEFORE), D={GENDER.format("men"): value, WOMEN: 50})
    assert read(folder, year=BEFORE) == 1
    assert said in capsys.readouterr().err
    assert figures_of(folder, BEFORE) == before


def told_in_words(words):
    """What a report says of women in another place."""
    return old({"category": "women", "value": "60", "qualifier": "over", "printed": words, "place": "Inledning"})


@LATER
def test_a_year_that_exists_keeps_its_printed_rows_and_gets_its_blanks_filled(tmp_path, capsys):
    """Only the blank that was filled in changes, and says that it stands in the form; a note on its figures in a list stays.

    What the report says in words alone refuses nothing, and is told beside.
    """
    folder = folder_with(
        tmp_path,
        *old({"category": "men", "value": "27"}),
        *told_in_words("väldigt många"),
        *(blank(category=name) for name in ("women", "total")),
        blank(category="other_gender", obs_status="O", printed="ett fåtal"),
    )
    with (folder / "codes/note_targets.csv").open("a", encoding="utf-8") as targets:
        targets.write(f"asele_case,99,gender,men,adults,all_cases,,,{BEFORE},,,platform\n")
    before = figures_of(folder, BEFORE).decode().splitlines()
    assert main(["workbook", BEFORE, "--folder", str(folder)]) == 0
    fill(book_of(folder, BEFORE), D={WOMEN: 50})
    assert read(folder, year=BEFORE) == 0
    assert "här står 50, men på ett annat ställe står väldigt många om samma sak." in capsys.readouterr().err
    after = figures_of(folder, BEFORE).decode().splitlines()
    (changed,) = [new for new, was in zip(after, before, strict=True) if new != was]
    assert ",50,,exact,50," in changed
    assert f"platform_form_{BEFORE}" in changed


@LATER
def test_a_filled_blank_that_a_printed_row_contradicts_is_told_with_both(tmp_path, capsys):
    """Over sixty, says the report in another place; the form says fifty."""
    folder = folder_with(tmp_path, *told_in_words("mer än 60"), blank(category="women"))
    assert main(["workbook", BEFORE, "--folder", str(folder)]) == 0
    fill(book_of(folder, BEFORE), D={WOMEN: 50})
    assert read(folder, year=BEFORE) == 1
    said = "Inledning (Kvinnor) säger mer än 60, men Vilka de utsatta är!D17 (Kvinnor) säger 50."
    assert said in capsys.readouterr().err
    assert not zip_of(folder, BEFORE).exists()
