"""What holds whatever those without an answer would have said: tried on invented groups whose whole truth is known."""

from dataclasses import dataclass
from fractions import Fraction
from random import Random

import pytest

from scripts.ground.answered import met_by_nobody, most_lacking

KINDS = range(3)
GROUPS = 3000


@dataclass(frozen=True)
class Person:
    """The kinds that somebody needs, gets of each of two givers, and whether each of the three questions has her answer."""

    needs: frozenset[int]
    support: tuple[frozenset[int], frozenset[int]]
    answers: tuple[bool, bool, bool]

    @property
    def known(self) -> bool:
        """Whether all three are known."""
        return all(self.answers)


def drawn(draw: Random) -> list[Person]:
    """A group. Support is only noted where there is a need, so that nobody has an answer on it alone."""
    silence = draw.choice((0, 0.1, 0.4))
    found = []
    for _ in range(draw.randint(4, 14)):
        needs = frozenset(kind for kind in KINDS if draw.random() < 0.6)
        given = [frozenset(kind for kind in needs if draw.random() < share) for share in (0.3, 0.4)]
        asked = draw.random() >= silence
        others = [asked and draw.random() >= silence for _ in given]
        found.append(Person(needs, (given[0], given[1]), (asked, others[0], others[1])))
    return found


def needed(group: list[Person], kind: int) -> Fraction:
    """How many are counted as in need of a kind."""
    return Fraction(sum(one.answers[0] and kind in one.needs for one in group))


def given(group: list[Person], kind: int) -> list[Fraction]:
    """How many are counted as given it, by each of the two."""
    return [Fraction(sum(one.answers[at + 1] and kind in one.support[at] for one in group)) for at in (0, 1)]


@pytest.fixture(scope="module")
def groups() -> list[list[Person]]:
    draw = Random(1)
    return [drawn(draw) for _ in range(GROUPS)]


@pytest.mark.parametrize("counted", [False, True])
def test_what_is_said_to_be_met_by_nobody_was_met_by_nobody(groups, counted):
    """Of those with needs that are known; where all three are counted it is said more closely, and often to the number."""
    reached = 0
    for group in groups:
        answered = [Fraction(sum(one.answers[at] for one in group)) for at in KINDS]
        known = Fraction(sum(one.known for one in group)) if counted else None
        lacking = most_lacking(answered, Fraction(len(group)), known)
        for kind in KINDS:
            said = met_by_nobody(needed(group, kind), given(group, kind), lacking)
            truth = sum(
                one.answers[0] and kind in one.needs and not any(kind in each for each in one.support) for one in group
            )
            assert said <= truth
            reached += said == truth > 0
    assert reached > GROUPS / 10


def test_what_is_left_of_needs_has_no_support_noted(groups):
    """That nobody helped is not said: of some it is only not known, and who takes one for the other is wrong."""
    wrong = 0
    for group in groups:
        for kind in KINDS:
            said = met_by_nobody(needed(group, kind), given(group, kind), Fraction(0))
            in_need = [one for one in group if one.answers[0] and kind in one.needs]
            noted = [any(one.answers[at + 1] and kind in one.support[at] for at in (0, 1)) for one in in_need]
            assert said <= noted.count(False)
            wrong += said > sum(not any(kind in each for each in one.support) for one in in_need)
    assert wrong


def test_whoever_lacks_an_answer_is_counted_once_for_each_question_at_most():
    """Of 92 adults 6 and 22 have answers on support: at least 86 may have been helped by somebody of whom nobody knows."""
    assert most_lacking(map(Fraction, (92, 6, 22)), Fraction(321)) == 92
    assert most_lacking(map(Fraction, (92, 90, 91)), Fraction(92)) == 3
    assert most_lacking(map(Fraction, (92, 90, 91)), Fraction(92), Fraction(90)) == 2
