"""Who is part of whom, as the code lists say it, and what that rests on."""

import pytest

from scripts.ground.cells import cell_id
from scripts.ground.codebook import LIST_COMPLETE, Split, read_codebook
from scripts.ground.data_package import Row
from scripts.site.package.labels import Labels
from scripts.site.text.language import Language
from tests.rows import to_row
from tests.site_package import labels, package, usual_tables

RELATION: Row = {"relation": "r", "population": "adults", "scope": "", "unit": "", "assumption": ""}
NEEDED: Row = {"relation_kind": "sum", "indicator": "needs", "measure": "count"}


def category(name: str, role: str = "part", parent: str = "", complete: str = "", order: str = "1") -> Row:
    """One line of the code list."""
    own: Row = {"indicator": "needs", "category": name, "role": role, "parent": parent}
    return own | {"parts_complete": complete, "order": order}


def book(*categories: Row, answers: str = "one", assumption: str = "", **tables):
    """The codebook of one indicator."""
    needs: Row = {"indicator": "needs", "answers": answers, "unit": "needs", "assumption": assumption}
    return read_codebook({"indicators": [needs], "categories": list(categories), **tables})


ONE = category("total", "whole_persons"), category("advice"), category("housing")


def test_where_one_answer_is_given_the_persons_are_the_sum_of_the_parts():
    """What the code list does not say is assumed: that the list is complete, that nobody gives two answers."""
    assert book(*ONE).splits("needs", "2031") == [Split("total", ("advice", "housing"), LIST_COMPLETE)]
    assert book(*ONE, assumption="one_answer").splits("needs", "2031")[0].assumes == (LIST_COMPLETE, "one_answer")
    assert not book(category("total", "whole_persons", complete="source"), *ONE[1:]).splits("needs", "2031")[0].assumes
    assert not book(*ONE, category("other", "rest")).splits("needs", "2031")[0].assumes


def test_a_form_assumes_nothing():
    """It asks for every answer that it has, and for one."""
    sources, statements = [{"source": "form", "source_kind": "form"}], [{"year": "2031", "source": "form"}]
    found = book(*ONE, assumption="one_answer", sources=sources, statements=statements)
    assert [found.splits("needs", year)[0].assumes for year in ("2031", "2032")] == [(), (LIST_COMPLETE, "one_answer")]


def test_where_several_answers_are_given_the_answers_are_the_sum_and_not_the_persons():
    """A part is in both wholes."""
    found = book(*ONE, category("answers", "whole_answers"), answers="several")
    assert [split.whole for split in found.splits("needs", "2031")] == ["answers"]
    assert found.wholes_of("needs", "advice") == ["answers", "total"]


def test_one_part_alone_makes_up_all_answers_but_not_all_persons():
    """The persons count those who do not have it too."""
    alone = category("total", "whole_persons"), category("advice"), category("answers", "whole_answers")
    assert [split.whole for split in book(*alone, answers="several").splits("needs", "2031")] == ["answers"]
    assert book(*alone[:2]).splits("needs", "2031") == []


def test_no_sum_holds_where_an_answer_counts_in_each_part():
    """All of the above is one answer in the list, and one in each part."""
    found = book(*ONE, category("answers", "whole_answers"), category("all", "adds_to_each"), answers="several")
    assert found.splits("needs", "2031") == []


def test_a_part_may_have_parts_and_lies_in_the_whole_only_through_it():
    """One part alone is in what it is a part of, and does not make it up."""
    inner = category("own_home", parent="housing"), category("hostel", parent="housing")
    assert [split.whole for split in book(*ONE, *inner).splits("needs", "2031")] == ["total", "housing"]
    assert book(*ONE, *inner).parts("needs") == ["advice", "housing"]
    assert book(*ONE, inner[0]).inside("needs", "housing") == ["own_home"]
    assert len(book(*ONE, inner[0]).splits("needs", "2031")) == 1


@pytest.mark.parametrize(
    ("role", "wholes"), [("cumulative", ["total"]), ("outside", []), ("group", []), ("rest", ["total"])]
)
def test_what_a_category_is_in_follows_from_its_role(role, wholes):
    """Who gave no answer is not among those who did."""
    assert book(*ONE, category("own", role)).wholes_of("needs", "own") == wholes


