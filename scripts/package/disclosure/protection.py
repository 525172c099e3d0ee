"""The protection of small counts: what stops the build, what a maintainer should know, and which ranges are not published.

Where all in a group have the same answer, whoever knows that a person is in the group knows the person's answer (group
disclosure). No count has to be small for that: it is told, not stopped.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from scripts.ground.cells import Cell, cell_id, cell_of, with_codes
from scripts.ground.codebook import Codebook
from scripts.ground.codes import BLANK
from scripts.ground.columns import LANGUAGES
from scripts.ground.problems import Problem, suggestion
from scripts.ground.small import Disclosure
from scripts.guard.protection.cells import of_people
from scripts.guard.protection.evidence import RELEASED, Published
from scripts.guard.protection.form_reader import ToldByForm
from scripts.guard.protection.guard import Told
from scripts.guard.protection.judgement import ImpossibleYearError, judge
from scripts.guard.protection.printed import Small
from scripts.guard.protection.proposal import UnprotectableError, propose
from scripts.guard.reasoning import Quantity, quantity
from scripts.guard.reasoning.model import UndecidedError
from scripts.package.computing import whole_of
from scripts.package.disclosure.settings import FILE
from scripts.package.observations import Observation, Observations


def group_notices(published: Published, observations: Observations, disclosure: Disclosure) -> list[Problem]:
    """A notice for each new figure that says the same of everybody; the count where both it and its share say so."""
    book = published.book
    places = list(zip(published.statements, published.places, strict=True))
    lines = {row["observation"]: place for row, place in reversed(places)}
    found: dict[Cell, Problem] = {}
    for cell, one in observations.items():
        if one.sources <= disclosure.already_public or not of_people(quantity(one.row(), book), book, disclosure):
            continue
        if is_everybody(one, observations, book):
            file, line = lines.get(cell_id(cell), ("data/observations.csv", 0))
            problem = Problem(file, line, "value", "notice_everybody", hint=cell_id(cell))
            found.setdefault(with_codes(cell, measure="count"), problem)
    return list(found.values())


def is_everybody(one: Observation, observations: Observations, book: Codebook) -> bool:
    """Whether a figure is exactly 100 per cent, or a count as great as what it is a part of. That all are all says nothing."""
    row = one.row()
    if not one.exact or not Decimal(one.exact) or book.is_whole(row["indicator"], row["category"]):
        return False
    if row["measure"] == "percent":
        return Decimal(one.exact) == 100
    whole = whole_of(one.cell, observations, book)
    return row["measure"] == "count" and one.exact == (one.base or (whole.exact if whole else ""))


@dataclass(frozen=True)
class Protection:
    """`withheld`: the cells whose derived range is not published."""

    problems: list[Problem]
    withheld: set[str]


def protect(published: Published, observations: Observations, disclosure: Disclosure) -> Protection:
    """Every problem with small counts in what is about to be published. What the solver cannot tell stops the build too."""
    try:
        guarded = guard(published, disclosure)
    except UndecidedError:
        return Protection([Problem(FILE, 0, "threshold", "hidden_undecided")], set())
    problems = [
        *guarded.problems,
        *clearance_problems(guarded.names, published, observations, disclosure),
        *group_notices(published, observations, disclosure),
    ]
    return Protection(problems, guarded.withheld)


@dataclass(frozen=True)
class Guarded:
    """`names`: the counts that are small or told too much of, cleared or not."""

    problems: list[Problem]
    names: set[str]
    withheld: set[str]


def guard(published: Published, disclosure: Disclosure) -> Guarded:
    """The small counts that are printed, those that follow and the hidden ones that are given away. Raises `UndecidedError`."""
    judged = judge(published, disclosure)
    unclear, follows, given_away = judged.unclear, judged.follows, judged.given_away
    # As long as small counts are printed, what follows from them is told of their rows.
    years = [] if unclear else sorted(judged.years())
    problems = [
        *(small_problem(one, published, disclosure) for one in unclear),
        *(follows_problem(one, published, disclosure) for one in follows if not unclear),
        *(given_away_problem(one, judged.hidden[one.cell.terms[0][1]], published, disclosure) for one in given_away),
        *(by_form_problem(one, judged.hidden, published, disclosure) for one in judged.by_form),
        *(one for year in years for one in least_hiding(year, published, disclosure)),
    ]
    names = {name for one in judged.printed for name in one.names} | {
        one.cell.name(published.book) for one in judged.told
    }
    withheld = {one.cell(published.book.units) for one in judged.hidden} | {
        one.cell.name(published.book) for one in follows
    }
    withheld |= {one.cell.name(published.book) for one in judged.by_form}
    return Guarded(problems, names, withheld)


def small_problem(small: Small, published: Published, disclosure: Disclosure) -> Problem:
    """That a row prints a small count. The message names the cell, not the number: what a log says is public too."""
    file, line = published.places[small.statement]
    return Problem(file, line, small.column, "small_count", str(disclosure.threshold - 1), small.names[0])


def follows_problem(told: Told, published: Published, disclosure: Disclosure) -> Problem:
    """That a count follows from figures, at the last of them."""
    needed = told.proof()
    places = [published.places[one.fact.figures[0]] for one in needed if one.fact.figures]
    file, line = max(places, default=("data/observations.csv", 0))
    most, name = str(disclosure.threshold), told.cell.name(published.book)
    return Problem(file, line, "value", "small_count_follows", most, published.listing(needed), name)


def given_away_problem(told: Told, statement: int, published: Published, disclosure: Disclosure) -> Problem:
    """That a hidden count is given away, at the statement that hides it; never its range."""
    file, line = published.places[statement]
    needed, name = told.proof(), told.cell.name(published.book)
    listing = published.listing(needed)
    if all(each.trust > RELEASED for each in needed):
        return Problem(file, line, "obs_status", "hidden_given_away", str(disclosure.threshold), listing, name)
    kind = "notice_hidden_published" if name in disclosure.cleared else "hidden_published"
    return Problem(file, line, "obs_status", kind, "", listing, name)


def by_form_problem(
    told: ToldByForm, hidden: Mapping[Quantity, int], published: Published, disclosure: Disclosure
) -> Problem:
    """That whoever knows the questions can work out a count: at the statement that hides it, or the last that tells it."""
    figures = [fact for fact in published.facts(told.year) if fact.quantity in told.figures and fact.kind == "count"]
    own = [hidden[one] for _, one in told.cell.terms if told.cell.hidden]
    numbers = own or [one for fact in figures for one in fact.figures[:1]]
    file, line = max((published.places[one] for one in numbers), default=("data/observations.csv", 0))
    said = tuple((lang, " ".join(each)) for lang, each in zip(LANGUAGES, zip(*told.why, strict=True), strict=True))
    most, listing, name = str(disclosure.threshold), published.names(figures), told.cell.name(published.book)
    return Problem(file, line, "obs_status" if own else "value", "form_tells", most, listing, name, said=said)


def least_hiding(year: str, published: Published, disclosure: Disclosure) -> list[Problem]:
    """A notice of the rows that have to be hidden at least; none where nothing that may be hidden helps."""
    try:
        more = propose(year, published, disclosure)
    except UnprotectableError:
        return []
    except ImpossibleYearError:
        return [Problem(FILE, 0, "", "hidden_impossible", year)]
    rows = zip(published.statements, published.places, strict=True)
    lines = [f"{file}:{line}" for row, (file, line) in rows if row["value"] and quantity(row, published.book) in more]
    return [Problem(FILE, 0, "", "notice_least_hiding", hint=", ".join(lines))] if lines else []


def clearance_problems(
    needed: set[str], published: Published, observations: Observations, disclosure: Disclosure
) -> list[Problem]:
    """Clearances of what is not there, and of what needs none. One of a cell that has no number yet is waiting for it."""
    if disclosure.cleared <= needed:
        return []
    status = {cell_id(cell): one.obs_status for cell, one in observations.items()}
    status |= {row["observation"] or cell_id(cell_of(row)): row["obs_status"] for row in published.statements}
    status = dict.fromkeys(published.unknown(), "O") | status
    problems = []
    for name in sorted(disclosure.cleared - needed):
        line = disclosure.lines.get(("cleared", name), 0)
        if any(part not in status for part in re.split(r" [+-] ", name)):
            hint = suggestion(name, sorted(status))
            problems.append(Problem(FILE, line, "cleared", "unknown_code", name, hint))
        elif " " in name or status[name] not in BLANK:
            problems.append(Problem(FILE, line, "cleared", "clearance_stale", hint=name))
    return problems
