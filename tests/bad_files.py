"""Files of figures as real people leave them, and what each of them is told: (the file, where, a word of the message)."""

import re

from tests.rows import figure, figures_csv

GOOD = figures_csv(figure(value="420"), figure(population="direct", value="364", printed="364 av dessa"))
TEXT = GOOD.decode()
HEADER, FIRST, SECOND = TEXT.splitlines(keepends=True)


def as_excel(text: str) -> str:
    """What Swedish Excel writes when it saves a CSV: semicolons and CRLF."""
    return text.replace(",", ";").replace("\n", "\r\n")


def replaced(old: str, new: str) -> bytes:
    """The good file with one text changed in its first data row."""
    assert old in FIRST
    return (HEADER + FIRST.replace(old, new, 1) + SECOND).encode()


REFUSED: dict[str, tuple[str | bytes, str, str]] = {
    "unknown column": (TEXT.replace("category", "kategori", 1), "rad 1", "okänd kolumn kategori"),
    "missing column": (TEXT.replace(",seq,", ",", 1).replace(",1,\n", ",\n").replace(",2,\n", ",\n"), "kolumn seq", "saknas"),
    "doubled column": (TEXT.replace(",note", ",seq", 1), "kolumn seq", "två gånger"),
    "reordered columns": (re.sub(r"(?m)^([^,\n]*),([^,\n]*)", r"\2,\1", TEXT), "rad 1", "fel ordning"),
    "typo in a code": (replaced("contacts", "contatcs"), "rad 2, kolumn indicator", "→ contacts?"),
    "typo in a short code": (replaced(",exact,", ",exakt,"), "rad 2, kolumn qualifier", "i codes/vocabulary.csv är exact, about"),
    "year after the file's": (replaced(",2025,", ",2026,"), "rad 2, kolumn year", "senare än filens år 2025"),
    "negative count": (replaced(",420,", ",-420,"), "rad 2, kolumn value", "negativt"),
    "fractional count": (replaced(",420,", ",420.5,"), "rad 2, kolumn value", "heltal"),
    "spaces in a number": (replaced(",420,", ",4 20,"), "rad 2, kolumn value", "mellanslag"),
    "underscore in a number": (replaced(",420,", ",4_20,"), "rad 2, kolumn value", "inte ett tal"),
    "percent sign": (replaced(",420,", ",42%,"), "rad 2, kolumn value", "procenttecken"),
    "percentage above 100": (replaced("count,420,,exact,420", "percent,420,,exact,420"), "rad 2, kolumn value", "mer än 100"),
    "decimal comma between commas": (replaced(",420,", ',"42,5",'), "kolumn value", "decimalkomma"),
    "text in a number": (replaced(",420,", ",många,"), "rad 2, kolumn value", "inte ett tal"),
    "value and print differ": (replaced(",420,,exact,420", ",402,,exact,420"), "rad 2, kolumn printed", "felskrivet"),
    "the same row twice": (HEADER + FIRST + FIRST.replace(",1,\n", ",2,\n"), "rad 3", "densamma som rad 2"),
    "the same key twice": (HEADER + FIRST + SECOND.replace(",2,\n", ",1,\n"), "rad 3, kolumn seq", "rad 2"),
    "empty file": (b"", "figures/2025.csv", "tom"),
    "only a header": (HEADER, "rad 1", "inga rader"),
    "a cell too few": (HEADER + FIRST.replace(",1,\n", ",1\n"), "rad 2", "celler"),
    "a quotation mark that never ends": (HEADER + FIRST.replace("420", '"420', 1) + SECOND, "rad 2", "citattecken"),
    "a quotation mark that ends later": (
        HEADER + FIRST.replace(",420,,exact", ',"420,,exact', 1) + SECOND.replace("364 av dessa", '364 av dessa"', 1),
        "rad 2", "flera rader",
    ),
    "NUL bytes": (GOOD.replace(b"420", b"4\x000", 1), "rad 2", "nolltecken"),
    "UTF-16": (TEXT.encode("utf-16"), "figures/2025.csv", "UTF-16"),
    "å read in the wrong encoding once": (replaced(",Inledning,", ",PÃ¥ sidan,"), "rad 2", "fel sätt"),
    "a cell of a megabyte": (replaced(",Inledning,", f",{'x' * 1_000_000},"), "rad 2", "längre än"),
    "a file of thirty megabytes": (GOOD + b"x" * 30_000_000, "figures/2025.csv", "byte"),
    "a cell of ten megabytes": (GOOD + b"x" * 10_000_000, "rad 4", "längre än"),
    "=HYPERLINK": (replaced(",Inledning,", ',"=HYPERLINK(""https://example.org"")",'), "rad 2, kolumn place", "formel"),
    "@SUM": (replaced(",Inledning,", ",@SUM(A1),"), "rad 2, kolumn place", "formel"),
    "+1 as text": (replaced(",Inledning,", ",+1,"), "rad 2, kolumn place", "formel"),
    "-1 as text": (replaced(",Inledning,", ",-1,"), "rad 2, kolumn place", "formel"),
    "<script>": (replaced(",Inledning,", ",<script>alert(1)</script>,"), "rad 2, kolumn place", "HTML"),
    "bidi control": (replaced(",Inledning,", ",Inled\u202ening,"), "rad 2, kolumn place", "osynliga tecknet U+202E"),
    "an invisible letter": (replaced(",Inledning,", ",Inled\u3164ning,"), "rad 2, kolumn place", "osynliga tecknet U+3164"),
    "a letter in two parts": (replaced(",Inledning,", ",Pa\u030a sidan,"), "rad 2, kolumn place", "På har en bokstav i två delar"),
    "a Cyrillic letter in a code": (replaced("contacts,", "cont\u0430cts,"), "rad 2, kolumn indicator", "U+0430, cyrillic"),
    "å that became ?": (replaced(",Inledning,", ",F?rord,"), "rad 2, kolumn place", "F?rord har ett frågetecken"),
    "spaces around a code": (replaced("contacts,", "contacts ,"), "rad 2, kolumn indicator", "mellanslag"),
    "a source nobody listed": (replaced("report_2025,", "report_2052,"), "kolumn source", "→ platform_report_2025?"),
    "a note nobody wrote": (HEADER + FIRST.replace(",1,\n", ",1,dark_figur\n"), "kolumn note", "→ dark_figure?"),
    "an empty row in the middle": (HEADER + FIRST + "\n" + SECOND, "rad 3", "tom"),
}  # fmt: skip
