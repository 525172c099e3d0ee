"""The two files that GitHub and Zenodo look for at the top of the repository, from what the package says of itself.

Both are made by machine: title, version and date stand by hand in `package.yml` alone, so they cannot come to differ. Sources:
https://citation-file-format.github.io/ (version 1.2.0) and https://developers.zenodo.org/#representation.
"""

import datetime
import html
import json
from collections.abc import Mapping
from typing import Any

import yaml

HEAD = (
    "# python -m scripts package skriver filen; ändra i datapackage/package.yml. / Written by it; change package.yml.\n"
)
MESSAGE = "Hänvisa till datamängden så här när du använder den. / Please cite the dataset like this when you use it."


def citation_files(descriptor: Mapping[str, Any], platform: Mapping[str, str]) -> dict[str, bytes]:
    """File name -> bytes. `platform`: what the platform has set; an address that is a placeholder stands in neither file."""
    return {
        "CITATION.cff": (HEAD + as_yaml(citation(descriptor, platform))).encode("utf-8"),
        ".zenodo.json": (json.dumps(deposit(descriptor, platform), ensure_ascii=False, indent=2) + "\n").encode(
            "utf-8"
        ),
    }


def as_yaml(content: Mapping[str, Any]) -> str:
    """The content in its own order, a line each."""
    return str(yaml.safe_dump(dict(content), sort_keys=False, allow_unicode=True, width=10_000))


def citation(descriptor: Mapping[str, Any], platform: Mapping[str, str]) -> dict[str, Any]:
    """What CITATION.cff says."""
    addresses = {
        "url": descriptor["homepage"] if "site_address" in platform else "",
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
        "identifiers": [{"type": "other", "value": descriptor["id"]}],
        **{name: address for name, address in addresses.items() if address},
        "keywords": [*descriptor["keywords"], *descriptor["keywords_en"]],
    }


def deposit(descriptor: Mapping[str, Any], platform: Mapping[str, str]) -> dict[str, Any]:
    """What .zenodo.json says; its description is HTML."""
    texts = (descriptor["description"], f"{descriptor['title_en']}. {descriptor['description_en']}")
    found: dict[str, Any] = {
        "title": descriptor["title"],
        "description": "".join(f"<p>{html.escape(text)}</p>" for text in texts),
        "upload_type": "dataset",
        "access_right": "open",
        "license": descriptor["licenses"][0]["name"].lower(),
        "creators": [{"name": one["title"]} for one in descriptor["contributors"]],
        "version": descriptor["version"],
        "publication_date": descriptor["created"][:10],
        "language": "swe",
        "keywords": [*descriptor["keywords"], *descriptor["keywords_en"]],
    }
    if "site_address" in platform:
        site = {"identifier": descriptor["homepage"], "relation": "isDocumentedBy", "resource_type": "other"}
        found["related_identifiers"] = [site]
    return found
