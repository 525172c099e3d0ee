"""The recommendations: what is asked, of whom, in which document, what it rests on and how far it has come."""

from scripts.site.addresses import observation_link
from scripts.site.labels import Labels
from scripts.site.markup import element, esc, link, listing, markdown, terms
from scripts.site.reading import Row
from scripts.site.wording import about, observation_value, with_base

ADDRESS = "recommendations/"


def recommendation_list(labels: Labels) -> str:
    """All recommendations as Markdown, the newest year first; each heading's anchor is the recommendation's name."""
    rows = sorted(labels.package.rows("recommendations"), key=lambda row: (-int(row["year"]), int(row["order"])))
    observations = {row["observation"]: row for row in labels.package.rows("observations")}
    return "\n\n".join(recommendation(row, observations, labels) for row in rows)


def recommendation(row: Row, observations: dict[str, Row], labels: Labels) -> str:
    """One recommendation."""
    words, name = labels.words, row["recommendation"]
    facts = [
        (words["asked_of"], esc(labels.code("addressee", row["addressee"]))),
        (words["document"], document(row["document"], labels)),
        (words["status"], statuses(name, labels)),
    ]
    evidence = [each for each in labels.package.rows("recommendation_evidence") if each["recommendation"] == name]
    items = [evidence_item(each, observations, labels) for each in sorted(evidence, key=lambda each: int(each["seq"]))]
    blocks = [
        f"## {markdown(labels.text(row, 'title'))} {{#{name}}}",
        element("p", esc(labels.text(row, "asks"))),
        terms(facts, class_="facts"),
        element("h3", esc(words["evidence"])),
        listing(items, class_="evidence"),
    ]
    return "\n\n".join(blocks)


def document(source: str, labels: Labels) -> str:
    """The document that a recommendation names, as HTML; empty when it names none."""
    if not source:
        return ""
    row, title = labels.rows["sources"][source], esc(labels.title("sources", source))
    return element("a", title, href=row["address"], rel="noreferrer") if row["address"] else title


def statuses(name: str, labels: Labels) -> str:
    """How far it has come, year by year, with the remark."""
    rows = [row for row in labels.package.rows("recommendation_status") if row["recommendation"] == name]
    texts = [
        f"{row['year']}: {labels.code_in_sentence('recommendation_status', row['recommendation_status'])}. "
        f"{labels.text(row, 'remark')}".strip()
        for row in sorted(rows, key=lambda row: row["year"], reverse=True)
    ]
    return "<br>".join(esc(text) for text in texts)


def evidence_item(row: Row, observations: dict[str, Row], labels: Labels) -> str:
    """The argument, then the figure that it rests on or the words that there is none."""
    argument = element("p", esc(labels.text(row, "argument")))
    return argument + element(
        "p", figure_line(row, observations, labels), class_=f"evidence-{row['evidence_kind'].replace('_', '-')}"
    )


def figure_line(row: Row, observations: dict[str, Row], labels: Labels) -> str:
    """The figure with its value and a link to its row, as HTML; a statement in words links to what was printed."""
    if not row["indicator"]:
        return esc(labels.words["evidence_none"])
    title = labels.title("indicators", row["indicator"])
    subject = f"{title}: {about(row | {'year_to': ''}, labels)}"
    address = link(observation_link(ADDRESS, row["indicator"], row["observation"]), subject)
    if row["observation"]:
        observation = observations[row["observation"]]
        value = with_base(observation_value(observation, labels), observation, labels)
        return f"{address}: {element('strong', esc(value))}"
    return f"{address} ({esc(labels.code_in_sentence('evidence_kind', row['evidence_kind']))})"
