"""The words of the glossary: what they mean, and the way to them where a page first uses them. Text in, text out."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from scripts.ground.markup import esc
from scripts.site.addresses import page_link
from scripts.site.frame.searching import HELP
from scripts.site.text.templates import macros
from scripts.site.text.words import LISTS

GLOSSARY = "glossary/"
# An entry: the word, its anchor, and that it is led to by hand alone, since it also means other things.
ENTRY = re.compile(r"^## (?:The )?(.+?) \{#([\w-]+)( \.by-hand)?\}\n\n(?:<span[^>]*>.*?</span>\. )?(.+)$", re.MULTILINE)
LINK = re.compile(r'<a href="[./a-z-]*glossary/#([\w-]+)"')
MARKED = re.compile(r"\[([^\]]*)\]\([^)]*\)|[*_`]")
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
    """The glossary of its page's Markdown. A word has the endings that the search takes off; in `names` none is led from."""
    entries = ENTRY.findall(text)
    led = sorted((entry for entry in entries if not entry[2]), key=lambda entry: -len(entry[0]))
    endings = sorted(LISTS["search"][lang]["endings"].split(), key=len, reverse=True)
    found = "|".join(f"({forms(word, endings)})" for word, *_ in led)
    meanings = {anchor: MARKED.sub(r"\1", meaning) for _, anchor, _, meaning in entries}
    whole = "".join(f"{re.escape(form)}|" for name in names for form in {name, str(esc(name))})
    return Glossary(meanings, re.compile(rf"{whole}\b(?:{found})\b", re.IGNORECASE), [anchor for _, anchor, *_ in led])


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
    return LINK.sub(lambda found: with_meaning(found, meanings), html)


def with_meaning(found: re.Match[str], meanings: Mapping[str, str]) -> str:
    """A link with its meaning; one to no word of the glossary stays as it is."""
    meaning = meanings.get(found.group(1))
    return f'{found.group()} data-meaning="{esc(meaning)}"' if meaning else found.group()
