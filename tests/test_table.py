"""The checks that follow from a schema, bytes as tables: what is understood, what is refused, and the one written form."""

from pathlib import Path

import pytest

from scripts.ground.codes import MAX_BYTES
from scripts.ground.problems import Refused
from scripts.ground.tables import ParsedFile, canonical, parse
from scripts.package.formatting import rewrite
from scripts.package.settings import Field, TableSettings
from scripts.package.validation.table import check_cells, check_header, check_keys, check_references, with_points
from tests.promised import promised
from tests.rows import figure, figures_csv, hand_folder, lines_of, to_row

TEXTS = {"title": "t", "title_en": "t", "description": "d", "description_en": "d"}
TABLE = TableSettings(
    "figures",
    "figures.csv",
    TEXTS,
    (
        Field("code", "string", TEXTS, codelist="colour", constraints={"required": True, "maxLength": 6}),
        Field("count", "integer", TEXTS, constraints={"minimum": 0}),
        Field("share", "number", TEXTS, constraints={"maximum": 100}),
        Field("day", "date", TEXTS),
    ),
    ("code",),
    (),
    ({"fields": ["code"], "table": "colours", "reference": ["colour"]},),
)
COLOURS = {"colour": ["red", "green"]}


def sheet(*rows, columns=("code", "count", "share", "day"), semicolon=False):
    return ParsedFile(tuple(columns), [list(row) for row in rows], list(range(2, len(rows) + 2)), semicolon)


def faults(*cells, semicolon=False):
    """(row, column, kind) of each problem in the cells."""
    rows, _ = with_points(sheet(*cells, semicolon=semicolon), TABLE)
    return [(one.row, one.column, one.kind) for one in check_cells(rows, TABLE, COLOURS, "f.csv")]


def test_right_cells_have_no_problem():
    """Empty is allowed where nothing says that it is not."""
    assert faults(("red", "12", "21.0", "2025-01-31"), ("green", "", "", "")) == []


@promised
def test_the_header_says_what_is_wrong_with_it(columns, problems):
    """Unknown, missing, doubled and reordered columns are told apart; a typing error gets the name that was meant."""
    found = check_header(sheet(columns=columns.split()), TABLE, "f.csv")
    assert [" ".join(filter(None, (one.column, one.kind, one.hint.strip(" →")))) for one in found] == problems


@promised
def test_a_text_that_is_no_count_says_why(found, kind):
    """Spaces, percent signs, commas, minus and decimals each have their own advice; the rest is text."""
    assert faults(("red", found, "", "")) == [(2, "count", kind)]


@pytest.mark.parametrize(
    ("found", "kind"), [("100.1", "big"), ("1234567890", "long"), ("1" * 40, "long"), ("0.12345", "long")]
)
def test_a_number_beyond_its_limit_is_refused(found, kind):
    """A share above the maximum of the schema; ten digits or five decimals are a slip, and rounding them would raise."""
    assert (2, "share", f"number_too_{kind}") in faults(("red", "", found, ""))


def test_a_decimal_comma_is_understood_only_between_semicolons():
    """With commas between the columns a comma in a number is a fault; with semicolons it is how Swedish Excel writes."""
    assert faults(("red", "", "21,5", "")) == [(2, "share", "number_comma")]
    assert faults(("red", "", "21,5", ""), semicolon=True) == []


@promised
def test_a_text_that_is_no_code_or_could_do_harm_is_refused(found, kind):
    """One problem a cell, the most telling one."""
    assert faults((found, "", "", "")) == [(2, "code", kind)]


@pytest.mark.parametrize("day", ["31/12/2025", "20251231", "2025-2-3", "2025-02-29", "2025-13-01"])
def test_an_impossible_day_is_refused(day):
    """A date is written year, month, day, and the calendar has it."""
    assert faults(("red", "", "", day)) == [(2, "day", "bad_pattern")]
    assert faults(("red", "", "", "2024-02-29")) == []


def test_what_does_not_fit_a_column_is_told_with_what_the_column_has():
    """Excel makes a day of 07-21; whoever reads the message may know no pattern."""
    hours = Field(
        "hours",
        "string",
        TEXTS | {"description": "Klockslag: 07-21."},
        constraints={"pattern": "[0-2][0-9]-[0-2][0-9]"},
    )
    table = TableSettings("lines", "lines.csv", TEXTS, (hours,), (), (), ())
    (found,) = check_cells({2: {"hours": "21-jul"}, 3: {"hours": "07-21"}}, table, {}, "lines.csv")
    assert "21-jul passar inte i kolumnen. Så här är den: Klockslag: 07-21." in found.text("sv")
    assert "This is what it has: d " in found.text("en")


