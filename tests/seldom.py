"""Parameters of a test of which some are always tried, and the others where all is."""

from collections.abc import Sequence
from typing import Any

import pytest


def seldom(values: Sequence[Any], step: int = 0, ids: Sequence[str] | None = None) -> list[Any]:
    """The first of some values is always tried, or every `step`th; the others are slow. A tuple is several arguments."""
    found = []
    for at, one in enumerate(values):
        marks = [pytest.mark.slow] if at % (step or len(values)) else []
        found.append(
            pytest.param(*(one if isinstance(one, tuple) else (one,)), marks=marks, id=ids[at] if ids else None)
        )
    return found
