"""The questions of the audit in plain words, and the ways to them from a figure, a mark and an indicator's page.

Each says what the source says, why it does not fit, how the numbers may be read (as divisions, with the printed number that does
not hold in each), what is assumed, what is decided and what is asked; what that looks like is `docs/templates/audit.html`.
"""

from itertools import chain
from typing import Any

from markupsafe import Markup

from scripts.ground.columns import Column
from scripts.ground.data_package import Package, Row
from scripts.site.addresses import AUDIT, observation_link, page_link, question_link
from scripts.site.figure.amounts import is_computed, observation_value
from scripts.site.figure.asked_figures import PrintedFigure, PublisherQuestion, about_indicator, cell, questions
from scripts.site.figure.base import statement_meaning
from scripts.site.figure.selection import of_indicator
from scripts.site.figure.wording import about
from scripts.site.package.labels import Labels
from scripts.site.package.said import CONFIRMED, CORRECTED
from scripts.site.text.language import Language
from scripts.site.text.templates import macros

# What a division is made of -> the columns with its figure and the number of that.
TERMS: dict[str, tuple[Column, Column]] = {
    "part": ("numerator", "numerator_value"),
    "whole": ("denominator", "denominator_value"),
    "taken": ("taken", "taken_value"),
}


def ways_said(question: PublisherQuestion, labels: Labels) -> list[str]:
    """What the ways have in common, then each of them, those that let the most printed numbers hold first; nothing without any."""
    if not question.ways:
        return []
    words, decided = labels.language.words, {each["decision"] for each in question.decisions}
    # A decision for a number calls the way right that has it.
    none_right = [words["finding_ways_open"]] if decided.isdisjoint((CORRECTED, CONFIRMED)) else []
    lead = " ".join([words["finding_ways_lead"], *none_right, *corrected_terms(question, labels)])
    return [lead, *(way_text(each, labels) for each in question.ways)]


def corrected_terms(question: PublisherQuestion, labels: Labels) -> list[str]:
    """The numbers of the ways that stand in the place of a printed one, which every way gives up."""
    names = dict.fromkeys(way[term] for way in question.ways for term in ("numerator", "denominator", "taken"))
    rows = [row for name in names if name and (row := cell(name, labels.package))]
    return [
        labels.language.words["way_corrected"].format(
            amount(row["value"], row, labels.language), amount(row["printed_value"], row, labels.language)
        )
        for row in rows
        if row["origin"] == CORRECTED and not any(way["instead_of"] == row["observation"] for way in question.ways)
    ]


def way_text(way: Row, labels: Labels) -> str:
    """One way to read a share or mean: the division, how it is shortened to the printed number, and what is given up."""
    language, words = labels.language, labels.language.words
    ratio = cell(way["observation"], labels.package)
    numbers, span = used_numbers(way, language), way["lower"] != way["upper"]
    result = "" if span else words["way_result"].format(amount(way["result"], ratio, language))
    shown = (
        ""
        if way["instead_of"] == way["observation"]
        else words[f"way_{way['precision']}"].format(amount(way["printed_value"], ratio, language))
    )
    division = words["way_division"].format(side(numbers, way, "part"), side(numbers, way, "whole"))
    return f"{division}{result}{shown}. {given_up(way, labels)}"


def used_numbers(way: Row, language: Language) -> dict[str, str]:
    """Term -> the number that a way uses: the printed one, or the one in its place."""
    found = {term: language.number(way[value]) for term, (_, value) in TERMS.items() if way[value]}
    instead = dict.fromkeys(language.number(way[name]) for name in ("lower", "upper") if way[name])
    for term, (column, _) in TERMS.items():
        if way["instead_of"] and way["instead_of"] == way[column]:
            found[term] = "–".join(instead)
    return found


def side(numbers: dict[str, str], way: Row, term: str) -> str:
    """One side of a division, less what is taken from it."""
    return (
        f"({numbers[term]} \N{MINUS SIGN} {numbers['taken']})" if way["taken_from"] in (term, "both") else numbers[term]
    )


