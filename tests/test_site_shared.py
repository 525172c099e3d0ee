"""The pictures that stand for a page where it is shared, and what a reader copies to pass a figure on."""

import io
import struct
from functools import cache
from html import unescape
from pathlib import Path
from xml.etree.ElementTree import Element, fromstring, tostring

import pytest
from fontTools.ttLib import TTFont
from playwright.sync_api import Page, expect

from scripts.paths import DOCS
from scripts.site.charts.drawing import SCALE, draw, paint
from scripts.site.charts.faces import SANS, SERIF
from scripts.site.charts.fonts import fonts
from scripts.site.charts.tree import NAMESPACE
from scripts.site.frame.shell import heading
from scripts.site.prose.answer import Teller, quotation
from scripts.site.prose.answer_picture import HEIGHT, LAYOUTS, PAD, WIDTH, page_picture, shared_picture, whole
from scripts.site.text.words import FOLDERS, LANGUAGES
from tests.frozen_years import NAMES
from tests.frozen_years import labels as frozen
from tests.site_package import labels
from tests.site_server import answers, built_site, home, served

SVG = f"{{{NAMESPACE}}}"
# The smallest letters of a figure are 14 pixels on the page; in the picture, which is shown at half its size, no less than this.
SMALLEST = 0.45


@cache
def pictures(year: str, lang: str) -> dict[str, Element]:
    """The pictures of the answers of a year: name -> the tree."""
    teller = Teller(answers(), frozen(year, lang), draw, "")
    found = {name: shared_picture(name, teller) for name in teller.answers.names if teller.stands(name)}
    return {name: fromstring(svg) for name, svg in found.items() if svg}


@cache
def advances(family: str) -> tuple[dict[int, float], float]:
    """How wide each letter of a font is, as a part of its size; and the widest."""
    file = next(name for name in fonts() if name.startswith(family.replace(" ", "")))
    font = TTFont(io.BytesIO(fonts()[file]))
    unit, widths = font["head"].unitsPerEm, font["hmtx"]
    found = {code: widths[name][0] / unit for code, name in font.getBestCmap().items()}
    return found, max(found.values())


def sides(text: Element) -> tuple[float, float]:
    """Where a line of text begins and ends."""
    letters, widest = advances(SERIF if SERIF in text.get("font-family", "") else SANS)
    width = float(text.get("font-size", "")) * sum(letters.get(ord(each), widest) for each in text.text or "")
    x = float(text.get("x", ""))
    return (x - width, x) if text.get("text-anchor") == "end" else (x, x + width)


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("year", NAMES)
def test_nothing_in_a_shared_picture_is_cut(year, lang):
    """Each line of text ends before the edge in the fonts that it is painted in, and none lies over the figure or another."""
    assert pictures(year, lang)
    for name, root in pictures(year, lang).items():
        figure = root.findall(f"{SVG}svg")[0]
        x, y, width, height = (float(figure.get(key, "")) for key in ("x", "y", "width", "height"))
        assert x + width <= WIDTH, name
        assert min(width, height) > 0, name
        lines = [
            (sides(text), float(text.get("y", "")), float(text.get("font-size", "")))
            for text in root.findall(f"{SVG}text")
        ]
        for (start, end), foot, size in lines:
            assert PAD <= start < end <= WIDTH - PAD / 2, name
            assert size <= foot <= HEIGHT - PAD / 2, name
            assert end <= x or foot <= y or foot - size * 0.8 >= y + height, name
        places = sorted((foot, start, end) for (start, end), foot, _ in lines)
        beside = [(one, other) for one, other in zip(places, places[1:], strict=False) if one[0] == other[0]]
        assert all(one[2] < other[1] for one, other in beside), name


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("year", NAMES)
def test_a_shared_picture_says_the_finding_its_signs_and_whose_it_is(year, lang):
    """The finding is the title, hatching has its key, and the mark and the name stand below."""
    own = frozen(year, lang)
    teller = Teller(answers(), own, draw, "")
    for name, root in pictures(year, lang).items():
        found = teller.drawing(name)
        assert found is not None
        told = " ".join(text.text or "" for text in root.findall(f"{SVG}text"))
        title = root.find(f"{SVG}title")
        assert title is not None
        for text in (title.text or "", *(own.language.words[f"sign_{sign}"] for sign in found.signs)):
            assert text in told, name
        assert own.package.descriptor["contributors"][0]["title"] in told
        assert root.findall(f"{SVG}svg")[1].get("viewBox") == "0 0 26 26"


@pytest.mark.parametrize("year", NAMES)
def test_the_figure_of_a_shared_picture_can_be_read(year):
    """Its letters are not small: it stands in the layout and the place in which they are largest."""
    for name, root in pictures(year, "sv").items():
        figure = root.findall(f"{SVG}svg")[0]
        _, _, across, down = map(float, figure.get("viewBox", "").split())
        scale = min(float(figure.get("width", "")) / across, float(figure.get("height", "")) / down)
        assert scale >= SMALLEST, name


