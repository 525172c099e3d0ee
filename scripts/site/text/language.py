"""One language of the site: its words, its numbers and dates, and which of a row's texts are written in it."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from scripts.ground.columns import Text, in_language
from scripts.ground.data_package import PackageError, Row
from scripts.site.text.words import LANGUAGES, WORDS, Words

DATE = re.compile(r"(\d{4})-(\d\d)-(\d\d)")


@dataclass(frozen=True)
class Language:
    """A language by its code: "sv" or "en"."""

    code: str

    @property
    def words(self) -> Words:
        """What the generated parts of the pages say."""
        return WORDS[self.code]

    def text(self, row: Row, text: Text) -> str:
        """The row's text in this language: `title` reads `title_sv` or `title_en`."""
        return in_language(row, text, self.code)

    def key(self, field: str) -> str:
        """What the descriptor calls a text in this language: the Swedish one has the plain name."""
        return field if self.code == "sv" else f"{field}_{self.code}"

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
