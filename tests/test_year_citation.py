"""How GitHub cites the data: the same title, version and date as what is published."""

import json
import shutil

import pytest
import yaml

from scripts.package.build import build
from scripts.paths import DATAPACKAGE, ROOT
from scripts.year.repository import citation, stale_citation, write_citation
from tests.packages import released_folder
from tests.releasing import release
from tests.rows import figure, figures_csv

SET = {"site_address": "https://example.se/", "repository": "https://example.se/kod"}


@pytest.fixture
def descriptor():
    """The committed descriptor."""
    return json.loads((DATAPACKAGE / "datapackage.json").read_text(encoding="utf-8"))


def test_the_committed_file_is_what_the_build_gives():
    """Nobody writes it by hand."""
    assert stale_citation(DATAPACKAGE) == []


def test_it_says_the_same_as_the_package(descriptor):
    """One title, one maker, one version, one date, one licence; the descriptions in both languages."""
    found = citation(descriptor, {})
    assert (found["title"], found["version"]) == (descriptor["title"], descriptor["version"])
    assert str(found["date-released"]) == descriptor["created"][:10]
    assert found["license"] == descriptor["licenses"][0]["name"]
    assert found["authors"] == [{"name": descriptor["contributors"][0]["title"]}]
    assert found["identifiers"][0]["value"] == descriptor["id"]
    assert all(descriptor[name] in found["abstract"] for name in ("description", "description_en"))
    assert found["keywords"] == descriptor["keywords"] + descriptor["keywords_en"]


def test_an_address_stands_there_once_it_is_set(descriptor):
    """A placeholder never does."""
    assert "http" not in yaml.safe_dump(citation(descriptor, {}))
    found = citation(descriptor, SET)
    assert found["url"] == f"{descriptor['homepage']}v{descriptor['version']}/"
    assert found["repository-code"] == SET["repository"]


def test_the_doi_of_all_versions_stands_there_once_it_is_set(descriptor):
    """As one more name of the data, and as what it is; an empty one is none."""
    (_, doi) = citation(descriptor, {"doi": "10.5281/zenodo.7"})["identifiers"]
    assert (doi["type"], doi["value"], doi["description"]) == (
        "doi",
        "10.5281/zenodo.7",
        "Alla versioner / all versions",
    )
    assert len(citation(descriptor, {"doi": ""})["identifiers"]) == 1


def test_it_cites_the_newest_release_whatever_has_been_merged_since(tmp_path):
    """Nobody can cite what is not published."""
    folder = released_folder(tmp_path / "datapackage")
    build(folder)
    release(folder)
    (folder / "figures/2026.csv").write_bytes(figures_csv(figure(value="500", year="2026")))
    build(folder)
    write_citation(folder)
    assert json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))["version"] == "1.1.0"
    assert yaml.safe_load((tmp_path / "CITATION.cff").read_text(encoding="utf-8"))["version"] == "1.0.0"
    release(folder)
    write_citation(folder)
    assert yaml.safe_load((tmp_path / "CITATION.cff").read_text(encoding="utf-8"))["version"] == "1.1.0"


def test_a_file_that_was_changed_by_hand_is_noticed_and_mended(tmp_path):
    """By name; the next build writes it anew."""
    folder = shutil.copytree(DATAPACKAGE, tmp_path / "datapackage")
    shutil.copy(ROOT / "CITATION.cff", tmp_path)
    assert stale_citation(folder) == []
    (tmp_path / "CITATION.cff").write_text("version: 9.9.9", encoding="utf-8")
    assert [problem.file for problem in stale_citation(folder)] == ["CITATION.cff"]
    write_citation(folder)
    assert stale_citation(folder) == []
