"""The audit's findings in plain words: what the source says and where, why it cannot all be true, what would mend it, the decision.

Not to be confused with `finding.py`, which is what an indicator's rows say first of all.
"""

from collections.abc import Iterable

from scripts.site.addresses import AUDIT, observation_link
from scripts.site.audit.rows import AuditFinding, PrintedFigure, cell, declared, of_kind
from scripts.site.decided import CORRECTED
from scripts.site.labels import Labels
from scripts.site.markup import element, esc, link, listing
from scripts.site.platform_settings import date
from scripts.site.reading import Row
from scripts.site.wording import about, counted, measured, number, rank, said, statement_meaning


def conflicts(labels: Labels) -> str:
    """Every finding that cannot all be true, as HTML, after a list of them all; in words that there is none."""
    found = of_kind("conflict", labels)
    if not found:
        return element("p", esc(labels.words["audit_found_none"]))
    links = [with_decision(link(f"#{each.name}", title(each, labels)), each, labels) for each in found]
    return listing(links, class_="finding-list") + sections(found, labels)


def smaller_bases(labels: Labels) -> str:
    """Every finding that is only true if fewer have an answer, as HTML; in words that there is none."""
    found = of_kind("smaller_base", labels)
    return sections(found, labels) or element("p", esc(labels.words["no_smaller_base"]))


def with_decision(address: str, finding: AuditFinding, labels: Labels) -> str:
    """A link to a finding, with the decision on it, else with its kind."""
    decision = finding.row["decision"]
    kind = labels.code("decision", decision) if decision else labels.code("finding_kind", finding.row["finding_kind"])
    return esc(labels.words["finding_in_list"]).format(address, esc(kind))


def sections(findings: Iterable[AuditFinding], labels: Labels) -> str:
    """The findings, one section each."""
    return "".join(one_section(finding, labels) for finding in findings)


def one_section(finding: AuditFinding, labels: Labels) -> str:
    """One finding. Its anchor is its id."""
    text, named = labels.words["finding_address"], title(finding, labels)
    to_itself = element("a", esc(text), href=f"#{finding.name}", aria_label=f"{text}: {named}")
    is_conflict = finding.row["finding_kind"] == "conflict"
    blocks = [
        element("h3", esc(named), id=f"{finding.name}-title"),
        figures_part(finding, labels),
        *(conflict_parts(finding, labels) if is_conflict else [base_part(finding, labels)]),
        element("p", to_itself, class_="finding-link"),
    ]
    return element(
        "section", "".join(blocks), id=finding.name, class_="audit-finding", aria_labelledby=f"{finding.name}-title"
    )


def conflict_parts(finding: AuditFinding, labels: Labels) -> list[str]:
    """Why, what would mend it, and what has been decided."""
    return [
        part(labels.words["finding_why"], listing(map(esc, reasons(finding, labels)))),
        mends_part(finding, labels),
        decision_part(finding, labels),
    ]


def part(name: str, content: str) -> str:
    """A named part of a finding. The name is no heading: with one for each part the list of headings would drown."""
    return element("p", esc(name), class_="kind") + content


def title(finding: AuditFinding, labels: Labels) -> str:
    """The indicators and the figures: "Medborgare i länder utanför EU: 135 och 82,2 %"."""
    own = dict.fromkeys(figure.about.partition(".")[0] for figure in finding.figures)
    names = labels.words["and"].join(labels.title("indicators", name) for name in own)
    values = list(dict.fromkeys(short_value(figure, labels) for figure in finding.figures))
    said_first = ", ".join(values[:-1])
    text = labels.words["and"].join([said_first, values[-1]]) if said_first else values[-1]
    return labels.words["finding_title"].format(names, text)


def short_value(figure: PrintedFigure, labels: Labels) -> str:
    """A printed number without unit and base."""
    row = figure.statements[0]
    if figure.as_base:
        return number(figure.value, labels.words)
    if row["measure"] == "rank":
        return rank(row, labels)
    if not row["value"]:
        return statement_meaning(row, labels)
    plain = row if row["measure"] == "percent" else row | {"measure": ""}
    return said(row["qualifier"], measured(plain, row["value"], row["value_to"], labels), labels)


def figures_part(finding: AuditFinding, labels: Labels) -> str:
    """Every figure. What they share, the document and the indicator, is said once."""
    words = labels.words
    sources = {row["source"] for figure in finding.figures for row in figure.statements}
    name = words["finding_figures"]
    if len(sources) == 1:
        name = words["finding_figures_of"].format(labels.title("sources", *sources))
    items = (figure_item(each, finding, len(sources) > 1, labels) for each in finding.figures)
    return part(name, listing(items))


def figure_item(figure: PrintedFigure, finding: AuditFinding, with_source: bool, labels: Labels) -> str:
    """One figure: what it is about with a link to its row, the number, the words of the source and every place."""
    words, rows = labels.words, figure.statements
    meaning = statement_meaning(rows[0], labels)
    if figure.as_base:
        meaning = words["as_base"].format(number(figure.value, words))
    prints = "; ".join(f"{element('q', esc(row['printed']))}, {esc(place(row, with_source, labels))}" for row in rows)
    return f"{subject_link(figure, len(finding.indicators) > 1, labels)}: {element('strong', esc(meaning))}. {prints}"


