"""A chart in words: one sentence with its numbers, and how its signs are read."""

from collections.abc import Iterable, Sequence

from scripts.site.charts.data import Picture
from scripts.site.charts.drawn_series import Entry
from scripts.site.charts.matrix import REST, THINNEST, Need, shown
from scripts.site.charts.quantity import HIDDEN, MISSING, NOT_KNOWN, WORDED, Quantity
from scripts.site.figure.wording import is_computed
from scripts.site.text.language import Language

# So many bars can be said in one sentence; of more, the largest and the smallest, or what is known where these are not two.
SAYABLE, ENDS = 5, 2
SAYABLE_YEARS = 10
# The word that explains how a bar without a number is drawn.
SIGNS = {WORDED: "worded", MISSING: "unknown", HIDDEN: "hidden"}


def description(picture: Picture, language: Language) -> str:
    """What the chart says, with its numbers: visible beside it, and read by a screen reader in its place."""
    words, entries = language.words, picture.entries
    most = SAYABLE_YEARS if picture.kind == "series" else SAYABLE
    sizes = [(each.value, each) for each in entries if each.value is not None and not each.inner]
    if len(entries) <= most or len(sizes) < ENDS:
        known = [each for each in entries if each.quantity.text]
        told = entries if len(entries) <= most else known or entries
        return "; ".join(words["described_entry"].format(each.label, said(each, language)) for each in told) + "."
    # The first of equals.
    ends = (max(sizes, key=lambda size: size[0])[1], min(sizes, key=lambda size: size[0])[1])
    named = [words["in_brackets"].format(words["quoted"].format(each.label), each.quantity.text) for each in ends]
    hidden = any(each.quantity.state == HIDDEN for each in entries)
    return words["described_shown" if hidden else "described_some"].format(*named)


def said(entry: Entry, language: Language) -> str:
    """What is known of a bar; that nothing is, where no word stands beside it."""
    return entry.quantity.text or language.words["drawn_unknown"]


def signs_of_bars(cells: Iterable[Quantity]) -> tuple[str, ...]:
    """The words that explain how bars are read: of the signs that are drawn, and no other."""
    cells = list(cells)
    states, numbers = {cell.state for cell in cells}, [cell for cell in cells if not cell.state]
    filled = ("number",) if any(cell.low > 0 for cell in numbers) else ()
    reaching = ("about",) if any(cell.low < cell.high for cell in numbers) else ()
    return (*filled, *reaching, *(SIGNS[state] for state in SIGNS if state in states))


def signs_of_matrix(rows: Sequence[Need], colours: tuple[str, str]) -> tuple[str, ...]:
    """The words that explain the bars of a matrix: what is left is dashed or striped, where it is drawn."""
    dresses = {mark.dress for place, row in enumerate(rows) for mark in shown(row, place, colours, THINNEST)}
    return tuple(sign for sign, dress in (("rest", REST), ("striped", NOT_KNOWN)) if dress in dresses)


def reading_help(picture: Picture, language: Language) -> list[str]:
    """What the signs mean, where there are any: the same as in the composed figures."""
    words, states = language.words, {each.quantity.state for each in picture.entries}
    found = []
    if any(each.quantity.low < each.quantity.high for each in picture.entries if not each.left):
        found.append(words["sign_about"])
    if picture.kind == "parts_of_whole":
        found.append(words["sign_base"])
    if picture.kind != "series":
        found += [words[f"sign_{SIGNS[state]}"] for state in SIGNS if state in states]
    broken = [each.label for each in picture.entries if each.broken]
    if broken:
        found.append(words["break_line"].format(words["and"].join(broken)))
    if picture.kind == "series" and (any(map(is_computed, picture.rows)) or any(each.left for each in picture.entries)):
        found.append(words["sign_computed"])
    return found
