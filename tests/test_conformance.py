"""The judges say what is wrong; they never fall over."""

from scripts.package.conformance import frictionless_problems


def test_what_frictionless_cannot_open_is_a_problem(tmp_path):
    """It raises where it cannot begin to validate; a maintainer gets a message all the same."""
    assert [one.kind for one in frictionless_problems(tmp_path / "datapackage.json")] == ["package_invalid"]
