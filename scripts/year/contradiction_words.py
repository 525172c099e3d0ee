"""How figures that cannot all be right are said: the arithmetic with values and cells on both sides, and why it should agree.

Cells and the rules that bind them in, one sentence out.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from scripts.ground.columns import in_language
from scripts.ground.data_package import Row
from scripts.ground.problems import CONTRADICTION, RULES
from scripts.questionnaire.declaration import read_form
from scripts.questionnaire.rules import Rule, explained
from scripts.reasoning import Relation

Codes = Mapping[str, Sequence[Row]]
DECLARED, PARTS, PART = "declared", "parts", "part_of_whole"  # kinds of checks
FORM = "form"  # the kind of a relation that follows from the form
FEW = 2  # cells beside each other that are named one by one


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


def rank(rule: Relation) -> int:
    """Which of several relations of the same figures is told: the first. That some parts are at most a whole says least."""
    if rule.kind == PARTS and rule.sense == "<=":
        return 3
    return {DECLARED: 0, FORM: 2}.get(rule.kind, 1)


def rule_of(relation: Relation) -> Rule:
    """A relation that follows from the form, as a rule of its cells."""
    factors = (((one.indicator, one.category, one.population), -factor) for factor, one in relation.terms)
    return Rule(tuple(factors), relation.sense == "==")


def declared(names: Collection[str], codes: Codes, lang: str) -> Iterator[str]:
    """What is so of each declared relation, by the names of its figures."""
    for name, rows in groupby(codes["relations"], lambda row: row["relation"]):
        if name in names:
            first, *others = rows
            yield of_terms(first["relation_kind"], first, others, lang)


def of_terms(kind: str, first: Row, others: Sequence[Row], lang: str) -> str:
    """One declared relation: its result and its terms."""
    named = {"result": [first], "terms": others, "first": others[:1], "rest": others[1:]}
    said = {name: listed([in_language(row, "title", lang) for row in rows], lang) for name, rows in named.items()}
    alike = kind == "same" and said["result"] == said["terms"]
    return RULES[lang]["alike" if alike else kind].format(**said)


def listed(titles: Sequence[str], lang: str) -> str:
    """Names in quotation marks, each once: "A", "B" and "C"."""
    return joined([RULES[lang]["named"].format(title) for title in dict.fromkeys(titles)], lang)


def joined(parts: Sequence[str], lang: str) -> str:
    """Some words one after another: a, b and c."""
    *most, last = parts or [""]
    return CONTRADICTION[lang]["and"].join([", ".join(most), last] if most else [last])


@dataclass(frozen=True)
class Cell:
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

    one: tuple[Cell, ...]
    other: tuple[Cell, ...] = ()
    share: str = ""


def together(suspect: Cell, found: Sequence[tuple[Sides, str]], lang: str) -> str:
    """Several contradictions that one cell is in: the cell first, then each of them by its number, and a rule once."""
    words, numbered, told = CONTRADICTION[lang], [], set[str]()
    known = replace(suspect, label="")
    for number, (sides, rules) in enumerate(found, 1):
        told_of = replace(sides, one=swapped(sides.one, suspect, known), other=swapped(sides.other, suspect, known))
        said = sentence(told_of, "" if rules in told else rules, lang, sheet(suspect.place))
        numbered.append(words["number"].format(number=number, said=said))
        told.add(rules)
    return words["look"].format(cell=named(suspect, lang), count=len(found), said=" ".join(numbered))


def swapped(cells: Sequence[Cell], one: Cell, other: Cell) -> tuple[Cell, ...]:
    """The cells with one in the place of another."""
    return tuple(other if cell == one else cell for cell in cells)


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


def side(cells: Sequence[Cell], lang: str, after: str = "") -> str:
    """What one side says: a cell its value, several cells (all of them with numbers) their sum."""
    value = str(sum(cell.number or 0 for cell in cells)) if len(cells) > 1 else cells[0].value
    said = CONTRADICTION[lang]["percent"].format(value=value) if cells[0].share else value
    return saying(cells, said, lang, after)


def saying(cells: Sequence[Cell], value: str, lang: str, after: str = "") -> str:
    """The cells of one side, and a value that they say together."""
    words = CONTRADICTION[lang]
    if len(cells) == 1:
        return words["says"].format(cells=named(cells[0], lang, after), value=value)
    return words["adds"].format(cells=ranges([cell.place for cell in cells], lang, after), value=value)


def named(cell: Cell, lang: str, after: str = "") -> str:
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
    ends = ([said.format(first=run[0], last=run[-1].partition("!")[2])] if len(run) > FEW else run for run in runs)
    named_runs = [part for run in ends for part in run]
    sheets = [after, *(sheet(part) for part in named_runs)]
    return joined([shortened(part, last) for part, last in zip(named_runs, sheets, strict=False)], lang)


def below(place: str) -> str:
    """The cell below a cell (Barn!D12 -> Barn!D13); nothing for what is no cell."""
    sheet, _, cell = place.partition("!")
    column = cell.rstrip("0123456789")
    row = cell.removeprefix(column)
    return f"{sheet}!{column}{int(row) + 1}" if row else ""
