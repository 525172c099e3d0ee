"""What a branch may do with releases: add the one that its figures give. Everything else is refused with a sentence."""

import io
import shutil
import zipfile

import pytest

from scripts.__main__ import main
from scripts.ground.problems import Refused
from scripts.ground.releases import FOLDER
from scripts.ground.zipping import packed, unpacked, unzipped, zipped
from scripts.package.build import build
from scripts.year.kept_releases import check_releases, released_otherwise
from tests.packages import next_year, released_folder
from tests.releasing import kept, release
from tests.repository import begin, git

OLD, NEW, PAGES = "1.0.0-site.zip", "1.1.0-site.zip", "1.1.0-pages.xz"
ARCHIVE, TEXTS = "1.1.0.zip", "1.1.0-texts.csv"
AT = "v1.1.0/index.html"
SAID = "Medlemmarna mötte 420 personer."
SCRIPT = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'


def keep(folder):
    """What a release keeps."""
    assert folder.name == "datapackage"
    return kept(folder, SAID)


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """A repository with a release on main, and a branch with a year more and its release."""
    folder = released_folder(tmp_path_factory.mktemp("kept") / "datapackage")
    (folder.parent / "scripts").mkdir()
    (folder.parent / "scripts/code.py").write_text("A = 1\n", encoding="utf-8")
    build(folder)
    release(folder, SAID)
    begin(folder.parent)
    git(folder.parent, "checkout", "-q", "-b", "year")
    release(next_year(folder, "537"), SAID)
    return folder


@pytest.fixture
def folder(made, tmp_path):
    return shutil.copytree(made.parent, tmp_path / "repository") / "datapackage"


def kinds(folder):
    """What is said of the releases, by their names."""
    try:
        found = check_releases(folder, "main", keep)
    except Refused as refused:
        found = refused.problems
    return {one.file.removeprefix(f"{FOLDER}/"): one.kind for one in found}


def refused(folder):
    """Whether the check that a data-only pull request runs refuses, and the sentences are there."""
    return any(not one.startswith("notice") for one in kinds(folder).values())


def with_files(data, **files):
    """A release that somebody has written anew with these files beside its own, or in their place."""
    return zipped(unzipped(data) | {name.replace("__", "/"): content for name, content in files.items()})


def anew(data, **named):
    """A ZIP with entries of any name, as another program writes it."""
    target = io.BytesIO(data)
    with zipfile.ZipFile(target, "a") as archive:
        for name, content in named.values():
            archive.writestr(name, content)
    return target.getvalue()


def test_a_true_release_passes_and_is_said(folder):
    """Nobody who knows code has to look at it."""
    assert kinds(folder) == dict.fromkeys((ARCHIVE, NEW, PAGES, TEXTS), "notice_release_made")


def test_a_branch_that_leaves_releases_alone_is_left_alone(folder):
    for name in (ARCHIVE, NEW, PAGES, TEXTS):
        (folder / FOLDER / name).unlink()
    assert kinds(folder) == {}


def put(name, change):
    """A chain: the file of a release, and what somebody makes of it."""

    def plant(folder):
        path = folder / FOLDER / name
        path.write_bytes(change(path.read_bytes()))

    return plant


def linked(folder):
    """The ZIP is a link to a file elsewhere."""
    path = folder / FOLDER / NEW
    path.rename(folder.parent / "elsewhere.zip")
    path.symlink_to(folder.parent / "elsewhere.zip")


def swapped(folder):
    """The old release has the bytes of the new one."""
    shutil.copy(folder / FOLDER / NEW, folder / FOLDER / OLD)


def gone(folder):
    """The old release is not there, and nothing says why."""
    (folder / FOLDER / OLD).unlink()


