"""YAML as a person means it: safe, and a key that is there twice is a fault instead of silently the last one."""

from collections.abc import Hashable
from typing import Any

import yaml

from scripts.package.characters import odd_characters
from scripts.package.problems import Problem


class StrictLoader(yaml.CSafeLoader):
    """The safe loader (in C), which builds no objects and lets no key hide another. `texts`: (line, text) of all it has read."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.texts: list[tuple[int, str]] = []

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Hashable, Any]:
        """The mapping, unless one of its keys is there twice."""
        seen = set()
        for key, _ in node.value if isinstance(node, yaml.MappingNode) else []:
            if isinstance(key, yaml.ScalarNode) and key.value in seen:
                raise yaml.constructor.ConstructorError(None, None, f"{key.value} × 2", key.start_mark)
            seen.add(key.value if isinstance(key, yaml.ScalarNode) else None)
        return super().construct_mapping(node, deep)

    def construct_scalar(self, node: yaml.ScalarNode | yaml.MappingNode) -> Any:
        """The text, remembered with its line."""
        text = super().construct_scalar(node)
        self.texts.append((node.start_mark.line + 1, str(text)))
        return text


def read_yaml(data: bytes, file: str) -> tuple[Any, list[Problem]]:
    """What a file says, and the problems that it is no YAML, or has characters that are not what they seem.

    Those are looked for in the lines as they are written, comments too, then in the texts: an escape hides them from the eye.
    """
    try:
        text = data.decode("utf-8").removeprefix("\ufeff")
        odd = odd_characters(((row, "", line) for row, line in enumerate(text.split("\n"), 1)), file)
        if odd:
            return None, odd
        loader = StrictLoader(text)
        read = loader.get_single_data()
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        return None, [Problem(file, 0, "", "settings_broken", " ".join(str(error).split()))]
    return read, odd_characters(((row, "", text) for row, text in loader.texts), file)
