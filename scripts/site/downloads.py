"""The files that the site publishes beside its pages. A package in, {path: bytes} out; the same package gives the same bytes."""

import csv
import io
import zipfile
from collections.abc import Iterable, Mapping, Sequence

from scripts.site.addresses import CATALOGUE, CHANGES_CSV, CSV_TABLES, LATEST, indicator_csv, version_folder, zip_file
from scripts.site.catalogue import catalogue
from scripts.site.reading import Package, Row
from scripts.site.releases import Release
from scripts.site.selection import of_indicator

# The first moment that the ZIP format can write: a real time would change the bytes on every build.
ZIP_TIME = zipfile.ZipInfo("").date_time
# Readable for all, as on any other machine.
PERMISSIONS = 0o644 << 16


def downloads(package: Package, releases: Sequence[Release] = ()) -> dict[str, bytes]:
    """Every file: each release and the newest one once more, the table of changes, the rows of each indicator, the catalogue."""
    found = released(package, releases)
    found[CHANGES_CSV] = csv_bytes(package.fields("changes"), package.rows("changes"))
    for row in package.rows("indicators"):
        for table in CSV_TABLES:
            rows = of_indicator(package, table, row["indicator"])
            found[indicator_csv(row["indicator"], table)] = csv_bytes(package.fields(table), rows)
    published = releases[-1].package if releases else package
    return found | {CATALOGUE: catalogue(published, releases, found)}


def released(package: Package, releases: Sequence[Release]) -> dict[str, bytes]:
    """Each release where it stays, with its ZIP, and the newest at `data/latest/`: the package itself before the first."""
    found: dict[str, bytes] = {}
    for release in releases:
        for folder in (version_folder(release.version), *([LATEST] if release is releases[-1] else [])):
            found |= {folder + path: data for path, data in release.files.items()}
            found[zip_file(release.package, folder)] = release.zipped
    if not releases:
        found = {LATEST + path: data for path, data in package.files.items()}
        found[zip_file(package)] = zipped(package.files)
    return found


def zipped(files: Mapping[str, bytes]) -> bytes:
    """The files in one ZIP: sorted, with one fixed time, the same on every system."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        for path in sorted(files):
            entry = zipfile.ZipInfo(path, ZIP_TIME)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 3
            entry.external_attr = PERMISSIONS
            archive.writestr(entry, files[path])
    return target.getvalue()


def csv_bytes(fields: list[str], rows: Iterable[Row]) -> bytes:
    """Rows as CSV in UTF-8, quoted only where needed, with LF."""
    target = io.StringIO()
    writer = csv.DictWriter(target, fields, lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return target.getvalue().encode("utf-8")
