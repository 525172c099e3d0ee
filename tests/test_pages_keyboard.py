"""The pages without a pointer, and in a font wider than ours: what has focus is seen, and the way out is in the window."""

from itertools import product

import pytest
from playwright.sync_api import Browser, Page

# A page of each kind; in both widths the frame is another.
KINDS = [
    *("", "adults/", "over-time/", "recommendations/", "en/recommendations/national_support_line/", "practice/"),
    *("help/", "indicators/legal_status/", "data/", "en/audit/", "api/", "embed/legal_status/", "404.html"),
]
# More than any of these pages has in its frame and its first answers.
STOPS = 60
# What has focus: how it begins, whether it has an area in the window, and whether a line round it is seen.
FOCUSED = """() => {
    const found = document.activeElement;
    if (!found || found === document.body) return null;
    const box = found.getBoundingClientRect(), look = getComputedStyle(found);
    const inside = box.right > 0 && box.left < innerWidth && box.bottom > 0 && box.top < innerHeight;
    return [found.outerHTML.slice(0, 80), box.width >= 1 && box.height >= 1 && inside,
        look.outlineStyle !== "none" && parseFloat(look.outlineWidth) >= 2];
}"""


@pytest.mark.parametrize("path", KINDS)
@pytest.mark.slow(
    "every stop of a page of each kind", "test_pages_browser.py::test_a_page_of_each_kind_is_accessible_in_one_view"
)
def test_every_stop_of_the_tab_key_has_an_area_and_an_outline(address, page: Page, path):
    """On a page of each kind, wide and narrow: nothing that cannot be seen is a stop, and each that is one shows it."""
    for width in (1280, 320):
        page.set_viewport_size({"width": width, "height": 900})
        page.goto(address + path)
        stops = 0
        while stops < STOPS:
            page.keyboard.press("Tab")
            found = page.evaluate(FOCUSED)
            if found is None:
                break
            assert found[1:] == [True, True], (width, found[0])
            stops += 1
        assert stops > 3


@pytest.mark.slow("another font", "test_pages_shell.py::test_the_quick_exit_stays_in_view")
def test_the_way_out_is_in_the_window_in_a_wide_font(address, browser: Browser):
    """On the narrowest telephones, with room to press, in a strip that is no higher: what opens below it must not cover it."""
    page = browser.new_page(bypass_csp=True)
    for folder, font in product(("", "en/"), ("DejaVu Sans", "Sans fallback wide")):
        page.set_viewport_size({"width": 1280, "height": 700})
        page.goto(address + folder)
        height = page.locator(".strip").evaluate("strip => strip.offsetHeight")
        page.add_style_tag(content=f".strip a {{ font-family: '{font}' }}")
        for width in (320, 340, 360, 375, 412):
            page.set_viewport_size({"width": width, "height": 700})
            for link in page.locator(".strip a").all():
                box = link.bounding_box()
                assert box is not None
                assert box["x"] >= 0, width
                assert box["x"] + box["width"] <= width, width
                assert box["height"] >= 24
            assert page.locator(".strip").evaluate("strip => strip.offsetHeight") <= height
    page.close()
