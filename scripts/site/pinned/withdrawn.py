"""The addresses of a version that has been withdrawn: each answers with a page that says so, and repeats nothing."""

from collections.abc import Iterable

from scripts.ground.data_package import Row
from scripts.ground.kept_words import WHOLE
from scripts.ground.markup import esc
from scripts.site.addresses import embed_page, indicator_address, page_link, version_folder
from scripts.site.frame.shell import POLICY
from scripts.site.package.labels import Labels
from scripts.site.package.published_package import withdrawal
from scripts.site.pages.lists import ADDRESS as CODEBOOK
from scripts.site.text.markup import element, link

# Found by its address alone: neither by our search, nor by others'.
HEAD = "---\nsearch:\n  exclude: true\npinned: true\nwithdrawn: true\n---\n\n"


def withdrawn_pages(rows: Iterable[Row], labels: Labels) -> dict[str, str]:
    """Path of the Markdown file -> text, for each page of each withdrawn version: its start, what explains it, its indicators.

    The indicators are today's: of those that it had nothing is read.
    """
    found = {}
    addresses = [*WHOLE, CODEBOOK, *(indicator_address(one["indicator"]) for one in labels.package.rows("indicators"))]
    for row in rows:
        folder = version_folder(row["withdrawn_version"])
        found[f"{folder}index.md"] = page(row, labels, folder, "")
        for address in addresses:
            found[f"{folder}{address.rstrip('/')}.md"] = page(row, labels, folder + address, address)
    return found


def withdrawn_embeds(rows: Iterable[Row], labels: Labels) -> dict[str, str]:
    """Path -> HTML, for the page to embed of each of today's indicators."""
    found = {}
    for row in rows:
        for one in labels.package.rows("indicators"):
            at = version_folder(row["withdrawn_version"]) + embed_page(one["indicator"])
            words, lang = labels.language.words, labels.language.code
            way = link(page_link(at, indicator_address(one["indicator"])), words["pinned_link"])
            icon = page_link(at, "assets/favicon.svg")
            head = (
                f'<meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="{POLICY}">'
                '<meta name="viewport" content="width=device-width, initial-scale=1">'
                '<meta name="color-scheme" content="light dark">'
                f'<title>{esc(words["withdrawn_title"])}</title><meta name="robots" content="noindex">'
                f'<meta name="referrer" content="no-referrer"><base target="_top"><link rel="icon" href="{icon}">'
            )
            body = element("main", element("p", esc(withdrawal(row, labels.language))) + element("p", way))
            found[f"{at}index.html"] = (
                f'<!doctype html>\n<html lang="{lang}">\n<head>{head}</head>\n<body>{body}</body>\n</html>\n'
            )
    return found


def page(row: Row, labels: Labels, at: str, address: str) -> str:
    """One page: that the version has been withdrawn, when and why, and the way to what is published today."""
    words = labels.language.words
    way = link(page_link(at, address) or "./", words["pinned_link"])
    return f"{HEAD}# {words['withdrawn_title']}\n\n{element('p', esc(withdrawal(row, labels.language)))}\n\n{element('p', way)}\n"
