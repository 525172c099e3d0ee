"""What search engines and programs for learning read of the data: it parses, is complete, and says what page and package say."""

import csv
import hashlib
import io
import json
import re
from functools import cache
from typing import Any

from playwright.sync_api import Browser

from scripts.ground.data_package import Package
from scripts.paths import DATAPACKAGE
from scripts.site.addresses import CROISSANT
from scripts.site.exports.published import published_files, read_published
from scripts.site.exports.structured_data import measured, structured_data, written
from scripts.site.frame.shell import POLICY
from tests.site_package import labels, observation, package
from tests.site_server import built_site, home, published

BLOCK = re.compile(r'<script type="application/ld\+json">(.*?)</script>', re.DOTALL)
LANGUAGES = {"sv": "", "en": "en/"}
WANTED = {
    "@context", "@id", "@type", "name", "description", "url", "identifier", "creator", "publisher", "version",
    "dateModified", "temporalCoverage", "spatialCoverage", "variableMeasured", "distribution", "isAccessibleForFree",
    "inLanguage", "citation",
}  # fmt: skip


@cache
def described() -> dict[str, dict[str, Any]]:
    """Each page that describes data -> what it says."""
    found = {}
    for file in sorted(built_site().rglob("index.html")):
        blocks = BLOCK.findall(file.read_text(encoding="utf-8"))
        assert len(blocks) <= 1, file
        for block in blocks:
            found[file.parent.relative_to(built_site()).as_posix() + "/"] = json.loads(block)
    return found


def test_the_pages_that_describe_data_are_described():
    """The data page, the start of each version and the page of each indicator, in both languages, and no other."""
    names = {"data/", *indicator_pages(published())}
    for release in read_published(DATAPACKAGE, published()):
        version = f"v{release.version}/"
        names |= {version, *(version + name for name in indicator_pages(release.package))}
    assert set(described()) == {folder + page for folder in LANGUAGES.values() for page in names}


def indicator_pages(package: Package) -> set[str]:
    """The page of each indicator of a package."""
    return {f"indicators/{row['indicator']}/" for row in package.rows("indicators")}


def test_each_description_is_complete():
    """Every property has something in it, and the description the length that search engines ask for."""
    for page, thing in described().items():
        assert {name for name, value in thing.items() if value not in ("", [], None)} >= WANTED, page
        assert thing["@context"] == "https://schema.org/"
        assert thing["@type"] == "Dataset"
        assert 50 <= len(thing["description"]) <= 5000, page
        assert re.fullmatch(r"\d{4}-\d\d-\d\d", thing["dateModified"])
        assert re.fullmatch(r"\d{4}/\d{4}", thing["temporalCoverage"])
        assert thing["isAccessibleForFree"] is True
        assert thing["url"] == home() + stays(page)


def stays(page: str) -> str:
    """Where what a page describes stays as it is."""
    folder, below = ("en/", page.removeprefix("en/")) if page.startswith("en/") else ("", page)
    if re.match(r"v[0-9.]+/", below):
        return page
    return f"{folder}v{published().version}/{below.removesuffix('data/')}"


def test_each_thing_has_one_name_in_both_languages():
    """The two pages of one thing speak of the same, each in its language."""
    for page, thing in described().items():
        if not page.startswith("en/"):
            english = described()[f"en/{page}"]
            assert thing["@id"] == english["@id"]
            assert thing["name"] != english["name"]
            assert thing["description"] != english["description"]


def test_a_page_of_today_and_that_of_its_version_speak_of_one_thing():
    """By one name, so that whoever finds both counts it once."""
    kept: dict[str, set[str]] = {}
    for page, thing in described().items():
        assert thing["@id"] == described()[stays(page)]["@id"]
        kept.setdefault(thing["@id"], set()).add(stays(page).removeprefix("en/"))
    assert [name for name, pages in kept.items() if len(pages) > 1] == []


def test_each_table_is_a_part_of_the_dataset():
    """With a file of its own, a name and what it holds; it is no other form of the whole."""
    release = read_published(DATAPACKAGE, published())[-1]
    tables = {file.path.removeprefix("latest/") for file in published_files(release) if file.table}
    for page in ("data/", f"v{published().version}/"):
        thing = described()[page]
        files = [part["distribution"][0]["contentUrl"] for part in thing["hasPart"]]
        assert {file.removeprefix(f"{home()}v{published().version}/") for file in files} == tables
        assert all(part["name"] and part["description"] for part in thing["hasPart"])
        assert not {file["contentUrl"] for file in thing["distribution"]} & set(files)


