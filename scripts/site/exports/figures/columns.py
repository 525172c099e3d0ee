"""The columns of the figures file, what each is called and holds of a line, in one language. The first are one screen.

The words are in the language of the file; names, codes and numbers are the same in each. A column has one type.
"""

import re
from collections.abc import Iterable, Mapping

from scripts.ground.bases import ANSWERED, NOT_STATED, PART, WHOLE, is_of_itself, kind_of, sized
from scripts.ground.cells import UNIT_NOT_STATED
from scripts.ground.claim import MEAN
from scripts.ground.codes import NO_NUMBER
from scripts.ground.data_package import Package, Row
from scripts.ground.interval import EXACT, has_number
from scripts.ground.row_notes import PERCENT, lacks_base
from scripts.ground.years import Years
from scripts.site.addresses import row_address
from scripts.site.exports.figures.adding import AddingGroups, Use
from scripts.site.exports.figures.comparables import answer_of
from scripts.site.exports.figures.lines import COMPARISON, DERIVED, MISSING, RANK, WORDS, FigureLine
from scripts.site.exports.figures.lines import NUMBER as NUMBER_LINE
from scripts.site.figure import amounts, wording
from scripts.site.figure.asked_figures import questions
from scripts.site.figure.base import among, base_in_file, named, of_group, statement_meaning
from scripts.site.figure.doubt import Doubt, doubts, in_file
from scripts.site.figure.headline import clause, fits
from scripts.site.figure.revised import revised
from scripts.site.package.labels import Labels
from scripts.site.text.language import LISTS, Language

INTEGER, NUMBER, STRING = "integer", "number", "string"
LABELLED = ("indicator", "category", "population", "scope", "condition")
# What stands on the first screen, then what is folded away in a workbook; the types are those of Table Schema.
SCREEN = {
    "year": INTEGER,
    **dict.fromkeys(LABELLED, STRING),
    "value": NUMBER,
    **dict.fromkeys(("unit", "base", "said"), STRING),
    **dict.fromkeys(("lower", "upper"), NUMBER),
    **dict.fromkeys(("missing", "doubt", "revised"), STRING),
    **dict.fromkeys(("sum_group", "compare_group", "quote", "source", "place"), STRING),
}
FOLDED = {
    **dict.fromkeys(("kind", "measure"), STRING),
    **dict.fromkeys(("year_to", "base_value"), INTEGER),
    "base_kind": STRING,
    **dict.fromkeys(("question", "not_added", "not_compared", "compare_answer"), STRING),
    "rank": INTEGER,
    **dict.fromkeys(("printed_words", "producer", "made_of", "address", "notes", "id"), STRING),
}
COLUMNS = SCREEN | FOLDED
# What is never empty, and what is one of a few.
REQUIRED = ("year", *LABELLED, "unit", "source", "place", "kind", "measure", "year_to", "producer", "address", "id")
ENUMS = {
    "kind": (NUMBER_LINE, MISSING, DERIVED, RANK, COMPARISON, WORDS),
    "base_kind": (WHOLE, ANSWERED, PART, NOT_STATED),
}
# Kind of row -> the words for what the source gives instead of a number.
WITHOUT_NUMBER = {RANK: "figures_rank_only", COMPARISON: "figures_compared_only", WORDS: "said_in_words"}
# Who searches for "420 people" types a plain space; on pages a space may not be broken, or is thin.
SPACES = "\N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}\N{THIN SPACE}"


def cells(line: FigureLine, labels: Labels, same: Mapping[str, str], use: Use | None) -> dict[str, str]:
    """Every cell of a line, by the name of its column. `same`: its `codes`; `use`: how its figure may be used, where it is one."""
    told = {**labels_of(line, labels), **words_of(line, labels), **stopped(line, use, labels)}
    found = {**same, **{name: plain(text) for name, text in told.items()}}
    return {name: found[name] for name in COLUMNS}


def plain(text: str) -> str:
    """The text with plain spaces. One after the other: of a long text that is ten times as fast as a table of signs."""
    for space in SPACES:
        text = text.replace(space, " ")
    return text


