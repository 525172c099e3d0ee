"""What `make test` leaves to `make test-all`: little, written down, and nothing that guards people or the audit."""

import re
from ast import AST, Assign, Attribute, Call, FunctionDef, literal_eval, parse, unparse, walk

from scripts.paths import ROOT
from tests import frozen_years
from tests.conftest import LANGUAGES, LONG, SELDOM, has_its_turn

TREES = {path.name: parse(path.read_text(encoding="utf-8")) for path in sorted((ROOT / "tests").glob("test_*.py"))}
MARK = "pytest.mark.slow"


def marked(node: AST) -> list[list[str]]:
    """What each mark says: why, and the tests that are always tried in its place."""
    called = [one for one in walk(node) if isinstance(one, Call) and unparse(one.func) == MARK]
    assert len(called) == sum(isinstance(one, Attribute) and unparse(one) == MARK for one in walk(node)), unparse(node)
    return [[literal_eval(unparse(each)) for each in one.args] for one in called]


def marks() -> dict[str, list[str]]:
    """Each test, or file of tests, that is slow: its reason, and the tests in its place, with their files."""
    found: dict[str, list[str]] = {}
    for name, tree in TREES.items():
        named = {unparse(one.targets[0]): marked(one) for one in tree.body if isinstance(one, Assign)}
        told = {name: named.get("pytestmark", [])}
        for test in [one for one in tree.body if isinstance(one, FunctionDef)]:
            own = [said for each in test.decorator_list for said in named.get(unparse(each), []) + marked(each)]
            told[f"{name}::{test.name}"] = own
        for of, said in told.items():
            for why, *instead in said:
                found[of] = [why, *(one if "::" in one else f"{name}::{one}" for one in instead)]
    return found


def test_each_slow_test_says_why_and_names_what_is_always_tried_in_its_place():
    """Tests that there are, and that are not slow themselves."""
    told, slow = marks(), {*marks()}
    every = {f"{name}::{one.name}" for name, tree in TREES.items() for one in tree.body if isinstance(one, FunctionDef)}
    always = {one for one in every if not {one, one.partition("::")[0]} & slow}
    assert len(told) > 100
    assert [of for of, (why, *instead) in told.items() if not why or not instead] == []
    assert sorted({one for _, *instead in told.values() for one in instead} - always) == []


def test_what_waits_for_the_night_is_slow_and_no_seed_that_is_kept_waits():
    """A file or a test that is marked so has what a slow one has; who tries the seeds in seeds.csv tries them in a pull request."""
    slow = marks()
    night = {
        name if isinstance(node, Assign) else f"{name}::{node.name}"
        for name, tree in TREES.items()
        for node in tree.body
        if isinstance(node, (Assign, FunctionDef))
        for one in (node.decorator_list if isinstance(node, FunctionDef) else [node.value])
        if any(unparse(each) == "pytest.mark.night" for each in walk(one))
    }
    assert len(night) > 10
    assert sorted(night - {*slow}) == []
    tries = {name for name, tree in TREES.items() if "from tests.players import" in unparse(tree)}
    assert {"test_intruder.py", "test_stranger.py", "test_frozen_sites.py"} < tries
    assert sorted(one for one in night if one.partition("::")[0] in tries) == []


def test_the_slowest_of_the_others_have_their_reason_and_come_first():
    """Those that tests/README.md gives a reason for are those that a run begins with."""
    told = re.findall(r"(?m)^\| `test_(\w+)` \|", (ROOT / "tests/README.md").read_text(encoding="utf-8"))
    assert len(told) == 10
    assert sorted(told) == sorted(LONG)


def test_what_takes_its_turn_is_tried_of_every_year_and_in_both_languages():
    """A frozen year that is not one of those is always tried."""
    always = [(name, lang) for name in frozen_years.NAMES for lang in LANGUAGES if has_its_turn(name, lang)]
    assert [name for name, _ in always] == [*frozen_years.NAMES]
    assert {*SELDOM} < {*frozen_years.FORMS}
    assert {lang for _, lang in always} == {*LANGUAGES}
    assert has_its_turn("real", "sv")
    assert has_its_turn("real", "en")


def test_nothing_that_guards_small_counts_or_the_audit_is_slow():
    """These run every time."""
    assert [test for test in marks() if test.startswith(("test_disclosure", "test_audit"))] == []
