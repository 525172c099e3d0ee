"""What is read from the bytes of a file, and what is refused."""

import pytest

from scripts.ground.codes import MAX_BYTES
from scripts.package.tables import canonical, parse

PLAIN = "a,b\nå,2\n"


def kinds(data):
    """The kinds of problem in a file of these bytes."""
    return [problem.kind for problem in parse(data, "f.csv")[1]]


def rows(data):
    """The rows of a file of these bytes."""
    sheet, _ = parse(data, "f.csv")
    assert sheet is not None
    return sheet.rows


def test_a_plain_file_has_no_problem():
    """Commas, UTF-8 and LF are the canonical form."""
    assert (rows(PLAIN.encode()), kinds(PLAIN.encode())) == ([["å", "2"]], [])


@pytest.mark.parametrize(
    ("data", "said"),
    [
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
    """Semicolons, BOM, Windows line ends, cp1252 and blank rows at the end change nothing in what is read."""
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
