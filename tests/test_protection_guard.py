"""The guard on a few counts by gender: what is told too much of, by which evidence, under which reading."""

from scripts.protection.evidence import present
from scripts.protection.guard import Bound, Told, hidden_in, rules_for, told_of
from tests.handmade import SETTINGS, YEAR, book, cell, count, fact, published, row, rule, short

BOOK = book(gender="total women men others", age="total young old")
SUM = "total == women + men"


def test_rules_are_about_what_is_said_and_what_is_asked():
    """And about still more answers than are counted."""
    said = rules_for([fact("women", 3)], [count("age.young")], BOOK)
    assert {one.about.indicator for one in said} == {"gender", "age"}
    assert rules_for([], [], BOOK) == []
    bound = "needs.answers needs.total needs.many"
    several = book(
        "",
        {"needs": {"answers": "several", "unit": "needs"}},
        within=bound,
        needs="total answers many advice housing money",
    )
    about = [count(f"needs.{name}") for name in ("total", "answers", "many")]
    every = {short(one) for relation in rules_for([], about, several) for _, one in relation.terms}
    assert "needs.3_or_more" in every


def test_what_is_told_has_all_that_it_was_told_by():
    """By what is known to bind the year, of what is hidden in it."""
    case = published(row("women", "3"), row("men", year="2030"), row("men"), row("men"), row("total", "10"), book=BOOK)
    assert hidden_in(YEAR, case) == {count("men"): 2}
    least = {count("women"): 2}
    (one,) = told_of(YEAR, case, SETTINGS, bound=Bound([rule(SUM)], [cell("women")], least))
    assert {*one.kept} == {*present(YEAR, hidden_in(YEAR, case), case)}
    assert one == Told(cell("women"), one.kept, (rule(SUM),), least, 5)
    assert one.year == YEAR
