"""YAML as a person means it: safe, and a key that is there twice is a fault instead of silently the last one."""

from collections.abc import Hashable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

import yaml

from scripts.ground.characters import odd_characters
from scripts.ground.problems import Problem


class StrictLoader(yaml.CSafeLoader):
    """The safe loader (in C), which builds no objects and lets no key hide another. A date is the text that somebody wrote.

    `texts`: (line, text) of all it has read.
    """

    yaml_implicit_resolvers = {
        first: [(tag, pattern) for tag, pattern in found if not tag.endswith(":timestamp")]
        for first, found in yaml.CSafeLoader.yaml_implicit_resolvers.items()
    }

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


Path = tuple[str | int, ...]


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


def read_yaml(data: bytes, file: str) -> tuple[Document, list[Problem]]:
    """What a file says, and the problems that it is no YAML, or has characters that are not what they seem.

    Those are looked for in the lines as they are written, comments too, then in the texts: an escape hides them from the eye.
    """
    try:
        text = data.decode("utf-8").removeprefix("\ufeff")
        odd = odd_characters(((row, "", line) for row, line in enumerate(text.split("\n"), 1)), file)
        if odd:
            return Document(None), odd
        loader = StrictLoader(text)
        node = loader.get_single_node()
        value = None if node is None else loader.construct_document(node)
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        return Document(None), [Problem(file, 0, "", "settings_broken", " ".join(str(error).split()))]
    read = Document(value, dict(lines(node)))
    return read, odd_characters(((row, "", text) for row, text in loader.texts), file)


def lines(node: yaml.Node | None, path: Path = ()) -> Iterator[tuple[Path, int]]:
    """(path, line) of every part below a node: a property at its name, an entry of a list where it begins."""
    inner: Iterable[tuple[str | int, yaml.Node, yaml.Node]] = ()
    if isinstance(node, yaml.MappingNode):
        inner = ((key.value, key, value) for key, value in node.value if isinstance(key, yaml.ScalarNode))
    elif isinstance(node, yaml.SequenceNode):
        inner = ((number, item, item) for number, item in enumerate(node.value))
    for step, start, value in inner:
        yield (*path, step), start.start_mark.line + 1
        yield from lines(value, (*path, step))
