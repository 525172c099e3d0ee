"""The finished site takes the old one's place as a whole, and a build that ends otherwise leaves nothing."""

import os
import shutil
import subprocess
import sys
import threading
from types import SimpleNamespace
from typing import Any

import pytest
from mkdocs.exceptions import PluginError

from scripts.__main__ import main
from scripts.ground.locking import alone
from scripts.paths import ROOT
from scripts.site import build, starting
from scripts.site.build import WATCHED, replace
from scripts.site.starting import unnamed


def site(folder, text):
    """A site of one page."""
    folder.mkdir(parents=True)
    (folder / "index.html").write_text(text)
    return folder


def test_the_new_site_takes_the_place_of_the_old(tmp_path):
    """With nothing of the old, and nothing beside it; also where there was none."""
    for text in ("first", "second"):
        replace(tmp_path / "site", site(tmp_path / "work/sv", text))
        assert (tmp_path / "site/index.html").read_text() == text
        assert {path.name for path in tmp_path.iterdir()} == {"site", "work"}


@pytest.mark.parametrize("interrupted", ["move", "rename"])
def test_the_old_site_stays_when_the_new_cannot_be_put_in_place(tmp_path, monkeypatch, interrupted):
    """As on a full disk, and the next build mends what is left."""
    built, target = site(tmp_path / "work/sv", "new"), site(tmp_path / "site", "old")
    kind = type(target)
    real = kind.rename

    def refuse(source, goal):
        if interrupted == "move" or goal.name == "site" and source.name.endswith("new"):
            raise OSError(28, "No space left on device")
        return real(source, goal)

    with monkeypatch.context() as patched:
        patched.setattr(*((shutil, "move") if interrupted == "move" else (kind, "rename")), refuse)
        with pytest.raises(OSError, match="space"):
            replace(target, built)
    assert (target / "index.html").read_text() == "old"
    assert {path.name for path in tmp_path.iterdir()} == {"site", "work"}
    replace(target, built if built.exists() else site(built, "new"))
    assert (target / "index.html").read_text() == "new"


def test_two_builds_put_their_sites_in_place_one_after_the_other(tmp_path):
    """The second waits: each would take the other's folders apart."""
    target = site(tmp_path / "site", "old")
    other = threading.Thread(target=replace, args=(target, site(tmp_path / "work/sv", "new")))
    with alone(tmp_path):
        other.start()
        other.join(0.2)
        assert other.is_alive()
        assert (target / "index.html").read_text() == "old"
    other.join()
    assert (target / "index.html").read_text() == "new"


def test_what_a_killed_build_has_left_goes_with_the_next_one(tmp_path, monkeypatch):
    """That of a build which goes on stays, and so does what is no build's."""
    monkeypatch.setattr(build, "WORKSHOP", tmp_path)
    site(tmp_path / "site-killed", "half")
    site(tmp_path / "charts", "kept")
    with build.workplace() as first, build.workplace() as second:
        assert {path.name for path in tmp_path.iterdir()} == {"charts", first.name, second.name}
    assert {path.name for path in tmp_path.iterdir()} == {"charts"}


@pytest.fixture
def told(tmp_path, monkeypatch, capsys):
    """The command `site` with a build that fails: its exit code, or what it ends with, and what it says."""
    monkeypatch.setattr(build, "WORKSHOP", tmp_path)
    monkeypatch.setattr("scripts.__main__.package", lambda options: [])

    def run(*lines):
        says = [sys.executable, "-c", f"print({chr(10).join(lines)!r}); raise SystemExit(1)"]
        monkeypatch.setattr(build, "start", lambda *_: subprocess.Popen(says, stdout=subprocess.PIPE, text=True))
        return main(["site", "--lang", "en"]), capsys.readouterr().err

    return run


def test_a_full_disk_is_said_in_a_sentence_with_what_to_do(told, tmp_path):
    """However deep in MkDocs it was met; and nothing is left in the workshop."""
    code, text = told("Traceback (most recent call last):", "OSError: [Errno 28] No space left on device: '/x/y.html'")
    assert code == 1
    assert text.startswith(
        "site: writing failed (No space left on device). What was there is untouched. Free some space"
    )
    assert "Traceback" not in text
    assert list(tmp_path.iterdir()) == []


def test_what_else_stops_mkdocs_is_told_as_mkdocs_says_it(told):
    """With the language whose build it was."""
    with pytest.raises(build.SiteError, match=r"(?s)mkdocs\.yml:\nan unknown name.*mkdocs\.en\.yml:\nan unknown name"):
        told("an unknown name")


def test_a_build_ends_with_the_command_that_waits_for_it():
    """Also when that is killed: the system closes its pipe, whatever it was doing."""
    lines = "import time; from scripts.site.starting import on_startup; on_startup('', 0); print(1, flush=True); time.sleep(60)"
    watched, ours = os.pipe()
    child = subprocess.Popen(
        [sys.executable, "-c", lines],
        cwd=ROOT,
        stdin=watched,
        stdout=subprocess.PIPE,
        env=os.environ | {WATCHED: "stdin"},
    )
    os.close(watched)
    assert child.stdout
    child.stdout.readline()
    assert child.poll() is None
    os.close(ours)
    assert child.wait(10) == 1
    child.stdout.close()


@pytest.mark.parametrize(
    ("navigation", "strays"),
    [
        ([{"Start": "index.md"}, {"Om": ["about.md", {"Mer": "deep/more.ipynb"}]}, "notes.txt"], []),
        ([{"Start": "index.md"}, {"Om": ["about.md"]}], ["docs/sv/deep/more.ipynb", "docs/sv/notes.txt"]),
    ],
)
def test_a_file_beside_the_pages_that_no_navigation_names_is_told(tmp_path, navigation, strays):
    """It would be published with no way to it. What the navigation names is generated, or there; hidden files are left out."""
    for name in ("index.md", "about.md", "deep/more.ipynb", "notes.txt", ".hidden", ".folder/x.md"):
        (tmp_path / "sv" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "sv" / name).touch()
    assert [one.file for one in unnamed(tmp_path / "sv", navigation)] == strays


def test_such_a_file_stops_the_site_before_anything_is_built():
    """With where it is and what to do, in the language of its pages."""
    config: Any = SimpleNamespace(theme={"language": "sv"}, nav=["index.md"])
    with pytest.raises(PluginError, match=r"docs/sv/about\.md: ingen meny nämner filen.*nav i mkdocs\.yml"):
        starting.on_config(config)
