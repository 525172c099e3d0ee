"""CSVW metadata: what the columns of the CSV files mean, in both languages, for programs that follow the W3C's recommendation.

The file is called `csv-metadata.json` and lies beside the CSV files, where a reader that is given only a CSV looks for it
(Model for Tabular Data and Metadata on the Web, section 5.3).
"""

import json
import re
from collections.abc import Mapping, Sequence
from typing import Any

Json = dict[str, Any]
NAME = "csv-metadata.json"
# Numbers are decimal, so that a reader keeps "0.1" as it stands.
TYPES = {"string": "string", "integer": "integer", "number": "decimal", "date": "date"}
LIMITS = ("minimum", "maximum", "minLength", "maxLength")


def csvw_metadata(descriptor: Mapping[str, Any], files: Sequence[tuple[str, str]], related: bool) -> bytes:
    """The metadata of `files`: (name of the file beside the metadata, name of its table).

    `related`: whether every table is among them with all its rows, so that the keys between tables can be stated.
    """
    resources = {resource["name"]: resource for resource in descriptor["resources"]}
    urls = {table: url for url, table in files} if related else {}
    group = {
        "@context": ["http://www.w3.org/ns/csvw", {"@language": "sv"}],
        **texts(descriptor),
        "dc:identifier": f"{descriptor['homepage']}#{descriptor['version']}",
        "dc:issued": {"@value": descriptor["created"][:10], "@type": "xsd:date"},
        "dc:license": {"@id": descriptor["licenses"][0]["path"]},
        "dc:publisher": descriptor["contributors"][0]["title"],
        "tables": [table(url, resources[name], urls) for url, name in files],
    }
    return f"{json.dumps(group, ensure_ascii=False, separators=(',', ':'))}\n".encode()


def table(url: str, resource: Mapping[str, Any], urls: Mapping[str, str]) -> Json:
    """One file. `urls`: table -> file, of the tables that its keys may point to."""
    schema = resource["schema"]
    required = {field["name"] for field in schema["fields"] if field.get("constraints", {}).get("required")}
    required |= set(schema.get("primaryKey", []))
    found: Json = {"columns": [column(field, field["name"] in required) for field in schema["fields"]]}
    if "primaryKey" in schema:
        found["primaryKey"] = schema["primaryKey"]
    keys = [key for key in schema.get("foreignKeys", []) if key["reference"].get("resource", resource["name"]) in urls]
    # A key with an empty part is no fault in a Data Package; strict readers of CSVW refuse it.
    complete = [foreign_key(key, url, urls) for key in keys if required.issuperset(key["fields"])]
    if complete:
        found["foreignKeys"] = complete
    return {"url": url, **texts(resource), "tableSchema": found}


def column(field: Mapping[str, Any], required: bool) -> Json:
    """One column. Its titles have the name that stands in the file, which is of no language, and what people call it."""
    rules = field.get("constraints", {})
    name = field["name"]
    found: Json = {"name": name, "titles": {"und": name, "sv": field["title"], "en": field["title_en"]}}
    found |= {"dc:description": both(field, "description"), "datatype": datatype(field, rules), "null": ""}
    if required:
        found["required"] = True
    return found


def datatype(field: Mapping[str, Any], rules: Mapping[str, Any]) -> str | Json:
    """The type, with the limits that the schema sets. A list of codes becomes a pattern: CSVW has no list."""
    base = TYPES[field["type"]]
    found = {name: rules[name] for name in LIMITS if name in rules}
    if "enum" in rules:
        found["format"] = "|".join(re.escape(str(each)) for each in rules["enum"])
    elif "pattern" in rules:
        found["format"] = rules["pattern"]
    if "format" in found:
        found["format"] = f"^(?:{found['format']})$"
    return {"base": base, **found} if found else base


def foreign_key(key: Mapping[str, Any], own: str, urls: Mapping[str, str]) -> Json:
    """A key that points to another table, or without a name to its `own`."""
    reference = key["reference"]
    return {
        "columnReference": key["fields"],
        "reference": {
            "resource": urls[reference["resource"]] if "resource" in reference else own,
            "columnReference": reference["fields"],
        },
    }


def texts(thing: Mapping[str, Any]) -> Json:
    """Title and description of the group or a table."""
    return {"dc:title": both(thing, "title"), "dc:description": both(thing, "description")}


def both(thing: Mapping[str, Any], name: str) -> list[Json]:
    """A text of the descriptor in both languages."""
    return [
        {"@value": thing[name], "@language": "sv"},
        {"@value": thing[f"{name}_en"], "@language": "en"},
    ]
