"""The description for data catalogues: it parses, keeps to the profiles, is complete, and has the same bytes every time."""

import hashlib
from functools import cache

import pytest
from pyshacl import validate
from rdflib import DCAT, DCTERMS, FOAF, RDF, SH, SKOS, XSD, BNode, Graph, Literal, Namespace, URIRef
from rdflib.term import Node

from scripts.ground.data_package import Package, PackageError, Row
from scripts.paths import DATAPACKAGE, ROOT
from scripts.site.addresses import CATALOGUE, LATEST
from scripts.site.content import downloads
from scripts.site.exports.catalogue import catalogue
from scripts.site.exports.published import (
    FORMS,
    ZIP,
    PublishedFile,
    as_release,
    lasting,
    published_files,
    read_published,
)
from scripts.site.package.labels import read_package
from tests.site_package import both, package

SHAPES = ROOT / "tests/shapes/catalogue.ttl"
SPDX = Namespace("http://spdx.org/rdf/terms#")
ADMS = Namespace("http://www.w3.org/ns/adms#")
VCARD = Namespace("http://www.w3.org/2006/vcard/ns#")
LICENCE = {"title": "CC BY", "path": "https://creativecommons.org/licenses/by/4.0/"}


def platform(**values: str) -> list[Row]:
    """What the platform has set."""
    return [
        {"setting": name, "setting_value": text, "setting_state": "set", **both(title="/")}
        for name, text in values.items()
    ]


@cache
def decided() -> Package:
    """The tiny package, when the platform has set everything."""
    found = package(platform=platform(organisation_number="556000-0000", error_contact="fel@example.org"))
    found.descriptor["licenses"][0].update(LICENCE)
    return found


def a_file(media_type: str = ZIP) -> PublishedFile:
    """A small file."""
    return PublishedFile(f"{LATEST}tiny.zip", "zip", media_type, lambda: b"zip", stays=True)


def graph(made_of: Package) -> Graph:
    """The catalogue of one file, as rdflib reads it."""
    return Graph().parse(data=catalogue(made_of, [as_release(made_of)], [a_file()]), format="xml")


@cache
def shapes() -> Graph:
    return Graph().parse(SHAPES)


def failures(found: Graph) -> set[tuple[Node | None, Node | None]]:
    """(severity, shape) of each fault that pyshacl sees."""
    _, report, _ = validate(found, shacl_graph=shapes(), advanced=False)
    assert isinstance(report, Graph)
    return {
        (report.value(each, SH.resultSeverity), report.value(each, SH.sourceShape))
        for each in report.subjects(RDF.type, SH.ValidationResult)
    }


def names(found: set[tuple[Node | None, Node | None]]) -> set[str]:
    return {str(shape).removeprefix("urn:shapes:") for _, shape in found}


@cache
def published() -> Graph:
    made_of = read_package(DATAPACKAGE)
    return Graph().parse(data=downloads(made_of, read_published(DATAPACKAGE, made_of))[CATALOGUE], format="xml")


def test_the_published_catalogue_keeps_to_both_profiles():
    """No mandatory property is missing; of the recommended ones only those that the platform has still to set."""
    found = failures(published())
    assert {severity for severity, _ in found} <= {SH.Warning}
    assert names(found) <= {"dataset-contact", "agent-identifier"}


def test_nothing_is_missing_once_the_platform_has_set_it():
    """Then every recommended property is there too."""
    assert failures(graph(decided())) == set()


def test_a_placeholder_is_published_nowhere():
    """No invented mail address, and no invented organisation number."""
    texts = {str(node) for node in published().all_nodes()}
    waiting = [row for row in read_package(DATAPACKAGE).rows("platform") if row["setting_state"] == "placeholder"]
    values = {row["setting_value"] for row in waiting if row["setting"] in ("organisation_number", "error_contact")}
    assert not any(value and value.replace("-", "") in text.replace("-", "") for value in values for text in texts)


