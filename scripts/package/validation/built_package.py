"""Is the folder that was built a package that a stranger can trust? Three judges, none of which is enough alone.

The official Data Package 2.0 profile reads the descriptor, which says what people wrote in `package.yml`, and a profile of ours
finds what it lets through (misspelt properties). Each table is tried as what people write is (`table`), against what the
descriptor promises: so values outside the code lists, doubled unique keys and bytes that are no canonical CSV are found, which
frictionless calls valid. These look at every build before it is put in place. frictionless reads the tables as strangers do: in
`package --check`, and so before every release.
"""

import hashlib
import json
import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from importlib import resources
from pathlib import Path
from typing import Any

from scripts.ground.data_package import PROMISED
from scripts.ground.problems import Problem
from scripts.ground.tables import Lines, records, to_csv
from scripts.ground.zipping import MOST_BYTES
from scripts.package.descriptor import PROFILE, SCHEMA_PROFILE
from scripts.package.settings import Field, TableSettings
from scripts.package.settings_shape import CONSTRAINTS, MAY_BE_EMPTY, NAMES, PACKAGE, TEXT, TEXTS, TYPES, UNITS, exactly
from scripts.package.validation.table import check_references, try_table

FILE = "datapackage.json"
CHECKSUM, SOME = "sha256:[0-9a-f]{64}", f"sha256:{'0' * 64}"
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
RESOURCE = exactly(
    dict.fromkeys(("name", "type", "path", "format", "mediatype", "encoding"), TEXT)
    | TEXTS
    | {"bytes": {"type": "integer"}, "hash": {"type": "string", "pattern": f"^{CHECKSUM}$"}, "schema": SCHEMA},
    {PROMISED: {"type": "integer"}},
)
# The official profile lets a misspelt property through, and leaves out what we promise of each table.
STRICT_PROFILE = exactly(
    {
        "$schema": {"const": PROFILE},
        **PACKAGE,
        "homepage": TEXT,
        PROMISED: {"type": "integer"},
        "resources": {"type": "array", "items": RESOURCE, "minItems": 1},
    }
)


def judge(folder: Path) -> list[Problem]:
    """What all three say of the package in `folder`; frictionless is asked where the others are silent."""
    return judge_written(folder) or frictionless_problems(folder / FILE)


def judge_written(folder: Path) -> list[Problem]:
    """What the profiles say of the package in `folder` (`datapackage.json` and `data/`), and what its tables do."""
    descriptor = json.loads((folder / FILE).read_text(encoding="utf-8"))
    problems = descriptor_problems(descriptor)
    if problems:
        return problems
    problems += file_problems(descriptor, sorted(file.name for file in (folder / "data").iterdir()))
    rows: dict[str, Lines] = {}
    for resource in descriptor["resources"]:
        table, wrong = table_problems(resource, (folder / resource["path"]).read_bytes())
        problems += wrong
        if table is not None:
            rows[resource["name"]] = table
    return problems + reference_problems(descriptor, rows)


def descriptor_problems(descriptor: Mapping[str, Any]) -> list[Problem]:
    """What the official profile (shipped with dplib-py) says of the descriptor, URIs and formats included, and our own."""
    return list(
        profile_problems(measured_alike(json.dumps(descriptor, sort_keys=True)))
    ) or [  # keys of columns that the table does not have
        Problem(FILE, 0, table.name, "package_invalid", f"key {column}")
        for table, _ in map(described, descriptor["resources"])
        for key in (table.primary_key, *table.unique_keys)
        for column in key
        if column not in table.columns
    ]


def measured_alike(descriptor: str) -> str:
    """The descriptor as it is of other figures: a size that is one, and a checksum that is one, are not told apart."""
    return re.sub(
        r'("bytes": )[1-9][0-9]*\b', r"\g<1>1", re.sub(rf'("hash": )"{CHECKSUM}"', rf'\g<1>"{SOME}"', descriptor)
    )


@lru_cache(maxsize=64)
def profile_problems(descriptor: str) -> tuple[Problem, ...]:
    """What the profiles say of a descriptor, given as JSON: half the work of a build of few figures, and mostly the same."""
    from jsonschema import Draft7Validator, FormatChecker  # not where a workbook is read

    official = json.loads(
        resources.files("dplib").joinpath("profiles/2.0/datapackage.json").read_text(encoding="utf-8")
    )
    return tuple(
        Problem(FILE, 0, "/".join(str(step) for step in error.path), "package_invalid", error.message)
        for profile in (official, STRICT_PROFILE)
        for error in sorted(
            Draft7Validator(profile, format_checker=FormatChecker()).iter_errors(json.loads(descriptor)),
            key=lambda error: str(list(error.path)),
        )
    )


def file_problems(descriptor: Mapping[str, Any], names: Iterable[str]) -> list[Problem]:
    """Files in `data/` that the descriptor does not declare, and the other way round."""
    declared = [resource["path"] for resource in descriptor["resources"]]
    found = [f"data/{name}" for name in names]
    problems = [Problem(path, 0, "", "file_stray", hint=FILE) for path in found if path not in declared]
    problems += [Problem(path, 0, "", "file_missing") for path in declared if path not in found]
    doubled = sorted({path for path in declared if declared.count(path) > 1})
    return problems + [Problem(FILE, 0, path, "package_invalid", "× 2") for path in doubled]


def table_problems(resource: Mapping[str, Any], data: bytes) -> tuple[Lines | None, list[Problem]]:
    """The bytes of one table: size, checksum, and all that is tried of what people write, in the one written form."""
    table, lists = described(resource)
    rows, problems = try_table(data, table, lists, table.path, table.name in MAY_BE_EMPTY, MOST_BYTES)
    # without a quotation mark there is one way to write what is read without a problem
    plain = not problems and b'"' not in data and data.endswith(b"\n")
    measured = len(data) == resource["bytes"] and f"sha256:{hashlib.sha256(data).hexdigest()}" == resource["hash"]
    if not measured or (rows is not None and not plain and to_csv(table.columns, records(rows)) != data):
        problems.append(Problem(table.path, 0, "", "package_stale"))
    return rows, problems


def described(resource: Mapping[str, Any]) -> tuple[TableSettings, dict[str, list[str]]]:
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
    table = TableSettings(resource["name"], resource["path"], {}, tuple(fields), tuple(key), unique, tuple(references))
    return table, lists


def reference_problems(descriptor: Mapping[str, Any], tables: Mapping[str, Lines]) -> list[Problem]:
    """Foreign keys that find no row."""
    return [
        problem
        for resource in descriptor["resources"]
        if resource["name"] in tables
        for problem in check_references(tables[resource["name"]], described(resource)[0], tables, resource["path"])
    ]


def frictionless_problems(path: Path) -> list[Problem]:
    """What frictionless says of the package: types, constraints, keys, bytes and checksums."""
    from frictionless import FrictionlessException, Package, system  # a second to import: only paid where it is used

    try:
        with system.use_context(trusted=True):
            report = Package(str(path)).validate()
    except FrictionlessException as error:  # it raises where it cannot even begin to validate
        return [Problem(FILE, 0, "", "package_invalid", error.error.message)]
    errors = [*report.errors, *(error for task in report.tasks for error in task.errors)]
    return [Problem(FILE, 0, "", "package_invalid", error.message) for error in errors]
