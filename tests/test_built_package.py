"""The judges of a built package say what is wrong, each what the others let through; they never fall over."""

import hashlib
import json

import pytest

from scripts.ground.data_package import PROMISED
from scripts.ground.problems import Problem, Refused
from scripts.package.build import build, check
from scripts.package.descriptor import PROFILE, SCHEMA_PROFILE
from scripts.package.validation import built_package
from scripts.package.validation.built_package import (
    descriptor_problems,
    file_problems,
    frictionless_problems,
    reference_problems,
    table_problems,
)
from tests.rows import figure, figures_csv, hand_folder
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
    return {
        "$schema": PROFILE,
        **SETTINGS["package"],
        "homepage": "https://example.org/",
        PROMISED: 5,
        "resources": [resource()],
    }


def test_a_right_package_has_no_problem():
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
    assert any(not one.is_notice for one in table_problems(resource(data), data)[1])


def test_one_changed_byte_is_caught():
    """The size and the checksum are verified."""
    assert [one.kind for one in table_problems(resource(), DATA.replace(b"2", b"3"))[1]] == ["package_stale"]


def test_files_that_nobody_declared_are_caught_and_so_are_missing_ones():
    """What lies in data/ is what the descriptor says."""
    found = file_problems(descriptor(), ["colours.csv", "notes.txt"])
    assert [(one.file, one.kind) for one in found] == [("data/notes.txt", "file_stray")]
    assert [one.kind for one in file_problems(descriptor(), [])] == ["file_missing"]


def test_a_reference_to_nothing_is_caught():
    one = descriptor()
    one["resources"][0]["schema"]["foreignKeys"] = [{"fields": ["colour"], "reference": {"fields": ["order"]}}]
    table, _ = table_problems(resource(), DATA)
    assert table is not None
    assert [one.found for one in reference_problems(one, {"colours": table})] == ["red", "green"]


def test_what_frictionless_cannot_open_is_a_problem(tmp_path):
    """It raises where it cannot begin to validate; a maintainer gets a message all the same."""
    assert [one.kind for one in frictionless_problems(tmp_path / "datapackage.json")] == ["package_invalid"]


def test_the_check_asks_all_three_and_a_build_those_who_judge_what_people_write(tmp_path, monkeypatch):
    """Frictionless takes a second, and reads what the program wrote; the release asks the check."""
    folder = hand_folder(tmp_path, y2025=figures_csv(figure(value="420")))
    found = Problem("datapackage.json", 0, "", "package_invalid", "x")
    monkeypatch.setattr(built_package, "frictionless_problems", lambda _path: [found])
    build(folder)
    assert check(folder) == [found]
    monkeypatch.setattr(built_package, "descriptor_problems", lambda _descriptor: [found])
    with pytest.raises(Refused):
        build(folder)


def test_another_figure_is_not_judged_by_the_profile_again():
    """Sizes and checksums that are ones are not told apart; anything else is."""
    one = {"name": "a", "resources": [{"name": "b", "bytes": 12, "hash": f"sha256:{'a' * 64}"}]}
    other = {"name": "a", "resources": [{"name": "b", "bytes": 13, "hash": f"sha256:{'b' * 64}"}]}
    wrong = {"name": "a", "resources": [{"name": "b", "bytes": -1, "hash": "md5"}]}
    texts = [json.dumps(each) for each in (one, other, wrong)]
    assert built_package.measured_alike(texts[0]) == built_package.measured_alike(texts[1])
    assert built_package.measured_alike(texts[2]) == texts[2]
