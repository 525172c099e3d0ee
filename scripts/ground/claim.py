"""What a sentence says of figures, as data: a kind and the cells that it is about, before anybody has put it in words.

    largest gender.women.adults.all_cases.2026.count.persons

The cells are named as observations are: whoever reads a claim in a page finds the rows that bear it. Whether it is true the judge
says (`verdict`), who knows nothing of sentences.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction

from scripts.ground.cells import NUMERIC as ANY
from scripts.ground.cells import Cell, cell_from_id, cell_id, cell_of, code_of
from scripts.ground.data_package import Row

COUNT, PERCENT, MEAN = ANY
AMOUNTS = (COUNT, PERCENT)
NUMBER, OF, HALF, MAJORITY, MINORITY = "number", "of", "half", "majority", "minority"
LARGEST, SECOND, THIRD, TIED = "largest", "second", "third", "tied"
NONE, SOME, FEW, ALL, NOT_ALL, AVERAGE = "none", "some", "few", "all", "not_all", "average"
MORE, CLEARLY_MORE, AS_MANY = "more", "clearly_more", "as_many"
DIFFERENCE, NOT_KNOWN, HIDDEN, NOT_ASKED = "difference", "not_known", "hidden", "not_asked"


@dataclass(frozen=True)
class ClaimKind:
    """What a kind of claim may be of: the measures of its cells, and how many there are at least and at most (None: any).

    `line`: which part of its whole it is ("="), is above or below.
    """

    measures: tuple[str, ...]
    least: int = 1
    most: int | None = 1
    line: tuple[str, Fraction] | None = None


# A count is never said as a mean, and a mean never as so many of so many. Of two cells of one share the second is the whole.
KINDS: Mapping[str, ClaimKind] = {
    NUMBER: ClaimKind(ANY),  # the cell has this number, or a bound
    OF: ClaimKind((COUNT,), 2, 2),  # so many of so many
    HALF: ClaimKind(AMOUNTS, 1, 2, ("=", Fraction(1, 2))),  # exactly half of its whole
    MAJORITY: ClaimKind(AMOUNTS, 1, 2, (">", Fraction(1, 2))),  # more than half of its whole
    MINORITY: ClaimKind(AMOUNTS, 1, 2, ("<", Fraction(1, 2))),  # less than half of its whole
    LARGEST: ClaimKind(AMOUNTS),  # no other answer of the question is as common
    SECOND: ClaimKind(AMOUNTS),  # one other is more common, and no third as common
    THIRD: ClaimKind(AMOUNTS),
    TIED: ClaimKind(AMOUNTS, 2, None),  # as common as each other, and no other as common
    NONE: ClaimKind(AMOUNTS),  # nobody
    SOME: ClaimKind(AMOUNTS),  # somebody
    FEW: ClaimKind((COUNT,)),  # so few that one person moves a share by points
    ALL: ClaimKind(AMOUNTS, 1, 2, ("=", Fraction(1))),  # everybody of its whole
    NOT_ALL: ClaimKind(AMOUNTS, 1, 2, ("<", Fraction(1))),  # less than its whole
    AVERAGE: ClaimKind((MEAN,)),  # on average
    MORE: ClaimKind(ANY, 2, 2),  # the first is more than the second
    CLEARLY_MORE: ClaimKind(ANY, 2, 2),  # by a tenth at least
    AS_MANY: ClaimKind(ANY, 2, 2),  # both are the same
    DIFFERENCE: ClaimKind(ANY, 2, 2),  # the first less the same of an earlier year may be said
    NOT_KNOWN: ClaimKind(AMOUNTS),  # no selection of cases has a number
    HIDDEN: ClaimKind(ANY),  # there is a number, and it is not shown
    NOT_ASKED: ClaimKind(ANY),  # the year does not ask
}


@dataclass(frozen=True)
class Claim:
    """A kind and its cells. Raises ValueError on what is no claim: a kind that there is not, a measure that it is not of."""

    kind: str
    cells: tuple[Cell, ...]

    def __post_init__(self) -> None:
        kind = KINDS.get(self.kind)
        if kind is None:
            raise ValueError(f"{self.kind}: there is no such kind of claim; there are {', '.join(KINDS)}")
        if len(self.cells) < kind.least or (kind.most and len(self.cells) > kind.most):
            ends = dict.fromkeys((kind.least, kind.most or "more"))
            raise ValueError(f"{self.kind}: it is about {' or '.join(map(str, ends))} figures, not {len(self.cells)}")
        for cell in self.cells:
            if code_of(cell, "measure") not in kind.measures:
                raise ValueError(f"{self.kind} {cell_id(cell)}: it may be said of {', '.join(kind.measures)}")

    def __str__(self) -> str:
        return " ".join([self.kind, *map(cell_id, self.cells)])


def claim_of(row: Row) -> Claim:
    """That a row has its number."""
    return Claim(AVERAGE if row["measure"] == MEAN else NUMBER, (cell_of(row),))


def as_written(claims: Iterable[Claim]) -> str:
    """Claims as a page carries them; nothing without any."""
    return "; ".join(dict.fromkeys(map(str, claims)))


def all_written(text: str) -> list[Claim]:
    """The claims that a page carries. Raises ValueError."""
    told = [one.split() for one in text.split("; ") if one]
    return [Claim(kind, tuple(map(cell_from_id, names))) for kind, *names in told]
