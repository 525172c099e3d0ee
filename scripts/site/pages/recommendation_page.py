"""The page of one demand: what is asked, the picture that carries it, its figures with base and limit, and what they do not say."""

import json

from scripts.ground.columns import Column
from scripts.ground.data_package import Row
from scripts.ground.markup import esc, markdown
from scripts.site.addresses import HELP, observation_link, page_link, recommendation_address
from scripts.site.figure.added_note import added_notes
from scripts.site.figure.argued import NO_FIGURE, argued, evidence_of, in_full, number_of, strongest
from scripts.site.figure.wording import is_computed
from scripts.site.package.accounts import about_demand
from scripts.site.package.labels import Labels
from scripts.site.pages.recommendation_figure import REPORT, base_line, number_and_bar, site_link
from scripts.site.pages.recommendation_list import answer_of, by_area, document, heading, in_order
from scripts.site.prose.account_list import dated, list_title
from scripts.site.prose.answer import Teller, composed
from scripts.site.prose.last_year import beside
from scripts.site.prose.sourced import places
from scripts.site.text.language import Language
from scripts.site.text.markup import UNSEARCHED, element, link, listing, terms
from scripts.site.text.words import LANGUAGES

# The notes that a page says once of all its figures, and of a small number.
DARK_FIGURE, FEW_CASES = "dark_figure", "few_cases"
HEAD = "---\ntitle: {}\nhide: [navigation, toc]\n---"


def recommendation_page(row: Row, teller: Teller, sheet: str = "") -> str:
    """The page as Markdown with blocks of HTML. `teller`: of the page's own address; `sheet`: the way to its sheet."""
    labels = teller.labels
    name = row["recommendation"]
    evidence = evidence_of(name, labels)
    blocks = [
        HEAD.format(json.dumps(esc(labels.language.text(row, "title")), ensure_ascii=False)),
        element("div", f"{link('../', heading(teller))} / {esc(labels.code('area', row['area']))}", class_="year"),
        f"# {markdown(labels.language.text(row, 'title'))}",
        element("p", esc(labels.language.text(row, "asks")), class_="lead"),
        seek_help(teller),
        facts(row, labels),
        sheet,
        why(evidence, teller),
        figures(evidence, teller),
        in_words(evidence, teller),
        accounts(name, labels),
        limits(evidence, teller),
        neighbours(name, teller),
    ]
    return "\n\n".join(filter(None, blocks)) + "\n"


def seek_help(teller: Teller) -> str:
    """The way to help: whoever is in need may have come here by a search."""
    words = teller.labels.language.words
    to_help = link(page_link(teller.address, HELP), words["demand_help_link"])
    return element("p", esc(words["demand_help"]).format(to_help), class_="self-help")


def facts(row: Row, labels: Labels) -> str:
    """Of whom it is asked, since when, in which matter, with what answer, and whose words these are."""
    words = labels.language.words
    pairs = [
        (words["asked_of"], esc(labels.code("addressee", row["addressee"]))),
        (words["demand_put_forward"], esc(place(row, labels))),
        (words["document"], document(row["document"], labels)),
        (words["demand_answer"], answer_of(row["recommendation"], labels)),
        (words["demand_whose"], esc(words["demand_whose_words"])),
    ]
    return terms(pairs, class_="demand-facts")


def place(row: Row, labels: Labels) -> str:
    """The source of a row and its page."""
    source = labels.title("sources", row["source"])
    return f"{source}, {labels.language.words['page'].format(row['page'])}" if row["page"] else source


def section(name: str, title: str, content: str, labels: Labels) -> str:
    """A question, its answer as a heading, and what stands below.

    The search knows a demand by its title and what it asks: what it rests on is found where it is told.
    """
    asked = element("p", esc(labels.language.words[f"demand_{name}"]), class_="question")
    told = element("h2", esc(title), id=name.replace("_", "-")) + content
    return element("section", asked + told, class_="answer", **UNSEARCHED)


def why(evidence: list[Row], teller: Teller) -> str:
    """The strongest number in a sentence, with the first composed figure that draws it, or its bar; nothing without a number."""
    found = strongest(evidence, teller.labels)
    if found is None:
        return ""
    own, row = found
    name = picture_of(row, teller)
    drawn = teller.drawing(name) if name else None
    shown = composed(name, teller) if drawn else element("div", number_and_bar(row, "strongest", teller))
    meaning = element("div", meaning_of(own, row, teller), class_="meaning-of")
    spread = element("div", f"{shown}{meaning}", class_="spread spread-wide" if drawn and drawn.wide else "spread")
    return section("why", in_full(row, teller.labels), spread, teller.labels)


def picture_of(row: Row, teller: Teller) -> str:
    """The first answer of the pages whose figure draws a number, else one of the same indicator; nothing where none does."""
    names = [name for name in teller.answers.figures.names if name in teller.answers.names and teller.stands(name)]
    drawn = {name: found.rows for name in names if (found := teller.drawing(name))}
    exact = [name for name, rows in drawn.items() if row in rows]
    near = [name for name, rows in drawn.items() if row["indicator"] in {each["indicator"] for each in rows}]
    return next(iter([*exact, *near]), "")


