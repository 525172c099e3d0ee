"""What a composed figure is made of: the rows of `docs/figures.csv`, an element each, and those of the newest year that they name.

A figure is named as the answer that it belongs to. Its `variant`s are tried in their order: the first whose numbers the newest year
has is drawn. The first element of a variant is its form; what the others may be depends on that (`figures`). `cells` names a figure
as the prose does; `*` in it stands for each answer that the year asks about. `look` is a colour, how marks are dressed, or a word
of the form; `sv` and `en` what is written.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import count
from typing import NamedTuple

from scripts.ground.codes import ALL, case_in, only_case
from scripts.ground.data_package import Package, PackageError, Row
from scripts.ground.interval import EXACT, has_number
from scripts.ground.row_notes import PERCENT
from scripts.site.charts.display import Display
from scripts.site.charts.drawn_rows import quantity
from scripts.site.charts.marks import Extent
from scripts.site.figure.against import against, before
from scripts.site.package.labels import Labels
from scripts.site.package.lookup import EACH, case_of, check_name, over_years
from scripts.site.text.language import SPOKEN, read_table

NAME = "figures.csv"
COLUMNS = ("figure", "variant", "element", "cells", "look", *SPOKEN)
FORM = "form"
# Between what is written where there is room, and what is written on a phone, or of the next place.
PARTED = "|"


@dataclass(frozen=True)
class Element:
    """One row: what it is in its form, the cells that it names, how it looks, and what is written in each language."""

    kind: str
    cells: str
    look: tuple[str, ...]
    texts: Mapping[str, str]
    line: int

    def texts_in(self, lang: str) -> list[str]:
        """What is written in a language, part by part."""
        return self.texts[lang].split(PARTED)


@dataclass(frozen=True)
class Figures:
    """Figure -> its variants in order, each the elements of one drawing, its form first."""

    variants: Mapping[str, Sequence[Sequence[Element]]]

    @property
    def names(self) -> list[str]:
        """The figures, each once."""
        return list(self.variants)

    def cells(self, figure: str) -> list[str]:
        """The names of the figures that any variant draws; none of what is no figure."""
        named = [each.cells.split() for variant in self.variants.get(figure, ()) for each in variant]
        return list(dict.fromkeys(name for names in named for name in names))


NO_FIGURES = Figures({})


def parse(text: str, forms: Mapping[str, frozenset[str]]) -> Figures:
    """The table. `forms`: form -> the elements that it may have. Raises PackageError on the first row that cannot be read."""
    found: dict[str, dict[str, list[Element]]] = {}
    lines = count(2)

    def placed(row: dict[str, str]) -> str:
        elements = found.setdefault(row["figure"], {}).setdefault(row["variant"], [])
        texts = {lang: row[lang] for lang in SPOKEN}
        elements.append(Element(row["element"], row["cells"], tuple(row["look"].split()), texts, next(lines)))
        return fault_of(row, elements, forms)

    read_table(NAME, text, COLUMNS, placed)
    return Figures({figure: list(variants.values()) for figure, variants in found.items()})


def fault_of(row: dict[str, str], elements: Sequence[Element], forms: Mapping[str, frozenset[str]]) -> str:
    """What is wrong with a row, the last of the elements of its variant; nothing where it can be read."""
    form = next(iter(elements[0].look), "")
    if elements[0].kind != FORM:
        return f"column element: a figure begins with its {FORM}, not with {elements[0].kind!r}"
    if form not in forms:
        return f"column look: no figure is drawn as {form!r}, only as {', '.join(sorted(forms))}"
    if len(elements) > 1 and row["element"] not in forms[form]:
        return f"column element: {form} has no {row['element']!r}, only {', '.join(sorted(forms[form]))}"
    written = [lang for lang in SPOKEN if row[lang].strip()]
    missing = [lang for lang in SPOKEN if written and lang not in written]
    return f"column {missing[0]}: it is empty" if missing else ""


def check_figures(figures: Figures, package: Package) -> None:
    """Raise PackageError, with the row, on a name that the code lists lack: also in a variant that is not drawn."""
    for variants in figures.variants.values():
        for element in (each for variant in variants for each in variant):
            for name in element.cells.split():
                try:
                    check_name(name, package)
                except PackageError as error:
                    raise PackageError(f"docs/{NAME}, row {element.line}: {error}") from None


@dataclass(frozen=True)
class Drawing:
    """A composed figure before it is drawn.

    `rows`: the observations behind it, of which it shows no number of the `unseen`; `said`: what it says, (name, number) by (name,
    number); `signs`: the words that explain its signs; `wide`: whether it takes the whole page; `hidden`: the answers without a
    place, since their numbers are hidden.
    """

    display: Display
    rows: tuple[Row, ...]
    said: tuple[tuple[str, str], ...]
    signs: tuple[str, ...] = ()
    wide: bool = False
    hidden: tuple[str, ...] = ()
    unseen: tuple[Row, ...] = ()

    @property
    def shown(self) -> list[Row]:
        """The rows whose numbers it shows."""
        return [row for row in self.rows if row not in self.unseen]


class YearBefore(NamedTuple):
    """What is said of the year before, and how long its mark is where it may be compared."""

    text: str
    mark: Extent | None


class MissingError(LookupError):
    """A number that the drawing needs has none in the newest year."""


@dataclass(frozen=True)
class Cells:
    """The rows of the newest year by the names of the table."""

    labels: Labels

    @property
    def package(self) -> Package:
        """The package."""
        return self.labels.package

    def there(self, name: str) -> Row | None:
        """The row of a figure, with a number or not; None where the newest year has none. Raises PackageError on a wrong name."""
        return over_years(name, self.package).get(self.package.latest_year)

    def maybe(self, name: str) -> Row | None:
        """The row of a figure that has a number."""
        row = self.there(name)
        return row if row and has_number(row) else None

    def row(self, name: str) -> Row:
        """The row of a figure that has a number. Raises MissingError."""
        row = self.maybe(name)
        if row is None:
            raise MissingError(name)
        return row

    def count(self, name: str) -> tuple[Row, int]:
        """A row with a number that is known exactly, as marks that can be counted must be. Raises MissingError."""
        row = self.row(name)
        if row["qualifier"] != EXACT:
            raise MissingError(name)
        return row, int(float(row["value"]))

    def each(self, pattern: str) -> dict[str, str]:
        """Answer -> the name of its figure, for each answer that the newest year asks about."""
        indicator = pattern.partition(".")[0]
        answers = self.labels.book.parts(indicator, year=self.package.latest_year)
        return {answer: pattern.replace(EACH, answer) for answer in answers}

    def label(self, name: str) -> str:
        """What the answer of a figure is called."""
        indicator, category, *_ = name.split(".")
        return self.labels.category(indicator, category)

    def role(self, name: str) -> str:
        """What the answer of a figure is to the others."""
        indicator, category, *_ = name.split(".")
        return self.labels.book.role(indicator, category)

    def outside_case(self, name: str) -> str:
        """The name of the same figure without the large case of the year; nothing where the year has none."""
        case = case_of(self.package)
        return name.replace(f".{ALL}.", f".{case}.") if case else ""

    def before(self, *rows: Row | None) -> YearBefore:
        """What the year before says of the first of some rows that has anything beside it; empty where none has."""
        for row in filter(None, rows):
            text, marked = before(row, self.labels)
            if text:
                then = against(row, self.labels).then
                known = quantity(then, self.labels) if marked and row["measure"] == PERCENT else None
                return YearBefore(text, replace(known, text=text) if known else None)
        return YearBefore("", None)

    def case_names(self) -> tuple[str, str]:
        """What the cases are called without the large one, and it alone, within a sentence; empty in a year that has none."""
        case = case_of(self.package)
        if not case:
            return "", ""
        outside, inside = (self.labels.code_in_sentence("scope", scope) for scope in (case, only_case(case_in(case))))
        return outside, inside

    def word(self, key: str, *parts: str) -> str:
        """A word of the figures, filled in."""
        return self.labels.language.words[f"drawn_{key}"].format(*parts)


def text_of(element: Element, cells: Cells) -> str:
    """What is written in the language of the page."""
    return element.texts[cells.labels.language.code]


def one(elements: Sequence[Element], kind: str) -> Element:
    """The one element of a kind."""
    return next(element for element in elements if element.kind == kind)


def exact(name: str, cells: Cells) -> Row | None:
    """The row of a count that is known exactly and is not nothing."""
    row = cells.maybe(name)
    return row if row and row["qualifier"] == EXACT and float(row["value"]) else None


def signs_of(elements: Sequence[Element]) -> tuple[str, ...]:
    """The words that explain how the figure is read."""
    return tuple(word for each in elements if each.kind == "sign" for word in each.look)
