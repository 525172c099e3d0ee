"""Corrections that hold: each is tried against the year that it is about. One that is refused names the figures it contradicts.

Rows in, problems out. What somebody has not typed changes no figure.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from scripts.ground.data_package import Row
from scripts.ground.decisions import DecidedFigure
from scripts.ground.numbers import comma
from scripts.ground.problems import CORRECTION, LAYOUT, Problem, shown, written
from scripts.ground.small import Disclosure
from scripts.guard.api import Fact, Guard, GuardError, Published, contradictions
from scripts.year.added.corrections import cell_named, decision_on, is_exact, published
from scripts.year.added.sheets import Written
from scripts.year.added.tables import Work
from scripts.year.protecting import Terms, named
from scripts.year.reading import Reading
from scripts.year.words import CodeWords

NAMED = 6  # figures that are told to stand against a correction
Rows = Mapping[DecidedFigure, Row]
Codes = Mapping[str, Sequence[Row]]


def doubts(reading: Reading) -> list[Problem]:
    """What is wrong with the corrections of earlier years: they do not hold, or they tell what is hidden."""
    lines, now = reading.lines["corrections"], reading.now
    if not lines:
        return []
    earlier = reading.of_files({when: rows for when, rows in now.figures.items() if when != reading.plan.year})
    return disputed(lines, earlier) or corrected(lines, earlier, now.disclosure)


def disputed(lines: Sequence[Written], now: Published) -> list[Problem]:
    """A problem for each year that cannot be true with its corrections. `now`: with them, and without the workbook's own year."""
    problems: list[Problem] = []
    for when in sorted({line["year"] for line in lines}):
        mine = [line for line in lines if line["year"] == when]
        try:
            problems += of_year(when, mine, now)
        except GuardError as error:
            problems.append(Problem(mine[0].file, 0, "", error.kind))
    return problems


def of_year(when: str, lines: Sequence[Written], now: Published) -> list[Problem]:
    """The problem of a year, at its last correction: of each contradiction the figures that a line of the sheet could correct."""
    line, value = lines[-1], comma(lines[-1]["value"])
    facts, rows = now.facts(when), movable(when, lines, now)
    fixed = [fact for fact in facts if not any(one in rows for one in now.figures_of(fact))]
    if against := disagreeing(fixed, now):
        fails = line.problem("value", "workbook_correction_fails", value, when)
        return [replace(fails, more=printed(against[0], now))]
    found = disagreeing(facts, now)
    said = tuple((lang, " ".join(in_words(each, rows, now, lang) for each in found)) for lang in LAYOUT)
    return [replace(line.problem("value", "workbook_correction_moves", value, when), said=said)] if found else []


def disagreeing(facts: Sequence[Fact], now: Published) -> list[tuple[Fact, ...]]:
    """The facts of each contradiction among some."""
    return [one.facts for each in contradictions(facts, now.book) for one in each.found]


def movable(when: str, lines: Sequence[Written], now: Published) -> Rows:
    """The figures that a further line of the sheet could name: those of an indicator that no line has corrected."""
    asked = {row["indicator"] for row in now.codes["indicators"] if row["measurement_point"]}
    work = Work({name: [*own] for name, own in now.codes.items()})
    typed = [(cell_named(work, line), line["value"]) for line in lines]

    def is_typed(figure: DecidedFigure, row: Row) -> bool:
        value = decision_on(figure, now.codes).get("published_value")
        return any(to == value and all(row[name] == said for name, said in cell.items()) for cell, to in typed)

    there = (row for row in reversed(now.statements) if row["year"] == when and is_exact(row))
    rows = {figure_of(row): row for row in there if row["indicator"] in asked}
    return {figure: row for figure, row in rows.items() if not is_typed(figure, row)}


def in_words(facts: Sequence[Fact], rows: Rows, now: Published, lang: str) -> str:
    """One contradiction: its figures by the cells of the sheet, and what no line can correct by its print."""
    figures = dict.fromkeys(figure for fact in facts for figure in now.figures_of(fact))
    lines = [as_line(one, rows[one], now.codes, lang) for one in figures if one in rows]
    fixed = [fact for fact in facts if not any(one in rows for one in now.figures_of(fact))]
    words = CORRECTION[lang]
    said = words["one" if len(lines) == 1 else "any"].format(figures="; ".join(lines))
    beside = printed(fixed, now)
    return words["beside"].format(said=said, beside=beside) if beside else said


def as_line(figure: DecidedFigure, row: Row, codes: Codes, lang: str) -> str:
    """A figure as a line of the sheet names it, and what stands there."""
    words = CodeWords(codes)
    return f"{words.cell(row, words.code('measure', row['measure']))}: {written(comma(published(figure, codes)), lang)}"


def corrected(lines: Sequence[Written], published: Published, disclosure: Disclosure) -> list[Problem]:
    """A problem for each corrected year in which something can be worked out that should not be, at its last correction.

    `published`: with the corrections, and without the year of the workbook, which has its own judgement.
    """
    try:
        known = Guard(published, disclosure).known()
    except GuardError as error:
        return [Problem(lines[0].file, 0, "", error.kind)]
    at = {line["year"]: line for line in lines}
    return [told_of(at[when], *known[when], published) for when in known if when in at]


def told_of(line: Written, cells: Sequence[tuple[Terms, str]], facts: Sequence[Fact], published: Published) -> Problem:
    """What can be worked out of a correction's year: the counts, their names in `cleared`, and the print that it follows from."""
    words, names = (
        "; ".join(named(terms, {}, published.codes) for terms, _ in cells),
        "; ".join(name for _, name in cells),
    )
    said = tuple((lang, printed(facts, published) or "–") for lang in LAYOUT)
    return replace(line.problem("value", "workbook_correction_tells"), hint=words, more=names, said=said)


def printed(facts: Sequence[Fact], now: Published) -> str:
    """Figures as their source prints them, with where they stand; those that nobody has corrected."""
    rows = [now.statements[fact.figures[0]] for fact in facts]
    told = [row for row in rows if not decision_on(figure_of(row), now.codes).get("published_value")]
    return "; ".join(dict.fromkeys(f"”{shown(row['printed'])}” ({row['place']})" for row in told[:NAMED]))


def figure_of(row: Row) -> DecidedFigure:
    """The printed number of a statement."""
    return DecidedFigure(row["observation"], row["value"])
