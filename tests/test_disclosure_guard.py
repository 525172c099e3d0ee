"""A new small count stops the build until it is hidden or cleared, however it is said."""

from dataclasses import replace

import pytest

from scripts.ground.data_package import Row
from scripts.package.observing import TARGET_FIELDS
from tests.disclosure_cases import hidden, name, new, protect, protection, published, settings

PUBLIC: Row = {"source": "public_report"}


def test_a_small_count_that_is_new_stops():
    """At its line, by the name of its cell; the number is not repeated, since logs are public too."""
    (found,) = protection(new("women", "3")).problems
    assert (found.kind, found.row, found.column, found.hint) == ("small_count", 2, "value", name("women"))
    assert "3" not in found.text("sv").replace(name("women"), "").replace("2031", "")


def test_a_computed_small_count_stops_with_the_figures_that_it_follows_from():
    """None of them is small; the message has their places."""
    rows = [new("total", "60"), new("women", "40"), new("men", "17")]
    (found,) = protection(*rows).problems
    assert (found.kind, found.row, found.more) == ("small_count_follows", 4, name("other_gender"))
    assert found.hint == "”60” (figures/2031.csv:2); ”40” (figures/2031.csv:3); ”17” (figures/2031.csv:4)"


def test_a_narrow_range_that_may_be_nobody_is_withheld():
    """Those of public figures stay: everybody can work them out."""
    blank = new("other_gender", "", obs_status="O", qualifier="")
    rows = [new("total", "60"), new("women", "40"), new("men", "17", qualifier="at_least"), blank]
    assert name("other_gender") in protect(published(*rows), settings()).withheld
    public = [row | PUBLIC for row in rows]
    assert protect(published(*public), settings()).withheld == set()
    assert protect(published(*public, new("women", "40")), settings()).withheld == set()


BOTH: Row = {"argument_sv": "", "argument_en": "two", "reason_sv": "", "reason_en": "It was 2"}
WRITTEN: dict[str, Row] = {
    "notes": {"note": "a_note", "text_sv": "Två personer", "text_en": ""},
    "recommendation_evidence": {**BOTH, "recommendation": "r", "indicator": "gender", "year": "2030", **PUBLIC},
    "accounts": {"account": "a", "year": "2031", "bears_on": "gender.men", "claim_sv": "", "claim_en": "two", **PUBLIC},
    "revisions": {**BOTH, "observation": name("women"), "field": "qualifier"},
    "corrections": {**BOTH, "observation": name("women"), "printed_value": "", "decision": ""},
}


@pytest.mark.parametrize(("table", "entry"), WRITTEN.items())
def test_what_people_wrote_of_a_hidden_figure_is_read(table, entry):
    """Its note, an argument that rests on it, the reasons for a change of it."""
    case = published(hidden("women", note="a_note"))
    with_text = replace(case, codes={**case.codes, table: [entry]})
    assert [one.kind for one in protect(with_text, settings()).problems] == ["notice_hidden_text"]


def test_the_message_about_a_text_names_its_row_and_never_quotes_it():
    """A log is public too."""
    case = published(new("total", "60"))
    aimed: Row = dict.fromkeys(TARGET_FIELDS, "") | {"note": "of_the_year", "year": "2031", "indicator": "gender"}
    note: Row = {"note": "of_the_year", "text_sv": "Två kom sent.", "text_en": ""}
    codes = {**case.codes, "notes": [note], "note_targets": [aimed]}
    (problem,) = [one for one in protect(replace(case, codes=codes), settings()).problems if one.kind == "text_small"]
    assert problem.text("sv").startswith("codes/notes.csv: of_the_year: ")
    assert "sent" not in problem.text("sv") + problem.text("en")
