"""What others embed for years: nothing is cut, nothing is blank, and it says which version it is and what is newer."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cache
from html import unescape
from pathlib import Path

import pytest
from bs4 import BeautifulSoup, SoupStrainer
from playwright.sync_api import Browser, Page, expect

from scripts.ground.data_package import Row
from scripts.ground.markup import as_text
from scripts.site.addresses import FRAME_SCRIPT, embed_answer, version_folder
from scripts.site.charts.elements import COLUMNS as FIGURE_COLUMNS
from scripts.site.charts.elements import parse as parse_figures
from scripts.site.charts.figures import ELEMENTS
from scripts.site.figure.amounts import bare_value
from scripts.site.package.labels import Labels
from scripts.site.pages.indicator_page import framed
from scripts.site.pages.lasting_frames import once_there
from scripts.site.prose.answer import Teller
from scripts.site.prose.answer_table import COLUMNS, Answers, parse
from scripts.site.prose.beside import FEW, NO_BASE
from scripts.site.prose.told import shared_picture
from scripts.site.text.language import FOLDERS
from tests.site_package import OLD, labels, later, no_drawing, observation
from tests.site_server import answers, built_site, home, published, published_labels

LATER = pytest.mark.slow(
    "a browser for each",
    "test_every_figure_of_every_page_can_be_embedded",
    "test_a_frame_leads_to_where_its_figure_stands",
)

WIDTHS = (280, 330, 640, 1000)
CODE = re.compile(r'<code class="to-copy">(&lt;iframe .*?)</code>')
# In every frame of a page: how much higher or wider its content is than the frame, and by how much it is lower.
LEFT = """(frames) => frames.map((frame) => {
    const root = frame.contentDocument.documentElement;
    return [frame.src, root.scrollHeight - frame.offsetHeight, root.scrollWidth - frame.clientWidth,
        frame.offsetHeight - root.getBoundingClientRect().height];
})"""
# A kept page hands out the frames of its own version.
OF_A_VERSION = re.compile(r"(?:en/)?v\d")
SCRIPT = re.compile("<script.*?</script>")
AT = "embed/answers/asked/"


@cache
def handed_out() -> dict[str, str]:
    """The page to embed -> the code, of every figure of every page in both languages."""
    pages = [
        path for path in built_site().rglob("index.html") if not OF_A_VERSION.match(str(path.relative_to(built_site())))
    ]
    found = [unescape(code) for path in sorted(pages) for code in CODE.findall(path.read_text(encoding="utf-8"))]
    return {re.findall(r'src="([^"]+)"', code)[0].removeprefix(home()): code for code in found}


def embedding(browser: Browser, address: str, width: int, codes: Iterable[str]) -> Page:
    """Somebody else's page with these frames, so wide, each in view at once."""
    page = browser.new_page(viewport={"width": width, "height": 800})
    body = "".join(codes).replace(home(), address).replace('loading="lazy"', "")
    page.route(f"{address}other", lambda route: route.fulfill(body=f"<!doctype html>{body}", content_type="text/html"))
    page.goto(f"{address}other", timeout=120_000)
    page.add_style_tag(content="body { margin: 0 }")
    page.wait_for_load_state("networkidle", timeout=120_000)
    return page


@pytest.fixture(scope="module")
def without_script(address, browser: Browser) -> Iterator[Page]:
    """A page with every frame, and without what fits the frames. It is made wider and narrower: to load them all takes long."""
    page = embedding(browser, address, WIDTHS[0], (SCRIPT.sub("", code) for code in handed_out().values()))
    yield page
    page.close()


def widened(page: Page) -> Iterator[int]:
    """The page in each width."""
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 800})
        yield width


@LATER
def test_without_its_script_a_frame_cuts_nothing(without_script):
    """However narrow somebody else's page is: the height that is handed out is enough for every figure."""
    for width in widened(without_script):
        found = without_script.eval_on_selector_all("iframe", LEFT)
        assert len(found) == len(handed_out()) > 2
        assert [each for each in found if each[1] > 0 or each[2] > 0] == [], width


@LATER
def test_with_its_script_a_frame_is_as_high_as_its_figure(without_script, address):
    """Nothing is cut, and at most 24 pixels are blank, also where the script comes last."""
    without_script.add_script_tag(url=f"{address}{FRAME_SCRIPT}")
    for width in widened(without_script):
        for _ in range(40):  # each tells in its own time how high it is
            found = without_script.eval_on_selector_all("iframe", LEFT)
            unfit = [each for each in found if each[1] > 0 or each[2] > 0 or not -1 <= each[3] <= 24]
            if not unfit:
                break
            without_script.wait_for_timeout(250)
        assert unfit == [], width


@LATER
def test_a_frame_grows_with_what_is_opened_in_it(address, browser: Browser):
    """The table below the figure."""
    code = next(iter(handed_out().values()))
    page = embedding(browser, address, WIDTHS[0], [code])
    frame = page.locator("iframe")
    handed = int(re.findall(r'height="(\d+)"', code)[0])
    expect(frame).not_to_have_attribute("height", str(handed))
    before = frame.get_attribute("height")
    page.frame_locator("iframe").locator("summary").first.click()
    expect(frame).not_to_have_attribute("height", str(before))
    assert int(frame.get_attribute("height") or 0) > int(before or 0)
    page.close()


def test_every_figure_that_can_be_embedded_is_handed_out_with_its_version():
    """A page of that version, which is there; the script is always the same file."""
    for page, code in handed_out().items():
        assert re.match(rf"(en/)?v{re.escape(published().version)}/embed/", page), page
        assert (built_site() / page / "index.html").is_file(), page
        assert f'src="{home()}{FRAME_SCRIPT}"' in code
    assert (built_site() / FRAME_SCRIPT).is_file()


