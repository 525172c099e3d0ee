"""The strict checks: what frictionless and the official profile call valid although it is not."""

import hashlib
from collections.abc import Mapping
from typing import Any

import pandas as pd

from scripts.ground.problems import Problem
from scripts.ground.zipping import MOST_BYTES
from scripts.package.checks import check_cells, check_header, check_keys, check_references, to_frame
from scripts.package.csv_text import canonical, parse
from scripts.package.descriptor import PROFILE, SCHEMA_PROFILE
from scripts.package.settings import Field, Table
from scripts.package.settings_shape import CONSTRAINTS, MAY_BE_EMPTY, PACKAGE, TEXTS, TYPES, UNITS
from scripts.package.shape import NAMES, TEXT, exactly

FIELD = exactly(
    {"name": TEXT, "type": {"enum": [*TYPES]}, **TEXTS},
    {
        **UNITS,
        "categories": {"type": "array"},
        "constraints": exactly({}, {**CONSTRAINTS, "required": {}, "unique": {}, "enum": {}, "minLength": {}}),
    },
)
SCHEMA = exactly(
    {
        "$schema": {"const": SCHEMA_PROFILE},
        "fields": {"type": "array", "items": FIELD, "minItems": 1},
        "missingValues": {"type": "array", "minItems": 1},
        "primaryKey": NAMES,
    },
    {"uniqueKeys": {"type": "array", "items": NAMES}, "foreignKeys": {"type": "array"}},
)
HASH = {"type": "string", "pattern": "^sha256:[0-9a-f]{64}$"}
RESOURCE = exactly(
    dict.fromkeys(("name", "type", "path", "format", "mediatype", "encoding"), TEXT)
    | TEXTS
    | {"bytes": {"type": "integer"}, "hash": HASH, "schema": SCHEMA}
)
# The official profile lets a misspelt property through, and leaves out what we promise of each table.
STRICT_PROFILE = exactly(
    {
        "$schema": {"const": PROFILE},
        **PACKAGE,
        "homepage": TEXT,
        "resources": {"type": "array", "items": RESOURCE, "minItems": 1},
    }
)


def key_problems(descriptor: Mapping[str, Any]) -> list[Problem]:
    """Keys of columns that the table does not have."""
    problems = []
    for resource in descriptor["resources"]:
        schema = resource["schema"]
        columns = {field["name"] for field in schema["fields"]}
        keys = [schema["primaryKey"], *schema.get("uniqueKeys", [])]
        problems += [
            Problem("datapackage.json", 0, resource["name"], "package_invalid", f"key {column}")
            for key in keys
            for column in key
            if column not in columns
        ]
    return problems


def file_problems(descriptor: Mapping[str, Any], names: list[str]) -> list[Problem]:
    """Files in `data/` that the descriptor does not declare, and the other way round."""
    declared = [resource["path"] for resource in descriptor["resources"]]
    found = [f"data/{name}" for name in names]
    problems = [Problem(path, 0, "", "file_stray", hint="datapackage.json") for path in found if path not in declared]
    problems += [Problem(path, 0, "", "file_missing") for path in declared if path not in found]
    return problems + [
        Problem("datapackage.json", 0, path, "package_invalid", "× 2")
        for path in sorted(set(declared))
        if declared.count(path) > 1
    ]


def table_problems(resource: Mapping[str, Any], data: bytes) -> tuple[pd.DataFrame | None, list[Problem]]:
    """The bytes of one table: size, checksum, canonical form, header, cells and keys."""
    path = str(resource["path"])
    problems = []
    if len(data) != resource["bytes"] or f"sha256:{hashlib.sha256(data).hexdigest()}" != resource["hash"]:
        problems.append(Problem(path, 0, "", "package_stale"))
    sheet, wrong = parse(data, path, resource["name"] in MAY_BE_EMPTY, MOST_BYTES)
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
