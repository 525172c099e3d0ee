"""What the summary of a change begins with: the answers that stand, fall, appear or change their headline, and their pictures."""

import html
import re

import pytest

from scripts.ground.told_answer import ToldAnswer
from scripts.paths import DOCS
from scripts.year.changed_answers import MOST, Becoming, answers
from scripts.year.changed_pages import changed_answers, pictures
from scripts.year.summary_site import texts_now, texts_then
from tests.promised import promised
from tests.repository import begin, commit
from tests.summaries import (
    AFTER,
    BEFORE,
    CASES,
    FALLS,
    HIDDEN,
    LATER,
    LOST,
    NASTY,
    NOW,
    ROW,
    SECRET,
    WAS,
    of,
    some,
    told,
)


def found(old, new, before=BEFORE, after=AFTER) -> Becoming:
    """What becomes of some answers."""
    return answers(old, new, before, after)


def part(*given, **more):
    """The part of the summary, as it is read."""
    return html.unescape(found(*given, **more).told())


def page(*given, **more):
    """The page of their pictures."""
    return pictures([], [*changed_answers(found(*given, **more), ["1.0.0", "1.0.1"])])


@promised
def test_the_first_sentence_counts_the_answers(states, sentence):
    """In Swedish that is right for none, one, many and all."""
    assert part(*some(states)).split("\n\n")[1].startswith(sentence)


def test_a_package_without_answers_has_no_such_part():
    """Neither has one whose answers stand on neither side."""
    assert part([], []) == part([told(headline="")], [told(headline="")]) == ""


def test_what_falls_comes_first_then_new_headlines_then_what_is_new_then_what_stays():
    """What a reader loses is what a reviewer has to see first."""
    text = part(*some("shfn"))
    headings = ["### Faller bort: 1", "### Ny rubrik: 1", "### Nya: 1", "**Samma rubrik som förut: 1.** Fråga om a0?"]
    assert sorted(headings, key=text.index) == headings
    assert "- **Vuxna: Fråga om a3?** 10 möttes" in text


def test_answers_that_all_stay_as_they_are_are_counted_and_not_listed():
    """Also beside one that stands on neither side."""
    both = [told(), told("b", "")]
    assert "Fråga" not in part(both, both)


@pytest.mark.parametrize(("old", "new", "after", "said"), CASES)
def test_what_becomes_of_an_answer_is_said_with_its_reason(old, new, after, said):
    """Each in a sentence or a row of the table."""
    assert said in part(old, new, after=after)


def test_an_order_that_follows_from_the_newest_numbers_is_not_missing():
    """Although no report says it in words."""
    for row, said in ((LATER, True), (LATER | {"rank_first": "1"}, False)):
        assert ("ordningen" in part(LOST, FALLS, after=of([ROW, row], "2031", "count"))) == said


def test_what_is_withheld_now_is_not_told_as_it_was():
    """Neither its headline nor its picture, whether the answer stands or falls."""
    was = told(headline="4711 möttes", picture="<svg>4711</svg>", indicators=frozenset({"met"}))
    for now in (told(headline="Många möttes", picture="<svg/>"), told(headline="")):
        given = ([was], [now], BEFORE, of([ROW | SECRET]))
        assert "4711" not in part(*given) + page(*given)
        assert page(*given).count("<img") == bool(now.headline)
        assert "Visas inte" in part(*given)


def test_no_text_of_an_answer_becomes_markup():
    """Neither a headline, a question, the heading of a page, a fault nor a year; and no cell of the table ends early."""
    nasty, other = (ToldAnswer(NASTY, (NASTY,), NASTY, f"{NASTY}{more}", undrawn=NASTY) for more in ("", "!"))
    faulty = ToldAnswer(NASTY, (NASTY,), fault=NASTY)
    after = of([ROW | SECRET | {"year": NASTY}], NASTY)
    for old, new in (([nasty], [other]), ([nasty], []), ([], [nasty]), ([nasty], [faulty]), ([faulty], [nasty])):
        text = found(old, new, after=after).told()
        assert "img src" in text
        assert not any(sign in text for sign in ("<img", "](", "![", "@e", " #1", "`x", "http://", "**d"))
        assert all(line.count("|") == 5 for line in text.splitlines() if line.startswith("| "))
        assert "<img src=x>" not in page(old, new)
    assert re.fullmatch(r"answer-[A-Za-z0-9_-]+", found([nasty], []).changes[0].anchor)


