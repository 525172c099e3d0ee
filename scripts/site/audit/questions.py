"""The questions of the audit in plain words: what the source says, why it does not fit, what is assumed, what is decided."""

from itertools import chain

from scripts.ground.data_package import Package, Row
from scripts.ground.markup import esc
from scripts.site.addresses import AUDIT, observation_link
from scripts.site.audit.asked_figures import PrintedFigure, Question, cell, questions
from scripts.site.audit.ways import amount, ways_said
from scripts.site.figure.wording import about, is_computed, observation_value, statement_meaning
from scripts.site.package.labels import Labels
from scripts.site.text.language import Language
from scripts.site.text.markup import element, link, listing

EXACT = "exact"
SHOWN = 8  # figures of a question; the others are one step away


def question_list(labels: Labels) -> str:
    """Every question as HTML, after a list of them all; in words that there is none."""
    found = questions(labels.package)
    if not found:
        return element("p", esc(labels.language.words["audit_found_none"]))
    links = [with_decision(link(f"#{each.name}", title(each, labels.language)), each, labels) for each in found]
    return listing(links, class_="finding-list") + "".join(one_section(question, labels) for question in found)


def with_decision(address: str, question: Question, labels: Labels) -> str:
    """A link to a question, with the decision on its figures and whether it is asked."""
    codes = dict.fromkeys(each["decision"] for each in question.decisions)
    decided = [labels.code_in_sentence("decision", code) for code in codes]
    told = ", ".join([*decided, asked_state(question, labels)])
    return esc(labels.language.words["finding_in_list"]).format(address, esc(told))


def asked_state(question: Question, labels: Labels) -> str:
    """Whether a question is asked or answered: from its status, which is the only place that says so."""
    return labels.code_in_sentence("publisher_status", question.row["publisher_status"])


def title(question: Question, language: Language) -> str:
    """What the question is about: "Hur många utsatta vuxna som har barn"."""
    return language.text(question.row, "title")


def one_section(question: Question, labels: Labels) -> str:
    """One question. Its anchor is its code."""
    language = labels.language
    text, named = language.words["finding_address"], title(question, language)
    to_itself = element("a", esc(text), href=f"#{question.name}", aria_label=f"{text}: {named}")
    blocks = [
        element("h3", esc(named), id=f"{question.name}-title"),
        answer_part(question, language),
        figures_part(question, labels),
        why_part(question, language),
        assumed_part(question, labels),
        ways_part(question, labels),
        decision_part(question, labels),
        asked_part(question, labels),
        element("p", to_itself, class_="finding-link"),
    ]
    return element(
        "section", "".join(blocks), id=question.name, class_="audit-finding", aria_labelledby=f"{question.name}-title"
    )


def part(name: str, content: str) -> str:
    """A named part of a question. The name is no heading: with one for each part the list of headings would drown."""
    return element("p", esc(name), class_="kind") + content


def figures_part(question: Question, labels: Labels) -> str:
    """Every printed figure, then those that are computed from them. What they share, the document, is said once."""
    words = labels.language.words
    told = [row for each in question.figures for row in each.statements]
    sources = {row["source"] for row in chain(told, *(prints_of(row, labels.package) for row in question.named))}
    name = words["finding_figures"]
    if len(sources) == 1:
        name = words["finding_figures_of"].format(labels.title("sources", *sources))
    several = len(sources) > 1
    items = [figure_item(each, question, several, labels) for each in question.figures]
    items += [named_item(row, question, several, labels) for row in question.named if not is_computed(row)]
    computed = [named_item(row, question, several, labels) for row in question.named if is_computed(row)]
    ours = part(words["finding_computed"], listing(computed)) if computed else ""
    return part(name, listing(items[:SHOWN]) + folded(items[SHOWN:], labels)) + ours


def folded(items: list[str], labels: Labels) -> str:
    """The items beyond the first ones, for whoever opens them."""
    summary = labels.language.words["finding_more"].format(len(items))
    return element("details", element("summary", esc(summary)) + listing(items)) if items else ""


def prints_of(row: Row, package: Package) -> list[Row]:
    """Every print of a published figure."""
    return [each for each in package.rows("statements") if each["observation"] == row["observation"]]


def named_item(row: Row, question: Question, with_source: bool, labels: Labels) -> str:
    """A figure that a question names: what it is about with a link to its row, what is published of it, and every print of it."""
    prints = prints_of(row, labels.package)
    told = dict.fromkeys(each["printed"] for each in prints if each["printed"])
    quotes = [element("q", esc(text), lang="sv") for text in told]
    sources = dict.fromkeys(each["source"] for each in prints) if with_source else ()
    titles = [esc(labels.title("sources", name)) for name in sources]
    address = link(
        observation_link(AUDIT, row["indicator"], row["observation"]),
        named_row(row, len(question.indicators) > 1, labels),
    )
    value = element("strong", esc(observation_value(row, labels)))
    return f"{address}: {value}. {', '.join([*quotes, *titles])}".rstrip()


