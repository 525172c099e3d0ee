"""A figure that should not be out is taken off the site, found wherever it is, and its version's addresses say so and no more."""

import csv
import json
import shutil
from contextlib import suppress

import pytest

from scripts.__main__ import main
from scripts.ground.data_package import Row
from scripts.ground.holding import holds
from scripts.ground.problems import Refused
from scripts.ground.releases import FOLDER, read_release
from scripts.guard.protection.cells import Sum
from scripts.guard.protection.form_reader import ToldByForm
from scripts.guard.protection.proposal import UnprotectableError
from scripts.package.build import build
from scripts.package.versions import next_version
from scripts.site import released
from scripts.site.pages.versions import withdrawn
from scripts.year.helpers.verbs.where import where
from tests.packages import next_year, package, released_folder
from tests.promised import promised
from tests.releasing import release
from tests.repository import begin, commit, git
from tests.rows import figure, figures_csv, to_row
from tests.site_package import labels
from tests.typing_in import lines_in
from tests.year_folder import YEAR, book_of, fill, read, started

FIGURE = "contacts.total.all.all_cases.2026.count.persons"
DAY = "2031-05-01"


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """A repository with two releases: the second has a year more."""
    folder = released_folder(tmp_path_factory.mktemp("two") / "datapackage")
    build(folder)
    release(folder)
    release(next_year(folder, "537"))
    begin(folder.parent)
    return folder


@pytest.fixture
def folder(made, tmp_path):
    return shutil.copytree(made.parent, tmp_path / "repository") / "datapackage"


@pytest.fixture
def shown(monkeypatch):
    """What the site would be built of: the version, the releases beside it, and what is taken down."""
    found: dict[str, object] = {}

    def look(target, place, _):
        found["version"] = json.loads((place / "datapackage.json").read_text(encoding="utf-8"))["version"]
        found["beside"] = sorted(path.stem for path in (place / FOLDER).glob("*[0-9].zip"))
        found["gone"] = (place / FOLDER / "taken-down.csv").read_text(encoding="utf-8").splitlines()[1:]
        written = place / "figures/2026.csv"
        found["lists"] = (place / "codes/indicators.csv").is_file()
        found["written"] = written.read_bytes() if written.is_file() else b""
        return []

    monkeypatch.setattr(released, "build_site", look)
    return found


@pytest.fixture
def site(folder, tmp_path):
    """Builds the site without some figures: the kinds of the notices, and which version is listed with which figure."""

    def built(*figures, version=""):
        listed = tmp_path / "held.txt"
        told = released.build_released(folder, tmp_path / "site", DAY, version, figures, listed)
        return [one.kind for one in told], listed.read_text(encoding="utf-8").splitlines()

    return built


def test_the_newest_release_without_the_figure_is_shown(site, shown):
    """The other is withdrawn with its day, and listed with the figure; what did not hold the figure goes on answering."""
    assert site(FIGURE) == ([], [f"1.1.0 {FIGURE}"])
    assert (shown["version"], shown["beside"]) == ("1.0.0", ["1.0.0"])
    (line,) = shown["gone"]
    assert line.startswith(f"1.1.0,{DAY},")
    assert "537" not in line


def merged(folder):
    """Write another number, and merge it: it is not released."""
    (folder / "figures/2026.csv").write_bytes(figures_csv(figure(value="538", year="2026")))
    commit(folder.parent)


def test_what_lies_beside_a_release_is_what_people_had_written_of_it(folder, site, shown):
    """Another number that is merged and not released is not there."""
    merged(folder)
    site()
    assert b"537" in shown["written"]
    assert b"538" not in shown["written"]


def test_nothing_of_a_version_that_is_taken_down_lies_beside_the_one_before(folder, site, shown, tmp_path):
    """Each had a commit of its own, or both came in one: then nobody knows what had been written of the earlier."""
    site(FIGURE)
    assert shown["written"] == b""
    later = [path for path in (folder / FOLDER).iterdir() if path.name.startswith("1.1.0")]
    kept = {path: path.read_bytes() for path in (*later, folder / "figures/2026.csv")}
    for path in kept:
        path.unlink()
    shutil.rmtree(folder.parent / ".git")
    begin(folder.parent)
    for path, data in kept.items():
        path.write_bytes(data)
    commit(folder.parent)
    site(FIGURE)
    assert (shown["version"], shown["written"]) == ("1.0.0", b"")
    assert shown["lists"]


def test_a_shallow_clone_does_not_know_what_had_been_written(folder, shown, tmp_path):
    """Its only commit has all that has been merged since: nothing is laid, rather than that."""
    merged(folder)
    clone = tmp_path / "clone"
    git(tmp_path, "clone", "-q", "--depth=1", f"file://{folder.parent}", str(clone))
    released.build_released(clone / "datapackage", tmp_path / "site", DAY, listed=tmp_path / "held.txt")
    assert shown["written"] == b""


