"""The strict checks: what frictionless and the official profile call valid although it is not."""

import hashlib
import re
from collections.abc import Mapping
from typing import Any

import pandas as pd

from scripts.package.checks import SHAPES
from scripts.package.csv_text import MAX_BUILT, canonical, parse
from scripts.package.descriptor import PROFILE, SCHEMA_PROFILE
from scripts.package.problems import Problem
from scripts.package.settings import TYPES, suggestion
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
    """The bytes of one table: size, checksum, canonical form, header, types, codes, required cells and keys."""
    path = str(resource["path"])
    problems = []
    if len(data) != resource["bytes"] or f"sha256:{hashlib.sha256(data).hexdigest()}" != resource["hash"]:
        problems.append(Problem(path, 0, "", "package_stale"))
    sheet, wrong = parse(data, path, resource["name"] in MAY_BE_EMPTY, MAX_BUILT)
    if sheet is None or wrong:
        return None, problems + wrong
    if canonical(list(sheet.columns), sheet.rows) != data:
        return None, [*problems, Problem(path, 0, "", "package_stale")]
    fields = resource["schema"]["fields"]
    if list(sheet.columns) != [field["name"] for field in fields]:
        return None, [
            *problems,
            Problem(path, 1, "", "columns_reordered", ", ".join(sheet.columns), "datapackage.json"),
        ]
    frame = pd.DataFrame(sheet.rows, columns=list(sheet.columns), index=sheet.lines, dtype="object")
    for field in fields:
        problems += column_problems(frame[field["name"]], field, path)
    for key in [resource["schema"]["primaryKey"], *resource["schema"].get("uniqueKeys", [])]:
        for row in frame.index[frame.duplicated(key)]:
            problems.append(Problem(path, int(row), key[-1], "doubled_key", ", ".join(frame.loc[row, key]), "?"))
    key_columns = resource["schema"]["primaryKey"]
    for row in frame.index[frame[key_columns].eq("").any(axis=1)]:
        problems.append(Problem(path, int(row), key_columns[-1], "missing_value"))
    return frame, problems


def column_problems(values: pd.Series, field: Mapping[str, Any], path: str) -> list[Problem]:
    """Cells that are not of the field's type, not in its code list, or empty although required."""
    rules, empty = field.get("constraints", {}), values == ""
    wrong = {}
    if field["type"] in SHAPES:
        wrong["number_text"] = ~empty & ~values.str.fullmatch(SHAPES[field["type"]])
    if "enum" in rules:
        wrong["unknown_code"] = ~empty & ~values.isin(rules["enum"])
    if rules.get("required"):
        wrong["missing_value"] = empty
    return [
        Problem(path, int(row), field["name"], kind, values.loc[row])
        for kind, mask in wrong.items()
        for row in values.index[mask]
    ]


def reference_problems(descriptor: Mapping[str, Any], tables: Mapping[str, pd.DataFrame]) -> list[Problem]:
    """Foreign keys that find no row, also where a part of the key is empty in the middle."""
    problems = []
    for resource in descriptor["resources"]:
        frame = tables.get(resource["name"])
        for key in resource["schema"].get("foreignKeys", []):
            target = tables.get(key["reference"].get("resource", resource["name"]))
            if frame is None or target is None:
                continue
            known = set(target[key["reference"]["fields"]].itertuples(index=False, name=None))
            filled = frame[key["fields"]].ne("").all(axis=1)
            for row, *cells in frame.loc[filled, key["fields"]].itertuples(name=None):
                if tuple(cells) not in known:
                    problems.append(Problem(resource["path"], int(row), key["fields"][-1], "unknown_code", cells[-1]))
    return problems
