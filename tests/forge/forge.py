"""What GitHub decides: which workflows an event starts, on which commit and with which payload, and what rules forbid.

What is started waits in a queue, and is played when somebody plays it. A push by a run's own token starts nothing.
"""

import json
import os
import re
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import yaml

from scripts.paths import ROOT
from tests.forge.ground import EMPTY, FORK, REPO, Ground, State
from tests.forge.played import Played

HERE = Path(__file__).parent
# The rules of RELEASING.md: nobody pushes to main, nobody changes or takes away v*. A merge sets FORGE_MERGE; a job needs a right.
HOOK = """#!/bin/sh
[ -z "$GITHUB_JOB" ] || gh may contents || exit 1
while read old new ref; do
  case "$ref" in
    refs/heads/main) [ "$FORGE_MERGE" = yes ] || { echo "GH013: Repository rule violations found for $ref" >&2; exit 1; } ;;
    refs/tags/v*) [ -z "$(echo "$old" | tr -d 0)" ] || { echo "GH013: Repository rule violations found for $ref" >&2; exit 1; } ;;
  esac
done
"""
ITSELF = "forge.yml"  # plays the play: it is started, and not played
REQUIRED = ("test (3.11)", "test (3.13)", "years", "summary")
# The commands that take minutes: made once in the play where it matters, and otherwise written down.
LONG = frozenset(["chance", "test-data", "test-slow", "test-night", "test", "test-sites", "check", "summary", "costs"])
AGAIN = frozenset(["package", "package-check", "release-check"])  # what the checks make for each commit


@dataclass
class Running:
    """A run that has begun."""

    number: int
    job: State
    process: subprocess.Popen[bytes]
    log: Path
    began: float


