"""The page that explains the package to whoever opens the ZIP: how to begin, how to cite, and every column of every table."""

from collections.abc import Iterator, Mapping, Sequence
from textwrap import fill
from typing import Any

from scripts.site.text.templates import rendered

WIDTH = 125
TYPES = {
    "string": "text / text",
    "integer": "heltal / integer",
    "number": "tal / number",
    "date": "datum / date",
}


def readme(descriptor: Mapping[str, Any], cite: str, cite_en: str) -> str:
    """The page as text. `descriptor`: that of the archive; then how to cite it, in both languages."""
    told = {"descriptor": descriptor, "cite": cite, "cite_en": cite_en, "files": files(descriptor["resources"])}
    return rendered("readme.txt", **told, numbered=numbered, kind=kind, described=described)


def files(resources: Sequence[Mapping[str, Any]]) -> Iterator[tuple[Mapping[str, Any], Mapping[str, Any]]]:
    """Each file with its schema; columns that the one before has too are not told again."""
    before: Mapping[str, Any] = {}
    for one in resources:
        schema = one.get("schema", {})
        yield one, {} if schema.get("fields") == before.get("fields") else schema
        before = schema


def numbered(lines: Sequence[str]) -> str:
    """The lines as a list."""
    return "\n".join(fill(f"{number}. {line}", WIDTH, subsequent_indent="   ") for number, line in enumerate(lines, 1))


def kind(field: Mapping[str, Any]) -> str:
    """The type of a column, and its unit where it has one."""
    unit = f"; enhet / unit: {field['unit_sv']} / {field['unit']}" if "unit" in field else ""
    return TYPES[field["type"]] + unit


def described(thing: Mapping[str, Any]) -> str:
    """Title and meaning, a line for each language."""
    return f"{thing['title']}: {thing['description']}\n{thing['title_en']}: {thing['description_en']}"
