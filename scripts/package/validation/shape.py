"""The shape of a YAML file as a JSON Schema, and what is wrong with a file in words that help, each fault at its line."""

from collections.abc import Mapping
from typing import Any

from jsonschema import Draft7Validator, FormatChecker
from jsonschema.exceptions import ValidationError

from scripts.ground.problems import Problem, suggestion
from scripts.package.validation.yaml_text import Document, Path

FILLED = r"\S"
TEXT = {"type": "string", "pattern": FILLED}
NAMES = {"type": "array", "items": TEXT, "minItems": 1}


def exactly(needed: Mapping[str, Any], allowed: Mapping[str, Any] | None = None) -> dict[str, Any]:
    """The shape of an object with these properties and no other."""
    return {
        "type": "object",
        "properties": {**needed, **(allowed or {})},
        "required": [*needed],
        "additionalProperties": False,
    }


def shape_problems(document: Document, shape: Mapping[str, Any], file: str, wrong: str) -> list[Problem]:
    """Every fault in the shape of a file. `wrong`: the kind of a fault that is neither a missing nor an unknown property."""
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
