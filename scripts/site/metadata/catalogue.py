"""The description of the package that data catalogues harvest: DCAT-AP-SE, one RDF/XML file, every node with an address.

Sources: https://docs.dataportal.se/dcat/3.0.1/sv/ (the Swedish profile), https://semiceu.github.io/DCAT-AP/releases/3.0.1/ (the
European one) and https://docs.dataportal.se/dcat/docs/harvesting/ (addresses of nodes, of publishers and of licences). What the
platform has not set yet is left out: no invented number or mail address gets into a catalogue.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from scripts.ground.data_package import DESCRIPTOR, Package
from scripts.ground.releases import Release
from scripts.site.addresses import LATEST, catalogue_node, doi_address, permanent, pinned, pinned_file
from scripts.site.exports.published import PublishedFile
from scripts.site.metadata.catalogue_files import EU, STABLE, TONGUES, data_licence, distribution_nodes
from scripts.site.metadata.rdf_xml import Node, Value, link, rdf_xml
from scripts.site.package.platform_settings import decided
from scripts.site.text.language import Language, both
from scripts.site.text.words import LANGUAGES

# The European portal asks for the EU's name of a country, the Swedish one for that of Geonames.
SWEDEN = (f"{EU}country/SWE", "http://sws.geonames.org/2661886")
THEMES = (f"{EU}data-theme/JUST", f"{EU}data-theme/SOCI")
PUBLISHER_TYPE = "http://purl.org/adms/publishertype/NonGovernmentalOrganisation"
# The profile's own condition: whoever harvests the catalogue may pass it on. The data has a licence of its own.
CATALOGUE_LICENCE = "http://creativecommons.org/publicdomain/zero/1.0/"
DATA_PACKAGE = "https://datapackage.org/standard/data-package/"
# The pages that explain the data.
EXPLAINED = ("method/", "codebook/")
# What a harvester that does not know the EU's lists, or this one, shows in their place: in English, as those lists begin.
CONCEPTS = {
    THEMES[0]: "Justice, legal system and public safety",
    THEMES[1]: "Population and society",
    PUBLISHER_TYPE: "Non-Governmental Organisation",
    STABLE: "Stable",
}
THEME_LIST, THEME_LIST_TITLE = f"{EU}data-theme", "Data theme"
# The address by which the portals know a Swedish organisation, once its number is set.
ORGANISATION = "http://dataportal.se/organisation/SE"


def catalogue(package: Package, releases: Sequence[Release], files: Sequence[PublishedFile]) -> bytes:
    """The catalogue of the published `package`. `files`: those of it, in every format."""
    distributions = distribution_nodes(package, files)
    own = [
        catalogue_itself(package, releases),
        dataset(package, releases, [node for node in distributions if node.kind == "dcat:Distribution"]),
        publisher(package),
        *contact(package),
        *doi(package),
        period(package),
    ]
    return rdf_xml([*own, *vocabulary(package), *distributions])


def catalogue_itself(package: Package, releases: Sequence[Release]) -> Node:
    """The catalogue with its one dataset."""
    words = {lang: Language(lang).words["catalogue_title"] for lang in LANGUAGES}
    said = {lang: Language(lang).words["catalogue_description"] for lang in LANGUAGES}
    return Node(
        catalogue_node(package, "catalogue"),
        "dcat:Catalog",
        (
            *texts("dct:title", words),
            *texts("dct:description", said),
            *dates(package, releases),
            ("dct:publisher", link(publisher_address(package))),
            ("dct:license", link(CATALOGUE_LICENCE)),
            ("dcat:dataset", link(catalogue_node(package, "dataset"))),
            ("dcat:themeTaxonomy", link(THEME_LIST)),
            *links("foaf:homepage", pages(package, "")[:1]),
            *links("dct:language", TONGUES.values()),
            *links("dct:spatial", SWEDEN),
        ),
    )


def dataset(package: Package, releases: Sequence[Release], distributions: Sequence[Node]) -> Node:
    """The package: what it is, whose, about where and when, and the forms in which it is published."""
    descriptor = package.descriptor
    return Node(
        catalogue_node(package, "dataset"),
        "dcat:Dataset",
        (
            *texts("dct:title", both(descriptor, "title")),
            *texts("dct:description", both(descriptor, "description")),
            *dates(package, releases),
            *keywords(descriptor),
            # The UUID of the package itself: made once, and the same wherever the site may move.
            ("dct:identifier", Value(str(descriptor["id"]))),
            ("dct:publisher", link(publisher_address(package))),
            ("dct:creator", link(publisher_address(package))),
            ("dct:temporal", link(catalogue_node(package, "period"))),
            ("dct:accrualPeriodicity", link(f"{EU}frequency/ANNUAL")),
            ("dct:accessRights", link(f"{EU}access-right/PUBLIC")),
            ("dct:conformsTo", link(DATA_PACKAGE)),
            ("dcat:temporalResolution", Value("P1Y", datatype="xsd:duration")),
            ("dcat:version", Value(str(descriptor["version"]))),
            *(("dcat:contactPoint", link(node.address)) for node in contact(package)),
            *(("adms:identifier", link(node.address)) for node in doi(package)),
            *links("dcat:theme", THEMES),
            *links("dct:language", TONGUES.values()),
            *links("dct:spatial", SWEDEN),
            *links("dcat:landingPage", pages(package, "data/")),
            *links("foaf:page", explained(package)),
            *links("dcat:distribution", (node.address for node in distributions)),
        ),
    )


def publisher(package: Package) -> Node:
    """Who publishes the catalogue and the data; with the organisation number once it is set."""
    number = decided("organisation_number", package)
    return Node(
        publisher_address(package),
        "foaf:Agent",
        (
            ("foaf:name", Value(package.descriptor["contributors"][0]["title"], language="sv")),
            ("dct:type", link(PUBLISHER_TYPE)),
            *((("dct:identifier", Value(number)),) if number else ()),
        ),
    )


def publisher_address(package: Package) -> str:
    """The address of the publisher: the portals' own for its organisation number, else one here."""
    digits = decided("organisation_number", package).replace("-", "")
    return ORGANISATION + digits if digits else catalogue_node(package, "publisher")


