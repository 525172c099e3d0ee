"""Text as HTML or as a line of Markdown, through which all that people wrote passes before it stands among tags, and back."""

import html
import re

# What Markdown could read as markup. As entities they are plain characters in a heading too.
MARKDOWN = re.compile(r"[\\`*_{}\[\]()<>#+!|~:&\"'^=-]|\.(?=\s|$)")
# In HTML the angle brackets and ampersands are its own; within a tag Markdown looks for code and links only.
IN_TEXT, IN_TAG = re.compile(r"[\\`*_{}\[\]()!~^]"), re.compile(r"[\\`{}\[\]()!]")
TAG = re.compile(r"(<[^>]*>)")
# A link to a page, whose words remain, and what makes letters bold or keeps a sign from being read as markup.
LINKED, MARKS = re.compile(r"\[([^\]]*)\]\([^)]*\)"), re.compile(r"\*\*|\\")


def esc(text: str) -> str:
    """Text for HTML, both between tags and in attributes. Line breaks become spaces: a block must not end in its middle."""
    return html.escape(" ".join(text.split("\n")), quote=True)


def markdown(text: str) -> str:
    """Text for a line of Markdown: every character that could be markup becomes an entity. A hard space stays one."""
    return MARKDOWN.sub(as_entity, re.sub(r"[^\S\u00a0]+", " ", text.strip()))


def as_entity(found: re.Match[str]) -> str:
    """A character as an entity."""
    return f"&#{ord(found.group())};"


def code_lines(text: str) -> str:
    """Code for HTML with its lines, which no block of Markdown ends within, and without what the prose has placeholders for."""
    return "&#10;".join(esc(line).replace("{{", "&#123;&#123;") for line in text.split("\n"))


def inline(content: str) -> str:
    """HTML for a line of Markdown, which reads on within it: what is no tag, and what is in a tag's attributes, stays as it is."""
    return "".join((IN_TAG if part.startswith("<") else IN_TEXT).sub(as_entity, part) for part in TAG.split(content))


def as_text(line: str) -> str:
    """A line of Markdown or HTML as plain text, for an attribute or a picture."""
    return html.unescape(TAG.sub("", MARKS.sub("", LINKED.sub(r"\1", line))))
