"""The frame round every page: what it allows, the way out, the search, the menu, and what is left of it on paper."""

import base64
import hashlib
import html
import json
import re
import time
from itertools import cycle
from urllib.parse import unquote, urljoin

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Locator, Page, Route, ViewportSize, expect

from scripts.paths import DOCS
from scripts.site.build import put_styles_in
from scripts.site.frame.shell import LEAD, POLICY, description, edit_address, feedback
from scripts.site.pages.paper import imprint
from scripts.site.pinned import BELOW
from tests.coming import SITES, package_of, pages_of
from tests.seldom import seldom
from tests.site_package import both, labels
from tests.site_server import AXE_RULES, SCHEMES, WCAG, built_site, home, published_labels

SEARCHED = pytest.mark.slow("a browser for each", "test_search.py::test_what_is_typed_finds_what_it_must")

BROWSER = pytest.mark.slow(
    "a browser for each",
    "test_the_first_screen_is_there_before_the_sheet_and_stays_as_it_is",
    "test_the_quick_exit_stays_in_view",
)

EXIT = {"": "Lämna sidan snabbt", "en/": "Exit this page"}
NARROW: ViewportSize = {"width": 360, "height": 740}
TEMPLATE_CODE = re.compile(r"\{[{%#]-?\s[^{}]*\s-?[}%#]\}")
# An inline script or style, or an event in an attribute: the policy would block it, and the page would miss it. What is data,
# for search engines, is no script: a browser neither runs it nor asks the policy.
DATA_BLOCK = '<script type="application/ld\\+json">'
STYLE = re.compile(r"<style>(.*?)</style>", re.DOTALL)
INLINE = re.compile(rf"<style|(?!{DATA_BLOCK})<script(?![^>]*\bsrc=)|<[a-z][^>]*\s(?:style|on[a-z]+)=")


@pytest.fixture(scope="module", params=SITES)
def site(request) -> str:
    """What is merged, and what will be published."""
    return str(request.param)


@pytest.fixture(scope="module")
def texts(site) -> dict[str, str]:
    root = pages_of(site)
    return {file.relative_to(root).as_posix(): file.read_text(encoding="utf-8") for file in root.rglob("*.html")}


@pytest.fixture(scope="module")
def framed(texts) -> dict[str, str]:
    """The pages with the frame: all but the bare ones that are made to stand in other sites."""
    return {
        path: text for path, text in texts.items() if '<header class="md-header"' in text and not BELOW.search(path)
    }


def test_the_pages_of_a_version_have_one_style_sheet_that_they_all_share(texts):
    """Beside that of today's block. They are many, and seldom read. Search engines find them, since they are what is cited."""
    pinned = {path: text for path, text in texts.items() if BELOW.search(path) and "/embed/" not in path}
    assert pinned
    for path, text in pinned.items():
        assert '<header class="md-header"' in text, path
        assert 'content="noindex"' not in text, path
        sheets = re.findall(r'<link rel="stylesheet" href="[./]*([^"]+)">', text)
        assert [re.sub("/[0-9a-f]{16}/", "/", each) for each in sheets] == ["assets/style.css", "assets/strip.css"], (
            path
        )
        assert "<style>" not in text, path
        assert 'class="pinned"' in text, path


def test_every_page_has_the_strict_policy(texts):
    """Before anything is loaded, with the referrer switched off. What is inline is one style sheet, allowed by its hash."""
    for path, text in texts.items():
        head = text.partition("</head>")[0]
        policy = POLICY
        if sheet := STYLE.search(head):
            allowed = base64.b64encode(hashlib.sha256(sheet[1].encode("utf-8")).digest()).decode("ascii")
            policy = POLICY.replace("style-src 'self'", f"style-src 'self' 'sha256-{allowed}'")
        place = head.find(f'<meta http-equiv="Content-Security-Policy" content="{policy}">')
        assert 0 < place < head.find("<link"), path
        assert '<meta name="referrer" content="no-referrer">' in head, path


def test_nothing_else_is_inline(texts):
    found = {path: INLINE.findall(STYLE.sub("", text, count=1))[:3] for path, text in texts.items()}
    assert {path: parts for path, parts in found.items() if parts} == {}


@pytest.mark.parametrize(
    "text",
    [
        "<style>",
        "<script>x</script>",
        '<script type="application/json">',
        '<script type="application/ld+json" id="a">',
        '<p class="a" style="b">',
        '<a onclick="b">',
    ],
)
def test_the_search_for_inline_finds_it(text):
    assert INLINE.search(text)


