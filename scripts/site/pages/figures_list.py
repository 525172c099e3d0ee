"""How to read the figures file: its three lines, and the rules that its groups are made of. Rows in, HTML out."""

from scripts.ground.markup import esc
from scripts.site.exports.figures.explained import how_to_read
from scripts.site.package.labels import Labels
from scripts.site.text.markup import element, listing


def figure_lines(labels: Labels) -> str:
    """The three lines, as a numbered list of Markdown."""
    told = how_to_read(labels.package, labels.language)
    return "\n".join(f"{number}. {line}" for number, line in enumerate(told, 1))


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
