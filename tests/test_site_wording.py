"""Numbers, bounds, ranks and comparisons in words."""

import pytest

from scripts.ground.columns import read_word_list
from scripts.ground.data_package import PackageError
from scripts.site.figure.amounts import observation_value
from scripts.site.figure.base import base, statement_meaning
from scripts.site.figure.wording import upper_first
from scripts.site.text.language import FOLDERS, LANGUAGES, LISTS, Language, read_table
from tests.promised import promised
from tests.site_package import labels, observation, statement


def test_a_further_language_of_the_site_reads_the_package_in_english():
    """Its tables have texts in Swedish and English alone."""
    finnish = Language("fi")
    assert finnish.text({"label_sv": "Råd", "label_en": "Advice"}, "label") == "Advice"
    assert finnish.described({"title": "Paket", "title_en": "Package"}, "title") == "Package"


def test_a_sentence_begins_with_a_capital_also_in_bold():
    """A bound in words may come first."""
    assert upper_first("minst 59 behov") == "Minst 59 behov"
    assert upper_first("**minst 59 behov**") == "**Minst 59 behov**"
    assert upper_first('<span data-claim="x">minst 59</span>') == '<span data-claim="x">Minst 59</span>'


def test_a_column_of_the_words_is_a_language(tmp_path):
    """Whichever it is: what stands beside the texts is no language."""
    path = tmp_path / "words.csv"
    path.write_text("list,where,word,sv,en,fi\nsite,here,year,år,year,vuosi\n", encoding="utf-8")
    assert read_word_list(path) == {"site": {"sv": {"year": "år"}, "en": {"year": "year"}, "fi": {"year": "vuosi"}}}


@pytest.mark.parametrize("row", ["site,many,år, och dagar,years", "site,many,år"])
def test_a_text_that_a_comma_cuts_off_is_no_text(tmp_path, row):
    """Else the rest of it would be its English."""
    path = tmp_path / "words.csv"
    path.write_text(f"list,word,sv,en\n{row}\n", encoding="utf-8")
    with pytest.raises(ValueError, match="many has more or fewer cells"):
        read_word_list(path)


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("", "docs/a.csv: the first line must be word,sv"),
        ("sv,word\n", "docs/a.csv: the first line must be word,sv"),
        ("word,sv\none,ett\ntwo\n", "docs/a.csv, row 3: it has 1 cells and not 2"),
        ("word,sv\none,ett\ntwo,två\n", "docs/a.csv, row 3: column word: two is too many"),
    ],
)
def test_a_table_below_docs_that_cannot_be_read_is_told_with_its_row(text, fault):
    """Whichever it is: other columns, other cells, or what its own rule says of a row."""
    with pytest.raises(PackageError, match=fault):
        read_table("a.csv", text, ("word", "sv"), lambda row: "column word: two is too many" * (row["word"] == "two"))


@pytest.mark.parametrize(
    ("digits", "swedish", "english"),
    [
        ("7", "7", "7"),
        ("1234", "1\N{NO-BREAK SPACE}234", "1,234"),
        ("1234567.50", "1\N{NO-BREAK SPACE}234\N{NO-BREAK SPACE}567,50", "1,234,567.50"),
        ("21.0", "21,0", "21.0"),
    ],
)
def test_numbers_look_as_people_write_them(digits, swedish, english):
    """Swedish has decimal comma and hard space, English point and comma; the printed precision stays."""
    assert Language("sv").number(digits) == swedish
    assert Language("en").number(digits) == english


@promised
def test_a_value_is_said_as_it_is_meant(cells, words):
    """Bounds and approximations are words beside the number; a missing value says why and is never a zero."""
    assert observation_value(observation(**cells), labels()).replace("\N{NO-BREAK SPACE}", " ") == words


@pytest.mark.parametrize("status", ["L", "O"])
def test_a_missing_value_is_said_in_the_sources_words(status):
    """Those on the same people and the same answer, whatever they measure; not those on organisations or on another case."""
    said = [
        statement(printed="många", qualifier="words"),
        statement(printed="de flesta", qualifier="words", measure="percent"),
        statement(printed="några föreningar", qualifier="words", unit="needs"),
        statement(printed="nästan alla", qualifier="words", scope="only_case"),
        statement(printed="vanligast", measure="rank", value="1"),
    ]
    text = observation_value(observation(obs_status=status), labels(statements=said))
    assert text.endswith("; i ord: ”många”, ”de flesta”")


def test_percent_is_a_word_in_prose_and_a_sign_in_tables():
    """The sentence says "21,0 procent", the table "21,0 %"."""
    row = observation(value="21.0", measure="percent")
    assert observation_value(row, labels(), prose=True) == "21,0\N{NO-BREAK SPACE}procent"
    assert observation_value(row, labels("en")) == "21.0%"


@promised
def test_a_percentage_never_stands_without_its_base(cells, words):
    """The number, the cell that it is a share of, or the words that it is not stated."""
    assert base(observation(**cells), labels()) == words


@promised
def test_every_kind_of_statement_has_words(cells, words):
    """Counts, ranks, comparisons, words without a number and figures whose measure is not stated."""
    assert statement_meaning(statement(**cells), labels()).replace("\N{NO-BREAK SPACE}", " ") == words


def test_both_languages_say_the_same_things():
    """Each string exists in both, is not empty and has the same places to fill in."""
    assert set(FOLDERS) == set(LANGUAGES)
    for name, texts in LISTS.items():
        for word, swedish in texts["sv"].items():
            assert swedish, (name, word)
            assert texts["en"][word], (name, word)
            assert swedish.count("{}") == texts["en"][word].count("{}"), (name, word)
