"""A slip in Excel, or a file made to do harm, is answered in one sentence, within seconds and little memory."""

import io
import os
import subprocess
import sys
import zipfile

import pytest

from scripts.__main__ import main
from scripts.ground import thresholds
from scripts.ground.problems import Refused
from scripts.paths import ROOT
from scripts.year import weight
from scripts.year.opening import open_workbook
from scripts.year.weight import lightened, too_heavy
from tests.heavy_workbooks import (
    HEAVY,
    ROWS,
    SHEET,
    STRINGS,
    Parts,
    Repeated,
    merged,
    packed,
    parts_of,
    whole,
    with_rest,
    with_rows,
    with_strings,
)
from tests.year_folder import YEAR, book_of, started

SECONDS, MEGABYTES = 5, 300
# What is read all the same: a format alone, and what lies where nobody looks for it.
READ = ("a whole column formatted cell by cell", "a number far away in both directions")
TOLD = {
    "a whole column merged": f", Ursprung!D1:D{ROWS}: {ROWS} celler är sammanfogade",
    "all columns merged": f", Ursprung!A1:XFD{ROWS}: {ROWS * 16384} celler är sammanfogade",
    "each column merged": f", Ursprung!A1:A{ROWS}: {ROWS} celler är sammanfogade",
    "a whole row merged": ", Ursprung!A7:XFD7: 16384 celler är sammanfogade",
    "a whole column filled down": ", Ursprung: bladet har fler än 5000 rader med innehåll",
    "a million rows of ten cells": ", Ursprung: bladet har fler än 5000 rader med innehåll",
    "a whole column made a link": f", Ursprung!D1:D{ROWS}: en länk ligger över {ROWS} celler",
    "a string of 500 MB": ": en text är längre än 100000 tecken",
    "five million shared strings": ": arbetsboken har fler än 100000 olika texter",
    "a ZIP bomb": ": arbetsboken är 1000",
    "a directory that lies": ": filen går inte att läsa som en arbetsbok (",
    "a billion laughs": ", Ursprung: filen går inte att läsa som en arbetsbok (DOCTYPE)",
    "a hundred megabytes of comments": ": arbetsboken har fler än 100000 kommentarer",
    "twenty thousand parts": ": arbetsboken har fler än 1000 kommentarer",
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
        return [(one.kind, one.column) for one in too_heavy(archive, "x.xlsx")[0]]


def test_each_of_them_is_read_or_told():
    """None is forgotten here."""
    assert {*READ, *TOLD} == {*HEAVY}


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


@pytest.mark.parametrize("name", READ)
def test_what_says_nothing_is_left_out_and_the_rest_is_as_it_was(folder, parts, tmp_path, name):
    """A million empty cells with a format hide none that is filled in."""
    file = tmp_path / f"{YEAR}.xlsx"
    file.write_bytes(HEAVY[name](parts))
    before, after = (cells_of(one) for one in (book_of(folder), file))
    assert {at: said for at, said in after.items() if at[1] != "XFD1500"} == before


def cells_of(file) -> dict[tuple[str, str], object]:
    """What stands in each cell that says something."""
    return {
        (sheet.title, cell.coordinate): cell.value
        for sheet in open_workbook(file)
        for cell in sheet._cells.values()
        if cell.value is not None
    }


def measured(folder, parts, tmp_path, name) -> tuple[int, float, float]:
    """The exit code, the seconds of work and the megabytes of the command."""
    file = tmp_path / f"{YEAR}.xlsx"
    file.write_bytes(HEAVY[name](parts))
    command = [sys.executable, "-c", MEASURE, str(file), "--folder", str(folder)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    code, seconds, megabytes = map(float, done.stdout.split())
    return int(code), seconds, megabytes


@pytest.mark.parametrize("name", ["a whole column merged", "a whole column formatted cell by cell"])
def test_a_slip_with_a_whole_column_is_answered_at_once(folder, parts, tmp_path, name):
    """Within five seconds of work and 300 MB."""
    code, seconds, megabytes = measured(folder, parts, tmp_path, name)
    assert code == int(name in TOLD)
    assert (seconds < SECONDS, megabytes < MEGABYTES) == (True, True), (seconds, megabytes)


@pytest.mark.parametrize("name", HEAVY)
@pytest.mark.slow
def test_every_heavy_workbook_is_answered_at_once(folder, parts, tmp_path, name):
    """Within five seconds of work and 300 MB, whatever it is."""
    code, seconds, megabytes = measured(folder, parts, tmp_path, name)
    assert code == int(name in TOLD)
    assert (seconds < SECONDS, megabytes < MEGABYTES) == (True, True), (seconds, megabytes)


def test_a_true_workbook_is_far_from_every_limit(parts, monkeypatch):
    """A tenth of each would do."""
    for name in vars(thresholds):
        if name.startswith("MOST_") and hasattr(weight, name):
            monkeypatch.setattr(weight, name, getattr(thresholds, name) // 10)
    assert weighed(packed(parts)) == []


@pytest.mark.parametrize(
    ("limit", "kind"),
    [
        ("MOST_UNPACKED", "workbook_unpacked"),
        ("MOST_KEPT", "workbook_unpacked"),
        ("MOST_PARTS", "workbook_beside_many"),
        ("MOST_ROWS", "workbook_rows_many"),
        ("MOST_CELLS", "workbook_cells_many"),
        ("MOST_COVERED", "workbook_merged_many"),
        ("MOST_BESIDE", "workbook_beside_many"),
        ("MOST_TEXT", "workbook_text_long"),
    ],
)
def test_each_limit_is_held(parts, monkeypatch, limit, kind):
    """A true workbook is above one."""
    monkeypatch.setattr(weight, limit, 1)
    assert kind in {found for found, _ in weighed(packed(parts))}


def test_rows_count_up_to_the_last_that_says_something(parts, monkeypatch):
    """Also when it stands below a million that do not, or behind the end of all rows."""
    monkeypatch.setattr(weight, "MOST_ROWS", 1000)
    empty = b'<row><c s="1"/></row>'
    told = [("workbook_rows_many", "Ursprung!")]
    assert weighed(packed(with_rows(parts, empty, 2000))) == []
    behind = whole(parts, SHEET).replace(b"</sheetData>", empty + b"</sheetData>" + empty * 2000)
    assert weighed(packed(parts | {SHEET: behind})) == told
    said = with_rows(parts, empty, 2000)[SHEET]
    assert isinstance(said, Repeated)
    last = Repeated(said.start, said.block, said.times, b"<row><c><v>1</v></c></row>" + said.end)
    assert weighed(packed(parts | {SHEET: last})) == told


def test_many_areas_count_together(parts):
    """Each of them may be small."""
    areas = [f"A{row}:ZZ{row}" for row in range(5, 1000, 5)]
    ((kind, _),) = weighed(packed(merged(parts, *areas)))
    assert kind == "workbook_merged_many"


@pytest.mark.parametrize("area", ["", "A:A", "A1:", "D5"])
def test_what_is_no_area_covers_one_cell(area):
    """The library says what is wrong with it."""
    assert weight.covered(area) == 1


def test_a_name_in_a_namespace_counts_as_the_name(parts):
    """Another program may write x:si."""
    many = with_strings(parts, b"<x:si/>", 200_000, end=b"")
    table = many[STRINGS]
    assert isinstance(table, Repeated)
    start = table.start.replace(b"<sst ", b'<sst xmlns:x="x" ')
    changed = Repeated(start, table.block, table.times, table.end)
    assert weighed(packed(many | {STRINGS: changed})) == [("workbook_strings_many", "")]


def test_what_never_ends_is_not_gone_through_again_and_again(parts):
    """A remark of megabytes between two rows."""
    assert weighed(packed(with_rest(parts, b"<!--" + b"x" * 3_000_000 + b"-->"))) == [
        ("workbook_text_long", "Ursprung!")
    ]


def test_a_part_that_is_packed_as_no_workbook_is_packs_none(parts, tmp_path):
    """Other ways unpack without a bound."""
    file = tmp_path / f"{YEAR}.xlsx"
    with zipfile.ZipFile(file, "w", zipfile.ZIP_BZIP2) as archive:
        for name in parts:
            archive.writestr(name, whole(parts, name))
    with pytest.raises(Refused) as refused:
        open_workbook(file)
    assert [(one.kind, one.found) for one in refused.value.problems] == [("workbook_unreadable", "BadZipFile")]


def test_nothing_is_opened_but_what_was_weighed(parts):
    """A directory that says less than unpacks is taken at its word."""
    data = HEAVY["a directory that lies"](parts)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        problems, cuts = too_heavy(archive, "x.xlsx")
        assert problems == []
        assert len(lightened(archive, cuts).getvalue()) < 1_000_000


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
