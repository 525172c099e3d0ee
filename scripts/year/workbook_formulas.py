"""The rules of `answers` in the language of a spreadsheet: functions that are old enough for every Excel and LibreOffice.

No TEXT (its formats change with the language) and nothing newer than IF, AND, OR, NOT, N, INT, ISNUMBER, COUNT, SUM, ROUND and
SUBSTITUTE.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from openpyxl.utils import quote_sheetname

from scripts.ground.data_package import Row
from scripts.year.plan import Line, Plan

COUNT, PERCENT, BASE, STATUS = "D", "E", "F", "G"
WRONG = "FEL"  # no code of any list: the package refuses the file, so a number that is no number never passes
BLANK = '""'


@dataclass(frozen=True)
class Cells:
    """The addresses of a line's four cells, as the sheet that asks has to write them."""

    count: str
    percent: str
    base: str
    status: str
    wholes: tuple[str, ...]


def cells(line: Line, elsewhere: bool) -> Cells:
    """The line's cells, with the name of their sheet where another sheet asks."""
    sheet = f"{quote_sheetname(line.sheet)}!" if elsewhere else ""
    count, percent, base, status = (f"{sheet}{column}{line.row}" for column in (COUNT, PERCENT, BASE, STATUS))
    return Cells(count, percent, base, status, tuple(f"{sheet}{COUNT}{row}" for row in line.wholes))


def text(value: str) -> str:
    """A text as a formula has it."""
    return '"' + value.replace('"', '""') + '"'


def no_number(at: Cells) -> str:
    """Whether something that is not a number stands where a number should."""
    return either(f"AND({cell}<>{BLANK},NOT(ISNUMBER({cell})))" for cell in (at.count, at.percent, at.base))


def either(conditions: Iterable[str]) -> str:
    """OR of the conditions."""
    return f"OR({','.join(conditions)})"


def small(cell: str, threshold: int) -> str:
    """`small.is_small`."""
    return f"AND(N({cell})>0,N({cell})<{threshold})"


def gives_away(percent: str, base: str, threshold: int) -> str:
    """`small.gives_away`."""
    return f"AND(N({percent})>0,N({base})>0,ROUND(N({percent})*N({base})/100,0)<{threshold})"


def few(at: Cells, threshold: int) -> str:
    """Whether the line is about a small count: in its own cell, or by a percentage of a known number."""
    through = either(gives_away(at.percent, base, threshold) for base in (at.base, *at.wholes))
    return f"OR({small(at.count, threshold)},AND({at.count}={BLANK},{through}))"


def told(at: Cells, threshold: int) -> str:
    """Whether the percentage or its base tells a small count."""
    return f"OR({few(at, threshold)},AND({at.percent}<>{BLANK},{small(at.base, threshold)}))"


def status(line: Line, measure: str, threshold: int, labels: Mapping[str, str]) -> str:
    """`answers.statuses` for one measure, without the equals sign. `labels`: status code -> what the drop-down says."""
    at = cells(line, elsewhere=True)
    cell, slot = (at.count, line.count) if measure == "count" else (at.percent, line.percent)
    given = f'IF({at.status}={text(labels["P"])},"P",IF({at.status}={BLANK},"A",{text(WRONG)}))'
    said = f"IF({cell}={BLANK},{text(slot.blank)},{given})"
    if slot.hides:
        said = f'IF({few(at, threshold) if measure == "count" else told(at, threshold)},"Q",{said})'
    for code in ("Q", "M"):
        said = f'IF({at.status}={text(labels[code])},"{code}",{said})'
    return f"IF({no_number(at)},{text(WRONG)},{said})"


