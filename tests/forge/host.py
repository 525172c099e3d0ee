"""A stand-in for `gh` and for the host behind it: it answers what the workflows ask, and refuses what a job has no right to do.

--jq is asked of jq itself. What is set by hand on GitHub is answered as the state says (`settings`), and else not found.
"""

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, NoReturn

import yaml

from tests.forge.ground import REPO, Ground, State

GROUND = Ground(Path(os.environ["FORGE_AT"]))
FLOW = Path(os.environ["FORGE_FLOW"])
RANK = ("none", "read", "write")
ALONE = ("--paginate", "--yes", "--edit-last", "--create-if-none", "--latest")
MOST = 65_536  # characters of a comment


def fail(text: str) -> NoReturn:
    """What the host refuses."""
    print(f"gh: {text}", file=sys.stderr)
    sys.exit(1)


def may(what: str) -> None:
    """Stop unless the job may write this."""
    if os.environ["FORGE_FORK"] or granted().get(what, "none") != "write":
        fail(f"Resource not accessible by integration (HTTP 403): the job has no {what}: write")


def granted() -> dict[str, str]:
    """What the token may do: what its job or its workflow says, and no more than the job that calls its workflow."""
    job, flow = os.environ["GITHUB_JOB"], read(FLOW)
    if job in flow["jobs"]:
        return allowed(flow, job)
    for name, caller in flow["jobs"].items():
        called = read(FLOW.with_name(Path(caller["uses"]).name)) if "uses" in caller else {"jobs": {}}
        if job in called["jobs"]:
            mine, own = allowed(flow, name), allowed(called, job)
            return {key: min(mine.get(key, "none"), own[key], key=RANK.index) for key in own}
    fail(f"no such job: {job}")


def allowed(flow: State, job: str) -> dict[str, str]:
    """The rights of a job."""
    return flow["jobs"][job].get("permissions", flow.get("permissions")) or {}


def read(path: Path) -> State:
    """A workflow."""
    found: State = yaml.safe_load(path.read_text(encoding="utf-8"))
    return found


def options(words: list[str]) -> tuple[list[str], dict[str, str]]:
    """What stands alone, and what follows an option or a field."""
    alone, named, left = [], {}, list(words)
    while left:
        word = left.pop(0)
        if word in ("-f", "-F"):
            key, _, named[key] = left.pop(0).partition("=") if "=" in left[0] else (left.pop(0), "", "")
        elif word.startswith("--") and ("=" in word or word in ALONE):
            key, _, named[key] = word.partition("=") if "=" in word else (word, "", "")
        elif word.startswith("-"):
            named[word] = left.pop(0)
        else:
            alone.append(word)
    return alone, named


def api(state: State, words: list[str]) -> None:
    """A call of the API: its path, with or without fields."""
    (path,), named = options(words)
    fields = {key: value for key, value in named.items() if not key.startswith("-")}
    method = named.get("--method", "POST" if fields else "GET")
    path = path.strip("/").replace("{owner}/{repo}", REPO)
    below = path.removeprefix(f"repos/{REPO}").strip("/")
    if method == "GET" and path in state["settings"]:
        show(state["settings"][path], named.get("--jq"))
        return
    for (verb, pattern), answer in API.items():
        if verb == method and (match := re.fullmatch(pattern, below)):
            show(answer(state, match, fields), named.get("--jq"))
            return
    fail(f"Not Found (HTTP 404): {method} {path}")


def show(answer: Any, asked: str | None) -> None:
    """An answer, or what jq takes of it."""
    if asked is None:
        print(json.dumps(answer))
        return
    done = subprocess.run(["jq", "-r", asked], input=json.dumps(answer), capture_output=True, text=True, check=False)
    print(done.stdout, end="")
    if done.returncode:
        fail(done.stderr)


def ref(name: str) -> State:
    """A name, and what it points at."""
    sha = GROUND.has(name)
    return {"ref": name, "object": {"sha": sha}} if sha else fail("Not Found (HTTP 404)")


