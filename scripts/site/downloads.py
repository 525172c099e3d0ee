"""The files that the site publishes beside its pages. A package in, {path: bytes} out; the same package gives the same bytes."""

from collections.abc import Sequence

from scripts.ground.data_package import Package
from scripts.ground.releases import Release
from scripts.site.addresses import (
    CATALOGUE,
    LATEST,
    LLMS,
    ROBOTS,
    SITEMAP,
    absolute,
    answer_csv,
    version_folder,
)
from scripts.site.drawings import rows_of
from scripts.site.drawings.table import NO_FIGURES, Figures
from scripts.site.exports.plain_csv import csv_bytes
from scripts.site.exports.published import indicator_files, kept_files, published_files
from scripts.site.metadata.catalogue import catalogue
from scripts.site.metadata.llms import llms
from scripts.site.package.labels import Labels
from scripts.site.prose.novelty import by_rule
from scripts.site.text.language import Language
from scripts.site.text.words import LANGUAGES


def downloads(package: Package, releases: Sequence[Release], figures: Figures = NO_FIGURES) -> dict[str, bytes]:
    """Every file: each release, the newest version in every format, each indicator's, the catalogue."""
    found = released(releases)
    listed = published_files(releases[-1])
    found |= {file.path: file.data for file in listed}
    for row in package.rows("indicators"):
        found |= {file.path: file.data for file in indicator_files(package, row["indicator"])}
    found |= answer_files(Labels(package, Language(LANGUAGES[0])), figures)
    return found | {CATALOGUE: catalogue(package, releases, listed), LLMS: llms(package), ROBOTS: robots(package)}


def robots(package: Package) -> bytes:
    """Where the sitemap is, and that everything may be read. Programs look for it at the root of a host alone."""
    return f"User-agent: *\nAllow: /\nSitemap: {absolute(package, SITEMAP)}\n".encode()


def released(releases: Sequence[Release]) -> dict[str, bytes]:
    """Each release where it stays, in the forms that stay, and the newest once more where the newest always is."""
    found: dict[str, bytes] = {}
    for one in releases:
        here = version_folder(one.version)
        own = one.files | {file.path.removeprefix(here): file.data for file in kept_files(one)}
        for folder in (here, LATEST) if one is releases[-1] else (here,):
            found |= {folder + path: data for path, data in own.items()}
    return found


def answer_files(labels: Labels, figures: Figures) -> dict[str, bytes]:
    """The figures that each answer rests on, and each sentence of what is new."""
    shown = [(name, rows_of(name, figures, labels)) for name in figures.names]
    shown += [(item.name, item.drawing.rows) for item in by_rule(labels) if item.drawing]
    header = labels.package.fields("observations")
    return {answer_csv(name): csv_bytes(header, rows) for name, rows in shown if rows}
