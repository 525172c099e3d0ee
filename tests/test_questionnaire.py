"""What one person may answer, and what follows of the counts: forms of two or three questions."""

from itertools import combinations_with_replacement, product

import pytest

from scripts.questionnaire.branches import UnreadableError
from scripts.questionnaire.conflict import conflict, words
from scripts.questionnaire.declaration import read_form
from scripts.questionnaire.faults import check_facts, check_form
from scripts.questionnaire.form_table import table_of
from scripts.questionnaire.tracks import railways
from scripts.questionnaire.world import World
from tests.rows import lines_of, to_row
from tests.tiny_forms import PEOPLE, can_be, fact, form, row, to_cell, to_cells, told, world

ONE = form(row("q", "a b"))
TICKS = form(row("q", "a b", "any_number", answered_by="some", counts="total=answered answers=each any=1+ several=2+"))
FORMS = form(row("q", "a b*", "one_or_more", counts="total=answered answers=each several=2+"))
NEED = row("need", "food rent", "any_number", answered_by="some", counts="total=answered several=2+ everything=all")
HELP = row("help", "food rent", "any_number", answered_by="some", counts="several=2+", only_if="each: need.same")


@pytest.mark.parametrize(
    ("of", "table", "possible"),
    [
        (ONE, "q.total 5, q.a 2, q.b 3", True),
        (ONE, "q.total 5, q.a 2, q.b 2", False),
        (form(row("q", "a(b _) c")), "q.a 3, q.b 3", True),
        (form(row("q", "a(b _) c")), "q.a 3, q.b 4", False),
        (form(row("q", "x+r.a y")), "q.x 3, r.a 2", False),
        (form(row("q", "a b", answered_by="some"), row("r", "c")), "q.total 2, r.total 3", True),
        (form(row("q", "a b"), row("r", "c")), "q.total 2, r.total 3", False),
        (form(row("q", "a b", answered_by="some:missing"), row("r", "c")), "q.total 2, q.missing 1, r.total 3", True),
        (form(row("q", "a b", answered_by="some:missing"), row("r", "c")), "q.total 2, q.missing 2, r.total 3", False),
        (form(row("q", "a", universe="all adults")), "q.a 3, q.a.adults 4", False),
        (
            form(row("q", "a"), row("q/more", "_", universe="adults", counts="q.grown@all=answered")),
            "q.a 3, q.grown 4",
            False,
        ),
    ],
)
def test_one_answer_of_a_person(of, table, possible):
    """Parts, wholes, who is without an answer, who is counted where: as a person answers, so the counts add up."""
    assert can_be(of, table) is possible


@pytest.mark.parametrize(
    ("of", "table", "possible"),
    [
        (TICKS, "q.a 3, q.b 4, q.answers 7, q.total 9", True),
        (TICKS, "q.a 3, q.b 4, q.answers 8", False),
        (TICKS, "q.a 3, q.b 4, q.several 4", False),
        (TICKS, "q.a 3, q.b 4, q.several 2, q.any 5", True),
        (TICKS, "q.a 3, q.b 4, q.several 2, q.any 6", False),
        (TICKS, "q.total 5, q.any 0", True),
        (FORMS, "q.total 10, q.answers 9", False),
        (FORMS, "q.total 10, q.answers 11, q.several 2", False),
        (FORMS, "q.total 10, q.answers 11, q.several 0", False),
        (FORMS, "q.total 1, q.a 0, q.b 7, q.several 1", True),
        (FORMS, "q.total 1, q.a 7", False),
        (FORMS, "q.total 1, q.b 101", False),
        (
            form(row("q", "a b", "any_number", counts="either=a|b both=a&b c=!a")),
            "q.a 3, q.b 4, q.both 2, q.either 5",
            True,
        ),
        (
            form(row("q", "a b", "any_number", counts="either=a|b both=a&b c=!a")),
            "q.a 3, q.b 4, q.both 2, q.either 6",
            False,
        ),
        (form(row("q", "a b", "any_number", counts="total=answered c=!a")), "q.a 3, q.total 4, q.c 2", False),
    ],
)
def test_several_answers_of_a_person(of, table, possible):
    """How many have any, or several, how many answers there are, who is in one of two: nobody has written a rule of it."""
    assert can_be(of, table) is possible


