"""What GitHub answers, by its own command: `gh` has the person's token, or that of a workflow's run, and none is held here."""

import json
import os
import re
import subprocess
from typing import Any

from scripts.ground.problems import Problem, Refused

Answer = tuple[int, Any]  # the status of HTTP, and what was answered where that is FOUND
FOUND, NO_RIGHT, NOTHING = 200, 403, 404  # without the right to see, the host says either
# What is answered as a list comes in pages.
LIST = re.compile(r"/(?:labels|rulesets|rules/branches/[^/]+)$")
STATUS = re.compile(rf"\(HTTP ({NO_RIGHT}|{NOTHING})\)")


def repository() -> str:
    """The repository as owner/name: GH_REPO, or that of the folder. Raises `Refused` where `gh` does not say."""
    if named := os.environ.get("GH_REPO"):
        return named
    return str(json.loads(gh("repo", "view", "--json", "nameWithOwner").stdout)["nameWithOwner"])


def ask(path: str) -> Answer:
    """What `gh api` answers. Raises `Refused` where `gh` is not there or not logged in, or the host gives no answer."""
    done = gh("api", *(["--paginate"] if LIST.search(path) else []), path)
    status = STATUS.search(done.stderr) if done.returncode else None
    return (int(status[1]), None) if status else (FOUND, json.loads(done.stdout))


def gh(*words: str) -> subprocess.CompletedProcess[str]:
    """A call of `gh` that has an answer."""
    try:
        done = subprocess.run(["gh", *words], capture_output=True, text=True, check=False)
    except FileNotFoundError as error:
        raise Refused([Problem("gh", 0, "", "setting_unreached", str(error.strerror))]) from error
    if done.returncode and not (words[0] == "api" and STATUS.search(done.stderr)):
        said = done.stderr.strip().partition("\n")[0]
        raise Refused([Problem(" ".join(("gh", *words)), 0, "", "setting_unreached", said)])
    return done
