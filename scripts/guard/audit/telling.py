"""How figures that cannot all be right are said: the arithmetic with values and places on both sides, and why it should agree.

The build says it of lines of a file, and what reads a workbook of its cells. Disputes in, one sentence each out.
"""

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from scripts.ground.columns import LANGUAGES, in_language
from scripts.ground.data_package import Row
from scripts.ground.numbers import comma, share
from scripts.ground.problems import CONTRADICTION, LAYOUT, RULES, shown, written
from scripts.guard.audit.disputes import DECLARED, FORM, PARTS, REPEATED, SHARE, Contradiction, Dispute
from scripts.guard.questionnaire.declaration import read_form
from scripts.guard.questionnaire.rules import Rule, explained
from scripts.guard.reasoning import Fact, Quantity, Relation

Codes = Mapping[str, Sequence[Row]]
PART = "part_of_whole"  # the kind of check whose words fit a part and its whole alone
FEW = 2  # cells beside each other that are named one by one
TOLD = 5  # contradictions of one figure that are told, of all that it may be in


@dataclass(frozen=True)
class CitedFigure:
    """A figure as a person finds it: `place` is its cell (Barn!D12), `label` its answer, `value` what stands there.

    `number`: the count that it gives; None for a percentage, which is a `share`, and for a count that is not exact.
    """

    place: str
    label: str
    value: str
    number: int | None = None
    share: bool = False


@dataclass(frozen=True)
class Sides:
    """What is set against each other. `other` is empty where nothing adds up by itself: then all of it is in `one`.

    `share`: the percentage that the two cells of `other`, a count and its base, really are.
    """

    one: tuple[CitedFigure, ...]
    other: tuple[CitedFigure, ...] = ()
    share: str = ""


@dataclass(frozen=True)
class ContradictionTeller:
    """Says what cannot be right of some statements.

    `named`: a figure, the number of its statement and a language -> where it stands, and what it is called there.
    """

    statements: Sequence[Row]
    codes: Codes
    named: Callable[[Fact, int, str], tuple[str, str]]

    def told(self, one: Dispute) -> tuple[tuple[str, str], ...]:
        """(language, sentence): one contradiction, or the figure that several share and then some of them, a rule once."""
        return tuple((lang, self.in_words(one, lang)) for lang in LAYOUT)

    def in_words(self, one: Dispute, lang: str) -> str:
        """The same in one language."""
        told, words = sorted(one.found, key=lambda each: each.length)[:TOLD], CONTRADICTION[lang]
        rules = [reasons(each, self.codes, lang) for each in told]
        if not one.suspect:
            return sentence(self.sides(told[0], lang), rules[0], lang)
        numbered, suspect = [], self.cell(one.suspect, lang)
        for place, (each, rule) in enumerate(zip(told, rules, strict=True)):
            sides, new = self.sides(each, lang, one.suspect), "" if rule in rules[:place] else rule
            said = sentence(sides, new, lang, sheet(suspect.place))
            numbered.append(words["number"].format(number=place + 1, said=said))
        return words["look"].format(cell=named(suspect, lang), count=len(one.found), said=" ".join(numbered))

    def cell(self, fact: Fact, lang: str, known: Fact | None = None) -> CitedFigure:
        """A fact as a person finds it; `known` without what it is called."""
        number = statement_of(fact)
        row, (place, called) = self.statements[number], self.named(fact, number, lang)
        label = "" if fact == known else called
        if fact.as_base:
            return CitedFigure(place, label, row["base"], int(row["base"]))
        count = int(row["value"]) if row["measure"] == "count" and row["qualifier"] == "exact" else None
        bare = fact.kind == "percent" and row["printed"][-1:].isdigit()
        plain = comma(row["value"])
        said = written(plain, lang) if plain == row["printed"] else shown(row["printed"])
        return CitedFigure(place, label, said, count, bare)

    def sides(self, one: Contradiction, lang: str, known: Fact | None = None) -> Sides:
        """What is set against what: a percentage and its count, the two sides of one relation, a figure and the same elsewhere."""
        cells = [self.cell(fact, lang, known) for fact in one.facts]
        if one.kinds == (SHARE,) and len(cells) == len(("percentage", "count", "base")):
            told, part, whole = cells
            if part.number is not None and whole.number:
                return Sides((told,), (part, whole), written(comma(share(str(part.number), str(whole.number))), lang))
        if one.kinds == (REPEATED,):
            return Sides((cells[0],), (cells[-1],))
        if len(one.rules) == 1 and all(fact.kind == "count" for fact in one.facts):
            return of_relation(one.rules[0], [fact.quantity for fact in one.facts], cells)
        return Sides(tuple(cells))