def test_no_page_shows_the_code_of_its_template(texts):
    """A comment in the marks of another language is text; those of ours are told apart from them by eye alone."""
    shown = {path: found[0] for path, text in texts.items() if (found := TEMPLATE_CODE.search(html.unescape(text)))}
    assert shown == {}
    assert TEMPLATE_CODE.search("<b>{#- Its name. #}</b>")


def test_a_page_asks_for_one_sheet_that_all_share_the_way_out_and_one_script(framed):
    """What its first screen needs is in it; the theme's script is nowhere. Only two pages have a script beside the site's own."""
    for path, text in framed.items():
        found = re.findall(r'<(?:link rel="stylesheet" href|script type="module" src)="([^"]+)"', text)
        more = [f"{name}.js" for name in ("explore", "check") if path.endswith(f"{name}/index.html")]
        assert [each.rpartition("/")[2] for each in found] == ["exit.js", "style.css", "site.js", *more], path
        assert (
            text.index("<style>") < text.index("</head>") < text.index("<h1") < text.index('<link rel="stylesheet"')
        ), path


RULES = (
    '@charset "UTF-8";:root{--md-a:1;--md-b:2;--md-c:var(--md-a)}.md-nav,.md-gone,a .md-gone{color:var(--md-c)}'
    "@media print{.md-gone{top:0}p{top:1px}}.md-nav:hover{top:0}.md-nav:not(.md-gone) b{transition:top 1s;top:0}"
    "[dir=rtl] p{top:0}:is(.md-gone,b) p{top:2px}kbd[role]{top:0}#x{top:3px}kbd{cursor:help}@page{margin:0}@keyframes k{0%{top:0}}"
)
PAGE = '<link rel="stylesheet" href="assets/style.css"></head><h1><a class="md-nav"><b><kbd></h1><p></p>'


@pytest.fixture
def dressed(tmp_path, monkeypatch):
    """The sheet that all pages share, and a page with the style of its first screen, of some rules and what our scripts say."""

    def put(rules, page=PAGE, script=""):
        (tmp_path / "assets/stylesheets").mkdir(parents=True, exist_ok=True)
        (tmp_path / "assets/stylesheets/main.1.css").write_text(rules, encoding="utf-8")
        (tmp_path / "assets/own.js").write_text(script, encoding="utf-8")
        monkeypatch.setattr("scripts.site.build.ASSETS", tmp_path / "assets")
        file = tmp_path / "index.html"
        for path, text in ((file, page), (tmp_path / "assets/style.css", "")):
            path.write_text(text, encoding="utf-8")
        return put_styles_in(tmp_path, {file: page}), file.read_text(encoding="utf-8")

    return put


def test_the_sheet_has_what_some_page_uses(dressed):
    """A rule stays for what a page has, a variable that something asks for which stays; nothing moves."""
    assert dressed(RULES)[0] == (
        '@charset "UTF-8";:root{--md-a:1;--md-c:var(--md-a)}.md-nav{color:var(--md-c)}@media print{p{top:1px}}'
        ".md-nav:hover{top:0}.md-nav:not(.md-gone) b{top:0}:is(.md-gone,b) p{top:2px}kbd{cursor:help}@page{margin:0}"
    )
    assert "--md-b:2" in dressed(RULES, f'{PAGE}<path fill="var(--md-b)"/>')[0]


def test_the_first_screen_has_nothing_of_paper_and_of_what_comes_later(dressed):
    """Nor what only a pointer or a key brings."""
    assert STYLE.findall(dressed(RULES)[1]) == [
        ":root{--md-a:1;--md-c:var(--md-a)}.md-nav{color:var(--md-c)}.md-nav:not(.md-gone) b{top:0}:is(.md-gone,b) p{top:2px}"
    ]


def test_what_a_later_rule_says_again_is_left_out(dressed):
    """Only where that rule holds whenever this one does: for the same elements, in each case, and with the same weight."""
    said = (
        "a,b{top:0;margin-left:1px}h1{color:red!important;border-radius:0}@media print{a{top:1px}}"
        "a{top:2px;margin:0}h1{color:blue;border:0}@media print{b{top:3px}}"
    )
    assert dressed(said)[0] == (
        "a,b{top:0;margin-left:1px}h1{color:red!important;border-radius:0}"
        "a{top:2px;margin:0}h1{color:blue;border:0}@media print{b{top:3px}}"
    )
    assert dressed("b{top:0}b{top:1px;top:max(1px,2px)}")[0] == "b{top:1px;top:max(1px,2px)}"


