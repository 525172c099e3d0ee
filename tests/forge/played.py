"""What a run of a workflow did, as act tells it: its jobs and how they ended, its steps, and what it said."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any


@dataclass
class Played:
    """A run that is over: its workflow, event and branch, how it ended, and where its log is."""

    workflow: str
    event: str
    ref: str
    ended: str  # success, failure or cancelled
    seconds: float
    log: Path

    @cached_property
    def lines(self) -> list[dict[str, Any]]:
        """The log, a line an object."""
        return [*read(self.log)]

    @property
    def green(self) -> bool:
        """Whether all of it went well."""
        return self.ended == "success"

    @cached_property
    def jobs(self) -> dict[str, str]:
        """Job, with its place in the matrix -> success or failure. One that was passed over is not here."""
        return {named(line): line["jobResult"] for line in self.lines if "jobResult" in line}

    @cached_property
    def steps(self) -> list[str]:
        """The steps that were taken and went well: our own names, or the commands."""
        return [
            line["step"] for line in self.lines if line.get("stepResult") == "success" and line.get("stage") == "Main"
        ]

    @cached_property
    def said(self) -> str:
        """All that its steps said, warnings and errors of the run and its page among it."""
        return "".join(line.get("content") or line.get("raw") or line["msg"] for line in self.lines if told(line))

    @cached_property
    def page(self) -> str:
        """What stands on the page of the run."""
        return "".join(line["content"] for line in self.lines if line.get("command") == "summary")

    def __str__(self) -> str:
        failed = [f"{named(line)}: {line['step']}" for line in self.lines if line.get("stepResult") == "failure"]
        return f"{self.ended:9} {self.seconds:5.0f} s  {self.workflow} ({self.event}, {self.ref})  {' | '.join(failed)}"


def read(log: Path) -> Iterator[dict[str, Any]]:
    """The lines of a log that are act's."""
    for line in log.read_text(encoding="utf-8", errors="replace").splitlines():
        if line.startswith("{"):
            yield json.loads(line)


def named(line: dict[str, Any]) -> str:
    """A job as GitHub names it: by its own name, or "test (3.11)"."""
    job, own = str(line.get("jobID", "")), str(line.get("job", "")).rpartition("/")[2].strip()
    own = re.sub(r"-\d+$", "", own) if line.get("matrix") else own
    places = ", ".join(map(str, (line.get("matrix") or {}).values()))
    return f"{job} ({places})" if places and own == job else own


def told(line: dict[str, Any]) -> bool:
    """Whether a line of the log is something that a step said."""
    return bool(line.get("raw_output")) or line.get("command") in ("error", "warning", "notice", "summary")
