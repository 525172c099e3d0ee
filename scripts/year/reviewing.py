"""The texts of a workbook that may tell of a few people, and the answers that everybody has: each asks for a yes.

The yes stands on the sheet of texts that have been read, and holds for the text as it stands there: who changes it is asked again.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from scripts.ground.codebook import Codebook
from scripts.ground.problems import Problem
from scripts.ground.quantities import Quantity
from scripts.ground.small_words import names_one, speaks_of, tells_few
from scripts.year.added import sheets
from scripts.year.added.reading import Written
from scripts.year.added.tables import Tables, replaced
from scripts.year.answers import Entry

# What a person writes there is where something stands, not what it says of anybody.
NOT_TOLD = ("place", "address", "country", "before")
READ = sheets.AGREED
Lines = Mapping[str, Sequence[Written]]


@dataclass(frozen=True)
class Text:
    """A text that would be published: its cell, and the indicator that it is about, where it is about one.

    `names`: whether it is what a new answer is called, which says nothing of how many have it.
    """

    cell: str
    text: str
    indicator: str = ""
    names: bool = False


def texts(entries: Mapping[str, Entry], lines: Lines, hidden: Iterable[str]) -> Iterator[Text]:
    """Every text of a workbook: the explanations, but none of a line that is `hidden`, which nobody publishes; the free sheets."""
    for key in entries.keys() - set(hidden):
        told = {"why_sv": entries[key].why_sv, "why_en": entries[key].why_en}
        yield from (Text(entries[key].cells[name], text, key.split(".")[0]) for name, text in told.items() if text)
    for free in (one for one in sheets.FREE_SHEETS if one is not READ):
        names = [
            one.name for one in free.columns if one.kind == "text" and not one.choices and one.name not in NOT_TOLD
        ]
        for line in lines.get(free.name, ()):
            new = free is sheets.ANSWERS
            yield from (Text(line.cells[name], line[name], line["indicator"], new) for name in names if line[name])


def unread(
    entries: Mapping[str, Entry], lines: Lines, hidden: Iterable[str], threshold: int, book: Codebook, file: str
) -> list[Problem]:
    """A problem for each text that may tell of a few, or speaks of a hidden answer, and has no yes. `hidden`: keys of lines."""
    read = {line["text"] for line in lines["agreed"]}
    labels: dict[str, list[str]] = {}
    for indicator, category, _ in (key.split(".") for key in hidden):
        row = book.categories[indicator][category]
        labels.setdefault(indicator, []).extend((row["label_sv"], row["label_en"]))
    problems = []
    for one in sorted(set(texts(entries, lines, hidden)), key=lambda one: one.cell):
        few = tells_few(one.text, threshold)
        own = speaks_of(one.text, labels.get(one.indicator, ())) or names_one(one.text, sum(labels.values(), []))
        about = own and not one.names
        if one.text not in read and (few or about):
            kind = "workbook_text_small" if few else "workbook_text_hidden"
            problems.append(Problem(file, 0, one.cell, kind, READ.title, str(threshold)))
    return problems


def alike(
    pairs: Iterable[tuple[Quantity, Quantity]], asked: Mapping[Quantity, Entry], lines: Lines, file: str
) -> list[Problem]:
    """A problem for each answer that everybody has, by the counts of two lines, and that has no yes. `asked`: count -> its line."""
    read = {line["text"] for line in lines["agreed"]}
    problems = []
    for whole, part in pairs:
        if {whole, part} <= asked.keys():
            cell, count = asked[part].cells["count"], asked[part].count
            told = f"{cell} = {count}"
            if told not in read:
                both = f"{cell}, {asked[whole].cells['count']}"
                problems.append(Problem(file, 0, cell, "workbook_everybody", READ.title, both, told))
    return problems


def add_agreed(tables: Tables, entries: Mapping[str, Entry], lines: Lines) -> Tables:
    """The texts of the workbook that somebody has said yes to, as they stand; a yes to what is not in it is not kept."""
    there = {one.text for one in texts(entries, lines, ())}
    rows = [{"text": line["text"], "reason": line["reason"]} for line in lines["agreed"] if line["text"] in there]
    return replaced(tables, "agreed_texts", ("text",), rows)
