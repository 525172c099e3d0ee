"""What lies beside the package: how to cite it is never typed by hand, and a filled workbook is never committed."""

import json
import shutil
from functools import cache
from html import escape

import pytest
import yaml
from openpyxl import load_workbook

from scripts.ground.problems import MESSAGES
from scripts.ground.tables import to_csv
from scripts.guard.questionnaire.invented import COLUMNS
from scripts.package.build import build
from scripts.paths import DATAPACKAGE, ROOT
from scripts.year.repository import citation, stale_citation, tracked_workbooks, write_citation
from tests.packages import next_year, released_folder
from tests.promised import promised
from tests.releasing import release
from tests.repository import git
from tests.year_folder import YEAR, started_once

SET = {"site_address": "https://example.se/", "repository": "https://example.se/kod"}


@pytest.fixture
def descriptor():
    return json.loads((DATAPACKAGE / "datapackage.json").read_text(encoding="utf-8"))


def test_the_committed_file_is_what_the_build_gives():
    assert stale_citation(DATAPACKAGE) == []


def test_it_says_the_same_as_the_package(descriptor):
    """One title, one maker, one version, one date, one licence; the descriptions in both languages."""
    found = citation(descriptor, {"data_licence": "set"})
    assert (found["title"], found["version"]) == (descriptor["title"], descriptor["version"])
    assert str(found["date-released"]) == descriptor["created"][:10]
    assert found["license"] == descriptor["licenses"][0]["name"]
    assert found["authors"] == [{"name": descriptor["contributors"][0]["title"]}]
    assert found["identifiers"][0]["value"] == descriptor["id"]
    assert all(descriptor[name] in found["abstract"] for name in ("description", "description_en"))
    assert found["keywords"] == descriptor["keywords"] + descriptor["keywords_en"]


def test_an_address_stands_there_once_it_is_set(descriptor):
    """A placeholder never does."""
    assert "http" not in yaml.safe_dump(citation(descriptor, {}))
    found = citation(descriptor, SET)
    assert found["url"] == f"{descriptor['homepage']}v{descriptor['version']}/"
    assert found["repository-code"] == SET["repository"]


def test_the_doi_of_all_versions_stands_there_once_it_is_set(descriptor):
    """As one more name of the data, and as what it is; an empty one is none."""
    (_, doi) = citation(descriptor, {"doi": "10.5281/zenodo.7"})["identifiers"]
    assert (doi["type"], doi["value"], doi["description"]) == (
        "doi",
        "10.5281/zenodo.7",
        "Alla versioner / all versions",
    )
    assert len(citation(descriptor, {"doi": ""})["identifiers"]) == 1


def test_it_cites_the_newest_release_whatever_has_been_merged_since(tmp_path):
    """Nobody can cite what is not published."""
    folder = released_folder(tmp_path / "datapackage")
    build(folder)
    release(folder)
    write_citation(next_year(folder))
    assert json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))["version"] == "1.1.0"
    assert yaml.safe_load((tmp_path / "CITATION.cff").read_text(encoding="utf-8"))["version"] == "1.0.0"
    release(folder)
    write_citation(folder)
    assert yaml.safe_load((tmp_path / "CITATION.cff").read_text(encoding="utf-8"))["version"] == "1.1.0"


def test_a_file_that_was_changed_by_hand_is_noticed_and_mended(tmp_path):
    """By name; the next build writes it anew."""
    folder = shutil.copytree(DATAPACKAGE, tmp_path / "datapackage")
    shutil.copy(ROOT / "CITATION.cff", tmp_path)
    assert stale_citation(folder) == []
    (tmp_path / "CITATION.cff").write_text("version: 9.9.9", encoding="utf-8")
    assert [problem.file for problem in stale_citation(folder)] == ["CITATION.cff"]
    write_citation(folder)
    assert stale_citation(folder) == []


@pytest.fixture
def repository(tmp_path):
    """An empty repository with a package folder and the project's own ignore list."""
    git(tmp_path, "init", "-q")
    (tmp_path / "datapackage").mkdir()
    (tmp_path / ".gitignore").write_bytes((ROOT / ".gitignore").read_bytes())
    return tmp_path


@promised
def test_a_workbook_is_left_out_by_git_and_refused_where_git_follows_it(repository, name, kind):
    """Wherever it lies; who adds it by force, or uploads it on GitHub, is told."""
    path = repository / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.touch()
    git(repository, "add", "--all")
    assert tracked_workbooks(repository / "datapackage") == []
    assert followed(repository, {name: b""}) == [(name, kind)]


