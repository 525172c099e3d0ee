"""Wholes and parts of the code lists."""

import pytest

from scripts.ground.columns import LANGUAGES
from scripts.ground.data_package import Row
from scripts.ground.declared import Declared
from scripts.ground.problems import RULES
from scripts.package.sources import read_settings
from scripts.package.validation.claims import check_answers, check_claims, check_confirmed
from scripts.package.validation.list_rules import (
    TERMS,
    check_categories,
    check_code_lists,
    check_helplines,
    check_reading_rules,
    check_scopes,
    check_sums,
    check_targets,
)
from scripts.package.validation.table import check_cells, check_keys
from scripts.paths import DATAPACKAGE
from scripts.reasoning.quantities import Quantity
from scripts.reasoning.structure import UNBOUND, as_linear
from tests.audits import SOURCES
from tests.rows import lines_of


def lines(columns, *rows):
    """A table of these columns, with spaces between: the first row in line 2."""
    return lines_of(*(dict(zip(columns.split(), row, strict=True)) for row in rows))


CODES = {
    "populations": lines("population", ["all"], ["men"], ["women"]),
    "vocabulary": lines("list code", ("scope", "all_cases"), ("role", "group"), ("role", "outside")),
    "notes": {},
}


def sums_faults(*rows):
    """(row, column, kind) of each problem in `sums` rows of the populations."""
    sums = lines("dimension whole split part", *(("population", *row) for row in rows))
    return [(one.row, one.column, one.kind) for one in check_sums(CODES | {"sums": sums}, "sums.csv")]


@pytest.mark.parametrize(
    ("rows", "fault"),
    [
        ([("all", "s", "men"), ("all", "s", "wmen")], (3, "part", "unknown_code")),
        ([("al", "s", "men"), ("al", "s", "women")], (2, "whole", "unknown_code")),
        ([("all", "s", "men")], (2, "split", "split_alone")),
        ([("all", "s", "men"), ("all", "s", "all")], (3, "part", "part_of_itself")),
        (
            [("all", "s", "men"), ("all", "s", "women"), ("men", "t", "all"), ("men", "t", "women")],
            (4, "part", "part_of_itself"),
        ),
    ],
)
def test_a_sum_that_makes_no_sense_is_told_at_its_row(rows, fault):
    """An unknown code, a split of one, a whole inside itself: else figures would be computed from nonsense."""
    assert fault in sums_faults(*rows)
    assert sums_faults(("all", "s", "men"), ("all", "s", "women")) == []


def test_a_selection_of_cases_is_a_part_of_all_cases():
    """Else what is left beside it could be worked out and nobody would guard it."""
    words = lines("list code", ("scope", "all_cases"), ("scope", "x_only"), ("unit", "persons"))
    others = lines("dimension part", ("population", "x_only"), ("scope", "y_only"))
    (problem,) = check_scopes({"vocabulary": words, "sums": others}, "v.csv")
    assert (problem.row, problem.column, problem.kind, problem.found) == (3, "code", "scope_unsummed", "x_only")
    assert [*check_scopes({"vocabulary": words, "sums": lines("dimension part", ("scope", "x_only"))}, "v.csv")] == []


def test_every_kind_of_relation_is_known_wherever_it_is_read():
    """A new one would else bind nothing, or be a traceback when somebody's numbers go against it."""
    kinds = {row["code"] for row in SOURCES.codes["vocabulary"].values() if row["list"] == "relation_kind"}
    assert kinds == {*TERMS}
    cells = [Quantity(*name * 8) for name in "abc"]
    term: Row = {"relation_role": "term"}
    for kind in kinds - {"any_of"}:
        assert bool(as_linear(Declared("x", kind, {}, (term, term)), cells, cells)) == (kind not in UNBOUND)
    assert all({*RULES[lang]} >= kinds - {*UNBOUND} for lang in LANGUAGES)


def category_faults(*rows):
    """What is wrong with answers of one indicator: (category, role, parent, two sentences)."""
    columns = "indicator category role parent predicate_sv predicate_en"
    return [*check_categories({"categories": lines(columns, *(("i", *row) for row in rows))}, "c.csv")]


