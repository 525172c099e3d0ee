"""The fonts that pictures are painted and sheets are set with, made of the site's own. Made ones are kept in `.cache/`."""

from functools import partial
from importlib.metadata import version
from pathlib import Path

from scripts.paths import CACHE, DOCS
from scripts.site.charts.faces import FACES, Face, made
from scripts.site.kept import code, kept, total

FONTS = CACHE / "fonts"


def fonts(cache: Path = FONTS) -> dict[str, bytes]:
    """File name -> the font of each face, all of them in the folder `folder(cache)`."""
    return {face.file: kept(folder(cache), ".ttf", face.file, partial(made, face, web_font(face))) for face in FACES}


def folder(cache: Path = FONTS) -> Path:
    """Where they lie: a folder of their own for all that they are made of, so that a renderer that reads it finds no older ones."""
    sources = total([web_font(face) for face in FACES])
    return cache / total([f"{version('fonttools')}/{code('scripts/site/charts/faces.py')}/{sources}".encode()])


def web_font(face: Face) -> bytes:
    """The font that a face is made of."""
    return (DOCS / "assets" / face.source).read_bytes()