@pytest.mark.parametrize(
    ("choices", "table", "possible"),
    [
        ("a no!", "q.a 1, q.no 1, q.total 1", False),
        ("no! a", "q.a 1, q.no 1, q.total 1", False),
        ("a no", "q.a 1, q.no 1, q.total 1", True),
        ("a~ b", "q.a 1, q.total 1, q.answers 7", True),
        ("a~ b", "q.a 0, q.total 1, q.answers 7", False),
        ("a b?", "q.b 2, q.a 0, q.answers 1", True),
        ("a b?", "q.b 2, q.a 0, q.answers 3", False),
        ("a _*", "q.a 0, q.total 1, q.answers 7", True),
    ],
)
def test_a_mark_says_what_is_special_in_an_answer(choices, table, possible):
    """! stands alone, ~ is one person with any number of answers, ? may not be counted as one, * is given again."""
    assert can_be(form(row("q", choices, "one_or_more", counts="total=answered answers=each")), table) is possible


@pytest.mark.parametrize(
    ("table", "possible"),
    [
        ("need.food 3, help.food 3", True),
        ("need.food 3, need.everything 0, help.food 4", False),
        ("need.several 2, help.several 3", False),
        ("need.food 3, need.rent 3, need.several 1, help.food 3, help.rent 3, help.several 1", True),
        ("need.food 3, need.everything 2, help.food 5", True),
        ("need.food 3, need.everything 2, help.food 6", False),
    ],
)
def test_a_condition_between_two_questions(table, possible):
    """Support of a kind only with need of the kind, and who ticked "all of the above" has every need."""
    assert can_be(form(NEED, HELP), table) is possible


def test_who_is_asked_may_depend_on_an_answer():
    """A question of those with an answer has as many people as the answer."""
    both = form(row("q", "a b"), row("r", "c d", answered_by="if:q.a"))
    assert [can_be(both, f"q.a 4, r.total {count}") for count in (3, 4, 5)] == [False, True, False]


def test_all_of_the_above_adds_nothing_one_or_each_to_the_answers():
    """Nobody knows which: a table is asked under each reading."""
    of = form(row("q", "a b c", "any_number", counts="answers=each everything=all"))
    found = [
        [
            reading
            for reading in ("none", "once", "each")
            if can_be(of, f"q.a 1, q.b 0, q.c 0, q.everything 1, q.answers {count}", reading)
        ]
        for count in (1, 2, 4, 3)
    ]
    assert found == [["none"], ["once"], ["each"], []]


def test_what_is_assumed_is_never_certain():
    """With it fewer tables are possible, and only where it is asked for."""
    of = form(row("q", "a b"), row("r", "c d", assumed="c: q.a"))
    assert can_be(of, "q.a 2, r.c 3")
    assert not can_be(of, "q.a 2, r.c 3", assumed=True)


def test_a_fact_of_a_count_is_of_no_person():
    """A named country never has one, and there are so many countries."""
    of = form(row("q", "a b"), facts=[fact("q.a", "never 1"), fact("q.b", "at_most 5")])
    assert [can_be(of, f"q.a {count}") for count in (0, 1, 2)] == [True, False, True]
    assert [can_be(of, f"q.b {count}") for count in (5, 6)] == [True, False]
    assert not can_be(of, "q.total 3, q.b 2")
    assert told(world(of, "q.total 4", "q.a", least=0).few(9)) == {"q.a.all": [0, 2, 3, 4]}
    assert not can_be(of, "q.total 7, q.b 6")


def test_every_table_of_three_people_is_possible_and_no_other():
    """Exactly: all that three people can be, beside all tables."""
    alone = [
        (0, 0, 0, 0, 0),
        (1, 1, 0, 1, 0),
        (1, 0, 1, 1, 0),
        (1, 1, 1, 2, 1),
        (1, 0, 0, 0, 0),
    ]  # total, a, b, answers, several
    there = {tuple(map(sum, zip(*people, strict=True))) for people in combinations_with_replacement(alone, 3)}
    names = ("total", "a", "b", "answers", "several")
    tables = [one for one in product(range(4), range(4), range(4), range(7), range(4)) if one[3] == one[1] + one[2]]
    of = form(
        row("r", "_"),
        row("q", "a b", "any_number", answered_by="some", counts="total=answered answers=each several=2+"),
    )
    said = [", ".join(f"q.{name} {count}" for name, count in zip(names, one, strict=True)) for one in tables]
    assert {one for one, text in zip(tables, said, strict=True) if can_be(of, f"r.total 3, {text}")} == there


