"""Releases as the tests make them: of any package, with a small archive in the place of the real one, which the site makes."""

import json
from pathlib import Path

from scripts.ground.data_package import DESCRIPTOR
from scripts.ground.releases import ADDRESS, ARCHIVE_FILE, LICENCE_FILE, PAGES_FILE, README_FILE
from scripts.ground.zipping import packed, zipped
from scripts.package.settings import FILE as SETTINGS
from scripts.year.kept_releases import Files, kept_texts
from scripts.year.kept_releases import release as released


def release(folder: Path, said: str = "") -> None:
    """Release the built package in `folder`, with the hashes of its texts where people have written it there."""
    texts = kept_texts(folder, folder.resolve().parent) if (folder / SETTINGS).exists() else {}
    released(folder, kept(folder, said) | texts)


def kept(folder: Path, said: str = "") -> Files:
    """What a release keeps: an archive that names its version and no file, and a page that says something, if it does."""
    version = json.loads((folder / DESCRIPTOR).read_text(encoding="utf-8"))["version"]
    page = {f"{ADDRESS.format(version)}index.html": said.encode("utf-8")}
    laid = {PAGES_FILE.format(version): packed(page)} if said else {}
    return {ARCHIVE_FILE.format(version): archive(version), **laid}


def archive(version: str) -> bytes:
    """The smallest archive there is."""
    descriptor = json.dumps({"name": "tiny", "version": version, "resources": []}).encode()
    return zipped({DESCRIPTOR: descriptor, README_FILE: b"", LICENCE_FILE: b""})
