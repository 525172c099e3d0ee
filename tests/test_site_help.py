"""The page for those who need help: what is known of each line and what is not, in any language it is translated to."""

import csv
import io
import re

import pytest
from openpyxl import load_workbook

from scripts.ground.data_package import PackageError
from scripts.ground.releases import FOLDER
from scripts.paths import ROOT
from scripts.site.exports.workbook import help_sheet
from scripts.site.package.labels import is_released
from scripts.site.prose.help_screen import ASKED, HAPPENS, help_card, help_pages, help_screen, helpline_sources, screen
from scripts.site.text.help_words import further, help_rows, help_words, parse
from scripts.site.text.language import SPOKEN
from tests.promised import READ, promised
from tests.site_package import FIELDS, both, labels
from tests.site_server import published
from tests.told_rows import stands

WORDS = help_words(help_rows(), "sv")
CODE = [
    *(f"scripts/site/{name}.py" for name in ("prose/help_screen", "content", "text/help_words")),
    "docs/templates/help.html",
]
NOBODY = {"confirmed_by": "", "confirmed_on": ""}


def line(name, kind="support", **cells):
    """A made-up line that is confirmed, with nothing known but what the test says: by its name the words know whom it is for."""
    row = dict.fromkeys(FIELDS["helplines"], "") | {"helpline": name, "line_kind": kind, "order": "1", "phone": "12 34"}
    row |= {"phone_source": "https://a.example/x", "confirmed_by": "Nån", "confirmed_on": "2031-02-03"}
    return row | both(title=f"Linje {name}/Line {name}", helps="Alla/All") | cells


def answer(question, *rows, words=WORDS):
    """The answer to a question, and how it is marked."""
    page = screen(labels(helplines=[*rows]), words, preview=True)
    found = re.search(rf'<dt>{re.escape(words[f"{question}.ask"])}</dt><dd class="([a-z ]+)">(.*?)</dd>', page)
    assert found
    return re.sub(r"<[^>]*>", "", found[2]), found[1]


PARTS = {
    "page": lambda named: help_screen(named, preview=False),
    "preview": lambda named: help_screen(named, preview=True),
    "card": lambda named: help_card(named, preview=False),
    "card in preview": lambda named: help_card(named, preview=True),
    "sources": lambda named: helpline_sources(named),
    "sources in preview": lambda named: helpline_sources(named, True),
}


@promised
def test_what_is_said_of_lines(part, lines, says, never):
    """Each line is confirmed, and nothing else is known of it but what its row says; `[waiting]` is a text of the words."""
    rows = [line(name, **READ["="](cells)) for name, _, cells in (one.partition(" ") for one in lines)]
    page = str(PARTS[part](labels(helplines=rows)))
    worded = [[re.sub(r"\[([\w.]+)\]", lambda key: WORDS[key[1]], text) for text in texts] for texts in (says, never)]
    assert [text for text in worded[0] if not stands(text, page)] == [], page
    assert [text for text in worded[1] if stands(text, page)] == [], page


def test_a_site_of_what_has_not_been_released_is_a_preview(tmp_path):
    """Its version has no release beside it."""
    package = labels().package
    assert not is_released(tmp_path, package)
    (tmp_path / FOLDER).mkdir()
    (tmp_path / FOLDER / f"{package.version}-site.zip").touch()
    assert is_released(tmp_path, package)


@pytest.mark.parametrize("question", ASKED)
def test_what_is_not_known_is_said_not_to_be_known(question):
    """And marked so: nobody is left to guess."""
    text, marks = answer(question, line("bris"))
    assert text.startswith(WORDS["unknown"])
    assert marks == "unknown"


def test_what_is_known_of_some_lines_names_them():
    """And says that of the others it is not known."""
    first, second, third = (
        line("bris", anonymous="yes"),
        line("men", anonymous="yes"),
        line("trans_people", anonymous="first"),
    )
    text, marks = answer("anonymous", first, second, third)
    assert (
        text
        == f"{WORDS['anonymous.yes'].format('Linje bris och Linje men')} {WORDS['anonymous.first'].format('Linje trans_people')}"
    )
    assert marks == "known"
    text, marks = answer("anonymous", first, line("safe_havens"))
    assert WORDS["unknown_others"] in text
    assert marks == "unknown"
    assert answer("anonymous", first | NOBODY)[1] == "wait"


