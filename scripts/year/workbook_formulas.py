"""What the workbook says beside a line while it is filled in: functions that are old enough for every Excel and LibreOffice.

No TEXT (its formats change with the language) and nothing newer than IF, AND, OR, NOT, N, INT, ISNUMBER, COUNT, COUNTIF, SUM,
SUMPRODUCT, LEFT and ROUND.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from openpyxl.utils import quote_sheetname

from scripts.year.plan import Line

COUNT, PERCENT, BASE, STATUS, WHY_SV, WHY_EN = "D", "E", "F", "G", "K", "L"
# What is written in a line -> its column.
LETTERS = {"count": COUNT, "percent": PERCENT, "base": BASE, "status": STATUS, "why_sv": WHY_SV, "why_en": WHY_EN}
BLANK = '""'


@dataclass(frozen=True)
class LineCells:
    """The addresses of a line's four cells, and of the counts that it is a share of."""

    count: str
    percent: str
    base: str
    status: str
    wholes: tuple[str, ...]


@dataclass(frozen=True)
class Tried:
    """What is tried of each line, by its key: the keys of parts that add up to it; and (condition, words) where it goes wrong."""

    sums: Mapping[str, Sequence[Sequence[str]]]
    wrong: Mapping[str, Sequence[tuple[str, str]]]


def cells(line: Line, rows: Mapping[str, int]) -> LineCells:
    """The line's cells. `rows`: key of a line of the same sheet -> its row."""
    count, percent, base, status = (f"{column}{line.row}" for column in (COUNT, PERCENT, BASE, STATUS))
    return LineCells(count, percent, base, status, tuple(f"{COUNT}{rows[key]}" for key in line.wholes if key in rows))


def text(value: str) -> str:
    """A text as a formula has it."""
    return '"' + value.replace('"', '""') + '"'


def either(conditions: Iterable[str]) -> str:
    """OR of the conditions."""
    return f"OR({','.join(conditions)})"


def small(cell: str, threshold: int) -> str:
    """`small.is_small`."""
    return f"AND(N({cell})>0,N({cell})<{threshold})"


def gives_away(percent: str, base: str, threshold: int) -> str:
    """`small.gives_away`."""
    return f"AND(N({percent})>0,N({base})>0,ROUND(N({percent})*N({base})/100,0)<{threshold})"


def few(at: LineCells, threshold: int) -> str:
    """Whether the line is about a small count: in its own cell, or by a percentage of a known number."""
    through = either(gives_away(at.percent, base, threshold) for base in (at.base, *at.wholes))
    return f"OR({small(at.count, threshold)},AND({at.count}={BLANK},{through}))"


def told(at: LineCells, threshold: int) -> str:
    """Whether the percentage or its base tells a small count."""
    return f"OR({few(at, threshold)},AND({at.percent}<>{BLANK},{small(at.base, threshold)}))"


def counts(lines: Sequence[Line]) -> str:
    """The count cells of these lines from any sheet, neighbours as one range."""
    runs: list[list[Line]] = []
    for line in lines:
        if runs and (line.sheet, line.row) == (runs[-1][-1].sheet, runs[-1][-1].row + 1):
            runs[-1].append(line)
        else:
            runs.append([line])
    ranges = (f"${COUNT}${run[0].row}" + f":${COUNT}${run[-1].row}" * (len(run) > 1) for run in runs)
    return ",".join(f"{quote_sheetname(run[0].sheet)}!{one}" for run, one in zip(runs, ranges, strict=True))


def added_up(cells: str, more: str) -> str:
    """The sum of counts, or nothing as long as none is filled in. `more`: what else is in it."""
    return f"=IF(COUNT({cells})=0,{BLANK},SUM({','.join(filter(None, (cells, more)))}))"


def compared(sides: Sequence[Sequence[Line]], most: bool, row: int, words: Sequence[str], unsure: str = "") -> str:
    """Which of three words is so of the two values in a row: that they agree, or do not, or are not all filled in yet.

    `sides`: the lines of each; `most`: whether the first may be fewer. `unsure`: a count of which nobody knows whether it is
    in them; as long as it is there nothing is said.
    """
    agree, differ, later = map(text, words)
    known = f",{unsure}=0" if unsure else ""
    full = [f"COUNT({counts(side)})={len(side)}{known}" for side in sides]
    wrong = [f"AND({full[1]},N(C{row})>N(E{row}))", f"AND({full[0]},N(E{row})>N(C{row}))"]
    return f"=IF({either(wrong[:1] if most else wrong)},{differ},IF(AND({','.join(full)}),{agree},{later}))"


def new_answers(columns: Mapping[str, str], asked: Mapping[str, str], count: str) -> str:
    """The counts on the sheet of new answers of the lines with these texts. `columns`: column -> its cells."""
    same = "*".join(f"({columns[name]}={text(said)})" for name, said in asked.items())
    return f"SUMPRODUCT({same},{columns[count]})"


def worked_out(line: Line, parts: Sequence[int], threshold: int, labels: Mapping[str, str]) -> str:
    """Whether just one number of a sum is hidden and the others are all there: then it can be worked out."""
    rows = (line.row, *parts)
    hidden = [f"OR({STATUS}{row}={text(labels['Q'])},{small(f'{COUNT}{row}', threshold)})" for row in rows]
    known = [f"OR({one},{COUNT}{row}<>{BLANK})" for row, one in zip(rows, hidden, strict=True)]
    return f"AND({how_many(hidden)}=1,{how_many(known)}={len(rows)})"


def how_many(conditions: Iterable[str]) -> str:
    """How many of the conditions hold."""
    return "+".join(f"IF({one},1,0)" for one in conditions)


def remark(line: Line, rows: Mapping[str, int], tried: Tried, threshold: int, labels: Mapping[str, str]) -> str:
    """What the sheet says beside a line as soon as something in it is wrong, or will be hidden."""
    at, sums = cells(line, rows), [[rows[key] for key in parts] for parts in tried.sums.get(line.key, ())]
    rules = [
        (
            either(f"AND({cell}<>{BLANK},NOT(ISNUMBER({cell})))" for cell in (at.count, at.percent, at.base)),
            text("Skriv bara siffror"),
        ),
        (f"OR(N({at.count})<0,N({at.count})<>INT(N({at.count})))", text("Antal är hela tal")),
        (f"OR(N({at.percent})<0,N({at.percent})>100)", text("Procent är 0 till 100")),
    ]
    if not line.form.whole:
        known = ",".join(f"N({cell})=0" for cell in (at.base, *at.wholes))
        rules.append((f"AND({at.percent}<>{BLANK},{known})", text("Fyll i bas, eller raden Alla")))
    rules += tried.wrong.get(line.key, ())
    if line.count.hides or line.percent.hides:
        rules += [(worked_out(line, parts, threshold, labels), text("Ett dolt tal går att räkna ut")) for parts in sums]
        rules.append((told(at, threshold), text("Visas inte: för få")))
    rules.append((f"AND(N({at.percent})>0,N({at.percent})<1)", text("Mindre än 1 procent?")))
    said = BLANK
    for condition, words in reversed(rules):
        said = f"IF({condition},{words},{said})"
    return f"={said}"
