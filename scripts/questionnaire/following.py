"""Whether a rule follows from others: by the solver, over all numbers."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from scripts.questionnaire.alike import alike
from scripts.questionnaire.declaration import Cell, Question
from scripts.questionnaire.rules import Rule, images
from scripts.reasoning import GREATEST, Program
from scripts.reasoning.model import Model


def besides(
    found: Iterable[Rule], group: Sequence[Question], others: Iterable[Rule], of: Sequence[Question]
) -> list[Rule]:
    """The rules of a group that do not follow, for all answers alike, from those of another, or of the same as it was."""
    classes, known = alike(group), images(others, alike(of))
    return [rule for rule in found if not all(follows(one, known) for one in images([rule], classes))]


def follows(rule: Rule, others: Iterable[Rule]) -> bool:
    """Whether a rule holds wherever others do."""
    made = Program()
    place: dict[Cell, int] = defaultdict(lambda: made.variable(0, GREATEST))
    for one in others:
        made.hold([(factor, place[cell]) for cell, factor in one.factors], 0, 0 if one.equal else None)
    total = made.variable(-GREATEST, GREATEST)
    made.hold([*((factor, place[cell]) for cell, factor in rule.factors), (-1, total)], 0, 0)
    model = Model(made, whole=False)
    for lower, upper in ((-GREATEST, -1), (1, GREATEST))[: 1 + rule.equal]:
        model.bound(total, lower, upper)
        if model.solve() is not None:
            return False
    return True
