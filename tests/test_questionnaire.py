"""What one person may answer, and what follows of the counts: forms of two or three questions."""

from itertools import combinations_with_replacement, product

import pytest

from scripts.guard.questionnaire.branches import UnreadableError
from scripts.guard.questionnaire.conflict import conflict, words
from scripts.guard.questionnaire.declaration import read_form
from scripts.guard.questionnaire.faults import check_expectations, check_facts, check_form
from scripts.guard.questionnaire.form_table import table_of
from scripts.guard.questionnaire.tracks import railways
from scripts.guard.questionnaire.world import World, taken_for_granted
from tests.promised import promised
from tests.rows import lines_of, to_row
from tests.tiny_forms import PEOPLE, can_be, expected, fact, form, form_of, row, to_cell, to_cells, told
from tests.tiny_forms import world as table
from tests.world_book import items, worlds

ONE = form(row("q", "a b"))


@worlds("world_forms", "possible")
def test_whether_a_world_is_possible(world):
    assert can_be(form_of(world), world.part(""), assumed=world.has("assumed")) is (world.told == "yes")


@worlds("world_forms", "readings")
def test_how_a_world_can_be_read(world):
    of = form_of(world)
    assert [one for one in ("none", "once", "each") if can_be(of, world.part(""), one)] == world.told.split()


@worlds("world_forms", "told")
def test_what_is_told_of_the_hidden_cells_of_a_world(world):
    there = table(form_of(world), world.part(""), " ".join(world.names("hidden")), int(world.part("least") or 1))
    found = told(there.few(int(world.part("fewer"))))
    assert {name: " ".join(map(str, values)) for name, values in found.items()} == {
        f"{name}.all": values for name, _, values in (one.partition(" ") for one in items(world.told))
    }


@worlds("world_forms", "conflict")
def test_what_cannot_be_true_together_in_a_world(world):
    of, (cells, _, why) = form_of(world), world.told.partition("; why: ")
    bounds = [(cell, number, 99) for cell, number in to_cells(world.part("bound")).items()]
    found = conflict(table_of(of), to_cells(world.part("")), bounds)
    assert {*(found or ())} == {*map(to_cell, items(cells))}
    assert [en.removeprefix("en ") for _, en in words(of, found or ())] == items(why)


@promised
def test_what_the_numbers_refute_nobody_takes_for_granted_and_the_rest_of_it_everybody(shown, kept):
    """Also where nothing can be, whatever is believed: that is said elsewhere."""
    of = form(row("q", "a b"), row("r", "c d"), row("s", "e f"), granted=["r.c <= q.a", "s.e <= q.b"])
    asked = f"q.b 6, {shown}"
    world = taken_for_granted(of, "none", lambda table: World(table, to_cells(asked)))
    assert [*world.table.form.taken] == kept.split()
    assert world.possible() == can_be(of, asked)


def test_that_who_gives_all_of_the_above_gives_no_other_answer_can_be_taken_for_granted():
    """A condition may speak of that answer of its own question: it is asked about first."""
    each = row("q", "a b", "any_number", counts="total=answered answers=each all=all")
    of = form(each, granted=["q + q.all <= q.total"])
    assert can_be(of, "q.total 5, q.all 3, q.a 3")
    assert can_be(of, "q.total 5, q.all 3, q.a 2", assumed=True)
    assert not can_be(of, "q.total 5, q.all 3, q.a 3", assumed=True)


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


def test_a_rest_is_asked_like_a_count():
    """What is left of one count in another, across questions that have nothing to do with each other but the people."""
    both = form(row("q", "a b"), row("r", "c d"))
    there = table(both, "q.total 9, q.b 7", "q.a r.c")
    assert there.few_of({to_cell("q.total"): 1, to_cell("q.b"): -1}, 5) == [2]
    assert there.few_of({to_cell("r.c"): 1, to_cell("q.a"): -1}, 5) is None
    assert there.few_of({to_cell("r.c"): 1, to_cell("r.d"): 1}, 5) == [9]
    assert table(both, "q.total 3, r.total 4", "q.a").few_of({to_cell("q.a"): 1}, 5) == []


def test_tables_that_were_found_are_used_again_when_more_is_hidden():
    """Nothing is asked of the solver that they answer, and none of them counts where it is no table any more."""
    of = form(row("q", "a b c"), row("r", "a b"), facts=[fact("q.c", "never 2")])
    first = table(of, "q.total 9, r.total 9, q.b 2", "q.a r.a", least=0)
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


def faults(*rows, **codes):
    """(line, column, kind, found) of each fault of a form; answers and people are those that the test's forms have."""
    answers = [f"{one}.{code}".split(".") for one in ("q", "r") for code in ("a", "b", "c", "total", "missing")]
    tables = {
        "form": lines_of(PEOPLE, *rows),
        "categories": lines_of(*(to_row({"indicator": one, "category": code}) for one, code in answers)),
        "indicators": lines_of(*(to_row({"indicator": one}) for one in "qr")),
        "populations": lines_of(*(to_row({"population": one}) for one in ("all", "adults", "children"))),
    }
    return [(one.row, one.column, one.kind, one.found) for one in check_form(tables | codes, "codes/form.csv")]


@promised
def test_a_wrong_row_is_told_at_its_column(wrong, column, kind, found):
    """One fault, with what stands there: a typing error, the wrong column, commas for spaces, what means nothing."""
    right = row("r", "a b c", answered_by="some:missing")
    assert faults(right) == []
    assert faults(right, row(**wrong)) == [(4, column, kind, found)]


def test_an_answer_that_is_listed_under_a_misspelt_indicator_is_told_there_alone():
    """The form has its right name."""
    listed = [("r", "a"), ("qq", "a"), ("qq", "total")]
    categories = lines_of(*(to_row({"indicator": one, "category": code}) for one, code in listed))
    assert faults(row("q", "a"), categories=categories) == []
    assert faults(row("q", "a b"), categories=categories) == [(3, "choices", "unknown_code", "b")]


def test_a_fact_of_what_no_question_counts_is_told():
    """It would bind nothing, and nobody would see it."""
    tables = {
        "form": lines_of(PEOPLE, row("q", "a")),
        "form_facts": lines_of(fact("q.a", "never 1"), fact("q.a.adults", "never 1")),
    }
    [problem] = check_facts(tables, "codes/form_facts.csv")
    assert (problem.row, problem.column, problem.kind) == (3, "population", "form_fact_idle")
    assert [*check_facts(tables | {"form": lines_of(row("q", "a#"))}, "codes/form_facts.csv")] == []


@promised
def test_what_is_expected_is_of_counts_that_there_are_and_what_is_strong_binds_an_answer(granted, told):
    """One that lies within another, or two that nobody is in both of: a reader who believes it thinks of each person."""
    tables = {
        "form": lines_of(PEOPLE, row("q", "a b", counts="total=answered"), row("r", "c d", "any_number", counts="")),
        "expectations": lines_of(expected(granted)),
        "categories": lines_of(*(to_row({"indicator": one[0], "category": one[1:]}) for one in ("qa", "qtotal", "rc"))),
        "indicators": lines_of(*(to_row({"indicator": one}) for one in "qr")),
        "populations": lines_of(to_row({"population": "all"})),
    }
    assert [f"{one.kind} {one.found}" for one in check_expectations(tables, "")] == ([told] if told else [])


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
