"""The rows of the figures file: what there is a row for, what each cell says, and a sentence ready to quote."""

import csv
import re
from collections.abc import Callable
from typing import Any

import pytest

from scripts.ground.bases import kind_of, sized
from scripts.ground.cells import cell_of
from scripts.ground.codes import HIDDEN
from scripts.ground.columns import in_language
from scripts.ground.data_package import Row
from scripts.ground.years import Years, read_years
from scripts.paths import DATAPACKAGE
from scripts.site.addresses import absolute, figures_file
from scripts.site.exports.figures.columns import COLUMNS, REQUIRED, SCREEN, how_to_read, meaning
from scripts.site.exports.figures.forms import about, figure_rows, llms
from scripts.site.exports.figures.lines import COMPARISON, DERIVED, MISSING, NUMBER, RANK, WORDS, lines
from scripts.site.package.labels import Labels, read_package
from scripts.site.text.language import LANGUAGES, Language
from tests.frozen_years import FORMS, PRINTED, package
from tests.promised import promised
from tests.site_package import observation, statement
from tests.site_package import package as tiny
from tests.site_server import published

REAL = "the real package"
NAMES = (PRINTED, "platform", "small")
TABLES = package(PRINTED).tables


def rows_of(name: str, lang: str = "en") -> dict[str, dict[str, str]]:
    return {row["id"]: row for row in figure_rows(published() if name == REAL else package(name), lang)}


def kinds(**tables: list[Row]) -> list[str]:
    """The kinds of the lines of a tiny package."""
    return [line.kind for line in lines(tiny(**tables))]


@pytest.mark.parametrize("name", NAMES)
def test_every_figure_and_everything_that_is_said_has_one_row(name):
    """Each observation by its own name; each statement of the report in one of the rows."""
    read, rows = package(name), rows_of(name)
    assert len(rows) == len(figure_rows(read, "en"))
    assert {row["observation"] for row in read.rows("observations")} <= set(rows)
    told = [row for line in lines(read) for row in line.said]
    assert sorted(map(str, told)) == sorted(map(str, read.rows("statements")))


@pytest.mark.parametrize("name", NAMES)
def test_labels_are_never_empty(name):
    """A missing label would be NaN, which differs from itself."""
    rows = [row for lang in LANGUAGES for row in rows_of(name, lang).values()]
    assert [(row["id"], column) for row in rows for column in REQUIRED if not row[column]] == []


def has_number(row: dict[str, str]) -> bool:
    """Whether a number stands, or a bound."""
    return bool(row["value"] or row["lower"] or row["upper"])


# column -> of which rows it is empty, where what one row says is enough to tell.
EMPTY: dict[str, Callable[[dict[str, str]], bool]] = {
    "missing": has_number,
    "quote": lambda row: not has_number(row),
    "not_added": lambda row: bool(row["sum_group"]),
    "not_compared": lambda row: bool(row["compare_group"]),
    "said": lambda row: row["kind"] == MISSING or row["measure"] == "not_stated",
    "base_kind": lambda row: row["measure"] != "percent" or row["kind"] not in (NUMBER, MISSING, DERIVED),
    "compare_answer": lambda row: row["category"] in ("Utan svar", "Without an answer"),
}


@pytest.mark.parametrize("name", [REAL, PRINTED, *FORMS])
@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("column", EMPTY)
def test_an_empty_cell_means_one_thing(column: str, lang: str, name: str) -> None:
    """What a row without a number lacks it says, and has nothing to quote; a group or why there is none is always there."""
    rows = rows_of(name, lang).values()
    assert [row["id"] for row in rows if (not row[column]) != EMPTY[column](row)] == []


@pytest.mark.parametrize(
    ("lang", "never", "empty"), [("sv", "Aldrig tom.", "Tom: "), ("en", "Never empty.", "Empty: ")]
)
def test_each_column_says_what_an_empty_cell_means(lang: str, never: str, empty: str) -> None:
    """Or that none is, as the descriptor says too."""
    told = {column: meaning(column, Language(lang)) for column in COLUMNS}
    assert {column for column, text in told.items() if text.endswith(never)} == {*REQUIRED}
    assert {column for column, text in told.items() if empty in text} == {*COLUMNS} - {*REQUIRED}