def test_what_a_rule_can_ask_for_is_found_in_pages_and_scripts(dressed):
    """Elements, classes, ids and attributes; of drawings their variables."""
    page = '<a class="b c" id="d"><path stroke="var(--ink, #123)"/>'
    asked = ["a", ".b", ".c", "#d", "[class]", "[id]", "path", "[stroke]", "copy", ".copy", "#copy", "[copy]"]
    sheet = "".join(f"{one}{{top:0}}" for one in asked) + ":root{--ink:1}"
    gone = "".join(f"{one}{{top:0}}" for one in ("d", ".a", "#b", "[path]")) + ":root{--paper:1}"
    assert dressed(sheet + gone, page, 'name = "copy"')[0] == sheet


def test_the_style_of_the_first_screen_stands_in_the_page_and_the_sheet_below_it(dressed):
    """Its addresses are those of the page's own link; the policy allows it and nothing else."""
    links = [f'<link rel="stylesheet" href="{href}">' for href in ("../x/theme.css", "../assets/style.css")]
    page = f"<meta content=\"style-src 'self'\">{links[0]}\n{links[1]}</head><h1>A</h1><p>B</p><b>C</b>"
    sheet = '@font-face{src:url("c.woff2")}h1{background:url("data:e")}b{top:0}'
    style = '@font-face{src:url("../assets/c.woff2")}h1{background:url("data:e")}'
    _, made = dressed(sheet, page)
    assert made.partition("<style>")[2] == f"{style}</style></head><h1>A</h1><p>B</p>{links[1]}<b>C</b>"


# Of each kind of page one, and what lies above its sheet.
KINDS = (
    "",
    "adults/",
    "en/over-time/",
    "recommendations/",
    "indicators/needs/",
    "method/",
    "en/data/",
    "explore/",
    "help/",
    "en/read-the-file/",
)
ABOVE = (
    "body > :has(> .md-banner), .strip > *, .md-header, .md-header__inner > *, .md-tabs, .md-tabs__link, h1, h1 ~ .lead"
)
PLACES = """(above) => [...document.querySelectorAll(above)].map((each) => {
  const box = each.getBoundingClientRect();
  const look = getComputedStyle(each);
  const places = [box.x, box.y, box.width, box.height].map(Math.round);
  return [each.tagName, ...places, look.color, look.backgroundColor, look.font];
})"""


WIDTHS = ((360, 1280), (1280, 360))
# Asked once, not polled: what polls is evaluated in the page, where its policy allows no evaluation.
FONTS = "document.fonts.ready.then(() => true)"


@pytest.mark.parametrize(
    ("path", "width"),
    seldom([(path, one) for path, both in zip(KINDS, cycle(WIDTHS), strict=False) for one in both], 5),
)
def test_the_first_screen_is_there_before_the_sheet_and_stays_as_it_is(address, page: Page, path, width):
    """While the sheet is still on its way a reader sees what she sees afterwards, and what comes later is not there yet."""
    waiting: list[Route] = []
    page.set_viewport_size({"width": width, "height": 800})
    page.route("**/site.js", lambda route: route.abort())
    page.route("**/style.css", lambda route: waiting.append(route))
    page.goto(address + path, wait_until="commit")
    expect(page.locator("h1")).to_be_visible()
    page.evaluate(FONTS)
    before = page.evaluate(PLACES, ABOVE)
    waiting[0].continue_()
    page.wait_for_load_state()
    page.evaluate(FONTS)
    assert page.evaluate(PLACES, ABOVE)[: len(before)] == before
    assert len(before) > 4


@BROWSER
def test_the_parts_at_the_foot_of_a_wide_page_stand_in_one_line_from_its_edge(address, page: Page):
    """So that the last of them is not alone below the others."""
    page.set_viewport_size({"width": 1280, "height": 800})
    page.goto(f"{address}en/adults/")
    parts = page.locator(".places a").evaluate_all("links => links.map((one) => one.getBoundingClientRect().toJSON())")
    assert parts[0]["x"] == page.locator("h1").evaluate("one => one.getBoundingClientRect().x")
    assert len({one["y"] for one in parts}) == 1


