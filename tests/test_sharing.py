"""What several tests of a run read is made once, and what cannot be made is told once."""

from pathlib import Path

import pytest

from scripts.ground.problems import Problem, Refused
from tests import sharing


def make(folder: Path) -> None:
    """Something to read."""
    folder.mkdir()
    (folder / "text").write_text("here", encoding="utf-8")


def refuse(folder: Path) -> None:
    """A year with a fault."""
    raise Refused([Problem("2031.xlsx", 7, "value", "unknown_code", "womn", "")])


def fail(folder: Path) -> None:
    """Code with a mistake."""
    raise KeyError(folder)


@pytest.fixture(autouse=True)
def run(monkeypatch, tmp_path):
    """A run of its own."""
    monkeypatch.setenv(sharing.NAME, str(tmp_path))


def test_it_is_made_for_the_first_who_asks():
    """The next one gets the same, whatever it would make."""
    assert (sharing.made_once("year", make) / "text").read_text(encoding="utf-8") == "here"
    assert sharing.made_once("year", refuse) == sharing.made_once("year", make)


def test_a_year_that_is_refused_fails_one_test_in_the_words_of_the_fault():
    """Fifty others would say the same, each after seconds: they are skipped at once."""
    with pytest.raises(
        pytest.fail.Exception, match="year cannot be made:\n2031.xlsx, row 7, column value: unknown code womn"
    ):
        sharing.made_once("year", refuse)
    with pytest.raises(pytest.skip.Exception, match="the test that asked for it first says why"):
        sharing.made_once("year", make)


def test_a_mistake_in_the_code_is_shown_where_it_is():
    """Once too."""
    with pytest.raises(KeyError):
        sharing.made_once("year", fail)
    with pytest.raises(pytest.skip.Exception):
        sharing.made_once("year", make)