class Forge(Ground):
    """A forge in a folder. `noted`: the targets of make that are only written down, for now."""

    noted: Collection[str] = LONG
    again = False  # have the checks made once what they make for each commit?
    held = ""  # what a site that is only written down says of the versions that hold what is down
    red = ""  # who finds a seed that fails where playing them is only written down
    heard = ""  # what the runs of a part have said
    taken: frozenset[str] = frozenset()  # the steps of shell that have gone well in any run
    link = False  # does a link lie in all that a job hands over?

    def begin(self, work: Path) -> None:
        """A bare repository with what a working copy has committed as main."""
        shutil.rmtree(self.at, ignore_errors=True)
        for folder in ("logs", "home/.config/act"):
            (self.at / folder).mkdir(parents=True)
        (self.at / "made.txt").touch()
        (self.at / "home/.config/act/actrc").write_text("-P ubuntu-24.04=-self-hosted\n")
        subprocess.run(["git", "clone", "-q", "--bare", work, self.origin], check=True)
        self.git("config", "uploadpack.allowAnySHA1InWant", "true")
        (self.origin / "hooks/pre-receive").write_text(HOOK)
        (self.origin / "hooks/pre-receive").chmod(0o755)
        urls = "".join(f"\tinsteadOf = https://{who}github.com/{REPO}.git\n" for who in ("", "x-access-token:token@"))
        (self.at / "gitconfig").write_text(f'[url "{self.origin}"]\n{urls}[safe]\n\tdirectory = *\n')
        self.save(EMPTY)

    def keep(self, target: Path) -> None:
        """Repository and state in another folder, to go on from."""
        shutil.rmtree(target, ignore_errors=True)
        target.mkdir(parents=True)
        parts = [str(self.at / name) for name in ("origin.git", "state.json", "home", "gitconfig")]
        subprocess.run(["cp", "-al", *parts, str(target)], check=True)

    def back(self, kept: Path) -> None:
        """What was kept, here: git writes a file anew and never into one, so the links hold."""
        shutil.rmtree(self.at, ignore_errors=True)
        subprocess.run(["cp", "-al", kept, self.at], check=True)
        text = (self.at / "gitconfig").read_text(encoding="utf-8")
        (self.at / "gitconfig").unlink()
        (self.at / "gitconfig").write_text(re.sub(r'(?<=url ")[^"]+', str(self.origin), text), encoding="utf-8")
        (self.at / "logs").mkdir()
        (self.at / "made.txt").touch()

    # What people do

    def clone(self, name: str, ref: str = "main") -> Path:
        """A working copy of a branch, or of the commit of a pull request."""
        target = self.at / name
        shutil.rmtree(target, ignore_errors=True)
        self.someone(self.at, "clone", "-q", str(self.origin), str(target))
        self.someone(target, "fetch", "-q", "origin", ref)
        place = ["--detach"] if ref.startswith("refs/") else ["-B", ref]
        self.someone(target, "checkout", "-q", *place, "FETCH_HEAD")
        return target

    def someone(self, folder: Path, *words: str, **more: str) -> None:
        """Git as a person runs it."""
        who = {f"GIT_{role}_NAME": "someone" for role in ("AUTHOR", "COMMITTER")}
        who |= {f"GIT_{role}_EMAIL": "someone@forge.test" for role in ("AUTHOR", "COMMITTER")}
        subprocess.run(["git", *words], cwd=folder, check=True, env=self.env() | who | more, capture_output=True)

    def push(self, branch: str, change: Callable[[Path], object], said: str = "Update", **more: str) -> None:
        """Somebody commits a change to a branch, new or not; what that starts waits."""
        there = bool(self.has(f"refs/heads/{branch}"))
        work = self.clone("desk", branch if there else "main")
        before = self.has(branch if there else "main")
        change(work)
        self.someone(work, "checkout", "-q", "-B", branch)
        self.someone(work, "add", "--all")
        self.someone(work, "commit", "-q", "--allow-empty", "-m", said)
        self.someone(work, "push", "-q", "origin", branch, **more)
        self.starts("push", branch, self.git("diff", "--name-only", before, branch).split("\n"))
        for pull in self.state()["pulls"]:
            if pull["state"] == "open" and pull["head"]["ref"] == branch:
                self.pulled(pull["number"])

    def open(self, branch: str, fork: bool = False) -> int:
        """Open a pull request from a branch, of this repository or of a fork; its number."""
        whose = {"full_name": FORK if fork else REPO, "fork": fork}
        with self.changing() as state:
            number = len(state["pulls"]) + 1
            head = {"ref": branch, "sha": self.has(branch), "repo": whose}
            base = {"ref": "main", "sha": self.has("main"), "repo": {"full_name": REPO}}
            pull = {"number": number, "title": "1", "state": "open", "head": head, "base": base}
            state["pulls"].append(pull)
        self.pulled(number)
        return number

    def pulled(self, number: int) -> None:
        """A pull request has another commit: its workflows wait."""
        pull = self.refreshed(number)
        changed = self.git("diff", "--name-only", f"main...{pull['head']['ref']}").split("\n")
        event = {"number": number, "pull_request": pull}
        self.starts("pull_request", f"refs/pull/{number}/merge", changed, event, pull["head"]["repo"]["fork"])

    def refreshed(self, number: int) -> State:
        """A pull request with its newest commit, and the merge that it would give: what GitHub checks out."""
        with self.changing() as state:
            pull: State = state["pulls"][number - 1]
            branch = pull["head"]["ref"]
            pull["head"]["sha"], pull["base"]["sha"] = self.has(branch), self.has("main")
            tree = self.git("merge-tree", "--write-tree", "main", branch).split()[0]  # conflicts: git says no
            who = ("-c", "user.name=GitHub", "-c", "user.email=noreply@forge.test")
            merge = self.git(*who, "commit-tree", tree, "-p", "main", "-p", branch, "-m", "Merge")
            self.git("update-ref", f"refs/pull/{number}/merge", merge)
        return pull

    def merge(self, number: int) -> None:
        """Somebody merges a pull request whose required checks are green on its newest commit."""
        pull = self.refreshed(number)
        checks = self.state()["checks"].get(pull["head"]["sha"], {})
        assert {name: checks.get(name) for name in REQUIRED} == dict.fromkeys(REQUIRED, "success"), checks
        before = self.has("main")
        self.git("update-ref", "refs/heads/main", self.has(f"refs/pull/{number}/merge"))
        with self.changing() as state:
            state["pulls"][number - 1]["state"] = "closed"
        self.starts("push", "main", self.git("diff", "--name-only", before, "main").split("\n"))

    def dispatch(self, workflow: str, ref: str = "main", **inputs: str) -> Played:
        """Somebody fills in a form, and waits for its end."""
        assert workflow not in self.state()["disabled"], f"{workflow} is switched off"
        return self.end(self.start(form(workflow, ref, **inputs)))

    # What GitHub does

    def starts(
        self, event: str, ref: str, changed: list[str], payload: Mapping[str, Any] | None = None, fork: bool = False
    ) -> None:
        """Let wait what an event starts: `on`, with its branches and paths, of the workflows on that very commit."""
        with self.changing() as state:
            for name, text in self.workflows(ref).items():
                on = yaml.safe_load(text)[True]
                filters = (on.get(event) or {}) if isinstance(on, dict) else {}
                if event in on and name not in state["disabled"] and wanted(filters, ref, changed):
                    told = dict(payload or {"ref": f"refs/heads/{ref}"})
                    state["queue"].append({"workflow": name, "event": event, "ref": ref, "payload": told, "fork": fork})

    def workflows(self, ref: str) -> dict[str, str]:
        """Name -> text of the workflows of a commit."""
        names = self.git("ls-tree", "--name-only", ref, ".github/workflows/").split("\n")
        return {Path(name).name: self.git("show", f"{ref}:{name}") for name in names}

    def play(self, *workflows: str) -> dict[str, Played]:
        """Play what waits, and what that starts itself, until nothing is left: all of it, or these workflows; the others go."""
        found: dict[str, Played] = {}
        while self.state()["queue"]:
            found |= self.play_once(*workflows)
        return found

    def play_once(self, *workflows: str) -> dict[str, Played]:
        """Play what waits now."""
        with self.changing() as state:
            jobs, state["queue"] = state["queue"], []
        meant = [job for job in jobs if job["workflow"] in (workflows or self.workflows("main").keys() - {ITSELF})]
        return {job["workflow"]: self.end(self.start(job)) for job in meant}

    def start(self, job: State) -> Running:
        """Begin to play a workflow."""
        with self.changing() as state:
            number = 1 + len(state["runs"])
            began = {"status": "in_progress", "conclusion": None, "created_at": f"{date.today().isoformat()}T01:23:00Z"}
            state["runs"].append({"id": number, "workflow": job["workflow"]} | began)
        work = self.clone(f"run-{number}", job["ref"])
        event = self.at / f"event-{number}.json"
        event.write_text(json.dumps(job["payload"] | {"repository": {"full_name": REPO}}), encoding="utf-8")
        log = self.at / f"logs/{number:03}-{job['workflow']}-{job['event']}.txt"
        told = {"GITHUB_REPOSITORY": REPO, "GITHUB_RUN_ID": str(number), "GITHUB_RUN_NUMBER": str(number)}
        words = [
            Path(sys.executable).parent / "act",
            job["event"],
            "-W",
            f".github/workflows/{job['workflow']}",
            "-e",
            event,
        ]
        words += [
            "--json",
            "--no-skip-checkout",
            "--secret",
            "GITHUB_TOKEN=token",
            "--actor",
            "someone",
            "--concurrent-jobs",
            "1",
        ]
        words += [  # what stands in for each action of GitHub's
            f"--local-repository={action}={HERE}/stand/{action.partition('@')[0].partition('/')[2]}"
            for action in self.actions(job["ref"])
        ]
        words += [word for key, value in told.items() for word in ("--env", f"{key}={value}")]
        env = self.env() | self.told(job, log, work)
        with log.open("wb") as output:
            process = subprocess.Popen(
                words, cwd=work, env=env, stdout=output, stderr=subprocess.STDOUT, start_new_session=True
            )
        return Running(number, job, process, log, time.monotonic())

    def waits_for(self, run: Running, target: str) -> None:
        """Wait until a run has asked make for something."""
        while run.process.poll() is None and target not in self.made(run):
            time.sleep(0.2)

    def told(self, job: State, log: Path, work: Path) -> dict[str, str]:
        """What the tools of a run know of it."""
        flow = work / ".github/workflows" / job["workflow"]
        known = {"FORGE_FLOW": str(flow), "FORGE_FORK": "yes" * job["fork"], "FORGE_RUN": log.name}
        noted = {*self.noted, *(AGAIN if self.again and job["workflow"] in ("test.yml", "summary.yml") else ())}
        known |= {"FORGE_NOTED": " ".join(sorted(noted)), "FORGE_LINK": "yes" * self.link, "FORGE_REF": job["ref"]}
        known |= {"FORGE_HELD": self.held, "FORGE_RED": self.red}
        path = os.environ["PATH"]
        return known | {
            "FORGE_MAKE": shutil.which("make") or "",
            "PATH": f"{HERE / 'tools'}{os.pathsep}{path}",
            "GH_REPO": REPO,
            "CI": "true",
        }

    def env(self) -> dict[str, str]:
        """What all that is run here is given, of this machine no more than it must have."""
        kept = {
            key: os.environ[key] for key in ("PATH", "LANG", "TMPDIR", "PLAYWRIGHT_BROWSERS_PATH") if key in os.environ
        }
        own = {"HOME": str(self.at / "home"), "GIT_CONFIG_GLOBAL": str(self.at / "gitconfig"), "FORGE_AT": str(self.at)}
        home = {
            "FORGE_HOME": str(ROOT),
            "FORGE_PYTHON": sys.executable,
            "FORGE_VENV": str(Path(sys.executable).parent.parent),
        }
        return kept | own | home

    def actions(self, ref: str) -> set[str]:
        """The actions that the workflows of a commit use."""
        texts = self.workflows(ref).values()
        return {found for text in texts for found in re.findall(r"uses: (actions/[\w-]+@\w+)", text)}

    def end(self, run: Running) -> Played:
        """Wait for the end of a run. One that another has cancelled is ended here, as GitHub would."""
        cancelled = False
        while run.process.poll() is None:
            cancelled = self.state()["runs"][run.number - 1]["conclusion"] == "cancelled"
            if cancelled:
                os.killpg(run.process.pid, signal.SIGKILL)
                run.process.wait()
            time.sleep(0.2)
        ended = "cancelled" if cancelled else "failure" if run.process.returncode else "success"
        played = Played(
            run.job["workflow"], run.job["event"], run.job["ref"], ended, time.monotonic() - run.began, run.log
        )
        with self.changing() as state:
            jobs = [{"name": name, "conclusion": result} for name, result in played.jobs.items()]
            state["runs"][run.number - 1] |= {"status": "completed", "conclusion": ended, "jobs": jobs}
            if run.job["event"] == "pull_request":
                sha = run.job["payload"]["pull_request"]["head"]["sha"]
                state["checks"].setdefault(sha, {}).update(played.jobs)
        shutil.rmtree(self.at / f"run-{run.number}", ignore_errors=True)
        self.heard += f"{played}\n{played.said}\n"
        self.taken |= {*played.steps}
        print(played, flush=True)
        return played

    def made(self, run: Running | Played) -> list[str]:
        """The commands that a run has asked make for, in order."""
        lines = (self.at / "made.txt").read_text(encoding="utf-8").splitlines()
        return [target for log, _, target in map(str.split, lines) if log == run.log.name]


def form(workflow: str, ref: str = "main", **inputs: str) -> State:
    """A form that somebody has filled in."""
    payload = {"ref": f"refs/heads/{ref}", "inputs": inputs}
    return {"workflow": workflow, "event": "workflow_dispatch", "ref": ref, "payload": payload, "fork": False}


def wanted(filters: Mapping[str, Any], branch: str, changed: list[str]) -> bool:
    """Whether a push or a pull request is one that a workflow names: branches, branches-ignore and paths."""
    if branch not in filters.get("branches", [branch]) or branch in filters.get("branches-ignore", []):
        return False
    return "paths" not in filters or any(named(path, filters["paths"]) for path in changed)


def named(path: str, patterns: list[str]) -> bool:
    """The last pattern that fits decides, and `!` takes away."""
    found = False
    for pattern in patterns:
        shape = re.escape(pattern.removeprefix("!")).replace(r"\*\*", ".*").replace(r"\*", "[^/]*")
        if re.fullmatch(shape, path):
            found = not pattern.startswith("!")
    return found