def test_a_doubled_key_names_the_row_of_the_first():
    """So that a person can look at both."""
    rows, _ = with_points(sheet(("red", "1", "", ""), ("green", "2", "", ""), ("red", "3", "", "")), TABLE)
    (problem,) = check_keys(rows, TABLE, "f.csv")
    assert (problem.row, problem.kind, problem.found, problem.hint) == (4, "doubled_key", "red", "2")


def test_a_code_that_no_table_has_gets_the_nearest_that_fits():
    """Empty codes point nowhere and are left alone."""
    rows, _ = with_points(sheet(("gren", "", "", ""), ("", "", "", "")), TABLE)
    colours = {"colours": lines_of(to_row({"colour": "red"}), to_row({"colour": "green"}))}
    (problem,) = check_references(rows, TABLE, colours, "f.csv")
    assert (problem.row, problem.kind, problem.hint, problem.more) == (2, "unknown_code", " → green?", " colours")


def kinds(data):
    return [problem.kind for problem in parse(data, "f.csv")[1]]


def rows(data):
    sheet, _ = parse(data, "f.csv")
    assert sheet is not None
    return sheet.rows


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"a,b\n\xc3\xa5,2\n", []),
        (b"a;b\n\xc3\xa5;2\n", ["notice_semicolon"]),
        (b"\xef\xbb\xbfa,b\n\xc3\xa5,2\n", ["notice_bom"]),
        (b"a,b\r\n\xc3\xa5,2\r\n", ["notice_crlf"]),
        (b"a,b\r\xc3\xa5,2\r", ["notice_crlf"]),
        (b"a,b\n\xe5,2\n", ["notice_cp1252"]),
        (b"sep=;\na;b\n\xc3\xa5;2\n", ["notice_separator_line", "notice_semicolon"]),
        (b"sep=,\r\na,b\r\n\xc3\xa5,2\r\n", ["notice_crlf", "notice_separator_line"]),
        (b"a,b\n\xc3\xa5,2\n\n,\n \n", ["notice_blank_end"]),
        (
            b"\xef\xbb\xbfa;b\r\n\xc3\xa5;2\r\n;\r\n",
            ["notice_bom", "notice_crlf", "notice_semicolon", "notice_blank_end"],
        ),
    ],
)
def test_what_swedish_excel_writes_is_understood_and_said_so(data, said):
    """The canonical form has nothing to say; semicolons, BOM, line ends, cp1252 and blank rows change nothing in what is read."""
    assert (rows(data), kinds(data)) == ([["å", "2"]], said)


@pytest.mark.parametrize(
    ("data", "kind", "row"),
    [
        (b"", "file_empty", 0),
        (b" \r\n \n", "file_empty", 0),
        (b",,,,\n", "file_empty", 0),
        (b";;;;\n", "file_empty", 0),
        (b'""\n', "file_empty", 0),
        (b"a,b\n", "only_header", 1),
        (b"a,b\n1\n", "ragged", 2),
        (b"a,b\n1,2,3\n", "ragged", 2),
        (b"a,b\n\n1,2\n", "blank_row", 2),
        (b"a\tb\n1\t2\n", "delimiter", 1),
        (b'a,b\n1,"2\n3,4\n', "quotes", 2),
        (b'a,b\n1,"2"x\n', "quotes", 2),
        (b'a,b\n1,"2\n3,4"\n', "newline_in_cell", 2),
        (b"a,b\n1,2\n3,\0\n", "nul_byte", 3),
        ("a,b\n1,2\n".encode("utf-16"), "utf16", 0),
        ("a,b\n1,2\n".encode("utf-16-le"), "utf16", 0),
        (b"a,b\nm\xc3\xa5l,\xe5\x81\n", "encoding", 2),
        ("a,b\nmÃ¥l,2\n".encode(), "encoding", 2),
        ("a,b\nmål,2\n".encode("cp850"), "encoding", 2),
        ("a,b\nkön,2\n".encode("cp850"), "encoding", 2),
        ("a,b\nmål,2\n".encode("mac_roman"), "encoding", 2),
        ("a,b\nmål,2\nkön,3\n".encode() + b"k\xf6n,4\n", "encoding", 4),
        (b"sep=;\na;b\n1\n", "ragged", 3),
        (b"sep=;\na;b\n", "only_header", 2),
        ("a,b\nm\ufffdl,2\n".encode(), "encoding", 2),
        ("a,b\n1,\u202e2\n".encode(), "invisible", 2),
        ("a,b\n1,2\u200b\n".encode(), "invisible", 2),
        (b"a,b\n1,\x1b[31m\n", "invisible", 2),
        (b"a,b\n1," + b"x" * 3_000 + b"\n", "cell_too_long", 2),
        (b"a,b\n1," + b"x" * 1_000_000 + b"\n", "cell_too_long", 2),
        (b"a,b\n1," + b"x" * (MAX_BYTES + 1) + b"\n", "file_too_big", 0),
    ],
)
def test_what_could_hide_a_wrong_figure_is_refused_at_its_row(data, kind, row):
    """One problem, of the right kind, at the line where it is."""
    (problem,) = [problem for problem in parse(data, "f.csv")[1] if not problem.is_notice]
    assert (problem.kind, problem.row) == (kind, row)


