"""The page for those who need help, in each language that somebody has translated it to."""

import json

from scripts.ground.markup import esc
from scripts.site.package.labels import Labels
from scripts.site.prose.help_screen import screen, screen_html
from scripts.site.text.help_words import help_rows, translated
from scripts.site.text.markup import element
from scripts.site.text.words import Words


def help_pages(labels: Labels, preview: bool) -> dict[str, str]:
    """Path of the Markdown file -> its text, for each language whose column is full."""
    return {
        f"help/{code}.md": help_page(code, words, labels, preview) for code, words in translated(help_rows()).items()
    }


def help_page(code: str, words: Words, labels: Labels, preview: bool) -> str:
    """One page: its own language and direction within the frame of the site, and who has translated it."""
    by = element("p", esc(words["translated"].format(words["translated_by"])), class_="quiet")
    content = element("h1", esc(words["title"])) + screen_html(screen(labels, words, preview, own=False)) + by
    front = f"---\ntitle: {json.dumps(words['title'], ensure_ascii=False)}\nhide: [navigation, toc]\n---\n\n"
    return front + element("div", content, lang=code, dir=words["lang_dir"]) + "\n"
