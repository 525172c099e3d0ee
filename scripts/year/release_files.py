"""What a release holds, as bytes: the package, a page that says what it is, the licence of the data, and all in one ZIP.

The same package gives the same bytes: no clock, sorted names, one fixed time for every file.
"""

import io
import zipfile
from collections.abc import Mapping
from typing import Any

# The first moment that the ZIP format can write: a real time would change the bytes on every run.
ZIP_TIME = zipfile.ZipInfo("").date_time
PERMISSIONS = 0o644 << 16  # readable for all, as on any other machine
UNIX = 3

# Plain text, as the tool that builds the site would make a page of Markdown.
README = """{title}

{description}

Version {version}, {created}. {homepage}

Börja med data/observations.csv: en rad för varje värde. data/statements.csv har en rad för varje ställe där en uppgift står
tryckt. Tabellerna är CSV i UTF-8; en tom cell betyder att uppgiften saknas, aldrig noll. Vad som ändrats sedan förra versionen
står i data/changes.csv, och skälen i data/revisions.csv. Licensen står i LICENSE.txt.

Så citerar du: {creator} ({year}). {title}. Version {version} [datapaket]. {homepage}


{title_en}

{description_en}

Begin with data/observations.csv: one row for each value. data/statements.csv has a row for each place where a figure is
printed. The tables are CSV in UTF-8; an empty cell means that the figure is missing, never zero. What changed since the last
version is in data/changes.csv, and the reasons in data/revisions.csv. The licence is in LICENSE.txt.

Cite as: {creator} ({year}). {title_en}. Version {version} [data package]. {homepage}


{tables}
"""
LICENCE = """Licens för data / licence of the data

{licences}

© {creator}. Ange källan när du använder siffrorna, och skriv om du har ändrat något.
Give the source when you use the figures, and say if you have changed anything.
"""


def release_files(package: Mapping[str, bytes], descriptor: Mapping[str, Any]) -> dict[str, bytes]:
    """Path -> bytes of everything in a release. `package`: the descriptor and the tables as they lie."""
    facts = {name: descriptor[name] for name in ("title", "title_en", "description", "description_en", "version")}
    facts |= {"created": descriptor["created"][:10], "year": descriptor["created"][:4]}
    facts |= {"homepage": descriptor["homepage"], "creator": descriptor["contributors"][0]["title"]}
    tables = [f"{one['path']}: {one['title']} / {one['title_en']}" for one in descriptor["resources"]]
    licences = [f"{one['title']} ({one['name']}): {one['path']}" for one in descriptor["licenses"]]
    return {
        **package,
        "README.txt": README.format(**facts, tables="\n".join(tables)).encode("utf-8"),
        "LICENSE.txt": LICENCE.format(**facts, licences="\n".join(licences)).encode("utf-8"),
    }


def zipped(files: Mapping[str, bytes]) -> bytes:
    """The files in one ZIP, the same on every system. Not compressed: other versions of zlib would give other bytes."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_STORED) as archive:
        for path in sorted(files):
            entry = zipfile.ZipInfo(path, ZIP_TIME)
            entry.create_system = UNIX
            entry.external_attr = PERMISSIONS
            archive.writestr(entry, files[path])
    return target.getvalue()
