"""The rehearsal: the coming year from an empty form to a released package and a site, with the commands alone."""

import csv
import hashlib
import json
import re
import shutil
from types import SimpleNamespace

import pytest

from scripts.__main__ import main
from scripts.package.audit.kept import Memory
from scripts.package.audit.run import Audit, audit
from scripts.package.build import build
from scripts.package.sources import read_sources
from scripts.package.tables import all_records
from scripts.paths import DATAPACKAGE, DOCS, FIGURES, ROOT
from scripts.site.build import build_site
from scripts.site.pinned.keeping import kept_files
from scripts.year.compare import compare
from scripts.year.release import release
from tests.made_up_year import made_up_counts
from tests.rows import wrongly_noted
from tests.year_folder import book_of, explain, fill, plan_of, read

pytestmark = pytest.mark.slow

LAST = max(int(path.stem) for path in FIGURES.glob("*.csv"))
# The newest year with any figure: the last one may only have begun.
COUNTED = max(
    year for year, rows in read_sources(DATAPACKAGE).figures.items() if any(row["value"] for row in rows.values())
)
YEAR = str(LAST + 1)
NOW = json.loads((DATAPACKAGE / "datapackage.json").read_text(encoding="utf-8"))["version"]
NEXT = f"{NOW.split('.')[0]}.{int(NOW.split('.')[1]) + 1}.0"
SMALL, BESIDE, LARGE = (f"gender.{name}.adults" for name in ("other_gender", "men", "women"))
HIDDEN = "Dolt för att skydda personer"
LANGS = {"sv": "", "en": "en/"}


def checksums(*roots):
    """Every file below some folders, without what Python and the tests make."""
    paths = [path for root in roots for path in root.rglob("*") if path.is_file() and "__pycache__" not in path.parts]
    return {path: hashlib.sha256(path.read_bytes()).hexdigest() for path in paths}


def released(folder):
    """The committed package as a release."""
    release(folder, kept_files(folder))


def filled(folder):
    """The workbook as a maintainer leaves it: one number is small, and another is hidden so that it cannot be worked out."""
    sources = read_sources(folder)
    counts = made_up_counts(plan_of(sources, YEAR), all_records(sources.codes))
    counts |= {SMALL: 3, LARGE: counts[LARGE] + counts[SMALL] - 3}
    fill(book_of(folder, YEAR), D=counts, G={BESIDE: HIDDEN})
    return counts


@pytest.fixture(scope="module")
def audited_once():
    """The audit answers a second question from memory, also where it is asked anew: it is pure, and takes most of the time.

    The notebooks are run on the published package, and on a new year in the life of the repository.
    """
    answers: dict[str, Audit] = {}

    def once(statements, codes, decisions, _of_year=None):
        asked = repr((statements, decisions))
        return answers.get(asked) or answers.setdefault(asked, audit(statements, codes, decisions, Memory().of_year))

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("scripts.package.build.audit", once)
        patch.setattr("scripts.package.audit.kept.audit", once)
        patch.setenv("RUN_NOTEBOOKS", "false")
        yield


@pytest.fixture(scope="module")
def year(tmp_path_factory, audited_once):
    """Everything that happens when a year is added, once."""
    root = tmp_path_factory.mktemp("rehearsal")
    folder = shutil.copytree(DATAPACKAGE, root / "datapackage")
    before = checksums(ROOT / "scripts", DOCS)
    released(folder)
    first = {path.name: path.read_bytes() for path in (folder / "releases").glob("*.zip")}
    assert main(["workbook", YEAR, "--folder", str(folder)]) == 0
    counts = filled(folder)
    explain(folder, YEAR)
    assert read(folder, year=YEAR) == 0
    notices = build(folder)
    release(folder, kept_files(folder))
    touched = {path for path, checksum in checksums(ROOT / "scripts", DOCS).items() if before.get(path) != checksum}
    return SimpleNamespace(folder=folder, counts=counts, first=first, notices=notices, touched=touched)


@pytest.fixture(scope="module")
def site(year, tmp_path_factory):
    """The site of that year."""
    root = tmp_path_factory.mktemp("rehearsed") / "site"
    build_site(root, year.folder)
    return root


