"""What the package holds as one ZIP: the descriptor and the tables as they lie, a page that explains them, the licence.

A release is this ZIP, and so is the newest one before the first release: made here and nowhere else. The same package gives the
same bytes.
"""

from collections.abc import Mapping
from typing import Any

from scripts.archive.readme import readme

LICENCE = """Licens för data / licence of the data

{licences}

© {creator}. Ange källan när du använder siffrorna, och skriv om du har ändrat något.
Give the source when you use the figures, and say if you have changed anything.
"""


def archive_files(package: Mapping[str, bytes], descriptor: Mapping[str, Any]) -> dict[str, bytes]:
    """Path -> bytes of everything in the ZIP. `package`: the descriptor and the tables as they lie."""
    return {
        **package,
        "README.txt": readme(descriptor).encode("utf-8"),
        "LICENSE.txt": licence(descriptor).encode("utf-8"),
    }


def licence(descriptor: Mapping[str, Any]) -> str:
    """The licence of the data, with its address."""
    licences = [f"{one['title']} ({one['name']}): {one['path']}" for one in descriptor["licenses"]]
    return LICENCE.format(creator=descriptor["contributors"][0]["title"], licences="\n".join(licences))