def test_a_page_to_embed_keeps_its_own_sheets():
    """It stands in other sites without the theme's frame."""
    for file in (built_site() / "embed").rglob("index.html"):
        text = file.read_text(encoding="utf-8")
        assert [name.rpartition("/")[2] for name in re.findall(r'rel="stylesheet" href="([^"]+)"', text)] == [
            "colours.css",
            "card.css",
            "embed.css",
        ]
        assert "<style" not in text


def test_nothing_of_the_theme_is_published_that_no_page_asks_for():
    """No source maps, no stemmers, no icon of its own."""
    files = {file.relative_to(built_site()).as_posix() for file in built_site().rglob("*") if file.is_file()}
    assert not [name for name in files if name.endswith(".map") or "/images/" in name or "/lunr/" in name]


def test_a_script_is_published_without_what_is_remarked_on_it():
    """Nothing else of it goes: line by line it is what we wrote."""
    for script in (built_site() / "assets").glob("*.js"):
        wrote = (DOCS / "assets" / script.name).read_text(encoding="utf-8").splitlines()
        lines = [line for line in script.read_text(encoding="utf-8").splitlines() if line]
        assert lines == [line for line in wrote if line in lines], script.name
        assert not [line for line in lines if line.lstrip().startswith(("/*", "//"))], script.name


def test_every_page_names_itself(framed):
    """Canonical address, a title and a description; the page for a wrong address has none."""
    for path, text in framed.items():
        assert re.search(r"<title>[^<]{10,}</title>", text), path
        if path.endswith("404.html"):
            assert "canonical" not in text, path
            continue
        if re.search(r"(^|/)help/[^/]+/index", path):  # numbers alone, in a language that nobody has translated to
            continue
        assert re.search(r'<meta name="description" content="[^"]{20,}">', text), path


def test_the_sitemap_names_every_page_in_both_languages(site, framed):
    """One for both languages, and no page's head says it again."""
    assert not (pages_of(site) / "en/sitemap.xml").exists()
    sitemap = (pages_of(site) / "sitemap.xml").read_text(encoding="utf-8")
    top = package_of(site).descriptor["homepage"]
    for path, text in framed.items():
        assert "hreflang" not in text.partition("</head>")[0], path
        if path.endswith("404.html"):
            continue
        page = path.removesuffix("index.html")
        same = page.removeprefix("en/")
        assert f"<loc>{top}{page}</loc>" in sitemap
        assert f'hreflang="sv" href="{top}{same}"' in sitemap
        assert f'hreflang="en" href="{top}en/{same}"' in sitemap


def test_the_quick_exit_stays_in_view(address, page: Page):
    """However far down, wide or narrow."""
    for width in (320, 1280):
        page.set_viewport_size({"width": width, "height": 800})
        page.goto(f"{address}indicators/legal_status/")
        page.evaluate("scrollTo(0, document.body.scrollHeight)")
        expect(page.get_by_role("link", name=EXIT[""])).to_be_in_viewport()


def test_what_opens_never_covers_the_way_out(address, page: Page):
    """The menu and the search of a telephone, whose field is in view too."""
    page.set_viewport_size(NARROW)
    page.goto(f"{address}data/")
    way_out = page.get_by_role("link", name=EXIT[""])
    for name in ("Meny", "Sök"):
        page.get_by_role("button", name=name).click()
        way_out.click(trial=True)
        if name == "Meny":
            page.get_by_role("button", name=name).press("Enter")
    page.locator(".md-search__input").click(trial=True)


SEARCHES = [("", "barn"), ("", "människohandel"), ("", "regionkoordinator"), ("en/", "support")]


def opened(page: Page, word: str) -> Locator:
    """The results of a search that was opened by keyboard."""
    page.keyboard.press("/")
    page.keyboard.type(word, delay=20)
    return page.locator(".found__link")


@SEARCHED
def test_search_finds(address, page: Page):
    """By keyboard alone, from a page that is not the answer, and only pages of the same language; the first result opens."""
    for folder, word in SEARCHES:
        page.goto(f"{address}{folder}about/")
        results = opened(page, word)
        results.first.wait_for()
        links = [urljoin(page.url, str(link.get_attribute("href"))) for link in results.all()]
        assert not links[0].startswith(page.url), word
        assert all(link.startswith(address + folder) for link in links)
        assert folder or not any("/en/" in link for link in links)
        page.keyboard.press("ArrowDown")
        page.keyboard.press("Enter")
        page.wait_for_url(links[0])


