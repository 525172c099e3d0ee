"""From the code lists and the figures files to the plan of a year's workbook, and from what was filled in to the rows of its file.

Rows in, rows out. Small numbers are hidden here.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain, count

from scripts.ground.cells import cell_id, cell_of
from scripts.ground.codebook import Codebook, read_codebook
from scripts.ground.codes import ALL, BLANK, HIDDEN, UNANSWERED
from scripts.ground.columns import Column
from scripts.ground.data_package import Row
from scripts.ground.numbers import comma
from scripts.ground.small import Disclosure, gives_away, is_small
from scripts.year.lines import explanation
from scripts.year.plan import (
    CHOICES,
    FormLine,
    Line,
    Places,
    Plan,
    Slot,
    form_lines,
    form_source,
    is_plain,
    is_unconditional,
    placed,
    placed_at,
)
from scripts.year.words import labelled, listed

Codes = Mapping[str, list[Row]]
RowsOfYears = Mapping[int, list[Row]]
WITH_NUMBER = ("A", "P")


def make_plan(codes: Codes, figures: RowsOfYears, disclosure: Disclosure, year: int) -> Plan:
    """The workbook of a year, which may have a figures file already. All input is checked already; pure."""
    years = tuple(one for one in sorted(figures) if one < year)
    shapes = [figures[one] for one in (*years[-1:], year) if one in figures]
    places, headings = placed(form_lines(codes, shapes, year), codes["vocabulary"])
    own = figures.get(year, [])
    columns = next(iter(figures.values()))[0]  # every figures file has the same
    there = by_cell(own, year)  # also an answer that is new in the code list has its blank
    rows = [*own, *(row for row in blank_rows(places, codes, shapes, year, columns) if row_key(row) not in there)]
    maker = LineMaker(codes, {**figures, year: rows}, disclosure, year, places)
    lines = [maker.line(form) for form in places]
    return Plan(year, years, form_source(codes, year), disclosure.threshold, rows, len(own), lines, headings)


def blank_rows(
    places: Places, codes: Codes, shapes: Sequence[list[Row]], year: int, columns: Iterable[Column]
) -> list[Row]:
    """A row for each count and percentage of the form, in which nothing is filled in. `shapes`: as in `form_lines`."""
    rows = []
    made_by, first = producers(shapes), listed(codes["vocabulary"], "producer")[0]
    every: Row = dict.fromkeys(columns, "") | {"year": str(year), "obs_status": UNANSWERED}
    every |= {"scope": ALL, "source": form_source(codes, year)}
    for line, (sheet, row) in places.items():
        own: Row = {"indicator": line.indicator, "category": line.category, "population": line.population}
        producer = made_by.get((line.indicator, line.population), first)
        usual: Row = every | own | {"producer": producer, "place": placed_at(sheet, row)}
        measures = ["count"] if line.whole else ["count", "percent"]
        rows += [usual | {"measure": name, "seq": str(seq)} for seq, name in enumerate(measures, 1)]
    return rows


def producers(shapes: Iterable[Iterable[Row]]) -> dict[tuple[str, str], str]:
    """(indicator, population) -> who mostly made its figures last year."""
    found: dict[tuple[str, str], Counter[str]] = {}
    for row in chain(*shapes):
        found.setdefault((row["indicator"], row["population"]), Counter())[row["producer"]] += 1
    return {key: counted.most_common(1)[0][0] for key, counted in found.items()}


class LineMaker:
    """Looks up what each line needs: its rows in the figures file, its wholes, and last year's numbers."""

    def __init__(self, codes: Codes, figures: RowsOfYears, disclosure: Disclosure, year: int, places: Places) -> None:
        self.places, self.disclosure, self.year = places, disclosure, str(year)
        self.beside: dict[tuple[str, str], list[tuple[int, FormLine]]] = {}
        for number, one in enumerate(places):
            self.beside.setdefault((one.indicator, one.population), []).append((number, one))
        self.book = read_codebook(codes)
        self.why = {row["note"]: (row["text_sv"], row["text_en"]) for row in codes["notes"]}
        self.source = form_source(codes, year)
        self.rows = figures[year]
        self.at = by_cell(self.rows, year)
        before = max((one for one in figures if one < year), default=None)
        self.earlier = told(figures[before], codes["vocabulary"], before) if before is not None else {}

    def line(self, form: FormLine) -> Line:
        """The line at its place."""
        sheet, row = self.places[form]
        count, percent = self.slot(form, "count"), Slot() if form.whole else self.slot(form, "percent")
        own = [self.rows[slot.at] for slot in (count, percent) if slot.at is not None]
        own = [one for one in own if one["source"] == self.source]
        base = next((one["base"] for one in own if one["base"]), "")
        status = own[0]["obs_status"] if own and own[0]["obs_status"] in CHOICES else ""
        then, share = (self.earlier.get((*form.cell, measure), "") for measure in ("count", "percent"))
        least = self.book.least(form.indicator, form.category)
        why = self.why.get(explanation(form.cell, self.year), ("", ""))
        return Line(form, sheet, row, count, percent, base, status, self.wholes(form), (then, share), least, why)

    def wholes(self, form: FormLine) -> tuple[str, ...]:
        """The keys of what counts everybody of the line, and of the needs of a kind, for the support of it; in their order."""
        needs = self.book.indicators[form.indicator]["base_indicator"]
        own = [each for each in self.beside[form.indicator, form.population] if each[1].whole and each[1] != form]
        same = [each for each in self.beside.get((needs, form.population), ()) if each[1].category == form.category]
        return tuple(one.key for _, one in sorted(own + same))

    def slot(self, form: FormLine, measure: str) -> Slot:
        """The cell of a measure: open where the figures file has a blank or an earlier answer, locked where it has a print."""
        found = self.at.get((*form.cell, measure), [])
        for at in found:
            row = self.rows[at]
            if row["source"] == self.source:
                return Slot(at, row["value"], self.hides(row))
        # A report's blank that somebody has answered is no blank any more.
        if found and all(self.rows[at]["obs_status"] in BLANK for at in found):
            row = self.rows[found[0]]
            return Slot(found[0], row["value"], self.hides(row), row["obs_status"])
        return Slot(None, next((self.rows[at]["value"] for at in found if self.rows[at]["value"]), ""))

    def hides(self, row: Row) -> bool:
        """Whether a small number that is filled in here is hidden."""
        return is_sensitive(row | {"source": self.source}, self.book, self.disclosure)


