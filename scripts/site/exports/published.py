"""Every file that the site publishes of the newest version: where it lies, what it is, its size and its checksum."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import PurePosixPath

from scripts.site.addresses import CSV_TABLES, LATEST, indicator_csv, indicator_file, zip_file
from scripts.site.exports.csvw_metadata import NAME as CSVW
from scripts.site.exports.csvw_metadata import csvw_metadata
from scripts.site.exports.excel_csv import excel_csv
from scripts.site.exports.export_words import KINDS
from scripts.site.exports.plain_csv import csv_bytes
from scripts.site.reading import DESCRIPTOR, Package
from scripts.site.releases import Release
from scripts.site.selection import of_indicator

ZIP, JSON, JSON_LD, TEXT, CSV = "application/zip", "application/json", "application/csvm+json", "text/plain", "text/csv"


@dataclass(frozen=True)
class PublishedFile:
    """One file. `path` is its address below the root of the site; `table` is empty where it is the whole package."""

    path: str
    kind: str
    media_type: str
    data: bytes
    table: str = ""
    lang: str = ""

    @property
    def size(self) -> int:
        """Bytes."""
        return len(self.data)

    @cached_property
    def sha256(self) -> str:
        """The checksum, in hexadecimal digits."""
        return hashlib.sha256(self.data).hexdigest()

    @property
    def description(self) -> Mapping[str, str]:
        """What it is, by language: "Hela paketet som ZIP"."""
        return KINDS[self.kind]


def published_files(newest: Release) -> list[PublishedFile]:
    """The files of the whole package, then those of each table. `newest`: see `releases.newest`."""
    package = newest.package
    whole = [
        PublishedFile(zip_file(package), "zip", ZIP, newest.zipped),
        PublishedFile(LATEST + DESCRIPTOR, "descriptor", JSON, newest.files[DESCRIPTOR]),
    ]
    tables = [file for resource in package.descriptor["resources"] for file in table_files(newest, resource["name"])]
    return [*whole, csvw_of_package(package), *tables]


def table_files(newest: Release, table: str) -> list[PublishedFile]:
    """A table as it lies in the package, and for Excel."""
    resource = newest.package.resource(table)
    path = LATEST + resource["path"]
    excel = excel_csv(resource["schema"]["fields"], newest.package.rows(table))
    return [
        PublishedFile(path, "csv", CSV, newest.files[resource["path"]], table),
        PublishedFile(for_excel(path), "excel_csv", CSV, excel, table),
    ]


def csvw_of_package(package: Package) -> PublishedFile:
    """What describes the tables' CSV files, beside them."""
    paths = [(PurePosixPath(resource["path"]), resource["name"]) for resource in package.descriptor["resources"]]
    data = csvw_metadata(package.descriptor, [(path.name, table) for path, table in paths], related=True)
    return PublishedFile(f"{LATEST}{paths[0][0].parent}/{CSVW}", "csvw", JSON_LD, data)


def indicator_files(package: Package, indicator: str) -> list[PublishedFile]:
    """The rows of one indicator: each table as CSV and for Excel, and what describes them."""
    found, described = [], []
    for table in CSV_TABLES:
        path, rows = indicator_csv(indicator, table), of_indicator(package, table, indicator)
        excel = excel_csv(package.resource(table)["schema"]["fields"], rows)
        found += [
            PublishedFile(path, "csv", CSV, csv_bytes(package.fields(table), rows), table),
            PublishedFile(for_excel(path), "excel_csv", CSV, excel, table),
        ]
        described.append((PurePosixPath(path).name, table))
    data = csvw_metadata(package.descriptor, described, related=False)
    return [*found, PublishedFile(indicator_file(indicator, CSVW), "csvw", JSON_LD, data)]


def for_excel(path: str) -> str:
    """The name of the same CSV for Excel."""
    return f"{path.removesuffix('.csv')}-excel.csv"
