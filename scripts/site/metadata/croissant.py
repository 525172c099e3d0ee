"""The figures file as programs for machine learning read it: Croissant 1.0. A release in, JSON-LD out.

Source: http://mlcommons.org/croissant/1.0. It speaks English, which is one language for all of its texts.
"""

import json
from typing import Any

from scripts.ground.data_package import Package
from scripts.ground.releases import Release
from scripts.site.addresses import absolute, figures_file, file_name, pinned, version_folder
from scripts.site.exports.archive.descriptor import CSV, PARQUET
from scripts.site.metadata.structured_data import maker
from scripts.site.package.citing import bibtex, cited_package
from scripts.site.text.language import Language
from scripts.site.text.words import LANGUAGES

SPECIFICATION, SPOKEN = "http://mlcommons.org/croissant/1.0", Language("en")
# The words of the specification that stand for its own terms; every other word is one of schema.org.
TERMS = ("citeAs", "column", "extract", "field", "fileObject", "key", "recordSet", "source")
CONTEXT = {
    "@language": SPOKEN.code,
    "@vocab": "https://schema.org/",
    "sc": "https://schema.org/",
    "cr": "http://mlcommons.org/croissant/",
    "dct": "http://purl.org/dc/terms/",
    "conformsTo": "dct:conformsTo",
    "dataType": {"@id": "cr:dataType", "@type": "@vocab"},
    **{term: f"cr:{term}" for term in TERMS},
}
TYPES = {"string": "sc:Text", "integer": "sc:Integer", "number": "sc:Float"}
Thing = dict[str, Any]


def croissant(newest: Release) -> bytes:
    """The file: what the data is, the figures file in each language and form, and its columns."""
    package, descriptor = newest.package, newest.package.descriptor
    resources = {one["path"]: one for one in newest.descriptor["resources"]}
    files = [resources[figures_file(lang, form, "")] for form in (CSV, PARQUET) for lang in LANGUAGES]
    told = {
        "@context": CONTEXT,
        "@type": "sc:Dataset",
        "conformsTo": SPECIFICATION,
        "name": SPOKEN.described(descriptor, "title"),
        "description": SPOKEN.described(descriptor, "description"),
        "url": pinned(package, SPOKEN.code, ""),
        "license": descriptor["licenses"][0]["path"],
        "creator": maker(package),
        "datePublished": descriptor["created"][:10],
        "version": descriptor["version"],
        "citeAs": bibtex(cited_package(package), package, SPOKEN),
        "distribution": [file_object(one, package) for one in files],
        "recordSet": [record_set(one) for one in files if one["format"] == CSV],
    }
    return (json.dumps(told, ensure_ascii=False, indent=2) + "\n").encode()


def file_object(resource: Thing, package: Package) -> Thing:
    """A file at the address where it stays, with its checksum."""
    return {
        "@type": "cr:FileObject",
        "@id": file_name(resource["path"]),
        "name": file_name(resource["path"]),
        "description": SPOKEN.described(resource, "description"),
        "contentUrl": absolute(package, version_folder(package.version) + resource["path"]),
        "contentSize": f"{resource['bytes']} B",
        "encodingFormat": resource["mediatype"],
        "sha256": resource["hash"].removeprefix("sha256:"),
    }


def record_set(resource: Thing) -> Thing:
    """The rows of a CSV and their columns."""
    name, source = resource["name"], {"@id": file_name(resource["path"])}
    return {
        "@type": "cr:RecordSet",
        "@id": name,
        "name": name,
        "key": [{"@id": f"{name}/{key}"} for key in resource["schema"]["primaryKey"]],
        "field": [
            {
                "@type": "cr:Field",
                "@id": f"{name}/{field['name']}",
                "name": field["name"],
                "description": SPOKEN.described(field, "description"),
                "dataType": TYPES[field["type"]],
                "source": {"fileObject": source, "extract": {"column": field["name"]}},
            }
            for field in resource["schema"]["fields"]
        ],
    }
