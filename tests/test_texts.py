"""Every text that goes out is read by a person because it is new: whatever it says, and whatever way it goes.

The texts are made up, and so are those who tick them.
"""

import csv
import io
import re
import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from scripts.__main__ import main
from scripts.ground.problems import Refused, report
from scripts.ground.releases import FOLDER, TEXTS_FILE
from scripts.ground.texts import digest
from scripts.package.build import build
from scripts.package.disclosure.texts import AGREED, columns_of
from scripts.package.sources import hand_part, read_sources
from scripts.package.written import texts
from scripts.paths import ROOT
from scripts.year.publish import publish
from scripts.year.unread import unread_texts
from tests.packages import ready_folder
from tests.releasing import kept, release
from tests.repository import begin, commit
from tests.rows import figure, figures_csv, write_disclosure
from tests.year_folder import tick

HERE = Path(__file__).parent
TELLING = "Paret från Utopia var de enda två."
SENTENCES = [
    row["text"] for row in csv.DictReader((HERE / "cases/unread_texts.csv").read_text(encoding="utf-8").splitlines())
]
DAY, LATER, NO_REASON = "2031-03-01", "2031-04-01", ("", "")
HIDDEN = figure(value="", qualifier="", printed="", year="2026", population="children", obs_status="Q")
SHOWN = figure(value="57", year="2026")
PAGES = (
    "CHANGELOG.md",
    "docs/sv/about.md",
    "docs/en/new/more.md",
    "docs/answers.csv",
    "docs/sv/read.ipynb",
    "docs/holding.html",
    "docs/sv/year/shares.pdf",
    "docs/assets/logo.svg",
    "mkdocs.yml",
)
# What Jinja and a browser read, and three words that neither does.
MARKUP = re.compile(r"\{#.*?#\}|\{%.*?%\}|\{\{.*?\}\}|<(style|script|!--).*?(?:</\1>|-->)|<[^>]*>", re.DOTALL)
SEVERAL_WORDS = re.compile(r"[^\W\d_]{2,}(?: [^\W\d_]{2,}){2,}")
TEMPLATES = [*(ROOT / "docs/templates").glob("*.*"), *(ROOT / "docs/overrides").rglob("*.*")]
# What the room of the year says to maintainers and the publisher: no page, and no part of a release.
UNSERVED = {
    "becoming.md",
    "changed_answers.md",
    "changes.md",
    "diagram.html",
    "letter.md",
    "receipt.html",
    "summary.md",
    "told.md",
}


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """A repository that has released a printed year, and then has a year with a hidden count, built."""
    folder = ready_folder(tmp_path_factory.mktemp("texts") / "repository")
    (folder.parent / "docs/sv").mkdir(parents=True)
    (folder.parent / "docs/sv/about.md").write_text("# Om\n\nMedlemmarna räknar.\n", encoding="utf-8")
    build(folder)
    release(folder)
    begin(folder.parent)
    (folder / "figures/2026.csv").write_bytes(figures_csv(SHOWN, HIDDEN))
    build(folder)
    return folder


@pytest.fixture
def folder(made, tmp_path):
    return shutil.copytree(made.parent, tmp_path / "repository") / "datapackage"


def unread(folder):
    """(file, line or name, kind) of each text that nobody has read."""
    return [(one.file, one.row, one.kind) for one in unread_texts(folder, "main")]


def asked(folder):
    """The files in which a text waits for a reader."""
    return {one.file.partition(":")[0] for one in unread_texts(folder, "main")}


def ticked(folder, *written, day="2031-02-01"):
    """Somebody made up has read these made-up texts."""
    lines = [tick(text) for text in written]
    rows = "".join(f"{digest(line['text'])},{day},{line['ticked_by']}\n" for line in lines)
    (folder / f"{AGREED}.csv").write_text(f"text_hash,ticked_on,ticked_by\n{rows}", encoding="utf-8")


def add_row(path, columns, row):
    """A row more in a table, which may not be there yet."""
    there = path.read_text(encoding="utf-8") if path.exists() else ""
    text = io.StringIO(newline="")
    table = csv.DictWriter(text, columns, lineterminator="\n")
    if not there:
        table.writeheader()
    table.writerow(row)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"{there}{text.getvalue()}", encoding="utf-8")


def test_a_year_with_a_hidden_count_asks_about_nothing_that_the_release_has(folder):
    """Its figures are digits, and the texts around them are read."""
    assert unread(folder) == []


def test_where_nothing_is_hidden_nobody_is_asked(folder):
    """The printed year needs no ticks."""
    (folder / "figures/2026.csv").write_bytes(figures_csv(SHOWN))
    (folder.parent / "docs/sv/about.md").write_text(f"# Om\n\n{TELLING}\n", encoding="utf-8")
    assert unread(folder) == []


