"""Every row of the figures file has a place on a page, and lies beside it by itself, for programs."""

import csv
import json
import re
from collections import Counter
from functools import cache
from pathlib import Path

import pytest

from scripts.site.exports.figures.columns import COLUMNS
from scripts.site.exports.figures.forms import FigureRow, csv_bytes, row_files
from scripts.site.exports.figures.lines import name_of
from scripts.site.text.language import FOLDERS, LANGUAGES
from tests.exported import same
from tests.site_package import statement
from tests.site_server import built_site, home, published, published_labels


@cache
def rows(lang: str) -> list[FigureRow]:
    """The rows of the file as it is given out."""
    with (built_site() / f"latest/data/figures-{lang}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def parted(row: FigureRow) -> tuple[Path, str]:
    """The folder that an address leads to, and the place on its page."""
    address, _, place = row["address"].partition("#")
    assert address.startswith(home())
    return built_site() / address.removeprefix(home()), place


@cache
def places(page: Path) -> Counter[str]:
    """The ids of a page, and how often each stands there."""
    return Counter(re.findall(r'\sid="?([^">\s]+)', page.read_text(encoding="utf-8")))


@pytest.mark.parametrize("lang", LANGUAGES)
def test_an_address_leads_to_the_place_of_its_row_in_the_version_of_the_file(lang):
    """That is what the row is called, and is there once; today's page of the indicator has it too."""
    assert rows(lang)
    for row in rows(lang):
        folder, place = parted(row)
        assert place == row["id"]
        assert f"/v{published().version}/" in folder.as_uri()
        today = Path(str(folder).replace(f"v{published().version}/", ""))
        assert [places(at / "index.html")[place] for at in (folder, today)] == [1, 1], row["address"]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_row_by_itself_has_its_sentence_and_every_cell_of_the_file(lang):
    for row in rows(lang):
        folder, place = parted(row)
        told = json.loads((folder / f"{place}.json").read_bytes())
        sentence = told.pop("sentence")
        assert sentence == row["quote"] if row["quote"] else row["category"] in sentence
        assert [name for name, kind in COLUMNS.items() if not same(told.get(name), row[name], kind)] in ([], ["quote"])
        assert all(told.values() if "value" not in told else told)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_row_by_itself_is_made_of_the_row_alone(lang):
    """Of a file with no other row the same bytes follow; and no file lies there that is of no row."""
    found: dict[str, bytes] = {}
    for row in rows(lang):
        found |= row_files(csv_bytes([*COLUMNS], [row]), published_labels(lang))
    assert len(found) == len(rows(lang))
    site = built_site() / FOLDERS[lang]
    assert [path for path, data in found.items() if (site / path).read_bytes() != data] == []
    folder = parted(rows(lang)[0])[0].parent
    assert {str(path.relative_to(site)) for path in folder.rglob("*.json")} == {*found}


def test_a_file_from_before_rows_had_addresses_is_left_as_it_is():
    assert row_files(b"year,id\n2019,a\n", published_labels()) == {}


def test_a_name_is_one_that_files_addresses_and_pages_can_have():
    """Whatever the heading of its section is; and two names are two on every machine."""
    names = [row["id"] for row in rows("sv")]
    assert [name for name in names if not re.fullmatch(r"[a-z0-9_.-]{1,200}", name)] == []
    assert len({*names}) == len(names)
    assert name_of(statement(place="Vad gör i år – unikt?", seq="2")).endswith(".vad_gor_i_ar_unikt.2")
