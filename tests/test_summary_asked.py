"""What a change of the form says in a pull request: the rules that it adds and takes away, in words."""

from scripts.ground.data_package import Row
from scripts.year.changed_pages import Asked, asked
from tests.packages import package
from tests.rows import to_row
from tests.tiny_forms import PEOPLE, row

NAMES: list[Row] = [
    to_row({"indicator": "q", "category": code, "label_sv": label})
    for code, label in {"a": "Boende", "b": "Mat", "several": "Flera", "total": "Alla"}.items()
]
ONE_OF = row("q", "a b")
SOME_OF = row("q", "a b", response="any_number", counts="total=answered several=2+")


def of(*rows: Row):
    """A package whose form has these rows."""
    named: list[Row] = [to_row({"indicator": "q", "title_sv": "Behov"})]
    return package(form=[*rows], indicators=named, categories=NAMES, populations=[])


def test_a_row_that_is_changed_adds_rules_and_takes_away_others():
    """Who could give one answer and now may give several. What follows from what held before is not told as new."""
    assert asked(of(PEOPLE, ONE_OF), of(PEOPLE, SOME_OF)) == [
        Asked(
            ("q",),
            ("Behov: ”Flera” får inte bli fler än ”Boende”. Likadant i 1 fall till.",),
            ("Behov: ”Alla” är summan av ”Boende” + ”Mat”.",),
        )
    ]


def test_a_row_that_is_written_otherwise_and_says_the_same_changes_no_rule():
    """Nor does a package without a form, or with the same."""
    again = {**ONE_OF, "choices": "b a"}
    assert asked(of(PEOPLE, ONE_OF), of(PEOPLE, again)) == [Asked(("q",), (), ())]
    assert asked(of(PEOPLE, ONE_OF), of(PEOPLE, ONE_OF)) == asked(of(), of(PEOPLE, ONE_OF)) == []


def test_a_further_answer_like_the_others_adds_what_holds_of_it():
    """Also where the rule as it is told, of the first of them, stood before."""
    third = {**SOME_OF, "choices": "a b c"}
    [found] = asked(of(PEOPLE, SOME_OF), of(PEOPLE, third)) or []
    assert "Behov: ”Boende” får inte bli fler än ”Alla”. Likadant i 2 fall till." in found.new


def test_questions_that_hang_together_are_told_once_and_a_new_one_by_itself():
    """Before or after the change; one that is gone takes its rules with it."""
    support = row("r", "a b", response="any_number", only_if="each: q.same")
    found = asked(of(PEOPLE, SOME_OF, row("s", "a")), of(PEOPLE, {**SOME_OF, "counts": ""}, support))
    assert found
    assert [(one.rows, bool(one.new), bool(one.gone)) for one in found] == [
        (("q", "r"), True, True),
        (("s",), False, True),
    ]


def test_who_people_are_changes_every_question():
    """Each group by itself."""
    others = {**PEOPLE, "choices": "all(adults children others)"}
    found = asked(of(PEOPLE, ONE_OF, row("s", "a")), of(others, ONE_OF, row("s", "a")))
    assert found == [Asked(("q",), (), ()), Asked(("s",), (), ())]


def test_a_form_that_todays_code_cannot_read_is_not_compared():
    """It was written for another day's."""
    assert asked(of(PEOPLE, {**ONE_OF, "choices": "a("}), of(PEOPLE, ONE_OF)) is None