def codes(line: FigureLine, years: Years, groups: AddingGroups) -> dict[str, str]:
    """What is the same in every language."""
    row, name = line.row, line.row["observation"]
    return {
        **{column: row[column] for column in ("year", "value", "lower", "upper", "measure", "notes")},
        "year_to": row["year_to"] or row["year"],
        "base_value": sized(row, years)["base"] if line.is_of_a_cell else row["base"],
        "base_kind": kind_of(row, years) if line.is_of_a_cell or row["base"] else "",
        "kind": line.kind,
        "sum_group": groups.sums.get(name, ""),
        "compare_group": groups.compared.get(name, ""),
        "compare_answer": answer_of(row, groups.twins),
        "rank": line.said[0]["value"] if line.kind == RANK and row["qualifier"] == EXACT else "",
        "printed_words": plain(joined(said["printed"] for said in line.said)),
        "made_of": row["inputs"],
        "id": name,
    }


def labels_of(line: FigureLine, labels: Labels) -> dict[str, str]:
    """What the row is about, in words. Nothing here is empty: what does not apply says so."""
    row, words = line.row, labels.language.words
    within = (row["within_indicator"], row["within_category"])
    own = (row["indicator"], row["category"])
    return {
        "indicator": labels.title("indicators", row["indicator"]),
        "category": labels.category(*own) if row["category"] else words["figures_no_answer"],
        "population": labels.population(row["population"]),
        "scope": labels.code("scope", row["scope"]),
        "condition": labels.category(*within) if within[0] else words["figures_no_condition"],
        "unit": labels.code("unit", row["unit"]),
        "producer": labels.code("producer", row["producer"]),
        "address": row_address(labels.package, labels.language.code, row["indicator"], row["observation"]),
    }


def words_of(line: FigureLine, labels: Labels) -> dict[str, str]:
    """What is said of the number, why there is none, and where it is from."""
    row = line.row
    from_where = line.said or line.behind
    doubtful = in_file(row, labels)
    return {
        "base": base_in_file(row, labels) if line.is_of_a_cell or row["base_indicator"] else "",
        "said": how_said(line, labels),
        "doubt": wording.upper_first("; ".join(doubtful)),
        "revised": wording.upper_first("; ".join(revised(row, labels))),
        "missing": missing(line, labels),
        "quote": quote(line, doubtful, labels),
        "source": joined(labels.title("sources", said["source"]) for said in from_where),
        "place": joined(place(said, labels) for said in from_where),
        "question": joined(labels.title("questions", name) for name in row["question"].split()),
    }


def quote(line: FigureLine, doubtful: Iterable[str], labels: Labels) -> str:
    """The figure in a sentence, with its year, whom it is about and what `in_file` says of it; nothing where there is no number."""
    row = line.row
    if not has_number(row):
        return ""
    clear, of = has_sentence(row, labels), base_in_file(row, labels)
    if clear:
        text = wording.upper_first(clause(of_group(row, labels), labels))
    elif row["category"]:
        number = amounts.observation_value(row, labels, prose=True)
        text = labels.say(f"figures_{row['measure']}", named(row["indicator"], row["category"], labels), number)
        text = f"{text} {'' if lacks_base(row) else of}".strip()
    else:
        number = amounts.observation_value(amounts.bare(row), labels, prose=True)
        text = labels.say("figures_unanswered", labels.title("indicators", row["indicator"]), number, of)
    met = labels.say("figures_among", among(row, labels)) if row["within_indicator"] else ""
    place = ", ".join(filter(None, [wording.years(row), labels.cases(row), met]))
    answered = kind_of(row, labels.years) == ANSWERED and sized(row, labels.years)["base"]
    other = wording.lower_first(wording.other_words(row, labels).removesuffix("."))
    known = [of] if clear and answered else [*filter(None, [other])]
    remarks = [*known, *after(line, labels), *(each for each in doubtful if each not in text), *asked(row, labels)]
    remarks = [labels.words["base_not_stated"]] * lacks_base(row) + remarks
    return labels.say("figures_quote", place, f"{text} ({', '.join(remarks)})" if remarks else text)


