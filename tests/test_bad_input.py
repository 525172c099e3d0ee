"""What real people's files look like, and what each of them gets: one clear message, exit code 1, nothing written."""

import os
import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from shutil import copytree, ignore_patterns

import pytest

from scripts.__main__ import main
from scripts.ground.data_package import Row
from scripts.ground.disk import read_bytes
from scripts.ground.numbers import comma
from scripts.ground.problems import LAYOUT, MESSAGES, Problem, report
from scripts.ground.tables import records
from scripts.ground.texts import plain
from scripts.package.disclosure.texts import columns_of
from scripts.package.sources import hand_part, read_sources
from scripts.paths import DATAPACKAGE
from tests.audits import SOURCES
from tests.bad_files import GOOD, REFUSED, TEXT, as_excel, replaced
from tests.code_lists import HandTable, read_table, write_table
from tests.promised import promised
from tests.rows import hand_folder
from tests.seldom import seldom


def run(folder: Path, capsys: pytest.CaptureFixture[str], *options: str) -> tuple[int, list[str]]:
    """The exit code of `package` and the lines it says, without what the platform has still to set and how many these are."""
    code = main(["package", "--folder", str(folder), *options])
    lines = capsys.readouterr().err.splitlines()
    return code, [line for line in lines[: None if code else -1] if not line.startswith("package.yml: ") or code]


