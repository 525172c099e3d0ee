"""The mark of a number whose base no source states, and its explanation, which stands once on a page. HTML out."""

from markupsafe import Markup

from scripts.site.text.language import Language
from scripts.site.text.templates import macros

# The class of every mark and the anchor of the explanation.
NAME = "no-base"
NOTE = macros("base_note.html", name=NAME)


def base_mark(language: Language) -> Markup:
    """The mark, which leads to its explanation."""
    return NOTE.mark(language.words["base_mark"])


def explained(page: str, language: Language) -> str:
    """The page, with the explanation at its end where it has the mark."""
    if f'{NAME}"' not in page:
        return page
    return f"{page.rstrip()}\n\n{NOTE.note(language.words['base_explained'])}\n"
