"""The page of a release gets what was released, to the byte, and notes for people; or a message that says what is missing."""

import hashlib
import os
import shutil
from dataclasses import replace

import pytest

from scripts.__main__ import main
from scripts.ground.interval import NUMBERS
from scripts.ground.problems import Refused
from scripts.ground.releases import FOLDER, open_to_all, releases_in, told_in
from scripts.package.build import build
from scripts.year.kept_releases import release_pages
from tests.packages import next_year, released_folder
from tests.releasing import release

ZIPS = ("1.1.0.zip", "1.1.0-site.zip")
CHANGELOG = "# Ändringar\n\n## 1.1.0 – ett datum\n\nEtt år till.\n\n## 1.0.0 – ett datum\n\nDen första utgåvan.\n"


@pytest.fixture(scope="module")
def released(tmp_path_factory):
    """A repository with version 1.0.0 released and 1.1.0, with a year more, released after it. Made once."""
    top = tmp_path_factory.mktemp("released")
    folder = released_folder(top / "datapackage")
    (top / "CHANGELOG.md").write_text(CHANGELOG, encoding="utf-8")
    build(folder)
    release(folder)
    shutil.copytree(folder, top / "first")
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


def test_the_page_gets_both_zips_that_are_committed_and_their_checksums(top):
    """Of each release, in a folder of its own; nothing that lay there before. The tag is that of the newest."""
    (top / "release").mkdir()
    (top / "release/0.9.0.zip").write_bytes(b"old")
    release_pages(top / "datapackage", top / "release")
    assert {path.name for path in (top / "release").iterdir()} == {"v1.0.0", "v1.1.0", "tag"}
    assert (top / "release/tag").read_text() == "v1.1.0\n"
    page = top / "release/v1.1.0"
    assert {path.name for path in page.iterdir()} == {*ZIPS, "SHA256SUMS", "notes.md"}
    both = [(name, (page / name).read_bytes()) for name in ZIPS]
    assert all(data == (top / "datapackage" / FOLDER / name).read_bytes() for name, data in both)
    sums = "".join(f"{hashlib.sha256(data).hexdigest()}  {name}\n" for name, data in both)
    assert (page / "SHA256SUMS").read_text() == sums


def test_a_release_that_has_a_figure_that_is_taken_down_gets_no_page(top):
    """Neither its ZIP nor its notes, which tell what has changed; another figure's mistyped name is no matter."""
    held = "contacts.total.all.all_cases.2026.count.persons"
    told = release_pages(top / "datapackage", top / "release", without=["contacts.mistyped", held])
    assert [one.kind for one in told] == ["notice_release_held", "notice_written"]
    assert {path.name for path in (top / "release").iterdir()} == {"v1.0.0", "tag"}
    assert (top / "release/tag").read_text() == "v1.0.0\n"
    every = {name for one in releases_in(top / "datapackage") for name in told_in(one.package)}
    told = release_pages(top / "datapackage", top / "release", without=every)
    assert [one.kind for one in told] == ["notice_release_held"] * 2
    assert not (top / "release").exists()


def test_a_release_gets_no_page_when_it_has_what_the_newest_hides(top):
    """What has been hidden since is told by no page that is made later."""
    first, newest = releases_in(top / "datapackage")
    assert open_to_all([first, newest], ()) == [first, newest]
    gone = dict.fromkeys(NUMBERS, "") | {"rank_first": "", "rank_last": "", "obs_status": "Q"}
    hiding = replace(
        newest.package, tables={"observations": [row | gone for row in first.package.rows("observations")]}
    )
    assert [one.version for one in open_to_all([first, replace(newest, package=hiding)], ())] == [newest.version]


def test_the_notes_say_what_people_wrote_and_everything_that_differs(top):
    """But ask nobody to explain anything: that is for the pull request."""
    release_pages(top / "datapackage", top / "release")
    notes = (top / "release/v1.1.0/notes.md").read_text(encoding="utf-8")
    assert notes.startswith("Ett år till.\n\n## Vad som ändras: 1.0.0 → 1.1.0")
    assert "**1** nya siffror" in notes
    assert "Förklaring" not in notes


def test_the_first_release_has_nothing_to_compare_with(top):
    release_pages(top / "first", top / "release")
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
