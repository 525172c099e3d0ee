"""What has been released stays as it is, to the byte."""

import hashlib
import io
import json
import shutil
import zipfile
from contextlib import nullcontext
from pathlib import Path

import pytest

from scripts.ground.data_package import PackageError, Seen, rows_of
from scripts.ground.disk import UNFINISHED, put_whole
from scripts.ground.opened import read_releases
from scripts.ground.problems import Refused
from scripts.ground.releases import FOLDER, PARTS, read_release, read_site
from scripts.ground.zipping import packed, zipped
from scripts.package.build import build, check
from scripts.year import kept_releases as releasing
from scripts.year.kept_releases import put
from tests.packages import next_year, released_folder, set_version
from tests.releasing import archive, release


def content(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def tiny(version: str) -> bytes:
    """What the pages of a version without tables are built from."""
    return zipped({"datapackage.json": json.dumps({"version": version, "resources": []}).encode()})


def lay(folder: Path, name: str, data: bytes) -> None:
    """A file among the releases of a package folder."""
    (folder / FOLDER).mkdir(exist_ok=True)
    (folder / FOLDER / name).write_bytes(data)


@pytest.fixture(scope="module")
def released(tmp_path_factory):
    """A package folder whose version 1.0.0 has been released, made once."""
    made = released_folder(tmp_path_factory.mktemp("released"))
    build(made)
    release(made)
    return made


@pytest.fixture
def folder(released, tmp_path):
    return shutil.copytree(released, tmp_path / "datapackage")


def test_a_release_holds_the_package_that_its_pages_are_built_from(folder):
    """The bytes of the package as they lie, and the log of revisions among them; the archive lies beside."""
    held = zipfile.ZipFile(folder / FOLDER / "1.0.0-site.zip")
    assert {"datapackage.json", "data/revisions.csv", "data/observations.csv"} <= set(held.namelist())
    assert all(held.read(name) == (folder / name).read_bytes() for name in held.namelist())
    assert (folder / FOLDER / "1.0.0.zip").read_bytes() == archive("1.0.0")


def test_a_new_release_leaves_the_bytes_of_the_old_one(folder):
    """The same version with the same content is the same release."""
    before = content(folder / FOLDER)
    release(folder)
    assert content(folder / FOLDER) == before
    release(next_year(folder))
    assert content(folder / FOLDER).items() > before.items()
    assert set(content(folder / FOLDER)) - set(before) == {"1.1.0.zip", "1.1.0-site.zip", "1.1.0-texts.csv"}
    assert check(folder) == []


def test_a_version_is_never_released_twice_with_other_content(tmp_path):
    """The message says to raise the version. How another computer has compressed it is no other content."""
    path = tmp_path / "1.0.0.zip"
    put(path, zipped({"a": b"first"}))
    with pytest.raises(Refused) as refused:
        put(path, zipped({"a": b"second"}))
    assert [one.kind for one in refused.value.problems] == ["release_exists"]
    put(path, stored({"a": b"first"}))
    assert path.read_bytes() == zipped({"a": b"first"})


def stored(files: dict[str, bytes]) -> bytes:
    """The files as another computer may have put them: not compressed."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as new, zipfile.ZipFile(io.BytesIO(zipped(files))) as old:
        for entry in old.infolist():
            entry.compress_type = zipfile.ZIP_STORED
            new.writestr(entry, files[entry.filename])
    return target.getvalue()


@pytest.mark.parametrize("file", [name.format("1.1.0") for name in PARTS])
@pytest.mark.parametrize("step", ["before", "during", "after"])
@pytest.mark.slow(
    "twelve moments", "test_killed.py::test_a_file_is_the_old_one_or_the_new_one_whenever_its_writing_is_killed"
)
def test_an_interrupted_release_leaves_the_old_one_whole_and_is_finished_by_the_next(folder, monkeypatch, file, step):
    """Whichever file it was at, and however much of it was written."""
    before, said = content(folder / FOLDER), "x"
    next_year(folder)

    def pulled_plug(path, data):
        if path.name != file:
            return put_whole(path, data)
        if step == "during":
            path.with_name(path.name + UNFINISHED).write_bytes(data[: len(data) // 2])
        if step == "after":
            put_whole(path, data)
        raise KeyboardInterrupt

    monkeypatch.setattr(releasing, "put_whole", pulled_plug)
    with pytest.raises(KeyboardInterrupt):
        release(folder, said)
    assert content(folder / FOLDER).items() >= before.items()
    assert not [one for one in read_releases(folder)[1] if not one.is_notice]
    monkeypatch.undo()
    release(folder, said)
    assert set(content(folder / FOLDER)) - set(before) == {name.format("1.1.0") for name in PARTS}
    assert read_releases(folder)[1] == []


def test_a_full_disk_is_said_and_changes_nothing(folder, monkeypatch):
    """No half ZIP under the name of a release."""
    set_version(folder, "1.0.1")
    build(folder)
    before = content(folder / FOLDER)

    def full(path, data):
        raise OSError(28, "No space left on device", str(path))

    monkeypatch.setattr("scripts.ground.disk.write_to_disk", full)
    with pytest.raises(Refused) as refused:
        release(folder)
    assert [one.kind for one in refused.value.problems] == ["cannot_write"]
    assert content(folder / FOLDER) == before


@pytest.mark.parametrize("file", ["1.0.0.zip", "1.0.0-site.zip"])
def test_one_changed_byte_of_a_release_stops_the_build(folder, file):
    """Whichever it is; what is written anew is seen by the check of a pull request."""
    path = folder / FOLDER / file
    data = path.read_bytes()
    for place in range(0, len(data), len(data) // 50):
        path.write_bytes(data[:place] + bytes([data[place] ^ 1]) + data[place + 1 :])
        assert [one.kind for one in read_releases(folder)[1]][:1] in (["not_a_package"], ["release_not_ours"]), place
    with pytest.raises(Refused):
        build(folder)


@pytest.mark.parametrize("data", [b"", b"no zip", zipped({"datapackage.json": b"{}"}), zipped({"x": b""})])
def test_a_release_that_is_no_package_is_said(tmp_path, data):
    for sound, spoilt in (("1.0.0.zip", "1.0.0-site.zip"), ("1.0.0-site.zip", "1.0.0.zip")):
        lay(tmp_path, sound, tiny("1.0.0") if "site" in sound else archive("1.0.0"))
        lay(tmp_path, spoilt, data)
        assert {one.kind for one in read_releases(tmp_path)[1]} <= {"not_a_package", "release_not_ours"}
        assert read_releases(tmp_path)[0] == ()


@pytest.mark.parametrize("table", [b"", b"b\n1\n", b"a\n1,2\n", b"a\n\n", b'a\n"1\n', b"a\n\xff\n"])
def test_a_release_with_a_table_that_is_none_is_refused_at_once(tmp_path, table):
    """Before anybody asks for its rows: too many cells or none, another header, half a text."""
    told = {"resources": [{"name": "t", "path": "data/t.csv", "schema": {"fields": [{"name": "a"}]}}]}
    for data in (table, b"a\n1\n"):
        lay(tmp_path, "1.0.0-site.zip", zipped({"datapackage.json": json.dumps(told).encode(), "data/t.csv": data}))
        with pytest.raises(PackageError) if data == table else nullcontext():
            assert read_site(tmp_path, "1.0.0")[0].rows("t") == [{"a": "1"}]


def test_an_archive_has_what_it_names_and_nothing_else(tmp_path):
    """As it names it: a file beside, one that is not there, another name and another checksum are said of the archive."""
    lay(tmp_path, "1.0.0-site.zip", tiny("1.0.0"))
    fixed = {"README.txt": b"", "LICENSE.txt": b""}
    told = {"path": "data/a.csv", "hash": f"sha256:{hashlib.sha256(b'a').hexdigest()}"}
    sound = {"datapackage.json": json.dumps({"resources": [told]}).encode(), "data/a.csv": b"a", **fixed}
    spoilt = [
        sound | {"data/b.csv": b"b"},
        {name: data for name, data in sound.items() if name != "data/a.csv"},
        sound | {"data/a.csv": b"b"},
        {"datapackage.json": json.dumps({"resources": [told | {"path": "a.html"}]}).encode(), "a.html": b"a", **fixed},
    ]
    for files in spoilt:
        lay(tmp_path, "1.0.0.zip", zipped(files))
        assert [(one.file, one.kind) for one in read_releases(tmp_path)[1]] == [
            ("releases/1.0.0.zip", "release_not_ours")
        ]
    lay(tmp_path, "1.0.0.zip", zipped(sound))
    assert read_releases(tmp_path)[1] == []


def test_a_file_that_is_far_too_big_is_never_unpacked(tmp_path, monkeypatch):
    """A ZIP of a few bytes can hold any number of them."""
    lay(tmp_path, "1.0.0-site.zip", tiny("1.0.0"))
    monkeypatch.setattr("scripts.ground.zipping.MOST_BYTES", 10)
    assert [one.kind for one in read_releases(tmp_path)[1]] == ["file_too_big"]
    with pytest.raises(PackageError):
        read_release(tmp_path, "1.0.0")


@pytest.mark.parametrize(
    "data",
    [b"", b"x", zipped({"v1.0.0/index.html": b"x"}), packed({"index.html": b"x"}), packed({"v1.0.1/index.html": b"x"})],
)
def test_pages_that_no_release_keeps_stop_the_build(folder, data):
    """No pages of ours, or such that lie beside those of the version: the release is not read."""
    lay(folder, "1.0.0-pages.xz", data)
    (problem,) = read_releases(folder)[1]
    assert problem.file == f"{FOLDER}/1.0.0-pages.xz"
    with pytest.raises(Refused):
        build(folder)


def test_the_pages_that_a_release_keeps_are_read(folder):
    lay(folder, "1.0.0-pages.xz", packed({"v1.0.0/index.html": b"x"}))
    assert read_releases(folder)[1] == []


def test_a_release_under_another_version_and_a_stray_file_are_said(folder):
    """The name of the file is the version of the package in it."""
    data = (folder / FOLDER / "1.0.0-site.zip").read_bytes()
    lay(folder, "2.0.0-site.zip", data)
    lay(folder, "2.0.0.zip", archive("2.0.0"))
    lay(folder, "copy of 1.0.0.zip", data)
    (folder / FOLDER / "3.0.0.zip").symlink_to("1.0.0.zip")
    kinds = [one.kind for one in read_releases(folder)[1] if not one.is_notice]
    assert sorted(kinds) == ["file_stray", "file_stray", "release_changed"]


def test_a_folder_of_releases_elsewhere_is_not_followed(folder, tmp_path):
    """It is not what lies in the project."""
    (folder / FOLDER).rename(tmp_path / "elsewhere")
    (folder / FOLDER).symlink_to(tmp_path / "elsewhere")
    assert [one.kind for one in read_releases(folder)[1]] == ["file_is_link_out"]


def test_releases_are_ordered_by_their_numbers(tmp_path):
    """The newest is the last, whatever the alphabet says."""
    for version in ("1.10.0", "1.9.0"):
        lay(tmp_path, f"{version}-site.zip", tiny(version))
        lay(tmp_path, f"{version}.zip", archive(version))
    assert [one.version for one in read_releases(tmp_path)[0]] == ["1.9.0", "1.10.0"]


def test_what_two_releases_say_alike_is_one_row():
    """Read once, and neither the order nor what is new is lost by it."""
    seen: Seen = {}
    first = rows_of(b"note,seq\na,1\nb,2\n", ["note", "seq"], "notes.csv", seen)
    later = rows_of(b"note,seq\nc,3\nb,2\n", ["note", "seq"], "notes.csv", seen)
    assert [row["note"] for row in later] == ["c", "b"]
    assert later[1] is first[1]


def test_a_cell_that_goes_on_in_the_next_line_is_read_whole():
    """Also where a line of it stood by itself before."""
    seen: Seen = {}
    rows_of(b"note,seq\nb,2\n", ["note", "seq"], "notes.csv", seen)
    (row,) = rows_of(b'note,seq\n"a\nb,2\n",1\n', ["note", "seq"], "notes.csv", seen)
    assert row == {"note": "a\nb,2\n", "seq": "1"}
