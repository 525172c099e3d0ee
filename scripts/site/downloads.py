"""The files that the site publishes beside its pages. A package in, {path: bytes} out; the same package gives the same bytes."""

from collections.abc import Sequence

from scripts.ground.data_package import Package
from scripts.ground.releases import LICENCE_FILE, README_FILE, Release
from scripts.site.addresses import (
    CATALOGUE,
    CROISSANT,
    LATEST,
    LLMS,
    ROBOTS,
    SITEMAP,
    absolute,
    answer_csv,
    version_folder,
)
from scripts.site.charts.elements import NO_FIGURES, Figures
from scripts.site.charts.figures import rows_of
from scripts.site.exports.catalogue import catalogue, croissant
from scripts.site.exports.figures.forms import by_id, llms, rows_csv
from scripts.site.exports.published import indicator_files, kept_files, published_files
from scripts.site.package.labels import Labels
from scripts.site.prose.novelty import by_rule
from scripts.site.text.language import LANGUAGES, Language


def downloads(package: Package, releases: Sequence[Release], figures: Figures = NO_FIGURES) -> dict[str, bytes]:
    """Every file: each release, the newest version in every format, each indicator's, the descriptions for machines."""
    found = released(releases)
    listed = published_files(releases[-1])
    found |= {file.path: file.data for file in listed}
    for lang in LANGUAGES:
        for row in package.rows("indicators"):
            found |= {file.path: file.data for file in indicator_files(package, row["indicator"], lang)}
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
