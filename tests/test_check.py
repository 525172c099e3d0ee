"""The page Check it yourself: what the reader's browser adds up, and how it refuses people who prove nothing."""

import json
import re
from collections.abc import Callable
from functools import partial

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, Route, expect

from scripts.ground.data_package import Package, Row, parse
from scripts.guard.questionnaire.invented import COLUMNS, SAID
from scripts.paths import DOCS
from scripts.site.frame.shell import without
from scripts.site.package.labels import Labels
from scripts.site.pages import witness
from scripts.site.pages.indicator_page import indicator_page
from scripts.site.pages.witness import NAMES, parts
from scripts.site.text.language import WORDS, Language
from tests.site_package import as_files, labels, no_drawing, observation, usual_tables
from tests.site_server import AXE_RULES, SCHEMES, built_site, published

SITE, FILE = "https://site.example", "data/protection-2031.csv"
# Reading, group, table, people, what counts each. Twelve people: seven need advice, the others are hidden as three numbers each.
PEOPLE = """
none needs 1 7 advice total
none needs 1 1 housing total
none needs 1 4 other total
none silent 1 12
none needs 2 7 advice total
none needs 2 2 housing total
none needs 2 3 other total
none silent 2 12
none needs 3 7 advice total
none needs 3 3 housing total
none needs 3 2 other total
none silent 3 12
"""
PUBLISHED = {"advice": "7", "housing": "", "other": "", "total": "12"}


def package(people: str = PEOPLE, published: dict[str, str] = PUBLISHED) -> Package:
    """A package of few counts with its witness, which promises three numbers of each that is hidden."""
    rows: list[Row] = [
        observation(
            indicator=indicator or "needs",
            category=code,
            value=number,
            qualifier="exact" if number else "",
            obs_status="A" if number else "Q",
        )
        for name, number in published.items()
        for indicator, _, code in [name.rpartition(".")]
    ]
    files = as_files(usual_tables() | {"observations": rows})
    descriptor = json.loads(files["datapackage.json"])
    fields = [{"name": column} for column in COLUMNS]
    proof = {"name": "protection-2031", "path": FILE, "promised_values": 3, "schema": {"fields": fields}}
    descriptor["resources"].append(proof)
    files |= {FILE: file_of(people).encode(), "datapackage.json": json.dumps(descriptor).encode()}
    return parse(files.__getitem__)


def file_of(people: str) -> str:
    """The file of some people."""
    lines: list[str] = []
    for row in people.split("\n"):
        if row:
            reading, group, table, number, *codes = row.split(" ")
            counted = " ".join(f"needs.{code}.adults" for code in codes)
            lines.append(f'"{SAID}",{reading},{group},adults,{table},{len(lines)},{number},{counted}\n')
    return f'"{COLUMNS[0]}",{",".join(COLUMNS[1:])}\n{"".join(lines)}'


def opened(page: Page, of: Package, lang: str = "sv", missing: str = "") -> None:
    """Open the page of a package; `missing`: what the host does not have."""
    up = "../" if lang == "sv" else "../../"
    style = "".join(
        (DOCS / f"assets/{name}.css").read_text("utf-8") for name in ("colours", "frame", "site", "explore", "pages")
    )
    html = (
        f'<!DOCTYPE html><html lang="{lang}"><meta charset="utf-8"><title>Check</title><link rel="stylesheet" href="{SITE}/s.css">'
        f"<style>body {{ background: var(--paper); color: var(--ink) }} a {{ color: var(--civil) }}</style>"
        f'<body><main class="md-typeset"><h1>Check</h1><h2>Count</h2>{parts(Labels(of, Language(lang)))["witness"]}</main>'
        f'<script type="module" src="{SITE}/check.js"></script>'
    )
    at = f"{SITE}/{up.removeprefix('../').replace('../', 'en/')}check/"
    script = (DOCS / "assets/check.js").read_text("utf-8")
    served = {
        at: ("text/html", html),
        f"{SITE}/check.js": ("text/javascript", script),
        f"{SITE}/s.css": ("text/css", style),
    }
    served |= {f"{SITE}/latest/{FILE}": ("text/csv", of.files[FILE].decode())}

    def answer(route: Route) -> None:
        kind, body = served.get(route.request.url, ("", ""))
        found = kind and not (missing and missing in route.request.url)
        route.fulfill(status=200 if found else 404, content_type=kind, body=body)

    page.route(f"{SITE}/**", answer)
    page.goto(at)


