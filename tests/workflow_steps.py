"""The workflows, and the shell of their steps."""

from functools import cache

import yaml

from scripts.paths import ROOT

TEXTS = {path.name: path.read_text(encoding="utf-8") for path in sorted((ROOT / ".github/workflows").glob("*.yml"))}


@cache
def shell(file: str, job: str, name: str) -> str:
    """The shell lines of a step of the real workflows, by its name."""
    steps = yaml.safe_load(TEXTS[file])["jobs"][job]["steps"]
    (lines,) = (step["run"] for step in steps if step.get("name") == name)
    return str(lines)
