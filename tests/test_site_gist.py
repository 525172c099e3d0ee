"""Which rows state the gist of an indicator, and the headline that says it: the cases of `cases/gist.txt` and `headlines.txt`."""

import pytest

from scripts.ground.bases import out_of
from scripts.site.figure.headline import gist_of
from scripts.site.frame.subject import subject_of
from tests.site_package import labels
from tests.told_rows import book, read, tables_of


def brief(row):
    """A row beside the gist: its number, or whom a source calls the first."""
    return f"{row['scope']} {row['category'] if row['measure'] == 'rank' else row['value'] or row['lower']}"


@pytest.mark.parametrize(("said", "gives"), book("gist.txt"))
def test_what_states_the_gist(said, gives):
    rows, statements, otherwise = read(said)
    named = labels("sv", **tables_of(rows, statements, otherwise))
    found = gist_of(named.package.by_name["indicators"]["needs"], rows, statements, named)
    told = [found.kind, *(row["category"] + "%" * (row["measure"] == "percent") for row in found.rows)]
    told += [whole for row in found.rows[:1] if (whole := out_of(row, named.years))]
    told += [f"+ {brief(row)}" for row in found.others] + [f"first {row['category']}" for row in found.ranked]
    told += [f"words {row['category']}" for row in found.worded] + [f"in {found.year}"] * bool(found.year)
    assert " ".join(told) == gives


@pytest.mark.parametrize(("said", "gives"), book("headlines.txt"))
def test_how_a_headline_is_said(said, gives):
    """In Swedish, and after a dash in English where a case is about it."""
    tables = tables_of(*read(said))
    for lang, text in zip(("sv", "en"), gives.split(" – "), strict=False):
        assert subject_of("needs", labels(lang, **tables)).headline.replace("\N{NO-BREAK SPACE}", " ") == text