@pytest.mark.parametrize("name", NAMES)
def test_the_numbers_are_those_of_the_package(name):
    """Nothing is computed here but what follows from the package, and that is marked."""
    rows = rows_of(name)
    for told in package(name).rows("observations"):
        row = rows[told["observation"]]
        if row["kind"] == NUMBER:
            assert [row[one] for one in ("value", "lower", "upper")] == [
                told[one] for one in ("value", "lower", "upper")
            ]
    ranges = {row["about"]: row for row in package(name).rows("derived_ranges")}
    for row in rows.values():
        if row["kind"] == DERIVED and row["id"] in ranges:
            assert (row["lower"], row["upper"]) == (ranges[row["id"]]["lower"], ranges[row["id"]]["upper"])
        if row["kind"] == DERIVED:
            assert row["made_of"]
            assert not row["sum_group"] + row["compare_group"]


@pytest.mark.parametrize("name", NAMES)
def test_a_corrected_figure_has_both_numbers(name):
    """What is published, and what the source prints."""
    rows = rows_of(name, "sv")
    for decision in package(name).rows("corrections"):
        if decision["decision"] == "corrected":
            row = rows[decision["observation"]]
            assert row["value"] == decision["published_value"]
            assert decision["printed_value"].replace(".", ",") in row["quote"]
            assert decision["printed_value"].replace(".", ",") in row["doubt"]


def test_the_first_screen_has_at_most_22_columns_and_the_notes_and_the_name_stand_last():
    """What one reads first stands first."""
    assert len(SCREEN) <= 22
    assert [*COLUMNS][: len(SCREEN)] == [*SCREEN]
    assert [*COLUMNS][-2:] == ["notes", "id"]


def test_the_descriptor_says_how_the_file_is_read_before_it_names_a_table():
    """Whoever opens the package by its tables first finds the file and the lines named in the first of them."""
    descriptor = read_package(DATAPACKAGE).descriptor
    names = [*descriptor]
    assert max(map(names.index, ("how_to_read", "how_to_read_en"))) < names.index("resources")
    for field, lang in (("description", "sv"), ("description_en", "en")):
        assert f"figures-{lang}.csv" in descriptor["resources"][0][field]
        assert "how_to_read" in descriptor["resources"][0][field]


def test_what_the_three_lines_name_is_there():
    """Each column and each value that stands between signs of code, but for what a program writes."""
    rows = figure_rows(package(PRINTED), "en")
    known = {*COLUMNS, *(row["base_kind"] for row in rows), *(row["measure"] for row in rows)}
    lines_of_both = [line for lang in LANGUAGES for line in how_to_read(read_package(DATAPACKAGE), Language(lang))]
    named = [name for line in lines_of_both for name in re.findall(r"`([^`]+)`", line) if name.isidentifier()]
    assert set(named) <= known
    assert {"sum_group", "compare_group", "value"} <= set(named)


def test_words_ranks_and_comparisons_have_rows_of_their_own():
    """What a source says twice is one row."""
    said: list[dict[str, Any]] = [
        {"measure": "rank", "value": "1", "seq": "1"},
        {"measure": "rank", "value": "1", "seq": "2", "place": "Sammanfattning"},
        {"measure": "comparison", "qualifier": "over", "seq": "3"},
        {"qualifier": "words", "printed": "många", "seq": "4"},
    ]
    assert kinds(observations=[], statements=[statement(**one) for one in said]) == [RANK, COMPARISON, WORDS]


def test_what_follows_from_others_stands_in_the_place_of_what_is_missing():
    """And says still why it is missing."""
    missing = observation(value="", qualifier="", obs_status="L")
    limits: Row = {
        "about": missing["observation"],
        "lower": "3",
        "upper": "5",
        "range_state": "proved",
        "figures": "a b",
    }
    (line,) = lines(tiny(observations=[missing], statements=[], derived_ranges=[limits]))
    assert (line.kind, line.row["lower"], line.row["upper"], line.row["value"]) == (DERIVED, "3", "5", "")
    assert line.row["obs_status"] == "L"
    assert kinds(observations=[missing], statements=[], derived_ranges=[limits | {"range_state": "time_limit"}]) == [
        MISSING
    ]


@pytest.mark.parametrize(("lang", "said"), [("sv", "279 eller 285"), ("en", "279 or 285")])
def test_a_number_with_a_hole_between_its_bounds_is_each_that_is_possible(lang: str, said: str) -> None:
    """Wherever the audit has proved which these are."""
    holes = {row["about"] for row in TABLES["derived_ranges"] if row["values"]}
    rows = rows_of(PRINTED, lang)
    assert {row["id"] for row in rows.values() if row["said"] == said} == holes
    assert all(said in rows[name]["quote"] for name in holes)


