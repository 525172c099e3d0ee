"""How GitHub and Zenodo cite the package: the same title, version and date as the package itself."""

import json

import pytest
import yaml

from scripts.paths import DATAPACKAGE, ROOT
from scripts.year.citation import stale_citation, write_citation
from scripts.year.citation_files import citation_files

SET = {"site_address": "https://example.se/", "repository": "https://example.se/kod"}


@pytest.fixture
def descriptor():
    """The committed descriptor."""
    return json.loads((DATAPACKAGE / "datapackage.json").read_text(encoding="utf-8"))


def test_the_committed_files_are_what_the_build_gives():
    """Nobody writes them by hand."""
    assert stale_citation(DATAPACKAGE) == []


def test_both_files_say_the_same_as_the_package(descriptor):
    """One title, one maker, one version, one date, one licence; the descriptions in both languages."""
    citation = yaml.safe_load((ROOT / "CITATION.cff").read_text(encoding="utf-8"))
    deposit = json.loads((ROOT / ".zenodo.json").read_text(encoding="utf-8"))
    for field in ("title", "version"):
        assert citation[field] == deposit[field] == descriptor[field]
    assert str(citation["date-released"]) == deposit["publication_date"] == descriptor["created"][:10]
    assert citation["license"].lower() == deposit["license"] == descriptor["licenses"][0]["name"].lower()
    assert citation["authors"] == deposit["creators"] == [{"name": descriptor["contributors"][0]["title"]}]
    assert citation["identifiers"][0]["value"] == descriptor["id"]
    for text in (descriptor["description"], descriptor["description_en"]):
        assert text in citation["abstract"]
        assert text in deposit["description"]
    assert citation["keywords"] == deposit["keywords"] == descriptor["keywords"] + descriptor["keywords_en"]


def test_an_address_stands_there_once_it_is_set(descriptor):
    """A placeholder never does."""
    without, with_addresses = (
        {name: data.decode() for name, data in citation_files(descriptor, platform).items()} for platform in ({}, SET)
    )
    assert not any("http" in text for text in without.values())
    citation = yaml.safe_load(with_addresses["CITATION.cff"])
    assert (citation["url"], citation["repository-code"]) == (descriptor["homepage"], SET["repository"])
    assert json.loads(with_addresses[".zenodo.json"])["related_identifiers"][0]["identifier"] == descriptor["homepage"]


def test_a_description_with_markup_is_text(descriptor):
    """Zenodo reads HTML."""
    deposit = json.loads(citation_files(descriptor | {"description": "<b> & co"}, {})[".zenodo.json"])
    assert "<p>&lt;b&gt; &amp; co</p>" in deposit["description"]


def test_a_file_that_was_changed_by_hand_is_noticed_and_mended(tmp_path, descriptor):
    """By name; the next build writes it anew."""
    folder = tmp_path / "datapackage"
    (folder / "data").mkdir(parents=True)
    for path in ("datapackage.json", "data/platform.csv"):
        (folder / path).write_bytes((DATAPACKAGE / path).read_bytes())
    write_citation(folder)
    assert stale_citation(folder) == []
    (tmp_path / "CITATION.cff").write_text("version: 9.9.9", encoding="utf-8")
    assert [problem.file for problem in stale_citation(folder)] == ["CITATION.cff"]
    write_citation(folder)
    assert stale_citation(folder) == []
