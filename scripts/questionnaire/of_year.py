"""The form of one year as far as somebody has declared it, and what it lacks or has too much beside the code lists."""

from collections.abc import Iterator, Mapping, Sequence

from scripts.ground.codebook import Codebook, is_asked
from scripts.ground.data_package import Row
from scripts.ground.declared import BY_ANSWER
from scripts.questionnaire.declaration import Form, read_form
from scripts.questionnaire.tracks import without

Tables = Mapping[str, Sequence[Row]]


def form_of(tables: Tables, year: str, book: Codebook) -> Form:
    """The questions of a year. One with an answer that nobody has declared says nothing, nor does one that depends on it."""
    form = read_form(tables["form"], tables.get("form_facts", ()), year)
    return without(form, {indicator for indicator, _ in undeclared(tables, year, book)})


def undeclared(tables: Tables, year: str, book: Codebook) -> list[tuple[str, str]]:
    """The answers of a year that no question counts, though one counts others beside them; but what follows, or came later."""
    form = read_form(tables["form"], (), year)
    known = {line for one in form.questions for line in one.lines}
    follows = {(one.result["indicator"], one.result["category"]) for one in book.relations if one.kind == BY_ANSWER}
    later = later_lines(tables["form"], year)
    return [
        (indicator, category)
        for indicator in sorted({name for name, _ in known})
        for category, row in book.categories.get(indicator, {}).items()
        if is_asked(row, year) and (indicator, category) not in known | follows | later
    ]


def later_lines(rows: Sequence[Row], year: str) -> set[tuple[str, str]]:
    """What questions have counted since a year, and not in it."""
    years = {row["year"] for row in rows if row["year"] > year}
    return {line for when in years for one in read_form(rows, (), when).questions for line in one.lines}


def not_asked(tables: Tables, year: str, book: Codebook) -> Iterator[tuple[str, str, str]]:
    """(question, indicator, category) of each answer that can be chosen in a year, and that the form does not ask for in it."""
    for one in read_form(tables["form"], (), year).questions:
        codes = dict.fromkeys(choice.name for choice in one.choices if choice.codes)
        lines = [one.line(code) for code in codes]
        gone = [line for line in lines if not is_asked(book.categories.get(line[0], {}).get(line[1], Row()), year)]
        yield from ((one.name, *line) for line in gone if len(gone) < len(lines))
