"""What lies in the archive: descriptor, figures file in each language and form, tables, a page that explains them, licence.

A release is this ZIP, and so is the newest one before the first release: made here and nowhere else. The same package gives the
same bytes.
"""

import json
from collections.abc import Mapping
from typing import Any

from scripts.ground.data_package import DESCRIPTOR, Package
from scripts.ground.once import once
from scripts.ground.releases import LICENCE_FILE, README_FILE
from scripts.site.addresses import figures_file
from scripts.site.exports.archive.descriptor import PARQUET, descriptor, kept_tables
from scripts.site.exports.archive.readme import readme
from scripts.site.exports.asking.beside import asking_files
from scripts.site.exports.figures.forms import figures_csv, figures_parquet
from scripts.site.package.citing import cited_package, reference
from scripts.site.text.language import Language
from scripts.site.text.words import LANGUAGES

LICENCE = """Licens för data / licence of the data

{licences}

© {creator}. Ange källan när du använder siffrorna, och skriv om du har ändrat något.
Give the source when you use the figures, and say if you have changed anything.
"""


@once
def archive_files(package: Package) -> dict[str, bytes]:
    """Path -> bytes of everything in the ZIP, the descriptor first, then what it names, in its order."""
    data = data_files(package)
    described = descriptor(package, data)
    told = json.loads(described)
    cited = (reference(cited_package(package), package, Language(lang)) for lang in LANGUAGES)
    return {
        DESCRIPTOR: described,
        **data,
        README_FILE: readme(told, *cited).encode("utf-8"),
        LICENCE_FILE: licence(told).encode("utf-8"),
    }


def data_files(package: Package) -> dict[str, bytes]:
    """Path -> bytes of what the descriptor names: what one begins with first."""
    made = {figures_file(lang, folder=""): figures_csv(package, lang) for lang in LANGUAGES}
    made |= {figures_file(lang, PARQUET, ""): figures_parquet(package, lang) for lang in LANGUAGES}
    paths = [str(package.resource(name)["path"]) for name in kept_tables(package)]
    return made | asking_files(package) | {path: package.files[path] for path in paths}


def licence(descriptor: Mapping[str, Any]) -> str:
    """The licence of the data, with its address."""
    licences = [f"{one['title']} ({one['name']}): {one['path']}" for one in descriptor["licenses"]]
    return LICENCE.format(creator=descriptor["contributors"][0]["title"], licences="\n".join(licences))
