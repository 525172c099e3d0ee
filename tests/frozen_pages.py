"""The pages of a frozen year that speak of figures, filled in once a run."""

from functools import cache
from unittest.mock import patch

from scripts.paths import DOCS
from scripts.site import content
from scripts.site.makers import makers
from scripts.site.prose.answer import Teller
from scripts.site.prose.filling import filled
from scripts.site.prose.plan import read_plan
from tests.frozen_years import labels
from tests.site_package import alone, no_drawing
from tests.site_server import answers

THEMES = ("index.md", "adults.md", "children.md", "support.md")
READERS = (*THEMES, "new.md", "over-time.md")


@cache
def page(name, lang, path):
    """A page for readers, filled in for a frozen year."""
    named = labels(name, lang)
    known = makers(Teller(answers(), named, no_drawing, ""), plan=read_plan(DOCS))
    return filled((DOCS / lang / path).read_text(encoding="utf-8"), parts(name, lang), named, known)


@cache
def parts(name, lang):
    """The generated parts of all pages of a frozen year; the files to download, which take long, are tried elsewhere."""
    named = labels(name, lang)
    with patch("scripts.site.makers.package_files", return_value="files"):
        return content.parts(named, alone(named.package))


@cache
def speaking(name, lang):
    """Path -> page: those for readers, of each indicator, of all demands and of each."""
    made = content.pages(labels(name, lang), no_drawing)
    made = {path: text for path, text in made.items() if path.startswith("indicators/")}
    made |= content.recommendation_pages(labels(name, lang), no_drawing, answers())
    return made | {path: page(name, lang, path) for path in (*READERS, "recommendations.md")}