def test_there_is_one_dataset_and_each_distribution_is_all_of_it_in_one_form():
    """The figures file, as CSV and Parquet, and the ZIP: where they stay, with size and checksum of the bytes; no table."""
    made_of = read_package(DATAPACKAGE)
    files = [file for file in published_files(read_published(DATAPACKAGE, made_of)[-1]) if file.kind in FORMS]
    assert not [file for file in files if file.table]
    assert len(set(published().subjects(RDF.type, DCAT.Dataset))) == 1
    assert len(set(published().subjects(RDF.type, DCAT.Distribution))) == len(files)
    for file in files:
        node = published().value(None, DCAT.downloadURL, URIRef(lasting(made_of, file)))
        assert node, file.path
        assert f"/v{made_of.version}/" in lasting(made_of, file)
        size = Literal(str(len(file.data)), datatype=XSD.nonNegativeInteger)
        assert published().value(node, DCAT.byteSize) == size
        digest = hashlib.sha256(file.data).hexdigest()
        found = published().value(published().value(node, SPDX.checksum), SPDX.checksumValue)
        assert found == Literal(digest, datatype=XSD.hexBinary)


def test_the_description_of_the_tables_is_where_the_dataset_leads():
    """And the start of the version, in both languages: what a citation leads to."""
    made_of = read_package(DATAPACKAGE)
    explained = {str(page) for page in published().objects(None, FOAF.page)}
    home, version = made_of.descriptor["homepage"], f"v{made_of.version}/"
    assert {f"{home}{version}datapackage.json", f"{home}{version}", f"{home}en/{version}"} <= explained


def test_a_doi_is_another_name_of_the_dataset_once_there_is_one():
    """Before that nothing claims one."""
    found = graph(package(platform=platform(doi="10.5281/zenodo.7")))
    (named,) = found.objects(None, ADMS.identifier)
    assert found.value(named, SKOS.notation) == Literal("https://doi.org/10.5281/zenodo.7", datatype=XSD.anyURI)
    assert not list(graph(decided()).objects(None, ADMS.identifier))


def test_every_link_within_the_catalogue_is_described():
    """What a node of the file points at under the same address stands in it."""
    inside = [
        node for node in published().objects() if isinstance(node, URIRef) and f"/{CATALOGUE}#" in node and "#" in node
    ]
    assert inside
    assert all((node, RDF.type, None) in published() for node in inside)


def demanded() -> list[tuple[str, URIRef, URIRef, bool]]:
    """(shape, class, property, mandatory) for each property that a shape asks for."""
    found = []
    for shape in sorted(shapes().subjects(SH.targetClass, None), key=str):
        for rule in sorted(shapes().objects(shape, SH.property), key=str):
            mandatory = shapes().value(rule, SH.severity) != SH.Warning
            kind, path = shapes().value(shape, SH.targetClass), shapes().value(rule, SH.path)
            assert isinstance(kind, URIRef)
            assert isinstance(path, URIRef)
            found.append((str(rule).removeprefix("urn:shapes:"), kind, path, mandatory))
    return found


@pytest.mark.parametrize(("shape", "kind", "path", "mandatory"), demanded())
@pytest.mark.slow(
    "fifty properties taken away",
    "test_the_published_catalogue_keeps_to_both_profiles",
    "test_each_shape_fails_with_a_wrong_value",
)
def test_each_shape_fails_without_its_property(shape, kind, path, mandatory):
    """A property that is dropped is missed: as a violation where a profile demands it, else as a warning."""
    found = graph(decided())
    for node in list(found.subjects(RDF.type, kind)):
        found.remove((node, path, None))
    assert (SH.Violation if mandatory else SH.Warning, URIRef(f"urn:shapes:{shape}")) in failures(found)