def contact(package: Package) -> list[Node]:
    """Whom to tell of a fault, once it is set. The Swedish profile asks for a mail address, so another address is no contact."""
    address = decided("error_contact", package)
    if "@" not in address:
        return []
    name = Value(package.descriptor["contributors"][0]["title"], language="sv")
    properties = (("vcard:fn", name), ("vcard:hasEmail", link(f"mailto:{address}")))
    return [Node(catalogue_node(package, "contact"), "vcard:Organization", properties)]


def doi(package: Package) -> list[Node]:
    """The DOI of all versions, once there is one."""
    address = doi_address(decided("doi", package))
    notation = ("skos:notation", Value(address, datatype="xsd:anyURI"))
    return [Node(catalogue_node(package, "doi"), "adms:Identifier", (notation,))] if address else []


def explained(package: Package) -> list[str]:
    """Where the data is explained: the start of the version, the pages, and the description of every table."""
    own = [pinned(package, lang, "") for lang in LANGUAGES]
    return [
        *own,
        *(page for address in EXPLAINED for page in pages(package, address)),
        pinned_file(package, LATEST + DESCRIPTOR),
    ]


def period(package: Package) -> Node:
    """The years that the figures are about, from the first day to the last."""
    first, last = years_covered(package)
    return Node(
        catalogue_node(package, "period"),
        "dct:PeriodOfTime",
        (
            ("dcat:startDate", Value(f"{first}-01-01", datatype="xsd:date")),
            ("dcat:endDate", Value(f"{last}-12-31", datatype="xsd:date")),
        ),
    )


def years_covered(package: Package, indicator: str = "") -> tuple[str, str]:
    """The first and the last year that the figures (of one indicator) are about; the newest report's where there is none."""
    rows = [row for row in package.rows("observations") if indicator in ("", row["indicator"])]
    years = sorted({year for row in rows for year in (row["year"], row["year_to"]) if year}) or [package.latest_year]
    return years[0], years[-1]


def vocabulary(package: Package) -> list[Node]:
    """What the nodes that stand elsewhere are, so that the file can be checked by itself."""
    labels = {address: (("skos:prefLabel", Value(label, language="en")),) for address, label in CONCEPTS.items()}
    kinds = {
        "dct:Location": SWEDEN,
        "dct:LinguisticSystem": TONGUES.values(),
        "dct:Frequency": (f"{EU}frequency/ANNUAL",),
        "dct:RightsStatement": (f"{EU}access-right/PUBLIC",),
        "dct:LicenseDocument": (CATALOGUE_LICENCE, data_licence(package)),
        "dct:Standard": (DATA_PACKAGE,),
        "foaf:Document": (*explained(package), *pages(package, ""), *pages(package, "data/")),
    }
    themes = Node(THEME_LIST, "skos:ConceptScheme", (("dct:title", Value(THEME_LIST_TITLE, language="en")),))
    concepts = [Node(address, "skos:Concept", said) for address, said in labels.items()]
    return [themes, *concepts, *(Node(each, kind, ()) for kind, addresses in kinds.items() for each in addresses)]


def dates(package: Package, releases: Sequence[Release]) -> tuple[tuple[str, Value], ...]:
    """When the package was first published, and when this version was."""
    days = {"dct:issued": releases[0].package, "dct:modified": package}
    return tuple((name, Value(each.descriptor["created"][:10], datatype="xsd:date")) for name, each in days.items())


def keywords(descriptor: Mapping[str, Any]) -> list[tuple[str, Value]]:
    """The keywords of both languages."""
    lists = both(descriptor, "keywords")
    return [("dcat:keyword", Value(word, language=lang)) for lang in LANGUAGES for word in lists[lang]]


def pages(package: Package, address: str) -> list[str]:
    """The address of a page in each language."""
    return [permanent(package, lang, address) for lang in LANGUAGES]


def texts(name: str, said: Mapping[str, str]) -> list[tuple[str, Value]]:
    """A text in each language."""
    return [(name, Value(text, language=lang)) for lang, text in said.items()]


def links(name: str, addresses: Iterable[str]) -> list[tuple[str, Value]]:
    """A link to each address."""
    return [(name, link(address)) for address in addresses]
