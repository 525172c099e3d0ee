"""A chart in words: one sentence with its numbers, and how its signs are read."""

from scripts.site.charts.data import Picture
from scripts.site.figure.wording import is_computed
from scripts.site.text.language import Language

# So many bars can be said in one sentence; of more, the largest and the smallest.
SAYABLE = 5
SAYABLE_YEARS = 10


def description(picture: Picture, language: Language) -> str:
    """What the chart says, with its numbers: visible beside it, and read by a screen reader in its place."""
    words, table = language.words, picture.table
    entries = list(zip(table["label"], table["text"], strict=True))
    most = SAYABLE_YEARS if picture.kind == "series" else SAYABLE
    sizes = table["value"].mask(table["inner"])
    if len(entries) <= most or sizes.isna().all():
        return "; ".join(words["described_entry"].format(label, text) for label, text in entries) + "."
    ends = (entries[sizes.argmax()], entries[sizes.argmin()])
    said = [words["in_brackets"].format(words["quoted"].format(label), text) for label, text in ends]
    return words["described_some"].format(*said)


def reading_help(picture: Picture, language: Language) -> list[str]:
    """What the dashed lines and frames mean, where there are any, and what is not drawn."""
    words, table = language.words, picture.table
    found = []
    if table["low"].notna().any():
        found.append(words["bound_line"])
    if picture.kind == "parts_of_whole":
        found.append(words["frame_line"])
    if table["broken"].any():
        found.append(words["break_line"].format(words["and"].join(table["label"][table["broken"]])))
    if picture.kind == "series" and any(map(is_computed, picture.rows)):
        found.append(words["series_computed"])
    if picture.left_out:
        found.append(words["chart_left_out"].format("; ".join(picture.left_out)))
    if picture.hidden:
        found.append(words["chart_hidden"].format("; ".join(picture.hidden)))
    return found
