"""Says which words of `scripts/site/text/words.csv` are missing, and which nobody uses. Run by `make check`.

A word is used where the code or a template has its name between quotation marks; a name that is put together (`f"said_{...}"`)
uses every word that it fits. A measure is its own name, and a table of a file may be part of it. The words of the page for those
who need help have a table and a test of their own.
"""

import re
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path

from scripts.desk.laying import WORDS as DESK_WORDS
from scripts.paths import ROOT
from scripts.site.text.help_words import KEY, help_rows
from scripts.site.text.language import LISTS

DESK = "desk.html"
# words["exit"], words.exit and shell.exit: how the code and the templates ask for a word.
ASKED = re.compile(r"""\bwords\[["']([^"'{}]+)["']\]|\b(?:words|shell)\.([a-z_]+)\b""")
WRITTEN = re.compile(r"""["']([A-Za-z_0-9-]+)["']""")
PUT_TOGETHER = re.compile(r"""f["']([a-z_]{3,})\{|["']([a-z_]{3,})["'] ~""")
# Methods of a mapping, which look like words in `words.get`.
NOT_WORDS = {"get", "items", "values"}
# Names that come from the package: `words[row["measure"]]`, a type of Table Schema, a table of a file.
FROM_PACKAGE = re.compile(r"count|percent|mean|(?:rule|type)_\w+|\w*(?:observations|statements)|[a-z_]+_(?:sv|en)")


def texts(root: Path = ROOT) -> list[str]:
    """The code of the site and its templates."""
    files = [
        *(root / "scripts/site").rglob("*.py"),
        *(root / "docs/overrides").rglob("*.html"),
        *(path for path in (root / "docs/templates").rglob("*.*") if path.name != DESK),
    ]
    return [path.read_text(encoding="utf-8") for path in sorted(files)]


def desk_texts(root: Path = ROOT) -> list[str]:
    """What the page that reads a workbook is made of, which has words of its own."""
    files = [root / "docs/templates" / DESK, *sorted((root / "scripts/desk/browser").iterdir())]
    return [path.read_text(encoding="utf-8") for path in files]


def missing(words: Iterable[str], sources: Iterable[str]) -> set[str]:
    """The words that are asked for by name and stand in no list."""
    asked = {name for text in sources for pair in ASKED.findall(text) for name in pair if name}
    return asked - set(words) - NOT_WORDS


def unused(words: Iterable[str], sources: Iterable[str]) -> set[str]:
    """The words that no text names."""
    joined = "\n".join(sources)
    named = {*WRITTEN.findall(joined), *(name for pair in ASKED.findall(joined) for name in pair)}
    beginnings = tuple({name for pair in PUT_TOGETHER.findall(joined) for name in pair if name})
    left = set(words) - named
    return {word for word in left if not FROM_PACKAGE.fullmatch(word) and not word.startswith(beginnings)}


def desk_faults(words: Iterable[str], sources: Iterable[str]) -> list[str]:
    """What is wrong with the words of the page that reads a workbook, a line each."""
    words, sources = list(words), list(sources)
    wrong = sorted(missing(words, sources) | unused(words, sources))
    return [f"{word}: stands in page_words.csv or is asked for, not both" for word in wrong]


def faults(lists: Mapping[str, Mapping[str, Mapping[str, str]]], sources: Iterable[str]) -> list[str]:
    """What is wrong, a line each."""
    sources, words = list(sources), {word for languages in lists.values() for word in languages["sv"]}
    asked = missing({*words, *(row[KEY] for row in help_rows())}, sources)
    found = [f"{word}: the code asks for it, and words.csv lacks it" for word in sorted(asked)]
    return found + [f"{word}: stands in words.csv, and nothing uses it" for word in sorted(unused(words, sources))]


if __name__ == "__main__":
    told = faults(LISTS, texts()) + desk_faults(DESK_WORDS["sv"], desk_texts())
    print("\n".join(told), end="\n" if told else "")
    sys.exit(bool(told))
