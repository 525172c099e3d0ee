"""The settings of the protection are checked like every other file."""

import pytest

from scripts.package.disclosure.settings import check_disclosure, parse
from tests.disclosure_cases import CODES
from tests.rows import lines_of

GOOD = """threshold: 5
not_sensitive:
already_public:
  - source: platform_report_2025
    reason_sv: Utgiven
    reason_en: Published
cleared: []
"""
LINES = {name: lines_of(*rows) for name, rows in CODES.items()}


def problems(text: str):
    """(kind, line, what was found) of every problem with the settings."""
    disclosure, found = parse(text.encode())
    found += check_disclosure(disclosure, LINES) if disclosure else []
    return [(one.kind, one.row, one.found) for one in found]


def test_good_settings_are_read():
    """An empty list may be left empty."""
    disclosure, found = parse(GOOD.encode())
    assert found == []
    assert disclosure is not None
    assert (disclosure.threshold, [*disclosure.already_public]) == (5, ["platform_report_2025"])


def test_a_list_without_rows_says_nothing_of_the_names():
    """What is wrong with it is told where it is read."""
    disclosure, _ = parse(GOOD.encode())
    assert disclosure is not None
    assert check_disclosure(disclosure, {"sources": {}, "categories": {}}) == []


@pytest.mark.parametrize("part", ["together", "kept"])
def test_answers_that_stand_together_or_are_kept_are_answers_of_the_code_list(part):
    """By indicator and answer; a platform that says nothing of it leaves the list out."""
    entry = part + ":\n  - answer: {}\n    reason_sv: Läses först\n    reason_en: Read first\n"
    disclosure, _ = parse((GOOD + entry.format("residence_permit.not_applied")).encode())
    assert disclosure is not None
    assert getattr(disclosure, part) == {"residence_permit.not_applied"}
    assert problems(GOOD + entry.format("residence_permit.not_applied")) == []
    assert problems(GOOD + entry.format("residence_permit.applied")) == [
        ("unknown_code", 9, "residence_permit.applied")
    ]


@pytest.mark.parametrize(
    ("old", "new", "found"),
    [
        ("    reason_en: Published\n", "", ("settings_missing", 4, "already_public: 1: reason_en")),
        ("reason_sv: Utgiven", "reason_sv: ' '", ("settings_missing", 5, "already_public: 1: reason_sv")),
        ("reason_sv", "reson_sv", ("settings_unknown", 5, "already_public: 1: reson_sv")),
        ("threshold: 5\n", "", ("settings_missing", 0, "threshold")),
        ("threshold: 5", "threshold: fem", ("disclosure_shape", 1, "threshold")),
        ("threshold: 5", "threshold: 1", ("disclosure_shape", 1, "threshold")),
        ("cleared: []", "cleard: []", ("settings_unknown", 7, "cleard")),
        ("platform_report_2025", "platform_report_2024", ("unknown_code", 4, "platform_report_2024")),
    ],
)
def test_wrong_settings_are_named(old, new, found):
    """With the line on which it stands; what is missing, with that of its entry."""
    assert found in problems(GOOD.replace(old, new))


def test_an_entry_that_is_there_twice_is_named():
    """Of two reasons for the same thing one would be lost."""
    entry = GOOD[GOOD.index("  - source") : GOOD.index("cleared")]
    assert [kind for kind, _, _ in problems(GOOD.replace(entry, entry * 2))] == ["disclosure_doubled"]


def test_what_is_no_yaml_is_named():
    assert problems("threshold: [")[0][0] == "settings_broken"


@pytest.mark.parametrize("text", ["", "# nothing but a remark\n", "- threshold\n", "5\n"])
def test_what_has_no_properties_lacks_those_that_it_needs(text):
    """By their names, as with every file of settings."""
    assert problems(text) == [
        ("settings_missing", 0, name) for name in ("threshold", "not_sensitive", "already_public", "cleared")
    ]
