"""The page about the audit, and the marks on the figures that it is about: of a tiny package, and of the published one."""

import re
from functools import cache

import pytest
from playwright.sync_api import expect

from scripts.ground.columns import in_language
from scripts.ground.data_package import Row
from scripts.ground.markup import esc
from scripts.paths import DOCS
from scripts.site import content
from scripts.site.charts.data import pictures
from scripts.site.content import downloads
from scripts.site.figure.amounts import observation_value
from scripts.site.figure.asked_figures import STATEMENT, questions
from scripts.site.figure.counts import audit_totals, check_table, quoted, range_list, range_text
from scripts.site.figure.doubt import in_words
from scripts.site.figure.questions import question_list
from scripts.site.frame.card import STYLES, card, embedded
from scripts.site.frame.sharing import picture, quotation
from scripts.site.frame.signing import signed
from scripts.site.frame.subject import subject_of
from scripts.site.package.labels import Labels
from scripts.site.prose.filling import filled
from scripts.site.text.language import Language
from tests.exported import read_plain
from tests.site_package import alone, both, labels, no_drawing, observation, statement, tables_in, usual_tables
from tests.site_server import published

COUNT = "needs.advice.adults.all_cases.2031.count.persons"
SHARE = "needs.housing.adults.all_cases.2031.percent.persons"
TOTAL = "needs.total.adults.all_cases.2031.count.persons"


def audited_tables() -> dict[str, list[Row]]:
    """A package in which 6666 is corrected to 7777, and a share and a whole are doubtful if an assumption is right."""
    texts = {"qualifier": "exact", "value_to": ""}
    observations = [
        observation(value="7777", base="9999", origin="corrected", rule="correction", printed_value="6666"),
        observation(category="housing", measure="percent", value="30.0"),
        observation(category="other", value="5", base="50"),
        observation(category="total", value="50"),
    ]
    statements = [
        statement(value="6666", printed="6 666 av 9 999", base="9999", observation=COUNT),
        statement(seq="2", category="housing", measure="percent", value="30.0", printed="30 %", observation=SHARE),
        statement(seq="3", category="total", value="50", printed="femtio", observation=TOTAL, **texts),
    ]
    return usual_tables() | tables_in("audited.txt") | {"observations": observations, "statements": statements}


def audited(lang: str = "sv") -> Labels:
    return labels(lang, **audited_tables())


@cache
def real(lang: str) -> Labels:
    return Labels(published(), Language(lang))


def section(html: str, question: str) -> str:
    found = re.search(rf'<section id="{re.escape(question)}".*?</section>', html)
    assert found, question
    return found.group()


@pytest.mark.parametrize("lang", ["sv", "en"])
def test_each_published_question_appears_with_all_its_figures(lang):
    """Its print, its section and a link to the page of its indicator; and every figure of every finding is on the page."""
    html, package = question_list(real(lang)), published()
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
    html, package, named = question_list(real(lang)), published(), real(lang)
    for decision in package.rows("corrections"):
        assert esc(in_language(decision, "reason", lang)) in section(html, decision["question"])
    for question in questions(named.package):
        said = section(html, question.name)
        assert esc(in_language(question.row, "text", lang)) in said
        for code in question.listed("assumptions"):
            assert esc(in_language(named.package.by_name["assumptions"][code], "assumed_by", lang)) in said


def test_a_figure_that_a_reader_found_needs_no_finding():
    """A question without a relation says what it is about and why."""
    tables = audited_tables()
    tables["corrections"] = [tables["corrections"][1] | {"findings": ""}]
    tables["interpretations"] = []
    said = section(question_list(labels("sv", **tables)), "q-stands")
    assert "30 %" in said
    assert "Så är det" in said


def test_the_counts_are_those_of_the_table():
    """The total, each verdict, each kind with each verdict; of what nobody can decide there is a count and a sentence."""
    named = audited()
    assert re.findall(r"<dt>(.*?)</dt><dd>(.*?)</dd>", audit_totals(named)) == [
        ("Prövade samband", "2"),
        ("Stämmer", "1"),
        ("Motsäger", "1"),
        ("Frågor till plattformen", "2"),
    ]
    assert "Ytterligare 7 samband kan inte prövas" in audit_totals(named)
    rows = re.findall(r'<th scope="row">(\w+).*?</th>(.*?)</tr>', check_table(named))
    numbers = {name: re.findall(r">(\d+)<", cells) for name, cells in rows}
    assert numbers == {"Andel": ["2", "1", "1"], "Alla": ["2", "1", "1"]}
    assert "2030–2031" in check_table(named)


