"""Corrections that hold: each is tried against the year that it is about, and what must move with it is proposed, never done.

Rows in, problems out. Whoever corrects accepts a proposal by typing it in the sheet; nothing else changes a figure.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import islice

from scripts.ground.data_package import Row
from scripts.ground.decisions import CORRECTED, Figure
from scripts.ground.messages import CORRECTION, LAYOUT
from scripts.ground.numbers import comma
from scripts.ground.problems import Problem, shown
from scripts.ground.small import Disclosure, is_small
from scripts.protection.cells import Cell
from scripts.protection.evidence import Published
from scripts.protection.judgement import Judgement, judge
from scripts.reasoning import Fact
from scripts.reasoning.model import UndecidedError
from scripts.year.added.corrections import decision_on, is_exact, published
from scripts.year.added.sheet_lines import Written
from scripts.year.added.tables import Work
from scripts.year.companions import Way, Year
from scripts.year.form import called, labelled
from scripts.year.hiding_words import Named

WAYS, SHORT = 3, 2  # so many ways are judged, which takes seconds each, and told, while they have so few lines
NAMED = 6  # figures that are told to stand against a correction
Rows = Mapping[Figure, Row]
Codes = Mapping[str, Sequence[Row]]


def disputed(lines: Sequence[Written], now: Published, disclosure: Disclosure) -> list[Problem]:
    """A problem for each year that cannot be true with its corrections. `now`: with them, and without the workbook's own year."""
    problems: list[Problem] = []
    for when in sorted({line["year"] for line in lines}):
        mine = [line for line in lines if line["year"] == when]
        free = max(line.row for line in lines) + 1
        try:
            problems += of_year(when, mine, free, now, disclosure)
        except UndecidedError:
            problems.append(Problem(mine[0].file, 0, "", "hidden_undecided"))
    return problems


def of_year(
    when: str, lines: Sequence[Written], free: int, now: Published, disclosure: Disclosure
) -> Iterator[Problem]:
    """The problem of a year, at its last correction. `free`: the next free row of the sheet.

    A way that would change a count of few people is told only where there is no other: to propose it is to guess about them.
    """
    rows = {figure_of(row): row for row in reversed(now.statements) if row["year"] == when and is_exact(row)}
    free_to_move = movable(rows, lines, now.codes)
    year = Year(now.facts(when), now.statements, free_to_move, now.book)
    core, line = year.against(), lines[-1]
    if core is None:
        return
    ways = list(looked_at(year))
    value = comma(line["value"])
    if found := [way for way in ways if is_safe(way, rows, now, disclosure)]:
        many = [way for way in found if not any(is_small(move.figure.value, disclosure.threshold) for move in way)]
        said = tuple((lang, in_words(many or found, rows, free, now.codes, lang)) for lang in LAYOUT)
        yield replace(line.problem("value", "workbook_correction_moves", value, when), said=said)
    elif ways:
        yield line.problem("value", "workbook_correction_hides", value, when)
    else:
        against = [year.facts[number] for number in year.against(free_to_move) or core]
        yield replace(line.problem("value", "workbook_correction_fails", value, when), more=printed(against, now))


def corrected(lines: Sequence[Written], published: Published, disclosure: Disclosure) -> list[Problem]:
    """A problem for each corrected year in which something can be worked out that should not be, at its last correction.

    `published`: with the corrections, and without the year of the workbook, which has its own judgement.
    """
    if not lines:
        return []
    try:
        judged = judge(published, disclosure)
    except UndecidedError:
        return [Problem(lines[0].file, 0, "", "hidden_undecided")]
    at = {line["year"]: line for line in lines}
    return [told_of(at[when], judged, published) for when in sorted(judged.years() & at.keys())]


def told_of(line: Written, judged: Judgement, published: Published) -> Problem:
    """What can be worked out of a correction's year: the counts, their names in `cleared`, and the print that it follows from."""
    told = [one for one in (*judged.follows, *judged.given_away) if one.year == line["year"]]
    small = [Cell(((1, one.count),)) for one in judged.unclear if one.count.year == line["year"]]
    cells = [*small, *(one.cell for one in told)]
    named = Named({}, published.codes, published.book)
    words, names = ("; ".join(map(say, cells)) for say in (named.cell, lambda one: one.name(published.book)))
    facts = [one.fact for each in told for one in each.proof() if one.fact.figures]
    said = tuple((lang, printed(facts, published) or "–") for lang in LAYOUT)
    return replace(line.problem("value", "workbook_correction_tells"), hint=words, more=names, said=said)


