"""What lies beside the package in the repository: the log of versions, how to cite what is published, what is never committed.

`CITATION.cff` is made by machine: title, version and date stand by hand in `package.yml` alone. Once something is released the file
cites the newest release, whatever has been merged since. Source: https://citation-file-format.github.io/ (version 1.2.0).
A filled workbook holds the numbers that are hidden everywhere else, and a receipt is of one. However it was saved, such a file is
known by its name, by how it begins, and by the words that stand at the top of every sheet.
"""

import datetime
import re
from collections.abc import Mapping
from fnmatch import fnmatch
from html import unescape
from pathlib import Path
from typing import Any

import yaml

from scripts.ground.data_package import INVENTED, Package
from scripts.ground.disk import read_bytes
from scripts.ground.opened import opened
from scripts.ground.problems import Problem, Refused
from scripts.ground.releases import ADDRESS, FOLDER, VERSION, read_release, release_versions
from scripts.year.added.sheets import SHEETS
from scripts.year.compare import folder_reader, git
from scripts.year.workbook_words import CONTROL_HINT, HEADERS, HELP, HINT, INTERNAL, RECEIPT

CITATION = "CITATION.cff"
HEAD = (
    "# python -m scripts package skriver filen; ändra i datapackage/package.yml. / Written by it; change package.yml.\n"
)
MESSAGE = "Hänvisa till datamängden så här när du använder den. / Please cite the dataset like this when you use it."
CHANGELOG = "CHANGELOG.md"
COMING = "Nästa version"
# What programs save a sheet as, and the folders in which a file of such a name is ours.
NAMES: dict[str, tuple[str, ...]] = {
    "*.xls*": (), "*.ods": (), "*.fods": (), "*.numbers*": (), "*.pdf": (), "*.htm": (), "*.mht*": (), f"*{RECEIPT}": (),
    "*.zip": (), "*.html": ("docs/",), "*.csv": ("datapackage/", "docs/", "scripts/", "tests/"),
}  # fmt: skip
BEGINS = (b"PK", b"%PDF", b"\xd0\xcf\x11\xe0")  # a ZIP, which most workbooks are; a PDF; a workbook with a password
NAME = f'([a-z][a-z0-9_]*|"{INVENTED}")'  # of a column of ours; that of a witness says that its people are invented
HEADER = re.compile(f"(\ufeff)?{NAME}([,;\t]{NAME})*\\s*".encode())
# Whether `publish` has made it, its reading says.
RELEASE = re.compile(rf"datapackage/{FOLDER}/{VERSION.pattern}(?:-site)?\.zip")
OUR_WORDS = "scripts/year/added/sheets.csv"


def write_citation(folder: Path) -> None:
    """Write the file beside the package in `folder`; one that is already right is left alone."""
    path, data = folder.resolve().parent / CITATION, wanted(folder)
    if not path.is_file() or path.read_bytes() != data:
        path.write_bytes(data)


def stale_citation(folder: Path) -> list[Problem]:
    """A problem when the file is not what the published package says."""
    path = folder.resolve().parent / CITATION
    fresh = path.is_file() and path.read_bytes() == wanted(folder)
    return [] if fresh else [Problem(CITATION, 0, "", "package_stale")]


def wanted(folder: Path) -> bytes:
    """The file for the newest release of the package in `folder`, or before the first one for the package as it is built."""
    versions = release_versions(folder)
    package = read_release(folder, versions[-1]).package if versions else opened(folder_reader(folder), folder.name)
    return (HEAD + as_yaml(citation(package.descriptor, platform(package)))).encode("utf-8")


def platform(package: Package) -> dict[str, str]:
    """What the platform has set: setting -> value."""
    return {row["setting"]: row["setting_value"] for row in package.rows("platform") if row["setting_state"] == "set"}


def as_yaml(content: Mapping[str, Any]) -> str:
    """The content in its own order, a line each."""
    return str(yaml.safe_dump(dict(content), sort_keys=False, allow_unicode=True, width=10_000))


