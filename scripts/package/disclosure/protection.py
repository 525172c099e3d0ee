"""The protection of small counts: what stops the build, what a maintainer should know, and which ranges are not published."""

from collections.abc import Sequence
from dataclasses import dataclass

from scripts.ground.cells import cell_id, cell_of
from scripts.ground.problems import Problem, suggestion
from scripts.ground.small import Disclosure
from scripts.ground.statuses import BLANK
from scripts.package.audit.proof import proof
from scripts.package.audit.ranges import Left
from scripts.package.disclosure.attack import attacks, hidden_counts
from scripts.package.disclosure.evidence import Published, rules_for
from scripts.package.disclosure.groups import group_notices
from scripts.package.disclosure.guard import Small, small_counts
from scripts.package.disclosure.settings import FILE
from scripts.package.disclosure.texts import text_notices


@dataclass(frozen=True)
class Protection:
    """`withheld`: the cells whose derived range is not published."""

    problems: list[Problem]
    withheld: set[str]


def protect(published: Published, disclosure: Disclosure) -> Protection:
    """Every problem with small counts in what is about to be published."""
    small = small_counts(published, disclosure)
    hidden = {one.cell(published.book.units) for one in hidden_counts(published)}
    uncleared = [one for one in small if disclosure.cleared.isdisjoint(one.names)]
    given_away = attacks(published, disclosure)
    problems = [
        *guard_problems(uncleared, published, disclosure),
        *given_away,
        *clearance_problems(small, {one.more for one in given_away}, published, disclosure),
        *group_notices(published, disclosure),
        *text_notices(published, disclosure),
    ]
    unsaid = {one.names[0] for one in uncleared if one.statement is None}
    return Protection(problems, hidden | unsaid)


def guard_problems(small: Sequence[Small], published: Published, disclosure: Disclosure) -> list[Problem]:
    """The small counts that stop the build: those that are printed; and only when there are none, those that follow.

    What may as well be nobody is not told as a small count; its range is only withheld. The message names the cell, not the
    number: what a log says is public too.
    """
    said, most = [one for one in small if one.statement is not None], str(disclosure.threshold - 1)
    problems = []
    for one in said or [one for one in small if one.lower]:
        if one.statement is None:
            listing, (file, line) = source_of(one, published)
            problems.append(Problem(file, line, "value", "small_count_follows", most, listing, one.names[0]))
        else:
            file, line = published.places[one.statement]
            problems.append(Problem(file, line, one.column, "small_count", most, one.names[0]))
    return problems


def source_of(small: Small, published: Published) -> tuple[str, tuple[str, int]]:
    """The figures that a small count follows from, and the place of the last of them."""
    facts = published.facts(small.count.year)
    rules = rules_for(facts, [small.count], published.book)
    needed = [facts[number] for number in proof(small.count, Left(small.lower, small.upper), facts, rules)]
    places = [published.places[fact.figures[0]] for fact in needed]
    return published.names(needed), max(places, default=("data/observations.csv", 0))


def clearance_problems(
    small: Sequence[Small], once_published: set[str], published: Published, disclosure: Disclosure
) -> list[Problem]:
    """Clearances of what is not there, and of what needs none. One of a cell that has no number yet is waiting for it."""
    needed = {name for one in small for name in one.names} | once_published
    status = {cell_id(cell): one.obs_status for cell, one in published.observations.items()}
    status |= {row["observation"] or cell_id(cell_of(row)): row["obs_status"] for row in published.statements}
    status = dict.fromkeys(published.unknown(), "O") | status
    problems = []
    for name in sorted(disclosure.cleared - needed):
        line = disclosure.lines.get(("cleared", name), 0)
        if name not in status:
            hint = suggestion(name, sorted(status))
            problems.append(Problem(FILE, line, "cleared", "unknown_code", name, hint))
        elif status[name] not in BLANK:
            problems.append(Problem(FILE, line, "cleared", "clearance_stale", hint=name))
    return problems
