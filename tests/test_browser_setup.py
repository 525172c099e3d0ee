"""How a machine gets the browser that the page tests open."""

import sys
from itertools import product

import pytest

from tests.browser_setup import FLAGS, launch_options, plan

APT_PACKAGE = ("apt-get", "install", "-y", "-q", "--no-install-recommends", "chromium")
PLAYWRIGHTS_OWN = (sys.executable, "-m", "playwright", "install", "chromium")


@pytest.mark.parametrize("there", ["/usr/bin/chromium", None])
@pytest.mark.parametrize(("has_apt", "is_root"), [*product([True, False], repeat=2)])
def test_a_browser_that_is_there_is_used_and_another_installed_without_a_right_that_is_missing(there, has_apt, is_root):
    """Root with apt gets the system's, after the package lists are fresh, everyone else Playwright's own; one sentence says it."""
    decision = plan(there, has_apt, is_root)
    bare = (("apt-get", "update", "-q"), APT_PACKAGE) if has_apt and is_root else (PLAYWRIGHTS_OWN,)
    assert decision.commands == (() if there else bare)
    assert decision.sentence.endswith(".")
    assert "\n" not in decision.sentence
    assert (there or "") in decision.sentence


def test_the_sandbox_is_off_for_root_alone():
    """Root starts the browser without its sandbox, since it cannot start in it; nobody else does."""
    assert "--no-sandbox" in launch_options("/usr/bin/chromium", is_root=True)["args"]
    assert "--no-sandbox" not in launch_options("/usr/bin/chromium", is_root=False)["args"]


@pytest.mark.parametrize("is_root", [True, False])
def test_the_browser_keeps_quiet(is_root: bool):
    """The browser has no traffic of its own, so that a request seen in a test is the page's."""
    assert set(FLAGS) <= set(launch_options(None, is_root)["args"])


def test_the_executable_is_named_only_where_the_system_has_one():
    """Without a system browser Playwright finds its own."""
    assert launch_options("/usr/bin/chromium", is_root=False)["executable_path"] == "/usr/bin/chromium"
    assert "executable_path" not in launch_options(None, is_root=False)
