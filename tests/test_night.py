"""By night seeds that nobody chose are played: one that fails is told as a row, and what a release makes of the last nights."""

import csv
import json
import subprocess

import pytest

from scripts.__main__ import main
from scripts.ground.problems import Refused
from scripts.year.helpers.verbs import night
from tests import chance
from tests.players import PLAYERS, SEEDS, kept
from tests.site_package import observation

WHO = "@them/code"
TODAY = "2031-02-10"
GREEN, RED = "success", "failure"
# How the nights went, the newest first; the jobs of the newest that are not green; whether counts are hidden; what is said.
NIGHTS = [
    ("02-10 success", "", True, []),
    ("02-03 success", "", True, []),
    ("02-02 success", "", True, ["notice_night_old 2031-02-02"]),
    ("", "", True, ["notice_night_none "]),
    ("02-10 failure", "intruder", True, ["night_red intruder"]),
    ("02-10 failure", "mill stranger", True, ["night_red stranger"]),
    ("02-10 cancelled", "intruder stranger", True, ["night_red intruder, stranger"]),
    ("02-01 failure", "intruder", True, ["night_red intruder"]),
    ("02-10 failure", "intruder", False, ["notice_night_red 2031-02-10"]),
    ("02-10 failure", "mill", True, ["notice_night_red 2031-02-10"]),
    ("02-10 success, 02-09 success, 02-08 failure, 02-07 failure", "", True, ["notice_night_red 2031-02-08"]),
    ("02-01 failure", "mill", True, ["notice_night_old 2031-02-01", "notice_night_red 2031-02-01"]),
]


def runs(told: str) -> list[dict[str, object]]:
    """Runs as the host tells of them."""
    said = [one.split() for one in told.split(", ") if one]
    return [
        {"id": at, "created_at": f"2031-{day}T01:23:00Z", "conclusion": how} for at, (day, how) in enumerate(said, 7)
    ]


def jobs(red: str) -> list[dict[str, str]]:
    """The jobs of a run."""
    return [{"name": one, "conclusion": RED if one in red.split() else GREEN} for one in PLAYERS]


@pytest.mark.parametrize(("told", "red", "hides", "said"), NIGHTS)
def test_hidden_counts_wait_for_a_night_in_which_nobody_worked_one_out_and_all_else_is_said(told, red, hides, said):
    """After a week a night is old; a job that was cancelled has shown nothing."""
    found = night.judged(runs(told), jobs(red), hides, TODAY, WHO)
    assert [f"{one.kind} {one.found}" for one in found] == said


def test_a_guard_whose_job_is_missing_has_shown_nothing():
    found = night.judged(runs("02-10 success"), jobs("")[1:], True, TODAY, WHO)
    assert [(one.kind, one.found) for one in found] == [("night_red", "intruder")]


def test_who_is_to_be_called_is_whoever_looks_after_the_code():
    """By CODEOWNERS, and not who looks after the figures."""
    owners = "# *  @nobody\n*  @them/code @somebody # all else\n/datapackage/  @them/figures\n"
    (fault,) = night.judged(runs("02-10 failure"), jobs("intruder"), True, TODAY, night.keeper(owners))
    assert "Kontakta den som sköter koden, @them/code, @somebody." in fault.text("sv")


@pytest.mark.parametrize("day", ["i dag", "2031-02-30"])
def test_a_day_that_is_none_is_refused(day):
    with pytest.raises(Refused):
        night.judged(runs("02-10 success"), jobs(""), True, day, WHO)


@pytest.fixture
def host(monkeypatch):
    """A host that answers each path with what is set for a word of it; anything else it does not show."""
    said: dict[str, object] = {}

    def run(words, **_):
        answers = [answer for word, answer in said.items() if word in words[-1]]
        text = json.dumps(answers[0]) if answers else ""
        return subprocess.CompletedProcess(words, not answers, text, "gh: no right (HTTP 403)")

    monkeypatch.setattr(subprocess, "run", run)
    monkeypatch.setenv("GH_REPO", "o/r")
    return said


@pytest.mark.parametrize(("status", "code"), [("Q", 1), ("A", 0)])
def test_the_verb_asks_for_the_jobs_of_the_newest_night_and_of_the_package_whether_it_hides_a_count(
    host, monkeypatch, capsys, status, code
):
    monkeypatch.setattr(
        "scripts.site.package.labels.read_package",
        lambda folder: type("", (), {"rows": lambda self, name: [observation(obs_status=status)]})(),
    )
    host["runs/7/jobs"] = {"jobs": jobs("intruder")}
    host["branch=main&status=completed"] = {"workflow_runs": runs("02-10 failure, 02-09 success")}
    assert main(["night", "--date", TODAY]) == code
    assert "2031-02-10" in capsys.readouterr().err


def test_a_night_that_cannot_be_seen_stops_nothing_and_that_is_said(host, capsys):
    assert main(["night", "--date", TODAY]) == 0
    assert "HTTP 403" in capsys.readouterr().err


def test_no_command_that_asks_the_host_stops_nothing_either(monkeypatch, capsys):
    monkeypatch.setenv("PATH", "")
    assert main(["night", "--date", TODAY]) == 0
    assert "gh: " in capsys.readouterr().err


def fails_at(*seeds: int):
    """A player to whom some seeds are a fault."""
    return {"stub": lambda seed: [f"{seed} leaks, twice"] if seed in seeds else []}


def test_a_seed_that_fails_is_told_as_the_row_that_keeps_it(tmp_path, monkeypatch, capsys):
    """And the job that writes the issue is told which."""
    monkeypatch.setenv("GITHUB_OUTPUT", str(tmp_path / "output"))
    assert chance.main(["stub", "6", "7", "8"], fails_at(7, 8)) == 1
    rows = capsys.readouterr().out.partition("To be added to tests/seeds.csv:\n")[2]
    assert [*csv.reader(rows.splitlines())] == [["stub", "7", "7 leaks, twice"], ["stub", "8", "8 leaks, twice"]]
    assert (tmp_path / "output").read_text(encoding="utf-8") == "stub=stub,7 stub,8\n"


def test_where_no_seed_fails_nothing_is_to_be_kept(capsys):
    assert chance.main(["stub", "6"], fails_at(7)) == 0
    assert capsys.readouterr().out == "stub, seed 6\nNo fault.\n"


def test_what_stops_a_player_is_a_fault_of_its_seed(capsys):
    """Nobody is stopped by what another seed has done."""
    assert chance.main(["stub", "0", "1"], {"stub": lambda seed: [] if 1 / seed else []}) == 1
    assert "stub,0,ZeroDivisionError: division by zero\n" in capsys.readouterr().out


def test_seeds_follow_a_first_one_until_the_time_is_over(capsys):
    """The first is always played."""
    assert chance.main(["stub", "--first", "41", "--minutes", "0"], fails_at()) == 0
    assert capsys.readouterr().out == "stub, seed 41\nNo fault.\n"


def test_a_first_seed_that_nobody_names_is_another_each_time(capsys):
    firsts = set()
    for _ in range(3):
        chance.main(["stub", "--minutes", "0"], fails_at())
        firsts.add(capsys.readouterr().out)
    assert len(firsts) == 3


def test_each_seed_that_is_kept_is_played_by_somebody_and_says_why():
    """Under another name it would be tried by no test, in silence; and each player has one."""
    with SEEDS.open(encoding="utf-8", newline="") as file:
        rows = [*csv.DictReader(file)]
    assert [row for row in rows if row["player"] not in PLAYERS or not row["why"].strip()] == []
    assert [player for player in PLAYERS if not kept(player)] == []
