"""The table of an indicator's observations: a row for each cell, in groups that share year, people and cases."""

from collections.abc import Mapping

from scripts.ground.data_package import Row
from scripts.ground.interval import has_number
from scripts.ground.roles import PARTS
from scripts.ground.row_notes import lacks_base
from scripts.ground.statuses import BLANK
from scripts.site.addresses import indicator_address, question_link
from scripts.site.audit.links import decision_link
from scripts.site.figure.selection import group_heading, grouped, row_name, told_apart_by_population, usual_category
from scripts.site.figure.wording import bare_value, base, observation_value
from scripts.site.package.decided import CORRECTED, decision_of, decisions
from scripts.site.package.labels import Labels
from scripts.site.package.said import words_on
from scripts.site.text.language import Language
from scripts.site.text.markup import element, esc, group_row, table

# Observation -> the notes that are about it but not about the whole table, each with its number on the page.
RowNotes = Mapping[str, list[tuple[str, int]]]


def observation_table(rows: list[Row], row_notes: RowNotes, labels: Labels, at: str | None = None) -> str:
    """The table as HTML, for the page at `at`; None means at home, on the indicator's own page.

    There each row's id is the observation's name: a figure's address. A base stands below its value, so that a narrow window shows
    both.
    """
    words, indicator = labels.language.words, labels.package.by_name["indicators"][rows[0]["indicator"]]
    by_population, usual = told_apart_by_population(rows), usual_category(rows)
    first = words["column_population" if by_population else "column_category"]
    with_base = any(base(row, labels) for row in rows if has_number(row))
    columns = [first, words["column_value_and_base" if with_base else "column_value"], words["column_remark"]]
    one_producer = len({row["producer"] for row in rows}) == 1
    body = ""
    for group in grouped(rows, labels).values():
        heading = group_row(group_heading(group[0], labels, one_producer, by_population), len(columns))
        named: dict[str, list[Row]] = {}
        for row in group:
            named.setdefault(row_name(row, by_population, usual, labels), []).append(row)
        body += element(
            "tbody", heading + "".join(of_one(name, own, row_notes, labels, at) for name, own in named.items())
        )
    unit = labels.code_in_sentence("unit", indicator["unit"])
    caption = words["caption_values"].format(labels.language.text(indicator, "title"), unit)
    name = "values" if at is None else f"{rows[0]['indicator']}-values"
    return table(name, caption, columns, body)


def of_one(name: str, rows: list[Row], row_notes: RowNotes, labels: Labels, at: str | None) -> str:
    """The observations of one answer, whose name stands once beside all of them.

    A count that is only in a chart says nothing beside a share that is printed: of it only the address is kept.
    """
    told = [row for row in rows if not is_silent(row, labels)] or rows[:1]
    kept = [row for row in rows if all(row is not each for each in told)] if at is None else []
    anchors = "".join(element("span", "", id=row["observation"]) for row in kept)
    head = element("th", anchors + esc(name), scope="row", **({"rowspan": str(len(told))} if len(told) > 1 else {}))
    return "".join(
        line(row, "" if place else head, row_notes.get(row["observation"], []), labels, at)
        for place, row in enumerate(told)
    )


def is_silent(row: Row, labels: Labels) -> bool:
    """Whether a row says only that the source gives no number in its text, and no words either."""
    return row["obs_status"] in BLANK and not words_on(row, labels.package)


def line(row: Row, head: str, notes: list[tuple[str, int]], labels: Labels, at: str | None) -> str:
    """One observation, after the name of its answer. What that is to the whole is marked for the style sheet."""
    category = row["indicator"], row["category"]
    role, parent = labels.book.role(*category), labels.book.parent(*category)
    kind = "part" if parent or role in PARTS else role.replace("_", "-")
    page = indicator_address(row["indicator"]) if at is None else at
    cells = [head, value_cell(row, labels), element("td", remarks(row, notes, labels, page))]
    anchor = {"id": row["observation"]} if at is None else {}
    return element("tr", "".join(cells), **anchor, class_=f"role-{kind}")


