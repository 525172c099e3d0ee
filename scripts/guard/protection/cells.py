"""What must not be pinned down: the counts that are hidden, and every other count of people that figures imply, published or not.

A whole less a part, a step less the step before, one indicator less another: each is a count of people with something in common,
as much as a cell with a name is. That somebody was not asked or gave no answer is nothing that people have in common, and is not
protected. What becomes of the rows of a count that is hidden, and what a reader loses by that, stands here too.
"""

from collections.abc import Collection, Container, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from scripts.ground.codebook import Codebook
from scripts.ground.codes import AGAIN, WHOLES, WORTH_ANSWER, WORTH_AROUND, WORTH_TOGETHER
from scripts.ground.data_package import Row
from scripts.ground.small import NOT_PEOPLE, Disclosure, hidden
from scripts.guard.reasoning import NOBODY, PEOPLE, Quantity, Relation, Terms, base_of, here, quantity

PERSONS, EACH = "persons", ("answers", "needs", "interventions", "reports")


@dataclass(frozen=True, order=True)
class Sum:
    """A count: the sum of `terms`. `hidden`: the published tables say that it is hidden, so that it is at least one.

    `shared`: those who are counted have something in common; else it is protected only where it is hidden.
    """

    terms: Terms
    hidden: bool = False
    shared: bool = True

    @property
    def start(self) -> int:
        """The least that a reader takes it for."""
        return 1 if self.hidden else 0

    def is_one_of(self, counts: Container[Quantity]) -> bool:
        """Whether it is one of these counts, and no difference."""
        return len(self.terms) == 1 and self.terms[0][1] in counts

    def name(self, book: Codebook) -> str:
        """The observation that publishes it; of a difference those that it is the difference of: `a - b`, `a + b - c`."""
        ordered = sorted(self.terms, key=lambda term: (-term[0], term[1]))
        signs = "".join(f" {'+' if factor > 0 else '-'} {one.cell(book.units)}" for factor, one in ordered)
        return signs.removeprefix(" + ")


def cells(
    counts: Iterable[Quantity], relations: Sequence[Relation], book: Codebook, disclosure: Disclosure
) -> list[Sum]:
    """Some counts and those between which there are relations, and all that these imply, each once and sorted."""
    every = {one for relation in relations for _, one in relation.terms} | set(counts)
    found = [Sum(((1, one),), shared=book.is_shared(one.indicator, one.category)) for one in every]
    # Beside one of two parts is the other, which is a cell already.
    halves = [[one for _, one in each.terms] for each in relations if each.sense == "==" and len(each.terms) == 3]
    halved = {frozenset(pair) for three in halves for pair in combinations(three, 2)}
    pairs = [(whole, one) for one in every for whole in wholes(one, book) if whole in every]
    found += [Sum(less(whole, [one])) for whole, one in pairs if frozenset((whole, one)) not in halved]
    found += [Sum(terms) for relation in relations for terms in differences(relation, book)]
    about = [cell for cell in dict.fromkeys(found) if all(of_people(one, book, disclosure) for _, one in cell.terms)]
    return sorted(about)


def wholes(one: Quantity, book: Codebook) -> Iterator[Quantity]:
    """Everything in its indicator that a category is a part of, the categories between included."""
    indicator, code = one.indicator, one.category
    while code := book.parent(indicator, code):
        yield here(one, code)
    found = [here(one, whole) for whole in book.wholes_of(indicator, one.category)]
    gathers = book.role(indicator, one.category) == "rest"  # of several answers, perhaps, of one person
    yield from (whole for whole in found if not gathers or counts_what(whole, book) == counts_what(one, book))


def of_people(one: Quantity, book: Codebook, disclosure: Disclosure) -> bool:
    """Whether a count is of people, or of what was said or done about them, in an indicator that is sensitive."""
    unit = one.unit or book.units.get((one.indicator, one.category))
    return one.indicator not in disclosure.not_sensitive and unit not in NOT_PEOPLE


def differences(relation: Relation, book: Codebook) -> Iterator[Terms]:
    """What a relation leaves of its whole: beside each of several parts, and beside all of them where it says "at most".

    Of two parts that cover a whole: those who are in both. Only what counts each person once leaves people, and of everybody only
    what everybody was asked: who gave no answer has nothing in common.
    """
    if relation.rest == NOBODY or not (relation.rest == PEOPLE or counts_people(relation, book)):
        return
    over = [one for factor, one in relation.terms if factor > 0]
    under = [one for factor, one in relation.terms if factor < 0]
    bound = relation.sense == "<="
    if bound and (relation.rest == PEOPLE or len(under) == 1 or (len(over), len(under)) == (1, 2)):
        yield (*((1, one) for one in under), *((-1, one) for one in sorted(over)))
    whole, parts = (over, under) if len(over) == 1 and not bound else (under, over)
    # Beside one of two parts is the other.
    if len(whole) == 1 and len(parts) > 2:
        yield from (less(whole[0], [one]) for factor, one in relation.terms if one in parts and abs(factor) == 1)


def counts_people(relation: Relation, book: Codebook) -> bool:
    """Whether every term of a relation counts the same thing once, and all of them are of one question where one is everybody."""
    counts = [one for _, one in relation.terms]
    everybody = any((one.indicator, one.category) == book.size for one in counts)
    same = len({counts_what(one, book) for one in counts}) == 1 and all(
        abs(factor) == 1 for factor, _ in relation.terms
    )
    return same and not (everybody and len({one.indicator for one in counts}) > 1)


def counts_what(one: Quantity, book: Codebook) -> str:
    """What a count is of: people also where it is of the answers that each of them gives once."""
    unit = one.unit or book.units.get((one.indicator, one.category), "")
    once = book.role(one.indicator, one.category) in ("part", "group", "adds_to_each") and unit not in AGAIN
    return PERSONS if once and unit in EACH else unit


def less(whole: Quantity, parts: Iterable[Quantity]) -> Terms:
    """The whole less these parts."""
    return ((1, whole), *((-1, part) for part in sorted(parts)))


MOST_IMPORTANT = 4  # times as important as the least: more would tell whoever tries the program what is small


def hide(rows: Sequence[Row], counts: Collection[Quantity], book: Codebook) -> list[Row]:
    """The rows with these counts hidden: as counts, as percentages, and where they are the base of another figure."""
    found = []
    for row in rows:
        one = quantity(row, book)
        if one in counts and row["measure"] in ("count", "percent", "mean"):
            row = hidden(row)
        elif row["base"] and base_of(row, one, book) in counts:
            row = row | {name: "" for name in ("base", "base_observation") if name in row}
        found.append(row)
    return found


def loss(one: Quantity, book: Codebook, together: Container[str] = ()) -> int:
    """What a reader loses when a count is hidden: by the importance of its indicator and its role, never by its size.

    `together`: answers that may stand together with others.

    Whoever knows how the figures to hide are chosen would else learn the size of what is hidden.
    """
    around = one.category in book.parents(one.indicator) or book.role(one.indicator, one.category) in (*WHOLES, "rest")
    importance = min(int(book.indicators[one.indicator]["importance"]), MOST_IMPORTANT)
    worth = WORTH_AROUND if around else WORTH_ANSWER
    return (WORTH_TOGETHER if f"{one.indicator}.{one.category}" in together else worth) * (importance + 1)
