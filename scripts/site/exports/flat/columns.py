"""The columns of the flat file: what each holds of a line. The first are one screen, the last the longest texts."""

from collections.abc import Iterable, Mapping

from scripts.ground.cells import UNIT_NOT_STATED
from scripts.ground.data_package import Row
from scripts.ground.interval import EXACT
from scripts.ground.statuses import NO_NUMBER
from scripts.site.exports.flat.comparables import answer_of
from scripts.site.exports.flat.lines import COMPARISON, DERIVED, RANK, WORDS, Line
from scripts.site.exports.flat.quotes import base_words, printed_value, quote
from scripts.site.exports.flat.stops import Groups, Use
from scripts.site.exports.flat.wholes import base_row, share_of, sized
from scripts.site.figure.wording import comparison
from scripts.site.package.decided import decided_behind
from scripts.site.package.earlier import years_of
from scripts.site.package.labels import Labels
from scripts.site.text.words import LANGUAGES

LABELLED = ("indicator", "category", "group", "case", "condition")
# What stands on the first screen, in one language.
SCREEN = (
    "year", *LABELLED, "value", "unit", "base_words", "said", "lower", "upper", "doubt", "value_printed", "row_kind",
    "missing", "sum_group", "compare_group", "quote", "source", "section", "page",
)  # fmt: skip
IN_WORDS = (*LABELLED, "unit", "base_words", "said", "doubt", "missing", "quote", "source")
# What is folded away, and of that in words; the texts of the notes are most of the file.
FOLDED = (
    "rank",
    "rank_first",
    "rank_last",
    "printed_words",
    "measure",
    "base",
    "base_cell",
    "share_of",
    "compare_answer",
    "year_to",
)
FOLDED_IN_WORDS = ("not_added", "not_compared", "doubt_reason", "comparison", "producer", "question", "worked_out")
IN_BOTH = (*IN_WORDS, *FOLDED_IN_WORDS, "notes")
NUMBERS = ("value", "lower", "upper", "value_printed", "rank", "rank_first", "rank_last", "base")
# How a source says which place something has; "not the most common" gives none.
PLACED = ("exact", "between")
NO_RANK: Row = {"value": "", "value_to": ""}
YEARS = ("year", "year_to")


def columns(first: str = LANGUAGES[0]) -> list[str]:
    """The names of the columns in order, with the words of one language before those of the other."""
    langs = (first, *(lang for lang in LANGUAGES if lang != first))
    screen = [f"{name}_{first}" if name in IN_WORDS else name for name in SCREEN]
    others = [f"{name}_{lang}" for lang in langs[1:] for name in IN_WORDS]
    folded = [f"{name}_{lang}" for name in FOLDED_IN_WORDS for lang in langs]
    return [*screen, *others, *FOLDED, *folded, "made_of", "id", *(f"notes_{lang}" for lang in langs)]


def kind_of(column: str) -> str:
    """The type of a column: a number, a year or text."""
    return "number" if column in NUMBERS else "year" if column in YEARS else "string"


def cells(line: Line, labels: Mapping[str, Labels], groups: Groups, use: Use | None) -> dict[str, str]:
    """Every cell of a line, by the name of its column. `use`: how the figure may be used, where the line is one."""
    found = codes(line, next(iter(labels.values())), groups)
    for lang, own in labels.items():
        texts = {**labels_of(line, own), **words_of(line, own), **stopped(line, use, own)}
        found |= {f"{name}_{lang}": text for name, text in texts.items()}
    return found


def codes(line: Line, labels: Labels, groups: Groups) -> dict[str, str]:
    """What is the same in both languages."""
    row, years, name = line.row, years_of(labels.package), line.row["observation"]
    ranked = line.said[0] if line.kind == RANK and row["qualifier"] in PLACED else NO_RANK
    printed = dict.fromkeys(said["printed"] for said in line.said if said["printed"])
    return {
        **{column: row[column] for column in ("year", "year_to", "value", "lower", "upper", "measure")},
        "base": sized(row, years)["base"] if line.is_of_a_cell else "",
        "value_printed": printed_value(row, labels),
        "row_kind": line.kind,
        "sum_group": groups.sums.get(name, ""),
        "compare_group": groups.compared.get(name, ""),
        "section": joined(said["place"] for said in line.said or line.behind),
        "page": joined(said["page"] for said in line.said or line.behind),
        "rank": "" if ranked["value_to"] else ranked["value"],
        "rank_first": ranked["value"],
        "rank_last": ranked["value_to"] or ranked["value"],
        "printed_words": joined(printed),
        "base_cell": base_row(row, years) if line.is_of_a_cell else "",
        "share_of": share_of(row, years) if line.is_of_a_cell else "",
        "compare_answer": answer_of(row, groups.twins),
        "made_of": row["inputs"],
        "id": name,
    }


