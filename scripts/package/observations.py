"""From figures files to statements and `observations`: one row per cell. Repeated figures are resolved to the most precise one."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from scripts.ground.cells import (
    Cell,
    Units,
    as_row,
    base_cell,
    cell_id,
    cell_of,
    is_observed,
    statement,
)
from scripts.ground.codes import BLANK
from scripts.ground.data_package import Row
from scripts.ground.decisions import CONFIRMED, CORRECTED, STANDS
from scripts.ground.interval import EXACT, QUALIFIERS, decimals
from scripts.ground.numbers import SaidNumber, compatible, reading
from scripts.ground.row_notes import DOUBTFUL
from scripts.ground.tables import Lines, records


@dataclass(frozen=True)
class Decided:
    """Whether a figure is `corrected` or `doubtful`, the questions that name it, and why; empty where none does.

    `question`: those that wait for an answer; `answered`: those that have one.
    """

    kind: str = ""
    question: str = ""
    answered: str = ""
    reason_sv: str = ""
    reason_en: str = ""


NO_DOUBT = Decided()


@dataclass(frozen=True)
class Observation:
    """One cell with what is published of it.

    `against` holds the printed readings that the published value contradicts; `findings` the audit's findings that a printed
    figure of it takes part in; `inputs` the observations that a computed value was worked out from; `sources` the documents that
    it comes from; `notes` the codes of the notes on it.
    """

    cell: Cell
    reading: SaidNumber = SaidNumber()
    base: str = ""
    obs_status: str = "O"
    producer: str = ""
    origin: str = "printed"
    rule: str = ""
    inputs: tuple[str, ...] = ()
    against: tuple[str, ...] = ()
    findings: tuple[str, ...] = ()
    doubt: Decided = NO_DOUBT
    printed_value: str = ""
    notes: tuple[str, ...] = ()
    readings: tuple[SaidNumber, ...] = field(default=(), repr=False)
    sources: frozenset[str] = frozenset()

    @property
    def exact(self) -> str:
        """The value when it is known exactly, else an empty string."""
        return self.reading.value if self.reading.qualifier == EXACT else ""

    def row(self) -> Row:
        """The observation as a row of the published table."""
        code = as_row(self.cell)
        return {
            "observation": cell_id(self.cell),
            **code,
            **self.reading.columns(code, self.origin),
            "base": self.base,
            "obs_status": self.obs_status,
            "producer": self.producer,
            "origin": self.origin,
            "rule": self.rule,
            "inputs": " ".join(self.inputs),
            "disagreeing": str(len(self.against)),
            "findings": " ".join(self.findings),
            "doubt": self.doubt.kind,
            "question": self.doubt.question,
            "answered": self.doubt.answered,
            "reason_sv": self.doubt.reason_sv,
            "reason_en": self.doubt.reason_en,
            "printed_value": self.printed_value,
            "notes": " ".join(self.notes),
        }


Observations = dict[Cell, Observation]


Decisions = Mapping[tuple[str, str], Row]


def resolve(statements: Iterable[Row], units: Units, decisions: Sequence[Row] = ()) -> Observations:
    """One observation for each cell that a number or a status speaks of, in the order of the statements.

    `decisions`: the rows of `corrections.csv`. A corrected number is published in place of the printed one; where a cell is
    printed in several exact ways, one that stands as doubtful gives way to the others. Each says what is decided of the figure
    that it gives: corrected, or doubtful and published as printed.
    """
    decided = {(row["observation"], row["printed_value"]): row for row in decisions}
    grouped: dict[Cell, list[Row]] = {}
    for row in statements:
        if is_observed(row):
            grouped.setdefault(cell_of(row), []).append(row)
    found = {cell: resolve_cell(cell, rows, decided) for cell, rows in grouped.items()}
    found |= printed_bases(statements, units, found)
    doubts = {cell: doubt_of(one, decided) for cell, one in found.items()}
    return found | {cell: replace(found[cell], doubt=doubt) for cell, doubt in doubts.items() if doubt != NO_DOUBT}


def doubt_of(one: Observation, decided: Decisions) -> Decided:
    """What is decided of the figure that an observation gives."""
    row = decided.get((cell_id(one.cell), one.printed_value or one.reading.value))
    kinds = {STANDS: DOUBTFUL, CORRECTED: CORRECTED}
    return Decided(kinds[row["decision"]]) if row and row["decision"] in kinds else NO_DOUBT


def resolve_cell(cell: Cell, rows: Sequence[Row], decided: Decisions) -> Observation:
    """The most precise figure of a cell; the others are compared with it."""
    printed = [row for row in rows if row["value"]]
    readings = tuple(map(reading, printed))
    made = [decided.get((cell_id(cell), row["value"])) for row in printed]
    fix = next((row for row in made if row and row["published_value"]), None)
    held = [row is None or row["decision"] == CONFIRMED for row in made]  # as it stands: nobody has decided otherwise
    firm = [one for one, holds in zip(readings, held, strict=True) if holds and one.qualifier == EXACT]
    # Exact before about before bounds; more decimals first.
    best = min(
        firm or readings,
        key=lambda one: (QUALIFIERS.index(one.qualifier), -decimals(one.value)),
        default=SaidNumber(),
    )
    if fix:
        best = SaidNumber(fix["published_value"], EXACT)
    return Observation(
        cell,
        reading=best,
        base=next((row["base"] for row in rows if row["base"]), ""),
        obs_status=status_of(rows),
        producer=rows[0]["producer"],
        origin="corrected" if fix else "printed",
        rule="correction" if fix else "",
        printed_value=fix["printed_value"] if fix else "",
        against=contradicted(
            best,
            [
                (row["printed"], one)
                for row, one, decision in zip(printed, readings, made, strict=True)
                if decision is None or decision is not fix
            ],
        ),
        notes=tuple(dict.fromkeys(row["note"] for row in rows if row["note"])),
        readings=readings,
        sources=frozenset(row["source"] for row in rows),
    )


def status_of(rows: Sequence[Row]) -> str:
    """The status of a cell: that of its first number; else what an answer says of one that is in a chart; else the first."""
    told = [row["obs_status"] for row in rows if row["value"]]
    answered = [row["obs_status"] for row in rows if row["obs_status"] not in BLANK]
    return [*told, *answered, rows[0]["obs_status"]][0]


def contradicted(best: SaidNumber, printed: Iterable[tuple[str, SaidNumber]]) -> tuple[str, ...]:
    """The printed figures that an exact published value cannot be."""
    if best.qualifier != EXACT:
        return ()
    return tuple(text for text, other in printed if not compatible(best.value, other))


def printed_bases(statements: Iterable[Row], units: Units, found: Observations) -> Observations:
    """The counts that are printed only as the base of another figure ("93/117": 117 were recruited through work)."""
    bases: Observations = {}
    for row in statements:
        cell = base_cell(row, units)
        if cell is None or (cell in found and (found[cell].exact or found[cell].obs_status == "Q")):
            continue
        number = SaidNumber(row["base"], EXACT, printed=row["printed"])
        if cell in bases:
            earlier = bases[cell]
            clash = () if earlier.exact == row["base"] else (row["printed"],)
            bases[cell] = replace(earlier, against=earlier.against + clash)
        else:
            bases[cell] = Observation(
                cell,
                number,
                obs_status="A",
                producer=row["producer"],
                rule="printed_base",
                sources=frozenset([row["source"]]),
            )
    return bases


def build_statements(files: Mapping[int, Lines], units: Units) -> list[Row]:
    """All figures files, in year and file order, as rows of text. `units`: (indicator, category) -> unit."""
    return [statement(row, year, units) for year in sorted(files) for row in records(files[year])]


def places_of(figures: Mapping[int, Lines]) -> list[tuple[str, int]]:
    """(file, line) of every statement, in the order of `build_statements`."""
    return [(f"figures/{year}.csv", line) for year in sorted(figures) for line in figures[year]]
