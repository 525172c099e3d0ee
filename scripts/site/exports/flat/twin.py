"""The page of an indicator as Markdown, for those who read with a program: the same figures as sentences. Rows in, text out."""

from collections.abc import Iterable

from scripts.site.exports.flat.flat import by_indicator
from scripts.site.exports.flat.lines import WORDS
from scripts.site.exports.flat.readme import lines
from scripts.site.exports.flat.wholes import NOT_STATED
from scripts.site.package.labels import Labels
from scripts.site.text.words import LISTS


def twin(indicator: str, labels: Labels) -> bytes:
    """What is said of one indicator: what it asks, how to read it, every row, and the notes on them."""
    language, words = labels.language, LISTS["flat"][labels.language.code]
    row = labels.package.by_name["indicators"][indicator]
    rows = by_indicator(labels.package).get(indicator, [])
    notes = dict.fromkeys(note for each in rows for note in each[f"notes_{language.of_package}"].split(" | ") if note)
    about = [language.text(row, name) for name in ("definition", "counted", "base_rule")]
    blocks = [
        f"# {language.text(row, 'title')}",
        *filter(None, about),
        f"## {words['how_to_read']}",
        bulleted(lines(labels.package, language)),
        f"## {words['rows']}",
        bulleted(said(each, labels) for each in rows),
        *((f"## {words['column_notes']}", bulleted(notes)) if notes else ()),
    ]
    return ("\n\n".join(blocks) + "\n").encode()


def said(row: dict[str, str], labels: Labels) -> str:
    """One row: its sentence, else why it has no number or what the source says; then what it is of, and where."""
    lang = labels.language.of_package
    text = row[f"quote_{lang}"] or " – ".join(filter(None, [about(row, labels), without_number(row, labels)]))
    where = ", ".join(filter(None, [row[f"source_{lang}"], row["section"]]))
    groups = [f"{name}: `{row[name]}`" for name in ("sum_group", "compare_group") if row[name]]
    base = "" if row["share_of"] == NOT_STATED else row[f"base_words_{lang}"]  # the sentence says so
    more = [base, row[f"doubt_{lang}"], where, *groups, f"`{row['id']}`"]
    return f"{text} ({'; '.join(filter(None, more))})"


def about(row: dict[str, str], labels: Labels) -> str:
    """What the row is of: the year, the answer, of whom and among whom, and what is counted and how. Two cells are never one."""
    lang, words = labels.language.of_package, labels.language.words
    named = [row["year"], *(row[f"{name}_{lang}"] for name in ("category", "group", "case"))]
    if row[f"condition_{lang}"] != words["flat_no_condition"]:
        named.append(words["within"].format(row[f"condition_{lang}"]))
    return ", ".join([*named, row[f"unit_{lang}"], labels.code("measure", row["measure"])])


def without_number(row: dict[str, str], labels: Labels) -> str:
    """The place by size, the comparison or why there is no number; and what the source says instead."""
    lang, words = labels.language.of_package, labels.language.words
    places = "–".join(dict.fromkeys(filter(None, [row["rank_first"], row["rank_last"]])))
    told = words["rank"].format(places) if places else row[f"comparison_{lang}"]
    told = told or ("" if row["row_kind"] == WORDS else row[f"missing_{lang}"])
    return " ".join(filter(None, [told, words["quoted"].format(row["printed_words"]) if row["printed_words"] else ""]))


def linked(text: str, address: str) -> str:
    """A link in Markdown."""
    return f"[{text}]({address})"


def bulleted(texts: Iterable[str]) -> str:
    """A list in Markdown."""
    return "\n".join(f"- {text}" for text in texts)
