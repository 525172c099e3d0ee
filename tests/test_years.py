"""A new year is a row: two made-up full years after the real ones, built to a package and a site without touching anything else."""

import re
import shutil

import pytest

from scripts.ground.tables import all_records, to_csv
from scripts.package.build import build
from scripts.package.sources import read_sources
from scripts.paths import DATAPACKAGE, FIGURES
from scripts.site.build import build_site
from tests.rows import FIGURE_COLUMNS
from tests.synthetic import synthetic_year

pytestmark = [
    pytest.mark.slow(
        "the package and the site with two made-up years more",
        "test_frozen_years.py::test_a_new_year_needs_no_editing_of_pages",
    ),
    pytest.mark.night,
]

LAST_REAL = max(int(path.stem) for path in FIGURES.glob("*.csv"))
NEW_YEARS = (LAST_REAL + 1, LAST_REAL + 2)


@pytest.fixture(scope="module")
def future(tmp_path_factory):
    """The package folder and the built site of a time two years from the last report."""
    root = tmp_path_factory.mktemp("future")
    folder, site = root / "datapackage", root / "site"
    shutil.copytree(DATAPACKAGE, folder, ignore=shutil.ignore_patterns("data", "datapackage.json", "releases"))
    codes = all_records(read_sources(DATAPACKAGE).codes)
    for year in NEW_YEARS:
        rows = synthetic_year(codes, FIGURE_COLUMNS, year)
        (folder / "figures" / f"{year}.csv").write_bytes(to_csv(FIGURE_COLUMNS, rows))
    notices = build(folder)
    build_site(site, folder)
    return folder, site, notices


def test_the_new_years_contradict_nothing(future):
    """The only notices are those that the real years give already."""
    _, _, notices = future
    assert not [one for one in notices if any(f".{year}." in one.file for year in NEW_YEARS)]


@pytest.mark.parametrize("page", ["index.html", "en/index.html"])
def test_the_start_page_speaks_of_the_newest_year(future, page):
    """Its year and its number of people are those of the newest figures file, in both languages."""
    folder, site, _ = future
    rows = (folder / "data/observations.csv").read_text(encoding="utf-8").splitlines()
    met = next(
        row.split(",")[10] for row in rows if row.startswith(f"contacts.total.all.all_cases.{NEW_YEARS[-1]}.count")
    )
    text = (site / page).read_text(encoding="utf-8")
    assert str(NEW_YEARS[-1]) in text
    assert met in text


@pytest.mark.parametrize("page", ["indicators/contacts/index.html", "en/indicators/contacts/index.html"])
def test_an_indicator_page_has_all_the_years(future, page):
    """The new ones, the real ones, and the gaps between them."""
    _, site, _ = future
    text = (site / page).read_text(encoding="utf-8")
    for year in (LAST_REAL, *NEW_YEARS):
        assert f"contacts.total.all.all_cases.{year}.count.persons" in text


@pytest.mark.parametrize("page", ["over-time/index.html", "en/over-time/index.html"])
def test_over_time_goes_on_with_the_new_years_and_keeps_its_gaps_and_breaks(future, page):
    """The series of everybody met: a row for every year from the first to the newest, words where there is no figure."""
    folder, site, _ = future
    rows = (folder / "data/observations.csv").read_text(encoding="utf-8").splitlines()
    series = {
        row.split(",")[7]: row.split(",")[10]
        for row in rows
        if row.startswith("contacts.total.all.all_cases.") and ".count.persons," in row
    }
    text = (site / page).read_text(encoding="utf-8")
    table = text.partition("<table")[2].partition("</table>")[0]
    lines = re.findall(r"<tr[^>]*>(.*?)</tr>", table, re.DOTALL)
    found = dict[str, str]()
    for line in lines:
        for year in re.findall(r"\b20[0-9]{2}\b", line)[:1]:
            found.setdefault(year, line)  # below them are the parts of the years
    first = int(min(found))
    assert first <= int(min(series))
    assert list(found) == [str(year) for year in range(first, NEW_YEARS[-1] + 1)]
    none = ("inget tal", "no figure", ": ?", " eller ", " or ")  # or two, of which nobody knows which is right
    for year, line in found.items():
        assert series[year] in line if year in series else any(words in line for words in none), year
