"""What is said of drawn numbers: in one sentence, how their signs are read, what their columns ask for, and where they stand."""

from collections.abc import Iterable

from markupsafe import Markup

from scripts.ground.data_package import Row
from scripts.site.addresses import indicator_address, page_address, page_link, to_root
from scripts.site.drawings.figure_cells import Drawing
from scripts.site.figure.printed import paged, pages, places
from scripts.site.figure.wording import added_notes, upper_first
from scripts.site.package.labels import Labels
from scripts.site.text.templates import macros

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


def source_links(rows: Iterable[Row], at: str, labels: Labels) -> Markup:
    """The same on the page at `at`: each source leads to where it is, or else to what the method says of the sources."""
    method, known = page_link(at, f"{page_address('method.md')}#sources"), labels.package.by_name["sources"]
    told = [
        (known[source]["address"] or method, labels.title("sources", source), paged(found, labels))
        for source, found in pages(rows, labels).items()
    ]
    word = Markup(f"{labels.words['source_line']}.")
    return word.format(macros("parts.html").printed(told)) if told else Markup()


def said(found: Drawing) -> list[tuple[str, str]]:
    """What a figure says, for a table."""
    return [(upper_first(what), number) for what, number in found.said]


def pages_of(indicators: Iterable[str], address: str, labels: Labels) -> list[tuple[str, str]]:
    """The pages of some indicators, from the page at `address`: address and title."""
    return [(page_link(address, indicator_address(each)), labels.title("indicators", each)) for each in indicators]


def files(data: str, shown: str, address: str, labels: Labels) -> list[tuple[str, str]]:
    """The files of a figure, from the page at `address`: what each is called, and its address."""
    words, of_data = labels.language.words, to_root(address, labels.language.code) + data
    return [(words["download_csv"], of_data), (words["picture"], page_link(address, shown))]
