"""The explorer in a real browser: every selection it offers is the package's, and it serves a reader with a keyboard."""

from collections import Counter
from functools import cache
from itertools import product
from typing import Any
from urllib.parse import parse_qsl, urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from scripts.ground.data_package import Row
from scripts.ground.interval import has_number
from scripts.site.exports.explored import codes_of
from scripts.site.exports.explored import in_order as in_the_file
from scripts.site.exports.figures.forms import FigureRow, figure_rows, rows_csv
from scripts.site.figure.amounts import observation_value
from scripts.site.figure.base import base
from scripts.site.frame.subject import subject_of
from scripts.site.package.labels import Labels
from tests.site_server import AXE_RULES, SCHEMES, published, published_labels

pytestmark = pytest.mark.slow(
    "the page Explore in a browser",
    "test_figures_questions.py::test_an_answer_is_right_or_there_is_none",
    "test_pages_browser.py::test_a_page_of_each_kind_is_accessible_in_one_view",
)

FOLDERS = {"sv": "", "en": "en/"}
# Kinds of rows of the figures file that say something of adding and comparing; of the others there is no number to add.
COUNTED = ("number", "derived")
CONTACTS = "?indicator=contacts&population=all&scope=all_cases&year=all&measure=count.persons"
CORRECTED = "?indicator=origin_outside_eu&population=adults_direct&scope=all_cases&year=2025&measure=count.persons"
# The blob that the link to download leads to: the page's own policy lets no script fetch it.
KEEP_BLOB = """
const make = URL.createObjectURL;
URL.createObjectURL = (blob) => { window.blob = blob; return make.call(URL, blob); };
"""
# Picks everything that the form offers of every second indicator, one after the other, and says what the page shows.
EVERY_SELECTION = """async (turn) => {
  const form = document.getElementById("explore"), found = [];
  const names = [...form.elements].map((each) => each.name), rows = document.getElementById("explore-rows");
  const pick = async (name, value) => {
    form.elements[name].value = value;
    const before = rows.firstChild;
    form.dispatchEvent(new Event("change"));
    const late = Date.now() + 20_000;
    while (rows.firstChild === before) {
      if (Date.now() > late) throw new Error(`nothing is shown for ${name} = ${value}: ${location.search}`);
      await new Promise((done) => setTimeout(done));
    }
  };
  const texts = (all) => [...all].map((each) => each.textContent);
  const walk = async (depth) => {
    if (depth === names.length) {
      found.push({
        address: document.getElementById("explore-address").href,
        cells: [...rows.rows].map((row) => texts(row.cells)),
        bars: texts(document.querySelectorAll("#explore-bars strong")),
        charted: !document.getElementById("explore-chart").hidden,
        explained: !document.getElementById("explore-no-chart").hidden,
        notes: texts(document.querySelectorAll("#explore-notes li")),
        rules: texts(document.querySelectorAll("#explore-rules li")),
        csv: await window.blob.text(),
      });
      return;
    }
    const values = [...form.elements[names[depth]].options].map((each) => each.value).filter(Boolean);
    for (const value of depth ? values : values.filter((_, place) => place % 2 === turn)) {
      await pick(names[depth], value);
      await walk(depth + 1);
    }
  };
  await walk(0);
  return found;
}"""

Selection = tuple[str, ...]

UNKNOWN = (
    "?indicator=<script>alert(1)</script>",
    "?indicator=__proto__",
    "?indicator=../../data",
    "?x=1",
    "?indicator=%FF",
)


@pytest.fixture(scope="module")
def explored(address, browser: Browser) -> list[tuple[Labels, dict[str, Any]]]:
    """All that the explorer offers: one indicator in Swedish, the next in English."""
    every = []
    for turn, (lang, folder) in enumerate(FOLDERS.items()):
        page = browser.new_page(bypass_csp=True)
        page.add_init_script(KEEP_BLOB)
        page.goto(f"{address}{folder}explore/")
        page.add_style_tag(content="main { display: none }")  # what is read need not be drawn
        labels = published_labels(lang)
        every += [(labels, found) for found in page.evaluate(EVERY_SELECTION, turn)]
        page.close()
    return every


