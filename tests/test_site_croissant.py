"""The description for machine learning: by the keys of its specification, and true of the files that it names."""

import csv
import hashlib
import io
import json
from functools import cache
from typing import Any

from scripts.site.addresses import CROISSANT
from tests.site_server import built_site, home

# What version 1.0 requires of a dataset, and what a file and a field need to be loaded.
REQUIRED = {
    "dataset": "@context @type conformsTo description license name url creator datePublished distribution",
    "file": "@type @id name contentUrl encodingFormat sha256",
    "field": "@type @id name description dataType source",
}
# The words that are schema.org's; every other must be one that the context explains.
SCHEMA_ORG = {
    "name", "description", "url", "license", "creator", "datePublished", "version", "distribution", "contentUrl", "contentSize",
    "encodingFormat", "sha256",
}  # fmt: skip
READ = {"sc:Text": str, "sc:Integer": int, "sc:Float": float}


@cache
def described() -> dict[str, Any]:
    """The file of the built site."""
    return json.loads((built_site() / CROISSANT).read_text(encoding="utf-8"))  # type: ignore[no-any-return]


def keys(thing: Any) -> set[str]:
    """Every key in what is said, but for the context."""
    if isinstance(thing, list):
        return set().union(*map(keys, thing))
    if not isinstance(thing, dict):
        return set()
    return {key for key in thing if not key.startswith("@")}.union(
        *(keys(thing[key]) for key in thing if key != "@context")
    )


def fields() -> list[dict[str, Any]]:
    """Every field of every set of records."""
    return [field for records in described()["recordSet"] for field in records["field"]]


def file_of(name: str) -> bytes:
    """The file of that name, from the address that is said of it."""
    (found,) = (one for one in described()["distribution"] if one["@id"] == name)
    address = str(found["contentUrl"])
    return (built_site() / address.removeprefix(home())).read_bytes()


def test_it_has_what_the_specification_requires():
    """Of the dataset, of each file and of each field; and nothing is called the same."""
    told = described()
    for kind, things in {"dataset": [told], "file": told["distribution"], "field": fields()}.items():
        for thing in things:
            assert {name for name, value in thing.items() if value} >= set(REQUIRED[kind].split()), kind
    assert (told["@type"], told["conformsTo"]) == ("sc:Dataset", "http://mlcommons.org/croissant/1.0")
    names = [one["@id"] for one in (*told["distribution"], *told["recordSet"], *fields())]
    assert len(names) == len(set(names))


def test_every_word_is_one_of_schema_org_or_is_explained():
    """Else it would mean nothing to a program."""
    assert keys(described()) - SCHEMA_ORG <= set(described()["@context"])


def test_each_file_is_where_it_says_with_its_checksum():
    """The figures file in both languages and both forms."""
    files = described()["distribution"]
    assert {one["@id"] for one in files} == {
        f"figures-{lang}.{form}" for lang in ("sv", "en") for form in ("csv", "parquet")
    }
    for one in files:
        data = file_of(one["@id"])
        assert (hashlib.sha256(data).hexdigest(), f"{len(data)} B") == (one["sha256"], one["contentSize"])


def test_the_fields_are_the_columns_of_the_file_and_hold_what_they_say():
    """In its order, and each value that is there can be read as the type; the key tells the rows apart."""
    for records in described()["recordSet"]:
        (source,) = {field["source"]["fileObject"]["@id"] for field in records["field"]}
        header, *rows = csv.reader(io.StringIO(file_of(source).decode("utf-8")))
        assert [field["source"]["extract"]["column"] for field in records["field"]] == header
        for field, values in zip(records["field"], zip(*rows, strict=True), strict=True):
            assert all(READ[field["dataType"]](value) is not None for value in values if value)
            if {"@id": field["@id"]} in records["key"]:
                assert len(values) == len(set(values))
