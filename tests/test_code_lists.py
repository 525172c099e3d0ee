"""Wholes and parts of the code lists."""

import pandas as pd
import pytest

from scripts.package.code_lists import (
    check_categories,
    check_helplines,
    check_reading_rules,
    check_scopes,
    check_sentences,
    check_sums,
)

KNOWN = {"population": ["all", "men", "women"], "scope": ["all_cases"]}


def sums_faults(*rows):
    """(row, column, kind) of each problem in `sums` rows of the populations."""
    frame = pd.DataFrame([("population", *row) for row in rows], columns=["dimension", "whole", "split", "part"])
    return [(one.row, one.column, one.kind) for one in check_sums(frame, KNOWN, "sums.csv")]


@pytest.mark.parametrize(
    ("rows", "fault"),
    [
        ([("all", "s", "men"), ("all", "s", "wmen")], (1, "part", "unknown_code")),
        ([("al", "s", "men"), ("al", "s", "women")], (0, "whole", "unknown_code")),
        ([("all", "s", "men")], (0, "split", "split_alone")),
        ([("all", "s", "men"), ("all", "s", "all")], (1, "part", "part_of_itself")),
        (
            [("all", "s", "men"), ("all", "s", "women"), ("men", "t", "all"), ("men", "t", "women")],
            (2, "part", "part_of_itself"),
        ),
    ],
)
def test_a_sum_that_makes_no_sense_is_told_at_its_row(rows, fault):
    """An unknown code, a split of one, a whole inside itself: else figures would be computed from nonsense."""
    assert fault in sums_faults(*rows)
    assert sums_faults(("all", "s", "men"), ("all", "s", "women")) == []


def test_a_selection_of_cases_is_a_part_of_all_cases():
    """Else what is left beside it could be worked out and nobody would guard it."""
    words = pd.DataFrame([("scope", "all_cases"), ("scope", "x_only"), ("unit", "persons")], columns=["list", "code"])
    sums = pd.DataFrame([("population", "x_only"), ("scope", "y_only")], columns=["dimension", "part"])
    (problem,) = check_scopes(words, sums, "v.csv")
    assert (problem.row, problem.column, problem.kind, problem.found) == (1, "code", "scope_unsummed", "x_only")
    assert check_scopes(words, sums.assign(part="x_only", dimension="scope"), "v.csv") == []


@pytest.mark.parametrize(
    ("rows", "fault"),
    [
        ([("a", "part", "a")], (0, "category", "part_of_itself")),
        ([("a", "part", "b"), ("b", "part", "a")], (1, "category", "part_of_itself")),
        ([("a", "whole_persons", ""), ("b", "whole_persons", "")], (1, "role", "whole_doubled")),
    ],
)
def test_a_category_tree_has_no_circle_and_one_whole(rows, fault):
    """A parent is another category, and each kind of whole is there once."""
    frame = pd.DataFrame([("i", *row) for row in rows], columns=["indicator", "category", "role", "parent"])
    assert [(one.row, one.column, one.kind) for one in check_categories(frame, "c.csv")] == [fault]


@pytest.mark.parametrize(
    "text", ["{antal} av dem", "{} av {}", "{0} av dem", "{number:d}", "{!r}", "{", "}", "{number.x}"]
)
def test_a_sentence_that_the_site_could_not_fill_is_told_at_its_row(text):
    """With the blanks that there are."""
    frame = pd.DataFrame([("", "{} av dem"), (text, "{number}, {}")], columns=["predicate_sv", "predicate_en"])
    (problem,) = check_sentences(frame, "c.csv")
    assert (problem.row, problem.column, problem.kind) == (1, "predicate_sv", "predicate_blanks")
    assert "{} / {number}" in problem.text("en")


def test_a_row_is_confirmed_by_somebody_on_a_day_or_not_at_all():
    """One of them alone is a slip."""
    columns = ["helpline", "phone", "phone_source", "confirmed_by", "confirmed_on"]
    rows = [("a", "Somebody", "2031-02-03"), ("b", "", ""), ("c", "", "2031-02-03"), ("d", "Somebody", "")]
    frame = pd.DataFrame([(name, "1", "https://a.example", *who) for name, *who in rows], columns=columns)
    found = check_helplines(frame, "helplines.csv")
    assert [(one.row, one.kind, one.found) for one in found] == [(2, "helpline_half", "c"), (3, "helpline_half", "d")]


def test_a_number_says_where_it_stands():
    """A line without a number need not."""
    columns = ["helpline", "phone", "phone_source", "confirmed_by", "confirmed_on"]
    rows = [("a", "1", "", "", ""), ("b", "1", "https://a.example", "", ""), ("c", "", "", "", "")]
    found = check_helplines(pd.DataFrame(rows, columns=columns), "helplines.csv")
    assert [(one.row, one.kind, one.found) for one in found] == [(0, "helpline_unsourced", "a")]


def test_a_rule_that_forbids_names_codes_of_what_it_looks_at():
    """One that says half of what it is, and codes of another class, are each told by row."""
    known = {"role": {"group", "outside"}}
    rows = [
        ("share", "", "", ""),
        ("wholes", "sum", "role", "group outside"),
        ("half", "sum", "", ""),
        ("typo", "sum", "role", "group outsied"),
        ("doubt", "sum", "doubt", "group"),
    ]
    rules = pd.DataFrame(rows, columns=["rule", "forbids", "reading_class", "codes"])
    found = check_reading_rules(rules, known, "rules.csv")
    assert [(one.row, one.kind, one.found) for one in found] == [
        (2, "rule_half", "half"),
        (3, "unknown_code", "outsied"),
        (4, "unknown_code", "group"),
    ]