def figures(evidence: list[Row], teller: Teller) -> str:
    """The other numbers, each with its base and its limit; and how the year before stands beside all of them."""
    labels, words = teller.labels, teller.labels.language.words
    found = [(each, row) for each in evidence if (row := number_of(each, labels))]
    against = beside([row for _, row in found], labels)
    if len(found) < 2:
        return against
    held = "".join(element("div", figure(own, row, teller)) for own, row in found[1:])
    return section(
        "figures_question", words["demand_figures"], f"{element('div', held, class_='held')}{against}", labels
    )


def figure(own: Row, row: Row, teller: Teller) -> str:
    """One number with its bar, and what it means."""
    return number_and_bar(row, f"figure-{own['seq']}", teller) + meaning_of(own, row, teller)


def meaning_of(own: Row, row: Row, teller: Teller) -> str:
    """How a number speaks for the demand, what it does not say, what it is of and where it stands."""
    labels, words = teller.labels, teller.labels.language.words
    notes = [*([labels.note(FEW_CASES)] if FEW_CASES in row["notes"].split() else []), *added_notes([row], labels)]
    computed = [words["demand_computed"]] if is_computed(row) else []
    limit = labels.language.text(own, "limit") if own["year"] == row["year"] else ""
    source = [f"{words['source_line'].format(told)}." for told in places([row], labels)]
    title = labels.title("indicators", row["indicator"])
    to_row = link(observation_link(teller.address, row["indicator"], row["observation"]), title)
    below = f"{esc(' '.join([*notes, *computed, *source]))} {esc(words['more_on'])} {to_row}."
    blocks = [
        element("p", esc(argued(own, labels, row["year"]))),
        element("p", esc(limit), class_="limit") if limit else "",
        element("div", base_line(own, row, teller) + element("p", below, class_="quiet")),
    ]
    return "".join(blocks)


def accounts(name: str, labels: Labels) -> str:
    """What the report says in words that bears on the demand, by whose voice."""
    rows = about_demand(name, labels)
    return section("accounts", list_title(labels), dated(rows, labels), labels) if rows else ""


def in_words(evidence: list[Row], teller: Teller) -> str:
    """What the report says without a figure, or with one that no year has to show."""
    labels = teller.labels
    told = [each for each in evidence if each["evidence_kind"] != NO_FIGURE and number_of(each, labels) is None]
    if not told:
        return ""
    content = listing([in_words_item(each, teller) for each in told], class_="voices")
    return section("words_question", labels.language.words["demand_words"], content, labels)


def in_words_item(own: Row, teller: Teller) -> str:
    """One statement: what it says, the report's own words where they are in the page's language, its place and whose link it is."""
    labels, words = teller.labels, teller.labels.language.words
    linked = esc(words["linked_report"]) if own["linked_by"] == REPORT else site_link(teller)
    to_page = link(observation_link(teller.address, own["indicator"], ""), labels.title("indicators", own["indicator"]))
    below = f"{linked}. {esc(place(own, labels))}. {esc(words['more_on'])} {to_page}."
    texts = [esc(argued(own, labels)), own_words(own, labels)]
    return element("p", " ".join(filter(None, texts))) + element("p", below, class_="quiet")


def own_words(own: Row, labels: Labels) -> str:
    """What the source prints of a cell that has no number, where it is cited; only in the language of the sources."""
    if labels.language != Language(LANGUAGES[0]):
        return ""
    cell: tuple[Column, ...] = ("indicator", "category", "population", "scope", "year", "measure")
    cited: tuple[Column, ...] = ("source", "place", "page")
    found = [
        each["printed"]
        for each in labels.package.rows("statements")
        if each["printed"]
        and not each["within_indicator"]
        and all(each[field] == own[field] for field in (*cell, *cited))
    ]
    return esc(labels.language.words["demand_source_words"]).format(element("q", esc(found[0]))) if found else ""


def limits(evidence: list[Row], teller: Teller) -> str:
    """What no figure says: what the report gives none for, and that nobody knows how many are affected."""
    labels = teller.labels
    texts = [
        f"{argued(each, labels)} ({place(each, labels)})" for each in evidence if each["evidence_kind"] == NO_FIGURE
    ]
    content = listing(map(esc, [*texts, labels.note(DARK_FIGURE)]), class_="not-said")
    return section("limits_question", labels.language.words["demand_limits"], content, labels)


def neighbours(name: str, teller: Teller) -> str:
    """The demands before and after."""
    labels, words = teller.labels, teller.labels.language.words
    rows = [row for own in by_area(in_order(labels), labels).values() for row in own]
    at = next(place for place, row in enumerate(rows) if row["recommendation"] == name)
    pairs = []
    for word, place in (("demand_before", at - 1), ("demand_after", at + 1)):
        if 0 <= place < len(rows):
            address = page_link(teller.address, recommendation_address(rows[place]["recommendation"]))
            pairs.append((words[word], link(address, labels.language.text(rows[place], "title"))))
    return terms(pairs, class_="other-demands")
