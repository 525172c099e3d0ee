"""The built site in a real browser."""

import re
from collections.abc import Collection, Iterable
from itertools import cycle, product
from typing import NamedTuple
from urllib.parse import unquote, urldefrag, urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from scripts.paths import DOCS
from scripts.site.prose.plan import read_plan
from tests.coming import SITES, pages_of
from tests.site_server import AXE_RULES, SCHEMES, built_site, prefix, published, served

BROWSER = pytest.mark.slow(
    "a browser for each",
    "test_a_page_of_each_kind_keeps_to_itself",
    "test_a_page_of_each_kind_is_accessible_in_one_view",
)

EVERY_PAGE = pytest.mark.slow(
    "every page, or one of each kind in all four views", "test_a_page_of_each_kind_is_accessible_in_one_view"
)

LANGUAGES = {"sv": "", "en": "en/"}
# Fewer, since each is examined four times: one of each kind in one of the languages, and the page for a wrong address.
EXAMINED = [
    "",
    "indicators/legal_status/",
    "recommendations/",
    "en/recommendations/national_support_line/",
    "en/indicators/contacts/",
    "en/data/",
    "codebook/",
    "en/method/",
    "protection/",
    *("doors/", "doors/municipality/", "en/doors/mp/", "en/doors/journalist/", "doors/teacher/"),
    "adults/",
    "en/children/",
    "en/support/",
    "over-time/",
    "about/",
    "api/",
    "en/new-year/",
    "recompute/",
    "explore/",
    "en/audit/",
    "embed/legal_status/",
    "embed/answers/needs/",
    "en/embed/over-time/contacts.total.children_direct.all_cases.count/",
    "embed/charts/contacts/",
    f"v{published().version}/embed/answers/forms/",
    "404.html",
    "help/",
    f"v{published().version}/",
    f"en/v{published().version}/audit/",
]
# Pages with figures of every form.
DRAWN = [
    *("", "adults/", "children/", "support/", "over-time/", "en/adults/", "en/support/"),
    *("indicators/contacts/", "indicators/legal_status/", "en/indicators/contacts/"),
]
LATER = ("codebook/", "en/indicators/contacts/", "en/children/", "en/support/")
# The parts of a figure in view that are cut at the window, or wider than their place.
CUT = """() => [...document.querySelectorAll(".shown :is(p, b, span, li, svg, .row > *)")].filter((one) => one.checkVisibility())
    .map((one) => [one, one.getBoundingClientRect(), one.closest(".shown").getBoundingClientRect()])
    .filter(([, box, place]) => box.left < -1 || box.right > Math.min(innerWidth, place.right) + 2)
    .map(([one]) => `${one.tagName}: ${one.textContent}`)"""


def like_another(path: str) -> bool:
    """Whether axe has seen the page by another: that of a version is drawn as the newest; of two languages each has its turn."""
    version, lang = re.search(r"(?:^|/)v\d", path), path.startswith("en/")
    return bool(version) or (len(path.removeprefix("en/")) % 2 == 1) == lang


class Found(NamedTuple):
    """What was found on some pages: by axe, and what they say to the console, ask of others or leave with the reader."""

    faults: list[tuple[str, int, str, str, list[str]]]
    leaks: list[tuple[str, str]]


def gone_over(address: str, browser: Browser, paths: Iterable[str], unexamined: Collection[str] = ()) -> Found:
    """Open each page once, in one view, taken in turn: wide or narrow, light or dark. To axe some are like another one."""
    context, found = browser.new_context(), Found([], [])
    page, path = context.new_page(), ""

    def leaked(said: str) -> None:
        found.leaks.append((path, said))

    page.on("console", lambda message: leaked(message.text) if message.type in ("error", "warning") else None)
    page.on("pageerror", lambda error: leaked(str(error)))
    own = (address, "data:", "blob:")
    page.on("request", lambda request: None if request.url.startswith(own) else leaked(request.url))
    page.on("response", lambda response: None if response.ok or response.status == 304 else leaked(response.url))
    for path, (width, scheme) in zip(paths, cycle(product((320, 1280), SCHEMES)), strict=False):
        page.set_viewport_size({"width": width, "height": 900})
        page.emulate_media(color_scheme=scheme)
        page.goto(address + path)
        if page.evaluate("localStorage.length + sessionStorage.length"):
            leaked("something stays")
        if path not in unexamined:
            violations = Axe().run(page, options=AXE_RULES).response["violations"]
            found.faults.extend((path, width, scheme, each["id"], each["nodes"][0]["target"]) for each in violations)
    page.wait_for_load_state("networkidle")
    found.leaks.extend(("", str(cookie)) for cookie in context.cookies())
    context.close()
    return found


