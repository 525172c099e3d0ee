"""A row of the form that can be read, and of which the code lists say otherwise."""

import pytest

from scripts.package.validation.form_rows import check_declared
from tests.rows import lines_of, to_row
from tests.tiny_forms import PEOPLE, row

ANSWERS = {
    "a": ("part", "Egen jurist", "Own lawyer"),
    "no": ("part", "Inget av dem", "Other"),
    "none": ("part", "Annat", "None of them"),
    "north": ("part", "Ingenjör", "Northern"),
    "nobody": ("nobody", "Varken eller", "Neither"),
    "total": ("whole_persons", "Inga undantag", "No exception"),
}


def faults(*form, answers="several", first_year="2025"):
    """(line, column, kind, found, hint) of what is told of a form with the question q."""
    texts = ("category", "role", "label_sv", "label_en")
    listed = [dict(zip(texts, (code, *said), strict=True)) for code, said in ANSWERS.items()]
    codes = {
        "form": lines_of(PEOPLE, *form),
        "categories": lines_of(*(to_row({"indicator": "q"} | one) for one in listed)),
        "indicators": lines_of(to_row({"indicator": "q", "answers": answers, "first_year": first_year})),
        "populations": lines_of(*(to_row({"population": one}) for one in ("all", "adults", "children"))),
    }
    return [(one.row, one.column, one.kind, one.found, one.hint) for one in check_declared(codes, "codes/form.csv")]


@pytest.mark.parametrize(
    ("code", "kind"), [("nobody", "form_alone"), ("no", "notice_form_alone"), ("none", "notice_form_alone")]
)
def test_an_answer_that_none_of_the_others_is_so_stands_alone(code, kind):
    """By its role it must; by its words somebody is asked."""
    label = ANSWERS[code][1]
    assert faults(row("q", f"a {code}", "any_number")) == [(3, "choices", kind, label, code)]
    assert faults(row("q", f"a {code}!", "one_or_more")) == []
    assert faults(row("q", f"a {code}"), answers="one") == []
    assert faults(row("q", "a north", "any_number")) == []
    assert faults(row("q", code, "any_number", counts="")) == []


def test_the_indicator_and_the_form_say_alike_how_many_answers_one_may_have():
    """As it is asked at last, and of the question that counts all who have answered."""
    assert faults(row("q", "a"), answers="several") == [(3, "response", "form_answers", "one", "several")]
    assert faults(row("q", "a", "any_number"), answers="one") == [(3, "response", "form_answers", "any_number", "one")]
    assert faults(row("q", "a"), row("q", "a", "one_or_more", year="2031")) == []
    assert faults(row("q", "a", "any_number", counts=""), answers="one") == []


def test_the_first_row_of_a_question_holds_from_the_year_in_which_it_is_first_asked():
    """Neither before nor after; reports from before the form may have had it, and a mark beside it can come later."""
    told = [(3, "year", "form_year", "2025", "2026")]
    assert faults(row("q", "a"), answers="one", first_year="2026") == told
    assert faults(row("q", "a", year="2026"), answers="one") == [(3, "year", "form_year", "2026", "2025")]
    assert faults(row("q", "a"), row("q", "a north", year="2026"), answers="one") == []
    assert faults(row("q", "a", year="2027"), answers="one", first_year="2019") == []
    assert faults(row("q/mark", "a", "any_number", counts="", year="2026")) == []
    assert faults(row("q/mark", "a", "any_number", counts=""), first_year="2026") == told


def test_a_row_that_cannot_be_read_is_told_alone():
    """What it says otherwise than the lists is tried when it can be read."""
    assert [kind for _, _, kind, _, _ in faults(row("q", "a#"), row("q", "a"), answers="several")] == ["form_unread"]
