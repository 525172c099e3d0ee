"""The shell of a workflow's step, run as the build server does, one question to the host at a time.

The step is run from its beginning with the answers that it has had so far. At its next question it is stopped, so that another run
can come between any two. What it does follows from what it is given, so each such piece is run once.
"""

import os
import subprocess
import tempfile
from dataclasses import dataclass
from functools import cache
from pathlib import Path

Pairs = tuple[tuple[str, str], ...]
# Asks the next question: says what was answered, or writes down what is asked and stops the step with all that it has started.
GH = """#!/bin/sh
number=$(($(cat "$ANSWERS/next" 2>/dev/null || echo 0) + 1))
echo $number > "$ANSWERS/next"
if [ -f "$ANSWERS/$number" ]; then
  cat "$ANSWERS/$number"
  exit "$(cat "$ANSWERS/$number.code")"
fi
echo "$*" > "$ANSWERS/asked"
kill -9 0
"""
SLEEP = """#!/bin/sh
echo sleep > "$ANSWERS/asked"
kill -9 0
"""


@dataclass(frozen=True)
class Answer:
    """What the host said to a call of `gh`, and its exit code."""

    text: str = ""
    code: int = 0


@dataclass(frozen=True)
class Piece:
    """How far a step has come: what it asks next ("sleep" when it waits), or its exit code, what it tells later steps and says."""

    asked: str
    code: int
    told: Pairs
    said: str


@cache
def go(lines: str, environment: Pairs, files: Pairs, answers: tuple[Answer, ...]) -> Piece:
    """Run the shell `lines` beside `files` (path and text) until it asks for more than these answers, or to its end."""
    with tempfile.TemporaryDirectory() as name:
        top = Path(name)
        for path, text in ((f"work/{path}", text) for path, text in files):
            write(top / path, text)
        for number, answer in enumerate(answers, 1):
            write(top / f"answers/{number}", answer.text)
            write(top / f"answers/{number}.code", str(answer.code))
        for tool, text in (("gh", GH), ("sleep", SLEEP)):
            write(top / "tools" / tool, text)
            (top / "tools" / tool).chmod(0o755)
        for folder in ("work", "answers"):
            (top / folder).mkdir(exist_ok=True)
        own = {"PATH": f"{top / 'tools'}{os.pathsep}{os.environ['PATH']}", "ANSWERS": str(top / "answers")}
        own |= {"GITHUB_OUTPUT": str(top / "output"), "GITHUB_STEP_SUMMARY": str(top / "summary")}
        done = subprocess.run(
            ["bash", "-e", "-c", lines], cwd=top / "work", env=own | dict(environment),
            check=False, capture_output=True, text=True, start_new_session=True,
        )  # fmt: skip
        asked, output = top / "answers/asked", top / "output"
        return Piece(
            asked.read_text(encoding="utf-8").strip() if asked.exists() else "",
            done.returncode,
            tuple(told(output.read_text(encoding="utf-8")).items()) if output.exists() else (),
            done.stdout,
        )


def write(path: Path, text: str) -> None:
    """A file, and the folders above it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def told(text: str) -> dict[str, str]:
    """What a step tells later ones: `name=value`, or `name<<END` and lines until END."""
    found, lines = {}, iter(text.splitlines())
    for line in lines:
        name, _, value = line.partition("=")
        if "<<" in name:
            name, _, end = line.partition("<<")
            value = "\n".join(iter(lambda: next(lines), end))
        found[name] = value
    return found
