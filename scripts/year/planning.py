"""From the code lists and the figures files to the plan of a year's workbook. Rows in, plan out."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import chain

from scripts.ground.cells import cell_id, cell_of
from scripts.ground.codebook import Codebook, read_codebook
from scripts.ground.codes import BLANK, UNANSWERED
from scripts.ground.columns import Column
from scripts.ground.data_package import Row
from scripts.ground.numbers import comma
from scripts.ground.small import Disclosure
from scripts.year.form import FormLine, all_cases, form_lines, is_plain, is_unconditional, labelled, listed
from scripts.year.lines import explanation
from scripts.year.plan import CHOICES, Line, Places, Plan, Slot, form_source, placed, placed_at

Codes = Mapping[str, list[Row]]
Figures = Mapping[int, list[Row]]


def make_plan(codes: Codes, figures: Figures, disclosure: Disclosure, year: int) -> Plan:
    """The workbook of a year, which may have a figures file already. All input is checked already; pure."""
    years = tuple(one for one in sorted(figures) if one < year)
    shapes = [figures[one] for one in (*years[-1:], year) if one in figures]
    places, headings = placed(form_lines(codes, shapes, year), codes["vocabulary"])
    own = figures.get(year, [])
    columns = next(iter(figures.values()))[0]  # every figures file has the same
    blanks = blank_rows(places, codes, shapes, year, columns)
    rows = [*own, *lacking(own, blanks, codes["vocabulary"], year)]
    maker = LineMaker(codes, {**figures, year: rows}, disclosure, year, places)
    lines = [maker.line(form) for form in places]
    return Plan(year, years, form_source(codes, year), disclosure.threshold, rows, len(own), lines, headings)


def lacking(rows: Sequence[Row], blanks: Iterable[Row], vocabulary: Sequence[Row], year: int) -> list[Row]:
    """The blanks of the cells that no row of the year is about, such as those of an answer that is new in the code list."""
    there = by_cell(rows, vocabulary, year)
    return [row for row in blanks if row_key(row) not in there]


def blank_rows(
    places: Places, codes: Codes, shapes: Sequence[list[Row]], year: int, columns: Iterable[Column]
) -> list[Row]:
    """A row for each count and percentage of the form, in which nothing is filled in. `shapes`: as in `form_lines`."""
    rows = []
    made_by, first = producers(shapes), listed(codes["vocabulary"], "producer")[0]
    every: Row = dict.fromkeys(columns, "") | {"year": str(year), "obs_status": UNANSWERED}
    every |= {"scope": all_cases(codes["vocabulary"]), "source": form_source(codes, year)}
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

    def __init__(self, codes: Codes, figures: Figures, disclosure: Disclosure, year: int, places: Places) -> None:
        self.places, self.disclosure, self.year = places, disclosure, str(year)
        self.beside: dict[tuple[str, str], list[tuple[int, FormLine]]] = {}
        for number, one in enumerate(places):
            self.beside.setdefault((one.indicator, one.population), []).append((number, one))
        self.book = read_codebook(codes)
        self.why = {row["note"]: (row["text_sv"], row["text_en"]) for row in codes["notes"]}
        self.source = form_source(codes, year)
        self.rows = figures[year]
        self.at = by_cell(self.rows, codes["vocabulary"], year)
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


def by_cell(rows: Sequence[Row], vocabulary: Iterable[Row], year: int) -> dict[Key, list[int]]:
    """Cell -> the places of its rows of that year in the file, the blanks among them."""
    found: dict[Key, list[int]] = {}
    scope = all_cases(vocabulary)
    for at, row in enumerate(rows):
        if is_plain(row, scope) and row["year"] == str(year):
            found.setdefault(row_key(row), []).append(at)
    return found


def told(rows: Iterable[Row], vocabulary: Sequence[Row], year: int) -> dict[Key, str]:
    """Cell -> its number in that year's file, or where there is only a bound its words and the number: "över 50"."""
    words, scope = labelled(vocabulary, "qualifier"), all_cases(vocabulary)
    found: dict[Key, str] = {}
    exact: set[Key] = set()
    for row in rows:
        key = row_key(row)
        if not (is_unconditional(row, scope) and row["year"] == str(year) and row["value"]):
            continue
        if row["qualifier"] == "exact" and key not in exact:
            exact.add(key)
            found[key] = row["value"]
        elif key not in found:
            found[key] = f"{words[row['qualifier']]} {comma(row['value'])}"
    return found