@cache
def selections() -> dict[Selection, list[Row]]:
    """Every selection of the package: indicator, population, scope, year or all years, measure with its unit, and where there are
    several the condition and what a share is of -> its rows.
    """
    rows: dict[Selection, list[Row]] = {}
    for row in published().rows("observations"):
        year = f"{row['year']}-{row['year_to']}" if row["year_to"] else row["year"]
        for when in (year, "all"):
            who = (row["indicator"], row["population"], row["scope"])
            rows.setdefault((*who, when, f"{row['measure']}.{row['unit']}"), []).append(row)
    years = {key[:3]: {other[3] for other in rows if other[:3] == key[:3]} for key in rows}
    kept = {key: found for key, found in rows.items() if key[3] != "all" or len(years[key[:3]]) > 2}
    return divided(divided(kept, "within"), "base")


def divided(selected: dict[Selection, list[Row]], kind: str) -> dict[Selection, list[Row]]:
    """The selections by the other cell that their rows name, where these are several."""
    found: dict[Selection, list[Row]] = {}
    for key, rows in selected.items():
        cells = {codes_of(row)[kind] for row in rows}
        for row in rows:
            found.setdefault((*key, codes_of(row)[kind]) if len(cells) > 1 else key, []).append(row)
    return found


def picked(address: str) -> Selection:
    """The selection that an address names."""
    return tuple(value for _, value in parse_qsl(urlsplit(address).query))


@cache
def in_order(lang: str) -> list[Row]:
    """The observations as the files of the indicators have them, one after the other."""
    named = published_labels(lang)
    known = [subject_of(row["indicator"], named) for row in published().rows("indicators")]
    return [row for each in known if each.observations for row in in_the_file(each)]


def rows_of(found: dict[str, Any], labels: Labels) -> list[Row]:
    """The rows of a selection in the order in which they are shown."""
    names = {row["observation"] for row in selections()[picked(found["address"])]}
    return [row for row in in_order(labels.language.of_package) if row["observation"] in names]


def figures_of(address: str, lang: str) -> list[FigureRow]:
    """Those of the figures file that a selection shows."""
    names = {row["observation"] for row in selections()[picked(address)]}
    return [row for row in figure_rows(published(), lang) if row["id"] in names]


def test_every_selection_is_offered_once_and_no_other(explored):
    """What the package has figures for, with all years where there are several."""
    assert sorted(picked(found["address"]) for _, found in explored) == sorted(selections())


def test_every_selection_downloads_its_rows_of_the_figures_file(explored):
    """To the byte, under the same columns, and no other."""
    for labels, found in explored:
        wanted = rows_csv(figures_of(found["address"], labels.language.of_package))
        assert found["csv"].encode() == wanted, found["address"]


def test_every_selection_says_what_may_be_counted_together(explored):
    """The numbers of one group that are shown, and the rule that stops each number that is in none."""
    for labels, found in explored:
        words, rows = labels.language.words, figures_of(found["address"], labels.language.of_package)
        *said, last = found["rules"]
        assert last == words["explore_all_rules"]
        for group, here, elsewhere in (
            ("sum_group", "explore_add", "explore_add_elsewhere"),
            ("compare_group", "explore_compare", "explore_compare_elsewhere"),
        ):
            amounts = Counter(row[group] for row in rows if row[group])
            lines = [line for line in said if line.startswith(words[here].partition("{")[0])]
            assert len(lines) == sum(amount > 1 for amount in amounts.values())
            beyond = any(line.startswith(words[elsewhere].partition("{")[0]) for line in said)
            assert beyond == (1 in amounts.values())
        starts = [
            words[f"explore_{name}"].partition("{")[0]
            for name in ("add", "add_elsewhere", "compare", "compare_elsewhere")
        ]
        stops = {
            row[name] for row in rows for name in ("not_added", "not_compared") if row[name] and row["kind"] in COUNTED
        }
        assert {line for line in said if not line.startswith(tuple(starts))} == stops
        assert len(said) == len(set(said))


