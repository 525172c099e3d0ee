"""What the head of a page that describes data says to machines: schema.org's Dataset as JSON-LD, and links to what belongs to it.

The pages of a version describe that version; today's describe the newest, by the same name. A program that follows a citation finds
typed links, the same on every landing page: the FAIR Signposting Profile, level 1, as links in HTML. The host sends no header of
ours, so a file cannot lead back to its page, and no set of links can be served as its media type, which level 2 asks for.

Sources: https://schema.org/Dataset, https://developers.google.com/search/docs/appearance/structured-data/dataset and
https://signposting.org/FAIR/.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass

from scripts.ground.data_package import DESCRIPTOR, Package, Row
from scripts.ground.interval import has_number
from scripts.ground.releases import Release
from scripts.site.addresses import (
    CATALOGUE,
    CROISSANT,
    INDICATORS,
    absolute,
    doi_address,
    indicator_address,
    pinned,
    version_folder,
)
from scripts.site.exports.catalogue import Thing, licensed, maker, publisher_address, years_covered
from scripts.site.exports.published import FORMS, PublishedFile, indicator_file, kept_files, lasting, published_files
from scripts.site.figure.selection import of_indicator
from scripts.site.package.labels import Labels, decided, licences
from scripts.site.text.language import LANGUAGES, both

DATA_PAGE = "data/"
ABOUT, DATASET = "https://schema.org/AboutPage", "https://schema.org/Dataset"
RDF, JSON, JSON_LD = "application/rdf+xml", "application/json", "application/ld+json"


def structured_data(address: str, labels: Labels, releases: Sequence[Release]) -> str:
    """The JSON-LD of the page at `address` (under the root of its language), "" where the page describes no data."""
    found = told_of(address, labels, releases)
    if found is None:
        return ""
    (version, name), lang = found, labels.language.of_package
    own = Labels(version.package, labels.language) if version else labels
    if not name:
        return written(whole_package(own, kept_files(version) if version else published_files(releases[-1])))
    kept = kept_files(version) if version else ()
    figures = [file for file in kept if (file.kind, file.lang) == ("figures", lang)]
    files = figures if version else [indicator_file(labels.package, name, lang)]
    return written(one_indicator(own.package.by_name["indicators"][name], own, files))


def told_of(address: str, labels: Labels, releases: Sequence[Release]) -> tuple[Release | None, str] | None:
    """What the page at `address` describes: the version (None: today's) and the indicator ("": all data); None where no data."""
    version = next((one for one in releases if address.startswith(version_folder(one.version))), None)
    package, below, start = labels.package, address, DATA_PAGE
    if version:
        package, below, start = version.package, address.removeprefix(version_folder(version.version)), ""
    name = below.removeprefix(INDICATORS).removesuffix("/")
    if below == start:
        return version, ""
    return (version, name) if below.startswith(INDICATORS) and name in package.by_name["indicators"] else None


def written(thing: Thing) -> str:
    """The thing as it stands within a script element, which ends at the first `</`: so no `<` is written as such."""
    return json.dumps(thing, ensure_ascii=False, sort_keys=True).replace("<", "\\u003c")


def whole_package(labels: Labels, files: Sequence[PublishedFile]) -> Thing:
    """The package as people download it: all of it in its forms, in the page's language, and each table as a part."""
    language = labels.language
    package = labels.package
    sources = [source["title"] for source in package.descriptor["sources"]]
    offered = [file for file in files if file.kind in FORMS and file.lang in ("", language.of_package)]
    doi = doi_address(decided("doi", package))
    return common(labels) | {
        "@id": whole_name(package),
        "name": language.described(package.descriptor, "title"),
        "description": language.described(package.descriptor, "description"),
        "url": pinned(package, language.code, ""),
        "identifier": [package.descriptor["id"], doi] if doi else package.descriptor["id"],
        "keywords": both(package.descriptor, "keywords")[language.of_package],
        "temporalCoverage": "/".join(years_covered(package)),
        "variableMeasured": [language.text(row, "title") for row in measured(package)],
        "citation": sources,
        "distribution": [download(package, file) for file in offered],
        "hasPart": [one_table(labels, file) for file in files if file.kind == "csv"],
    }


def measured(package: Package) -> list[Row]:
    """The indicators of which a number is known: what has only been drawn, or said in words, is no measured variable yet."""
    known = {row["indicator"] for row in package.rows("observations") if has_number(row)}
    return [row for row in package.rows("indicators") if row["indicator"] in known]


def whole_name(package: Package) -> str:
    """What all of the package's version is called among things, on whichever page it is described."""
    return f"{pinned(package, LANGUAGES[0], '')}#dataset"


def one_table(labels: Labels, file: PublishedFile) -> Thing:
    """One table: a part of the package with a file of its own."""
    package, language = labels.package, labels.language
    resource = package.resource(file.table)
    return {
        "@type": "Dataset",
        "name": f"{language.described(resource, 'title')} – {language.described(package.descriptor, 'title')}",
        "description": language.described(resource, "description"),
        **licensed(package),
        "creator": maker(package),
        "distribution": [download(package, file)],
    }


def one_indicator(row: Row, labels: Labels, files: Sequence[PublishedFile]) -> Thing:
    """One indicator: its values and its printed statements."""
    language = labels.language
    package, name = labels.package, row["indicator"]
    statements = of_indicator(package, "statements", name)
    sources = {each["source"]: labels.title("sources", each["source"]) for each in statements}
    measured = {
        "@type": "PropertyValue",
        "name": language.text(row, "title"),
        "unitText": labels.code("unit", row["unit"]),
    }
    address = pinned(package, language.code, indicator_address(name))
    return common(labels) | {
        "@id": f"{pinned(package, LANGUAGES[0], indicator_address(name))}#dataset",
        "name": f"{language.text(row, 'title')} – {language.described(package.descriptor, 'title')}",
        "description": " ".join(language.text(row, field) for field in ("definition", "counted", "base_rule")),
        "url": address,
        "identifier": f"{package.descriptor['id']}#{name}",
        "isPartOf": {"@id": whole_name(package)},
        "temporalCoverage": "/".join(years_covered(package, name)),
        "variableMeasured": measured,
        "citation": list(sources.values()),
        "distribution": [download(package, file) for file in files],
    }


def common(labels: Labels) -> Thing:
    """What holds for the package and for each part of it."""
    descriptor = labels.package.descriptor
    by = maker(labels.package)
    return {
        "@context": "https://schema.org/",
        "@type": "Dataset",
        "creator": by,
        "publisher": by,
        **licensed(labels.package),
        "version": descriptor["version"],
        "dateModified": descriptor["created"][:10],
        "isAccessibleForFree": True,
        "inLanguage": list(LANGUAGES),
        "spatialCoverage": {"@type": "Place", "name": labels.language.words["land"]},
    }


def download(package: Package, file: PublishedFile) -> Thing:
    """One file."""
    return {
        "@type": "DataDownload",
        "contentUrl": lasting(package, file),
        "encodingFormat": file.media_type,
        "contentSize": f"{file.size} B",
        "sha256": file.sha256,
    }


@dataclass(frozen=True)
class Signpost:
    """A link of a page: how it is related to what it leads to, and the media type of that where it is a file."""

    rel: str
    href: str
    type: str = ""


def signposts(address: str, labels: Labels, releases: Sequence[Release]) -> list[Signpost]:
    """The links of the page at `address` (under the root of its language); none where the page describes no data.

    A page of today says which version is to be cited in its place, and where the catalogue and the description for learning are.
    That of an indicator is kept for the version, so that it says what a landing page says.
    """
    told = told_of(address, labels, releases)
    if told is None:
        return []
    version, name = told
    package = version.package if version else labels.package
    cited = pinned(package, LANGUAGES[0], indicator_address(name) if name else "")
    found = [Signpost("cite-as", cited), *(Signpost("license", one) for one in licences(package)[:1])]
    if package.version == labels.package.version:
        found.append(Signpost("describedby", absolute(labels.package, CATALOGUE), RDF))
        found.append(Signpost("describedby", absolute(labels.package, CROISSANT), JSON_LD))
    return [*found, *of_landing(package, name, kept_files(version or releases[-1]))] if version or name else found


def of_landing(package: Package, name: str, files: Sequence[PublishedFile]) -> list[Signpost]:
    """What the landing page of a version, or of an indicator in it, has beside: who made it, what describes it, its files."""
    found = [Signpost("author", publisher_address(package)), Signpost("type", ABOUT), Signpost("type", DATASET)]
    by_path = {file.path.rpartition("/")[2]: file for file in files}
    found.append(Signpost("describedby", absolute(package, by_path[DESCRIPTOR].path), JSON))
    forms = [file for file in files if file.kind in FORMS and (not name or file.kind == "figures")]
    found += [Signpost("item", absolute(package, file.path), file.media_type) for file in forms]
    return found if not name else [*found, Signpost("collection", pinned(package, LANGUAGES[0], ""))]
