"""The codebook: every table, field, code, unit, key and mapping of the archive, in both languages."""

import re
from html import unescape
from typing import Any

import pytest

from scripts.ground.columns import Column, in_language
from scripts.ground.data_package import Row
from scripts.ground.markup import esc
from scripts.paths import DATAPACKAGE
from scripts.site.exports.published import as_release
from scripts.site.package.labels import read_package
from tests.site_package import both, labels, taken_in
from tests.site_server import built_site, published, published_labels

LANGUAGES = {"sv": "", "en": "en/"}


def tables() -> list[dict[str, Any]]:
    resources = as_release(published()).descriptor["resources"]
    return [one for one in resources if one["type"] == "table" and not one["name"].startswith("figures-")]


@pytest.fixture(params=LANGUAGES)
def lang(request):
    return request.param


@pytest.fixture
def text(lang):
    return (built_site() / LANGUAGES[lang] / "codebook/index.html").read_text(encoding="utf-8")


def test_every_table_and_field_stands_there(text, lang):
    named = published_labels(lang)
    for resource in tables():
        assert f'id="{resource["name"]}"' in text
        assert esc(named.language.described(resource, "description")) in text
        for field in resource["schema"]["fields"]:
            field_id = field["name"].replace("_", "-").replace(",", "").replace(" ", "-")
            assert f'id="{resource["name"]}-{field_id}"' in text
            assert esc(named.language.described(field, "description")) in text


def test_every_code_stands_there_with_both_labels(text):
    """Those of the short lists, the populations and the categories; letters of status and units too."""
    cells = {
        tuple(unescape(cell) for cell in found)
        for found in re.findall(
            r'<tr><th scope="row"><code>([^<]*)</code></th><td[^>]*>([^<]*)</td><td[^>]*>([^<]*)</td>', text
        )
    }
    codes: dict[str, Column] = {"vocabulary": "code", "populations": "population", "categories": "category"}
    told = {
        (row[column], row["label_sv"], row["label_en"])
        for table, column in codes.items()
        for row in published().rows(table)
    }
    assert told - cells == set()


def test_every_unit_of_a_field_stands_there(text, lang):
    named = published_labels(lang)
    units = {named.language.unit(field) for resource in tables() for field in resource["schema"]["fields"]}
    assert {unit for unit in units if esc(unit) not in text} == set()


def test_every_key_and_relation_stands_there(text):
    for resource in tables():
        section = text.partition(f'id="{resource["name"]}"')[2].partition("<h3")[0]
        assert [name for name in resource["schema"]["primaryKey"] if f"<code>{name}</code>" not in section] == []
        for key in resource["schema"].get("foreignKeys", []):
            other = key["reference"].get("resource", resource["name"])
            assert f'<a href="#{other}">' in section


def test_every_mapping_stands_there_with_its_reason(text, lang):
    """Our category, the standard's, the relation, why, and the page and the day on which it was read."""
    named = published_labels(lang)
    for row in published().rows("mappings"):
        assert esc(in_language(row, "why", lang)) in text
        assert f'href="{esc(named.package.by_name["sources"][row["source"]]["address"])}"' in text
        assert named.language.date(row["read_on"]) in text
        assert esc(row["standard_label"]) in text
        assert f'id="mapping-{row["standard"]}"' in text


def test_the_mappings_keep_their_promises():
    """A category of the standard where there is a relation to one; each in both languages."""
    for row in read_package(DATAPACKAGE).rows("mappings"):
        where = (row["standard"], row["seq"])
        if row["mapping_relation"] != "none":
            assert row["standard_label"], where
        assert row["why_sv"] != row["why_en"], where


def test_each_standard_has_the_forms_of_exploitation():
    """The categories that readers compare most."""
    found = {(row["standard"], row["category"]) for row in published().rows("mappings")}
    standards = {row["code"] for row in published().rows("vocabulary") if row["list"] == "standard"}
    assert standards
    assert {(each, form) for each in standards for form in ("sexual", "labour", "other_forms")} <= found


def test_a_mapping_says_the_standard_in_its_own_language():
    """And a category that the standard does not have is not invented."""
    row: Row = {
        "indicator": "needs",
        "category": "advice",
        "population": "adults",
        "standard_field": "f",
        "standard_label": "<l>",
    }
    row |= {
        "standard": "norm",
        "mapping_relation": "exact",
        "source": "report",
        "read_on": "2031-02-03",
        **both(why="Därför/Because"),
    }
    told = taken_in(labels(mappings=[row, row | {"standard_field": "", "standard_label": ""}]))["mappings"]
    said = '<td lang="en">f: &lt;l&gt;</td><td>Samma</td><td>Därför</td><td>Rapporten, 3\xa0februari\xa02031</td>'
    assert said in told
    assert "<td>–</td>" in told


def test_a_list_of_codes_marks_the_other_language():
    """So that a screen reader says the English label as English."""
    assert '<td>Behov</td><td lang="en">Needs</td>' in taken_in(labels("sv"))["units"]
    assert '<td lang="sv">Behov</td><td>Needs</td>' in taken_in(labels("en"))["units"]


def test_keys_are_said_in_words():
    """Several columns together, a key to the table itself, and no word where there is none."""
    schema = {
        "primaryKey": ["a", "b"],
        "uniqueKeys": [["c"]],
        "foreignKeys": [{"fields": ["d"], "reference": {"fields": ["a"]}}],
    }
    named = labels("en")
    first = named.package.descriptor["resources"][0]
    first["schema"] |= schema
    assert re.findall('<p class="keys">.*?</p>', taken_in(named)["tables"]) == [
        '<p class="keys">Key: <code>a</code>, <code>b</code>. Also unique: <code>c</code>. '
        f'<code>d</code> is found in <a href="#{first["name"]}">{first["name"]}</a>.</p>'
    ]
