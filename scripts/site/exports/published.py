"""Every release and the package itself, and every file that the site publishes of a version: where it lies, its size, its checksum.

The package itself stands as the release that it becomes, so pages, downloads, feed and citations are always of one version, whether
a site is previewed or published. The archive is what stays: what lies in it lies beside it too, under the same names, of each
version and of the newest. The other forms of the figures are always those of the newest.
"""

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from scripts.ground.data_package import DESCRIPTOR, Package, once
from scripts.ground.releases import Release, releases_in
from scripts.ground.zipping import zipped
from scripts.site.addresses import (
    LATEST,
    absolute,
    figures_file,
    indicator_csv,
    pinned_file,
    version_folder,
    zip_file,
)
from scripts.site.exports.archive import CSV, MEDIA, PARQUET, archive
from scripts.site.exports.figures.forms import by_indicator, rows_csv
from scripts.site.exports.workbook import workbook
from scripts.site.kept import of_package
from scripts.site.package.labels import Labels
from scripts.site.text.language import LANGUAGES, LISTS, Language

ZIP, JSON = "application/zip", "application/json"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
# The ending of the name of the ZIP with what the pages are built from.
PAGES = "-site"
# The kinds that are all of the figures and that each version keeps: what a catalogue says of one, its checksum too, stays true.
FORMS = ("figures", "parquet", "zip")


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
    stays: bool = False  # lies in its version too, to the byte

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


def lasting(package: Package, file: PublishedFile) -> str:
    """The whole address at which a file stays to the byte; of what no version keeps, where the newest is."""
    return pinned_file(package, file.path) if file.stays else absolute(package, file.path)


@once
def published_files(newest: Release) -> tuple[PublishedFile, ...]:
    """The files of the newest version: all figures, the archive and the other forms, then each table.

    Kept, because the pages that list the files and the build that writes them ask for the same.
    """
    figures, rest = archived(newest, LATEST)
    package = newest.package
    return (*figures, *(workbook_file(package, lang) for lang in LANGUAGES), *rest)


@once
def kept_files(release: Release) -> tuple[PublishedFile, ...]:
    """The files of a version that stay at its address, to the byte."""
    figures, rest = archived(release, version_folder(release.version))
    return (*figures, *rest)


def archived(release: Release, folder: str) -> tuple[list[PublishedFile], list[PublishedFile]]:
    """What lies in the archive of a release, and the archive itself, as published in a folder: what is begun with; the rest."""
    package = release.package
    whole = [
        PublishedFile(zip_file(package, folder), "zip", ZIP, lambda: release.archive, stays=True),
        PublishedFile(folder + DESCRIPTOR, "descriptor", JSON, lambda: release.files[DESCRIPTOR], stays=True),
        PublishedFile(zip_file(package, folder, PAGES), "pages", ZIP, lambda: release.site, stays=True),
    ]
    files = [one_of(resource, release, folder) for resource in release.descriptor["resources"]]
    return [file for file in files if not file.table] + whole, [file for file in files if file.table]


def one_of(resource: Mapping[str, str], release: Release, folder: str) -> PublishedFile:
    """A file of the archive."""
    path = resource["path"]
    forms = {figures_file(lang, CSV, ""): ("figures", lang) for lang in LANGUAGES}
    forms |= {figures_file(lang, PARQUET, ""): ("parquet", lang) for lang in LANGUAGES}
    is_table = resource["type"] == "table"
    kind, lang = forms.get(path, (resource["format"] if is_table else path.partition(".")[0], ""))
    table = resource["name"] if is_table and not lang else ""
    return PublishedFile(folder + path, kind, resource["mediatype"], lambda: release.files[path], table, lang, True)


def workbook_file(package: Package, lang: str, folder: str = LATEST) -> PublishedFile:
    """The workbook in one language, kept for the next build. `folder`: where it lies, which may be that of its version."""
    path, labels = zip_file(package, folder).removesuffix(".zip") + f"-{lang}.xlsx", Labels(package, Language(lang))

    def kept() -> bytes:
        return of_package(package, f"workbook-{lang}", lambda: workbook(labels))

    return PublishedFile(path, "workbook", XLSX, kept, lang=lang)


def indicator_file(package: Package, indicator: str, lang: str) -> PublishedFile:
    """The rows of one indicator in the figures file."""
    rows = by_indicator(package)[lang].get(indicator, [])
    return PublishedFile(indicator_csv(indicator, lang), CSV, MEDIA[CSV], lambda: rows_csv(rows))


def read_published(folder: Path, package: Package) -> list[Release]:
    """The releases beside the package in `folder`, and last that package. Raises PackageError for one that is no package."""
    found = releases_in(folder)
    return found if package.version in [one.version for one in found] else [*found, as_release(package)]


def as_release(package: Package) -> Release:
    """The package as it would be released."""
    site = of_package(package, "site", lambda: zipped(package.files))
    return Release(package.version, package, archive(package), site)
