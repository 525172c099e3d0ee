"""Which count lies within which, by what one person may answer: what is left is as much a count of people as a line is."""

import pytest

from scripts.questionnaire.nested import left_over, nested
from tests.tiny_forms import form, row

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