def test_the_published_counts_add_up():
    """Every relation that could be decided is in one row of the table, and the last row has them all."""
    cells = [int(each) for each in re.findall(r'class="value">(\d+)<', check_table(real("sv")))]
    rows = [cells[start : start + 4] for start in range(0, len(cells), 4)]
    decided = [each for each in published().rows("audit_checks") if each["verdict"] != "cannot_be_decided"]
    assert rows[-1][0] == len(decided)
    assert all(one[0] == sum(one[1:]) for one in rows)
    assert rows[-1] == [sum(column) for column in zip(*rows[:-1], strict=True)]


def test_a_package_without_findings_says_so():
    named = labels()
    assert "inga frågor" in question_list(named)
    assert "Inga samband" in check_table(named)
    assert "Inga antal" in range_list(named)
    assert "Granskningen" not in content.pages(named, no_drawing)["indicators/needs.md"]


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
    assert "6\N{NO-BREAK SPACE}666 är rättat till 7\N{NO-BREAK SPACE}777" in question_list(audited())


def test_a_doubtful_figure_is_marked_and_leads_to_its_finding():
    """In the table, in prose, and as the base of another figure; the statement says what was decided."""
    page = content.pages(audited(), no_drawing)["indicators/needs.md"]
    assert "30,0\N{NO-BREAK SPACE}% (tveksamt)" in page
    assert "av 50 (tveksamt)" in page
    assert re.search(r'% \(tveksamt\)<span class="doubt-here">&nbsp;<button.*?<a href="../../audit/#q-stands">', page)
    assert re.search(r'; <a href="../../audit/#q-corrected"[^>]*>rättad</a>', page)
    said = signed(filled("{{ value needs.housing.adults.all_cases.percent }}", {}, audited()), "adults/", audited())
    assert re.match(
        r'<span data-claim="[^"]*">30,0\N{NO-BREAK SPACE}%</span><span class="doubt-here">&nbsp;<button', said
    )
    assert '<a href="../audit/#q-stands">Andelen</a> (' in said


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


def test_an_indicator_leads_to_its_own_questions_and_ranges():
    """Each link's place is on the page about the audit."""
    page = content.pages(audited(), no_drawing)["indicators/needs.md"]
    places = set(re.findall(r"\.\./\.\./audit/#([\w-]+)", page))
    assert places == {"q-corrected", "q-stands", "ranges"}
    own = audited()
    assert places - {"ranges"} <= set(
        re.findall(r' id="([\w-]+)"', content.parts(own, alone(own.package))["audit_questions"])
    )
    assert "{#audit " not in content.pages(audited(), no_drawing)["indicators/silent.md"]


def test_the_published_anchors_exist():
    """Each question has its place; each place is there once."""
    html = question_list(real("sv")) + range_list(real("sv")) + check_table(real("sv"))
    places = re.findall(r' id="([^"]+)"', html)
    assert len(places) == len(set(places))
    assert {each["question"] for each in published().rows("questions")} <= set(places)


def test_why_and_what_is_assumed():
    """What only holds under an assumption names it. Which of two numbers is right is not said: no other is shown for it."""
    html = question_list(audited())
    fixed, open_one = section(html, "q-corrected"), section(html, "q-stands")
    assert "66,7" not in fixed
    assert "Samma personer Vi antar det" in open_one
    assert "Samma personer" not in fixed
    assert html.index("q-corrected") < html.index("q-stands")
    assert "q-unused" not in html


def test_how_numbers_may_be_read_is_said_as_a_division():
    """What is taken from which side, how it is shortened, and the printed number that does not hold then, if any."""
    said = section(question_list(audited()), "q-stands")
    minus, space = "\N{MINUS SIGN}", "\N{NO-BREAK SPACE}"
    assert (
        f"(25 {minus} 10) / 50 = 29,99{space}%, kapat till 30,0{space}%. De andra tryckta talen kan då gälla." in said
    )
    assert f"(25 {minus} 10) / (50 {minus} 10) = 22,22{space}%. Då gäller inte 30,0{space}% (Boende: vuxna)." in said
    assert f"25 / 90–92, avrundat till 30,0{space}%. Hur många det är delat med står inte i källan." in said
    assert said.index("29,99") < said.index("22,22")
    assert "Så kan talen läsas" not in section(question_list(audited()), "q-corrected")
    assert "Vi kallar inget av dem det rätta." in said


