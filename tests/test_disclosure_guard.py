"""A new small count stops the build until it is hidden or cleared, however it is said."""

from dataclasses import replace

import pytest

from scripts.ground.data_package import Row
from scripts.package.notes import TARGET_FIELDS
from scripts.protection.judgement import about
from scripts.protection.printed import new_statements
from tests.disclosure_cases import (
    YEAR,
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


@pytest.mark.parametrize("value", ["0", "5", "40"])
def test_nobody_and_many_pass(value):
    """Zero is about nobody, and the threshold itself is not small."""
    assert told(new("women", value)) == []


def test_a_cleared_count_passes():
    """A person has decided that it may be shown."""
    assert told(new("women", "3"), cleared=[name("women")]) == []


def test_what_a_public_source_prints_passes():
    """Hiding it here protects nobody, in the same words or as a number of a new form."""
    public = new("women", "3", source="public_report")
    assert told(public) == []
    assert told(public, new("women", "3")) == []


def test_what_follows_from_public_figures_alone_passes():
    """Everybody can work it out already; with a new figure among them nobody could before."""
    rows = [new("total", "60", **PUBLIC), new("women", "40", **PUBLIC)]
    assert told(*rows, new("men", "17", **PUBLIC), new("other_gender", "3")) == []
    assert told(*rows, new("men", "17"), new("other_gender", "3")) == [(SMALL, 5)]


@pytest.mark.parametrize(
    ("prints", "found"), [("yes", []), ("no", [("small_count_follows", 5)]), ("unknown", [("small_count_follows", 5)])]
)
def test_what_follows_from_an_answer_about_a_public_chart_is_told_unless_the_chart_prints_it(prints, found):
    """Others than women and men are three when the women are: everybody could work that out only from a printed number."""
    chart = new("women", "", obs_status="L", qualifier="", printed="", **PUBLIC)
    rows = [new("total", "60", **PUBLIC), new("men", "17", **PUBLIC), chart]
    assert told(*rows, new("women", "40", chart_prints=prints)) == found


@pytest.mark.parametrize(("repeated", "asked"), [(new("total", "100"), set()), (new("men", "97"), None)])
def test_a_public_year_is_not_asked_about_anew_because_a_new_report_repeats_its_figure(repeated, asked):
    """A hundred last year: that is known. Of a figure that nobody knew all is asked that could follow from it."""
    case = published(new("women", "80", **PUBLIC), new("total", "100", **PUBLIC), repeated)
    found = about(str(YEAR), new_statements(case, settings()), (), case, settings())
    assert (found and set(found.counts)) == asked


def test_a_new_figure_that_contradicts_a_public_one_is_asked_about():
    """The report says 60 and 40 women, a new form 57 of them: three others would follow."""
    rows = [new("women", "57"), new("total", "60", **PUBLIC), new("women", "40", **PUBLIC)]
    assert {kind for kind, _ in told(*rows)} == {"small_count_follows"}


@pytest.mark.parametrize(
    ("printed", "corrected", "to", "found"),
    [
        ({"women": "40"}, name("women"), "3", {SMALL}),
        ({"men": "40 %"}, name("men", "percent"), "3", {SMALL}),
        ({"women": "80", "total": "100"}, name("women"), "97", {"small_count_follows"}),
        ({"women": "80", "total": "100"}, name("women"), "90", set()),
        ({"women": "90", "men": "3", "other_gender": "0", "total": "100"}, name("women"), "97", set()),
    ],
)
def test_a_corrected_number_is_ours_and_not_its_sources(printed, corrected, to, found):
    """In a year that is public it is held to what a new number is; what the other public figures tell already is not new."""
    told = {one: number.removesuffix(" %") for one, number in printed.items()}
    rows = [
        share(one, told[one], base="100", **PUBLIC) if number.endswith("%") else new(one, number, **PUBLIC)
        for one, number in printed.items()
    ]
    stood: Row = {"observation": corrected, "printed_value": told[corrected.split(".")[1]]}
    decision: Row = stood | {"decision": "corrected", "published_value": to, "reason_sv": "", "reason_en": ""}
    case = published(*rows)
    mended = replace(case, codes={**case.codes, "corrections": [decision]})
    assert {one.kind for one in protect(mended, settings()).problems} == found


def met(value, population="all", indicator="contacts", category="total"):
    """A public count of the people met."""
    return new(category, value, indicator=indicator, population=population, **PUBLIC)


INDIRECT = met("50", "children_indirect"), met("50", "children", "children_exposure", "indirect")
CHAINS = {
    "two relations away": [met("430"), met("368", "direct"), INDIRECT[0]],
    "three relations away": [met("430"), met("368", "direct"), INDIRECT[1]],
    "four relations away": [met("430"), met("300", "adults_direct"), met("68", "children_direct"), INDIRECT[1]],
}


@pytest.mark.parametrize(("to", "found"), [("421", {"small_count_follows"}), ("425", set()), ("418", set())])
@pytest.mark.parametrize("rows", CHAINS.values(), ids=list(CHAINS))
def test_a_correction_is_judged_however_many_relations_away(rows, to, found):
    """All of 430, less those met directly, less the children: twelve adults are left, and three after the correction."""
    cell = "contacts.total.all.all_cases.2031.count.persons"
    decision: Row = {"observation": cell, "printed_value": "430", "decision": "corrected", "published_value": to}
    case = published(*rows)
    mended = replace(case, codes={**case.codes, "corrections": [decision | {"reason_sv": "", "reason_en": ""}]})
    assert {one.kind for one in protect(mended, settings()).problems} == found
    assert {one.kind for one in protect(case, settings()).problems} == set()


def test_what_is_not_sensitive_or_not_about_people_passes():
    """As the settings say of an indicator, and what units say."""
    assert told(new("online", "3", indicator="exploitation_place", population="adults_direct")) == []
    assert told(new("women", "3", unit="countries")) == []


@pytest.mark.parametrize(
    ("row", "column"),
    [
        (new("women", "3", qualifier="about"), "value"),
        (new("women", "2", value_to="4", qualifier="between", printed="2-4"), "value"),
        (new("women", "3", qualifier="at_most"), "value"),
        (new("women", "3", measure="not_stated"), "value"),
        (share("women", "50", base="4"), "base"),
        (share("women", "5.0", base="60"), "value"),
        (share("women", "5", base="60", qualifier="about"), "value"),
    ],
)
def test_a_small_count_in_other_words_stops(row, column):
    """About, a bound, a number of nobody knows what, a small base, a percentage of a printed base."""
    assert (SMALL, column) in [(one.kind, one.column) for one in protection(row).problems]


@pytest.mark.parametrize(
    "row",
    [
        new("women", "5", qualifier="under"),
        new("women", "3", qualifier="over"),
        new("women", "1", measure="rank"),
        share("women", "0.0", base="60"),
        share("women", "20.0", base="60"),
        share("women", "5.0"),
    ],
)
def test_what_tells_no_small_count_passes(row):
    """Fewer than the threshold, which may be nobody, is the safe way to say it; a rank is no count."""
    assert told(row) == []


def test_a_percentage_of_a_base_that_another_row_prints_stops():
    """5 per cent of the 60 that stand elsewhere."""
    assert told(new("total", "60"), share("women", "5.0")) == [(SMALL, 3)]


def test_a_computed_small_count_stops_with_the_figures_that_it_follows_from():
    """None of them is small; the message has their places."""
    rows = [new("total", "60"), new("women", "40"), new("men", "17")]
    (found,) = protection(*rows).problems
    assert (found.kind, found.row, found.more) == ("small_count_follows", 4, name("other_gender"))
    assert found.hint == "”60” (figures/2031.csv:2); ”40” (figures/2031.csv:3); ”17” (figures/2031.csv:4)"
    assert told(*rows, cleared=[name("other_gender")]) == []


def test_a_range_that_pins_a_small_count_stops():
    """Nobody computed a number, but only one to four are left."""
    rows = [
        new("total", "60"),
        new("women", "40"),
        share("men", "28.3", base="60"),
        new("other_gender", "5", qualifier="at_most"),
    ]
    assert [kind for kind, _ in told(*rows)] == ["small_count_follows"]


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


def test_a_clearance_that_nothing_needs_is_told():
    """The count has grown, is hidden or public, or is there no more."""
    stale = [("clearance_stale", 0)]
    assert told(new("women", "30"), cleared=[name("women")]) == stale
    assert told(new("women", "3", source="public_report"), cleared=[name("women")]) == stale
    assert told(hidden("women"), cleared=[name("women")]) == stale
    assert told(new("men", "30"), cleared=[name("women")]) == [("unknown_code", 0)]


def test_a_clearance_may_wait_for_its_number():
    """It is written before the workbook is read, so that the number is not hidden on the way."""
    assert told(new("women", "", obs_status="O", qualifier=""), cleared=[name("women")]) == []


@pytest.mark.parametrize(
    ("rows", "line"),
    [
        ([share("women", "100")], 2),
        ([new("total", "40"), new("women", "40"), new("men", "0"), new("other_gender", "0")], 3),
        ([new("women", "40", base="40")], 2),
    ],
)
def test_everybody_in_one_category_is_told_but_does_not_stop(rows, line):
    """Whoever knows that a person is in the group then knows the answer."""
    assert told(*rows) == [("notice_everybody", line)]
    assert told(*(row | {"source": "public_report"} for row in rows)) == []


def test_a_text_beside_a_hidden_figure_is_told():
    """Words printed on the same question may say the number."""
    words = new("men", "", measure="count", qualifier="words", printed="tre män")
    assert told(hidden("women"), words) == [("notice_hidden_text", 2), ("text_small", 0)]
    assert told(hidden("women"), words | {"printed": "de flesta"}) == []


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


def test_the_words_beside_a_number_are_read_too():
    """At most five, and "four or five boys" beside it: the words say more than the number."""
    words = new("men", "5", qualifier="at_most", printed="fyra eller fem pojkar")
    assert ("text_small", 0) in told(new("total", "60"), words)
    assert told(new("total", "60"), new("men", "40", printed="40 av dem")) == []


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