def test_a_hidden_count_that_can_be_one_thing_alone_is_told():
    """Ten children, eleven forms: one child has two. With other forms, which may be given again, nothing is told."""
    assert told(world(FORMS, "q.total 10, q.answers 11", "q.several").few(5)) == {"q.several.all": [1]}
    assert told(world(FORMS, "q.total 10, q.answers 15", "q.several q.a").few(5)) == {}
    assert told(world(FORMS, "q.total 10, q.answers 15", "q.several").few(6)) == {"q.several.all": [1, 2, 3, 4, 5]}


def test_the_values_of_a_hidden_count_have_holes():
    """Each of them is of some whole table, and what lies between may be of none."""
    twice = form(row("q", "x+r.a y"), row("s", "x+r.a y", answered_by="if:q.x"))
    assert told(world(twice, "q.total 3", "r.a", least=0).few(9)) == {"r.a.all": [0, 1, 2, 3, 4, 5, 6]}
    pairs = form(row("q", "a b", "any_number", counts="both=a&b same=a&b same=!a&!b one=a&!b"))
    assert told(world(pairs, "q.both 2, q.one 0", "q.a", least=0).few(5)) == {"q.a.all": [2]}
    two = form(
        row("q", "a*", "one_or_more"), facts=[fact("q.a", "never 3"), fact("q.a", "never 5"), fact("q.a", "at_most 6")]
    )
    assert told(world(two, "q.total 2", "q.a").few(9)) == {"q.a.all": [2, 4, 6]}


def test_a_rest_is_asked_like_a_count():
    """What is left of one count in another, across questions that have nothing to do with each other but the people."""
    both = form(row("q", "a b"), row("r", "c d"))
    there = world(both, "q.total 9, q.b 7", "q.a r.c")
    assert there.few_of({to_cell("q.total"): 1, to_cell("q.b"): -1}, 5) == [2]
    assert there.few_of({to_cell("r.c"): 1, to_cell("q.a"): -1}, 5) is None
    assert there.few_of({to_cell("r.c"): 1, to_cell("r.d"): 1}, 5) == [9]
    assert world(both, "q.total 3, r.total 4", "q.a").few_of({to_cell("q.a"): 1}, 5) == []


def test_tables_that_were_found_are_used_again_when_more_is_hidden():
    """Nothing is asked of the solver that they answer, and none of them counts where it is no table any more."""
    of = form(row("q", "a b c"), row("r", "a b"), facts=[fact("q.c", "never 2")])
    first = world(of, "q.total 9, r.total 9, q.b 2", "q.a r.a", least=0)
    assert told(first.few(6)) == {}
    tables = first.tables()
    places = {cell: first.table.cells[cell] for cell in map(to_cell, ("q.total", "q.a", "q.b", "r.a"))}
    assert {(table[places[to_cell("q.total")]], table[places[to_cell("q.b")]]) for table in tables} == {(9, 2)}
    again = World(first.table, to_cells("q.total 9, r.total 9"), [*places][1:], least=0, before=tables)
    assert [sorted(len(part.found) for part in again.parts or ())] == [
        sorted(len(part.found) for part in first.parts or ())
    ]
    other = World(first.table, to_cells("q.total 9, r.total 9, q.b 3"), [to_cell("q.a")], before=tables)
    assert [part.found for part in other.parts or () if part.place.get(places[to_cell("q.a")]) is not None] == [[]]


def test_of_a_table_that_cannot_be_nothing_is_possible():
    """Each hidden cell has no value."""
    assert told(world(ONE, "q.total 5, q.a 6", "q.b").few(5)) == {"q.b.all": []}


