"""The table of what was printed on an indicator: every place, in the characters and words of the source."""

from scripts.ground.data_package import Row
from scripts.site.addresses import indicator_address
from scripts.site.audit.links import decision_link
from scripts.site.figure.wording import about, statement_meaning
from scripts.site.package.decided import decision_of
from scripts.site.package.labels import Labels
from scripts.site.text.markup import element, esc, group_row, link, table


def printed_rows(rows: list[Row]) -> list[Row]:
    """The rows with something printed. The others only say that a value exists, which the table of values shows."""
    return [row for row in rows if row["printed"]]


def statement_table(rows: list[Row], labels: Labels) -> str:
    """The table as HTML, one group for each source, the newest report first. `rows`: at least one."""
    words = labels.language.words
    columns = [words[f"column_{name}"] for name in ("about", "printed", "meaning", "place")]
    sources: dict[tuple[str, str], list[Row]] = {}
    for row in sorted(rows, key=order):
        sources.setdefault((row["report_year"], row["source"]), []).append(row)
    body = ""
    for (year, source), group in sources.items():
        lines = "".join(line(row, year, labels) for row in group)
        body += element("tbody", group_row(labels.title("sources", source), len(columns)) + lines)
    caption = words["caption_printed"].format(labels.title("indicators", rows[0]["indicator"]))
    return table("printed", caption, columns, body)


def order(row: Row) -> tuple[int, str, int, int]:
    """Newest report first; within it by page and by the order on the page."""
    return -int(row["report_year"]), row["source"], int(row["page"] or 0), int(row["seq"])


def line(row: Row, report_year: str, labels: Labels) -> str:
    """One printed statement, with a link to the value that it is evidence for."""
    words = labels.language.words
    meaning = esc(statement_meaning(row, labels))
    if row["observation"]:
        meaning += f" ({link('#' + row['observation'], words['see_value'])})"
    decision = decision_of(row, labels.package)
    if decision:
        text = labels.code_in_sentence("decision", decision["decision"])
        meaning += f"; {decision_link(decision, indicator_address(row['indicator']), text, labels)}"
    if row["note"] and not row["observation"]:  # the value that a row is evidence for has the note beside it
        meaning += f". {esc(labels.language.text(labels.package.by_name['notes'][row['note']], 'text'))}"
    place = esc(row["place"]) + (f", {esc(words['page'].format(row['page']))}" if row["page"] else "")
    cells = [element("th", esc(about(row, labels, report_year)), scope="row")]
    cells += [element("td", content) for content in (element("q", esc(row["printed"])), meaning, place)]
    return element("tr", "".join(cells))
