"""The attacker's view: what everything published leaves of the counts that are hidden. It needs no hidden value."""

from collections.abc import Iterator, Mapping, Sequence

from scripts.ground.facts import quantity
from scripts.ground.problems import Problem
from scripts.ground.quantities import Quantity
from scripts.ground.relation import Relation
from scripts.ground.small import Disclosure, too_narrow
from scripts.package.audit.proof import proof
from scripts.package.audit.ranges import Left, find_ranges
from scripts.package.disclosure.evidence import RELEASED, Evidence, Published, believed, earlier, present, rules_for

HIDDEN = "Q"
Hidden = Mapping[Quantity, int]  # a hidden count -> the first statement that hides it


def hidden_counts(published: Published) -> Hidden:
    """The counts that are hidden: of a hidden count itself, and of a hidden percentage whose count nobody prints."""
    rows = [(number, row) for number, row in enumerate(published.statements) if row["measure"] in ("count", "percent")]
    told = {quantity(row, published.book) for _, row in rows if row["measure"] == "count" and row["value"]}
    found: dict[Quantity, int] = {}
    for number, row in rows:
        one = quantity(row, published.book)
        if row["obs_status"] == HIDDEN and (row["measure"] == "count" or one not in told):
            found.setdefault(one, number)
    return found


def attacks(published: Published, disclosure: Disclosure) -> list[Problem]:
    """A problem for each hidden count of which fewer numbers are possible than the threshold."""
    hidden = hidden_counts(published)
    problems: list[Problem] = []
    for year in sorted({one.year for one in hidden}):
        mine = {one: number for one, number in hidden.items() if one.year == year}
        now = present(year, mine, published)
        problems += seen(now, mine, published, disclosure)
        once = earlier(year, published)
        told = {(problem.file, problem.row) for problem in problems}
        left = {one: number for one, number in mine.items() if published.places[number] not in told}
        if once and left:
            problems += seen([*now, *once], left, published, disclosure)
    return problems


def seen(
    evidence: Sequence[Evidence], hidden: Hidden, published: Published, disclosure: Disclosure
) -> Iterator[Problem]:
    """What this evidence tells of the hidden counts of one year."""
    book = published.book
    rules = rules_for([one.fact for one in evidence], hidden, book)
    kept, sure = believed(evidence, rules)
    try:
        ranges = find_ranges([one.fact for one in kept], rules, hidden)
    except ValueError:  # the solver gave up before it found what does not fit together
        ranges = dict.fromkeys(hidden, Left(0, None, sure=False))
    for one, number in hidden.items():
        left = ranges[one]
        if too_narrow(left.lower, left.upper, disclosure.threshold):
            yield given_away(one, number, left, kept, rules, published, disclosure)
        elif not (sure and left.sure):
            file, line = published.places[number]
            yield Problem(file, line, "obs_status", "hidden_undecided", hint=one.cell(book.units))


def given_away(
    one: Quantity,
    number: int,
    left: Left,
    evidence: Sequence[Evidence],
    rules: Sequence[Relation],
    published: Published,
    disclosure: Disclosure,
) -> Problem:
    """The problem at the line that hides the count, with the figures that give it away; never the range itself."""
    (file, line), name = published.places[number], one.cell(published.book.units)
    needed = [evidence[each] for each in proof(one, left, [each.fact for each in evidence], rules)]
    places = [published.names(each.fact for each in needed), *dict.fromkeys(each.where for each in needed)]
    listing = "; ".join(place for place in places if place)
    if all(each.trust > RELEASED for each in evidence):
        return Problem(file, line, "obs_status", "hidden_given_away", str(disclosure.threshold), listing, name)
    kind = "notice_hidden_published" if name in disclosure.cleared else "hidden_published"
    return Problem(file, line, "obs_status", kind, "", listing, name)
