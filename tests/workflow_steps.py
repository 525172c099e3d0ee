"""The workflows, and the shell of their steps."""

import os
import subprocess
from functools import cache
from pathlib import Path

import yaml

from scripts.paths import ROOT

TEXTS = {path.name: path.read_text(encoding="utf-8") for path in sorted((ROOT / ".github/workflows").glob("*.yml"))}
# What stands in for the host's own command: it writes down how it was called, and answers with $ANSWER by the filter of the caller.
GH = """#!/bin/sh
printf "%s\\n" "$*" >> "$CALLS"
for last; do :; done
[ -z "$ANSWER" ] || [ "$1" != api ] || printf "%s" "$ANSWER" | jq --raw-output "$last"
"""


@cache
def shell(file: str, job: str, name: str) -> str:
    """The shell lines of a step of the real workflows, by its name."""
    steps = yaml.safe_load(TEXTS[file])["jobs"][job]["steps"]
    (lines,) = (step["run"] for step in steps if step.get("name") == name)
    return str(lines)


def run_step(lines: str, folder: Path, **environment: str) -> tuple[int, list[str]]:
    """Run a step as the build server does: the exit code, and how it called a `gh` that writes that down and does nothing more.

    ANSWER: what the host says when it is asked; what the step takes of it is up to the step.
    """
    tools, calls = folder.parent / "tools", folder.parent / "calls"
    for path in (folder, tools):
        path.mkdir(exist_ok=True)
    fake = tools / "gh"
    fake.write_text(GH, encoding="utf-8")
    fake.chmod(0o755)
    calls.write_text("", encoding="utf-8")
    usual = {"PATH": f"{tools}{os.pathsep}{os.environ['PATH']}", "CALLS": str(calls), "HOME": str(folder.parent)}
    usual |= {"GIT_CONFIG_NOSYSTEM": "1", "GIT_TERMINAL_PROMPT": "0"}
    run = subprocess.run(["bash", "-e", "-c", lines], cwd=folder, env=usual | environment, check=False)
    return run.returncode, calls.read_text(encoding="utf-8").splitlines()


def rejected(work: Path, year: str) -> tuple[int, str]:
    """Run the step that takes a year out: its code, and what the page of the run says."""
    summary = work.parent / "summary"
    summary.write_text("", encoding="utf-8")
    host = {"GITHUB_SERVER_URL": "https://example.org", "GITHUB_REPOSITORY": "o/r", "GITHUB_STEP_SUMMARY": str(summary)}
    numbers = {"GITHUB_RUN_NUMBER": "7", "GITHUB_RUN_ATTEMPT": "1", "REMOTE": str(work.parent / "remote.git")}
    lines = shell("reject.yml", "branch", "The year goes, in a branch of its own")
    code, _ = run_step(lines, work, YEAR=year, **host, **numbers)
    return code, summary.read_text(encoding="utf-8")
