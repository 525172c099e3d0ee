"""What the build says of the form beside the code lists: what cannot be true of both, what one lacks, and the row to write."""

import csv
import re
from textwrap import dedent

import pytest

from scripts.package.sources import codelists, hand_part
from scripts.package.validation.form_rows import check_declared, form_notices
from scripts.package.validation.table import try_table
from scripts.paths import ROOT
from tests.audits import SOURCES
from tests.rows import lines_of, to_row
from tests.tiny_forms import PEOPLE, row


def answer(name, role="part", **more):
    """A row of the code list, asked for still."""
    indicator, category = name.split(".")
    usual = dict.fromkeys(("parent", "parts_complete", "country", "region", "eu", "last_year"), "")
    texts = {"label_sv": f"Svar {category}", "label_en": category, "predicate_sv": "", "predicate_en": ""}
    return to_row(usual | texts | {"indicator": indicator, "category": category, "role": role, "order": "1"} | more)


COLUMNS = [*PEOPLE]
FORM = (row("q", "a b"),)
DECLARED = (*FORM, row("n", "yes no", counts=""))
NOT_KNOWN = answer("q.x", "rest", label_sv="Vet inte")


def notices(*answers, form=FORM, new=False, figures="q.a.2030 q.b.2030"):
    """(file, row, column, kind, found) of each notice, and the cells of the rows to be written. `figures`: each with its year."""
    asked = {"measurement_point": "1", "first_year": "2030", "answers": "one", "population": "adults"}
    asked |= {"unit": "persons", "base_indicator": ""}
    names = ["q", "n"] if new else ["q"]
    listed = [answer("q.a"), answer("q.b"), answer("q.total", "whole_persons", order="5"), *answers]
    codes = {
        "indicators": lines_of(*(to_row(asked | {"indicator": name}) for name in names)),
        "categories": lines_of(*listed),
        "form": lines_of(PEOPLE, *form),
        "pairs": {},
        "relations": {},
    }
    told = [dict(zip(("indicator", "category", "year"), one.split("."), strict=True)) for one in figures.split()]
    found = form_notices(codes, [to_row(one) for one in told], COLUMNS)
    written = [dict(zip(COLUMNS, *csv.reader([one.hint[1:]]), strict=True)) for one in found if one.hint[:1] == "\n"]
    return [(one.file, one.row, one.column, one.kind, one.found) for one in found], written


def test_a_form_that_has_the_answers_of_the_code_lists_is_told_nothing():
    """Nor of what is asked no more and cannot be chosen."""
    assert notices() == ([], [])
    assert notices(answer("q.old", last_year="2030")) == ([], [])


def test_an_answer_that_no_question_counts_is_told_at_the_row_with_what_to_write():
    """As it would be if a workbook had brought it."""
    told, written = notices(answer("q.new", parent="b"))
    assert told == [("codes/form.csv", 3, "choices", "notice_form_new", "q.new")]
    assert (written[0]["form_question"], written[0]["year"], written[0]["choices"]) == ("q", "2031", "a b(new _)")


def test_the_row_with_a_new_answer_holds_from_its_first_figure_and_never_in_the_year_that_is_there():
    """The coming year where nobody has a figure of it; a row that holds from then on or later is changed itself."""
    told, written = notices(answer("q.new"), figures="q.a.2030 q.a.2032 q.new.2032")
    assert (told[0][3], written[0]["year"]) == ("notice_form_new", "2032")
    for own in ("2031", "2033"):
        told, written = notices(answer("q.new"), form=[row("q", "a b", year=own)])
        assert told == [("codes/form.csv", 3, "choices", "notice_form_lacks", "q.new")]
        assert (written[0]["year"], written[0]["choices"]) == (own, "a b new")
    told, written = notices(answer("q.new"), form=[row("q", "a b", year="2030")], figures="q.a.2030 q.new.2030")
    assert (told[0][3], written[0]["year"]) == ("notice_form_lacks", "2030")


@pytest.mark.parametrize(
    ("form", "answers", "found", "wanted"),
    [
        ({"counts": ""}, [], "q.total", {"counts": "total=answered"}),
        ({}, [answer("q.all", "whole_answers")], "q.all", {"counts": "total=answered all=each"}),
        ({"answered_by": "some"}, [answer("q.x", "outside")], "q.x", {"answered_by": "some:x"}),
        ({"counts": "", "response": "any_number"}, [NOT_KNOWN], "q.x, q.total", {"choices": "a b x!", "counts": "total=answered"}),
    ],
)  # fmt: skip
def test_what_a_row_lacks_is_told_once_with_all_of_it(form, answers, found, wanted):
    """Who has answered, who has not, and those who do not know too; whoever copies the row needs to copy it once."""
    told, written = notices(*answers, form=[row("q", "a b", year="2031") | to_row(form)])
    assert told == [("codes/form.csv", 3, next(iter(wanted)), "notice_form_lacks", found)]
    assert [one | wanted for one in written] == written


