"""HTML by hand, for what is not a template yet."""

import html
import re
from collections.abc import Iterable, Sequence

from scripts.ground.markup import as_entity, esc

# In HTML the angle brackets and ampersands are its own; within a tag Markdown looks for code and links only.
IN_TEXT, IN_TAG = re.compile(r"[\\`*_{}\[\]()!~^]"), re.compile(r"[\\`{}\[\]()!]")
TAG = re.compile(r"(<[^>]*>)")
# A link to a page, whose words remain, and what makes letters bold or keeps a sign from being read as markup.
LINKED, MARKS = re.compile(r"\[([^\]]*)\]\([^)]*\)"), re.compile(r"\*\*|\\")


def code_lines(text: str) -> str:
    """Code for HTML with its lines, which no block of Markdown ends within, and without what the prose has placeholders for."""
    return "&#10;".join(esc(line).replace("{{", "&#123;&#123;") for line in text.split("\n"))


def inline(content: str) -> str:
    """HTML for a line of Markdown, which reads on within it: what is no tag, and what is in a tag's attributes, stays as it is."""
    return "".join((IN_TAG if part.startswith("<") else IN_TEXT).sub(as_entity, part) for part in TAG.split(content))


def in_a_line(paragraph: str) -> str:
    """What a paragraph of HTML says, for an element of its own."""
    return paragraph.removeprefix("<p>").removesuffix("</p>")


def as_text(line: str) -> str:
    """A line of Markdown or HTML as plain text, for an attribute or a picture."""
    return html.unescape(TAG.sub("", MARKS.sub("", LINKED.sub(r"\1", line))))


# What the search passes over: tables, files, what opens. Of these it would only show words run together.
UNSEARCHED = {"data_search_exclude": ""}


def element(name: str, content: str, /, **attributes: str) -> str:
    """One element. `content` is HTML; attributes are text. In their names a last underscore is dropped, others become hyphens."""
    written = "".join(f' {key.rstrip("_").replace("_", "-")}="{esc(value)}"' for key, value in attributes.items())
    return f"<{name}{written}>{content}</{name}>"


def link(address: str, text: str) -> str:
    """A link with text."""
    return element("a", esc(text), href=address)


def listing(items: Iterable[str], **attributes: str) -> str:
    """A bulleted list. The items are HTML."""
    return element("ul", "".join(f"<li>{item}</li>" for item in items), **attributes)


def terms(pairs: Iterable[tuple[str, str]], **attributes: str) -> str:
    """A list of terms: (term as text, description as HTML). A pair without a description is left out."""
    found = "".join(f"<div><dt>{esc(term)}</dt><dd>{text}</dd></div>" for term, text in pairs if text)
    return element("dl", found, **attributes)


def table(name: str, caption: str, columns: Sequence[str], body: str) -> str:
    """A table in a region that can be focused and scrolled. `name`: unique on the page; `body`: tbody elements as HTML.

    The class keeps the theme's script from wrapping the table; the search leaves tables out.
    """
    head = "".join(element("th", esc(column), scope="col") for column in columns)
    inner = (
        f'<caption id="{esc(name)}-caption"><span>{esc(caption)}</span></caption><thead><tr>{head}</tr></thead>{body}'
    )
    return (
        f'<div class="table-region" role="region" tabindex="0" aria-labelledby="{esc(name)}-caption" data-search-exclude>'
        f"{element('table', inner, class_='data')}</div>"
    )


def group_row(text: str, columns: int) -> str:
    """The heading of a group of rows."""
    return f'<tr class="group"><th scope="rowgroup" colspan="{columns}">{esc(text)}</th></tr>'
