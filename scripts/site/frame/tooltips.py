"""What a word of the glossary means, where the word is linked: the script shows it beside the link. Text in, text out."""

import re
from collections.abc import Mapping

from scripts.ground.markup import esc

ENTRY = re.compile(r"^## .*?\{#([\w-]+)\}\n\n(?:<span[^>]*>.*?</span>\. )?(.+)$", re.MULTILINE)
LINK = re.compile(r'<a href="[./a-z-]*glossary/#([\w-]+)"')
MARKED = re.compile(r"\[([^\]]*)\]\([^)]*\)|[*_`]")


def meanings(glossary: str) -> dict[str, str]:
    """Anchor -> what the word means, of the glossary's Markdown."""
    return {anchor: MARKED.sub(r"\1", text) for anchor, text in ENTRY.findall(glossary)}


def explained(html: str, words: Mapping[str, str]) -> str:
    """A page whose links to the glossary carry the meaning of their word."""
    return LINK.sub(lambda found: with_meaning(found, words), html)


def with_meaning(found: re.Match[str], words: Mapping[str, str]) -> str:
    """A link with its meaning; one to no word of the glossary stays as it is."""
    meaning = words.get(found.group(1))
    return f'{found.group()} data-meaning="{esc(meaning)}"' if meaning else found.group()