def test_an_answer_of_a_later_year_in_the_row_of_an_earlier_is_told_with_the_row_to_write():
    """The others have figures in that year. Where each person has one answer, one of them is often what is left, unprinted."""
    early = row("q", "a b new", "any_number", year="2030")
    told, written = notices(answer("q.new"), form=[early])
    assert told == [("codes/form.csv", 3, "choices", "notice_form_early", "q.new")]
    assert (written[0]["year"], written[0]["choices"]) == ("2031", "a b new")
    assert notices(answer("q.new", "rest"), form=[early]) == ([], [])
    assert notices(answer("q.new"), form=[early | to_row({"year": "2031"})]) == ([], [])
    assert notices(answer("q.new"), form=[early | to_row({"response": "one"})]) == ([], [])
    assert notices(answer("q.new"), form=[early], figures="q.a.2030 q.new.2030 q.b.2030") == ([], [])


def test_an_answer_after_what_counts_everybody_is_told_until_it_has_a_figure():
    """But not one that is a part of another."""
    after = answer("q.new", order="6")
    assert notices(after, form=[row("q", "a b new")])[0] == [
        ("codes/categories.csv", 5, "order", "notice_form_after", "Svar new")
    ]
    assert notices(after, form=[row("q", "a b new")], figures="q.new.2030") == ([], [])
    assert notices(after | to_row({"last_year": "2029"})) == ([], [])
    assert notices(after | to_row({"parent": "a"}), form=[row("q", "a(new _) b")]) == ([], [])


def test_an_answer_without_an_obvious_place_is_told_where_it_is_listed():
    """It gathers others, or those beside it are counted in different ways."""
    gathers = notices(answer("q.most", "group"))[0]
    assert gathers == [("codes/categories.csv", 5, "category", "notice_form_unplaced", "Svar most")]
    assert notices(answer("q.new"), form=[row("q", "a* b", "any_number")])[0] == [
        ("codes/categories.csv", 5, "category", "notice_form_unplaced", "Svar new")
    ]


def test_an_answer_that_can_be_chosen_and_is_asked_no_more_is_told_with_the_row_without_it():
    """Who could be one of these can be none of them."""
    told, written = notices(answer("q.old", last_year="2030"), form=[row("q", "a b old")])
    assert told == [("codes/form.csv", 3, "choices", "notice_form_gone", "old")]
    assert (written[0]["year"], written[0]["choices"]) == ("2031", "a b")
    later = row("q", "a b old"), row("q", "a b", year="2031")
    assert notices(answer("q.old", last_year="2030"), form=later) == ([], [])


@pytest.mark.parametrize(
    ("answers", "form", "kind"),
    [("", FORM, "bare"), ("yes no", FORM, "whole"), ("yes no", DECLARED, "whole"), ("yes no total", FORM, "unread")],
)
def test_a_question_is_told_until_it_has_answers_and_everybody_and_a_row_of_the_form(answers, form, kind):
    """Small numbers of it are hidden all the same; what they give away of others nobody knows. The row is one to begin with."""
    listed = [answer(f"n.{one}", "whole_persons" if one == "total" else "part") for one in answers.split()]
    told, written = notices(*listed, form=form, new=True)
    assert told == [("codes/indicators.csv", 3, "indicator", f"notice_indicator_{kind}", "n")]
    wanted = {"year": "2030", "choices": "yes no", "counts": "total=answered", "universe": "adults"}
    assert kind != "unread" or written[0] | wanted == written[0]


def test_an_answer_of_the_unknown_among_the_known_is_told():
    other = answer("q.x", label_sv="Annat eller okänt")
    whole = answer("q.known", "whole_persons", label_sv="Alla med känt land")
    told, _ = notices(other, whole, form=[row("q", "a b x", counts="total=answered known=answered")])
    assert told == [("codes/categories.csv", 5, "label_sv", "notice_form_unknown", "Annat eller okänt")]


