"""Forms of two or three questions, and tables of them, in a line of text each: for the tests of the room of the questionnaire."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from scripts.ground.data_package import Row
from scripts.guard.protection.evidence import Published
from scripts.guard.questionnaire.believed import believing
from scripts.guard.questionnaire.declaration import Form, FormCell, read_form
from scripts.guard.questionnaire.form_table import table_of
from scripts.guard.questionnaire.world import World
from tests.handmade import YEAR, book, published
from tests.handmade import row as statement
from tests.rows import to_row
from tests.world_book import World as Case

COLUMNS = ("form_question", "year", "universe", "answered_by", "response", "choices", "counts", "only_if")


def row(question: str, choices: str, response: str = "one", **more: str) -> Row:
    """A row of the form: everybody is asked, and `total` counts those with an answer, unless the test says something else."""
    usual = dict.fromkeys(COLUMNS, "") | {
        "universe": "all",
        "answered_by": "all",
        "counts": "total=answered",
        "year": "2025",
    }
    why = {"why_sv": f"sv {question}", "why_en": f"en {question}"}
    return to_row(usual | {"form_question": question, "choices": choices, "response": response} | why | more)


PEOPLE = row("people", "all(adults children)", counts="")


def fact(cell: str, says: str) -> Row:
    """A fact of a count."""
    named = dict(zip(("indicator", "category", "population"), to_cell(cell), strict=True))
    return to_row({**named, "fact": says, "why_sv": f"sv {says}", "why_en": f"en {says}"})


def form(*rows: Row, facts: Iterable[Row] = (), granted: Iterable[str] = ()) -> Form:
    """A form of adults and children."""
    return believing(read_form([PEOPLE, *rows], facts), map(expected, granted))


def expected(text: str, population: str = "all") -> Row:
    """What is taken for granted: `r.c <= q.a`, `q + q.all <= q.total`, of one population."""
    more, most = (" ".join(f"{one}@{population}" for one in side.split(" + ")) for side in text.split(" <= "))
    return to_row({"expectation_strength": "strong", "more": more, "most": most, "why_sv": "Så.", "why_en": "So."})


def question(text: str) -> Row:
    """A row of the form: `q a b [response any_number; counts total=answered]`."""
    code, choices, more = re.fullmatch(r"(\S+) ([^\[]*?)(?: \[(.*)\])?", text).groups()  # type: ignore[union-attr]
    return row(code, choices, **dict(one.split(" ", 1) for one in (more or "").split("; ") if one))


def form_of(case: Case) -> Form:
    """The form of a world, with the facts of its counts."""
    facts = [
        fact(name, f"{says} {number}")
        for says in ("never", "at_most")
        for name, number in map(str.split, case.names(says))
    ]
    return form(*map(question, case.names("form")), facts=facts, granted=case.names("granted"))


def to_cell(text: str) -> FormCell:
    """`q.a` is of everybody, `q.a.adults` of the adults."""
    indicator, category, population = f"{text}.all".split(".")[:3]
    return indicator, category, population


def to_cells(text: str) -> dict[FormCell, int]:
    """`q.a 3, q.b 4` as cells with their counts."""
    pairs = (part.split() for part in text.split(",") if part.strip())
    return {to_cell(cell): int(count) for cell, count in pairs}


def world(
    of: Form, shown: str, hidden: str = "", least: int = 1, reading: str = "none", assumed: bool = False
) -> World:
    """A table of a form: what is shown, and what is hidden."""
    return World(table_of(of, reading, assumed), to_cells(shown), [to_cell(one) for one in hidden.split()], least)


def can_be(of: Form, shown: str, reading: str = "none", assumed: bool = False) -> bool:
    """Whether a table is possible."""
    return world(of, shown, reading=reading, assumed=assumed).possible()


def told(found: Mapping[FormCell, list[int]]) -> dict[str, list[int]]:
    """What is told of hidden cells, by their names."""
    return {".".join(cell): values for cell, values in found.items()}


# A year of a form of two questions: a harm or more, and any aid, each kind only with its harm.
FORM = "new_form"
CODES = replace(
    book(harm="total answers many a b", aid="total a b", gender="total women men"), form_years=frozenset({YEAR})
)
HARM = row("harm", "a b", "one_or_more", universe="adults", counts="total=answered answers=each many=2+")
AID = row("aid", "a b", "any_number", universe="adults", answered_by="some", only_if="each: harm.same")
NEVER = [fact("aid.b.adults", "never 3")]


def case(text: str, *questions: Row, facts: Sequence[Row] = (), granted: Sequence[str] = ()) -> Published:
    """What would be published: `aid.a 3, harm.b ?, harm.a 30% harm.total` is a count, one that is hidden, and a share."""
    rows = [said(*part.split()) for part in text.split(", ")]
    form = [PEOPLE | {"choices": "all(adults _)"}, *(questions or [HARM, AID])]
    expectations = [expected(one, "adults") for one in granted]
    sources: list[Row] = [{"source": FORM, "source_kind": "form"}]
    return published(*rows, book=CODES, form=form, form_facts=facts, expectations=expectations, sources=sources)


def said(name: str, value: str, whole: str = "") -> Row:
    """A statement of a count, or of what percentage it is of another one."""
    if not whole:
        return statement(name, value.strip("?"))
    indicator, category = whole.split(".")
    return statement(name, value.strip("%"), measure="percent", base_indicator=indicator, base_category=category)
