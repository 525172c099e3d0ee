"""Whatever a text of the package holds, no page takes it for markup: all pages of both languages, with the nastiest of texts."""

import html
import re
from dataclasses import replace

import pytest
from markdown import markdown
from mkdocs.config import load_config
from mkdocs.utils.meta import get_data

from scripts.ground.data_package import Package
from scripts.paths import DATAPACKAGE, DOCS, ROOT
from scripts.site import content
from scripts.site.makers import makers
from scripts.site.package.labels import Labels, read_package
from scripts.site.prose.answer import Teller
from scripts.site.prose.filling import filled
from scripts.site.text.language import Language
from tests.site_package import alone, no_drawing
from tests.site_server import answers

NASTY = " *ab* **cd** `wx` [gh](//nasty.x){onclick=ij} ![kl](//nasty.x) __mn__ <//nasty.x/> {.op} {qr} {{ st }} &amp; ~~uv~~"
NASTY += " <i>yz</i>"
# What Markdown, or a browser, would make of each of them.
MADE = re.compile(r"<em>ab|<strong>cd|<code>wx|=\"//nasty|<strong>mn|class=\"op|<[^>]*\sonclick|<del>|<i>yz")
PLAIN = {"printed", "place", "setting_value", "publisher", "standard_label", "standard_field"}


def nasty_package() -> Package:
    """The published package with that at the end of every text; predicates have blanks, which the build checks."""
    package = read_package(DATAPACKAGE)
    tables = {
        name: [{field: text + NASTY * is_text(field, text) for field, text in row.items()} for row in rows]
        for name, rows in package.tables.items()
    }
    return replace(package, tables=tables)


def is_text(field: str, text: str) -> bool:
    """Whether a cell has words."""
    worded = field.endswith(("_sv", "_en")) and not field.startswith("predicate_")
    return bool(text) and (worded or field in PLAIN)


def pages(labels: Labels) -> dict[str, str]:
    """Every page in the language of the labels as Markdown, generated and hand-written."""
    parts, found = content.parts(labels, alone(labels.package)), content.pages(labels, no_drawing)
    found |= content.recommendation_pages(labels, no_drawing, answers())
    for path in sorted((DOCS / labels.language.code).rglob("*.md")):
        name = path.relative_to(DOCS / labels.language.code).as_posix()
        address = name.removesuffix("index.md").replace(".md", "/")
        known = makers(Teller(answers(), labels, no_drawing, address))
        found[name] = filled(path.read_text(encoding="utf-8"), parts, labels, known)
    return found


@pytest.mark.parametrize("lang", ["sv", "en"])
@pytest.mark.slow(
    "every page with hostile texts", "test_templates.py::test_what_is_put_in_is_escaped_but_for_what_is_html"
)
def test_no_text_of_the_package_is_markup_on_any_page(lang):
    """Neither as Markdown nor as HTML; and it is there, as text."""
    extensions = load_config(str(ROOT / "mkdocs.yml"))["markdown_extensions"]
    built = {}
    for name, page in pages(Labels(nasty_package(), Language(lang))).items():
        text, meta = get_data(page)
        # The frame puts the title into the page as it is.
        built[name] = meta.get("title", "") + markdown(text, extensions=extensions)
    assert {name: MADE.findall(page) for name, page in built.items() if MADE.search(page)} == {}
    assert NASTY.strip() in html.unescape(built["method.md"])
    assert NASTY.strip() in html.unescape(built["codebook.md"])
