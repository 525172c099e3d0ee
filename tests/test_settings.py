"""A broken package.yml gets messages, never a traceback."""

import copy
import re

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from scripts.package.settings import parse
from scripts.package.validation.yaml_file import read_yaml
from scripts.paths import DATAPACKAGE
from tests.promised import promised

REAL = yaml.load((DATAPACKAGE / "package.yml").read_text(encoding="utf-8"), yaml.CSafeLoader)
FIRST = REAL["tables"][0]["name"]


def good():
    """The real settings, as a mapping that a test may change."""
    return copy.deepcopy(REAL)


def written(raw):
    return yaml.dump(raw, Dumper=yaml.CSafeDumper).encode()


def faults(raw):
    """(kind, found) of each problem in settings given as a mapping or as bytes."""
    settings, problems = parse(raw if isinstance(raw, bytes) else written(raw))
    assert (settings is None) == bool(problems)
    return [(one.kind, one.found) for one in problems]


def changed(change):
    """Good settings after one change to them."""
    raw = good()
    change(raw)
    return raw


def test_right_settings_are_read():
    """A table knows its columns, its keys and which columns must be filled."""
    settings, problems = parse(written(good()))
    assert problems == []
    assert settings is not None
    table = settings.tables["note_targets"]
    assert (table.columns[:2], table.primary_key) == (["note", "seq"], ("note", "seq"))
    assert table.fields[0].constraints["required"]
    assert "required" not in table.fields[2].constraints


def test_the_members_are_those_who_have_joined_and_not_left_since():
    """Until the list is given, which is older than any year, it is still to be set, whoever has joined."""
    settings, _ = parse(written(good()))
    assert settings is not None
    rows = (("Ett hus", "", "joined"), ("Två händer", "2031", "joined"), ("Ett hus", "2032", "left"))
    given, came, left = (dict(zip(("member", "year", "membership"), row, strict=True)) for row in rows)

    def told(*rows):
        entry = settings.with_members(rows).platform["member_list"]
        return entry["value"], entry["placeholder"]

    assert told() == told(came) == ("", True)
    assert told(came, given) == ("Ett hus, Två händer", False)
    assert told(given, came, left) == ("Två händer", False)


@pytest.mark.parametrize(
    "data", [b"a: [", b"\xff\xfe\x00", b"a: &a [*a", b"!!python/object:os.system x", b"- " * 9_999]
)
def test_what_is_no_yaml_is_said(data):
    assert [kind for kind, _ in faults(data)] == ["settings_broken"]


@pytest.mark.parametrize(
    ("old", "new", "kind", "found"),
    [
        ("package:", "pack\0age:", "invisible", "U+0000"),
        ("package:", "# \u202egnihtemos\npackage:", "invisible", "U+202E"),
        ("title:", 'title: "a\\0b" #', "invisible", "U+0000"),
        ("title:", 'title: "m\\u00ADl" #', "invisible", "U+00AD"),
        ("title:", "title: ma\u030al #", "decomposed", "mål"),
        ("title:", "title: m\u043el #", "look_alike", "m\u043el"),
        ("title:", "title: m?nniskor #", "lost_letter", "m?nniskor"),
    ],
)
def test_characters_that_are_not_what_they_seem_are_told_with_their_line(old, new, kind, found):
    """In a text, a name or a comment, and where an escape hides them."""
    text = (DATAPACKAGE / "package.yml").read_text(encoding="utf-8").replace(old, new, 1)
    read, (problem,) = parse(text.encode())
    row = next(row for row, line in enumerate(text.split("\n"), 1) if new.split("\n")[0] in line)
    assert read is None
    assert (problem.row, problem.kind, problem.found) == (row, kind, found)


def test_a_key_that_is_there_twice_is_named():
    """The second would silently hide the first."""
    ((kind, found),) = faults(b"package: {}\nfields: {}\npackage: {}\n")
    assert (kind, found.startswith("package × 2")) == ("settings_broken", True)


