"""The published files as distributions of a catalogue: address, size, checksum and type of each."""

import hashlib
from collections.abc import Mapping

from scripts.site.addresses import LATEST, absolute, catalogue_node, zip_file
from scripts.site.rdf_xml import Node, Value, link
from scripts.site.reading import DESCRIPTOR, Package, PackageError
from scripts.site.words import LANGUAGES, WORDS

# Ending -> the EU's name of the file type, and IANA's of the media type.
FILE_TYPES = {
    "csv": ("CSV", "text/csv"),
    "json": ("JSON", "application/json"),
    "zip": ("ZIP", "application/zip"),
}
FILE_TYPE = "http://publications.europa.eu/resource/authority/file-type/"
MEDIA_TYPE = "http://www.iana.org/assignments/media-types/"
# Each released version stays at its address.
STABLE = "http://publications.europa.eu/resource/authority/planned-availability/STABLE"
SHA256 = "http://spdx.org/rdf/terms#checksumAlgorithm_sha256"


def distribution_nodes(package: Package, files: Mapping[str, bytes]) -> list[Node]:
    """Each file of the newest version as a distribution, with its checksum. `files`: every published file, path -> bytes."""
    nodes: list[Node] = []
    for path in sorted(files):
        if path.startswith(LATEST):
            nodes += file_nodes(package, path, files[path])
    return [*nodes, *type_nodes()]


def file_nodes(package: Package, path: str, data: bytes) -> list[Node]:
    """A file and its checksum. The European profile has the EU's file type as the format and IANA's media type beside it."""
    name = path.removeprefix(LATEST)
    file_type, media_type = FILE_TYPES[ending(path)]
    title, description = said(package, path)
    checksum = catalogue_node(package, f"checksum/{name}")
    created = Value(package.descriptor["created"][:10], datatype="xsd:date")
    distribution = Node(
        catalogue_node(package, f"file/{name}"),
        "dcat:Distribution",
        (
            *(("dct:title", Value(title[lang], language=lang)) for lang in LANGUAGES),
            *(("dct:description", Value(description[lang], language=lang)) for lang in LANGUAGES),
            ("dcat:accessURL", link(absolute(package, path))),
            ("dcat:downloadURL", link(absolute(package, path))),
            ("dct:format", link(FILE_TYPE + file_type)),
            ("dcat:mediaType", link(MEDIA_TYPE + media_type)),
            ("dcat:byteSize", Value(str(len(data)), datatype="xsd:nonNegativeInteger")),
            ("dct:modified", created),
            ("dct:license", link(data_licence(package))),
            ("dcatap:availability", link(STABLE)),
            ("spdx:checksum", link(checksum)),
        ),
    )
    digest = Value(hashlib.sha256(data).hexdigest(), datatype="xsd:hexBinary")
    proof = Node(checksum, "spdx:Checksum", (("spdx:algorithm", link(SHA256)), ("spdx:checksumValue", digest)))
    return [distribution, proof]


def type_nodes() -> list[Node]:
    """What the types and the availability are, so that the file can be checked by itself."""
    types = [node for names in FILE_TYPES.values() for node in (FILE_TYPE + names[0], MEDIA_TYPE + names[1])]
    return [*(Node(each, "dct:MediaTypeOrExtent", ()) for each in types), Node(STABLE, "skos:Concept", ())]


def ending(path: str) -> str:
    """The ending of a file's name. Raises PackageError when the catalogue has no type for it."""
    found = path.rpartition(".")[2]
    if found not in FILE_TYPES:
        raise PackageError(f"{path}: the catalogue has no file type for .{found}")
    return found


def said(package: Package, path: str) -> tuple[dict[str, str], dict[str, str]]:
    """Title and description of a file in each language. Raises PackageError for a file that nobody has described."""
    name = path.removeprefix(LATEST)
    for resource in package.descriptor["resources"]:
        if resource["path"] == name:
            title = {"sv": resource["title"], "en": resource["title_en"]}
            return title, {"sv": resource["description"], "en": resource["description_en"]}
    keys = {zip_file(package): "catalogue_zip", LATEST + DESCRIPTOR: "catalogue_descriptor"}
    if path not in keys:
        raise PackageError(f"{path}: the catalogue has no title for this file")
    words = {lang: WORDS[lang] for lang in LANGUAGES}
    title = {lang: words[lang][keys[path]] for lang in LANGUAGES}
    return title, {lang: words[lang][f"{keys[path]}_description"] for lang in LANGUAGES}


def data_licence(package: Package) -> str:
    """The address of the licence of the data, as the portals know it: Creative Commons' addresses begin with http."""
    path = str(package.descriptor["licenses"][0]["path"])
    return path.replace("https://creativecommons.org/", "http://creativecommons.org/")
