"""A page as plain blocks, as a release keeps it: Markdown in, (kind, text) out. Links, pictures and tags go; every word stays."""

import re
from collections.abc import Iterator

from bs4 import BeautifulSoup, Tag
from markdown import markdown

from scripts.ground.kept_words import ITEM, SECTION, SUBSECTION, TERM, TEXT, TITLE

KINDS = {
    **{"h1": TITLE, "h2": SECTION, "h3": SUBSECTION, "h4": SUBSECTION, "summary": TERM, "dt": TERM, "caption": TERM},
    **{"p": TEXT, "dd": ITEM, "li": ITEM, "td": ITEM, "th": ITEM, "tr": ITEM},
}
# What no reader of the text sees.
UNREAD = "svg, script, style, [hidden], .finding-link, .to-print"
FRONT = re.compile(r"\A---\n.*?\n---\n", re.DOTALL)


def blocks(page: str) -> Iterator[tuple[str, str]]:
    """(kind, text) of each block of a page with words, in order; a row of a table is one, with the heading of each cell."""
    soup = BeautifulSoup(markdown(FRONT.sub("", page), extensions=["attr_list"]), "html.parser")
    for each in soup.select(UNREAD):
        each.decompose()
    for meaning in soup.select("th > .meaning, td > .meaning"):
        meaning.insert_before(": ")  # else it would run into the words before it, from which a new line keeps it
    named = soup.select(".kind")
    for node in soup.find_all([*KINDS]):
        if node.name == "tr":
            yield from row(node)
        elif node.name == "dt":
            yield from term(node)
        elif node.name != "dd" and not node.find_parent("tr") and (text := own_text(node)):
            yield TERM if node in named else KINDS[node.name], text


def term(node: Tag) -> Iterator[tuple[str, str]]:
    """A term with what is said of it, as one item; alone where that is a list, whose items follow."""
    said = node.find_next_sibling("dd")
    text = own_text(said) if said else ""
    yield (ITEM, f"{own_text(node)}: {text}") if text else (TERM, own_text(node))


def own_text(node: Tag) -> str:
    """What a block says beyond the blocks within it."""
    own = (text for text in node.find_all(string=True) if text.find_parent([*KINDS]) is node)
    return " ".join("".join(own).split())


def row(node: Tag) -> Iterator[tuple[str, str]]:
    """A row of a table: its name, then each cell after what heads it. The head of the table is in every row."""
    cells, table = node.find_all(["td", "th"], recursive=False), node.find_parent("table")
    if node.find_parent("thead") or table is None:
        return
    heads, texts = [list(map(in_a_line, nodes)) for nodes in (table.select("thead th"), cells)]
    if len(cells) == 1:
        yield TERM, texts[0]
        return
    named = [
        f"{head}: {text}" if place and head else text
        for place, (head, text) in enumerate(zip(heads, texts, strict=False))
    ]
    yield ITEM, "; ".join(text for text, full in zip(named, texts, strict=False) if full)


def in_a_line(cell: Tag) -> str:
    """All that a cell says."""
    return " ".join(cell.get_text(" ").split()).replace(" : ", ": ")