def test_the_rows_of_the_guide_are_without_fault_and_the_build_shows_the_third():
    """Whoever has never done it copies them as they stand."""
    guide = (ROOT / ".github/guides/question.md").read_text(encoding="utf-8")
    blocks = map(dedent, re.findall(r"(?ms)```csv\n(.*?)```", guide))
    columns = SOURCES.settings.tables["form"].columns
    codes, figures = {**SOURCES.codes}, [row for lines in SOURCES.figures.values() for row in lines.values()]
    for name, block in zip(("indicators", "categories", "form"), blocks, strict=True):
        table = hand_part(SOURCES.settings.tables[name])
        told = [one.hint for one in form_notices(codes, figures, columns) if one.found == "own_lawyer"]
        rows, problems = try_table(f"{','.join(table.columns)}\n{block}".encode(), table, codelists(codes), name, False)
        assert problems == []
        codes[name] = {**codes[name], **{line + 9999: one for line, one in (rows or {}).items()}}
    assert told[0].strip().split(",")[:7] == block.split(",")[:7]


ANSWERS = {
    "a": ("part", "Egen jurist", "Own lawyer"),
    "no": ("part", "Inget av dem", "Other"),
    "none": ("part", "Annat", "None of them"),
    "north": ("part", "Ingenjör", "Northern"),
    "nobody": ("nobody", "Varken eller", "Neither"),
    "total": ("whole_persons", "Inga undantag", "No exception"),
}


def faults(*form, answers="several", first_year="2025"):
    """(line, column, kind, found, hint) of what is told of a form with the question q."""
    texts = ("category", "role", "label_sv", "label_en")
    listed = [dict(zip(texts, (code, *said), strict=True)) for code, said in ANSWERS.items()]
    codes = {
        "form": lines_of(PEOPLE, *form),
        "categories": lines_of(*(to_row({"indicator": "q"} | one) for one in listed)),
        "indicators": lines_of(to_row({"indicator": "q", "answers": answers, "first_year": first_year})),
        "populations": lines_of(*(to_row({"population": one}) for one in ("all", "adults", "children"))),
    }
    return [(one.row, one.column, one.kind, one.found, one.hint) for one in check_declared(codes, "codes/form.csv")]


@pytest.mark.parametrize(
    ("code", "kind"), [("nobody", "form_alone"), ("no", "notice_form_alone"), ("none", "notice_form_alone")]
)
def test_an_answer_that_none_of_the_others_is_so_stands_alone(code, kind):
    """By its role it must; by its words somebody is asked."""
    label = ANSWERS[code][1]
    assert faults(row("q", f"a {code}", "any_number")) == [(3, "choices", kind, label, code)]
    assert faults(row("q", f"a {code}!", "one_or_more")) == []
    assert faults(row("q", f"a {code}"), answers="one") == []
    assert faults(row("q", "a north", "any_number")) == []
    assert faults(row("q", code, "any_number", counts="")) == []


def test_the_indicator_and_the_form_say_alike_how_many_answers_one_may_have():
    """As it is asked at last, and of the question that counts all who have answered."""
    assert faults(row("q", "a"), answers="several") == [(3, "response", "form_answers", "one", "several")]
    assert faults(row("q", "a", "any_number"), answers="one") == [(3, "response", "form_answers", "any_number", "one")]
    assert faults(row("q", "a"), row("q", "a", "one_or_more", year="2031")) == []
    assert faults(row("q", "a", "any_number", counts=""), answers="one") == []


def test_the_first_row_of_a_question_holds_from_the_year_in_which_it_is_first_asked():
    """Neither before nor after; reports from before the form may have had it, and a mark beside it can come later."""
    told = [(3, "year", "form_year", "2025", "2026")]
    assert faults(row("q", "a"), answers="one", first_year="2026") == told
    assert faults(row("q", "a", year="2026"), answers="one") == [(3, "year", "form_year", "2026", "2025")]
    assert faults(row("q", "a"), row("q", "a north", year="2026"), answers="one") == []
    assert faults(row("q", "a", year="2027"), answers="one", first_year="2019") == []
    assert faults(row("q/mark", "a", "any_number", counts="", year="2026")) == []
    assert faults(row("q/mark", "a", "any_number", counts=""), first_year="2026") == told


def test_a_row_that_cannot_be_read_is_told_alone():
    """What it says otherwise than the lists is tried when it can be read."""
    assert [kind for _, _, kind, _, _ in faults(row("q", "a#"), row("q", "a"), answers="several")] == ["form_unread"]
