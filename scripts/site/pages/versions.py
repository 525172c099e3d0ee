"""The pages of each version below its folder, in today's frame: its start, its indicators, what it has kept of method and audit.

Everything is the version's own, but for the names of things, which are today's; each page has a line on whether there is anything
newer. What a release has kept is text, and is shown as text: nothing that it holds is run, or served as markup. A version that has
been withdrawn answers with a page that says so, and repeats nothing. What they look like is `docs/templates/version.html`.
"""

import json
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import groupby
from pathlib import Path

from markupsafe import Markup

from scripts.ground.columns import Column
from scripts.ground.data_package import Package, Row, once
from scripts.ground.interval import NUMBERS, has_number
from scripts.ground.kept_words import (
    LAST_YEAR,
    PARTS,
    QUESTION,
    SECTION,
    SUBSECTION,
    TITLE,
    WHOLE,
    Kept,
    Words,
    read_words,
)
from scripts.ground.markup import markdown
from scripts.ground.releases import FOLDER, WORDS_FILE, Release
from scripts.ground.templates import Macros
from scripts.site.addresses import INDICATORS, figures_file, indicator_address, page_link, to_root, version_folder
from scripts.site.charts.drawing import Draw
from scripts.site.exports.published import kept_files
from scripts.site.frame.card import bare, embed_address, embedded
from scripts.site.frame.subject import Subject, subject_of
from scripts.site.package.citing import cite, cite_package, cited_indicator
from scripts.site.package.labels import Labels, withdrawal
from scripts.site.pages.files import facts, meaning, size
from scripts.site.pages.indicator_page import page
from scripts.site.pages.lists import ADDRESS as CODEBOOK
from scripts.site.pages.lists import OPEN, by_theme, lists
from scripts.site.text.language import LANGUAGES, Language
from scripts.site.text.templates import macros

Blocks = Sequence[tuple[str, str]]
DEPTH = {SECTION: "##", SUBSECTION: "###"}
WITHDRAWN = "---\nsearch:\n  exclude: true\npinned: {}\nwithdrawn: true\n---\n\n"
# Where the newest version is told of, as a version is at the start of its folder.
START = "data/"
# What makes a figure another one.
SAID: tuple[Column, ...] = (*NUMBERS, "qualifier", "base", "obs_status")


def read_all_kept(folder: Path, releases: Iterable[Release]) -> dict[str, list[Kept]]:
    """Version -> what its release has kept, for those beside the package in `folder` that have. Raises PackageError."""
    paths = {one: folder / FOLDER / WORDS_FILE.format(one.version) for one in releases}
    return {one.version: read_words(path, one.package) for one, path in paths.items() if path.is_file()}


def front(title: str, own: Labels) -> str:
    """The front matter of a page of a version, whose labels are `own`: in a list of others' the versions stand side by side.

    Our own search leaves it to today's page; others find it, since it is what is cited.
    """
    words = own.language.words
    named = words["in_brackets"].format(title, words["pinned_version"].format(own.package.version).lower())
    title, version = json.dumps(named, ensure_ascii=False), json.dumps(own.package.version)
    return f"---\nsearch:\n  exclude: true\npinned: {version}\ntitle: {title}\n---"


def template(language: Language) -> Macros:
    """The macros of the pages in a language."""
    return macros("version.html", language=language, size=size, meaning=meaning)


def version_pages(kept: Mapping[str, Blocks], release: Release, labels: Labels) -> dict[str, str]:
    """Path of the Markdown file -> text: the start of a version and what explains it. `kept`: address -> the blocks of the page.

    A release from before such pages were kept has none: nobody writes its method today. `labels`: today's.
    """
    own = Labels(release.package, labels.language, version_folder(release.version))
    shown, title = template(own.language), own.language.described(release.package.descriptor, "title")
    pages = {"": (title, start(own, release, [*kept, CODEBOOK]))}
    for address, blocks in kept.items():
        own_title = next((text for kind, text in blocks if kind == TITLE), "")
        groups = groupby((each for each in blocks if each[0] != TITLE), key=lambda each: each[0])
        told = [(kind, DEPTH.get(kind, ""), [text for _, text in group]) for kind, group in groups]
        pages[address] = (own_title, shown.kept(title, told))
    pages[CODEBOOK] = (own.language.words["pinned_codebook"], codebook(title, own, release))
    return {
        f"{own.place}{address.rstrip('/') or 'index'}.md": "\n\n".join(
            [front(title, own), f"# {markdown(title)}", newer(address, release, labels), content]
        )
        for address, (title, content) in pages.items()
    }


def start(own: Labels, release: Release, told: Iterable[str]) -> Markup:
    """What a citation leads to: what the data is, whose, under which licence, how it is cited, and its files.

    `told`: the addresses below it of the pages that say how the figures came to be.
    """
    language, package = own.language, own.package
    files, printed = kept_files(release), {row["source"] for row in package.rows("statements")}
    return template(language).start(
        {
            "descriptor": package.descriptor,
            "facts": facts(own),
            "cite": cite_package(package, language),
            "files": [file for file in files if not file.table and file.lang in ("", language.of_package)],
            "tables": [file for file in files if file.table],
            "titles": {one["name"]: language.described(one, "title") for one in release.descriptor["resources"]},
            "explained": [(address, language.words[f"pinned_{address.rstrip('/')}"]) for address in told],
            "themes": [(own.code("theme", theme), rows) for theme, rows in by_theme(own)],
            "sources": [
                own.title("sources", row["source"]) for row in package.rows("sources") if row["source"] in printed
            ],
        },
        to_root(own.place, language.code),
    )


