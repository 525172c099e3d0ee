"""What MkDocs calls. Thin: each function hands over to the pure modules and tells MkDocs the result."""

import json
import os
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page

from scripts.ground.data_package import PackageError, Row
from scripts.ground.releases import Release, kept_addresses
from scripts.paths import DOCS, ROOT
from scripts.site import content
from scripts.site.addresses import DOORS, RECOMMENDATIONS, STRIP_STYLE, in_other_language, page_picture
from scripts.site.charts.data import check_kinds
from scripts.site.charts.drawing import draw, paint, press
from scripts.site.exports.benchmark import asked
from scripts.site.exports.published import read_published
from scripts.site.exports.structured_data import signposts, structured_data
from scripts.site.frame import searching
from scripts.site.frame import shell as frame
from scripts.site.frame.card import STYLES as EMBED_STYLES
from scripts.site.frame.reread import read_once
from scripts.site.frame.searching import (
    NEED,
    UNMEASURED,
    IndexAdditions,
    doors,
    need_words,
    quotable,
    searched,
    tell_of_page,
    unmeasured,
)
from scripts.site.frame.shell import POLICY, SHELL, description, drawn_mark, edit_address, heading, lead, said_once
from scripts.site.frame.signing import Glossary, explained, glossary, led, signed
from scripts.site.frame.style import STYLE
from scripts.site.makers import makers, parts
from scripts.site.package.labels import Labels, decided, is_released, read_package, read_withdrawn
from scripts.site.pages import notebooks, witness
from scripts.site.pages.doors import missing
from scripts.site.pages.lasting_frames import once_there
from scripts.site.pages.paper import imprint
from scripts.site.pages.versions import start_page
from scripts.site.prose import plan as planned
from scripts.site.prose.answer import Teller
from scripts.site.prose.answer_table import FILES, Answers, check_answers, check_measured, read_answers
from scripts.site.prose.filling import filled
from scripts.site.prose.help_screen import help_card
from scripts.site.prose.told import page_picture as picture_of_page
from scripts.site.prose.told import shared, tell_of_answers, told_of_indicators
from scripts.site.text.language import FOLDERS, LANGUAGE_NAMES, WORDS, Language

ASSETS = DOCS / "assets"
# What the theme brings and no page asks for: its scripts, since ours open, search and show; source maps, its own icon.
UNUSED = re.compile(r"assets/(?:images/|javascripts/|.*\.map$|stylesheets/palette\.)")
INDEX = "search/search_index.json"