@pytest.mark.parametrize(
    ("of", "table", "cells", "why"),
    [
        (ONE, "q.total 5, q.a 2, q.b 3", None, []),
        (ONE, "q.total 5, q.a 6, q.b 0", ["q.total", "q.a"], ["en q"]),
        (
            form(NEED, HELP),
            "need.food 3, need.everything 0, need.rent 9, help.food 4, help.rent 1",
            ["need.food", "need.everything", "help.food"],
            ["en need", "en help"],
        ),
        (form(row("q", "a"), facts=[fact("q.a", "never 1")]), "q.total 1, q.a 1", ["q.a"], ["en q", "en never 1"]),
        (TICKS, "q.a 20, q.b 1, q.total 30, q.several 3", ["q.b", "q.several"], ["en q"]),
    ],
)
def test_few_cells_that_cannot_be_true_together(of, table, cells, why):
    """None of them can be left out, and the words of their questions say why."""
    shown = to_cells(table)
    found = conflict(table_of(of), shown)
    assert (found and {*found}) == (cells and {*map(to_cell, cells)})
    assert [en for _, en in words(of, found or ())] == why


def test_a_bound_is_held_while_cells_are_looked_for():
    """Why a hidden count is not more: a few of the cells that are shown."""
    found = conflict(table_of(FORMS), to_cells("q.total 10, q.answers 11, q.a 4"), [(to_cell("q.several"), 2, 99)])
    assert found
    assert {*found} == {to_cell("q.total"), to_cell("q.answers")}


def faults(*rows, **codes):
    """(line, column, kind, found) of each fault of a form; answers and people are those that the test's forms have."""
    answers = [f"{one}.{code}".split(".") for one in ("q", "r") for code in ("a", "b", "c", "total", "missing")]
    tables = {
        "form": lines_of(PEOPLE, *rows),
        "categories": lines_of(*(to_row({"indicator": one, "category": code}) for one, code in answers)),
        "populations": lines_of(*(to_row({"population": one}) for one in ("all", "adults", "children"))),
    }
    return [(one.row, one.column, one.kind, one.found) for one in check_form(tables | codes, "codes/form.csv")]


@pytest.mark.parametrize(
    ("wrong", "fault"),
    [
        (row("q", "a ab"), ("choices", "unknown_code", "ab")),
        (row("q", "a", counts="x.total=answered"), ("counts", "unknown_code", "x.total")),
        (row("x", "a", counts=""), ("form_question", "unknown_code", "x")),
        (row("q", "a", answered_by="some:gone"), ("answered_by", "unknown_code", "gone")),
        (row("q", "a", universe="men"), ("universe", "unknown_code", "men")),
        (row("q", "a", counts="total@men=answered"), ("counts", "unknown_code", "men")),
        (row("q", "a", only_if="a: r.d"), ("only_if", "form_unknown_answer", "r.d")),
        (row("q", "a", assumed="a: q.a"), ("assumed", "form_unknown_answer", "q.a")),
        (row("q", "a", answered_by="if:r.x&r.a"), ("answered_by", "form_unknown_answer", "r.x")),
        (row("q", "a", counts="c=a|r.x"), ("counts", "form_unknown_answer", "r.x")),
        (row("q", "a", only_if="b: r.a"), ("only_if", "form_unread", "b")),
        (row("q", "a", only_if="a r.a"), ("only_if", "form_unread", "a r.a")),
        (row("q", "a", assumed="a: r.a and r.b"), ("assumed", "form_unread", "r.a and r.b")),
        (row("q", "a(b"), ("choices", "form_unread", "a(b")),
        (row("q", "a) b"), ("choices", "form_unread", "a) b")),
        (row("q", "a#"), ("choices", "form_unread", "a#")),
        (row("q", "a", answered_by="many"), ("answered_by", "form_unread", "many")),
        (row("q", "a", counts="total"), ("counts", "form_unread", "total")),
        (row("q", "a, b"), ("choices", "form_unread", "a,")),
        (row("q", "a;b"), ("choices", "form_unread", "a;b")),
        (row("q", "A b"), ("choices", "form_unread", "A")),
        (row("q", "total=answered", counts=""), ("choices", "form_unread", "total=answered")),
        (row("q", "a", counts="total = answered"), ("counts", "form_unread", "total")),
        (row("q", "a", only_if="a:r.a"), ("only_if", "form_unread", "a:r.a")),
        (row("q", "a b", only_if="a: r.a, b: r.b"), ("only_if", "form_unread", "r.a, b: r.b")),
        (row("q", "a b c", "any_number", only_if="each: s.same"), ("only_if", "unknown_code", "s")),
        (row("q", ""), ("choices", "missing_value", "")),
        (row("q", "a b a"), ("choices", "form_twice", "a")),
        (row("q", "a b total"), ("counts", "form_twice", "total")),
        (row("q", "a* b"), ("choices", "form_several", "a*")),
        (row("q", "a", counts="total=all"), ("counts", "form_several", "total=all")),
    ],
)
def test_a_wrong_row_is_told_at_its_column(wrong, fault):
    """One fault, with what stands there: a typing error, the wrong column, commas for spaces, what means nothing."""
    right = row("r", "a b c", answered_by="some:missing")
    assert faults(right) == []
    assert faults(right, wrong) == [(4, *fault)]


