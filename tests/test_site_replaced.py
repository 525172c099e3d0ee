"""The finished site takes the old one's place as a whole."""

import shutil

import pytest

from scripts.site.build import replace


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
    replace(target, built if built.exists() else site(built, "new"))
    assert (target / "index.html").read_text() == "new"
