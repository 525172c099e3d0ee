"""What a pull request shows: valid or not, what changes, and before and after; also when the package is broken."""

import html
from collections.abc import Mapping
from pathlib import Path

import pytest

from scripts.__main__ import main
from scripts.ground.data_package import Package, Row
from scripts.ground.problems import Problem
from scripts.ground.releases import FOLDER
from scripts.ground.told_answer import ToldAnswer
from scripts.ground.zipping import packed
from scripts.package.build import build
from scripts.year.changed_pages import Pages, changed_charts, pictures
from scripts.year.compare import open_package
from scripts.year.kept_releases import Files
from scripts.year.laid_out import fitting
from scripts.year.summary import LEFT_OUT_HERE, summary
from scripts.year.summary_site import Serve, Site, TellAnswers, opened_from_disk
from tests.packages import package, released_folder
from tests.releasing import kept, release
from tests.repository import begin, commit, git
from tests.rows import figure, figures_csv
from tests.summaries import NASTY, WORLDS, written

LATER = pytest.mark.slow(
    "summaries of their own",
    "test_a_change_of_a_published_figure_is_shown_and_its_reason_asked_for",
    "test_a_base_without_a_package_is_no_fault",
)


def build_site(target: Path, package_folder: Path) -> None:
    """Instead of MkDocs: a page that says which package it was made from."""
    assert (package_folder / "data/observations.csv").is_file()
    target.mkdir(exist_ok=True)
    (target / "index.html").write_text('<title>Start</title><a href="needs/">Behov</a>', encoding="utf-8")


def frames(version: str = "1.0.0", **said: str) -> Pages:
    """What a release keeps: a figure that stands alone of each name, called Behov, that says this."""
    head = "<title>Behov</title><main>"
    return {f"v{version}/embed/{name}/index.html": f"{head}{text}</main>".encode() for name, text in said.items()}


def serve(site: Path, package: Package) -> Pages:
    """Instead of the pages: one figure, which says the observations."""
    return frames(package.version, contacts=package.files["data/observations.csv"].decode("utf-8"))


def no_answers(package: Package, texts: Mapping[str, str]) -> list[ToldAnswer]:
    """Instead of the site's answers: none."""
    return []


def no_words(folder: Path) -> Files:
    """Of the words of its pages: none."""
    return kept(folder)


@pytest.fixture(autouse=True)
def no_frictionless(monkeypatch):
    """What frictionless says of a package is tried of whole ones: it takes most of the time of a summary."""
    monkeypatch.setattr("scripts.package.validation.built_package.frictionless_problems", lambda path: [])


@pytest.fixture(scope="module")
def committed(tmp_path_factory):
    """A repository with a built package on its main branch, made once."""
    top = tmp_path_factory.mktemp("repository")
    build(released_folder(top / "datapackage"))
    begin(top)
    return top


@pytest.fixture
def folder(committed, tmp_path):
    """The package folder of a clone of it, on a branch of its own."""
    git(tmp_path, "clone", "--quiet", str(committed), "clone")
    git(tmp_path / "clone", "checkout", "--quiet", "-b", "upload")
    return tmp_path / "clone/datapackage"


def tell_answers(package: Package, texts: Mapping[str, str]) -> list[ToldAnswer]:
    """Instead of the site's answers: one for each line of the table, which says a word of the package."""
    count = package.files["data/observations.csv"].count(b"425")
    return [ToldAnswer(line, ("Sida",), f"{line}?", f"{line} {count}") for line in texts["answers.csv"].split()]


def summed_up(
    folder: Path, base: str = "main", served: Serve = serve, tell: TellAnswers = no_answers
) -> tuple[list[Problem], str]:
    """The faults, and the text of the summary."""
    target = folder.parent / "summary"
    found = summary(
        folder, base, Site(build_site, served, tell, no_words), target, folder.parent / "site", folder.parent / "docs"
    )
    text = html.unescape((target / "summary.md").read_text(encoding="utf-8"))
    return [one for one in found if not one.is_notice], text


def told(**facts: object) -> str:
    """The text of a summary of which this is known."""
    return written(**facts)["summary.md"]


def upload(folder: Path, value: str = "425", direct: str = "364") -> None:
    """Put a figures file in place of the old one, as the browser does: nothing is built."""
    rows = figure(value=value), figure(population="direct", value=direct)
    (folder / "figures/2025.csv").write_bytes(figures_csv(*rows))


def test_a_branch_without_changes_says_so(folder):
    """And is valid."""
    found, text = summed_up(folder)
    assert found == []
    assert "**Giltigt.**" in text
    assert "Inget skiljer dem åt" in text


