"""The archive: one ZIP, whoever makes it, that a program of others finds whole, with a page that explains every column."""

import hashlib
import io
import zipfile
from pathlib import Path
from typing import Any

import pytest
from frictionless import Package as Read
from frictionless import system

from scripts.ground.data_package import Package
from scripts.package.build import build
from scripts.paths import ROOT
from scripts.site.exports.archive import TABLES, archive_files
from scripts.site.exports.published import as_release, read_published
from scripts.site.package.labels import read_package
from tests.frozen_years import FORMS, PRINTED
from tests.frozen_years import package as frozen
from tests.packages import released_folder
from tests.releasing import release
from tests.site_package import package as tiny
from tests.site_server import published


def descriptor_of(package: Package) -> dict[str, Any]:
    return dict(as_release(package).descriptor)


def page() -> str:
    return archive_files(published())["README.txt"].decode()


def test_the_newest_version_is_what_was_released(tmp_path):
    """Once it is a release, its ZIP is not made again: it is given out to the byte, whatever the code would make now."""
    folder = released_folder(tmp_path)
    build(folder)
    before = read_published(folder, read_package(folder))[-1]
    release(folder)
    after = read_published(folder, read_package(folder))[-1]
    assert after.version == before.version
    assert after.archive == (folder / f"releases/{after.version}.zip").read_bytes() != before.archive


@pytest.mark.parametrize("name", [PRINTED, *FORMS])
def test_the_archive_has_what_its_descriptor_names_and_a_fixed_few(name):
    """Each with its bytes and its hash; the figures file comes first, in each language and form."""
    files = as_release(frozen(name)).files
    named = {one["path"]: one for one in descriptor_of(frozen(name))["resources"]}
    assert set(files) == {*named, "datapackage.json", "README.txt", "LICENSE.txt"}
    assert [*named][:4] == [f"data/figures-{lang}.{form}" for form in ("csv", "parquet") for lang in ("sv", "en")]
    for path, one in named.items():
        assert (one["bytes"], one["hash"]) == (len(files[path]), f"sha256:{hashlib.sha256(files[path]).hexdigest()}")


def test_an_archive_has_no_table_that_is_empty_and_no_key_to_one_that_is_not_there():
    """What only the pages are built from stays with the release."""
    read = descriptor_of(tiny(corrections=[]))
    names = {one["name"] for one in read["resources"] if one["type"] == "table"}
    assert "corrections" not in names
    assert {name for name in names if not name.startswith("figures-")} <= {*TABLES}
    keys = [key for one in read["resources"] for key in one.get("schema", {}).get("foreignKeys", [])]
    assert {key["reference"].get("resource", next(iter(names))) for key in keys} <= names


@pytest.mark.parametrize("name", [PRINTED, "small"])
def test_another_program_finds_the_downloaded_archive_valid(name, tmp_path: Path):
    """frictionless, with every table, type, key, size and hash."""
    zipfile.ZipFile(io.BytesIO(as_release(frozen(name)).archive)).extractall(tmp_path)
    with system.use_context(trusted=True):
        report = Read(str(tmp_path / "datapackage.json")).validate()
    assert report.flatten(["name", "rowNumber", "fieldName", "message"]) == []


def test_the_page_explains_every_column_of_every_table_in_both_languages():
    """With its type and its unit; those of the figures file once, for it has the same in each language."""
    text = page()
    for resource in descriptor_of(published())["resources"]:
        part = text.split(f"\n{resource['path']}\n")[1]
        if resource["name"].startswith("figures-") and resource["name"] != "figures-sv":
            continue
        for field in resource.get("schema", {"fields": []})["fields"]:
            explained = part.split(f"\n  {field['name']} (")[1]
            for key in ("", "_en"):
                meaning = f"{field[f'title{key}']}: {field[f'description{key}']}"
                assert "".join(f"    {line}\n" for line in meaning.splitlines()) in explained
            assert field.get("unit", "") in explained.split("\n")[0]
            assert field.get("unit_sv", "") in explained.split("\n")[0]


def test_the_page_has_the_lines_on_how_to_read_the_figures_file():
    descriptor, text = published().descriptor, " ".join(page().split())
    for number, line in [*enumerate(descriptor["how_to_read"], 1), *enumerate(descriptor["how_to_read_en"], 1)]:
        assert f"{number}. {line}" in text


def test_the_page_says_how_to_cite_and_where_to_begin():
    descriptor = published().descriptor
    assert [name for name in ("title", "title_en") if f"{descriptor[name]} [data" not in page()] == []
    assert page().count(f"Version {descriptor['version']}, {descriptor['created'][:10]}. {descriptor['homepage']}") == 3
    assert "Så citerar du" in page()
    assert "Cite as" in page()


def test_the_licence_has_its_address():
    """Whoever has only the ZIP knows what they may do."""
    text = archive_files(published())["LICENSE.txt"].decode()
    assert all(one["path"] in text for one in published().descriptor["licenses"])


@pytest.mark.parametrize("name", ["ask.py", "score.py"])
def test_the_programs_are_given_out_as_they_lie_in_the_project(name):
    """So that the tests of them are tests of what people have."""
    assert archive_files(published())[name] == (ROOT / "scripts/site/exports" / name).read_bytes()
    assert name in page()
