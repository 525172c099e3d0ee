"""The charts that change, before and after, both drawn by today's code, on one page that any browser opens. Text in, text out."""

import html
import re
from base64 import b64encode
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

Charts = Mapping[str, str]  # indicator -> SVG

TITLE = re.compile(r"<title>(.*?)</title>", re.DOTALL)
WITHHELD = "Visas inte: något i diagrammet är dolt nu."
STYLE = """body { font-family: sans-serif; max-width: 1640px; margin: 2rem auto; padding: 0 1rem; }
.pair { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 480px), 1fr)); gap: 1rem; }
figure { margin: 0; } img { max-width: 100%; border: 1px solid #767676; } figcaption { font-weight: 700; }"""


@dataclass(frozen=True)
class Changed:
    """A chart that differs. `before` and `after`: as SVG, "" where there is none.

    `withheld`: whether what it showed before is not shown any more: here it has its title, and no picture.
    """

    before: str
    after: str
    withheld: bool = False

    @property
    def title(self) -> str:
        """What the chart is called."""
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


def masked(text: str, versions: Sequence[str]) -> str:
    """The text without version numbers."""
    for version in filter(None, versions):
        text = re.sub(rf"(?<!\d)(?<!\d\.){re.escape(version)}(?!\.?\d)", "", text)
    return text


def pictures(changed: Sequence[Changed]) -> str:
    """A page with each chart as it was and as it becomes."""
    parts = [f'<h2>{html.escape(one.title)}</h2>\n<div class="pair">{sides(one)}</div>' for one in changed]
    return (
        '<!doctype html>\n<html lang="sv">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>Diagram som ändras</title>\n<style>{STYLE}</style>\n</head>\n<body>\n<h1>Diagram som ändras</h1>\n"
        + ("\n".join(parts) or "<p>Inget diagram ändras.</p>")
        + "\n</body>\n</html>\n"
    )


def sides(one: Changed) -> str:
    """A chart as it was, beside as it becomes."""
    was = side(one, "Före", "", WITHHELD) if one.withheld else side(one, "Före", one.before, "Fanns inte.")
    return was + side(one, "Efter", one.after, "Finns inte längre.")


def side(one: Changed, caption: str, svg: str, missing: str) -> str:
    """One chart, before or after. As an image: a browser runs no script of it."""
    source = f"data:image/svg+xml;base64,{b64encode(svg.encode()).decode('ascii')}"
    shown = (
        f'<img alt="{html.escape(f"{one.title}, {caption.lower()}")}" src="{source}">' if svg else f"<p>{missing}</p>"
    )
    return f"<figure><figcaption>{caption}</figcaption>{shown}</figure>"
