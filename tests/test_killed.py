"""A process that is killed while it writes leaves what was there, or what it wrote, and the next one comes to its end."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from scripts.ground.disk import UNFINISHED, take_back
from scripts.ground.releases import FOLDER
from scripts.ground.zipping import zipped
from scripts.paths import ROOT
from scripts.year.publish import UNDO, publish
from tests import killed
from tests.killed import BYTES, FILE
from tests.packages import correct, ready_folder
from tests.year_folder import book_of, fill, read, started, zip_of

LATER = pytest.mark.slow(
    "a command that is killed again and again",
    "test_a_file_is_the_old_one_or_the_new_one_whenever_its_writing_is_killed",
    "test_what_was_put_in_place_is_as_it_was_but_for_what_somebody_has_changed_since",
)

MOMENTS = 30


def run(command: str, *places: str) -> list[str]:
    """What the commands printed: one that was killed prints nothing."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.killed", command, *places], cwd=ROOT, capture_output=True, text=True, check=True
    )
    return done.stdout.splitlines()


def killed_copies(command: str, before: Path, target: Path) -> tuple[Path, list[Path]]:
    """A copy of a folder in which the command came to its end, and thirty in which it was killed, each at another moment."""
    whole = shutil.copytree(before, target / "whole")
    (total,) = run(command, f"{whole}=end")
    tops = [shutil.copytree(before, target / str(number)) for number in range(MOMENTS)]
    assert run(command, *(f"{top}={number * int(total) / MOMENTS}" for number, top in enumerate(tops))) == []
    return whole, tops


def content(top: Path) -> dict[str, bytes]:
    """Every file below a folder, but for the copy that is put in place."""
    files = {path.relative_to(top).as_posix(): path.read_bytes() for path in sorted(top.rglob("*")) if path.is_file()}
    return {name: data for name, data in files.items() if not name.startswith("copy/")}


def is_whole(found: dict[str, bytes], before: dict[str, bytes], after: dict[str, bytes]) -> bool:
    """Each file is the old one or the new one; where the release is there, everything else is new."""
    own = {name: data for name, data in found.items() if not name.endswith(UNFINISHED) and name != UNDO}
    either = all(data in (before.get(name), after.get(name)) for name, data in own.items())
    rest = {name for name in after if FOLDER not in name}
    released = f"datapackage/{FOLDER}/1.0.1.zip" in own
    return either and set(before) <= set(own) and (not released or all(own[name] == after[name] for name in rest))


@pytest.fixture(scope="module")
def published(tmp_path_factory):
    """A repository with a release, and a figure corrected since."""
    folder = ready_folder(tmp_path_factory.mktemp("published") / "repository")
    publish(folder, "2031-03-01", ("", ""), killed.keep)
    correct(folder)
    return folder.parent


def test_a_file_is_the_old_one_or_the_new_one_whenever_its_writing_is_killed(tmp_path):
    """Never a part of it; and the next writing leaves nothing beside it."""
    before = tmp_path / "before"
    before.mkdir()
    (before / FILE).write_bytes(b"old")
    _, tops = killed_copies("put", before, tmp_path)
    assert {(top / FILE).read_bytes() for top in tops} == {b"old", BYTES}
    run("put", *(f"{top}=end" for top in tops))
    assert all(content(top) == {FILE: BYTES} for top in tops)


@LATER
def test_a_release_that_was_killed_while_it_was_put_in_place_is_taken_back(published, tmp_path):
    """All files are as before, or all as after; nothing is left beside them. What somebody has changed since stays."""
    before = shutil.copytree(published, tmp_path / "before")
    end = shutil.copytree(published, tmp_path / "end")
    publish(end / "datapackage", killed.DAY, killed.WHY, killed.keep)
    shutil.copytree(end, before / "copy")
    whole, tops = killed_copies("put-in-place", before, tmp_path)
    old, new = content(before), content(whole)
    assert new == content(end)
    assert old != new
    states = []
    for top in tops:
        assert is_whole(content(top), old, new), top
        take_back(top / UNDO)
        states.append({name: data for name, data in content(top).items() if name != UNDO + UNFINISHED})
    assert all(state in (old, new) for state in states)
    assert old in states


@LATER
def test_what_somebody_has_changed_since_stays(published, tmp_path):
    """It is theirs, and not what the killed process had put there."""
    top, whole = tmp_path / "top", tmp_path / "whole"
    for place in (top, whole):
        shutil.copytree(published, place)
    publish(whole / "datapackage", killed.DAY, killed.WHY, killed.keep)
    shutil.copytree(whole, top / "copy")
    (total,) = run("put-in-place", f"{shutil.copytree(top, tmp_path / 'count')}=end")
    run("put-in-place", f"{top}={int(total) * 2 // 3}")
    assert (top / UNDO).is_file()
    (top / "datapackage/package.yml").write_bytes(b"mine")
    take_back(top / UNDO)
    assert content(top) == content(published) | {"datapackage/package.yml": b"mine"}


def test_what_was_put_in_place_is_as_it_was_but_for_what_somebody_has_changed_since(tmp_path):
    """Where the whole was not put in place; where it was, it stays."""
    first, second, undo = tmp_path / "a.csv", tmp_path / "b.csv", tmp_path / UNDO
    kept = zipped({"new/a.csv": b"a2", "new/b.csv": b"b2", "old/a.csv": b"a1", "old/b.csv": b"b1"})
    for lying, left in (((b"a2", b"b1"), (b"a1", b"b1")), ((b"a2", b"mine"), (b"a1", b"mine")), ((b"a2", b"b2"),) * 2):
        first.write_bytes(lying[0])
        second.write_bytes(lying[1])
        undo.write_bytes(kept)
        take_back(undo)
        assert (first.read_bytes(), second.read_bytes(), undo.exists()) == (*left, False)


def test_nothing_outside_the_repository_is_taken_back(tmp_path):
    """What the file says is what lies on a disk: it may be another's."""
    (tmp_path / "top").mkdir()
    (tmp_path / "outside").write_bytes(b"new")
    (tmp_path / "top" / UNDO).write_bytes(zipped({"new/../outside": b"new", "new/other": b"new"}))
    take_back(tmp_path / "top" / UNDO)
    assert content(tmp_path) == {"outside": b"new"}


@LATER
@pytest.mark.night
def test_a_publication_that_was_killed_is_made_whole_by_the_next(published, tmp_path):
    """At thirty moments; the next gives the same bytes as one that nobody killed."""
    whole, tops = killed_copies("publish", published, tmp_path)
    old, new = content(published), content(whole)
    assert all(is_whole(content(top), old, new) for top in tops)
    run("publish", *(f"{top}=end" for top in tops))
    assert all(content(top) == new for top in tops)


@LATER
@pytest.mark.night
def test_a_reading_that_was_killed_leaves_no_half_zip(tmp_path):
    """That of an earlier reading, none or the new one; the next reading gives the new one."""
    folder = started(tmp_path / "before")
    assert read(folder) == 0
    old = zip_of(folder).read_bytes()
    fill(book_of(folder), D={"gender.women.adults": 60})
    whole, tops = killed_copies("read-workbook", folder.parent, tmp_path)
    new = zip_of(whole / "datapackage").read_bytes()
    left = [zip_of(top / "datapackage") for top in tops]
    assert {path.read_bytes() for path in left if path.exists()} <= {old, new}
    run("read-workbook", *(f"{top}=end" for top in tops))
    assert all(content(top) == content(whole) for top in tops)
