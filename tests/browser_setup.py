"""Finds or installs the browser that the page tests open.

`python -m tests.browser_setup` says in one sentence what it does and does it; tests/conftest.py then starts
whatever was found.
"""

import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from typing import Any

Command = tuple[str, ...]

# A browser that keeps quiet: no graphics card, no traffic of its own, nothing that waits for a person.
FLAGS = (
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


@dataclass(frozen=True)
class Plan:
    """What will be done, said in one sentence, and the commands that do it."""

    sentence: str
    commands: tuple[Command, ...] = ()


def plan(which_chromium: str | None, has_apt: bool, is_root: bool) -> Plan:
    """Decide how this machine gets its browser: the one it has, else apt's, else Playwright's own."""
    if which_chromium:
        return Plan(f"The page tests use {which_chromium}.")
    if has_apt and is_root:
        return Plan(
            "No Chromium here: installing the system's with apt-get.",
            (("apt-get", "update", "-q"), ("apt-get", "install", "-y", "-q", "--no-install-recommends", "chromium")),
        )
    return Plan(
        "No Chromium here, nor apt-get as root: Playwright fetches its own, unless it has it.",
        ((sys.executable, "-m", "playwright", "install", "chromium"),),
    )


def launch_options(executable: str | None, is_root: bool) -> dict[str, Any]:
    """Say how Playwright starts the browser; without an executable it starts its own."""
    # Chromium refuses to start as root inside its sandbox.
    args = [*(["--no-sandbox"] if is_root else []), *FLAGS]
    return {"args": args} | ({"executable_path": executable} if executable else {})


def find_chromium() -> str | None:
    """Look for a browser that the system has."""
    return shutil.which("chromium") or shutil.which("google-chrome")


def is_root() -> bool:
    """Tell whether this process may install system packages (never so on Windows)."""
    return hasattr(os, "geteuid") and os.geteuid() == 0


def main() -> int:
    """Carry out the plan; stop with a sentence where a command fails."""
    decision = plan(find_chromium(), shutil.which("apt-get") is not None, is_root())
    print(decision.sentence, flush=True)
    for command in decision.commands:
        if subprocess.run(command, env={**os.environ, "DEBIAN_FRONTEND": "noninteractive"}).returncode:
            print(
                f"This failed: {' '.join(command)}\n"
                "The page tests need a browser: install the package chromium, then run make test again.",
                file=sys.stderr,
            )
            return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