def test_a_chosen_release_is_shown_unless_it_holds_a_figure_too(site, shown):
    """Then the newest that does not is shown, and that is said: nothing stays up since somebody chose a version."""
    assert site(FIGURE, version="1.0.0")[0] == []
    assert shown["version"] == "1.0.0"
    assert site(FIGURE, version="1.1.0")[0] == ["notice_release_holds"]
    assert shown["version"] == "1.0.0"


def test_a_release_that_is_not_there_is_refused(site, tmp_path):
    """And nothing is built."""
    with pytest.raises(Refused) as refused:
        site(FIGURE, version="7.0.0")
    assert [one.kind for one in refused.value.problems] == ["release_unknown"]
    assert not (tmp_path / "site").exists()


def test_a_name_that_no_release_holds_takes_nothing_down_and_keeps_nothing_up(site, shown):
    """That is said, and it is not listed: a mistyped name must neither look as if it were down nor stand in the way of another."""
    mistyped = FIGURE.replace("total", "totl")
    assert site(mistyped, FIGURE) == (["notice_release_without"], [f"1.1.0 {FIGURE}"])
    assert shown["beside"] == ["1.0.0"]
    assert site(mistyped) == (["notice_release_without"], [])
    assert shown["beside"] == ["1.0.0", "1.1.0"]


def test_several_figures_are_left_out_together(site, tmp_path):
    """By names with blanks between them, as the workflow gives them."""
    first = FIGURE.replace("2026", "2025")
    assert site(FIGURE, first)[1] == [f"1.0.0 {first}", f"1.1.0 {FIGURE}", f"1.1.0 {first}"]
    assert (tmp_path / "site/index.html").is_file()


def test_where_nothing_is_left_a_page_says_that_nothing_is_published(site, tmp_path):
    """At every address, with whom to call; and not a word of the figure."""
    site(FIGURE.replace("2026", "2025"))
    assert sorted(path.name for path in (tmp_path / "site").iterdir()) == ["404.html", "index.html"]
    text = (tmp_path / "site/index.html").read_text(encoding="utf-8")
    assert "inte tillgänglig just nu" in text
    assert "112" in text
    assert "contacts" not in text


@pytest.mark.parametrize("page", ["holding.html", "gone.html"])
def test_the_holding_page_takes_the_old_site_s_place_whole_or_not_at_all(tmp_path, monkeypatch, page):
    """As another site does: where it cannot be made, the old one stays."""
    (tmp_path / "site").mkdir()
    (tmp_path / "site/old.html").write_text("old", encoding="utf-8")
    monkeypatch.setattr(released, "HOLDING", released.DOCS / page)
    with suppress(FileNotFoundError):
        released.hold(tmp_path / "site")
    left = ["404.html", "index.html"] if page == "holding.html" else ["old.html"]
    assert sorted(path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*.html")) == [
        f"site/{name}" for name in left
    ]


def test_what_is_published_is_of_the_newest_release_and_of_nothing_that_is_only_merged(folder, site, shown):
    """A year that is built and not released shows nowhere."""
    next_year(folder, "600", "2027")
    assert site() == ([], [])
    assert (shown["version"], shown["beside"], shown["gone"]) == ("1.1.0", ["1.0.0", "1.1.0"], [])


def test_every_place_of_a_figure_is_listed_by_its_name(folder, capsys, monkeypatch):
    """Release, files, pages, branch and history; never what it says."""
    monkeypatch.delenv("CI", raising=False)
    assert main(["where", FIGURE, "--folder", str(folder)]) == 0
    told = capsys.readouterr().err
    for place in (
        "releases/1.1.0.zip",
        "data/observations.csv",
        "v1.1.0/indicators/contacts/",
        "en/v1.1.0/",
        "main",
        "git: ",
    ):
        assert place in told
    assert "releases/1.0.0.zip" not in told
    assert "537" not in told


def test_the_list_is_not_for_a_public_log(folder, monkeypatch):
    """Nor is a name that is none of a figure looked for in silence."""
    monkeypatch.delenv("CI", raising=False)
    with pytest.raises(Refused) as refused:
        where(folder, "gender.x")
    assert [one.kind for one in refused.value.problems] == ["where_unknown"]
    monkeypatch.setenv("CI", "true")
    with pytest.raises(Refused) as refused:
        where(folder, FIGURE)
    assert [one.kind for one in refused.value.problems] == ["where_public"]


WOMEN = "gender.women.adults"
ANSWERED = {WOMEN: 50, "gender.men.adults": 30, "gender.other_gender.adults": 0, "gender.total.adults": 80}


def place(folder, key):
    """Where the count of a line stands."""
    sheet, row = lines_in(book_of(folder))[key]
    return f"{sheet}!D{row}"


