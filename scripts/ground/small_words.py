"""What a text may tell of few people, in figures or in words. No computation finds what it says: a person has to read it."""

import re
from collections.abc import Iterable

# A number that stands by itself: no part of a longer one, of a decimal, a percentage, a date or a law.
DIGITS = re.compile(r"(?<![\w.,:/–-])\d{1,2}(?![\w.,:/–-]*\d)(?!\s*(?:%|procent|per cent))")
WORDS = (
    ("ensam", "ensamt", "ensamma", "enda", "single", "alone", "only one"), ("två", "two", "båda", "both"), ("tre", "three"),
    ("fyra", "four"), ("fem", "five"), ("sex", "six"), ("sju", "seven"), ("åtta", "eight"), ("nio", "nine"), ("tio", "ten"),
    ("elva", "eleven"), ("tolv", "twelve"),
)  # fmt: skip
# That nobody has an answer, or everybody, says it of each of them.
EACH = ("ingen", "inget", "inga", "alla", "samtliga", "nobody", "none", "all", "everybody", "everyone")
# One is an article and a pronoun too: a number only before a word for somebody.
ONE = ("en", "ett", "one", "a", "an")
SOMEBODY = (
    "kvinna", "man", "person", "människa", "pojke", "flicka", "vuxen", "barn", "tonåring", "klient", "utsatt", "anhörig",
    "mamma", "mor", "pappa", "far", "syster", "bror", "dotter", "son", "woman", "human", "boy", "girl", "adult", "child",
    "teenager", "client", "victim", "relative", "mother", "father", "sister", "brother", "daughter",
)  # fmt: skip
ONE_OF_THEM = re.compile(rf"\b(?:{'|'.join(ONE)})\s+(?:\w+\s+)?(?:{'|'.join(SOMEBODY)})\b")
LONG = 5  # letters of a word that says what it is about, whatever its ending


def to_read(text: str, threshold: int, own: Iterable[str], others: Iterable[str]) -> str:
    """Why a person has to read a text before it is published: "text_small", "text_hidden", or nothing.

    `own`: the labels of the answers that are hidden of the question that it is about; `others`: of any question.
    """
    if tells_few(text, threshold):
        return "text_small"
    return "text_hidden" if speaks_of(text, own) or names_one(text, others) else ""


def has_small(text: str, threshold: int) -> bool:
    """Whether a text has a number from 1 to the threshold - 1, in digits or, up to twelve, in words."""
    plain = text.lower()
    digits = any(1 <= int(number) < threshold for number in DIGITS.findall(plain))
    return digits or bool(ONE_OF_THEM.search(plain)) or has_word(plain, sum(WORDS[: threshold - 1], ()))


def tells_few(text: str, threshold: int) -> bool:
    """Whether a text has such a number, or says that nobody, or everybody, has an answer."""
    return has_small(text, threshold) or has_word(text, EACH)


def has_word(text: str, words: Iterable[str]) -> bool:
    """Whether a text has one of these words as it stands."""
    return any(re.search(rf"\b{word}\b", text.lower()) for word in words)


def speaks_of(text: str, labels: Iterable[str]) -> bool:
    """Whether a text has a word of one of these labels, in any form: they are answers that are hidden."""
    told = re.findall(r"\w+", text.lower())
    asked = {word[:LONG] for label in labels for word in re.findall(r"\w+", label.lower()) if len(word) >= LONG}
    return any(word[:LONG] in asked for word in told)


def names_one(text: str, labels: Iterable[str]) -> bool:
    """Whether a text has the whole of one of these labels in it."""
    return any(re.search(rf"\b{re.escape(label.lower())}\b", text.lower()) for label in labels)
