"""A filled workbook holds hidden numbers, and a receipt is internal: neither is committed."""

import subprocess

import pytest

from scripts.paths import ROOT
from scripts.year.committed import tracked_workbooks


def git(folder, *words):
    """Run git in a folder."""
    subprocess.run(["git", "-C", str(folder), *words], check=True, capture_output=True)


NAMES = [
    "2031.xlsx",
    "datapackage/ifylld.xlsm",
    "kopia.ods",
    "KOPIA.ODS",
    "2031.XLSX",
    "Årets siffror, ifyllda på ön.Xlsx",
    "datapackage/figures/ändrad.XLS",
    "siffror.Numbers",
    "2031-kvitto.html",
    "datapackage/2031-Kvitto.HTML",
]


@pytest.fixture
def repository(tmp_path):
    """An empty repository with a package folder and the project's own ignore list."""
    git(tmp_path, "init", "-q")
    (tmp_path / "datapackage").mkdir()
    (tmp_path / ".gitignore").write_bytes((ROOT / ".gitignore").read_bytes())
    return tmp_path


@pytest.mark.parametrize("name", NAMES)
def test_a_workbook_that_git_follows_is_refused(repository, name):
    """Wherever it lies, and also when it was added by force."""
    (repository / name).parent.mkdir(parents=True, exist_ok=True)
    (repository / name).write_bytes(b"")
    git(repository, "add", "--force", name)
    assert [(one.file, one.kind) for one in tracked_workbooks(repository / "datapackage")] == [
        (name, "receipt_in_git" if "kvitto" in name.lower() else "workbook_in_git")
    ]


@pytest.mark.parametrize("name", NAMES)
def test_a_workbook_that_only_lies_there_is_ignored(repository, name):
    """`git add` leaves it out, and the check says nothing."""
    (repository / name).parent.mkdir(parents=True, exist_ok=True)
    (repository / name).write_bytes(b"")
    git(repository, "add", "--all")
    assert tracked_workbooks(repository / "datapackage") == []


def test_a_folder_without_a_repository_has_nothing_committed(tmp_path):
    """The check asks git, and takes its no for an answer."""
    assert tracked_workbooks(tmp_path) == []
