"""The page that reads a workbook, in a browser: the command's words and bytes, nothing sent, and when it may not start."""

import csv
import gzip
import re
import shutil
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from openpyxl import load_workbook

from scripts.__main__ import main
from scripts.desk.desk import begin
from scripts.desk.laying import TRANSLATORS, WORDS
from scripts.ground.codes import MAX_BYTES
from scripts.ground.tables import all_records
from scripts.package.sources import read_sources
from scripts.year import start
from scripts.year.helpers.verbs.letter import write_letter
from scripts.year.reading_cells import bits_of
from tests import frozen_years
from tests.desk_page import SHEET, at_the_command, laid_out, opened, small, visited
from tests.mistaken import in_words, line, planted
from tests.rows import figure, figures_csv, hand_folder
from tests.site_server import AXE_RULES
from tests.year_folder import BEFORE, YEAR, book_of, fill, fill_free, read, unpacked

pytestmark = pytest.mark.slow(
    "a browser with a Python in it",
    "test_desk_sealed.py::test_nothing_gets_out_of_the_worker",
    "test_year_cases.py::test_a_workbook_is_read_or_refused_with_what_is_said",
)

# How many answers of the audit each question to a worker brings.
SENT = """self.sent = [];
const own = Worker.prototype.postMessage;
Worker.prototype.postMessage = function (told) { if (told.kept) sent.push(told.kept.length); return own.call(this, told); };"""
MOBILE = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True}


@pytest.fixture(scope="module")
def folder():
    """A package folder with a form that asks little, and the workbook of its next year beside."""
    return small() / "datapackage"


@pytest.fixture(scope="module")
def site():
    """The page that reads by it."""
    return small() / "site"


@pytest.fixture(scope="module")
def desk(browser, site):
    """The page in Swedish, ready."""
    with opened(browser, site) as found:
        yield found


@pytest.fixture
def book(folder, tmp_path):
    """A copy of the workbook, alone in a folder."""
    return shutil.copy(book_of(folder), tmp_path)


def test_a_year_is_answered_as_the_command_answers_it(desk, folder, book):
    """The same words and the same bytes of ZIP and receipt; no request is made for it."""
    fill(book, D={"contacts.total.all": 430, "contacts.total.adults": 390, "contacts.total.children": 40})
    before = len(desk.asked)
    found, wanted = desk.read(book), at_the_command(folder, book)
    assert found == wanted
    assert sorted(found["files"]) == [f"{YEAR}-datapackage.zip", f"{YEAR}-kvitto.html"]
    assert desk.asked[before:] == []
    assert desk.logged == []


@pytest.mark.parametrize("year", [YEAR, BEFORE])
def test_a_workbook_has_the_bytes_of_the_commands(desk, folder, tmp_path, monkeypatch, year):
    """The empty one and a prefilled one, given the same random bits, which each draws for itself."""
    found = desk.begin(year)["files"]
    (tmp_path / "made.xlsx").write_bytes(found[f"{year}.xlsx"])
    bits = bits_of(load_workbook(tmp_path / "made.xlsx"))
    assert len(set(bits)) > 2
    monkeypatch.setattr(start, "token_hex", lambda size: bits)
    assert found == begun(shutil.copytree(folder, tmp_path / "datapackage"), year)["files"]


def test_what_somebody_has_begun_to_fill_in_is_carried_over(desk, folder, book, tmp_path):
    """Into a new workbook, by the command's words and bytes."""
    fill(book, D={"contacts.total.all": 430})
    copy = shutil.copytree(folder, tmp_path / "copy/datapackage")
    shutil.copy(book, book_of(copy))
    assert desk.begin(YEAR, book) == begun(copy, YEAR)


def test_what_the_build_has_made_is_handed_out_as_it_is(browser, tmp_path):
    """The letter of a year that lacks a number, by the command's bytes, and the sheet for translators; the network is not asked."""
    lacking = figure(value="", qualifier="", printed="", obs_status="L", category="aged_18_26", page="3")
    folder = hand_folder(tmp_path / "datapackage", y2025=figures_csv(figure(value="420"), lacking))
    site = laid_out(folder, tmp_path / "site")
    write_letter(folder, "2025")
    with opened(browser, site) as desk:
        before = len(desk.asked)
        assert desk.saved("2025-brev.txt") == (tmp_path / "2025-brev.txt").read_bytes()
        assert desk.saved(TRANSLATORS) == SHEET
        assert desk.page.locator("#made a").count() == 2
        assert desk.asked[before:] == []


