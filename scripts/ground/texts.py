"""The texts that go out, which of them nobody has read, and which are to be read again.

A *text* is what a person writes and what a served file or a release takes up, by whatever way: a cell of a table (those that the
settings declare as hand-written, the figures, what a year adds, `docs/`, the words of the site), a text of `package.yml` or
`disclosure.yml`, a paragraph or an item of a written page, a notebook or the change log. No list names columns or pages: a column
is out only where its settings let no sentence in (a number, a code of a list, another table's key, a pattern), a file only where
it is code or a template; a picture is read whole. What the build writes itself is made of these texts and of figures, and the guard
has judged the figures; the title of a year's form is made of nothing but the year.

No rule finds what a text tells: "the couple from Thailand", a name, a share of eight. So a person reads each text because it is
new. **New** is what does not stand, to the byte, in the last release. A release keeps the hash of each text that it was made with
(`releases/<version>-texts.csv`), so what is new needs no history and no code of another day. **Read** is what stands in the
release, and stood in the first one or in one with something hidden, since before such a release each new text was ticked; what came
with a later release that hid nothing is read when something is hidden. A tick is a row of `agreed_texts.csv`: the hash of the text,
a day and a role. It goes with the text, in the same change: the hash of a short text that is left behind can be guessed.

Only a package with a hidden figure asks: where all is printed, a text has nothing to tell. Once a figure is hidden that had a
number (it was taken down, or withdrawn), each older text that names its indicator or a note of it, in its own row or page, or that
has the number, is ticked anew.

Who asks: the sealed reading of a workbook, for what the workbook brings (`year/protecting`), beside the names of hidden answers (a
name that goes into a sentence of ours is read alone there, and the sentence with all the rest);
`texts BASE` of a branch and `publish`, for all the rest (`year/unread`), by place. Nowhere else does a text stand beside what is
hidden.
"""

import hashlib
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from scripts.ground.columns import LANGUAGES, Column, TextName, column_in, in_language
from scripts.ground.data_package import Row

# Digits and what stands between them say nothing without words; other signs for a number do.
BARE = re.compile(r"[\s\d.,:;%–/()+*=<>|~#-]*|\d{4}-\d\d-\d\dT00:00:00Z", re.ASCII)
# A text that the build puts numbers into names a cell between double braces: those of these tables may, with the columns.
NUMBER = re.compile(r"\{\{ ?([a-z0-9_.-]+) ?\}\}")
WITH_NUMBERS: dict[str, tuple[TextName, ...]] = {
    "questions": ("why", "text", "answer"),
    "corrections": ("reason",),
    "notes": ("text",),
}
LINE = re.compile(r", rad \d+\Z")  # as the plan of a form says where a figure stands


def digest(text: str) -> str:
    """The first 128 bits of the SHA-256 of a text in UTF-8, as 32 hexadecimal digits."""
    return hashlib.sha256(text.encode("utf-8")).hexdigest()[:32]


def is_text(cell: str) -> bool:
    """Whether something is more than digits."""
    return not BARE.fullmatch(cell)


def row_texts(rows: Iterable[Row], columns: Sequence[Column]) -> Iterator[tuple[Row, str]]:
    """(row, text) of each text in rows; of a place in the form without its line, which differs with every year."""
    cells = ((row, LINE.sub("", row.get(one, ""))) for row in rows for one in columns)
    yield from ((row, text) for row, text in cells if is_text(text))


def plain(text: str, table: str, column: str) -> str:
    """A text of a table without the numbers that the build puts into it."""
    named = {column_in(one, lang) for one in WITH_NUMBERS.get(table, ()) for lang in LANGUAGES}
    return NUMBER.sub("0", text) if column in named else text


def cells_named(row: Row, texts: Sequence[TextName]) -> list[str]:
    """The cells that the texts of a row name."""
    return [name for text in texts for lang in LANGUAGES for name in NUMBER.findall(in_language(row, text, lang))]


def cells_in_texts(codes: Mapping[str, Sequence[Row]]) -> list[str]:
    """The cells that any question, decision or note puts a number of into words, sorted."""
    return sorted(
        {name for table, columns in WITH_NUMBERS.items() for row in codes[table] for name in cells_named(row, columns)}
    )
