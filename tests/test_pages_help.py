"""Where somebody who needs help can turn, and how a reader leaves: in a real browser, one step from every page."""

import re
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from playwright.sync_api import Browser, Page, Request, Route, expect

from scripts.ground.organisations import may_be_called, stands
from scripts.site.frame.shell import SHELL
from tests.seldom import seldom
from tests.site_server import built_site, published

FOLDERS = {"sv": "", "en": "en/"}
BEFORE = "data:text/html,<title>before</title>"
WEATHER = "https://**"


@contextmanager
def reading(browser: Browser, start: str, script: bool = True) -> Iterator[tuple[Page, list[Request]]]:
    """Somebody who has come from another page and read two of ours; and what was asked of the page that the exit leads to."""
    asked: list[Request] = []

    def weather(route: Route) -> None:
        asked.append(route.request)
        route.fulfill(body="<title>weather</title>", content_type="text/html")

    context = browser.new_context(java_script_enabled=script)
    page = context.new_page()
    page.route(WEATHER, weather)
    for visited in (BEFORE, f"{start}about/", f"{start}data/"):
        page.goto(visited)
    yield page, asked
    context.close()


def go_back(page: Page) -> None:
    """The button; what it leads to may lead on."""
    page.evaluate("setTimeout(() => history.back(), 5)")
    page.wait_for_timeout(600)


@pytest.mark.parametrize("lang", FOLDERS)
def test_the_numbers_are_one_step_from_every_page(lang):
    """From the page for a wrong address too: twice, for there a reader is lost."""
    root = built_site() / FOLDERS[lang]
    others = {"embed", "help"}  # a frame, and the same page in other languages
    pages = [root / "404.html", *(path for path in root.rglob("index.html") if others.isdisjoint(path.parts[:-2]))]
    found = {path: len(re.findall(r'href="[^"]*?help/"', path.read_text(encoding="utf-8"))) for path in pages}
    assert [path for path, count in found.items() if not count] == []
    assert found[pages[0]] >= 2


@pytest.mark.parametrize("lang", seldom(["sv", "en"]))
def test_a_telephone_calls_every_number_that_is_shown(address, page: Page, lang):
    """Those that wait to be confirmed are marked, and one that may be closed is on no page at all."""
    page.goto(f"{address}{FOLDERS[lang]}about/")
    page.get_by_role("link", name=SHELL[lang]["help"]).first.click()
    page.locator("a[href^='tel:']").first.wait_for()
    rows = published().rows("helplines")
    numbers = {f"tel:{re.sub('[ -]', '', row['phone'])}": row for row in rows if may_be_called(row)}
    links = page.locator("a[href^='tel:']").all()
    assert {str(each.get_attribute("href")) for each in links} == {*numbers}
    waiting = {str(each.get_attribute("href")) for each in page.locator(".call.wait a[href^='tel:']").all()}
    assert waiting == {number for number, row in numbers.items() if not stands(row)}
    sure = {str(each.get_attribute("href")) for each in page.locator(":not(.wait) > a[href^='tel:']").all()}
    assert sure == {number for number, row in numbers.items() if stands(row)}
    text = " ".join(path.read_text(encoding="utf-8") for path in built_site().rglob("*.html"))
    kept = [row["phone"] for row in rows if row["phone"] and not may_be_called(row)]
    assert [number for number in kept if number in text.replace("\N{NO-BREAK SPACE}", " ")] == []


def test_a_number_is_large_and_easy_to_press(address, page: Page):
    """On a narrow phone: letters of 35 pixels, a target of 44, and nothing wider than the window."""
    page.set_viewport_size({"width": 320, "height": 640})
    page.goto(f"{address}help/")
    for each in page.locator("a[href^='tel:']").all():
        assert float(each.evaluate("one => parseFloat(getComputedStyle(one).fontSize)")) >= 35
        box = each.bounding_box()
        assert box is not None
        assert min(box["width"], box["height"]) >= 44
    assert page.evaluate("document.documentElement.scrollWidth") == 320


def test_the_numbers_that_are_known_from_the_start_are_there():
    """Of emergencies and of the police."""
    numbers = {row["line_kind"]: row["phone"] for row in published().rows("helplines") if stands(row)}
    assert numbers.items() >= {"emergency": "112", "authority": "114 14"}.items()


@pytest.mark.parametrize(
    ("how", "lang"),
    seldom([("key", "sv"), ("shift", "en")]),
)
def test_after_leaving_back_shows_no_page_of_ours(address, browser: Browser, lang, how):
    """Neither the one that was left nor those before it, until what the reader came from; and no Referer."""
    with reading(browser, address + FOLDERS[lang]) as (page, asked):
        if how == "key":
            page.keyboard.press("Tab")
            page.keyboard.press("Tab")
            expect(page.get_by_role("link", name=SHELL[lang]["exit"])).to_be_focused()
            page.keyboard.press("Enter")
        else:
            for _ in range(3):
                page.keyboard.press("Shift")
        page.wait_for_url(WEATHER)
        assert [request.header_value("referer") for request in asked] == [None]
        for expected in ("weather", "before"):
            go_back(page)
            # What a page of ours says when it is opened again: nothing, and away.
            expect(page).to_have_title(expected)
            assert not page.url.startswith(address)


def test_a_page_that_is_asked_for_anew_is_shown(address, browser: Browser):
    """In the same tab, and back works there as anywhere."""
    with reading(browser, address) as (page, _):
        page.locator("#exit").click()
        page.wait_for_url(WEATHER)
        page.goto(f"{address}help/")
        expect(page.get_by_role("heading", level=1)).to_be_visible()
        assert page.evaluate("sessionStorage.length") == 0
        page.goto(f"{address}data/")
        go_back(page)
        assert page.url == f"{address}help/"


def test_without_a_script_the_link_still_leaves(address, browser: Browser):
    """With no Referer; back shows the page, as the page about help says."""
    with reading(browser, address, script=False) as (page, asked):
        page.get_by_role("link", name=SHELL["sv"]["exit"]).click()
        page.wait_for_url(WEATHER)
        assert [request.header_value("referer") for request in asked] == [None]
        page.go_back()
        assert page.url == f"{address}data/"


@pytest.mark.parametrize(
    "keys", seldom([["Shift", "Shift"], ["Shift", "a", "Shift", "Shift"], ["Shift+A", "Shift+B", "Shift+C"]])
)
def test_other_keys_between_are_no_way_out(address, browser: Browser, keys):
    """Whoever writes capital letters in the search stays."""
    with reading(browser, address) as (page, asked):
        for key in keys:
            page.keyboard.press(key)
        page.wait_for_timeout(200)
        assert asked == []
        assert page.url == f"{address}data/"
