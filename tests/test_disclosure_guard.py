"""A new small count stops the build until it is hidden or cleared, however it is said."""

from dataclasses import replace

import pytest

from scripts.ground.data_package import Row
from scripts.package.notes import TARGET_FIELDS
from tests.disclosure_cases import (
    hidden,
    name,
    new,
    protect,
    protection,
    published,
    settings,
    share,
    told,
)

SMALL = "small_count"
PUBLIC: Row = {"source": "public_report"}


def test_a_small_count_that_is_new_stops():
    """At its line, by the name of its cell; the number is not repeated, since logs are public too."""
    (found,) = protection(new("women", "3")).problems
    assert (found.kind, found.row, found.column, found.hint) == (SMALL, 2, "value", name("women"))
    assert "3" not in found.text("sv").replace(name("women"), "").replace("2031", "")


def test_a_computed_small_count_stops_with_the_figures_that_it_follows_from():
    """None of them is small; the message has their places."""
    rows = [new("total", "60"), new("women", "40"), new("men", "17")]
    (found,) = protection(*rows).problems
    assert (found.kind, found.row, found.more) == ("small_count_follows", 4, name("other_gender"))
    assert found.hint == "”60” (figures/2031.csv:2); ”40” (figures/2031.csv:3); ”17” (figures/2031.csv:4)"
    assert told(*rows, cleared=[name("other_gender")]) == []


def test_a_narrow_range_that_may_be_nobody_stops_too():
    """At most three: four values are possible, and three of them are few. "At most four" leaves five."""
    blank = new("other_gender", "", obs_status="O", qualifier="")
    rows = [new("total", "60"), new("women", "40"), blank]
    case = published(*rows, new("men", "17", qualifier="at_least"))
    protected = protect(case, settings())
    assert [one.kind for one in protected.problems] == ["small_count_follows"]
    assert name("other_gender") in protected.withheld
    assert told(*rows, new("men", "16", qualifier="at_least")) == []


def test_the_ranges_of_public_figures_stay():
    """Everybody can work them out."""
    blank = new("other_gender", "", obs_status="O", qualifier="")
    rows = [new("total", "60"), new("women", "40"), new("men", "17", qualifier="at_least"), blank]
    public = [row | {"source": "public_report"} for row in rows]
    assert protect(published(*public), settings()).withheld == set()
    assert protect(published(*public, new("women", "40")), settings()).withheld == set()


@pytest.mark.parametrize(
    ("table", "entry"),
    [
        ("notes", {"note": "a_note", "text_sv": "Två personer", "text_en": ""}),
        (
            "recommendation_evidence",
            {
                "recommendation": "r",
                "indicator": "gender",
                "argument_sv": "",
                "argument_en": "two",
                "year": "2030",
                "source": "public_report",
            },
        ),
        (
            "accounts",
            {"account": "a", "year": "2031", "bears_on": "gender.men", "claim_sv": "", "claim_en": "two"} | PUBLIC,
        ),
        ("revisions", {"observation": name("women"), "reason_sv": "Det var 2", "reason_en": "", "field": "qualifier"}),
        (
            "corrections",
            {
                "observation": name("women"),
                "printed_value": "",
                "reason_sv": "",
                "reason_en": "It was 2",
                "decision": "",
            },
        ),
    ],
)
def test_what_people_wrote_of_a_hidden_figure_is_read(table, entry):
    """Its note, an argument that rests on it, the reasons for a change of it."""
    case = published(hidden("women", note="a_note"))
    with_text = replace(case, codes={**case.codes, table: [entry]})
    assert [one.kind for one in protect(with_text, settings()).problems] == ["notice_hidden_text"]


NOTE: Row = {"note": "of_the_year", "text_sv": "", "text_en": ""}
AIMED: Row = dict.fromkeys(TARGET_FIELDS, "") | {"note": "of_the_year", "year": "2031", "indicator": "gender"}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Två kom sent.", ["text_small"]),
        ("Fler kvinnor kom.", ["text_hidden"]),
        ("Kvinnorna kom sent.", []),
        ("De flesta kom sent.", []),
    ],
)
def test_a_text_that_may_tell_of_a_few_stops_until_somebody_says_yes_to_it_as_it_stands(text, found):
    """A note on the year that nobody has published: it has a small number, or speaks of an answer that is hidden."""
    case = published(hidden("women"), new("total", "60"), new("men", "20"))
    said = {"notes": [NOTE | {"text_sv": text}], "note_targets": [AIMED]}
    assert texts_found(case, said) == found
    assert texts_found(case, said | {"agreed_texts": [{"text": text, "reason": "Läst."}]}) == []
    assert texts_found(case, said | {"agreed_texts": [{"text": text + " ", "reason": "Läst."}]}) == found


def test_a_text_on_a_year_that_is_public_is_not_new_because_of_an_answer():
    """What the report leaves out is given afterwards: the notes on the year are as public as before."""
    chart = new("women", "", obs_status="L", qualifier="", printed="", **PUBLIC)
    said = {"notes": [NOTE | {"text_sv": "Två kom sent."}], "note_targets": [AIMED]}
    public = [new("total", "60", **PUBLIC), chart]
    assert texts_found(published(*public, new("women", "40")), said) == []
    assert texts_found(published(*public, new("men", "20")), said) == ["text_small"]


def test_a_text_on_a_year_that_is_public_is_not_new_because_of_what_a_share_is_of():
    """The report says the share, and the answer of how many: nothing is said of anybody else."""
    said = {"notes": [NOTE | {"text_sv": "Två kom sent."}], "note_targets": [AIMED]}
    public = [new("total", "60", **PUBLIC), share("women", "40", **PUBLIC)]
    assert texts_found(published(*public, share("women", "40", base="50")), said) == []


def test_an_answer_of_the_publisher_is_read_before_it_is_shown():
    """It was written in a mail: a small number in it stops until somebody has read it."""
    answer: Row = {"question": "how", "answer_sv": "Två var barn.", "answer_en": "Yes."}
    case = published(new("total", "60"))
    assert texts_found(case, {"questions": [answer]}) == ["text_small"]
    assert texts_found(case, {"questions": [answer | {"answer_sv": "Andelen gäller de direkt utsatta."}]}) == []


def test_the_message_about_a_text_names_its_row_and_never_quotes_it():
    """A log is public too."""
    case = published(new("total", "60"))
    codes = {**case.codes, "notes": [NOTE | {"text_sv": "Två kom sent."}], "note_targets": [AIMED]}
    (problem,) = [one for one in protect(replace(case, codes=codes), settings()).problems if one.kind == "text_small"]
    assert problem.text("sv").startswith("codes/notes.csv: of_the_year: ")
    assert "sent" not in problem.text("sv") + problem.text("en")


def texts_found(case, said):
    """The kinds of problem with texts when these tables are so."""
    found = protect(replace(case, codes={**case.codes, **said}), settings()).problems
    return [one.kind for one in found if one.kind.startswith("text_")]
