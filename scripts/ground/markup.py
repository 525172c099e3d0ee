"""Text as text of HTML or of a line of Markdown: everything that people wrote passes through here before it stands among tags."""

import html
import re

# What Markdown could read as markup. As entities they are plain characters in a heading too.
MARKDOWN = re.compile(r"[\\`*_{}\[\]()<>#+!|~:&\"'^=-]|\.(?=\s|$)")


def esc(text: str) -> str:
    """Text for HTML, both between tags and in attributes. Line breaks become spaces: a block must not end in its middle."""
    return html.escape(" ".join(text.split("\n")), quote=True)


def markdown(text: str) -> str:
    """Text for a line of Markdown: every character that could be markup becomes an entity. A hard space stays one."""
    return MARKDOWN.sub(as_entity, re.sub(r"[^\S\u00a0]+", " ", text.strip()))


def as_entity(found: re.Match[str]) -> str:
    """A character as an entity."""
    return f"&#{ord(found.group())};"
