"""What every test gets, and what a run says at its end."""

import gc
import os
import resource
import subprocess
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import settings

from scripts.paths import ROOT
from tests import browser_setup
from tests.costs import TESTS_CPU
from tests.sharing import same_bits, shared_folder

# What the tests share stays until the end: to look for garbage among it again and again took a third of their time.
gc.set_threshold(200_000, 20, 100)

# A slow machine is no failed promise.
settings.register_profile("no_deadline", parent=settings(), deadline=None)
settings.load_profile("no_deadline")

# Those that take longest, by tests/README.md. They come first, so that no process is left with one of them when the others have
# ended, and in this order, so that none waits for what another builds.
LONG = (
    "pages_browser",
    "frozen_years",
    "disclosure_differences",
    "search",
    "pages_help",
    "year_reading",
    "intruder",
    "audit_year",
    "stranger",
    "claims_carried",
)

same_bits()

LEFT_OUT, CPU = pytest.StashKey[int](), pytest.StashKey[float]()
LANGUAGES = ("sv", "en")
USUAL = "not slow"  # what `make test` runs
# Frozen years that are slow. The printed one and a form year as large as the platform are always tried.
SELDOM = ("small", "turned", "mixed")
LATER = "coming"  # a site more, of two releases: the pages of its form year are always tried, and the site of what is merged


def pytest_configure(config: pytest.Config) -> None:
    """Make what the processes of the run share before any of them starts."""
    config.stash[LEFT_OUT], config.stash[CPU] = 0, 0.0
    os.environ.pop("CI", None)  # where the log is public, less is said: a test of that says so itself
    shared_folder()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The long modules first, in their order, else as they were found. What takes its turn is slow in the other language.

    What opens a browser is marked, by the fixture that all of pytest-playwright's stand on.
    """
    for item in items:
        if "browser" in getattr(item, "fixturenames", ()):
            item.add_marker(pytest.mark.browser)
        asked = getattr(getattr(item, "callspec", None), "params", {})
        seldom = any(one in (*SELDOM, LATER) for one in asked.values() if isinstance(one, str))
        if seldom or item.get_closest_marker("by_turns") and not has_its_turn(**asked):
            item.add_marker(pytest.mark.slow)
    places = {name: place for place, name in enumerate(LONG)}
    items.sort(key=lambda item: places.get(item.path.stem.removeprefix("test_"), len(LONG)))
    gc.freeze()  # what has been collected stays too


def has_its_turn(name: str, lang: str, **_: object) -> bool:
    """Whether a frozen year is always tried in this language: each in one, the next in the other."""
    from tests.frozen_years import NAMES  # the process that only hands out tests need not read all of that

    return name not in NAMES or (NAMES.index(name) + LANGUAGES.index(lang)) % 2 == 0


def pytest_deselected(items: list[pytest.Item]) -> None:
    """Count the slow tests that are left out. Where the run has several processes, each of them counts the same."""
    for item in items:
        if item.get_closest_marker("slow"):
            item.config.stash[LEFT_OUT] += 1
            getattr(item.config, "workeroutput", {})["left_out"] = item.config.stash[LEFT_OUT]


@pytest.hookimpl(optionalhook=True)
def pytest_testnodedown(node: Any) -> None:
    """What a process of the run has counted."""
    node.config.stash[LEFT_OUT] = getattr(node, "workeroutput", {}).get("left_out", 0)
    node.config.stash[CPU] += getattr(node, "workeroutput", {}).get("cpu", 0.0)


def pytest_sessionfinish(session: pytest.Session) -> None:
    """Count what this process and those that it has started took of the processor."""
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    getattr(session.config, "workeroutput", {})["cpu"] = sum(each.ru_utime + each.ru_stime for each in used)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    """Say what was left out."""
    if config.stash[LEFT_OUT]:
        terminalreporter.write_line(f"{config.stash[LEFT_OUT]} slow tests were left out: make test-all runs them.")
    asked = config.args_source == config.ArgsSource.TESTPATHS, config.option.markexpr, config.option.keyword
    if config.stash[CPU] and asked == (True, USUAL, ""):
        terminalreporter.write_line(f"They took {config.stash[CPU]:.0f} s of the processor.")
        keep_cpu(f"{config.stash[CPU]:.0f}")


def keep_cpu(seconds: str) -> None:
    """Leave it for `costs.py`, by the commit."""
    asked = ["git", "-C", str(ROOT), "rev-parse", "HEAD"]
    commit = subprocess.run(asked, capture_output=True, text=True, check=False).stdout.strip()
    TESTS_CPU.mkdir(parents=True, exist_ok=True)
    (TESTS_CPU / (commit or "unknown")).write_text(seconds, encoding="utf-8")


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    """pytest-playwright starts the browser that the set-up found, with the flags that keep it quiet."""
    found = browser_setup.find_chromium()
    return browser_type_launch_args | browser_setup.launch_options(found, browser_setup.is_root())


@pytest.fixture(scope="session")
def address() -> Iterator[str]:
    """Where the built site is served."""
    from tests.site_server import served  # a run without a browser need not read all of that

    with served() as found:
        yield found
