"""Lays the page out in a site, in both languages, with its parts once beside: facts in, a folder out."""

import gzip
import hashlib
import json
import os
from base64 import b64encode
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

from scripts.desk.desk import LISTS
from scripts.desk.pack import HERE, NoPartsError, licences, parts, project
from scripts.ground.data_package import DESCRIPTOR
from scripts.ground.problems import Problem, Refused
from scripts.ground.templates import Templates
from scripts.package.sources import Sources, read_sources
from scripts.paths import TEMPLATES
from scripts.year.helpers import VERBS, helper, names

FOLDER, PARTS = "desk", "parts"
TRANSLATORS = "help-words.xlsx"  # the sheet for whoever translates the page for those who need help
BROWSER = HERE / "browser"
LOOSE, WORKING = ("page.js", "desk.css"), ("work.mjs", "solver.mjs")
POLICY = (
    "default-src 'none'; script-src 'self' blob: 'wasm-unsafe-eval'; worker-src blob:; connect-src 'self'; "
    "style-src 'self'; base-uri 'none'; form-action 'none'"
)
WORDS = LISTS["page"]
# Language -> the folder that its page lies in, the way from there to the parts, and to the page of the other language.
PLACES = {"sv": ("", "parts/", ("en", "../en/desk/")), "en": ("en/", "../../desk/parts/", ("sv", "../../desk/"))}
PAGES = Templates(str(TEMPLATES), {})


def lays(
    sheet: Callable[[], bytes], released: bool = False, waits: bool = True
) -> Callable[[Path, Path], list[Problem]]:
    """What lays the page into a site. On the build server it is never skipped, but where nothing `waits` for it.

    A figure that has to come down waits for nobody. `sheet`: made when it is laid, after the pages have read its words.
    """
    needed = waits and bool(os.environ.get("CI"))
    return lambda site, package: lay(site, package, sheet(), released, needed)


def lay(site: Path, package: Path, sheet: bytes, released: bool = False, needed: bool = False) -> list[Problem]:
    """Put the page into a `site`, which reads by what people wrote in the folder of a `package`. What to know comes back.

    It hands out what needs no Python there: the letters to publishers, and the `sheet` for translators. Where the parts cannot be
    had, or this code cannot read the folder, the page says what to do instead, and a notice why; where it is `needed` that is
    `Refused`. `released`: whether the package is a release.
    """
    try:
        files = parts() | {name: (BROWSER / name).read_bytes() for name in WORKING}
        files["project.zip"] = project(package, json.loads(files["pyodide-lock.json"])["info"]["python"])
        sources = read_sources(package)
        asked = helper(VERBS, "letter").letters(package, sources) if "letter" in names(VERBS) else {}
        files |= {**asked, TRANSLATORS: sheet}
        packed = {f"{name}.gz": gzip.compress(data, 9, mtime=0) for name, data in files.items()}  # alike on every day
        written = packed | {"licences.txt": licences().encode()}
    except (NoPartsError, Refused) as fault:
        if needed:
            raise Refused([Problem(FOLDER, 0, "", "desk_without", str(fault))]) from fault
        lay_without(site)
        return [Problem(FOLDER, 0, "", "notice_desk_without", str(fault))]
    lock = json.dumps({name: hashlib.sha256(written[f"{name}.gz"]).hexdigest() for name in sorted(files)}).encode()
    lay_files(site, written | {"lock.json": lock})
    version = json.loads((package / DESCRIPTOR).read_bytes())["version"] if released else ""
    lay_pages(site, facts(sources, version, [*asked]), hashlib.sha256(lock).hexdigest())
    return []


def lay_without(site: Path) -> list[Problem]:
    """The page without its parts: it says what to do instead."""
    lay_files(site, {})
    lay_pages(site, {}, "")
    return []


def lay_files(site: Path, files: Mapping[str, bytes]) -> None:
    """What both pages fetch."""
    (site / FOLDER / PARTS).mkdir(parents=True)
    for name, data in {**files, **{name: (BROWSER / name).read_bytes() for name in LOOSE}}.items():
        (site / FOLDER / PARTS / name).write_bytes(data)


def lay_pages(site: Path, about: Mapping[str, Any], lock: str) -> None:
    """The page in each language; without a `lock` it says what to do instead."""
    signed = {name: integrity((BROWSER / name).read_bytes()) for name in LOOSE}
    for lang, (folder, way, other) in PLACES.items():
        words, target = WORDS[lang], site / folder / FOLDER / "index.html"
        told = {"lang": lang, "words": words, "said": json.dumps(words), "parts": way, "other": other, "lock": lock}
        page = PAGES.rendered("desk.html", policy=POLICY, signed=signed, **told, **about)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(f"{page}\n", encoding="utf-8")


def facts(sources: Sources, version: str, asked: Sequence[str]) -> dict[str, Any]:
    """What the page says of the package: its version where that is released, the years, where a year is uploaded.

    `asked`: the names of the letters that it hands out.
    """
    repository, newest = sources.settings.platform["repository"], max(sources.figures)
    return {
        "version": version,
        "years": [newest + 1, *sorted(sources.figures, reverse=True)],
        "letters": [(name.partition("-")[0], name) for name in asked],
        "sheet": TRANSLATORS,
        "upload": "" if repository.get("placeholder") else f"{repository['value']}upload/main/datapackage",
    }


def integrity(data: bytes) -> str:
    """What a page says of a file that it loads, so that the browser refuses any other (W3C, Subresource Integrity)."""
    return f"sha384-{b64encode(hashlib.sha384(data).digest()).decode()}"
