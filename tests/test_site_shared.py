"""The pictures that stand for a page where it is shared, and what a reader copies to pass a figure on."""

import io
import re
import struct
from functools import cache
from itertools import product
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect
from pypdf import PdfReader

from scripts.ground.markup import as_text
from scripts.paths import DOCS
from scripts.site.charts.drawing import PICTURE, PRESSED, draw, in_type
from scripts.site.frame.card import Alone
from scripts.site.frame.sharing import figure_quotation
from scripts.site.frame.shell import heading
from scripts.site.prose.answer import Teller
from scripts.site.prose.told import page_picture, shared_picture, whole
from scripts.site.text.language import FOLDERS
from tests.frozen_years import NAMES, PRINTED
from tests.frozen_years import labels as frozen
from tests.seldom import seldom
from tests.site_package import labels, observation
from tests.site_server import answers, built_site, home, published, served

WIDTH, HEIGHT = 1200, 630
OWN_FONTS = {"BladSans-400", "BladSans-650", "BladSerif-650"}


@cache
def pictures(year: str, lang: str) -> dict[str, dict[str, Any]]:
    """The pictures of the answers of a year: name -> what stands on it."""
    teller = Teller(answers(), frozen(year, lang), draw, "")
    found = {name: shared_picture(name, teller) for name in teller.answers.names if teller.stands(name)}
    return {name: picture for name, picture in found.items() if picture}


@pytest.mark.parametrize("year", NAMES)
def test_a_shared_picture_says_the_finding_its_signs_and_whose_it_is(year):
    """The finding is the title, each sign of the figure has its key, and the name, the licence and the address are told."""
    own = frozen(year, "sv")
    teller, descriptor = Teller(answers(), own, draw, ""), own.package.descriptor
    assert pictures(year, "sv")
    for name, picture in pictures(year, "sv").items():
        found = teller.drawing(name)
        assert found is not None
        told = " ".join(picture["below"])
        assert [sign for sign in found.signs if own.language.words[f"sign_{sign}"] not in told] == [], name
        assert picture["title"] == as_text(teller.first(name, "headline"))
        assert picture["whose"] == descriptor["contributors"][0]["title"]
        assert picture["whose"] in told
        assert f"Version {descriptor['version']}. {home()}" in picture["licence"]


@pytest.mark.slow("typst for each size", "test_a_shared_picture_says_the_finding_its_signs_and_whose_it_is")
def test_a_picture_is_one_page_of_the_size_that_is_asked_for(tmp_path):
    """Whatever stands on it: the figure is set as large as it has room."""
    for picture in pictures(PRINTED, "sv").values():
        assert struct.unpack(">II", in_type(PICTURE, picture, "png", tmp_path)[16:24]) == (WIDTH, HEIGHT)


def test_a_picture_is_set_in_our_fonts():
    """Not in one that the machine has of its own."""
    pdf: Any = PdfReader(io.BytesIO(in_type(PICTURE, pictures(PRINTED, "sv")["reasons"], "pdf", PRESSED)))
    fonts = [font.get_object() for font in pdf.pages[0]["/Resources"]["/Font"].values()]
    assert {font["/BaseFont"].partition("+")[2] for font in fonts} <= OWN_FONTS


def test_a_page_without_a_figure_is_shared_with_its_heading():
    """And with as many whole sentences of its beginning as there is room for."""
    found = page_picture("Nio krav", f"En mening. {'Ord ' * 100}.", labels())
    assert (found["title"], found["lead"]) == ("Nio krav", "En mening.")
    assert len(PdfReader(io.BytesIO(in_type(PICTURE, found, "pdf", PRESSED))).pages) == 1
    assert whole("Ett. Två.") == "Ett. Två."


def test_every_page_for_readers_has_a_picture():
    """What is written by hand, but for a page that the newest year has no use for, and the demands, in both languages."""
    written = {page.stem for page in (DOCS / "sv").glob("*.md") if (built_site() / page.stem).is_dir()} - {"index"}
    demands = [page.name for page in (built_site() / "recommendations").iterdir() if page.is_dir()]
    paths = ["", *(f"{name}/" for name in sorted(written)), *(f"recommendations/{name}/" for name in demands)]
    for path in (f"{folder}{each}" for folder in FOLDERS.values() for each in paths):
        picture = told(built_site() / path / "index.html", "image")
        assert (built_site() / picture.removeprefix(home())).is_file(), path


