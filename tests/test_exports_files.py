"""The list of published files: complete, the same bytes every time, and on the pages with size and checksum."""

import hashlib
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from scripts.paths import ROOT
from scripts.site.downloads import downloads
from scripts.site.exports.published import PublishedFile, indicator_files, published_files
from scripts.site.package.labels import Labels
from scripts.site.exports.releases import as_release
from scripts.site.pages.table_list import package_files, table_list
from scripts.site.text.language import Language
from tests.exported import FORMULAS, MISREAD, ODD, files, newest_package
from tests.site_package import package, statement
from tests.site_server import built_site, published

FOLDERS = {"sv": Path(), "en": Path("en")}
# In a process of its own, so that the order of sets differs.
CHECKSUMS = """
import hashlib
from tests.exported import files
print("\\n".join(f"{file.path} {file.sha256}" for file in files()))
"""


def test_the_files_are_the_data_in_its_forms_and_two_csv_of_each_table():
    """Each at an address of its own under latest/; first what most people need."""
    kinds = [(file.kind, file.lang) for file in files() if not file.table]
    flat = [("flat", ""), ("flat_readme", "")]
    each = [(kind, lang) for kind in ("workbook", "json_stat") for lang in ("sv", "en")]
    assert kinds == [*flat, ("zip", ""), *each, ("descriptor", "")]
    for resource in newest_package().descriptor["resources"]:
        assert [file.kind for file in files() if file.table == resource["name"]] == ["csv", "excel_csv"]
    paths = [file.path for file in files()]
    assert len(set(paths)) == len(paths)
    assert all(path.startswith("latest/") for path in paths)


def test_every_file_is_described_in_both_languages():
    """For the page and for catalogues."""
    assert all(file.description["sv"] and file.description["en"] and file.media_type for file in files())


def test_the_size_and_the_checksum_are_those_of_the_bytes():
    """As a reader computes them."""
    file = PublishedFile("a", "csv", "text/csv", lambda: b"abc")
    assert file.size == 3
    assert file.sha256 == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"


def test_the_files_have_the_same_bytes_in_every_process():
    """No clock, and no order that a process picks."""
    other = subprocess.run(
        [sys.executable, "-c", CHECKSUMS],
        cwd=ROOT,
        env={**os.environ, "PYTHONHASHSEED": "1"},
        check=True,
        capture_output=True,
        text=True,
    ).stdout
    assert other.splitlines() == [f"{file.path} {file.sha256}" for file in files()]


def test_a_package_with_odd_texts_can_be_exported():
    """Every format is made, and the page lists it."""
    texts = FORMULAS + MISREAD + ODD
    odd = package(statements=[statement(seq=str(place), printed=text) for place, text in enumerate(texts, 1)])
    made = published_files(as_release(odd))
    assert all(file.data for file in made)
    listed = package_files(made, Language("sv")) + table_list(made, Labels(odd, Language("sv")))
    assert all(file.sha256 in listed for file in made if file.lang != "en")


@pytest.mark.parametrize("lang", FOLDERS)
def test_every_file_is_listed_with_its_size_and_checksum(lang):
    """Those of the package on the data page, the workbook in the page's language only; those of each table in the codebook."""
    listed = [file for file in files() if file.lang in ("", lang)]
    for page, tables in (("data", False), ("codebook", True)):
        address = built_site() / FOLDERS[lang] / page / "index.html"
        check_page(address, [file for file in listed if bool(file.table) == tables], lang)


@pytest.mark.parametrize("lang", FOLDERS)
def test_the_page_of_every_indicator_lists_its_files_with_size_and_checksum(lang):
    """Both tables, for programs and for Excel, and what describes them."""
    for row in published().rows("indicators"):
        page = built_site() / FOLDERS[lang] / f"indicators/{row['indicator']}/index.html"
        check_page(page, indicator_files(published(), row["indicator"]), lang)


def check_page(page: Path, listed: list[PublishedFile], lang: str) -> None:
    """Each file lies where the page's link leads, and has the size and the checksum that the page gives."""
    text = page.read_text(encoding="utf-8")
    for file in listed:
        links = re.findall(rf'href="([^"]*{re.escape(file.path)})">[^<]*</a> \(([^)]*)', text)
        assert len(links) == 1, file.path
        target, size = links[0]
        data = (page.parent / target).resolve().read_bytes()
        assert int(re.sub(r"\D", "", size)) == max(1, round(len(data) / 1000))
        assert hashlib.sha256(data).hexdigest() in text


def test_the_flat_file_of_a_version_stays_where_the_version_is():
    """With the three lines on how to read it."""
    found = downloads(published(), [as_release(published())])
    folder = f"v{published().version}/{published().descriptor['name']}-flat"
    latest = f"latest/{published().descriptor['name']}-flat"
    assert all(found[folder + ending] == found[latest + ending] for ending in (".csv", ".txt"))


def test_the_site_publishes_every_listed_file():
    """The build writes what the list names, byte for byte."""
    found = downloads(published(), [as_release(published())])
    assert all(found[file.path] == file.data for file in published_files(as_release(published())))
