"""The page on the reasoning does what it says: its ten lines run, and print what stands below them."""

import re
from typing import Any

import pytest

from scripts.paths import ROOT

PAGE = (ROOT / "scripts/guard/reasoning/README.md").read_text(encoding="utf-8")
CODE, PRINTED = re.findall(r"```(?:python)?\n(.*?)```", PAGE, re.S)


@pytest.fixture
def run(capsys) -> tuple[dict[str, Any], str]:
    """The names that the ten lines leave, and what they print."""
    names: dict[str, Any] = {}
    exec(CODE, names)
    return names, capsys.readouterr().out


def test_a_stranger_runs_ten_lines_on_six_numbers(run):
    """Beside the three that import what they need; and reads what they print on the page."""
    assert len([line for line in CODE.splitlines() if line and not line.startswith("from ")]) <= 10
    assert run[1] == PRINTED


def test_three_facts_that_cannot_all_be_true_are_named(run):
    """The page says which: the children, the boys and the girls."""
    names, _ = run
    (line,) = re.findall(r"`(System\(rules.*?\))`", PAGE)
    said = [*names["facts"], names["Fact"]((6,), names["count"]("girls"), names["Interval"](45, 45))]
    assert [said[number].quantity.category for number in eval(line, names)] == ["children", "boys", "girls"]
