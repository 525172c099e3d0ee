"""What a program that follows a citation reads in the head of the page: typed links, the same on every landing page.

Source: the FAIR Signposting Profile, https://signposting.org/FAIR/, level 1, as links in HTML: the host sends no header of ours, so
a file cannot lead back to its page, and no set of links can be served as its media type, which level 2 asks for.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from scripts.ground.data_package import DESCRIPTOR, Package
from scripts.ground.releases import Release
from scripts.site.addresses import CATALOGUE, CROISSANT, absolute, pinned
from scripts.site.exports.published import FORMS, PublishedFile, kept_files
from scripts.site.metadata.catalogue import publisher_address
from scripts.site.metadata.structured_data import DATA_PAGE, INDICATORS, of_version
from scripts.site.package.labels import Labels
from scripts.site.text.words import LANGUAGES

ABOUT, DATASET = "https://schema.org/AboutPage", "https://schema.org/Dataset"
RDF, JSON, JSON_LD = "application/rdf+xml", "application/json", "application/ld+json"


@dataclass(frozen=True)
class Signpost:
    """A link of a page: how it is related to what it leads to, and the media type of that where it is a file."""

    rel: str
    href: str
    type: str = ""


def signposts(address: str, labels: Labels, releases: Sequence[Release]) -> list[Signpost]:
    """The links of the page at `address` (under the root of its language); none where the page describes no data.

    A page of today says which version is to be cited in its place, and where the catalogue and the description for learning are.
    """
    version, below = of_version(address, releases)
    package = version.package if version else labels.package
    start = "" if version else DATA_PAGE
    name = below.removeprefix(INDICATORS).removesuffix("/")
    if below != start and not (below.startswith(INDICATORS) and name in package.by_name["indicators"]):
        return []
    cited = pinned(package, LANGUAGES[0], "" if below == start else below)
    found = [Signpost("cite-as", cited), Signpost("license", package.descriptor["licenses"][0]["path"])]
    if package.version == labels.package.version:
        found.append(Signpost("describedby", absolute(labels.package, CATALOGUE), RDF))
        found.append(Signpost("describedby", absolute(labels.package, CROISSANT), JSON_LD))
    return [*found, *of_landing(package, below, kept_files(version))] if version else found


def of_landing(package: Package, below: str, files: Sequence[PublishedFile]) -> list[Signpost]:
    """What the landing page of a version has beside: who made it, what it is, what describes it, and its files."""
    found = [Signpost("author", publisher_address(package)), Signpost("type", ABOUT), Signpost("type", DATASET)]
    by_path = {file.path.rpartition("/")[2]: file for file in files}
    found.append(Signpost("describedby", absolute(package, by_path[DESCRIPTOR].path), JSON))
    forms = [file for file in files if file.kind in FORMS and (not below or file.kind == "figures")]
    found += [Signpost("item", absolute(package, file.path), file.media_type) for file in forms]
    return found if not below else [*found, Signpost("collection", pinned(package, LANGUAGES[0], ""))]