def test_a_fact_of_what_no_question_counts_is_told():
    """It would bind nothing, and nobody would see it."""
    tables = {
        "form": lines_of(PEOPLE, row("q", "a")),
        "form_facts": lines_of(fact("q.a", "never 1"), fact("q.a.adults", "never 1")),
    }
    [problem] = check_facts(tables, "codes/form_facts.csv")
    assert (problem.row, problem.column, problem.kind) == (3, "population", "form_fact_idle")
    assert [*check_facts(tables | {"form": lines_of(row("q", "a#"))}, "codes/form_facts.csv")] == []


def test_a_form_begins_with_who_people_are():
    """Else no question has anybody to ask."""
    assert faults(form=lines_of(row("q", "a"))) == [(2, "form_question", "form_people", "q")]


def test_a_question_that_takes_too_many_tracks_is_told_before_anybody_waits_for_it():
    """A choice that depends on all of many others must remember them all."""
    codes = [f"c{number}" for number in range(11)]
    ticks = row("q", " ".join(codes), "any_number", counts="")
    tied = row(
        "r",
        "a b",
        only_if=f"a: {'&'.join(f'q.{code}' for code in codes)}; b: {'|'.join(f'!q.{code}' for code in codes)}",
    )
    known = lines_of(
        *(to_row({"indicator": one, "category": code}) for one in "qr" for code in ("a", "b", "total", *codes))
    )
    assert faults(ticks, tied, categories=known) == [(4, "form_question", "form_tracks", "r")]


def test_a_row_that_cannot_be_read_is_an_error_and_no_guess():
    """Who reads a form without trying it first is stopped."""
    with pytest.raises(UnreadableError, match="choices: a!b"):
        read_form([PEOPLE, row("q", "a!b")])


def test_what_is_made_of_a_form_is_made_once():
    """Forms that say the same are one: their tracks and their tables are kept."""
    again = form(row("q", "a b"))
    assert railways(again) is railways(ONE)
    assert table_of(again) is table_of(ONE)
    assert table_of(again, "each") is not table_of(ONE)


def test_what_is_wrong_in_one_row_is_not_told_again_in_another_that_speaks_of_it():
    """Who mends the row has mended both."""
    assert faults(row("r", "a, b"), row("q", "a", only_if="a: r.a")) == [(3, "choices", "form_unread", "a,")]


def asked_in(year, *rows):
    """The choices of each question of a year."""
    return {
        one.name: [choice.name for choice in one.choices] for one in read_form([PEOPLE, *rows], year=year).questions
    }


def test_a_question_that_changes_has_one_more_row_and_earlier_years_keep_theirs():
    """In its place, so that what speaks of it still comes after; a question is asked from its first row on."""
    rows = (row("q", "a b"), row("r", "a"), row("q", "a b c", year="2031"), row("new", "a", year="2030"))
    assert asked_in("2029", *rows) == {"q": ["a", "b"], "r": ["a"]}
    assert asked_in("2030", *rows) == {"q": ["a", "b"], "r": ["a"], "new": ["a"]}
    assert [*asked_in("", *rows)] == ["q", "r", "new"]
    assert asked_in("2035", *rows)["q"] == ["a", "b", "c"]


def test_each_row_of_a_question_is_tried_in_the_years_in_which_it_holds():
    """A condition on an answer that goes is wrong from then on."""
    rows = [row("r", "a b"), row("q", "a", only_if="a: r.b"), row("r", "a c", year="2031")]
    assert faults(*rows[:2]) == []
    assert faults(*rows) == [(4, "only_if", "form_unknown_answer", "r.b")]