def value_cell(row: Row, labels: Labels) -> str:
    """The value, and below it what it is a share of, or that this is not stated."""
    text = esc(value_in_table(row, labels))
    if not has_number(row):
        return element("td", text, class_="value-missing")
    share_of = base(row, labels)
    kind = "base no-base" if lacks_base(row) else "base"
    below = " " + element("span", esc(share_of), class_=kind) if share_of else ""
    return element("td", text + below, class_="value")


def value_in_table(row: Row, labels: Labels) -> str:
    """The value, with its unit where this is not the indicator's own, which the caption gives."""
    usual = labels.package.by_name["indicators"][row["indicator"]]["unit"]
    return bare_value(row, labels) if row["unit"] == usual else observation_value(row, labels)


def remarks(row: Row, notes: list[tuple[str, int]], labels: Labels, at: str) -> str:
    """What a reader must know of one value, as HTML: status, where it comes from, disagreement, notes."""
    words = labels.language.words
    found = [esc(text) for text in plain_remarks(row, labels)]
    decision = decision_of(row, labels.package)
    if decision:
        found.append(decided(decision, at, labels))
    if row["disagreeing"] != "0":
        found.append(disagreement(row, labels, at))
    found += [question_remark(name, at, labels) for name in row["question"].split() if not decision]
    if notes:
        found.append(
            words["remark_notes"].format(", ".join(note_link(note, number, labels.language) for note, number in notes))
        )
    return "; ".join(found)


def question_remark(question: str, at: str, labels: Labels) -> str:
    """The way to a question that names the row, for a reader who hears the link alone too."""
    text, title = labels.language.words["remark_question"], labels.title("questions", question)
    return element("a", esc(text), href=question_link(at, question), aria_label=f"{text}: {title}")


def plain_remarks(row: Row, labels: Labels) -> list[str]:
    """The status of a value, and where it comes from unless that has been decided on, as text."""
    found = []
    if has_number(row) and row["obs_status"] != "A":
        found.append(labels.code_in_sentence("obs_status", row["obs_status"]))
    if (row["origin"] != "printed" or row["rule"]) and not decision_of(row, labels.package):
        found.append(origin(row, labels))
    return found


def decided(decision: Row, at: str, labels: Labels) -> str:
    """That a value is corrected, with what the source says, or doubtful; with the way to the finding."""
    words = labels.language.words
    to_finding = decision_link(decision, at, words["see_finding"], labels)
    if decision["decision"] != CORRECTED:
        return esc(words["remark_doubtful"]).format(to_finding)
    return esc(words["remark_corrected"]).format(esc(labels.language.number(decision["printed_value"])), to_finding)


def disagreement(row: Row, labels: Labels, at: str) -> str:
    """How many printed places say otherwise, and the way to the finding where the audit made one of it."""
    see = labels.language.words["see_finding"]
    links = [decision_link(each, at, see, labels) for each in decisions(labels.package).get(row["observation"], [])]
    return ": ".join([esc(disagreeing(row, labels.language)), *links[:1]])


def disagreeing(row: Row, language: Language) -> str:
    """How many printed places say otherwise."""
    words, places = language.words, row["disagreeing"]
    return words["disagreeing_one"] if places == "1" else words["disagreeing"].format(places)


def note_link(note: str, number: int, language: Language) -> str:
    """The number of a note as a link that also makes sense when it is read alone."""
    return element("a", str(number), href=f"#note-{note}", aria_label=language.words["remark_note"].format(number))


def origin(row: Row, labels: Labels) -> str:
    """Where a value comes from that is not simply printed: the title of its rule, or the label of its origin."""
    if not row["rule"]:
        return labels.code_in_sentence("origin", row["origin"])
    pattern = labels.language.words["from_rule" if row["origin"] == "printed" else "computed"]
    title = labels.title("rules", row["rule"])
    return pattern.format(title[:1].lower() + title[1:])