def make_ref(state: State, match: re.Match[str], fields: dict[str, str]) -> State:
    """A new mark."""
    may("contents")
    if GROUND.has(fields["ref"]):
        fail("Reference already exists (HTTP 422)")
    GROUND.git("update-ref", fields["ref"], fields["sha"])
    return ref(fields["ref"])


def drop_ref(state: State, match: re.Match[str], fields: dict[str, str]) -> State:
    """A mark goes; none of a release."""
    may("contents")
    if match[1].startswith("tags/v"):
        fail("Repository rule violations found (HTTP 422)")
    ref(f"refs/{match[1]}")
    GROUND.git("update-ref", "-d", f"refs/{match[1]}")
    return {}


def cancel(state: State, match: re.Match[str], fields: dict[str, str]) -> State:
    """A run that is going on is to end."""
    may("actions")
    run = state["runs"][int(match[1]) - 1]
    if run["status"] == "completed":
        fail("Cannot cancel a workflow run that is completed (HTTP 409)")
    run["conclusion"] = "cancelled"
    return {}


def status(state: State, match: re.Match[str], fields: dict[str, str]) -> State:
    """How a check went is said of a commit."""
    may("statuses")
    state["checks"].setdefault(match[1], {})[fields["context"]] = fields["state"]
    return fields


def enable(state: State, match: re.Match[str], fields: dict[str, str]) -> State:
    """A workflow is switched on by its address."""
    switch(True)(state, [match[1]])
    return {}


def switch(on: bool) -> Callable[[State, list[str]], None]:
    """Switch a workflow on or off."""

    def switched(state: State, words: list[str]) -> None:
        may("actions")
        state["disabled"] = [one for one in state["disabled"] if one != words[0]] + [words[0]] * (not on)

    return switched


def start(state: State, words: list[str]) -> None:
    """A workflow is started on a branch: the one thing that a run's own token starts."""
    may("actions")
    (name,), named = options(words)
    if name in state["disabled"]:
        fail(
            "could not create workflow dispatch event: HTTP 422: Cannot trigger a 'workflow_dispatch' on a disabled workflow"
        )
    inputs = {key: value for key, value in named.items() if not key.startswith("-")}
    payload = {"ref": f"refs/heads/{named['--ref']}", "inputs": inputs}
    job = {"workflow": name, "event": "workflow_dispatch", "ref": named["--ref"], "payload": payload, "fork": False}
    state["queue"].append(job)


def view(state: State, words: list[str]) -> None:
    """Is there a page under Releases?"""
    if words[0] not in state["releases"]:
        fail("release not found")


def release(state: State, words: list[str]) -> None:
    """A page under Releases, with its files, and its tag unless that is there."""
    may("contents")
    (tag, *files), named = options(words)
    if tag in state["releases"]:
        fail(f"HTTP 422: Validation Failed: Release.tag_name already exists: {tag}")
    if not GROUND.has(f"refs/tags/{tag}"):
        GROUND.git("update-ref", f"refs/tags/{tag}", named["--target"])
    notes = Path(named["--notes-file"]).read_text(encoding="utf-8")
    sizes = {Path(file).name: Path(file).stat().st_size for file in files}
    latest = named.get("--latest", "true") != "false"
    state["releases"][tag] = {"notes": notes, "files": sizes, "latest": latest}


def unrelease(state: State, words: list[str]) -> None:
    """A page under Releases goes, and its tag stays."""
    may("contents")
    if state["releases"].pop(words[0], None) is None:
        fail("release not found")


def comment(state: State, words: list[str]) -> None:
    """A comment in a pull request, written over where one stands."""
    may("pull-requests")
    (number,), named = options(words)
    body = Path(named["--body-file"]).read_text(encoding="utf-8")
    if len(body) > MOST:
        fail(f"GraphQL: Body is too long (maximum is {MOST} characters) (addComment)")
    told = state["comments"].setdefault(number, [])
    state["comments"][number] = [*(told[:-1] if "--edit-last" in named else told), body]