def status(page: Page) -> str:
    """What is said of how it goes, once it is."""
    expect(page.locator("#check-table")).to_be_enabled()
    return page.locator("#check-status").inner_text()


def line(page: Page, code: str) -> str:
    """What stands behind a count."""
    return page.locator(f"[data-cell='needs.{code}.adults'] .sum").inner_text()


def test_a_reader_sees_what_agrees_and_what_is_hidden(page: Page):
    """In words, and each table by itself."""
    opened(page, package())
    assert status(page) == WORDS["sv"]["check_right"].replace("{}", "%s") % (1, 3, 2, 2)
    assert [line(page, code) for code in PUBLISHED] == [
        "7 stämmer",
        "1 påhittat. I tabellerna: 1, 2, 3",
        "4 påhittat. I tabellerna: 2, 3, 4",
        "12 stämmer",
    ]
    assert page.locator("[data-cell='needs.housing.adults'] .value").inner_text() == "dolt"
    page.get_by_label("Välj tabell").select_option("Tabell 3")
    assert (line(page, "housing"), line(page, "other")[:1]) == ("3 påhittat. I tabellerna: 1, 2, 3", "2")


def test_the_keyboard_leads_through_the_tables(page: Page):
    """On from the last comes the first, so that no button is ever gone from under somebody; what is shown is said aloud."""
    opened(page, package(), "en")
    assert "table 1 of 3" in status(page)
    page.get_by_label("Choose a table").focus()
    for key, told in (("Tab", 1), ("Enter", 3), ("Enter", 2), ("Tab", 2), ("Enter", 3), ("Enter", 1)):
        page.keyboard.press(key)
        expect(page.get_by_role("status")).to_contain_text(f"table {told} of 3")


def more(row: str, people: str = PEOPLE) -> str:
    """One person more in a row."""
    first, rest = people.split(f"\n{row} ", 1)
    number = re.match(r"\d+", rest)
    assert number
    return f"{first}\n{row} {int(number[0]) + 1}{rest[number.end() :]}"


@pytest.mark.parametrize(
    ("wrong", "place", "said"),
    [
        (
            partial(package, published=PUBLISHED | {"advice": "8"}),
            "needs.advice.adults",
            "7 stämmer inte med det publicerade",
        ),
        (partial(package, more("none needs 1")), "needs.advice.adults", "8 stämmer inte med det publicerade"),
        (partial(package, more("none needs 1")), "needs.total.adults", "13 stämmer inte med det publicerade"),
        (
            partial(package, PEOPLE.replace("none needs 3 3 housing", "none needs 3 2 housing")),
            "needs.housing.adults",
            "1 för få tal. I tabellerna: 1, 2. Minst 3 olika är lovade.",
        ),
        (
            partial(package, PEOPLE.replace("1 1 housing", "1 1 other")),
            "needs.housing.adults",
            "0 ingen, men ett dolt antal är minst ett",
        ),
    ],
)
def test_people_who_prove_nothing_are_refused_at_the_line(
    page: Page, wrong: Callable[[], Package], place: str, said: str
):
    """One number, one person too many, one value fewer than is promised; by whoever builds the page too."""
    opened(page, wrong())
    assert "stämmer inte" in status(page)
    row = page.locator(f"tr[data-cell='{place}']")
    assert row.locator(".sum").inner_text() == said
    assert "check-wrong" in str(row.get_attribute("class"))
    number, _, text = said.partition(" ")
    assert f"<b>{number}</b> <span>{text}</span>" in parts(Labels(wrong(), Language("sv")))["witness"]