def test_uploaded_figures_are_compared_although_nobody_built_the_package(folder):
    """The summary says which command is missing, leaves the package as it was committed, and has each cell in a CSV file."""
    upload(folder)
    before = (folder / "datapackage.json").read_bytes()
    found, text = summed_up(folder)
    assert {one.kind for one in found} == {"package_stale"}
    assert "Siffrorna är giltiga, men det byggda paketet följer inte med" in text
    assert "make package" in text
    assert "| 420 | 425 |" in text
    assert (folder / "datapackage.json").read_bytes() == before
    cells = (folder.parent / "summary/changes.csv").read_text(encoding="utf-8")
    assert "cell_changed,observations,contacts.total.all.all_cases.2025.count.persons,value,420,425" in cells


def test_only_what_the_branch_adds_is_told(folder):
    """What main has got meanwhile is not undone by the branch."""
    top = folder.parent
    git(top, "checkout", "--quiet", "main")
    upload(folder, "500")
    build(folder)
    commit(top)
    git(top, "checkout", "--quiet", "upload")
    assert "Inget skiljer dem åt" in summed_up(folder)[1]


def test_a_change_of_a_published_figure_is_shown_and_its_reason_asked_for(folder):
    """The reason is given when it is published; until then the change can be looked at."""
    release(folder)
    commit(folder.parent)
    git(folder.parent, "branch", "--force", "main")
    upload(folder)
    build(folder)
    found, text = summed_up(folder)
    assert not [one for one in found if not one.is_notice]
    assert "en publicerad siffra har ändrats" in text
    assert "| 420 | 425 | – |" in text


@pytest.mark.parametrize(
    ("path", "data"),
    [
        ("package.yml", None),
        ("package.yml", b"\xff: ["),
        ("figures/2025.csv", b"\x00\xff"),
        ("figures/2025.csv", b""),
        ("codes/indicators.csv", None),
        ("figures/2025 (1).csv", b"x"),
        ("revisions.csv", b"a,b\n1,2\n"),
    ],
)
@LATER
def test_a_broken_package_gets_a_summary_all_the_same(folder, path, data):
    (folder / path).unlink() if data is None else (folder / path).write_bytes(data)
    found, text = summed_up(folder)
    assert found
    assert f"Inte giltigt än: {len(found)} fel" in text
    assert Path(path).name in text


def test_a_base_without_a_package_is_no_fault(folder):
    """The first pull request of all has none."""
    top = folder.parent
    git(top, "checkout", "--quiet", "--orphan", "empty")
    git(top, "rm", "-r", "--cached", "--quiet", ".")
    git(top, "commit", "--quiet", "--allow-empty", "--message", "Nothing")
    commit(top)
    found, text = summed_up(folder, "empty~1")
    assert found == []
    assert "Det finns inget tidigare datapaket" in text


def test_an_unknown_base_is_a_fault_that_the_summary_tells(folder):
    """Instead of a comparison with nothing. What no base can be called, `test_compare` tries."""
    found, text = summed_up(folder, "no-such-branch")
    assert [one.kind for one in found] == ["compare_unknown"]
    assert "inget tidigare datapaket" in text


def test_the_charts_are_compared_with_those_of_the_newest_release(folder):
    """The pages are in the preview, with links that work in a folder."""
    release(folder, "")
    pages = serve(folder, open_package(str(folder), folder))
    (folder / FOLDER / "1.0.0-pages.xz").write_bytes(packed(pages))
    commit(folder.parent)
    git(folder.parent, "branch", "--force", "main")
    assert "Inget diagram ändras." in summed_up(folder)[1]
    upload(folder)
    assert "| Behov | Ändras |" in summed_up(folder)[1]
    assert (folder.parent / "summary/diagram.html").read_text(encoding="utf-8").count("<figure>") == 2
    assert 'href="needs/index.html"' in (folder.parent / "site/index.html").read_text(encoding="utf-8")


def with_answers(folder: Path, was: str, now: str) -> None:
    """A table of answers on the main branch, and another on this one."""
    (folder.parent / "docs").mkdir()
    table = folder.parent / "docs/answers.csv"
    table.write_text(was, encoding="utf-8")
    commit(folder.parent)
    git(folder.parent, "branch", "--force", "main")
    table.write_text(now, encoding="utf-8")