@pytest.fixture
def told(monkeypatch):
    """The problems that `main` reports."""
    kept: list[Problem] = []

    def reported(problems: list[Problem], *rest: object) -> object:
        kept.extend(problems)
        return report(problems, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr("scripts.__main__.report", reported)
    return kept


@pytest.mark.parametrize("case", REFUSED)
def test_bad_figures_are_refused_at_their_place(tmp_path, capsys, told, case):
    """The message names file, row and column, says what was found, and nothing is written.

    In English it is said of the same place, with no Swedish word left over.
    """
    data, place, words = REFUSED[case]
    folder = hand_folder(tmp_path, y2025=data.encode() if isinstance(data, str) else data)
    code, lines = run(folder, capsys)
    assert code == 1
    assert [line for line in lines if line.startswith("figures/2025.csv") and place in line and words in line], lines
    assert lines[-1].endswith("Ingenting har skrivits.")
    assert not (folder / "data").exists()
    assert max(len(line) for line in lines) < 300
    english = [problem.text("en") for problem in told]
    english_place = place.replace("rad ", "row ").replace("kolumn ", "column ")
    assert any(english_place in line for line in english), english
    assert not [line for line in english if " rad " in line or "kolumn " in line]


def test_the_faults_are_said_in_english_on_request(tmp_path, capsys):
    """At their place, to the last sentence."""
    code, lines = run(hand_folder(tmp_path, y2025=replaced(",420,", ",-420,")), capsys, "--lang", "en")
    assert code == 1
    assert lines[0].startswith("figures/2025.csv, row 2, column value")
    assert lines[-1].endswith("Nothing has been written.")


# All at once that Swedish Excel writes, each of which `test_table` tries alone; and what a cell may hold then.
UNDERSTOOD = {
    "semicolons": b"\xef\xbb\xbf" + as_excel(TEXT).encode() + b";;\r\n",
    "decimal comma": as_excel(replaced("count,420,,exact,420", "percent,42§5,,exact,42§5").decode()).replace("§", ",").encode(),
    "cp1252": replaced(",Inledning,", ",På sidan,").decode().encode("cp1252"),
}  # fmt: skip


@pytest.mark.parametrize("case", UNDERSTOOD)
def test_what_swedish_excel_writes_is_built_and_can_be_rewritten(tmp_path, capsys, case):
    """It builds and says what was understood; `format` writes the same in the canonical form, and nothing is left to say."""
    folder = hand_folder(tmp_path, y2025=UNDERSTOOD[case])
    code, lines = run(folder, capsys)
    assert code == 0
    assert any("figures/2025.csv" in line for line in lines)
    before = read_sources(folder).figures[2025]
    assert main(["format", "--folder", str(folder)]) == 0
    after = read_sources(folder)
    assert [one.kind for one in after.notices if "figures" in one.file] == []
    assert records(after.figures[2025]) == records(before)


def test_format_changes_no_file_when_one_cannot_be_read(tmp_path, capsys):
    """A torn file beside a semicolon file: both stay as they are."""
    folder = hand_folder(tmp_path, y2024=UNDERSTOOD["semicolons"], y2025=b"a,b\n\0")
    assert main(["format", "--folder", str(folder)]) == 1
    assert (folder / "figures/2024.csv").read_bytes() == UNDERSTOOD["semicolons"]


def refused_kind(folder: Path, capsys: pytest.CaptureFixture[str], kind: str) -> None:
    """The build is refused with a message of this kind, in Swedish."""
    code, lines = run(folder, capsys)
    start = MESSAGES[kind]["sv"].partition("{")[0]
    assert code == 1
    assert any(start in line for line in lines), lines


# What may lie where a file should.
LIES: dict[str, Callable[[Path], object]] = {
    "a folder": Path.mkdir,
    "a pipe": os.mkfifo,
    "a file": lambda path: path.write_bytes(GOOD),
    "nothing": lambda path: None,
}


@promised
def test_what_lies_in_place_of_a_file_or_beside_the_others_is_said(tmp_path, capsys, file, lies, kind):
    """Somebody unpacked an archive there; reading a pipe would wait for ever; a copy or a lock is not silently left out."""
    folder = hand_folder(tmp_path, y2025=GOOD)
    path = folder / file
    shutil.rmtree(path) if path.is_dir() else path.unlink(missing_ok=True)
    LIES[lies](path)
    refused_kind(folder, capsys, kind)


@pytest.mark.parametrize(
    ("hint", "swedish", "english"), [(comma("12.5, 13"), "12,5, 13", "12.5, 13"), ("”12,5 %”", "”12,5 %”", "”12,5 %”")]
)
def test_a_number_has_the_decimal_sign_of_the_language_and_what_somebody_wrote_stands(hint, swedish, english):
    problem = Problem("a.xlsx", 0, "A!B5", "workbook_not_there", "9,5", hint)
    assert f"9,5, men året har {swedish} där" in problem.text("sv")
    assert f"9,5, but the year has {english} there" in problem.text("en")


def test_one_fault_is_one_and_two_are_several():
    """In both languages."""
    problem = Problem("a.csv", 1, "", "file_empty")
    assert report([problem], "en").endswith("\n1 fault. Nothing has been written.")
    assert report([problem, replace(problem, row=2)], "en").endswith("\n2 faults. Nothing has been written.")
    noticed = [replace(problem, kind="notice_form_unread")]
    assert report(noticed, "sv", quiet="noted").endswith("\n0 fel, och paketet är byggt. Att titta på: 1.")
    assert set(LAYOUT["sv"]) == set(LAYOUT["en"])


def test_faults_stand_before_notices_and_what_is_noticed_in_several_cells_is_told_once():
    """Whoever has two cells to mend finds them at once; a sheet that several cells in turn are on is named once."""
    cells = ["Barn!D7", "Barn!D12", "Vuxna!E3"]
    why = [Problem("2031.xlsx", 0, one, "notice_why_left_out") for one in cells]
    hidden = [Problem("2031.xlsx", 0, one, "notice_hidden", hint=one) for one in cells[:2]]
    others = [
        Problem("2031.xlsx", 0, one, "notice_contradicts", found, "7") for one, found in zip(cells, "889", strict=True)
    ]
    faults = [Problem("2031.xlsx", 0, one, "workbook_text", "tolv") for one in ("Barn!D9", "Åldrar!D2")]
    told = report([*why, faults[1], *hidden, *others, faults[0]], "sv").split("\n")
    places = [line.partition(": ")[0] for line in told[:-1]]
    assert places == [
        "2031.xlsx, Barn!D9",
        "2031.xlsx, Åldrar!D2",
        "2031.xlsx, Barn!D7, D12",
        "2031.xlsx, Vuxna!E3",
        "2031.xlsx, Barn!D7, D12",
        "2031.xlsx, Barn!D7, D12, Vuxna!E3",
    ]
    assert told[-1] == "2 fel. Ingenting har skrivits."


def test_a_link_out_of_the_project_is_never_followed(tmp_path, capsys):
    """Neither to a file that exists nor in a circle."""
    (tmp_path / "secret.csv").write_bytes(GOOD)
    folder = hand_folder(tmp_path / "package", y2025=GOOD)
    (folder / "figures/2024.csv").symlink_to(tmp_path / "secret.csv")
    refused_kind(folder, capsys, "file_is_link_out")
    (folder / "figures/2024.csv").unlink()
    (folder / "figures/2024.csv").symlink_to(folder / "figures/2024.csv")
    assert run(folder, capsys)[0] == 1


@pytest.mark.parametrize("name", ["codes", "figures"])
def test_a_folder_that_is_a_link_out_of_the_project_is_never_followed(tmp_path, capsys, name):
    """Neither are the files in it read, nor are their names told."""
    folder = hand_folder(tmp_path / "package", y2025=GOOD)
    (folder / name).rename(tmp_path / "elsewhere")
    (tmp_path / "elsewhere/secret.csv").write_bytes(GOOD)
    (folder / name).symlink_to(tmp_path / "elsewhere")
    refused_kind(folder, capsys, "file_is_link_out")
    assert "secret" not in "\n".join(run(folder, capsys)[1])
    assert main(["format", "--folder", str(folder)]) == 1
    assert "länk ut ur" in capsys.readouterr().err


def test_a_link_within_the_project_is_followed(tmp_path):
    """Two years may be one file, and the project itself may lie behind a link."""
    folder = hand_folder(tmp_path / "package", y2025=GOOD)
    (folder / "figures/2025.csv").rename(folder / "data.csv")
    (folder / "figures/2025.csv").symlink_to(folder / "data.csv")
    (tmp_path / "link").symlink_to(folder)
    _, problems = read_bytes(tmp_path / "link/figures/2025.csv", tmp_path / "link")
    assert problems == []


def test_an_unreadable_file_is_said(tmp_path, capsys, monkeypatch):
    """As when the permissions are wrong (root may read everything, so the refusal is made here)."""
    folder = hand_folder(tmp_path, y2025=GOOD)
    real = Path.open

    def refuse(self, *args, **kwargs):
        if self.name == "2025.csv":
            raise PermissionError(13, os.strerror(13), str(self))
        return real(self, *args, **kwargs)

    monkeypatch.setattr(Path, "open", refuse)
    refused_kind(folder, capsys, "file_unreadable")


@pytest.mark.parametrize("data", [b"package: [", b"", b"- a\n", b"\xff\xfe"])
def test_a_broken_package_yml_is_said(tmp_path, capsys, data):
    folder = hand_folder(tmp_path, y2025=GOOD)
    (folder / "package.yml").write_bytes(data)
    code, lines = run(folder, capsys)
    assert code == 1
    assert all(line.startswith("package.yml: ") for line in lines[:-1])


@pytest.mark.parametrize(
    ("file", "old", "new", "words"),
    [
        ("codes/notes.csv", "dark_figure,1,", "dark_figure,1,<script>alert(1)</script>", "HTML"),
        ("codes/notes.csv", "dark_figure,1,", "dark_figure,1,=HYPERLINK(1)", "formel"),
        ("codes/notes.csv", "dark_figure,1,", "dark_figure,1,\u202e", "osynliga"),
        ("codes/populations.csv", ",Vuxna,", ",Vuxn\u0430,", "cyrillic small letter a → a"),
        ("codes/categories.csv", ",Medlemmarna mötte {},", ",Medlemmarna mötte {antal},", "luckor"),
        ("codes/populations.csv", "adults,4,Vuxna,Adults,", "adults,4,Vuxna,,", "måste ha ett värde"),
        ("codes/categories.csv", ",är barn,are children", ",,are children", "predicate_sv: cellen är tom men måste ha"),
        ("codes/categories.csv", "contacts,total,1,", "contact,total,1,", "→ contacts?"),
        ("codes/relations.csv", "children_met,same,1,result,", "children_met,same,1,term,", "resultat först"),
        ("recommendations.csv", ",sou_2023_97,", ",sou_2032_97,", "→ sou_2023_97?"),
        ("recommendation_status.csv", ",put_forward,", ",put_foward,", "→ put_forward?"),
    ],
)
def test_bad_code_lists_are_refused_too(tmp_path, capsys, file, old, new, words):
    folder = hand_folder(tmp_path, y2025=GOOD)
    text = (folder / file).read_text(encoding="utf-8")
    assert old in text
    (folder / file).write_text(text.replace(old, new, 1), encoding="utf-8")
    code, lines = run(folder, capsys)
    assert code == 1
    assert any(line.startswith(file) and words in line for line in lines), lines


# What a page would fill in, and what would lead a reader elsewhere: as Markdown, and as people write it.
NO_TEXT = (
    "{{ 7*7 }}",
    "{% raw %}",
    "[x](https://a.example)",
    "![x](//a.example/x.png)",
    "www.a.example",
    "mailto:a@a.example",
)
NAMED = "{{ contacts.total.all.all_cases.2025.count.persons }}"  # a number, where texts may name one


@pytest.mark.parametrize("text", seldom([*NO_TEXT, NAMED]))
def test_no_text_column_takes_what_would_be_filled_in_or_lead_elsewhere(tmp_path, told, text):
    """Each column that may hold a text, of each table that people write: at its place. None of it comes to a page."""
    folder = copytree(DATAPACKAGE, tmp_path / "datapackage", ignore=ignore_patterns("data", "datapackage.json"))
    planted = set()
    for name, columns in columns_of(SOURCES.settings.tables).items():
        file = SOURCES.settings.tables[name].path or "figures/2025.csv"
        there = read_table(folder / file).rows if (folder / file).exists() else []
        every = hand_part(SOURCES.settings.tables[name]).columns
        mine = [one for one in columns if one in every and (text != NAMED or plain(text, name, one) == text)]
        first: Row = {**dict.fromkeys(every, ""), **(there[0] if there else {}), **dict.fromkeys(mine, text)}
        write_table(folder / file, HandTable([*every], [first, *there[1:]]))
        planted |= {(file, one) for one in mine}
    assert main(["package", "--folder", str(folder)]) == 1
    assert len(planted) > 50
    found = {(one.file, one.column) for one in told if one.kind in ("template", "address_in_text") and one.row == 2}
    assert planted - found == set()


def test_every_message_has_both_languages_and_the_same_blanks():
    """A message that one language fills in and the other does not would fail only when it is needed."""
    for kind, texts in MESSAGES.items():
        assert set(texts) == {"sv", "en"}, kind
        assert [one for one in ("{found}", "{hint}") if (one in texts["sv"]) != (one in texts["en"])] == [], kind


@pytest.mark.parametrize("file", ["codes/categories.csv", "codes/populations.csv"])
def test_what_names_a_row_with_a_cell_too_many_is_not_told_beside_it(tmp_path, capsys, file):
    """The code is there: it is the row that cannot be read."""
    folder = hand_folder(tmp_path, y2025=GOOD)
    text = (folder / file).read_text(encoding="utf-8")
    (folder / file).write_text(text.rstrip("\n") + ",\n", encoding="utf-8")
    code, lines = run(folder, capsys)
    assert code == 1
    assert "citattecken" in lines[0]
    assert len(lines) == 2
