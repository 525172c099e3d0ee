"""The judges say what is wrong; they never fall over."""

import pytest

from scripts.ground.problems import Problem, Refused
from scripts.package.build import build, check
from scripts.package.validation import built_package
from scripts.package.validation.built_package import frictionless_problems
from tests.rows import figure, figures_csv, hand_folder


def test_what_frictionless_cannot_open_is_a_problem(tmp_path):
    """It raises where it cannot begin to validate; a maintainer gets a message all the same."""
    assert [one.kind for one in frictionless_problems(tmp_path / "datapackage.json")] == ["package_invalid"]


def test_the_check_asks_all_three_and_a_build_those_who_judge_what_people_write(tmp_path, monkeypatch):
    """Frictionless takes a second, and reads what the program wrote; the release asks the check."""
    folder = hand_folder(tmp_path, y2025=figures_csv(figure(value="420")))
    found = Problem("datapackage.json", 0, "", "package_invalid", "x")
    monkeypatch.setattr(built_package, "frictionless_problems", lambda _path: [found])
    build(folder)
    assert check(folder) == [found]
    monkeypatch.setattr(built_package, "descriptor_problems", lambda _descriptor: [found])
    with pytest.raises(Refused):
        build(folder)


def test_another_figure_is_not_judged_by_the_profile_again():
    """Sizes and checksums that are ones are not told apart; anything else is."""
    one = {"name": "a", "resources": [{"name": "b", "bytes": 12, "hash": f"sha256:{'a' * 64}"}]}
    other = {"name": "a", "resources": [{"name": "b", "bytes": 13, "hash": f"sha256:{'b' * 64}"}]}
    wrong = {"name": "a", "resources": [{"name": "b", "bytes": -1, "hash": "md5"}]}
    assert built_package.measured_alike(one) == built_package.measured_alike(other)
    assert built_package.measured_alike(wrong) == wrong