def test_every_selection_shows_the_figures_of_the_package(explored):
    """Each row of the table has its value and its base as the pages say them, and the chart has every number.

    All of them are shares of one cell and of those who meet one condition: bars of other things have no common measure.
    """
    for labels, found in explored:
        rows = rows_of(found, labels)
        assert len({(codes_of(row)["within"], codes_of(row)["base"]) for row in rows}) == 1, found["address"]
        bases = (base(row, labels) if has_number(row) else "" for row in rows)
        wanted = [f"{observation_value(row, labels)} {own}".strip() for row, own in zip(rows, bases, strict=True)]
        assert [cells[1] for cells in found["cells"]] == wanted, found["address"]
        names = [labels.category(row["indicator"], row["category"]) for row in rows]
        assert all(name in cells[0] for name, cells in zip(names, found["cells"], strict=True))
        drawn = [observation_value(row, labels) for row in rows if has_number(row)]
        assert found["bars"] == drawn, found["address"]
        assert (found["charted"], found["explained"]) == (bool(drawn), len(drawn) < len(rows)), found["address"]


def test_every_selection_says_what_must_be_known_of_its_figures(explored):
    """A break, a printed value that was corrected, and every note on one of its rows."""
    for labels, found in explored:
        for row, cells in zip(rows_of(found, labels), found["cells"], strict=True):
            if row["obs_status"] == "B" and has_number(row):
                assert labels.code_in_sentence("obs_status", "B") in cells[2]
            if row["origin"] == "corrected":
                assert row["printed_value"] in cells[1]
                assert labels.language.words["see_finding"] in cells[2]
            assert not row["doubt"] or labels.language.words["see_finding"] in cells[2]
            for note in row["notes"].split():
                assert labels.language.text(labels.package.by_name["notes"][note], "text") in found["notes"]


def test_an_address_restores_its_selection(address, page: Page):
    """Followed, gone back from and taken along to the other language."""
    rows = len(selections()[picked(CONTACTS)])
    for folder in FOLDERS.values():
        page.goto(f"{address}{folder}explore/{CONTACTS}")
        expect(page.locator("#explore-rows tr")).to_have_count(rows)
        page.get_by_label("Mätpunkt" if not folder else "Indicator", exact=True).select_option("gender")
        expect(page.locator("#explore-heading")).not_to_be_empty()
        page.wait_for_url("**/explore/?indicator=gender&*")
        page.go_back()
        expect(page.locator("#explore-rows tr")).to_have_count(rows)
        assert page.url.endswith(CONTACTS)
        page.go_forward()
        page.wait_for_url("**/explore/?indicator=gender&*")
        page.go_back()
        expect(page.locator("#explore-year")).to_have_value("all")
        page.locator(".strip__language").click()
        expect(page.locator("#explore-rows tr")).to_have_count(rows)
        assert urlsplit(page.url).query == CONTACTS[1:]


def test_it_opens_on_the_first_indicator_and_each_on_what_can_be_drawn(address, page: Page):
    """Not on an empty form; and what was picked of one indicator gives way where another has no number for it."""
    page.goto(f"{address}explore/")
    expect(page.locator("#explore-result")).to_be_visible()
    options = page.locator("#explore-indicator option[value]").all()
    names = [name for each in options if (name := each.get_attribute("value"))]
    expect(page.locator("#explore-indicator")).to_have_value(names[0])
    numbered = {row["indicator"] for row in published().rows("observations") if has_number(row)}
    page.goto(f"{address}explore/{CONTACTS}")
    for name in [name for name in names if name in numbered - {picked(CONTACTS)[0]}]:
        expect(page.locator("#explore-year")).to_have_value("all")
        page.locator("#explore-indicator").select_option(name)
        page.wait_for_url(f"**/explore/?indicator={name}&*")
        assert page.locator("#explore-bars li").count(), name
        page.go_back()