def subject_link(figure: PrintedFigure, with_indicator: bool, labels: Labels) -> str:
    """What a figure is about, as a link to its row; to the printed statements where it has none."""
    row = cell(figure.about, labels) or figure.statements[0]
    text = about(row, labels, labels.package.latest_year)
    if with_indicator:
        text = f"{labels.title('indicators', row['indicator'])}, {text[:1].lower()}{text[1:]}"
    name = figure.about if row.get("origin") else ""
    return link(observation_link(AUDIT, row["indicator"], name), text)


def place(row: Row, with_source: bool, labels: Labels) -> str:
    """Where a statement stands: section and the page on which the section begins, and where it differs the document."""
    words = labels.words
    text = words["finding_section"].format(words["quoted"].format(row["place"]))
    if with_source:
        text = f"{labels.title('sources', row['source'])}, {text}"
    return f"{text}, {words['page'].format(row['page'])}" if row["page"] else text


def reasons(finding: AuditFinding, labels: Labels) -> list[str]:
    """Why the figures cannot all be true: the rules between them, and what a single relation gives instead."""
    kinds = finding.row["relations"].split()
    shown = [check for check in finding.checks if check["check_kind"] not in kinds or check["recomputed"]]
    texts = {kind: rule(kind, finding, labels) for kind in kinds}
    for check in shown:
        kind = check["check_kind"]
        texts[kind] = f"{rule(kind, finding, labels)} {recomputed(check, labels)}".strip()
    return list(texts.values()) or [labels.words["finding_same"]]


def recomputed(check: Row, labels: Labels) -> str:
    """What the other figures of a single relation give; "" where nothing can be computed."""
    words = labels.words
    if not check["recomputed"]:
        return ""
    value = number(check["recomputed"], words)
    percent = words["percent_in_table"].format(value)
    return words["finding_recomputed"].format(percent if check["check_kind"] == "share" else value)


def rule(kind: str, finding: AuditFinding, labels: Labels) -> str:
    """A kind of relation in words; of the declared ones those that can be meant by name."""
    words = labels.words
    row = labels.codes["check_kind", kind]
    text = words["finding_rule"].format(labels.text(row, "label"), labels.text(row, "definition"))
    names = [labels.text(each, "title") for each in declared(finding, labels.package)] if kind == "declared" else []
    return words["finding_rule_named"].format(text.removesuffix("."), "; ".join(names)) + "." if names else text


def mends_part(finding: AuditFinding, labels: Labels) -> str:
    """The proposals, or that no single change is enough."""
    words = labels.words
    if not finding.mends:
        return element("p", esc(words["finding_no_mend"]))
    items = listing(esc(mend_text(mend, statement, labels)) for mend, statement in finding.mends)
    return part(words["finding_mends"], items)


def mend_text(mend: Row, statement: Row, labels: Labels) -> str:
    """One proposal: from, to, of which figure, what kind of change, and whether the figure contradicts more."""
    words = labels.words
    kind = labels.code_in_sentence("mend_kind", mend["mend_kind"])
    before, after = (amount(mend[name], statement, labels) for name in ("value_before", "value_after"))
    text = words["finding_mend"].format(before, after, about(statement, labels, labels.package.latest_year), kind)
    return text if mend["leaves"] == "0" else words["finding_mend_leaves"].format(text, mend["leaves"])


def amount(value: str, row: Row | None, labels: Labels) -> str:
    """A number as its row measures it: a percentage has its sign."""
    said_plainly = number(value, labels.words)
    if row and row["measure"] == "percent":
        return labels.words["percent_in_table"].format(said_plainly)
    return said_plainly


def decision_part(finding: AuditFinding, labels: Labels) -> str:
    """What has been decided about figures of the finding, why, how far it has come, and when."""
    words = labels.words
    if not finding.decisions:
        return part(words["finding_decision"], element("p", esc(words["finding_no_decision"])))
    return part(words["finding_decision"], listing(decision_item(each, labels) for each in finding.decisions))


def decision_item(decision: Row, labels: Labels) -> str:
    """One decision."""
    words = labels.words
    row = cell(decision["observation"], labels)
    what = about(row, labels, labels.package.latest_year) if row else decision["observation"]
    printed = amount(decision["printed_value"], row, labels)
    if decision["decision"] == CORRECTED:
        text = words["finding_corrected"].format(printed, amount(decision["published_value"], row, labels), what)
    else:
        text = words["finding_stands"].format(printed, what)
    status = labels.codes["publisher_status", decision["publisher_status"]]
    publisher = words["finding_publisher"].format(labels.text(status, "label"), labels.text(status, "definition"))
    when = words["finding_decided_on"].format(date(decision["decided_on"], words))
    return f"{element('strong', esc(text))} {esc(labels.text(decision, 'reason'))} {esc(publisher)} {esc(when)}"


def base_part(finding: AuditFinding, labels: Labels) -> str:
    """How many can have an answer, for shares that only fit if not everybody has one."""
    words, rests = labels.words, finding.row["relations"].split()
    row = cell(finding.row["about"], labels)
    indicator = labels.title("indicators", finding.row["about"].partition(".")[0])
    who = labels.population_in_sentence(row["population"]) if row else finding.row["about"]
    unit = row["unit"] if row else "persons"
    least, most = (
        words[f"said_at_{name}"].format(counted(number(finding.row[field], words), unit, labels))
        for name, field in (("least", "lower"), ("most", "upper"))
    )
    text = words["smaller_base"].format(most, indicator, who, least)
    rules = listing(esc(rule(kind, finding, labels)) for kind in rests)
    return element("p", esc(text)) + (part(words["finding_rests_on"], rules) if rests else "")
