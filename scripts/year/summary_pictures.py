"""The answers and the charts that change, before and after, both drawn by today's code, on one page that any browser opens."""

import html
import re
from base64 import b64encode
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from scripts.year.summary_answers import FALLEN, HEADLINE, NEW, SAME, Change, of_state

Charts = Mapping[str, str]  # indicator -> SVG

# What an address may end in after its #, whatever an answer is called.
UNSAFE = re.compile(r"[^A-Za-z0-9_-]")
TITLE = re.compile(r"<title>(.*?)</title>", re.DOTALL)
WITHHELD = "Visas inte: något i diagrammet är dolt nu."
HEADING = "Svar och diagram som ändras"
STYLE = """body { font-family: sans-serif; max-width: 1640px; margin: 2rem auto; padding: 0 1rem; }
.pair { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 480px), 1fr)); gap: 1rem; }
figure { margin: 0; }
img { max-width: 100%; box-sizing: border-box; padding: 0.5rem; border: 1px solid #767676; }
figcaption { font-weight: 700; }
.headline { margin: 0.25rem 0 0.5rem; font-size: 1.25rem; }"""


@dataclass(frozen=True)
class Changed:
    """A chart, or the figure of an answer, that differs. `before` and `after`: as SVG, "" where there is none.

    `withheld`: whether what it showed before is not shown any more: here it has its title, and no picture.
    `name`, `question` and `headlines`, before and after: of an answer.
    """

    before: str
    after: str
    withheld: bool = False
    name: str = ""
    question: str = ""
    headlines: tuple[str, str] = ("", "")

    @property
    def title(self) -> str:
        """What the chart is called; of an answer its question."""
        if self.question:
            return self.question
        found = TITLE.search(self.after or self.before)
        return html.unescape(found.group(1)).strip() if found else ""

    @property
    def state(self) -> str:
        """What has become of it."""
        return "Ändras" if self.before and self.after else "Ny" if self.after else "Försvinner"


def changed_charts(
    before: Charts, after: Charts, versions: Sequence[str], withheld: Collection[str] = ()
) -> list[Changed]:
    """The charts that differ in more than the version that they name. `withheld`: those of which only what comes is shown."""
    names = sorted({*before, *after})
    pairs = [Changed(before.get(name, ""), after.get(name, ""), name in withheld) for name in names]
    return [one for one in pairs if masked(one.before, versions) != masked(one.after, versions)]


def changed_answers(changes: Sequence[Change], versions: Sequence[str]) -> list[Changed]:
    """The answers that fall, are new or have another headline or figure. One that does not stand has no picture."""
    found = []
    for one in of_state(changes, FALLEN, HEADLINE, NEW, SAME):
        sides = [side for side in (one.before, one.after) if side.stands]
        same = one.state == SAME and len({masked(side.picture, versions) for side in sides}) == 1
        if not same:
            pair = [(side.picture, side.headline) if side.stands else ("", "") for side in (one.before, one.after)]
            (before, was), (after, now) = pair
            found.append(Changed(before, after, one.withheld, one.name, one.question, (was, now)))
    return found


def anchor(name: str) -> str:
    """The place of an answer on the page: `diagram.html#answer-needs`."""
    return f"answer-{UNSAFE.sub('-', name)}"


def masked(text: str, versions: Sequence[str]) -> str:
    """The text without version numbers."""
    for version in filter(None, versions):
        text = re.sub(rf"(?<!\d)(?<!\d\.){re.escape(version)}(?!\.?\d)", "", text)
    return text


def pictures(charts: Sequence[Changed], answers: Sequence[Changed] = ()) -> str:
    """A page with each answer and chart as it was and as it becomes, the answers first."""
    links = "".join(f'<li><a href="#{anchor(one.name)}">{html.escape(one.title)}</a></li>' for one in answers)
    parts = [f"<ul>{links}</ul>"] if links else []
    parts += [f'<h2 id="{anchor(one.name)}">{html.escape(one.title)}</h2>\n{pair(one)}' for one in answers]
    parts += [f"<h2>{html.escape(one.title)}</h2>\n{pair(one)}" for one in charts]
    return (
        '<!doctype html>\n<html lang="sv">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{HEADING}</title>\n<style>{STYLE}</style>\n</head>\n<body>\n<h1>{HEADING}</h1>\n"
        + ("\n".join(parts) or "<p>Inget svar och inget diagram ändras.</p>")
        + "\n</body>\n</html>\n"
    )


def pair(one: Changed) -> str:
    """A chart, or an answer, as it was, beside as it becomes."""
    was, now = one.headlines
    before = side(one, "Före", "", "", WITHHELD) if one.withheld else side(one, "Före", was, one.before, "Fanns inte.")
    return f'<div class="pair">{before}{side(one, "Efter", now, one.after, "Finns inte längre.")}</div>'


def side(one: Changed, caption: str, headline: str, svg: str, missing: str) -> str:
    """One side of it: the headline of an answer, and the picture. As an image: a browser runs no script of it."""
    source = f"data:image/svg+xml;base64,{b64encode(svg.encode()).decode('ascii')}"
    shown = [f'<p class="headline">{html.escape(headline)}</p>'] if headline else []
    shown += [f'<img alt="{html.escape(f"{one.title}, {caption.lower()}")}" src="{source}">'] if svg else []
    return f"<figure><figcaption>{caption}</figcaption>{''.join(shown) or f'<p>{missing}</p>'}</figure>"
