"""The archive: descriptor, figures file in each language and form, tables, a page that explains them, licence.

A release is this ZIP, and so is the newest one before the first release: made here and nowhere else. The same package gives the
same bytes. Of the tables of the package it has those that a recomputation or a revision needs; those that only the pages and the
audit are built from stay with the release, and a key that leads to one of them is left out.
"""

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from textwrap import fill
from typing import Any

from scripts.ground.data_package import DESCRIPTOR, FILE, Package, once
from scripts.ground.releases import LICENCE_FILE, README_FILE
from scripts.ground.zipping import unzipped, zipped
from scripts.site.addresses import figures_file
from scripts.site.exports.benchmark import asking_files
from scripts.site.exports.figures.columns import COLUMNS, ENUMS, REQUIRED
from scripts.site.exports.figures.forms import figures_csv, figures_parquet
from scripts.site.kept import of_package
from scripts.site.package.citing import cited_package, reference
from scripts.site.package.labels import LICENCE, is_open
from scripts.site.text.language import LANGUAGES, LISTS, Language
from scripts.site.text.templates import rendered

# Both forms of it: ending -> media type.
CSV, PARQUET = "csv", "parquet"
MEDIA = {CSV: "text/csv", PARQUET: "application/vnd.apache.parquet", "py": "text/x-python"}
# What is printed and where, with codes; what may be, in codes; how it was decided; and what has changed, when something has.
TABLES = (
    *("observations", "statements", "notes", "sources", "rules", "assumptions"),
    *("indicators", "categories", "populations", "relations", "mappings"),
    *("corrections", "questions", "changes", "revisions"),
)
FORM = ("form", "form_facts", "expectations")
SCHEMA = "https://datapackage.org/profiles/2.0/tableschema.json"
WIDTH = 125  # of the readme


def descriptor(package: Package, files: Mapping[str, bytes]) -> bytes:
    """The descriptor as a file. `files`: path -> bytes of the figures files, the tables and whatever lies beside them, in order."""
    own = {str(each["path"]): each for each in package.descriptor["resources"]}
    names = {str(each["name"]) for each in package.descriptor["resources"] if each["path"] in files}
    resources = [shortened(own[path], names) if path in own else resource(path, data) for path, data in files.items()]
    told = {**package.descriptor, "resources": resources}
    if is_open(LICENCE, package):
        del told["licenses"]
    return (json.dumps(told, ensure_ascii=False, indent=2) + "\n").encode("utf-8")


def shortened(table: Mapping[str, Any], names: set[str]) -> dict[str, Any]:
    """A table of the package, with only the keys whose table is there."""
    schema = dict(table["schema"])
    keys = [key for key in schema.pop("foreignKeys", []) if key["reference"].get("resource", table["name"]) in names]
    return {**table, "schema": schema | ({"foreignKeys": keys} if keys else {})}


def resource(path: str, data: bytes) -> dict[str, Any]:
    """What is no table of the package: the figures file, with the schema of its columns as CSV; else a file."""
    stem, _, ending = path.rpartition("/")[2].rpartition(".")
    lang = next((each for each in LANGUAGES if path == figures_file(each, folder="")), "")
    return {
        "name": stem if lang else f"{stem}-{ending}",
        "type": "table" if lang else FILE,
        "path": path,
        **described(stem, ending),
        "format": ending,
        "mediatype": MEDIA[ending],
        **({"encoding": "utf-8"} if ending != PARQUET else {}),
        "bytes": len(data),
        "hash": f"sha256:{hashlib.sha256(data).hexdigest()}",
        **({"schema": {**schema(), "primaryKey": ["id"]}} if lang else {}),
    }


def described(stem: str, ending: str) -> dict[str, str]:
    """Title and description of a file in every language."""
    word = f"{stem}_{ending}".replace("-", "_")
    told: dict[str, str] = {}
    for lang in LANGUAGES:
        words, key = LISTS["archive"][lang], Language(lang).key
        told |= {key("title"): words[f"title_{word}"], key("description"): words[f"about_{word}"]}
    return told


def schema() -> dict[str, Any]:
    """The Table Schema of the figures file."""
    return {"$schema": SCHEMA, "fields": [*fields()], "missingValues": [""]}


def fields() -> Iterator[dict[str, Any]]:
    """The columns of the figures file: name, type, words in every language, what may stand there."""
    for name, kind in COLUMNS.items():
        told: dict[str, Any] = {"name": name, "type": kind}
        for lang in LANGUAGES:
            words, key = LISTS["figures"][lang], Language(lang).key
            told |= {key("title"): words[f"column_{name}"], key("description"): words[f"meaning_{name}"]}
        limits: dict[str, Any] = {"required": True} if name in REQUIRED else {}
        limits |= {"enum": [*ENUMS[name]]} if name in ENUMS else {}
        yield told | ({"constraints": limits} if limits else {})


@once
def archive(package: Package) -> bytes:
    """The ZIP, kept for the next build."""
    return of_package(package, "archive", lambda: zipped(all_files(package)))


@once
def archive_files(package: Package) -> dict[str, bytes]:
    """Path -> bytes of everything in the ZIP."""
    return unzipped(archive(package))


def all_files(package: Package) -> dict[str, bytes]:
    """The same, as the package says it."""
    data = data_files(package)
    described = descriptor(package, data)
    told = json.loads(described)
    cite, cite_en = (reference(cited_package(package), package, Language(lang)) for lang in LANGUAGES)
    return {
        DESCRIPTOR: described,
        **data,
        README_FILE: rendered(
            "readme.txt",
            descriptor=told,
            cite=cite,
            cite_en=cite_en,
            files=files(told["resources"]),
            numbered=numbered,
        ).encode("utf-8"),
        LICENCE_FILE: rendered("licence.txt", descriptor=package.descriptor, is_open=is_open(LICENCE, package)).encode(
            "utf-8"
        )
        + b"\n",
    }


def data_files(package: Package) -> dict[str, bytes]:
    """Path -> bytes of what the descriptor names: what one begins with first. A table that is empty says nothing.

    With invented people goes the form, by which they can be added up.
    """
    tables = [name for name in TABLES if package.rows_if_any(name)]
    of_form = [name for name in FORM if package.rows_if_any(name)]  # a version from before a table has it not
    tables += [*package.witnesses, *of_form] if package.witnesses else []
    made = {figures_file(lang, folder=""): figures_csv(package, lang) for lang in LANGUAGES}
    made |= {figures_file(lang, PARQUET, ""): figures_parquet(package, lang) for lang in LANGUAGES}
    paths = [str(package.resource(name)["path"]) for name in tables]
    return made | asking_files(package) | {path: package.files[path] for path in paths}


def files(resources: Sequence[Mapping[str, Any]]) -> Iterator[tuple[Mapping[str, Any], Mapping[str, Any]]]:
    """Each file with its schema; columns that the one before has too are not told again."""
    before: Mapping[str, Any] = {}
    for one in resources:
        schema = one.get("schema", {})
        yield one, {} if schema.get("fields") == before.get("fields") else schema
        before = schema


def numbered(lines: Sequence[str]) -> str:
    """The lines as a list."""
    return "\n".join(fill(f"{number}. {line}", WIDTH, subsequent_indent="   ") for number, line in enumerate(lines, 1))
