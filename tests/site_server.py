"""The site, built once for all tests that look at it, and served where it will lie."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from http.server import SimpleHTTPRequestHandler
from pathlib import Path
from typing import Any, Literal
from urllib.parse import urlsplit

from scripts.ground.data_package import Package
from scripts.paths import DATAPACKAGE, DOCS
from scripts.site.build import build_site
from scripts.site.package.labels import Labels, read_package
from scripts.site.prose.answer_table import Answers, read_answers
from scripts.site.text.language import Language
from tests.host import hosted
from tests.sharing import made_once

# What axe tries on a page, in both schemes of colour.
SCHEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")
WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
AXE_RULES = {
    "runOnly": [*WCAG, "best-practice"],
    "resultTypes": ["violations"],  # what passes is not told node by node
}
RANGE = re.compile(r"bytes=([0-9]*)-([0-9]*)")


@cache
def published() -> Package:
    """The package that the site is built from."""
    return read_package(DATAPACKAGE)


@cache
def published_labels(lang: str = "sv") -> Labels:
    """That package in a language."""
    return Labels(published(), Language(lang))


def answers() -> Answers:
    """The texts of the answers on the pages for readers."""
    return read_answers(DOCS)


def home() -> str:
    """The address that the site will have."""
    return str(published().descriptor["homepage"])


def prefix() -> str:
    """Its folder on the host: the page for a wrong address has links from the root of the host."""
    return urlsplit(home()).path


@cache
def built_site() -> Path:
    """The site, in a folder that goes when the tests end."""
    return made_once("site", build_site, kept=True)


class Handler(SimpleHTTPRequestHandler):
    """Serves the site below its folder, and its own page for a wrong address in the language of the folder."""

    def translate_path(self, path: str) -> str:
        return super().translate_path(path.removeprefix(prefix().rstrip("/")))

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        folder = "en/" if self.path.startswith(f"{prefix()}en/") else ""
        page = (Path(self.directory) / folder / "404.html").read_bytes()
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.end_headers()
        self.wfile.write(page)

    def do_GET(self) -> None:
        """A part of a file where one is asked for, as the real host gives it; else as usual."""
        path = Path(self.translate_path(urlsplit(self.path).path))
        part = RANGE.fullmatch(self.headers.get("Range", ""))
        if part is None or not path.is_file():
            super().do_GET()
            return
        data = path.read_bytes()
        first = int(part[1]) if part[1] else len(data) - int(part[2])
        last = min(int(part[2]), len(data) - 1) if part[1] and part[2] else len(data) - 1
        self.send_response(206)
        self.send_header("Content-Range", f"bytes {first}-{last}/{len(data)}")
        self.send_header("Content-Length", str(last + 1 - first))
        self.end_headers()
        self.wfile.write(data[first : last + 1])

    def log_message(self, *args: Any) -> None:
        """Say nothing."""


@contextmanager
def served(site: Path | None = None) -> Iterator[str]:
    """The address of the start page of a site, the one of the real package unless another is named, while it is served."""
    with hosted(Handler, site or built_site()) as host:
        yield host + prefix()
