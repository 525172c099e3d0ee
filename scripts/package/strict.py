"""The strict checks: what frictionless and the official profile call valid although it is not."""

import hashlib
import re
from collections.abc import Mapping
from typing import Any

import pandas as pd

from scripts.package.checks import check_cells, check_header, check_keys, check_references, to_frame
from scripts.package.csv_text import MAX_BUILT, canonical, parse
from scripts.package.descriptor import PROFILE, SCHEMA_PROFILE
from scripts.package.problems import Problem
from scripts.package.settings import TYPES, Field, Table, suggestion
from scripts.package.settings_shape import MAY_BE_EMPTY, PACKAGE_PROPERTIES

RESOURCE_PROPERTIES = [
    "name",
    "type",
    "path",
    "title",
    "title_en",
    "description",
    "description_en",
    "format",
    "mediatype",
    "encoding",
    "bytes",
    "hash",
    "schema",
]
SCHEMA_PROPERTIES = ["$schema", "fields", "missingValues", "primaryKey", "uniqueKeys", "foreignKeys"]
FIELD_PROPERTIES = [
    "name",
    "type",
    "title",
    "title_en",
    "description",
    "description_en",
    "unit",
    "unit_sv",
    "categories",
    "constraints",
]
CONSTRAINTS = ["required", "unique", "enum", "pattern", "minimum", "maximum", "minLength", "maxLength"]
TEXTS = ["title", "title_en", "description", "description_en"]


def invalid(where: str, what: str) -> Problem:
    """A problem of the built package; these are the build's own faults or those of `package.yml`."""
    return Problem("datapackage.json", 0, where, "package_invalid", what)


def descriptor_problems(descriptor: Mapping[str, Any]) -> list[Problem]:
    """Misspelt or missing properties on every level, no resources, another profile than ours, a field without texts."""
    problems = unknown(descriptor, ["$schema", "resources", *PACKAGE_PROPERTIES], "")
    if descriptor.get("$schema") != PROFILE:
        problems.append(invalid("$schema", f"{descriptor.get('$schema')} ≠ {PROFILE}"))
    if not descriptor.get("resources"):
        problems.append(invalid("resources", "0"))
    for resource in descriptor.get("resources", []):
        name, schema = str(resource.get("name")), resource.get("schema", {})
        problems += unknown(resource, RESOURCE_PROPERTIES, name) + absent(resource, RESOURCE_PROPERTIES, name)
        problems += unknown(schema, SCHEMA_PROPERTIES, name) + absent(schema, SCHEMA_PROPERTIES[:4], name)
        if schema.get("$schema") != SCHEMA_PROFILE:
            problems.append(invalid(name, f"{schema.get('$schema')} ≠ {SCHEMA_PROFILE}"))
        if not re.fullmatch(r"sha256:[0-9a-f]{64}", str(resource.get("hash", ""))):
            problems.append(invalid(name, f"hash {resource.get('hash')}"))
        for field in schema.get("fields", []):
            where = f"{name}/{field.get('name')}"
            problems += unknown(field, FIELD_PROPERTIES, where) + absent(field, ["name", "type", *TEXTS], where)
            problems += unknown(field.get("constraints", {}), CONSTRAINTS, where)
            if field.get("type") not in TYPES:
                problems.append(invalid(where, f"type {field.get('type')}"))
        columns = {field.get("name") for field in schema.get("fields", [])}
        keys = [schema.get("primaryKey", []), *schema.get("uniqueKeys", [])]
        problems += [invalid(name, f"key {column}") for key in keys for column in key if column not in columns]
    return problems


def unknown(found: Mapping[str, Any], known: list[str], where: str) -> list[Problem]:
    """Properties that no reader will look for."""
    return [invalid(where, f"{name}{suggestion(name, known)}") for name in found if name not in known]


def absent(found: Mapping[str, Any], wanted: list[str], where: str) -> list[Problem]:
    """Properties that must be there and say something."""
    return [invalid(where, f"{name} –") for name in wanted if found.get(name) in (None, "", [], {})]


def file_problems(descriptor: Mapping[str, Any], names: list[str]) -> list[Problem]:
    """Files in `data/` that the descriptor does not declare, and the other way round."""
    declared = [resource["path"] for resource in descriptor["resources"]]
    found = [f"data/{name}" for name in names]
    problems = [Problem(path, 0, "", "file_stray", hint="datapackage.json") for path in found if path not in declared]
    problems += [Problem(path, 0, "", "file_missing") for path in declared if path not in found]
    return problems + [invalid(path, "× 2") for path in sorted(set(declared)) if declared.count(path) > 1]


def table_problems(resource: Mapping[str, Any], data: bytes) -> tuple[pd.DataFrame | None, list[Problem]]:
    """The bytes of one table: size, checksum, canonical form, header, cells and keys."""
    path = str(resource["path"])
    problems = []
    if len(data) != resource["bytes"] or f"sha256:{hashlib.sha256(data).hexdigest()}" != resource["hash"]:
        problems.append(Problem(path, 0, "", "package_stale"))
    sheet, wrong = parse(data, path, resource["name"] in MAY_BE_EMPTY, MAX_BUILT)
    if sheet is None or wrong:
        return None, problems + wrong
    if canonical(list(sheet.columns), sheet.rows) != data:
        return None, [*problems, Problem(path, 0, "", "package_stale")]
    table, lists = described(resource)
    wrong = check_header(sheet, table, path)
    if wrong:
        return None, problems + wrong
    frame, _ = to_frame(sheet, table)
    return frame, problems + check_cells(frame, table, lists, path) + check_keys(frame, table, path)


def described(resource: Mapping[str, Any]) -> tuple[Table, dict[str, list[str]]]:
    """The table that the descriptor promises, and its code lists by column. A cell of the primary key is never empty."""
    schema = resource["schema"]
    key, lists, fields = schema["primaryKey"], {}, []
    for field in schema["fields"]:
        name, rules = field["name"], dict(field.get("constraints", {}))
        if "enum" in rules:
            lists[name] = rules.pop("enum")
        if name in key:
            rules["required"] = True
        fields.append(Field(name, field["type"], {}, codelist=name if name in lists else "", constraints=rules))
    references = [
        {"fields": one["fields"], "table": one["reference"].get("resource", resource["name"]),
         "reference": one["reference"]["fields"]}
        for one in schema.get("foreignKeys", [])
    ]  # fmt: skip
    unique = tuple(tuple(one) for one in schema.get("uniqueKeys", []))
    table = Table(resource["name"], resource["path"], {}, tuple(fields), tuple(key), unique, tuple(references))
    return table, lists


def reference_problems(descriptor: Mapping[str, Any], tables: Mapping[str, pd.DataFrame]) -> list[Problem]:
    """Foreign keys that find no row."""
    return [
        problem
        for resource in descriptor["resources"]
        if resource["name"] in tables
        for problem in check_references(tables[resource["name"]], described(resource)[0], tables, resource["path"])
    ]
