"""What several tests of a run read is made once, and what cannot be made is told once."""

import subprocess
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


def test_what_follows_from_the_tree_stays_for_the_next_run_of_the_same_tree(monkeypatch, tmp_path):
    """Of another tree it is made anew, and the older one goes."""
    monkeypatch.setattr(sharing, "KEPT", tmp_path / "kept")
    for run, tree, maker in (("first", "a", make), ("next", "a", refuse), ("changed", "b", make)):
        (tmp_path / run).mkdir()
        monkeypatch.setenv(sharing.NAME, str(tmp_path / run))
        monkeypatch.setattr(sharing, "tree", lambda tree=tree: tree)
        assert (sharing.made_once("year", maker, kept=True) / "text").read_text(encoding="utf-8") == "here"
    assert [path.name for path in (tmp_path / "kept").iterdir()] == ["year-b"]


def test_the_sum_of_a_tree_is_another_one_when_a_file_of_it_changes(monkeypatch, tmp_path):
    """Whether git follows it yet or not; the tests themselves make nothing."""
    monkeypatch.setattr(sharing, "ROOT", tmp_path)
    (tmp_path / "tests").mkdir()
    subprocess.run(["git", "init", "-q", str(tmp_path)], check=True)

    def summed(name: str, text: str) -> str:
        (tmp_path / name).write_text(text, encoding="utf-8")
        return sharing.tree.__wrapped__()

    first = summed("a.csv", "1")
    assert summed("tests/test_a.py", "1") == first == summed("tests/test_a.py", "2")
    assert len({first, summed("a.csv", "2"), summed("b.csv", ""), summed("tests/years.py", "")}) == 4


def test_a_mistake_in_the_code_is_shown_where_it_is():
    """Once too."""
    with pytest.raises(KeyError):
        sharing.made_once("year", fail)
    with pytest.raises(pytest.skip.Exception):
        sharing.made_once("year", make)
