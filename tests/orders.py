"""Every order of some runs on a host that is like GitHub: its queues, its marks, its site, its pages under Releases.

The workflows are the real ones, read step by step; their shell is run for real (`step_shell`). Between any two things that a run
asks of the host another run may come. A run that is cancelled may go on as far as it likes or stop anywhere: nobody knows when the
build server hears of it.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from tests.step_shell import Answer, Piece, go
from tests.workflow_steps import Step, Workflow, holds, text

Held = tuple[tuple[str, frozenset[str]], ...]  # version -> the figures that it has, the oldest version first
GIVEN = {"github.ref": "refs/heads/main", "github.repository": "o/r", "github.token": "none", "cancelled()": ""}
KEPT = "artifact/"  # where what a run keeps lies until another job fetches it


@dataclass(frozen=True)
class Run:
    """A run of a workflow: what it was given, how far it has come, what its steps have told, and the files beside it."""

    file: str
    inputs: tuple[tuple[str, str], ...]
    tree: Held
    at: int = 0
    answers: tuple[Answer, ...] = ()
    told: tuple[tuple[str, str], ...] = ()
    files: tuple[tuple[str, str], ...] = ()
    group: str = ""
    waits: str = ""
    cancelled: bool = False
    failed: bool = False
    over: bool = False


@dataclass(frozen=True)
class Host:
    """What is on the host, what is going on there, and what has not begun."""

    main: Held
    coming: tuple[Any, ...] = ()
    runs: tuple[Run, ...] = ()
    marks: frozenset[str] = frozenset()
    on: bool = True
    site: frozenset[str] = frozenset()
    pages: frozenset[str] = frozenset()


def form(file: str, **inputs: str) -> tuple[str, tuple[tuple[str, str], ...]]:
    """Somebody fills in a form."""
    return file, tuple(inputs.items())


def stop(file: str, number: int) -> tuple[str, int]:
    """Somebody cancels a run by hand: the first, the second … of a workflow, once it has begun."""
    return f"stop {file}", number


def merge(version: str, *figures: str) -> tuple[str, frozenset[str]]:
    """Somebody merges a release that has these figures."""
    return version, frozenset(figures)


class Orders:
    """The orders in which things can happen on a host with these workflows. `patient`: a step that waits never gives up."""

    def __init__(self, texts: Mapping[str, str], patient: bool = True) -> None:
        self.texts, self.patient = texts, patient
        self.read: dict[str, Workflow] = {}

    def workflow(self, file: str) -> Workflow:
        """The workflow in a file."""
        if file not in self.read:
            self.read[file] = Workflow(self.texts, file)
        return self.read[file]

    def reached(self, host: Host) -> set[Host]:
        """Every state that can be reached."""
        seen, left = {host}, [host]
        while left:
            new = set(self.moves(left.pop())) - seen
            seen |= new
            left += new
        return seen

    def moves(self, host: Host) -> Iterator[Host]:
        """What can happen next: something begins, or a run goes on."""
        for index, event in enumerate(host.coming):
            if event[0].startswith("stop ") and len(numbers(host, event[0][5:])) <= event[1]:
                continue
            rest = replace(host, coming=host.coming[:index] + host.coming[index + 1 :])
            yield self.begun(rest, event)
        for number, run in enumerate(host.runs):
            if not run.over:
                yield from self.gone_on(host, number)

    def begun(self, host: Host, event: tuple[str, Any]) -> Host:
        """A form is sent, a run cancelled by hand, or a release merged: then "deploy" starts, where it is switched on."""
        if event[0] in self.texts:
            return self.started(host, *event)
        if event[0].startswith("stop "):
            return changed(host, numbers(host, event[0][5:])[event[1]], cancelled=True)
        host = replace(host, main=(*host.main, event))
        return self.started(host, "deploy.yml", ()) if host.on else host

    def started(self, host: Host, file: str, inputs: tuple[tuple[str, str], ...]) -> Host:
        """A run begins."""
        if "take-down" in file and "version" not in dict(inputs):
            inputs = (*inputs, ("version", ""))
        host = replace(host, runs=(*host.runs, Run(file, inputs, host.main)))
        return self.settled(host, len(host.runs) - 1)

    def gone_on(self, host: Host, number: int) -> Iterator[Host]:
        """One run takes a step, or a part of one; a cancelled one may also stop."""
        run = host.runs[number]
        steps = self.workflow(run.file).steps
        if run.cancelled:
            yield ended(host, number)
        if run.group != steps[run.at].group:
            yield from (self.settled(one, number) for one in queued(host, number, steps[run.at].group))
        else:
            yield self.settled(self.stepped(host, number), number)
            if not self.patient and is_shell(steps[run.at]) and self.piece(run, steps[run.at]).asked == "sleep":
                yield self.settled(self.done(host, number, Piece("", 1, (), "")), number)

    def settled(self, host: Host, number: int) -> Host:
        """The same run after everything that it does by itself: where it asks or changes the host next, or comes to a group."""
        while True:
            run = host.runs[number]
            steps = self.workflow(run.file).steps
            if run.at == len(steps):
                return ended(host, number)
            if run.group != steps[run.at].group or self.is_shared(run, steps[run.at]):
                return host
            host = self.stepped(host, number)

    def is_shared(self, run: Run, step: Step) -> bool:
        """Whether others can see what the run does next, or it sees what they do."""
        if not self.runs_here(run, step):
            return False
        if is_shell(step):
            return bool(self.piece(run, step).asked)
        return str(step.content.get("uses", "")).startswith(("actions/checkout", "actions/deploy-pages"))

    def stepped(self, host: Host, number: int) -> Host:
        """A run does one thing: it passes a step by, asks one question, or takes a step that is no shell."""
        run = host.runs[number]
        steps = self.workflow(run.file).steps
        if not self.runs_here(run, steps[run.at]):
            return changed(host, number, **after(run, steps))
        return self.shell(host, number, steps) if is_shell(steps[run.at]) else self.acted(host, number, steps)

    def runs_here(self, run: Run, step: Step) -> bool:
        """Whether what has happened lets the step run."""
        conditions = [str(one["if"]) for one in (*self.workflow(run.file).jobs(step), step.content) if "if" in one]
        here = f"{step.caller}/{step.job}" == run_told(run, "failed in")
        if run.failed and not (here and any("cancelled()" in one for one in conditions)):
            return False
        return all(holds(one, lambda name: self.look(run, step, name)) for one in conditions)

    def look(self, run: Run, step: Step, name: str) -> str:
        """What a name in an expression stands for."""

        def plain(name: str) -> str:
            if name.startswith("hashFiles"):
                return "sum" if name.split("'")[1] in dict(run.files) else ""
            if name.startswith("inputs."):
                return dict(run.inputs)[name.partition(".")[2]]
            return GIVEN.get(name) or run_told(run, name)

        return self.workflow(run.file).value(name, step, plain)

    def environment(self, run: Run, step: Step) -> dict[str, str]:
        """What the step is given in its environment."""
        own = step.content.get("env", {})
        return {name: text(value, lambda one: self.look(run, step, one)) for name, value in own.items()}

    def piece(self, run: Run, step: Step) -> Piece:
        """How far the shell of a step comes with the answers that the run has had."""
        given = {"GITHUB_ACTOR": "somebody"} | self.environment(run, step)
        files = tuple(one for one in run.files if not one[0].startswith(KEPT))
        return go(step.content["run"], tuple(given.items()), files, run.answers)

    def shell(self, host: Host, number: int, steps: list[Step]) -> Host:
        """A step goes on to its next question, which the host answers; or to its end."""
        run = host.runs[number]
        piece = self.piece(run, steps[run.at])
        if piece.asked == "sleep":  # it looks again from the beginning
            return changed(host, number, answers=())
        if piece.asked:
            host, answer = self.answered(host, piece.asked)
            return changed(host, number, answers=(*run.answers, answer))
        return self.done(host, number, piece)

    def done(self, host: Host, number: int, piece: Piece) -> Host:
        """A step of shell is over: what it tells later ones, and whether its job has failed."""
        run = host.runs[number]
        steps = self.workflow(run.file).steps
        step, here = steps[run.at], f"{steps[run.at].caller}/{steps[run.at].job}"
        told = {f"{here}/{step.name}/{key}": value for key, value in piece.told}
        told[f"{here}/{step.name}/outcome"] = "failure" if piece.code else "success"
        failed = bool(piece.code) and not step.content.get("continue-on-error")
        told |= {"failed in": here} if failed else {}
        told = dict(run.told) | told
        return changed(host, number, told=tuple(told.items()), failed=run.failed or failed, **after(run, steps))

    def acted(self, host: Host, number: int, steps: list[Step]) -> Host:
        """What a step does that is no shell of its own: our commands, and the actions of others."""
        run, step = host.runs[number], steps[host.runs[number].at]
        does = step.content.get("run") or step.content["uses"].partition("@")[0]
        files, settings = dict(run.files), step.content.get("with", {})
        given, told = self.environment(run, step), {}
        if does == "actions/checkout":
            run = replace(run, tree=host.main if settings.get("ref") == "main" else run.tree)
            files |= {f"datapackage/releases/{version}.zip": "" for version, _ in run.tree}
            told = {"commit": "abc"}
        elif does == "make released":
            files |= built(run.tree, given["WITHOUT"].split(), given.get("VERSION", ""))
        elif does == "make release-files" and not holding(run.tree[-1:], given["WITHOUT"].split()):
            files |= {f"release/{name}": f"v{run.tree[-1][0]}" for name in ("tag", "notes.md", "new.zip", "SHA256SUMS")}
        elif does == "actions/upload-pages-artifact":
            files[f"{KEPT}site"] = files["site"]
        elif does == "actions/upload-artifact":
            files |= {f"{KEPT}{path}": one for path, one in files.items() if path.startswith("release/")}
            told = {"artifact-id": "7"}
        elif does == "actions/download-artifact":
            files |= {path.removeprefix(KEPT): one for path, one in files.items() if path.startswith(f"{KEPT}release/")}
        elif does == "actions/deploy-pages":
            host = replace(host, site=frozenset(files[f"{KEPT}site"].split()))
        own = {f"{step.caller}/{step.job}/{step.name}/{key}": one for key, one in told.items()}
        run = replace(run, told=run.told + tuple(own.items()), files=tuple(sorted(files.items())))
        return changed(host, number, tree=run.tree, told=run.told, **after(run, steps))

    def answered(self, host: Host, asked: str) -> tuple[Host, Answer]:
        """What `gh` does on the host when it is called like this, and what it says."""
        if asked.startswith("workflow run deploy.yml"):
            return (self.started(host, "deploy.yml", ()), Answer()) if host.on else (host, Answer(code=1))
        return answered(host, asked)


def is_quiet(host: Host) -> bool:
    """Whether nothing is going on any more."""
    return not host.coming and all(run.over for run in host.runs)


def is_shell(step: Step) -> bool:
    """Whether a step is shell of its own: neither one of our commands, which are tested elsewhere, nor somebody's action."""
    return not step.content.get("run", "make ").startswith("make ")