def statement_of(fact: Fact) -> int:
    """The statement by which a fact is told: one that prints it for its own sake, where there is one."""
    return next((number for number in fact.figures if number not in fact.bases), fact.figures[0])


def of_relation(rule: Relation, quantities: Sequence[Quantity], cells: Sequence[CitedFigure]) -> Sides:
    """The two sides of a relation, the longer or the part first; all together where a side is no plain sum of its cells."""
    factors = {quantity: factor for factor, quantity in rule.terms}
    found = [*zip(map(factors.get, quantities), cells, strict=True)]
    more, less = (tuple(cell for own, cell in found if own == factor) for factor in (1, -1))
    plain = all(len(side) == 1 or all(cell.number is not None for cell in side) for side in (more, less))
    if not (more and less and plain) or len(more) + len(less) < len(cells):
        return Sides(tuple(cells))
    first = (len(more), rule.sense == "<=") > (len(less), False)
    return Sides(more, less) if first else Sides(less, more)


def reasons(one: Contradiction, codes: Codes, lang: str) -> str:
    """Why the figures of a contradiction should agree, what that rests on, and the numbers with which they would."""
    words = CONTRADICTION[lang]
    known = {row["assumption"]: in_language(row, "definition", lang) for row in codes["assumptions"]}
    rests = [words["assumed"].format(name=name, said=known[name]) for name in one.assumes]
    fits = [words["fits"].format(ways=words["or"].join(written(way, lang) for way in one.ways))] if one.ways else []
    of_form = [dict(zip(LANGUAGES, said, strict=True))[lang] for said in one.of_form]
    return " ".join([why(one.kinds, len(one.facts), one.rules, codes, lang), *of_form, *rests, *fits]).strip()


def why(kinds: Sequence[str], figures: int, rules: Sequence[Relation], codes: Codes, lang: str) -> str:
    """What is so of some figures, each thing once. `kinds`: those of the checks; `rules`: those that bind counts."""
    checks = {
        row["code"]: in_language(row, "definition", lang) for row in codes["vocabulary"] if row["list"] == "check_kind"
    }
    alone = [*kinds] == [PARTS] and figures == len((PART, PARTS))  # of a part and its whole nothing is added up
    needed = [PART] if alone else [kind for kind in kinds if kind in checks and kind != DECLARED]
    names = {rule.name for rule in rules if rule.kind == DECLARED}
    equal = {f"{rule.kind}_equal": rule.kind for rule in rules if rule.sense == "=="}
    own = {kind: RULES[lang][name] for name, kind in equal.items() if name in RULES[lang]}
    said = [own.get(kind) or RULES[lang].get(kind) or checks[kind] for kind in needed]
    of_form = [explained(rule_of(rule), read_form(codes["form"]), codes, lang) for rule in rules if rule.kind == FORM]
    return " ".join(dict.fromkeys([*said, *of_form, *declared(names, codes, lang)]))


def rule_of(relation: Relation) -> Rule:
    """A relation that follows from the form, as a rule of its cells."""
    factors = (((one.indicator, one.category, one.population), -factor) for factor, one in relation.terms)
    return Rule(tuple(factors), relation.sense == "==")


def declared(names: Collection[str], codes: Codes, lang: str) -> Iterator[str]:
    """What is so of each declared relation, by the names of its figures."""
    for name, rows in groupby(codes["relations"], lambda row: row["relation"]):
        if name in names:
            first, *others = rows
            parts = {"result": [first], "terms": others, "first": others[:1], "rest": others[1:]}
            said = {part: listed([in_language(row, "title", lang) for row in own], lang) for part, own in parts.items()}
            alike = first["relation_kind"] == "same" and said["result"] == said["terms"]
            yield RULES[lang]["alike" if alike else first["relation_kind"]].format(**said)