def test_a_quoted_word_of_windows_is_no_wrong_encoding():
    """Swedish quotation marks in cp1252 stand beside letters, and are right."""
    assert kinds("a,b\n”mål”,2\n".encode("cp1252")) == ["notice_cp1252"]


def test_a_wrong_encoding_is_told_three_times_and_not_for_every_word():
    """Three places are enough to see what is wrong."""
    assert kinds(b"a,b\n" + "mÃ¥l,2\n".encode() * 50) == ["encoding"] * 3
    assert kinds(b"a,b\n" + "mål,2\n".encode("cp850") * 50) == ["encoding"] * 3


def test_the_canonical_form_reads_back_the_same():
    """Commas, quotation marks and leading zeros survive, and only what needs quotation marks has them."""
    data = canonical(["a", "b"], [['says "no"', "1,5"], ["NA", "007"]])
    assert data == b'a,b\n"says ""no""","1,5"\nNA,007\n'
    assert rows(data) == [['says "no"', "1,5"], ["NA", "007"]]


SEMICOLONS = figures_csv(figure(value="420")).replace(b",", b";")


def refused(folder):
    """The kinds of problem for which `format` refuses the folder."""
    with pytest.raises(Refused) as error:
        rewrite(folder)
    return {one.kind for one in error.value.problems if not one.is_notice}


@pytest.mark.parametrize("step", range(2))
def test_a_disk_error_leaves_every_file_as_it_was(tmp_path, monkeypatch, step):
    """Also when the first file was already in place, and nothing is left beside."""
    folder = hand_folder(tmp_path, y2024=SEMICOLONS, y2025=SEMICOLONS)
    calls, real = iter(range(99)), Path.replace

    def refuse(self, target):
        if next(calls) == step:
            raise OSError(28, "No space left on device", str(self))
        return real(self, target)

    monkeypatch.setattr(Path, "replace", refuse)
    assert refused(folder) == {"cannot_write"}
    assert {path.name: path.read_bytes() for path in (folder / "figures").iterdir()} == {
        "2024.csv": SEMICOLONS,
        "2025.csv": SEMICOLONS,
    }


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (SEMICOLONS.replace(b"category", b"indicator", 1), "column_doubled"),
        (b"a;b\n1;2\n", "column_unknown"),
        (SEMICOLONS.replace(b";420;;exact;420", b";4,2;;exact;4,2"), "number_fraction"),
    ],
)
def test_what_is_not_only_form_is_said_and_not_rewritten(tmp_path, data, kind):
    """A wrong header, or a comma in a count, which may be a thousand: a person has to look."""
    folder = hand_folder(tmp_path, y2025=data)
    assert kind in refused(folder)
    assert (folder / "figures/2025.csv").read_bytes() == data


def test_a_stray_file_is_said_as_in_the_build(tmp_path):
    """A copy beside the figures would silently keep its form."""
    folder = hand_folder(tmp_path, y2025=SEMICOLONS)
    (folder / "figures/2025-kopia.csv").write_bytes(SEMICOLONS)
    assert refused(folder) == {"file_stray"}
