"""The colours by their names, and the colour of a number, the same on all pages, pictures and papers.

Pictures and paper take the colours that the style sheet `docs/assets/colours.css` has for light. `docs/figures.csv` gives a number
its own: who gave, that nobody met it or too little came, or else whom it counts.
"""

import csv
import re
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from scripts.ground.data_package import PackageError, Row
from scripts.paths import DOCS
from scripts.site.figure.against import count_of
from scripts.site.package.labels import Labels
from scripts.site.package.lookup import EACH, name_of, resolved_case

FILE = DOCS / "assets/colours.css"
# Its first block is for light; what is no colour there is a font.
LIGHT = dict(re.findall(r"--(\w+): (#[0-9a-f]{6});", FILE.read_text(encoding="utf-8").partition("@media")[0]))
# The names of those that say something: shades of ink and paper do not.
MEANT = tuple(name for name in LIGHT if name not in ("paper", "ink", "muted", "soft", "line", "track", "band"))
# On a page a picture follows the style sheet; the second colour is for a viewer without it.
COLOURS = {name: f"var(--{name}, {colour})" for name, colour in LIGHT.items()}


ADULTS, CHILDREN = "adults", "children"


class Dyed(NamedTuple):
    """The name of a figure, or of the same of every answer, and its colour."""

    cells: str
    colour: str


def read_dyed(text: str) -> tuple[Dyed, ...]:
    """What the table of the figures gives a colour that says something."""
    return tuple(
        Dyed(row["cells"], look)
        for row in csv.DictReader(text.splitlines())
        for look in row["look"].split()
        if look in MEANT and row["cells"]
    )


@cache
def dyed_by_hand() -> tuple[Dyed, ...]:
    """What the table says, read when somebody first draws."""
    return read_dyed((DOCS / "figures.csv").read_text(encoding="utf-8"))


def colour_of(row: Row, labels: Labels, dyed: Sequence[Dyed] | None = None) -> str:
    """The colour of a number: what the figures say of it, of its answer, or of all of its indicator alike; else whom it counts.

    What they say of the number itself goes before what they say of every answer.
    """
    indicator, category = row["indicator"], row["category"]
    near = [each for each in (dyed_by_hand() if dyed is None else dyed) if each.cells.startswith(f"{indicator}.")]
    names = {name_of(each) for each in (row, count_of(row, labels)) if each}
    own = [each for each in near if resolved(each.cells.replace(EACH, category), labels) in names]
    if own:
        return min(own, key=lambda each: EACH in each.cells).colour
    of_answer = [each for each in near if each.cells.split(".")[1] in (category, EACH)]
    for alike in ({each.colour for each in some} for some in (of_answer, near)):
        if len(alike) == 1:
            return alike.pop()
    return CHILDREN if row["population"].startswith(CHILDREN) else ADULTS


def resolved(name: str, labels: Labels) -> str:
    """The name of a figure in the year of a package; nothing where that, of another time, lacks what the table names."""
    try:
        return resolved_case(name, labels.package)
    except PackageError:
        return ""