def looked_at(year: Year) -> Iterator[Way]:
    """The ways that are judged and told: few of the shortest, and of long ones, which nobody compares, the first."""
    for way in islice(year.ways(), WAYS):
        yield way
        if len(way) > SHORT:
            return


def printed(facts: Sequence[Fact], now: Published) -> str:
    """Figures as their source prints them, with where they stand; those that nobody has corrected."""
    rows = [now.statements[fact.figures[0]] for fact in facts]
    named = [row for row in rows if not decision_on(figure_of(row), now.codes).get("published_value")]
    return "; ".join(dict.fromkeys(f"”{shown(row['printed'])}” ({row['place']})" for row in named[:NAMED]))


def figure_of(row: Row) -> Figure:
    """The printed number of a statement."""
    return Figure(row["observation"], row["value"])


def movable(rows: Rows, lines: Sequence[Written], codes: Codes) -> set[Figure]:
    """The figures that a further line of the sheet could name: those of an indicator that no line has corrected."""
    asked = {row["indicator"] for row in codes["indicators"] if row["measurement_point"]}
    work = Work({name: [*own] for name, own in codes.items()})
    typed = [(work.cell(line) | {"measure": line["measure"]}, line["value"]) for line in lines]

    def is_typed(figure: Figure, row: Row) -> bool:
        value = decision_on(figure, codes).get("published_value")
        return any(to == value and all(row[name] == said for name, said in cell.items()) for cell, to in typed)

    return {figure for figure, row in rows.items() if row["indicator"] in asked and not is_typed(figure, row)}


def is_safe(way: Way, rows: Rows, now: Published, disclosure: Disclosure) -> bool:
    """Whether a way could be accepted: no number of it is to be hidden, and none can be worked out that is."""
    for move in way:
        row = rows[move.figure]
        counts = row["measure"] == "count" and row["indicator"] not in disclosure.not_sensitive
        if counts and is_small(move.to, disclosure.threshold):
            return False
    if not all(move.to for move in way):
        return True  # there is no number yet to judge: the next reading does
    told = [decision(move.figure, move.to) for move in way]
    kept = [
        row
        for row in now.codes["corrections"]
        if Figure(row["observation"], row["printed_value"]) not in {move.figure for move in way}
    ]
    moved = replace(now, codes={**now.codes, "corrections": [*kept, *told]})
    return not judge(moved, disclosure).years()


def decision(figure: Figure, to: str) -> Row:
    """As `corrections.csv` would have a move, in so far as a judgement needs it."""
    return {
        "observation": figure.observation,
        "printed_value": figure.value,
        "decision": CORRECTED,
        "published_value": to,
    }


def in_words(ways: Sequence[Way], rows: Rows, free: int, codes: Codes, lang: str) -> str:
    """The ways, each with the rows of the sheet that it would take."""
    words = CORRECTION[lang]
    said = [
        words["and"].join(
            line_in_words(move.figure, move.to, rows, at, codes, lang) for at, move in enumerate(way, free)
        )
        for way in ways
    ]
    return "".join(
        words["way"].format(way=way) if number == 0 else words["or"].format(way=way) for number, way in enumerate(said)
    )


def line_in_words(figure: Figure, to: str, rows: Rows, at: int, codes: Codes, lang: str) -> str:
    """A line of the sheet as it would be typed, cell by cell."""
    row, words = rows[figure], CORRECTION[lang]
    cells = [row["year"], *labels(row, codes)]
    stood = comma(published(figure, codes))
    return words["line"].format(at=at, cells=", ".join(cells), stood=stood, to=comma(to) or words["open"])


def labels(row: Row, codes: Codes) -> Iterator[str]:
    """What the drop-downs of the sheet call a row's cell."""
    yield from called(row, codes)
    yield labelled(codes["vocabulary"], "measure")[row["measure"]]
