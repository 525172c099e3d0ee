"""Takes the picture of the start page that README opens with: `python -m tests.start_picture`, when the page looks different."""

from playwright.sync_api import ViewportSize, sync_playwright

from scripts.paths import DOCS
from tests.browser_setup import find_chromium, is_root, launch_options
from tests.site_server import served

WINDOW = ViewportSize(width=1280, height=780)
TARGET = DOCS / "start-page.png"


def main() -> None:
    """Open the built site as a reader with a light screen does, and keep what the window shows."""
    with served() as address, sync_playwright() as play:
        browser = play.chromium.launch(**launch_options(find_chromium(), is_root()))
        page = browser.new_page(viewport=WINDOW, color_scheme="light")
        page.goto(address, wait_until="networkidle")
        page.screenshot(path=TARGET)
        browser.close()


if __name__ == "__main__":
    main()