def issue(state: State, words: list[str]) -> None:
    """An issue is opened."""
    may("issues")
    named = options(words)[1]
    number = len(state["issues"]) + 1
    state["issues"].append({"number": number, "title": named["--title"], "state": "open", "said": [named["--body"]]})


def issue_more(state: State, words: list[str]) -> None:
    """Something more is said in an issue."""
    may("issues")
    (number,), named = options(words)
    state["issues"][int(number) - 1]["said"].append(named["--body"])


def pages(state: State) -> None:
    """A site is put in place: only from main, since the environment of Pages is limited to it."""
    may("pages")
    may("id-token")
    if os.environ["FORGE_REF"] != "main":
        fail(
            f"Branch {os.environ['FORGE_REF']} is not allowed to deploy to github-pages due to environment protection rules."
        )
    run = os.environ["GITHUB_RUN_ID"]
    shutil.rmtree(GROUND.at / "pages", ignore_errors=True)
    shutil.copytree(GROUND.at / "artifacts" / run / "github-pages", GROUND.at / "pages")
    state["put"].append(run)


API: dict[tuple[str, str], Callable[[State, re.Match[str], dict[str, str]], Any]] = {
    ("GET", "git/matching-refs/tags/taken-down"): lambda *_: [
        {"ref": name, "object": {"sha": sha}}
        for name, sha in map(
            str.split,
            GROUND.git("for-each-ref", "--format=%(refname) %(objectname)", "refs/tags/taken-down/").splitlines(),
        )
    ],
    ("GET", "git/ref/(.+)"): lambda state, match, fields: ref(f"refs/{match[1]}"),
    ("POST", "git/refs"): make_ref,
    ("DELETE", "git/refs/(.+)"): drop_ref,
    ("GET", r"actions/workflows/([\w.-]+)"): lambda state, match, fields: {
        "state": "disabled_manually" if match[1] in state["disabled"] else "active"
    },
    ("PUT", r"actions/workflows/([\w.-]+)/enable"): enable,
    ("GET", r"actions/workflows/([\w.-]+)/runs(?:\?.*)?"): lambda state, match, fields: {  # the newest first
        "workflow_runs": [run for run in reversed(state["runs"]) if run["workflow"] == match[1]]
    },
    ("GET", r"actions/runs/(\d+)/jobs(?:\?.*)?"): lambda state, match, fields: {
        "jobs": state["runs"][int(match[1]) - 1].get("jobs", [])
    },
    ("POST", r"actions/runs/(\d+)/cancel"): cancel,
    ("POST", r"statuses/(\w+)"): status,
    ("GET", r"contents/([\w/-]+)\?ref=(.+)"): lambda state, match, fields: [
        {"name": name, "sha": about.split()[2]}
        for line in GROUND.git("ls-tree", f"{match[2]}:{match[1]}").splitlines()
        for about, _, name in [line.partition("\t")]
    ],
    ("GET", r"releases(?:\?.*)?"): lambda state, match, fields: [{"tag_name": tag} for tag in state["releases"]],
    ("GET", r"commits/(\w+)/pulls"): lambda state, match, fields: [
        one for one in state["pulls"] if one["head"]["sha"] == match[1]
    ],
    ("GET", r"issues\?.*"): lambda state, match, fields: [one for one in state["issues"] if one["state"] == "open"],
}
CALLS: dict[str, Callable[[State, list[str]], None]] = {
    "workflow enable": switch(True), "workflow disable": switch(False), "workflow run": start, "release view": view,
    "release create": release, "release delete": unrelease, "pr comment": comment, "issue create": issue,
    "issue comment": issue_more,
}  # fmt: skip


def main(words: list[str]) -> None:
    """One call, with the state to itself."""
    with GROUND.changing() as state:
        if words[0] == "api":
            api(state, words[1:])
        elif words[0] == "may":
            may(words[1])
        elif words[0] == "pages":
            pages(state)
        else:
            CALLS[" ".join(words[:2])](state, words[2:])


if __name__ == "__main__":
    main(sys.argv[1:])
