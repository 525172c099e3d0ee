"""How to read the flat file: its three lines, the rules that its groups are made of, its columns. Words and rows in, HTML out."""

from scripts.site.exports.flat.columns import columns
from scripts.site.exports.flat.readme import heading, lines, meaning
from scripts.site.package.labels import Labels
from scripts.site.text.language import Language
from scripts.site.text.markup import element, esc, listing, table
from scripts.site.text.words import LISTS


def flat_lines(labels: Labels) -> str:
    """The three lines, as a numbered list of Markdown."""
    return "\n".join(f"{number}. {line}" for number, line in enumerate(lines(labels.package, labels.language), 1))


def reading_rules(labels: Labels) -> str:
    """Every rule, below what it forbids."""
    blocks = []
    forbidding = [row for row in labels.package.rows("rules") if row["forbids"]]
    for code in dict.fromkeys(row["forbids"] for row in forbidding):
        rules = [row for row in forbidding if row["forbids"] == code]
        told = [esc(labels.language.text(row, "definition")) for row in rules]
        blocks.append(
            element("p", esc(labels.language.text(labels.codes["forbids", code], "definition"))) + listing(told)
        )
    return "\n\n".join(blocks)


def flat_columns(language: Language) -> str:
    """What each column of the flat file holds, closed until asked for."""
    words = language.words
    told: dict[str, list[str]] = {}
    for name in columns(language.code):
        told.setdefault(f"{heading(name, language).partition(' (')[0]}: {meaning(name, language)}", []).append(name)
    rows = [
        element("tr", element("th", ", ".join(map(code, names)), scope="row") + element("td", esc(text)))
        for text, names in told.items()
    ]
    caption = words["fields"].format(LISTS["flat"][language.code]["title"], len(columns()))
    head = [words[key] for key in ("column_field", "column_meaning_of_field")]
    body = element("tbody", "".join(rows))
    return element(
        "details", element("summary", esc(caption)) + table("fields-flat", caption, head, body), class_="fields"
    )


def code(text: str) -> str:
    """The name of a column."""
    return element("code", esc(text))