def given_up(way: Row, labels: Labels) -> str:
    """Which printed number a way gives up, or that it gives up none."""
    language, words = labels.language, labels.language.words
    row = cell(way["instead_of"], labels.package) if way["instead_of"] else None
    if not way["instead_of_value"]:
        return words["way_open" if way["instead_of"] else "way_keeps"]
    what = about(row, labels, labels.package.latest_year) if row else way["instead_of"]
    return words["way_gives_up"].format(amount(way["instead_of_value"], row, language), what)


def amount(value: str, row: Row | None, language: Language) -> str:
    """A number as its row measures it: a percentage has its sign."""
    number = language.number(value)
    return language.words["percent_in_table"].format(number) if row and row["measure"] == "percent" else number


TEMPLATE = "audit.html"
EXACT = "exact"
SHOWN = 8  # figures of a question; the others are one step away


def question_list(labels: Labels) -> Markup:
    """Every question as HTML, after a list of them all; in words that there is none."""
    found = questions(labels.package)
    links = [(each.name, title(each, labels), state(each, labels)) for each in found]
    return macros(TEMPLATE, words=labels.language.words).questions(links, [told(each, labels) for each in found])


def title(question: PublisherQuestion, labels: Labels) -> str:
    """What the question is about: "Hur många utsatta vuxna som har barn"."""
    return labels.language.text(question.row, "title")


def state(question: PublisherQuestion, labels: Labels) -> str:
    """The decision on its figures, and whether it is asked."""
    codes = dict.fromkeys(each["decision"] for each in question.decisions)
    return ", ".join([*(labels.code_in_sentence("decision", code) for code in codes), asked_state(question, labels)])


def asked_state(question: PublisherQuestion, labels: Labels) -> str:
    """Whether a question is asked or answered: from its status, which is the only place that says so."""
    return labels.code_in_sentence("publisher_status", question.row["publisher_status"])


def told(question: PublisherQuestion, labels: Labels) -> dict[str, Any]:
    """All that is said of one question. What its figures share, the document, is said once."""
    language, row, package = labels.language, question.row, labels.package
    statements = [each for figure in question.figures for each in figure.statements]
    sources = {each["source"] for each in chain(statements, *(prints_of(one, package) for one in question.named))}
    several = len(sources) > 1
    figures = [printed_figure(each, question, several, labels) for each in question.figures]
    named = {one["observation"]: named_figure(one, question, several, labels) for one in question.named}
    computed = [named.pop(one["observation"]) for one in question.named if is_computed(one)]
    figures += named.values()
    status = labels.codes["publisher_status", row["publisher_status"]]
    asked = (language.text(row, "text"), language.text(status, "definition"))
    assumptions = (package.by_name["assumptions"][code] for code in question.listed("assumptions"))
    return {
        "name": question.name,
        "title": title(question, labels),
        "answer": language.text(row, "answer") if question.is_answered else "",
        "answered_on": language.date(row["answered_on"]) if question.is_answered else "",
        "source": "" if len(sources) != 1 else labels.title("sources", *sources),
        "figures": figures[:SHOWN],
        "more": figures[SHOWN:],
        "computed": computed,
        "why": language.text(row, "why"),
        "assumed": [f"{language.text(one, 'definition')} {language.text(one, 'assumed_by')}" for one in assumptions],
        "ways": ways_said(question, labels),
        "decisions": [decided(each, labels) for each in question.decisions],
        "asked": language.words["finding_publisher"].format(*asked),
    }


def prints_of(row: Row, package: Package) -> list[Row]:
    """Every print of a published figure."""
    return [each for each in package.rows("statements") if each["observation"] == row["observation"]]