def test_the_layouts_of_a_shared_picture_are_those_that_are_wide():
    """Every drawing has them, and the narrow one is for a telephone."""
    assert "narrow" not in LAYOUTS


@pytest.mark.parametrize("family", [SANS, SERIF])
def test_a_picture_is_painted_in_our_fonts(family, tmp_path):
    """Not in one that the renderer has of its own."""
    svg = '<svg xmlns="http://www.w3.org/2000/svg" width="90" height="20"><text y="15" font-family="{}">Ragnarök 420</text></svg>'
    ours = paint(svg.format(family), tmp_path)
    assert ours != paint(svg.format("No Such Font"), tmp_path)
    assert ours == paint(svg.format(family), tmp_path / "again")


def test_a_page_without_a_figure_is_shared_with_its_heading():
    """And with as many whole sentences of its beginning as there is room for."""
    svg = page_picture("Nio krav", f"En mening. {'Ord ' * 100}.", labels())
    assert ">Nio krav</text>" in svg
    assert ">En mening.</text>" in svg
    assert "Ord" not in "".join(fromstring(svg).itertext()).partition("En mening.")[2].partition("En mening.")[2]
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
    assert struct.unpack(">II", png[16:24]) == (WIDTH * SCALE, HEIGHT * SCALE)


def test_a_quotation_says_what_the_finding_is_of():
    """The finding, what is drawn, that people may be affected, and where it stands."""
    found = quotation(
        "Fler än hälften",
        ["Andel av de vuxna.", "Det gäller människor som kan vara utsatta."],
        "https://x.example/#a",
        labels(),
    )
    assert found.startswith("Fler än hälften. (Andel av de vuxna. Det gäller människor som kan vara utsatta.) Källa: ")
    assert found.endswith("https://x.example/#a")


@pytest.mark.parametrize("year", NAMES)
def test_a_key_explains_only_what_is_drawn(year):
    """Dashes and stripes are in a key only where some are in the picture."""
    own = frozen(year, "sv")
    teller = Teller(answers(), own, draw, "")
    for name, root in pictures(year, "sv").items():
        found = teller.drawing(name)
        assert found is not None
        key = " ".join(own.language.words[f"sign_{sign}"] for sign in found.signs).lower()
        drawn = tostring(root, encoding="unicode")
        assert "streckad" not in key or "stroke-dasharray" in drawn, (name, key)
        assert "randig" not in key or "pattern" in drawn, (name, key)


@pytest.mark.parametrize("path", ["", "adults/", "children/", "en/support/"])
def test_every_figure_of_a_theme_page_can_be_passed_on(path):
    """With a link to itself, a sentence, a reference and a picture that is there; closed until asked for."""
    text = (built_site() / path / "index.html").read_text(encoding="utf-8")
    figures = text.split('<figure class="composed" id="')[1:]
    assert figures
    for figure in figures:
        place, content = figure.partition('"')[0], figure.partition("</figure>")[0]
        block = content.partition('<details class="card-share"')[2]
        assert block.count('class="to-copy"') == 4, place
        assert f"{home()}{path}#{place}<" in block
        picture = block.partition("img src=&quot;")[2].partition("&quot;")[0]
        assert (built_site() / picture.removeprefix(home())).is_file()


def test_what_is_there_to_be_passed_on_is_copied(page: Page):
    """By a button beside it."""
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    with served() as address:
        page.goto(f"{address}support/")
        block = page.locator(".card-share").first
        block.locator("summary").click()
        block.get_by_role("button").first.click()
        expect(block.get_by_role("button").first).to_have_text("Kopierat")
        assert page.evaluate("navigator.clipboard.readText()") == f"{home()}support/#needs-figure"


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("path", ["support/", "indicators/legal_status/", "api/"])
def test_no_button_lies_on_the_text_that_it_copies(page: Page, path: str, width: int) -> None:
    """Above it, whether it is a line or a block of code."""
    page.set_viewport_size({"width": width, "height": 900})
    with served() as address:
        page.goto(f"{address}{path}")
        places = page.evaluate("""() => {
          for (const each of document.querySelectorAll("details")) each.open = true;
          const rows = [...document.querySelectorAll("button.copy")].map((button) => {
            const text = button.nextElementSibling;
            return [button.getBoundingClientRect().bottom, Math.min(...[...text.getClientRects()].map((each) => each.top))];
          });
          return rows.filter(([bottom]) => bottom);
        }""")
    assert places
    assert [place for place in places if place[0] > place[1]] == []


def test_a_picture_on_the_page_of_others_is_no_wider_than_a_telephone(page: Page) -> None:
    """The code that is handed out, as it stands, in an article of 360 pixels."""
    html = (built_site() / "support/index.html").read_text(encoding="utf-8")
    code = unescape(html.partition("&lt;a href=")[2].partition("</code>")[0])
    page.set_viewport_size({"width": 360, "height": 640})
    with served() as address:
        page.set_content(f"<article><a href={code.replace(home(), address)}</article>", wait_until="networkidle")
        assert page.locator("img").evaluate("image => image.complete && image.naturalWidth > 600")
        assert page.evaluate("document.documentElement.scrollWidth") <= 360
