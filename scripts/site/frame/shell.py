"""What the frame round every page says and allows: its words, its policy on what a page may load, its description, its mark."""

import re
from collections.abc import Collection
from typing import Any
from urllib.parse import quote, urlsplit
from xml.etree.ElementTree import Element, SubElement

from scripts.ground.markup import as_text
from scripts.site.charts.composed import written
from scripts.site.package.labels import Labels, decided
from scripts.site.text.language import LISTS

# The words of the frame: language -> word -> text.
SHELL = LISTS["frame"]

# Everything comes from the site itself and nothing is inline, so that not even a hash has to be allowed. The search
# closes with a form; a picture may stand in a style sheet.
POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self' data:",
        "font-src 'self'",
        "connect-src 'self'",
        "base-uri 'none'",
        "form-action 'self'",
    )
)

HEADING = re.compile(r"<h1\b[^>]*>(.*?)</h1>", re.DOTALL)
# The line of a version, and the ways to other languages, are about the page; what an indicator found is its title already.
PARAGRAPH = re.compile(r"<p\b(?![^>]*class=\"(?:pinned|tongues|finding|against-line)\")[^>]*>(.*?)</p>", re.DOTALL)
# What a page begins with has room for so many letters, where it is found or shared.
LEAD = 300
SENTENCE = re.compile(r"(?<=[.?!]) (?=[A-ZÅÄÖ])")
# What the theme's script asks for.
ASKED = re.compile(
    r' data-md-(?:component|type|level|scrollfix)\b(?:="[^"]*")?|<div class="md-dialog".*?</div>\s*</div>', re.DOTALL
)
# What keeps its lines as they are, and a line's indentation elsewhere, which says nothing.
AS_WRITTEN, INDENT = re.compile(r"(<(?:pre|textarea)\b.*?</(?:pre|textarea)>)", re.DOTALL), re.compile(r"\s*\n\s*")


def description(content: str) -> str:
    """The first paragraph of a page as text, cut between sentences: what a search engine shows under its title."""
    return whole(lead(content))


def whole(text: str) -> str:
    """So many of the first sentences as there is room for, the first in any case: none is cut, so none loses its caveat."""
    told, *more = SENTENCE.split(text)
    for sentence in more:
        if len(told) + len(sentence) >= LEAD:
            break
        told += f" {sentence}"
    return told


def lead(content: str) -> str:
    """The first paragraph of a page as text."""
    return first(PARAGRAPH, content)


def heading(content: str) -> str:
    """The heading of a page as text: what stands above its link where it is shared."""
    return first(HEADING, content)


def first(pattern: re.Pattern[str], content: str) -> str:
    """The text of the first element that a pattern finds; nothing where there is none."""
    found = pattern.search(content)
    return " ".join(as_text(found.group(1)).split()) if found else ""


def edit_address(repository: str, lang: str) -> str | None:
    """Where the hand-written pages are edited, on GitHub; nowhere while the platform has not decided on a repository.

    An address of its own: the theme would ask a third party about a `repo_url`.
    """
    return f"{repository.rstrip('/')}/edit/main/docs/{lang}/" if repository else None


def feedback(title: str, address: str | None, version: str | None, labels: Labels) -> str:
    """Where a reader writes of a page: a mail, or an issue where the contact is an address of the web, with the page filled in.

    `version`: of a page that stays; any other is of today's. Nowhere while the platform has not decided on a contact.
    """
    contact, words = decided("error_contact", labels.package), SHELL[labels.language.code]
    if not contact:
        return ""
    subject = quote(words["feedback_subject"].format(title))
    body = quote(words["feedback_body"].format(title, address, version or labels.package.version))
    if urlsplit(contact).scheme in ("https", "http"):
        return f"{contact}?title={subject}&body={body}"
    return f"mailto:{contact}?subject={subject}&body={body}"


def without(names: Collection[str], navigation: Any) -> Any:
    """A navigation as it is written, without some pages, and without a part that has no others."""
    if isinstance(navigation, dict):
        return {title: left for title, pages in navigation.items() if (left := without(names, pages))}
    if isinstance(navigation, list):
        return [left for each in navigation if (left := without(names, each))]
    return None if navigation in names else navigation


def said_once(html: str, text: str) -> str:
    """A page that says a text once; later only in a note that marks lead to. A line of nothing else goes with it."""
    again = re.compile(
        rf'<p class="card-care">{re.escape(text)}</p>|(\bid="note-\w+">{re.escape(text)})|{re.escape(text)} ?'
    )
    first, found, rest = html.partition(text)
    return first + found + again.sub(r"\1", rest)


def flush(page: str) -> str:
    """A page whose lines begin at the margin, without what the theme's script would ask for, which no page has.

    The theme's templates indent, and leave lines empty, for whoever reads them. The site's name is read aloud once.
    """
    parts = AS_WRITTEN.split(page)
    return "".join(part if place % 2 else INDENT.sub("\n", ASKED.sub("", part)) for place, part in enumerate(parts))


SIDE = 26
DOTS = (4, 13, 22)


def mark(colour: str) -> Element:
    """The mark as an `svg` element of its own side, in a colour as SVG has it."""
    root = Element("svg", {"viewBox": f"0 0 {SIDE} {SIDE}", "width": str(SIDE), "height": str(SIDE)})
    met = SubElement(root, "g", {"fill": colour})
    *counted, last = [(str(x), str(y)) for y in DOTS for x in DOTS]
    for x, y in counted:
        SubElement(met, "circle", {"cx": x, "cy": y, "r": "3"})
    dashed = {"stroke": colour, "stroke-width": "1.3", "stroke-dasharray": "1.7 1.3"}
    SubElement(root, "circle", {"cx": last[0], "cy": last[1], "r": "2.4", "fill": "none"} | dashed)
    return root


def drawn_mark() -> str:
    """The mark for a page: in the colour of the text round it, and nothing to a screen reader, since the name stands beside it."""
    root = mark("currentColor")
    root.attrib = {"class": "mark", **root.attrib, "aria-hidden": "true", "focusable": "false"}
    return written(root)
