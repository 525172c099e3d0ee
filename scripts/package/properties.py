"""The properties of a descriptor as a flat list, path -> text, so that two of them can be compared line by line."""

from collections.abc import Mapping, Sequence
from typing import Any

# What follows from the tables, which are compared themselves.
MEASURED = ("bytes", "hash")
NAMES = ("name", "value", "title", "fields")  # what an entry of a list is called by, the first that it has


def package_properties(descriptor: Mapping[str, Any]) -> dict[str, str]:
    """The properties of the package as a whole."""
    return flat({name: value for name, value in descriptor.items() if name != "resources"})


def resource_properties(resource: Mapping[str, Any], wanted: Sequence[str]) -> dict[str, str]:
    """The properties of one table and of its `wanted` fields."""
    kept = {name: value for name, value in resource.items() if name not in ("name", *MEASURED)}
    fields = {one["name"]: one for one in resource["schema"]["fields"]}
    kept["schema"] = {name: value for name, value in resource["schema"].items() if name != "fields"}
    kept["fields"] = {
        name: {key: value for key, value in fields[name].items() if key != "name"} for name in wanted if name in fields
    }
    return flat(kept)


def flat(value: Any, path: str = "") -> dict[str, str]:
    """Every text, number and list of texts below a value, by its path."""
    if isinstance(value, Mapping):
        items = [(str(name), inner) for name, inner in value.items()]
    elif isinstance(value, list) and any(isinstance(one, Mapping | list) for one in value):
        items = [(called(one, place), one) for place, one in enumerate(value, 1)]
        if len({name for name, _ in items}) < len(items):
            items = [(str(place), one) for place, one in enumerate(value, 1)]
    elif isinstance(value, list):
        return {path: ", ".join(map(str, value))}
    else:
        return {path: str(value)}
    found: dict[str, str] = {}
    for name, inner in items:
        found |= flat(inner, f"{path}.{name}" if path else name)
    return found


def called(entry: Any, place: int) -> str:
    """The name of one entry of a list."""
    named = entry if isinstance(entry, Mapping) else {}
    name = next((named[each] for each in NAMES if each in named), place)
    return ",".join(map(str, name)) if isinstance(name, list) else str(name)
