"""What the summary of a change begins with: the answers that stand, fall, appear or change their headline, and their pictures."""

import html
import re
import subprocess
from dataclasses import replace

import pytest

from scripts.ground.data_package import Row
from scripts.ground.told import Told
from scripts.paths import DOCS
from scripts.year.summary import Request, answers_of, written
from scripts.year.summary_answers import Change, answer_changes, hidden_count
from scripts.year.summary_pictures import anchor, changed_answers, pictures
from scripts.year.summary_site import texts_now, texts_then
from scripts.year.summary_told import MOST, Newest, about_answers, unreadable
from tests.packages import package

YEARS = Newest("2030", "2031", 0)
NASTY = "<img src=x>[a](http://e.example) `x` | @everyone #12 ![b](c) **d**"
ROW = {
    "observation": "met.all.2030", "indicator": "met", "category": "all", "population": "adults", "scope": "all_cases",
    "within_indicator": "", "within_category": "", "year": "2030", "year_to": "", "measure": "count", "value": "10",
    "lower": "", "upper": "", "qualifier": "exact", "base": "", "base_indicator": "", "base_category": "",
    "unit": "persons", "obs_status": "A", "inputs": "", "origin": "printed",
}  # fmt: skip
LATER = ROW | {"observation": "met.all.2031", "year": "2031", "value": "20"}
SAID: list[Row] = [{"seq": "1", "report_year": "2030", "indicator": "met", "measure": "rank"}]


def told(name="met", headline="10 möttes", **more):
    """An answer that stands on a page."""
    return Told(name, more.pop("pages", ("Vuxna",)), f"Fråga om {name}?", headline, **more)


def of(rows, *statements):
    """A package with these observations, which may have spoken of a later year."""
    titles: list[Row] = [{"indicator": "met", "title_sv": "Möten", "theme": "people"}]
    labels: list[Row] = [{"indicator": "met", "category": "all", "label_sv": "Alla"}]
    return package(observations=rows, statements=[*SAID, *statements], indicators=titles, categories=labels)


BEFORE = of([ROW])
AFTER = of([ROW, LATER], {"seq": "2", "report_year": "2031", "indicator": "met", "measure": "rank"})

SILENT = of([ROW], {"seq": "2", "report_year": "2031", "indicator": "met", "measure": "count"})
HIDDEN = of(
    [ROW, LATER | {"value": "", "obs_status": "Q"}],
    {"seq": "2", "report_year": "2031", "indicator": "met", "measure": "x"},
)


def changes(old, new, before=BEFORE, after=AFTER):
    """What becomes of some answers."""
    return answer_changes(old, new, before, after)


def part(old, new, newest=YEARS, before=BEFORE, after=AFTER):
    """The part of the summary, as it is read."""
    return html.unescape(about_answers(changes(old, new, before, after), newest))


def some(states):
    """Answers that stay (s), get another headline (h), fall (f) or are new (n)."""
    old = [told(f"a{place}") for place, state in enumerate(states) if state != "n"]
    new = [
        told(f"a{place}", "20 möttes" if state == "h" else "10 möttes")
        for place, state in enumerate(states)
        if state != "f"
    ]
    return old, new


@pytest.mark.parametrize(
    ("states", "sentence"),
    [
        ("ss", "**Alla 2 svar står kvar.** Ingen rubrik har ändrats."),
        ("hh", "**Alla 2 svar står kvar.** Alla 2 har fått en ny rubrik."),
        ("hs", "**Alla 2 svar står kvar.** 1 av de 2 har fått en ny rubrik."),
        ("s", "**Det enda svaret står kvar.** Ingen rubrik har ändrats."),
        ("h", "**Det enda svaret står kvar.** Det har fått en ny rubrik."),
        ("f", "**Det enda svaret faller bort.**"),
        ("fff", "**Alla 3 svar faller bort.**"),
        ("fn", "**Det enda svaret faller bort och 1 är nytt.**"),
        ("nn", "**Inget svar fanns före ändringen och 2 är nya.**"),
        ("sfh", "**2 av 3 svar står kvar och 1 faller bort.** 1 av de 2 har fått en ny rubrik."),
        ("hshhsfnn", "**5 av 6 svar står kvar, 1 faller bort och 2 är nya.** 3 av de 5 har fått en ny rubrik."),
    ],
)
def test_the_first_sentence_counts_the_answers(states, sentence):
    """In Swedish that is right for none, one, many and all."""
    assert part(*some(states)).split("\n\n")[1].startswith(sentence)