def test_each_file_is_there_with_its_size():
    """Every address of a distribution is a published file."""
    for thing in described().values():
        for each in thing["distribution"]:
            file = built_site() / each["contentUrl"].removeprefix(home())
            assert each["contentSize"] == f"{file.stat().st_size} B"


def test_no_text_can_end_the_block():
    """What looks like markup is written so that the block goes on, and reads back as it was."""
    assert "<" not in written({"name": "</script><script>alert(1)</script>"})
    assert json.loads(written({"name": "</script>"})) == {"name": "</script>"}


def test_what_has_no_number_is_no_measured_variable():
    """An indicator of which the source only has a drawing, or words, is described on its own page."""
    blank = observation(value="", qualifier="", obs_status="L")
    assert measured(package(observations=[blank])) == []
    assert [row["indicator"] for row in measured(package(observations=[observation(value="25")]))] == ["needs"]


def test_a_measurement_point_without_a_figure_is_described_too():
    """Its years are those of the newest report."""
    assert json.loads(structured_data("indicators/silent/", labels(), []))["temporalCoverage"] == "2031/2031"


def test_the_policy_lets_the_block_be(address, browser: Browser):
    """The browser reports no violation for it, and does report one for a script in the same place."""
    context = browser.new_context()
    page = context.new_page()
    page.add_init_script(
        "window.blocked = []; addEventListener('securitypolicyviolation', event => blocked.push(event.effectiveDirective));"
    )
    page.goto(f"{address}data/")
    assert page.locator('script[type="application/ld+json"]').count() == 1
    assert page.evaluate("blocked") == []
    page.evaluate("document.head.append(Object.assign(document.createElement('script'), {textContent: '1'}))")
    assert page.evaluate("blocked.length") == 1
    assert "script-src 'self'" in POLICY
    context.close()


# What version 1.0 requires of a dataset, and what a file and a field need to be loaded.
WANTED_OF = {
    "dataset": "@context @type conformsTo description name url creator datePublished distribution",
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
def croissant() -> dict[str, Any]:
    """The description for machine learning, of the built site."""
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
    return [field for records in croissant()["recordSet"] for field in records["field"]]


def file_of(name: str) -> bytes:
    (found,) = (one for one in croissant()["distribution"] if one["@id"] == name)
    return (built_site() / str(found["contentUrl"]).removeprefix(home())).read_bytes()


def test_it_has_what_the_specification_requires():
    """Of the dataset, of each file and of each field; and nothing is called the same."""
    told = croissant()
    for kind, things in {"dataset": [told], "file": told["distribution"], "field": fields()}.items():
        for thing in things:
            assert {name for name, value in thing.items() if value} >= set(WANTED_OF[kind].split()), kind
    assert (told["@type"], told["conformsTo"]) == ("sc:Dataset", "http://mlcommons.org/croissant/1.0")
    names = [one["@id"] for one in (*told["distribution"], *told["recordSet"], *fields())]
    assert len(names) == len(set(names))


def test_every_word_is_one_of_schema_org_or_is_explained():
    """Else it would mean nothing to a program."""
    assert keys(croissant()) - SCHEMA_ORG <= set(croissant()["@context"])


def test_each_file_is_where_it_says_with_its_checksum():
    """The figures file in both languages and both forms."""
    files = croissant()["distribution"]
    assert {one["@id"] for one in files} == {
        f"figures-{lang}.{form}" for lang in ("sv", "en") for form in ("csv", "parquet")
    }
    for one in files:
        data = file_of(one["@id"])
        assert (hashlib.sha256(data).hexdigest(), f"{len(data)} B") == (one["sha256"], one["contentSize"])


def test_the_fields_are_the_columns_of_the_file_and_hold_what_they_say():
    """In its order, and each value that is there can be read as the type; the key tells the rows apart."""
    for records in croissant()["recordSet"]:
        (source,) = {field["source"]["fileObject"]["@id"] for field in records["field"]}
        header, *rows = csv.reader(io.StringIO(file_of(source).decode("utf-8")))
        assert [field["source"]["extract"]["column"] for field in records["field"]] == header
        for field, values in zip(records["field"], zip(*rows, strict=True), strict=True):
            assert all(READ[field["dataType"]](value) is not None for value in values if value)
            if {"@id": field["@id"]} in records["key"]:
                assert len(values) == len(set(values))
