"""The texts that people have written of a package, each at its place: of its tables, of its settings, of the pages beside it.

And which of them somebody reads before they go out: what a release has read, what is ticked, and what is asked again. What a text
is: `ground/texts`. Nothing is quoted: what a log says is public, and who reads a text opens it where it stands.
"""

import csv
import io
import json
import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from scripts.ground.codes import HIDDEN
from scripts.ground.columns import LANGUAGES
from scripts.ground.problems import LISTS, Problem
from scripts.ground.releases import Release
from scripts.ground.small import tells
from scripts.ground.tables import records
from scripts.ground.texts import digest, is_text, row_texts
from scripts.package.additions import placed
from scripts.package.disclosure.texts import AGREED, columns_of
from scripts.package.sources import AS_YAML, Sources
from scripts.package.validation.yaml_file import read_yaml

# Beside the package: what people write of it. Code has no text, nor has a template of a page: `test_texts` holds them to that.
WRITTEN = ("CHANGELOG.md", "mkdocs*.yml", "docs/**/*.*", "scripts/**/*.csv")
CODE = re.compile(r"docs/(?:.*\.(?:js|css)|overrides/.*|templates/.*\.(?!txt\Z)\w+)\Z")
BREAK = re.compile(r"\n(?:[ \t]*\n)+|\n(?=[ \t]*(?:[-*+]|\d+\.)[ \t])")
MARK = re.compile(r"(?:[-*+]|\d+\.|#+)[ \t]+")  # of an item or a heading: no part of what it says
TICKS = f"{AGREED}.csv"


@dataclass(frozen=True)
class Text:
    """A text with its place, a line or the name of a part; `around`: its whole row or page, which says what it is about."""

    file: str
    line: int
    text: str
    around: str = ""

    @property
    def hash(self) -> str:
        """What a tick and a release know it by."""
        return digest(self.text)


def texts(sources: Sources, root: Path, *tops: Path) -> list[Text]:
    """Every text, once, at its first place. `tops`: the folders beside whose package people write; the first that has a file.

    The title of a year's form is a text of ours that says nothing but the year: none of a person.
    """
    ours = {LISTS["added"][lang]["form"].format(year) for lang in LANGUAGES for year in sources.figures}
    found = [one for one in (*table_texts(sources), *settings_texts(root)) if one.text not in ours]
    files: dict[str, Path] = {}
    for top in tops:
        for path in (path for pattern in WRITTEN for path in sorted(top.glob(pattern)) if path.is_file()):
            files.setdefault(path.relative_to(top).as_posix(), path)
    for name, path in files.items():
        found += () if CODE.match(name) else written_texts(name, path)
    return [*{one.text: one for one in reversed(found)}.values()][::-1]


def table_texts(sources: Sources) -> Iterator[Text]:
    """Those of the hand-written tables and of the figures."""
    tables = sources.settings.tables
    held = columns_of(tables)
    for name, columns in held.items():
        for line, row in sources.codes.get(name, {}).items():
            file, at = placed(tables[name].path, line, sources.additions.get(name, ()))
            around = "\n".join(row.values())
            yield from (Text(file, at, text, around) for _, text in row_texts([row], columns))
    for year, rows in sources.figures.items():
        for line, row in rows.items():
            around = "\n".join(row.values())
            told = row_texts([row], held["statements"])
            yield from (Text(f"figures/{year}.csv", line, text, around) for _, text in told)


def settings_texts(root: Path) -> Iterator[Text]:
    """Those of the settings, each at the name of its part."""
    for file in AS_YAML:
        document, _ = read_yaml((root / file).read_bytes(), file)
        yield from (
            Text(f"{file}: {place}", 0, text, text) for place, text in leaves(document.value, "") if is_text(text)
        )


def leaves(value: Any, place: str) -> Iterator[tuple[str, str]]:
    """(name of its part, text) of each text in nested lists and properties; an entry of a list by its own name."""
    if isinstance(value, str):
        yield place, value
    named = value.items() if isinstance(value, dict) else enumerate(value, 1) if isinstance(value, list) else ()
    for key, each in named:
        name = each.get("name", key) if isinstance(each, dict) else key
        yield from leaves(each, f"{place}.{name}".lstrip("."))


