"""What the printed figures leave open: the least and the greatest of counts that are not printed, and what that rests on."""

from scripts.ground.data_package import Row
from scripts.ground.markup import esc
from scripts.site.figure.left_open import numbers_left
from scripts.site.figure.wording import about, counted
from scripts.site.package.decided import CORRECTED, decision_of
from scripts.site.package.labels import Labels
from scripts.site.text.markup import element, table


def range_list(labels: Labels) -> str:
    """The ranges as one table, in the order of the indicators; in words that there is none."""
    words = labels.language.words
    indicators = {row["indicator"]: int(row["order"]) for row in labels.package.rows("indicators")}
    rows = sorted(
        labels.package.rows("derived_ranges"),
        key=lambda row: (indicators[row["indicator"]], labels.category_order(row)),
    )
    if not rows:
        return element("p", esc(words["no_ranges"]))
    columns = [words[f"column_{name}"] for name in ("about", "range", "rests_on")]
    body = element("tbody", "".join(line(row, labels) for row in rows))
    return table("ranges-table", words["ranges_caption"], columns, body)


def line(row: Row, labels: Labels) -> str:
    """One range with what it rests on."""
    title = labels.title("indicators", row["indicator"])
    what = about(row | {"year_to": ""}, labels, labels.package.latest_year)
    cells = [
        element("th", esc(f"{title}: {what}"), scope="row"),
        element("td", esc(range_text(row, labels))),
        element("td", esc(rests_on(row, labels)), class_="rests-on"),
    ]
    return element("tr", "".join(cells))


def rests_on(row: Row, labels: Labels) -> str:
    """What must be right for a range to follow, and the words of the source that it follows from."""
    words, figures = labels.language.words, row["figures"].split()
    rows = (labels.package.by_name["assumptions"][code] for code in row["assumptions"].split())
    assumed = " ".join(labels.language.text(each, "definition") for each in rows)
    strength = (
        words["follows_if"].format(assumed.removesuffix(".")) if assumed else labels.code("strength", row["strength"])
    )
    statements = labels.package.rows("statements")
    quotes = dict.fromkeys(
        quoted(each, labels) for each in statements if each["observation"] in figures and each["value"]
    )
    return words["range_rests_on"].format(strength, ", ".join(quotes)) if quotes else strength


def quoted(statement: Row, labels: Labels) -> str:
    """The words of the source, with the number that a decision puts in their place: that is what the range follows from."""
    words, decision = labels.language.words, decision_of(statement, labels.package)
    text = words["quoted"].format(statement["printed"])
    if decision is None or decision["decision"] != CORRECTED:
        return text
    return words["quoted_corrected"].format(text, labels.language.number(decision["published_value"]))


def range_text(row: Row, labels: Labels) -> str:
    """A range in words: "exakt 22 personer", "högst 143 personer", "104–129 svar", "279 eller 285 personer"."""
    words = labels.language.words
    low, high = (labels.language.number(row[name]) for name in ("lower", "upper"))
    if row["values"]:
        text = counted(numbers_left(row, labels.language), row["unit"], labels)
    elif low == high:
        text = words["range_exact"].format(counted(low, row["unit"], labels))
    elif row["lower"] == "0":
        text = words["said_at_most"].format(counted(high, row["unit"], labels))
    else:
        text = counted(numbers_left(row, labels.language), row["unit"], labels)
    sure = row["range_state"] == "proved"
    return (
        text if sure else words["range_unsure"].format(text, labels.code_in_sentence("range_state", row["range_state"]))
    )
