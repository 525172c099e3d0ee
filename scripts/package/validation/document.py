"""What a file of settings says, each part with its line; and shapes, as JSON Schema has them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

Path = tuple[str | int, ...]
FILLED = r"\S"
TEXT = {"type": "string", "pattern": FILLED}
NAMES = {"type": "array", "items": TEXT, "minItems": 1}


def exactly(needed: Mapping[str, Any], allowed: Mapping[str, Any] | None = None) -> dict[str, Any]:
    """The shape of an object with these properties and no other."""
    properties = {**needed, **(allowed or {})}
    return {"type": "object", "properties": properties, "required": [*needed], "additionalProperties": False}


@dataclass(frozen=True)
class Document:
    """What a file says, and `lines`: where each of its parts begins, by the names and places that lead to it."""

    value: Any
    lines: dict[Path, int] = field(default_factory=dict)

    def line(self, path: Path) -> int:
        """The line of a part; of what it would be in, where it is not there; 0 where that is the whole file."""
        while path and path not in self.lines:
            path = path[:-1]
        return self.lines.get(path, 0)
