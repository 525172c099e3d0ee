"""How a published file stands on a page: a link, its size and its checksum."""

from collections.abc import Sequence

from scripts.site.addresses import file_name
from scripts.site.exports.published import PublishedFile
from scripts.site.labels import Labels
from scripts.site.markup import element, esc, link, listing
from scripts.site.wording import number


def file_link(file: PublishedFile, text: str, up: str, labels: Labels) -> str:
    """The link with the size. `up`: the way from the page to the root of the site."""
    return f"{link(up + file.path, text)} ({esc(size(file.size, labels))})"


def checksum(file: PublishedFile, labels: Labels) -> str:
    """The checksum, to be compared with that of a file that was downloaded."""
    return esc(labels.words["checksum"]).format(element("code", esc(file.sha256)))


def with_checksum(file: PublishedFile, text: str, up: str, labels: Labels) -> str:
    """The link, the size and the checksum below."""
    return f"{file_link(file, text, up, labels)}<br>{checksum(file, labels)}"


def checksums(files: Sequence[PublishedFile], labels: Labels) -> str:
    """The checksums of several files, closed until asked for."""
    items = [f"{esc(file_name(file.path))}<br>{checksum(file, labels)}" for file in files]
    summary = element("summary", esc(labels.words["checksums"]))
    return element("details", summary + listing(items, class_="file"), class_="fields")


def size(count: int, labels: Labels) -> str:
    """A number of bytes."""
    return labels.words["bytes"].format(number(str(count), labels.words))
