"""A text that was written for one place, at another: its links lead where they led, or to what is kept of the same version."""

import posixpath
import re

from scripts.site.addresses import version_folder
from scripts.site.pinned.keeping import KEPT
from scripts.site.text.words import FOLDERS

LINK = re.compile(r'((?:href|src)=")(\.\.?/[^"]*|[^":#/?][^":]*)(")')


def moved(text: str, address: str, lang: str, version: str) -> str:
    """The HTML of the page at `address` (below the root of its language), as it has to be below the version's folder."""
    return LINK.sub(lambda found: found[1] + leading(found[2], address, lang, version) + found[3], text)


def leading(link: str, address: str, lang: str, version: str) -> str:
    """A relative link from the page at `address`, seen from its place below the version's folder."""
    here = FOLDERS[lang] + address
    path, mark, rest = re.fullmatch(r"([^?#]*)([?#]?)(.*)", link, re.DOTALL).groups()  # type: ignore[union-attr]
    target = posixpath.normpath(posixpath.join("/", here, path)).lstrip("/") if path else here.rstrip("/")
    target += "/" if path.endswith("/") or not path else ""
    place = next((folder for folder in FOLDERS.values() if folder and target.startswith(folder)), "")
    inside = target.removeprefix(place)
    if inside.startswith(KEPT) and inside not in KEPT:
        target = place + version_folder(version) + inside
    start = FOLDERS[lang] + version_folder(version) + address
    found = posixpath.relpath(f"/{target}", f"/{start}") + ("/" if target.endswith("/") or not target else "")
    return found + mark + rest
