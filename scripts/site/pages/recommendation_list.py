"""The recommendations: what is asked, of whom, in which document, what it rests on and how far it has come."""

from scripts.ground.data_package import Row
from scripts.site.addresses import observation_link
from scripts.site.figure.wording import about, is_computed, observation_value, with_base
from scripts.site.package.labels import Labels
from scripts.site.text.markup import element, esc, link, listing, markdown, terms

ADDRESS = "recommendations/"
REPORT = "report"  # what `linked_by` says where the report itself sets a figure beside its demand


def recommendation_list(labels: Labels) -> str:
    """All recommendations as Markdown, the newest year first; each heading's anchor is the recommendation's name."""
    rows = sorted(labels.package.rows("recommendations"), key=lambda row: (-int(row["year"]), int(row["order"])))
    observations = {row["observation"]: row for row in labels.package.rows("observations")}
    return "\n\n".join(recommendation(row, observations, labels) for row in rows)


def recommendation_links(labels: Labels) -> str:
    """What the newest report asks for, for the start page: a list for each area, with a link to each recommendation."""
    newest = max((row["year"] for row in labels.package.rows("recommendations")), default="")
    rows = [row for row in labels.package.rows("recommendations") if row["year"] == newest]
    areas: dict[str, list[str]] = {}
    for row in sorted(rows, key=lambda row: (labels.code_order("area", row["area"]), int(row["order"]))):
        address = link(f"{ADDRESS}#{row['recommendation']}", labels.language.text(row, "title"))
        areas.setdefault(row["area"], []).append(address)
    lists = (element("h3", esc(labels.code("area", area))) + listing(items) for area, items in areas.items())
    return element("div", "".join(element("div", each) for each in lists), class_="asks")


def recommendation(row: Row, observations: dict[str, Row], labels: Labels) -> str:
    """One recommendation: the demand, to whom it goes, then the facts and how the platform reads them."""
    language = labels.language
    words, name = language.words, row["recommendation"]
    facts = [
        (words["asked_of"], esc(labels.code("addressee", row["addressee"]))),
        (words["document"], document(row["document"], labels)),
        (words["status"], statuses(name, labels)),
    ]
    evidence = [each for each in labels.package.rows("recommendation_evidence") if each["recommendation"] == name]
    items = [evidence_item(each, observations, labels) for each in sorted(evidence, key=lambda each: int(each["seq"]))]
    demand = element("p", esc(words["demand"]), class_="kind") + element("p", esc(language.text(row, "asks")))
    blocks = [
        f"## {markdown(language.text(row, 'title'))} {{#{name}}}",
        element("div", demand, class_="demand"),
        terms(facts, class_="facts"),
        element("h3", esc(words["evidence"])),
        listing(items, class_="evidence"),
    ]
    return "\n\n".join(blocks)


def document(source: str, labels: Labels) -> str:
    """The document that a recommendation names, as HTML; empty when it names none."""
    if not source:
        return ""
    row, title = labels.package.by_name["sources"][source], esc(labels.title("sources", source))
    return element("a", title, href=row["address"], rel="noreferrer") if row["address"] else title


def statuses(name: str, labels: Labels) -> str:
    """How far it has come, year by year, with the remark."""
    rows = [row for row in labels.package.rows("recommendation_status") if row["recommendation"] == name]
    texts = [
        f"{row['year']}: {labels.code_in_sentence('recommendation_status', row['recommendation_status'])}. "
        f"{labels.language.text(row, 'remark')}".strip()
        for row in sorted(rows, key=lambda row: row["year"], reverse=True)
    ]
    return "<br>".join(esc(text) for text in texts)


def evidence_item(row: Row, observations: dict[str, Row], labels: Labels) -> str:
    """A small card: the figure or the words that there is none, then the argument, marked by who connects it with the demand."""
    kind = element("p", esc(labels.language.words[f"linked_{linked(row)}"]), class_="kind")
    argument = element("div", kind + element("p", esc(labels.language.text(row, "argument"))), class_="interpretation")
    shown = figure_line(row, observations, labels)
    return element("div", shown, class_=f"fact evidence-{row['evidence_kind'].replace('_', '-')}") + argument


def linked(row: Row) -> str:
    """Whose link it is: the report's; ours, of a figure or of words; or nobody's, where the report has neither."""
    if row["linked_by"] == REPORT:
        return REPORT
    if row["observation"]:
        return "ours"
    return "ours_words" if row["indicator"] else "none"


def figure_line(row: Row, observations: dict[str, Row], labels: Labels) -> str:
    """The figure with its value and a link to its row, as HTML; a statement in words links to what was printed."""
    words = labels.language.words
    if not row["indicator"]:
        return element("p", esc(words["argued_without_figure"]), class_="kind") + element(
            "p", esc(words["evidence_none"])
        )
    title = labels.title("indicators", row["indicator"])
    subject = f"{title}: {about(row | {'year_to': ''}, labels)}"
    address = element("p", link(observation_link(ADDRESS, row["indicator"], row["observation"]), subject))
    if not row["observation"]:
        return element("p", esc(words["said_without_number"]), class_="kind") + own_words(row, labels) + address
    observation = observations[row["observation"]]
    value = with_base(observation_value(observation, labels), observation, labels)
    shown = element("p", element("strong", esc(value)), class_="evidence-value")
    fact = words["fact_computed" if is_computed(observation) else "fact"]
    return element("p", esc(fact), class_="kind") + shown + address


def own_words(row: Row, labels: Labels) -> str:
    """What the source prints of a cell that has no number, in its own language."""
    cell = ("indicator", "category", "population", "scope", "year", "measure")
    found = [
        each["printed"]
        for each in labels.package.rows("statements")
        if each["printed"] and not each["within_indicator"] and all(each[field] == row[field] for field in cell)
    ]
    return element("p", element("q", esc(found[0]), lang="sv"), class_="evidence-value") if found else ""