@pytest.mark.parametrize("folder", EXIT)
def test_no_result_shows_words_run_together(folder):
    """Tables, files and what opens are left out of what the search shows."""
    index = json.loads((built_site() / folder / "search/search_index.json").read_text(encoding="utf-8"))
    cards = [
        entry
        for entry in index["docs"]
        if re.match(r"(?:adults|children|support|indicators/[a-z_]+)/", entry["location"])
    ]
    texts = [html.unescape(re.sub(r"<[^>]+>", "", entry["text"])) for entry in cards]
    assert len(texts) > 50
    assert [found for text in texts for found in re.findall(r"[a-zåäö]{2}[A-ZÅÄÖ][a-zåäö]\S*", text)] == []


@BROWSER
def test_the_search_box_is_reached_by_the_tab_key(address, page: Page):
    """The first word loads what searches."""
    page.goto(address)
    page.locator(".md-search__input").focus()
    page.keyboard.type("barn", delay=20)
    page.locator(".found__link").first.wait_for()


@pytest.mark.parametrize(("folder", "word"), [("", "barn"), ("en/", "child")])
@SEARCHED
def test_what_searches_waits_until_it_is_needed(address, page: Page, folder, word):
    """A reader who does not search pays neither for the theme's script nor for the index, and nothing is kept of one who does.

    Nor is another host asked with the search open, or anything that is not there.
    """
    asked: list[str] = []
    failed: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("response", lambda response: None if response.ok else failed.append(response.url))
    page.goto(address + folder, wait_until="networkidle")
    assert not any("search" in url or "bundle" in url for url in asked)
    opened(page, word).first.wait_for()
    page.wait_for_load_state("networkidle")
    assert all(url.startswith((address, "blob:")) for url in asked)
    assert failed == []
    assert page.evaluate("localStorage.length + sessionStorage.length + document.cookie.length") == 0


@BROWSER
def test_every_part_is_reached_without_a_script(address, browser: Browser):
    """The menu opens where it is touched, every part stands at the foot, and a sign that would do nothing is not there."""
    context = browser.new_context(java_script_enabled=False, viewport=NARROW)
    page = context.new_page()
    page.goto(f"{address}indicators/legal_status/")
    expect(page.locator('.md-header__inner > [for="__search"]')).to_be_hidden()
    page.locator('.md-header__inner > [for="__drawer"]').click()
    page.get_by_role("navigation", name="Navigation").get_by_role("link", name="Barn", exact=True).click()
    assert page.url == f"{address}children/"
    page.get_by_role("navigation", name="Webbplatsens delar").get_by_role("link", name="Data och metod").press("Enter")
    page.wait_for_url(f"{address}data/")
    context.close()


@BROWSER
def test_the_menu_opens_with_the_keyboard(address, page: Page):
    """And says whether it is open."""
    page.set_viewport_size(NARROW)
    page.goto(address)
    sign = page.get_by_role("button", name="Meny")
    sign.press("Enter")
    expect(sign).to_have_attribute("aria-expanded", "true")
    expect(
        page.get_by_role("navigation", name="Navigation").get_by_role("link", name="Barn", exact=True)
    ).to_be_visible()


@BROWSER
def test_what_opens_is_accessible(address, page: Page):
    """The menu and the search with its results: no fault by axe, on a telephone."""
    page.set_viewport_size(NARROW)
    rules = AXE_RULES | {"runOnly": WCAG}
    for scheme in SCHEMES:
        page.emulate_media(color_scheme=scheme)
        page.goto(f"{address}en/indicators/legal_status/")
        page.get_by_role("button", name="Menu").press("Enter")
        found = [*Axe().run(page, options=rules).response["violations"]]
        page.get_by_role("button", name="Menu").press("Enter")
        opened(page, "child").first.wait_for()
        # The answer comes before the box has faded in.
        page.evaluate("Promise.allSettled(document.getAnimations().map((each) => each.finished))")
        found += Axe().run(page, options=rules).response["violations"]
        assert [(each["id"], each["nodes"][0]["target"]) for each in found] == [], scheme


