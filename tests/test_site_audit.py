"""The page about the audit, and the marks on the figures that it is about: of a tiny package, and of the published one."""

import re

import pytest
from playwright.sync_api import expect

from scripts.ground.columns import in_language
from scripts.ground.markup import esc
from scripts.paths import DOCS
from scripts.site import content
from scripts.site.charts.data import pictures
from scripts.site.content import downloads
from scripts.site.figure.amounts import observation_value
from scripts.site.figure.asked_figures import STATEMENT, questions
from scripts.site.figure.counts import range_text
from scripts.site.figure.doubt import in_words
from scripts.site.frame.card import STYLES, card, embedded
from scripts.site.frame.sharing import picture, quotation
from scripts.site.frame.signing import signed
from scripts.site.frame.subject import subject_of
from scripts.site.package.labels import Labels
from scripts.site.prose.filling import filled
from tests.exported import read_plain
from tests.site_package import COUNT, SHARE, alone, audited_tables, both, labels, no_drawing, observation, taken_in
from tests.site_server import published, published_labels


def audited(lang: str = "sv") -> Labels:
    return labels(lang, **audited_tables())


def section(html: str, question: str) -> str:
    found = re.search(rf'<section id="{re.escape(question)}".*?</section>', html)
    assert found, question
    return found.group()


@pytest.mark.parametrize("lang", ["sv", "en"])
def test_each_published_question_appears_with_all_its_figures(lang):
    """Its print, its section and a link to the page of its indicator; and every figure of every finding is on the page."""
    html, package = taken_in(published_labels(lang))["audit_questions"], published()
    by_key = {tuple(each[name] for name in STATEMENT): each for each in package.rows("statements")}
    asked = {name: each["question"] for each in package.rows("corrections") for name in each["findings"].split()}
    assert html.count("<section ") == len(package.rows("questions"))
    for each in package.rows("observations"):
        for question in each["question"].split():
            assert each["indicator"] in section(html, question)
    for figure in package.rows("finding_figures"):
        said, source = section(html, asked[figure["finding"]]), by_key[tuple(figure[name] for name in STATEMENT)]
        assert f"<q>{esc(source['printed'])}</q>" in said
        assert esc(source["place"]) in said
        assert f"../indicators/{figure['about'].partition('.')[0]}/#" in said


@pytest.mark.parametrize("lang", ["sv", "en"])
def test_each_decision_stands_with_its_reason_and_each_question_with_what_it_rests_on(lang):
    """Of the published package: what speaks against each figure, what is assumed and by whom, and what is asked."""
    package, named = published(), published_labels(lang)
    html = taken_in(named)["audit_questions"]
    for decision in package.rows("corrections"):
        assert esc(in_language(decision, "reason", lang)) in section(html, decision["question"])
    for question in questions(named.package):
        said = section(html, question.name)
        assert esc(in_language(question.row, "text", lang)) in said
        for code in question.listed("assumptions"):
            assert esc(in_language(named.package.by_name["assumptions"][code], "assumed_by", lang)) in said


def test_the_published_counts_add_up():
    """Every relation that could be decided is in one row of the table, and the last row has them all."""
    cells = [int(each) for each in re.findall(r'class="value">(\d+)<', taken_in(published_labels())["audit_checks"])]
    rows = [cells[start : start + 4] for start in range(0, len(cells), 4)]
    decided = [each for each in published().rows("audit_checks") if each["verdict"] != "cannot_be_decided"]
    assert rows[-1][0] == len(decided)
    assert all(one[0] == sum(one[1:]) for one in rows)
    assert rows[-1] == [sum(column) for column in zip(*rows[:-1], strict=True)]


@pytest.mark.parametrize("lang", ["sv", "en"])
def test_a_corrected_figure_never_stands_without_its_printed_value(lang):
    """On its page, in cards and prose behind the sign; in charts, the sentence to quote, the frame and the picture as text."""
    named = audited(lang)
    corrected, printed = (each.replace(" ", named.language.words["thousands_mark"]) for each in ("7 777", "6 666"))
    subject = subject_of("needs", named)
    name = COUNT.replace(".2031", "").removesuffix(".persons")
    texts = [
        *(signed(page, "", named) for page in content.pages(named, no_drawing).values()),
        signed(card(subject, no_drawing, "adults/", subject.pictures), "adults/", named),
        signed(filled(f"{{{{ figure {name} }}}} {{{{ value {name} }}}}", {}, named), "adults/", named),
        quotation(subject),
        embedded(subject, no_drawing),
        str(picture(subject, no_drawing)),
        *(each.quantity.text for each in pictures(subject.observations, named)[0].entries),
        named.language.words["of_base"].format(observation_value(subject.observations[0], named)),
    ]
    plain = (re.sub(r"<[^>]*>", " ", " ".join(text.split("\n"))) for text in texts)
    shown = [found for text in plain for found in re.findall(rf"{corrected}(.{{0,400}})", text)]
    assert len(shown) > 10
    assert [each for each in shown if printed not in each] == []


