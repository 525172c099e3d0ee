"""The cells of a JSON-stat dataset: the dimensions, whose codes together tell one cell from another, and what else is said of each.

The extension has what JSON-stat has no place of its own for: how each number is said and may be used, where it comes from, its
base, its notes.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from scripts.ground.cells import SIDES
from scripts.ground.data_package import Package, Row
from scripts.ground.interval import NUMBERS, has_number
from scripts.site.exports.figures.forms import by_id
from scripts.site.exports.figures.lines import DERIVED
from scripts.site.figure.amounts import observation_value
from scripts.site.figure.base import base, in_full
from scripts.site.figure.selection import MEASURES
from scripts.site.figure.wording import within, years
from scripts.site.frame.subject import Subject
from scripts.site.frame.table_rows import disagreeing, plain_remarks
from scripts.site.package.labels import Labels
from scripts.site.package.said import decision_of, decision_on_base, decisions

# No condition, or no cell that the number is a share of.
NONE = "none"
# How a dimension that is a field of the table is called there; the others have words of their own.
OWN_WORDS = {"within": "json_stat_within", "base": "json_stat_base", "contents": "json_stat_contents"}
# What the dimensions, `value` and `status` say of an observation; every other column is here.
IN_THE_CUBE = (
    *("indicator", "category", "population", "scope", "within_indicator", "within_category", "year", "year_to"),
    *("measure", "base_indicator", "base_category", "unit", "obs_status", *NUMBERS),
)
# What the figures file says of it besides, in its words: a number only where the cube has none, since it follows from others.
OF_THE_FILE = (
    *("kind", "condition", *NUMBERS, "said", "missing", "base", "base_value", "base_kind"),
    *("doubt", "revised", "decision", "question", "quote", "sum_group", "not_added", "compare_group", "not_compared"),
)


@dataclass(frozen=True)
class Dimension:
    """A dimension: its name, its label, and code -> label in order. `more`: what else JSON-stat says of its categories."""

    name: str
    label: str
    labels: Mapping[str, str]
    more: Mapping[str, Any] = field(default_factory=dict)
    extension: Mapping[str, Any] = field(default_factory=dict)

    @property
    def codes(self) -> list[str]:
        """The codes in order."""
        return list(self.labels)

    def described(self) -> dict[str, Any]:
        """The dimension as JSON-stat writes it."""
        category = {"index": self.codes, "label": dict(self.labels), **self.more}
        found: dict[str, Any] = {"label": self.label, "category": category}
        return found | ({"extension": dict(self.extension)} if self.extension else {})


def codes_of(row: Row) -> dict[str, str]:
    """The codes of an observation's value, one for each dimension, in the order of the dimensions."""
    return {
        "population": row["population"],
        "scope": row["scope"],
        "year": f"{row['year']}-{row['year_to']}" if row["year_to"] else row["year"],
        "measure": f"{row['measure']}.{row['unit']}",
        "within": other_cell(row, "within"),
        "category": row["category"],
        "base": other_cell(row, "base"),
        # A bound is never a value: each number has its place. The last dimension, so that the three lie beside each other.
        "contents": NUMBERS[0],
    }


def other_cell(row: Row, kind: str) -> str:
    """`indicator.category` of a row's condition or base."""
    indicator, category = SIDES[kind]
    return f"{row[indicator]}.{row[category]}" if row[indicator] else NONE


def dimensions(rows: list[Row], labels: Labels) -> list[Dimension]:
    """The dimensions of one indicator's observations, with only the codes that occur, in the order of the code lists."""
    found, codes = [], [codes_of(row) for row in rows]
    texts: dict[str, str]
    for name in codes[0]:
        if name == "contents":
            texts = {each: field_title(each, labels) for each in NUMBERS}
        else:
            first = {own[name]: row for own, row in zip(reversed(codes), reversed(rows), strict=True)}
            ordered = sorted(first, key=lambda code: ORDERS[name](first[code], labels))
            texts = {code: LABELS[name](first[code], labels) for code in ordered}
        found.append(Dimension(name, dimension_label(name, labels), texts, *more(name, rows, texts, labels)))
    return found


def dimension_label(name: str, labels: Labels) -> str:
    """What a dimension is called: the title of its field."""
    return labels.words[OWN_WORDS[name]] if name in OWN_WORDS else field_title(name, labels)


def field_title(name: str, labels: Labels) -> str:
    """The title of a field of the observations."""
    fields = {each["name"]: each for each in labels.package.resource("observations")["schema"]["fields"]}
    return labels.language.described(fields[name], "title")


def more(
    name: str, rows: list[Row], texts: Mapping[str, str], labels: Labels
) -> tuple[Mapping[str, Any], Mapping[str, Any]]:
    """What a dimension says beside its labels: units of the measures; parents and roles of the categories."""
    if name == "measure":
        return {"unit": {code: unit(code, rows, labels) for code in texts}}, {}
    if name != "category":
        return {}, {}
    indicator, children = rows[0]["indicator"], dict[str, list[str]]()
    for code in texts:
        if (parent := labels.book.parent(indicator, code)) in texts:
            children.setdefault(parent, []).append(code)
    roles = {code: labels.book.role(indicator, code) for code in texts}
    return {"child": children} if children else {}, {"role": roles}


