"""A slip in Excel, or a file made to do harm, is answered in one sentence, within seconds and little memory."""

import io
import os
import subprocess
import sys
import zipfile

import pytest

from scripts.__main__ import main
from scripts.ground import codes
from scripts.ground.problems import Refused
from scripts.paths import ROOT
from scripts.year import opening
from scripts.year.opening import ALONG, covered, open_workbook, too_heavy
from scripts.year.read import read_workbook
from tests.heavy_workbooks import HEAVY, ROWS, Parts, merged, packed, parts_of, whole
from tests.year_folder import YEAR, book_of, started

LATER = pytest.mark.slow(
    "large workbooks", "test_each_of_them_is_told", "test_what_is_too_much_is_told_in_one_sentence"
)

SECONDS, MEGABYTES = 5, 300
TOO_BIG = ": arbetsboken är mer än 12000000 byte när den packas upp"
TOLD = {
    "a whole column merged": f", Ursprung!D1:D{ROWS}: {ROWS} celler är sammanfogade",
    "all columns merged": f", Ursprung!A1:XFD{ROWS}: {ROWS * 16384} celler är sammanfogade",
    "each column merged": f", Ursprung!Z1:Z{ROWS}: {ROWS * 26} celler är sammanfogade",
    "a whole row merged": ", Ursprung!A7:XFD7: 16384 celler är sammanfogade",
    "a whole column made a link": f", Ursprung!D1:D{ROWS}: en länk ligger över {ROWS} celler",
    "a whole column formatted cell by cell": f", Ursprung{TOO_BIG}",
    "a whole column filled down": f", Ursprung{TOO_BIG}",
    "a third of a column filled down": ", Ursprung: bladet har fler än 100000 celler, med innehåll eller format",
    "many rows formatted": ", Ursprung: bladet har fler än 100000 celler, med innehåll eller format",
    "an area written otherwise": f", Ursprung!D1:D{ROWS}: {ROWS} celler är sammanfogade",
    "a ZIP bomb": TOO_BIG,
    "a directory that lies": ": filen går inte att läsa som en arbetsbok (",
    "a billion laughs": ", Ursprung: filen går inte att läsa som en arbetsbok (DOCTYPE)",
    "letters of two bytes": f", Ursprung!D1:D{ROWS}: {ROWS} celler är sammanfogade",
    "letters of another age": ": filen går inte att läsa som en arbetsbok (ParseError)",
}
# Where the system says it, its own most: in that of `getrusage` is also what the process that started it had in memory.
MEASURE = """
import pathlib, re, resource, sys
from scripts.__main__ import main
code = main(["read-workbook", *sys.argv[1:]])
used = resource.getrusage(resource.RUSAGE_SELF)
status = pathlib.Path("/proc/self/status")
most = re.search(r"VmHWM:\\s*(\\d+)", status.read_text()) if status.is_file() else None
print(code, used.ru_utime + used.ru_stime, int(most[1] if most else used.ru_maxrss) / 1024)
"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """A package folder with the workbook of a new year beside."""
    return started(tmp_path_factory.mktemp("weight"))


@pytest.fixture(scope="module")
def parts(folder) -> Parts:
    """The parts of that workbook."""
    return parts_of(book_of(folder))


def weighed(data: bytes) -> list[tuple[str, str]]:
    """What a workbook has too much of, and where."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return [(one.kind, one.column) for one in too_heavy(archive, "x.xlsx")]


def test_each_of_them_is_told():
    """None is forgotten here."""
    assert {*TOLD} == {*HEAVY}


@pytest.mark.parametrize("name", TOLD)
def test_what_is_too_much_is_told_in_one_sentence(parts, tmp_path, name):
    """With the sheet and the cells where there are any, before any of it is opened."""
    file = tmp_path / f"{YEAR}.xlsx"
    file.write_bytes(HEAVY[name](parts))
    with pytest.raises(Refused) as refused:
        open_workbook(file)
    (told,) = refused.value.problems
    assert told.text("sv").startswith(f"{YEAR}.xlsx{TOLD[name]}")
    assert told.text("en").startswith(f"{YEAR}.xlsx")