def codebook(title: str, own: Labels, release: Release) -> Markup:
    """Every code, and every table of the archive, in the words of the version; of the figures file that in the page's language."""
    others = {figures_file(lang, folder="") for lang in LANGUAGES} - {figures_file(own.language.of_package, folder="")}
    tables = [one for one in release.descriptor["resources"] if one["type"] == "table" and one["path"] not in others]
    return template(own.language).codebook(title, lists(own), OPEN, tables)


def pinned_pages(words: Words, release: Release, labels: Labels, draw: Draw) -> dict[str, str]:
    """Path of the Markdown file -> text, of the pages of one version in the language of `labels`, which are today's."""
    found = {}
    for subject in subjects(words, release, labels.language):
        found[f"{subject.address.rstrip('/')}.md"] = page(
            subject,
            draw,
            "indicator_of_version.md",
            head=Markup(front(subject.title, subject.labels)),
            newer=newer(indicator_address(subject.name), release, labels),
            last_year=subject.sentences(LAST_YEAR),
            questions=subject.sentences(QUESTION),
            whole=of_the_whole(subject, release),
        )
    return found


def pinned_embeds(words: Words, release: Release, labels: Labels, draw: Draw) -> dict[str, bytes]:
    """Path -> HTML, of the pages to embed of one version."""
    return {
        f"{embed_address(subject)}index.html": embedded(
            subject, draw, newer(indicator_address(subject.name), release, labels)
        ).encode()
        for subject in subjects(words, release, labels.language)
        if subject.pictures
    }


def subjects(words: Words, release: Release, language: Language) -> list[Subject]:
    """The indicators of a version with what it has kept, whose pages lie below its folder."""
    own = Labels(release.package, language, version_folder(release.version))
    found = [subject_of(row["indicator"], own) for row in release.package.rows("indicators")]
    return [
        replace(one, kept={part: words.get((language.code, one.name, part), []) for part in PARTS}) for one in found
    ]


def of_the_whole(subject: Subject, release: Release) -> Markup:
    """The section of an indicator's page: which data it is a part of, whose that is, its files, and how to cite the indicator."""
    own, package, language = subject.labels, subject.labels.package, subject.labels.language
    files = [
        file
        for file in kept_files(release)
        if file.kind in ("figures", "zip") and file.lang in ("", language.of_package)
    ]
    way = "../" * subject.address.count("/") + version_folder(release.version)
    part_of = macros("parts.html").link(way, language.described(package.descriptor, "title"))
    cited = cite(cited_indicator(subject.row, package), package, language)
    up = to_root(own.place + indicator_address(subject.name), language.code)
    return template(language).whole(subject.name, facts(own, subject.name, part_of), files, up, cited)


def newer(address: str, release: Release, labels: Labels) -> Markup:
    """The line of a page: which version this is, and whether its figures have been corrected, or there are newer ones.

    `address`: that of the same page today. The page of an indicator speaks of that, any other of them all.
    """
    latest, version, way = labels.package, release.version, ""
    indicator = address.removeprefix(INDICATORS).rstrip("/") if address.startswith(INDICATORS) else ""
    if version == latest.version:
        state = "newest"
    elif indicator and indicator not in latest.by_name["indicators"]:
        state = "gone"
    else:
        shown = [indicator] if indicator else release.package.by_name["indicators"]
        state, here = difference(shown, release.package, latest), version_folder(version) + address
        way = page_link(here, address or START)
    return template(labels.language).newer(labels.language.words[f"pinned_{state}"].format(version), way)


def difference(indicators: Collection[str], old: Package, new: Package, shown: Collection[str] = ()) -> str:
    """What has become of them: "corrected" where a figure says something else, "added" where there are more, "same".

    `shown`: the names of the figures that may be corrected, where it is not all of them.
    """
    before, now = (
        {name: said for one in indicators for name, said in figures(package).get(one, {}).items()}
        for package in (old, new)
    )
    if any(now.get(name) != said for name, said in before.items() if not shown or name in shown):
        return "corrected"
    return "added" if set(now) - set(before) else "same"


@once
def figures(package: Package) -> dict[str, dict[str, tuple[str, ...]]]:
    """Indicator -> name of a figure -> what it says. A cell without a number says nothing yet: it is filled, not corrected."""
    found: dict[str, dict[str, tuple[str, ...]]] = {}
    for row in filter(has_number, package.rows("observations")):
        found.setdefault(row["indicator"], {})[row["observation"]] = tuple(row[name] for name in SAID)
    return found


def withdrawn(rows: Iterable[Row], labels: Labels, homes: Mapping[str, str]) -> dict[str, str]:
    """Path -> text of each page of each withdrawn version, also of those to embed; found by their address alone: by no search.

    The indicators are today's: of those that it had nothing is read. `homes`: the page of a figure that may have stood alone ->
    where it stands.
    """
    shown, indicators, found = template(labels.language), labels.package.by_name["indicators"], {}
    for row in rows:
        folder, why = version_folder(row["withdrawn_version"]), withdrawal(row, labels.language)
        for address in ["", *WHOLE, CODEBOOK, *map(indicator_address, indicators)]:
            told = shown.withdrawn(why, page_link(folder + address, address) or "./")
            found[f"{folder}{address.rstrip('/') or 'index'}.md"] = (
                WITHDRAWN.format(json.dumps(row["withdrawn_version"])) + f"{told}\n"
            )
        for alone, home in homes.items():
            at, told = folder + alone, shown.withdrawn_embed(why, page_link(folder + alone, home))
            found[f"{at}index.html"] = bare(labels.language.words["withdrawn_title"], at, told, labels)
    return found
