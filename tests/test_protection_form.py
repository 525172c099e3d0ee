"""What only the declaration of the form tells: forms of two or three questions, what is shown and hidden, and what has to be."""

from collections.abc import Sequence
from dataclasses import replace

import pytest

from scripts.ground.data_package import Row
from scripts.guard.protection.evidence import Published
from scripts.guard.protection.form_reader import FormReader, form_reader, gaps
from scripts.guard.protection.guard import bound_now
from scripts.guard.protection.guarding import Guard
from scripts.guard.protection.judgement import ImpossibleYearError, judge
from scripts.guard.protection.proposal import UnprotectableError, propose
from scripts.guard.reasoning import Quantity
from tests.guarded_years import line as real_line
from tests.guarded_years import published as real
from tests.guarded_years import told_by
from tests.handmade import SETTINGS, YEAR, book, cell, short, showing
from tests.seldom import seldom
from tests.tiny_forms import AID, CODES, HARM, case, fact
from tests.world_book import items, worlds

# Of ten people with twelve answers two have two: the relations of the code list know that many are at most two, not that they are.
TEN = "harm.total 10, harm.answers 12, harm.many ?"


def reader(of: Published) -> FormReader:
    """Somebody who knows the form."""
    found = form_reader(YEAR, of, SETTINGS, bound_now(YEAR, of, SETTINGS))
    assert found
    return found


def names(some: Sequence[Quantity]) -> str:
    return " ".join(sorted(map(short, some)))


FORMS = {
    "": (HARM, AID),
    "harm": (HARM,),
    "assumed": (HARM, AID | {"only_if": ""}),
    "all of the above": (HARM | {"response": "any_number", "counts": "total=answered answers=each many=2+ a=all"},),
}


@worlds("world_facts", "form")
def test_what_only_the_form_tells_in_a_world(world):
    """Each count with the figures that tell it, all of which are needed: few values are left."""
    never = [fact(f"{name}.adults", f"never {number}") for name, number in map(str.split, world.names("never"))]
    granted = ["aid.a <= harm.a", "aid.b <= harm.b"] if world.part("form") == "assumed" else []
    of = case(world.part(""), *FORMS[world.part("form")], facts=never, granted=granted)
    told = reader(of).told(of)
    counts = (short(one.cell.terms[0][1]) if len(one.cell.terms) == 1 else "rest" for one in told)
    found = (f"{count} by {names(one.figures)}" for count, one in zip(counts, told, strict=True))
    assert {*found} == {*items(world.told)}


def test_a_question_with_an_answer_that_is_not_declared_tells_nothing():
    """Nor does one that depends on it: nobody knows what else a person may answer."""
    new = replace(case(TEN), book=replace(book(harm="total answers many a b c"), form_years=frozenset({YEAR})))
    assert reader(new).told(new) == []
    assert reader(new).of.form.questions == ()


@pytest.mark.parametrize(
    "text",
    ["harm.total 10, harm.answers 9, harm.many ?", "gender.women 8, gender.men 9, gender.total 10, harm.many ?"],
)
def test_a_year_that_cannot_be_is_refused(text):
    """By the form or by a sum: of such a year nothing follows, or all that one likes, and what is hidden would stand open."""
    with pytest.raises(ImpossibleYearError):
        propose(YEAR, case(text), SETTINGS)


@pytest.mark.parametrize("without", ["form", "sources"])
def test_where_no_form_is_declared_nobody_is_asked(without):
    """Or the year is none of a form."""
    of = case(TEN)
    none = replace(of, codes={**of.codes, without: ()})
    assert form_reader(YEAR, none, SETTINGS, bound_now(YEAR, none, SETTINGS)) is None
    assert propose(YEAR, none, SETTINGS) == []


@pytest.mark.parametrize(
    ("many", "few"),
    seldom(
        [
            ("legal_status.no_report", "crime_category.total"),
            ("civil_support_reason.none", "authority_support.housing"),
        ]
    ),
)
def test_what_people_take_for_granted_of_the_real_form_tells_a_hidden_count(many, few):
    """Of thirty 26 are in the one: who takes it for granted that nobody is in both knows that the other is at most four."""
    lines = (("contacts.total", "30"), (many, "26"), (few, ""))
    of = real([real_line(f"{name}@adults_direct", value) for name, value in lines])
    assert [short(one.cell.terms[0][1]) for one in told_by(of)] == [f"{few}@adults_direct"]
    assert not told_by(replace(of, codes={**of.codes, "expectations": ()}))


