"""One command releases what has been merged, whole or not at all, and refuses while something is undecided or untold."""

import csv
import shutil
from pathlib import Path

import pytest
import yaml

from scripts.__main__ import main
from scripts.ground.problems import Problem, Refused
from scripts.ground.releases import FOLDER, read_release
from scripts.ground.tables import canonical
from scripts.package.build import build
from scripts.year.kept_releases import Files
from scripts.year.publish import is_past, publish, unnamed
from scripts.year.repository import with_news
from tests.packages import correct, ready_folder, table
from tests.promised import promised
from tests.releasing import kept
from tests.rows import figure, figures_csv

RELEASED = pytest.mark.slow(
    "a release of its own",
    "test_what_is_merged_is_released_with_its_day",
    "test_a_changed_figure_needs_a_reason_in_both_languages_and_is_asked_for_one_whatever_has_changed",
)

MISSING = pytest.mark.slow(
    "releases of their own",
    "test_no_number_is_published_without_who_confirmed_it_and_the_day",
    "test_nothing_is_published_of_figures_that_are_not_built",
)

FIRST, LATER = "2031-03-01", "2031-04-01"
WHY = ("Felskrivet", "Mistyped")
NO_REASON = ("", "")


def keep(folder: Path) -> Files:
    """What a release keeps; which pages these are is another test's promise."""
    return kept(folder, folder.name)


@pytest.fixture(autouse=True)
def unread(request, monkeypatch):
    """What frictionless says takes a second each time: once is enough here, it has tests of its own."""
    if request.function is not test_what_is_merged_is_released_with_its_day:
        monkeypatch.setattr("scripts.package.validation.built_package.frictionless_problems", lambda path: [])


@pytest.fixture
def folder(ready, tmp_path):
    return shutil.copytree(ready.parent, tmp_path / "repository") / "datapackage"


@pytest.fixture(scope="module")
def ready(tmp_path_factory):
    """A built package that is ready to be published, in a repository."""
    return ready_folder(tmp_path_factory.mktemp("ready") / "repository")


@pytest.fixture(scope="module")
def once(ready, tmp_path_factory):
    """The same, when its first version has been published."""
    made = shutil.copytree(ready.parent, tmp_path_factory.mktemp("once") / "repository") / "datapackage"
    publish(made, FIRST, NO_REASON, keep)
    return made


@pytest.fixture
def out(once, tmp_path):
    return shutil.copytree(once.parent, tmp_path / "out") / "datapackage"


def everything(folder: Path) -> dict[Path, bytes]:
    return {
        path.relative_to(folder.parent): path.read_bytes()
        for path in sorted(folder.parent.rglob("*"))
        if path.is_file()
    }


def faults(folder: Path, day: str = FIRST, why: tuple[str, str] = NO_REASON) -> list[Problem]:
    """Why it is not published; not a byte has changed."""
    before = everything(folder)
    with pytest.raises(Refused) as stopped:
        publish(folder, day, why, keep)
    assert everything(folder) == before
    return [one for one in stopped.value.problems if not one.is_notice]


def refused(folder: Path, day: str = FIRST, why: tuple[str, str] = NO_REASON) -> list[str]:
    """The kinds of the faults."""
    return sorted({one.kind for one in faults(folder, day, why)})


def test_what_is_merged_is_released_with_its_day(folder):
    """The ZIP, the day in the package, the log and the citation: all of one version, and no clock is in it."""
    publish(folder, FIRST, NO_REASON, keep)
    release = read_release(folder, "1.0.0")
    assert release.package.descriptor["created"] == f"{FIRST}T00:00:00Z"
    assert release.package.files["datapackage.json"] == (folder / "datapackage.json").read_bytes()
    log = (folder.parent / "CHANGELOG.md").read_text(encoding="utf-8")
    assert log == f"# Ändringar\n\n## Nästa version\n\n## 1.0.0 – {FIRST}\n\nDen första utgåvan.\n"
    citation = yaml.safe_load((folder.parent / "CITATION.cff").read_text(encoding="utf-8"))
    assert (citation["version"], str(citation["date-released"])) == ("1.0.0", FIRST)
    assert main(["package", "--check", "--folder", str(folder)]) == 0


