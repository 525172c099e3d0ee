"""A workbook that was damaged, or made to do harm, is refused in a sentence or read: whatever is in it, never a traceback."""

import io
import re
import zipfile
from random import Random

import pytest

from scripts.ground.problems import Problem, Refused
from scripts.package.sources import read_sources
from scripts.year.filling import fill
from scripts.year.opening import open_workbook, year_of
from scripts.year.read import to_before
from tests.year_folder import YEAR, book_of, started

FEW, MANY = 12, 361
ATTRIBUTES = (
    "",
    "-1",
    "99999999999999999",
    "x",
    "A0",
    "XFE1048577",
    "nan",
    "inf",
    "<",
    "e",
    "d",
    "str",
    "true",
    "1e400",
)
VALUES = ("", "-1", "1e400", "nan", "x", "9" * 400, "0.1", "-0", "1E5", "TRUE", "#REF!", "3-4", "\u202e12")


def bytes_changed(part: bytes, chance: Random) -> bytes:
    """Some of its bytes are others."""
    found = bytearray(part)
    for _ in range(chance.randint(1, 20)):
        found[chance.randrange(len(found))] = chance.randrange(256)
    return bytes(found)


def bytes_gone(part: bytes, chance: Random) -> bytes:
    """A piece is missing."""
    at = chance.randrange(len(part))
    return part[:at] + part[at + chance.randint(1, 200) :]


def cut(part: bytes, chance: Random) -> bytes:
    """The end is missing."""
    return part[: chance.randrange(len(part))]


def swapped(pattern: str, texts: tuple[str, ...]):
    """One of what the pattern finds is another text."""

    def change(part: bytes, chance: Random) -> bytes:
        text = part.decode("utf-8")
        found = list(re.finditer(pattern, text))
        if not found:
            return part
        one = chance.choice(found)
        return (text[: one.start(1)] + chance.choice(texts) + text[one.end(1) :]).encode("utf-8")

    return change


CHANGES = (bytes_changed, bytes_gone, cut, swapped('"([^"]*)"', ATTRIBUTES), swapped("<(?:v|t)>([^<]*)<", VALUES))


@pytest.fixture(scope="module")
def whole(tmp_path_factory):
    """What there is before, and the parts of a workbook."""
    folder = started(tmp_path_factory.mktemp("whole"))
    with zipfile.ZipFile(book_of(folder)) as archive:
        return to_before(read_sources(folder), int(YEAR)), {name: archive.read(name) for name in archive.namelist()}


def damaged(parts: dict[str, bytes], seed: int) -> bytes:
    """The workbook with one part changed, or gone."""
    chance = Random(seed)
    name = chance.choice([one for one in parts if one.endswith((".xml", ".rels"))])
    change = chance.choice([*CHANGES, None])
    found = {one: data for one, data in parts.items() if one != name or change}
    if change:
        found[name] = change(parts[name], chance)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for one, data in found.items():
            archive.writestr(one, data)
    return out.getvalue()


def survives(whole, tmp_path, seed: int) -> None:
    """It is read, or refused with sentences that name the file."""
    before, parts = whole
    file = tmp_path / f"{YEAR}.xlsx"
    file.write_bytes(damaged(parts, seed))
    problems: list[Problem] = []
    try:
        book = open_workbook(file)
        fill(before, book, year_of(book, file.name), file.name, lambda _: None)
    except Refused as refused:
        problems = refused.problems
    assert all(one.text(lang).startswith(file.name) for one in problems for lang in ("sv", "en"))


@pytest.mark.parametrize("seed", range(FEW))
def test_a_damaged_workbook_is_read_or_refused(whole, tmp_path, seed):
    """Whatever happened to it."""
    survives(whole, tmp_path, seed)


@pytest.mark.parametrize("seed", range(FEW, MANY))
@pytest.mark.slow
def test_hundreds_of_damaged_workbooks_are_read_or_refused(whole, tmp_path, seed):
    """More of them."""
    survives(whole, tmp_path, seed)
