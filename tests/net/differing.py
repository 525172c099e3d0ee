"""Two sets of files, path -> bytes, in; what differs between them in words out. Nothing is read or written here."""

import io
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from fnmatch import fnmatch
from html import unescape
from itertools import islice, zip_longest
from zipfile import BadZipFile, ZipFile

from openpyxl import load_workbook

Files = Mapping[str, bytes]
MARKED_UP = (".html", ".md", ".svg", ".xml", ".rdf")
# What a browser runs and what looks are made of: no words.
SILENT = re.compile(r"<(style|script)\b.*?</\1>", re.DOTALL)
TAG = re.compile(r"<[^>]*>")
AROUND = 3  # words
MOST_WORDS = 20_000  # of one file; what has more that differ is told by its size
SHOWN = 90  # characters of a line, or of words that have gone or come
MOST_LINES = 60


@dataclass(frozen=True)
class Difference:
    """What differs, in a sentence with a place for the files; where it does; how it reads there, with what is around it."""

    what: str
    path: str
    around: str = ""


@dataclass(frozen=True)
class Wanted:
    """What somebody says differs on purpose: the pattern of the files, and why."""

    pattern: str
    why: str


def differences(before: Files, after: Files) -> list[Difference]:
    """Everything that differs, in the order of the paths. What is packed is opened first."""
    found = []
    for path in sorted({*before, *after}):
        old, new = before.get(path), after.get(path)
        if old is None or new is None:
            kind = path.rpartition(".")[2]
            found.append(Difference(f"new file (.{kind})" if old is None else f"file is gone (.{kind})", path))
        elif old != new:
            found += in_file(path, old, new)
    return found


def in_file(path: str, old: bytes, new: bytes) -> list[Difference]:
    """What differs in a file."""
    if path.endswith((".zip", ".xlsx")):
        opened = cells if path.endswith(".xlsx") else members
        inside = differences(*({f"{path}/{name}": data for name, data in opened(each).items()} for each in (old, new)))
        return inside or [Difference("the same is packed otherwise", path)]
    try:
        texts = old.decode(), new.decode()
    except UnicodeDecodeError:
        return [Difference(f"other bytes (.{path.rpartition('.')[2]})", path)]
    ours = [words(text, path.endswith(MARKED_UP)) for text in texts]
    return [*changes(path, *ours)] if ours[0] != ours[1] else [in_markup(path, *texts)]


def members(data: bytes) -> dict[str, bytes]:
    """What is in a ZIP; what is none is one file without a name."""
    try:
        with ZipFile(io.BytesIO(data)) as archive:
            return {name: archive.read(name) for name in archive.namelist()}
    except BadZipFile:
        return {"": data}


def cells(data: bytes) -> dict[str, bytes]:
    """Sheet -> its cells, a line each."""
    sheets = load_workbook(io.BytesIO(data)).worksheets
    return {
        f"{sheet.title}.txt": "\n".join(
            f"{cell.coordinate} {cell.value}" for row in sheet.iter_rows() for cell in row if cell.value is not None
        ).encode()
        for sheet in sheets
    }


def words(text: str, marked_up: bool) -> list[str]:
    """The words of a text, without its tags."""
    return (
        unescape(TAG.sub(" ", SILENT.sub(" ", text))).split() if marked_up else re.sub(r"([,;])", r"\1 ", text).split()
    )


def changes(path: str, old: Sequence[str], new: Sequence[str]) -> Iterator[Difference]:
    """What words have gone and come, each with the words around it."""
    start = next(i for i, (a, b) in enumerate(zip_longest(old, new)) if a != b)
    end = next(i for i, (a, b) in enumerate(zip_longest(reversed(old[start:]), reversed(new[start:]))) if a != b)
    gone, came = old[start : len(old) - end], new[start : len(new) - end]
    if max(len(gone), len(came)) > MOST_WORDS:
        yield Difference(f"{len(gone)} words have become {len(came)}", path, cut(" ".join(gone)))
        return
    for kind, *places in SequenceMatcher(None, gone, came).get_opcodes():
        if kind != "equal":
            first, last, here, there = (at + start for at in places)
            lead, rest = old[max(0, first - AROUND) : first], old[last : last + AROUND]
            what = f"“{cut(' '.join(old[first:last]))}” → “{cut(' '.join(new[here:there]))}”"
            yield Difference(what, path, f"{' '.join(lead)} […] {' '.join(rest)}".strip())


def in_markup(path: str, old: str, new: str) -> Difference:
    """Where the words are the same: the first tag that differs, or that none does."""
    tags = zip_longest(*(TAG.findall(SILENT.sub("", text)) for text in (old, new)), fillvalue="")
    a, b = next((pair for pair in tags if pair[0] != pair[1]), ("", ""))
    if a == b:
        return Difference("the same words and tags: only spaces, line breaks, styles or scripts differ", path)
    return Difference(f"the same words, other markup: {cut(a)} → {cut(b)}", path)


def cut(text: str) -> str:
    """So much of a text as is shown."""
    return text if len(text) <= SHOWN else f"{text[: SHOWN * 2 // 3]} […] {text[-SHOWN // 3 :]}"


def apart(
    found: Iterable[Difference], wanted: Sequence[Wanted]
) -> tuple[list[Difference], dict[Wanted, list[Difference]]]:
    """What nobody has named, and what each says is wanted."""
    unnamed: list[Difference] = []
    named: dict[Wanted, list[Difference]] = {one: [] for one in wanted}
    for difference in found:
        covering = [one for one in wanted if fnmatch(difference.path, one.pattern)]
        for one in covering:
            named[one].append(difference)
        if not covering:
            unnamed.append(difference)
    return unnamed, named


def told(found: Sequence[Difference], most: int = MOST_LINES) -> list[str]:
    """What differs, a line each; what differs alike in several files once, the most common first."""
    alike: dict[str, list[Difference]] = {}
    for one in found:
        alike.setdefault(one.what, []).append(one)
    ordered = sorted(alike.values(), key=lambda ones: -len({one.path for one in ones}))
    lines = [line(ones) for ones in islice(ordered, most)]
    left = sum(len(ones) for ones in ordered[most:])
    return [*lines, *([f"… and {left} differences more"] if left else [])]


def line(alike: Sequence[Difference]) -> str:
    """One line for what differs alike, with the first place as an example."""
    first, count = alike[0], len({one.path for one in alike})
    more = f" (and {count - 1} more like it)" if count > 1 else ""
    return f"{first.path}{more}: {first.what}{f'  ({first.around})' if first.around else ''}"