def named_row(row: Row, with_indicator: bool, labels: Labels) -> str:
    """What a row is about, after the title of its indicator where a question has several."""
    text = about(row, labels, labels.package.latest_year)
    if not with_indicator:
        return text
    return f"{labels.title('indicators', row['indicator'])}, {text[:1].lower()}{text[1:]}"


def figure_item(figure: PrintedFigure, question: Question, with_source: bool, labels: Labels) -> str:
    """One figure: what it is about with a link to its row, the number, the words of the source and every place."""
    words, rows = labels.language.words, figure.statements
    meaning = statement_meaning(rows[0], labels)
    if figure.as_base:
        meaning = words["as_base"].format(labels.language.number(figure.value))
    prints = "; ".join(f"{element('q', esc(row['printed']))}, {esc(place(row, with_source, labels))}" for row in rows)
    return f"{subject_link(figure, len(question.indicators) > 1, labels)}: {element('strong', esc(meaning))}. {prints}"


def subject_link(figure: PrintedFigure, with_indicator: bool, labels: Labels) -> str:
    """What a figure is about, as a link to its row; to the printed statements where it has none."""
    row = cell(figure.about, labels.package) or figure.statements[0]
    text = named_row(row, with_indicator, labels)
    name = figure.about if row.get("origin") else ""
    return link(observation_link(AUDIT, row["indicator"], name), text)


def place(row: Row, with_source: bool, labels: Labels) -> str:
    """Where a statement stands: section and the page on which the section begins, and where it differs the document."""
    words = labels.language.words
    text = words["finding_section"].format(words["quoted"].format(row["place"]))
    if with_source:
        text = f"{labels.title('sources', row['source'])}, {text}"
    return f"{text}, {words['page'].format(row['page'])}" if row["page"] else text


def why_part(question: Question, language: Language) -> str:
    """Why the figures do not fit, or what a reader is not told of them."""
    return part(language.words["finding_why"], element("p", esc(language.text(question.row, "why"))))


def assumed_part(question: Question, labels: Labels) -> str:
    """What some of it rests on that neither a definition nor the source says, and who assumes it."""
    language = labels.language
    rows = [labels.package.by_name["assumptions"][code] for code in question.listed("assumptions")]
    items = (esc(f"{language.text(row, 'definition')} {language.text(row, 'assumed_by')}") for row in rows)
    return part(language.words["finding_assumed"], listing(items)) if rows else ""


def ways_part(question: Question, labels: Labels) -> str:
    """How the numbers may be read, those that let the most printed ones hold first."""
    lead, *ways = ways_said(question, labels) or [""]
    items = listing(esc(each) for each in ways)
    return part(labels.language.words["finding_ways"], element("p", esc(lead)) + items) if ways else ""


def decision_part(question: Question, labels: Labels) -> str:
    """What has been decided about each figure, why, and when; nothing where a question is only asked."""
    items = listing(decision_item(each, labels) for each in question.decisions)
    return part(labels.language.words["finding_decision"], items) if question.decisions else ""


def decision_item(decision: Row, labels: Labels) -> str:
    """One decision."""
    language, words = labels.language, labels.language.words
    row = cell(decision["observation"], labels.package)
    what = about(row, labels, labels.package.latest_year) if row else decision["observation"]
    bound = row is not None and row["qualifier"] != EXACT
    printed = observation_value(row, labels) if row and bound else amount(decision["printed_value"], row, language)
    instead = amount(decision["published_value"], row, language) if decision["published_value"] else ""
    text = words[f"finding_{decision['decision']}"].format(printed, what, instead)
    when = words["finding_decided_on"].format(language.date(decision["decided_on"]))
    return f"{element('strong', esc(text))} {esc(language.text(decision, 'reason'))} {esc(when)}"


def answer_part(question: Question, language: Language) -> str:
    """What the publisher has answered, and when; nothing where no answer has come."""
    if not question.is_answered:
        return ""
    when = language.words["finding_answered_on"].format(language.date(question.row["answered_on"]))
    text = element("p", f"{element('strong', esc(language.text(question.row, 'answer')))} {esc(when)}")
    return part(language.words["finding_answer"], text)


def asked_part(question: Question, labels: Labels) -> str:
    """What only the publisher can answer, and how far that has come."""
    language = labels.language
    status = labels.codes["publisher_status", question.row["publisher_status"]]
    text = language.words["finding_publisher"].format(
        language.text(question.row, "text"), language.text(status, "definition")
    )
    return part(language.words["finding_question"], element("p", esc(text)))