def table(year, name):
    """The rows of a built table."""
    with (year.folder / "data" / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def page(site, path, lang="sv"):
    """The text of a page between its tags; the pictures' too."""
    text = (site / LANGS[lang] / path / "index.html").read_text(encoding="utf-8")
    return re.sub(r"<[^>]+>", " ", text.partition("<main")[2].partition("</main>")[0])


def test_no_code_and_no_page_is_touched(year):
    """Reading the workbook writes the year's file, and what it adds in the folder beside."""
    assert year.touched == set()
    hand = {path.relative_to(DATAPACKAGE) for path in DATAPACKAGE.rglob("*") if path.is_file()}
    built = {"data", "releases"}
    changed = {
        path.as_posix()
        for path in hand | {path.relative_to(year.folder) for path in year.folder.rglob("*") if path.is_file()}
        if path.parts[0] not in built and path.name != "datapackage.json"
        and (path not in hand or (DATAPACKAGE / path).read_bytes() != (year.folder / path).read_bytes())
    }  # fmt: skip
    assert {name.replace(".csv", "/").split("/")[1] for name in changed} == {YEAR}
    assert {name.split("/")[0] for name in changed} == {"figures"}


def test_a_new_year_is_the_next_middle_number(year):
    """Nobody has to say so."""
    descriptor = json.loads((year.folder / "datapackage.json").read_text(encoding="utf-8"))
    assert descriptor["version"] == NEXT


def test_the_audit_finds_nothing_in_the_new_year(year):
    """No contradiction and no smaller base; its checks are done."""
    assert not [one for one in year.notices if f"/{YEAR}." in one.file and one.kind != "notice_everybody"]
    assert not [row for row in table(year, "findings") if row["year"] == YEAR]
    assert [row for row in table(year, "audit_checks") if row["year"] == YEAR]


def test_no_note_of_the_year_is_against_its_row_and_none_is_lacking(year):
    """A form gives every base, and nobody has written a note on it but what the person who explained typed."""
    rows = [row for row in table(year, "observations") if row["year"] == YEAR]
    assert wrongly_noted(rows, table(year, "indicators")) == []
    assert not [row["observation"] for row in rows if "base_not_stated" in row["notes"].split()]


def test_every_count_that_is_not_hidden_is_published_as_it_was_typed(year):
    """From the cell of the workbook to the row of the table."""
    rows = [row for row in table(year, "observations") if (row["year"], row["measure"]) == (YEAR, "count")]
    found = {f"{row['indicator']}.{row['category']}.{row['population']}": row for row in rows}
    assert {key for key in year.counts if found[key]["obs_status"] == "Q"} == {SMALL, BESIDE}
    assert {key: int(found[key]["value"]) for key in year.counts if key not in (SMALL, BESIDE)} == {
        key: count for key, count in year.counts.items() if key not in (SMALL, BESIDE)
    }


def test_a_hidden_count_is_in_no_built_file(year):
    """Neither as a value nor as a limit, of the count or of its share."""
    named = [
        row for row in table(year, "observations") if f"{row['indicator']}.{row['category']}" == "gender.other_gender"
    ]
    told = [row for row in named if row["year"] == YEAR and (row["value"] or row["lower"] or row["upper"])]
    assert told == []
    ranges = [row for row in table(year, "derived_ranges") if row["year"] == YEAR and row["indicator"] == "gender"]
    assert ranges == []


def test_the_comparison_has_the_new_figures_and_nothing_else(year):
    """Nothing of what was published has changed or gone."""
    report = compare([NOW, NEXT], "markdown", year.folder)
    assert "Nya siffror" in report
    assert "Ändrade siffror" not in report
    assert "Siffror som försvinner" not in report
    changed = list(csv.DictReader(compare([NOW, NEXT], "csv", year.folder).splitlines()))
    lost = [row for row in changed if row["table"] == "observations" and row["change_kind"] != "row_added"]
    assert lost == []


def test_the_first_release_is_still_the_same_bytes(year):
    """Beside the new one."""
    now = {path.name: path.read_bytes() for path in (year.folder / "releases").glob("*.zip")}
    assert set(now) == {*year.first, f"{NEXT}.zip", f"{NEXT}-site.zip"}
    assert {name: now[name] for name in year.first} == year.first


@pytest.mark.parametrize("lang", LANGS)
def test_every_measurement_point_shows_the_new_year_and_the_one_before(year, site, lang):
    """Each page has both; one that nobody asked about keeps its old year."""
    asked = {key.partition(".")[0] for key in year.counts}
    earlier = {row["indicator"] for row in table(year, "observations") if row["year"] == str(LAST)}
    for indicator in asked:
        text = page(site, f"indicators/{indicator}", lang)
        assert YEAR in text, indicator
        assert str(LAST) in text or indicator not in earlier, indicator


def unspaced(text):
    """A text with the thousands of its numbers as the tables have them."""
    return re.sub(r"(?<=[0-9])[ \u00a0\u202f,](?=[0-9]{3}\b)", "", text)


@pytest.mark.parametrize("lang", LANGS)
def test_the_start_page_and_the_series_go_on(year, site, lang):
    """The newest year and how many were met; over time has a further point for what was asked for before."""
    met = str(year.counts["contacts.total.all"])
    assert f"{YEAR}" in page(site, "", lang)
    assert met in unspaced(page(site, "", lang))
    over_time = unspaced(page(site, "over-time", lang))
    assert re.search(rf"\b[0-9]{{4}}–{YEAR}\b", over_time)
    for wanted in (str(COUNTED), YEAR, met):
        assert wanted in over_time


@pytest.mark.parametrize("lang", LANGS)
def test_no_page_says_of_the_new_year_what_was_true_of_the_old(year, site, lang):
    """No large case, no chart of a report, no rank that the form does not give; each card gives the base of its form."""
    adults = page(site, "adults", lang)
    for old in ("ett ärende i Åsele", "a case in Åsele", "vanligaste ursprungslandet", "most common country"):
        assert old not in adults
    blank = [row for row in table(year, "observations") if (row["year"], row["obs_status"]) == (YEAR, "O")]
    assert blank == []
    assert "Rapporten anger inte" not in page(site, "support", lang)
    assert not re.search(rf"{YEAR}\. (Basen är|The base is) [0-9]+\. (Rapporten|The report)", adults)
