"""What lies below the folder of a version: its pages, frames and forms as they were built for it, but for a block of today's.

`served` takes them from the built site of a version: links to what is kept with a page stay with it, all others go where they went,
and what the pages are dressed with lies once, by its content. A release keeps that; `pin` lays it into every later site, to the
byte, and fills the one block of each page: the way out and the way to help, with their script and policy, and what became of the
version.
"""

import hashlib
import html
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from posixpath import dirname, join, normpath, relpath
from urllib.parse import quote

from markupsafe import Markup

from scripts.ground.data_package import Package
from scripts.ground.releases import BLOCK, MEET, ROWS_FILE, Release, read_pages
from scripts.site.addresses import CATALOGUE, CROISSANT, EMBED, EXIT_SCRIPT, LATEST, STRIP_STYLE, version_folder
from scripts.site.exports.published import read_published
from scripts.site.frame.shell import POLICY
from scripts.site.frame.style import STYLE
from scripts.site.package.labels import Labels, read_package
from scripts.site.pages.versions import newer, template
from scripts.site.text.language import FOLDERS, Language
from scripts.site.text.templates import macros

# What a version keeps, below the root of a language. Pictures to download are drawn anew each year and are today's.
KEPT = re.compile(r"(?:indicators/[^/]+|embed/.+|method|audit|codebook)/[^/]+\.(?:html|csv|txt|json)")
LINK = re.compile(r'\b(href|src|data-index)="(?!#|/|[a-z][a-z0-9+.-]*:)([^"#?]*)')
ASSETS = "assets/"
# In a page: what only today has, or the style of its first screen, which the policy allows. The policy of then stays above all that
# a page asks for: that of today can only ask for more.
OF_TODAY = re.compile(
    r"<li data-today>.*?</li>\n?|<style>.*?</style>\n?| 'sha256-[^']*'"
    r'|<script type="module" src="[^"]*assets/exit\.js"></script>\n?',
    re.DOTALL,
)
STRIP = re.compile(r'<div>\s*<aside class="md-banner">.*?</aside>\s*</div>\n?', re.DOTALL)
SHEET = re.compile(rf'\s*(<link rel="stylesheet" href="[^"]*{STYLE}">)')
BELOW = re.compile(r"(?:^|/)v\d+\.\d+\.\d+/")  # below the folder of a version
# Where a figure that stands alone has the way to where it stands among others.
HOME = re.compile(r'class="card-title"[^>]*><a href="([^"]*)"')
TITLE = re.compile(r"(?<=<title>)(.*)(?= – [^–]*</title>)")
Files = Mapping[str, bytes]  # path below the root of the site -> bytes


def served(site: Path, package: Package) -> dict[str, bytes]:
    """All that a version serves beside its archive, with empty blocks, from the built site in which it is the newest."""
    moves, assets = moved_paths(site, package), dressing(site)
    found = {new: data for _, (new, data) in assets.items()}
    ways = moves | {old: new for old, (new, _) in assets.items()}
    for old, new in moves.items():
        data = (site / old).read_bytes()
        if not old.endswith(".xlsx"):
            text = addressed(data.decode("utf-8"), ways, package)
            data = (kept_page(text, old, ways, package) if old.endswith(".html") else text).encode("utf-8")
        found[new] = data
    return found


def moved_paths(site: Path, package: Package) -> dict[str, str]:
    """Where each file lies in the site -> where the version has it."""
    folder = version_folder(package.version)
    below = {
        f"{place}{name}": f"{place}{folder}{name}"
        for place in FOLDERS.values()
        for name in sorted(path.relative_to(site / place).as_posix() for path in (site / place).rglob("*.*"))
        if KEPT.fullmatch(name)
    }
    beside = [CATALOGUE, CROISSANT, *(f"{LATEST}{path.name}" for path in sorted((site / LATEST).glob("*.xlsx")))]
    there = [
        path.relative_to(site).as_posix()
        for place in FOLDERS.values()
        for shape in ("index.html", "indicators/*/*.json")  # its start, and each row by itself
        for path in sorted((site / place / folder).glob(shape))
    ]
    return below | {name: f"{folder}{name.removeprefix(LATEST)}" for name in beside} | {name: name for name in there}


def dressing(site: Path) -> dict[str, tuple[str, bytes]]:
    """Where what all pages are dressed with lies, in each language -> where it lies by its content, and its bytes."""
    files = {path.name: path.read_bytes() for path in sorted((site / ASSETS).glob("*.*"))}
    summed = hashlib.sha256()
    for name, data in files.items():
        summed.update(f"{name}\n{len(data)}\n".encode() + data)
    folder = f"{ASSETS}{summed.hexdigest()[:16]}/"
    return {
        f"{place}{ASSETS}{name}": (folder + name, data) for place in FOLDERS.values() for name, data in files.items()
    }


