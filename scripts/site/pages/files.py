"""The package and its files: what holds for all of it, the files in every format and where they are, every table and its columns.

An address is that of a real file; where there is one for each table or indicator, its name is put in braces.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from markupsafe import Markup

from scripts.ground.data_package import DESCRIPTOR, Package
from scripts.ground.interval import has_number
from scripts.ground.releases import Release
from scripts.ground.templates import Macros
from scripts.site.addresses import (
    CATALOGUE,
    CHANGES_FEED,
    CODEBOOK,
    CROISSANT,
    LATEST,
    LLMS,
    absolute,
    doi_address,
    figures_file,
    indicator_csv,
    indicator_twin,
    page_address,
    page_link,
    pinned_file,
    row_file,
    to_root,
    version_folder,
    zip_file,
)
from scripts.site.exports.archive import CSV, PARQUET, described, schema
from scripts.site.exports.benchmark import ASK, BENCHMARK, QUESTIONS, SCORE
from scripts.site.exports.catalogue import years_covered
from scripts.site.exports.figures.forms import by_indicator
from scripts.site.exports.published import PAGES, PublishedFile, published_files, workbook_file
from scripts.site.package.citing import cite, cited_package, cited_table
from scripts.site.package.labels import LICENCE, Labels, decided, is_open
from scripts.site.pages.lists import lists
from scripts.site.text.language import FOLDERS, LISTS, Language
from scripts.site.text.templates import macros

ADDRESS, FORMATS = "data/", page_address("api.md")
FIGURES = "figures"
# The files that a reader begins with, as they are listed, one with another form beside it; the page about fetching has all.
ORDER = ("figures", "workbook", "zip", "ask")
FORM_OF = {"figures": "parquet"}
# What asks the figures file, and who asks it.
BESIDE = {"ask": ASK, "benchmark_questions": QUESTIONS, "benchmark": BENCHMARK, "score": SCORE}
TABLE = "observations"  # an example of the tables that the archive has


def parts(language: Language) -> Macros:
    """The macros of `files.html` in a language."""
    return macros("files.html", language=language, size=size, meaning=meaning)


def size(count: int, language: Language) -> str:
    """How large a file is, in kilobytes."""
    return language.words["kilobytes"].format(language.number(str(max(1, round(count / 1000)))))


def package_facts(labels: Labels) -> str:
    """What the package is, and what holds for all of it."""
    package, doi = labels.package, doi_address(decided("doi", labels.package))
    return parts(labels.language).package(package.descriptor, covers(labels), doi, is_open(LICENCE, package))


def facts(labels: Labels) -> Markup:
    """What holds for all of the package."""
    descriptor, doi = labels.package.descriptor, doi_address(decided("doi", labels.package))
    is_draft = is_open(LICENCE, labels.package)
    return parts(labels.language).terms(
        descriptor, descriptor["version"], covers(labels), is_draft, descriptor["id"], doi
    )


def covers(labels: Labels) -> str:
    """Where and which years the figures are about, how many values there are, and how many of these have a number."""
    words, number = labels.language.words, labels.language.number
    first, last = years_covered(labels.package)
    where = words["covers_years"].format(words["land"], first if first == last else f"{first}–{last}")
    values = labels.package.rows("observations")
    counts = [number(str(len(rows))) for rows in (values, [*filter(has_number, values)])]
    indicators = number(str(len(labels.package.rows("indicators"))))
    return f"{where} {words['covers_whole'].format(indicators, *counts)}"


def package_files(files: Sequence[PublishedFile], language: Language) -> str:
    """The files that one begins with, in the page's language, with size and checksum; another form of one beside it."""
    own = {file.kind: file for file in files if file.lang in ("", language.of_package)}
    listed = [(own[kind], own.get(FORM_OF.get(kind, ""))) for kind in ORDER]
    files = [each for pair in listed for each in pair if each]
    return parts(language).whole(listed, files, to_root(ADDRESS, language.code))


def figures_way(labels: Labels) -> str:
    """The ways from the start page to all figures: as people open them, and as a program reads them."""
    language, up = labels.language, to_root("", labels.language.code)
    paths = workbook_file(labels.package, language.of_package).path, figures_file(language.of_package)
    return parts(language).all_figures(*(up + path for path in paths))


