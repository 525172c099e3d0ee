"""The words of the site: `make check` tells of one that is missing and of one that nobody uses."""

from scripts.desk.laying import WORDS as DESK_WORDS
from scripts.site.text.language import LISTS
from tests.word_lint import desk_faults, desk_texts, faults, missing, texts, unused


def test_a_word_that_the_code_asks_for_must_be_there():
    """By its key or, in a template, by its name."""
    assert missing({"exit"}, ['words["exit"] words["entrance"]', "{{ shell.way_out }}"]) == {"entrance", "way_out"}


def test_a_word_that_nobody_uses_is_told():
    """One that is put together is used by its beginning, and one that comes from the package by itself."""
    assert unused({"said_over", "said", "count", "idle"}, ['words[f"said_{how}"]', 'word = "said"']) == {"idle"}


def test_every_word_is_there_and_used():
    assert faults(LISTS, texts()) == []


def test_the_words_of_the_page_that_reads_a_workbook_are_there_and_used():
    """They are a table of their own; one that is asked for and one that nobody uses are told."""
    assert desk_faults(DESK_WORDS["sv"], desk_texts()) == []
    assert len(desk_faults(["stop", "left"], ["say(words.stop); say(words.gone);"])) == 2
