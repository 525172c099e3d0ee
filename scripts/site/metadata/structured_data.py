"""What search engines read on a page that describes data: schema.org's Dataset as JSON-LD. A package in, text out.

Sources: https://schema.org/Dataset and https://developers.google.com/search/docs/appearance/structured-data/dataset.
"""

import json
from collections.abc import Sequence
from typing import Any

from scripts.ground.data_package import Package, Row
from scripts.ground.releases import Release
from scripts.site.addresses import CSV_TABLES, absolute, pinned, pinned_file
from scripts.site.cards.subject import subject_of
from scripts.site.exports.published import PublishedFile, indicator_files, json_stat_files, published_files
from scripts.site.figure.selection import of_indicator
from scripts.site.metadata.catalogue import years_covered
from scripts.site.package.labels import Labels
from scripts.site.text.language import both
from scripts.site.text.words import LANGUAGES

DATA_PAGE, INDICATORS = "data/", "indicators/"
Thing = dict[str, Any]


def structured_data(address: str, labels: Labels, releases: Sequence[Release]) -> str:
    """The JSON-LD of the page at `address` (under the root of its language), "" where the page describes no data."""
    if address == DATA_PAGE:
        return written(whole_package(labels, published_files(releases[-1])))
    name = address.removeprefix(INDICATORS).removesuffix("/")
    if address.startswith(INDICATORS) and name in labels.package.by_name["indicators"]:
        return written(one_indicator(labels.package.by_name["indicators"][name], labels))
    return ""


def written(thing: Thing) -> str:
    """The thing as it stands within a script element, which ends at the first `</`: so no `<` is written as such."""
    return json.dumps(thing, ensure_ascii=False, sort_keys=True).replace("<", "\\u003c")


def whole_package(labels: Labels, files: Sequence[PublishedFile]) -> Thing:
    """The package as people download it: the files of all of it in the page's language, and each table."""
    language = labels.language
    package = labels.package
    sources = [source["title"] for source in package.descriptor["sources"]]
    offered = [
        file for file in files if file.kind not in ("excel_csv", "flat_readme") and file.lang in ("", language.code)
    ]
    return common(labels) | {
        "@id": absolute(package, "#dataset"),
        "name": language.described(package.descriptor, "title"),
        "description": language.described(package.descriptor, "description"),
        "url": pinned(package, language.code, ""),
        "identifier": package.descriptor["id"],
        "keywords": both(package.descriptor, "keywords")[language.code],
        "temporalCoverage": "/".join(years_covered(package)),
        "variableMeasured": [language.text(row, "title") for row in package.rows("indicators")],
        "citation": sources,
        "distribution": [download(package, file) for file in offered],
    }


def one_indicator(row: Row, labels: Labels) -> Thing:
    """One indicator: its values and its printed statements."""
    language = labels.language
    package, name = labels.package, row["indicator"]
    statements = of_indicator(package, CSV_TABLES[1], name)
    sources = {each["source"]: labels.title("sources", each["source"]) for each in statements}
    measured = {
        "@type": "PropertyValue",
        "name": language.text(row, "title"),
        "unitText": labels.code("unit", row["unit"]),
    }
    address = pinned(package, language.code, f"{INDICATORS}{name}/")
    return common(labels) | {
        "@id": f"{pinned(package, LANGUAGES[0], f'{INDICATORS}{name}/')}#dataset",
        "name": f"{language.text(row, 'title')} – {language.described(package.descriptor, 'title')}",
        "description": " ".join(language.text(row, field) for field in ("definition", "counted", "base_rule")),
        "url": address,
        "identifier": f"{package.descriptor['id']}#{name}",
        "isPartOf": {"@id": absolute(package, "#dataset")},
        "temporalCoverage": "/".join(years_covered(package, name)),
        "variableMeasured": measured,
        "citation": list(sources.values()),
        "distribution": [
            download(package, file)
            for file in [*indicator_files(package, name), *json_stat_files(subject_of(name, labels))]
        ],
    }


def common(labels: Labels) -> Thing:
    """What holds for the package and for each part of it."""
    descriptor = labels.package.descriptor
    maker = {"@type": "Organization", "name": descriptor["contributors"][0]["title"]}
    return {
        "@context": "https://schema.org/",
        "@type": "Dataset",
        "creator": maker,
        "publisher": maker,
        "license": descriptor["licenses"][0]["path"],
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
        "contentUrl": pinned_file(package, file.path),
        "encodingFormat": file.media_type,
        "contentSize": f"{file.size} B",
        "sha256": file.sha256,
    }
