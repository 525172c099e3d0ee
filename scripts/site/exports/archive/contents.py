"""What lies in the archive: descriptor, figures file in each language and form, tables, a page that explains them, licence.

A release is this ZIP, and so is the newest one before the first release: made here and nowhere else. The same package gives the
same bytes.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from textwrap import fill
from typing import Any

from scripts.ground.data_package import DESCRIPTOR, Package
from scripts.ground.once import once
from scripts.ground.releases import LICENCE_FILE, README_FILE
from scripts.ground.zipping import unzipped, zipped
from scripts.site.addresses import figures_file
from scripts.site.exports.archive.descriptor import PARQUET, descriptor, kept_tables
from scripts.site.exports.asking.beside import asking_files
from scripts.site.exports.figures.forms import figures_csv, figures_parquet
from scripts.site.kept import of_package
from scripts.site.package.citing import cited_package, reference
from scripts.site.text.language import Language
from scripts.site.text.templates import rendered
from scripts.site.text.words import LANGUAGES

WIDTH = 125  # of the readme


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
    cited = (reference(cited_package(package), package, Language(lang)) for lang in LANGUAGES)
    return {
        DESCRIPTOR: described,
        **data,
        README_FILE: readme(told, *cited).encode("utf-8"),
        LICENCE_FILE: rendered("licence.txt", descriptor=told).encode("utf-8") + b"\n",
    }


def data_files(package: Package) -> dict[str, bytes]:
    """Path -> bytes of what the descriptor names: what one begins with first."""
    made = {figures_file(lang, folder=""): figures_csv(package, lang) for lang in LANGUAGES}
    made |= {figures_file(lang, PARQUET, ""): figures_parquet(package, lang) for lang in LANGUAGES}
    paths = [str(package.resource(name)["path"]) for name in kept_tables(package)]
    return made | asking_files(package) | {path: package.files[path] for path in paths}


def readme(descriptor: Mapping[str, Any], cite: str, cite_en: str) -> str:
    """The page as text. `descriptor`: that of the archive; then how to cite it, in both languages."""
    told = {"descriptor": descriptor, "cite": cite, "cite_en": cite_en, "files": files(descriptor["resources"])}
    return rendered("readme.txt", **told, numbered=numbered)


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
