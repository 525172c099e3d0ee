"""The answers and the charts that change, before and after, both drawn by today's code, on one page that any browser opens."""

import html
import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from scripts.year.changes.changed_answers import FALLEN, HEADLINE, NEW, SAME, Answers
from scripts.year.laid_out import OF_YEAR

Charts = Mapping[str, str]  # indicator -> SVG
TITLE = re.compile(r"<title>(.*?)</title>", re.DOTALL)


@dataclass(frozen=True)
class Changed:
    """A chart, or the figure of an answer, that differs. `before` and `after`: as SVG, "" where there is none.

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
    before: Charts, after: Charts, versions: Sequence[str], withheld: Collection[str] = ()
) -> list[Changed]:
    """The charts that differ in more than the version that they name. `withheld`: those of which only what comes is shown."""
    pairs = [(name, before.get(name, ""), after.get(name, "")) for name in sorted({*before, *after})]
    differ = [one for one in pairs if masked(one[1], versions) != masked(one[2], versions)]
    return [Changed(title(now or was), was, now, name in withheld) for name, was, now in differ]


def title(svg: str) -> str:
    """What a chart is called."""
    found = TITLE.search(svg)
    return html.unescape(found.group(1)).strip() if found else ""


def changed_answers(answers: Answers, versions: Sequence[str]) -> Iterator[Changed]:
    """The answers that fall, are new or have another headline or figure. One that does not stand has no picture."""
    for one in answers.changes:
        sides = (one.before, one.after)
        drawn = {masked(side.picture, versions) for side in sides}
        if one.state in (FALLEN, HEADLINE, NEW) or (one.state == SAME and len(drawn) > 1):
            was, now = (side.picture if side.stands else "" for side in sides)
            before, after = (side.headline if side.stands else "" for side in sides)
            yield Changed(one.question, was, now, one.withheld, (before, after), one.anchor)


def masked(text: str, versions: Sequence[str]) -> str:
    """The text without version numbers."""
    for version in filter(None, versions):
        text = re.sub(rf"(?<!\d)(?<!\d\.){re.escape(version)}(?!\.?\d)", "", text)
    return text


def pictures(charts: Sequence[Changed], answers: Sequence[Changed]) -> str:
    """A page with each answer and chart as it was and as it becomes, the answers first."""
    return f"{OF_YEAR.rendered('diagram.html', charts=charts, answers=answers)}\n"
