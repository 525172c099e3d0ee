"""Seconds and peak memory of a verb, each run in a process of its own: what a cold start really costs."""

import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

from scripts.paths import ROOT


@dataclass(frozen=True)
class Cost:
    """Wall-clock seconds and peak resident memory in megabytes of one process."""

    seconds: float
    megabytes: float


CHILD = """
import resource, sys, runpy
sys.argv = ["scripts", *{arguments!r}]
try:
    runpy.run_module("scripts", run_name="__main__")
except SystemExit as end:
    code = end.code
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
sys.exit(code)
"""


def cost_of(arguments: list[str]) -> Cost:
    """Run `python -m scripts ...` cold. Raises `RuntimeError` with its output when it fails."""
    begin = time.perf_counter()
    run = subprocess.run(
        [sys.executable, "-c", CHILD.format(arguments=arguments)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    seconds = time.perf_counter() - begin
    if run.returncode:
        raise RuntimeError(run.stderr)
    return Cost(seconds, int(run.stdout.split()[-1]) / 1024)


def folder_rows(folder: Path) -> int:
    """How many rows the figures files of a package have."""
    return sum(path.read_bytes().count(b"\n") - 1 for path in (folder / "figures").glob("*.csv"))
