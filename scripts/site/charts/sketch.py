"""A picture before it is specified: all that it depends on as text, and how to specify it.

A drawing that is kept need not be specified again: Altair takes longer than all the rest of a page.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Sketch:
    """`key`: equal for two pictures that are equal; `specify`: makes the Vega-Lite specification."""

    key: str
    specify: Callable[[], dict[str, Any]]
