"""YAML as a person means it: safe, and a key that is there twice is a fault instead of silently the last one."""

from collections.abc import Hashable
from typing import Any

import yaml


class StrictLoader(yaml.SafeLoader):
    """The safe loader, which builds no objects, and which lets no key hide another."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Hashable, Any]:
        """The mapping, unless one of its keys is there twice."""
        seen = set()
        for key, _ in node.value if isinstance(node, yaml.MappingNode) else []:
            if isinstance(key, yaml.ScalarNode) and key.value in seen:
                raise yaml.constructor.ConstructorError(None, None, f"{key.value} × 2", key.start_mark)
            seen.add(key.value if isinstance(key, yaml.ScalarNode) else None)
        return super().construct_mapping(node, deep)


def load(text: str) -> Any:
    """What the text says. Raises `yaml.YAMLError`."""
    return yaml.load(text, Loader=StrictLoader)
