"""What `make test` leaves to `make test-all`: little, written down, and nothing that guards people or the audit."""

import re

from scripts.paths import ROOT
from tests import frozen_years
from tests.conftest import LANGUAGES, LONG, SELDOM, has_its_turn

TEXTS = {path.name: path.read_text(encoding="utf-8") for path in sorted((ROOT / "tests").glob("test_*.py"))}
MARKED = r"^@pytest\.mark\.slow\ndef (\w+)"
WHOLE = "\npytestmark = pytest.mark.slow\n"
SLOW = {f"{name}::{test}" for name, text in TEXTS.items() for test in re.findall(MARKED, text, re.MULTILINE)}
SLOW |= {name for name, text in TEXTS.items() if WHOLE in text}


def test_the_list_of_the_slow_tests_is_true():
    """It stands in tests/README.md, for people; and every mark stands where this test finds it: above the test, or for a file."""
    listed = re.findall(r"(?m)^- `(test_\w+\.py(?:::\w+)?)`", (ROOT / "tests/README.md").read_text(encoding="utf-8"))
    marks = sum(len(re.findall(r"(?m)^(?:@pytest|pytestmark = pytest)\.mark\.slow\b", text)) for text in TEXTS.values())
    assert sorted(listed) == sorted(SLOW)
    assert marks == len(SLOW)


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
    assert not [test for test in SLOW if test.startswith(("test_disclosure", "test_audit"))]
