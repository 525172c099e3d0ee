"""The page that reads a workbook, as hands use it: a file is dropped, there is no pointer, the tab sleeps meanwhile."""

from base64 import b64encode

import pytest

from scripts.desk.laying import WORDS
from tests.desk_page import at_the_command, opened, small
from tests.year_folder import YEAR, book_of, fill

pytestmark = pytest.mark.slow(
    "what is dropped, a keyboard alone, a tab that sleeps", "test_desk_sealed.py::test_nothing_gets_out_of_the_worker"
)

# Drops files on the page as a browser does: name -> bytes, in base64.
DROP = """(files) => {
  const carried = new DataTransfer();
  for (const [name, bytes] of Object.entries(files)) {
    carried.items.add(new File([Uint8Array.from(atob(bytes), (one) => one.charCodeAt(0))], name));
  }
  for (const type of ["dragenter", "dragover", "drop"]) {
    document.querySelector("h1").dispatchEvent(new DragEvent(type, { dataTransfer: carried, bubbles: true, cancelable: true }));
  }
}"""
FOCUS = "document.activeElement.id || document.activeElement.download || document.activeElement.tagName"
SAID = WORDS["sv"]


@pytest.fixture(scope="module")
def folder():
    """A package folder with a form that asks little, and the workbook of its next year beside."""
    return small() / "datapackage"


@pytest.fixture(scope="module")
def desk(browser):
    """The page, ready."""
    with opened(browser, small() / "site") as found:
        yield found


@pytest.fixture
def book(folder, tmp_path):
    """A filled workbook, alone in a folder."""
    (copy := tmp_path / book_of(folder).name).write_bytes(book_of(folder).read_bytes())
    return fill(copy, D={"contacts.total.all": 430, "contacts.total.adults": 390, "contacts.total.children": 40})


def dropped(desk, *books):
    """Drop them."""
    desk.page.evaluate(DROP, {book.name: b64encode(book.read_bytes()).decode() for book in books})


def focused(desk):
    """What has the focus."""
    return desk.page.evaluate(FOCUS)


def pressed(desk, *keys):
    """Press them, one after the other; what then has the focus."""
    for key in keys:
        desk.page.keyboard.press(key)
    return focused(desk)


def test_a_workbook_that_is_dropped_is_answered(desk, folder, book):
    """Anywhere on the page, and the page stays where it is."""
    dropped(desk, book)
    assert desk.answered() == at_the_command(folder, book)


def test_two_at_once_and_another_kind_of_file_are_told_in_a_sentence(desk, book, tmp_path):
    """So is what has no file at all, and nothing is read."""
    (text := tmp_path / "a.txt").write_text("a", encoding="utf-8")
    for books, word in (((book, text), "one"), ((text,), "no_book"), ((), "no_book")):
        dropped(desk, *books)
        assert desk.state() == SAID[word]


def test_what_is_dropped_while_it_reads_waits_for_its_turn(desk, folder, book, tmp_path):
    """The answer is to the first one, and the second is not looked at."""
    (other := tmp_path / "b.xlsx").write_bytes(b"b")
    dropped(desk, book)
    dropped(desk, other)
    assert desk.answered() == at_the_command(folder, book)


def test_all_is_done_without_a_pointer(browser, folder, book):
    """A workbook is made, another is read, stopped and read again: the focus goes to the button, to the answer and back."""
    with opened(browser, small() / "site") as desk:
        assert [pressed(desk, "Tab") for _ in range(5)] == ["A", "A", "book", "year", "old"]
        assert pressed(desk, "Tab") == "begin"
        assert pressed(desk, "Space") == "stop"
        desk.until(lambda: focused(desk) == "answer")
        assert pressed(desk, "Tab") == f"{YEAR}.xlsx"
        with desk.page.expect_download():
            pressed(desk, "Enter")
        assert pressed(desk, "Tab") == "forget"
        assert pressed(desk, "Space") == "book"
        chosen(desk, book)
        assert focused(desk) == "stop"
        assert pressed(desk, "Enter") == "book"
        assert desk.state() == SAID["stopped"]
        chosen(desk, book)
        desk.until(lambda: focused(desk) == "answer")
        assert desk.answered() == at_the_command(folder, book)


def chosen(desk, book):
    """Choose a workbook at the field that has the focus."""
    with desk.page.expect_file_chooser() as asking:
        pressed(desk, "Space")
    asking.value.set_files(str(book))


def test_a_tab_that_sleeps_while_it_reads_answers_when_it_wakes(desk, folder, book):
    """A browser stops a tab that nobody looks at: nothing is lost of it."""
    browser = desk.page.context.new_cdp_session(desk.page)
    desk.page.set_input_files("#book", str(book))
    for state in ("frozen", "active"):
        browser.send("Page.setWebLifecycleState", {"state": state})
        if state == "frozen":
            desk.page.wait_for_timeout(1000)
    assert desk.answered() == at_the_command(folder, book)


def test_a_workbook_of_another_year_is_read_by_the_year_that_it_names(desk, folder, book):
    """Whatever its file is called; and of what a year of it says nothing, the answer does."""
    found = desk.read(book.rename(book.with_name("2040.xlsx")))
    assert found == at_the_command(folder, book.with_name("2040.xlsx"))
    assert found["mend"] or found["know"]