def test_a_table_that_is_wrong_is_shown_first_and_named_in_the_list(page: Page):
    """Nobody has to look for it among those that are right; a link leads to the line."""
    opened(page, package(more("none needs 2")))
    assert "Tabell 2 av 3 stämmer inte" in status(page)
    assert [one.inner_text() for one in page.locator("#check-table option").all()][1:] == ["Tabell 2: fel", "Tabell 3"]
    page.get_by_role("link", name="Till det första felet").click()
    assert page.locator(":target").inner_text().startswith("Råd")
    page.get_by_role("button", name="Nästa").click()
    assert line(page, "advice") == "7 stämmer"
    expect(page.locator("#check-way")).to_be_hidden()


def test_a_person_whom_no_line_counts_is_one_too_many_all_the_same(page: Page):
    """As many people answer each group of questions."""
    others = "".join(f"none also {table} 12\n" for table in (1, 2, 3))
    opened(page, package(f"{PEOPLE}{others}none needs 1 1\n"))
    assert "Antal fel: 1" in status(page)
    assert (
        "Här svarar 13 påhittade människor av ett slag, på de andra frågorna 12."
        in page.locator("tr.check-wrong").inner_text()
    )


def test_what_cannot_be_read_or_fetched_is_said(page: Page):
    """The sums of the first table stand there as they were when the page was built."""
    opened(page, package(), missing=".csv")
    expect(page.locator("#check-status")).to_have_text(WORDS["sv"]["check_failed"])
    assert line(page, "housing") == "1 påhittat. I tabellerna: 1, 2, 3"
    page.unroute_all()
    opened(page, package(PEOPLE.replace("none needs 1 7", "never needs 1 7")))
    expect(page.locator("#check-status")).to_have_text(WORDS["sv"]["check_unread"])


def test_each_reading_of_all_of_the_above_has_tables_of_its_own(page: Page):
    """And what is promised holds for each."""
    few = re.sub(r"none (\w+) [23] .*\n", "", PEOPLE).replace("none", "once")
    opened(page, package(PEOPLE + few))
    assert "Tabell 1 av 1 stämmer inte" in status(page)
    labels_of = [one.get_attribute("label") for one in page.locator("#check-table optgroup").all()]
    assert labels_of == [WORDS["sv"]["check_reading_none"], WORDS["sv"]["check_reading_once"]]
    page.get_by_role("button", name="Nästa").click()
    assert "tabell 1 av 3" in page.locator("#check-status").inner_text()


@pytest.mark.parametrize("scheme", SCHEMES)
def test_the_page_is_accessible(page: Page, scheme):
    """With a fault in it."""
    page.emulate_media(color_scheme=scheme)
    opened(page, package(more("none needs 2")))
    assert "stämmer inte" in status(page)
    assert [one["id"] for one in Axe().run(page, options=AXE_RULES).response["violations"]] == []


def test_a_count_that_the_form_does_not_describe_is_named_and_not_called_wrong():
    """Also a hidden one, of which the people show nothing. Nought is what nobody is counted in."""
    found = parts(Labels(package(PEOPLE.replace(" other", ""), PUBLISHED | {"other": "0"}), Language("sv")))["witness"]
    assert "<b>0</b> <span>stämmer</span>" in found
    assert "<details>" not in found
    for number, said in (("9", "Tyst: Alla, vuxna"), ("", "Tyst: Alla, vuxna (dolt)")):
        found = parts(Labels(package(published=PUBLISHED | {"silent.total": number}), Language("sv")))["witness"]
        assert f"<ul><li>{said}</li></ul>" in found


def test_a_hidden_number_leads_to_the_page():
    """From the page of its indicator, where the people show it."""
    needs, silent = usual_tables()["indicators"]
    own = Labels(package(), Language("en"))
    assert '<a href="../../check/">' in indicator_page(needs, own, no_drawing)
    assert "check/" not in indicator_page(silent, own, no_drawing) + indicator_page(needs, labels(), no_drawing)


def test_there_is_no_page_where_there_is_nothing_to_add_up():
    """Nor a line in the menu."""
    assert parts(labels()) == dict.fromkeys(NAMES, "")
    assert (built_site() / "check").exists() == bool(published().witnesses)
    pages = [{"Data": ["data.md", witness.PAGE]}, witness.PAGE, {"Start": "index.md"}]
    assert without(witness.PAGE, pages) == [{"Data": ["data.md"]}, {"Start": "index.md"}]