def test_every_figure_of_every_page_can_be_embedded():
    """It is handed out in both languages, in a version that is there."""
    for lang, folder in FOLDERS.items():
        found = [one.at for one in framed(telling(published_labels(lang), answers()))]
        assert found
        assert [at for at in found if f"{folder}{version_folder(published().version)}{at}" not in handed_out()] == []


@pytest.mark.slow("every page", "test_every_figure_of_every_page_can_be_embedded")
def test_what_a_page_shows_some_frame_shows():
    """Whatever the figure: an answer, a later chart of an indicator, a series, what is new."""
    pages = [path.relative_to(built_site()) for path in sorted(built_site().rglob("index.html"))]
    framing = {path for path in pages if path.parts[0] == "embed"}
    own = [path for path in pages if path.parts[0] not in ("embed", "en") and not OF_A_VERSION.match(str(path))]
    framed_figures = {one for path in framing for one in figures_of(path)}
    shown = {(str(path), one) for path in own for one in figures_of(path)}
    assert len(shown) > 30
    assert [path for path, one in shown if one not in framed_figures] == []


def figures_of(path: Path) -> list[str]:
    """The figures of a page, without the names that are its own."""
    soup = BeautifulSoup(
        (built_site() / path).read_text(encoding="utf-8"),
        "html.parser",
        parse_only=SoupStrainer("div", class_=re.compile("^shown")),
    )
    return [re.sub(r' (?:id|fill)="[^"]*"', "", str(one)) for one in soup]


def test_a_frame_leads_to_where_its_figure_stands():
    for page in handed_out():
        text = (built_site() / page / "index.html").read_text(encoding="utf-8")
        (way,) = re.findall(r'class="card-title"[^>]*><a href="([^"]+)"', text)
        target, _, place = way.partition("#")
        home_of = (built_site() / page / target / "index.html").resolve()
        assert not place or f'id="{place}"' in home_of.read_text(encoding="utf-8"), (page, way)


def test_a_frame_and_a_picture_carry_the_notes_of_what_they_show_and_no_others():
    """A share that lies in the file of a figure, and that it does not show, has its note where it is said."""
    told = {name: published_labels().note(name).lower() for name in (NO_BASE, FEW)}
    pictures = {
        embed_answer(name): shared_picture(name, today()) for name in answers().homes if name in answers().names
    }
    for one in framed(today()):
        said = " ".join(number for _, number in one.said)
        seen = [row for row in one.rows if bare_value(row, today().labels) in said]
        asked = {note for row in seen for note in row["notes"].split()}
        picture = pictures.get(one.at)
        for notes in (" ".join(map(as_text, one.notes)), *([" ".join(picture["below"])] if picture else [])):
            assert [note for note in told if (told[note] in notes.lower()) != (note in asked)] == [], one.at


def table(headline: str = "Det sades förr") -> Answers:
    rows = (f"asked,{part},,,{text},{text}" for part, text in (("question", "Hur många?"), ("headline", headline)))
    drawn = "asked,1,form,,ranking,,", "asked,1,each,needs.*.adults.all_cases.count,,,"
    figures = parse_figures("\n".join([",".join(FIGURE_COLUMNS), *drawn]) + "\n", ELEMENTS)
    return replace(parse("\n".join([",".join(COLUMNS), *rows]) + "\n", figures), homes={"asked": "support/"})


def telling(seen: Labels, answers_of: Answers) -> Teller:
    """Who tells of these labels in these words, and draws nothing."""
    return Teller(answers_of, seen, no_drawing, "")


def gone(rows: Iterable[Row], withdrawn: Iterable[Row] = ()) -> dict[str, str]:
    """What answers for figures that there were, when today's numbers are these and version 1.0.0 has kept its own."""
    now, own = telling(later("sv", *rows), table()), telling(labels(observations=OLD), table())
    return once_there(withdrawn, [one.at for one in framed(own)], {one.at + "index.html" for one in framed(now)}, now)


def test_a_frame_of_today_that_a_later_year_lacks_says_so_and_leads_to_its_page():
    """Whoever has copied the address of a frame that is always today's is told, and meets no error."""
    assert gone(OLD) == {}
    text = gone([observation(value="3", year="2032", category="advice")])[f"{AT}index.html"]
    assert "Figuren finns inte i den senaste versionen" in text
    assert 'href="../../../support/"' in text


def test_whatever_a_withdrawn_version_has_handed_out_answers():
    """Also a figure that its take-down has emptied: a chart, a series, what was new. Nothing of it is read, and nothing told."""
    hidden = [observation(value="", qualifier="", obs_status="Q"), OLD[1]]
    row: Row = {"withdrawn_version": "1.0.0", "withdrawn_on": "2031-05-01", "reason_sv": "Ett tal.", "reason_en": "A."}
    found = gone(hidden, [row])
    name = "needs.advice.adults.all_cases.count"
    for at in (
        AT,
        f"embed/charts/{name}/",
        "embed/charts/needs/",
        "embed/needs/",
        "embed/new/new-needs-advice-adults/",
    ):
        assert "drogs tillbaka" in found[f"v1.0.0/{at}index.html"]
        assert "25" not in found.get(f"{at}index.html", "")


@LATER
def test_what_can_be_copied_has_its_button_beside_it_with_a_name_of_its_own(address, browser: Browser):
    """After the text, called after what it copies."""
    page = browser.new_page()
    page.goto(f"{address}{next(one.home for one in framed(today()))}")
    names = page.eval_on_selector_all(".card-share .to-copy + button", "(all) => all.map((one) => one.ariaLabel)")
    assert len(names) == page.locator(".to-copy").count()
    assert len(set(names)) > 2
    page.close()


def today() -> Teller:
    return telling(published_labels(), answers())
