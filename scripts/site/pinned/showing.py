"""The pages of each version below its folder: the sentences that it kept, its figures drawn of its own rows, in today's frame.

Each has a line on whether there is anything newer. Nothing that a release holds is run, or served as markup.
"""

import json
from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from pathlib import Path

from scripts.ground.columns import Column
from scripts.ground.data_package import Package, Row
from scripts.ground.interval import NUMBERS, has_number
from scripts.ground.kept_words import LAST_YEAR, PARTS, QUESTION, Kept, Words, read_words
from scripts.ground.markup import esc
from scripts.ground.releases import FOLDER, WORDS_FILE, Release
from scripts.site.addresses import INDICATORS, indicator_address, page_link, version_folder
from scripts.site.cards.card import embed_address, embedded
from scripts.site.cards.subject import Subject, subject_of
from scripts.site.charts.drawing import Draw
from scripts.site.package.labels import Labels
from scripts.site.pages.indicator_page import page
from scripts.site.pinned.landing import of_the_whole
from scripts.site.text.language import Language
from scripts.site.text.markup import element, link

# Where the newest version is told of, as a version is at the start of its folder.
START = "data/"
# What makes a figure another one.
SAID: tuple[Column, ...] = (*NUMBERS, "qualifier", "base", "obs_status")


def read_all_kept(folder: Path, releases: Iterable[Release]) -> dict[str, list[Kept]]:
    """Version -> what its release has kept, for those beside the package in `folder` that have. Raises PackageError."""
    paths = {one: folder / FOLDER / WORDS_FILE.format(one.version) for one in releases}
    return {one.version: read_words(path, one.package) for one, path in paths.items() if path.is_file()}


def head(title: str, own: Labels) -> str:
    """The front matter of a page of a version, whose labels are `own`: in a list of others' the versions stand side by side.

    Our own search leaves it to today's page; others find it, since it is what is cited.
    """
    words = own.language.words
    named = words["in_brackets"].format(title, words["pinned_version"].format(own.package.version).lower())
    return f"---\nsearch:\n  exclude: true\npinned: true\ntitle: {json.dumps(named, ensure_ascii=False)}\n---"


def pinned_pages(words: Words, release: Release, labels: Labels, draw: Draw) -> dict[str, str]:
    """Path of the Markdown file -> text, of the pages of one version in the language of `labels`, which are today's."""
    found = {}
    for subject in subjects(words, release, labels.language):
        found[f"{subject.address.rstrip('/')}.md"] = page(
            subject,
            draw,
            "indicator_of_version.md",
            head=head(subject.title, subject.labels),
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


def newer(address: str, release: Release, labels: Labels) -> str:
    """The line of a page: which version this is, and whether its figures have been corrected, or there are newer ones.

    `address`: that of the same page today. The page of an indicator speaks of that, any other of them all.
    """
    words, latest = labels.language.words, labels.package
    indicator = address.removeprefix(INDICATORS).rstrip("/") if address.startswith(INDICATORS) else ""
    version, here = release.version, version_folder(release.version) + address
    if version == latest.version:
        said = esc(words["pinned_newest"].format(version))
    elif indicator and indicator not in latest.by_name["indicators"]:
        said = esc(words["pinned_gone"].format(version))
    else:
        shown = [indicator] if indicator else release.package.by_name["indicators"]
        state = difference(shown, release.package, latest)
        way = link(page_link(here, address or START), words["pinned_link"])
        said = f"{esc(words[f'pinned_{state}'].format(version))} {way}"
    return element("p", said, class_="pinned")


def difference(indicators: Collection[str], old: Package, new: Package) -> str:
    """What has become of them: "corrected" where a figure says something else, "added" where there are more, "same"."""
    before, now = (figures(indicators, package.rows("observations")) for package in (old, new))
    if any(now.get(name) != said for name, said in before.items()):
        return "corrected"
    return "added" if set(now) - set(before) else "same"


def figures(indicators: Collection[str], rows: Sequence[Row]) -> dict[str, tuple[str, ...]]:
    """Name of a figure -> what it says. A cell without a number says nothing yet: it is filled, not corrected."""
    return {
        row["observation"]: tuple(row[name] for name in SAID)
        for row in rows
        if row["indicator"] in indicators and has_number(row)
    }
