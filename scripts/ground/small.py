"""What a small count is, said as a count, as a range, through a percentage or in a text, and which are shown all the same.

The year room hides by the same rules as the package is held to. What a text tells of few people, in figures or in words, no
computation finds: a person has to read it. The words are data: `small_words.csv`, in both languages, since a text may be in either.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path

from scripts.ground.columns import LANGUAGES, read_word_list
from scripts.ground.numbers import rounded

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


FEW_WORDS = read_word_list(Path(__file__).with_name("small_words.csv"))


def either(words: Iterable[str]) -> str:
    """A pattern for any of some words, the longest first: of "only one" and "one" the whole."""
    return f"(?:{'|'.join(sorted(words, key=len, reverse=True))})"


WORDS = {name: either(FEW_WORDS["words"][lang][name] for lang in LANGUAGES) for name in FEW_WORDS["words"]["sv"]}
NUMBERS = {
    int(number): either(FEW_WORDS["number"][lang][number] for lang in LANGUAGES) for number in FEW_WORDS["number"]["sv"]
}
ANY = rf"(?:\d+|{'|'.join(NUMBERS.values())})"
# What makes a number one of something else: a span of it, a share, things that are counted, a date, one in ten.
OF_ELSE = (
    rf"(?:\s*(?:[–/-]|till|eller|och|to|or|and)\s*{ANY})?"
    rf"(?:\s*(?:%|procent|per\s?cent)|\s+(?:av|in|of|out\sof)\s+(?:10|100|tio|ten)\b|(?:\s+{WORDS['link']})*\s+{WORDS['thing']}\b)"
)
# No part of a longer number, of a decimal, a law, a name with a number, or a number of something else.
NUMBER = re.compile(rf"(?<![\w.,:])(?<![^\W\d]-)(\d{{1,2}}|{'|'.join(NUMBERS.values())})\b(?![.,:]?\d)(?!{OF_ELSE})")
NUMBERED = re.compile(rf"\b{WORDS['numbered']}\s*$")
BOUND = re.compile(rf"\b{WORDS['bound']}\s*$")
SURELY_FEW = re.compile(rf"\b{either([WORDS['few'], WORDS['exact']])}\b(?!{OF_ELSE})")
ONE_OF_THEM = re.compile(
    rf"\b(?:{WORDS['one']}\s+(?:(?!{WORDS['before']}\b)\w+\s+)?{WORDS['somebody']}|{WORDS['known']})\b"
)
SOMEBODY_OR_VERB = rf"(?:\s+(?:{WORDS['link']}|the))*\s+(?:{WORDS['people']}|{WORDS['did']})\b"
EACH = re.compile(rf"\b{WORDS['each']}{SOMEBODY_OR_VERB}|^\W*{WORDS['each']}\W*$")
GENERIC, IDIOM = (re.compile(rf"\b{WORDS[name]}\b") for name in ("generic", "idiom"))
QUANTITY = re.compile(rf"\b(?:{WORDS['quantity']}|{ANY})\b")
COMMON = re.compile(either([WORDS["link"], WORDS["thing"]]))
FILLED_IN, DATE = re.compile(r"\{\{.*?\}\}"), re.compile(r"\b(?:19|20)\d\d(?:[-–/]\d+)*")
LONG = 5  # letters of a word that says what it is about, whatever its ending


def to_read(text: str, threshold: int, own: Iterable[str], others: Iterable[str]) -> str:
    """Why a person has to read a text before it is published: "text_small", "text_hidden", or nothing."""
    if tells_few(text, threshold):
        return "text_small"
    return "text_hidden" if hidden_named(text, own, others) else ""


def hidden_named(text: str, own: Iterable[str], others: Iterable[str]) -> str:
    """The hidden answers of which a text says how many, or more or fewer than others: to name one tells nothing else.

    `own`: the labels of those of the question that it is about, which any form of a word names; `others`: of any question.
    """
    compared = [one for one in sentences(text) if QUANTITY.search(one)]
    found = [label for label in own if any(speaks_of(one, [label]) for one in compared)]
    found += [label for label in others if any(names_one(one, [label]) for one in compared)]
    return ", ".join(dict.fromkeys(found))


def sentences(text: str) -> Iterator[str]:
    """The sentences of a text in small letters, without years and what the build fills in, which has limits of its own."""
    plain = DATE.sub(" ", FILLED_IN.sub(" ", text.lower()))
    yield from (IDIOM.sub(" ", one) for one in re.split(r"(?<=[.!?;:])\s+(?!\d)", plain))


def has_small(text: str, threshold: int) -> bool:
    """Whether a text has a number of somebody from 1 to the threshold - 1, or words for so few or for as many as others."""
    for one in sentences(text):
        single = ONE_OF_THEM.search(one) and not GENERIC.search(one)
        if single or SURELY_FEW.search(one) or any(is_of_few(one, found, threshold) for found in NUMBER.finditer(one)):
            return True
    return False


def is_of_few(sentence: str, found: re.Match[str], threshold: int) -> bool:
    """Whether a number in a sentence is of few: below the threshold, or fewer than it."""
    before = sentence[: found.start()]
    if NUMBERED.search(before):
        return False
    number = int(found[1]) if found[1].isdigit() else next(n for n in NUMBERS if re.fullmatch(NUMBERS[n], found[1]))
    return 1 <= number < threshold + bool(BOUND.search(before))


def tells_few(text: str, threshold: int) -> bool:
    """Whether a text has such a number, or says that nobody, or everybody, has an answer; not what holds of anybody."""
    return has_small(text, threshold) or any(EACH.search(one) and not GENERIC.search(one) for one in sentences(text))


def speaks_of(text: str, labels: Iterable[str]) -> bool:
    """Whether a text has a word of one of these labels, in any form: they are answers that are hidden. Common words say nothing."""
    told = re.findall(r"\w+", text.lower())
    words = [word for label in labels for word in re.findall(r"\w+", label.lower())]
    asked = {word[:LONG] for word in words if len(word) >= LONG and not COMMON.fullmatch(word)}
    return any(word[:LONG] in asked for word in told)


def names_one(text: str, labels: Iterable[str]) -> bool:
    """Whether a text has the whole of one of these labels in it."""
    return any(re.search(rf"\b{re.escape(label.lower())}\b", text.lower()) for label in labels)
