"""The demands on one page: in groups, each with its reason and its strongest figure; and what has been answered."""

from scripts.ground.data_package import PackageError, Row
from scripts.ground.markup import esc, markdown
from scripts.site.addresses import recommendation_address
from scripts.site.figure.argued import NO_FIGURE, argued, evidence_of, strongest
from scripts.site.package.labels import Labels
from scripts.site.pages.recommendation_figure import base_line, number_and_bar
from scripts.site.prose.answer import Teller
from scripts.site.text.markup import element, link, listing, table

# The first of the list of statuses: put forward, and nothing more is known.
PUT_FORWARD = 1


def recommendations(what: str, teller: Teller) -> str:
    """The heading of the page, its groups, or the table of answers. Raises PackageError on any other name."""
    makers = {"heading": lambda own: markdown(heading(own)), "groups": groups, "answers": answers}
    if what not in makers:
        raise PackageError(f"{{{{ recommendations {what} }}}}: it is one of {', '.join(makers)}")
    return makers[what](teller)


def in_order(labels: Labels) -> list[Row]:
    """All demands, the newest year first."""
    return sorted(labels.package.rows("recommendations"), key=lambda row: (-int(row["year"]), int(row["order"])))


def by_area(rows: list[Row], labels: Labels) -> dict[str, list[Row]]:
    """Area -> its demands, the areas in the order of their list."""
    areas = sorted({row["area"] for row in rows}, key=lambda area: labels.code_order("area", area))
    return {area: [row for row in rows if row["area"] == area] for area in areas}


def recommendation_links(labels: Labels) -> str:
    """What the newest report asks for, for the start page: a list for each area, with a link to each demand."""
    rows = in_order(labels)
    newest = by_area([row for row in rows if row["year"] == rows[0]["year"]], labels)
    lists = (element("h3", esc(labels.code("area", area))) + links(own, labels) for area, own in newest.items())
    return element("div", "".join(element("div", each) for each in lists), class_="asks")


def links(rows: list[Row], labels: Labels) -> str:
    """The demands by their titles, from the start page."""
    text = labels.language.text
    return listing(link(recommendation_address(row["recommendation"]), text(row, "title")) for row in rows)


def heading(teller: Teller) -> str:
    """How many demands there are, and on whom where it is the same for all."""
    labels, rows = teller.labels, in_order(teller.labels)
    words, asked = labels.language.words, {row["addressee"] for row in rows}
    whom = labels.code_in_sentence("addressee", asked.pop()) if len(asked) == 1 else ""
    if len(rows) == 1:
        return words["demands_heading_one"].format(whom)
    numerals = words["demand_numerals"].split()
    many = numerals[len(rows) - 2] if len(rows) - 2 < len(numerals) else str(len(rows))
    return words["demands_heading" if whom else "demands_heading_several"].format(many, whom)


def groups(teller: Teller) -> str:
    """The demands, an area a column."""
    found = by_area(in_order(teller.labels), teller.labels)
    return element("div", "".join(group(area, rows, teller) for area, rows in found.items()), class_="demands")


def group(area: str, rows: list[Row], teller: Teller) -> str:
    """The demands of one area."""
    title = element("h2", esc(teller.labels.code("area", area)), id=area.replace("_", "-"))
    return element("div", title + "".join(entry(row, teller) for row in rows), class_="demand-group")


def entry(row: Row, teller: Teller) -> str:
    """One demand. Its name is its anchor, as it was when all of the demands stood in full on this page."""
    name, text = row["recommendation"], teller.labels.language.text
    title = element("h3", link(f"{name}/", text(row, "title")))
    evidence = evidence_of(name, teller.labels)
    reason = text(row, "why") or (argued(evidence[0], teller.labels) if evidence else "")
    words = element("div", title + element("p", esc(reason), class_="demand-why"))
    figure = element("div", strongest_figure(name, evidence, teller))
    return element("section", words + figure, class_="demand", id=name)


def strongest_figure(name: str, evidence: list[Row], teller: Teller) -> str:
    """The first number that can be said, with its base; where there is none, that, and what the report has in its place."""
    found, named = strongest(evidence, teller.labels), f"{name.replace('_', '-')}-figure"
    if found:
        own, row = found
        return number_and_bar(row, named, teller) + base_line(own, row, teller)
    said = next((each for each in reversed(evidence) if each["evidence_kind"] == NO_FIGURE), None)
    why = element("p", esc(argued(said, teller.labels)), class_="quiet") if said else ""
    return number_and_bar(None, named, teller) + why


def answers(teller: Teller) -> str:
    """What has been said of each demand in the newest year, and what was last said before."""
    labels, rows = teller.labels, in_order(teller.labels)
    words, year = labels.language.words, labels.package.latest_year
    told = [each for row in rows for each in statuses(row["recommendation"], labels) if each["year"] == year]
    answered = [each for each in told if order_of(each, labels) > PUT_FORWARD]
    title = words["demands_answers_some" if answered else "demands_answers_none"].format(year)
    columns = (words["column_demand"], words["demand_put_forward"], words["demand_answer"])
    body = element("tbody", "".join(answer_row(row, labels) for row in rows))
    shown = table("demand-answers", words["demands_answers_caption"], columns, body)
    return element("h2", esc(title), id="answers") + shown


def answer_row(row: Row, labels: Labels) -> str:
    """A demand with its year and its answer."""
    name = row["recommendation"]
    cells = [
        element("th", link(f"{name}/", labels.language.text(row, "title")), scope="row"),
        element("td", esc(row["year"]), class_="short"),
        element("td", answer_of(name, labels)),
    ]
    return element("tr", "".join(cells))


def answer_of(name: str, labels: Labels) -> str:
    """How far a demand has come, the newest year first, as HTML; of a year about which nobody has said a thing, that."""
    words, year, told = labels.language.words, labels.package.latest_year, statuses(name, labels)
    unsaid = [] if told and told[0]["year"] == year else [words["demand_unsaid"].format(year)]
    texts = [
        words["demand_told"]
        .format(
            row["year"],
            labels.code_in_sentence("recommendation_status", row["recommendation_status"]),
            labels.language.text(row, "remark"),
        )
        .strip()
        for row in told
    ]
    open_ended = bool(unsaid) or order_of(told[0], labels) == PUT_FORWARD
    return element("span", "<br>".join(map(esc, [*unsaid, *texts])), class_="unanswered" if open_ended else "answered")


def statuses(name: str, labels: Labels) -> list[Row]:
    """What has been said of a demand, the newest year first."""
    rows = [row for row in labels.package.rows("recommendation_status") if row["recommendation"] == name]
    return sorted(rows, key=lambda row: row["year"], reverse=True)


def order_of(status: Row, labels: Labels) -> int:
    """How far a status is in its list."""
    return labels.code_order("recommendation_status", status["recommendation_status"])


def document(source: str, labels: Labels) -> str:
    """The document that a recommendation names, as HTML; empty when it names none."""
    if not source:
        return ""
    row, title = labels.package.by_name["sources"][source], esc(labels.title("sources", source))
    return element("a", title, href=row["address"], rel="noreferrer") if row["address"] else title
