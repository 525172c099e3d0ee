"""How a published file stands on a page: a link, its size and its checksum."""

from collections.abc import Sequence

from scripts.ground.markup import esc
from scripts.site.addresses import file_name
from scripts.site.exports.published import PublishedFile
from scripts.site.text.language import Language
from scripts.site.text.markup import UNSEARCHED, element, link, listing


def file_link(file: PublishedFile, text: str, up: str, language: Language) -> str:
    """The link with the size. `up`: the way from the page to the root of the site."""
    return f"{link(up + file.path, text)} ({esc(size(file.size, language))})"


def checksums(files: Sequence[PublishedFile], language: Language) -> str:
    """The checksums of several files, closed until asked for."""
    checksum = esc(language.words["checksum"])
    items = [f"{esc(file_name(file.path))}<br>{checksum.format(element('code', file.sha256))}" for file in files]
    summary = element("summary", esc(language.words["checksums"]))
    return element("details", summary + listing(items, class_="file"), class_="checksums", **UNSEARCHED)


def size(count: int, language: Language) -> str:
    """How large a file is, in kilobytes: what a reader on a phone wants to know before a download."""
    return language.words["kilobytes"].format(language.number(str(max(1, round(count / 1000)))))