@pytest.mark.parametrize(
    ("rows", "fault"),
    [
        ([("a", "part", "a")], (2, "category", "part_of_itself")),
        ([("a", "part", "b"), ("b", "part", "a")], (3, "category", "part_of_itself")),
        ([("a", "whole_persons", ""), ("b", "whole_persons", "")], (3, "role", "whole_doubled")),
    ],
)
def test_a_category_tree_has_no_circle_and_one_whole(rows, fault):
    """A parent is another category, and each kind of whole is there once."""
    assert [(one.row, one.column, one.kind) for one in category_faults(*((*row, "", "") for row in rows))] == [fault]


@pytest.mark.parametrize(
    "text", ["{antal} av dem", "{} av {}", "{0} av dem", "{number:d}", "{!r}", "{", "}", "{number.x}"]
)
def test_a_sentence_that_the_site_could_not_fill_is_told_at_its_row(text):
    """With the blanks that there are."""
    (problem,) = category_faults(("a", "part", "", "", "{} av dem"), ("b", "part", "", text, "{number}, {}"))
    assert (problem.row, problem.column, problem.kind) == (3, "predicate_sv", "predicate_blanks")
    assert "{} / {number}" in problem.text("en")


def test_a_note_on_answers_within_those_of_the_same_indicator_is_told_at_its_row():
    """It would hold of no figure, and nobody would see that it is missing."""
    targets = lines("indicator within_indicator", ("gender", "needs"), ("gender", "gender"), ("", ""))
    (problem,) = check_targets({"note_targets": targets}, "note_targets.csv")
    assert (problem.row, problem.column, problem.kind) == (3, "within_indicator", "part_of_itself")


def test_a_place_is_a_heading_and_no_sentence():
    """In whatever list it stands: whoever looks it up in the report finds a section by its heading."""
    places = lines("place", ["Förslag"], ["Regeringen bör ge mer."])
    found = check_code_lists({"anything": places, "sums": lines("whole", ["a"])}, {"anything": "x.csv"})
    assert [(one.file, one.row, one.column, one.kind) for one in found] == [("x.csv", 3, "place", "place_sentence")]


ANSWERS = lines(
    "question publisher_status answer_sv answer_en answered_on",
    ("all", "answered", "Ja.", "Yes.", "2031-02-03"),
    ("none", "open", "", "", ""),
    ("half", "answered", "Ja.", "", ""),
    ("early", "asked", "", "", "2031-02-03"),
)


def test_an_answer_is_whole_where_a_question_is_answered_and_nowhere_else():
    """In both languages and with its day; a day beside a question that waits is a slip."""
    found = [(one.row, one.kind, one.found, one.hint) for one in check_answers({"questions": ANSWERS}, "questions.csv")]
    assert found == [(4, "answer_half", "half", "answer_en, answered_on"), (5, "answer_half", "early", "answered_on")]


def test_only_an_answer_confirms_a_figure():
    """Nobody else knows that what is printed is right."""
    decisions = lines("question decision", ("all", "confirmed"), ("none", "stands"), ("none", "confirmed"))
    (problem,) = check_confirmed({"questions": ANSWERS, "corrections": decisions}, "corrections.csv")
    assert (problem.row, problem.column, problem.kind) == (4, "decision", "confirmed_unasked")


HELPLINES = "helpline line_kind phone phone_source confirmed_by confirmed_on"


def helpline_faults(*rows):
    """(row, kind, found) of each problem in rows of the helplines."""
    public = [(name, name, "1", "https://a.example", "", "") for name in ("emergency", "authority")]
    helplines = lines(HELPLINES, *rows, *public)
    return [(one.row, one.kind, one.found) for one in check_helplines({"helplines": helplines}, "helplines.csv")]


def test_a_row_is_confirmed_by_somebody_on_a_day_or_not_at_all():
    """One of them alone is a slip."""
    rows = [("a", "Somebody", "2031-02-03"), ("b", "", ""), ("c", "", "2031-02-03"), ("d", "Somebody", "")]
    found = helpline_faults(*((name, "support", "1", "https://a.example", *who) for name, *who in rows))
    assert found == [(4, "helpline_half", "c"), (5, "helpline_half", "d")]


