"""The rules of a group of questions, as people read them: all of a small group, those of a few cells of a large one."""

import pytest

from scripts.package.tables import records
from scripts.questionnaire.alike import alike
from scripts.questionnaire.cone import facets
from scripts.questionnaire.declaration import Form, read_form
from scripts.questionnaire.form_table import table_of
from scripts.questionnaire.nested import left_over, nested
from scripts.questionnaire.rules import MOST_TRACKS, group_of, in_words, rules
from scripts.reasoning import Program
from scripts.reasoning.model import Model
from tests.audits import SOURCES
from tests.rows import to_row
from tests.tiny_forms import form, row

MET = row("met", "_")
COUNTS = "total=answered answers=each several=2+"


def said(of: Form, *names: str, most: int = MOST_TRACKS) -> list[str]:
    """The rules of some questions, in cells; how many there are of each where there are several."""
    return [f"{one}{f' ({one.many})' if one.many > 1 else ''}" for one in rules(of, names, most)]


def test_who_has_one_answer_is_counted_in_the_whole():
    """The whole is its parts; nobody is silent."""
    assert said(form(row("q", "a(b _) c")), "q") == ["q: b <= a @all", "q: total = a + c @all"]


def test_who_has_several_answers_has_one_at_least_and_a_second():
    """Of answers that could change places one is told, with how many there are."""
    assert said(form(row("q", "a b c", response="one_or_more", counts=COUNTS)), "q") == [
        "q: a <= total @all (3)",
        "q: several <= total @all",
        "q: answers <= 2 several + total @all",
        "q: several + total <= answers @all",
        "q: a + b <= several + total @all (3)",
        "q: answers = a + b + c @all",
    ]


def test_what_may_be_given_again_has_an_end():
    """If nobody has several, each has one: a rule that no list had."""
    found = said(form(row("q", "a b*", response="one_or_more", counts=COUNTS)), "q")
    assert "q: b <= 99 several + total @all" in found


def test_how_many_people_there_are_is_a_cell_too():
    """Of the populations that are asked, by the first question that everybody answers alike."""
    some = row("q", "a b", answered_by="some", universe="children")
    met = row("met", "_", universe="all adults children")
    assert said(form(met, some), "q") == [
        "q.total <= met.total @children",
        "q: total = a + b @children",
    ]


def test_questions_that_depend_on_each_other_are_told_together():
    """Whichever of them is named."""
    needs = row("needs", "a b", response="any_number")
    support = row("support", "a b", response="any_number", only_if="each: needs.same")
    of = form(needs, support, row("alone", "x"))
    assert [one.name for one in group_of(of, ["support"])] == ["needs", "support"]
    assert "support.a <= needs.a @all (2)" in said(of, "needs")
    assert said(of, "needs") == said(of, "support")


def test_answers_under_a_condition_of_their_own_are_not_alike():
    """Nor those of which one is counted by itself."""
    plain = row("q", "a b c", response="any_number")
    assert alike(form(plain).questions) == [["a", "b", "c"]]
    assert alike(form(plain | {"counts": "only=a"}).questions) == [["b", "c"]]
    assert alike(form(plain, row("r", "x y", only_if="x: q.b")).questions) == [["a", "c"]]


def test_a_rule_holds_however_all_of_the_above_is_counted():
    """Two answers of each who has several holds under two readings of three, and is no rule."""
    of = form(row("q", "a b", response="any_number", counts=f"{COUNTS} everything=all"))
    assert "q: 2 several <= answers @all" not in said(of, "q")
    assert "q: everything <= several @all" in said(of, "q")


def test_of_a_large_group_the_rules_of_up_to_four_cells_are_told_and_none_that_follow():
    """What follows from two others through a cell between them is not among them: three within three."""
    of = form(row("q", "a(b(c _) _) d", response="one"))
    assert said(of, "q", most=1) == said(of, "q") == ["q: b <= a @all", "q: c <= b @all", "q: total = a + d @all"]


def test_facets_are_the_sums_that_are_never_below_nothing():
    """A square's edges, seen from outside of its plane."""
    assert facets(frozenset([(1, 0, 0), (1, 1, 0), (1, 0, 1), (1, 1, 1)])) == [
        (0, 0, 1),
        (0, 1, 0),
        (1, -1, 0),
        (1, 0, -1),
    ]


