"""What a release keeps of its pages: the text of every indicator's page, its pictures, its files and its page to embed.

They are kept and not made anew, since later code would draw and say them otherwise: the figures and the words of a version that
somebody has cited are those that were there. What surrounds them (search, help, fonts, the frame) is never kept.
"""

import re
from collections.abc import Iterable, Mapping
from pathlib import Path

from scripts.archive.zipping import zipped
from scripts.paths import DOCS
from scripts.site import content
from scripts.site.addresses import ANSWERS, INDICATORS, LATEST, embed_page
from scripts.site.charts.drawing import Draw, Paint
from scripts.site.downloads import downloads
from scripts.site.package.labels import Labels
from scripts.site.package.reading import read_package
from scripts.site.package.releases import as_release
from scripts.site.prose.answer_table import Answers
from scripts.site.prose.answers import read_answers
from scripts.site.text.language import Language
from scripts.site.text.words import FOLDERS, LANGUAGES

# Below these lies what is kept; the feed of changes and the catalogue are always today's.
# The package for people with a spreadsheet; as it is released it lies in the release itself.
FORMATS = re.compile(rf"^{LATEST}.*(?:-excel\.csv|\.xlsx)$")
KEPT = (INDICATORS, ANSWERS, embed_page("").rstrip("/") + "/")


def bundle(folder: Path, draw: Draw, paint: Paint) -> bytes:
    """What the package in `folder` keeps, as one ZIP."""
    package = read_package(folder)
    answers = read_answers(DOCS)
    return zipped(kept_files([Labels(package, Language(lang)) for lang in LANGUAGES], draw, paint, answers))


def kept_files(labels: Iterable[Labels], draw: Draw, paint: Paint, answers: Answers) -> dict[str, bytes]:
    """Path below the root of the site -> bytes, as they lie in the site of that version; a page by its Markdown file."""
    found: dict[str, bytes] = {}
    for own in labels:
        place, published = FOLDERS[own.language.code], [as_release(own.package)]
        found |= {place + path: text.encode("utf-8") for path, text in content.pages(own, draw).items()}
        files = content.files(own, draw, paint, answers, published)
        found |= {place + path: data for path, data in kept(files).items()}
        if not place:
            found |= kept(downloads(own.package, published))
    return found


def kept(files: Mapping[str, bytes]) -> dict[str, bytes]:
    """Those of the files that stay with their version: what lies beside the pages, and the package in other formats."""
    own = {path: data for path, data in files.items() if path.startswith(KEPT)}
    formats = {path.removeprefix(LATEST): data for path, data in files.items() if FORMATS.search(path)}
    return own | formats