def ended(host: Host, number: int) -> Host:
    """A run is over, and nothing is left of it but how it went."""
    run = host.runs[number]
    return changed(
        host, number, **vars(Run(run.file, run.inputs, (), cancelled=run.cancelled, failed=run.failed, over=True))
    )


def run_told(run: Run, name: str) -> str:
    """What a step of the run has told under a name; "" for nothing."""
    return dict(run.told).get(name, "")


def numbers(host: Host, file: str) -> list[int]:
    """Which of the runs are of a workflow."""
    return [number for number, run in enumerate(host.runs) if run.file == file]


def changed(host: Host, number: int, **change: Any) -> Host:
    """The host with one of its runs changed."""
    runs = list(host.runs)
    runs[number] = replace(runs[number], **change)
    return replace(host, runs=tuple(runs))


def after(run: Run, steps: list[Step]) -> dict[str, Any]:
    """The run at its next step. Another job begins without files, and gives back the group that it does not share."""
    following = steps[run.at + 1] if run.at + 1 < len(steps) else None
    step, files, group = steps[run.at], run.files, run.group
    if not following or (following.caller, following.job) != (step.caller, step.job):
        files = tuple((path, one) for path, one in files if path.startswith(KEPT))
        group = group if following and following.group == group else ""
    return {"at": run.at + 1, "answers": (), "files": files, "group": group}


