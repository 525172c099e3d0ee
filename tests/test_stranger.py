"""Somebody who knows the form alone has drawn people, planted contradictions and written rules: the declaration agrees with him."""

import ast
from collections import Counter
from collections.abc import Iterable, Iterator

import pytest

from scripts.guard.questionnaire.form_table import table_of
from scripts.guard.questionnaire.tracks import READINGS
from scripts.guard.reasoning.model import Model
from scripts.paths import ROOT
from tests.audits import SOURCES
from tests.form_relations import FORM
from tests.players import READ_AS, cell_of, kept, stranger, world
from tests.seldom import seldom
from tests.stranger.counting import rows
from tests.stranger.rules import RULES, Rule, drawn
from tests.stranger.shapes import SHAPES, year

FEW = [*SHAPES][::10]
CONTRADICTIONS = {row["id"]: row for row in rows("contradictions.csv")}
NEAR = {row["id"]: row for row in rows("near.csv")}

NO_NUMBER_OF_COUNTRIES = "how many countries a region has, nobody has declared"
COULD_BE = {
    "u01": "where all of the above counts as one answer, who gives it may name kinds of need besides",
    "v05": NO_NUMBER_OF_COUNTRIES,
    "v06": NO_NUMBER_OF_COUNTRIES,
}
ALONE = "that who needs all of the above names no kind besides is only assumed here, but where it counts as each kind"
A_HUNDRED = "he takes it for granted that nobody gives more than a hundred answers; here it is a hundred of each kind"
# What his rules rest on that the declaration does not say: his reason -> ours, and how many rules there are.
NOT_SAID = {
    "There are not so many countries there that each of them comes from one of her own.": (NO_NUMBER_OF_COUNTRIES, 27),
    "Who ticked all of the above is not counted in the single kinds.": (ALONE, 9),
    "Who has several of these needs has more than one need.": (ALONE, 120),
    "Who has both needs, or all, has more than one need.": (ALONE, 36),
    "Only those with several needs have more than one.": (ALONE, 1),
    "Only those with several needs have more than one, at most nine.": (ALONE, 1),
    "Only those with several give more than one answer.": (A_HUNDRED, 4),
    "Answers belong to somebody.": (A_HUNDRED, 1),
}


def possible(name: str) -> bool:
    """Whether one of the fifty years can be, under the reading that it was drawn by."""
    return world(year(name), READ_AS[SHAPES[name][1]["readings"]["all_answers"]]).possible()


def readings_of(row: dict[str, str]) -> Iterator[str]:
    """The readings under which a changed year can be."""
    changed = dict(one.split("=") for one in row["cells_changed"].split(";"))
    counts = year(row["year"]) | {cell: int(count) for cell, count in changed.items()}
    return (reading for reading in READINGS if world(counts, reading).possible())


def unsaid(rules: Iterable[Rule], reading: str, assumed: bool = False) -> set[Rule]:
    """The rules that some table breaks, of which nothing is shown: in fractions of people, with what the facts say."""
    table, found = table_of(FORM, reading, assumed), set()
    model = Model(table.program, whole=False)
    for cell, most in table.at_most.items():
        model.bound(table.cells[cell], 0, most)
    for one in rules:
        terms = {table.cells[cell_of(name)]: times for name, times in one.terms.items() if name}
        model.aim({place: -times for place, times in terms.items()})
        assert model.solve() is not None
        if sum(times * model.values[place] for place, times in terms.items()) + one.terms.get("", 0) > 0.5:
            found.add(one)
    return found


def test_he_uses_nothing_of_ours():
    """Who shares what the engine stands on would share its mistakes."""
    imported: set[str] = set()
    for path in (ROOT / "tests/stranger").glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ImportFrom):
                imported.add(node.module or ".")
            elif isinstance(node, ast.Import):
                imported |= {one.name for one in node.names}
    assert imported
    assert [name for name in imported if name.startswith(("scripts", "."))] == []
    assert {name for name in imported if name.startswith("tests")} <= {
        f"tests.stranger.{path.stem}" for path in (ROOT / "tests/stranger").glob("*.py")
    }