@BROWSER
def test_paper_has_the_report_and_not_the_navigation(address, page: Page):
    """Tables, also those that are closed on the screen, sources, whose it is, its version, day and address; no menus, no exit."""
    page.goto(f"{address}codebook/")
    page.emulate_media(media="print", color_scheme="dark")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    for gone in (".strip", ".md-header", ".md-tabs", ".md-sidebar--primary"):
        expect(page.locator(gone)).to_be_hidden()
    expect(page.locator(".printed-address")).to_have_text(f"{home()}codebook/")
    sender = page.locator(".printed-sender")
    expect(sender).to_be_visible()
    assert [" ".join(text.split()) for text in sender.locator("> *").all_inner_texts()] == [
        " ".join(text.split()) for text in imprint(published_labels())
    ]
    assert all(table.is_visible() for table in page.get_by_role("table").all())
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(251, 250, 246)"
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert page.locator("details[open]").count() == 0


@BROWSER
def test_the_address_of_a_heading_opens_what_stands_below_it(address, page: Page):
    """Whether one comes from elsewhere or from the same page; what nobody has asked for stays closed."""
    for opened, name in enumerate(("trust", "waiting"), 1):
        page.goto(f"{address}practice/#{name}")
        expect(page.locator(f"#{name} + details")).to_have_attribute("open", "")
        assert page.locator("details[open]").count() == opened


def test_every_page_of_data_and_method_is_in_its_list(framed):
    """Each with its own name: none of them is taken for the part itself."""
    links = re.findall(r'<a href="([^"]+)" class="md-nav__link', framed["data/index.html"])
    assert {"../explore/", "../indicators/", "../method/", "../audit/", "../glossary/", "../changes/"} <= {*links}


# The sum of what moves on a page without the reader's doing.
MOVES = """
window.moved = 0;
const note = (list) => list.getEntries().forEach((each) => { if (!each.hadRecentInput) window.moved += each.value; });
new PerformanceObserver(note).observe({ type: "layout-shift", buffered: true });
"""


@pytest.mark.parametrize("path", ["", "en/support/", "over-time/"])
@BROWSER
def test_nothing_moves_when_the_fonts_come_late(address, page: Page, path):
    """Whatever font stands in for them here: the fallbacks are as wide and as high."""

    def late(route: Route) -> None:
        time.sleep(0.5)
        route.continue_()

    page.set_viewport_size({"width": 412, "height": 823})
    page.route("**/*.woff2", late)
    page.add_init_script(MOVES)
    with page.expect_response("**/source-serif-4.woff2") as loaded:
        page.goto(address + path)
    loaded.value.finished()
    page.evaluate("document.fonts.ready")
    page.wait_for_timeout(300)
    assert page.evaluate("moved") < 0.01


def test_a_page_is_edited_where_the_repository_is():
    """Once the platform has decided on one."""
    assert (
        edit_address("https://code.example.net/figures/", "sv") == "https://code.example.net/figures/edit/main/docs/sv/"
    )
    assert edit_address("", "sv") is None


@pytest.mark.parametrize(
    ("contact", "begins"),
    [
        ("fel@example.org", "mailto:fel@example.org?subject=Om sidan Behov & stöd&body="),
        ("https://code.example.net/new", "https://code.example.net/new?title=Om sidan Behov & stöd&body="),
    ],
)
def test_a_reader_writes_of_a_page_with_its_name_address_and_version_filled_in(contact, begins):
    """By mail, or in the form of the repository: as the platform has set."""
    row = {"setting": "error_contact", "setting_value": contact, "setting_state": "set", **both(title="Fel/Faults")}
    way = feedback("Behov & stöd", "https://a.example/v1.0.0/", "1.0.0", labels(platform=[row]))
    assert way.count("&") == 1
    assert unquote(way) == f"{begins}Sida: Behov & stöd\nAdress: https://a.example/v1.0.0/\nVersion: 1.0.0\n\n"
    waits = labels(platform=[row | {"setting_state": "placeholder"}])
    assert feedback("Behov", "https://a.example/", "1.0.0", waits) == ""


def test_a_description_is_the_first_paragraph_cut_between_sentences():
    """As text, without its markup."""
    assert description("<h1>Title</h1>\n<p class='lead'>One <em>&amp;\ntwo</em>.</p><p>Three</p>") == "One & two."
    assert description("<h1>Title</h1>") == ""
    assert (
        description('<p class="tongues">Other languages</p><p class="finding">Its title.</p><p>What it is.</p>')
        == "What it is."
    )
    cut = description(f"<p>{'One more word. ' * 100}</p>")
    assert (cut.endswith("word."), len(cut) <= LEAD) == (True, True)
    assert description(f"<p>{'word, ' * 100}Next.</p>").endswith("word, Next.")