def addressed(text: str, ways: Mapping[str, str], package: Package) -> str:
    """A text whose whole addresses, also in a letter that it begins, lead to what is kept with it."""
    root = str(package.descriptor["homepage"])

    def led(found: re.Match[str]) -> str:
        path = found[2] + ("index.html" if found[2].endswith("/") else "")
        return found[1] + ways.get(path, path).removesuffix("index.html") if path in ways else found[0]

    return re.sub(rf"({re.escape(root)}|{re.escape(quote(root))})([\w./-]*)", led, text)


def kept_page(page: str, old: str, ways: Mapping[str, str], package: Package) -> str:
    """A page as its version keeps it: its links from its new place, its sheet alone, and an empty block."""
    if BLOCK.search(page):
        return emptied(page)
    sheet = SHEET.search(page)
    bare = STRIP.sub("", OF_TODAY.sub("", SHEET.sub("", page)), 1)
    link = sheet[1] if sheet else ""
    bare = MEET.sub(lambda found: link + block(found[0]), bare, 1)
    words = Language(spoken(old)[0]).words
    named = words["pinned_version"].format(package.version).lower()
    if sheet and not old.endswith(f"{version_folder(package.version)}index.html"):
        bare = TITLE.sub(lambda found: html.escape(words["in_brackets"].format(found[1], named), quote=False), bare, 1)
    return LINK.sub(partial(led, old=old, new=ways[old], ways=ways), bare)


def led(link: re.Match[str], old: str, new: str, ways: Mapping[str, str]) -> str:
    """A link of a page that lay at `old` and lies at `new`."""
    target = normpath(join(dirname(old), link[2])) if link[2] else old
    if not link[2]:
        return link[0]
    page = normpath(f"{target}/index.html")
    way = ways.get(target) or ways.get(page, "").removesuffix("index.html") or target
    return f'{link[1]}="{relpath(way, dirname(new))}{"/" if link[2].endswith("/") else ""}'


def spoken(path: str) -> tuple[str, str]:
    """The language of a page, and the folder of that."""
    return max(
        ((lang, place) for lang, place in FOLDERS.items() if path.startswith(place)), key=lambda one: len(one[1])
    )


def emptied(page: str) -> str:
    """A page without what is today's."""
    return BLOCK.sub(lambda found: block(found[1]), page, count=1)


def block(meeting: str, head: str = "", body: str = "") -> str:
    """The block of a page, round where its head and its body meet."""
    return str(macros("parts.html").block(Markup(meeting), Markup(head), Markup(body)))


@dataclass(frozen=True)
class Today:
    """The site in which versions are laid: where it lies, its package, the strip of its start page by the folder of a language."""

    site: Path
    latest: Package
    strips: Mapping[str, str]

    def same_page(self, place: str, address: str) -> str | None:
        """Where the page that a version has at `address` is today; of a figure that stands alone where it stands among others."""
        page = self.site / place / address / "index.html"
        if not page.is_file():
            return None
        home = HOME.search(page.read_text(encoding="utf-8")) if address.startswith(EMBED) else None
        return normpath(join(address, home[1].partition("#")[0])) + "/" if home else address


def pin(site: Path, folder: Path) -> None:
    """Lay what each version serves into a built site: what its release kept, else what was built just now."""
    package = read_package(folder)
    today = Today(site, package, {place: strip_of(site / place) for place in FOLDERS.values()})
    for release in read_published(folder, package):
        files = read_pages(folder, release.version)
        if not files and release.version == package.version:
            files = served(site, package)
        for path, data in laid(files, release, today):
            (site / path).parent.mkdir(parents=True, exist_ok=True)
            (site / path).write_bytes(data)


def strip_of(folder: Path) -> str:
    """The way out and the way to help, as the start page in a language has them today."""
    found = STRIP.search((folder / "index.html").read_text(encoding="utf-8"))
    return found[0] if found else ""


def laid(files: Files, release: Release, today: Today) -> Iterator[tuple[str, bytes]]:
    """Each file of a version as it is served: a page with its block filled."""
    shown = json.loads(files.get(ROWS_FILE, b"{}"))
    for path, data in files.items():
        if path.endswith(".html"):
            yield path, filled(data.decode("utf-8"), path, shown, release, today).encode("utf-8")
        elif path != ROWS_FILE:
            yield path, data


def filled(page: str, path: str, shown: Mapping[str, list[str]], release: Release, today: Today) -> str:
    """A page with today's block."""
    (lang, place), folder = spoken(path), version_folder(release.version)
    address = path.removeprefix(place + folder).removesuffix("index.html")
    line = newer(
        address, shown.get(address, ()), release, Labels(today.latest, Language(lang)), today.same_page(place, address)
    )
    is_framed = address.startswith(EMBED)
    others = {
        f"{FOLDERS[one]}index.html": f"{FOLDERS[one]}{folder}{address}index.html" for one in FOLDERS if one != lang
    }
    strip = LINK.sub(partial(led, old=f"{place}index.html", new=path, ways=others), today.strips[place])
    head = template(Language(lang)).today(
        "../" * path.count("/"), POLICY, STRIP_STYLE, "" if is_framed else EXIT_SCRIPT
    )
    body = f"{'' if is_framed else strip}{line}"
    return BLOCK.sub(lambda found: block(found[1], head, body), page, count=1)