@promised
@MISSING
def test_nothing_is_published_while_something_is_missing(folder, file, old, new, kind):
    """A setting, an address that is not an example's, who approves, a word to readers."""
    path = folder.parent / file
    path.write_text(
        path.read_text(encoding="utf-8").replace(f"{old}\n" if new == "" else old, new, 1), encoding="utf-8"
    )
    build(folder)
    assert refused(folder) == [kind]


def test_what_readers_are_told_may_be_written_where_it_is_published(folder):
    """Then nobody has to edit the log."""
    path = folder.parent / "CHANGELOG.md"
    path.write_text(path.read_text(encoding="utf-8").replace("Den första utgåvan.", "", 1), encoding="utf-8")
    publish(folder, FIRST, NO_REASON, keep, "- Allt\n är nytt.")
    assert f"## Nästa version\n\n## 1.0.0 – {FIRST}\n\n- Allt är nytt.\n" in path.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("log", "after"),
    [
        ("A\n\n## Nästa version\n\n- B\n", "A\n\n## Nästa version\n\n- N\n- B\n"),
        ("A\n\n## Nästa version\n\n## 1.0.0\n", "A\n\n## Nästa version\n\n- N\n\n## 1.0.0\n"),
        ("A\n\n## Nästa version\n\nB\n", "A\n\n## Nästa version\n\n- N\n\nB\n"),
        ("A\n", "A\n"),
    ],
)
def test_news_are_the_first_line_of_what_is_to_come(log, after):
    """A list goes on, a text stands by itself; where nothing has room for it `publish` says so."""
    assert (with_news(log, "N"), with_news(log, " ")) == (after, log)


def test_who_approves_is_asked_once_a_name_however_many_lines_have_it():
    """At the first of them; a comment asks nobody."""
    owners = "# @PLACEHOLDER/x\n* @PLACEHOLDER/code\n/docs/ @PLACEHOLDER/figures\n/tests/ @PLACEHOLDER/code\n"
    assert [(one.row, one.found) for one in unnamed(owners)] == [(2, "@PLACEHOLDER/code"), (3, "@PLACEHOLDER/figures")]


def helplines(folder, change):
    """Rewrite the rows of the helplines, and build."""
    path = folder / "helplines.csv"
    with path.open(encoding="utf-8", newline="") as file:
        rows = [row | change(row) for row in csv.DictReader(file)]
    path.write_bytes(canonical([*rows[0]], [[*row.values()] for row in rows]))
    build(folder)


def test_no_number_is_published_without_who_confirmed_it_and_the_day(folder):
    """Each one is told, with its row: also where another number for support is confirmed. The public ones are never among them."""
    helplines(folder, lambda row: {"phone": "000-00 00 01"} if row["helpline"] in ("bris", "trans_people") else {})
    found = faults(folder)
    asked = ("helplines.csv", "release_helpline")
    assert [(one.file, one.kind, one.found) for one in found] == [(*asked, "bris"), (*asked, "trans_people")]
    assert all(one.row for one in found)


@MISSING
def test_a_new_number_has_a_confirmation_of_its_own(out):
    """Who confirmed the old one said nothing of it; the same people may confirm the new one on the day that it is published."""
    correct(out, "420")
    helplines(out, lambda row: {"phone": "000-00 00 02"} if row["confirmed_on"] else {})
    assert refused(out, LATER) == ["helpline_changed"]
    helplines(out, lambda row: {"confirmed_on": row["confirmed_on"] and LATER})
    assert [one.kind for one in publish(out, LATER, NO_REASON, keep)] == ["notice_written"]


def test_nobody_confirms_a_number_on_a_day_that_has_not_been(folder):
    """It would never be old; a new year and a correction wait for it alike."""
    helplines(folder, lambda row: {"confirmed_on": row["confirmed_on"] and "2099-02-03"})
    assert refused(folder) == ["helpline_ahead"]


def test_nothing_is_published_while_no_number_for_support_is_confirmed(folder):
    """The page for those who need help would have none but 112 and that of the police. A line without a number does not count."""
    helplines(folder, lambda row: {"phone": ""} if row["line_kind"] == "support" else {})
    assert refused(folder) == ["release_no_helpline"]


def plan(folder: Path, text: str) -> None:
    """Write when the next publication is, and build."""
    path = folder / "package.yml"
    path.write_text(path.read_text(encoding="utf-8").replace("value: hösten", f"value: {text}"), encoding="utf-8")
    build(folder)


