"""All that is generated: a package and a language in; pages, parts of pages and files out. Nothing is read or written here."""

from collections.abc import Mapping, Sequence
from typing import Literal

from scripts.ground.data_package import Row, parse
from scripts.ground.markup import esc
from scripts.ground.releases import Release
from scripts.site.addresses import (
    CHANGES_FEED,
    answer_picture,
    door_address,
    embed_page,
    indicator_twin,
    json_stat_file,
    new_picture,
    page_address,
    picture_file,
    recommendation_address,
    recommendation_sheet,
)
from scripts.site.addresses import plan_sheet as sheet_file
from scripts.site.charts.drawing import Draw, Paint, Press
from scripts.site.exports.figures.forms import twin
from scripts.site.exports.json_stat import json_stat
from scripts.site.exports.published import published_files
from scripts.site.figure.counts import audit_totals, check_table, missing_list, range_list
from scripts.site.figure.questions import question_list
from scripts.site.frame.card import embedded, figure_page
from scripts.site.frame.sharing import picture, plainly
from scripts.site.frame.subject import subject_of
from scripts.site.makers import NO_SHEETS, makers
from scripts.site.package.citing import cite_package
from scripts.site.package.labels import Labels
from scripts.site.package.said import accounts_year
from scripts.site.pages import witness
from scripts.site.pages.changes import change_files, change_list, feed
from scripts.site.pages.demands import recommendation_page
from scripts.site.pages.doors import door_pages
from scripts.site.pages.files import (
    figure_columns,
    figures_way,
    format_list,
    package_facts,
    package_files,
    release_list,
    table_list,
)
from scripts.site.pages.indicator_page import framed, indicator_page
from scripts.site.pages.lists import break_list, explorer, figure_lines, lists, moved_pages
from scripts.site.pages.paper import demand_sheet, to_sheet
from scripts.site.pages.plan_sheet import plan_sheet
from scripts.site.prose.answer import Teller
from scripts.site.prose.answer_table import Answers, measured
from scripts.site.prose.filling import filled
from scripts.site.prose.help_screen import help_pages, help_screen, helpline_sources
from scripts.site.prose.new_page import pictures as new_pictures
from scripts.site.prose.plan import Plan
from scripts.site.prose.told import shared_picture
from scripts.site.text.help_words import help_rows, help_words
from scripts.site.text.language import LANGUAGES, Language

# As what the chart of an indicator is handed out; of an answer nobody was led to the other.
KINDS: tuple[Literal["svg"], Literal["png"]] = ("svg", "png")


def pages(labels: Labels, draw: Draw, preview: bool = False) -> dict[str, str]:
    """The generated pages: path of the Markdown file -> its text. `preview`: with what is not confirmed, marked."""
    return (
        moved_pages(labels)
        | help_pages(labels, preview)
        | {
            f"indicators/{row['indicator']}.md": indicator_page(row, labels, draw)
            for row in labels.package.rows("indicators")
        }
    )


def recommendation_pages(
    labels: Labels, draw: Draw, answers: Answers, sheets: Mapping[str, bytes] = NO_SHEETS
) -> dict[str, str]:
    """The pages of the demands: path of the Markdown file -> its text."""
    found = {}
    for row in labels.package.rows("recommendations"):
        address = recommendation_address(row["recommendation"])
        sheet = to_sheet(row["recommendation"], sheets, labels, address)
        page = recommendation_page(row, Teller(answers, labels, draw, address), sheet)
        found[f"{address.removesuffix('/')}.md"] = page
    return found


def doors(
    labels: Labels,
    draw: Draw,
    answers: Answers,
    plan: Plan,
    sheets: Mapping[str, bytes] = NO_SHEETS,
    preview: bool = False,
) -> dict[str, str]:
    """The doors, and the page of them all: path of the Markdown file -> its text. `preview`: as above."""
    links = {name: to_sheet(name, sheets, labels, door_address(name), plan.doors) for name in plan.doors}
    return door_pages(plan, Teller(answers, labels, draw, ""), links, preview)


def written_out(
    labels: Labels,
    draw: Draw,
    answers: Answers,
    plan: Plan,
    releases: Sequence[Release],
    prose: Mapping[str, str],
    sheets: Mapping[str, bytes] = NO_SHEETS,
) -> dict[str, str]:
    """Every page as Markdown that no tool has to fill any more: what another generator of sites would take over.

    `prose`: the hand-written pages by their path. The notebooks are not among them. `sheets`: those that the pages lead to.
    """
    known = parts(labels, releases)
    by_hand = {
        path: filled(text, known, labels, makers(Teller(answers, labels, draw, address), sheets, plan))
        for path, text in prose.items()
        if path != witness.left_out(labels.package)
        for address in [page_address(path)]
    }
    made = recommendation_pages(labels, draw, answers, sheets) | doors(labels, draw, answers, plan)
    return {**pages(labels, draw), **made, **by_hand}


