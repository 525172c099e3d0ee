"""The rules of a group of questions, as people read them: all of a small group, those of a few cells of a large one."""

import pytest

from scripts.guard.questionnaire.alike import alike
from scripts.guard.questionnaire.cone import facets
from scripts.guard.questionnaire.declaration import Form
from scripts.guard.questionnaire.form_table import table_of
from scripts.guard.questionnaire.nested import left_over, nested
from scripts.guard.questionnaire.rules import MOST_TRACKS, in_words, rules
from scripts.guard.reasoning import Program
from scripts.guard.reasoning.model import Model
from tests.form_relations import FORM
from tests.rows import to_row
from tests.tiny_forms import form, form_of, row
from tests.world_book import items, worlds


def said(of: Form, *names: str, most: int = MOST_TRACKS) -> list[str]:
    """The rules of some questions, in cells; how many there are of each where there are several."""
    return [f"{one}{f' ({one.many})' if one.many > 1 else ''}" for one in rules(of, names, most)]


@worlds("world_forms", "rules")
def test_which_rules_follow_of_a_form_in_a_world(world):
    """In their order; a number in brackets says how many answers a rule holds of alike."""
    assert said(form_of(world), *world.names("of")) == items(world.told)


@worlds("world_forms", "alike")
def test_which_answers_are_alike_in_a_world(world):
    assert alike(form_of(world).questions) == [one.split() for one in items(world.told)]


@worlds("world_forms", "within")
def test_which_counts_lie_within_others_in_a_world(world):
    """Beside everybody."""
    pairs = nested(form_of(world), world.has("assumed"))
    found = {(".".join(inner[:2]), ".".join(outer[:2])) for inner, outer in pairs}
    told = {f"{inner} < {outer}" for inner, outer in found if "people" not in (inner[:6], outer[:6])}
    assert told == {*items(world.told)}


@worlds("world_forms", "left")
def test_what_a_rule_of_three_leaves_in_a_world(world):
    assert {str(rule) for rule in left_over(form_of(world))} == {*items(world.told)}


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
