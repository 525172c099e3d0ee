"""The answers as plain facts: what the summary of a change compares."""

import pytest

from scripts.ground.data_package import PackageError
from scripts.paths import DOCS
from scripts.site.prose.answer import Teller
from scripts.site.prose.answer_table import COLUMNS, parse
from scripts.site.prose.told import placed_on, told, told_answers
from scripts.year.summary_site import texts_now
from tests.site_package import labels, no_drawing, no_picture, observation
from tests.site_server import answers, published

ADVICE = "needs.advice.adults.all_cases.count"


def table(*lines):
    """A table of answers."""
    return parse("\n".join([",".join(COLUMNS), *lines]) + "\n")


def one(*lines, **cells):
    """The answer called a, of a package with one number."""
    named = labels(observations=[observation(**{"value": "3", **cells})])
    return told("a", ("Vuxna",), Teller(table(*lines), named, no_drawing, ""), no_picture)


def test_an_answer_is_told_as_plain_text_with_what_it_is_made_of():
    """Its links and bold letters are words; its numbers have names."""
    found = one("a,question,,,**Hur** [många](x.md)?,x", f"a,headline,,,{{{{ value {ADVICE} }}}} fick råd,x")
    assert (found.question, found.headline, found.pages) == ("Hur många?", "3 fick råd", ("Vuxna",))
    assert len(found.figures) == 1
    assert (found.indicators, found.ranks, found.fault) == ({"needs"}, frozenset(), "")


def test_an_order_that_a_headline_speaks_of_is_told_too():
    """It has a name and no number."""
    found = one(f"a,headline,,largest {ADVICE.removesuffix('.count')},Mest,x", "a,headline,,,Råd,x")
    assert (found.headline, found.figures, found.ranks) == ("Råd", (), {"needs"})


def test_an_answer_without_a_headline_that_holds_does_not_stand():
    """Its question is told all the same."""
    found = one("a,question,,,Fråga?,x", f"a,headline,,none {ADVICE},Många,x")
    assert (found.stands, found.question, found.fault) == (False, "Fråga?", "")


def test_a_name_that_the_code_lists_lack_is_a_fault_of_that_answer_alone():
    """In a sentence, never a crash."""
    found = one("a,headline,,,{{ value needs.advise.adults.all_cases.count }},x")
    assert not found.stands
    assert "needs.advise.adults.all_cases.count" in found.fault


def test_a_page_names_its_answers_and_is_called_by_its_heading():
    """A figure alone places its answer too; a heading that is filled in is none."""
    texts = {
        "answers.csv": "{{ answer c }}",
        "sv/a.md": "# Vuxna\n\n{{ answer a }} {{answer b}}",
        "sv/index.md": "# {{ text a headline }}\n{{ drawn a }}",
    }
    assert placed_on(texts) == {"a": ("Vuxna", ""), "b": ("Vuxna",)}


def test_the_answers_of_the_published_package_are_told_as_its_pages_tell_them():
    """Each that stands has its page, question and headline, and no placeholder is left in either."""
    texts = texts_now(DOCS)
    found = told_answers(published(), texts, no_drawing, no_picture)
    assert [each.name for each in found] == answers().names
    assert [each.fault for each in found if each.fault] == []
    for each in found:
        assert not each.stands or (each.question and "{{" not in each.question + each.headline), each.name
    with pytest.raises(PackageError):
        told_answers(published(), {**texts, "answers.csv": "x\n"}, no_drawing, no_picture)
