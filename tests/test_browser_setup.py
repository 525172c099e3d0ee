"""How a machine gets the browser that the page tests open."""

import sys

import pytest

from tests.browser_setup import FLAGS, launch_options, plan

APT_PACKAGE = ("apt-get", "install", "-y", "-q", "--no-install-recommends", "chromium")
PLAYWRIGHTS_OWN = (sys.executable, "-m", "playwright", "install", "chromium")


@pytest.mark.parametrize("has_apt", [True, False])
@pytest.mark.parametrize("is_root", [True, False])
def test_a_browser_that_is_there_is_used(has_apt: bool, is_root: bool) -> None:
    """A machine with a browser installs nothing, whoever runs the tests, and says which one is used."""
    decision = plan("/usr/bin/chromium", has_apt, is_root)
    assert decision.commands == ()
    assert "/usr/bin/chromium" in decision.sentence


def test_root_with_apt_installs_the_systems_browser() -> None:
    """A bare machine where apt may be used gets the system's browser, after the package lists are fresh."""
    assert plan(None, has_apt=True, is_root=True).commands == (("apt-get", "update", "-q"), APT_PACKAGE)


@pytest.mark.parametrize(("has_apt", "is_root"), [(True, False), (False, True), (False, False)])
def test_everyone_else_gets_playwrights_own(has_apt: bool, is_root: bool) -> None:
    """Without apt, or the right to use it, Playwright's own browser is taken; the system is not touched."""
    assert plan(None, has_apt, is_root).commands == (PLAYWRIGHTS_OWN,)


@pytest.mark.parametrize("which_chromium", ["/usr/bin/chromium", None])
@pytest.mark.parametrize("has_apt", [True, False])
@pytest.mark.parametrize("is_root", [True, False])
def test_every_plan_is_said_in_one_sentence(which_chromium: str | None, has_apt: bool, is_root: bool) -> None:
    """Whatever is done, one line says it."""
    sentence = plan(which_chromium, has_apt, is_root).sentence
    assert sentence.endswith(".")
    assert "\n" not in sentence


def test_the_sandbox_is_off_for_root_alone() -> None:
    """Root starts the browser without its sandbox, since it cannot start in it; nobody else does."""
    assert "--no-sandbox" in launch_options("/usr/bin/chromium", is_root=True)["args"]
    assert "--no-sandbox" not in launch_options("/usr/bin/chromium", is_root=False)["args"]


@pytest.mark.parametrize("is_root", [True, False])
def test_the_browser_keeps_quiet(is_root: bool) -> None:
    """The browser has no traffic of its own, so that a request seen in a test is the page's."""
    assert set(FLAGS) <= set(launch_options(None, is_root)["args"])


def test_the_executable_is_named_only_where_the_system_has_one() -> None:
    """Without a system browser Playwright finds its own."""
    assert launch_options("/usr/bin/chromium", is_root=False)["executable_path"] == "/usr/bin/chromium"
    assert "executable_path" not in launch_options(None, is_root=False)
