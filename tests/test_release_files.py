"""The page of a release gets what was released, to the byte, and notes for people; or a message that says what is missing."""

import hashlib
import shutil

import pytest

from scripts.__main__ import main
from scripts.ground.problems import Refused
from scripts.ground.releases import FOLDER, version_order
from scripts.package.build import build
from scripts.package.releases import SUMS
from scripts.paths import DATAPACKAGE, ROOT
from scripts.year.release import release
from scripts.year.release_page import changelog_entry, release_page
from tests.packages import released_folder, set_version
from tests.rows import figure, figures_csv

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
    (folder / "figures/2026.csv").write_bytes(figures_csv(figure(value="500", year="2026")))
    build(set_version(folder, "1.1.0"))
    release(folder)
    return top


@pytest.fixture
def top(released, tmp_path):
    """A copy of it."""
    return shutil.copytree(released, tmp_path / "repository")


def refused(top, tag, folder="datapackage"):
    """The kinds of the problems; nothing is written."""
    with pytest.raises(Refused) as stopped:
        release_page(top / folder, tag, top / "release")
    assert not (top / "release").exists()
    return [one.kind for one in stopped.value.problems]


def test_the_page_gets_the_zip_that_is_committed_and_its_checksum(top):
    """Nothing that lay there before, and the list names no other release."""
    (top / "release").mkdir()
    (top / "release/0.9.0.zip").write_bytes(b"old")
    release_page(top / "datapackage", "v1.1.0", top / "release")
    assert {path.name for path in (top / "release").iterdir()} == {"1.1.0.zip", SUMS, "notes.md"}
    data = (top / "release/1.1.0.zip").read_bytes()
    assert data == (top / "datapackage" / FOLDER / "1.1.0.zip").read_bytes()
    assert (top / "release" / SUMS).read_text() == f"{hashlib.sha256(data).hexdigest()}  1.1.0.zip\n"


def test_the_notes_say_what_people_wrote_and_everything_that_differs(top):
    """But ask nobody to explain anything: that is for the pull request."""
    release_page(top / "datapackage", "v1.1.0", top / "release")
    notes = (top / "release/notes.md").read_text(encoding="utf-8")
    assert notes.startswith("Ett år till.\n\n## Vad som ändras: 1.0.0 → 1.1.0")
    assert "**1** nya siffror" in notes
    assert "Förklaring" not in notes


def test_the_first_release_has_nothing_to_compare_with(top):
    """Its notes are what people wrote."""
    release_page(top / "first", "v1.0.0", top / "release")
    assert (top / "release/notes.md").read_text(encoding="utf-8") == "Den första utgåvan.\n"


@pytest.mark.parametrize("tag", ["v1.0.0", "1.1.0", "v1.1", "", "v1.1.0; rm x"])
def test_a_tag_that_is_not_the_version_is_refused(top, tag):
    """The message says what the tag has to be."""
    assert refused(top, tag) == ["release_tag"]


@pytest.mark.parametrize("gone", ["1.1.0.zip", SUMS])
def test_a_version_that_nobody_has_released_is_refused(top, gone, capsys):
    """The message says which command comes first; so when it was interrupted before the list was written."""
    (top / "datapackage" / FOLDER / gone).unlink()
    assert refused(top, "v1.1.0") == ["release_missing"]
    assert main(["release-files", "v1.1.0", "--folder", str(top / "datapackage")]) == 1
    assert "python -m scripts release" in capsys.readouterr().err


def test_a_zip_that_is_not_the_released_one_is_refused(top):
    """One byte is enough; of an older release too."""
    for name in ("1.0.0.zip", "1.1.0.zip"):
        path = top / "datapackage" / FOLDER / name
        path.write_bytes(path.read_bytes() + b"x")
        assert set(refused(top, "v1.1.0")) == {"release_changed"}


def test_a_package_that_is_not_built_is_refused(top):
    """With a message, not with an error of the program."""
    (top / "datapackage/datapackage.json").unlink()
    assert refused(top, "v1.1.0") == ["file_missing"]


def test_a_version_without_a_word_to_readers_is_refused(top):
    """A heading alone is none, and that of another version neither."""
    for text in ("", "## 1.1.0 – datum\n\n## 1.0.0\n\nText.\n", "## 1.1.01\n\nText.\n"):
        (top / "CHANGELOG.md").write_text(text, encoding="utf-8")
        assert refused(top, "v1.1.0") == ["changelog_missing"]


def test_the_version_in_the_repository_has_its_entry():
    """The next release will find it."""
    lines = (DATAPACKAGE / "package.yml").read_text(encoding="utf-8").splitlines()
    (version,) = [line.split(":")[1].strip() for line in lines if line.startswith("  version: ")]
    assert version_order(version)
    assert changelog_entry(ROOT / "CHANGELOG.md", version)
