"""The Data Package v2 descriptor as a plain dictionary: the promises of `package.yml` and what was measured of each file.

Source: https://datapackage.org/standard/data-package/ and https://datapackage.org/standard/table-schema/ (version 2.0).
"""

import hashlib
import json
from collections.abc import Mapping
from typing import Any

import pandas as pd

from scripts.package.settings import Field, Settings, Table

PROFILE = "https://datapackage.org/profiles/2.0/datapackage.json"
SCHEMA_PROFILE = "https://datapackage.org/profiles/2.0/tableschema.json"


def describe(settings: Settings, files: Mapping[str, bytes], vocabulary: pd.DataFrame) -> dict[str, Any]:
    """The descriptor. `files`: table name -> the bytes of its CSV. `vocabulary`: the short code lists, for `categories`."""
    return {
        "$schema": PROFILE,
        **settings.package,
        "resources": [resource(table, files[name], vocabulary) for name, table in settings.published.items()],
    }


def resource(table: Table, data: bytes, vocabulary: pd.DataFrame) -> dict[str, Any]:
    """One resource with its size, checksum and schema."""
    return {
        "name": table.name,
        "type": "table",
        "path": f"data/{table.name}.csv",
        **table.texts,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": len(data),
        "hash": f"sha256:{hashlib.sha256(data).hexdigest()}",
        "schema": schema(table, vocabulary),
    }


def schema(table: Table, vocabulary: pd.DataFrame) -> dict[str, Any]:
    """The Table Schema. Empty means missing; the reason is in a status column."""
    found: dict[str, Any] = {
        "$schema": SCHEMA_PROFILE,
        "fields": [field(each, vocabulary) for each in table.fields],
        "missingValues": [""],
        "primaryKey": list(table.primary_key),
    }
    if table.unique_keys:
        found["uniqueKeys"] = [list(key) for key in table.unique_keys]
    keys = [foreign_key(key, table.name) for key in table.foreign_keys if not key.get("checked_here")]
    if keys:
        found["foreignKeys"] = keys
    return found


def foreign_key(key: Mapping[str, Any], own_table: str) -> dict[str, Any]:
    """A foreign key; a reference to the table itself has no resource name, as the standard has it."""
    reference = {"fields": list(key["reference"])}
    if key["table"] != own_table:
        reference = {"resource": key["table"], **reference}
    return {"fields": list(key["fields"]), "reference": reference}


def field(column: Field, vocabulary: pd.DataFrame) -> dict[str, Any]:
    """One field: name, type, texts and unit in both languages, and the codes of its list as `categories` and as a constraint."""
    found: dict[str, Any] = {"name": column.name, "type": column.type, **column.texts}
    if column.unit:
        found |= {"unit": column.unit, "unit_sv": column.unit_sv}
    constraints = dict(column.constraints)
    if column.codelist:
        codes = vocabulary[vocabulary["list"] == column.codelist]
        found["categories"] = [
            {"value": code, "label": label} for code, label in codes[["code", "label_sv"]].itertuples(index=False)
        ]
        constraints["enum"] = codes["code"].tolist()
    if constraints:
        found["constraints"] = constraints
    return found


def to_json(descriptor: Mapping[str, Any]) -> bytes:
    """The descriptor as it is written: the order of `package.yml`, two spaces, LF."""
    return (json.dumps(descriptor, ensure_ascii=False, indent=2) + "\n").encode("utf-8")
