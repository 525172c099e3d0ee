"""What `make test` leaves to `make test-all`: little, written down, and nothing that guards people or the audit."""

import re
from ast import AST, Attribute, Call, FunctionDef, literal_eval, parse, unparse, walk

from scripts.paths import ROOT
from tests import frozen_years
from tests.conftest import LANGUAGES, LONG, SELDOM, has_its_turn

TREES = {path.name: parse(path.read_text(encoding="utf-8")) for path in sorted((ROOT / "tests").glob("test_*.py"))}
MARK = "pytest.mark.slow"


def why(node: AST) -> list[str]:
    """What a mark says, of itself or of a test: why it is slow, in one text; fails where it says nothing or is not called."""
    called = [one for one in walk(node) if isinstance(one, Call) and unparse(one.func) == MARK]
    assert len(called) == sum(isinstance(one, Attribute) and unparse(one) == MARK for one in walk(node))
    return [literal_eval(unparse(one.args[0])) for one in called]


def marks() -> dict[str, list[str]]:
    """Each test, or file of tests, that is marked, with its reason."""
    found: dict[str, list[str]] = {}
    for name, tree in TREES.items():
        for node in tree.body:
            of = f"{name}::{node.name}" if isinstance(node, FunctionDef) else name
            told = [text for one in getattr(node, "decorator_list", [node]) for text in why(one)]
            found |= {of: told} if told else {}
    return found


def test_each_slow_test_says_why_and_what_is_always_tried_in_its_place():
    """At its mark, in words."""
    told = marks()
    assert len(told) > 100
    assert [of for of, texts in told.items() if any(len(text.split()) < 4 for text in texts)] == []


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