class Build:
    """What the events of one build share. MkDocs calls them in the order in which they stand below."""

    labels: Labels
    releases: list[Release]
    kept: list[str]
    withdrawn: list[Row]
    preview: bool
    parts: dict[str, str]
    told: IndexAdditions
    tables: dict[str, list[dict[str, str]]]
    answers: Answers
    doors: dict[str, str]
    sheets: dict[str, bytes]
    plan: planned.SheetPlan
    glossary: Glossary


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Read the package, and take the site's address from it."""
    lang = str(config.theme["language"])
    try:
        folder = ROOT / config.extra["package"]
        Build.labels = Labels(read_package(folder), Language(lang))
        check_kinds(Build.labels.package)
        check_measured(Build.labels.package)
        Build.releases = read_published(folder, Build.labels.package)
        Build.kept = kept_addresses(folder, Build.releases)
        Build.withdrawn = read_withdrawn(folder, Build.labels.package)
        Build.preview = not is_released(folder, Build.labels.package)
        Build.parts = parts(Build.labels, Build.releases, Build.withdrawn, Build.preview)
        Build.told = told_of_indicators(Build.labels)
        Build.tables = searching.read_tables(DOCS)
        Build.glossary = glossary((DOCS / lang / "glossary.md").read_text(encoding="utf-8"), lang, Build.labels.titled)
        Build.answers = read_answers(DOCS)
        check_answers(Build.answers, Build.labels.package)
        plan = Build.plan = planned.read_plan(DOCS)
        planned.check_plan(plan, Build.answers, Build.labels.package)
        Build.sheets = content.sheets(Build.labels, draw, press, Build.answers, plan)
        Build.doors = content.doors(Build.labels, draw, Build.answers, plan, Build.sheets, Build.preview)
    except PackageError as fault:
        raise PluginError(str(fault)) from fault
    config.nav = frame.without({witness.left_out(Build.labels.package), *missing(plan, Build.doors)}, config.nav)
    root = Build.labels.package.descriptor["homepage"]
    config.site_url = root + FOLDERS[lang]
    config.extra |= {"site_root": root, "language_folders": FOLDERS, "shell": SHELL[lang], "policy": POLICY}
    config.extra["locale"] = WORDS[lang]["locale"].replace("-", "_")
    config.extra |= {"imprint": imprint(Build.labels), "mark": drawn_mark()}
    config.edit_uri = edit_address(decided("repository", Build.labels.package), lang)
    config.watch += [str(ASSETS), *(str(DOCS / name) for name in (*FILES, *searching.FILES, planned.NAME))]
    folder, figures = notebooks.prepared(Build.labels, (ROOT / "requirements.txt").read_bytes())
    os.environ[notebooks.SETTING] = figures
    config.plugins["mkdocs-jupyter"].config["cache_dir"] = str(folder / "results")
    return config


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add the generated pages and pictures, the shared assets and, once for both languages, the data to download."""
    left_out = witness.left_out(Build.labels.package)
    for file in [file for file in files if UNUSED.match(file.src_uri) or file.src_uri == left_out]:
        files.remove(file)
    generated: dict[str, str | bytes] = {**content.pages(Build.labels, draw, Build.preview), **Build.sheets}
    generated |= {**content.recommendation_pages(Build.labels, draw, Build.answers, Build.sheets), **Build.doors}
    generated |= content.files(Build.labels, draw, paint, Build.answers, Build.releases)
    lang, teller = Build.labels.language.code, Teller(Build.answers, Build.labels, draw, "")
    generated |= start_page(Build.releases[-1], Build.labels)
    generated |= once_there(Build.withdrawn, Build.kept, generated, teller)
    for path, data in generated.items():
        files.append(File.generated(config, path, content=data))
    address = notebooks.newest_figures(Build.labels)
    for notebook in [file for file in files if file.src_uri.endswith(notebooks.ENDING)]:
        source = notebooks.given_out(notebook.content_string, address, str(config.site_url))
        files.append(File.generated(config, f"{notebook.name}/{notebook.src_uri}", content=source))
    joined_only = {*(Path(sheet).name for sheet in config.extra_css)} - {*EMBED_STYLES, Path(STRIP_STYLE).name}
    for asset in sorted(path for path in ASSETS.iterdir() if path.name not in joined_only):
        files.append(File.generated(config, f"assets/{asset.name}", abs_src_path=str(asset)))
    sheets = [(DOCS / sheet).read_text(encoding="utf-8") for sheet in config.extra_css]
    files.append(File.generated(config, STYLE, content="\n".join(sheets)))
    config.extra_css = [STYLE]
    if not FOLDERS[lang]:
        for path, data in content.downloads(Build.labels.package, Build.releases, Build.answers.figures).items():
            files.append(File.generated(config, path, content=data))
    return files


def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Put the figures into the prose."""
    if page.file.src_uri.endswith(notebooks.ENDING):
        return markdown
    if page.file.generated_by:
        read_once(page)
        return markdown
    try:
        teller = Teller(Build.answers, Build.labels, draw, page.url)
        page.meta["shared_picture"] = shared(markdown, teller)
        tell_of_answers(markdown, teller, Build.told)
        return filled(markdown, Build.parts, Build.labels, makers(teller, Build.sheets, Build.plan))
    except PackageError as fault:
        raise PluginError(f"{Path(config.docs_dir).name}/{page.file.src_uri}: {fault}") from fault