def named_figure(row: Row, question: PublisherQuestion, with_source: bool, labels: Labels) -> dict[str, Any]:
    """A figure that a question names: what it is about with its row's address, what is published of it, and every print of it."""
    prints = prints_of(row, labels.package)
    sources = dict.fromkeys(each["source"] for each in prints) if with_source else ()
    return {
        "address": observation_link(AUDIT, row["indicator"], row["observation"]),
        "about": named_row(row, len(question.indicators) > 1, labels),
        "value": observation_value(row, labels),
        "prints": [],
        "quotes": dict.fromkeys(each["printed"] for each in prints if each["printed"]),
        "sources": ", ".join(labels.title("sources", name) for name in sources),
    }


def named_row(row: Row, with_indicator: bool, labels: Labels) -> str:
    """What a row is about, after the title of its indicator where a question has several."""
    text = about(row, labels, labels.package.latest_year)
    return f"{labels.title('indicators', row['indicator'])}, {labels.within(text)}" if with_indicator else text


def printed_figure(
    figure: PrintedFigure, question: PublisherQuestion, with_source: bool, labels: Labels
) -> dict[str, Any]:
    """A printed figure: what it is about with its row's address, or that of the statements, its number, and every place."""
    words, rows = labels.language.words, figure.statements
    row = cell(figure.about, labels.package) or rows[0]
    as_base = words["as_base"].format(labels.language.number(figure.value)) if figure.as_base else ""
    return {
        "address": observation_link(AUDIT, row["indicator"], figure.about if row.get("origin") else ""),
        "about": named_row(row, len(question.indicators) > 1, labels),
        "value": as_base or statement_meaning(rows[0], labels),
        "prints": [(each["printed"], place(each, with_source, labels)) for each in rows],
        "quotes": [],
        "sources": "",
    }


def place(row: Row, with_source: bool, labels: Labels) -> str:
    """Where a statement stands: section and the page on which the section begins, and where it differs the document."""
    words = labels.language.words
    text = words["finding_section"].format(words["quoted"].format(row["place"]))
    if with_source:
        text = f"{labels.title('sources', row['source'])}, {text}"
    return f"{text}, {words['page'].format(row['page'])}" if row["page"] else text


def decided(decision: Row, labels: Labels) -> tuple[str, str]:
    """What has been decided about a figure; why, and when."""
    language, words = labels.language, labels.language.words
    row = cell(decision["observation"], labels.package)
    bound = row is not None and row["qualifier"] != EXACT
    printed = observation_value(row, labels) if row and bound else amount(decision["printed_value"], row, language)
    instead = amount(decision["published_value"], row, language) if decision["published_value"] else ""
    text = words[f"finding_{decision['decision']}"].format(printed, decided_on(decision, labels), instead)
    when = words["finding_decided_on"].format(language.date(decision["decided_on"]))
    return text, f"{language.text(decision, 'reason')} {when}"


def decided_on(decision: Row, labels: Labels) -> str:
    """What the figure of a decision is about; its name where there is no such figure any more."""
    row = cell(decision["observation"], labels.package)
    return about(row, labels, labels.package.latest_year) if row else decision["observation"]


def own_questions(indicator: str, at: str, labels: Labels) -> list[Markup]:
    """The questions about an indicator as links from the page at `at` to the audit, and the way to its derived ranges."""
    template = macros(TEMPLATE, words=labels.language.words)
    items = [
        template.state(question_link(at, each.name), title(each, labels), state(each, labels))
        for each in about_indicator(indicator, labels.package)
    ]
    if of_indicator(labels.package, "derived_ranges", indicator):
        items.append(template.link(page_link(at, f"{AUDIT}#ranges"), labels.language.words["own_ranges"]))
    return items


def decision_link(decision: Row, at: str, text: str, labels: Labels) -> Markup:
    """A link to the question that a decision belongs to; its name says which figure."""
    label = f"{text}: {decided_on(decision, labels)}"
    return macros(TEMPLATE).link(question_link(at, decision["question"]), text, label)