@pytest.mark.parametrize("lang", ["sv", "en"])
def test_each_language_is_asked_for(lang):
    """Title, description and keywords stand in both: one language alone is not enough."""
    found = graph(decided())
    for triple in [each for each in found if isinstance(each[2], Literal) and each[2].language == lang]:
        found.remove(triple)
    ending = "" if lang == "sv" else "-en"
    wanted = {
        f"{kind}{ending}" for kind in ("catalog-title", "dataset-title", "dataset-description", "dataset-keyword")
    }
    assert wanted <= names(failures(found))


WRONG = [
    ("catalog-licence", DCAT.Catalog, DCTERMS.license, URIRef("http://creativecommons.org/licenses/by/4.0/")),
    ("catalog-title", DCAT.Catalog, DCTERMS.title, Literal("utan språk")),
    ("dataset-description", DCAT.Dataset, DCTERMS.description, Literal("utan språk")),
    ("dataset-publisher", DCAT.Dataset, DCTERMS.publisher, Literal("Plattformen")),
    ("dataset-publisher", DCAT.Dataset, DCTERMS.publisher, BNode("blank")),
    ("dataset-identifier", DCAT.Dataset, DCTERMS.identifier, Literal("tiny")),
    ("dataset-theme", DCAT.Dataset, DCAT.theme, Literal("rättvisa")),
    ("dataset-issued", DCAT.Dataset, DCTERMS.issued, Literal("i fjol")),
    ("dataset-keyword", DCAT.Dataset, DCAT.keyword, Literal("behov")),
    ("dataset-temporal", DCAT.Dataset, DCTERMS.temporal, Literal("2031")),
    ("agent-type", FOAF.Agent, DCTERMS.type, Literal("förening")),
    ("agent-name", FOAF.Agent, FOAF.name, Literal("Plattformen")),
    ("file-access", DCAT.Distribution, DCAT.accessURL, Literal("https://example.org/")),
    ("file-access", DCAT.Distribution, DCAT.accessURL, URIRef("latest/tiny.zip")),
    ("file-format", DCAT.Distribution, DCTERMS.format, Literal("text/csv")),
    ("file-media", DCAT.Distribution, DCAT.mediaType, Literal("text/csv")),
    ("file-size", DCAT.Distribution, DCAT.byteSize, Literal("3 kB")),
    ("file-licence", DCAT.Distribution, DCTERMS.license, Literal("fri")),
    ("checksum-value", SPDX.Checksum, SPDX.checksumValue, Literal("0", datatype=XSD.hexBinary)),
    ("contact-mail", VCARD.Organization, VCARD.hasEmail, Literal("fel@example.org")),
]


@pytest.mark.filterwarnings("ignore:.*does not look like a valid URI.*")
@pytest.mark.parametrize(("shape", "kind", "path", "value"), WRONG)
def test_each_shape_fails_with_a_wrong_value(shape, kind, path, value):
    """Another licence, a text without language, a blank node, a relative address, a file type that is not the EU's."""
    found = graph(decided())
    for node in list(found.subjects(RDF.type, kind)):
        found.set((node, path, value))
    assert shape in names(failures(found))


@pytest.mark.parametrize("node", [BNode("blank"), URIRef("catalog.rdf#dataset")])
def test_a_node_without_an_absolute_address_fails(node):
    """Blank or relative."""
    found = graph(decided())
    found.add((node, RDF.type, FOAF.Document))
    assert names(failures(found)) == {"Named"}


def test_a_file_of_an_unknown_type_stops_the_build():
    """The catalogue has the EU's name for each type that is published."""
    with pytest.raises(PackageError, match=r"tiny\.zip.*text/nothing"):
        catalogue(decided(), [], [a_file("text/nothing")])


def test_a_text_of_the_package_is_no_markup():
    """It keeps its language, and markup is text."""
    made = package()
    made.descriptor["contributors"][0]["title"] = "a < b & c"
    assert Literal("a < b & c", lang="sv") in set(graph(made).objects(None, FOAF.name))