def test_what_happens_is_told_in_the_words_of_those_who_answer():
    """A row of the words for the line; what nobody has written is not known."""
    words = {**WORDS, "happens.bris": "En kurator svarar."}
    assert answer(HAPPENS, line("bris"), words=words) == ("Linje bris: En kurator svarar.", "known")


def test_a_line_that_the_words_do_not_know_stops_the_build():
    """Nobody could see whom it is for."""
    with pytest.raises(PackageError, match=r"help_words\.csv.*who\.new"):
        help_screen(labels(helplines=[line("new")]), preview=False)


def test_the_words_say_whom_each_line_is_for_and_speak_of_no_other():
    """What has been taken out of the package leaves nothing behind."""
    lines = {row["helpline"] for row in published().rows("helplines")}
    of = {kind: {key.partition(".")[2] for key in WORDS if key.startswith(f"{kind}.")} for kind in ("who", "about")}
    assert of["who"] == lines
    assert of["about"] <= lines
    told = {key.partition(".")[2] for key in WORDS if key.startswith(f"{HAPPENS}.")}
    assert told - {"ask", "then"} <= lines


def test_every_text_of_the_words_is_read_by_somebody():
    """Under its name in the code or the template, or as what a cell of the package may say; else a translator works for nothing."""
    code = "".join((ROOT / path).read_text(encoding="utf-8") for path in CODE)
    named = {*re.findall(r"""["']([a-z_]+)["']|words\.([a-z_]+)""", code), ("always", ""), ("office_hours", "")}
    assert {key for key in WORDS if "." not in key} <= {name for pair in named for name in pair}
    cells = {
        f"{name}.{code}" for name in ASKED for code in ("yes", "no", "first", "sometimes", "ask", "then", "always")
    }
    spoken = (*cells, "rights.ask", "rights.always", "who.", "about.", "happens.")
    assert [key for key in WORDS if "." in key and not key.startswith(spoken)] == []