@pytest.mark.parametrize("decision", ["corrected", "confirmed"])
def test_where_a_number_is_decided_on_nobody_says_that_no_way_is_right(decision):
    """The decision stands right below."""
    tables = audited_tables()
    tables["corrections"] = [each | {"decision": decision, "published_value": "31"} for each in tables["corrections"]]
    said = section(question_list(labels("sv", **tables)), "q-stands")
    assert "De sätt att läsa talen" in said
    assert "det rätta" not in said


def test_a_number_that_a_correction_put_in_is_said_before_the_ways_that_use_it():
    """None of them lets the printed one hold."""
    tables = audited_tables()
    said = section(question_list(labels("sv", **tables)), "q-stands")
    assert "7\N{NO-BREAK SPACE}777 står i stället för det tryckta 6\N{NO-BREAK SPACE}666, som är rättat." in said


ANSWER = both(answer="Det gäller/It holds") | {"answered_on": "2031-03-04"}


@pytest.mark.parametrize("lang", ["sv", "en"])
def test_an_answer_is_shown_with_its_day_where_the_question_is_answered_and_there_alone(lang):
    """First in the section, before what was asked."""
    tables = audited_tables()
    first, *others = tables["questions"]
    tables["questions"] = [first | {"publisher_status": "answered"} | ANSWER, *others]
    named = labels(lang, **tables)
    html, answer = question_list(named), named.language.text(ANSWER, "answer")
    assert html.count(answer) == 1
    answered = section(html, first["question"])
    assert answered.index(answer) < answered.index(named.language.text(first, "text"))
    assert named.language.date(ANSWER["answered_on"]) in answered


@pytest.mark.parametrize("state", ["open", "asked", "answered"])
def test_whether_a_question_is_asked_follows_from_its_status(state):
    """In the list, beside the question and below a figure: nowhere else is it said."""
    tables = audited_tables()
    tables["questions"] = [each | {"publisher_status": state} | ANSWER for each in tables["questions"]]
    named = labels("sv", **tables)
    label, meaning = (named.codes["publisher_status", state][part] for part in ("label_sv", "definition_sv"))
    html = question_list(named)
    assert html.count(f", {label.lower()})") == 2
    assert html.count(meaning) == 2


@pytest.mark.parametrize(
    ("lower", "upper", "said"), [("22", "22", "exakt 22"), ("0", "143", "högst 143"), ("104", "105", "104–105")]
)
def test_a_range_is_said_plainly(lower, upper, said):
    """Exactly, at most, between; a limit that the solver did not reach says so."""
    left = audited_tables()["derived_ranges"][0] | {"lower": lower, "upper": upper}
    assert range_text(left, labels()) == f"{said}\N{NO-BREAK SPACE}personer"
    assert range_text(left | {"range_state": "time_limit"}, labels()).endswith(" (oavgjort)")
    assert range_text(left | {"values": "90 92"}, labels()) == "90 eller 92\N{NO-BREAK SPACE}personer"


def test_a_range_says_what_it_rests_on():
    """In a table that says that it is computed: a definition and printed numbers, or what must be right for it to follow."""
    html = range_list(audited())
    assert "inte tryckta" in html
    assert '<td>exakt 80\N{NO-BREAK SPACE}personer</td><td class="rests-on">Definition. Följer av: ”30 %”</td>' in html
    assert '<td>1–90\N{NO-BREAK SPACE}personer</td><td class="rests-on">Följer om: Samma personer</td>' in html
    assert len(re.findall(r'<th scope="row">', range_list(real("en")))) == len(published().rows("derived_ranges"))


def test_a_range_from_a_corrected_figure_says_which_number_it_follows_from():
    """The words of the source, and the number that a decision puts in their place."""
    row = audited_tables()["statements"][0]
    assert quoted(row, audited()) == "”6 666 av 9 999” (rättat till 7\N{NO-BREAK SPACE}777)"