def test_an_answer_whose_row_the_change_takes_away_has_fallen(folder):
    """Each side is told by the table that stood beside it, and the pictures are in the file of charts."""
    with_answers(folder, "first second", "first third")
    upload(folder)
    text = summed_up(folder, tell=tell_answers)[1]
    assert "**1 av 2 svar står kvar, 1 faller bort och 1 är nytt.** Det har fått en ny rubrik." in text
    assert "**Sida: second?** Rubriken var: ”second 0”. Det finns inte längre i `docs/answers.csv`." in text
    assert 'id="answer-second"' in (folder.parent / "summary/diagram.html").read_text(encoding="utf-8")


@pytest.mark.parametrize(("fails", "side"), [("first", "före"), ("second", "efter")])
@LATER
def test_a_table_of_answers_that_cannot_be_read_is_said(folder, fails, side):
    """Of which side, and why; the rest of the summary is there."""
    with_answers(folder, "first", "second")

    def tell(package: Package, texts: Mapping[str, str]) -> list[ToldAnswer]:
        if fails in texts["answers.csv"]:
            raise ValueError("row 3: <x>")
        return []

    found, text = summed_up(folder, tell=tell)
    assert found == []
    assert f"Svaren {side} ändringen går inte att läsa, så de jämförs inte: row 3: <x>." in text
    assert "Inget skiljer dem åt" in text


def test_the_comment_is_cut_between_its_parts_and_says_where_all_of_it_stands(folder, monkeypatch):
    """Never in the middle of what opens; the page of the run has it whole."""
    monkeypatch.setattr("scripts.year.summary.MOST_COMMENT", 1400)
    upload(folder, direct="365")
    whole = summed_up(folder)[1]
    comment = html.unescape((folder.parent / "summary/comment.md").read_text(encoding="utf-8"))
    assert len(comment.encode()) <= 1400 < len(whole.encode())
    assert comment.count("<details>") == comment.count("</details>")
    assert comment.endswith(f"{LEFT_OUT_HERE}\n")


def test_without_a_release_there_are_no_charts_to_compare_with(folder):
    """That is said and no fault, and there is no page of pictures."""
    found, text = summed_up(folder)
    assert found == []
    assert "inga tidigare diagram" in text
    assert not (folder.parent / "summary/diagram.html").exists()


def test_a_site_that_cannot_be_built_is_a_fault(folder):
    """The figures are compared all the same, and what MkDocs says is in the summary."""

    def fails(_target: Path, _package: Path) -> None:
        raise SystemExit("mkdocs.yml: no such page <x>")

    top = folder.parent
    found = summary(
        folder, "main", Site(fails, serve, no_answers, no_words), top / "summary", top / "site", top / "docs"
    )
    text = (top / "summary/summary.md").read_text(encoding="utf-8")
    assert "site_failed" in {one.kind for one in found}
    assert "no such page &#60;x&#62;" in text
    assert "Inget skiljer dem åt" in text


def test_a_file_in_the_wrong_folder_is_told(folder):
    """Somebody dropped the figures on the first page of the repository. The name of a file is no markup."""
    for name in ("2026.csv", NASTY.replace("/", ""), "datapackage/figures/2026.csv"):
        (folder.parent / name).write_text("x", encoding="utf-8")
    git(folder.parent, "add", ".")
    (folder / "package.yml").unlink()  # also where nothing can be built
    text = summed_up(folder)[1]
    assert "### Nya filer som ingenting läser" in text
    assert "- 2026.csv\n- <img src=x>" in text
    assert "- datapackage" not in text
    assert "<img" not in (folder.parent / "summary/comment.md").read_text(encoding="utf-8")


def test_a_workbook_is_found(folder):
    """It holds the numbers that are hidden."""
    (folder.parent / "2026.xlsx").write_bytes(b"x")
    git(folder.parent, "add", "--force", "2026.xlsx")
    (folder / "package.yml").unlink()  # also where nothing can be built
    found, text = summed_up(folder)
    assert {one.kind for one in found} == {"workbook_in_git", "file_missing"}
    assert "### Små tal som väntar på beslut" in text


QUIET: Row = {"indicator": "silent", "title_sv": NASTY}
FIGURE: Row = {"observation": "x", "indicator": "needs", "value": "1"}
NAMED = package(indicators=[{"indicator": "needs", "title_sv": "Behov"}, QUIET], observations=[FIGURE])


