"""What GitHub answers about a repository in which all is set as it should be: made up, for the tests and the play."""

from typing import Any

REVIEWED = {
    "require_code_owner_review": True,
    "required_approving_review_count": 1,
    "dismiss_stale_reviews_on_push": True,
}
FORCE = {"type": "non_fast_forward"}
NAMES = ("test (3.11)", "test (3.13)", "years", "summary")
ON_MAIN, PAGES = "/rules/branches/main", "/environments/github-pages"


def request(**changes: object) -> dict[str, Any]:
    """A rule that asks for a pull request that somebody approves."""
    return {"type": "pull_request", "parameters": REVIEWED | changes}


def checks(*names: str, **more: object) -> dict[str, Any]:
    """A rule that asks for checks."""
    return {
        "type": "required_status_checks",
        "parameters": {"required_status_checks": [{"context": name} | more for name in names]},
    }


MAIN = [request(), FORCE, checks(*NAMES)]
TAGS = {
    "target": "tag",
    "enforcement": "active",
    "conditions": {"ref_name": {"include": ["refs/tags/v*"], "exclude": []}},
    "rules": [{"type": "deletion"}, {"type": "update"}],
    "bypass_actors": [],
}
RULES = [
    {"id": 1, "name": "main", "target": "branch", "enforcement": "active"},
    {"id": 2, "name": "v*", "target": "tag", "enforcement": "active"},
]
# A host where all is well: what is asked below the repository (or of the organisation), and the answer.
WELL: dict[str, Any] = {
    "": {
        "visibility": "public", "default_branch": "main", "has_issues": True, "allow_merge_commit": True,
        "html_url": "https://example.org/o/r", "owner": {"type": "Organization"}, "permissions": {"admin": True},
    },
    "/labels": [{"name": name} for name in ("bug", "figure", "new-year", "question")],
    "/immutable-releases": {"enabled": False, "enforced_by_owner": False},
    "/pages": {"build_type": "workflow", "html_url": "https://o.example.org/r/"},
    f"{PAGES}/deployment-branch-policies": {"branch_policies": [{"name": "main"}]},
    PAGES: {"protection_rules": [{"type": "branch_policy"}]},
    ON_MAIN: MAIN,
    "/rules/branches/publish-v1.0.0-1.1": [],
    "/rulesets": RULES,
    "/rulesets/1": {"target": "branch", "enforcement": "active", "bypass_actors": []},
    "/rulesets/2": TAGS,
    "/actions/permissions": {"enabled": True, "allowed_actions": "all"},
    "/actions/permissions/workflow": {"default_workflow_permissions": "read", "can_approve_pull_request_reviews": False},
    "/actions/permissions/fork-pr-contributor-approval": {"approval_policy": "all_external_contributors"},
    "/actions/workflows": {"workflows": [{"name": "deploy", "state": "active"}]},
    "orgs/o/actions/permissions": {"allowed_actions": "selected"},
    "orgs/o/actions/permissions/workflow": {"default_workflow_permissions": "read"},
    "/private-vulnerability-reporting": {"enabled": True},
    "/codeowners/errors": {"errors": []},
}  # fmt: skip


def answers(repo: str, **ours: str) -> dict[str, Any]:
    """Path -> answer, for another repository (owner/name) with the addresses that package.yml has."""
    owner = repo.partition("/")[0]
    paths = {
        path.replace("orgs/o/", f"orgs/{owner}/") if path.startswith("orgs") else f"repos/{repo}{path}": answer
        for path, answer in WELL.items()
    }
    pages, home = f"repos/{repo}/pages", f"repos/{repo}"
    return paths | {
        home: paths[home] | {"html_url": ours["repository"]},
        pages: paths[pages] | {"html_url": ours["site_address"]},
    }
