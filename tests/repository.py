"""Repositories that tests make: git as somebody made up runs it, on a day that is the same in every run."""

import os
import subprocess
from pathlib import Path

AUTHOR = ["-c", "user.name=Test", "-c", "user.email=test@example.net"]


def git(root: Path, *words: str, day: str = "2031-01-01") -> str:
    """Run git there; what it says."""
    dates = dict.fromkeys(("GIT_AUTHOR_DATE", "GIT_COMMITTER_DATE"), f"{day}T12:00:00Z")
    command = ["git", "-C", str(root), *AUTHOR, *words]
    return subprocess.run(command, check=True, capture_output=True, text=True, env=os.environ | dates).stdout.strip()


def commit(root: Path, message: str = "A change", day: str = "2031-01-01") -> None:
    """Everything that has changed, as a commit."""
    git(root, "add", "--all")
    git(root, "commit", "-q", "--allow-empty", "-m", message, day=day)


def begin(root: Path) -> None:
    """A repository of all that lies there."""
    git(root, "init", "-q", "-b", "main")
    commit(root)