def test_no_text_from_outside_becomes_markup():
    """Neither what stands in a cell, the name of a file, of a chart nor of an indicator without a number in any year."""
    problem = Problem(f"figures/{NASTY}.csv", 2, "value", "number_text", NASTY)
    nasty = {"v1.0.0/embed/a/index.html": f"<title>{html.escape(NASTY)}</title><main>a</main>".encode()}
    changed = changed_charts({}, nasty, [])
    text = told(problems=[problem], charts=changed, after=NAMED, shown=True)
    assert text.count("img src") == 4
    assert not any(sign in text for sign in ("<img", "](", "![", "@e", " #1", "`x", "http://"))
    assert text.partition("### Sidor utan siffror\n\n")[2].startswith("&#60;img")
    assert "<img src=x>" not in pictures(changed, [])


@pytest.mark.parametrize(("facts", "said"), WORLDS)
def test_what_is_known_of_a_change_is_said_and_what_matters_most_comes_first(facts, said):
    """What is wrong, then answers, sentences, figures and pages."""
    text = html.unescape(told(**facts))
    assert [one for one in said if one not in text] == []
    assert sorted(said, key=text.index) == said


def test_charts_that_change_are_shown_before_and_after():
    """The version that every chart names is no change. One that is new has no before."""
    before, same, after = (frames(text[:5], needs=text) for text in ("1.0.0 a", "1.0.1 a", "1.0.1 b"))
    assert changed_charts(before, same, ["1.0.0", "1.0.1"]) == []
    shown = pictures(changed_charts(before, after, ["1.0.0", "1.0.1"]), [])
    assert [shown.count(f">{text}</div>") for text in ("1.0.0 a", "1.0.1 b")] == [1, 1]
    new, gone = changed_charts({}, after, []), changed_charts(before, {}, [])
    assert "Fanns inte." in pictures(new, [])
    assert "Finns inte längre." in pictures(gone, [])
    assert "Inget svar och inget diagram ändras." in pictures([], [])


def test_no_figure_of_a_page_runs_or_leads_anywhere_on_the_page_of_pictures():
    """It lies on somebody's own disk."""
    shown = pictures(changed_charts({}, frames(a='<a href="../x/" id="b">c</a>'), []), [])
    assert "<a>c</a>" in shown
    assert "default-src 'none'" in shown


def test_a_chart_of_what_is_withheld_now_is_not_shown_as_it_was():
    """It says that something is hidden; it is not without a before, and has its name also when it is gone."""
    before = {**frames(needs="a 4711"), "rows.json": b'{"embed/needs/": ["needs.advice"]}'}
    for now in (frames(needs="b"), frames()):
        shown = pictures(changed_charts(before, now, [], {"needs"}), [])
        assert "4711" not in shown
        assert "<h2>Behov</h2>" in shown
        assert "något i diagrammet är dolt nu" in shown
        assert "Fanns inte." not in shown


def test_a_summary_that_would_be_too_long_is_cut_between_its_parts():
    """The host shows nothing at all of one that is longer than it takes. What comes after a long part is there all the same."""
    text = f"# a\n\nb\n\n## c\n\n{'long ' * 100}\n\n<details>d\n\ne</details>"
    assert fitting(text, 200, "More.") == "# a\n\nb\n\n<details>d\n\ne</details>\n\nMore.\n"
    assert fitting(text, 2000, "More.") == f"{text}\n"


@pytest.mark.parametrize(("kind", "code"), [("notice_bom", 0), ("contradiction", 1)])
def test_the_command_fails_when_the_package_is_not_valid(monkeypatch, capsys, kind, code):
    """And says where all of it stands."""
    told = [Problem("figures/2031.csv", 2, "value", kind)]
    monkeypatch.setattr("scripts.year.summary.summary", lambda *_: told)
    assert main(["summary", "main"]) == code
    assert ("1 fel. Allt står i summary/summary.md." in capsys.readouterr().err) == bool(code)


def test_the_preview_can_be_read_from_a_folder():
    """Without a web server a link to a folder shows a list of files; other links, and places on the page, stay as they are."""
    page = (
        '<a href="../adults/#a">a</a><a href="..">b</a><a href="#c">c</a>'
        '<a href="https://x.example/y/">d</a><a href="f.csv">e</a>'
    )
    assert opened_from_disk(page) == (
        '<a href="../adults/index.html#a">a</a><a href="../index.html">b</a><a href="#c">c</a>'
        '<a href="https://x.example/y/">d</a><a href="f.csv">e</a>'
    )


def test_what_becomes_of_releases_is_said_where_a_reviewer_sees_it(folder):
    """A new one that the figures give: no diff shows it. What else may have become of it, `check-releases` finds."""
    release(folder)
    assert "### Utgåvor\n\n- releases/1.0.0-site.zip: utgåvan är gjord en gång till" in summed_up(folder)[1]
