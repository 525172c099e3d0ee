"""What follows from an object alone is worked out once, and kept with the object for as long as that is there."""

from collections.abc import Callable
from functools import wraps
from typing import Any, TypeVar

Of = TypeVar("Of")
Made = TypeVar("Made")


def once(make: Callable[[Of], Made]) -> Callable[[Of], Made]:
    """A function of one object (a package, a release, labels) that is called once for each; as `cached_property` within a class."""
    place = f"{make.__module__}.{make.__qualname__}"

    @wraps(make)
    def kept(of: Of) -> Any:
        held = of.__dict__
        if place not in held:
            held[place] = make(of)
        return held[place]

    return kept