def is_sensitive(row: Row, book: Codebook, disclosure: Disclosure) -> bool:
    """Whether a small number in a row is hidden: unless its indicator, its source or somebody's decision says otherwise.

    Of whom nothing is known is no count to protect: it is what the others leave of everybody.
    """
    named = row | {"unit": row["unit"] or book.units.get((row["indicator"], row["category"]), "")}
    names = {cell_id(cell_of(named)), cell_id(cell_of(named | {"measure": "count"}))}
    shown = row["indicator"] in disclosure.not_sensitive or row["source"] in disclosure.already_public
    unknown = row["category"] and not book.is_shared(row["indicator"], row["category"])
    return not shown and not unknown and not names & disclosure.cleared


Key = tuple[str, str, str, str]


def row_key(row: Row) -> Key:
    """What a row of a figures file has in common with the line that it answers."""
    return row["indicator"], row["category"], row["population"], row["measure"]


def by_cell(rows: Sequence[Row], year: int) -> dict[Key, list[int]]:
    """Cell -> the places of its rows of that year in the file, the blanks among them."""
    found: dict[Key, list[int]] = {}
    for at, row in enumerate(rows):
        if is_plain(row) and row["year"] == str(year):
            found.setdefault(row_key(row), []).append(at)
    return found


def told(rows: Iterable[Row], vocabulary: Sequence[Row], year: int) -> dict[Key, str]:
    """Cell -> its number in that year's file, or where there is only a bound its words and the number: "över 50"."""
    words = labelled(vocabulary, "qualifier")
    found: dict[Key, str] = {}
    exact: set[Key] = set()
    for row in rows:
        key = row_key(row)
        if not (row["scope"] == ALL and is_unconditional(row) and row["year"] == str(year) and row["value"]):
            continue
        if row["qualifier"] == "exact" and key not in exact:
            exact.add(key)
            found[key] = row["value"]
        elif key not in found:
            found[key] = f"{words[row['qualifier']]} {comma(row['value'])}"
    return found


