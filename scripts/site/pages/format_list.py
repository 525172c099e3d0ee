"""Every format that the site gives out, for the page about fetching it: its addresses, and who would miss it.

An address is that of a real file; where there is one for each table or indicator, its name is put in braces.
"""

from collections.abc import Iterator

from scripts.ground.data_package import DESCRIPTOR, Package
from scripts.site.addresses import (
    CATALOGUE,
    CHANGES_FEED,
    LATEST,
    LLMS,
    absolute,
    collection_file,
    flat_file,
    indicator_csv,
    indicator_twin,
    json_stat_file,
    page_address,
    pinned_file,
    to_root,
    zip_file,
)
from scripts.site.exports.published import for_excel, workbook_file
from scripts.site.package.labels import Labels
from scripts.site.text.markup import UNSEARCHED, element, esc, link, terms
from scripts.site.text.words import FOLDERS, LANGUAGES, LISTS

ADDRESS = page_address("api.md")


def format_list(labels: Labels) -> str:
    """The formats as a list of terms."""
    words = LISTS["formats"][labels.language.code]
    pairs = [
        (words[name], esc(words[f"missed_{name}"]) + "".join(places(labels, path))) for name, path in formats(labels)
    ]
    return terms(pairs, class_="facts formats", **UNSEARCHED)


def formats(labels: Labels) -> Iterator[tuple[str, str]]:
    """Each format and the path of one file of it, in the page's language where it has one."""
    package, lang = labels.package, labels.language.code
    table, indicator = package.descriptor["resources"][0], package.rows("indicators")[0]["indicator"]
    own = FOLDERS[lang]
    yield "flat", flat_file(package)
    yield "flat_readme", flat_file(package, ending=".txt")
    yield from ((f"workbook_{each}", workbook_file(package, each).path) for each in LANGUAGES)
    yield "zip", zip_file(package)
    yield "descriptor", LATEST + DESCRIPTOR
    yield "csv", LATEST + table["path"]
    yield "excel_csv", for_excel(LATEST + table["path"])
    yield "indicator_csv", indicator_csv(indicator, table["name"])
    yield "collection", collection_file(package, lang)
    yield "json_stat", own + json_stat_file(indicator, lang)
    yield "twin", own + indicator_twin(indicator, lang)
    yield "feed", own + CHANGES_FEED
    yield "catalogue", CATALOGUE
    yield "llms", LLMS


def places(labels: Labels, path: str) -> Iterator[str]:
    """Where a format is always newest, and where it stays where a version keeps it."""
    words, package = LISTS["formats"][labels.language.code], labels.package
    stays = pinned_file(package, path).removeprefix(absolute(package, ""))
    yield place(labels, words["newest"], path)
    if stays != path:
        yield place(labels, words["pinned"].format(package.version), stays)


def place(labels: Labels, word: str, path: str) -> str:
    """One address, to click where it is that of one file."""
    whole = absolute(labels.package, path)
    named = in_braces(whole, labels.package)
    up = to_root(ADDRESS, labels.language.code)
    shown = link(up + path, whole) if named == whole else element("code", esc(named))
    return element("span", f"{esc(word)} {shown}", class_="place")


def in_braces(address: str, package: Package) -> str:
    """An address with the name of the table or indicator that it is an example of in braces, as RFC 6570 writes it."""
    table, indicator = package.descriptor["resources"][0]["name"], package.rows("indicators")[0]["indicator"]
    each = address.replace(f"/data/{table}", "/data/{table}")
    return each.replace(f"/{indicator}/{indicator}-", "/{indicator}/{indicator}-")
