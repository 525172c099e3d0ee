"""The DOI of the dataset: where it is said once it is set, that nothing speaks of one before, and the steps to it."""

import re
from collections.abc import Callable

import pytest
import yaml

from scripts.ground.data_package import Package, Row
from scripts.ground.releases import ARCHIVE_FILE, README_FILE, SITE_FILE
from scripts.package.settings import parse, platform_rows
from scripts.package.versions import next_version
from scripts.paths import DATAPACKAGE, ROOT
from scripts.site.exports.catalogue import catalogue, croissant
from scripts.site.exports.published import as_release
from scripts.site.exports.structured_data import structured_data
from scripts.site.exports.workbook import cover
from scripts.site.package.citing import bibtex, cite_package, cited_package
from scripts.site.package.labels import Labels, decided
from scripts.site.pages.files import package_facts
from scripts.site.pages.versions import start
from scripts.site.text.language import LANGUAGES, Language
from scripts.year.repository import as_yaml, citation, platform
from tests.site_package import both, package
from tests.site_server import built_site, published

MADE_UP = "10.5281/zenodo.7"
RELEASING = (ROOT / "RELEASING.md").read_text(encoding="utf-8").partition("## DOI")[2].partition("\n## ")[0]
# what people or programs read -> its text
PLACES: dict[str, Callable[[Labels], str]] = {
    "the reference on the page Data": lambda to: cite_package(to.package, to.language),
    "the facts there": package_facts,
    "BibTeX": lambda to: bibtex(cited_package(to.package), to.package, to.language),
    "the page that a citation leads to": lambda to: start(to, as_release(to.package)),
    "the workbook": lambda to: "\n".join(cover(to)),
    "what search engines read": lambda to: structured_data("data/", to, [as_release(to.package)]),
    "what data catalogues read": lambda to: catalogue(to.package, [as_release(to.package)], []).decode(),
    "what programs for machine learning read": lambda to: croissant(as_release(to.package)).decode(),
    "the page in the archive": lambda to: as_release(to.package).files[README_FILE].decode(),
    "CITATION.cff": lambda to: as_yaml(citation(to.package.descriptor, platform(to.package))),
}


def tiny(doi: str) -> Package:
    """The tiny package of which the platform has set the DOI, or left it empty."""
    rows: list[Row] = [
        {"setting": name, "setting_value": value, "setting_state": "set", **both(title="/")}
        for name, value in {"error_contact": "fel@example.org", "doi": doi}.items()
    ]
    found = package(platform=rows)
    found.descriptor["sources"] = []  # type: ignore[index]
    return found


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("place", PLACES)
def test_what_cites_the_dataset_says_its_doi_once_there_is_one(place, lang):
    """And before that no word of a DOI."""
    assert MADE_UP in PLACES[place](Labels(tiny(MADE_UP), Language(lang)))
    assert "doi" not in PLACES[place](Labels(tiny(""), Language(lang))).lower()


def test_no_page_of_the_site_claims_a_doi_that_is_not_set():
    """Whatever the platform has set today: the page Data says that, and where nothing is set no page says anything."""
    doi, said = decided("doi", published()), tuple(Language(lang).words["doi"] for lang in LANGUAGES)
    pages = {file: file.read_text(encoding="utf-8") for file in built_site().rglob("*.html")}
    assert bool(doi) == any(word in text for text in pages.values() for word in said)
    assert doi in pages[built_site() / "data/index.html"]


def test_the_line_of_the_steps_is_one_that_the_package_takes():
    """Written where they say, and nothing else: the DOI is set."""
    (line,) = re.findall(r"^ *(value: .*)$", RELEASING, re.MULTILINE)
    settings, problems = parse(re.sub(r'(?<=\n  doi:\n)((?:    .*\n)*?    )value: ""', rf"\1{line}", text()).encode())
    assert settings
    (row,) = (row for row in platform_rows(settings) if row["setting"] == "doi")
    assert (problems, row["setting_state"], row["setting_value"]) == ([], "set", yaml.safe_load(line)["value"])


def text() -> str:
    now = (DATAPACKAGE / "package.yml").read_text(encoding="utf-8")
    return re.sub(r"(?<=\n  doi:\n)((?:    .*\n)*?    )value: .*", r'\1value: ""', now)


def test_a_doi_that_has_been_set_can_be_published_at_once():
    """It is a change, though no figure is: a version of its own."""
    before = [as_release(tiny(""))]
    assert next_version("1.0.0", before, tiny(MADE_UP), set()) == "1.0.1"
    assert next_version("1.0.0", before, tiny(""), set()) == "1.0.0"


def test_the_file_of_the_steps_is_the_archive():
    """By the names that a release gives its two files: the one is uploaded, the other is not."""
    archive, pages = re.search(r"\(`(.*)`\)\. Inte den som slutar på `(.*)`", RELEASING).groups()  # type: ignore[union-attr]
    version = archive.removesuffix(".zip")
    assert (archive, version + pages) == (ARCHIVE_FILE.format(version), SITE_FILE.format(version))


def test_what_zenodo_asks_for_stands_in_the_citation_file():
    """Each name that the steps say is one of the file."""
    names = re.findall(r"^ *\|.*\| `([a-z-]+)` \|$", RELEASING, re.MULTILINE)
    assert names
    # The licence is there once the platform has decided on one.
    assert {*names} - {"license"} <= {*citation(package().descriptor, {})}
