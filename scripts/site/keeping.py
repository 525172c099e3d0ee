"""What a release keeps: its archive, and all that is served beside it."""

import json
import tempfile
from pathlib import Path

from scripts.ground.data_package import Package
from scripts.ground.releases import ARCHIVE_FILE, FOLDER, PAGES_FILE, ROWS_FILE, SITE_FILE, releases_in
from scripts.ground.zipping import packed
from scripts.paths import DOCS
from scripts.site.addresses import embed_page, indicator_address
from scripts.site.build import build_site
from scripts.site.charts.drawing import draw
from scripts.site.exports.published import as_release
from scripts.site.frame.subject import subject_of
from scripts.site.package.labels import Labels, read_package
from scripts.site.pages.indicator_page import framed
from scripts.site.pinned import served
from scripts.site.prose.answer import Teller
from scripts.site.prose.answer_table import read_answers
from scripts.site.released import laid_out
from scripts.site.text.language import LANGUAGES, Language


def kept_files(folder: Path) -> dict[str, bytes]:
    """What a release of the package in `folder` keeps, by the name of the file. Its site is built for it, as a released one.

    Raises SiteError when it cannot be built.
    """
    package = read_package(folder)
    release = as_release(package)
    with tempfile.TemporaryDirectory() as place:
        own, site = Path(place) / "datapackage", Path(place) / "site"
        # Not itself: what is made again, when it lies there, is what was made.
        others = [one for one in releases_in(folder) if one.version != release.version]
        laid_out(own, folder, release, others)
        for name, data in ((ARCHIVE_FILE, release.archive), (SITE_FILE, release.site)):
            (own / FOLDER / name.format(release.version)).write_bytes(data)
        build_site(site, own)
        rows = json.dumps(shown(package), sort_keys=True).encode("ascii")
        pages = packed(served(site, package) | {ROWS_FILE: rows})
    return {ARCHIVE_FILE.format(release.version): release.archive, PAGES_FILE.format(release.version): pages}


def shown(package: Package) -> dict[str, list[str]]:
    """Address of a page -> the names of the figures that it shows: in every language the same."""
    labels = Labels(package, Language(LANGUAGES[0]))
    found = {
        one.at: [row["observation"] for row in one.rows] for one in framed(Teller(read_answers(DOCS), labels, draw, ""))
    }
    for row in package.rows("indicators"):
        subject = subject_of(row["indicator"], labels)
        found[indicator_address(subject.name)] = [one["observation"] for one in subject.observations]
        found[embed_page(subject.name)] = [one["observation"] for each in subject.pictures[:1] for one in each.rows]
    return found
