"""Any year becomes a site: each frozen year through a release to the pages, and some that nobody chose, in both languages."""

import re
import shutil
from contextlib import contextmanager

import pytest
from playwright.sync_api import Browser, expect
from pypdf import PdfReader

from scripts.paths import DOCS
from scripts.site.keeping import kept_files
from scripts.site.package.labels import read_package
from scripts.site.prose.answer import Teller
from scripts.site.released import build_released
from scripts.site.text.language import FOLDERS, WORDS
from scripts.year.kept_releases import release
from tests.coming import coming
from tests.frozen_years import FORMS, OF_OTHERS, PRINTED, YEAR, built, folder, labels
from tests.host import hosted
from tests.mill.milling import milled
from tests.players import kept
from tests.rows import figure, figures_csv
from tests.site_package import no_drawing
from tests.site_server import Handler, answers, prefix

pytestmark = pytest.mark.slow(
    "whole sites (make test-sites)", "test_frozen_years.py::test_a_new_year_needs_no_editing_of_pages"
)

PLACED = re.compile(r"\{\{ answer (\S+) \}\}")
WHY = ("answer_hidden", "answer_uncounted", "answer_unanswered", "answer_not_asked")
COMING = "2027"
# A number that nothing else has.
NUMBER = "713"
WHOLE = re.compile(rf"(?<![\w.#-]){NUMBER}(?![\w.%-])")


def released(name, place):
    """A package of a frozen year, released, in a folder of its own."""
    made = shutil.copytree(folder(name).parent, place / "repository") / "datapackage"
    release(made, kept_files(made))
    return made


def site_of(made, **options):
    """The site as it is published."""
    build_released(made, made.parent / "site", listed=made.parent / "held.txt", **options)
    return made.parent / "site"


def test_a_release_that_is_made_again_while_it_lies_there_is_what_was_made():
    """Beside an earlier one, and to the byte: `check-releases` makes it so."""
    package = coming() / "datapackage"
    again, lying = kept_files(package), package / "releases"
    assert again == {name: (lying / name).read_bytes() for name in again}
    assert len([*lying.glob("*-pages.xz")]) > 1


def answered_then(lang):
    """(page, answer) of all that the printed year answered from its numbers, as the pages place them."""
    then = Teller(answers(), labels(PRINTED, lang), no_drawing, "")
    placed = [
        (path.stem, name) for path in (DOCS / lang).glob("*.md") for name in PLACED.findall(path.read_text("utf-8"))
    ]
    return [(page, name) for page, name in placed if then.stands(name) and then.drawing(name)]


def told(site, lang, page, name):
    """What the page says in the place of an answer, without tags."""
    text = (site / FOLDERS[lang] / ("" if page == "index" else page) / "index.html").read_text(encoding="utf-8")
    section = re.search(rf'<section class="answer" id="?{name}"?[ >].*?</section>', text, re.DOTALL)
    return re.sub(r"<[^>]+>", " ", section.group()) if section else ""


def is_told(text, lang):
    """Whether a number is said, or why there is none."""
    said = (WORDS[lang][why].format(YEAR) for why in WHY)
    return re.search(r"\d", text.replace(YEAR, "").replace(PRINTED, "")) or any(one in text for one in said)


@pytest.mark.parametrize("name", [*FORMS, *OF_OTHERS])
def test_a_year_becomes_a_site_that_answers_what_the_printed_year_did(name, tmp_path):
    """Whatever is hidden: each answer is told with a number, or with why it has none."""
    site = site_of(released(name, tmp_path))
    for lang in FOLDERS:
        asked = answered_then(lang)
        assert len(asked) > 15
        assert [each for each in asked if not is_told(told(site, lang, *each), lang)] == []
        assert (site / FOLDERS[lang] / "check/index.html").is_file() == bool(labels(name).package.witnesses)


def test_a_year_that_has_one_number_becomes_a_site_and_falls_back_when_it_is_taken_down(tmp_path, browser: Browser):
    """What is left shown is the year before, which hides some of its totals: nothing needs to be edited in that hour.

    What somebody embedded of that year is as it was, and leads to the newer number while that is out. Then it is nowhere, and every
    picture and paper is byte by byte as before there was such a number. No address of a frame is ever an error.
    """
    made = released("like_2025", tmp_path)
    site = site_of(made)
    frames, pictures = frames_of(site), drawn(site)
    old, cell = read_package(made).version, f"contacts.total.adults.all_cases.{COMING}.count.persons"
    (made / f"figures/{COMING}.csv").write_bytes(figures_csv(figure(value=NUMBER, year=COMING, population="adults")))
    built(made)
    release(made, kept_files(made))
    site, new = site_of(made), read_package(made).version
    assert COMING in (site / "adults/index.html").read_text(encoding="utf-8")
    assert holding(site)
    assert frames <= frames_of(site)
    assert any(data != pictures.get(path) for path, data in drawn(site).items() if path.suffix == ".png")
    frames = frames_of(site)
    with opened(browser, site, f"v{old}/embed/contacts/") as frame:
        expect(frame.locator(".pinned")).to_contain_text("Det finns nyare siffror")
        assert NUMBER not in frame.content()
        frame.locator(".pinned a").click()
        expect(frame.get_by_role("main")).to_contain_text(NUMBER)
    site = site_of(made, without=[cell], day="2031-05-01")
    text = (site / "adults/index.html").read_text(encoding="utf-8")
    assert (COMING in text, WORDS["sv"]["why_hidden"] in text) == (False, True)
    assert holding(site) == []
    assert drawn(site) == pictures
    assert frames <= frames_of(site)
    assert {path.suffix for path in (site / f"v{new}").rglob("*") if path.is_file()} == {".html"}
    with opened(browser, site, f"v{new}/embed/contacts/") as frame:
        expect(frame.get_by_role("main")).to_contain_text("drogs tillbaka")
    with opened(browser, site, f"v{old}/embed/contacts/") as frame:
        expect(frame.locator(".pinned")).to_contain_text("den senaste")


def frames_of(site):
    """The addresses at which something answers to be embedded."""
    return {path.relative_to(site) for path in site.rglob("embed/**/index.html")}


def drawn(site):
    """Path -> bytes of what no test can read the numbers of: each picture and paper."""
    there = (path for path in site.rglob("*") if path.suffix in (".png", ".svg", ".pdf"))
    return {path.relative_to(site): path.read_bytes() for path in there}


def holding(site):
    """The pages, files and papers that have the number."""
    papers = [
        path for path in site.rglob("*.pdf") if NUMBER in "".join(page.extract_text() for page in PdfReader(path).pages)
    ]
    kinds = (".html", ".csv", ".json", ".txt", ".xml", ".rdf")
    texts = (path for path in site.rglob("*") if path.suffix in kinds)
    return [path for path in texts if WHOLE.search(path.read_text(encoding="utf-8"))] + papers


@contextmanager
def opened(browser, site, address):
    """A page of a site, as a browser shows it."""
    with hosted(Handler, site) as host:
        page = browser.new_page()
        page.goto(f"{host}{prefix()}{address}")
        yield page
        page.close()


@pytest.mark.parametrize("seed", kept("mill"))
def test_a_year_that_nobody_chose_becomes_a_site_without_a_fault(seed, tmp_path, browser):
    """Each claim is true, each number borne, nothing empty, left over or too wide; the summary tells what falls."""
    found = milled(seed, tmp_path, browser)
    assert found.faults == []
    assert not found.refused
    assert found.claims > 100
