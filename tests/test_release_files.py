"""The page of each release gets what was released, to the byte, and notes for people; or a message that says what is missing."""

import hashlib
import os
import shutil

import pytest

from scripts.__main__ import main
from scripts.ground.codes import HIDDEN
from scripts.ground.data_package import Package
from scripts.ground.problems import Refused
from scripts.ground.releases import FOLDER, Release
from scripts.package.build import build
from scripts.year.kept_releases import open_to_all, release_pages
from tests.packages import next_year, released_folder
from tests.releasing import release
from tests.rows import to_row

PARTS = {"sum": "women men"}  # what is worked out -> of what
CHANGELOG = "# Ändringar\n\n## 1.1.0 – ett datum\n\nEtt år till.\n\n## 1.0.0 – ett datum\n\nDen första utgåvan.\n"


@pytest.fixture(scope="module")
def released(tmp_path_factory):
    """A repository with version 1.0.0 released and 1.1.0, with a year more, released after it. Made once."""
    top = tmp_path_factory.mktemp("released")
    folder = released_folder(top / "datapackage")
    (top / "CHANGELOG.md").write_text(CHANGELOG, encoding="utf-8")
    build(folder)
    release(folder)
    release(next_year(folder))
    return top


@pytest.fixture
def top(released, tmp_path):
    return shutil.copytree(released, tmp_path / "repository")


def refused(top, folder="datapackage"):
    """The kinds of the problems; nothing is written."""
    with pytest.raises(Refused) as stopped:
        release_pages(top / folder, top / "release")
    assert not (top / "release").exists()
    return [one.kind for one in stopped.value.problems]


def test_the_page_of_each_version_gets_both_zips_that_are_committed_and_their_checksums(top):
    """Nothing that lay there before, and no list names another release. Which is the newest is told."""
    (top / "release").mkdir()
    (top / "release/0.9.0.zip").write_bytes(b"old")
    release_pages(top / "datapackage", top / "release")
    assert {path.name for path in (top / "release").iterdir()} == {"v1.0.0", "v1.1.0", "tag"}
    assert (top / "release/tag").read_text() == "v1.1.0\n"
    for version in ("1.0.0", "1.1.0"):
        page, zips = top / "release" / f"v{version}", (f"{version}.zip", f"{version}-site.zip")
        assert {path.name for path in page.iterdir()} == {*zips, "SHA256SUMS", "notes.md"}
        both = [(name, (page / name).read_bytes()) for name in zips]
        assert all(data == (top / "datapackage" / FOLDER / name).read_bytes() for name, data in both)
        sums = "".join(f"{hashlib.sha256(data).hexdigest()}  {name}\n" for name, data in both)
        assert (page / "SHA256SUMS").read_text() == sums


def pages(top, *without):
    """Which versions get a page, and what is noticed."""
    told = release_pages(top / "datapackage", top / "release", without=without)
    return sorted(path.name for path in (top / "release").glob("v*")), [one.kind for one in told]


def test_a_release_that_has_a_figure_that_is_taken_down_gets_no_page_and_the_others_do(top):
    """Neither its ZIP nor its notes, which tell what has changed; another figure's mistyped name is no matter."""
    held, first = (f"contacts.total.all.all_cases.{year}.count.persons" for year in (2026, 2025))
    assert pages(top, "contacts.mistyped", held) == (["v1.0.0"], ["notice_release_held", "notice_written"])
    assert pages(top, first) == ([], ["notice_release_held"] * 2)
    assert not (top / "release").exists()


def version(number, *gone, **said):
    """A release with these figures, `Q` where it hides one and tells a range, and `gone` withdrawn."""
    rows = [
        to_row(
            {"observation": name, "inputs": PARTS.get(name, ""), "obs_status" if value == HIDDEN else "value": value}
        )
        for name, value in said.items()
    ]
    withdrawn = [to_row({"withdrawn_version": one}) for one in gone]
    ranges = [to_row({"about": name, "lower": "0", "upper": "9"}) for name, value in said.items() if value == HIDDEN]
    tables = {"observations": rows, "withdrawn": withdrawn, "derived_ranges": ranges}
    return Release(number, Package({"version": number}, tables, {}))


