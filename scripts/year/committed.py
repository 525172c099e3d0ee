"""What is never committed: a filled workbook, which holds the numbers that are hidden everywhere else, and a receipt of one.

However it was saved: a file is known by its name, by how it begins, and by the words that stand at the top of every sheet.
"""

import re
from fnmatch import fnmatch
from html import unescape
from pathlib import Path

from scripts.ground.problems import Problem
from scripts.ground.releases import FOLDER, VERSION
from scripts.questionnaire.invented import COLUMNS
from scripts.year.added.sheets import SHEETS
from scripts.year.compare_sources import git
from scripts.year.receipt.receipt import INTERNAL
from scripts.year.workbook_words import CONTROL_HINT, HEADERS, HELP, HINT

RECEIPT = "-kvitto.html"  # what the name of a receipt ends with
# What programs save a sheet as, and the folders in which a file of such a name is ours.
NAMES: dict[str, tuple[str, ...]] = {
    "*.xls*": (), "*.ods": (), "*.fods": (), "*.numbers*": (), "*.pdf": (), "*.htm": (), "*.mht*": (), f"*{RECEIPT}": (),
    "*.zip": (), "*.html": ("docs/",), "*.csv": ("datapackage/", "docs/", "scripts/", "tests/"),
}  # fmt: skip
BEGINS = (b"PK", b"%PDF", b"\xd0\xcf\x11\xe0")  # a ZIP, which most workbooks are; a PDF; a workbook with a password
NAME = f'([a-z][a-z0-9_]*|"{COLUMNS[0]}")'  # of a column of ours; that of a witness says that its people are invented
HEADER = re.compile(f"(\ufeff)?{NAME}([,;\t]{NAME})*\\s*".encode())
# Whether `publish` has made it, its reading says.
RELEASE = re.compile(rf"datapackage/{FOLDER}/{VERSION.pattern}(?:-site)?\.zip")
OUR_WORDS = "scripts/year/added/sheets.csv"


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
