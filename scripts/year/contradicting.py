"""A filled year that contradicts itself: a problem for each contradiction, with its cells. Rows in, problems out.

Where every relation holds the questions of the form are asked. Only what is certain refuses a year, and only where no way to count
"all of the above" makes it possible.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import islice

from scripts.ground.codes import HIDDEN
from scripts.ground.columns import LANGUAGES
from scripts.ground.data_package import Row
from scripts.ground.numbers import comma
from scripts.ground.problems import LAYOUT, Problem, shown
from scripts.protection.evidence import Published
from scripts.protection.form_year import form_year
from scripts.questionnaire.conflict import conflicts, words
from scripts.questionnaire.declaration import Cell as Line
from scripts.questionnaire.declaration import Form
from scripts.reasoning import Fact, Quantity, Relation
from scripts.reasoning.model import UndecidedError
from scripts.year.contradiction_words import Cell, Sides, sentence, together, why
from scripts.year.contradictions import ENOUGH, Contradiction, Dispute, contradictions
from scripts.year.controls import controls
from scripts.year.planning import filled_rows
from scripts.year.reading import Reading
from scripts.year.words import Words

# (source, place, number within the place) of a row -> where its number and its base stand in the workbook
Addresses = Mapping[tuple[str, str, str], tuple[str, str]]
Found = tuple[Quantity, Cell]
Said = tuple[tuple[str, str], ...]  # (language, sentence)


@dataclass(frozen=True)
class Impossible:
    """Figures that cannot all be right. `why`: what the form says of their questions, language by language."""

    facts: tuple[Fact, ...]
    why: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Book:
    """What was read, and where each row of it stands in the workbook."""

    published: Published
    addresses: Addresses

    def cell(self, fact: Fact) -> Cell:
        """What a fact says as a person finds it; a row that the workbook has not, by its place in the source."""
        row = self.published.statements[next((n for n in fact.figures if n not in fact.bases), fact.figures[0])]
        place = row["place"]
        value, base = self.addresses.get((row["source"], place, row["seq"]), (place, place))
        label = self.words.category(fact.quantity.indicator, fact.quantity.category)
        if fact.as_base:
            return Cell(base, label, row["base"], int(row["base"]))
        number = int(row["value"]) if row["measure"] == "count" and row["qualifier"] == "exact" else None
        bare = fact.kind == "percent" and row["printed"][-1:].isdigit()
        return Cell(value, label, shown(row["printed"]), number, bare)

    @cached_property
    def words(self) -> Words:
        """What the workbook calls an answer."""
        return Words(self.published.codes)


def contradicted(reading: Reading) -> list[Problem]:
    """A problem for each contradiction, those of the fewest cells first; where there is none, for what the form says cannot be."""
    rows = typed_rows(reading)
    published = reading.published(rows, reading.prose)
    book = Book(published, addresses(reading, rows))
    year = str(reading.plan.year)
    try:
        form = [one.rule for one in controls(reading.plan, reading.now.tables)]
        found = contradictions(published.facts(year), published.book, form)
        beyond = [] if found else impossible(year, published, ENOUGH)
    except UndecidedError:
        return [reading.problem("", "hidden_undecided")]
    more = [reading.problem("", "notice_more_contradictions")] if len(found or beyond) >= ENOUGH else []
    said = [
        *(tuple((lang, in_words(one, book, lang)) for lang in LAYOUT) for one in found),
        *(in_form(one, book) for one in beyond),
    ]
    return [*more, *(Problem(reading.file, 0, "", "workbook_contradiction", said=one) for one in said)]


def impossible(year: str, published: Published, most: int) -> list[Impossible]:
    """What cannot be of a year: few figures each, until nothing is left, or so many are found."""
    of = form_year(year, published)
    if not of:
        return []
    said = of.said(published)
    facts: dict[Line, Fact] = {}
    for fact in published.facts(year):
        line = of.line(fact.quantity)
        if line and line in said.shown and (line not in facts or fact.kind == "count" and fact.exact):
            facts[line] = fact
    shown = {line: number for line, number in said.shown.items() if line in facts}
    found = islice(conflicts(of.form, shown, said.ways(of.form)), most)
    return [Impossible(tuple(facts[line] for line in lines), of_form(of.form, lines)) for lines in found]


def of_form(form: Form, lines: list[Line]) -> tuple[tuple[str, str], ...]:
    """(language, what the form says of some lines)."""
    said = [" ".join(each) for each in zip(*words(form, lines), strict=True)]
    return tuple(zip(LANGUAGES, said, strict=True))


def typed_rows(reading: Reading) -> list[Row]:
    """The rows with every number that was typed, also those that will be hidden: a sum with a small part is a sum too."""
    entries = reading.entries.items()
    shown_all = {key: replace(entry, status="") if entry.status == HIDDEN else entry for key, entry in entries}
    return filled_rows(replace(reading.plan, threshold=0), shown_all)


def addresses(reading: Reading, rows: Sequence[Row]) -> Addresses:
    """Where the number and the base of each row stand in the workbook."""
    cells = ((rows[at], reading.entries[key].cells) for key, at in reading.asked)
    of_form = {key_of(row): (own[row["measure"]], own["base"]) for row, own in cells}
    prose = zip(reading.prose, reading.lines["prose"], strict=True)
    return of_form | {key_of(row): (line.cells["value"], line.cells["base"]) for row, line in prose}


def key_of(row: Row) -> tuple[str, str, str]:
    """What tells a row of a figures file from the others of its year."""
    return (row["source"], row["place"], row["seq"])


def in_form(one: Impossible, book: Book) -> Said:
    """The figures that the form says cannot be together, and why."""
    cells = Sides(tuple(map(book.cell, one.facts)))
    return tuple((lang, sentence(cells, why, lang)) for lang, why in one.why)


def in_words(one: Dispute, book: Book, lang: str) -> str:
    """One contradiction, or the figure that several of them share and then each."""
    codes = book.published.codes
    found = [(sides_of(each, book), why(each.kinds, len(each.facts), each.rules, codes, lang)) for each in one.found]
    return together(book.cell(one.suspect), found, lang) if one.suspect else sentence(*found[0], lang)


def sides_of(one: Contradiction, book: Book) -> Sides:
    """What is set against what: a percentage and its count, the two sides of one relation, or one figure and the same elsewhere."""
    cells = [(fact.quantity, book.cell(fact)) for fact in one.facts]
    if one.share and len(cells) == len(("percentage", "count", "base")) and one.kinds == ("share",):
        return Sides((cells[0][1],), (cells[1][1], cells[2][1]), comma(one.share))
    if one.kinds == ("repeated",):
        return Sides((cells[0][1],), (cells[-1][1],))
    if len(one.rules) == 1 and all(fact.kind == "count" for fact in one.facts):
        return of_relation(one.rules[0], cells)
    return Sides(tuple(cell for _, cell in cells))


def of_relation(rule: Relation, cells: Sequence[Found]) -> Sides:
    """The two sides of a relation, the longer or the part first; all together where a side is no plain sum of its cells."""
    factors = {quantity: factor for factor, quantity in rule.terms}
    more, less = (tuple(cell for one, cell in cells if factors.get(one) == factor) for factor in (1, -1))
    plain = all(len(side) == 1 or all(cell.number is not None for cell in side) for side in (more, less))
    if not (more and less and plain) or len(more) + len(less) < len(cells):
        return Sides(tuple(cell for _, cell in cells))
    first = (len(more), rule.sense == "<=") > (len(less), False)
    return Sides(more, less) if first else Sides(less, more)