@dataclass(frozen=True)
class Entry:
    """What a person wrote in a line: numbers as text with a decimal point, a status code or nothing, and why it has changed.

    `place`: where it stands in the workbook that was read, which may be older than the plan, as the figures file says it;
    `cells`: what is written -> its cell, with the sheet ("count" -> "Barn!D12").
    """

    count: str = ""
    percent: str = ""
    base: str = ""
    status: str = ""
    why_sv: str = ""
    why_en: str = ""
    place: str = ""
    cells: Mapping[str, str] = field(default_factory=dict)


def filled_rows(plan: Plan, entries: Mapping[str, Entry]) -> list[Row]:
    """The rows of the plan with the entries (key of a line -> entry) in them; what the workbook may not change stays as it is."""
    rows, places = list(plan.rows), places_of(plan, entries)
    for line in plan.lines:
        entry = entries.get(line.key) or Entry()
        wholes = [entries[key].count for key in line.wholes if key in entries]
        status = statuses(line, entry, wholes, plan.threshold)
        few = is_small(entry.base, plan.threshold) and (line.count.hides or line.percent.hides)
        base = "" if few else entry.base
        for seq, measure, slot in line.slots:
            if slot.at is None or rows[slot.at]["source"] != plan.source and status[measure] == slot.blank:
                continue  # a report gives no number there, and nobody has filled one in: the row stays as the report has it
            value = entry.count if measure == "count" else entry.percent
            told = (value, base) if status[measure] in WITH_NUMBER else ("", "")
            row = answer(rows[slot.at], status[measure], told)
            form: Row = {"source": plan.source, "place": places[line.key], "page": "", "seq": str(seq)}
            rows[slot.at] = row | form | {"chart_prints": ""}
    return rows


def places_of(plan: Plan, entries: Mapping[str, Entry]) -> dict[str, str]:
    """Key of a line -> its place: that in the figures file, so that a workbook made again moves none, else that in the workbook."""
    own = {at: row["place"] for at, row in enumerate(plan.rows[: plan.asked]) if row["source"] == plan.source}
    kept = {line.key: own[slot.at] for line in plan.lines for _, _, slot in line.slots if slot.at in own}
    read = {key: one.place for key, one in entries.items() if key not in kept and one.place not in own.values()}
    found, taken = read | kept, {*own.values(), *read.values()}
    return found | {one.key: free_place(one.sheet, one.row, taken) for one in plan.lines if one.key not in found}


def free_place(sheet: str, row: int, taken: set[str]) -> str:
    """A place for a line that has none, as of a new answer that was counted in one group alone; then it is `taken`."""
    place = next(place for one in count(row) if (place := placed_at(sheet, one)) not in taken)
    taken.add(place)
    return place


def to_file(plan: Plan, rows: Sequence[Row]) -> list[Row]:
    """The rows that the figures file has: of a year that begins every cell of the form, later also those that were filled in."""
    begun = not plan.asked
    return [row for at, row in enumerate(rows) if row["obs_status"] != UNANSWERED or begun or at < plan.asked]


def answer(row: Row, status: str, told: tuple[str, str]) -> Row:
    """The row with its status and, where it is told, its number and base."""
    value, base = told
    number: Row = {"value": value, "printed": comma(value), "qualifier": "exact" if value else "", "base": base}
    return row | number | {"obs_status": status}


def statuses(line: Line, entry: Entry, wholes: Sequence[str], threshold: int) -> dict[str, str]:
    """The status of the count and of the percentage, by measure. `wholes`: what it is a share of."""
    if entry.status in ("M", HIDDEN):
        return {"count": entry.status, "percent": entry.status}
    bases = [] if entry.count else [entry.base, *wholes]
    small = is_small(entry.count, threshold) or any(gives_away(entry.percent, base, threshold) for base in bases)
    told = small or (bool(entry.percent) and is_small(entry.base, threshold))
    given = entry.status or "A"
    count = HIDDEN if small and line.count.hides else given if entry.count else line.count.blank
    percent = HIDDEN if told and line.percent.hides else given if entry.percent else line.percent.blank
    return {"count": count, "percent": percent}