@pytest.fixture(scope="module")
def of_each_kind(address, browser: Browser) -> Found:
    """A page of each kind. For axe the longest and those of a kind that is there already come later."""
    return gone_over(address, browser, EXAMINED, unexamined=LATER)


@pytest.fixture(scope="module")
def of_all(address, browser: Browser) -> Found:
    """Every page; for axe those that are not like another."""
    files = [file.relative_to(built_site()).as_posix() for file in sorted(built_site().rglob("index.html"))]
    pages = [file.removesuffix("index.html") for file in files]
    return gone_over(address, browser, pages, unexamined={*filter(like_another, pages)})


def test_a_page_of_each_kind_keeps_to_itself(of_each_kind):
    """No console error and no failed request, nothing asked of another host, nothing left with the reader."""
    assert [leak for leak in of_each_kind.leaks if leak[0] != "404.html"] == []


@pytest.mark.slow("every page", "test_a_page_of_each_kind_keeps_to_itself")
def test_pages_keep_to_themselves(of_all):
    assert of_all.leaks == []


def test_a_page_of_each_kind_is_accessible_in_one_view(of_each_kind):
    """WCAG 2.2 A and AA by axe, without a fault."""
    assert of_each_kind.faults == []


@EVERY_PAGE
def test_every_page_is_accessible_in_one_view(of_all):
    assert of_all.faults == []


@pytest.mark.parametrize("path", EXAMINED)
@EVERY_PAGE
def test_pages_are_accessible(address, page: Page, path):
    """Narrow and wide, light and dark; and no page scrolls sideways."""
    for width, scheme in product((320, 1280), SCHEMES):
        page.set_viewport_size({"width": width, "height": 900})
        page.emulate_media(color_scheme=scheme)
        page.goto(address + path)
        found = Axe().run(page, options=AXE_RULES)
        faults = [(each["id"], [node["target"] for node in each["nodes"]][:3]) for each in found.response["violations"]]
        assert faults == [], (width, scheme)
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), (width, scheme)


@pytest.mark.parametrize("site", SITES)
@BROWSER
def test_a_door_is_one_screen(site, page: Page):
    """Whoever comes in has all of it before her on a desk; of forms, too, whose facts say who answered."""
    page.set_viewport_size({"width": 1280, "height": 800})
    with served(pages_of(site)) as address:
        for at in (f"{folder}doors/{name}/" for folder in LANGUAGES.values() for name in read_plan(DOCS).doors):
            page.goto(address + at)
            box = page.locator(".door").bounding_box()
            assert box
            assert box["y"] + box["height"] < 800, at


@BROWSER
def test_tables_need_no_script(address, browser: Browser):
    """Without JavaScript the chart, the values, the statements and the columns of the codebook are there."""
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}indicators/legal_status/")
    assert page.locator(".shown svg").first.is_visible()
    for table in ("values", "printed"):
        assert page.get_by_role("table").filter(has=page.locator(f"#{table}-caption")).is_visible()
    assert page.get_by_role("region").first.get_by_role("rowheader").count() > 10
    page.goto(f"{address}en/codebook/")
    closed = page.locator("details.fields").filter(has=page.locator("#fields-observations-caption"))
    closed.locator("summary").click()
    assert closed.get_by_role("table").is_visible()
    context.close()


