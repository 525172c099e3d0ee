"""Takes the pictures of the pages: `python -m tests.pictures`, when they look different.

README opens with the start page; the guide for a new year shows the page that reads a workbook, ready and with an answer.
"""

import shutil
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.sync_api import Browser, ViewportSize, sync_playwright

from scripts.desk.laying import PLACES
from scripts.package.sources import read_sources
from scripts.paths import DATAPACKAGE, DOCS
from scripts.year.start import workbook
from tests.browser_setup import find_chromium, is_root, launch_options
from tests.desk_page import laid_out, opened
from tests.site_server import served
from tests.year_folder import fill

START, PAGE = ViewportSize(width=1280, height=780), ViewportSize(width=640, height=600)
# A text where a number belongs, and parts that are more than the whole.
TYPED: dict[str, object] = {"contacts.total.all": "ca 430", "gender.women.adults": 320, "gender.total.adults": 300}


def main() -> None:
    """Take all of them, as a reader with a light screen sees them."""
    with sync_playwright() as play, TemporaryDirectory() as workshop:
        browser = play.chromium.launch(**launch_options(find_chromium(), is_root()))
        start_page(browser)
        guide(browser, Path(workshop))
        browser.close()


def start_page(browser: Browser) -> None:
    """The built site, as far as the window shows it."""
    with served() as address:
        page = browser.new_page(viewport=START, color_scheme="light")
        page.goto(address, wait_until="networkidle")
        page.screenshot(path=DOCS / "start-page.png")


def guide(browser: Browser, workshop: Path) -> None:
    """The page that reads a workbook of the next year, in both languages."""
    folder = shutil.copytree(DATAPACKAGE, workshop / "datapackage")
    year = str(max(read_sources(folder).figures) + 1)
    workbook(folder, year)
    book = fill(workshop / f"{year}.xlsx", D=TYPED)
    site = laid_out(folder, workshop / "site")
    for lang in PLACES:
        with opened(browser, site, lang, viewport=PAGE, color_scheme="light") as desk:
            desk.page.screenshot(path=DOCS / lang / "new-year/ready.png")
            desk.read(book)
            desk.page.screenshot(path=DOCS / lang / "new-year/answer.png")


if __name__ == "__main__":
    main()
