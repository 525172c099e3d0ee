"""The list of published files: complete, the same bytes every time, and on the pages with size and checksum."""

import hashlib
import os
import re
import subprocess
import sys
from dataclasses import replace
from itertools import count
from pathlib import Path

import pytest

from scripts.paths import DATAPACKAGE, ROOT
from scripts.site.content import downloads
from scripts.site.exports.published import (
    PublishedFile,
    as_release,
    indicator_file,
    kept_files,
    published_files,
    read_published,
)
from scripts.site.kept import of_package
from scripts.site.package.labels import Labels
from scripts.site.text.language import LANGUAGES, Language
from tests.exported import FORMULAS, MISREAD, ODD, files, newest_package
from tests.site_package import package, statement, taken_in
from tests.site_server import built_site, published

FOLDERS = {"sv": Path(), "en": Path("en")}
# In a process of its own with nothing kept, so that the order of sets differs. Last: what it reads that no key of what is kept has.
BEGUN = ("figures", "parquet", "workbook", "zip", "ask")
CHECKSUMS = """
import sys
from pathlib import Path
from scripts import paths
paths.CACHE, opened = Path(sys.argv[1]), set()
sys.addaudithook(lambda event, told: event == "open" and opened.add(Path(str(told[0]))))
from hashlib import sha256
from scripts.site.content import downloads
from scripts.site.exports.published import read_published
from scripts.site.package.labels import read_package
package = read_package(paths.DATAPACKAGE)
made = downloads(package, read_published(paths.DATAPACKAGE, package))
for path, data in made.items(): print(path, sha256(data).hexdigest())
from scripts.site.kept import CODE, READ, sources
known = {source for path in (*READ, *map(paths.ROOT.joinpath, CODE)) for source in sources(path)}
ours = {one for one in opened if one.is_relative_to(paths.DOCS) or one.is_relative_to(paths.ROOT / "scripts")}
print(*(one for one in ours - known if not one.suffix.startswith(".py") and "__pycache__" not in one.parts))
"""


def test_the_files_are_the_archive_what_lies_in_it_and_the_other_forms():
    """Each at an address of its own under latest/; first what most people need."""
    kinds = [(file.kind, file.lang) for file in files() if not file.table]
    each = [[(kind, lang) for lang in LANGUAGES] for kind in ("figures", "parquet", "workbook")]
    alone = [(kind, "") for kind in ("ask", "benchmark", "benchmark_questions", "score", "zip", "descriptor", "pages")]
    assert kinds == [*each[0], *each[1], *alone, *each[2]]
    named = [resource["path"] for resource in as_release(newest_package()).descriptor["resources"]]
    paths = [file.path.removeprefix("latest/") for file in files()]
    assert set(named) <= set(paths)
    assert len(set(paths)) == len(paths)
    assert all(file.path.startswith("latest/") for file in files())


def test_every_file_is_described_in_both_languages():
    """For the page and for catalogues; a table is described by the descriptor."""
    whole = [file for file in files() if not file.table]
    assert all(file.description["sv"] and file.description["en"] and file.media_type for file in whole)


@pytest.mark.slow("three processes", "test_build.py::test_the_same_input_gives_the_same_bytes")
def test_the_files_have_the_same_bytes_in_every_process(tmp_path):
    """No clock, no order that a process picks, and nothing that may have changed since they were kept."""
    other = subprocess.run(
        [sys.executable, "-c", CHECKSUMS, str(tmp_path)],
        cwd=ROOT,
        env={**os.environ, "PYTHONHASHSEED": "1"},
        check=True,
        capture_output=True,
        text=True,
    ).stdout
    made = downloads(newest_package(), read_published(DATAPACKAGE, newest_package()))
    assert other.splitlines() == [*(f"{path} {hashlib.sha256(data).hexdigest()}" for path, data in made.items()), ""]


def test_what_follows_from_a_package_is_made_once(tmp_path, monkeypatch):
    """And again where a table says something else, whatever the files say."""
    monkeypatch.setattr("scripts.site.kept.PACKAGES", tmp_path)
    numbers, one = count(), package()
    all_three = (one, replace(one), replace(one, tables={**one.tables, "notes": []}))
    assert [of_package(each, "a", lambda: b"%d" % next(numbers)) for each in all_three] == [b"0", b"0", b"1"]


def test_a_package_with_odd_texts_can_be_exported():
    """Every format is made, and the pages list what one begins with and each table."""
    texts = FORMULAS + MISREAD + ODD
    odd = package(statements=[statement(seq=str(place), printed=text) for place, text in enumerate(texts, 1)])
    made = published_files(as_release(odd))
    assert all(file.data for file in made)
    known = taken_in(Labels(odd, Language("sv")))
    listed = known["package_files"] + known["tables"]
    assert all(file.sha256 in listed for file in made if file.lang != "en" and (file.table or file.kind in BEGUN))


@pytest.mark.parametrize("lang", FOLDERS)
def test_every_file_is_listed_with_its_size_and_checksum(lang):
    """What one begins with on the data page, each table in the codebook, and all that stays on the page of its version."""
    begun = [file for file in files() if file.kind in BEGUN]
    assert {file.kind for file in begun} == {*BEGUN}
    tables, kept = [file for file in files() if file.table], kept_files(as_release(newest_package()))
    for page, listed in (("data", begun), ("codebook", tables), (f"v{published().version}", kept)):
        address = built_site() / FOLDERS[lang] / page / "index.html"
        check_page(address, [file for file in listed if file.lang in ("", lang)], lang)


@pytest.mark.parametrize("lang", FOLDERS)
def test_the_page_of_every_indicator_lists_its_file_with_size_and_checksum(lang):
    """In the page's language."""
    for row in published().rows("indicators"):
        page = built_site() / FOLDERS[lang] / f"indicators/{row['indicator']}/index.html"
        check_page(page, [indicator_file(published(), row["indicator"], lang)], lang)


def check_page(page: Path, listed: list[PublishedFile], lang: str) -> None:
    """Each file lies where the page's link leads, and has the size and the checksum that the page gives."""
    text = page.read_text(encoding="utf-8")
    for file in listed:
        place = (built_site() / file.path).resolve()
        told = re.findall(r'href="([^":]*)">[^<]*</a> \(([^)]*)', text)
        sizes = [size for target, size in told if (page.parent / target).resolve() == place]
        assert len(sizes) == 1, file.path
        (size,), data = sizes, place.read_bytes()
        assert int(re.sub(r"\D", "", size)) == max(1, round(len(data) / 1000))
        assert hashlib.sha256(data).hexdigest() in text


def test_the_archive_of_a_version_stays_where_the_version_is():
    """With everything that lies in it; the other forms are always of the newest."""
    found = downloads(published(), [as_release(published())])
    kept = {file.path.removeprefix("latest/") for file in files() if file.stays}
    assert {"data/figures-sv.csv", "data/figures-en.parquet", "datapackage.json"} <= kept
    assert all(found[f"v{published().version}/{path}"] == found[f"latest/{path}"] for path in kept)
    assert not [
        path
        for path in found
        if path.startswith("v") and path.endswith((".xlsx", ".json")) and "datapackage" not in path
    ]