def queued(host: Host, number: int, group: str) -> Iterator[Host]:
    """A run comes to a group: it begins, or waits and takes the place of the one that waited, which is cancelled."""
    if not any(run.group == group for run in host.runs):
        yield changed(host, number, group=group, waits="")
    elif not host.runs[number].waits:
        for other, run in enumerate(host.runs):
            if run.waits == group:
                host = ended(changed(host, other, cancelled=True), other)
        yield changed(host, number, waits=group)


def holding(releases: Held, figures: list[str]) -> list[tuple[str, str]]:
    """(version, figure) for each release that has one of the figures."""
    return [(version, one) for version, held in releases for one in figures if one in held]


def built(releases: Held, without: list[str], version: str) -> dict[str, str]:
    """The site without the figures, as the versions that it shows, and the list of those that it does not."""
    held = holding(releases, without)
    left = [one for one, _ in releases if one not in dict(held)]
    return {"site": " ".join(left), "held.txt": "".join(f"{one} {name}\n" for one, name in held), "version": version}


def answered(host: Host, asked: str) -> tuple[Host, Answer]:
    """What `gh` does and says, but for starting a run. What is so already is refused, as the host may do."""
    mark = re.search(r"tags/taken-down/([^ ]*)", asked)
    if "matching-refs" in asked:
        return host, Answer("".join(f"{one}\n" for one in sorted(host.marks)))
    if asked.startswith("api repos/o/r/git/ref/heads/main"):
        return host, Answer("abc\n")
    if mark and "--method DELETE" in asked:
        return replace(host, marks=host.marks - {mark[1]}), Answer(code=int(mark[1] not in host.marks))
    if mark and " -f ref=" in asked:
        return replace(host, marks=host.marks | {mark[1]}), Answer(code=int(mark[1] in host.marks))
    if mark:
        return host, Answer(code=int(mark[1] not in host.marks))
    if switch := re.fullmatch(r"workflow (enable|disable) deploy.yml", asked):
        on = switch[1] == "enable"
        return replace(host, on=on), Answer(code=int(host.on == on))
    if asked.endswith("actions/workflows/deploy.yml --jq .state"):
        return host, Answer("active\n" if host.on else "disabled_manually\n")
    if "workflows/deploy.yml/runs" in asked:
        going = [number for number in numbers(host, "deploy.yml") if not host.runs[number].over]
        return host, Answer("".join(f"{number}\n" for number in going))
    if cancel := re.search(r"actions/runs/(\d+)/cancel", asked):
        run = host.runs[int(cancel[1])]
        return changed(host, int(cancel[1]), cancelled=True), Answer(code=int(run.over))
    return pages(host, asked)


def pages(host: Host, asked: str) -> tuple[Host, Answer]:
    """The same for the pages under Releases."""
    if asked.startswith("api --paginate repos/o/r/releases"):
        return host, Answer("".join(f"v{one}\n" for one in sorted(host.pages)))
    does = re.match(r"release (view|create|delete) v([0-9.]+)", asked)
    assert does, asked
    verb, version = does[1], does[2]
    there = version in host.pages
    if verb == "view":
        return host, Answer(code=int(not there))
    kept = host.pages | {version} if verb == "create" else host.pages - {version}
    return replace(host, pages=kept), Answer(code=int(there == (verb == "create")))