def test_each_sentence_is_asked_about_because_it_is_new(folder):
    """Forty that tell of few people: what they say decides only the order."""
    assert len(SENTENCES) == 40
    (folder.parent / "docs/sv/about.md").write_text("\n\n".join(SENTENCES), encoding="utf-8")
    assert [line for file, line, _ in unread(folder) if file == "docs/sv/about.md"] == [*range(1, 81, 2)]


COLUMNS = [
    (name, column)
    for name, columns in columns_of(read_sources(HERE.parent / "datapackage").settings.tables).items()
    for column in columns
]


@pytest.fixture(scope="module")
def sources(made):
    return read_sources(made)


@pytest.mark.parametrize("table", dict(COLUMNS))
def test_a_telling_sentence_in_any_column_that_holds_texts_is_a_text(table, sources, made):
    """No list names them: a column that lets a sentence in is one. Each has a sentence of its own."""
    said = {column: f"{TELLING} {column}" for name, column in COLUMNS if name == table}
    row = dict.fromkeys(hand_part(sources.settings.tables[table]).columns, "") | said
    planted = {2: row}
    if table == "statements":
        changed = replace(sources, figures=sources.figures | {2026: planted})
    else:
        changed = replace(sources, codes=sources.codes | {table: planted})
    found = {one.text for one in texts(changed, made)}
    assert [column for column, sentence in said.items() if sentence not in found] == []


def test_every_column_of_words_in_both_languages_is_among_them(sources):
    """A new one needs no more than its name in the settings."""
    there = {column for _, column in COLUMNS}
    words = {
        one
        for table in sources.settings.tables.values()
        if table.path
        for one in table.columns
        if one.endswith(("_sv", "_en"))
    }
    assert words <= there
    assert len(COLUMNS) > 90


def test_a_page_a_table_beside_it_a_notebook_the_news_and_a_picture_are_read_too(folder):
    """Whatever is not code: each place is told, and a tick each is enough."""
    for name in PAGES:
        path, text = folder.parent / name, f"{TELLING} {name}"
        path.parent.mkdir(parents=True, exist_ok=True)
        before = path.read_text(encoding="utf-8") if path.exists() and path.suffix == ".md" else ""
        written = f'{{"cells": [{{"source": ["{text}"]}}]}}' if path.suffix == ".ipynb" else f"{before}\n\n{text}\n"
        path.write_text(written, encoding="utf-8")
    found = unread_texts(folder, "main")
    assert sorted(one.file for one in found) == sorted(PAGES)
    rows = "".join(f"{one.hint},{LATER},Påhittad roll\n" for one in found)
    (folder / f"{AGREED}.csv").write_text(f"text_hash,ticked_on,ticked_by\n{rows}", encoding="utf-8")
    assert unread(folder) == []


def test_a_template_of_a_page_has_no_text():
    """So that none is read with each change of how a page looks: its words come from the tables. What is plain text is read."""
    bare = {path.name: MARKUP.sub(" ", path.read_text(encoding="utf-8")) for path in TEMPLATES if path.suffix != ".txt"}
    assert {name for name, text in bare.items() if SEVERAL_WORDS.search(text)} == UNSERVED


def test_a_setting_is_a_text(folder):
    """Of the package and of what is hidden."""
    path = folder / "disclosure.yml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("reason_sv: ", f"reason_sv: {TELLING} ", 1), encoding="utf-8")
    (one,) = unread_texts(folder, "main")
    assert one.file.startswith("disclosure.yml: ")


def test_a_tick_holds_to_the_byte_and_goes_with_its_text(folder):
    """The hash of a short text that is left behind can be guessed."""
    page = folder.parent / "docs/sv/about.md"
    page.write_text(f"Medlemmarna räknar.\n\n{TELLING}\n", encoding="utf-8")
    ticked(folder, TELLING)
    assert unread(folder) == []
    page.write_text(f"Medlemmarna räknar.\n\n{TELLING.lower()}\n", encoding="utf-8")
    assert unread(folder) == [("docs/sv/about.md", 3, "text_telling"), (f"{AGREED}.csv", 0, "agreed_text_stale")]


def test_what_tells_is_first_and_nothing_is_quoted(folder):
    """A log is public; a text stands beside what is hidden nowhere but in the sealed reading."""
    (folder.parent / "docs/sv/about.md").write_text(f"Uppgifterna samlas in.\n\n{TELLING}\n", encoding="utf-8")
    told = report(unread_texts(folder, "main"), "sv").split("\n")
    assert [line.split(":")[0] for line in told[:2]] == ["docs/sv/about.md, rad 3", "docs/sv/about.md, rad 1"]
    assert digest(TELLING) in told[0]
    assert "Utopia" not in "".join(told)