@pytest.fixture
def withdrawn_from(tmp_path):
    """A year of the form that is released, and its workbook, in which somebody hides how many women there are."""
    folder = started(tmp_path)
    fill(book_of(folder), D=ANSWERED)
    assert read(folder) == 0
    build(folder)
    release(folder)
    book_of(folder).unlink()
    assert main(["workbook", YEAR, "--folder", str(folder)]) == 0
    fill(book_of(folder), G={WOMEN: "Dolt för att skydda personer"})
    return folder


def test_what_a_hidden_figure_of_a_released_year_could_be_worked_out_of_is_hidden_with_it(withdrawn_from):
    """One of its sum, though the release has told them all: it comes down, and the next is not to tell it."""
    assert read(withdrawn_from) == 0
    text = (withdrawn_from / f"figures/{YEAR}.csv").read_text(encoding="utf-8")
    counts = {row["category"]: row for row in csv.DictReader(text.splitlines()) if row["measure"] == "count"}
    shown = [name for name in ("women", "men", "total") if counts[name]["value"]]
    assert len(shown) == 1
    assert counts["women"]["obs_status"] == "Q"


@pytest.mark.slow(
    "a year withdrawn", "test_what_a_hidden_figure_of_a_released_year_could_be_worked_out_of_is_hidden_with_it"
)
def test_where_nothing_protects_what_is_withdrawn_its_own_place_and_those_beside_it_are_named(
    withdrawn_from, monkeypatch, capsys
):
    """Whatever the search ended at, and no zero, which hides nothing; nobody is told to clear what is to be hidden."""

    def none(*_, **__):
        raise UnprotectableError(ToldByForm(Sum(()), (), ()), lambda: None)

    monkeypatch.setattr("scripts.guard.protection.guarding.propose", none)
    assert read(withdrawn_from) == 1
    (line,) = [one for one in capsys.readouterr().err.splitlines() if "går att räkna ut" in one]
    women, *beside = (place(withdrawn_from, key) for key, count in ANSWERED.items() if count)
    assert f"räkna ut: {women}." in line
    assert f"({', '.join(beside)})" in line
    assert "cleared" not in line


def test_a_package_holds_a_figure_where_any_table_tells_its_number(folder):
    """Of a release: what it says of the figure, what was said of it, and what has changed."""
    assert holds(read_release(folder, "1.1.0").package, FIGURE) == ["observations", "statements", "changes"]


@promised
def test_a_package_holds_a_figure_that_a_row_tells(table, cells, held):
    """By its name, or by the place of its statement, which is all that the audit's tables name; a log says what stood there."""
    where_printed: Row = {"report_year": "2031", "source": "report", "place": "Kön", "seq": "1"}
    said = where_printed | {"observation": "a", "value": "", "printed": ""}
    assert holds(package(statements=[said], **{table: [to_row(cells)]}), "a") == held


def test_the_number_of_a_withdrawn_version_is_never_used_again():
    """Although its release is gone."""
    gone: list[Row] = [{"withdrawn_version": "1.1.0", "withdrawn_on": DAY}]
    assert next_version("1.0.0", [], package(observations=[], withdrawn=gone), set()) == "1.1.1"


@pytest.mark.parametrize(
    ("lang", "said"), [("sv", "drogs tillbaka den 1 maj 2031"), ("en", "was withdrawn on 1 May 2031")]
)
def test_a_withdrawn_version_answers_with_a_page_that_says_so_and_repeats_nothing(lang, said):
    """The page of each indicator and the page to embed, with the way to today's, and why."""
    rows: list[Row] = [
        {"withdrawn_version": "0.9.0", "withdrawn_on": DAY, "reason_sv": "Ett tal.", "reason_en": "A number."}
    ]
    figure, home = "embed/answers/asked/", "support/#asked-figure"
    pages = withdrawn(rows, labels(lang), {figure: home, "embed/needs/": "indicators/needs/"})
    addresses = ("index.md", "method.md", "audit.md", "codebook.md", "indicators/needs.md", "embed/needs/index.html")
    assert {f"v0.9.0/{address}" for address in (*addresses, f"{figure}index.html")} <= set(pages)
    assert all("withdrawn: true\n" in text for path, text in pages.items() if path.endswith(".md"))
    for text in pages.values():
        plain = text.replace("\N{NO-BREAK SPACE}", " ")
        assert said in plain
        assert ("Ett tal." if lang == "sv" else "A number.") in text
    assert 'href="../../../indicators/needs/"' in pages["v0.9.0/indicators/needs.md"]
    assert f'href="../../../../{home}"' in pages[f"v0.9.0/{figure}index.html"]


def test_the_guides_have_ten_steps_at_most():
    """Whoever follows them has other things to think of."""
    for name in ("correct", "withdraw", "reject"):
        text = (released.DOCS.parent / f".github/guides/{name}.md").read_text(encoding="utf-8")
        steps = [line for line in text.splitlines() if line[:1].isdigit() and ". " in line[:4]]
        assert 3 <= len(steps) <= 10, name
