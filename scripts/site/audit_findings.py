"""The audit's findings in plain words: what the source says and where, why it cannot all be true, what would mend it, the decision.

Not to be confused with `finding.py`, which is what an indicator's rows say first of all.
"""

from scripts.site.addresses import AUDIT, observation_link
from scripts.site.audit_rows import AuditFinding, PrintedFigure, cell, declared, of_kind
from scripts.site.decided import CORRECTED
from scripts.site.labels import Labels
from scripts.site.markup import element, esc, link, listing
from scripts.site.platform_settings import date
from scripts.site.reading import Row
from scripts.site.wording import about, counted, measured, number, rank, said, statement_meaning


def conflicts(labels: Labels) -> str:
    """Every finding that cannot all be true, as HTML; in words that there is none."""
    return sections("conflict", labels) or element("p", esc(labels.words["audit_found_none"]))


def smaller_bases(labels: Labels) -> str:
    """Every finding that is only true if fewer have an answer, as HTML; in words that there is none."""
    return sections("smaller_base", labels) or element("p", esc(labels.words["no_smaller_base"]))


def sections(kind: str, labels: Labels) -> str:
    """The findings of a kind, one section each."""
    return "".join(one_section(finding, labels) for finding in of_kind(kind, labels))


def one_section(finding: AuditFinding, labels: Labels) -> str:
    """One finding. Its anchor is its id."""
    words = labels.words
    link_here = element("a", esc(words["finding_address"]), href=f"#{finding.name}", class_="finding-link")
    blocks = [
        element("h3", esc(title(finding, labels)), id=f"{finding.name}-title"),
        part("finding_figures", listing(figure_item(each, labels) for each in finding.figures), labels),
        *(
            conflict_parts(finding, labels)
            if finding.row["finding_kind"] == "conflict"
            else [base_part(finding, labels)]
        ),
        element("p", link_here),
    ]
    return element(
        "section", "".join(blocks), id=finding.name, class_="audit-finding", aria_labelledby=f"{finding.name}-title"
    )


def conflict_parts(finding: AuditFinding, labels: Labels) -> list[str]:
    """Why, what would mend it, and what has been decided."""
    return [
        part("finding_why", listing(map(esc, reasons(finding, labels))), labels),
        mends_part(finding, labels),
        decision_part(finding, labels),
    ]


def part(name: str, content: str, labels: Labels) -> str:
    """A named part of a finding. The name is no heading: with one for each part the list of headings would drown."""
    return element("p", esc(labels.words[name]), class_="kind") + content


def title(finding: AuditFinding, labels: Labels) -> str:
    """The measurement points and the figures: "Medborgare i länder utanför EU: 135 och 82,2 %"."""
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


def figure_item(figure: PrintedFigure, labels: Labels) -> str:
    """One figure: what it is about with a link to its row, the number, the words of the source and every place."""
    words, rows = labels.words, figure.statements
    meaning = (
        words["as_base"].format(number(figure.value, words)) if figure.as_base else statement_meaning(rows[0], labels)
    )
    prints = "; ".join(f"{element('q', esc(row['printed']))}, {esc(place(row, labels))}" for row in rows)
    return f"{subject_link(figure, labels)}: {element('strong', esc(meaning))}. {prints}."


def subject_link(figure: PrintedFigure, labels: Labels) -> str:
    """What a figure is about, as a link to its row; to the printed statements where it has none."""
    row = cell(figure.about, labels) or figure.statements[0]
    name = figure.about if row.get("origin") else ""
    text = f"{labels.title('indicators', row['indicator'])}, {about(row, labels, labels.package.latest_year)}"
    return link(observation_link(AUDIT, row["indicator"], name), text)


def place(row: Row, labels: Labels) -> str:
    """Where a statement stands: document, section and the page on which the section begins."""
    words = labels.words
    text = words["finding_place"].format(labels.title("sources", row["source"]), words["quoted"].format(row["place"]))
    return f"{text}, {words['page'].format(row['page'])}" if row["page"] else text


def reasons(finding: AuditFinding, labels: Labels) -> list[str]:
    """Why the figures cannot all be true: the rules between them, and what a single relation gives instead."""
    words = labels.words
    kinds = dict.fromkeys([*finding.row["relations"].split(), *(check["check_kind"] for check in finding.checks)])
    texts = [rule(kind, finding, labels) for kind in kinds] or [words["finding_same"]]
    for check in finding.checks:
        if check["recomputed"]:
            value = number(check["recomputed"], words)
            percent = words["percent_in_table"].format(value)
            texts.append(words["finding_recomputed"].format(percent if check["check_kind"] == "share" else value))
    return texts


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
    return part("finding_mends", items, labels) + element("p", esc(words["finding_mends_proposal"]))


def mend_text(mend: Row, statement: Row, labels: Labels) -> str:
    """One proposal: from, to, of which figure, what kind of change, and whether the figure contradicts more."""
    words = labels.words
    kind = labels.code_in_sentence("mend_kind", mend["mend_kind"])
    before, after = (number(mend[name], words) for name in ("value_before", "value_after"))
    what = f"{about(statement, labels, labels.package.latest_year)}; {kind}"
    text = words["finding_mend"].format(before, after, what)
    return text if mend["leaves"] == "0" else words["finding_mend_leaves"].format(text, mend["leaves"])


def decision_part(finding: AuditFinding, labels: Labels) -> str:
    """What has been decided about figures of the finding, why, how far it has come, and when."""
    if not finding.decisions:
        return part("finding_decision", element("p", esc(labels.words["finding_no_decision"])), labels)
    return part("finding_decision", listing(decision_item(each, labels) for each in finding.decisions), labels)


def decision_item(decision: Row, labels: Labels) -> str:
    """One decision."""
    words = labels.words
    row = cell(decision["observation"], labels)
    what = about(row, labels, labels.package.latest_year) if row else decision["observation"]
    printed = number(decision["printed_value"], words)
    if decision["decision"] == CORRECTED:
        text = words["finding_corrected"].format(what, printed, number(decision["published_value"], words))
    else:
        text = words["finding_stands"].format(what, printed)
    status = labels.codes["publisher_status", decision["publisher_status"]]
    publisher = words["finding_publisher"].format(
        labels.code_in_sentence("publisher_status", status["code"]), labels.text(status, "definition")
    )
    when = words["finding_decided_on"].format(date(decision["decided_on"], words))
    return f"{element('strong', esc(text))} {esc(labels.text(decision, 'reason'))} {esc(publisher)} {esc(when)}"


def base_part(finding: AuditFinding, labels: Labels) -> str:
    """How many can have an answer at most, for shares that only fit a smaller base than everybody."""
    words, row = labels.words, cell(finding.row["about"], labels)
    what = about(row, labels, labels.package.latest_year) if row else finding.row["about"]
    unit = row["unit"] if row else "persons"
    most, least = (
        counted(number(finding.row[name], words), unit, labels) if finding.row[name] else ""
        for name in ("upper", "lower")
    )
    text = words["smaller_base_at_most"].format(most, what) if most else ""
    text += " " + words["smaller_base_at_least"].format(least) if least else ""
    rests = listing(map(esc, (rule(kind, finding, labels) for kind in finding.row["relations"].split())))
    return element("p", esc(text.strip())) + (
        part("finding_rests_on", rests, labels) if finding.row["relations"] else ""
    )
