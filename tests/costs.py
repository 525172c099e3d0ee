"""`python -m tests.costs [SINCE]`: what the project costs, a line each, as Markdown; with SINCE beside what that commit cost.

Lines by room, bytes of the start page and of the site, CPU seconds and peak memory of `package` and `site` where nothing is kept of
an earlier build, and the CPU of `make test` where a run of that commit has left it (`conftest.py`).
"""

import argparse
import gzip
import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory

from scripts.paths import CACHE, ROOT
from tests.net.comparing import base, checked_out, git

# The rooms of the house, and what is beside it: the drawing in scripts/README.md has their numbers.
ROOMS = ("ground", "guard", "package", "site", "year", "desk")
PLACES = {
    **{room: f"scripts/{room}" for room in ROOMS},
    **{one: one for one in ("tests", "docs/assets", "docs/templates")},
}
WRITTEN = {".py", ".md", ".csv", ".html", ".css", ".js", ".mjs", ".txt", ".typ", ".rdf", ".svg", ".ttl", ".yml"}
TESTS_CPU = CACHE / "tests"  # a file a commit
SITE = "import sys, pathlib; from scripts.site.build import build_site; build_site(*map(pathlib.Path, sys.argv[1:]))"
# Started by a small process: at its start a process has the memory of the one that starts it, which is then its most.
MEASURE = """
import resource, subprocess, sys
subprocess.run([sys.executable, *sys.argv[1:]], stdout=subprocess.DEVNULL, check=True)
used = resource.getrusage(resource.RUSAGE_CHILDREN)
print(used.ru_utime + used.ru_stime, used.ru_maxrss)
"""
UNKNOWN = "–"
Costs = dict[str, str]  # what -> how much


def lines(root: Path) -> dict[str, int]:
    """Place -> how many lines people have written there, of all kinds of files."""
    return {
        place: sum(
            path.read_bytes().count(b"\n")
            for path in (root / folder).rglob("*")
            if path.suffix in WRITTEN and "__pycache__" not in path.parts
        )
        for place, folder in PLACES.items()
    }


def spent(tree: Path, *words: str) -> tuple[float, float]:
    """CPU seconds and megabytes at most of one process and all that it starts. Raises CalledProcessError where it fails."""
    run = subprocess.run([sys.executable, "-c", MEASURE, *words], cwd=tree, capture_output=True, text=True, check=True)
    seconds, kilobytes = map(float, run.stdout.split())
    return seconds, kilobytes / 1024


def costs(tree: Path, commit: str) -> Costs:
    """What a tree costs. Its package and its site are made in a folder of their own."""
    counted = lines(tree)
    found = {f"lines, {place}": f"{count:,}" for place, count in counted.items()} | {
        "lines": f"{sum(counted.values()):,}"
    }
    with TemporaryDirectory() as place:
        package, site = Path(place) / "datapackage", Path(place) / "site"
        shutil.copytree(tree / "datapackage", package)
        for name, words in (
            ("package", ("-m", "scripts", "package", "--folder", str(package))),
            ("site", ("-c", SITE, str(site), str(package))),
        ):
            seconds, megabytes = spent(tree, *words)
            found |= {f"{name}, CPU seconds": f"{seconds:.0f}", f"{name}, MB of memory": f"{megabytes:.0f}"}
        start = (site / "index.html").read_bytes()
        found |= {"start page, bytes": f"{len(start):,}", "start page, bytes packed": f"{len(gzip.compress(start)):,}"}
        found["site, bytes"] = f"{sum(path.stat().st_size for path in site.rglob('*') if path.is_file()):,}"
    left = TESTS_CPU / commit
    return found | {"make test, CPU seconds": left.read_text(encoding="utf-8") if left.is_file() else UNKNOWN}


def table(sides: Mapping[str, Costs]) -> str:
    """Name of a side -> what it costs, as one Markdown table."""
    names = list(dict.fromkeys(name for side in sides.values() for name in side))
    rows = [["", *sides], ["---", *("---:" for _ in sides)]]
    rows += [[name, *(side.get(name, UNKNOWN) for side in sides.values())] for name in names]
    return "".join(f"| {' | '.join(row)} |\n" for row in rows)


def here() -> str:
    """The working tree, with all that is not committed, as git keeps a tree."""
    with TemporaryDirectory() as place:
        own = os.environ | {"GIT_INDEX_FILE": f"{place}/index"}
        for words in (["add", "--all"], ["write-tree"]):
            run = subprocess.run(["git", "-C", str(ROOT), *words], env=own, capture_output=True, text=True, check=True)
        return run.stdout.strip()


def main(since: str) -> None:
    """Say what the working tree costs, beside the commit that is asked for: on the page of a run too, where it is one."""
    head, sides = git("rev-parse", "HEAD"), dict[str, Costs]()
    commits = {since: base(since)} if since else {}
    for name, commit in {**commits, "this": here()}.items():
        with TemporaryDirectory() as tree:
            checked_out(commit, Path(tree))
            sides[name] = costs(Path(tree), head if name == "this" else commit)
    said = f"### What the code costs\n\n{table(sides)}"
    print(said)
    if page := os.environ.get("GITHUB_STEP_SUMMARY"):
        with Path(page).open("a", encoding="utf-8") as file:
            file.write(said)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(prog="python -m tests.costs", description=__doc__)
    parser.add_argument("since", nargs="?", default="", help="the commit to measure beside")
    main(parser.parse_args().since)
