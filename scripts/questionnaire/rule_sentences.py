"""A rule that follows from the form, in the words of the code lists."""

from collections.abc import Mapping, Sequence

from scripts.ground.columns import in_language
from scripts.ground.data_package import Row
from scripts.ground.messages import RULES
from scripts.ground.word_list import LANGUAGES
from scripts.questionnaire.declaration import Cell, Form
from scripts.questionnaire.rules import Rule


def in_words(rule: Rule, codes: Mapping[str, Sequence[Row]], lang: str) -> str:
    """A rule by what the tables `indicators`, `categories` and `populations` call its cells.

    Whose question it is, and who is counted, is said where that is not the same for all.
    """
    titles = {row["indicator"]: in_language(row, "title", lang) for row in codes["indicators"]}
    labels = {(row["indicator"], row["category"]): in_language(row, "label", lang) for row in codes["categories"]}
    people = {row["population"]: in_language(row, "label", lang) for row in codes["populations"]}
    indicators, _, populations = ({*part} for part in zip(*(cell for cell, _ in rule.factors), strict=True))

    def called(factor: int, cell: Cell) -> str:
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