def test_a_correction_that_is_read_again_is_not_worked_out_again_unless_its_answer_was_forgotten(
    browser, site, folder, book
):
    """What the audit answered goes to the next reading with the answer, and from the page with it."""
    fill_free(book, corrections=[line(stood=420, value=421), line(population="Barn", stood=40, value=41)])
    with opened(browser, site, before=SENT) as desk:
        for forgotten in (False, False, True):
            if forgotten:
                desk.page.click("#forget")
            found = desk.read(book)
            assert found["files"]
            assert found == at_the_command(folder, book)
        assert desk.page.evaluate("sent") == [0, 1, 0]


def test_a_figure_that_is_published_is_hidden_by_the_page_alone(browser, folder, tmp_path):
    """Status in the prefilled workbook, and what it follows from is hidden with it; the build takes the ZIP as it is."""
    own, men = shutil.copytree(folder, tmp_path / "datapackage"), "gender.men.adults"
    shutil.copy(book_of(folder), book_of(own))
    counts = {"women": 60, "men": 30, "other_gender": 20, "total": 110}
    fill(book_of(own), D={f"gender.{name}.adults": count for name, count in counts.items()})
    assert read(own) == 0
    site, book = laid_out(own, tmp_path / "site"), tmp_path / "again.xlsx"
    with opened(browser, site) as desk:
        book.write_bytes(desk.begin(YEAR)["files"][f"{YEAR}.xlsx"])
        fill(book, G={men: "Dolt för att skydda personer"})
        found = desk.read(book)
        assert found == at_the_command(own, book)
    (tmp_path / f"{YEAR}-datapackage.zip").write_bytes(found["files"][f"{YEAR}-datapackage.zip"])
    unpacked(own)
    assert main(["package", "--folder", str(own)]) == 0
    with (own / "data/observations.csv").open(encoding="utf-8", newline="") as rows:
        hidden = [row["observation"] for row in csv.DictReader(rows) if row["obs_status"] == "Q"]
    assert f"{men}.all_cases.{YEAR}.count.persons" in hidden
    assert len(hidden) > 2  # with its percentage, and another


def begun(folder, year):
    """The same answer by this Python."""
    return begin(year, "sv", folder)


def test_of_an_error_the_page_tells_the_kind_alone(desk, folder, book):
    """A workbook that is gone before it is read: the focus is where another is chosen; and then one that is there."""
    desk.read(book)
    desk.page.set_input_files("#book", str(book))  # the next worker is still starting
    Path(book).unlink()
    desk.until(desk.broken)
    assert re.fullmatch(re.escape(WORDS["sv"]["failed"]).replace(r"\{\}", "[A-Za-z]+"), desk.state())
    desk.until(lambda: desk.page.evaluate("document.activeElement.id") == "book")
    shutil.copy(book_of(folder), book)
    assert desk.read(book) == at_the_command(folder, Path(book))


def test_what_cannot_be_a_workbook_is_told_in_a_sentence(desk, folder, tmp_path):
    """A file of another kind, one that only has its name, and gigabytes: by the command's words, which reads no more of them."""
    (tmp_path / "a.txt").write_text("a", encoding="utf-8")
    desk.page.set_input_files("#book", str(tmp_path / "a.txt"))
    desk.says("no_book")
    (tmp_path / "b.xlsx").write_bytes(b"b")
    with (tmp_path / f"{YEAR}.xlsx").open("wb") as large:
        large.truncate(3_000_000_000)
    for name in ("b.xlsx", f"{YEAR}.xlsx"):
        found = desk.read(tmp_path / name)
        assert found == at_the_command(folder, tmp_path / name)
    assert str(MAX_BYTES) in found["mend"][0]


def test_a_reading_can_be_stopped_and_the_next_one_begins_without_the_network(desk, folder, book):
    """The worker ends; another starts of what the page has kept."""
    before = len(desk.asked)
    desk.page.set_input_files("#book", str(book))
    desk.page.click("#stop")
    assert desk.state() == WORDS["sv"]["stopped"]
    desk.page.context.set_offline(True)
    assert desk.read(book) == at_the_command(folder, book)
    desk.page.context.set_offline(False)
    assert desk.asked[before:] == []


