"""What the page for those who need help says: `docs/help_words.csv`, a row a text in the order of the page, a column a language.

The languages of the site are always there. A further column, headed by its language (`ar`), is a page of its own: of numbers alone
until every text in it is translated and `translated_by` names whoever did it. Braces are filled in by the page; `where` tells a
translator where a reader meets the text. What is said of one line has its name after a full stop: `who.bris`, and where there is
more to say `about.bris` and `happens.bris`.
"""

from collections.abc import Mapping
from functools import cache

from babel import Locale, UnknownLocaleError

from scripts.ground.data_package import PackageError
from scripts.paths import DOCS
from scripts.site.text.language import LANGUAGES, SPOKEN, Words, read_table

FILE = DOCS / "help_words.csv"
KEY, WHERE, TRANSLATOR = "key", "where", "translated_by"
DASH = "-"  # between the parts of a code, as in the address of a page and in `lang`: zh-Hant


@cache
def help_rows() -> list[Words]:
    """The table as it lies in `docs`. Raises PackageError on the first cell that cannot be used."""
    return parse(FILE.read_text(encoding="utf-8-sig"))


def parse(text: str) -> list[Words]:
    """The rows of the table. Raises PackageError, with the row and the column, on what no page could say."""
    delimiter = ";" if text.startswith(f"{KEY};") else ","  # Swedish Excel
    own, columns = [KEY, WHERE, *SPOKEN], text.partition("\n")[0].strip().split(delimiter)
    for column in columns[len(own) :]:
        if not is_language(column):
            raise PackageError(
                f"docs/{FILE.name}, column {column}: head a translation by its language, such as ar or so"
            )
    seen: set[str] = set()
    wanted = [*own, *columns[len(own) :]]
    return [*read_table(FILE.name, text, wanted, lambda row: fault_of(row, seen), delimiter)]


def fault_of(row: Words, before: set[str]) -> str:
    """What is wrong with a row: a text is missing in a language of the site, or is filled in unlike the Swedish one."""
    swedish = row[LANGUAGES[0]]
    if row[KEY] in before:
        return f"column {KEY}: {row[KEY]} stands twice"
    before.add(row[KEY])
    for column, text in [*row.items()][2:]:
        if column in SPOKEN and (not text) != (row[KEY] == TRANSLATOR):
            return f"column {column}: write it, in every language of the site; only who has translated is empty there"
        if text and swedish and text.count("{}") != swedish.count("{}"):
            return f"column {column}: the Swedish text has {swedish.count('{}')} places to fill in, written {{}}"
    return ""


def help_words(rows: list[Words], code: str) -> Words:
    """What the page says in a language: key -> text."""
    return {row[KEY]: row[code] for row in rows}


def further(rows: list[Words]) -> Mapping[str, Words]:
    """The languages beside those of the site -> what the page says in them; nothing until the column is full and signed."""
    codes = [column for column in (rows[0] if rows else ()) if column not in (KEY, WHERE, *SPOKEN)]
    full = {code for code in codes if all((row[code] or "").strip() for row in rows)}
    return {code: help_words(rows, code) if code in full else {} for code in codes}


def is_language(code: str) -> bool:
    """Whether a column is headed by a language that Unicode's list of languages has, written as there."""
    try:
        return str(Locale.parse(code, sep=DASH)) == code.replace(DASH, "_")
    except (UnknownLocaleError, ValueError):
        return False


def own_name(code: str) -> str:
    """What a language is called in itself, as a list of languages has it."""
    name = Locale.parse(code, sep=DASH).get_display_name() or code
    return name[0].upper() + name[1:]


def direction(code: str) -> str:
    """Where a line begins: `ltr` or `rtl`."""
    return Locale.parse(code, sep=DASH).text_direction
