"""Every format that the site gives out, for the page about fetching it: its addresses, and who would miss it.

An address is that of a real file; where there is one for each table or indicator, its name is put in braces.
"""

from collections.abc import Iterator

from scripts.ground.data_package import DESCRIPTOR, Package
from scripts.ground.markup import esc
from scripts.site.addresses import (
    CATALOGUE,
    CHANGES_FEED,
    CROISSANT,
    LATEST,
    LLMS,
    absolute,
    collection_file,
    figures_file,
    indicator_csv,
    indicator_twin,
    json_stat_file,
    page_address,
    pinned_file,
    to_root,
    zip_file,
)
from scripts.site.exports.archive.descriptor import PARQUET
from scripts.site.exports.asking.beside import ASK, BENCHMARK, SCORE
from scripts.site.exports.published import PAGES, workbook_file
from scripts.site.package.labels import Labels
from scripts.site.text.markup import UNSEARCHED, element, link, terms
from scripts.site.text.words import FOLDERS, LISTS

ADDRESS = page_address("api.md")
BESIDE = {"ask": ASK, "benchmark": BENCHMARK, "score": SCORE}  # what asks the figures file, and who asks it
TABLE = "observations"  # an example of the tables that the archive has


def format_list(labels: Labels) -> str:
    """The formats as a list of terms."""
    words = LISTS["formats"][labels.language.code]
    pairs = [
        (words[name], esc(words[f"missed_{name}"]) + "".join(places(labels, path, stays)))
        for name, path, stays in formats(labels)
    ]
    return terms(pairs, class_="facts formats", **UNSEARCHED)


def formats(labels: Labels) -> Iterator[tuple[str, str, bool]]:
    """Each format, the path of one file of it, in the page's language where it has one, and whether its version keeps it."""
    package, lang = labels.package, labels.language.code
    indicator, own, words = package.rows("indicators")[0]["indicator"], FOLDERS[lang], labels.language.of_package
    yield "figures", figures_file(words), True
    yield "parquet", figures_file(words, PARQUET), True
    yield "zip", zip_file(package), True
    yield "descriptor", LATEST + DESCRIPTOR, True
    yield "csv", LATEST + package.resource(TABLE)["path"], True
    yield from ((file, LATEST + name, True) for file, name in BESIDE.items())
    yield "pages", zip_file(package, of=PAGES), True
    yield "workbook", workbook_file(package, words).path, False
    yield "indicator_csv", indicator_csv(indicator, words), False
    yield "collection", collection_file(package, words), False
    yield "json_stat", own + json_stat_file(indicator, lang), False
    yield "twin", own + indicator_twin(indicator, lang), False
    yield "feed", own + CHANGES_FEED, False
    yield "catalogue", CATALOGUE, False
    yield "croissant", CROISSANT, False
    yield "llms", LLMS, False


def places(labels: Labels, path: str, stays: bool) -> Iterator[str]:
    """Where a format is always newest, and where it stays where a version keeps it."""
    words, package = LISTS["formats"][labels.language.code], labels.package
    yield place(labels, words["newest"], path)
    if stays:
        kept = pinned_file(package, path).removeprefix(absolute(package, ""))
        yield place(labels, words["pinned"].format(package.version), kept)


def place(labels: Labels, word: str, path: str) -> str:
    """One address, to click where it is that of one file."""
    whole = absolute(labels.package, path)
    named = in_braces(whole, labels.package)
    up = to_root(ADDRESS, labels.language.code)
    shown = link(up + path, whole) if named == whole else element("code", esc(named))
    return element("span", f"{esc(word)} {shown}", class_="place")


def in_braces(address: str, package: Package) -> str:
    """An address with the name of the table or indicator that it is an example of in braces, as RFC 6570 writes it."""
    indicator = package.rows("indicators")[0]["indicator"]
    each = address.replace(f"/data/{TABLE}", "/data/{table}")
    return each.replace(f"/{indicator}/{indicator}-", "/{indicator}/{indicator}-")
