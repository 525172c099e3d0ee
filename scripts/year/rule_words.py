"""Why figures should agree, in words for a colleague: by the rules that bind them. Rows in, sentences out."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import groupby

from scripts.ground.columns import in_language
from scripts.ground.data_package import Row
from scripts.ground.messages import CONTRADICTION, RULES
from scripts.questionnaire.declaration import read_form
from scripts.questionnaire.rule_sentences import explained
from scripts.questionnaire.rules import Rule
from scripts.reasoning import Relation

Codes = Mapping[str, Sequence[Row]]
DECLARED, PARTS, PART = "declared", "parts", "part_of_whole"  # kinds of checks
FORM = "form"  # the kind of a relation that follows from the form


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