def asked(row: Row, labels: Labels) -> list[str]:
    """What is asked of a number, of what it rests on, or of what leans on it, and how far that has come."""
    found = doubts([row], labels.package)
    open_too = {*row["question"].split()} - {one.question.name for one in found}
    leaning = [Doubt(one, ()) for one in questions(labels.package) if one.name in open_too]
    return [labels.say("figures_asked", *one.asked(labels)) for one in (*found, *leaning)]


def has_sentence(row: Row, labels: Labels) -> bool:
    """Whether the words of the code list fit what a row measures."""
    if not row["category"]:
        return False
    if row["measure"] == PERCENT:
        return fits(of_group(row, labels), labels) and not is_of_itself(row)
    return wording.sentence(row, labels) or fits(row, labels)


def after(line: FigureLine, labels: Labels) -> list[str]:
    """That a number is worked out, and how."""
    row = line.row
    if line.kind == DERIVED and row["rule"]:
        assumed = (labels.title("assumptions", name) for name in row["rule"].split())
        return [labels.say("figures_assumed", "; ".join(assumed))]
    own = labels.code_in_sentence("origin", row["origin"]) if amounts.is_computed(row) else ""
    return [labels.say("figures_mean_of_all", own) if row["measure"] == MEAN else own] if own else []


def how_said(line: FigureLine, labels: Labels) -> str:
    """How the number is said, or which place it has, or what it is larger or smaller than; words alone are not exact in any way."""
    row = line.row
    if line.kind in (COMPARISON, RANK):
        return statement_meaning(dict(line.said[0]), labels)
    if row.get("values"):
        return amounts.numbers_left(row, labels.language)
    said = bool(row["qualifier"]) and (row["qualifier"] != EXACT or bool(row["value"]))
    return labels.code("qualifier", row["qualifier"]) if said else ""


def place(statement: Row, labels: Labels) -> str:
    """Where in its source a statement stands: section and page."""
    page = labels.language.words["page"].format(statement["page"]) if statement["page"] else ""
    return ", ".join(filter(None, [statement["place"], page]))


def stopped(line: FigureLine, use: Use | None, labels: Labels) -> dict[str, str]:
    """Why a number is not added to others, and why not compared, where it is not: a rule, what it is, or that none is like it."""
    words = labels.language.words
    if not has_number(line.row):
        return dict.fromkeys(("not_added", "not_compared"), words["figures_no_number"])
    if line.kind == DERIVED or not use:
        return dict.fromkeys(("not_added", "not_compared"), words["figures_follows"])
    added, compared = (
        labels.language.text(rule, "definition") if rule else "" for rule in (use.not_added, use.not_compared)
    )
    alone = "" if use.compare_group else words["figures_alone"]
    return {"not_added": added, "not_compared": compared or alone}


def missing(line: FigureLine, labels: Labels) -> str:
    """Why there is no number; nothing where there is one, or a bound."""
    words = labels.language.words
    if has_number(line.row):
        return ""
    if line.row["measure"] == UNIT_NOT_STATED and line.said:
        return words["not_stated"].format(labels.language.number(line.said[0]["value"]))
    if line.kind in WITHOUT_NUMBER:
        return words[WITHOUT_NUMBER[line.kind]]
    status = line.row["obs_status"]
    return labels.code("obs_status", status) if status in NO_NUMBER else ""


def joined(texts: Iterable[str]) -> str:
    """Texts, each once."""
    return "; ".join(dict.fromkeys(filter(None, texts)))


def how_to_read(package: Package, language: Language) -> list[str]:
    """The three lines, as the descriptor of the package has them."""
    return list(package.descriptor[language.key("how_to_read")])


def in_headings(text: str, language: Language) -> str:
    """A text in which columns are named as where only their headings are to be seen."""

    def headed(found: re.Match[str]) -> str:
        return language.words["quoted"].format(heading(found[1], language)) if found[1] in COLUMNS else found[0]

    return re.sub(r"`(\w+)`", headed, text)


def heading(name: str, language: Language) -> str:
    """What a column is called."""
    return LISTS["figures"][language.code][f"column_{name}"]


def meaning(name: str, language: Language) -> str:
    """What a column holds."""
    return LISTS["figures"][language.code][f"meaning_{name}"]
