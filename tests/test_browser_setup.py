"""How a machine gets the browser that the page tests open."""

import re
import subprocess
import sys
from itertools import product

import pytest

from scripts.paths import ROOT
from tests.browser_setup import FLAGS, launch_options, plan
from tests.readers import of_figures, readers

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


def test_a_change_of_figures_alone_opens_no_browser():
    """Of the files that `make test-data` runs, those in which a test asks for one."""
    (chosen,) = re.findall(r'tests\.readers \| .* -m "(.+)"', (ROOT / "Makefile").read_text(encoding="utf-8"))
    asking = re.compile(r"def test_\w+\([^)]*\b(?:page|browser|context)\b")
    files = [one for one in of_figures(readers(ROOT)) if asking.search((ROOT / one).read_text(encoding="utf-8"))]
    command = [sys.executable, "-m", "pytest", "-p", "no:cacheprovider", "--setup-plan", "-m", chosen, *files]
    said = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True).stdout
    assert "SETUP    S pytestconfig" in said
    assert "SETUP    S browser " not in said