def unit(code: str, rows: list[Row], labels: Labels) -> dict[str, Any]:
    """The unit of a measure, and the most decimals that any of its numbers has."""
    own = [row for row in rows if codes_of(row)["measure"] == code]
    decimals = max(len(row[content].partition(".")[2]) for row in own for content in NUMBERS)
    is_share = own[0]["measure"] == "percent"
    label = labels.language.words["percent"] if is_share else labels.code_in_sentence("unit", own[0]["unit"])
    return {"label": label, **({"symbol": "%", "position": "end"} if is_share else {}), "decimals": decimals}


def other_cell_label(row: Row, kind: str, labels: Labels) -> str:
    """The label of a condition or base: the category with its indicator, or that there is none."""
    indicator, category = (row[column] for column in SIDES[kind])
    return in_full(indicator, category, labels) if indicator else labels.words[f"json_stat_no_{kind}"]


def other_cell_order(row: Row, kind: str, labels: Labels) -> tuple[str, int]:
    """None first, then by indicator and the place of the category in it."""
    indicator, category = (row[column] for column in SIDES[kind])
    return (indicator, int(labels.categories[indicator, category]["order"]) if indicator else 0)


LABELS: Mapping[str, Callable[[Row, Labels], str]] = {
    "population": lambda row, labels: labels.population(row["population"]),
    "scope": lambda row, labels: labels.code("scope", row["scope"]),
    "year": lambda row, labels: years(row),
    "measure": lambda row, labels: (
        f"{labels.code('measure', row['measure'])}, {labels.code_in_sentence('unit', row['unit'])}"
    ),
    "within": lambda row, labels: other_cell_label(row, "within", labels),
    "category": lambda row, labels: labels.answer(row),
    "base": lambda row, labels: other_cell_label(row, "base", labels),
}
ORDERS: Mapping[str, Callable[[Row, Labels], tuple[int | str, ...]]] = {
    "population": lambda row, labels: (labels.population_order(row["population"]),),
    "scope": lambda row, labels: (labels.code_order("scope", row["scope"]),),
    "year": lambda row, labels: (row["year"], row["year_to"]),
    "measure": lambda row, labels: (MEASURES.index(row["measure"]), labels.code_order("unit", row["unit"])),
    "within": lambda row, labels: other_cell_order(row, "within", labels),
    "category": lambda row, labels: (labels.category_order(row),),
    "base": lambda row, labels: other_cell_order(row, "base", labels),
}


def extension(
    subject: Subject, places: Mapping[int, Row], numbers: Mapping[int, str], notes: Iterable[str]
) -> dict[str, Any]:
    """The extension of the dataset. `places`: of the observations' values; `numbers`: place -> number as it is written.

    `notes`: those on any of the observations.
    """
    labels, row = subject.labels, subject.row
    decimals = {str(place): len(text.partition(".")[2]) for place, text in numbers.items() if "." in text}
    return {
        "package": labels.package.descriptor["name"],
        "version": labels.package.descriptor["version"],
        "indicator": subject.name,
        "counted": labels.language.text(row, "counted"),
        "answers": row["answers"],
        "base_rule": labels.language.text(row, "base_rule"),
        "status": {"label": status_labels(labels)},
        "decimals": decimals,
        "notes": {note: labels.note(note) for note in notes},
        "observations": {str(place): observation(row, labels) for place, row in places.items()},
    }


def status_labels(labels: Labels) -> dict[str, str]:
    """What every status letter means, in the order of the code list."""
    return {code: labels.code(name, code) for name, code in labels.codes if name == "obs_status"}


def observation(row: Row, labels: Labels) -> dict[str, Any]:
    """The columns that are not in the cube, those that are not empty, the figure in words as the pages and as the file say it."""
    columns = {name: text for name, text in row.items() if name not in IN_THE_CUBE and text}
    figure = by_id(labels.package)[labels.language.of_package][row["observation"]]
    follows = [figure["quote"].rstrip(".")] if figure["kind"] == DERIVED else []
    unlike = [disagreeing(row, labels.language)] if row["disagreeing"] != "0" else []
    in_words = {
        "within": within(row, labels),
        "value": observation_value(row, labels),
        "base": base(row, labels) if has_number(row) else "",
        # What a reader must know of the value, beyond what is said with it.
        "remark": "; ".join([*plain_remarks(row, labels), *unlike, *follows]),
    }
    told = {name: figure[name] for name in OF_THE_FILE if figure[name] and (name, figure[name]) not in row.items()}
    found: dict[str, Any] = columns | {"in_words": {name: text for name, text in in_words.items() if text}}
    found["figure"] = told
    if row["notes"]:
        found["notes"] = row["notes"].split()
    if asked := questions_of(row, labels.package):
        found["questions"] = asked
    return found


def questions_of(row: Row, package: Package) -> list[str]:
    """The questions about a figure, and those on what it is a share of where that is corrected or doubtful."""
    named = row["question"].split()
    made = [decision_of(row, package), decision_on_base(row, package)]
    if row["disagreeing"] != "0":
        made += decisions(package).get(row["observation"], [])
    return list(dict.fromkeys([*named, *(each["question"] for each in made if each)]))
