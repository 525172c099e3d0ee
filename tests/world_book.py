"""World books: a line says what is shown, hidden and known besides, and what somebody then makes of it.

`total 60, women 40, men ? | earlier: women 57 -> men`: figures with a comma between them, in parts that a name may begin. A figure
is a count with its number, `?` where it is hidden, `-` where nobody has a number, `chart` where only a chart has it.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from scripts.ground.data_package import Row
from scripts.guard.reasoning import Fact, Relation
from tests.handmade import at_least, fact, row, rule
from tests.seldom import seldom

BOOKS = Path(__file__).parent / "cases"
SOURCES = {"": "new_form", "new": "new_form", "public": "public_report", "closed": "closed_report", "other": "other"}
FIGURE = re.compile(
    r"(?P<name>\S+)(?: (?P<qualifier>about|between|at_least|at_most|just_under|over|under|exact))?"
    r"(?: (?P<value>\d+(?:\.\d+)?|\?|-|chart))?(?:\.\.(?P<value_to>\d+))?"
    r"(?P<percent>%)?(?: of (?P<base>\d+))?(?: \[(?P<more>.*)\])?"
)
NO_NUMBER = {"-": "O", "chart": "L"}
Make = Callable[..., Row]


@dataclass(frozen=True)
class World:
    """A line of a book: its promise, its parts, each with the name that begins it or none, and what is told then."""

    promise: str
    parts: tuple[tuple[str, str], ...]
    told: str

    def part(self, name: str) -> str:
        """What stands in the part of this name."""
        return dict(self.parts).get(name, "")

    def has(self, name: str) -> bool:
        """Whether a part of this name, or of one that begins so, is there."""
        return any(part.split("_")[0] == name for part, _ in self.parts)

    def names(self, name: str) -> list[str]:
        """The names in a part."""
        return items(self.part(name))

    def figures(self, *sources: str, make: Make = row) -> list[Row]:
        """The figures in the parts of these names, and in those of a question: `gender@adults: women 3`."""
        found = list[Row]()
        for part, text in self.parts:
            question, at, people = part.partition("@")
            named = (re.sub(r"^\w+", rf"{question}.\g<0>@{people}", one) if at else one for one in items(text))
            found += [figure(one, SOURCES.get(part, ""), make) for one in named if at or part in sources]
        return found

    def answers(self) -> dict[str, list[str]]:
        """What is told, by name: `follows men; hidden women`."""
        pairs = (one.partition(": ") for one in self.told.split("; "))
        return {name: items(said) for name, _, said in pairs}


def items(text: str) -> list[str]:
    """What stands between the commas."""
    return [one.strip() for one in text.split(",") if one.strip()]


def read_worlds(book: str) -> dict[str, list[World]]:
    """Heading -> its worlds. A line that begins with blanks goes on; `THREE = total 60, women 40` is said once for many."""
    found: dict[str, list[World]] = {}
    short: dict[str, str] = {}
    promise, worlds = "", list[World]()
    for line in re.sub(r"\n +", " ", (BOOKS / f"{book}.txt").read_text(encoding="utf-8")).splitlines():
        if line.startswith("## "):
            found[line[3:].partition(":")[0]] = worlds = []
        elif line.startswith("# "):
            promise = line[2:]
        elif match := re.fullmatch(r"([A-Z]+) = (.*)", line):
            short[match[1]] = match[2]
        elif found and line:
            whole = re.sub(r"\b[A-Z]{2,}\b", lambda one: short.get(one[0], one[0]), line)
            said, _, told = whole.partition("->")
            named = (re.fullmatch(r"\s*(?:([a-z_@]+): )?(.*?)\s*", one) for one in re.split(r"(?:^|\s)\|\s", said))
            worlds.append(World(promise, tuple((one[1] or "", one[2]) for one in named if one), told.strip()))
    return found


def worlds(book: str, *headings: str, step: int = 1, always: int = 1) -> pytest.MarkDecorator:
    """A test is asked about each world below these headings, or one in so many; of these one in so many `always`."""
    every = read_worlds(book)
    some = [world for heading in headings for world in every[heading]][::step]
    return pytest.mark.parametrize(
        "world", seldom(some, always, [f"{one.promise[:40]} {number}" for number, one in enumerate(some)])
    )


def figure(text: str, source: str, make: Make) -> Row:
    """A figure as the row that says it: `women about 20`, `men 5% of 15`, `others ? [year 2030]`."""
    found = FIGURE.fullmatch(text)
    assert found, text
    said = {name: one for name, one in found.groupdict().items() if one}
    value, cells = said.pop("value", ""), {"source": source} if source else {}
    if value in NO_NUMBER:
        cells |= {"obs_status": NO_NUMBER[value], "qualifier": ""} | (
            {"chart_prints": "unknown"} if value == "chart" else {}
        )
    if said.pop("percent", ""):
        cells["measure"] = "percent"
    name, more = said.pop("name"), said.pop("more", "")
    cells |= said | {column: one for column, _, one in (each.partition(" ") for each in more.split("; ")) if column}
    return make(name, value.strip("?-").removeprefix("chart"), **cells)


def corrections(text: str, named: Callable[[str], str]) -> list[Row]:
    """Decisions to publish another number: `women 30 to 40`. `named`: the observation of a count."""
    rows = (one.split() for one in items(text))
    return [decided(named(name), stood, to) for name, stood, _, to in rows]


def decided(name: str, stood: str, to: str) -> Row:
    """A decision to publish another number of an observation."""
    return {"observation": name, "printed_value": stood, "decision": "corrected", "published_value": to}


def facts(text: str) -> Iterator[Fact]:
    """What is known of counts: `total 10, men 1..4, others 3.., women 50% of total`."""
    for one in items(text):
        name, low, more = re.fullmatch(r"(\S+) (\d+)(.*)", one).groups()  # type: ignore[union-attr]
        if more == "..":
            yield at_least(name, int(low))
        elif more.startswith(".."):
            yield fact(name, int(low), int(more[2:]))
        else:
            yield fact(name, int(low), of=more.removeprefix("% of "))


def rules(text: str) -> list[Relation]:
    """Relations as a person writes them: `total == women + men, women <= total`."""
    return [rule(one) for one in items(text)]
