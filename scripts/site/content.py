"""All that is generated: a package in; pages, and the files of each language and of all, out. Nothing is read or written here."""

from collections.abc import Mapping, Sequence
from typing import Literal

from scripts.ground.data_package import Package
from scripts.ground.releases import LICENCE_FILE, README_FILE, Release
from scripts.site.addresses import (
    CATALOGUE,
    CHANGES_FEED,
    CROISSANT,
    LATEST,
    LLMS,
    ROBOTS,
    SITEMAP,
    absolute,
    answer_csv,
    answer_picture,
    door_address,
    embed_page,
    explorer_file,
    figures_file,
    indicator_twin,
    new_picture,
    page_address,
    picture_file,
    recommendation_address,
    recommendation_sheet,
    version_folder,
)
from scripts.site.addresses import plan_sheet as sheet_file
from scripts.site.charts.drawing import Draw, Paint, Press
from scripts.site.charts.elements import NO_FIGURES, Figures
from scripts.site.charts.figures import rows_of
from scripts.site.exports.catalogue import catalogue, croissant
from scripts.site.exports.explored import explored
from scripts.site.exports.figures.forms import by_id, llms, row_files, rows_csv, twin
from scripts.site.exports.published import indicator_file, kept_files, published_files
from scripts.site.frame.card import embedded, figure_page
from scripts.site.frame.sharing import picture
from scripts.site.frame.subject import subject_of
from scripts.site.makers import NO_SHEETS, makers, parts
from scripts.site.package.labels import Labels
from scripts.site.pages import witness
from scripts.site.pages.changes import feed
from scripts.site.pages.demands import recommendation_page
from scripts.site.pages.doors import door_pages
from scripts.site.pages.indicator_page import framed, indicator_page
from scripts.site.pages.lists import moved_pages
from scripts.site.pages.paper import demand_sheet, to_sheet
from scripts.site.pages.plan_sheet import plan_sheet
from scripts.site.prose.answer import Teller
from scripts.site.prose.answer_table import Answers
from scripts.site.prose.filling import filled
from scripts.site.prose.help_screen import help_pages
from scripts.site.prose.new_page import pictures as new_pictures
from scripts.site.prose.novelty import by_rule
from scripts.site.prose.plan import SheetPlan
from scripts.site.prose.told import shared_picture
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
    plan: SheetPlan,
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
    plan: SheetPlan,
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


def files(labels: Labels, draw: Draw, paint: Paint, answers: Answers, releases: Sequence[Release]) -> dict[str, bytes]:
    """What each language has of its own beside its pages: rows by themselves, what Explore reads, pictures, frames, the feed."""
    language = labels.language
    found = {CHANGES_FEED: feed(labels, releases).encode("utf-8")}
    for release in releases if language.code in LANGUAGES else ():
        found |= row_files(release.files[figures_file(language.code, folder="")], Labels(release.package, language))
    for row in labels.package.rows("indicators"):
        subject = subject_of(row["indicator"], labels)
        found[indicator_twin(subject.name, language.code)] = twin(subject.name, labels)
        if subject.observations:
            found[explorer_file(subject.name)] = explored(subject)
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


def sheets(labels: Labels, draw: Draw, press: Press, answers: Answers, plan: SheetPlan) -> dict[str, bytes]:
    """The sheets to print: of the plan, and of each demand. They are today's, as their pages are: no release keeps them."""
    language, teller = labels.language, Teller(answers, labels, draw, "")
    told = {name: plan_sheet(name, plan, teller) for name in plan.sheets}
    paths = {name: sheet_file(name, plan.doors, labels.package, language.code) for name in plan.sheets}
    found = {paths[name]: press(sheet) for name, sheet in told.items() if sheet}
    for row in labels.package.rows("recommendations"):
        found[recommendation_sheet(row["recommendation"], language.code)] = press(demand_sheet(row, teller))
    return found


def downloads(package: Package, releases: Sequence[Release], figures: Figures = NO_FIGURES) -> dict[str, bytes]:
    """Every file: each release, the newest version in every format, each indicator's, the descriptions for machines."""
    found = released(releases)
    listed = published_files(releases[-1])
    found |= {file.path: file.data for file in listed}
    for lang in LANGUAGES:
        own = (indicator_file(package, row["indicator"], lang) for row in package.rows("indicators"))
        found |= {file.path: file.data for file in own}
        found |= answer_files(Labels(package, Language(lang)), figures)
    found |= {CATALOGUE: catalogue(package, releases, listed), CROISSANT: croissant(releases[-1])}
    robots = f"User-agent: *\nAllow: /\nSitemap: {absolute(package, SITEMAP)}\n"
    return found | {LLMS: llms(package), ROBOTS: robots.encode()}


def released(releases: Sequence[Release]) -> dict[str, bytes]:
    """Each release where it stays, and what explains it."""
    found = {file.path: file.data for one in releases for file in kept_files(one)}
    folders = [(version_folder(one.version), one) for one in releases] + [(LATEST, releases[-1])]
    return found | {folder + name: one.files[name] for folder, one in folders for name in (README_FILE, LICENCE_FILE)}


def answer_files(labels: Labels, figures: Figures) -> dict[str, bytes]:
    """The rows of the figures file that each answer rests on, and each sentence of what is new."""
    lang = labels.language.of_package
    known = by_id(labels.package)[lang]
    shown = [(name, rows_of(name, figures, labels)) for name in figures.names]
    shown += [(item.name, item.drawing.rows) for item in by_rule(labels) if item.drawing]
    return {
        answer_csv(name, lang): rows_csv([known[row["observation"]] for row in rows]) for name, rows in shown if rows
    }
