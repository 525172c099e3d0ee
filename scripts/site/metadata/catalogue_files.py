"""The published files as distributions of a catalogue: address, size, checksum and type of each."""

from collections.abc import Sequence

from scripts.ground.data_package import Package, PackageError
from scripts.site.addresses import LATEST, catalogue_node, pinned_file
from scripts.site.exports.published import CSV, JSON, TEXT, XLSX, ZIP, PublishedFile
from scripts.site.metadata.rdf_xml import Node, Value, link
from scripts.site.text.language import both
from scripts.site.text.words import LANGUAGES

EU = "http://publications.europa.eu/resource/authority/"
TONGUES = {"sv": f"{EU}language/SWE", "en": f"{EU}language/ENG"}
# Media type -> the EU's name of the file type.
FILE_TYPES = {ZIP: "ZIP", XLSX: "XLSX", JSON: "JSON", CSV: "CSV", TEXT: "TXT"}
FILE_TYPE = f"{EU}file-type/"
MEDIA_TYPE = "http://www.iana.org/assignments/media-types/"
# Each released version stays at its address.
STABLE = f"{EU}planned-availability/STABLE"
SHA256 = "http://spdx.org/rdf/terms#checksumAlgorithm_sha256"


def distribution_nodes(package: Package, files: Sequence[PublishedFile]) -> list[Node]:
    """Each file of the newest version as a distribution, with its checksum, and what its types are."""
    nodes = [node for file in files for node in (distribution(package, file), checksum(package, file))]
    types = [FILE_TYPE + file_type(file) for file in files] + [MEDIA_TYPE + file.media_type for file in files]
    return [*nodes, *(Node(each, "dct:MediaTypeOrExtent", ()) for each in types), Node(STABLE, "skos:Concept", ())]


def distribution(package: Package, file: PublishedFile) -> Node:
    """One file. The European profile has the EU's file type as the format, and IANA's media type beside it."""
    title, description = said(package, file)
    return Node(
        file_address(package, file, "file"),
        "dcat:Distribution",
        (
            *(("dct:title", Value(title[lang], language=lang)) for lang in LANGUAGES),
            *(("dct:description", Value(description[lang], language=lang)) for lang in LANGUAGES),
            *((("dct:language", link(TONGUES[file.lang])),) if file.lang else ()),
            ("dcat:accessURL", link(pinned_file(package, file.path))),
            ("dcat:downloadURL", link(pinned_file(package, file.path))),
            ("dct:format", link(FILE_TYPE + file_type(file))),
            ("dcat:mediaType", link(MEDIA_TYPE + file.media_type)),
            ("dcat:byteSize", Value(str(file.size), datatype="xsd:nonNegativeInteger")),
            ("dct:modified", Value(package.descriptor["created"][:10], datatype="xsd:date")),
            ("dct:license", link(data_licence(package))),
            ("dcatap:availability", link(STABLE)),
            ("spdx:checksum", link(file_address(package, file, "checksum"))),
        ),
    )


def checksum(package: Package, file: PublishedFile) -> Node:
    """The checksum of a file."""
    digest = Value(file.sha256, datatype="xsd:hexBinary")
    properties = (("spdx:algorithm", link(SHA256)), ("spdx:checksumValue", digest))
    return Node(file_address(package, file, "checksum"), "spdx:Checksum", properties)


def file_address(package: Package, file: PublishedFile, kind: str) -> str:
    """The address of what is said of a file, which is not the file's own."""
    return catalogue_node(package, f"{kind}/{file.path.removeprefix(LATEST)}")


def file_type(file: PublishedFile) -> str:
    """The EU's file type. Raises PackageError when there is none here for the file's media type."""
    if file.media_type not in FILE_TYPES:
        raise PackageError(f"{file.path}: the catalogue has no file type for {file.media_type}")
    return FILE_TYPES[file.media_type]


def said(package: Package, file: PublishedFile) -> tuple[dict[str, str], dict[str, str]]:
    """Title and description of a file in each language: of its table, else of the package."""
    if not file.table:
        return dict(file.description), both(package.descriptor, "description")
    resource = package.resource(file.table)
    titles = both(resource, "title")
    return {lang: f"{titles[lang]} ({file.description[lang]})" for lang in LANGUAGES}, both(resource, "description")


def data_licence(package: Package) -> str:
    """The address of the licence of the data, as the portals know it: Creative Commons' addresses begin with http."""
    path = str(package.descriptor["licenses"][0]["path"])
    return path.replace("https://creativecommons.org/", "http://creativecommons.org/")