def written_texts(name: str, path: Path) -> Iterator[Text]:
    """Those of a file beside the package: cells, or paragraphs and items. Any other kind, a picture or a PDF, is read whole."""
    if path.suffix == ".csv":
        rows = list(csv.reader(io.StringIO(path.read_text("utf-8"), newline="")))
        for line, row in enumerate(rows, 1):
            yield from (Text(name, line, cell, "\n".join(row)) for cell in row if is_text(cell))
    elif path.suffix in (".md", ".txt", ".html", ".yml"):
        yield from paragraphs(name, path.read_text("utf-8"))
    elif path.suffix == ".ipynb":
        for cell in json.loads(path.read_bytes())["cells"]:
            yield from paragraphs(name, "".join(cell["source"]))
    else:
        yield Text(name, 0, digest(path.read_bytes().decode("latin-1")), name)


def paragraphs(name: str, page: str) -> Iterator[Text]:
    """The paragraphs and the items of a page."""
    start = 0
    for end in [*BREAK.finditer(page), None]:
        piece = page[start : end.start() if end else None]
        if is_text(piece):
            yield Text(name, page.count("\n", 0, start) + 1, MARK.sub("", piece.strip()), page)
        start = end.end() if end else start


def unticked(found: Sequence[Text], sources: Sources, releases: Sequence[Release]) -> list[Problem]:
    """A problem for each text that is neither ticked nor read for a release, and for each tick of a text that is nowhere."""
    ticks = {row["text_hash"] for row in records(sources.codes[AGREED])}
    known, there = read_in(releases) | ticks, {one.hash for one in found}
    stale = [Problem(TICKS, 0, "text_hash", "agreed_text_stale", name) for name in sorted(ticks - there)]
    if not any(row["obs_status"] == HIDDEN for rows in sources.figures.values() for row in rows.values()):
        return stale
    left = [one for one in found if one.hash not in known]
    # what counts, compares or names somebody is read first
    return [
        *(
            Problem(one.file, one.line, "", "text_telling" if tells(one.text) else "text_unread", "", one.hash)
            for one in left
        ),
        *stale,
    ]


def reread(
    found: Sequence[Text],
    named: tuple[Collection[str], Collection[str]],
    sources: Sources,
    before: Collection[tuple[str, ...]],
) -> list[Problem]:
    """A problem for each text on what is `named`, by names or numbers, whose tick, if any, is older than the hiding of a figure.

    It is ticked anew in that change.
    """
    new = {row["text_hash"] for row in records(sources.codes[AGREED]) if tuple(row.values()) not in before}
    left = sorted((one for one in about(found, *named) if one.hash not in new), key=lambda one: not tells(one.text))
    return [Problem(one.file, one.line, "", "text_again", "", one.hash) for one in left]


def about(found: Sequence[Text], names: Collection[str], numbers: Collection[str]) -> list[Text]:
    """The texts that stand in a row or on a page that names one of these, or that have one of these numbers."""
    if not names:
        return []
    named, told = any_of(names), any_of(numbers)
    around = {one: bool(named.search(one)) for one in {text.around for text in found}}
    return [one for one in found if around[one.around] or told.search(one.text)]


def any_of(words: Collection[str]) -> re.Pattern[str]:
    """A pattern for any of some words, whole: no part of a longer one, or of a longer number."""
    return re.compile(rf"(?<![\w.,])(?:{'|'.join(map(re.escape, sorted(words, reverse=True)))})(?!\w|[.,]\d)")


def read_in(releases: Sequence[Release]) -> frozenset[str]:
    """The hashes of the texts of the last release that are read: those of the first one, and of any that hides a figure."""
    if not releases:
        return frozenset()
    asked = [one for one in releases if any(row["obs_status"] == HIDDEN for row in one.package.rows("observations"))]
    return releases[-1].texts & frozenset().union(*(one.texts for one in [releases[0], *asked]))
