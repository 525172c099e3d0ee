"""What every test gets."""

from typing import Any

import pytest
from hypothesis import settings

from tests import browser_setup

# A slow machine is no failed promise.
settings.register_profile("no_deadline", parent=settings(), deadline=None)
settings.load_profile("no_deadline")


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    """pytest-playwright starts the browser that the set-up found, with the flags that keep it quiet."""
    found = browser_setup.find_chromium()
    return browser_type_launch_args | browser_setup.launch_options(found, browser_setup.is_root())
