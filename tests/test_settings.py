"""A broken package.yml gets messages, never a traceback."""

import pytest
import yaml

from scripts.package.settings import PACKAGE_PROPERTIES, parse

TEXTS = {"title": "t", "title_en": "t", "description": "d", "description_en": "d"}


def good():
    """The smallest settings that are right."""
    return {
        "package": dict.fromkeys(PACKAGE_PROPERTIES, "x"),
        "platform": {"site_address": {"value": "https://example.org/", "placeholder": True}},
        "fields": {"code": {"type": "string", **TEXTS}, "order": {"type": "integer", **TEXTS}},
        "tables": [
            {"name": "codes", "path": "codes.csv", **TEXTS, "fields": ["code", "order"], "required": ["code"],
             "primary_key": ["code"], "foreign_keys": [{"fields": ["code"], "table": "codes", "reference": ["code"]}]}
        ],
    }  # fmt: skip


def faults(raw):
    """(kind, found) of each problem in settings given as a mapping or as bytes."""
    data = raw if isinstance(raw, bytes) else yaml.safe_dump(raw).encode()
    settings, problems = parse(data)
    assert (settings is None) == bool(problems)
    return [(one.kind, one.found) for one in problems]


def changed(change):
    """Good settings after one change to them."""
    raw = good()
    change(raw)
    return raw


def test_right_settings_are_read():
    """A table knows its columns, its keys and which columns must be filled."""
    settings, problems = parse(yaml.safe_dump(good()).encode())
    assert problems == []
    assert settings is not None
    table = settings.tables["codes"]
    assert (table.columns, table.primary_key) == (["code", "order"], ("code",))
    assert table.fields[0].constraints == {"required": True}


@pytest.mark.parametrize("data", [b"a: [", b"\xff\xfe\x00", b"a: &a [*a", b"!!python/object:os.system x"])
def test_what_is_no_yaml_is_said(data):
    """Broken, binary or unsafe YAML is one problem."""
    assert [kind for kind, _ in faults(data)] == ["settings_broken"]


@pytest.mark.parametrize("data", [b"", b"[]", b"text", b"12"])
def test_settings_without_their_parts_name_each_missing_part(data):
    """An empty file, a list or a text has none of the four parts."""
    assert [found for _, found in faults(data)] == ["package", "platform", "fields", "tables"]


@pytest.mark.parametrize(
    ("change", "kind", "found"),
    [
        (lambda raw: raw["package"].pop("licenses"), "settings_missing", "package: licenses"),
        (lambda raw: raw["package"].update(titel="x"), "settings_unknown", "package: titel"),
        (lambda raw: raw.update(extra={}), "settings_unknown", "extra"),
        (lambda raw: raw["fields"]["code"].pop("title_en"), "settings_missing", "fields: code: title_en"),
        (lambda raw: raw["fields"]["code"].update(type="text"), "settings_wrong", "fields: code: type"),
        (lambda raw: raw["fields"].pop("order"), "settings_missing", "fields: order"),
        (lambda raw: raw["tables"][0].pop("description"), "settings_missing", "codes: description"),
        (lambda raw: raw["tables"][0].update(primary_key=["id"]), "settings_wrong", "codes: id"),
        (lambda raw: raw["tables"][0]["foreign_keys"][0].update(table="x"), "settings_wrong", "codes: foreign_keys"),
        (lambda raw: raw["platform"].update(site_address="x"), "settings_wrong", "platform: site_address"),
        (lambda raw: raw.update(tables=["x"]), "settings_wrong", "tables"),
    ],
)
def test_each_fault_is_named(change, kind, found):
    """A missing text, a misspelt property, a key that no column has: one problem, with its name."""
    assert (kind, found) in faults(changed(change))