def test_nothing_of_an_answer_stays_when_it_is_forgotten(desk, book):
    """Nor in what a browser keeps: storage, caches, databases, address, title, the fields."""
    desk.read(book)
    desk.page.click("#forget")
    kept = desk.page.evaluate(
        """async () => [localStorage.length, sessionStorage.length, document.cookie, (await caches.keys()).length,
        (await indexedDB.databases()).length, document.querySelectorAll("#answer li:not(#steps-part li)").length,
        document.querySelector("#book").value, location.search + location.hash]"""
    )
    assert kept == [0, 0, "", 0, 0, 0, "", ""]
    assert desk.page.title() == WORDS["sv"]["title"]


def test_a_mixture_of_old_and_new_starts_nothing(browser, site, tmp_path):
    """One part is another one than the lock says; then the lock is another one than the page says; then the script."""
    for name in ("solver.mjs.gz", "lock.json", "page.js"):
        mixed = shutil.copytree(site, tmp_path / name)
        part = mixed / "desk/parts" / name
        part.write_bytes(gzip.compress(b"//") if name.endswith(".gz") else part.read_bytes() + b" ")
        with visited(browser, mixed) as found:
            if name == "page.js":  # the browser does not run it
                assert found.state() == ""
            else:
                found.says("stale")
            assert found.page.workers == []
            assert found.page.evaluate("document.querySelector('#asking').hidden")


def test_who_cannot_use_it_is_told_in_a_sentence(browser, site):
    """A telephone, too little memory, a browser without what it needs: nothing is fetched."""
    for word, before, context in (
        ("phone", "", MOBILE),
        ("small", "Object.defineProperty(Navigator.prototype, 'deviceMemory', {get: () => 1})", {}),
        ("too_old", "delete self.DecompressionStream", {}),
    ):
        with visited(browser, site, "en", before, **context) as found:
            found.says(word)
            assert [path for path in found.asked if "lock.json" in path] == []


def test_the_page_is_accessible_before_and_after_an_answer(desk, book):
    """By axe, wide and narrow, light and dark; the answer has the focus, and nothing is wider than the window."""
    desk.page.click("#forget") if desk.page.is_visible("#forget") else None
    for answered in (False, True):
        if answered:
            fill(book, D={"contacts.total.all": "ca 430"})
            desk.read(book)
            assert desk.page.evaluate("document.activeElement.id") == "answer"
        for width, scheme in ((1280, "light"), (320, "dark")):
            desk.page.set_viewport_size({"width": width, "height": 900})
            desk.page.emulate_media(color_scheme=scheme)
            found = Axe().run(desk.page, options=AXE_RULES).response["violations"]
            assert [(each["id"], each["nodes"][0]["target"]) for each in found] == []
            assert desk.page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_whole_years_are_answered_as_the_command_answers_them(browser, tmp_path):
    """A filled year, ten mistakes at once, in English too, and a correction of the printed year."""
    folder = shutil.copytree(frozen_years.folder(frozen_years.PRINTED), tmp_path / "datapackage")
    start.workbook(folder, frozen_years.YEAR)
    right, wrong, corrected = (tmp_path / name for name in ("right.xlsx", "wrong.xlsx", "corrected.xlsx"))
    codes, correction = all_records(read_sources(folder).codes), ("new_contacts.new.all", "count", 232, 235)
    shutil.copy(book_of(folder, frozen_years.YEAR), corrected)
    fill_free(corrected, corrections=[in_words(codes, frozen_years.PRINTED, *correction)])
    frozen_years.fill_in(book_of(folder, frozen_years.YEAR), frozen_years.cells("platform"))
    for path in (right, wrong):
        shutil.copy(book_of(folder, frozen_years.YEAR), path)
    planted(wrong)
    site = laid_out(folder, tmp_path / "site")
    for lang, books in (("sv", (right, wrong, corrected)), ("en", (wrong,))):
        with opened(browser, site, lang) as page:
            page.longest = 900
            for book in books:
                found, wanted = page.read(book), at_the_command(folder, book, lang)
                assert found == wanted
                assert bool(found["files"]) == (book != wrong)
