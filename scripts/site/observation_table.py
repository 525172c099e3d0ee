"""The table of an indicator's observations: a row for each cell, in groups that share year, people and cases."""

from collections.abc import Mapping

from scripts.site.labels import Labels
from scripts.site.markup import element, esc, group_row, table
from scripts.site.reading import PARTS, Row
from scripts.site.selection import group_heading, grouped, row_name, told_apart_by_population, usual_category
from scripts.site.wording import bare_value, base, has_number, observation_value

# Observation -> the notes that are about it but not about the whole table, each with its number on the page.
RowNotes = Mapping[str, list[tuple[str, int]]]


def observation_table(rows: list[Row], row_notes: RowNotes, labels: Labels, at_home: bool = True) -> str:
    """The table as HTML. At home, on the indicator's own page, each row's id is the observation's name: a figure's address."""
    words, indicator = labels.words, labels.rows["indicators"][rows[0]["indicator"]]
    by_population, usual = told_apart_by_population(rows), usual_category(rows)
    first = words["column_population" if by_population else "column_category"]
    columns = [first, *(words[f"column_{name}"] for name in ("value", "base", "remark"))]
    one_producer = len({row["producer"] for row in rows}) == 1
    body = ""
    for group in grouped(rows, labels).values():
        heading = group_row(group_heading(group[0], labels, one_producer, by_population), len(columns))
        names = [row_name(row, by_population, usual, labels) for row in group]
        lines = (
            line(row, name, row_notes.get(row["observation"], []), labels, at_home)
            for row, name in zip(group, names, strict=True)
        )
        body += element("tbody", heading + "".join(lines))
    unit = labels.code_in_sentence("unit", indicator["unit"])
    caption = words["caption_values"].format(labels.text(indicator, "title"), unit)
    name = "values" if at_home else f"{rows[0]['indicator']}-values"
    return table(name, caption, columns, body)


def line(row: Row, name: str, notes: list[tuple[str, int]], labels: Labels, at_home: bool) -> str:
    """One observation. What its category is to the whole is marked for the style sheet."""
    category = labels.categories[row["indicator"], row["category"]]
    kind = "part" if category["parent"] or category["role"] in PARTS else category["role"].replace("_", "-")
    cells = [
        element("th", esc(name), scope="row"),
        element("td", esc(value_in_table(row, labels)), class_="value" if has_number(row) else "value-missing"),
        element("td", esc(base(row, labels) if has_number(row) else "")),
        element("td", remarks(row, notes, labels)),
    ]
    anchor = {"id": row["observation"]} if at_home else {}
    return element("tr", "".join(cells), **anchor, class_=f"role-{kind}")


def value_in_table(row: Row, labels: Labels) -> str:
    """The value, with its unit where this is not the indicator's own, which the caption gives."""
    usual = labels.rows["indicators"][row["indicator"]]["unit"]
    return bare_value(row, labels) if row["unit"] == usual else observation_value(row, labels)


def remarks(row: Row, notes: list[tuple[str, int]], labels: Labels) -> str:
    """What a reader must know of one value, as HTML, notes too."""
    found = [esc(text) for text in remark_texts(row, labels)]
    if notes:
        linked = ", ".join(note_link(note, number, labels) for note, number in notes)
        found.append(labels.words["remark_notes"].format(linked))
    return "; ".join(found)


def remark_texts(row: Row, labels: Labels) -> list[str]:
    """What a reader must know of one value, as text: status, where it comes from, disagreement."""
    words = labels.words
    found = []
    if has_number(row) and row["obs_status"] != "A":
        found.append(labels.code_in_sentence("obs_status", row["obs_status"]))
    if row["origin"] != "printed" or row["rule"]:
        found.append(origin(row, labels))
    if row["disagreeing"] == "1":
        found.append(words["disagreeing_one"])
    elif row["disagreeing"] != "0":
        found.append(words["disagreeing"].format(row["disagreeing"]))
    return found


def note_link(note: str, number: int, labels: Labels) -> str:
    """The number of a note as a link that also makes sense when it is read alone."""
    return element("a", str(number), href=f"#note-{note}", aria_label=labels.words["remark_note"].format(number))


def origin(row: Row, labels: Labels) -> str:
    """Where a value comes from that is not simply printed: the title of its rule, or the label of its origin."""
    if not row["rule"] or row["origin"] == "corrected":
        return labels.code_in_sentence("origin", row["origin"])
    pattern = labels.words["from_rule" if row["origin"] == "printed" else "computed"]
    title = labels.title("rules", row["rule"])
    return pattern.format(title[:1].lower() + title[1:])