def test_an_unknown_indicator_is_ignored(address, page: Page):
    """Nothing is shown, nothing is asked for, and the address is put right."""
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("dialog", lambda dialog: pytest.fail("a script ran"))
    for query in UNKNOWN:
        page.goto(f"{address}explore/{query}", wait_until="networkidle")
        expect(page.locator("#explore-result")).to_be_hidden()
        assert page.url == f"{address}explore/", query
        assert not any(url.endswith(".json") for url in asked), query


def test_an_unknown_choice_gives_way_to_what_exists(address, page: Page):
    """The figures nearest to the wanted ones, with their true address."""
    page.goto(f"{address}explore/?indicator=contacts&population=<b>&scope=all_cases&year=1066&measure=toString")
    page.wait_for_url(
        f"{address}explore/?indicator=contacts&population=all&scope=all_cases&year=*&measure=count.persons"
    )
    assert page.locator("#explore-result b").count() == 0


def test_the_keyboard_is_enough(address, page: Page):
    """From the form to the file, with what happened said aloud."""
    page.goto(f"{address}en/explore/")
    page.get_by_label("Indicator", exact=True).focus()
    page.keyboard.type("Origin in")
    expect(page.get_by_role("status").first).to_contain_text("rows.")
    for name in ("Population", "Scope", "Year", "Measure"):
        page.keyboard.press("Tab")
        expect(page.get_by_label(name, exact=True)).to_be_focused()
    page.keyboard.press("ArrowDown")
    expect(page.get_by_role("status").first).to_contain_text("Percentage")
    page.keyboard.press("Tab")
    expect(page.locator("#explore-all-rules a")).to_be_focused()
    page.keyboard.press("Tab")
    expect(page.locator(".explore-result .table-region")).to_be_focused()
    for _ in range(1 + page.locator("#explore-rows a").count()):
        page.keyboard.press("Tab")
    with page.expect_download() as download:
        page.keyboard.press("Enter")
    here = picked(page.url)
    assert download.value.suggested_filename == "-".join(here).replace(".", "-") + ".csv"
    assert download.value.path().read_bytes() == rows_csv(figures_of(page.url, "en"))


def test_bars_are_as_long_as_their_numbers(address, page: Page):
    """The longest fills the width; a whole is pale."""
    page.goto(f"{address}explore/{CORRECTED}")
    expect(page.locator("#explore-bars li")).to_have_count(3)
    bars = page.locator("#explore-bars rect").all()
    drawn = [(bar.get_attribute("class"), bar.get_attribute("width")) for bar in bars]
    assert drawn == [("bar", "82.17%"), ("bar", "17.83%"), ("bar-base", "100.00%")]
    expect(page.locator("#explore-reading")).to_contain_text("Den ljusare stapeln är helheten")


def test_bars_have_their_look(address, page: Page):
    """The colour of all bars, and the number at the end of its line: the style comes with the script that draws them."""
    page.goto(f"{address}explore/{CORRECTED}")
    bar, text = page.locator("#explore-bars .bar").first, page.locator("#explore-bars .bar-text").first
    colour = page.evaluate("getComputedStyle(document.documentElement).getPropertyValue('--muted').trim()")
    probe = "(node, colour) => { node.style.color = colour; return getComputedStyle(node).color === getComputedStyle(node).fill; }"
    assert bar.evaluate(probe, colour)
    expect(text).to_have_css("display", "flex")


def test_a_bound_is_no_bar(address, page: Page):
    """Stripes lie where the number may lie; "at least" so many is a bar that goes on."""
    page.goto(f"{address}explore/?indicator=time_to_support&year=2025&measure=percent.persons")
    line = page.locator("#explore-bars .bar-bound")
    assert (line.get_attribute("x1"), line.get_attribute("x2")) == ("50.00%", "100.00%")
    page.goto(f"{address}explore/?indicator=needs_met&year=2025&measure=count.needs")
    open_end = page.locator("#explore-bars li", has=page.locator("svg svg path"))
    expect(open_end.locator("strong")).to_have_text("minst 131\N{NO-BREAK SPACE}behov")


