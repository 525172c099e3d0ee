"""What is said of drawn numbers: in one sentence, how their signs are read, what their own columns ask for, where they stand."""

from collections.abc import Iterable

from scripts.ground.data_package import Package, Row
from scripts.site.drawings.figure_cells import Drawing
from scripts.site.figure.wording import added_notes
from scripts.site.package.labels import Labels

# The notes of a row that the quiet line says; what else a row decides is drawn, or said where it stands.
TOLD_BELOW = ("base_not_stated", "few_cases")
# The words that stand where there is no number; they come after what they are about.
WITHOUT = ("drawn_unknown", "drawn_hidden", "drawn_not_asked", "drawn_rest_none", "drawn_rest_unknown", "chart_no_year")


def key(found: Drawing, labels: Labels) -> str:
    """How the signs of a figure are read, and which answers it leaves out since they are hidden."""
    words = labels.language.words
    hidden = [words["figure_hidden"].format("; ".join(found.hidden))] if found.hidden else []
    return " ".join([*(words[f"sign_{sign}"] for sign in found.signs), *hidden])


def spoken(found: Drawing, labels: Labels) -> str:
    """The figure in one sentence: what a screen reader says in place of hundreds of marks."""
    words = labels.language.words
    without = {words[word] for word in WITHOUT}
    told = [
        words["drawn_spoken"].format(number, name)
        if any(map(str.isdigit, number)) or (name[:1].islower() and number not in without)
        else words["described_entry"].format(name, number)
        for name, number in found.said
    ]
    return "; ".join(told) + "."


def row_notes(rows: Iterable[Row], labels: Labels) -> list[str]:
    """What drawn numbers ask to be said: in the words of the notes that a base is missing, or cases are few; what is left out."""
    rows = list(rows)
    noted = {note for row in rows for note in row["notes"].split()}
    return [*(labels.note(note) for note in TOLD_BELOW if note in noted), *added_notes(rows, labels)]


def source_line(rows: Iterable[Row], labels: Labels) -> str:
    """The sources of some observations as a sentence; nothing where no source has them."""
    told = "; ".join(places(rows, labels))
    return f"{labels.language.words['source_line'].format(told)}." if told else ""


def places(rows: Iterable[Row], labels: Labels) -> list[str]:
    """The sources behind some observations, with the pages on which they, or what they are computed from, are printed."""
    names, words = printed_in(rows, labels.package), labels.language.words
    pages: dict[str, set[int]] = {}
    for row in labels.package.rows("statements"):
        if not names.isdisjoint((row["observation"], row["base_observation"])):
            pages.setdefault(row["source"], set()).update({int(row["page"])} if row["page"] else set())
    return [
        ", ".join(
            [
                labels.title("sources", source),
                *([words["page" if len(found) == 1 else "pages"].format(spans(found))] if found else []),
            ]
        )
        for source, found in pages.items()
    ]


def printed_in(rows: Iterable[Row], package: Package) -> set[str]:
    """Some observations with all that they are computed from, whose statements are their source."""
    names, found = {row["observation"] for row in rows}, set[str]()
    while names:
        found |= names
        named = (package.by_name["observations"][name]["inputs"].split() for name in names)
        names = {name for each in named for name in each} - found
    return found


def spans(pages: Iterable[int]) -> str:
    """Pages as one writes them: "4, 6–7"."""
    runs: list[list[int]] = []
    for page in sorted(pages):
        runs = [*runs[:-1], [*runs[-1], page]] if runs and runs[-1][-1] == page - 1 else [*runs, [page]]
    return ", ".join(f"{run[0]}–{run[-1]}" if len(run) > 1 else str(run[0]) for run in runs)