@pytest.mark.parametrize(
    ("newest", "shown"),
    [
        (version("1.2.0", women="5", men="37"), ["1.0.0", "1.1.0", "1.2.0"]),
        (version("1.2.0", women="Q", men="37"), ["1.0.0", "1.2.0"]),  # 1.0.0 hid her, too
        (version("1.2.0", women="5", men="38"), ["1.0.0", "1.1.0", "1.2.0"]),  # a correction hides nothing
        (version("1.2.0", women="Q"), ["1.0.0", "1.2.0"]),
        (version("1.2.0", women="5", men="Q"), ["1.2.0"]),
        (version("1.2.0", "1.1.0", women="5", men="37"), ["1.0.0", "1.2.0"]),  # withdrawn
    ],
)
def test_a_version_that_shows_what_is_hidden_now_or_is_withdrawn_is_not_open_to_all(newest, shown):
    """By the newest release: what that hides no older page may tell."""
    older = version("1.0.0", women="Q", men="37"), version("1.1.0", women="5", men="37")
    assert [one.version for one in open_to_all([*older, newest])] == shown


def test_nor_is_one_that_shows_what_was_worked_out_of_it():
    """A sum of what is hidden, where the newest no longer has it."""
    older = version("1.0.0", men="37", sum="42"), version("1.1.0", men="37")
    assert [one.version for one in open_to_all([*older, version("1.2.0", women="Q", men="37")])] == ["1.1.0", "1.2.0"]


def test_a_version_is_told_beside_the_one_that_is_shown_before_it(top):
    """Of one that is not, its notes would tell what it said: here one that is withdrawn, while its files lie there still."""
    rows = "withdrawn_version,withdrawn_on,reason_sv,reason_en\n1.1.0,2031-05-01,Ett fel,A fault\n"
    (top / "datapackage/withdrawn.csv").write_text(rows, encoding="utf-8")
    release(next_year(top / "datapackage", "612", "2027"))
    log = top / "CHANGELOG.md"
    log.write_text(log.read_text("utf-8").replace("## 1.1.0", "## 1.2.0\n\nTvå.\n\n## 1.1.0", 1), encoding="utf-8")
    assert pages(top) == (["v1.0.0", "v1.2.0"], ["notice_written"])
    assert "1.0.0 → 1.2.0" in (top / "release/v1.2.0/notes.md").read_text(encoding="utf-8")


def test_the_notes_say_what_people_wrote_and_everything_that_differs(top):
    """But ask nobody to explain anything: that is for the pull request."""
    release_pages(top / "datapackage", top / "release")
    notes = (top / "release/v1.1.0/notes.md").read_text(encoding="utf-8")
    assert notes.startswith("Ett år till.\n\n## Vad som ändras: 1.0.0 → 1.1.0")
    assert "**1** nya siffror" in notes
    assert "Förklaring" not in notes


def test_the_first_release_has_nothing_to_compare_with(top):
    release_pages(top / "datapackage", top / "release")
    assert (top / "release/v1.0.0/notes.md").read_text(encoding="utf-8") == "Den första utgåvan.\n"


def test_what_is_not_released_has_no_page(top, capsys):
    """The message says which command comes first."""
    shutil.rmtree(top / "datapackage" / FOLDER)
    assert refused(top) == ["release_missing"]
    assert main(["release-files", "--folder", str(top / "datapackage")]) == 1
    assert "python -m scripts publish" in capsys.readouterr().err


def test_a_zip_that_is_not_the_released_one_is_refused(top):
    """One byte is enough; of an older release too."""
    for name in ("1.0.0.zip", "1.1.0.zip"):
        path = top / "datapackage" / FOLDER / name
        path.write_bytes(path.read_bytes() + b"x")
        assert set(refused(top)) == {"release_not_ours"}


def test_a_version_without_a_word_to_readers_is_refused(top):
    """A heading alone is none, and that of another version neither."""
    for text in ("", "## 1.1.0 – datum\n\n## 1.0.0\n\nText.\n", "## 1.1.01\n\nText.\n"):
        (top / "CHANGELOG.md").write_text(text, encoding="utf-8")
        assert refused(top) == ["changelog_missing"]


def test_a_log_that_is_no_ordinary_file_of_the_repository_is_refused(top, tmp_path):
    """A pipe would be waited for, and what a link leads to is not ours to publish."""
    log = top / "CHANGELOG.md"
    log.rename(tmp_path / "elsewhere.md")
    log.symlink_to(tmp_path / "elsewhere.md")
    assert refused(top) == ["file_is_link_out"]
    log.unlink()
    os.mkfifo(log)
    assert refused(top) == ["file_is_no_file"]
