"""Every row of the figures file has a place on a page, and lies beside it by itself, for programs: today's, and each version's."""

import csv
import json
import re
from collections import Counter
from functools import cache
from pathlib import Path

import pytest

from scripts.site.addresses import LATEST, version_folder
from scripts.site.exports.figures.columns import COLUMNS
from scripts.site.exports.figures.forms import FigureRow, csv_bytes, row_files
from scripts.site.exports.figures.lines import name_of
from scripts.site.package.labels import Labels
from scripts.site.text.language import FOLDERS, LANGUAGES, Language
from tests.coming import SITES, package_of, pages_of
from tests.exported import same
from tests.site_package import statement
from tests.site_server import published, published_labels

EACH = [(site, lang) for site in SITES for lang in LANGUAGES]


@cache
def rows(site: str, lang: str, folder: str = LATEST) -> list[FigureRow]:
    """The rows of the file as it is given out in a folder."""
    with (pages_of(site) / folder / f"data/figures-{lang}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def parted(row: FigureRow, site: str) -> tuple[str, str]:
    """Where an address leads below the root of its site: the folder of a page, and the place there."""
    address, _, place = row["address"].partition("#")
    home = str(package_of(site).descriptor["homepage"])
    assert address.startswith(home)
    return address.removeprefix(home), place


@cache
def places(page: Path) -> Counter[str]:
    """The ids of a page, and how often each stands there."""
    return Counter(re.findall(r'\sid="?([^">\s]+)', page.read_text(encoding="utf-8")))


@pytest.mark.parametrize(("site", "lang"), EACH)
def test_an_address_leads_to_the_place_of_its_row_in_the_version_of_the_file(site, lang):
    """That is what the row is called, and is there once; today's page of the indicator has it too."""
    newest, root = version_folder(package_of(site).version), pages_of(site)
    for version in (path.name for path in root.glob("v*.*.*")):
        for row in rows(site, lang, version):
            folder, place = parted(row, site)
            assert (folder.removeprefix(FOLDERS[lang]).partition("/")[0], place) == (version, row["id"])
            assert places(root / folder / "index.html")[place] == 1, row["address"]
    assert rows(site, lang) == rows(site, lang, newest)
    for folder, place in (parted(row, site) for row in rows(site, lang)):
        assert places(root / folder.replace(newest, "") / "index.html")[place] == 1, (folder, place)


@pytest.mark.parametrize(("site", "lang"), EACH)
def test_a_row_by_itself_has_its_sentence_and_every_cell_of_the_file(site, lang):
    for row in rows(site, lang):
        folder, place = parted(row, site)
        told = json.loads((pages_of(site) / folder / f"{place}.json").read_bytes())
        sentence = told.pop("sentence")
        assert sentence == row["quote"] if row["quote"] else row["category"] in sentence
        assert [*told] == [name for name, cell in row.items() if cell and name != "quote"]
        assert all(same(cell, row[name], COLUMNS[name]) for name, cell in told.items())


@pytest.mark.parametrize(("site", "lang"), EACH)
def test_a_row_by_itself_is_made_of_the_row_alone(site, lang):
    """Of a file with no other row the same bytes follow; and no file lies there that is of no row."""
    found: dict[str, bytes] = {}
    labels = Labels(package_of(site), Language(lang))
    for row in rows(site, lang):
        found |= row_files(csv_bytes([*COLUMNS], [row]), labels)
    root = pages_of(site) / FOLDERS[lang]
    assert [path for path, data in found.items() if (root / path).read_bytes() != data] == []
    there = (root / version_folder(package_of(site).version) / "indicators").rglob("*.json")
    assert {str(path.relative_to(root)) for path in there} == {*found}
    assert len(found) == len(rows(site, lang))


def test_a_file_from_before_rows_had_addresses_is_left_as_it_is():
    assert row_files(b"year,id\n2019,a\n", published_labels()) == {}


def test_a_name_is_one_that_files_addresses_and_pages_can_have():
    """Whatever the heading of its section is; and two names are two on every machine."""
    names = [row["id"] for row in rows(SITES[0], "sv")]
    assert len(names) > len(published().rows("observations"))
    assert [name for name in names if not re.fullmatch(r"[a-z0-9_.-]{1,200}", name)] == []
    assert len({*names}) == len(names)
    assert name_of(statement(place="Vad gör i år – unikt?", seq="2")).endswith(".vad_gor_i_ar_unikt.2")
