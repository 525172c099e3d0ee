"""What may be wrong with the site of a year, page by page: sentences that are not borne, and what nobody has filled in.

Facts in, faults as lines of text out. What is tried is what a reader gets: the finished HTML, in both languages.
"""

import re
from collections.abc import Callable, Iterator
from pathlib import Path

from bs4 import BeautifulSoup, Tag

from scripts.ground.columns import Column
from scripts.ground.data_package import Package
from scripts.ground.facts import facts_of
from scripts.ground.verdict import TRUE, verdict
from tests.claims_told import OTHER, left_open, numbers_in, told, unborne

MAIN = re.compile(r"<article.*?</article>|<main.*?</main>", re.DOTALL)
PINNED = re.compile(r"(^|/)v\d+\.\d+\.\d+/")
HEADINGS = ("h2", "h3", "h4", "h5", "h6")
# What stands for a page in a tab, in a search and where somebody shares it; and in all of these what counts nobody.
META = "meta[name=description], meta[property^='og:title'], meta[property^='og:desc'], meta[property$=':alt']"
PLACES = re.compile(rf"\b\d{{4}}/\d+/EU|{OTHER.pattern}|\b[sp]\. \d+(?:(?:–|, )\d+)*|\bVersion [\d.]+")
HELP = re.compile(r"(^|/)help/")  # which has numbers to call
SAID = ("p", "li", "figcaption", "dt", "dd", "td", "th", *HEADINGS)
SPOKEN = ("aria-label", "alt", "title", "content")
SHOWS = ("svg", "img", "table", "form", "input", "iframe", "pre", "ul", "ol", "a")
LABELS: tuple[Column, ...] = ("label_sv", "label_en")
NO_FIGURE = re.compile(r"\b\d{4}: (?!\d)")
QUOTED = ("statements", "questions")
# What nobody has filled in, or has filled in with nothing.
LEFT = {
    "left to fill in": re.compile(r"\{\{|\{%|\bundefined\b|\bNaN\b|”\s*”|“\s*”|(?<!\.)\(\s*\)"),
    "None": re.compile(r"(?<![.!?:] )(?<!^)\bNone\b(?! of)"),
    "two full stops": re.compile(r"(?<!\.)\.\.(?!\.)|\. \.(?= |$)"),
    "two spaces": re.compile(r"\S {2,}\S"),
    "space before a mark": re.compile(r"\w [,.;:!?](?=\s|$)"),
}


