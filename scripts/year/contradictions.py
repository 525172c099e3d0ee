"""Every contradiction among the figures of a filled year, told at its cells in one reading. Rows in, problems out.

First each relation by itself, which gives whole sums; then, with the suspects set aside, the solver asks of all relations together,
again and again until nothing is left. Where every relation holds the questions of the form are asked, and refuse a
year only where no way to count "all of the above" makes it possible. What a contradiction rests on is said. The audit of a build
looks for every smallest set, since each is decided on by its name: with whole columns wrong that would take hours.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import combinations, islice

from scripts.ground.codebook import Codebook
from scripts.ground.codes import HIDDEN
from scripts.ground.data_package import Row
from scripts.ground.problems import Problem
from scripts.package.audit.conflicts import explanation
from scripts.package.audit.disputes import REPEATED, Contradiction, Dispute, grouped, rank
from scripts.package.audit.run import assumptions
from scripts.package.audit.telling import ContradictionTeller
from scripts.package.audit.verdicts import CONTRADICTS, Check, linear, ratios, repeated
from scripts.protection.evidence import Published
from scripts.protection.form_year import form_year
from scripts.protection.guard import contradiction, numbers, rules_for
from scripts.questionnaire.conflict import conflicts, words
from scripts.questionnaire.declaration import FormCell
from scripts.reasoning import Fact, Relation, certain, program, projected, proved, read_known, touched
from scripts.reasoning.model import Model, UndecidedError
from scripts.year.controls import controls
from scripts.year.planning import filled_rows
from scripts.year.reading import Reading
from scripts.year.words import CodeWords

# (source, place, number within the place) of a row -> where its number and its base stand in the workbook
Addresses = Mapping[tuple[str, str, str], tuple[str, str]]
SHORT = 2  # figures: a contradiction of fewer is none
# Contradictions to mend before the next reading: where whole columns are wrong, to find all of them takes hours.
ENOUGH = 10


def contradicted(reading: Reading) -> list[Problem]:
    """A problem for each contradiction, those of the fewest cells first; where there is none, for what the form says cannot be."""
    rows = typed_rows(reading)
    published, year = reading.published(rows, reading.prose), str(reading.plan.year)
    teller = at_cells(published, addresses(reading, rows))
    try:
        form = [one.rule for one in controls(reading.plan, reading.now.tables)]
        found = contradictions(published.facts(year), published.book, form)
        found = found or [Dispute((one,)) for one in impossible(year, published, ENOUGH)]
    except UndecidedError:
        return [reading.problem("", "hidden_undecided")]
    more = [reading.problem("", "notice_more_contradictions")] if len(found) >= ENOUGH else []
    said = [
        teller.told(replace(one, found=tuple(resting(each, published.book) for each in one.found))) for one in found
    ]
    return [*more, *(Problem(reading.file, 0, "", "workbook_contradiction", said=one) for one in said)]


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


def at_cells(published: Published, addresses: Addresses) -> ContradictionTeller:
    """Says figures by their cells and what the workbook calls an answer; a row that it has not by its place in the source."""
    called = CodeWords(published.codes)

    def named(fact: Fact, number: int, _: str) -> tuple[str, str]:
        row = published.statements[number]
        value, base = addresses.get(key_of(row), (row["place"], row["place"]))
        return base if fact.as_base else value, called.category(fact.quantity.indicator, fact.quantity.category)

    return ContradictionTeller(published.statements, published.codes, named)


def typed_rows(reading: Reading) -> list[Row]:
    """The rows with every number that was typed, also those that will be hidden: a sum with a small part is a sum too."""
    entries = reading.entries.items()
    shown_all = {key: replace(entry, status="") if entry.status == HIDDEN else entry for key, entry in entries}
    return filled_rows(replace(reading.plan, threshold=0), shown_all)


def addresses(reading: Reading, rows: Sequence[Row]) -> Addresses:
    """Where the number and the base of each row stand in the workbook."""
    cells = ((rows[at], reading.entries[key].cells) for key, at in reading.asked)
    of_form = {key_of(row): (own[row["measure"]], own["base"]) for row, own in cells}
    prose = zip(reading.prose, reading.lines["prose"], strict=True)
    return of_form | {key_of(row): (line.cells["value"], line.cells["base"]) for row, line in prose}


def key_of(row: Row) -> tuple[str, str, str]:
    """What tells a row of a figures file from the others of its year."""
    return (row["source"], row["place"], row["seq"])


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
        pairs = combinations(check.facts, 2)
        yield from (Contradiction(two) for two in pairs if two[0].reach.apart(two[1].reach))
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
