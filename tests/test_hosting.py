"""The settings that somebody has made by hand on GitHub, asked of made-up answers: each is as it should be, not so, or not seen."""

import csv
import json
import os
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml

from scripts.__main__ import main
from scripts.paths import ROOT
from tests.github_answers import FORCE, MAIN, NAMES, ON_MAIN, PAGES, REVIEWED, RULES, WELL, answers, checks, request
from tests.site_server import published

LIST = ROOT / "scripts/year/helpers/verbs/hosting.csv"
PERSON = [*csv.DictReader(LIST.read_text(encoding="utf-8").splitlines())]  # a person may ask of each
REPO, HOME = "o/r", "repos/o/r"
FORBIDDEN, NOTHING = 403, 404
ASKING = ("release", "run", "person")
OURS = {row["setting"]: row["setting_value"] for row in published().rows("platform")}
# Setting -> where the host answers something else, and what; and what is said of it.
WRONG: dict[str, tuple[str, Any, str]] = {
    "public": ("", {"visibility": "private"}, "private"),
    "main": ("", {"default_branch": "master"}, "master"),
    "issues": ("", {"has_issues": False}, "nej"),
    "merge": ("", {"allow_merge_commit": False}, "nej"),
    "address": ("", {"html_url": "https://example.org/o/elsewhere"}, "https://example.org/o/elsewhere"),
    "labels": ("/labels", [{"name": "figure"}, {"name": "question"}], "figure, question"),
    "immutable": ("/immutable-releases", {"enabled": True}, "ja"),
    "pages_source": ("/pages", {"build_type": "legacy"}, "legacy"),
    "pages_address": ("/pages", {"html_url": "http://o.example.org/r/"}, "http://o.example.org/r"),
    "pages_branch": (
        f"{PAGES}/deployment-branch-policies",
        {"branch_policies": [{"name": "main"}, {"name": "*"}]},
        "*, main",
    ),
    "pages_approval": (PAGES, {"protection_rules": [{"type": "wait_timer"}]}, "wait_timer"),
    "main_request": (ON_MAIN, [FORCE, checks(*NAMES)], "inget"),
    "main_owner": (ON_MAIN, [request(require_code_owner_review=False)], "nej"),
    "main_approval": (ON_MAIN, [request(required_approving_review_count=0)], "0"),
    "main_stale": (ON_MAIN, [request(dismiss_stale_reviews_on_push=False)], "nej"),
    "main_force": (ON_MAIN, [request(), checks(*NAMES)], "inget"),
    "main_checks": (ON_MAIN, [checks("years", "lint")], "lint, years"),
    "main_source": (ON_MAIN, [checks(*NAMES, integration_id=15368)], "15368"),
    "main_more": (ON_MAIN, [*MAIN, {"type": "required_signatures"}], "required_signatures"),
    "branches": ("/rules/branches/publish-v1.0.0-1.1", [{"type": "creation"}], "creation"),
    "push": ("/rulesets", [*RULES, {"id": 2, "name": "no ZIP", "target": "push", "enforcement": "active"}], "no ZIP"),
    "tags": ("/rulesets/2", {"conditions": {"ref_name": {"include": ["~ALL"], "exclude": []}}}, "~ALL"),
    "tags_exclude": (
        "/rulesets/2",
        {"conditions": {"ref_name": {"include": ["refs/tags/v*"], "exclude": ["refs/tags/v1*"]}}},
        "refs/tags/v1*",
    ),
    "tags_kept": ("/rulesets/2", {"rules": [{"type": "creation"}, {"type": "deletion"}]}, "creation, deletion"),
    "bypass": ("/rulesets/1", {"bypass_actors": [{"actor_type": "RepositoryRole"}]}, "RepositoryRole"),
    "actions": ("/actions/permissions", {"enabled": False}, "nej"),
    "actions_allowed": ("/actions/permissions", {"allowed_actions": "local_only"}, "local_only"),
    "token": ("/actions/permissions/workflow", {"default_workflow_permissions": "write"}, "write"),
    "token_approves": ("/actions/permissions/workflow", {"can_approve_pull_request_reviews": True}, "ja"),
    "outsiders": (
        "/actions/permissions/fork-pr-contributor-approval",
        {"approval_policy": "first_time_contributors"},
        "first_time_contributors",
    ),
    "workflows": ("/actions/workflows", {"workflows": [{"name": "deploy", "state": "disabled_manually"}]}, "deploy"),
    "organisation_allowed": ("orgs/o/actions/permissions", {"allowed_actions": "local_only"}, "local_only"),
    "organisation_token": ("orgs/o/actions/permissions/workflow", {"default_workflow_permissions": "write"}, "write"),
    "reporting": ("/private-vulnerability-reporting", {"enabled": False}, "nej"),
    "owners": ("/codeowners/errors", {"errors": [{"kind": "Unknown owner"}]}, "Unknown owner"),
}


