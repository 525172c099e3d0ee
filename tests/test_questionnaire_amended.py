"""What a year adds to the form, as a row that nobody has to write: where an answer comes, and what goes with one that goes."""

import pytest

from scripts.ground.data_package import Row
from scripts.guard.questionnaire.amended import (
    alike_facts,
    divided,
    forgetting,
    marked,
    question_of,
    usual_marks,
    with_answer,
    without_answer,
)
from scripts.guard.questionnaire.branches import branches, unknown_among_known, written
from scripts.guard.questionnaire.form_rows import first_row
from tests.promised import promised
from tests.rows import to_row
from tests.tiny_forms import fact, row

# Answers of made-up questions: role, region, whether in the EU, and a country.
LISTS = """
q.a part; q.b part; q.most group; q.abroad group; q.inner part; q.rest rest; q.total whole_persons
q.sweden part europe yes SE; q.thailand part asia no TH
where.asia part asia; where.europe part europe; where.elsewhere rest
"""


def answer(name, role="part", region="", eu="", country="", parent=""):
    indicator, category = name.split(".")
    return to_row(
        {"indicator": indicator, "category": category, "role": role, "region": region, "eu": eu}
        | {"country": country, "parent": parent, "label_sv": "", "label_en": ""}
    )


def categories(*more):
    found: dict[str, dict[str, Row]] = {}
    for line in LISTS.strip().replace("\n", ";").split(";"):
        one = answer(*line.split())
        found.setdefault(one["indicator"], {})[one["category"]] = one
    for one in more:
        found.setdefault(one["indicator"], {})[one["category"]] = one
    return found


COUNTRIES = "abroad(where.asia(thailand rest) where.elsewhere(rest)) where.europe(sweden abroad(rest))"


@promised
def test_a_new_answer_comes_within_what_it_is_a_part_of_or_beside_the_rest_that_had_it_before(choices, new, grown):
    """A country in its region; one that is of no region, as stateless, wherever the rest may be."""
    name, *more = new.split()
    added = answer(name, **dict(one.split("=") for one in more))
    assert with_answer(row("q", choices), added, categories(added), "")["choices"] == grown


def test_an_answer_belongs_to_the_question_that_has_the_parts_of_its_indicator():
    """Not to a mark beside it; an answer that gathers others has no obvious place."""
    rows = [row("q/mark", "most"), row("q", "a b"), row("other", "_")]
    new, gathers = answer("q.new"), answer("q.new", "group")
    assert question_of(new, rows, categories(new)) is rows[1]
    assert question_of(new, rows[:1], categories(new)) is rows[0]
    assert question_of(gathers, rows, categories(gathers)) is None
    assert question_of(answer("where.new"), rows, categories(answer("where.new"))) is None


@promised
def test_a_new_answer_is_counted_like_those_beside_it_or_somebody_is_asked(choices, response, marks):
    """What gathers the rest says nothing of the others, and what stands alone nothing of those that are given once."""
    new = answer("q.new")
    assert usual_marks(row("q", choices, response), new, categories(new)) == (None if marks == "asked" else marks)


def test_a_new_region_comes_beside_the_rest_of_the_regions_with_its_countries():
    """What may be of any region may be of it; a region of which nothing gathers the rest has no obvious place."""
    africa = answer("where.africa", region="africa")
    rows = [row("r", "a"), row("q", "where.elsewhere(kenya peru rest) where.asia(thailand rest)")]
    known = categories(africa, answer("q.kenya", region="africa"), answer("q.peru", region="america"))
    grown = divided(africa, rows, known)
    assert grown
    places = "where.africa(kenya rest) where.elsewhere(peru rest) where.asia(thailand rest)"
    assert (grown["form_question"], grown["choices"]) == ("q", places)
    assert divided(africa, rows[:1], known) is None


def test_marks_are_changed_at_one_answer():
    assert marked(row("q", "a(b _) b c*"), "b", "*")["choices"] == "a(b* _) b* c*"


def test_what_no_count_of_a_country_is_none_of_a_new_one_is():
    """Of those that lie within the same answers: Sweden is none of them."""
    new = answer("q.new", region="asia", country="VN")
    of = row("q", COUNTRIES.replace("thailand rest", "thailand rest new"))
    facts = [fact("q.thailand", "never 1"), fact("q.rest", "at_most 200")]
    assert [(one["category"], one["fact"]) for one in alike_facts(of, new, facts, categories(new))] == [
        ("new", "never 1")
    ]
    plain = answer("q.new")
    assert alike_facts(of, plain, facts, categories(plain)) == []