def test_gaps_are_the_numbers_between():
    """From the start on; the last one has no end."""
    assert [*gaps([2, 3, 6], 1)][:2] == [(1, 1), (4, 5)]
    assert [first for first, _ in gaps([], 0)] == [0]


@worlds("world_facts", "form besides")
def test_what_is_hidden_besides_for_the_form_in_a_world(world):
    """With it nothing is told, and nothing is hidden that need not be; what cannot be protected is not said to be proved."""
    cleared = frozenset(cell(one).name(CODES) for one in world.names("cleared"))
    now = showing(world.names("keep"), replace(SETTINGS, cleared=cleared))
    if world.told.startswith("refused"):
        with pytest.raises(UnprotectableError) as refused:
            propose(YEAR, case(world.part("")), now)
        assert (refused.value.told.cell, refused.value.prove()) == (cell(world.told.split()[1], hidden=True), None)
    else:
        found = {names(propose(YEAR, case(world.part("")), now, bits)) for bits in world.part("bits") or ("",)}
        assert found == {*world.told.split(", ")}


def with_public(of: Published, *counts: str) -> Published:
    """The same where a public report gives these counts."""
    report: Row = {"source": "public_report"}
    rows = [one | report if f"{one['indicator']}.{one['category']}" in counts else one for one in of.statements]
    return replace(of, statements=rows)


@pytest.mark.parametrize(
    ("public", "hidden"),
    [(["harm.total", "harm.answers"], ""), (["harm.total"], "harm.answers"), (["harm.answers"], "harm.total")],
)
def test_what_public_counts_alone_tell_by_the_form_is_nothing_new(public, hidden):
    """Of ten people with twelve answers two have two: whoever has the report knows it, whatever a workbook adds."""
    of = case("harm.total 10, harm.answers 12, total 60")
    assert names(propose(YEAR, with_public(of, *public), SETTINGS)) == hidden


@pytest.mark.parametrize(("public", "told"), [(["harm.total", "harm.answers"], ""), ([], "harm.many")])
def test_nor_does_a_build_stop_for_it(public, told):
    """Where a count of another question is hidden."""
    now = replace(SETTINGS, cleared=frozenset({cell("men").name(CODES)}))
    judged = judge(with_public(case("harm.total 10, harm.answers 12, total 60, women 50, men ?"), *public), now)
    assert names([one.cell.terms[0][1] for one in judged.by_form]) == told


def test_what_a_person_has_cleared_is_not_protected():
    """Nor does it stop a build, and its clearance is needed."""
    name = cell("harm.many").name(CODES)
    judged = judge(case(TEN), replace(SETTINGS, cleared=frozenset({name})))
    assert (judged.by_form, judged.years()) == ([], set())
    assert name in Guard(case(TEN), replace(SETTINGS, cleared=frozenset({name}))).told().names


@pytest.mark.parametrize(("cleared", "told"), [("men", ["harm.many"]), ("women", [])])
def test_the_form_is_asked_last_of_a_year_of_which_all_that_else_is_told_is_cleared(cleared, told):
    """Three men are given away: somebody has decided to show that, or it has to be mended first."""
    of = case(f"{TEN}, total 60, women 57, men ?")
    judged = judge(of, replace(SETTINGS, cleared=frozenset({cell(cleared).name(CODES)})))
    assert [short(one.cell.terms[0][1]) for one in judged.by_form] == told


def test_a_build_says_at_the_row_which_figures_tell_a_hidden_count_and_why():
    """Never which numbers it can be, and with what is enough to hide."""
    found = Guard(case(TEN), SETTINGS).told()
    told_, least = found.problems
    assert (told_.kind, told_.row, told_.column, least.kind) == ("form_tells", 4, "obs_status", "notice_least_hiding")
    assert told_.text("sv").count("sv harm") == 1
    assert "harm.many" in told_.more
    assert "10" in told_.hint
    assert cell("harm.many").name(CODES) in found.withheld
