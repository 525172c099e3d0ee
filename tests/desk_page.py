"""The page that reads a workbook, laid out for a package folder and open in a browser. Nothing here runs in the page's own words.

Playwright's own waiting needs eval, which the page forbids: it is asked again and again.
"""

import os
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http.server import SimpleHTTPRequestHandler
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from scripts.desk import desk
from scripts.desk.laying import WORDS, lay
from scripts.desk.pack import NoPartsError, installed
from scripts.ground.data_package import DESCRIPTOR
from scripts.package.build import build
from tests.host import hosted
from tests.sharing import made_once
from tests.year_folder import started

SHEET = b"the sheet for translators"
SHOWN = """() => ({
  mend: [...document.querySelectorAll("#mend li")].map((one) => one.textContent),
  know: [...document.querySelectorAll("#know li")].map((one) => one.textContent),
  ending: document.querySelector("#ending").textContent,
  names: [...document.querySelectorAll("#files a")].map((one) => one.download),
})"""


def there() -> Path:
    """Npm's modules. Where they cannot be had the test is skipped, but on the build server, where nothing is."""
    try:
        return installed(os.environ)
    except NoPartsError as fault:
        if os.environ.get("CI"):
            raise
        pytest.skip(f"the parts of the page cannot be had: {fault}. The build server runs it.")


def laid_out(folder: Path, site: Path) -> Path:
    """A folder with nothing but the page of a package, which is built where nobody has."""
    there()
    site.mkdir()
    if not (folder / DESCRIPTOR).is_file():
        build(folder)
    assert lay(site, folder, SHEET) == []
    return site


def small() -> Path:
    """The folder with a package with a form that asks little, the workbook of its next year, and the page in `site`; once a run."""
    there()
    return made_once("desk", lambda top: laid_out(started(top), top / "site"))


@dataclass
class Desk:
    """The page, what its host has been asked, and what it has written in the console."""

    page: Page
    asked: list[str]
    logged: list[str]
    lang: str = "sv"
    longest: int = 120  # seconds for one answer of a few figures, on a machine that does much else

    def state(self) -> str:
        """What it says of itself."""
        return str(self.page.evaluate("document.querySelector('#state').textContent"))

    def until(self, is_so: Callable[[], Any]) -> None:
        """Wait. Raises TimeoutError."""
        end = time.monotonic() + self.longest
        while not is_so():
            if time.monotonic() > end:
                raise TimeoutError(self.state())
            self.page.wait_for_timeout(50)

    def says(self, word: str) -> None:
        """Wait until it says this."""
        self.until(lambda: self.state() == WORDS[self.lang][word])

    def answered(self) -> dict[str, Any]:
        """What it shows, with name -> bytes of the files, when it has answered."""
        self.until(lambda: self.page.evaluate("!document.querySelector('#answer').hidden") or self.broken())
        assert not self.broken(), self.state()
        shown: dict[str, Any] = self.page.evaluate(SHOWN)
        return shown | {"files": {name: self.saved(name) for name in shown.pop("names")}}

    def broken(self) -> bool:
        """Whether it says that something went wrong in it."""
        return self.state().startswith(WORDS[self.lang]["failed"].partition("{")[0])

    def saved(self, name: str) -> bytes:
        """A file, as somebody saves it."""
        with self.page.expect_download() as coming:
            self.page.click(f"a[download='{name}']")
        return Path(coming.value.path()).read_bytes()

    def begin(self, year: str, old: Path | None = None) -> dict[str, Any]:
        """The answer to a year that is chosen, with the workbook that somebody has begun to fill in."""
        self.page.set_input_files("#old", str(old) if old else [])
        self.page.select_option("#year", year)
        self.page.click("#begin")
        return self.answered()

    def read(self, book: Path) -> dict[str, Any]:
        """The answer to a workbook that is chosen."""
        self.page.set_input_files("#book", str(book))
        return self.answered()


@contextmanager
def opened(browser: Browser, site: Path, lang: str = "sv", **context: Any) -> Iterator[Desk]:
    """The page, as soon as it says that it is ready."""
    with visited(browser, site, lang, **context) as found:
        found.until(lambda: found.state() in (WORDS[lang]["ready"], WORDS[lang]["unstarted"]))
        assert found.state() == WORDS[lang]["ready"]
        yield found


@contextmanager
def visited(browser: Browser, site: Path, lang: str = "sv", before: str = "", **context: Any) -> Iterator[Desk]:
    """The page, just opened; `before`: what has been changed in its browser."""
    asked, logged = list[str](), list[str]()

    class Recording(SimpleHTTPRequestHandler):
        def log_message(self, *told: Any) -> None:
            asked.append(self.path)

    with hosted(Recording, site) as host:
        page = browser.new_context(**context).new_page()
        if before:
            page.add_init_script(before)
        page.on("console", lambda told: logged.append(told.text))
        page.on("pageerror", lambda told: logged.append(str(told)))
        page.goto(f"{host}/{'' if lang == 'sv' else 'en/'}desk/")
        try:
            yield Desk(page, asked, logged, lang)
        finally:
            page.context.close()


def at_the_command(folder: Path, book: Path, lang: str = "sv") -> dict[str, Any]:
    """The same answer by this Python. What is written lies beside the book."""
    return desk.read(str(book), lang, lambda _: None, folder)
