"""What a change of the package changes on the pages: charts and answers, and sentences.

They are those of two sets of pages: what the newest release has kept, and what a release of the change would keep.
"""

import html
import json
import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import zip_longest

from scripts.ground.data_package import Package
from scripts.ground.decisions import CORRECTED
from scripts.ground.markup import as_text
from scripts.ground.releases import ROWS_FILE
from scripts.year.changed_answers import FALLEN, HEADLINE, NEW, SAME, Becoming, newest_year, secret_indicators
from scripts.year.laid_out import OF_YEAR

Pages = Mapping[str, bytes]  # what a release keeps of its pages: path in the site -> bytes
TITLE, MAIN = (re.compile(rf"<{name}\b[^>]*>(.*?)</{name}>", re.DOTALL) for name in ("title", "main"))
ADDRESS = re.compile(r"v[0-9.]+/(.*/)index\.html")  # below the folder of a version, of a page in Swedish
FRAME, INDICATOR, OF_ANSWER = "embed/", "indicators/", "embed/answers/"
SHEETS = ("colours.css", "card.css", "embed.css")  # what a figure that stands alone is dressed with
# What ties a part of a page to another part, or to another page.
TIED = re.compile(r' (?:id|href|for|popovertarget|aria-[a-z]+)="[^"]*"')
# Where one text ends and another begins.
BLOCK = re.compile(
    r"</?(?:p|li|h\d|t[dhr]|caption|d[dtl]|figcaption|summary|details|div|section|table|ul|ol|nav)\b[^>]*>"
)


@dataclass(frozen=True)
class ChangedPicture:
    """A chart, or the figure of an answer, that differs. `before` and `after`: as HTML, or SVG; "" where there is none.

    `withheld`: whether what it showed before is not shown any more: here it has its title, and no picture.
    `headlines`, before and after, and `anchor`, its place on the page: of an answer.
    """

    title: str
    before: str
    after: str
    withheld: bool
    headlines: tuple[str, str] = ("", "")
    anchor: str = ""


def changed_charts(
    before: Pages, after: Pages, versions: Sequence[str], secret: Collection[str] = ()
) -> list[ChangedPicture]:
    """The figures that stand alone and differ in more than the version that they name, but those of answers.

    `secret`: the indicators of which something that was shown is kept back now: of such a figure only what comes is shown.
    """
    rows = json.loads(before.get(ROWS_FILE, b"{}"))
    sides = [figures(side) for side in (before, after)]
    found = []
    for address in sorted({*sides[0], *sides[1]}):
        (was_title, was), (title, now) = (side.get(address, ("", "")) for side in sides)
        if masked(was, versions) != masked(now, versions):
            shown = {name.partition(".")[0] for name in rows.get(address, ())}
            found.append(ChangedPicture(title or was_title, was, now, bool(shown & {*secret})))
    return found


def figures(pages: Pages) -> dict[str, tuple[str, str]]:
    """Address -> what it is called, and HTML, of each figure that stands alone but those of answers."""
    texts = {
        at: text for at, text in by_address(pages).items() if at.startswith(FRAME) and not at.startswith(OF_ANSWER)
    }
    return {at: (html.unescape(inner(TITLE, text)), TIED.sub("", inner(MAIN, text))) for at, text in texts.items()}


def by_address(pages: Pages) -> dict[str, str]:
    """Address below the version -> the page in Swedish."""
    found = ((ADDRESS.fullmatch(path), data) for path, data in pages.items())
    return {at[1]: data.decode("utf-8") for at, data in found if at}


def inner(pattern: re.Pattern[str], page: str) -> str:
    """What an element of a page holds."""
    found = pattern.search(page)
    return found[1].strip() if found else ""


def sheet(pages: Pages) -> str:
    """What the figures of these pages are dressed with."""
    return "\n".join(
        data.decode("utf-8") for name in SHEETS for path, data in sorted(pages.items()) if path.endswith(f"/{name}")
    )


def changed_answers(answers: Becoming, versions: Sequence[str]) -> Iterator[ChangedPicture]:
    """The answers that fall, are new or have another headline or figure. One that does not stand has no picture."""
    for one in answers.changes:
        sides = (one.before, one.after)
        drawn = {masked(side.picture, versions) for side in sides}
        if one.state in (FALLEN, HEADLINE, NEW) or (one.state == SAME and len(drawn) > 1):
            was, now = (side.picture if side.stands else "" for side in sides)
            before, after = (side.headline if side.stands else "" for side in sides)
            yield ChangedPicture(one.question, was, now, one.withheld, (before, after), one.anchor)


def masked(text: str, versions: Sequence[str]) -> str:
    """The text without version numbers."""
    for version in filter(None, versions):
        text = re.sub(rf"(?<!\d)(?<!\d\.){re.escape(version)}(?!\.?\d)", "", text)
    return text


def pictures(charts: Sequence[ChangedPicture], answers: Sequence[ChangedPicture], dress: str = "") -> str:
    """A page with each answer and chart as it was and as it becomes, the answers first. `dress`: the sheet of the charts."""
    return f"{OF_YEAR.rendered('diagram.html', charts=charts, answers=answers, dress=dress)}\n"


@dataclass(frozen=True)
class ChangedSentence:
    """A sentence of a page before and after; nothing where there is none."""

    page: str
    before: str
    after: str


def pages_to_read(before: Package, after: Package) -> set[str]:
    """The indicators whose pages are compared when something is corrected: all; with a new year, which changes all, those.

    None of which something is kept back now: what was said of it is not to be repeated.
    """
    known = before.rows_if_any("corrections")
    new = [row for row in after.rows_if_any("corrections") if row["decision"] == CORRECTED and row not in known]
    every = {row["indicator"] for row in after.rows_if_any("indicators")} if new else set()
    if newest_year(before) != newest_year(after):
        every = {row["observation"].partition(".")[0] for row in new}
    return every - secret_indicators(before, after)


def changed_sentences(before: Pages, after: Pages, pages: Collection[str]) -> list[ChangedSentence]:
    """What the `pages` of indicators say otherwise in Swedish, in their order."""
    old, new = by_address(before), by_address(after)
    found = []
    for address in dict.fromkeys([*new, *old]):
        page = address.removeprefix(INDICATOR).removesuffix("/")
        if address.startswith(INDICATOR) and page in pages:
            was, now = (sentences(side.get(address, "")) for side in (old, new))
            gone, come = [text for text in was if text not in now], [text for text in now if text not in was]
            found += [ChangedSentence(page, *pair) for pair in zip_longest(gone, come, fillvalue="")]
    return found


def sentences(page: str) -> list[str]:
    """What a page says in sentences, each once: a text between two of its blocks that ends as sentences do."""
    texts = (" ".join(as_text(text).split()) for text in BLOCK.split(inner(MAIN, page)))
    return [*dict.fromkeys(text for text in texts if " " in text and text.endswith((".", "?", "!")))]
