"""The composed figures as a table: `docs/figures.csv`, a row an element, in both languages. Text in, rows out.

A figure is named as the answer that it belongs to. Its `variant`s are tried in their order: the first whose numbers the newest year
has is drawn. The first element of a variant is its form; what the others may be depends on that (`drawings/__init__.py`). `cells`
names a figure as the prose does; `*` in it stands for each answer that the year asks about. `look` is a colour, how marks are
dressed, or a word of the form; `sv` and `en` what is written.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import count

from scripts.ground.data_package import Package, PackageError
from scripts.site.package.lookup import check_name
from scripts.site.text.words import SPOKEN, read_table

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
