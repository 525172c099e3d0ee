"""Who is part of whom, as the code lists say it, and what that rests on."""

import re
from collections.abc import Callable, Sequence

from scripts.ground.cells import cell_id
from scripts.ground.codebook import Codebook, read_codebook
from scripts.ground.data_package import Row
from scripts.site.package.labels import Labels
from scripts.site.text.language import Language
from tests.promised import promised
from tests.rows import to_row
from tests.site_package import labels, package, usual_tables

ONE = "total:whole_persons advice housing"
RELATION: Row = {"relation": "r", "population": "adults", "scope": "", "unit": "", "assumption": ""}


def category(text: str, order: int) -> Row:
    """A row of the code list: `total:whole_persons`, `hostel<housing`; in brackets its other columns."""
    found = re.fullmatch(r"(\w+)(?:<(\w+))?(?::(\w+))?(?:\[(.*)\])?", text)
    assert found, text
    name, parent, role, more = found.groups("")
    own = {"indicator": "needs", "category": name, "role": role or "part", "parent": parent, "parts_complete": ""}
    return to_row(own | {"order": str(order)} | dict(one.split("=") for one in more.split(";") if one))


def book(categories: str, more: dict[str, str] | None = None, **tables: Sequence[Row]) -> Codebook:
    """The codebook of one indicator."""
    needs = {"indicator": "needs", "answers": "one", "unit": "needs", "assumption": ""} | (more or {})
    rows = [category(text, order) for order, text in enumerate(categories.split(), 1)]
    return read_codebook({"indicators": [to_row(needs)], "categories": rows, **tables})


def answer(asked: str, of: Codebook) -> str:
    """What a codebook says of a year, or of an answer."""
    what, _, name = asked.partition(" ")
    if what == "splits":
        found = of.splits("needs", name or "2031")
        return "; ".join(" ".join([one.whole, "=", " + ".join(one.parts), *one.assumes]) for one in found)
    if what == "parts":
        return " ".join(of.parts("needs", year=name) if name else of.parts("needs"))
    ways: dict[str, Callable[[str], object]] = {
        "in": lambda name: " ".join(of.wholes_of("needs", name)),
        "bases": lambda name: " ".join(of.bases_of("needs", name)),
        "inside": lambda name: " ".join(of.inside("needs", name)),
        "unit": lambda name: of.units["needs", name],
        "least": lambda name: of.least("needs", name),
        "shared": lambda name: of.is_shared("needs", name),
    }
    return str(ways[what](name))


@promised
def test_who_is_part_of_whom(categories, more, asked, told):
    """What the code list does not say is assumed: that it is complete, and that nobody gives two answers."""
    sources: list[Row] = [{"source": "form", "source_kind": "form"}]
    statements: list[Row] = [{"year": "2030", "source": "form"}]
    assert answer(asked, book(categories, more, sources=sources, statements=statements)) == told


def test_what_a_sum_sets_against_all_others_has_no_least():
    rows: list[Row] = [
        RELATION | {"relation_kind": "sum", "indicator": "needs", "measure": "count"} | to_row({"category": name})
        for name in ("total", "advice", "not_here")
    ]
    against = [row | to_row({"relation_role": "term" if at else "result"}) for at, row in enumerate(rows)]
    listed = "total:whole_persons advice housing few:rest[order=2] other:rest[order=3] not_here:group"
    made = book(listed, {"least": "2"}, relations=against)
    assert [made.least("needs", name) for name in ("advice", "housing", "not_here")] == [0, 2, 0]


def term(role: str, indicator: str, measure: str = "count", **cells: str) -> Row:
    """One line of a declared relation."""
    own: Row = {"relation_role": role, "relation_kind": "mean", "indicator": indicator, "category": "total"}
    return RELATION | own | {"measure": measure} | to_row(cells)


def test_a_declared_relation_binds_cells_wherever_it_speaks():
    """Its result first; a relation of some cases alone says nothing of others."""
    rows = [term("result", "needs", "mean", unit="needs"), term("term", "needs"), term("term", "met", unit="needs")]
    (relation,) = book(ONE, relations=rows).relations
    assert [cell_id(cell) for cell in relation.cells("all_cases", "2031")] == [
        "needs.total.adults.all_cases.2031.mean.needs",
        "needs.total.adults.all_cases.2031.count.needs",
        "met.total.adults.all_cases.2031.count.needs",
    ]
    (narrow,) = book(ONE, relations=[row | {"scope": "one_case"} for row in rows]).relations
    assert narrow.cells("all_cases", "2031") == ()
    assert len(narrow.cells("one_case", "2031")) == 3


def test_each_package_has_its_own_codebook():
    """An earlier release may have had other parts."""
    older = [row for row in usual_tables()["categories"] if row["category"] != "other"]
    assert labels().book.parts("needs") == ["advice", "housing", "other"]
    assert Labels(package(categories=older), Language("sv")).book.parts("needs") == ["advice", "housing"]
