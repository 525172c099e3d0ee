"""What the printed figures leave open: the least and the greatest of counts that are not printed, apart from those that are."""

from scripts.site.audit.rows import cell
from scripts.site.labels import Labels
from scripts.site.markup import element, esc, table
from scripts.site.reading import Row
from scripts.site.selection import of_indicator
from scripts.site.wording import about, counted, has_number, number, observation_value


def range_list(labels: Labels) -> str:
    """A closed table for each indicator that has ranges, in the order of the indicators; in words that there is none."""
    indicators = sorted(labels.package.rows("indicators"), key=lambda row: int(row["order"]))
    return "".join(of_one(row["indicator"], labels) for row in indicators) or element(
        "p", esc(labels.words["no_ranges"])
    )


def of_one(indicator: str, labels: Labels) -> str:
    """The ranges of an indicator, those that say most first."""
    words = labels.words
    rows = sorted(of_indicator(labels.package, "derived_ranges", indicator), key=lambda row: openness(row, labels))
    if not rows:
        return ""
    title = labels.title("indicators", indicator)
    columns = [words[f"column_{name}"] for name in ("about", "range", "printed_there")]
    body = element("tbody", "".join(line(row, labels) for row in rows))
    summary = element("summary", esc(words["ranges_summary"].format(title, number(str(len(rows)), words))))
    shown = table(f"ranges-{indicator}-table", words["ranges_caption"].format(title), columns, body)
    return element("details", summary + shown, class_="fields derived", id=f"ranges-{indicator}")


def openness(row: Row, labels: Labels) -> tuple[float, ...]:
    """How little a range says: nothing above it comes last; then by its width against its upper end; then by that end."""
    if not row["upper"]:
        return 1, 0, -float(row["lower"]), labels.category_order(row)
    low, high = float(row["lower"]), float(row["upper"])
    return 0, (high - low) / high if high else 0, high, labels.category_order(row)


def line(row: Row, labels: Labels) -> str:
    """One range, beside what the source says of the cell where it says something: a doubtful number is not what is left open."""
    printed = cell(row["about"], labels)
    said = observation_value(printed, labels) if printed and printed.get("origin") and has_number(printed) else ""
    what = about(row | {"year_to": ""}, labels, labels.package.latest_year)
    cells = [
        element("th", esc(what), scope="row"),
        element("td", esc(range_text(row, labels))),
        element("td", esc(said)),
    ]
    return element("tr", "".join(cells))


def range_text(row: Row, labels: Labels) -> str:
    """A range in words: "exakt 22 personer", "högst 143 personer", "104–129 svar", "minst 131 behov"."""
    words = labels.words
    low, high = (number(row[name], words) if row[name] else "" for name in ("lower", "upper"))
    if low == high:
        text = words["range_exact"].format(counted(low, row["unit"], labels))
    elif not high:
        text = words["said_at_least"].format(counted(low, row["unit"], labels))
    elif row["lower"] == "0":
        text = words["said_at_most"].format(counted(high, row["unit"], labels))
    else:
        text = counted(words["span"].format(low, high), row["unit"], labels)
    sure = row["range_state"] == "proved"
    return (
        text if sure else words["range_unsure"].format(text, labels.code_in_sentence("range_state", row["range_state"]))
    )
