"""Releases as the tests make them: of any package, with a small archive in the place of the real one, which the site makes."""

import json
from pathlib import Path

from scripts.ground.data_package import DESCRIPTOR
from scripts.ground.releases import ARCHIVE_FILE, LICENCE_FILE, README_FILE, WORDS_FILE
from scripts.ground.zipping import zipped
from scripts.package.settings import FILE as SETTINGS
from scripts.year.kept_releases import Files, kept_texts
from scripts.year.kept_releases import release as released


def release(folder: Path, words: bytes = b"") -> None:
    """Release the built package in `folder`, with the hashes of its texts where people have written it there."""
    texts = kept_texts(folder, folder.resolve().parent) if (folder / SETTINGS).exists() else {}
    released(folder, kept(folder, words) | texts)


def kept(folder: Path, words: bytes = b"") -> Files:
    """What a release keeps: an archive that names its version and no file, and the words, if there are any."""
    version = json.loads((folder / DESCRIPTOR).read_text(encoding="utf-8"))["version"]
    said = {WORDS_FILE.format(version): words} if words else {}
    return {ARCHIVE_FILE.format(version): archive(version), **said}


def archive(version: str) -> bytes:
    """The smallest archive there is."""
    descriptor = json.dumps({"name": "tiny", "version": version, "resources": []}).encode()
    return zipped({DESCRIPTOR: descriptor, README_FILE: b"", LICENCE_FILE: b""})