CHAINS = {
    "a name out of the folder": put(NEW, lambda data: anew(data, x=("../../scripts/site/build.py", "import os"))),
    "an absolute name": put(NEW, lambda data: anew(data, x=("/tmp/x", "x"))),
    "a page of its own": put(NEW, lambda data: with_files(data, **{"evil.html": b"<script>1</script>"})),
    "a name in capitals": put(NEW, lambda data: with_files(data, **{"DATA__OBSERVATIONS.CSV": b"x"})),
    "a picture with a script": put(NEW, lambda data: with_files(data, **{"data__chart.svg": SCRIPT})),
    "a table with other numbers": put(
        NEW,
        lambda data: with_files(
            data, **{"data__observations.csv": unzipped(data)["data/observations.csv"].replace(b"537", b"538")}
        ),
    ),
    "a far too big table": put(NEW, lambda data: with_files(data, **{"data__big.csv": b"0" * 70_000_000})),
    "Markdown that is no page": put(NEW, lambda data: with_files(data, **{"README.txt": b"<script>1</script>"})),
    "an archive with a program": put(ARCHIVE, lambda data: with_files(data, **{"ask.py": b"import os"})),
    "an archive of its own": put(ARCHIVE, lambda data: with_files(data, **{"README.txt": b"Rewritten."})),
    "no archive": lambda folder: (folder / FOLDER / ARCHIVE).unlink(),
    "pages of its own": put(PAGES, lambda data: packed({AT: unpacked(data)[AT].replace(b"420", b"421")})),
    "no pages": lambda folder: (folder / FOLDER / PAGES).unlink(),
    "an old release swapped": swapped,
    "an old release changed": put(OLD, lambda data: with_files(data, **{"README.txt": b"Rewritten."})),
    "an old release gone": gone,
    "a link": linked,
    "checksums that agree": lambda folder: (folder / FOLDER / "SHA256SUMS").write_text(
        "0  1.1.0.zip\n", encoding="ascii"
    ),
}


@pytest.mark.parametrize("chain", CHAINS)
@pytest.mark.slow(
    "eighteen ways", "test_a_true_release_passes_and_is_said", "test_the_command_names_the_file_and_ends_with_one"
)
def test_whatever_else_is_done_to_a_release_is_refused(folder, chain):
    """By those who merge figures, of whom nobody looks into it."""
    CHAINS[chain](folder)
    assert refused(folder)


def test_the_command_names_the_file_and_ends_with_one(folder, capsys):
    """So that the pull request is red."""
    CHAINS["no archive"](folder)
    assert main(["check-releases", "main", "--folder", str(folder)]) == 1
    assert "releases/" in capsys.readouterr().err


@pytest.mark.parametrize("verb", [["site", "--released"], ["where", "contacts.total.all.all_cases.2025.count.persons"]])
def test_no_command_unpacks_what_is_no_release(folder, verb, capsys, monkeypatch):
    """Where it is not a pull request that asks: a name out of the folder is written nowhere."""
    monkeypatch.delenv("CI", raising=False)
    CHAINS["a name out of the folder"](folder)
    before = sorted(folder.parent.rglob("*"))
    assert main([*verb, "--folder", str(folder)]) == 1
    assert "releases" in capsys.readouterr().err
    assert sorted(folder.parent.rglob("*")) == before


def test_a_branch_that_changes_code_may_not_release(folder):
    """What makes a release is merged before it; a page of prose is no such code."""
    (folder.parent / "scripts/code.py").write_text("A = 2\n", encoding="utf-8")
    assert kinds(folder) == dict.fromkeys((ARCHIVE, NEW, PAGES, TEXTS), "release_with_code")


def test_a_base_that_is_not_there_is_said(folder):
    with pytest.raises(Refused):
        check_releases(folder, "no-such-branch", keep)


def test_a_release_goes_only_where_it_is_said_to_be_withdrawn():
    """With both of its files; one whose number begins alike stays."""
    was = {"1.1.0.zip": b"1", "1.1.0-pages.xz": b"2", "1.1.01.zip": b"3"}
    assert [one.kind for one in released_otherwise(was, {}, {}, ["1.1.0"])] == [
        "notice_release_withdrawn",
        "notice_release_withdrawn",
        "release_gone",
    ]
    assert [one.kind for one in released_otherwise(was, was, {}, [])] == []