def test_a_corrected_figure_stands_with_its_printed_value_in_its_csv():
    """In the file of its indicator, and on the page about the audit."""
    data = downloads(audited().package, alone(audited().package))["indicators/needs/needs-sv.csv"]
    told = [(row["value"], row["doubt"]) for row in read_plain(data) if row["id"] == COUNT]
    assert told == [("7777", "Rättat från 6 666")]
    assert "6\N{NO-BREAK SPACE}666 är rättat till 7\N{NO-BREAK SPACE}777" in taken_in(audited())["audit_questions"]


def test_a_figure_that_is_asked_about_says_so_where_it_leaves_its_page():
    """And one that is worked out from it; not one that the question only leans on, which the page on the audit tells."""
    question = both(title="Vem/Who", why="Oklart/a", text="b/b") | {
        "question": "who",
        "order": "1",
        "publisher_status": "open",
    }
    asked, leaning = observation(question="who", reason_sv="Oklart"), observation(category="other", question="who")
    named = labels(observations=[asked, leaning], questions=[question])
    told = [in_words([row], named) for row in (asked, leaning | {"inputs": COUNT}, leaning)]
    assert told == [["Fråga till plattformen: Vem (öppen)."]] * 2 + [[]]


SIGNED = f'<h2 data-claim="number {SHARE}">Högt</h2><p><span data-claim="number {SHARE}">Mening.</span> Mer.</p>'
# Role by role: below a heading, which has its own name; behind the sentence that it stands in. The note comes after its sign.
TREE = """
- heading "Högt" [level=2]
- paragraph:
  - 'button "Tal som inte går ihop: 30,0 % och 50 personer"'
- paragraph:
  - text: Mening.
  - 'button "Tal som inte går ihop: 30,0 % och 50 personer"'
  - 'note "Tal som inte går ihop: 30,0 % och 50 personer"':
    - strong: 30,0 %, bas ej angiven
    - strong: 50 personer
    - link "Andelen"
    - button "Stäng"
  - text: Mer.
"""


def painted(content):
    """A page with the style of a figure."""
    sheets = "".join((DOCS / "assets" / name).read_text(encoding="utf-8") for name in STYLES)
    return f"<style>{sheets}</style><body>{content}</body>"


def test_the_sign_of_doubt_has_its_name_its_role_and_its_place_and_opens_by_key(page):
    """It is large enough for a finger; Escape closes the note and leads back."""
    page.set_content(painted(signed(SIGNED, "adults/", audited())))
    button, note = page.get_by_role("button").nth(1), page.get_by_role("note")
    assert min(button.bounding_box()[side] for side in ("width", "height")) >= 24
    assert note.count() == 0
    button.press("Space")
    expect(page.locator("body")).to_match_aria_snapshot(TREE)
    page.keyboard.press("Escape")
    expect(button).to_be_focused()
    assert note.count() == 0


def test_where_nothing_opens_the_note_stands_in_its_place(page):
    """On paper, where one that has stood before is not said again, and in a browser that does not know what opens."""
    content = painted(signed(SIGNED, "adults/", audited()))
    old = content.replace(' popover=""', "").replace(":popover-open", ":unheard-of")
    for media, shown, notes in (("print", content, 1), ("screen", old, 2)):
        page.emulate_media(media=media)
        page.set_content(shown)
        assert [page.get_by_role(role).count() for role in ("button", "note")] == [0, notes]


@pytest.mark.parametrize(
    ("lower", "upper", "said"), [("22", "22", "exakt 22"), ("0", "143", "högst 143"), ("104", "105", "104–105")]
)
def test_a_range_is_said_plainly(lower, upper, said):
    """Exactly, at most, between; a limit that the solver did not reach says so."""
    left = audited_tables()["derived_ranges"][0] | {"lower": lower, "upper": upper}
    assert range_text(left, labels()) == f"{said}\N{NO-BREAK SPACE}personer"
    assert range_text(left | {"range_state": "time_limit"}, labels()).endswith(" (oavgjort)")
    assert range_text(left | {"values": "90 92"}, labels()) == "90 eller 92\N{NO-BREAK SPACE}personer"