@pytest.mark.parametrize(
    ("lang", "words"),
    [
        ("sv", "Former: ”Flera” får inte bli fler än ”Alla svar”. Likadant i 2 fall till."),
        ("en", "Forms: “Several” cannot come to more than “All answers”. The same in 2 more cases."),
    ],
)
def test_a_rule_is_said_in_the_words_of_the_code_lists(lang, words):
    """Where it is told for several answers alike, how many more there are."""
    of = form(row("q", "a b c", response="any_number"))
    names = {"a": ("Flera", "Several"), "total": ("Alla svar", "All answers")}
    codes = {
        "indicators": [to_row({"indicator": "q", "title_sv": "Former", "title_en": "Forms"})],
        "categories": [
            to_row({"indicator": "q", "category": code, "label_sv": sv, "label_en": en})
            for code, (sv, en) in names.items()
        ],
        "populations": [],
    }
    assert in_words(rules(of, ["q"])[0], codes, lang) == words


FORM: Form = read_form(records(SOURCES.codes["form"]), records(SOURCES.codes["form_facts"]))


@pytest.mark.parametrize("name", ["children_exploitation_form", "authority_contact", "residence_permit"])
def test_every_rule_of_the_real_form_holds_of_its_tracks(name):
    """By the solver, on the whole table: no list of people who do not have to be whole breaks it."""
    table = table_of(FORM)
    found = rules(FORM, [name])
    assert found
    for rule in found:
        made = Program([*table.program.bounds], [*table.program.rows])
        made.hold([(factor, table.cells[cell]) for cell, factor in rule.factors], None, -1)
        assert Model(made, whole=False).solve() is None, str(rule)


THREE = row("q", "a b c", answered_by="some")
NEED = row("need", "food rent work", "any_number", answered_by="some", counts="total=answered several=2+")
HELP = row(
    "help",
    "food rent work",
    "any_number",
    answered_by="some",
    counts="several=2+ total=answered",
    only_if="each: need.same",
)


def within(*rows, assumed=False) -> set[str]:
    """The pairs of a form: "q.a < q.total", where everybody is met."""
    named = ((".".join(inner[:2]), ".".join(outer[:2])) for inner, outer in nested(form(*rows), assumed))
    return {
        f"{inner} < {outer}"
        for inner, outer in named
        if not inner.startswith("people") and not outer.startswith("people")
    }


def test_an_answer_lies_within_all_answers():
    """What is left of three is the other two, and no line says how many they are."""
    assert within(THREE) == {"q.a < q.total", "q.b < q.total", "q.c < q.total"}


def test_what_is_left_of_two_is_a_line():
    """It is guarded as one."""
    assert within(row("q", "a b", answered_by="some")) == set()


def test_what_counts_answers_counts_no_people():
    """Who gives an answer again is in it twice, so that nothing lies within."""
    found = within(row("q", "a b*", "one_or_more", answered_by="some", counts="total=answered answers=each several=2+"))
    assert found == {"q.a < q.total", "q.several < q.total"}


def test_support_of_a_kind_lies_within_the_need():
    """Between two questions: the kind, and several of them; that somebody was asked of the one and not of the other is silence."""
    found = {pair for pair in within(NEED, HELP) if pair.startswith("help") and "need" in pair}
    assert found == {
        *(f"help.{kind} < need.{kind}" for kind in ("food", "rent", "work")),
        "help.several < need.several",
    }


def test_what_is_left_of_everybody_is_silence():
    """Of those who were met some have not answered. A mark that is set of everybody leaves those without it."""
    assert within(row("met", "_", counts="total=answered"), THREE) == within(THREE)
    marked = row("met/marks", "sibling brought", "any_number")
    assert within(row("met", "_", counts="total=answered"), marked) == {
        "met.sibling < met.total",
        "met.brought < met.total",
    }


@pytest.mark.parametrize("assumed", [False, True])
def test_what_people_take_for_granted_is_told_apart(assumed):
    """It lies within only for whoever assumes it."""
    waiting = row("q/waiting", "pending", "any_number", answered_by="if:q.answered", assumed="pending: q.a")
    assert ("q.pending < q.a" in within(THREE, waiting, assumed=assumed)) is assumed


def left(*rows) -> set[str]:
    """The rules of three that leave people, as they are read."""
    return {str(rule) for rule in left_over(form(row("met", "_", counts="total=answered"), *rows))}


def test_what_a_rule_of_three_leaves_is_people_where_it_holds_nobody_twice():
    """Who is in both of two, or in one of the two and in the third; nobody is left twice where one has all three."""
    ticks = row("q", "a b c", "one_or_more", answered_by="some", counts="total=answered two=a|b answers=each")
    assert left(ticks) == {"q: two <= a + b @all", "q: total <= c + two @all"}


def test_what_a_rule_of_three_leaves_of_everybody_is_silence():
    """Some have answered neither question."""
    other = row("other", "x y", answered_by="some", only_if="x: !q.a")
    assert left(row("q", "a b", answered_by="some"), other) == set()
