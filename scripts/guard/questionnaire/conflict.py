"""Why a table cannot be: few cells that are not true together, and the words of the questions in which they are counted.

And whether a rule follows from others: by the solver, over all numbers.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from scripts.guard.questionnaire.alike import alike
from scripts.guard.questionnaire.declaration import Form, FormCell, Question
from scripts.guard.questionnaire.form_table import Table, table_of
from scripts.guard.questionnaire.rules import Rule, images
from scripts.guard.questionnaire.world import World
from scripts.guard.reasoning import GREATEST, Program, smallest
from scripts.guard.reasoning.model import Model

Held = tuple[FormCell, int, int]  # a cell, and the least and the most that it is held to be


def conflict(table: Table, shown: Mapping[FormCell, int], bounds: Iterable[Held] = ()) -> list[FormCell] | None:
    """Few of the cells shown that cannot be true together, none of which can be left out; None where all can.

    Which few they may be says the linear program, and whether each is needed, whole numbers; and the sums with the greatest answers
    are tried first, which is often shorter: nearly everybody in one answer, instead of hardly anybody in each other.
    """
    held = {cell: (least, most) for cell, least, most in bounds if cell in table.cells}
    cells = [cell for cell in shown if cell in table.cells]
    alone = next((cell for cell in cells if table.refuses(cell, shown[cell])), None)
    if alone:
        return [alone]
    if World(table, shown, bounds=held).possible():
        return None
    return needed(table, suspects(table, cells, shown, held), shown, held)


def telling(table: Table, shown: Mapping[FormCell, int], bounds: Iterable[Held], asked: Held) -> list[FormCell]:
    """As `conflict`, where it is known that they cannot, for one is held to what it cannot be: `asked`.

    Sooner: what people need not be whole for is taken as it is, and else the questions of the one asked come before all others.
    """
    held = {cell: (least, most) for cell, least, most in (*bounds, asked) if cell in table.cells}
    cells = [cell for cell in shown if cell in table.cells]
    few = suspects(table, cells, shown, held)
    if len(few) < len({*cells, *held}):
        return [cell for cell in few if cell not in held]
    own = table.around([asked[0]]).cells
    return needed(table, [cell for cell in few if cell in own], shown, held) or needed(table, few, shown, held) or []


def suspects(
    table: Table, cells: Collection[FormCell], shown: Mapping[FormCell, int], held: Mapping[FormCell, tuple[int, int]]
) -> Sequence[FormCell]:
    """Those of the cells shown and held that a proof needs; all of them where only whole numbers say why."""
    sums = {line for question in table.form.questions for line in question.sums}
    told = sorted(cells, key=lambda cell: (cell[:2] not in sums, -shown[cell]))
    said = {**held, **{cell: (shown[cell], shown[cell]) for cell in cells}}
    return min(in_fractions(table, [*told, *held], said), key=len)


def needed(
    table: Table, cells: Sequence[FormCell], shown: Mapping[FormCell, int], held: Mapping[FormCell, tuple[int, int]]
) -> list[FormCell] | None:
    """Of some cells few of those shown that cannot be true together, none of which can be left out; of what is held only theirs."""
    near = table.around(cells)
    few = [cell for cell in cells if cell not in held]
    kept = {cell: held[cell] for cell in cells if cell in held}

    def agrees(numbers: Sequence[int]) -> bool:
        return World(near, {few[number]: shown[few[number]] for number in numbers}, bounds=kept).possible()

    if not agrees(()):
        return []
    found = smallest(range(len(few)), agrees)
    return None if found is None else [few[number] for number in found]


def in_fractions(
    table: Table, order: Sequence[FormCell], said: Mapping[FormCell, tuple[int, int]]
) -> Iterator[Sequence[FormCell]]:
    """Few of the cells that cannot be true together even if people need not be whole: by a proof, and as they are preferred.

    All of them where they can: then only whole numbers say why.
    """
    made = Program([*table.program.bounds], [*table.program.rows])
    for cell, most in table.at_most.items():
        low, high = made.bounds[table.cells[cell]]
        made.bounds[table.cells[cell]] = low, min(high, most)
    for number, cell in enumerate(order):
        made.hold([(1, table.cells[cell])], *said[cell], number)
    model = Model(made, whole=False)
    core = model.core(range(len(order)))
    if core is None:
        yield order
        return
    for some in (core, range(len(order))):
        yield [order[number] for number in model.conflict(some) or some]


def conflicts(form: Form, shown: Mapping[FormCell, int], ways: Sequence[str]) -> Iterator[list[FormCell]]:
    """Few lines that cannot be together in whatever way they are counted; each time as if those found were blank."""
    tables, left = [table_of(form, way) for way in ways], dict(shown)
    while not any(World(table, left).possible() for table in tables):
        lines = together(tables, left)
        if not lines:
            return
        yield lines
        left = {line: number for line, number in left.items() if line not in lines}


def together(tables: Sequence[Table], shown: Mapping[FormCell, int]) -> list[FormCell]:
    """Few lines that cannot be together: in whatever way they are counted, else those of each way."""
    found: list[FormCell] = []
    for table in tables:
        lines = conflict(table, shown) or []
        some = {line: shown[line] for line in lines}
        if not any(World(each.around(lines), some).possible() for each in tables):
            return lines
        found += lines
    return [*dict.fromkeys(found)]


def words(form: Form, cells: Iterable[FormCell]) -> list[tuple[str, str]]:
    """What the form says, in Swedish and English, of the questions in which cells are counted and of the cells themselves."""
    wanted = {*cells}
    lines = {cell[:2] for cell in wanted}
    found = [one.why for one in form.questions if one.lines & lines]
    return [*dict.fromkeys(found + [one.why for one in form.facts if one.cell in wanted])]


def besides(
    found: Iterable[Rule], group: Sequence[Question], others: Iterable[Rule], of: Sequence[Question]
) -> list[Rule]:
    """The rules of a group that do not follow, for all answers alike, from those of another, or of the same as it was."""
    classes, known = alike(group), images(others, alike(of))
    return [rule for rule in found if not all(follows(one, known) for one in images([rule], classes))]


def follows(rule: Rule, others: Iterable[Rule]) -> bool:
    """Whether a rule holds wherever others do."""
    made = Program()
    place: dict[FormCell, int] = defaultdict(lambda: made.variable(0, GREATEST))
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