def test_a_package_without_answers_has_no_such_part():
    """Neither has one whose answers stand on neither side."""
    assert part([], []) == ""
    assert part([told(headline="")], [told(headline="")]) == ""


def test_what_falls_comes_first_then_new_headlines_then_what_is_new_then_what_stays():
    """What a reader loses is what a reviewer has to see first."""
    text = part(*some("shfn"))
    headings = ["### Faller bort: 1", "### Ny rubrik: 1", "### Nya: 1", "**Samma rubrik som förut: 1.** Fråga om a0?"]
    assert sorted(headings, key=text.index) == headings
    assert "- **Vuxna: Fråga om a3?** 10 möttes" in text


def test_answers_that_all_stay_as_they_are_are_counted_and_not_listed():
    """Also beside one that stands on neither side."""
    nowhere = told("b", "")
    assert "Fråga" not in part([told(), nowhere], [told(), nowhere])


def test_a_new_headline_stands_beside_the_old_one_with_the_place_of_its_picture():
    """Question, before, after; under the years where they differ."""
    text = part([told()], [told(headline="20 möttes")])
    assert "| Svar | 2030 | 2031 | Bild |" in text
    assert "| **Vuxna: Fråga om met?** | 10 möttes | 20 möttes | `#answer-met` |" in text
    assert "öppna `diagram.html`" in text
    same = Newest("2030", "2030", 0)
    assert "| Svar | Före | Efter | Bild |" in part([told()], [told(headline="20 möttes")], same)


def test_below_a_new_headline_stands_what_the_answer_was_made_of_and_is_not_there():
    """So that a weaker headline has its reason beside it."""
    was = told(figures=("met.all.2030",))
    for after, word in ((SILENT, "Saknas"), (HIDDEN, "Dolt")):
        text = part([was], [told(headline="Möten")], after=after)
        assert f"| Möten<br>{word}: Möten: Alla (adults, all_cases, count) |" in text


def test_an_answer_that_falls_says_the_headline_that_it_had_and_which_figures_the_newest_year_lacks():
    """A number, and an order that its headline spoke of."""
    was = told(figures=("met.all.2030",), indicators=frozenset({"met"}), ranks=frozenset({"met"}))
    text = part([was], [told(headline="")], after=SILENT)
    assert "**Vuxna: Fråga om met?** Rubriken var: ”10 möttes”. Ingen av svarets rubriker stämmer för 2031." in text
    assert "Det här saknas: Möten: Alla (adults, all_cases, count); ordningen i Möten." in text


def test_an_order_that_follows_from_the_newest_numbers_is_not_missing():
    """Although no report says it in words."""
    was = told(ranks=frozenset({"met"}))
    said = {"seq": "2", "report_year": "2031", "indicator": "met", "measure": "count"}
    assert "ordningen" in part([was], [told(headline="")], after=of([ROW, LATER], said))
    ranked = of([ROW, LATER | {"rank_first": "1"}], said)
    assert "ordningen" not in part([was], [told(headline="")], after=ranked)


def test_an_answer_whose_figure_cannot_be_drawn_says_so():
    """Its headline would hold."""
    text = part([told()], [told(headline="", undrawn="20 möttes")])
    assert "Bilden till rubriken ”20 möttes” går inte att rita av talen för 2031." in text
    assert "saknas" not in text


@pytest.mark.parametrize(
    ("now", "why"),
    [
        ([], "Det finns inte längre i `docs/answers.csv`."),
        ([told("renamed")], "Det finns inte längre i `docs/answers.csv`."),
        ([told(pages=())], "Det står inte längre på någon sida."),
        (
            [Told("met", ("Vuxna",), fault="there is no moet")],
            "Det går inte att läsa efter ändringen: there is no moet.",
        ),
    ],
)
def test_an_answer_whose_row_or_place_is_gone_has_fallen(now, why):
    """Also one that was renamed, or that speaks of a code that there is no more."""
    text = part([told()], now)
    assert "### Faller bort: 1" in text
    assert f"Rubriken var: ”10 möttes”. {why}" in text


