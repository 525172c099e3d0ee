"""The form of one year as far as somebody has declared it, and the year as one program of whole numbers.

How many people are on each track, and what each cell counts of them.
"""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property, lru_cache, reduce

from scripts.ground.codebook import Codebook, is_asked
from scripts.ground.data_package import Row
from scripts.ground.declared import BY_ANSWER
from scripts.guard.questionnaire.believed import believing
from scripts.guard.questionnaire.declaration import AT_MOST, MORE, NEVER, Form, FormCell, read_form
from scripts.guard.questionnaire.tracks import READINGS, Railway, Track, railways, without
from scripts.guard.reasoning import GREATEST, Program


@dataclass(frozen=True, eq=False)
class Table:
    """`sizes`: the variable of how many people there are of each kind; `cells`: that of each cell.

    `tracks`: (railway, its track, the variable of the people on it, that of what they are counted more, or -1). `sums`: what is a
    weighted sum of cells, and is asked about as one.
    """

    form: Form
    program: Program
    sizes: Mapping[tuple[str, ...], int]
    cells: Mapping[FormCell, int]
    tracks: tuple[tuple[Railway, Track, int, int], ...]
    sums: Mapping[FormCell, tuple[Mapping[FormCell, int], int | None]] = field(default_factory=dict)

    @cached_property
    def rows_of(self) -> list[list[int]]:
        """The rows in which each variable stands."""
        found: list[list[int]] = [[] for _ in self.program.bounds]
        for number, row in enumerate(self.program.rows):
            for _, place in row.terms:
                found[place].append(number)
        return found

    def around(self, cells: Collection[FormCell]) -> "Table":
        """The table of the questions alone in which some cells are counted: no other binds these, or what else only they count."""
        laid = dict.fromkeys(railway for railway, *_ in self.tracks)
        wanted = {*cells}.union(*(terms for terms, _ in self.sums.values()))
        near = [one for one in laid if one.cells & wanted]
        made = built(self.form, near, {cell for one in laid if one not in near for cell in one.cells})
        return reduce(lambda table, one: table.with_sum(one[0], *one[1]), self.sums.items(), made)

    def with_sum(self, name: FormCell, terms: Mapping[FormCell, int], least: int | None = None) -> "Table":
        """The table with a weighted sum of its cells as one more; `least`: with what the sum lacks of that number."""
        made = Program([*self.program.bounds], [*self.program.rows])
        own = [(factor, self.cells[cell]) for cell, factor in terms.items()]
        most = sum(map(abs, terms.values())) * GREATEST
        if least is None:
            made.hold([*own, (-1, made.variable(-most, most))], 0, 0)
        else:
            made.hold([*own, (1, made.variable(0, most))], least, None)
        cells = {**self.cells, name: len(made.bounds) - 1}
        return replace(self, program=made, cells=cells, sums={**self.sums, name: (terms, least)})

    @cached_property
    def never(self) -> dict[FormCell, set[int]]:
        """The numbers that a cell never is."""
        found: dict[FormCell, set[int]] = defaultdict(set)
        for fact in self.form.facts:
            if fact.kind == NEVER and fact.cell in self.cells:
                found[fact.cell].add(fact.number)
        return found

    def refuses(self, cell: FormCell, number: int) -> bool:
        """Whether a fact says that a cell is never this number."""
        return number in self.never.get(cell, ()) or number > self.at_most.get(cell, number)

    @cached_property
    def at_most(self) -> dict[FormCell, int]:
        """The most that a cell can be."""
        return {fact.cell: fact.number for fact in self.form.facts if fact.kind == AT_MOST and fact.cell in self.cells}


@lru_cache(maxsize=16)
def table_of(form: Form, reading: str = READINGS[0], assumed: bool = False) -> Table:
    """The table of a form: `reading` of "all of the above"; `assumed`: also by what people only take for granted."""
    return built(form, railways(form, reading, assumed))


def built(form: Form, laid: Sequence[Railway], left_out: Collection[FormCell] = ()) -> Table:
    """The table of some railways, without the cells that others count too."""
    made = Program()
    sizes = {kind: made.variable(0, GREATEST) for kind in form.people}
    counted: dict[FormCell, list[tuple[int, int]]] = {}
    tracks = []
    for railway in laid:
        flows: dict[int, list[tuple[int, int]]] = defaultdict(list)
        flows[0].append((1, sizes[railway.kind]))
        flows[railway.last].append((-1, sizes[railway.kind]))
        for track in railway.tracks:
            people = made.variable(0, GREATEST)
            flows[track.start].append((-1, people))
            flows[track.end].append((1, people))
            tracks.append((railway, track, people, counts(made, track, people, counted)))
        for flow in flows.values():
            made.hold(flow, 0, 0)
    cells = {}
    for cell, terms in [one for one in counted.items() if one[0] not in left_out]:
        cells[cell] = made.variable(0, GREATEST)
        made.hold([*terms, (-1, cells[cell])], 0, 0)
    return Table(form, made, sizes, cells, tuple(tracks))


def counts(made: Program, track: Track, people: int, counted: dict[FormCell, list[tuple[int, int]]]) -> int:
    """Put into `counted` what the people on a track are counted in; the variable of what they are counted more, or -1."""
    for cell, times in track.move.counts.items():
        counted.setdefault(cell, []).append((times, people))
    if not track.move.more:
        return -1
    more = made.variable(0, GREATEST)
    made.hold([(1, more), (-MORE, people)], None, 0)
    for cell in track.move.more:
        counted.setdefault(cell, []).append((1, more))
    return more


Tables = Mapping[str, Sequence[Row]]


def form_of(tables: Tables, year: str, book: Codebook) -> Form:
    """The questions of a year. One with an answer that nobody has declared says nothing, nor does one that depends on it."""
    form = read_form(tables["form"], tables.get("form_facts", ()), year)
    asked = without(form, {indicator for indicator, _ in undeclared(tables, year, book)})
    return believing(asked, tables.get("expectations", ()))


def undeclared(tables: Tables, year: str, book: Codebook) -> list[tuple[str, str]]:
    """The answers of a year that no question counts, though one counts others beside them; but what follows, or came later."""
    known = {line for one in read_form(tables["form"], (), year).questions for line in one.lines}
    follows = {(one.result["indicator"], one.result["category"]) for one in book.relations if one.kind in BY_ANSWER}
    later = later_lines(tables["form"], year)
    return [
        (indicator, category)
        for indicator in sorted({name for name, _ in known})
        for category, row in book.categories.get(indicator, {}).items()
        if is_asked(row, year) and (indicator, category) not in known | follows | later
    ]


def later_lines(rows: Sequence[Row], year: str) -> set[tuple[str, str]]:
    """What questions have counted since a year, and not in it."""
    years = {row["year"] for row in rows if row["year"] > year}
    return {line for when in years for one in read_form(rows, (), when).questions for line in one.lines}


def not_asked(tables: Tables, year: str, book: Codebook) -> Iterator[tuple[str, str, str]]:
    """(question, indicator, category) of each answer that can be chosen in a year, and that the form does not ask for in it."""
    for one in read_form(tables["form"], (), year).questions:
        lines = [one.line(code) for code in dict.fromkeys(choice.name for choice in one.choices if choice.codes)]
        gone = [line for line in lines if not is_asked(book.categories.get(line[0], {}).get(line[1], Row()), year)]
        yield from ((one.name, *line) for line in gone if len(gone) < len(lines))