def listed(titles: Sequence[str], lang: str) -> str:
    """Names in quotation marks, each once: "A", "B" and "C"."""
    return joined([RULES[lang]["named"].format(title) for title in dict.fromkeys(titles)], lang)


def joined(parts: Sequence[str], lang: str) -> str:
    """Some words one after another: a, b and c."""
    *most, last = parts or [""]
    return CONTRADICTION[lang]["and"].join([", ".join(most), last] if most else [last])


def sentence(sides: Sides, rules: str, lang: str, after: str = "") -> str:
    """One contradiction with its cells and values, and the rule in words. `after`: the sheet that was named last."""
    words = CONTRADICTION[lang]
    cells = [*sides.one, *sides.other]
    before = dict(zip(cells, [after, *(sheet(cell.place) for cell in cells)], strict=False))
    if sides.share:
        part, whole = (
            words["cell"].format(place=one.value, label=shortened(one.place, before[one])) for one in sides.other
        )
        one = side(sides.one, lang, after)
        said = words["share"].format(one=one, part=part, value=sides.share, whole=whole, rules=rules)
    elif sides.other:
        one, other = side(sides.one, lang, after), side(sides.other, lang, before[sides.other[0]])
        said = words["against"].format(one=one, other=other, rules=rules)
    elif len(cells) == 1:
        said = words["alone"].format(one=side(cells, lang, after), rules=rules)
    else:
        said = words["among"].format(one=", ".join(side([cell], lang, before[cell]) for cell in cells), rules=rules)
    return said.strip()


def side(cells: Sequence[CitedFigure], lang: str, after: str = "") -> str:
    """What one side says: a cell its value, several cells (all of them with numbers) their sum."""
    value = str(sum(cell.number or 0 for cell in cells)) if len(cells) > 1 else cells[0].value
    said = CONTRADICTION[lang]["percent"].format(value=value) if cells[0].share else value
    return saying(cells, said, lang, after)


def saying(cells: Sequence[CitedFigure], value: str, lang: str, after: str = "") -> str:
    """The cells of one side, and a value that they say together."""
    words = CONTRADICTION[lang]
    if len(cells) == 1:
        return words["says"].format(cells=named(cells[0], lang, after), value=value)
    return words["adds"].format(cells=ranges([cell.place for cell in cells], lang, after), value=value)


def in_cells(cells: Iterable[tuple[str, str]], lang: str, after: str = "") -> str:
    """Cells, each with the label of its answer, as one side. `after`: the sheet that was named last."""
    return saying([CitedFigure(*cell, "") for cell in cells], "", lang, after).rstrip()


def named(cell: CitedFigure, lang: str, after: str = "") -> str:
    """A cell with its label, where it has one."""
    place = shortened(cell.place, after)
    return CONTRADICTION[lang]["cell"].format(place=place, label=cell.label) if cell.label else place


def sheet(place: str) -> str:
    """The sheet of a cell; of what is no cell, nothing."""
    return place.rpartition("!")[0]


def shortened(place: str, after: str) -> str:
    """A cell as it is said after another: a sheet is named where it begins."""
    return place.removeprefix(f"{after}!") if after else place


def ranges(places: Sequence[str], lang: str, after: str = "") -> str:
    """Cells in their order; those that stand right below each other as one range. The sheet is named where it begins."""
    runs: list[list[str]] = []
    for place in places:
        if runs and below(runs[-1][-1]) == place:
            runs[-1].append(place)
        else:
            runs.append([place])
    said = CONTRADICTION[lang]["range"]
    ends = ([said.format(first=run[0], last=run[-1].rpartition("!")[2])] if len(run) > FEW else run for run in runs)
    named_runs = [part for run in ends for part in run]
    sheets = [after, *(sheet(part) for part in named_runs)]
    return joined([shortened(part, last) for part, last in zip(named_runs, sheets, strict=False)], lang)


def below(place: str) -> str:
    """What stands below a cell or line (Barn!D12 -> Barn!D13); nothing for what has no number."""
    row = re.search(r"\d+$", place)
    return f"{place[: row.start()]}{int(row[0]) + 1}" if row else ""