class Tried:
    """The pages of a site, each text of them tried once. `claims`: how many have been judged."""

    def __init__(self, site: Path, package: Package) -> None:
        self.site, self.facts, self.open = site, facts_of(package), left_open(package)
        labels = [row[name] for row in package.rows("categories") for name in LABELS]
        self.names = sorted({one for one in labels if re.search(r"\d", one)}, key=len, reverse=True)
        self.printed = numbers_in(*(str(one) for name in QUOTED for row in package.rows(name) for one in row.values()))
        self.known: dict[str, list[str]] = {}
        self.claims = 0
        self.faults = [f"{name}: {fault}" for name, text in self.pages() for fault in self.of_page(text)]
        self.faults += [
            f"{name}: {fault}" for name, text in self.pages() if not HELP.search(name) for fault in unclaimed(text)
        ]

    def pages(self) -> Iterator[tuple[str, str]]:
        """The address and the HTML of each page but those that stay of earlier versions."""
        for path in sorted(self.site.rglob("*.html")):
            name = path.relative_to(self.site).as_posix()
            if not PINNED.search(name):
                yield name, path.read_text(encoding="utf-8")

    def of_page(self, text: str) -> Iterator[str]:
        """What is wrong with a page."""
        found = MAIN.search(text)
        page = BeautifulSoup(found[0] if found else text, "html.parser")
        for apart in page(["script", "style", "pre", "noscript"]):
            apart.decompose()
        for name in page("code"):
            name.replace_with("code")
        if len(page.get_text(" ", strip=True)) < 40 and not page(["svg", "iframe", "input"]):
            yield "the page is empty"
        yield from (f"a heading without anything below it: {one}" for one in bare(page))
        for one in page.select(".doubt-note"):
            yield from self.once(one.get_text(), self.unprinted)
        for one in page.select("[data-claim]"):
            yield from self.once(str(one), self.unfounded)
        for line in {*lines(page)}:
            yield from self.once(line, left)

    def without_names(self, text: str) -> str:
        """A text without numbers that count nobody: of an answer whose name has one, of a year of which nothing is said."""
        for name in self.names:
            text = text.replace(name, "")
        return NO_FIGURE.sub("", text)

    def once(self, text: str, tried: Callable[[str], Iterator[str]]) -> list[str]:
        """What is wrong with a text that may stand in many places: told where it is met first."""
        if text in self.known:
            return []
        self.known[text] = [*tried(text)]
        return self.known[text]

    def unprinted(self, note: str) -> Iterator[str]:
        """The numbers of what opens at a sign of doubt that no source has printed, and no question names."""
        if numbers := numbers_in(note) - self.printed:
            yield f"not printed: {', '.join(sorted(numbers))}: {note}"

    def unfounded(self, sentence: str) -> Iterator[str]:
        """The claims of a sentence that are not true, and its numbers that no row bears."""
        for text, claims in told(sentence):
            self.claims += len(claims)
            yield from (
                f"{verdict(one, self.facts)}: {text} [{one}]" for one in claims if verdict(one, self.facts) != TRUE
            )
            if numbers := unborne(self.without_names(text), claims, self.facts) - self.open:
                yield f"no row bears {', '.join(sorted(numbers))}: {text} [{'; '.join(map(str, claims))}]"


def unclaimed(text: str) -> Iterator[str]:
    """The headings of a page, and what stands for it elsewhere, whose number is none of a sentence that carries a claim."""
    page = BeautifulSoup(text, "html.parser")
    heads = [one.get_text() for one in page("title")] + [str(one["content"]) for one in page.select(META)]
    # A description says with its sentence where that is from: "vår uträkning: 40,3 % (29 av 72)".
    borne = numbers_in(*(one.get_text() for one in page.select("[data-claim], small")))
    for one in page.select("[data-claim], .doubt-here"):
        one.decompose()
    for line in dict.fromkeys([*heads, *(one.get_text(" ", strip=True) for one in page(["h1", *HEADINGS]))]):
        counts = numbers_in(re.sub(r"(?<=\d) (?=\d{3}\b)", "\u00a0", PLACES.sub("", line)))
        if counts - (borne if line in heads else set()):
            yield f"no claim: {line}"


def left(line: str) -> Iterator[str]:
    """What is left in a line that nobody should have written."""
    yield from (f"{name}: {line}" for name, pattern in LEFT.items() if pattern.search(line))


def lines(page: BeautifulSoup) -> Iterator[str]:
    """What a page says, block by block as it is laid out, and what it says to who does not see it."""
    yield from (re.sub(r"\s*\n\s*", " ", one.get_text()).strip() for one in page(SAID) if not one.find(SAID))
    yield from (str(one[name]) for name in SPOKEN for one in page.select(f"[{name}]"))


def bare(page: BeautifulSoup) -> Iterator[str]:
    """The headings below which nothing stands before the next of the same rank or a higher one, and which lead to no page."""
    for one in (each for each in page(HEADINGS) if not each.select('a[href]:not([href^="#"])')):
        own, shown = {id(each) for each in one.descendants}, False
        for after in (each for each in one.next_elements if id(each) not in own):
            if isinstance(after, Tag) and after.name in HEADINGS and after.name <= one.name:
                break
            if shown := after.name in SHOWS if isinstance(after, Tag) else bool(str(after).strip()):
                break
        if not shown:
            yield one.get_text(" ", strip=True)