def test_an_answer_that_could_not_be_read_before_is_said_and_not_counted():
    """Neither as new nor as fallen."""
    text = part([Told("met", ("Vuxna",), fault="there is no moet"), told("b")], [told(), told("b")])
    assert "**Det enda svaret står kvar.**" in text
    assert "**Vuxna: Fråga om met?** går inte att läsa före ändringen, så det jämförs inte: there is no moet." in text


def test_it_says_how_many_numbers_are_hidden_and_which_answers_lost_one():
    """By its question and by what the number was about."""
    assert hidden_count(HIDDEN) == 1
    assert hidden_count(AFTER) == 0
    assert "Inget tal för 2031 är dolt." in part([told()], [told()])
    newest = Newest("2030", "2031", hidden_count(HIDDEN))
    was = told(figures=("met.all.2030",))
    text = part([was], [told(headline="")], newest, after=HIDDEN)
    assert (
        "1 tal för 2031 visas inte, för att skydda personer. 1 svar saknar ett tal av det skälet: Fråga om met?" in text
    )
    assert "Visas inte, för att skydda personer: Möten: Alla (adults, all_cases, count)." in text
    assert "Inget svar saknar ett tal av det skälet." in part([told()], [told()], newest, after=HIDDEN)


def test_what_is_withheld_now_is_not_told_as_it_was():
    """Neither its headline nor its picture, whether the answer stands or falls."""
    after = of([ROW | {"value": "", "obs_status": "Q"}])
    was = told(headline="4711 möttes", picture="<svg>4711</svg>", indicators=frozenset({"met"}))
    for now in (told(headline="Många möttes", picture="<svg/>"), told(headline="")):
        found = changes([was], [now], after=after)
        shown = pictures([], changed_answers(found, []))
        assert "4711" not in about_answers(found, YEARS) + shown
        assert shown.count("<img") == bool(now.headline)
        assert "Visas inte" in about_answers(found, YEARS)


def test_no_text_of_an_answer_becomes_markup():
    """Neither a headline, a question, the heading of a page nor a fault; and no cell of the table ends early."""
    nasty = Told(NASTY, (NASTY,), NASTY, NASTY, undrawn=NASTY)
    other, faulty = replace(nasty, headline=f"{NASTY}!"), Told(NASTY, (NASTY,), fault=NASTY)
    for old, new in (([nasty], [other]), ([nasty], []), ([], [nasty]), ([nasty], [faulty]), ([faulty], [nasty])):
        text = about_answers(changes(old, new), Newest(NASTY, NASTY, 1))
        assert "img src" in text
        assert not any(sign in text for sign in ("<img", "](", "![", "@e", " #1", "`x", "http://", "**d"))
        assert all(line.count("|") == 5 for line in text.splitlines() if line.startswith("| "))
        page = pictures([], changed_answers(changes(old, new), []))
        assert "<img src=x>" not in page
    assert "<x>" not in unreadable("efter", "<x>")


def test_a_whole_new_year_is_told_in_less_than_five_thousand_characters():
    """However much changes and however long the texts are: they are cut, and what is left out is counted."""
    assert MOST == 5000
    long = "Nästan nio av tio behov tillgodosågs av civilsamhället, och myndigheterna gav oftast boende. " * 4
    old = [told(f"a{place}", f"{long}{place}", figures=("met.all.2030",)) for place in range(90)]
    new = [told(f"a{place}", f"Nu: {long}") for place in range(30)] + [told(f"a{place}", "") for place in range(30, 60)]
    text = about_answers(changes(old, [*new, *(told(f"b{place}", long) for place in range(30))]), YEARS)
    assert len(text) < MOST
    assert "**30 av 90 svar står kvar, 60 faller bort och 30 är nya.**" in text
    assert "… och 54 till. Alla står i `diagram.html`." in text


