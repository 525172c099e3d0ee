"""`CITATION.cff` at the top of the repository: how to cite what has been published, from what it says of itself.

Made by machine: title, version and date stand by hand in `package.yml` alone. Once something is released the file cites the newest
release, whatever has been merged since. Source: https://citation-file-format.github.io/ (version 1.2.0).
"""

import datetime
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import yaml

from scripts.ground.data_package import Package
from scripts.ground.problems import Problem
from scripts.ground.releases import ADDRESS, read_release, release_versions
from scripts.package.reading import opened
from scripts.year.compare_sources import folder_reader

CITATION = "CITATION.cff"
HEAD = (
    "# python -m scripts package skriver filen; ändra i datapackage/package.yml. / Written by it; change package.yml.\n"
)
MESSAGE = "Hänvisa till datamängden så här när du använder den. / Please cite the dataset like this when you use it."


def write_citation(folder: Path) -> None:
    """Write the file beside the package in `folder`; one that is already right is left alone."""
    path, data = folder.resolve().parent / CITATION, wanted(folder)
    if not path.is_file() or path.read_bytes() != data:
        path.write_bytes(data)


def stale_citation(folder: Path) -> list[Problem]:
    """A problem when the file is not what the published package says."""
    path = folder.resolve().parent / CITATION
    fresh = path.is_file() and path.read_bytes() == wanted(folder)
    return [] if fresh else [Problem(CITATION, 0, "", "package_stale")]


def wanted(folder: Path) -> bytes:
    """The file for the newest release of the package in `folder`, or before the first one for the package as it is built."""
    versions = release_versions(folder)
    package = read_release(folder, versions[-1]).package if versions else opened(folder_reader(folder), folder.name)
    return (HEAD + as_yaml(citation(package.descriptor, platform(package)))).encode("utf-8")


def platform(package: Package) -> dict[str, str]:
    """What the platform has set: setting -> value."""
    return {row["setting"]: row["setting_value"] for row in package.rows("platform") if row["setting_state"] == "set"}


def as_yaml(content: Mapping[str, Any]) -> str:
    """The content in its own order, a line each."""
    return str(yaml.safe_dump(dict(content), sort_keys=False, allow_unicode=True, width=10_000))


def citation(descriptor: Mapping[str, Any], platform: Mapping[str, str]) -> dict[str, Any]:
    """What the file says. An address that is a placeholder does not stand in it."""
    addresses = {
        "url": descriptor["homepage"] + ADDRESS.format(descriptor["version"]) if "site_address" in platform else "",
        "repository-code": platform.get("repository"),
    }
    return {
        "cff-version": "1.2.0",
        "message": MESSAGE,
        "type": "dataset",
        "title": descriptor["title"],
        "abstract": f"{descriptor['description']} / {descriptor['description_en']}",
        "authors": [{"name": one["title"]} for one in descriptor["contributors"]],
        "version": descriptor["version"],
        "date-released": datetime.date.fromisoformat(descriptor["created"][:10]),
        "license": descriptor["licenses"][0]["name"],
        "identifiers": [{"type": "other", "value": descriptor["id"]}, *doi(platform)],
        **{name: address for name, address in addresses.items() if address},
        "keywords": [*descriptor["keywords"], *descriptor["keywords_en"]],
    }


def doi(platform: Mapping[str, str]) -> list[dict[str, str]]:
    """The DOI of all versions, once there is one."""
    value = platform.get("doi")
    return [{"type": "doi", "value": value, "description": "Alla versioner / all versions"}] if value else []
