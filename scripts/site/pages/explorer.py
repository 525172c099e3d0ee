"""The explorer's page: the form that a script fills and shows, and the places for what was picked."""

from collections.abc import Iterable

from scripts.ground.data_package import Package, Row
from scripts.ground.interval import has_number
from scripts.ground.markup import esc
from scripts.site.addresses import (
    EXPLORER,
    indicator_csv,
    json_stat_file,
    page_link,
    question_link,
    to_root,
)
from scripts.site.exports.json_stat_dimensions import dimension_label
from scripts.site.figure.selection import of_indicator
from scripts.site.package.labels import Labels
from scripts.site.pages.indicator_list import amount, by_theme
from scripts.site.text.language import Language
from scripts.site.text.markup import element, link, listing, table

# What a reader picks after the indicator, in the order in which one narrows down the next.
# Of a condition and of what a share is of only what there are several of is asked for: one base at a time.
SOME = ("within", "base")
CHOICES = ("population", "scope", "year", "measure", *SOME)
# Where every rule of reading stands.
RULES = "codebook/#reading-rules"
# data-NAME of the form -> the words in it: what the script says.
SAID = {
    "pick": "explore_pick",
    "all_years": "explore_all_years",
    "one": "explore_one",
    "several": "explore_several",
    "sentence": "explore_sentence",
    "no_chart": "explore_no_chart",
    "not_drawn": "explore_not_drawn",
    "frame": "sign_base",
    "bound": "sign_about",
    "open": "explore_open",
    "break": "break_line",
    "notes": "remark_notes",
    "add": "explore_add",
    "add_elsewhere": "explore_add_elsewhere",
    "compare": "explore_compare",
    "compare_elsewhere": "explore_compare_elsewhere",
    "all_here": "explore_all_here",
    "finding": "see_finding",
}


def explorer(labels: Labels) -> str:
    """The form, what is said to those who hear the page, and the result, hidden until the script has something to show."""
    status = element("p", "", id="explore-status", class_="explore-status", role="status")
    failed = element("p", esc(labels.language.words["explore_failed"]), id="explore-failed", hidden="", role="alert")
    return "\n\n".join([form(labels), status, failed, result(labels)])


def form(labels: Labels) -> str:
    """The form. Its data: where an indicator's files lie, and what the script says."""
    words = labels.language.words
    file = page_link(EXPLORER, json_stat_file("{}", labels.language.code))
    data = {name: words[word] for name, word in SAID.items()}
    data |= {"file": file, "page": page_link(EXPLORER, "indicators/{}/"), "audit": question_link(EXPLORER, "{}")}
    data["table"] = to_root(EXPLORER, labels.language.code) + indicator_csv("{}", labels.language.of_package)
    fields = field("indicator", words["explore_indicator_field"], indicator_options(labels))
    fields += "".join(field(name, dimension_label(name, labels), "") for name in CHOICES)
    named = {f"data_{name}": text for name, text in data.items()} | {"aria_label": words["explore_form"]}
    return element("form", fields, id="explore", class_="explore", data_search_exclude="", **named)


def field(name: str, label: str, options: str) -> str:
    """One choice with its label; the script enables it."""
    named = element("label", esc(label), for_=f"explore-{name}")
    attributes = {"id": f"explore-{name}", "name": name, "autocomplete": "off", "disabled": ""}
    unasked = {"hidden": ""} if name in SOME else {}
    return element("div", named + element("select", options, **attributes), **unasked)


def indicator_options(labels: Labels) -> str:
    """The indicators with observations, by theme; one whose numbers are all missing says so before it is picked."""
    options = element("option", esc(labels.language.words["explore_pick"]), value="")
    for theme, rows in by_theme(labels):
        inner = "".join(indicator_option(row, labels) for row in rows if observations(row, labels.package))
        options += element("optgroup", inner, label=labels.code("theme", theme)) if inner else ""
    return options


def indicator_option(row: Row, labels: Labels) -> str:
    """One indicator."""
    title = labels.language.text(row, "title")
    if not any(map(has_number, observations(row, labels.package))):
        title = labels.language.words["in_brackets"].format(title, amount(row, labels))
    return element("option", esc(title), value=row["indicator"])


def observations(row: Row, package: Package) -> list[Row]:
    """The observations of an indicator."""
    return of_indicator(package, "observations", row["indicator"])


def result(labels: Labels) -> str:
    """The places for what was picked: in words, drawn, what may be added and compared, as a table, its notes, address and files."""
    language, words = labels.language, labels.language.words
    head = [words[f"column_{name}"] for name in ("category", "value_and_base", "remark")]
    figure = element("figcaption", "", id="explore-reading") + element("ul", "", id="explore-bars")
    rules = element("li", link(page_link(EXPLORER, RULES), words["explore_all_rules"]), id="explore-all-rules")
    blocks = [
        element("h2", "", id="explore-heading"),
        element("p", "", id="explore-sentence", class_="card-line"),
        element("p", esc(words["several_answers_line"]), id="explore-answers-several", class_="card-care"),
        element("p", esc(labels.note("few_cases")), id="explore-few", class_="card-care"),
        element("figure", figure, id="explore-chart", aria_labelledby="explore-heading"),
        element("p", "", id="explore-no-chart"),
        element("ul", rules, id="explore-rules", class_="card-care", aria_label=words["explore_rules"]),
        table("explore-values", "", head, element("tbody", "", id="explore-rows")),
        listing(files(language)),
        element("ol", "", id="explore-notes"),
        element(
            "p", f"{esc(words['explore_source'])} {element('span', '', id='explore-source')}", class_="card-source"
        ),
    ]
    named = {"aria_labelledby": "explore-heading", "data_search_exclude": ""}
    return element("section", "".join(blocks), id="explore-result", class_="explore-result", hidden="", **named)


def files(language: Language) -> Iterable[str]:
    """The links whose targets follow from what was picked."""
    for name, word in (("csv", "explore_csv"), ("json", "explore_json"), ("page", "more")):
        yield element("a", esc(language.words[word]), id=f"explore-{name}")
    yield f"{esc(language.words['explore_address'])} {element('a', '', id='explore-address')}"
