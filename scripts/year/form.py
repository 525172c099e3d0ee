"""Which cells the form of a year has: from the code lists, and from what earlier years counted. Rows in, rows out."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from scripts.ground.codebook import is_asked, read_codebook
from scripts.ground.codes import PARTS, WHOLES
from scripts.ground.data_package import Row
from scripts.ground.declared import BY_ANSWER

# What is asked of other populations than the indicator's own: the wholes, and what adds up to them.
ADDED_UP = (*WHOLES, *PARTS)


@dataclass(frozen=True)
class FormLine:
    """One line to fill in: an answer of an indicator, counted in one population. A whole has a count and no percentage."""

    theme: str
    indicator: str
    category: str
    population: str
    whole: bool

    @property
    def key(self) -> str:
        """The name of the line."""
        return ".".join(self.cell)

    @property
    def cell(self) -> tuple[str, str, str]:
        """What it counts."""
        return self.indicator, self.category, self.population


def form_lines(codes: Mapping[str, list[Row]], shapes: Iterable[list[Row]], year: int) -> list[FormLine]:
    """Every line of a year's form: indicators by theme; populations and categories in order, but none that is retired or follows.

    `shapes`: the figures files whose populations the form takes over, last year's and the year's own.
    """
    scope = all_cases(codes["vocabulary"])
    counts = (row for rows in shapes for row in rows if row["measure"] == "count" and is_plain(row, scope))
    counted = {(row["indicator"], row["population"]) for row in counts}
    book = read_codebook(codes)
    groups = book.sums.get("population", [])
    following = {(one.result["indicator"], one.result["category"]) for one in book.relations if one.kind == BY_ANSWER}
    asked = sorted((one for one in codes["indicators"] if one["measurement_point"]), key=order)
    lines = []
    for theme in listed(codes["vocabulary"], "theme"):
        for indicator in (one for one in asked if one["theme"] == theme):
            name = indicator["indicator"]
            before = {population for one, population in counted if one == name}
            for population in populations(indicator["population"], before, groups, codes["populations"]):
                lines += [
                    FormLine(theme, name, code, population, book.is_whole(name, code))
                    for code, one in book.categories[name].items()
                    if is_asked(one, str(year))
                    and (name, code) not in following
                    and (population == indicator["population"] or one["role"] in ADDED_UP)
                ]
    return lines


def populations(own: str, counted: Iterable[str], groups: Sequence[tuple[str, ...]], known: Iterable[Row]) -> list[str]:
    """The indicator's own population, those of the groups that were counted before, and the wholes that these make up.

    `groups`: (whole, part, ...) for each way to divide a population; `known`: the code list of populations.
    """
    people = {code for group in groups for code in group}
    found = {own, *people.intersection(counted)}
    while fresh := {whole for whole, *parts in groups if set(parts) <= found} - found:
        found |= fresh
    return [row["population"] for row in sorted(known, key=order) if row["population"] in found]


def is_plain(row: Row, scope: str) -> bool:
    """Whether the form can hold the row: exact or blank, of all cases, without a condition or another base."""
    return is_unconditional(row, scope) and row["qualifier"] in ("exact", "")


def is_unconditional(row: Row, scope: str) -> bool:
    """Whether the row is of all cases in one year, without a condition or another base."""
    return row["scope"] == scope and not (row["within_indicator"] or row["base_indicator"] or row["year_to"])


def all_cases(vocabulary: Iterable[Row]) -> str:
    """The scope of all cases: the first of its list."""
    return listed(vocabulary, "scope")[0]


def listed(vocabulary: Iterable[Row], name: str) -> list[str]:
    """The codes of one list in the vocabulary, in order."""
    return [row["code"] for row in sorted((row for row in vocabulary if row["list"] == name), key=order)]


def labelled(vocabulary: Iterable[Row], name: str) -> dict[str, str]:
    """Code -> Swedish label of one list in the vocabulary."""
    return {row["code"]: row["label_sv"] for row in vocabulary if row["list"] == name}


def called(row: Row, codes: Mapping[str, Sequence[Row]]) -> Iterator[str]:
    """What the workbook calls what a row is about: the question, the answer, whom it counts, and the selection if it is one."""
    yield next(one["title_sv"] for one in codes["indicators"] if one["indicator"] == row["indicator"])
    answers = (one for one in codes["categories"] if one["indicator"] == row["indicator"])
    yield next(one["label_sv"] for one in answers if one["category"] == row["category"])
    yield next(one["label_sv"] for one in codes["populations"] if one["population"] == row["population"])
    if row["scope"] != all_cases(codes["vocabulary"]):
        yield labelled(codes["vocabulary"], "scope")[row["scope"]]


def order(row: Row) -> int:
    """The place of a row in its code list."""
    return int(row["order"])
