"""Every contradiction among the figures of a year that somebody fills in, to be told in one reading.

First each relation by itself, which gives whole sums; then, with the suspects set aside, the solver asks of all relations together,
again and again until nothing is left. Where every relation holds the questions of the form are asked, and refuse a
year only where no way to count "all of the above" makes it possible. What a contradiction rests on is said. The audit of a build
looks for every smallest set, since each is decided on by its name: with whole columns wrong that would take hours.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import combinations, islice

from scripts.ground.codebook import Codebook
from scripts.guard.audit.conflicts import explanation
from scripts.guard.audit.disputes import REPEATED, Contradiction, Dispute, grouped, rank
from scripts.guard.audit.run import assumptions
from scripts.guard.audit.verdicts import CONTRADICTS, Check, linear, ratios, repeated
from scripts.guard.protection.evidence import Published
from scripts.guard.protection.form_year import form_year
from scripts.guard.protection.guard import contradiction, numbers, rules_for
from scripts.guard.questionnaire.conflict import conflicts, words
from scripts.guard.questionnaire.declaration import FormCell
from scripts.guard.reasoning import Fact, Relation, certain, program, projected, proved, read_known, touched
from scripts.guard.reasoning.model import Model

SHORT = 2  # figures: a contradiction of fewer is none
# Contradictions to mend before the next reading: where whole columns are wrong, to find all of them takes hours.
ENOUGH = 10


def disputes(year: str, published: Published, form: Sequence[Relation]) -> tuple[list[Dispute], bool]:
    """(those of a year, whether there may be more); where no relation is broken, what its form says cannot be.

    Each has what it rests on beyond definitions. `form`: the relations that follow from it. Raises `UndecidedError`.
    """
    book = published.book
    found = contradictions(published.facts(year), book, form)
    found = found or [Dispute((one,)) for one in impossible(year, published, ENOUGH)]
    told = [replace(one, found=tuple(resting(each, book) for each in one.found)) for one in found]
    return told, len(found) >= ENOUGH


def resting(one: Contradiction, book: Codebook) -> Contradiction:
    """A contradiction with what it rests on beyond definitions: nothing where what its figures prove is one already."""
    proofs = [proof for proof, _ in certain(one.facts)]
    sure = Model(program(proved(rules_for(proofs, (), book)), proofs)).conflict(range(len(proofs)))
    return one if sure else replace(one, assumes=assumptions(one.facts, one.rules))


def impossible(year: str, published: Published, most: int) -> list[Contradiction]:
    """What cannot be of a year: few figures each, until nothing is left, or so many are found."""
    of = form_year(year, published)
    if not of:
        return []
    said = of.said(published)
    facts: dict[FormCell, Fact] = {}
    for fact in published.facts(year):
        line = of.line(fact.quantity)
        if line and line in said.shown and (line not in facts or fact.kind == "count" and fact.exact):
            facts[line] = fact
    shown = {line: number for line, number in said.shown.items() if line in facts}
    found = islice(conflicts(of.form, shown, said.ways(of.form)), most)
    return [
        Contradiction(tuple(facts[line] for line in lines), of_form=tuple(words(of.form, lines))) for lines in found
    ]


def contradictions(facts: Sequence[Fact], book: Codebook, form: Sequence[Relation] = ()) -> list[Dispute]:
    """All that is found, those of the fewest figures first. `facts`: those of one year; `form`: what follows from its form.

    What is suspect, and each round of the solver, sets figures aside as if their cells were blank, so it ends. There may be more
    where `ENOUGH` are found: then the solver is not asked any further.
    """
    said = numbers(facts)
    tried = [*by_themselves(said, [*rules_for(said, (), book), *form])]
    checks = [check for check, _ in tried]
    few = fewest(one for check, rules in tried for one in against(check, rules))
    found = grouped(sorted(few, key=lambda one: one.length), checks)
    left = without(said, [fact for one in found for fact in one.aside])
    more: list[Contradiction] = []
    while len(found) + len(more) < ENOUGH and (core := contradiction(left, book)):
        core = shorter(core, left, book)
        rules = rules_for(core, (), book)
        more.append(Contradiction(tuple(core), explanation(core, rules, projected(rules, touched(core)))))
        left = without(left, core)
    return sorted([*found, *grouped(more, checks)], key=lambda one: min(each.length for each in one.found))


def without(facts: Sequence[Fact], aside: Sequence[Fact]) -> list[Fact]:
    """The facts that are not set aside."""
    gone = set(aside)
    return [fact for fact in facts if fact not in gone]


def by_themselves(facts: Sequence[Fact], rules: Iterable[Relation]) -> Iterator[tuple[Check, tuple[Relation, ...]]]:
    """What each relation by itself says of the figures: each check, and the relations that it tries."""
    known = read_known(facts)
    yield from ((check, ()) for check in (*repeated(facts), *ratios(facts, known)))
    for rule in rules:
        yield from ((check, (rule,)) for check in linear([rule], known))


def against(check: Check, rules: tuple[Relation, ...]) -> Iterator[Contradiction]:
    """The contradictions that a check shows: one, or of a figure in several places each two of them."""
    if check.kind == REPEATED:
        yield from (Contradiction(two) for two in combinations(check.facts, 2) if two[0].reach.apart(two[1].reach))
    elif check.verdict == CONTRADICTS:
        yield Contradiction(tuple(dict.fromkeys(check.facts)), rules)


def fewest(found: Iterable[Contradiction]) -> list[Contradiction]:
    """Those of which no part is a contradiction already; of the same figures what is told first."""
    kept: list[Contradiction] = []
    for one in sorted(found, key=lambda each: (len(each.facts), min(map(rank, each.rules), default=0))):
        if not any(set(other.facts) <= set(one.facts) for other in kept):
            kept.append(one)
    return kept


def shorter(core: list[Fact], facts: Sequence[Fact], book: Codebook) -> list[Fact]:
    """The figures of a contradiction, or fewer ones that are found where one of them is left out.

    A set that cannot lose a figure need not be the smallest: another may stand for several of them.
    """
    if len(core) <= SHORT:
        return core
    others = [contradiction(without(facts, [one]), book) for one in core]
    return min([core, *(other for other in others if other)], key=len)
