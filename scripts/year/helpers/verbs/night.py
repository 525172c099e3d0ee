"""`night`: whether the last night of those who work out hidden counts by chance lets a release go on.

The workflow "night" plays the intruder, the stranger and the mill. The host says what its runs became; the rest is decided of rows.
"""

from argparse import Namespace
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from scripts.ground.codes import HIDDEN
from scripts.ground.numbers import is_day
from scripts.ground.problems import Problem, Refused
from scripts.paths import ROOT
from scripts.year.github import FOUND, ask, repository

WORDS = 0
NAME = "night"
OWNERS = ROOT / ".github/CODEOWNERS"
RUNS = "repos/{}/actions/workflows/night.yml/runs?branch=main&status=completed&per_page=30"
JOBS = "repos/{{}}/actions/runs/{}/jobs"
GREEN = "success"
GUARDS = ("intruder", "stranger")  # the jobs that guard people; a year that the mill cannot make harms nobody
MOST_DAYS = 7
Told = Mapping[str, Any]  # a run or a job, as the host tells of it


class UnseenError(Exception):
    """The host could not be asked, or did not answer."""


def verb(options: Namespace) -> list[Problem]:
    """What the nights say of the package in a folder."""
    hides = any(row["obs_status"] == HIDDEN for row in options.published().rows("observations"))
    owners = OWNERS.read_text(encoding="utf-8")
    try:
        runs = seen(RUNS)["workflow_runs"]  # the newest first
        jobs = seen(JOBS.format(runs[0]["id"]))["jobs"] if runs else []
    except UnseenError as error:
        return [Problem(NAME, 0, "", "notice_night_unseen", str(error))]
    return judged(runs, jobs, hides, options.date, keeper(owners))


def seen(path: str) -> Any:
    """What the host answers. Raises `UnseenError`."""
    try:
        status, answer = ask(path.format(repository()))
    except Refused as refused:
        (problem,) = refused.problems
        raise UnseenError(f"{problem.file}: {problem.found}") from refused
    if status != FOUND:
        raise UnseenError(f"HTTP {status}")
    return answer


def judged(runs: Sequence[Told], jobs: Sequence[Told], hides: bool, day: str, who: str) -> list[Problem]:
    """What the nights come to on `day`: a fault where a guard is not green and counts are hidden, else what is to be known.

    `runs`: the completed ones, the newest first; `jobs`: those of the newest; `who`: whoever looks after the code. A job that was
    cancelled, or is not there, has shown nothing and is not green either. Raises `Refused` on a day that is none.
    """
    if not is_day(day):
        raise Refused([Problem(NAME, 0, "", "bad_pattern", day, "YYYY-MM-DD")])
    if not runs:
        return [Problem(NAME, 0, "", "notice_night_none")]
    green = {job["name"] for job in jobs if job["conclusion"] == GREEN}
    last, red = day_of(runs[0]), [name for name in GUARDS if name not in green]
    if red and hides:
        return [Problem(NAME, 0, "", "night_red", ", ".join(red), last, who)]
    old = (date.fromisoformat(day) - date.fromisoformat(last)).days > MOST_DAYS
    found = [Problem(NAME, 0, "", "notice_night_old", last, str(MOST_DAYS))] if old else []
    was_red = [day_of(run) for run in runs if run["conclusion"] != GREEN][:1]
    return found + [Problem(NAME, 0, "", "notice_night_red", one, more=who) for one in was_red]


def day_of(run: Told) -> str:
    """The day on which a run began."""
    return str(run["created_at"])[: len("YYYY-MM-DD")]


def keeper(owners: str) -> str:
    """Whoever looks after the code, by CODEOWNERS: the names of what no other line is about."""
    lines = [line.partition("#")[0].split() for line in owners.splitlines()]
    return ", ".join(name for line in lines if line[:1] == ["*"] for name in line[1:])
