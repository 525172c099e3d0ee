"""Answers that could all be true and hardly are: they ask for a sentence, and nothing is refused for them.

Which answers most often go together, and which hardly ever do, the table `pairs` says (`likely_part`, `likely_apart`). Who has an
answer to the one question may lack one to the other, so it takes more than everybody met for numbers to speak against each other.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from scripts.ground.codebook import Codebook
from scripts.ground.codes import HIDDEN
from scripts.ground.data_package import Row
from scripts.ground.problems import Problem
from scripts.ground.small import is_small
from scripts.reasoning import reach
from scripts.year.reading import Reading

LIKELY, APART = "likely_part", "likely_apart"
Key = str  # indicator.category.population


@dataclass(frozen=True)
class Expected:
    """What is expected: the counts of `more` are together no more than those of `most`. `why`: by language."""

    more: tuple[Key, ...]
    most: tuple[Key, ...]
    why: Mapping[str, str]


def expected(rows: Sequence[Row], book: Codebook) -> Iterator[Expected]:
    """Everything that the pairs lead us to expect of a year, of each answer by itself. `rows`: the table `pairs`."""
    for row in (row for row in rows if row["pair_kind"] in (LIKELY, APART)):
        why = {"sv": row["why_sv"], "en": row["why_en"]}
        for code in [row["category"]] if row["category"] else book.parts(row["indicator"]):
            for other in row["others"].split():
                indicator, _, category = other.partition(".")
                for others in [category] if category else book.parts(indicator):
                    yield bound(row["pair_kind"], (row["indicator"], code), (indicator, others), why, book)


def bound(kind: str, one: tuple[str, str], other: tuple[str, str], why: Mapping[str, str], book: Codebook) -> Expected:
    """Those in the one are in the other, or have no answer there; those who are in one of two are not in the other."""
    mine, theirs = (book.indicators[indicator]["population"] for indicator, _ in (one, other))
    within = mine in reach(theirs, book.sums["population"], down=True)
    everybody = f"{'.'.join(book.size)}.{theirs if within else mine}"
    first, second = f"{'.'.join(one)}.{mine}", f"{'.'.join(other)}.{theirs}"
    if kind == APART:
        return Expected((first, second), (everybody,), why)
    answered = f"{other[0]}.{book.whole(other[0], 'whole_persons')}.{theirs}"
    return Expected((first, answered), (second, everybody), why)


def unlikely(reading: Reading) -> list[Problem]:
    """A problem for each expectation that the counts go against, and that nobody has explained on one of its lines."""
    known = {key: entry.count for key, entry in reading.entries.items() if entry.count and entry.status != HIDDEN}
    counts = {key: int(count) for key, count in known.items() if not is_small(count, reading.plan.threshold)}
    problems = []
    for one in against(counts, expected(reading.now.tables["pairs"], reading.book)):
        lines = [reading.entries[key] for key in (*one.more, *one.most)]
        if not any(entry.why_sv for entry in lines):
            told = " > ".join(" + ".join(str(counts[key]) for key in keys) for keys in (one.more, one.most))
            cells = [entry.cells["count"] for entry in lines]
            problems.append(reading.problem(cells[0], "workbook_unlikely_pair", told, ", ".join(cells), one.why["sv"]))
    return problems


def against(counts: Mapping[Key, int], every: Iterable[Expected]) -> list[Expected]:
    """The expectations that counts go against; those of which a count is not known say nothing."""
    known = [one for one in every if counts.keys() >= {*one.more, *one.most}]
    return [one for one in known if sum(counts[key] for key in one.more) > sum(counts[key] for key in one.most)]
