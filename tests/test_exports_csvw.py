"""The CSVW metadata, held to the rules by the csvw package, which reads the tables through it without any network."""

import json
import socket
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import csvw
import pytest

from scripts.site.exports.csvw_metadata import csvw_metadata
from scripts.site.exports.published import indicator_files
from scripts.site.selection import of_indicator
from tests.exported import FORMULAS, MISREAD, ODD, differences, file_of, files, newest_package, types
from tests.site_package import package, statement

PACKAGE = newest_package()
INDICATORS = [row["indicator"] for row in PACKAGE.rows("indicators")]


@pytest.fixture(autouse=True)
def without_network(monkeypatch):
    """No address but this machine's own may be asked."""
    connect = socket.socket.connect

    def refused(self, address):
        assert address[0] == "127.0.0.1", address
        return connect(self, address)

    monkeypatch.setattr(socket.socket, "connect", refused)


@pytest.fixture(scope="module")
def folder(tmp_path_factory) -> Path:
    """The tables with what describes them, as they lie at data/latest/."""
    target = tmp_path_factory.mktemp("csvw")
    for file in files():
        if file.kind in ("csv", "csvw"):
            (target / file.path).parent.mkdir(parents=True, exist_ok=True)
            (target / file.path).write_bytes(file.data)
    return Path(target / file_of("csvw").path).parent


class Quiet(SimpleHTTPRequestHandler):
    """Serves a folder as the simplest host does."""

    def log_message(self, *args):
        """Say nothing."""


def read(table: csvw.Table) -> list[dict[str, object]]:
    """The rows as the reader gives them."""
    return [dict(row) for row in table.iterdicts()]


def test_the_metadata_is_valid_and_so_are_the_tables(folder):
    """Types, limits, required cells, primary and foreign keys."""
    found = csvw.CSVW(str(folder / "csv-metadata.json"), validate=True)
    assert found.is_valid
    assert [str(each.message) for each in found.warnings] == []
    assert len(found.tables) == len(PACKAGE.descriptor["resources"])


def test_the_reader_gives_every_cell_of_every_table(folder):
    """By the types that the metadata states."""
    group = csvw.TableGroup.from_file(folder / "csv-metadata.json")
    for table in group.tables:
        name = table.url.string.removesuffix(".csv")
        assert differences(read(table), PACKAGE.rows(name), types(PACKAGE, name)) == [], name


def test_whoever_has_only_the_address_of_a_csv_finds_the_metadata(folder):
    """It has the name and the place where readers look."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(folder)))
    Thread(target=server.serve_forever, daemon=True).start()
    tables = csvw.CSVW(f"http://127.0.0.1:{server.server_port}/observations.csv").tables
    server.shutdown()
    server.server_close()
    columns = {column.name: column.titles for table in tables for column in table.tableSchema.columns}
    assert columns["value"].getfirst("sv") == "Värde"
    assert columns["value"].getfirst("en") == "Value"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (",persons,", ",people,"),
        (",A,platform,", ",X,platform,"),
        (",177,", ",many,"),
        ("\ncontacts.total.all.all_cases.2019.", "\ncontacts.total.all.all_cases.2020."),
        (",contacts,total,", ",contacts,nobody,"),
    ],
)
def test_a_fault_in_a_table_is_found(folder, tmp_path, before, after):
    """A code that is not in its list, a word in place of a number, a key twice, a key to a row that is not there."""
    for file in folder.iterdir():
        (tmp_path / file.name).write_bytes(file.read_bytes())
    path = tmp_path / "observations.csv"
    text = path.read_text(encoding="utf-8")
    assert before in text
    path.write_text(text.replace(before, after), encoding="utf-8")
    assert not valid(tmp_path)


def valid(folder: Path) -> bool:
    """What the reader says of a folder. It warns of some faults, and pytest raises that; it raises others itself."""
    try:
        return bool(csvw.CSVW(str(folder / "csv-metadata.json"), validate=True).is_valid)
    except (ValueError, UserWarning):
        return False


@pytest.mark.parametrize("indicator", INDICATORS)
def test_the_files_of_every_indicator_are_described(tmp_path, indicator):
    """And give its rows, all of them."""
    for file in indicator_files(PACKAGE, indicator):
        (tmp_path / file.path.rpartition("/")[2]).write_bytes(file.data)
    assert csvw.CSVW(str(tmp_path / "csv-metadata.json"), validate=True).is_valid
    for table in csvw.TableGroup.from_file(tmp_path / "csv-metadata.json").tables:
        name = table.url.string.removeprefix(f"{indicator}-").removesuffix(".csv")
        rows = of_indicator(PACKAGE, name, indicator)
        assert differences(read(table), rows, types(PACKAGE, name)) == [], name


def test_texts_are_in_both_languages():
    """Of the package, the tables and the columns; the name in the file belongs to none."""
    group = json.loads(file_of("csvw").data)
    for thing in [
        group,
        *group["tables"],
        *(each for one in group["tables"] for each in one["tableSchema"]["columns"]),
    ]:
        assert [text["@language"] for text in thing["dc:description"]] == ["sv", "en"]
    columns = [each for one in group["tables"] for each in one["tableSchema"]["columns"]]
    assert all(set(each["titles"]) == {"und", "sv", "en"} and each["titles"]["und"] == each["name"] for each in columns)


def test_only_keys_without_empty_parts_are_stated():
    """A strict reader refuses the others."""
    tables = {one["url"]: one["tableSchema"] for one in json.loads(file_of("csvw").data)["tables"]}
    keys = [key["columnReference"] for key in tables["observations.csv"]["foreignKeys"]]
    assert ["indicator", "category"] in keys
    assert ["rule"] not in keys


def test_odd_texts_survive(tmp_path):
    """Quotes, line breaks, semicolons, formulas and tags."""
    rows = [statement(seq=str(place), printed=text) for place, text in enumerate(FORMULAS + MISREAD + ODD, 1)]
    tiny = package(statements=rows)
    (tmp_path / "statements.csv").write_bytes(tiny.files["data/statements.csv"])
    metadata = csvw_metadata(tiny.descriptor, [("statements.csv", "statements")], related=False)
    (tmp_path / "csv-metadata.json").write_bytes(metadata)
    (table,) = csvw.TableGroup.from_file(tmp_path / "csv-metadata.json").tables
    assert [row["printed"] for row in read(table)] == FORMULAS + MISREAD + ODD
