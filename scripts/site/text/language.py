"""One language of the site: its words, its numbers and dates, and which of a row's texts are written in it."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from scripts.ground.columns import TextName, in_language
from scripts.ground.data_package import PackageError, Row
from scripts.site.text.words import LANGUAGES, SPOKEN, WORDS, Words

DATE = re.compile(r"(\d{4})-(\d\d)-(\d\d)")


@dataclass(frozen=True)
class Language:
    """A language by its code, as in the head of `words.csv`."""

    code: str

    @property
    def of_package(self) -> str:
        """The language in which the texts of the package are read: English where they are not written in this one."""
        return self.code if self.code in LANGUAGES else LANGUAGES[-1]

    @property
    def words(self) -> Words:
        """What the generated parts of the pages say."""
        return WORDS[self.code]

    def text(self, row: Row, text: TextName) -> str:
        """The row's text in this language: `title` reads `title_sv` or `title_en`."""
        return in_language(row, text, self.of_package)

    def key(self, field: str) -> str:
        """What the descriptor calls a text in this language: the Swedish one has the plain name."""
        return field if self.of_package == "sv" else f"{field}_{self.of_package}"

    def described(self, thing: Mapping[str, Any], field: str) -> str:
        """A text of the descriptor in this language."""
        return str(thing[self.key(field)])

    def unit(self, field: Mapping[str, Any]) -> str:
        """The unit of a field of the descriptor in this language; nothing where it has none."""
        plain = str(field.get("unit", ""))
        return str(field.get("unit_sv", plain)) if self.code == "sv" else plain

    def number(self, digits: str) -> str:
        """A number of the package ("1234.5") as people write it: decimal comma and hard space in Swedish."""
        whole, _, decimals = digits.partition(".")
        grouped = f"{int(whole):,}".replace(",", self.words["thousands_mark"])
        return grouped + (self.words["decimal_mark"] + decimals if decimals else "")

    def listed(self, parts: Sequence[str]) -> str:
        """Some things in a row as one writes them: "kvinnor, män och barn". There is one at least."""
        *most, last = parts
        return self.words["and"].join([", ".join(most), last]) if most else last

    def date(self, text: str) -> str:
        """A date (or a time on that day) in words: day, month, year. Raises PackageError when it is none."""
        found = DATE.match(text)
        if not found:
            raise PackageError(f"{text}: this is no date")
        year, month, day = found.groups()
        space = "\N{NO-BREAK SPACE}"
        return f"{int(day)}{space}{self.words['months'].split()[int(month) - 1]}{space}{year}"


def both(thing: Mapping[str, Any], field: str) -> dict[str, Any]:
    """Language -> what the descriptor says in it."""
    return {lang: thing[Language(lang).key(field)] for lang in LANGUAGES}


def in_each(thing: Mapping[str, Any], field: str) -> dict[str, Any]:
    """Language of the site -> what is read of the descriptor in it."""
    return {lang: Language(lang).described(thing, field) for lang in SPOKEN}