def test_a_number_says_where_it_stands():
    """A line without a number need not."""
    rows = [("a", "1", ""), ("b", "1", "https://a.example"), ("c", "", "")]
    assert helpline_faults(*((name, "support", *number, "", "") for name, *number in rows)) == [
        (2, "helpline_unsourced", "a")
    ]


@pytest.mark.parametrize("who", [("Somebody", "2031-02-03"), ("Somebody", ""), ("", "2031-02-03")])
def test_nobody_confirms_a_public_number(who):
    """Nobody calls 112 to ask."""
    assert (2, "helpline_public", "112") in helpline_faults(("a", "emergency", "112", "https://a.example", *who))


def test_the_public_numbers_are_always_there():
    """A row that is gone is told, or one that has lost its number."""
    rows = lines(HELPLINES, ("a", "authority", "", "", "", ""), ("b", "support", "1", "https://a.example", "", ""))
    found = [*check_helplines({"helplines": rows}, "helplines.csv")]
    assert [(one.kind, one.found) for one in found] == [
        ("helpline_missing", "emergency"),
        ("helpline_missing", "authority"),
    ]


@pytest.mark.parametrize(
    ("written", "found"),
    [
        ("largest gender.women.men.all_cases; some gender.women.all.all_cases.count", []),
        ("most gender.women.men.all_cases", ["most"]),
        ("largest gender.womn.men.all_cases", ["gender.womn"]),
        ("largest gender.women.boys.some_cases", ["boys", "some_cases"]),
        ("largest gender.women", ["gender.women"]),
    ],
)
def test_what_an_account_leans_on_is_a_claim_with_names_that_there_are(written, found):
    """A kind that there is not, a misspelt answer, group or selection, and what is no name."""
    categories = lines("indicator category", ("gender", "women"))
    codes = CODES | {"categories": categories, "accounts": lines("leans_on", [written])}
    assert [one.found for one in check_claims("accounts", codes, "accounts.csv")] == found


def test_a_mapping_was_read_on_a_page_that_anybody_can_open():
    """A source that leads to its site alone, or nowhere, bears no mapping."""
    pages = [("page", "https://a.example/x", "page"), ("site", "https://a.example", "site"), ("book", "", "none")]
    codes = {
        "sources": lines("source address address_kind", *pages),
        "mappings": lines("source", *((name,) for name, *_ in pages)),
    }
    found = check_code_lists(codes, {"mappings": "m.csv", "sources": "s.csv"})
    assert [(one.file, one.row, one.kind, one.found) for one in found] == [
        ("m.csv", 3, "mapping_unread", "site"),
        ("m.csv", 4, "mapping_unread", "book"),
    ]


def test_a_mapping_without_its_day_is_told():
    """And so is one whose day is none."""
    mappings = read_settings(DATAPACKAGE).tables["mappings"].only(["read_on"], set())
    found = check_cells(lines("read_on", ["2031-02-03"], [""], ["2031"]), mappings, {}, "m.csv")
    assert [(one.row, one.kind) for one in found] == [(3, "missing_value"), (4, "bad_pattern")]


def test_a_rule_that_forbids_names_codes_of_what_it_looks_at():
    """One that says half of what it is, and codes of another class, are each told by row."""
    rules = lines(
        "rule forbids reading_class codes",
        ("share", "", "", ""),
        ("wholes", "sum", "role", "group outside"),
        ("half", "sum", "", ""),
        ("typo", "sum", "role", "group outsied"),
        ("doubt", "sum", "doubt", "group"),
    )
    found = check_reading_rules(CODES | {"rules": rules}, "rules.csv")
    assert [(one.row, one.kind, one.found) for one in found] == [
        (4, "rule_half", "half"),
        (5, "unknown_code", "outsied"),
        (6, "unknown_code", "group"),
    ]


@pytest.mark.parametrize("place", [("populations", "group_sv"), ("populations", "people_en"), ("questions", "text_en")])
def test_no_two_groups_or_questions_are_called_the_same(place):
    """A reader could not tell them apart, and each of them would seem to be said twice."""
    table, column = place
    rows = {line: row | {column: "Lika"} for line, row in SOURCES.codes[table].items()}
    assert {one.kind for one in check_keys(rows, SOURCES.settings.tables[table], "x.csv")} == {"doubled_key"}