def parts(
    labels: Labels, releases: Sequence[Release], withdrawn: Sequence[Row] = (), preview: bool = False
) -> dict[str, str]:
    """The generated parts that a hand-written page can name in a placeholder: name -> Markdown or HTML. `preview`: as above."""
    language = labels.language
    descriptor, listed, own = labels.package.descriptor, published_files(releases[-1]), lists(labels)
    return {
        "year": labels.package.latest_year,
        "next_year": str(int(labels.package.latest_year) + 1),
        "accounts_year": accounts_year(labels),
        "created": language.date(descriptor["created"]),
        "version": esc(descriptor["version"]),
        "citation": cite_package(labels.package, language),
        "changes": change_list(labels, releases, withdrawn),
        "change_files": change_files(labels),
        "releases": release_list(language, releases),
        "audit_totals": audit_totals(labels),
        "audit_checks": check_table(labels),
        "audit_questions": question_list(labels),
        "audit_ranges": range_list(labels),
        "audit_missing": missing_list(labels),
        "indicators": own.indicator_list(),
        "help_title": esc(help_words(help_rows(), language.code)["title"]),
        "help_screen": help_screen(labels, preview),
        "helpline_sources": helpline_sources(labels, preview),
        "explorer": explorer(labels),
        "breaks": break_list(labels),
        "rules": own.rule_list(),
        "notes": own.note_list(),
        "sources": own.source_list(),
        "populations": own.population_list(),
        "package_facts": package_facts(labels),
        "package_files": package_files(listed, language),
        "figures_way": figures_way(labels),
        "figure_lines": figure_lines(labels),
        "figure_columns": figure_columns(language),
        "reading_rules": own.reading_rules(),
        "tables": table_list(releases[-1], labels),
        "statuses": own.code_list("obs_status"),
        "units": own.code_list("unit"),
        "population_codes": own.population_codes(),
        "category_codes": own.category_codes(),
        "code_lists": own.code_lists(),
        "mappings": own.mappings(),
        "formats": format_list(labels),
        **witness.parts(labels),
        **measured(language),
    }


def files(labels: Labels, draw: Draw, paint: Paint, answers: Answers, releases: Sequence[Release]) -> dict[str, bytes]:
    """What each language has of its own beside its pages: JSON-stat, pictures, pages to embed and the feed of changes."""
    language = labels.language
    found = {CHANGES_FEED: feed(labels, releases).encode("utf-8")}
    for row in labels.package.rows("indicators"):
        subject = subject_of(row["indicator"], labels)
        found[indicator_twin(subject.name, language.code)] = twin(subject.name, labels)
        if subject.observations:
            found[json_stat_file(subject.name, language.code)] = json_stat(subject)
        if subject.pictures:
            own = picture(subject, draw)
            found |= {picture_file(subject.name, language.code, kind): paint(own, kind) for kind in KINDS}
            found[f"{embed_page(subject.name)}index.html"] = embedded(subject, draw).encode("utf-8")
    teller = Teller(answers, labels, draw, "")
    for name in filter(teller.stands, answers.names):
        if shared := shared_picture(name, teller):
            found[answer_picture(name, language.code)] = paint(shared, "png")
    for one in framed(teller):
        found[f"{one.at}index.html"] = figure_page(one, labels, draw).encode("utf-8")
    for name, own in new_pictures(teller).items():
        found[new_picture(name, language.code)] = paint(own, "png")
    return found


def sheets(labels: Labels, draw: Draw, press: Press, answers: Answers, plan: Plan) -> dict[str, bytes]:
    """The sheets to print: of the plan, and of each demand. They are today's, as their pages are: no release keeps them."""
    language, teller = labels.language, Teller(answers, labels, draw, "")
    told = {name: plan_sheet(name, plan, teller) for name in plan.sheets}
    paths = {name: sheet_file(name, plan.doors, labels.package, language.code) for name in plan.sheets}
    found = {paths[name]: press(sheet) for name, sheet in told.items() if sheet}
    for row in labels.package.rows("recommendations"):
        found[recommendation_sheet(row["recommendation"], language.code)] = press(demand_sheet(row, teller))
    return found


def charts(files: Mapping[str, bytes], draw: Draw, paint: Paint) -> dict[str, str]:
    """The charts of a package, given as the bytes of its files, as people download them in Swedish: indicator -> SVG.

    Raises ValueError, LookupError or StopIteration where the package, which may be older than this code, lacks what they show.
    """
    labels = Labels(parse(files.__getitem__), Language(LANGUAGES[0]))
    subjects = [subject_of(row["indicator"], labels) for row in labels.package.rows("indicators")]
    return {
        subject.name: paint(plainly(picture(subject, draw)), "svg").decode("utf-8")
        for subject in subjects
        if subject.pictures
    }