def test_a_number_of_nobody_knows_what_is_words():
    """Nobody can read it as a share or a count."""
    row = observation(measure="not_stated", unit="not_stated", value="51")
    (line,) = lines(tiny(observations=[row], statements=[]))
    assert (line.kind, line.row["value"]) == (WORDS, "")


GROUP = {"population": "adults_direct", "category": "total", "year": "2031"}


def years(*rows: Row) -> Years:
    return read_years({**TABLES, "observations": list(rows)})


@pytest.mark.parametrize(
    ("cells", "kind"),
    [
        ({"base": "60"}, "answered"),
        ({"base_indicator": "contacts", "base_category": "total"}, "whole"),
        ({}, "not_stated"),
        ({"base_indicator": "origin_region", "base_category": "europe"}, "part"),
        ({"within_indicator": "gender", "within_category": "women"}, "part"),
    ],
)
def test_a_share_says_whether_it_is_of_everyone(cells, kind):
    """Of a part it is easily read as of all."""
    share = {"indicator": "origin_region", "category": "europe_eu", "measure": "percent", "value": "50"}
    row = observation(**GROUP | share | cells)
    assert kind_of(row, years(row)) == kind


def test_a_count_is_out_of_the_same_things_only():
    """Eight interventions are not eight out of thirty-six people."""
    support = {"indicator": "authority_support", "population": "adults_direct", "unit": "interventions"}
    eight, people = (
        observation(category="advice", value="8", **support),
        observation(**GROUP | {"indicator": "authority_support", "value": "36"}),
    )
    assert sized(eight, years(eight, people))["base"] == ""
    answers = observation(category="answers", value="40", **support)
    assert sized(eight, years(eight, people, answers))["base"] == "40"


@promised
def test_a_row_of_the_printed_year_says(lang, row, column, said, never):
    """It stands alone: who reads it has not read the rules, and nothing of its sentence is in the cells beside it."""
    cell = rows_of(PRINTED, lang)[row][column]
    assert [text for text in said if text not in cell] == []
    assert not never or never not in cell


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("name", [PRINTED, *FORMS])
def test_what_is_quoted_is_a_sentence_that_a_search_finds(name: str, lang: str) -> None:
    """Not the names of a cell and its number, one after the other; and with the spaces that people type."""
    rows = rows_of(name, lang).values()
    assert [
        row["quote"] for row in rows if (said := row["quote"]) and not (said.count(": ") == 1 and said.endswith("."))
    ] == []
    spaces = {sign for row in rows for text in row.values() for sign in text if sign.isspace()}
    assert spaces == {" "}


@pytest.mark.parametrize("name", [PRINTED, *FORMS])
def test_nothing_exact_is_kept_from_a_comparison_for_not_being_exact(name: str) -> None:
    """The rule that is named is the one that stops it."""
    (gap,) = (
        row["definition_en"]
        for row in package(name).rows("rules")
        if (row["forbids"], row["reading_class"]) == ("compare", "gap")
    )
    rows = figure_rows(package(name), "en")
    assert [row["id"] for row in rows if row["said"] == "exact" and row["not_compared"] == gap] == []


def test_a_question_has_one_first_answer():
    """Of everyone, and of those who meet a condition: most of whom is what the whole says, in print and by the numbers."""
    rows = [
        row
        for row in TABLES["statements"]
        if (row["measure"], row["value"], row["qualifier"]) == ("rank", "1", "exact")
    ]
    rows += [row for row in TABLES["observations"] if row["rank_first"] == row["rank_last"] == "1"]
    firsts: dict[tuple[str, ...], set[str]] = {}
    for row in rows:
        named = ("indicator", "population", "scope", "within_indicator", "within_category", "year", "producer")
        firsts.setdefault(tuple(row[name] for name in named if name in row), set()).add(row["category"])
    assert [(of, found) for of, found in firsts.items() if len(found) > 1] == []