@BROWSER
def test_a_base_is_in_view_on_a_phone(address, page: Page):
    """Without scrolling the table sideways."""
    page.set_viewport_size({"width": 360, "height": 740})
    for path in ("indicators/identified_by/", "en/indicators/authority_support/"):
        page.goto(address + path)
        found = page.locator("td.value .base").all()
        assert found, path
        for each in found:
            each.scroll_into_view_if_needed()
            box = each.bounding_box()
            assert box is not None
            assert box["x"] >= 0
            assert box["x"] + box["width"] <= 360
        assert page.locator(".table-region").first.evaluate("region => region.scrollLeft") == 0


@BROWSER
def test_the_switch_leads_to_the_same_page(address, page: Page):
    """There and back; each page says its language."""
    for path in ("", "indicators/contacts/", "data/"):
        page.goto(address + path)
        page.get_by_role("link", name="English").click()
        assert page.url == f"{address}en/{path}"
        assert page.locator("html").get_attribute("lang") == "en"
        page.get_by_role("link", name="Svenska").click()
        assert page.url == address + path
        assert page.locator("html").get_attribute("lang") == "sv"


@BROWSER
def test_a_wrong_address_is_answered_in_its_language(address, page: Page):
    """From any depth, with a way to go on and nothing broken."""
    failed: list[str] = []
    page.on("response", lambda response: None if response.ok else failed.append(response.url))
    for folder, heading, link in (("", "Sidan finns inte", "Start"), ("en/", "Page not found", "Home")):
        wrong = f"{address}{folder}no/such/page/"
        page.goto(wrong)
        expect(page.get_by_role("heading", level=1)).to_have_text(heading)
        page.get_by_role("main").get_by_role("link", name=link).click()
        # The site's real address is not reachable from a test: the link is right when it goes to the home page's path.
        assert urlsplit(page.url).path == prefix() + folder
        assert failed == [wrong]
        failed.clear()


@BROWSER
def test_a_figure_can_be_linked_to(address, page: Page):
    """The row of a recommendation's evidence is in view when the link is followed."""
    page.goto(f"{address}recommendations/")
    page.locator(".demand h3 a").first.click()
    page.locator(".meaning-of .quiet a:visible").first.click()
    name = unquote(urldefrag(page.url).fragment)
    assert name in {row["observation"] for row in published().rows("observations")}
    expect(page.locator(f'[id="{name}"]')).to_be_in_viewport()


@BROWSER
def test_a_word_of_the_glossary_is_explained_where_it_stands(address, page: Page):
    """For the pointer and the keyboard; within the window of a phone; Escape takes it away."""
    page.set_viewport_size({"width": 320, "height": 800})
    page.goto(f"{address}method/")
    link = page.locator("[data-meaning]").last
    link.focus()
    note = page.get_by_role("tooltip")
    expect(note).to_have_text(link.get_attribute("data-meaning") or "")
    box = note.bounding_box()
    assert box is not None
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= 320
    page.keyboard.press("Escape")
    expect(note).to_be_hidden()
    page.locator("[data-meaning]").first.hover()
    expect(note).to_be_visible()


@BROWSER
def test_a_page_for_readers_prints_as_a_short_report(address, page: Page):
    """A sheet of A4 for each answer and one more, and six where there are few."""
    for path in ("", "adults/", "children/", "support/", "en/adults/", "en/children/"):
        page.goto(f"{address}{path}")
        sheets = re.findall(rb"/Type\s*/Page\b", page.pdf(format="A4"))
        assert 0 < len(sheets) <= max(6, 1 + page.locator("section.answer").count()), path


@BROWSER
def test_a_figure_has_room_in_any_font(address, browser: Browser):
    """Nothing of a figure is cut or leaves its place: in the font of the page, in what stands in for it, with WCAG's spacing."""
    page = browser.new_page(bypass_csp=True)
    for path in DRAWN:
        page.goto(f"{address}{path}")
        for style in ("", "font-family: 'Sans fallback wide'", "letter-spacing: 0.12em; word-spacing: 0.16em"):
            page.add_style_tag(content=f".shown * {{ {style} }}")
            for width in (360, 1280):
                page.set_viewport_size({"width": width, "height": 900})
                assert page.evaluate(CUT) == [], (path, width, style)
    page.close()