def citation(descriptor: Mapping[str, Any], platform: Mapping[str, str]) -> dict[str, Any]:
    """What the file says. What is a placeholder does not stand in it."""
    doi = platform.get("doi")  # of all versions, once there is one
    named = [{"type": "doi", "value": doi, "description": "Alla versioner / all versions"}] if doi else []
    addresses = {
        "url": descriptor["homepage"] + ADDRESS.format(descriptor["version"]) if "site_address" in platform else "",
        "repository-code": platform.get("repository"),
    }
    return {
        "cff-version": "1.2.0",
        "message": MESSAGE,
        "type": "dataset",
        "title": descriptor["title"],
        "abstract": f"{descriptor['description']} / {descriptor['description_en']}",
        "authors": [{"name": one["title"]} for one in descriptor["contributors"]],
        "version": descriptor["version"],
        "date-released": datetime.date.fromisoformat(descriptor["created"][:10]),
        **({"license": descriptor["licenses"][0]["name"]} if "data_licence" in platform else {}),
        "identifiers": [{"type": "other", "value": descriptor["id"]}, *named],
        **{name: address for name, address in addresses.items() if address},
        "keywords": [*descriptor["keywords"], *descriptor["keywords_en"]],
    }


def read_log(root: Path) -> str:
    """The log beside the package in `root`. Raises `Refused` when it is missing or no ordinary file of the repository."""
    top = root.resolve().parent
    data, problems = read_bytes(top / CHANGELOG, top)
    if data is None:
        raise Refused(problems)
    return data.decode("utf-8").replace("\r\n", "\n")


def entry(text: str, heading: str) -> str:
    """What stands below a heading, without it; nothing where there is none."""
    found = re.search(rf"^## {re.escape(heading)}(?![\d.])[^\n]*\n(.*?)(?=^## |\Z)", text, re.DOTALL | re.MULTILINE)
    return found.group(1).strip() if found else ""


def with_news(text: str, news: str) -> str:
    """The log with a line more of what is to come, first; as it was where there is none."""
    line, (before, heading, rest) = " ".join(news.split()).removeprefix("- "), text.partition(f"\n## {COMING}\n")
    told = rest.lstrip("\n")
    return (
        f"{before}{heading}\n- {line}\n{'' if told.startswith('- ') else chr(10)}{told}" if line and heading else text
    )


def with_version(text: str, version: str, day: str) -> str:
    """The log with what was to come under the heading of its version, and an empty heading for what comes next."""
    return re.sub(rf"^## {COMING}[ \t]*$", f"## {COMING}\n\n## {version} – {day}", text, count=1, flags=re.MULTILINE)


def words(text: str) -> str:
    """The words of a text with one blank between, without what a format puts around them."""
    return " ".join(re.findall(r"\w+", unescape(re.sub(r"<[^>]*>", " ", text))))


TOPS = (HINT, CONTROL_HINT, INTERNAL, HELP[0], *(one.hint for one in SHEETS.values()))
ON_SHEETS = (words(" ".join([*HEADERS.values()][:7])), *map(words, TOPS))


def tracked_workbooks(folder: Path) -> list[Problem]:
    """A problem for each file that git follows and that is a workbook or was saved of one, anywhere in the repository of `folder`.

    None where there is no repository or no git: then nothing can be committed either.
    """
    top = git(folder.resolve(), "rev-parse", "--show-toplevel")
    if top is None:
        return []
    root = Path(top.decode("utf-8", "surrogateescape").strip())
    names = (git(root, "ls-files", "-z") or b"").decode("utf-8", "surrogateescape").split("\0")
    return [
        Problem(name, 0, "", "receipt_in_git" if Path(RECEIPT).stem in name.lower() else "workbook_in_git")
        for name in names
        if name and (is_named(name) or (path := root / name).is_file() and is_saved(name, path.read_bytes()))
    ]


def is_named(name: str) -> bool:
    """Whether a file is called what a saved sheet is called, where none of ours is."""
    mine = [own for pattern, own in NAMES.items() if fnmatch(name.lower(), pattern)]
    return any(not name.startswith(own) for own in mine) and not RELEASE.fullmatch(name)


def is_saved(name: str, data: bytes) -> bool:
    """Whether a file holds what a program makes of a sheet. Our own words stand in code and in one list, and say nothing."""
    if RELEASE.fullmatch(name) or name.endswith(".py") or name == OUR_WORDS:
        return False
    table = name.startswith("datapackage/") and name.endswith(".csv") and data.strip()
    if data.startswith(BEGINS) or (table and not HEADER.fullmatch(data.partition(b"\n")[0])):
        return True
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:  # as Excel saves text: a letter in one byte, or with a zero beside
        text = data.replace(b"\0", b"").decode("cp1252", "ignore")
    said = words(text)
    return any(one in said for one in ON_SHEETS)
