"""The life of the repository: a copy of it, real figures and all, is published, gets its next year, is corrected and taken down.

The year is lived twice, with hidden counts that differ: nothing that others see does.
"""

import csv
import re
import subprocess
from concurrent.futures import ThreadPoolExecutor

import pytest

from scripts.ground.releases import FOLDER, PARTS
from tests.life import copied, settle
from tests.lived_year import FOURTH, SECOND, THIRD, Life, begun, grown
from tests.repository import commit, git
from tests.workflow_steps import rejected

pytestmark = [
    pytest.mark.slow(
        "two whole repositories through the life of a year",
        "test_publish.py::test_what_is_merged_is_released_with_its_day",
        "test_withdrawing.py::test_the_newest_release_without_the_figure_is_shown",
    ),
    pytest.mark.night,
]
FEW = (3, 4)
TAKEN = "gender.women.adults.all_cases.{}.count.persons"


def words(life, path):
    """What a page says, without its tags and the line on what is newer."""
    text = (life.root / "site" / path / "index.html").read_text(encoding="utf-8")
    main = text.partition("<main")[2].partition("</main>")[0]
    return re.sub(r"<[^>]+>", " ", re.sub(r'<p class="pinned">.*?</p>', "", main)).split()


def table(life, path):
    """The rows of a table of the package folder."""
    with (life.folder / path).open(encoding="utf-8", newline="") as file:
        return [*csv.DictReader(file)]


def line(life, path):
    """What a page says of what is newer."""
    text = (life.root / "site" / path / "index.html").read_text(encoding="utf-8")
    return " ".join(re.sub(r"<[^>]+>", "", found) for found in re.findall(r'<p class="pinned">(.*?)</p>', text))


@pytest.fixture(scope="module")
def lives(tmp_path_factory):
    """Two copies in which the platform has decided everything, and of which the first version is out."""
    found = []
    for few in FEW:
        root = copied(tmp_path_factory.mktemp("life") / "repository")
        settle(root)
        commit(root, "Beslut")
        found.append(Life(root, few))
    with ThreadPoolExecutor() as both:
        list(both.map(first, found))
    return found


def first(life):
    """The first version is published, and what lies at its addresses is written down."""
    begun(life)
    life.run("site", "--released")
    site = life.root / "site"
    files = {path.relative_to(site).as_posix(): path for path in site.rglob("*") if path.is_file()}
    life.first = {path: file.read_bytes() for path, file in files.items() if re.search(r"(^|/)v1\.0\.0/", path)}
    life.told = {
        path: words(life, path.removesuffix("index.html")) for path in life.first if path.endswith("/index.html")
    }


def test_a_year_is_lived_twice_and_nobody_sees_which_hidden_counts_it_had(lives):
    """Small counts, a new country, a retired answer, prose, a case, a recommendation, a correction: read, built, published.

    Every file, page, message, log and commit is the same, byte for byte.
    """
    with ThreadPoolExecutor() as both:
        list(both.map(grown, lives))
    for life in lives:
        life.run("site", "--released")
    first, second = (life.everything() for life in lives)
    assert {path for path in first if first[path] != second.get(path)} == set()
    assert set(first) == set(second)
    rows = [row for row in table(lives[0], "data/observations.csv") if row["year"] == lives[0].year]
    assert {row["obs_status"] for row in rows if row["category"] == "the_philippines"} == {"Q"}


def test_what_was_cited_of_the_first_release_is_there_as_it_was(lives):
    """Data and pictures byte for byte, pages with the same figures and words, each with its line."""
    life = lives[0]
    for path, data in life.first.items():
        now = (life.root / "site" / path).read_bytes()
        if path.endswith("/index.html"):
            assert words(life, path.removesuffix("index.html")) == life.told[path], path
        else:
            assert now == data, path
    assert "Det finns nyare siffror" in line(life, "v1.0.0/indicators/gender")
    assert "En siffra här har rättats" in line(life, "v1.0.0/indicators/new_contacts")
    assert "There are newer figures" in line(life, "en/v1.0.0/indicators/gender")
    assert "den senaste. Sidan ligger kvar" in line(life, "v1.1.0/indicators/gender")


def test_a_figure_is_corrected_after_it_was_published(lives):
    """In the workbook, with one reason for it and for all that follows; the next version has it, and the one before says so."""
    life = lives[0]
    life.change("reflection_period_barriers.no_decision.national_support_programme", 1)
    life.read()
    life.tell_readers("- En rättelse.")
    life.publish(THIRD, "--why-sv", "Fel avskriven.", "--why-en", "Copied wrongly.")
    life.run("site", "--released")
    assert [row["reason_sv"] for row in table(life, "revisions.csv") if row["revision_version"] == "1.1.1"]
    assert "En siffra här har rättats" in line(life, "v1.1.0/indicators/reflection_period_barriers")
    assert "den senaste. Sidan ligger kvar" in line(life, "v1.1.1/indicators/reflection_period_barriers")


