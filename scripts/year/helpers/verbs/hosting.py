"""`hosting`: are the settings that somebody has made by hand on GitHub as `hosting.csv` says, and else what to do.

What the file has for programs: who may ask (`who`: a person with her own rights, a `run` of a workflow with its token, `release`:
what "publish" asks first), the call, and what is picked of its answer. A call that ends in /* is of each thing in a list. `pick` is
steps: a key; key=value and key!=value leave those things of a list; a key with ? may be missing.
"""

import csv
import re
from argparse import Namespace
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from scripts.ground.problems import Problem, Refused
from scripts.year.github import FOUND, NO_RIGHT, NOTHING, Answer, ask, repository

SETTINGS = Path(__file__).with_suffix(".csv")
PERSON, RUN, RELEASE = "person", "run", "release"
HOME = "repos/{}"  # what the repository is, and what whoever asks may do there
STEP = re.compile(r"(\w+)(!?=|\?|)(.*)")
YES, NO, NONE, LEAST, AMONG = "ja", "nej", "inget", "minst ", "bland annat "
WORDS = 1  # who asks
Setting = Mapping[str, str]  # a row of the list


def verb(options: Namespace) -> list[Problem]:
    """A problem for each setting that is not as it should be, a notice for what cannot be seen; a person is told of the others too.

    Raises `Refused` where nobody asks so, and where the host does not answer; a release goes on then.
    """
    (who,) = options.words
    if who not in (PERSON, RUN, RELEASE):
        raise Refused([Problem("hosting", 0, "", "setting_who", who, ", ".join((PERSON, RUN, RELEASE)))])
    rows = settings(who)
    try:
        host = gathered(rows, repository(), ask)
    except Refused as refused:
        if who != RELEASE:
            raise
        return [replace(one, kind=f"notice_{one.kind}") for one in refused.problems]
    platform = options.published().rows("platform") if any("{" in row["must_be"] for row in rows) else []
    found = told(rows, host, {row["setting"]: row["setting_value"] for row in platform})
    return [one for one in found if who == PERSON or one.kind != "notice_setting_ok"]


def settings(who: str) -> list[Setting]:
    """The rows of `hosting.csv` that somebody may ask."""
    with SETTINGS.open(encoding="utf-8", newline="") as file:
        return [row for row in csv.DictReader(file) if who in row["who"].split()]


@dataclass(frozen=True)
class Host:
    """What the host has answered about a repository (owner/name): path -> answer."""

    repo: str
    answers: dict[str, Answer]

    def path(self, row: Setting) -> str:
        """The call of a row here."""
        return row["call"].format(repo=self.repo, owner=self.repo.partition("/")[0])

    def each(self, whole: str) -> list[str]:
        """The path of each thing in a list, for one that ends in /*."""
        listed = self.answers.get(whole[:-2], (NO_RIGHT, None))[1] or []
        return [f"{whole[:-1]}{one['id']}" for one in listed]

    @property
    def home(self) -> dict[str, Any]:
        """What is answered about the repository itself."""
        return self.answers.get(HOME.format(self.repo), (NO_RIGHT, None))[1] or {}

    def answer(self, path: str) -> Any:
        """The answer to a path; None where nothing is there. Raises LookupError where a right may be missing instead."""
        if path.endswith("/*"):
            self.answer(path[:-2])
            return [self.answer(one) for one in self.each(path)]
        status, said = self.answers[path]
        sees_all = self.home.get("permissions", {}).get("admin") and path.startswith(HOME.format(self.repo))
        if status == FOUND or (status == NOTHING and sees_all):
            return said
        raise LookupError(path)


def gathered(rows: Sequence[Setting], repo: str, asked: Callable[[str], Answer]) -> Host:
    """What the host answers, each path asked once."""
    host = Host(repo, {})
    for path in calls(rows, host):
        host.answers[path] = asked(path)
    return host


def calls(rows: Sequence[Setting], host: Host) -> Iterator[str]:
    """The paths that rows ask; last those about each thing in a list, once the host has answered with the list."""
    paths = dict.fromkeys(map(host.path, rows))
    yield from dict.fromkeys(path.removesuffix("/*") for path in paths)
    for path in paths:
        if path.endswith("/*"):
            yield from host.each(path)


def told(rows: Sequence[Setting], host: Host, ours: Mapping[str, str]) -> list[Problem]:
    """What is told of each row; where a person owns the repository, nothing of an organisation.

    `ours`: what package.yml says, which some settings must be.
    """
    alone = host.home.get("owner", {}).get("type") == "User"
    return [judged(row, host, ours) for row in rows if not (alone and row["call"].startswith("orgs/"))]


def judged(row: Setting, host: Host, ours: Mapping[str, str]) -> Problem:
    """What is told of a row. What is not answered, or is left out of an answer, is never as it should be."""
    must = word(row["must_be"].format_map(ours))
    try:
        found = picked(host.answer(host.path(row)), row["pick"])
    except LookupError:
        return Problem(row["title_sv"], 0, "", "notice_setting_unseen")
    said = ", ".join(found) or NONE
    if any(is_met(found, one) for one in must.split(" eller ")):
        return Problem(row["title_sv"], 0, "", "notice_setting_ok", said)
    return Problem(row["title_sv"], 0, "", "setting_wrong", said, must, row["todo_sv"])


def picked(said: Any, pick: str) -> list[str]:
    """What is picked of an answer, as words in order. Raises LookupError where a key is missing."""
    found = [said]
    for step in pick.split("."):
        key, sign, value = STEP.fullmatch(step).groups()  # type: ignore[union-attr]
        if sign.endswith("="):
            found = [one for one in flat(found) if (one[key] == value) == (sign == "=")]
        else:
            found = [one.get(key) if sign else one[key] for one in flat(found)]
    return sorted({word(one) for one in flat(found)})


def flat(things: Sequence[Any]) -> list[Any]:
    """Things, and those in lists among them, but for nothing."""
    found = [one for thing in things for one in (thing if isinstance(thing, list) else [thing])]
    return [one for one in found if one is not None]


def word(said: Any) -> str:
    """A value as a word. An address is the same with a slash at its end."""
    return (NO, YES)[said] if isinstance(said, bool) else str(said).rstrip("/")


def is_met(found: Sequence[str], must: str) -> bool:
    """Whether what is found is what it must be. Of several "ja", "nej" or numbers the strictest rule holds."""
    if must == YES:
        return YES in found
    if must.startswith(LEAST):
        return any(int(one) >= int(must.removeprefix(LEAST)) for one in found)
    if must.startswith(AMONG):
        return {*must.removeprefix(AMONG).split(", ")} <= {*found}
    return {*must.split(", ")} - {NONE} == {*found}
