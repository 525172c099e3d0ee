"""What frictionless and the official profile let through is caught by the strict checks."""

import hashlib

import pytest

from scripts.package.descriptor import PROFILE, SCHEMA_PROFILE
from scripts.package.validation.built_package import (
    descriptor_problems,
    file_problems,
    reference_problems,
    table_problems,
)
from tests.site_package import SETTINGS

TEXTS = {"title": "t", "title_en": "t", "description": "d", "description_en": "d"}
DATA = b"colour,order\nred,1\ngreen,2\n"


def resource(data=DATA):
    """A right resource of two columns."""
    return {
        "name": "colours", "type": "table", "path": "data/colours.csv", **TEXTS,
        "format": "csv", "mediatype": "text/csv", "encoding": "utf-8",
        "bytes": len(data), "hash": f"sha256:{hashlib.sha256(data).hexdigest()}",
        "schema": {
            "$schema": SCHEMA_PROFILE,
            "fields": [
                {"name": "colour", "type": "string", **TEXTS, "constraints": {"enum": ["red", "green"], "required": True}},
                {"name": "order", "type": "integer", **TEXTS},
            ],
            "missingValues": [""],
            "primaryKey": ["colour"],
            "uniqueKeys": [["order"]],
        },
    }  # fmt: skip


def descriptor():
    """A right descriptor with that resource."""
    return {"$schema": PROFILE, **SETTINGS["package"], "homepage": "https://example.org/", "resources": [resource()]}


def test_a_right_package_has_no_problem():
    """Neither the descriptor nor the table."""
    assert descriptor_problems(descriptor()) == []
    assert table_problems(resource(), DATA)[1] == []


@pytest.mark.parametrize(
    "change",
    [
        lambda one: one.update(titel="x"),
        lambda one: one.update({"$schema": PROFILE.replace("2.0", "2.O")}),
        lambda one: one.update(resources=[]),
        lambda one: one["resources"][0].update(hash="sha1:0"),
        lambda one: one["resources"][0].update(mediatyp="text/csv"),
        lambda one: one["resources"][0].pop("bytes"),
        lambda one: one["resources"][0]["schema"].update({"$schema": "x"}),
        lambda one: one["resources"][0]["schema"].update(primarykey=["colour"]),
        lambda one: one["resources"][0]["schema"].update(primaryKey=["color"]),
        lambda one: one["resources"][0]["schema"]["fields"][0].pop("description_en"),
        lambda one: one["resources"][0]["schema"]["fields"][0].pop("type"),
        lambda one: one["resources"][0]["schema"]["fields"][0]["constraints"].update(requierd=True),
    ],
)
def test_a_descriptor_that_the_profile_would_pass_is_caught(change):
    """Misspelt, missing and wrong properties on every level."""
    one = descriptor()
    change(one)
    assert descriptor_problems(one) != []


@pytest.mark.parametrize(
    "data",
    [
        b"colour,order\nblue,1\n",
        b"colour,order\nred,1\ngreen,1\n",
        b"colour,order\nred,1\nred,2\n",
        b"colour,order\n,1\n",
        b"colour,order\nred, 3\n",
        b"colour,order\nred,1_0\n",
        "colour,order\nred,\u0663\n".encode(),
        b"colour;order\nred;1\n",
        b"\xef\xbb\xbfcolour,order\nred,1\n",
        b"colour,order\r\nred,1\r\n",
        b"colour,order\nred,1\n\n",
        b'"colour","order"\nred,1\n',
        b'colour,order\nred,"1\n',
        b"colour,order\nred,1\0\n",
        b"order,colour\n1,red\n",
        b"colour,order\nred,1",
    ],
)
def test_a_table_that_frictionless_would_pass_is_caught(data):
    """Values outside the list, doubled keys, loose numbers, and bytes that are not the canonical form."""
    assert table_problems(resource(data), data)[1] != []


def test_one_changed_byte_is_caught():
    """The size and the checksum are verified."""
    assert [one.kind for one in table_problems(resource(), DATA.replace(b"2", b"3"))[1]] == ["package_stale"]


def test_files_that_nobody_declared_are_caught_and_so_are_missing_ones():
    """What lies in data/ is what the descriptor says."""
    found = file_problems(descriptor(), ["colours.csv", "notes.txt"])
    assert [(one.file, one.kind) for one in found] == [("data/notes.txt", "file_stray")]
    assert [one.kind for one in file_problems(descriptor(), [])] == ["file_missing"]


def test_a_reference_to_nothing_is_caught():
    """A code that its table does not have."""
    one = descriptor()
    one["resources"][0]["schema"]["foreignKeys"] = [
        {"fields": ["colour"], "reference": {"fields": ["order"]}},
    ]
    table, _ = table_problems(resource(), DATA)
    assert table is not None
    assert [one.found for one in reference_problems(one, {"colours": table})] == ["red", "green"]