def test_the_pictures_of_answers_come_first_each_at_the_place_that_the_table_names():
    """Before and after beside each other, with their headlines; the list on top leads to each."""
    was, now = told(picture="<svg>a</svg>"), told(headline="20 möttes", picture="<svg>b</svg>")
    found = changed_answers(changes([was], [now]), [])
    page = pictures([], found)
    assert page.index('<a href="#answer-met">Fråga om met?</a>') < page.index('<h2 id="answer-met">Fråga om met?</h2>')
    assert re.findall(r'<figcaption>(\w+)</figcaption><p class="headline">(.*?)</p><img', page) == [
        ("Före", "10 möttes"),
        ("Efter", "20 möttes"),
    ]


def test_an_answer_without_a_figure_shows_its_headline_alone_and_one_that_does_not_stand_shows_nothing():
    """It is not said that it was not there."""
    page = pictures([], changed_answers(changes([told()], [told(headline="20 möttes")]), []))
    assert "<img" not in page
    assert "Fanns inte" not in page
    unplaced = told(pages=(), picture="<svg>a</svg>")
    assert "Finns inte längre." in pictures([], changed_answers(changes([told()], [unplaced]), []))


def test_a_figure_that_changes_below_the_same_headline_is_shown():
    """But not one that only names another version."""
    was = told(picture="<svg>1.0.0 a</svg>")
    for text, count in (("1.0.1 a", 0), ("1.0.1 b", 1)):
        found = changes([was], [told(picture=f"<svg>{text}</svg>")])
        assert len(changed_answers(found, ["1.0.0", "1.0.1"])) == count


def test_the_place_of_an_answer_can_stand_in_an_address():
    """Whatever it is called."""
    assert anchor("children_met") == "answer-children_met"
    assert re.fullmatch(r"answer-[A-Za-z0-9_-]+", anchor(NASTY))


def test_the_answers_come_before_the_figures():
    """In the summary, and in the file of pictures, which is there although no chart can be compared."""
    request = Request("main", before=BEFORE, after=AFTER)
    request.answers = [Change(told(), told(headline="20 möttes"))]
    files = written(request)
    assert files["summary.md"].index("## Svaren på sidorna") < files["summary.md"].index("## Vad som ändras")
    assert "20 möttes" in files["diagram.html"]
    request.answers, request.untold = None, unreadable("före", "row 3")
    assert answers_of(request).endswith("Svaren före ändringen går inte att läsa, så de jämförs inte: row 3.")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("de som faller bort och varför", "### Faller bort: 1"),
        ("de som får en ny rubrik, före och efter", "### Ny rubrik: 1"),
        ("de som är nya", "### Nya: 1"),
        ("finns i filen *diagram.html*", "öppna `diagram.html`"),
    ],
)
def test_the_guide_for_a_new_year_says_what_the_comment_begins_with(words, said):
    """In the order of the comment."""
    assert words in (DOCS / "sv/new-year.md").read_text(encoding="utf-8")
    assert said in part(*some("shfn"))


def git(folder, *arguments):
    """Run git as somebody."""
    named = ("-c", "user.name=A", "-c", "user.email=a@example.org")
    subprocess.run(["git", *named, *arguments], cwd=folder, check=True, capture_output=True)


def test_the_texts_of_the_base_are_those_that_were_committed(tmp_path):
    """A row that the change takes away is read where it stood; without a table there are no answers."""
    docs = tmp_path / "docs"
    (docs / "sv/indicators").mkdir(parents=True)
    git(tmp_path, "init", "-q")
    git(tmp_path, "commit", "-qm", "empty", "--allow-empty")
    assert (texts_now(docs), texts_then("HEAD", docs)) == ({}, {})
    was = {"answers.csv": "å", "sv/a.md": "# A"}
    for name, text in {**was, "sv/a.ipynb": "x", "README.md": "x"}.items():
        (docs / name).write_text(text, encoding="utf-8")
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "-qm", "first")
    (docs / "answers.csv").write_text("ä", encoding="utf-8")
    assert texts_then("HEAD", docs) == was
    assert texts_now(docs) == was | {"answers.csv": "ä"}