def test_a_date_is_the_text_that_somebody_typed():
    """As the guide shows it: nobody has to know of quotation marks."""
    document, problems = read_yaml(b"value: 2027-06-01\nsince: 2027-06-01T00:00:00Z\n", "package.yml")
    assert (document.value, problems) == ({"value": "2027-06-01", "since": "2027-06-01T00:00:00Z"}, [])


def test_the_site_has_one_address():
    """What the platform has decided is the homepage of the package too."""
    found, _ = parse((DATAPACKAGE / "package.yml").read_bytes())
    assert found
    assert found.package["homepage"] == found.platform["site_address"]["value"]


@promised
@pytest.mark.slow("fifteen addresses", "test_each_fault_is_named")
def test_an_address_of_the_site_that_nothing_can_be_written_behind_is_refused_with_the_right_one(told, mended):
    """Without its last slash every citation would lead to another host. The right address is told, or an example."""
    raw = changed(lambda raw: raw["platform"]["site_address"].update(value=told))
    (problem,) = parse(written(raw))[1]
    assert (problem.kind, problem.found, problem.hint) == ("settings_address", told, mended)
    assert faults(changed(lambda raw: raw["platform"]["site_address"].update(value=mended))) == []


@pytest.mark.parametrize("data", [b"", b"[]", b"text", b"12"])
def test_settings_without_their_parts_name_each_missing_part(data):
    """An empty file, a list or a text has none of the four parts."""
    assert [found for _, found in faults(data)] == ["package", "platform", "fields", "tables"]


@promised
def test_each_fault_is_named(place, value, kind, found):
    """A missing text, a misspelt property, a key that no column has: one problem, with its name."""
    raw = good()
    *steps, last = place.split("/")
    node = raw
    for step in steps:
        node = node[int(step) if step.isdigit() else step]
    if value == "-":
        node.pop(int(last) if last.isdigit() else last)
    elif last == "+":
        node.append(node[0] if value == "again" else yaml.safe_load(value))
    else:
        node[last] = yaml.safe_load(value)
    assert (kind, found.replace("FIRST", FIRST).replace("THIRD", REAL["tables"][2]["name"])) in faults(raw)


def test_a_column_that_nobody_has_described_is_one_fault():
    """The tables that refer to its table are not blamed besides."""
    raw = good()
    next(table for table in raw["tables"] if table["name"] == "sources")["fields"].append("shelf")
    assert faults(raw) == [("settings_missing", "fields: shelf")]


def test_a_fault_of_the_shape_is_told_with_its_line():
    """A number where a text is meant; what is missing, with the line of what it is missing in."""
    text = (DATAPACKAGE / "package.yml").read_text(encoding="utf-8")
    at = next(row for row, line in enumerate(text.split("\n"), 1) if line.startswith("  version:"))
    above = next(row for row, line in enumerate(text.split("\n"), 1) if line.startswith("package:"))
    (number,) = parse(re.sub("(?m)^  version:.*", "  version: 1.0", text, count=1).encode())[1]
    (missing,) = parse(re.sub("(?m)^  version:.*\n", "", text, count=1).encode())[1]
    assert (number.row, number.kind, number.found) == (at, "settings_wrong", "package: version")
    assert (missing.row, missing.kind, missing.found) == (above, "settings_missing", "package: version")


def places(node, path=()):
    """The path to every node of the settings."""
    children = node.items() if isinstance(node, dict) else enumerate(node) if isinstance(node, list) else ()
    return [path] * bool(path) + [place for name, child in children for place in places(child, (*path, name))]


@settings(max_examples=60)
@given(
    path=st.sampled_from(places(REAL)), value=st.sampled_from([None, "x", 3, [], {}, [3], [{}], {"a": 1}, [None], True])
)
@pytest.mark.slow("all faults in all places", "test_each_fault_is_named")
def test_no_wrong_thing_in_any_place_is_a_traceback(path, value):
    """Whatever stands where something else should, there are problems or settings, and the problems can be said."""
    raw = good()
    node = raw
    for name in path[:-1]:
        node = node[name]
    node[path[-1]] = value
    read, problems = parse(yaml.dump(raw, Dumper=yaml.CSafeDumper).encode())
    assert (read is None) == bool(problems)
    assert all(problem.text("sv") for problem in problems)
