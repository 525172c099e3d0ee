"""What a small count is, said as a count, a range or a percentage, which are shown all the same, and which texts to read first.

The year room hides by the same rules as the package is held to. What a text tells of few people no computation finds: a person
reads each that is new (`ground/texts`). The words that put some first are data: `small_words.csv`.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path

from scripts.ground.codes import HIDDEN
from scripts.ground.columns import Column, read_word_list
from scripts.ground.data_package import Row
from scripts.ground.numbers import rounded

FILE = "disclosure.yml"  # where a platform says what is hidden
NUMBERS: tuple[Column, ...] = ("value", "value_to", "qualifier", "printed", "base", "base_observation", "chart_prints")
# Such a count is a count of nobody.
NOT_PEOPLE = ("countries", "organisations")


@dataclass(frozen=True)
class Disclosure:
    """Counts from 1 to `threshold` - 1 are hidden, but not in these indicators, sources and observations.

    `together`: answers (indicator.category) that the platform has said may stand together, and so are hidden before others;
    `kept`: counts of all whom a question is about that only a person hides;
    `lines`: (list, code) -> the line of the file on which it is named.
    """

    threshold: int
    not_sensitive: frozenset[str]
    already_public: frozenset[str]
    cleared: frozenset[str]
    lines: Mapping[tuple[str, str], int] = field(default_factory=dict)
    together: frozenset[str] = frozenset()
    kept: frozenset[str] = frozenset()


def is_small(number: str, threshold: int) -> bool:
    """Whether a number is above nothing and below the threshold. Nothing is not small: it is about nobody."""
    return bool(number) and 0 < Decimal(number) < threshold


def gives_away(percent: str, base: str, threshold: int) -> bool:
    """Whether a percentage of a base is a small count."""
    if not percent or not base or not Decimal(percent) or not Decimal(base):
        return False
    return rounded(Decimal(percent) * Decimal(base) / 100, 0) < threshold


def pins(lower: int, upper: int | None, threshold: int) -> bool:
    """Whether a range tells a small count: only small ones are possible, and fewer of them than the threshold.

    "Fewer than five", which may be nobody, is how a small count is said safely.
    """
    return upper is not None and 1 <= upper < threshold and upper - lower + 1 < threshold


# Words that count, divide or compare, and words for a person or a family, by what they do; a number's own words by the number.
FEW_WORDS = read_word_list(Path(__file__).with_name("small_words.csv"))
WORD = re.compile(
    "|".join(rf"\b(?:{each})\b" for lists in FEW_WORDS.values() for words in lists.values() for each in words.values())
)
# A digit of any script or a share; and a capital letter inside a sentence, which a name has.
SIGN, NAME = re.compile(r"[\d%‰½⅓¼①-⓿]"), re.compile(r"(?<=[\w,] )[^\W\d_]*[A-ZÅÄÖÉÜ]\w*")


def tells(text: str) -> bool:
    """Whether a text counts, divides, compares, or names a person or a family. It only says which are read first: all are read."""
    return bool(SIGN.search(text) or NAME.search(text) or WORD.search(text.lower()))


def hidden(row: Row) -> Row:
    """A row that says that its number is hidden, and nothing of the number."""
    return row | {name: "" for name in NUMBERS if name in row} | {"obs_status": HIDDEN}