def test_a_bar_of_an_uncertain_figure_shows_how_far_it_may_reach(address, page: Page):
    """The bar is as long as the least that "two of three" is, and stripes go on to the most."""
    page.goto(
        f"{address}explore/?indicator=third_country_nationals&population=not_stated&year=2022&measure=percent.persons"
    )
    expect(page.locator("#explore-bars .bar")).to_have_attribute("width", "66.00%")
    line = page.locator("#explore-bars .bar-bound")
    assert (line.get_attribute("x1"), line.get_attribute("x2")) == ("66.00%", "68.00%")


@pytest.mark.parametrize(
    ("folder", "query"),
    [("", CONTACTS), ("en/", CORRECTED), ("", "?indicator=authority_support"), ("en/", "?indicator=reflection_period")],
)
def test_a_selection_is_accessible(address, page: Page, folder, query):
    """By axe, narrow and wide, light and dark, without scrolling sideways."""
    for width, scheme in product((320, 1280), SCHEMES):
        page.set_viewport_size({"width": width, "height": 900})
        page.emulate_media(color_scheme=scheme)
        page.goto(f"{address}{folder}explore/{query}")
        expect(page.locator("#explore-result")).to_be_visible()
        found = Axe().run(page, options=AXE_RULES).response["violations"]
        assert [(each["id"], each["nodes"][0]["target"]) for each in found] == [], (width, scheme)
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), (width, scheme)


def test_a_selection_keeps_to_itself(address, page: Page):
    """No other host is asked, the policy has nothing to block, and only the picked indicator's figures are fetched."""
    asked: list[str] = []
    faults: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: faults.append(message.text))
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.goto(f"{address}explore/{CORRECTED}", wait_until="networkidle")
    assert all(url.startswith(address) for url in asked)
    assert [url for url in asked if url.endswith(".json")] == [f"{address}explore/origin_outside_eu.json"]
    assert faults == []


def test_figures_that_cannot_be_fetched_are_said_to_be(address, page: Page):
    """The next try asks again."""
    page.route("**/*.json", lambda route: route.abort())
    page.goto(f"{address}en/explore/{CORRECTED}")
    expect(page.get_by_role("alert")).to_contain_text("could not be fetched")
    page.unroute("**/*.json")
    page.get_by_label("Indicator", exact=True).select_option("origin_outside_eu")
    expect(page.locator("#explore-rows tr")).to_have_count(3)
    expect(page.get_by_role("alert")).to_be_hidden()


def test_without_a_script_there_is_a_list(address, browser: Browser):
    """The one that every reader has, with each indicator's page; no form that does nothing."""
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    for folder in FOLDERS.values():
        page.goto(f"{address}{folder}explore/")
        expect(page.locator("#explore")).to_be_hidden()
        expect(page.locator("#explore-result")).to_be_hidden()
        page.locator("noscript a[href='../indicators/']").click()
        links = page.locator("ul.indicators li a:first-child")
        found = [str(link.get_attribute("href")) for link in links.all()]
        assert sorted(found) == sorted(f"{row['indicator']}/" for row in published().rows("indicators"))
    context.close()


def test_nothing_moves_when_the_script_comes(address, page: Page):
    """The form stays where it was, and what comes below the figures is out of view before they are there."""
    places = []
    page.route("**/*.woff2", lambda route: route.abort())  # the font is there only from the second visit on
    page.route("**/explore.js", lambda route: route.abort())
    for loaded in (False, True):
        page.goto(f"{address}explore/", wait_until="networkidle")
        assert page.locator("#explore-indicator").is_enabled() == loaded
        places.append(page.locator("#explore").bounding_box())
        below = page.locator("#explore-result ~ p").bounding_box()
        assert below
        assert below["y"] > page.evaluate("innerHeight")
        page.unroute("**/explore.js")
    assert places[0] == places[1]