def translation(code="ar", **changed):
    """The table with one column besides, in which every text is marked, but for what the test changes."""
    rows = [{name: row[name] for name in ("key", "where", *SPOKEN)} for row in help_rows()]
    rows = [{**row, code: changed.get(row["key"], f"» {row['sv']}" if row["sv"] else "Amal")} for row in rows]
    table = io.StringIO()
    writer = csv.DictWriter(table, [*rows[0]], lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return table.getvalue()


def test_the_words_may_have_been_saved_by_swedish_excel():
    """Whoever pastes the column opens the file there."""
    saved = io.StringIO()
    csv.writer(saved, delimiter=";").writerows(csv.reader(io.StringIO(translation())))
    assert parse(saved.getvalue()) == parse(translation())


def test_a_full_column_is_a_page_in_its_language(monkeypatch):
    """With its language, its direction and who translated it; a line is called as in Sweden, and its number reads from the left."""
    monkeypatch.setattr("scripts.site.prose.help_screen.help_rows", lambda: parse(translation()))
    named = labels("en", helplines=[line("bris", title_en="English", anonymous="yes")])
    (page,) = help_pages(named, preview=False).values()
    assert '<a href="../" hreflang="en" lang="en"><bdi>English</bdi></a>' in page
    assert '<div lang="ar" dir="rtl"><h1>» Här finns hjälp</h1>' in page
    assert "» Översatt av Amal." in page
    assert "» Du är under 18 år" in page
    assert "<bdi>Linje bris</bdi>" in page
    assert 'href="tel:1234" dir="ltr"' in page
    assert 'title: "» Här finns hjälp"' in page
    assert '<a href="ar/" hreflang="ar" lang="ar"><bdi>العربية</bdi></a>' in help_screen(named, False)


@pytest.mark.parametrize("missing", ["translated_by", "who.bris", "free"])
def test_of_a_column_that_is_not_full_no_word_is_published(missing, monkeypatch):
    """Nor of one that nobody has put a name to: no machine's translation is published."""
    table = parse(translation(**{missing: ""}))
    assert further(table) == {"ar": {}}
    monkeypatch.setattr("scripts.site.prose.help_screen.help_rows", lambda: table)
    assert "»" not in "".join(help_pages(labels(helplines=[line("bris", interpreters="yes")]), True).values())


LINES = [
    line("emergency", "emergency", phone="112", hours="always", **NOBODY),
    line("kvinnofridslinjen", phone="33 44", interpreters="yes", hours="07-21"),
    line("bris"),
    line("men", interpreters="yes", phone="55 66", financed_through="2030", **NOBODY),
    line("coordinators_south", "work", interpreters="no"),
]


def test_a_language_without_words_has_its_own_name_and_the_numbers_of_use_to_its_readers(monkeypatch):
    """In digits, and in the names that the lines have in Sweden: in danger, and where a source says that there are interpreters."""
    monkeypatch.setattr("scripts.site.prose.help_screen.help_rows", lambda: parse(translation("th", free="")))
    (page,) = help_pages(labels("en", helplines=LINES), preview=False).values()
    text = " ".join(re.sub(r"<[^>]*>", " ", page.split("---")[2]).split())
    assert text == "ไทย 0–24 112 Linje kvinnofridslinjen 33 44 7–21 English"


def test_a_search_shows_the_numbers_of_a_page_without_words(monkeypatch):
    """A line of hours alone says nothing of whom to call."""
    monkeypatch.setattr("scripts.site.prose.help_screen.help_rows", lambda: parse(translation("th", free="")))
    (page,) = help_pages(labels("en", helplines=LINES), preview=False).values()
    assert 'description: "112 (0–24), Linje kvinnofridslinjen 33 44 (7–21)"' in page


def test_a_number_that_waits_is_on_no_published_page_of_another_language(monkeypatch):
    """And in a preview it is marked there too."""
    monkeypatch.setattr("scripts.site.prose.help_screen.help_rows", lambda: parse(translation("th", free="")))
    waiting = labels(helplines=[line("bris", interpreters="yes", **NOBODY)])
    assert "tel:" not in "".join(help_pages(waiting, preview=False).values())
    (page,) = help_pages(waiting, preview=True).values()
    assert 'class="call wait"' in page
    assert f'lang="sv">{WORDS["waiting"]}</p>' in page


@pytest.mark.parametrize(("code", "begins", "name"), [("ar", "rtl", "العربية"), ("uk", "ltr", "Українська")])
def test_a_language_says_its_name_and_where_its_lines_begin(code, begins, name, monkeypatch):
    """By Unicode's list of languages: nobody has to know, and nobody can get it wrong."""
    monkeypatch.setattr("scripts.site.prose.help_screen.help_rows", lambda: parse(translation(code, free="")))
    (page,) = help_pages(labels(helplines=LINES), preview=False).values()
    assert f'lang="{code}" dir="{begins}"><h1>{name}</h1>' in page


@pytest.mark.parametrize(
    ("table", "told"),
    [
        (translation("Arabic"), r"column Arabic"),
        (translation("AR"), r"column AR"),
        (translation(heading="{}"), r"column ar: the Swedish text has 2 places"),
        ("key,where,sv,en\na,,A,\n", r"row 2: column en"),
        ("key,where,sv,en\na,,A,A\na,,B,B\n", r"row 3: column key: a stands twice"),
        ("key,sv,en\n", r"the first line must be key,where,sv,en"),
    ],
)
def test_a_cell_that_no_page_could_say_stops_the_build(table, told):
    with pytest.raises(PackageError, match=told):
        parse(table)


def test_the_sheet_for_translators_has_every_text_where_it_is_read_and_an_empty_column():
    """The same words give the same bytes, and it says that a person translates."""
    data = help_sheet(help_rows())
    assert data == help_sheet(help_rows())
    how, words = load_workbook(io.BytesIO(data)).worksheets
    assert "maskin" in " ".join(str(row[0]) for row in how.values)
    head, *rows = words.values
    assert head[2:] == ("Svenska", "English", "Översättning")
    assert [row[:2] for row in rows] == [(row["key"], row["where"]) for row in help_rows()]
    assert {row[4] for row in rows} == {None}
    assert all(row[1] for row in rows)
