"""Case books: plain text that says what somebody writes in the free sheets, and the rows or the message that this gives."""

import re
from dataclasses import dataclass, field
from pathlib import Path

BOOKS = Path(__file__).parent / "cases"
Cells = dict[str, str]


@dataclass
class Case:
    """A promise; lines of (sheet, column -> what is typed); rows of (table, column -> what stands there); (column, message)."""

    promise: str
    lines: list[tuple[str, dict[str, object]]] = field(default_factory=list)
    rows: list[tuple[str, Cells]] = field(default_factory=list)
    told: list[tuple[str, str]] = field(default_factory=list)


def cells(text: str) -> Cells:
    """Column -> value, of "column = value; column = value"."""
    return {name: value for name, _, value in (one.partition(" =") for one in text.split("; ")) if name}


def typed(said: Cells) -> dict[str, object]:
    """What a person types: a number where it is one, and nothing in a cell that is left empty."""
    return {name: int(one) if one.strip().isdigit() else one.strip() for name, one in said.items() if one.strip()}


def read_cases(name: str) -> tuple[dict[str, list[Case]], dict[str, tuple[str, dict[str, object]]]]:
    """Heading -> its cases, in order; and the lines that several cases write, each with its sheet, by their names."""
    named: dict[str, tuple[str, Cells]] = {}
    found: dict[str, list[Case]] = {}
    for line in re.sub(r"\n {4}", "; ", (BOOKS / f"{name}.txt").read_text(encoding="utf-8")).splitlines():
        if match := re.fullmatch(r"([a-z]+) = ([a-z_]+): (.*)", line):
            named[match[1]] = match[2], cells(match[3])
        elif line.startswith("## "):
            found[line[3:].partition(":")[0]] = cases = []
        elif line.startswith("# "):
            cases.append(Case(line[2:]))
        elif line.startswith("-> "):
            table, _, row = line[3:].partition(": ")
            cases[-1].rows.append((table, {name: one.strip() for name, one in cells(row).items()}))
        elif line.startswith("! "):
            column, _, message = line[2:].partition(": ")
            cases[-1].told.append((column, message))
        elif line and found:
            first, _, more = line.partition(" + ")
            sheet, _, own = first.partition(": ")
            sheet, usual = named.get(first) or (sheet, cells(own))
            if cases[-1].told:  # another way to break the same promise
                cases.append(Case(cases[-1].promise))
            cases[-1].lines.append((sheet, typed({**usual, **cells(more)})))
    return found, {name: (sheet, typed(line)) for name, (sheet, line) in named.items()}