def test_persons_are_counted_where_the_role_says_so_whatever_the_indicator_counts():
    """Only where a person may give several answers are the two different numbers."""
    assert book(*ONE, answers="several").units["needs", "total"] == "persons"
    assert book(*ONE, answers="several").units["needs", "advice"] == "needs"


STARTS = category("total", "whole_persons"), category("answers", "whole_answers"), category("work"), category("net")


def test_a_sum_of_answers_is_no_base_of_persons():
    """Where each answer counts persons, their sum counts answers: no share of persons is of it."""
    starts: Row = {"indicator": "needs", "answers": "several", "unit": "persons", "assumption": ""}
    found = read_codebook({"indicators": [starts], "categories": list(STARTS)})
    assert found.units["needs", "answers"] == "answers"
    assert found.wholes_of("needs", "work") == ["answers", "total"]
    assert found.bases_of("needs", "work") == ["total"]
    assert book(*STARTS, answers="several").bases_of("needs", "work") == ["answers", "total"]


def test_a_retired_answer_is_no_part_in_later_years():
    """It was one before, and the code list still has it."""
    found = book(*ONE, category("legal") | {"last_year": "2030"}, category("total", "whole_persons"))
    assert found.parts("needs", year="2030") == ["advice", "housing", "legal"]
    assert found.parts("needs", year="2031") == ["advice", "housing"]
    assert found.splits("needs", "2031")[0].parts == ("advice", "housing")
    assert found.parts("needs") == ["advice", "housing", "legal"]
    again = book(*ONE, category("legal") | {"last_year": "2030", "asked_again": "2033"})
    assert [len(again.parts("needs", year=year)) for year in ("2030", "2032", "2033")] == [3, 2, 3]


def term(role: str, indicator: str, measure: str = "count", **cells: str) -> Row:
    """One line of a declared relation."""
    own: Row = {"relation_role": role, "relation_kind": "share", "indicator": indicator, "category": "total"}
    return RELATION | own | {"measure": measure} | to_row(cells)


def test_a_declared_relation_binds_cells_wherever_it_speaks():
    """A share of another indicator names it; a relation of some cases alone says nothing of others."""
    rows = [term("result", "needs", "percent", unit="needs"), term("term", "needs"), term("term", "met", unit="needs")]
    (relation,) = book(*ONE, relations=rows).relations
    assert [cell_id(cell) for cell in relation.cells("all_cases", "2031")] == [
        "needs.total.adults.all_cases.2031.percent.of.met.total.needs",
        "needs.total.adults.all_cases.2031.count.needs",
        "met.total.adults.all_cases.2031.count.needs",
    ]
    (narrow,) = book(*ONE, relations=[row | {"scope": "one_case"} for row in rows]).relations
    assert narrow.cells("all_cases", "2031") == ()
    assert len(narrow.cells("one_case", "2031")) == 3


def test_each_package_has_its_own_codebook():
    """An earlier release may have had other parts."""
    older = [row for row in usual_tables()["categories"] if row["category"] != "other"]
    assert labels().book.parts("needs") == ["advice", "housing", "other"]
    assert Labels(package(categories=older), Language("sv")).book.parts("needs") == ["advice", "housing"]


def test_an_answer_with_a_row_of_its_own_has_the_least_that_the_definition_says():
    """So has what gathers the other answers; not what gathers those that are fewer, nor what a sum sets against all others."""
    rows = [
        *ONE,
        category("few", "rest", order="2"),
        category("other", "rest", order="3"),
        category("not_here", "group"),
    ]
    told = [("result", "total"), ("term", "advice"), ("term", "not_here")]
    against = [{**RELATION, **NEEDED, "relation_role": role, "category": name} for role, name in told]
    tables: dict[str, list[Row]] = {
        "indicators": [{"indicator": "needs", "answers": "one", "unit": "needs", "least": "2"}],
        "categories": rows,
    }
    made = read_codebook({**tables, "relations": against})
    least = {row["category"]: made.least("needs", row["category"]) for row in rows}
    assert least == {"total": 0, "advice": 0, "housing": 2, "few": 0, "other": 2, "not_here": 0}
    assert read_codebook(tables).least("needs", "advice") == 2


def test_that_nothing_is_known_of_somebody_is_nothing_that_people_have_in_common():
    """Any other answer is."""
    made = book(*ONE, category("unknown", "outside"))
    assert [made.is_shared("needs", name) for name in ("advice", "total", "unknown")] == [True, True, False]
