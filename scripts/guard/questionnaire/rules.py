"""The rules that follow for a group of questions, for people to read, and their words: the guard asks the tracks, and needs none.

They are the facets of what one person can be counted in: all others follow from them. Of a group with too many tracks
they are looked for in each question, and of each answer in all of them; those that can be read are told.
What holds of an answer holds of those like it, and is told once.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import lru_cache
from itertools import islice
from math import lcm

from scripts.ground.columns import LANGUAGES, in_language
from scripts.ground.data_package import Row
from scripts.ground.problems import RULES
from scripts.guard.questionnaire.alike import Alike, alike, all_of, first_of
from scripts.guard.questionnaire.cone import counted, equalities, facets, spanning
from scripts.guard.questionnaire.declaration import ALWAYS, EACH, ONE, Form, FormCell, Question
from scripts.guard.questionnaire.tracks import railways

MOST_TRACKS, FEW = 200, 4  # of a group whose rules are all told; of a rule that can be read, however many it is of


@dataclass(frozen=True)
class Rule:
    """A sum of cells with factors that is never below 0, or, where `equal`, always 0; `many`: with those of answers alike."""

    factors: tuple[tuple[FormCell, int], ...]
    equal: bool = False
    many: int = 1

    @property
    def sides(self) -> tuple[list[tuple[int, FormCell]], list[tuple[int, FormCell]]]:
        """(what is at most, what it is at most): what is counted less, and what is counted more."""
        less = [(-factor, cell) for cell, factor in self.factors if factor < 0]
        return less, [(factor, cell) for cell, factor in self.factors if factor > 0]

    @property
    def turned(self) -> "Rule":
        """A sum with its whole, or the fewer cells, before what these are divided into."""
        less, more = self.sides
        return (
            self if len(less) <= len(more) else replace(self, factors=tuple((cell, -one) for cell, one in self.factors))
        )

    @property
    def short(self) -> bool:
        """Whether a person can read it: few cells, or sums without factors of which one is a cell."""
        return len(self.factors) <= FEW or self.plain and min(map(len, self.sides)) == 1

    @property
    def plain(self) -> bool:
        """Whether its cells have no factors."""
        return all(abs(factor) == 1 for _, factor in self.factors)

    def __str__(self) -> str:
        """`form: 2 several <= answers @adults`: an indicator, or a population, that all cells have is said once."""
        indicators, _, populations = ({*part} for part in zip(*(cell for cell, _ in self.factors), strict=True))
        less, more = (
            " + ".join(
                (f"{factor} " if factor > 1 else "") + written(cell, indicators, populations) for factor, cell in side
            )
            for side in self.sides
        )
        before = f"{min(indicators)}: " if len(indicators) == 1 else ""
        after = f" @{min(populations)}" if len(populations) == 1 else ""
        return f"{before}{less} {'=' if self.equal else '<='} {more}{after}"


def written(cell: FormCell, indicators: Collection[str], populations: Collection[str]) -> str:
    """`indicator.code@population`, without what all of these cells have."""
    indicator, code, population = cell
    before = f"{indicator}." if len(indicators) > 1 else ""
    return f"{before}{code}" + (f"@{population}" if len(populations) > 1 else "")


def group_of(form: Form, names: Collection[str]) -> tuple[Question, ...]:
    """Some questions with all that hang together with them, whoever is asked."""
    found: set[str] = {*names}
    groups = [{*railway.questions} for railway in railways(form)]
    while more := {name for group in groups if group & found for name in group} - found:
        found |= more
    return tuple(one for one in form.questions if one.name in found)


def groups(form: Form) -> list[tuple[Question, ...]]:
    """All questions, those together that hang together."""
    return [*dict.fromkeys(group_of(form, [one.name]) for one in form.questions)]


def rules(form: Form, names: Collection[str], most: int = MOST_TRACKS, lines: Collection[FormCell] = ()) -> list[Rule]:
    """The rules of a group of questions that hold however "all of the above" is counted, none of which follows from the others.

    That no number is below 0 is none of them. The shortest come first. `most`: the tracks of a group whose rules are all told;
    `lines`: the only cells that rules may be of, where they are given.
    """
    group = group_of(form, names)
    classes, every = alike(group), cells_of(form, group)
    cells = [cell for cell in every if not lines or cell in lines]
    found = of_cells(form, group, cells) if longest(form, group) <= most else of_many(form, group, cells, classes)
    told = {}
    for one in found:
        factors, many = first_of(dict(one.factors), classes)
        rule = Rule(tuple(sorted(factors.items(), key=lambda pair: every.index(pair[0]))), one.equal, many)
        told[frozenset(factors.items())] = rule
    return sorted(told.values(), key=lambda rule: (len(rule.factors), str(rule)))


def longest(form: Form, group: Iterable[Question]) -> int:
    """The tracks of a group, for the people with most of them."""
    names = {one.name for one in group}
    return max(len(one.tracks) for one in railways(form) if names & {*one.questions})


@lru_cache(maxsize=4)
def every_rule(form: Form, lines: frozenset[FormCell]) -> tuple[Rule, ...]:
    """The rules of all questions, for all answers alike, but only of these lines."""
    return tuple(
        rule
        for group in groups(form)
        for rule in images(rules(form, [group[0].name], lines=lines), alike(group))
        if {*dict(rule.factors)} <= lines
    )


def cells_of(form: Form, group: Sequence[Question]) -> list[FormCell]:
    """The cells of a group, those that count all people or answers after the others; first how many people there are."""

    def around(cell: FormCell) -> tuple[int, FormCell]:
        return sum(cell[2] in kind for kind in form.people), cell

    parts = [cell for one in group for cell in sorted(one.cells) if cell[:2] not in one.sums]
    sums = [cell for one in group for cell in sorted(one.cells, key=around) if cell[:2] in one.sums]
    universe = {population for one in group for population in one.universe}
    own = {cell[0] for cell in (*parts, *sums)}
    heads = [cell for cell in sorted(sizes_of(form), key=around) if cell[2] in universe]
    heads += [cell for one in form.questions if is_of_all(one) for cell in sorted(one.cells) if cell[0] in own]
    return [*dict.fromkeys([*heads, *(cell for cell in parts if cell not in sums), *sums])]


def sizes_of(form: Form) -> list[FormCell]:
    """The cells that say how many people there are: of the first question that all kinds answer with one and the same."""
    kinds = {kind[-1] for kind in form.people}
    first = (one for one in form.questions if kinds <= {*one.universe} and is_of_all(one))
    return [cell for one in islice(first, 1) for cell in sorted(one.cells) if cell[:2] in one.sums]


def is_of_all(one: Question) -> bool:
    """Whether a question counts everybody who is asked, with one and the same answer."""
    return len(one.choices) == 1 and not one.silent and one.when == ALWAYS and one.response == ONE


def of_cells(form: Form, group: Sequence[Question], cells: Sequence[FormCell]) -> Iterator[Rule]:
    """Every rule of some cells of a group."""
    people = sorted(counted(form, group, {cell: number for number, cell in enumerate(cells)}))
    bound = equalities([people[number] for number in spanning(people, len(cells))], len(cells))
    sums: list[dict[FormCell, int]] = []
    for place, sum in bound.items():
        times = lcm(*(factor.denominator for factor in sum.values()))
        whole = {cells[place]: -times} | {cells[one]: int(factor * times) for one, factor in sum.items()}
        sums.append(gathered(whole, sums))
    yield from (Rule(tuple(one.items()), equal=True).turned for one in sums)
    free = [number for number in range(len(cells)) if number not in bound]
    for facet in facets(frozenset(tuple(one[number] for number in free) for one in people)) if free else ():
        factors = {cells[number]: factor for number, factor in zip(free, facet, strict=True) if factor}
        short = gathered(factors, sums)
        if min(short.values()) < 0:
            yield Rule(tuple(short.items()))


def gathered(factors: Mapping[FormCell, int], sums: Iterable[Mapping[FormCell, int]]) -> dict[FormCell, int]:
    """A sum of parts as it is shortest: where most parts of a whole stand in it alike, with the whole instead of these."""
    found = {**factors}
    for one in sums:
        rates = Counter(Fraction(found[cell], factor) for cell, factor in one.items() if cell in found)
        rate = max(rates, key=lambda each: rates[each]) if rates else Fraction(0)
        changed = {cell: found.get(cell, 0) - rate * one.get(cell, 0) for cell in {**found, **one}}
        left = {cell: int(factor) for cell, factor in changed.items() if factor}
        if rate.denominator == 1 and len(left) < len(found):
            found = left
    return found


def of_many(form: Form, group: Sequence[Question], cells: Sequence[FormCell], classes: Alike) -> Iterator[Rule]:
    """The rules that can be read of a group with many tracks: of each question, and of each answer in all of them."""
    sizes, told = {*sizes_of(form)}, {code for some in classes for code in some[1:]}
    own = [one.cells | sizes for one in group]
    for mine in own:
        found = of_cells(form, group, [cell for cell in cells if cell in mine])
        yield from (rule for rule in found if rule.short)
    sums = {line for one in group for line in one.sums}
    people = sums - {one.line(each.code) for one in group for each in one.coded(EACH)}
    for code in dict.fromkeys(cell[1] for cell in cells if cell[:2] not in sums and cell[1] not in told):
        some = [cell for cell in cells if cell[:2] in people or cell[1] == code]
        found = (rule for rule in of_cells(form, group, some) if rule.short)
        yield from (rule for rule in found if not any({*dict(rule.factors)} <= mine for mine in own))


def images(rules: Iterable[Rule], classes: Alike) -> list[Rule]:
    """Rules for all answers alike."""
    return [Rule(tuple(factors.items()), one.equal) for one in rules for factors in all_of(dict(one.factors), classes)]


def in_words(rule: Rule, codes: Mapping[str, Sequence[Row]], lang: str) -> str:
    """A rule by what the tables `indicators`, `categories` and `populations` call its cells.

    Whose question it is, and who is counted, is said where that is not the same for all.
    """
    titles = {row["indicator"]: in_language(row, "title", lang) for row in codes["indicators"]}
    labels = {(row["indicator"], row["category"]): in_language(row, "label", lang) for row in codes["categories"]}
    people = {row["population"]: in_language(row, "label", lang) for row in codes["populations"]}
    indicators, _, populations = ({*part} for part in zip(*(cell for cell, _ in rule.factors), strict=True))

    def called(factor: int, cell: FormCell) -> str:
        beside = [titles.get(cell[0], cell[0])] * (len(indicators) > 1)
        beside += [people.get(cell[2], cell[2])] * (len(populations) > 1)
        named = RULES[lang]["named"].format(labels.get(cell[:2], cell[1]))
        return f"{factor} × " * (factor > 1) + named + f" ({', '.join(beside)})" * bool(beside)

    less, more = ([called(*one) for one in side] for side in rule.sides)
    kind = "within" if not rule.equal else "sum" if len(less) == 1 < len(more) else "same"
    result, terms = (more, less) if kind == "within" else (less, more)
    said = RULES[lang][kind].format(result=" + ".join(result), terms=" + ".join(terms))
    first = min(indicators)
    before = f"{titles.get(first, first)}: " if len(indicators) == 1 else ""
    after = f" {RULES[lang]['alike_too'].format(count=rule.many - 1)}" if rule.many > 1 else ""
    return f"{before}{said}{after}"


def explained(rule: Rule, form: Form | None, codes: Mapping[str, Sequence[Row]], lang: str) -> str:
    """The same, with what the form says of the last question that counts any of it."""
    lines = {cell[:2] for cell, _ in rule.factors}
    reasons = (
        [dict(zip(LANGUAGES, one.why, strict=True))[lang] for one in form.questions if one.lines & lines]
        if form
        else []
    )
    return " ".join([in_words(rule, codes, lang), *reasons[-1:]])
