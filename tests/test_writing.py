"""The package is replaced whole or not at all."""

import os
from pathlib import Path
from shutil import rmtree

import pytest

from scripts.ground.locking import alone
from scripts.ground.problems import Problem, Refused
from scripts.package import writing
from scripts.package.writing import recover, replace_package

OLD = {"datapackage.json": b"old", "data/a.csv": b"old a", "data/gone.csv": b"old b"}
NEW = {"data/a.csv": b"new a", "datapackage.json": b"new"}


def content(root: Path) -> dict[str, bytes]:
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in sorted(root.rglob("*")) if path.is_file()}


@pytest.fixture
def root(tmp_path):
    """A folder with the old package and a hand-written file beside it."""
    for path, data in OLD.items():
        (tmp_path / path).parent.mkdir(exist_ok=True)
        (tmp_path / path).write_bytes(data)
    return tmp_path


def test_the_new_package_takes_the_place_of_the_old(root):
    """Tables that are no longer built are gone, and nothing else is left behind."""
    replace_package(root, NEW, lambda folder: [])
    assert content(root) == {"data/a.csv": b"new a", "datapackage.json": b"new"}


def test_a_package_that_is_judged_wrong_is_never_put_in_place(root):
    """The judge sees the new package; the old one stays to the byte."""

    def judge(folder):
        assert (folder / "data/a.csv").read_bytes() == b"new a"
        return [Problem("data/a.csv", 0, "", "package_stale")]

    with pytest.raises(Refused):
        replace_package(root, NEW, judge)
    assert content(root) == OLD


@pytest.mark.parametrize("step", range(3))
def test_a_full_disk_while_writing_leaves_the_old_package(root, monkeypatch, step):
    """Whichever file the disk refuses, the message says so and nothing has changed."""
    calls = iter(range(99))
    write = writing.write_to_disk

    def refuse(path, data):
        if next(calls) == step:
            raise OSError(28, "No space left on device", str(path))
        write(path, data)

    monkeypatch.setattr(writing, "write_to_disk", refuse)
    with pytest.raises(Refused) as refused:
        replace_package(root, NEW | {"data/b.csv": b"new b"}, lambda folder: [])
    assert [one.kind for one in refused.value.problems] == ["cannot_write"]
    assert content(root) == OLD


@pytest.mark.parametrize("name", ["data", writing.NEW, writing.OLD])
@pytest.mark.parametrize("kind", ["file", "link"])
def test_a_file_or_a_link_in_place_of_a_folder_is_named(root, name, kind):
    """The build never follows a link and never deletes a file that it did not make."""
    rmtree(root / name, ignore_errors=True)
    if kind == "file":
        (root / name).write_bytes(b"mine")
    else:
        (root / name).symlink_to(root / "nowhere")
    with pytest.raises(Refused) as refused:
        replace_package(root, NEW, lambda folder: [])
    assert [(one.file, one.kind) for one in refused.value.problems] == [(name, "folder_expected")]
    assert os.path.lexists(root / name)


def test_a_second_build_at_the_same_time_is_refused(root):
    """It says so, changes nothing, and the way is free as soon as the first is done."""
    with alone(root), pytest.raises(Refused) as refused:
        replace_package(root, NEW, lambda folder: [])
    assert [one.kind for one in refused.value.problems] == ["build_running"]
    assert content(root) == OLD
    replace_package(root, NEW, lambda folder: [])
    assert content(root) == NEW


@pytest.mark.parametrize("stop", range(3))
def test_a_crash_in_the_middle_of_the_swap_is_undone(root, monkeypatch, stop):
    """Each of the moves may fail: the old package is whole again."""
    calls = iter(range(99))

    def failing(move):
        def wrapped(self, target):
            if next(calls) == stop:
                raise OSError(5, "Input/output error", str(self))
            return move(self, target)

        return wrapped

    monkeypatch.setattr(Path, "rename", failing(Path.rename))
    monkeypatch.setattr(Path, "replace", failing(Path.replace))
    with pytest.raises(Refused):
        replace_package(root, NEW, lambda folder: [])
    assert content(root) == OLD


@pytest.mark.parametrize("moves", range(4))
def test_a_pulled_plug_is_mended_by_the_next_run(root, moves):
    """After any number of the moves, and then nothing more, the next run finds a whole package, old or new."""
    beside = root / writing.NEW
    for path, data in NEW.items():
        (beside / path).parent.mkdir(parents=True, exist_ok=True)
        (beside / path).write_bytes(data)
    steps = [
        lambda: (root / "data").rename(root / writing.OLD),
        lambda: (beside / "data").rename(root / "data"),
        lambda: (beside / "datapackage.json").replace(root / "datapackage.json"),
    ]
    for step in steps[:moves]:
        step()
    recover(root)
    assert content(root) == (OLD if moves < 3 else NEW)
