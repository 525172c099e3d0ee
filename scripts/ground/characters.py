"""Characters that do not say what they seem to: invisible ones, look-alikes, letters in two parts, and å, ä and ö that got lost.

Two texts that look the same on the screen are then two different codes, or a reader sees another figure than a program does.
"""

import re
import unicodedata
from collections.abc import Iterable
from functools import cache

from scripts.ground.problems import Problem

MOST_TOLD = 3  # a file in the wrong encoding has it in every row; three places are enough to see it
IN_EVERY_ROW = ("encoding", "decomposed", "lost_letter")
# UTF-8 read as cp1252 once already: "Ã¥" for å. A lone Ã is a letter of other languages, so only the pairs count. And UTF-7.
MOJIBAKE = re.compile("Ã[\u0080-\u00bf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]|â€|\ufffd|\\+A(?:MQ|MU|NY|OQ|OU|PY)-")
LETTER = r"[^\W\d_]"
# A question mark within a word, or before one; in the address of a page it is right.
LOST = re.compile(rf"(?<!\S)(?!\S*://|www\.)(?:\S*{LETTER})?\?{LETTER}\S*")
MARK_IN_WORD = re.compile(rf"\?{LETTER}")  # the same sought roughly, in a hundredth of the time
# Space and no-break space are the two that people type.
SPACES = " \u00a0"
INVISIBLE = ("Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp", "Zs")
SHOWS_NOTHING = re.compile("FILLER|VARIATION SELECTOR|JOINER|BLANK")
FORMULA = re.compile(r"[=+\-@\t]")  # what Excel and LibreOffice take for the start of a formula
MARKUP = re.compile(r"<[a-zA-Z/!?]|&#|:(?<=(?i:javascript):)")  # told by a sign, which is found at once
CYRILLIC_GREEK = "аеорсухіјѕԁһАВЕКМНОРСТУХІЈЅοανιΑΒΕΖΗΙΚΜΝΟΡΤΥΧ"
TEMPLATE = re.compile(r"\{[{%#]")  # what fills a page would fill it in
AWAY = re.compile(r"(?i)//|\bwww\.|\b(?:mailto:|data:\w+/)\S")  # leads from the page, or sends from it
LOOK_ALIKES = dict(zip(CYRILLIC_GREEK, "aeopcyxijsdhABEKMHOPCTYXIJSoaviABEZHIKMNOPTYX", strict=True))


def would_run(text: str, is_address: bool = False) -> str:
    """The kind of the problem with a text that is more than text, or nothing.

    A spreadsheet ("formula"), a browser ("markup") or a template ("template") would run it, or it leads elsewhere, as only what
    is declared as an address may ("address_in_text").
    """
    if FORMULA.match(text):
        return "formula"
    if MARKUP.search(text):
        return "markup"
    return "template" if TEMPLATE.search(text) else "" if is_address or not AWAY.search(text) else "address_in_text"


def odd_characters(cells: Iterable[tuple[int, str, str]], file: str) -> list[Problem]:
    """At most one problem for each (row, column, text); what stands in every row is told `MOST_TOLD` times."""
    problems: list[Problem] = []
    told: dict[str, int] = {}
    for row, column, text in cells:
        kind, found, hint = "", "", ""
        if not is_plain(text):
            kind, found, hint = what_is_odd(text)
        told[kind] = told.get(kind, 0) + 1
        if kind and not (kind in IN_EVERY_ROW and told[kind] > MOST_TOLD):
            problems.append(Problem(file, row, column, kind, found, hint))
    return problems


def is_plain(text: str) -> bool:
    """Whether there is nothing odd in a text, however long; quickly."""
    simple = text.isascii() and text.replace("\n", "").isprintable()
    known = simple or (all(map(seems_what_it_is, set(text))) and unicodedata.is_normalized("NFC", text))
    broken = any(one in text for one in ("Ã", "â€", "\ufffd", "+A")) and MOJIBAKE.search(text)  # sought roughly first
    return known and not broken and not (MARK_IN_WORD.search(text) and LOST.search(text))


def what_is_odd(text: str) -> tuple[str, str, str]:
    """(kind, found, hint) of a problem: what a text that is not plain has first of all."""
    if broken := MOJIBAKE.search(text):
        return "encoding", broken.group(), ""
    if hidden := next(filter(is_invisible, text), ""):
        return "invisible", f"U+{ord(hidden):04X}", ""
    for word in text.split():
        composed = unicodedata.normalize("NFC", word)
        if composed != word:
            return "decomposed", composed, in_parts(word)
        if other := next((char for char in word if not seems_what_it_is(char)), ""):
            return "look_alike", word, called(other)
    lost = LOST.search(text)
    return "lost_letter", lost.group() if lost else text, ""


@cache
def seems_what_it_is(char: str) -> bool:
    """Whether a character is a Latin letter, an ordinary digit, or a mark that can be seen."""
    kind = unicodedata.category(char)
    if char.isascii() or kind[0] not in "LMN" or kind == "No":
        return not is_invisible(char)
    usual = ord(char) < 0x0250 or 0x1E00 <= ord(char) < 0x1F00
    return kind[0] == "L" and usual and unicodedata.normalize("NFKC", char) == char


@cache
def is_invisible(char: str) -> bool:
    """Whether a character shows nothing, or changes how its neighbours are shown. Tabs and line breaks are told by others."""
    hidden = unicodedata.category(char) in INVISIBLE or SHOWS_NOTHING.search(unicodedata.name(char, ""))
    return bool(hidden) and char not in SPACES and char not in "\t\n\r"


def in_parts(word: str) -> str:
    """The first letter of a word that is written in two: "a + U+030A"."""
    place = next(place for place in range(len(word)) if not unicodedata.is_normalized("NFC", word[: place + 1]))
    return " + ".join(char if char.isascii() else f"U+{ord(char):04X}" for char in word[max(place - 1, 0) : place + 1])


def called(char: str) -> str:
    """The number and name of a character, and the one that it looks like, where that is known."""
    meant = LOOK_ALIKES.get(char) or unicodedata.normalize("NFKC", char)
    arrow = f" → {meant}" if meant.isascii() else ""
    return f"U+{ord(char):04X}, {unicodedata.name(char, '?').lower()}{arrow}"
