"""Every pair of indicators of the same people has been read: numbers bind it, the form has both, or `pairs` says what it is."""

import csv
import re
from collections.abc import Iterator
from itertools import combinations
from pathlib import Path

import pytest

from scripts.ground.codebook import read_codebook
from scripts.ground.data_package import Row
from scripts.ground.declared import read_expectations, read_pairs
from scripts.guard.protection.guard import contradiction
from scripts.guard.questionnaire.conflict import conflict
from scripts.guard.questionnaire.declaration import FormCell
from scripts.guard.questionnaire.form_rows import DeclaredForm
from scripts.guard.questionnaire.form_table import table_of
from scripts.guard.questionnaire.tracks import READINGS as FORM_READINGS
from scripts.guard.reasoning.linear import program
from scripts.guard.reasoning.model import Model
from scripts.guard.reasoning.quantities import Quantity, reach
from scripts.year.helpers.doubts.unlike import against
from tests.audits import CODES, SOURCES
from tests.form_relations import FORM, form, line, quantity, rules
from tests.guarded_years import YEAR, book_of, published, statements_of
from tests.seldom import seldom

HERE = Path(__file__).parent
CELL = re.compile(r"(?:(\d+) )?(\w+)\.(\w+)@(\w+)")
Terms = list[tuple[int, Quantity]]


