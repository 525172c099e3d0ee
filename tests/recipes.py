"""The recipes of `scripts/changing.md`: the files and rows that they change, the commands that they run, and what these say.

A block of `diff` changes the file that its first line names; one of `console` has commands and what they say; one of `html` is a
part of the page that its first line names, once the site is built. `…` is whatever is there, and alone every other line.
"""

import os
import re
import subprocess
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from scripts.paths import ROOT

GUIDE = ROOT / "scripts/changing.md"
BLOCK = re.compile(r"(?ms)^```(diff|console|html) ?(\S*)\n(.*?)^```$")
ANY, PROMPT = "…", "$ "
# What says that a command has stopped.
STOPS = re.compile(r"Nothing has been written\.|^ERROR|^FAILED", re.MULTILINE)


class Block(NamedTuple):
    """`about`: the file that is changed, or the page; empty of commands."""

    kind: str
    about: str
    lines: tuple[str, ...]


class Said(NamedTuple):
    """A command and the lines that it says."""

    command: str
    lines: tuple[str, ...]

    @property
    def stops(self) -> bool:
        """Whether the command ends there."""
        return bool(STOPS.search("\n".join(self.lines)))


def recipes() -> dict[str, list[Block]]:
    """Heading -> the blocks below it, in order, of the recipes that have any."""
    found: dict[str, list[Block]] = {}
    for section in re.split(r"(?m)^## ", GUIDE.read_text(encoding="utf-8"))[1:]:
        blocks = [Block(kind, about, tuple(inner.splitlines())) for kind, about, inner in BLOCK.findall(section)]
        found |= {section.partition("\n")[0]: blocks} if blocks else {}
    return found


def commands(block: Block) -> Iterator[Said]:
    """The commands of a console, each with what it says."""
    for part in "\n".join(block.lines).split(f"\n{PROMPT}"):
        command, *lines = part.removeprefix(PROMPT).split("\n")
        yield Said(command, tuple(line for line in lines if line))


def pattern(text: str) -> re.Pattern[str]:
    """A line in which `…` stands for anything."""
    return re.compile("(.*)".join(map(re.escape, text.split(ANY))))


def at(lines: Sequence[str], text: str, file: str) -> int:
    """The place of the one line that a text means. Raises AssertionError where it is none, or several."""
    found = [place for place, line in enumerate(lines) if pattern(text).fullmatch(line)]
    told = f"{file} has this line {len(found)} times, and a recipe of scripts/changing.md quotes it: change it there too. {text}"
    assert len(found) == 1, told
    return found[0]


def filled(text: str, meant: str, line: str) -> str:
    """A new line; its `…` are what those of the line that it replaces stand for."""
    found = pattern(meant).fullmatch(line)
    parts = iter(found.groups() if found else ())
    return re.sub(ANY, lambda _: next(parts), text)


class Edit(NamedTuple):
    """Lines that go, and those that come in their place; where none goes, below the line `after`, or else at the end."""

    after: str
    gone: list[str]
    come: list[str]


def edits(block: Block) -> list[Edit]:
    """The edits of a change, in order. A line that goes after one that has come begins another."""
    found, after = [Edit("", [], [])], ""
    for mark, text in ((line[:1], line[1:]) for line in block.lines):
        after = text if mark == " " else after
        if mark == " " or (mark == "-" and found[-1].come):
            found.append(Edit(after, [], []))
        if mark != " ":
            (found[-1].gone if mark == "-" else found[-1].come).append(text)
    return [edit for edit in found if edit.gone or edit.come]


def changed(text: str, block: Block) -> str:
    """A file with what a recipe changes in it."""
    lines, new = text.splitlines(), set[str]()
    for after, gone, come in edits(block):
        if gone == [ANY]:
            lines = [line if line in new else filled(come[0], ANY, line) for line in lines]
            continue
        places = [at(lines, one, block.about) for one in gone]
        first = places[0] if places else at(lines, after, block.about) + 1 if after else len(lines)
        meant = [(one, lines[place]) for one, place in zip(gone, places, strict=True)]
        made = [filled(one, *(meant[number] if number < len(meant) else ("", ""))) for number, one in enumerate(come)]
        lines[first : first + len(gone)] = made
        new |= {*made}
    return "\n".join(lines) + "\n"


def change(root: Path, block: Block) -> None:
    """Make the change in a folder. A file that is not there is a new one."""
    path = root / block.about
    path.write_text(changed(path.read_text(encoding="utf-8") if path.exists() else "", block), encoding="utf-8")


def run(root: Path, command: str, **settings: str) -> tuple[int, list[str]]:
    """Run a command of a recipe in a copy: how it ends, and what it says, line by line."""
    own = ("PYTEST", "COV", "PYTHONPATH", "CI", "TESTS_")
    clean = {name: value for name, value in os.environ.items() if not name.startswith(own)}
    clean["PATH"] = f"{root / '.venv/bin'}{os.pathsep}{clean['PATH']}"
    done = subprocess.run(
        command, shell=True, cwd=root, env=clean | settings, capture_output=True, text=True, check=False
    )
    return done.returncode, [line for line in (done.stdout + done.stderr).splitlines() if line]