def test_he_has_every_line_that_is_declared():
    """He wrote them from the code lists; what a form year has brought as an answer he cannot know."""
    added = (row for one in SOURCES.additions.get("categories", ()) for row in one.rows.values())
    brought = {(row["indicator"], row["category"]) for row in added}
    declared = {cell for cell in table_of(FORM).cells if cell[:2] not in brought}
    assert declared <= {*map(cell_of, year(FEW[0]))}


@pytest.mark.parametrize("name", FEW)
def test_a_year_of_his_is_possible(name):
    """Five of the fifty, of all sizes."""
    assert possible(name)


@pytest.mark.slow("all of them", "test_a_year_of_his_is_possible")
def test_each_of_his_fifty_years_is_possible():
    """Small ones, such as one of ours, and those where everybody gives the same answer, or nobody any."""
    assert len(SHAPES) == 50
    assert [name for name in SHAPES if not possible(name)] == []


@pytest.mark.parametrize("seed", kept("stranger"))
@pytest.mark.slow("a hundred of each seed", "test_every_rule_of_his_holds_in_two_hundred_of_his_years")
def test_a_hundred_years_of_his_are_possible_and_his_rules_hold_in_them(seed):
    """So every rule that follows from the declaration holds in them, written or not. More are tried by night."""
    assert stranger(seed) == []


@pytest.mark.parametrize("number", [*CONTRADICTIONS][::4])
def test_what_he_says_cannot_be_is_refused(number):
    """However "all of the above" is counted: every fourth of sixty."""
    assert any(readings_of(CONTRADICTIONS[number])) == (number in COULD_BE)


@pytest.mark.slow("all of them", "test_what_he_says_cannot_be_is_refused")
def test_all_that_he_says_cannot_be_is_refused_or_there_is_a_reason_why_it_could():
    """Half of the sixty are between questions."""
    assert len(CONTRADICTIONS) == 60
    assert {number for number, row in CONTRADICTIONS.items() if any(readings_of(row))} == {*COULD_BE}


@pytest.mark.parametrize("number", seldom([*NEAR], 5))
def test_what_only_looks_as_if_it_could_not_be_is_accepted(number):
    """To refuse a true year is as bad as to accept a false one."""
    assert any(readings_of(NEAR[number]))


@pytest.mark.slow(
    "each rule by itself",
    "test_every_rule_of_his_holds_in_two_hundred_of_his_years",
    "test_what_he_says_cannot_be_is_refused",
)
def test_every_rule_of_his_follows_or_rests_on_what_nobody_has_declared():
    """No people make the left side more than the right, however "all of the above" is counted."""
    told = {reading: unsaid(RULES, reading) for reading in READINGS}
    assert Counter(one.why for one in set[Rule]().union(*told.values())) == {
        why: many for why, (_, many) in NOT_SAID.items()
    }
    assert {NOT_SAID[one.why][0] for one in told["each"]} == {NO_NUMBER_OF_COUNTRIES, A_HUNDRED}


@pytest.mark.parametrize("reading", seldom(READINGS))
def test_what_he_takes_for_granted_of_all_of_the_above_is_taken_for_granted_here_too(reading):
    """A reader may think as he does, so that hidden counts are protected from it; a year is never refused for it."""
    his = [one for one in RULES if one.why in NOT_SAID and NOT_SAID[one.why][0] == ALONE]
    assert len(his) == 167
    assert unsaid(his, reading, assumed=True) == set()


def test_a_rule_that_is_wrong_does_not_follow():
    """The test above can fail: there may be more men than women."""
    wrong = Rule("gender.men.adults <= gender.women.adults", "")
    right = Rule("gender.men.adults + gender.women.adults <= gender.total.adults", "")
    assert unsaid([wrong, right], READINGS[0]) == {wrong}


def test_every_rule_of_his_holds_in_two_hundred_of_his_years():
    """Also what the declaration does not say: he draws as he writes. `python -m tests.stranger` shows how much room they leave."""
    years = [counts for _, counts, _ in drawn(200)]
    assert [one.rule for one in RULES if min(map(one.room, years)) < 0] == []
