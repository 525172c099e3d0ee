"""A YAML file by its shape: what it says, each part with its line, and what is wrong with it in words that help.

YAML as a person means it: safe, and a key that is there twice is a fault instead of silently the last one.
"""

from collections.abc import Hashable, Iterable, Iterator, Mapping
from typing import Any

import yaml
from jsonschema import Draft7Validator, FormatChecker
from jsonschema.exceptions import ValidationError

from scripts.ground.characters import odd_characters
from scripts.ground.problems import Problem, suggestion
from scripts.package.settings_shape import FILLED, Document, Path


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


def try_document(data: bytes, shape: Mapping[str, Any], file: str, wrong: str) -> tuple[Document, list[Problem]]:
    """What a file says and all that is wrong with it. `wrong`: the kind of a fault that is no missing or unknown property.

    Where it has no properties at all, each that it needs is missing.
    """
    document, problems = read_yaml(data, file)
    if not problems and not isinstance(document.value, dict):
        document = Document({})
    return document, problems or shape_problems(document, shape, file, wrong)


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


def shape_problems(document: Document, shape: Mapping[str, Any], file: str, wrong: str) -> list[Problem]:
    """Every fault in the shape of a file."""
    validator = Draft7Validator(shape, format_checker=FormatChecker())
    told = [one for error in validator.iter_errors(document.value) for one in problems(error, document, file, wrong)]
    return list(dict.fromkeys(told))


def problems(error: ValidationError, document: Document, file: str, wrong: str) -> list[Problem]:
    """What one error of the schema is to a person."""
    path: Path = tuple(error.absolute_path)
    rule: Any = error.validator_value
    found: Any = error.instance
    schema: Any = error.schema

    def problem(kind: str, path: Path, hint: str = "") -> Problem:
        return Problem(file, document.line(path), "", kind, place(path, document.value), hint)

    if error.validator == "required":
        return [problem("settings_missing", (*path, name)) for name in rule if name not in found]
    if error.validator == "dependencies":
        needed = [name for name, others in rule.items() if name in found for name in others if name not in found]
        return [problem("settings_missing", (*path, name)) for name in needed]
    if error.validator == "minItems" or (error.validator == "pattern" and rule == FILLED):
        return [problem("settings_missing", path)]
    if error.validator == "additionalProperties":
        known = [*schema["properties"]]
        extra = [name for name in found if name not in known]
        return [problem("settings_unknown", (*path, name), suggestion(str(name), known)) for name in extra]
    return [problem(wrong, path, " ".join(error.message.split()))]


def place(path: Path, value: Any) -> str:
    """Where a path leads: the names on the way; an entry of a list goes by its own name, or by its place from 1."""
    names = []
    for step in path:
        inside = isinstance(value, list) or (isinstance(value, dict) and step in value)
        inner: Any = value[step] if inside else None
        name = inner.get("name") if isinstance(value, list) and isinstance(inner, dict) else None
        own = str(int(step) + 1) if isinstance(value, list) else str(step)
        names.append(name if isinstance(name, str) else own)
        value = inner
    return ": ".join(names)