@promised
def test_a_next_publication_is_past_when_all_that_it_names_is_over(planned, over):
    """On the day itself too: the next one is then this one. What names no year cannot be judged."""
    assert is_past(planned, FIRST) is over


def test_a_new_year_is_not_published_while_what_readers_are_told_is_old(folder):
    """A next publication that is over, and a number that somebody confirmed more than half a year ago."""
    plan(folder, "2031-02-03")
    assert refused(folder) == ["publish_past"]
    assert refused(folder, "2031-08-03") == ["helpline_old", "publish_past"]


@RELEASED
def test_a_correction_is_published_though_it_is_old_and_says_so(out):
    """It must not wait for anybody to be asked; nor must a withdrawal, which is one."""
    plan(out, "2031-03-15")
    correct(out)
    told = publish(out, "2031-08-03", WHY, keep)
    assert [one.kind for one in told] == ["notice_publish_past", "notice_helpline_old", "notice_written"]


def test_nothing_is_published_of_figures_that_are_not_built(folder):
    """The tables would be of one version and the figures of another."""
    (folder / "figures/2026.csv").write_bytes(figures_csv(figure(value="500", year="2026")))
    assert "package_stale" in refused(folder)


def test_what_has_not_changed_is_not_published_again(out):
    """And a day that no calendar has is refused."""
    assert refused(out) == ["publish_nothing"]
    correct(out)
    assert refused(out, "2031-02-30", WHY) == ["bad_pattern"]


def test_a_changed_figure_needs_a_reason_in_both_languages_and_is_asked_for_one_whatever_has_changed(out):
    """Either alone is none. With the first figure, what it was and is, and how many they are."""
    correct(out)
    for why in (NO_REASON, ("Felskrivet", " ")):
        (asked,) = faults(out, LATER, why)
        assert (asked.kind, asked.hint, asked.more) == ("publish_no_reason", "420 → 425", "2")


@RELEASED
def test_one_reason_is_enough_for_the_figures_that_follow(out):
    """A total and what is left of it: both have their row in the log, and the next version is the next number."""
    correct(out)
    publish(out, LATER, WHY, keep)
    rows = {row["observation"].split(".")[2]: row for row in table(out, "revisions")}
    assert {name: (row["from_value"], row["to_value"]) for name, row in rows.items()} == {
        "all": ("420", "425"),
        "indirect": ("56", "61"),
    }
    assert {
        (row["reason_sv"], row["reason_en"], row["revised_on"], row["revision_version"]) for row in rows.values()
    } == {(*WHY, LATER, "1.0.1")}
    assert sorted(path.name for path in (out / FOLDER).glob("*[0-9].zip")) == ["1.0.0.zip", "1.0.1.zip"]


@RELEASED
def test_the_reason_of_a_decision_is_the_reason_of_what_follows_from_it(out):
    """Nobody writes it twice."""
    name = "contacts.total.all.all_cases.2025.count.persons"
    (out / "questions.csv").write_text(
        "question,order,title_sv,title_en,why_sv,why_en,text_sv,text_en,publisher_status,answer_sv,answer_en,"
        f"answered_on\nq,1,x,x,x,x,x,x,answered,Ja,Yes,{LATER}\n",
        encoding="utf-8",
    )
    (out / "corrections.csv").write_text(
        "question,observation,printed_value,decision,published_value,findings,reason_sv,reason_en,decided_on\n"
        f"q,{name},420,corrected,425,,Omkastade siffror,Swapped digits,{LATER}\n",
        encoding="utf-8",
    )
    correct(out, "420")
    publish(out, LATER, NO_REASON, keep)
    assert {row["reason_sv"] for row in table(out, "revisions")} == {"Omkastade siffror"}
    assert {row["observation"] for row in table(out, "revisions")} == {name, name.replace(".all.", ".indirect.", 1)}


@RELEASED
def test_the_verb_says_what_it_wrote(folder, capsys, monkeypatch):
    """Exit code 0; refused, 1 with a sentence for each thing to do."""
    monkeypatch.setattr("scripts.site.keeping.kept_files", keep)
    assert main(["publish", "--date", FIRST, "--folder", str(folder)]) == 0
    assert "releases/1.0.0.zip" in capsys.readouterr().err
    assert main(["publish", "--date", LATER, "--folder", str(folder)]) == 1
    assert "ingenting har ändrats sedan version 1.0.0" in capsys.readouterr().err