def table_list(newest: Release, labels: Labels) -> str:
    """The tables of the archive beside the figures file, as Markdown: what it holds, file, keys, columns, reference."""
    package, language = labels.package, labels.language
    own = {file.table: file for file in published_files(newest) if file.kind == CSV}
    found = [
        (
            resource,
            [own[name]],
            language.number(str(package.count(name))),
            lists(labels).keys(resource),
            cite(cited_table(resource, package), package, language),
        )
        for resource in newest.descriptor["resources"]
        if (name := resource["name"]) in own
    ]
    return parts(language).tables(found, to_root(CODEBOOK, language.code))


def figure_columns(language: Language) -> str:
    """What each column of the figures file holds, closed until asked for."""
    told = described(f"{FIGURES}-{language.of_package}", CSV)
    return parts(language).columns({**told, "name": FIGURES, "schema": schema()})


def meaning(field: Mapping[str, Any], language: Language) -> str:
    """What a column means, its unit and its rules; that its codes are those of a list is said by the link to it."""
    words, unit = language.words, language.unit(field)
    said = [f"{language.described(field, 'title')}: {language.described(field, 'description')}"]
    said += [words["unit_of_field"].format(unit)] if unit else []
    limits = field.get("constraints", {}).items()
    return " ".join([*said, *(words[f"rule_{name}"].format(value) for name, value in limits if name != "enum")])


def release_list(language: Language, releases: Sequence[Release]) -> str:
    """The releases, the newest first, for the data page: each its own page, its ZIP, and how to cite it."""
    found = []
    for release in reversed(releases):
        package, here = release.package, version_folder(release.version)
        said = language.words["release_page"].format(release.version, language.date(package.descriptor["created"]))
        zipped = to_root(ADDRESS, language.code) + zip_file(package, here)
        found.append((page_link(ADDRESS, here), zipped, said, cite(cited_package(package), package, language)))
    return parts(language).releases(found)


def format_list(labels: Labels) -> str:
    """Every format that the site gives out, for the page about fetching it: its addresses, and who would miss it."""
    words, package = LISTS["formats"][labels.language.code], labels.package
    up, found = to_root(FORMATS, labels.language.code), []
    for name, path, stays in formats(labels):
        lies_in = "pinned" if version_folder(package.version) in path else "newest"
        places = [(words[lies_in].format(package.version), path)]
        if stays:
            kept = pinned_file(package, path).removeprefix(absolute(package, ""))
            places.append((words["pinned"].format(package.version), kept))
        shown = [
            (said, up + at, absolute(package, at), in_braces(absolute(package, at), package)) for said, at in places
        ]
        told = [(said, href if whole == named else "", named) for said, href, whole, named in shown]
        found.append((words[name], words[f"missed_{name}"], told))
    return parts(labels.language).formats(found)


def formats(labels: Labels) -> Iterator[tuple[str, str, bool]]:
    """Each format, the path of one file of it, in the page's language where it has one, and whether its version keeps it."""
    package, lang = labels.package, labels.language.code
    indicator, own, words = package.rows("indicators")[0]["indicator"], FOLDERS[lang], labels.language.of_package
    figure = by_indicator(package)[words][indicator][0]
    yield "figures", figures_file(words), True
    yield "parquet", figures_file(words, PARQUET), True
    yield "row", row_file(figure["address"]).removeprefix(absolute(package, "")), False
    yield "zip", zip_file(package), True
    yield "descriptor", LATEST + DESCRIPTOR, True
    yield "csv", LATEST + package.resource(TABLE)["path"], True
    yield from ((file, LATEST + name, True) for file, name in BESIDE.items())
    yield "pages", zip_file(package, of=PAGES), True
    yield "workbook", workbook_file(package, words).path, False
    yield "indicator_csv", indicator_csv(indicator, words), False
    yield "twin", own + indicator_twin(indicator, lang), False
    yield "feed", own + CHANGES_FEED, False
    yield "catalogue", CATALOGUE, False
    yield "croissant", CROISSANT, False
    yield "llms", LLMS, False


def in_braces(address: str, package: Package) -> str:
    """An address with the name of the table or indicator that it is an example of in braces, as RFC 6570 writes it."""
    indicator = package.rows("indicators")[0]["indicator"]
    each = address.replace(f"/data/{TABLE}", "/data/{table}")
    return each.replace(f"/{indicator}/{indicator}-", "/{indicator}/{indicator}-")