def labels_of(line: Line, labels: Labels) -> dict[str, str]:
    """What the row is about, in words. Nothing here is empty: what does not apply says so."""
    row, words = line.row, labels.language.words
    within = (row["within_indicator"], row["within_category"])
    own = (row["indicator"], row["category"])
    return {
        "indicator": labels.title("indicators", row["indicator"]),
        "category": labels.category(*own) if row["category"] else words["flat_no_answer"],
        "group": labels.population(row["population"]),
        "case": labels.code("scope", row["scope"]),
        "condition": labels.category(*within) if within[0] else words["flat_no_condition"],
        "unit": labels.code("unit", row["unit"]),
        "producer": labels.code("producer", row["producer"]),
    }


def words_of(line: Line, labels: Labels) -> dict[str, str]:
    """What is said of the number, why there is none, and where it is from."""
    row, package = line.row, labels.package
    sources = (labels.title("sources", said["source"]) for said in line.said or line.behind)
    two = labels.language.words["flat_two_prints"] if printed_value(row, labels) else ""
    doubt = labels.code("doubt", row["doubt"]) if row["doubt"] else two
    asked = " ".join(each["question"] for each in (row, *decided_behind(row, package)))
    return {
        "base_words": base_words(row, labels) if line.is_of_a_cell or row["base_indicator"] else "",
        "said": labels.code("qualifier", row["qualifier"]) if is_said(row) else "",
        "doubt": doubt,
        "doubt_reason": labels.language.text(row, "reason") if doubt else "",
        "missing": missing(line, labels),
        "quote": quote(line, labels),
        "source": joined(sources),
        "comparison": comparison(dict(line.said[0]), labels) if line.kind == COMPARISON else "",
        "question": joined(labels.title("questions", name) for name in asked.split()),
        "worked_out": joined(title_of_rule(name, labels) for name in row["rule"].split()),
        "notes": " | ".join(
            labels.language.text(package.by_name["notes"][name], "text") for name in row["notes"].split()
        ),
    }


def is_said(row: Row) -> bool:
    """Whether a row says how its number is to be taken; a place or words without a number are not exact in any way."""
    return bool(row["qualifier"]) and (row["qualifier"] != EXACT or bool(row["value"]))


def stopped(line: Line, use: Use | None, labels: Labels) -> dict[str, str]:
    """Why a number is not added to others, and why not compared, where it is not: a rule, what it is, or that none is like it."""
    words = labels.language.words
    if line.kind == DERIVED and line.row["value"]:
        return dict.fromkeys(("not_added", "not_compared"), words["flat_follows"])
    if not use or not line.row["value"]:
        return dict.fromkeys(("not_added", "not_compared"), "")
    added, compared = (
        labels.language.text(rule, "definition") if rule else "" for rule in (use.not_added, use.not_compared)
    )
    alone = "" if use.compare_group else words["flat_alone"]
    return {"not_added": added, "not_compared": compared or alone}


def missing(line: Line, labels: Labels) -> str:
    """Why a source gives no number, also where one follows from others."""
    if line.row["measure"] == UNIT_NOT_STATED and line.said:
        return labels.language.words["not_stated"].format(labels.language.number(line.said[0]["value"]))
    if line.kind == WORDS:
        return labels.language.words["said_in_words"]
    status = line.row["obs_status"]
    return labels.code("obs_status", status) if status in NO_NUMBER else ""


def title_of_rule(name: str, labels: Labels) -> str:
    """The rule by which a number was worked out, or the assumption that it rests on."""
    table = "rules" if name in labels.package.by_name["rules"] else "assumptions"
    return labels.title(table, name)


def joined(texts: Iterable[str]) -> str:
    """Texts, each once."""
    return "; ".join(dict.fromkeys(filter(None, texts)))
