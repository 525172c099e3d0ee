"""Writes named RDF nodes as RDF/XML, the same bytes every time: nodes by address, properties by name, then by value.

Source: https://www.w3.org/TR/rdf-syntax-grammar/. rdflib's own output changes with the hash seed, so it only reads this back.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from xml.etree import ElementTree as ET

PREFIXES = {
    "dcat": "http://www.w3.org/ns/dcat#",
    "dcatap": "http://data.europa.eu/r5r/",
    "dct": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "spdx": "http://spdx.org/rdf/terms#",
    "vcard": "http://www.w3.org/2006/vcard/ns#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}


@dataclass(frozen=True, order=True)
class Value:
    """A link to a node, or a text with its language or its datatype (`xsd:date`)."""

    text: str
    language: str = ""
    datatype: str = ""
    is_link: bool = False


@dataclass(frozen=True, order=True)
class Node:
    """A thing with an address of its own, its class (`dcat:Dataset`) and what is said of it: (property, value)."""

    address: str
    kind: str
    properties: tuple[tuple[str, Value], ...]


def link(address: str) -> Value:
    """A link to a node here or elsewhere."""
    return Value(address, is_link=True)


def rdf_xml(nodes: Iterable[Node]) -> bytes:
    """The nodes as one RDF/XML document in UTF-8.

    Names are written with their prefixes, which stand at the root: to tell ElementTree of them would change what other
    writers of XML in the same process write, the workbook's among them.
    """
    root = ET.Element("rdf:RDF", {f"xmlns:{prefix}": namespace for prefix, namespace in PREFIXES.items()})
    for node in sorted(set(nodes)):
        element = ET.SubElement(root, node.kind, {"rdf:about": node.address})
        for name, value in sorted(set(node.properties)):
            add(element, name, value)
    ET.indent(root)
    text = ET.tostring(root, encoding="unicode")
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{text}\n'.encode()


def add(element: ET.Element, name: str, value: Value) -> None:
    """One property of a node."""
    if value.is_link:
        ET.SubElement(element, name, {"rdf:resource": value.text})
        return
    attributes = {"xml:lang": value.language} if value.language else {}
    if value.datatype:
        prefix, _, local = value.datatype.partition(":")
        attributes["rdf:datatype"] = PREFIXES[prefix] + local
    ET.SubElement(element, name, attributes).text = value.text
