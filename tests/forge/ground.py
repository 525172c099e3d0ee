"""What the forge and its host both hold: a bare repository, and a state in JSON that one at a time may change."""

import fcntl
import json
import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

REPO, FORK = "plattformen/statistik", "nagon/statistik"
State = dict[str, Any]
LISTS = ("pulls", "issues", "disabled", "queue", "runs", "put", "made")
EMPTY: State = {name: [] for name in LISTS} | {"releases": {}, "comments": {}, "checks": {}, "settings": {}}


class Ground:
    """A folder `at` with the repository, the state, and what is kept of both."""

    def __init__(self, at: Path) -> None:
        self.at, self.origin = at, at / "origin.git"

    def state(self) -> State:
        """The state as it is now."""
        found: State = json.loads((self.at / "state.json").read_text(encoding="utf-8"))
        return found

    def save(self, state: State) -> None:
        """Another state, whole: it is read by others meanwhile."""
        new = self.at / f"state.{os.getpid()}"
        new.write_text(json.dumps(state, indent=1, ensure_ascii=False), encoding="utf-8")
        new.replace(self.at / "state.json")

    @contextmanager
    def changing(self) -> Iterator[State]:
        """The state, while nobody else changes it: not even the host of a run that is going on."""
        with (self.at / "lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            state = self.state()
            yield state
            self.save(state)

    def git(self, *words: str) -> str:
        """Run git in the repository; what it says."""
        command = ["git", "-C", str(self.origin), *words]
        return subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip()

    def has(self, name: str) -> str:
        """The commit of a branch or a tag; nothing where there is none."""
        command = ["git", "-C", str(self.origin), "rev-parse", "--verify", "--quiet", name]
        return subprocess.run(command, capture_output=True, text=True, check=False).stdout.strip()