def test_a_whole_new_year_is_told_in_less_than_five_thousand_characters():
    """However much changes and however long the texts are: they are cut, and what is left out is counted."""
    assert MOST == 5000
    long = "Nästan nio av tio behov tillgodosågs av civilsamhället, och myndigheterna gav oftast boende. " * 4
    old = [told(f"a{place}", f"{long}{place}", figures=("met.all.2030",)) for place in range(90)]
    new = [told(f"a{place}", f"Nu: {long}") for place in range(30)] + [told(f"a{place}", "") for place in range(30, 60)]
    text = found(old, [*new, *(told(f"b{place}", long) for place in range(30))], after=HIDDEN).told()
    assert len(text) < MOST
    assert "**30 av 90 svar står kvar, 60 faller bort och 30 är nya.**" in text
    assert "(1 tal); och 87 till." in text
    assert "… och 54 till: " in text


def test_of_many_figures_and_many_answers_the_first_are_told():
    """How many more there are is told too."""
    rows = [ROW | {"observation": str(place), "category": str(place)} for place in range(5)]
    was = [told(figures=tuple("01234")), *(told(f"s{place}") for place in range(70))]
    assert " … och 2 till." in part(was[:1], FALLS, of(rows))
    assert " … och 10 till." in part(was, [*FALLS, *was[1:]])


def test_the_pictures_of_answers_come_first_each_at_the_place_that_the_table_names():
    """Before and after beside each other, with their headlines; the list on top leads to each."""
    text = page([told(picture="<svg>a</svg>")], [told(headline="20 möttes", picture="<svg>b</svg>")])
    assert text.index('<a href="#answer-met">Fråga om met?</a>') < text.index('<h2 id="answer-met">Fråga om met?</h2>')
    assert re.findall(r'<figcaption>(\w+)</figcaption><p class="headline">(.*?)</p><img', text) == [
        ("Före", "10 möttes"),
        ("Efter", "20 möttes"),
    ]


def test_an_answer_without_a_figure_shows_its_headline_alone_and_one_that_does_not_stand_shows_nothing():
    """It is not said that it was not there."""
    text = page(WAS, NOW)
    assert "<img" not in text
    assert "Fanns inte" not in text
    assert "Finns inte längre." in page(WAS, [told(pages=(), picture="<svg>a</svg>")])


def test_a_figure_that_changes_below_the_same_headline_is_shown():
    """But not one that only names another version."""
    for text, count in (("1.0.1 a", 0), ("1.0.1 b", 2)):
        assert page([told(picture="<svg>1.0.0 a</svg>")], [told(picture=f"<svg>{text}</svg>")]).count("<img") == count


@promised
def test_the_guide_for_a_new_year_says_what_the_comment_begins_with(words, said):
    """In the order of the comment."""
    assert words in (DOCS / "sv/new-year.md").read_text(encoding="utf-8")
    assert said in part(*some("shfn"))


def test_the_texts_of_the_base_are_those_that_were_committed(tmp_path):
    """A row that the change takes away is read where it stood; without a table there are no answers."""
    docs = tmp_path / "docs"
    (docs / "sv/indicators").mkdir(parents=True)
    begin(tmp_path)
    assert (texts_now(docs), texts_then("HEAD", docs)) == ({}, {})
    was = {"answers.csv": "å", "sv/a.md": "# A"}
    for name, text in {**was, "sv/a.ipynb": "x", "README.md": "x"}.items():
        (docs / name).write_text(text, encoding="utf-8")
    commit(tmp_path)
    (docs / "answers.csv").write_text("ä", encoding="utf-8")
    assert texts_then("HEAD", docs) == was
    assert texts_now(docs) == was | {"answers.csv": "ä"}
