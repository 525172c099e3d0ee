"""Every file that the site publishes of the newest version: where it lies, what it is, its size and its checksum."""

import hashlib
import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property, partial
from importlib.metadata import version

from scripts.ground.data_package import DESCRIPTOR, Package, Row
from scripts.ground.once import once
from scripts.ground.releases import Release
from scripts.paths import CACHE
from scripts.site.addresses import (
    CSV_TABLES,
    LATEST,
    collection_file,
    flat_file,
    indicator_csv,
    version_folder,
    zip_file,
)
from scripts.site.exports.excel_csv import excel_csv
from scripts.site.exports.flat.columns import NUMBERS, columns
from scripts.site.exports.flat.flat import flat_rows
from scripts.site.exports.flat.readme import readme
from scripts.site.exports.json_stat_collection import json_stat_collection
from scripts.site.exports.plain_csv import csv_bytes, of_one_type
from scripts.site.exports.workbook import workbook
from scripts.site.figure.selection import of_indicator
from scripts.site.kept import code, kept, total
from scripts.site.package.labels import Labels
from scripts.site.text.language import Language
from scripts.site.text.words import LANGUAGES, LISTS

# The workbooks of a package that were made before.
WORKBOOKS = CACHE / "workbooks"
ZIP, JSON, CSV, TEXT = "application/zip", "application/json", "text/csv", "text/plain"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
# The kinds that are all of the data in another form; the others are a table, or tell how to read them.
FORMS = ("flat", "zip", "workbook", "json_stat")


@dataclass(frozen=True)
class PublishedFile:
    """One file. `path` is its address below the root of the site; `table` and `lang` are empty where it is not about only one.

    It is made when its bytes are first asked for: a page that lists one workbook need not wait for the other.
    """

    path: str
    kind: str
    media_type: str
    make: Callable[[], bytes]
    table: str = ""
    lang: str = ""

    @cached_property
    def data(self) -> bytes:
        """The bytes."""
        return self.make()

    @property
    def size(self) -> int:
        """The number of bytes."""
        return len(self.data)

    @cached_property
    def sha256(self) -> str:
        """The checksum, in hexadecimal digits."""
        return hashlib.sha256(self.data).hexdigest()

    @property
    def description(self) -> Mapping[str, str]:
        """What it is, by language: "Hela paketet som ZIP"."""
        word = f"{self.kind}_{self.lang}" if self.lang else self.kind
        return {lang: texts[word] for lang, texts in LISTS["files"].items()}


@once
def published_files(newest: Release) -> tuple[PublishedFile, ...]:
    """The files of the whole package, then those of each table. `newest`: the last of what is published.

    Kept, because the pages that list the files and the build that writes them ask for the same.
    """
    package = newest.package
    whole = [
        *flat_files(package),
        PublishedFile(zip_file(package), "zip", ZIP, lambda: newest.zipped),
        *(workbook_file(package, lang) for lang in LANGUAGES),
        *(collection_of(package, lang) for lang in LANGUAGES),
        PublishedFile(LATEST + DESCRIPTOR, "descriptor", JSON, lambda: newest.files[DESCRIPTOR]),
    ]
    tables = [file for resource in package.descriptor["resources"] for file in table_files(newest, resource["name"])]
    return (*whole, *tables)


@once
def kept_files(release: Release) -> tuple[PublishedFile, ...]:
    """The files of a version that stay at its address: the whole of it in its forms, what describes it, then its tables.

    The flat file and JSON-stat are made of its own tables, so that what is withdrawn from them is in none.
    """
    package, folder = release.package, version_folder(release.version)
    whole = [
        *flat_files(package, folder),
        PublishedFile(zip_file(package, folder), "zip", ZIP, lambda: release.zipped),
        *(collection_of(package, lang, folder) for lang in LANGUAGES),
        PublishedFile(folder + DESCRIPTOR, "descriptor", JSON, lambda: package.files[DESCRIPTOR]),
    ]
    return (*whole, *(kept_table(release, resource["name"]) for resource in package.descriptor["resources"]))


def kept_table(release: Release, table: str) -> PublishedFile:
    """A table of a version as it lies in the package."""
    path = str(release.package.resource(table)["path"])
    return PublishedFile(version_folder(release.version) + path, "csv", CSV, lambda: release.package.files[path], table)


def collection_of(package: Package, lang: str, folder: str = LATEST) -> PublishedFile:
    """All values as JSON-stat, with labels in one language."""
    path = collection_file(package, lang, folder)
    return PublishedFile(
        path, "json_stat", JSON, lambda: json_stat_collection(Labels(package, Language(lang))), lang=lang
    )


def flat_files(package: Package, folder: str = LATEST) -> list[PublishedFile]:
    """All figures in one table, and how to read it. The workbook begins with the same rows."""

    def rows() -> bytes:
        return csv_bytes(columns(), of_one_type(NUMBERS, flat_rows(package)))

    return [
        PublishedFile(flat_file(package, folder), "flat", CSV, rows),
        PublishedFile(flat_file(package, folder, ".txt"), "flat_readme", TEXT, lambda: readme(package)),
    ]


def workbook_file(package: Package, lang: str) -> PublishedFile:
    """The workbook in one language."""
    path = zip_file(package).removesuffix(".zip") + f"-{lang}.xlsx"
    told = json.dumps([package.descriptor, package.tables], sort_keys=True).encode()
    key = f"{lang}/{version('openpyxl')}/{code('scripts/site', 'scripts/ground')}/{total([told])}"

    def made() -> bytes:
        return kept(WORKBOOKS, ".xlsx", key, lambda: workbook(Labels(package, Language(lang))))

    return PublishedFile(path, "workbook", XLSX, made, lang=lang)


def table_files(newest: Release, table: str) -> list[PublishedFile]:
    """A table as it lies in the package, and for Excel."""
    resource, rows = newest.package.resource(table), newest.package.rows(table)
    path = LATEST + resource["path"]
    return csv_pair(path, table, newest.package, rows, lambda: newest.files[resource["path"]])


def csv_pair(
    path: str, table: str, package: Package, rows: list[Row], plain: Callable[[], bytes]
) -> list[PublishedFile]:
    """The same rows as CSV, which `plain` makes, and for Excel."""
    fields = package.resource(table)["schema"]["fields"]
    return [
        PublishedFile(path, "csv", CSV, plain, table),
        PublishedFile(for_excel(path), "excel_csv", CSV, lambda: excel_csv(fields, rows), table),
    ]


def indicator_files(package: Package, indicator: str) -> list[PublishedFile]:
    """The rows of one indicator: each table as CSV and for Excel."""
    found: list[PublishedFile] = []
    for table in CSV_TABLES:
        rows, path = of_indicator(package, table, indicator), indicator_csv(indicator, table)
        found += csv_pair(path, table, package, rows, partial(csv_bytes, package.fields(table), rows))
    return found


def for_excel(path: str) -> str:
    """The name of the same CSV for Excel."""
    return f"{path.removesuffix('.csv')}-excel.csv"
