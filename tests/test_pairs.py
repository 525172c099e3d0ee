"""Every pair of indicators of the same people has been read: numbers bind it, the form has both, or `pairs` says what it is."""

from itertools import combinations

import pytest

from scripts.ground.codebook import read_codebook
from scripts.ground.data_package import Row
from scripts.ground.declared import read_pairs
from scripts.ground.problems import Refused
from scripts.package.sources import read_sources
from scripts.package.tables import canonical
from scripts.package.validation.form_rows import form_notices
from scripts.reasoning.quantities import reach
from tests.audits import CODES, SOURCES
from tests.packages import hand_folder
from tests.test_between_indicators import rules
from tests.test_form_declared import FORM

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
    unread = {one.found for one in form_notices(SOURCES.codes, figures, SOURCES.settings.tables["form"].columns)}
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


@pytest.mark.parametrize(
    ("column", "text"), [("category", "womn"), ("others", "children_gender.girl"), ("others", "gendr")]
)
def test_a_pair_that_names_what_is_not_there_stops_the_build(tmp_path, column, text):
    """With file, row and column."""
    folder = hand_folder(tmp_path / "datapackage")
    path = folder / "codes" / "pairs.csv"
    header = list(ROWS[0])
    line = next(number for number, row in enumerate(ROWS) if row["others"] == "children_gender.girls")
    rows = [
        [text if (number, name) == (line, column) else row[name] for name in header] for number, row in enumerate(ROWS)
    ]
    path.write_bytes(canonical(header, rows))
    with pytest.raises(Refused) as refused:
        read_sources(folder)
    assert ("codes/pairs.csv", line + 2, column) in {(one.file, one.row, one.column) for one in refused.value.problems}
