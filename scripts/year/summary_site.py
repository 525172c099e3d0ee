"""Two built sites beside each other: which pages and charts differ, and what nothing leads to. Files in, facts out."""

import html
import posixpath
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from html.parser import HTMLParser
from pathlib import PurePosixPath
from urllib.parse import unquote, urlsplit

from scripts.package.snapshot import Snapshot
from scripts.package.tables import Row
from scripts.year.compare_figures import has_number

Files = Mapping[str, bytes]  # path below the site -> bytes

TITLE = re.compile(r"<title>(.*?)</title>", re.DOTALL)
LINK = re.compile(r'(?:href|src)="([^"#]+)')
# A relative link to a page: the folder that it lies in, and a place on it.
PAGE_LINK = re.compile(r'href="(?![a-z]+:|/|#)([^"#?]*/|\.{1,2})((?:#[^"]*)?)"')
CHART = ".svg"
# Bare copies of what stands on other pages, for other sites to show; and the page for an address that does not exist.
COPIES = ("embed/", "en/embed/", "404.html", "en/404.html")
# The folders of the repository, each with its readers.
FOLDERS = ("datapackage", "docs", "scripts", "tests", ".github", ".ci")


@dataclass(frozen=True)
class Changed:
    """A page or a chart that differs. `state`: new, changed or gone."""

    state: str
    path: str
    title: str


class Content(HTMLParser):
    """Collects the text of the main part of a page, and the pictures in it."""

    def __init__(self) -> None:
        super().__init__()
        self.inside = 0
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: Sequence[tuple[str, str | None]]) -> None:
        """Drawn shapes are content too: a bar may change where no text does."""
        self.inside += tag == "main"
        if self.inside:
            self.found += [value for name, value in attrs if name in ("d", "transform") and value]

    def handle_endtag(self, tag: str) -> None:
        """The main part ends."""
        self.inside -= tag == "main"

    def handle_data(self, data: str) -> None:
        """Text, without the breaks between its lines."""
        if self.inside:
            self.found += data.split()


def changed_pages(before: Files, after: Files, versions: Sequence[str]) -> list[Changed]:
    """The pages whose content differs. `versions`: the two version numbers, which stand on every page and are no change."""
    pages = {path for path in {*before, *after} if path.endswith(".html") and not path.startswith(COPIES)}
    return differing(sorted(pages), before, after, lambda text: content(text, versions))


def changed_charts(before: Files, after: Files, versions: Sequence[str]) -> list[Changed]:
    """The charts to download, in Swedish, that differ in more than the version that they name."""
    charts = {path for path in {*before, *after} if path.startswith("indicators/") and path.endswith(CHART)}
    return differing(sorted(charts), before, after, lambda text: masked(text, versions))


def differing(paths: Sequence[str], before: Files, after: Files, read: Callable[[str], str]) -> list[Changed]:
    """The files that came, went or changed in what `read` finds in them."""
    found = []
    for path in paths:
        old, new = (files[path].decode("utf-8", "replace") if path in files else "" for files in (before, after))
        if not old or not new:
            found.append(Changed("new" if new else "gone", path, title(new or old)))
        elif old != new and read(old) != read(new):
            found.append(Changed("changed", path, title(new)))
    return found


def content(page: str, versions: Sequence[str]) -> str:
    """What a page says."""
    parser = Content()
    parser.feed(page)
    return masked(" ".join(parser.found), versions)


def masked(text: str, versions: Sequence[str]) -> str:
    """The text without version numbers."""
    for version in filter(None, versions):
        text = re.sub(rf"(?<!\d)(?<!\d\.){re.escape(version)}(?!\.?\d)", "", text)
    return text


def title(page: str) -> str:
    """The title of a page or picture, without the name of the site."""
    found = TITLE.search(page)
    return html.unescape(found.group(1)).split(" – ")[0].strip() if found else ""


def unlinked(site: Files) -> list[str]:
    """The pages that no other page leads to."""
    pages = {path: data.decode("utf-8", "replace") for path, data in site.items() if path.endswith(".html")}
    reached = {
        target
        for path, text in pages.items()
        for link in LINK.findall(text)
        if (target := resolved(path, html.unescape(link))) != path
    }
    return sorted(path for path in pages if path not in reached and not path.startswith(COPIES))


def resolved(page: str, link: str) -> str:
    """The file that a relative link leads to."""
    target = posixpath.normpath(posixpath.join(posixpath.dirname(page), unquote(urlsplit(link).path)))
    return target if PurePosixPath(target).suffix else posixpath.normpath(posixpath.join(target, "index.html"))


def unnamed(files: Sequence[str], texts: Sequence[str]) -> list[str]:
    """The files whose name stands in none of the texts. A licence needs no link: it lies beside what it is about."""
    return sorted(
        path for path in files if "LICENSE" not in path and not any(PurePosixPath(path).name in text for text in texts)
    )


def opened_from_disk(page: str) -> str:
    """The page with links that work without a web server, which would find the file in the folder that a link names."""
    return PAGE_LINK.sub(lambda found: f'href="{found[1].rstrip("/")}/index.html{found[2]}"', page)


def misplaced(added: Sequence[str]) -> list[str]:
    """The new files that lie where nothing reads them: a figures file may have been uploaded to the wrong folder."""
    return sorted(path for path in added if "/" not in path or path.split("/")[0] not in FOLDERS)


def without_data(package: Snapshot) -> list[Row]:
    """The indicators that have a page but no number in any year."""
    filled = {row["indicator"] for row in package.rows("observations") if has_number(row)}
    return [row for row in package.rows("indicators") if row["indicator"] not in filled]
