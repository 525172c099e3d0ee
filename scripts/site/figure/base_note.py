"""The mark of a number whose base no source states, and its explanation, which stands once on a page. HTML out."""

from scripts.ground.markup import esc
from scripts.site.text.language import Language
from scripts.site.text.markup import UNSEARCHED, element

# The class of every mark and the anchor of the explanation.
NAME = "no-base"


def base_mark(language: Language) -> str:
    """The mark, which leads to its explanation."""
    return element("a", esc(language.words["base_mark"]), href=f"#{NAME}", class_=NAME)


def explained(page: str, language: Language) -> str:
    """The page, with the explanation at its end where it has the mark."""
    if f'{NAME}"' not in page:
        return page
    note = element("p", esc(language.words["base_explained"]), id=NAME, class_="card-line", **UNSEARCHED)
    return f"{page.rstrip()}\n\n{note}\n"
