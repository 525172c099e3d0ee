"""A chart in words: one sentence with its numbers, and how its signs are read."""

from collections.abc import Iterable

from scripts.ground.cells import cell_of
from scripts.ground.claim import AMOUNTS, LARGEST, Claim, as_written, claim_of
from scripts.site.charts.data import Picture
from scripts.site.charts.quantity import HIDDEN, MISSING, WORDED, Quantity
from scripts.site.figure.wording import is_computed
from scripts.site.package.labels import Labels
from scripts.site.package.lookup import holds
from scripts.site.text.language import Language

# So many bars can be said in one sentence; of more answers the most common, or where nobody knows which that is the first.
SAYABLE = 5
# The word that explains how a bar without a number is drawn.
SIGNS = {WORDED: "worded", MISSING: "unknown", HIDDEN: "hidden"}


def description(picture: Picture, labels: Labels) -> tuple[str, str]:
    """What the chart says, with its numbers, and what that claims: visible beside it, and read by a screen reader in its place."""
    entries, rows = picture.entries, picture.rows
    told = [labels.say("described_entry", each.label, each.quantity.text) for each in entries]
    if len(entries) <= SAYABLE or picture.kind == "series":
        return "; ".join(told) + ".", as_written(map(claim_of, rows))
    for each, row in zip(entries, rows, strict=False):  # the bars without a number come last
        if row["measure"] in AMOUNTS and holds(largest := Claim(LARGEST, (cell_of(row),)), labels.package):
            named = labels.say("in_brackets", labels.say("quoted", each.label), each.quantity.text)
            return labels.say("described_largest", named), as_written([largest, claim_of(row)])
    some = [labels.say("in_brackets", each.label, each.quantity.text) for each in entries[:SAYABLE]]
    return labels.say("described_first", "; ".join(some)), as_written(map(claim_of, rows[:SAYABLE]))


def leaves_track(quantity: Quantity, picture: Picture) -> bool:
    """Whether a bar leaves some of its whole to be seen."""
    return not quantity.state and quantity.high < picture.top


def signs_of_bars(cells: Iterable[Quantity]) -> tuple[str, ...]:
    """The words that explain how bars are read: of the signs that are drawn, and no other."""
    cells = list(cells)
    states, numbers = {cell.state for cell in cells}, [cell for cell in cells if not cell.state]
    filled = ("number",) if any(cell.low > 0 for cell in numbers) else ()
    reaching = ("about",) if any(cell.low < cell.high for cell in numbers) else ()
    return (*filled, *reaching, *(SIGNS[state] for state in SIGNS if state in states))


def reading_help(picture: Picture, language: Language) -> list[str]:
    """What the signs mean, where there are any: the same as in the composed figures."""
    words, entries, series = language.words, picture.entries, picture.kind == "series"
    states = {each.quantity.state for each in entries}
    broken = [each.label for each in entries if each.year and each.year.breaks]
    left = [each for each in entries if each.year and each.year.values and each.value is None]
    signs = {
        "sign_about": any(each.quantity.low < each.quantity.high for each in entries if each not in left),
        "sign_base": picture.kind == "parts_of_whole" and any(leaves_track(each.quantity, picture) for each in entries),
        **{f"sign_{SIGNS[state]}": state in states for state in (WORDED, HIDDEN)},
    }
    found = [words[sign] for sign, is_there in signs.items() if is_there]
    found += [words["break_line"].format(language.listed(broken))] if broken else []
    computed = left or (series and any(map(is_computed, picture.rows)))
    return [*found, *([words["sign_computed"]] if computed else [])]
