"""The net: whatever somebody changes, what the change does to all that is made is told in words, or nothing is."""

import subprocess
import sys

import pytest

from tests.life import copied
from tests.net.comparing import NoBaseError, base, compared, wanted
from tests.net.differing import Wanted, apart, differences, told
from tests.net.producing import cases

LATER = pytest.mark.slow("both sides of the net", "test_a_changed_number_is_told_with_the_words_around_it")

PAGE = b"<p>In all, %s people were met.</p>"


def one(path, old, new):
    """What is told of one file."""
    return told(differences({path: old}, {path: new}))


def test_nothing_is_told_of_what_is_the_same():
    assert differences({"a.md": b"x"}, {"a.md": b"x"}) == []


def test_a_changed_number_is_told_with_the_words_around_it():
    """Without tags."""
    said = one("real/sv/a.html", PAGE % b"<b>420</b>", PAGE % b"<b>402</b>")
    assert said == ["real/sv/a.html: “420” → “402”  (In all, […] people were met.)"]


def test_the_same_change_in_forty_pages_is_told_once():
    """With an example, and how many more."""
    before, after = ({f"{at:02}.md": PAGE % number for at in range(40)} for number in (b"420", b"402"))
    (said,) = told(differences(before, after))
    assert said.startswith("00.md (and 39 more like it): “420” → “402”")


def test_what_is_gone_and_what_is_new_is_told():
    assert one("a.md", b"one two three", b"one three") == ["a.md: “two” → “”  (one […] three)"]
    said = told(differences({"old.csv": b"x"}, {"new.csv": b"x"}))
    assert said == ["new.csv: new file (.csv)", "old.csv: file is gone (.csv)"]


def test_other_markup_of_the_same_words_is_said_to_be_that():
    """With the first tag that differs; an empty line is told once, however many pages have it."""
    assert one("a.html", b"<p><i>word</i>", b"<p><b>word</b>") == ["a.html: the same words, other markup: <i> → <b>"]
    before, after = ({f"{at}.md": b"%d%s<p>word" % (at, gap) for at in range(3)} for gap in (b"\n", b"\n\n"))
    (said,) = told(differences(before, after))
    assert said.startswith("0.md (and 2 more like it): the same words and tags: only spaces")


def test_bytes_that_are_no_text_are_only_said_to_be_others():
    assert one("a.png", b"\xff\x00", b"\xff\x01") == ["a.png: other bytes (.png)"]


def test_where_much_differs_the_rest_is_counted():
    """A screen is enough to see what it is about."""
    before, after = ({f"{at:02}.md": b"%s %d" % (word, at) for at in range(80)} for word in (b"old", b"new"))
    texts = {path: text.replace(b"new", b"new%s" % path.encode()) for path, text in after.items()}
    said = told(differences(before, texts), 5)
    assert (len(said), said[-1]) == (6, "… and 75 differences more")


def test_a_trailer_covers_only_its_pattern():
    """And says itself when nothing is left of what it covers."""
    found = differences({"real/sv/a.md": b"1", "real/sv/b.csv": b"1"}, {"real/sv/a.md": b"2", "real/sv/b.csv": b"2"})
    pages, others = Wanted("real/*.md", "another number"), Wanted("2025/*", "none")
    unnamed, named = apart(found, [pages, others])
    assert [one.path for one in unnamed] == ["real/sv/b.csv"]
    assert {why: [one.path for one in ones] for why, ones in named.items()} == {pages: ["real/sv/a.md"], others: []}


@LATER
def test_all_that_is_made_is_what_the_base_makes_or_a_difference_that_a_commit_names():
    """Of the real package and of whole frozen years: pages, files, workbook, ZIP, what is said of mistakes, summary, receipt."""
    try:
        commit = base("")
        found = compared(commit, [*cases()])
    except NoBaseError as error:
        pytest.skip(f"there is no history to measure by: {error}")
    unnamed, _ = apart(found, wanted(commit))
    assert told(unnamed) == []


@LATER
def test_a_word_that_somebody_changes_is_told(tmp_path):
    root = copied(tmp_path / "copy")
    path = root / "scripts/site/text/words.csv"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("source_line,Källa:", "source_line,Ursprunget:", 1), encoding="utf-8")
    asked = [sys.executable, "-m", "tests.net", "--only", "2025"]
    run = subprocess.run(asked, cwd=root, capture_output=True, text=True, check=False)
    assert run.returncode == 1, run.stderr
    assert "“Källa:” → “Ursprunget:”" in run.stdout
