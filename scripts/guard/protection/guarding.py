"""What is told of small counts: those that are printed, that follow or are given away, of everybody, and the least to hide."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from scripts.ground.columns import LANGUAGES
from scripts.ground.data_package import Row
from scripts.ground.problems import Problem
from scripts.ground.small import FILE, Disclosure
from scripts.guard.protection.cells import Sum, hide, of_people
from scripts.guard.protection.evidence import RELEASED, Published
from scripts.guard.protection.form_reader import ToldByForm
from scripts.guard.protection.guard import Told
from scripts.guard.protection.judgement import ImpossibleYearError, judge, same_for_everybody
from scripts.guard.protection.printed import Small
from scripts.guard.protection.proposal import UnprotectableError, propose
from scripts.guard.reasoning import Fact, Quantity, Terms, quantity


@dataclass(frozen=True)
class Guarded:
    """`names`: the counts that are small or told too much of, cleared or not."""

    problems: list[Problem]
    names: set[str]
    withheld: set[str]


Known = tuple[list[tuple[Terms, str]], list[Fact]]  # counts with their names in `cleared`, and figures


@dataclass(frozen=True)
class Guard:
    """What is about to be published, by the rules of the platform."""

    published: Published
    disclosure: Disclosure

    def count(self, row: Row) -> Quantity:
        """What a row says how many there are of."""
        return quantity(row, self.published.book)

    def is_of_people(self, row: Row) -> bool:
        """Whether it is of people, or of what was said or done about them, in an indicator that is sensitive."""
        return of_people(self.count(row), self.published.book, self.disclosure)

    def hide(self, rows: Sequence[Row], counts: Collection[Quantity]) -> list[Row]:
        """The rows with these counts hidden."""
        return hide(rows, counts, self.published.book)

    def least(self, year: str, bits: str = "") -> list[Quantity]:
        """The counts to hide besides those that are hidden. Raises `UnprotectableError`, and `GuardError` of what is untold.

        `bits`: what decides among hidings that cost a reader as much.
        """
        return propose(year, self.published, self.disclosure, bits)

    def of_everybody(self, year: str) -> list[tuple[Quantity, Quantity]]:
        """(whole, part) of each answer that everybody has by what is shown."""
        return same_for_everybody(year, self.published, self.disclosure)

    def known(self) -> dict[str, Known]:
        """Year -> the counts that can be worked out and should not be, and the print that they follow from. Raises `GuardError`."""
        judged, found = judge(self.published, self.disclosure), dict[str, Known]()
        for year in sorted(judged.years()):
            told = [one for one in (*judged.follows, *judged.given_away) if one.year == year]
            by_form = [one.cell for one in judged.by_form if one.year == year]
            small = [Sum(((1, one.count),)) for one in judged.unclear if one.count.year == year]
            facts = [one.fact for each in told for one in each.proof() if one.fact.figures]
            cells = [*small, *(one.cell for one in told), *by_form]
            found[year] = [(one.terms, one.name(self.published.book)) for one in cells], facts
        return found

    def told(self) -> Guarded:
        """The small counts that are printed, those that follow and the hidden ones that are given away. Raises `GuardError`."""
        published, disclosure = self.published, self.disclosure
        judged = judge(published, disclosure)
        unclear, follows, given_away = judged.unclear, judged.follows, judged.given_away
        # As long as small counts are printed, what follows from them is told of their rows.
        years = [] if unclear else sorted(judged.years())
        problems = [
            *(small_problem(one, published, disclosure) for one in unclear),
            *(follows_problem(one, published, disclosure) for one in follows if not unclear),
            *(
                given_away_problem(one, judged.hidden[one.cell.terms[0][1]], published, disclosure)
                for one in given_away
            ),
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