def test_the_verb_refuses_a_branch_with_a_text_that_nobody_has_read(folder):
    """A required check runs it."""
    order = ["texts", "main", "--folder", str(folder)]
    assert main(order) == 0
    (folder.parent / "CHANGELOG.md").write_text(f"# Ändringar\n\n- {TELLING}\n", encoding="utf-8")
    assert main(order) == 1


def test_nothing_unticked_is_published_and_there_is_no_way_round(folder):
    """Not by a switch: the row is written, or the text goes."""
    log = folder.parent / "CHANGELOG.md"
    log.write_text(f"# Ändringar\n\n## Nästa version\n\n- {TELLING}\n", encoding="utf-8")
    with pytest.raises(Refused) as refused:
        publish(folder, LATER, NO_REASON, kept)
    assert "text_telling" in {one.kind for one in refused.value.problems}
    ticked(folder, TELLING)
    build(folder)
    publish(folder, LATER, NO_REASON, kept)
    assert digest(TELLING) in (folder / FOLDER / TEXTS_FILE.format("1.1.0")).read_text(encoding="ascii")


def test_what_the_form_of_publish_adds_is_ticked_in_the_pull_request_that_it_makes(folder):
    """The release on the branch has the text, but only what main has released is read."""
    publish(folder, LATER, NO_REASON, kept, TELLING)
    assert asked(folder) == {"CHANGELOG.md"}
    ticked(folder, TELLING)
    assert unread(folder) == []


def test_what_came_with_a_later_release_that_hid_nothing_is_read_when_something_is_hidden(folder):
    """Nobody has ticked it: it could tell of a year that was filled in already."""
    (folder / "figures/2026.csv").write_bytes(figures_csv(SHOWN))
    (folder.parent / "docs/sv/about.md").write_text(f"Medlemmarna räknar.\n\n{TELLING}\n", encoding="utf-8")
    build(folder)
    release(folder)
    commit(folder.parent)
    (folder / "figures/2026.csv").write_bytes(figures_csv(SHOWN, HIDDEN))
    assert unread(folder) == [("docs/sv/about.md", 3, "text_telling")]


def test_when_a_published_figure_is_hidden_the_older_texts_about_it_are_read_again(folder):
    """Those on its page or in a row that names it, and those with its number; a tick of that change is enough."""
    told = {"about": "Här nämns contacts.\n", "other": "De var 43 i år.\n", "far": "Något annat.\n"}
    for name, text in told.items():
        (folder.parent / f"docs/sv/{name}.md").write_text(text, encoding="utf-8")
    ticked(folder, *(text.strip() for text in told.values()))
    (folder / "figures/2026.csv").write_bytes(
        figures_csv(SHOWN, figure(value="43", year="2026", population="children"))
    )
    build(folder)
    release(folder)
    commit(folder.parent)
    (folder / "figures/2026.csv").write_bytes(figures_csv(SHOWN, HIDDEN))
    again = {file for file, _, kind in unread(folder) if kind == "text_again"}
    assert {"docs/sv/about.md", "docs/sv/other.md", "codes/indicators.csv"} <= again
    assert "docs/sv/far.md" not in again
    ticked(folder, *(text.strip() for text in told.values()), day="2031-06-01")
    assert {file for file, *_ in unread(folder)} & {"docs/sv/about.md", "docs/sv/other.md"} == set()
    write_disclosure(folder, cleared=["contacts.total.children.all_cases.2026.count.persons"])  # the release stays
    build(folder)
    commit(folder.parent)
    assert "text_again" not in {kind for *_, kind in unread(folder)}, "the next branch is not asked once more"


def test_a_figure_that_comes_back_hidden_has_its_texts_read_again(folder):
    """Its year had been taken out of main: the release still knows the number."""
    (folder.parent / "docs/sv/other.md").write_text("De var 43 i år.\n", encoding="utf-8")
    ticked(folder, "De var 43 i år.")
    (folder / "figures/2026.csv").write_bytes(
        figures_csv(SHOWN, figure(value="43", year="2026", population="children"))
    )
    build(folder)
    release(folder)
    (folder / "figures/2026.csv").write_bytes(figures_csv(SHOWN))
    build(folder)
    commit(folder.parent)
    (folder / "figures/2026.csv").write_bytes(figures_csv(SHOWN, HIDDEN))
    assert ("docs/sv/other.md", 1, "text_again") in unread(folder)