@pytest.mark.parametrize("name", [PRINTED, *FORMS])
def test_every_sentence_says_what_is_doubted(name: str) -> None:
    """Also where the number is said in words, where a source prints two, and where it is worked out from such a number."""
    rows, decided = rows_of(name), {row["observation"] for row in package(name).rows("corrections")}
    quoted = [row for row in rows.values() if row["quote"]]
    own = [row for row in quoted if row["id"] in decided]
    told = ("doubtful", "corrected from", "also printed as")
    assert [row["id"] for row in own if not row["doubt"] or not any(word in row["quote"] for word in told)] == []
    follows = [row for row in quoted if decided & behind(row["id"], rows)]
    silent = [row["id"] for row in follows if not row["question"] or "from a figure that is" not in row["quote"]]
    assert [row["id"] for row in follows if not row["doubt"]] == []
    assert {row["id"].split(".")[0] for row in follows} >= {"origin_region", "origin_outside_eu"}
    assert silent == []


def test_what_is_worked_out_of_a_figure_in_question_names_the_question():
    """A range too: the answer would move it. The list of questions says which figures each is about."""
    rows = rows_of(PRINTED)
    waiting = {row["question"]: row["title_en"] for row in TABLES["questions"] if row["publisher_status"] != "answered"}
    with (DATAPACKAGE / "question_figures.csv").open(encoding="utf-8", newline="") as file:
        named = [(row["question"], row["observation"]) for row in csv.DictReader(file) if row["used_as"] == "about"]
    named += [(row["question"], row["observation"]) for row in TABLES["corrections"]]
    about = [(one, waiting[question]) for question, one in named if question in waiting]
    falling = [(row, title) for row in rows.values() for one, title in about if one in behind(row["id"], rows)]
    assert {row["kind"] for row, _ in falling} == {NUMBER, DERIVED}
    assert [(row["id"], title) for row, title in falling if title not in row["question"]] == []


def behind(name: str, rows: dict[str, dict[str, str]]) -> set[str]:
    """What a row is worked out from, at whatever remove."""
    used = [one for one in rows[name]["made_of"].split() if one in rows]
    return {*used, *(one for each in used for one in behind(each, rows))}


def test_nothing_without_a_number_is_called_exact():
    """A place in an order and a number of nobody knows what have no value that could be."""
    assert [row["id"] for row in rows_of(PRINTED).values() if row["said"] == "exact" and not row["value"]] == []


@pytest.mark.parametrize("name", [PRINTED, *FORMS])
@pytest.mark.parametrize("lang", LANGUAGES)
def test_no_two_figures_read_alike_in_the_markdown(name: str, lang: str) -> None:
    """First among some is not first among all: all of the cell can be read, in the sentence or before what stands for it."""
    labels, cells = (
        Labels(package(name), Language(lang)),
        {line.row["observation"]: cell_of(line.row) for line in lines(package(name))},
    )
    named: dict[tuple[str, ...], set[tuple[str, ...]]] = {}
    for row in figure_rows(package(name), lang):
        told = row["quote"] or about(row, labels)
        named.setdefault((row["indicator"], told, row["base"]), set()).add(cells[row["id"]])
    assert [(told, found) for told, found in named.items() if len(found) > 1] == []


def test_programs_read_first_how_the_file_is_to_be_read_and_where_it_lies():
    """The lines, every rule, the file, and the Markdown of every indicator, in both languages."""
    newest = read_package(DATAPACKAGE)
    text = llms(newest).decode()
    for lang, folder in (("sv", ""), ("en", "en/")):
        assert all(line in text for line in how_to_read(newest, Language(lang)))
        assert all(in_language(row, "definition", lang) in text for row in newest.rows("rules") if row["forbids"])
        assert all(
            f"/{folder}indicators/{row['indicator']}/{row['indicator']}-{lang}.txt)" in text
            for row in newest.rows("indicators")
        )
        assert absolute(newest, figures_file(lang)) in text


@pytest.mark.parametrize("name", FORMS)
def test_a_hidden_figure_has_no_number_in_any_column_and_nothing_is_made_of_it(name: str) -> None:
    """Neither a value nor an end, a base, a place, its print, a sentence or a group that it could be worked out in."""
    hidden = {row["observation"] for row in package(name).rows("observations") if row["obs_status"] == HIDDEN}
    rows = figure_rows(package(name), "en")
    told = [*("value", "lower", "upper", "base_value", "rank", "printed_words"), *("quote", "said", "sum_group")]
    own = [row for row in rows if row["id"] in hidden]
    assert {row["id"] for row in own} == hidden
    assert [(row["id"], column) for row in own for column in told if row[column]] == []
    assert [row["id"] for row in rows if row["value"] and hidden.intersection(row["made_of"].split())] == []