def host(changes: Mapping[str, Any]) -> dict[str, Any]:
    """Path -> answer of a host where all is well but for this: keys of an answer (None: left out), or the whole list."""
    well = answers(REPO, repository=OURS["repository"], site_address=OURS["site_address"])
    return well | {at(path): but_for(well[at(path)], change) for path, change in changes.items()}


def but_for(said: Any, change: Any) -> Any:
    """An answer with a change."""
    if not isinstance(change, dict):
        return change
    return {key: one for key, one in (said | change).items() if one is not None}


def at(path: str) -> str:
    """What is asked of the repository, or of its organisation."""
    return path if path.startswith("orgs/") else HOME + path


Asked = Callable[..., dict[str, str]]


@pytest.fixture
def asked(monkeypatch, capsys) -> Asked:
    """What the verb tells a person: setting -> its line."""

    def ask(changes: Mapping[str, Any] | None = None, statuses: Mapping[str, int] | None = None) -> dict[str, str]:
        """`statuses`: paths that the host answers with no more than that."""
        said, without = host(changes or {}), {at(path): status for path, status in (statuses or {}).items()}

        def gh(words: list[str], **_how: object) -> subprocess.CompletedProcess[str]:
            status = without.get(words[-1])
            problem = f"gh: no (HTTP {status})" if status else ""
            return subprocess.CompletedProcess(words, bool(status), json.dumps(said[words[-1]]), problem)

        monkeypatch.setenv("GH_REPO", REPO)
        monkeypatch.setattr(subprocess, "run", gh)
        main(["hosting", "person"])
        lines = capsys.readouterr().err.splitlines()
        named = {row["setting"]: f"{row['title_sv']}: " for row in PERSON}
        return {name: line for name, title in named.items() for line in lines if line.startswith(title)}

    return ask


def kinds(found: Mapping[str, str]) -> dict[str, set[str]]:
    """How it is -> the settings of which it is said."""
    return {
        kind: names
        for kind, said in (("ok", ": som det ska ("), ("wrong", ": GitHub svarar ”"), ("unseen", ": syns inte med"))
        if (names := {name for name, line in found.items() if said in line})
    }


def test_where_all_is_well_each_setting_is_said_to_be_as_it_should(asked):
    assert kinds(asked()) == {"ok": {row["setting"] for row in PERSON}}


def test_each_setting_is_tried_wrong_below():
    """A new row comes with its wrong answer."""
    assert [*WRONG] == [row["setting"] for row in PERSON]


@pytest.mark.parametrize("setting", WRONG)
def test_a_setting_that_is_not_as_it_should_be_is_told_with_what_to_do(asked, setting):
    """What the host says, what it should say, and what somebody does."""
    path, change, said = WRONG[setting]
    (row,) = (row for row in PERSON if row["setting"] == setting)
    line = asked({path: change})[setting]
    assert f": GitHub svarar ”{said}”, och det ska vara ”" in line
    assert line.endswith(row["todo_sv"])


@pytest.mark.parametrize("path", WELL)
def test_what_cannot_be_seen_is_never_as_it_should_be(asked, path):
    """For want of a right the host says that it is forbidden, or that nothing is there."""
    (well,) = kinds(asked()).values()
    for told_so in (
        kinds(asked(statuses={path: FORBIDDEN})),
        kinds(asked({"": {"permissions": {"admin": False}}}, {path: NOTHING})),
    ):
        assert told_so["unseen"]
        assert told_so["unseen"] | told_so["ok"] == well


def test_what_is_left_out_of_an_answer_is_not_seen(asked):
    """So the host hides who goes round a rule, and how branches are merged, from whoever may not change it."""
    assert kinds(asked({"/rulesets/2": {"bypass_actors": None}}))["unseen"] == {"bypass"}


def test_nothing_there_is_an_answer_to_an_admin(asked):
    """GitHub answers so of immutable releases that are off, and where Pages is off."""
    assert "immutable" in kinds(asked(statuses={"/immutable-releases": NOTHING}))["ok"]
    assert "pages_source" in kinds(asked(statuses={"/pages": NOTHING}))["wrong"]


def test_no_organisation_is_asked_of_where_a_person_owns_the_repository(asked):
    assert {*asked()} - {*asked({"": {"owner": {"type": "User"}}})} == {"organisation_allowed", "organisation_token"}


def test_of_several_rules_the_strictest_holds(asked):
    """An organisation's rule beside ours, which asks for less."""
    mild = request(**dict.fromkeys(REVIEWED, False) | {"required_approving_review_count": 0})
    assert {*kinds(asked({ON_MAIN: [*MAIN, mild]}))} == {"ok"}


