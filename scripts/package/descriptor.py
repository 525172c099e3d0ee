"""The Data Package v2 descriptor as a plain dictionary: the promises of `package.yml` and what was measured of each file.

Source: https://datapackage.org/standard/data-package/ and https://datapackage.org/standard/table-schema/ (version 2.0).
"""

import hashlib
import json
from collections.abc import Mapping, Sequence
from typing import Any

from scripts.ground.data_package import Row
from scripts.ground.problems import Problem, stop_on_faults
from scripts.ground.tables import to_csv
from scripts.package.settings import FILE, Field, Settings, TableSettings

PROFILE = "https://datapackage.org/profiles/2.0/datapackage.json"
SCHEMA_PROFILE = "https://datapackage.org/profiles/2.0/tableschema.json"


def to_tables(rows: Mapping[str, Sequence[Row]], settings: Settings) -> dict[str, bytes]:
    """Table -> the bytes of its CSV, of those that are published. `rows`: table -> its rows.

    Raises Refused on a column that is promised and that nothing fills.
    """
    # The build fills these columns, so no file that people write can be at fault: the promise in `package.yml` is named.
    unfilled = [
        f"{name}: {column}"
        for name, table in settings.published.items()
        for column in table.columns
        if rows.get(name) and column not in rows[name][0]
    ]
    stop_on_faults([Problem(FILE, 0, "", "column_unfilled", each) for each in unfilled])
    return {name: to_csv(table.columns, rows[name]) for name, table in settings.published.items() if name in rows}


def to_files(
    tables: Mapping[str, bytes], settings: Settings, vocabulary: Sequence[Row], indent: int | None = 2
) -> dict[str, bytes]:
    """Path -> bytes of each of the `tables` and of the descriptor, the descriptor last. `vocabulary`: the short code lists.

    Without an `indent`, which nobody needs who reads it at once, the descriptor is written ten times as fast.
    """
    files = {f"data/{name}.csv": data for name, data in tables.items()}
    described = {
        "$schema": PROFILE,
        **settings.package,
        "resources": [
            {
                "name": name,
                "type": "table",
                "path": f"data/{name}.csv",
                **table.texts,
                "format": "csv",
                "mediatype": "text/csv",
                "encoding": "utf-8",
                "bytes": len(tables[name]),
                "hash": f"sha256:{hashlib.sha256(tables[name]).hexdigest()}",
                "schema": schema(table, vocabulary),
            }
            for name, table in settings.published.items()
        ],
    }
    return files | {
        "datapackage.json": (json.dumps(described, ensure_ascii=False, indent=indent) + "\n").encode("utf-8")
    }


def schema(table: TableSettings, vocabulary: Sequence[Row]) -> dict[str, Any]:
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


def field(column: Field, vocabulary: Sequence[Row]) -> dict[str, Any]:
    """One field: name, type, texts and unit in both languages, and the codes of its list as `categories` and as a constraint."""
    found: dict[str, Any] = {"name": column.name, "type": column.type, **column.texts}
    if column.unit:
        found |= {"unit": column.unit, "unit_sv": column.unit_sv}
    constraints = dict(column.constraints)
    if column.codelist:
        codes = [row for row in vocabulary if row["list"] == column.codelist]
        found["categories"] = [{"value": row["code"], "label": row["label_sv"]} for row in codes]
        constraints["enum"] = [row["code"] for row in codes]
    if constraints:
        found["constraints"] = constraints
    return found