def listed(name: str) -> list[dict[str, str]]:
    """The rows of a list beside the tests."""
    with (HERE / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


READ, PLANTED = listed("pairs_read.csv"), listed("planted_between.csv")


def sides(text: str) -> tuple[Terms, str]:
    """The terms of a written relation, those on the right with a minus, and its sign."""
    left, sign, right = re.split(r" (<=|=) ", text)
    return [*terms(left, 1), *terms(right, -1)], sign


def terms(text: str, sign: int) -> Iterator[tuple[int, Quantity]]:
    """The cells of one side, each with its factor."""
    for factor, *names in CELL.findall(text):
        yield sign * int(factor or 1), quantity(*names)


def can_be_above_nothing(side: Terms) -> bool:
    """Whether the relations leave a year in which this sum is one or more."""
    made = program(rules(), [])
    made.hold([(factor, made.count(one)) for factor, one in side], 1, None)
    return Model(made).solve() is not None


def follows(text: str) -> bool:
    """Whether what is written follows from the codebook, or from the form."""
    side, sign = sides(text)
    turned = [(-factor, one) for factor, one in side]
    return not can_be_above_nothing(side) and (sign == "<=" or not can_be_above_nothing(turned))


def never(said: dict[Quantity, int]) -> list[FormCell]:
    """Few of some counts that the form forbids however "all of the above" is counted; none where they can be."""
    shown = {(one.indicator, one.category, one.population): number for one, number in said.items()}
    found = [conflict(table_of(form(), reading), shown) or [] for reading in FORM_READINGS]
    return found[0] if all(found) else []


def some(step: int) -> pytest.MarkDecorator:
    """Every so manieth row of a list, and all of it where all is tried."""
    return pytest.mark.parametrize("step", seldom([step, 1]))


@some(10)
def test_what_the_readers_said_follows_from_the_codebook_or_has_a_reason(step: int):
    """A reason that no longer holds is a fault too."""
    assert [row["relation"] for row in READ[::step] if follows(row["relation"]) == bool(row["not_because"])] == []


@some(8)
def test_a_planted_contradiction_is_refused_with_nothing_but_its_own_cells(step: int):
    """What definitions forbid; what is hardly so is asked about, and what is neither stands in the list with its reason."""
    assert told_of(PLANTED[::step]) == {row["cells"]: row["refused"] for row in PLANTED[::step]}
    assert all(row["refused"] or row["not_because"] for row in PLANTED)


def told_of(planted: list[dict[str, str]]) -> dict[str, str]:
    """Some cells -> whether they are refused, or asked about."""
    book = book_of(statements_of([line("contacts.total.all", "100")]))
    likely = [*read_expectations(CODES["expectations"], book.parts)]
    found = {}
    for row in planted:
        cells = dict(pair.split("=") for pair in row["cells"].split("; "))
        said = published([line(*each) for each in cells.items()])
        refused = {one.quantity.indicator for one in contradiction(said.facts(YEAR), said.book)}
        counts = {quantity(*name.split(".")): int(number) for name, number in cells.items()}
        refused = refused or {indicator for indicator, _, _ in never(counts)}
        assert refused <= {name.split(".")[0] for name in cells}
        asked = against({name: int(value) for name, value in cells.items()}, likely)
        found[row["cells"]] = "yes" if refused else "asked" if asked else ""
    return found


BOOK = read_codebook(CODES)
ROWS = CODES["pairs"]
UNRELATED = "unrelated"


def of_the_same_people() -> set[frozenset[str]]:
    """The pairs of indicators of which one's population is the other's, or within it."""
    whose = {name: row["population"] for name, row in BOOK.indicators.items()}
    return {
        frozenset(pair)
        for pair in combinations(whose, 2)
        if any(
            whose[one] in reach(whose[other], BOOK.sums["population"], down=True) for one, other in (pair, pair[::-1])
        )
    }


def bound() -> set[frozenset[str]]:
    """The pairs that a relation binds."""
    every = [{one.indicator for _, one in relation.terms} for relation in rules()]
    return {frozenset(pair) for names in every for pair in combinations(sorted(names), 2)}


def named(*kinds: str) -> set[frozenset[str]]:
    """The pairs of these kinds in the table; of every kind where none is given."""
    return {
        frozenset((row["indicator"], other.split(".")[0]))
        for row in ROWS
        if not kinds or row["pair_kind"] in kinds
        for other in row["others"].split()
    }


def test_every_pair_of_indicators_of_the_same_people_has_been_read():
    """Of questions of the form the declaration says it: what they share is the conditions of one person (`test_form_declared`).

    Any other indicator that is put beside another is put beside each; of one that nobody has read yet the build tells.
    """
    figures = [row for lines in SOURCES.figures.values() for row in lines.values()]
    unread = {
        one.found for one in DeclaredForm(SOURCES.codes, figures, SOURCES.settings.tables["form"].columns).notices()
    }
    declared = {indicator for one in FORM.questions for indicator, _ in one.lines}
    missing = {one for one in of_the_same_people() - bound() - named() if not one & unread and not one <= declared}
    assert {tuple(sorted(one)) for one in missing} == set()


def test_what_must_not_hold_is_bound_by_nothing():
    """Unrelated is unrelated: neither a relation nor another row says otherwise, and a pair stands once."""
    pairs = [
        frozenset((row["indicator"], other))
        for row in ROWS
        if row["pair_kind"] == UNRELATED
        for other in row["others"].split()
    ]
    others = named(*({row["pair_kind"] for row in ROWS} - {UNRELATED}))
    assert len(pairs) == len(set(pairs))
    assert {tuple(sorted(one)) for one in set(pairs) & (bound() | others)} == set()


def test_children_and_adults_are_counterparts_answer_by_answer():
    """Labels differ, women and girls; both are answers to the same question."""
    told = {
        (f"{row['indicator']}.{row['category']}", row["others"]) for row in ROWS if row["pair_kind"] == "counterpart"
    }
    assert ("gender.women", "children_gender.girls") in told
    asked = {(one.split(".")[0], other.split(".")[0]) for one, other in told}
    assert asked == {
        (row["indicator"], row["others"]) for row in ROWS if row["pair_kind"] == "counterpart" and not row["category"]
    }


def test_pairs_say_who_is_the_same():
    """Two groups of the same people, and one exception from the same answers."""
    rows: list[Row] = [
        {"pair_kind": "same_people", "indicator": "a", "category": "", "others": "b c"},
        {"pair_kind": "same_answers", "indicator": "b", "category": "", "others": "a"},
        {"pair_kind": "not_the_same", "indicator": "b", "category": "rest", "others": "a.rest"},
        {"pair_kind": "unrelated", "indicator": "a", "category": "", "others": "d"},
    ]
    found = read_pairs(rows)
    assert [found.same_people(*pair) for pair in ("bc", "dd", "ad")] == [True, True, False]
    assert found.answers == {"b": ("a", frozenset({"rest"}))}