def test_a_rule_that_is_only_tried_out_protects_nothing(asked):
    found = asked({"/rulesets/2": {"enforcement": "evaluate"}})
    assert kinds(found)["wrong"] == {"tags", "tags_kept"}


def test_what_publish_asks_is_whether_main_and_the_tags_of_releases_are_protected():
    """What it asks of them a run sees too, and a person of all."""
    release, run_, person = ({row["setting"] for row in PERSON if who in row["who"].split()} for who in ASKING)
    assert release == {
        "main_request", "main_owner", "main_approval", "main_force", "tags", "tags_exclude", "tags_kept"
    }  # fmt: skip
    assert release < run_ < person == {*WRONG}


def test_the_labels_are_those_that_forms_and_proposals_of_new_versions_set():
    """One that is not there is left out without a word."""
    files = [*(ROOT / ".github/ISSUE_TEMPLATE").glob("*.yml"), ROOT / ".github/dependabot.yml"]
    read = [yaml.safe_load(file.read_text(encoding="utf-8")) for file in files]
    named = {label for one in read for part in (one, *one.get("updates", [])) for label in part.get("labels", [])}
    (row,) = (row for row in PERSON if row["setting"] == "labels")
    assert {*row["must_be"].removeprefix("bland annat ").split(", ")} == named


GH = """#!{python}
import json, pathlib, sys
folder = pathlib.Path(__file__).parent
with (folder / "calls").open("a") as file:
    print(*sys.argv[1:], file=file)
answers = json.loads((folder / "settings.json").read_text())
if answers is None:
    sys.exit("error connecting to api.github.com")
if sys.argv[-1] not in answers:
    sys.exit("gh: Resource not accessible by integration (HTTP 403)")
print(json.dumps(answers[sys.argv[-1]]))
"""


def run(tools: Path, who: str, said: Mapping[str, Any] | None) -> tuple[int, str, list[str]]:
    """The verb with a Python that has nothing but its library, and a `gh` that answers this; None where no host is there."""
    (tools / "settings.json").write_text(json.dumps(said), encoding="utf-8")
    (tools / "calls").write_text("", encoding="utf-8")
    (tools / "gh").write_text(GH.format(python=sys.executable), encoding="utf-8")
    (tools / "gh").chmod(0o755)
    path = f"{tools}{os.pathsep}{os.environ['PATH']}"
    done = subprocess.run(
        [sys.executable, "-S", "-m", "scripts", "hosting", who], cwd=ROOT, capture_output=True, text=True, check=False,
        env=os.environ | {"PATH": path, "GH_REPO": REPO},
    )  # fmt: skip
    return done.returncode, done.stderr, (tools / "calls").read_text(encoding="utf-8").splitlines()


def test_publish_is_refused_where_main_or_the_tags_are_seen_to_be_unprotected(tmp_path):
    """It says which, and nothing where they are protected."""
    code, said, asks = run(tmp_path, "release", host({}))
    assert (code, said) == (0, "")
    lists = [f"api --paginate {HOME}/{path}" for path in ("rules/branches/main", "rulesets")]
    assert asks == [*lists, f"api {HOME}/rulesets/1", f"api {HOME}/rulesets/2"]
    for path in (ON_MAIN, "/rulesets"):
        code, said, _ = run(tmp_path, "release", host({path: []}))
        assert code == 1
        assert "Skydda " in said


def test_publish_goes_on_where_it_cannot_see_and_says_so(tmp_path):
    """For want of a right, or of a host."""
    code, said, _ = run(tmp_path, "release", {})
    assert (code, "syns inte" in said) == (0, True)
    code, said, _ = run(tmp_path, "release", None)
    assert code == 0
    assert "error connecting to api.github.com. Utgåvan går vidare" in said


def test_a_person_is_told_that_no_host_answered(tmp_path):
    """And not that a setting is wrong, or not seen."""
    code, said, _ = run(tmp_path, "person", None)
    assert code == 1
    assert said.startswith(f"gh api {HOME}: inget svar: error connecting")
    assert len(said.splitlines()) == 2


def test_a_person_is_told_of_each_row_and_a_run_of_what_is_not_so(tmp_path):
    elsewhere = host({"": {"html_url": "https://example.org/o/r"}, "/pages": {"html_url": "https://o.example.org/r"}})
    code, said, _ = run(tmp_path, "person", elsewhere)
    assert code == 1
    assert len([line for line in said.splitlines() if "som det ska" in line]) == len(PERSON) - 2
    told_run = run(tmp_path, "run", elsewhere)[1].splitlines()
    assert [line.partition(":")[0] for line in told_run[:-1]] == ["Kodförrådet, adress", "Pages, webbplatsens adress"]
    assert told_run[-1] == "2 inställningar att ändra."


def test_nobody_else_can_ask(tmp_path):
    code, said, asks = run(tmp_path, "robot", {})
    assert (code, asks) == (1, [])
    assert "person, run, release" in said