def followed(repository, files):
    """What is said of files that git follows: name -> what is in it."""
    for name, data in files.items():
        (repository / name).parent.mkdir(parents=True, exist_ok=True)
        (repository / name).write_bytes(data)
    git(repository, "add", "--force", *files)
    return [(one.file, one.kind) for one in tracked_workbooks(repository / "datapackage")]


@cache
def sheets():
    """Title -> the cells of each sheet of a workbook."""
    book = load_workbook(started_once() / f"{YEAR}.xlsx", read_only=True)
    return {sheet.title: [[cell.value for cell in row] for row in sheet] for sheet in book}


def as_csv(rows, separator):
    """A sheet as a program saves it as text."""
    return "\n".join(separator.join("" if one is None else str(one) for one in row) for row in rows)


def as_html(rows):
    """A sheet as a program saves it as a page."""
    cells = "</td>\n<td>".join(escape(str(one)).replace(" ", "\n ") for row in rows for one in row if one is not None)
    return f"<table><td>{cells}</td></table>"


@pytest.mark.parametrize(
    ("name", "saved"),
    [
        ("docs/{}.csv", lambda rows: as_csv(rows, ",").encode()),
        ("datapackage/figures/{}.csv", lambda rows: as_csv(rows, ";").encode("cp1252", "replace")),
        ("siffror {}.txt", lambda rows: as_csv(rows, "\t").encode("utf-16")),
        ("docs/siffror {}.html", lambda rows: as_html(rows).encode()),
        ("docs/siffror {}.xml", lambda rows: as_html(rows).encode("cp1252", "xmlcharrefreplace")),
        ("siffror {}.md", lambda rows: as_csv(rows, " | ").encode()),
    ],
)
def test_a_sheet_that_was_saved_otherwise_is_refused_whatever_it_is_called(repository, name, saved):
    """Every sheet that a person sees, as text or as a page: its own words are saved with it."""
    seen = [rows for title, rows in sheets().items() if title != "Listor"]
    files = {name.format(year): saved(rows) for year, rows in enumerate(seen, int(YEAR))}
    assert followed(repository, files) == [(name, "workbook_in_git") for name in sorted(files)]


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("docs/sheet.png", b"PK\3\4[Content_Types].xml"),
        ("siffror.docx", b"PK\3\4[Content_Types].xml"),
        ("docs/siffror.txt", b"%PDF-1.7"),
        ("siffror", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"),
        ("datapackage/figures/2031.csv", b"gender.women.adults;Kvinnor;Vuxna;12;;\n"),
        ("datapackage/figures/2031/notes.csv", b"Kvinnor,Vuxna,12\n"),
    ],
)
def test_what_a_file_holds_tells_a_workbook_under_another_name(repository, name, data):
    """A ZIP, a PDF or an old workbook, and among the tables one without the names of columns."""
    assert followed(repository, {name: data}) == [(name, "workbook_in_git")]


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("datapackage/figures/2031.csv", b"indicator,category,value\n"),
        ("datapackage/figures/2031.csv", b"\xef\xbb\xbfindicator;category;value\r\n"),
        ("datapackage/figures/2031/notes.csv", b"note,text_sv\n"),
        ("datapackage/data/protection-2031.csv", to_csv(COLUMNS, [])),
        ("datapackage/figures/README.md", b"# Siffrorna\nKolumnen Status, Antal.\n"),
        ("datapackage/releases/1.10.0.zip", b"PK\3\4"),
        ("datapackage/releases/1.10.0-pages.xz", b"page,text\n"),
        ("docs/assets/figure.png", b"\x89PNG\r\n"),
        ("docs/overrides/main.html", b"<title>Siffror</title>"),
        ("docs/answers.csv", b"answer\n"),
        ("tests/frozen/next.csv", b"gender.women.adults,12\n"),
        ("scripts/year/workbook_words.py", (ROOT / "scripts/year/workbook_words.py").read_bytes()),
    ],
)
def test_what_is_ours_may_come(repository, name, data):
    """A year, its invented people, a release, a picture, a page of the theme, and the code that has the words of the workbook."""
    assert followed(repository, {name: data}) == []


def test_nothing_that_is_in_this_repository_is_taken_for_a_workbook():
    """Neither a picture nor a page that speaks of the workbook."""
    assert tracked_workbooks(ROOT / "datapackage") == []


@pytest.mark.parametrize("lang", ["sv", "en"])
def test_what_is_said_leads_to_withdrawing(lang):
    """An upload on GitHub never reads what is ignored, so whoever is told has published it."""
    assert all(".github/guides/withdraw.md" in MESSAGES[one][lang] for one in ("workbook_in_git", "file_stray"))


def test_a_folder_without_a_repository_has_nothing_committed(tmp_path):
    """The check asks git, and takes its no for an answer."""
    assert tracked_workbooks(tmp_path) == []