def test_a_figure_is_taken_down_at_once(lives):
    """The newest version without it is shown; the addresses of those that hold it say that they are withdrawn, and no more."""
    life = lives[0]
    life.run("site", "--released", "--without", TAKEN.format(life.year), "--date", FOURTH)
    assert "tillbakadragen" in " ".join(words(life, "v1.1.1/indicators/gender"))
    assert "tillbakadragen" in " ".join(words(life, "v1.1.1/audit"))
    assert 'content="noindex"' in (life.root / "site/v1.1.1/audit/index.html").read_text(encoding="utf-8")
    assert "/v1.1.1/" not in (life.root / "site/sitemap.xml").read_text(encoding="utf-8")
    assert not (life.root / "site/v1.1.0/data/observations.csv").exists()
    assert (life.root / "site/v1.0.0/data/observations.csv").read_bytes() == life.first["v1.0.0/data/observations.csv"]
    assert (life.root / "site/latest/data/observations.csv").read_bytes() == life.first["v1.0.0/data/observations.csv"]
    told = life.run("where", TAKEN.format(life.year))
    assert "releases/1.1.0.zip" in told
    assert "releases/1.0.0.zip" not in told


def test_a_figure_is_withdrawn_for_good(lives):
    """By the guide: the releases are gone, the figure is hidden, the next version has another number, every address answers."""
    life = lives[0]
    for version in ("1.1.0", "1.1.1"):
        for name in PARTS:
            (life.folder / FOLDER / name.format(version)).unlink()
    gone = "".join(f"{version},{FOURTH},Ett tal.,A number.\n" for version in ("1.1.0", "1.1.1"))
    head = "withdrawn_version,withdrawn_on,reason_sv,reason_en\n"
    (life.folder / "withdrawn.csv").write_text(head + gone, encoding="utf-8")
    hide(life, "gender", "women", "adults")
    life.tell_readers("- En siffra är tillbakadragen.")
    life.publish(FOURTH)
    life.run("site", "--released")
    assert (life.folder / "releases/1.1.2.zip").is_file()
    for version in ("1.1.0", "1.1.1"):
        for place in ("", "en/"):
            assert (
                "A number." in (text := " ".join(words(life, f"{place}v{version}/indicators/gender")))
                or "Ett tal." in text
            )
    assert words(life, "v1.0.0/indicators/gender") == life.told["v1.0.0/indicators/gender/index.html"]
    seen = subprocess.run(
        ["git", "-C", str(life.root), "status", "--short"], capture_output=True, text=True, check=True
    ).stdout
    assert not [row for row in seen.splitlines() if "datapackage" in row]


def test_a_year_is_rejected_after_it_was_published(lives):
    """By the form: its file and folder go, with a reason; what it corrected of last year stays.

    The newest version is without it, what was cited of it is there, with a line.
    """
    life = lives[1]
    git(life.root, "init", "-q", "--bare", str(life.root.with_name("remote.git")))
    assert rejected(life.root, life.year)[0] == 0
    life.tell_readers("- Ett år är tillbakataget.")
    life.publish(THIRD, "--why-sv", "Året stämde inte.", "--why-en", "The year was wrong.")
    life.run("site", "--released")
    rows = {row["observation"]: row for row in table(life, "data/observations.csv")}
    assert not [row for row in rows.values() if row["year"] == life.year]
    corrected = table(life, "corrections.csv")[-1]
    assert corrected["decided_on"] == SECOND
    assert rows[corrected["observation"]]["value"] == corrected["published_value"]
    assert "En siffra här har rättats eller dragits tillbaka" in line(life, "v1.1.0/indicators/gender")


def hide(life, indicator, category, population):
    """The rows of an answer are hidden in the year's file, by hand."""
    path = life.folder / f"figures/{life.year}.csv"
    with path.open(encoding="utf-8", newline="") as file:
        reader = csv.DictReader(file)
        rows, columns = list(reader), list(reader.fieldnames or [])
    for row in rows:
        if (row["indicator"], row["category"], row["population"]) == (indicator, category, population):
            row |= {"value": "", "printed": "", "qualifier": "", "base": "", "obs_status": "Q"}
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, columns, lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
