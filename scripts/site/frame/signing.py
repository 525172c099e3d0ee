"""The sign ≠ at each sentence of a page that leans on a figure in doubt, by what it claims. HTML in, HTML out."""

import re
from collections.abc import Iterator

from scripts.ground.claim import all_written
from scripts.ground.data_package import Row
from scripts.ground.facts import Facts
from scripts.site.audit.doubt import doubts, in_words, sign
from scripts.site.package.labels import Labels

CLAIM = re.compile(r'\bdata-claim="([^"]*)"')
CLAIMED = re.compile(rf"<([a-z0-9]+)\b[^>]*{CLAIM.pattern}[^>]*>")
# What a sign does not stand in: it is no part of a heading, and a link holds nothing to press.
AROUND = re.compile(r"<(/?)(h[1-6]|a)\b")
HEADING = re.compile(r"h[1-6]")
NOTE = re.compile(r'\bclass="doubt-note"[^>]*\baria-label="([^"]*)"')
NAMED = re.compile(r'\bid="')


def signed(page: str, at: str, labels: Labels) -> str:
    """The page at `at` with its signs. A sentence in another is part of that one."""
    parts, left = list[str](), 0
    for number, (claims, place, is_apart) in enumerate(sentences(page), 1):
        found = doubts(leant_on(claims, labels.facts), labels.package)
        if found:
            parts += [page[left:place], sign(found, f"doubt-{number}", at, labels, is_apart)]
            left = place
    return noted_once("".join([*parts, page[left:]]))


def noted_once(page: str) -> str:
    """The page, in which a note that stands there before is marked: paper does not say it again."""
    told = set[str]()

    def marked(note: re.Match[str]) -> str:
        if note[1] in told:
            return note[0].replace('note"', 'note doubt-again"', 1)
        told.add(note[1])
        return note[0]

    return NOTE.sub(marked, page)


def in_place(text: str, labels: Labels) -> str:
    """What is in doubt in a text that claims anything, in words, for where nothing opens."""
    return " ".join(in_words(leant_on(CLAIM.findall(text), labels.facts), labels))


def sentences(page: str) -> Iterator[tuple[list[str], int, bool]]:
    """(claims, where its sign stands, whether that is below it) of each sentence that claims anything."""
    end = 0
    for opened in CLAIMED.finditer(page):
        if opened.start() >= end:
            inner, end = ends(page, opened)
            place, is_apart = after(page, inner, end, opened)
            yield CLAIM.findall(page, opened.start(), end), place, is_apart


def ends(page: str, opened: re.Match[str]) -> tuple[int, int]:
    """Where the content of an element ends, and the element."""
    depth = 0
    for tag in re.compile(rf"<(/?){opened[1]}\b[^>]*>").finditer(page, opened.start()):
        depth += -1 if tag[1] else 1
        if not depth:
            return tag.start(), tag.end()
    raise ValueError(f"{opened.group()}: this element has no end")


def after(page: str, inner: int, end: int, opened: re.Match[str]) -> tuple[int, bool]:
    """Where the sign of an element stands: at its end, but below a heading, or what names a figure: it is no part of a name."""
    is_apart = bool(HEADING.fullmatch(opened[1]) or NAMED.search(opened.group()))
    place = end if is_apart or opened[1] == "span" else inner
    while (around := AROUND.search(page, place)) and around[1]:
        is_apart |= bool(HEADING.fullmatch(around[2]))
        place = page.index(">", around.end()) + 1
    return place, is_apart


def leant_on(claims: list[str], facts: Facts) -> list[Row]:
    """The figures that claims name."""
    cells = (cell for text in claims for claim in all_written(text) for cell in claim.cells)
    return [row for cell in dict.fromkeys(cells) if (row := facts.row(cell))]