def on_page_content(html: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Give a notebook the look of the other pages, the search what it may quote, and the links to the glossary their meaning."""
    if not page.file.src_uri.endswith(notebooks.ENDING):
        give_picture(page, html, files, config)
        html, known, caution = quotable(html), Build.glossary, Build.labels.note("few_cases")
        read = html if page.meta.get("pinned") else led(said_once(html, caution), page.url, known)
        return explained(read, known.meanings)
    address = notebooks.newest_figures(Build.labels)
    return notebooks.page_of(html, page.file.name, address, Build.labels.language.words)


def on_post_page(output: str, page: Page, config: MkDocsConfig) -> str:
    """Put the signs of doubt into a page, last: they are no part of what it is called or found by. A version has its own words."""
    return frame.flush(output if page.meta.get("pinned") else signed(output, page.url, Build.labels))


def give_picture(page: Page, html: str, files: Files, config: MkDocsConfig) -> None:
    """Give a page that people read, and that has no figure of its own, a picture of its heading for where it is shared."""
    is_read = page.file.generated_by is None or page.url.startswith((RECOMMENDATIONS, DOORS))
    if page.meta.get("shared_picture") or not is_read:
        return
    title, path = heading(html), page_picture(page.url, Build.labels.language.code)
    picture = picture_of_page(title, lead(html), Build.labels)
    files.append(File.generated(config, path, content=paint(picture, "png")))
    page.meta["shared_picture"] = {"path": path, "text": title}


def on_page_context(context: dict[str, Any], page: Page, config: MkDocsConfig, nav: Any) -> dict[str, Any]:
    """Where the same page is in the other languages, what the page says first, and what it says of data to machines."""
    context["other_languages"] = switches(lambda other: in_other_language(page.url, Build.labels.language.code, other))
    if page.parent is None:  # alone in its tab, or in none: there is nothing to list beside it
        page.meta.setdefault("hide", []).append("navigation")
    tell_of_page(page.url, page.meta, Build.told)
    Build.told.headings.update({f"{page.url}#{each.id}": page.url for each in page.toc.items if each.level == 1})
    context["description"] = page.meta.get("description") or description(page.content or "")
    context["heading"] = Build.told.called(page.url, heading(page.content or "") or page.title)
    context["report_mistake"] = frame.feedback(
        context["heading"], page.canonical_url, page.meta.get("pinned"), Build.labels
    )
    context["structured_data"] = structured_data(page.url, Build.labels, Build.releases)
    context["signposts"] = signposts(page.url, Build.labels, Build.releases)
    return context


def on_template_context(context: dict[str, Any], template_name: str, config: MkDocsConfig) -> dict[str, Any]:
    """The page for a wrong address has no counterpart: it leads to the start in other languages, from wherever it is shown."""
    context["other_languages"] = switches(lambda other: config.extra["site_root"] + FOLDERS[other])
    context["words"] = Build.labels.language.words
    context["hidden"] = "hidden"  # as on a page that is alone in its tab: nothing to list beside it
    return context


def on_post_build(config: MkDocsConfig) -> None:
    """Make the index what our search asks: the theme's entries, what we know of them, and the tables."""
    path = Path(config.site_dir) / INDEX
    docs, language = json.loads(path.read_text(encoding="utf-8"))["docs"], Build.labels.language
    tables = {
        "help": {
            "words": need_words(Build.tables[NEED], language),
            "html": help_card(Build.labels, Build.preview),
        },
        "unmeasured": [*unmeasured(Build.tables[UNMEASURED], Build.labels)],
        "asked": [each.entry for each in asked(Build.labels)],
        "doors": doors(language),
    }
    path.write_text(searched(docs, Build.told, tables, language), encoding="utf-8")


def switches(address: Callable[[str], str]) -> list[dict[str, str]]:
    """The links to the other languages, each to its `address`."""
    others = {lang: name for lang, name in LANGUAGE_NAMES.items() if lang != Build.labels.language.code}
    return [{"lang": lang, "name": name, "link": address(lang)} for lang, name in others.items()]