def measured(folder, parts, tmp_path, name) -> tuple[int, float, float]:
    """The exit code, the seconds of work and the megabytes of the command."""
    file = tmp_path / f"{YEAR}.xlsx"
    file.write_bytes(HEAVY[name](parts))
    command = [sys.executable, "-c", MEASURE, str(file), "--folder", str(folder)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    code, seconds, megabytes = map(float, done.stdout.split())
    return int(code), seconds, megabytes


@pytest.mark.parametrize("name", ["a whole column merged", "a whole column formatted cell by cell"])
@LATER
def test_a_slip_with_a_whole_column_is_answered_at_once(folder, parts, tmp_path, name):
    """Within five seconds of work and 300 MB."""
    code, seconds, megabytes = measured(folder, parts, tmp_path, name)
    assert code == 1
    assert (seconds < SECONDS, megabytes < MEGABYTES) == (True, True), (seconds, megabytes)


@pytest.mark.parametrize("name", HEAVY)
@LATER
def test_every_heavy_workbook_is_answered_at_once(folder, parts, tmp_path, name):
    """Within five seconds of work and 300 MB, whatever it is."""
    code, seconds, megabytes = measured(folder, parts, tmp_path, name)
    assert code == 1
    assert (seconds < SECONDS, megabytes < MEGABYTES) == (True, True), (seconds, megabytes)


def test_a_true_workbook_is_far_from_every_limit(parts, monkeypatch):
    """A tenth of each would do."""
    for name in ("MOST_UNPACKED", "MOST_CELLS", "MOST_COVERED"):
        monkeypatch.setattr(opening, name, getattr(codes, name) // 10)
    assert weighed(packed(parts)) == []


@pytest.mark.parametrize(
    ("part", "kinds"),
    [
        ("xl/vbaProject.bin", ["notice_workbook_macros"]),
        ("xl/macrosheets/sheet1.xml", ["notice_workbook_macros"]),
        ("xl/externalLinks/externalLink1.xml", ["notice_workbook_links"]),
        ("xl/connections.xml", ["notice_workbook_links"]),
        ("xl/worksheets/sheet99.xml", []),
    ],
)
def test_who_drops_a_book_with_macros_or_with_links_to_other_books_is_told(folder, parts, tmp_path, part, kinds):
    """It is read all the same, and nothing of them is run or fetched."""
    file = tmp_path / f"{YEAR}.xlsx"
    file.write_bytes(packed({**parts, part: b"<x/>"}))
    assert [one.kind for one in read_workbook(folder, file) if one.kind in ALONG] == kinds


def test_many_areas_count_together(parts):
    """Each of them may be small."""
    areas = [f"A{row}:ZZ{row}" for row in range(5, 1000, 5)]
    ((kind, _),) = weighed(packed(merged(parts, *areas)))
    assert kind == "workbook_merged_many"


@pytest.mark.parametrize("area", ["", "A:A", "A1:", "D5"])
def test_what_is_no_area_covers_one_cell(area):
    """The library says what is wrong with it."""
    assert covered(area) == 1


def test_a_part_that_is_packed_as_no_workbook_is_packs_none(parts, tmp_path):
    """Other ways unpack without a bound."""
    file = tmp_path / f"{YEAR}.xlsx"
    with zipfile.ZipFile(file, "w", zipfile.ZIP_BZIP2) as archive:
        for name in parts:
            archive.writestr(name, whole(parts, name))
    with pytest.raises(Refused) as refused:
        open_workbook(file)
    assert [(one.kind, one.found) for one in refused.value.problems] == [("workbook_unreadable", "BadZipFile")]


@pytest.mark.parametrize("kind", ["pipe", "device", "link out", "link to nothing", "folder"])
def test_a_workbook_is_an_ordinary_file(folder, tmp_path, capsys, kind):
    """Else it is refused with a sentence, and nothing waits for ever."""
    file = tmp_path / "in" / f"{YEAR}.xlsx"
    file.parent.mkdir()
    made = {
        "pipe": lambda: os.mkfifo(file),
        "device": lambda: file.symlink_to("/dev/zero"),
        "link out": lambda: file.symlink_to(book_of(folder)),
        "link to nothing": lambda: file.symlink_to(file.with_name("gone.xlsx")),
        "folder": file.mkdir,
    }
    made[kind]()
    said = {"pipe": "ett rör", "link to nothing": "finns inte", "folder": "en mapp"}.get(kind, "länk ut ur")
    assert main(["read-workbook", str(file), "--folder", str(folder)]) == 1
    assert f"{YEAR}.xlsx: " in (told := capsys.readouterr().err)
    assert said in told


def test_a_device_is_not_read(folder, capsys):
    """It would never end."""
    assert main(["read-workbook", "/dev/zero", "--folder", str(folder)]) == 1
    assert "enhet" in capsys.readouterr().err