def row_formulas(
    plan: Plan, line: Line, seq: int, measure: str, here: str, labels: Mapping[str, str], row: Row
) -> dict[str, str | int]:
    """Column -> formula or text, for the columns of a figures row that a filled cell changes. `here`: its status cell."""
    at = cells(line, elsewhere=True)
    cell = at.count if measure == "count" else at.percent
    number = f'OR({here}="A",{here}="P")'
    base = f"AND({number},{at.base}<>{BLANK})"
    if line.count.hides or line.percent.hides:
        base = f"AND({base},NOT({small(at.base, plan.threshold)}))"
    found: dict[str, str | int] = {
        "value": f"=IF({number},{cell},{BLANK})",
        "qualifier": f'=IF({number},"exact",{BLANK})',
        "printed": f'=IF({number},SUBSTITUTE({cell}&{BLANK},".",","),{BLANK})',
        "base": f"=IF({base},{at.base},{BLANK})",
        "obs_status": f"={status(line, measure, plan.threshold, labels)}",
    }
    form: dict[str, str | int] = {"source": plan.source, "place": line.place, "page": "", "seq": seq}
    if row["source"] == plan.source:
        return found | form
    blank = (line.count if measure == "count" else line.percent).blank
    told = form | {"printed": found["printed"]}
    return found | {column: when_blank(here, blank, row[column], new) for column, new in told.items()}


def when_blank(here: str, blank: str, old: str, new: str | int) -> str:
    """What the report has as long as the cell is blank, and what the form has when it is filled. `new`: number, text or formula."""
    after = str(new) if isinstance(new, int) else new[1:] if new.startswith("=") else text(new)
    return f"=IF({here}={text(blank)},{text(old)},{after})"


def wrong_sum(line: Line, parts: tuple[int, ...]) -> str:
    """Whether the parts do not add up to the line: more than it, or another number when all of them are filled in."""
    listed = addresses(parts)
    whole = f"${COUNT}{line.row}"  # the whole row turns red by what its count is
    return f"AND(ISNUMBER({whole}),OR(SUM({listed})>{whole},AND(COUNT({listed})={len(parts)},SUM({listed})<>{whole})))"


def addresses(rows: tuple[int, ...]) -> str:
    """The count cells of these rows, neighbours as one range."""
    runs: list[list[int]] = []
    for row in rows:
        if runs and row == runs[-1][-1] + 1:
            runs[-1].append(row)
        else:
            runs.append([row])
    return ",".join(f"${COUNT}{run[0]}:${COUNT}{run[-1]}" for run in runs)


def worked_out(line: Line, parts: tuple[int, ...], threshold: int, labels: Mapping[str, str]) -> str:
    """Whether just one number of a sum is hidden and the others are all there: then it can be worked out."""
    rows = (line.row, *parts)
    hidden = [f"OR({STATUS}{row}={text(labels['Q'])},{small(f'{COUNT}{row}', threshold)})" for row in rows]
    known = [f"OR({one},{COUNT}{row}<>{BLANK})" for row, one in zip(rows, hidden, strict=True)]
    return f"AND({how_many(hidden)}=1,{how_many(known)}={len(rows)})"


def how_many(conditions: Iterable[str]) -> str:
    """How many of the conditions hold."""
    return "+".join(f"IF({one},1,0)" for one in conditions)


def remark(line: Line, threshold: int, labels: Mapping[str, str]) -> str:
    """What the sheet says beside a line as soon as something in it is wrong, or will be hidden."""
    at = cells(line, elsewhere=False)
    rules = [
        (no_number(at), text("Skriv bara siffror")),
        (f"OR(N({at.count})<0,N({at.count})<>INT(N({at.count})))", text("Antal är hela tal")),
        (f"OR(N({at.percent})<0,N({at.percent})>100)", text("Procent är 0 till 100")),
    ]
    if not line.form.whole:
        known = ",".join(f"N({cell})=0" for cell in (at.base, *at.wholes))
        rules.append((f"AND({at.percent}<>{BLANK},{known})", text("Fyll i bas, eller raden Alla")))
    rules += [(wrong_sum(line, parts), f'"Delarna blir "&SUM({addresses(parts)})') for parts in line.sums]
    if line.count.hides or line.percent.hides:
        rules += [
            (worked_out(line, parts, threshold, labels), text("Ett dolt tal går att räkna ut")) for parts in line.sums
        ]
        rules.append((told(at, threshold), text("Visas inte: för få")))
    rules.append((f"AND(N({at.percent})>0,N({at.percent})<1)", text("Mindre än 1 procent?")))
    said = BLANK
    for condition, words in reversed(rules):
        said = f"IF({condition},{words},{said})"
    return f"={said}"