def told(page: Path, name: str) -> str:
    """What a page says of itself where it is shared."""
    return page.read_text(encoding="utf-8").partition(f'<meta property="og:{name}" content="')[2].partition('"')[0]


@pytest.mark.parametrize("path", ["", "adults/", "help/", "over-time/", "en/recommendations/", "en/support/"])
def test_a_shared_page_has_its_heading_as_title(path):
    """The finding, not the word of the menu."""
    page = built_site() / path / "index.html"
    assert told(page, "title") == heading(page.read_text(encoding="utf-8"))
    png = (built_site() / told(page, "image").removeprefix(home())).read_bytes()
    assert struct.unpack(">II", png[16:24]) == (WIDTH, HEIGHT)


def test_a_quotation_says_what_the_finding_is_of():
    """The finding, what is drawn, that people may be affected, and where it stands."""
    one = Alone(
        "embed/answers/asked/", headline="Fler än hälften.", subtitle="Andel av de vuxna.", rows=[observation()]
    )
    found = figure_quotation(one, ["Det gäller människor som kan vara utsatta."], labels())
    assert found.startswith("Fler än hälften. (Andel av de vuxna. Det gäller människor som kan vara utsatta.) Källa: ")
    assert found.endswith(
        "; Rapporten, s.\N{NO-BREAK SPACE}7, version 1.0.0, https://example.org/tiny/v1.0.0/embed/answers/asked/"
    )


@pytest.mark.parametrize("year", NAMES)
def test_a_key_explains_only_what_is_drawn(year):
    """Dashes and stripes are in a key only where some are in the picture."""
    own = frozen(year, "sv")
    teller = Teller(answers(), own, draw, "")
    for name, picture in pictures(year, "sv").items():
        found = teller.drawing(name)
        assert found is not None
        key = " ".join(own.language.words[f"sign_{sign}"] for sign in found.signs).lower()
        drawn = str(picture["display"]).replace("'look': 'break'", "stroke-dasharray") + "pattern" * bool(
            found.display.beyond
        )
        assert "streckad" not in key or "stroke-dasharray" in drawn, (name, key)
        assert "randig" not in key or "pattern" in drawn, (name, key)


@pytest.mark.parametrize("path", ["", "adults/", "children/", "en/support/"])
def test_every_figure_of_a_theme_page_can_be_passed_on(path):
    """With an address, a sentence, a reference and a frame, all of one version; closed until asked for."""
    text = (built_site() / path / "index.html").read_text(encoding="utf-8")
    figures = text.split('<figure class="composed" id="')[1:]
    assert figures
    for figure in figures:
        place, content = figure.partition('"')[0], figure.partition("</figure>")[0]
        block = content.partition('<details class="card-share"')[2]
        assert block.count('class="to-copy"') == 4, place
        (address,) = {*re.findall(rf"{re.escape(home())}[^ <&\"]*embed/[^ <&\"]*", block)}
        assert f"v{published().version}/" in address
        assert (built_site() / address.removeprefix(home()) / "index.html").is_file()


def test_what_is_there_to_be_passed_on_is_copied(page: Page):
    """By a button beside it."""
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    with served() as address:
        page.goto(f"{address}support/")
        block = page.locator(".card-share").first
        block.locator("summary").click()
        block.get_by_role("button").first.click()
        expect(block.get_by_role("button").first).to_have_text("Kopierat")
        assert page.evaluate("navigator.clipboard.readText()") == f"{home()}v{published().version}/embed/answers/needs/"


@pytest.mark.parametrize(
    ("path", "width"),
    seldom([*product(["support/", "indicators/legal_status/", "api/"], [360, 1280])], 5),
)
def test_no_button_lies_on_the_text_that_it_copies(page: Page, path: str, width: int) -> None:
    """Above a block of code; beside, or below, what stands in a list."""
    page.set_viewport_size({"width": width, "height": 900})
    with served() as address:
        page.goto(f"{address}{path}")
        places = page.evaluate("""() => {
          for (const each of document.querySelectorAll("details")) each.open = true;
          const rows = [...document.querySelectorAll("button.copy")].map((button) => {
            const [one, two] = [button, button.closest("dd")?.querySelector(".to-copy") ?? button.nextElementSibling]
              .map((each) => each.getBoundingClientRect());
            return [one.bottom, Math.min(one.right, two.right) - Math.max(one.left, two.left),
              Math.min(one.bottom, two.bottom) - Math.max(one.top, two.top)];
          });
          return rows.filter(([bottom]) => bottom);
        }""")
    assert places
    assert [place for place in places if min(place[1:]) > 0] == []
