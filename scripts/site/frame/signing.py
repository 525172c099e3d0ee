"""What is put into a page that is made: the sign ≠ where a sentence leans on a figure in doubt, and the way to the glossary.

HTML in, HTML out. A sentence says what it claims; a word leads to its meaning where a page first uses it.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from scripts.ground.claim import all_written
from scripts.ground.data_package import Row
from scripts.ground.facts import Facts
from scripts.ground.markup import esc
from scripts.site.addresses import HELP, page_link
from scripts.site.figure.doubt import doubts, in_words, sign
from scripts.site.package.labels import Labels
from scripts.site.text.language import LISTS
from scripts.site.text.templates import macros

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


GLOSSARY = "glossary/"
# An entry: the word, its anchor, and that it is led to by hand alone, since it also means other things.
ENTRY = re.compile(r"^## (?:The )?(.+?) \{#([\w-]+)( \.by-hand)?\}\n\n(?:<span[^>]*>.*?</span>\. )?(.+)$", re.MULTILINE)
LINK = re.compile(r'<a href="[./a-z-]*glossary/#([\w-]+)"')
MARKED = re.compile(r"\[([^\]]*)\]\([^)]*\)|[*_`]")
ADDRESS = r"https?://\S+|"  # a link in it would be a part of what is copied
# What a text stands in when it is read as one, and in what a word is a name, a figure, somebody's own or pressed already.
TAG = re.compile(r"(<[^>]+>)")
READ = re.compile(r"<(/?)(?:p|li|dd)[\s>]")
APART = re.compile(r"<(/?)(?:a|h[1-6]|summary|button|code|pre|table|figure|svg|q|label)[\s>]")


@dataclass(frozen=True)
class Glossary:
    """Anchor -> what the word means; what finds the words with their endings, and the anchor of each of its groups."""

    meanings: Mapping[str, str]
    terms: re.Pattern[str]
    anchors: Sequence[str]


def glossary(text: str, lang: str, names: Iterable[str] = ()) -> Glossary:
    """The glossary of its page's Markdown. A word has the endings that the search takes; none leads from `names` or addresses."""
    entries = ENTRY.findall(text)
    led = sorted((entry for entry in entries if not entry[2]), key=lambda entry: -len(entry[0]))
    endings = sorted(LISTS["search"][lang]["endings"].split(), key=len, reverse=True)
    found = "|".join(f"({forms(word, endings)})" for word, *_ in led)
    meanings = {anchor: MARKED.sub(r"\1", meaning) for _, anchor, _, meaning in entries}
    whole = "".join(f"{re.escape(form)}|" for name in names for form in {name, str(esc(name))})
    terms = re.compile(rf"{whole}{ADDRESS}\b(?:{found})\b", re.IGNORECASE)
    return Glossary(meanings, terms, [anchor for _, anchor, *_ in led])


def forms(term: str, endings: Sequence[str]) -> str:
    """A pattern of a term, each of its words in all its forms."""
    ends = "|".join(endings)
    roots = (
        (word, next((word.removesuffix(end) for end in endings if word.endswith(end)), word)) for word in term.split()
    )
    return r"\s".join(rf"(?:{word}|{root if len(root) > 2 else word})(?:{ends})?" for word, root in roots)


def led(html: str, at: str, known: Glossary) -> str:
    """The page at `at`, where the first use of each word leads to the glossary, unless somebody has written a link to it.

    Not there, nor from the page of help, whose words are few and whose links are to be pressed.
    """
    told = set(known.anchors) if at.startswith((GLOSSARY, HELP)) else {*LINK.findall(html)}

    def link(found: re.Match[str]) -> str:
        if not found.lastindex or (anchor := known.anchors[found.lastindex - 1]) in told:
            return found.group()
        told.add(anchor)
        return str(macros("parts.html").link(page_link(at, GLOSSARY) + f"#{anchor}", Markup(found.group())))

    return "".join(known.terms.sub(link, part) if is_read else part for part, is_read in parts(html))


def parts(html: str) -> Iterator[tuple[str, bool]]:
    """The tags and texts of a page, and whether each is a text that is read as one."""
    inside = outside = 0
    for part in TAG.split(html):
        if part.startswith("<"):
            inside += sum(-1 if end else 1 for end in READ.findall(part))
            outside += sum(-1 if end else 1 for end in APART.findall(part))
        yield part, inside > 0 and outside == 0 and not part.startswith("<")


def explained(html: str, meanings: Mapping[str, str]) -> str:
    """A page whose links to the glossary carry the meaning of their word."""

    def with_meaning(found: re.Match[str]) -> str:
        meaning = meanings.get(found.group(1))
        return f'{found.group()} data-meaning="{esc(meaning)}"' if meaning else found.group()

    return LINK.sub(with_meaning, html)