@promised
def test_an_answer_that_goes_leaves_who_is_counted_around_it(choices, gone, left):
    assert without_answer(row("q", choices), gone)["choices"] == left


def test_a_question_of_which_no_answer_is_left_stays_as_it_was():
    """It is not asked at all, and nothing is counted."""
    assert without_answer(row("q", "a"), "a") == row("q", "a")


def test_with_an_answer_goes_what_only_it_was_counted_in():
    """And its own condition."""
    of = row("q", "a b c", counts="total=answered ab=a|b r.b=b", only_if="b: r.x; c: r.y")
    left = without_answer(of, "b")
    assert (left["counts"], left["only_if"]) == ("total=answered ab=a", "c: r.y")


def test_who_depended_on_an_answer_that_nobody_gives_any_more_depends_on_nothing():
    """It may be anybody: the form no longer asks who has it."""
    help_ = row("help", "food rent", "any_number", only_if="each: need.same")
    assert forgetting(help_, "need.food")["only_if"] == "each: need.same; food: all"
    assert forgetting(row("q", "a", answered_by="if:need.food"), "need.food")["answered_by"] == "some"
    assert forgetting(row("q", "a", only_if="a: need.food|r.x"), "need.food")["only_if"] == "a: all"
    assert forgetting(help_, "other.food") == help_


def test_a_question_that_nobody_has_declared_gets_a_row_to_begin_with():
    """By the code list: its answers, with those within them, and what counts everybody or all answers."""
    own = {one["category"]: one for one in (answer("q.a"), answer("q.x", parent="a"), answer("q.t", "whole_persons"))}
    own = {code: one | to_row({"parts_complete": "not_all" if code == "a" else ""}) for code, one in own.items()}
    asked = to_row({"indicator": "q", "first_year": "2031", "population": "adults", "answers": "one"})
    made = first_row(asked, own)
    wanted = {"universe": "adults", "response": "one", "choices": "a(x _)", "counts": "t=answered"}
    assert made | wanted == made
    assert first_row(asked | to_row({"answers": "several"}), own)["response"] == "any_number"


@pytest.mark.parametrize(
    "none", ["nobody/Varken/Neither", "part/Ingen jurist/Without", "part/Utan/No lawyer", "rest/Vet inte/Not known"]
)
def test_who_answers_that_none_is_so_has_one_answer_alone(none):
    """By its role or its words, in a row to begin with and in one that grows; where all have one answer it needs no mark."""
    role, *labels = none.split("/")
    new = texts("none", "/".join(labels), role)
    asked = to_row({"indicator": "q", "first_year": "2031", "population": "adults", "answers": "several"})
    made = first_row(asked, {"a": answer("q.a"), "none": new})
    assert (made["response"], made["choices"]) == ("any_number" if role == "rest" else "one_or_more", "a none!")
    assert made["why_en"].endswith("that one alone.") == (role != "rest")
    assert first_row(asked | to_row({"answers": "one"}), {"a": answer("q.a"), "none": new})["choices"] == "a none"
    there = {"q": {"a": answer("q.a"), "none": new}}
    assert question_of(new, [row("q", "a*", "any_number")], there) == row("q", "a*", "any_number")
    assert usual_marks(row("q", "a*", "any_number"), new, there) == "!"
    assert usual_marks(row("q", "a"), new, there) == ""


def test_choices_are_written_as_they_are_read():
    assert written(branches(f"{COUNTRIES} a+b*! c")) == f"{COUNTRIES} a+b*! c"


def texts(category, label, role="part"):
    return answer(f"q.{category}", role) | to_row(
        dict(zip(("label_sv", "label_en"), label.split("/"), strict=True)) | {"predicate_sv": "", "predicate_en": ""}
    )


@promised
def test_nobody_unknown_is_among_those_of_whom_something_is_known(label, whole, found):
    """The words of an answer and of what counts it disagree; whether a word means that is told by whole words."""
    rows = [texts("a", label), texts("b", "Sverige/Sweden"), texts("t", whole, "whole_persons")]
    assert [one["category"] for one, _ in unknown_among_known(rows)] == found
